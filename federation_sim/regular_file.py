"""Reads a file that somebody has named: regular files only, and not beyond a size.

A pipe, a device or a file of /proc may never end, or wait for ever. They are told by their kind and size before they are
opened, so that a wrong name is an error at once.
"""

import errno
import math
import os
import stat
from pathlib import Path

_KINDS = {
    stat.S_IFIFO: "a named pipe",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFSOCK: "a socket",
}


class UnfitFileError(ValueError):
    """Not a file to be read: of another kind than a regular file, or too large. The message does not name it."""


def read_regular(path: str | Path, most: int) -> bytes:
    """The content of a regular file of at most `most` bytes. Raises OSError and UnfitFileError.

    A file of size 0 is not opened: the files of /proc say that of themselves, whatever comes out of them.
    """
    try:
        if not _checked(os.stat(path), most):
            return b""
        with open(path, "rb", opener=_without_waiting) as file:
            # It may have been replaced since.
            content = file.read(most + 1) if _checked(os.fstat(file.fileno()), most) else b""
    except ValueError as error:
        raise error if isinstance(error, UnfitFileError) else UnfitFileError("this is no path") from error
    if len(content) > most:
        raise UnfitFileError(f"the file has more than {_size(most)}, the most that can be read")
    return content


def _checked(found: os.stat_result, most: int) -> int:
    """The size of the file, in bytes."""
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(found.st_mode):
        kind = _KINDS.get(stat.S_IFMT(found.st_mode), "something else")
        raise UnfitFileError(f"this is {kind}; only regular files are read")
    if found.st_size > most:
        raise UnfitFileError(f"the file has {_size(found.st_size)}; at most {_size(most)} can be read")
    return found.st_size


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _size(count: int) -> str:
    return f"{math.ceil(count / 2**20)} MiB" if count >= 2**20 else f"{math.ceil(count / 2**10)} KiB"
