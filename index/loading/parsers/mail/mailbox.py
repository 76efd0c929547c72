"""Mailboxes: several messages in one file (mbox)."""

import re
from collections.abc import Iterator

_BEGINS = re.compile(rb"(?:\A|\n\r?\n|(?<=\n))From \S[^\n]*\d{4}(?: [+-]\d{4})?\r?\n(?=[!-9;-~]+:)")
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)


def messages_of(data: bytes) -> Iterator[bytes]:
    """Yield the messages of a mailbox.

    One begins where a line of the mailbox is followed by a header. The standard library's reader needs a file, and
    takes every line that begins with "From " for one.
    """
    starts = list(_BEGINS.finditer(data))
    ends = [following.start() for following in starts[1:]] + [len(data)]
    for start, end in zip(starts, ends, strict=True):
        yield _ESCAPED.sub(rb"\1", data[start.end() : end])
