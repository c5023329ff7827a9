"""The bytes of an input: opened from their start as often as needed, hashed and bounded on the way."""

from __future__ import annotations

import errno
import io
import os
import re
import stat
import sys
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from figures.errors import ClaimsError
from figures.hints import nearest
from figures.problems import Problem
from figures.text import printable

if TYPE_CHECKING:
    import hashlib
    from collections.abc import Callable
    from typing import BinaryIO

FILE_LIMIT = 2 << 30
"""Bytes of the largest file that is read: 2 GiB."""

STREAM_LIMIT = 512 << 20
"""Bytes of the longest stream that is read: 512 MiB, for it is kept in memory."""

LINE_LIMIT = 16 << 20
"""Bytes without a line break: 16 MiB; what goes on longer is no table."""

BLOCK = 1 << 18
"""Bytes that are read at a time."""

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+:/", re.IGNORECASE)
"""How an address of the web begins; pathlib makes one slash of two."""


class OverLimitError(Exception):
    """An input that goes beyond a limit; the text says which."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An input's name, fit to print, and how to open its bytes at their start, each time anew."""

    name: str
    open: Callable[[], BinaryIO]


def open_input(source: str | os.PathLike[str] | BinaryIO | Opened, name: str | None = None) -> Opened:
    """The input behind a path, `-` for standard input, or an open stream of bytes; one that is open already as it is.

    Raises:
        ClaimsError: it cannot be read, or is too large; the problem says why, and which file may have been meant.
    """
    if isinstance(source, Opened):
        return source
    if isinstance(source, str | os.PathLike):
        path = os.fspath(source)
        shown = name or ("<stdin>" if path == "-" else path)
    else:
        path, shown = "", name or str(getattr(source, "name", "<stream>"))
    shown = printable(shown)
    try:
        if not isinstance(source, str | os.PathLike):
            return _kept(source, shown)
        return _kept(_standard_input(), shown) if path == "-" else _file(path, shown)
    except OverLimitError as fault:
        raise over_limit(shown, fault) from None
    except (OSError, ValueError) as fault:
        raise unreadable(shown, fault, path) from None


def _file(path: str, name: str) -> Opened:
    """The input behind a path; a pipe or a device can be read but once, so its bytes are kept."""
    status = os.stat(path)  # noqa: PTH116 - a path is a text here, as the user wrote it
    with _open(path) as stream:
        if not stat.S_ISREG(status.st_mode):
            return _kept(stream, name)
    if status.st_size > FILE_LIMIT:
        raise OverLimitError(f"the file has {status.st_size:,} bytes, the limit is {FILE_LIMIT:,}")
    return Opened(name, partial(_open, path))


def _open(path: str) -> BinaryIO:
    """The file's bytes."""
    return open(path, "rb")  # noqa: PTH123 - a path is a text here


def _kept(stream: BinaryIO, name: str) -> Opened:
    """The input that keeps the bytes of a stream, for a stream is read but once."""
    content = stream.read(STREAM_LIMIT + 1)
    if not isinstance(content, bytes):
        raise TypeError("claims are read from a stream of bytes; open the file with mode 'rb'")
    if len(content) > STREAM_LIMIT:
        raise OverLimitError(f"the stream has more than {STREAM_LIMIT:,} bytes; save it as a file")
    return Opened(name, partial(io.BytesIO, content))


def _standard_input() -> BinaryIO:
    """The bytes of standard input."""
    if sys.stdin is None:
        raise OSError(errno.EBADF, "standard input is closed")
    return sys.stdin.buffer


def over_limit(name: str, fault: OverLimitError) -> ClaimsError:
    """The error for an input that goes beyond a limit."""
    return ClaimsError((Problem(name, None, None, "over-limit", str(fault)),))


def unreadable(name: str, fault: Exception, path: str = "") -> ClaimsError:
    """The error for a file that cannot be read, with the file that may have been meant."""
    if isinstance(fault, FileNotFoundError):
        message, hint = "there is no such file", _near(path)
    elif isinstance(fault, IsADirectoryError):
        message, hint = "this is a folder, not a file", _inside(path)
    elif isinstance(fault, PermissionError):
        message, hint = "there is no permission to read this file", ""
    else:
        reason = getattr(fault, "strerror", None) or str(fault)
        message, hint = f"the file cannot be read: {reason[:1].lower()}{reason[1:]}", ""
    return ClaimsError((Problem(name, None, None, "unreadable-file", message, hint),))


def _near(path: str) -> str:
    """The file beside a missing one whose name is nearest; a link to nothing bears the very name."""
    if _ADDRESS.match(path):
        return "this is an address: save the file first"
    folder, name = os.path.split(path)
    near = nearest(name, _listed(folder))
    if name in _listed(folder):
        return "it is a link to nothing"
    return f"did you mean '{printable(os.path.join(folder, near))}'?" if near else ""  # noqa: PTH118 - as the user wrote it


def _inside(path: str) -> str:
    """The first tables in a folder that was named instead of one."""
    tables = [name for name in _listed(path) if name.lower().endswith((".csv", ".tsv"))][:3]
    return "name a file in it: " + ", ".join(printable(os.path.join(path, name)) for name in tables) if tables else ""  # noqa: PTH118 - as above


def _listed(folder: str) -> list[str]:
    """The names in a folder, in order; none when it cannot be listed."""
    try:
        return sorted(os.listdir(folder or "."))  # noqa: PTH208 - names only, no paths
    except (OSError, ValueError):
        return []


class Bounded(io.RawIOBase):
    """A stream that passes every byte to a digest, and refuses to run on without end."""

    def __init__(self, stream: BinaryIO, digest: hashlib._Hash) -> None:
        self._stream, self._digest = stream, digest
        self._size = self._unbroken = 0

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer.

        Raises:
            OverLimitError: the whole or one of its lines is too long.
        """
        block = self._stream.read(len(buffer))
        self._digest.update(block)
        self._size += len(block)
        self._unbroken = 0 if b"\n" in block or b"\r" in block else self._unbroken + len(block)
        if self._size > FILE_LIMIT:
            raise OverLimitError(f"the file has more than {FILE_LIMIT:,} bytes")
        if self._unbroken > LINE_LIMIT:
            raise OverLimitError(f"more than {LINE_LIMIT:,} bytes without a line break: this is no table")
        buffer[: len(block)] = block
        return len(block)

    def close(self) -> None:
        """Close the stream beneath as well."""
        self._stream.close()
        super().close()
