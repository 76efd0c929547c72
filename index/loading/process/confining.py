"""Takes from the parser process what reading does not need: the network, other programs, all files but its own.

On Linux only, by Landlock and seccomp, which need no rights. What the kernel does not have is left out: the limits of
memory and time hold everywhere.
"""

import ctypes
import errno
import mimetypes
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2
_CREATE, _ADD, _RESTRICT = 444, 445, 446
_FILES = 0x1FFF
"""All that Landlock's first version can deny: running, writing, reading, making and removing files of every kind."""
_LATER = {2: 1 << 13, 3: 1 << 14}
"""What later ones can deny besides: linking and renaming, and cutting off."""
_RUN, _WRITE, _READ, _LIST = 1, 2, 4, 8
_NETWORK, _SCOPES = 0b11, 0b11
"""Binding and connecting; sockets without a file, and signals to other processes."""
_NETWORK_SINCE, _SCOPES_SINCE = 4, 6

_PROGRAMS = (
    "/usr",
    "/lib",
    "/lib64",
    "/bin",
    "/nix/store",
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/etc/ssl",
    "/etc/fonts",
)
_MACHINE = ("/proc/self", "/proc/cpuinfo", "/proc/meminfo", "/proc/stat", "/proc/sys/vm", "/sys/devices/system")
"""Where libraries look how many processors there are; other processes' folders hold their environment, keys and all."""
_DEVICES = ("/dev/null", "/dev/urandom", "/dev/random", "/dev/zero")

_DENIED = {
    "x86_64": (0xC000003E, (41, 53, 59, 322, 101, 310, 311, 425, 321, 165, 272)),
    "aarch64": (0xC00000B7, (198, 199, 221, 281, 117, 270, 271, 425, 280, 40, 97)),
}
"""By architecture, its number and those of the calls socket, socketpair, execve, execveat, ptrace, process_vm_readv,
process_vm_writev, io_uring_setup, bpf, mount and unshare."""


def confine() -> frozenset[str]:
    """Give up what can be given up, for good. Return what was: ``files``, ``network``, ``programs``.

    Raises:
        OSError: the kernel has it, and refused.
    """
    if sys.platform != "linux":
        return frozenset()
    libc = ctypes.CDLL(None, use_errno=True)
    _checked(libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0))
    given_up = set(_give_up_files(libc))
    if _give_up_calls(libc):
        given_up |= {"network", "programs"}
    return frozenset(given_up)


def _give_up_files(libc: ctypes.CDLL) -> Iterator[str]:
    version = libc.syscall(_CREATE, None, ctypes.c_size_t(0), 1)
    if version < 1:
        return  # no Landlock in this kernel
    handled = _FILES | sum(right for since, right in _LATER.items() if version >= since)
    fields = [
        handled,
        *([_NETWORK] if version >= _NETWORK_SINCE else []),
        *([_SCOPES] if version >= _SCOPES_SINCE else []),
    ]
    rules = (ctypes.c_uint64 * len(fields))(*fields)
    ruleset = _checked(libc.syscall(_CREATE, ctypes.byref(rules), ctypes.c_size_t(ctypes.sizeof(rules)), 0))
    for place in _own():
        _allow(libc, ruleset, place, _READ | _LIST | _RUN)
    _allow(libc, ruleset, tempfile.gettempdir(), handled)  # its own, which py3langid unpacks its model in
    for place in _DEVICES:
        _allow(libc, ruleset, place, _READ | _WRITE)
    _checked(libc.syscall(_RESTRICT, ruleset, 0))
    os.close(ruleset)
    yield "files"


def _own() -> Iterator[str]:
    """Yield the folders that Python and the parsers themselves lie in; none of a person's documents do."""
    yield from (*_PROGRAMS, *_MACHINE, *(str(each) for each in mimetypes.knownfiles))
    yield from {sys.prefix, sys.base_prefix, str(Path(__file__).parents[2])}
    yield from (each for each in sys.path if Path(each).name in {"site-packages", "dist-packages"})


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = (("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32))


def _allow(libc: ctypes.CDLL, ruleset: int, place: str, rights: int) -> None:
    with suppress(FileNotFoundError, PermissionError):  # what is not there cannot be used either
        opened = os.open(place, os.O_PATH | os.O_CLOEXEC)
        allowed = rights if Path(place).is_dir() else rights & ~_LIST
        _checked(libc.syscall(_ADD, ruleset, 1, ctypes.byref(_Beneath(allowed, opened)), 0))
        os.close(opened)


def _give_up_calls(libc: ctypes.CDLL) -> bool:
    known = _DENIED.get(platform.machine())
    if known is None:
        return False
    architecture, numbers = known
    deny, allow = 0x00050000 | errno.EPERM, 0x7FFF0000
    steps = [(0x20, 0, 0, 4), (0x15, 1, 0, architecture), (0x06, 0, 0, deny), (0x20, 0, 0, 0)]
    steps += [(0x35, len(numbers) + 1, 0, 0x40000000)]  # the numbers of another convention on the same machine
    steps += [(0x15, len(numbers) - place, 0, number) for place, number in enumerate(numbers)]
    steps += [(0x06, 0, 0, allow), (0x06, 0, 0, deny)]
    packed = b"".join(
        code.to_bytes(2, "little") + bytes((met, unmet)) + value.to_bytes(4, "little")
        for code, met, unmet, value in steps
    )
    program = ctypes.create_string_buffer(packed, len(packed))

    class Program(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_void_p))

    filtering = Program(len(steps), ctypes.addressof(program))
    return bool(libc.prctl(_SECCOMP, _FILTER, ctypes.byref(filtering), 0, 0) == 0)


def _checked(result: int) -> int:
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result
