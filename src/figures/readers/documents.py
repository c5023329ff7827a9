"""Documents read whole: those that the program wrote, articles, proposed claims."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from figures.errors import ArticleError, SelectionError
from figures.text import printable, visible

if TYPE_CHECKING:
    from typing import BinaryIO

LARGEST: Final = 256 << 20
"""Bytes of the largest document that is read back: 256 MiB."""


def document_text(path: str | os.PathLike[str]) -> str:
    """The text of a document that an earlier run wrote.

    Raises:
        SelectionError: it cannot be read, is too large, or is no UTF-8.
    """
    try:
        with Path(path).open("rb") as file:
            content = file.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise SelectionError(f"'{visible(os.fspath(path))}' is larger than {LARGEST >> 20} MiB")
        return content.decode("utf-8-sig")
    except (OSError, UnicodeError) as fault:
        reason = getattr(fault, "strerror", None) or "it is not UTF-8"
        raise SelectionError(f"cannot read '{visible(os.fspath(path))}': {reason}") from None


def whole(source: str | os.PathLike[str] | BinaryIO, most: int) -> tuple[str, bytes]:
    """The name, fit to print, and the bytes of a path, of standard input (`-`) or of a stream.

    Args:
        source: what to read.
        most: the most bytes that it may have; of a file, a device or a stream with more one more is read.

    Raises:
        ArticleError: it cannot be read, or is too large.
    """
    if source == "-":
        name, content = "<stdin>", sys.stdin.buffer.read(most + 1) if sys.stdin else b""
    elif not isinstance(source, str | os.PathLike):
        name, content = "<stream>", source.read(most + 1)
    else:
        name = printable(os.fspath(source))
        try:
            with Path(source).open("rb") as file:
                content = file.read(most + 1)
        except (OSError, ValueError) as fault:
            raise ArticleError(f"{name}: {(getattr(fault, 'strerror', None) or str(fault)).lower()}") from None
    if len(content) > most:
        raise ArticleError(f"{name}: larger than {most // 10**6} MB, and no more is read")
    return name, content
