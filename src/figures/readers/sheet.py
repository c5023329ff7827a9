"""A table of text cells with the address of each: what every reader hands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from figures.claims.column import Column
    from figures.problems import Problem

FIELDS = (
    "id", "source", "via", "metric", "figure", "population", "place", "event",
    "since", "as_of", "published", "status", "url", "locator", "note",
)  # fmt: skip
"""The columns of a claims file by their names, in the order in which they are written."""

PROPOSED = ("when", "words", "span", "because", "check")
"""The columns that `figures extract` writes beside them, for whoever reviews its rows; nothing is read from them."""

REQUIRED = ("source", "metric", "figure")
"""The columns without which a table holds no claims."""

ALIASES = {"value": "figure"}
"""Other names under which a column may be headed."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of text cells, by field name, before anything is believed of it.

    Attributes:
        path: the file as the user named it, unprintable characters escaped; `<stdin>` for standard input.
        sha256: of the bytes read, in hexadecimal; empty for what came from memory or is no text.
        rows: how many; the first is row 0. Blank rows are not among them.
        columns: the known fields that the table has, each `rows` long. Cells are stripped of outer whitespace and
            otherwise untouched; an empty cell is not stated.
        unknown: the headers of the columns that are kept out of the analysis, as written.
        notes: what the reader decided that the user should know, a sentence each, beginning with the path.
        problems: faults of the table's form, in the order of the input.
        bad_rows: the rows that such a fault makes unusable; their cells mean nothing.
        locate: from a row, a field and an offset in that stripped cell to the physical line and the character on it,
            both from 1, as an editor counts; None for what is not known. The first call may read the input again.
        label: from a row to its label, where rows have labels instead of lines; None otherwise.
    """

    path: str
    sha256: str
    rows: int
    columns: Mapping[str, Column[str]]
    unknown: tuple[str, ...]
    notes: tuple[str, ...]
    problems: tuple[Problem, ...]
    bad_rows: frozenset[int]
    locate: Callable[[int, str, int], tuple[int | None, int | None]]
    label: Callable[[int], object]

    @classmethod
    def unreadable(cls, problems: tuple[Problem, ...]) -> Sheet:
        """The sheet of an input that cannot be read at all: no rows, and why."""
        return cls(
            path=problems[0].path,
            sha256="",
            rows=0,
            columns={},
            unknown=(),
            notes=(),
            problems=problems,
            bad_rows=frozenset(),
            locate=lambda _row, _field, _offset: (None, None),
            label=lambda _row: None,
        )
