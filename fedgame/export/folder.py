"""The folder that a command writes its files into: never over somebody else's, and all of them or none.

Files are written into a new folder of their own and get into their place when all are whole. A folder that is not there
yet appears at once, with everything in it. Into one that is there they are moved one after the other, because it may be
a mount, or a shell's working directory; what they replace is kept beside them until the last one is in place. Names
that begin with a dot are nobody's business: a folder that holds nothing else counts as empty.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SHOWN = 3
"""At most so many names of a folder's files are told."""


class FolderInUseError(ValueError):
    """A folder that holds something else; the message says what, and what to do."""


@dataclass(frozen=True, slots=True)
class Output:
    """What a command writes: in words, the one file that nothing else writes, and the names of all files that any version
    of it ever wrote. `describe` says more about one that lies in a folder. `other_marks` stand for the one file in other
    formats.
    """

    what: str
    mark: str
    names: frozenset[str]
    describe: Callable[[Path], str] = lambda _folder: ""
    other_marks: frozenset[str] = frozenset()


def check_folder(directory: Path, output: Output, *, force: bool = False) -> None:
    """Raises FolderInUseError if the folder holds anything; with `force`, only if it holds a file of somebody else under
    one of the output's names. Raises OSError for what is no folder.
    """
    if directory.exists() and not directory.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(directory))
    found = (
        sorted(path.name for path in directory.iterdir() if not path.name.startswith(".")) if directory.exists() else []
    )
    if not found:
        return
    if not {output.mark, *output.other_marks}.isdisjoint(found):
        if not force:
            more = output.describe(directory)
            raise FolderInUseError(
                f"{directory} holds {output.what} already{more}: give another folder, or --force to replace that"
            )
        foreign = [name for name in found if name in output.names and not _is_plain_file(directory / name)]
    else:
        if not force:
            raise FolderInUseError(
                f"{directory} is not empty, it holds {_listed(found)}: give another folder, or --force to write beside that"
            )
        foreign = [name for name in found if name in output.names]
    if foreign:
        raise FolderInUseError(
            f"{directory} holds {_listed(foreign)}, which does not belong to {output.what} and would be replaced: give another"
            " folder"
        )


@contextmanager
def filled(directory: Path, output: Output, *, force: bool = False) -> Iterator[Path]:
    """A new folder to write into. When the block ends without an error, `directory` has its files, and with `force` no
    others of an earlier output; files of somebody else stay. Raises FolderInUseError, OSError.
    """
    check_folder(directory, output, force=force)
    name = f".{directory.name}.{secrets.token_hex(4)}.partial"
    if directory.exists():
        partial = directory / name
    else:
        directory.parent.mkdir(parents=True, exist_ok=True)
        partial = directory.parent / name
    partial.mkdir()
    try:
        yield partial
        if directory.exists():
            check_folder(directory, output, force=force)
            _move_in(partial, directory, output)
        else:
            partial.rename(directory)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _move_in(partial: Path, directory: Path, output: Output) -> None:
    """Every file of `partial` into `directory`, instead of those of the output that are there."""
    replaced = directory / f".{secrets.token_hex(4)}.replaced"
    replaced.mkdir()
    fresh = sorted(path.name for path in partial.iterdir())
    try:
        for name in sorted(output.names):
            if (directory / name).exists():
                (directory / name).rename(replaced / name)
        for name in fresh:
            (partial / name).rename(directory / name)
    except BaseException:
        for name in fresh:
            if not (partial / name).exists():
                (directory / name).unlink()
        for path in replaced.iterdir():
            path.rename(directory / path.name)
        replaced.rmdir()
        raise
    shutil.rmtree(replaced, ignore_errors=True)


def _is_plain_file(path: Path) -> bool:
    return path.is_file() or path.is_symlink()


def _listed(names: list[str]) -> str:
    more = len(names) - SHOWN
    return ", ".join(names[:SHOWN]) + (f" and {more} more" if more > 0 else "")
