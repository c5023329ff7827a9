"""A file of proposed claims: written as CSV, read again with every column, its places held against the article."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from figures.claims.fields import NAMES
from figures.readers.sheet import PROPOSED
from figures.text import defused, encodable, undefused

if TYPE_CHECKING:
    from collections.abc import Iterator

WRITTEN: Final = (*(name for name in NAMES if name != "id"), *PROPOSED)
"""The columns of a file of proposed claims."""

_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")


@dataclass(slots=True)
class Proposals:
    """A file of proposed claims: rows of cells by column, as they stand there.

    Attributes:
        rows: the rows, each with a text for some of the columns.
        columns: the columns, in the order in which they are written.
    """

    rows: list[dict[str, str]]
    columns: tuple[str, ...] = WRITTEN

    @classmethod
    def from_csv(cls, content: bytes) -> Proposals:
        """The columns and the rows of a CSV file; a row that is too short has empty cells.

        Raises:
            ValueError: it is no UTF-8, or no CSV.
        """
        try:
            lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
        except (UnicodeDecodeError, csv.Error) as fault:
            raise ValueError(str(fault)) from None
        header = tuple(name.strip() for name in lines[0]) if lines else ()
        rows = [
            dict(zip(header, (undefused(cell) for cell in [*line, *[""] * len(header)]), strict=False))
            for line in lines[1:]
            if any(cell.strip() for cell in line)
        ]
        return cls(rows, header)

    def to_csv(self) -> bytes:
        """The rows as a CSV file that no spreadsheet runs."""
        document = io.StringIO(newline="")
        writer = csv.writer(document, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows([defused(row.get(name, "")) for name in self.columns] for row in self.rows)
        return encodable(document.getvalue()).encode()

    def spans(self, n: int) -> list[tuple[int, int]]:
        """The places in the article that a row names, ends not included: `8120-8122; 9001-9003`."""
        return [(int(start), int(end)) for start, end in _SPAN.findall(self.rows[n].get("span", ""))]

    def misplaced(self, text: str) -> Iterator[tuple[int, str]]:
        """The rows of which a place in the article does not hold the figure, each with what stands there instead."""
        for n, row in enumerate(self.rows):
            for start, end in self.spans(n):
                there = " ".join(text[start:end].split())
                if there.casefold() != row.get("figure", "").casefold():
                    yield n, there
                    break
