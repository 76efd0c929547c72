"""Gzip, unpacked piece by piece within a bound."""

import zlib


class Unpacking:
    """Unpacks gzip, of one member or several, and never more than there is room for."""

    def __init__(self) -> None:
        """Begin with the first member."""
        self._member = zlib.decompressobj(wbits=31)

    @property
    def complete(self) -> bool:
        """Whether the last member has come to its end."""
        return self._member.eof

    def more(self, packed: bytes, room: int) -> bytes:
        """Return what ``packed`` unpacks to, ``room`` bytes at most.

        Raises:
            zlib.error: it is damaged.
        """
        out = b""
        while packed and len(out) < room:
            if self._member.eof:
                self._member = zlib.decompressobj(wbits=31)
            out += self._member.decompress(packed, room - len(out))
            packed = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
        return out
