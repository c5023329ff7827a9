"""A file of proposed claims: written as CSV, read again with every column, its places held against the article."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final

from figures.claims.fields import NAMES
from figures.readers.sheet import PROPOSED
from figures.text import defused, encodable, undefused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

COLUMNS: Final = (*(name for name in NAMES if name != "id"), *PROPOSED)
"""The columns of a file of proposed claims."""

_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")


def to_csv(rows: Iterable[Mapping[str, str]], columns: Sequence[str] = COLUMNS) -> bytes:
    """The rows as a CSV file that no spreadsheet runs."""
    document = io.StringIO(newline="")
    writer = csv.writer(document, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([defused(row.get(name, "")) for name in columns] for row in rows)
    return encodable(document.getvalue()).encode()


def from_csv(content: bytes) -> tuple[list[str], list[dict[str, str]]]:
    """The columns and the rows of a CSV file; a row that is too short has empty cells.

    Raises:
        ValueError: it is no UTF-8, or no CSV.
    """
    try:
        lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    except (UnicodeDecodeError, csv.Error) as fault:
        raise ValueError(str(fault)) from None
    header = [name.strip() for name in lines[0]] if lines else []
    rows = [
        dict(zip(header, (undefused(cell) for cell in [*line, *[""] * len(header)]), strict=False))
        for line in lines[1:]
        if any(cell.strip() for cell in line)
    ]
    return header, rows


def spans(cell: str) -> list[tuple[int, int]]:
    """The places that a cell names: `8120-8122; 9001-9003`."""
    return [(int(start), int(end)) for start, end in _SPAN.findall(cell)]


def misplaced(rows: Sequence[Mapping[str, str]], text: str) -> Iterator[tuple[int, str]]:
    """The rows of which a place does not hold the figure, each with what stands there instead."""
    for n, row in enumerate(rows):
        for start, end in spans(row.get("span", "")):
            there = " ".join(text[start:end].split())
            if there.casefold() != row.get("figure", "").casefold():
                yield n, there
                break
