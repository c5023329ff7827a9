"""Documents written whole or not at all: beside their target, then renamed onto it in one step."""

from __future__ import annotations

import contextlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from figures.errors import OutputError
from figures.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

NEW_FILE = 0o666
"""The mode of a new file, before the user's umask takes its bits away."""

PRIVATE = 0o600
"""The mode of a file that is to take the place of another, until it has taken over that one's mode."""


@dataclass(frozen=True, slots=True)
class Target:
    """A place that a document can go to.

    Attributes:
        path: the place as the user named it.
        file: the regular file, there already or not, that is replaced in one step; None when the place is a device
            or a pipe, which is written to directly.
        mode: the mode of the file that stands there; None when there is none yet.
    """

    path: str
    file: Path | None
    mode: int | None

    @classmethod
    def at(cls, path: str | os.PathLike[str], inputs: Iterable[str | os.PathLike[str]] = ()) -> Target:
        """The target at a path, held to be one that can be written.

        A link is followed to a file of the same folder and stays a link. One that leads elsewhere, or to nothing, is
        refused: whoever placed it would decide what is overwritten.

        Args:
            path: where the document shall go.
            inputs: the files that it is made from, none of which may be the target.

        Raises:
            OutputError: a folder, a link that leads elsewhere, a file that may not be written, one of the inputs.
        """
        named = os.fspath(path)
        try:
            return cls._checked(named, inputs)
        except (OSError, ValueError) as fault:
            raise _unwritable(named, fault) from None

    @classmethod
    def _checked(cls, named: str, inputs: Iterable[str | os.PathLike[str]]) -> Target:
        place = Path(named)
        status = _status(place)
        if status is None:
            if place.is_symlink():
                raise _refused(named, "it is a link to nothing; remove it, or name another file")
            if not place.parent.is_dir():
                raise _refused(named, f"there is no folder {_quoted(str(place.parent))}")
            return cls(named, place, None)
        if stat.S_ISDIR(status.st_mode):
            raise _refused(named, "it is a folder; name a file in it")
        if not stat.S_ISREG(status.st_mode):
            return cls(named, None, None)
        if any(its and os.path.samestat(status, its) for its in map(_status, map(Path, inputs))):
            raise _refused(named, "it is an input of this very run; name another file")
        file = place
        if place.is_symlink():
            file = place.resolve()
            if file.parent != place.parent.resolve():
                raise _refused(named, f"it is a link out of its folder, to {_quoted(str(file))}; name that file itself")
        if not os.access(file, os.W_OK):
            raise PermissionError
        return cls(named, file, stat.S_IMODE(status.st_mode))

    def write(self, content: bytes) -> None:
        """Write the whole document; a file that stands there keeps its mode and, if anything fails, its content.

        Raises:
            OutputError: the document could not be written; nothing of it is left behind.
        """
        try:
            if self.file is None:
                _pour(self.path, content)
            else:
                self._replace(self.file, content)
        except OSError as fault:
            raise _unwritable(self.path, fault) from None

    def _replace(self, file: Path, content: bytes) -> None:
        beside = file.with_name(f".figures-{os.urandom(8).hex()}.tmp")
        try:
            _write_new(beside, content, NEW_FILE if self.mode is None else PRIVATE)
            if self.mode is not None:
                beside.chmod(self.mode)
            beside.replace(file)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        _flush_folder(file.parent)


def create(path: str | os.PathLike[str], content: bytes) -> None:
    """Write a document as a new file.

    Raises:
        OutputError: something stands there already, or the document could not be written.
    """
    place = Path(path)
    try:
        _write_new(place, content, NEW_FILE)
    except FileExistsError:
        raise _refused(str(path), "it is there already and is left alone; name another file") from None
    except (OSError, ValueError) as fault:
        raise _unwritable(str(path), fault) from None


def _write_new(file: Path, content: bytes, mode: int) -> None:
    """Make a new file with this content, on the disk to the last byte, or none.

    Raises:
        FileExistsError: something stands there already.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(file, flags, mode)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(descriptor)
    except BaseException:
        file.unlink(missing_ok=True)
        raise


def _pour(path: str, content: bytes) -> None:
    """Write to a device or a pipe, which nothing can replace; a reader who has left has seen enough."""
    with contextlib.suppress(BrokenPipeError), Path(path).open("wb") as stream:
        stream.write(content)


def _flush_folder(folder: Path) -> None:
    """See to it that the rename, too, is on the disk; where a folder cannot be flushed, that is for the system."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _status(place: Path) -> os.stat_result | None:
    """What stands at the end of a path, links followed; None when nothing does."""
    try:
        return place.stat()
    except FileNotFoundError:
        return None


def _unwritable(path: str, fault: Exception) -> OutputError:
    """The error for a fault that the system reports."""
    if isinstance(fault, PermissionError):
        place = Path(path)
        folder = _quoted(str(place.parent))
        what = f"in the folder {folder}" if os.access(place, os.W_OK) or not os.path.lexists(place) else "this file"
        return _refused(path, f"there is no permission to write {what}")
    words = getattr(fault, "strerror", None) or str(fault)
    return _refused(path, f"{words[:1].lower()}{words[1:]}")


def _refused(path: str, reason: str) -> OutputError:
    return OutputError(f"cannot write {_quoted(path)}: {reason}")


def _quoted(path: str) -> str:
    return f"'{printable(path)}'"
