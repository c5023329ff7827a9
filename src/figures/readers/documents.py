"""Documents of the program's own, read back as text."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from figures.errors import SelectionError
from figures.text import visible

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
