"""A table of text cells with the address of each: what every reader hands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from figures.claims.column import Column
    from figures.problems import Problem

PROPOSED = ("when", "words", "span", "because", "check")
"""The columns that `figures extract` writes beside them, for whoever reviews its rows; nothing is read from them."""


class Doubt(NamedTuple):
    """Something of one cell that can be read and deserves a second look: a warning, which counts as a problem if asked.

    Attributes:
        row: the row, from 0.
        field: the column's name.
        code: a stable name for the kind of doubt.
        message: one sentence about this cell.
        kind: what all doubts of the kind have in common, in the plural: it is told once, with their number.
        grave: whether it is a problem without being asked.
    """

    row: int
    field: str
    code: str
    message: str
    kind: str
    grave: bool = False


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
        doubts: what can be read and deserves a second look.
        tally: from the numbers of claims and of refused rows to the sentence that accounts for a mapped table; None
            for a table of claims.
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
    doubts: tuple[Doubt, ...] = ()
    tally: Callable[[int, int], str] | None = None

    @classmethod
    def unreadable(cls, problems: tuple[Problem, ...], sha256: str = "", notes: tuple[str, ...] = ()) -> Sheet:
        """The sheet of an input that cannot be read at all: no rows, and why."""
        return cls(
            path=problems[0].path,
            sha256=sha256,
            rows=0,
            columns={},
            unknown=(),
            notes=notes,
            problems=problems,
            bad_rows=frozenset(),
            locate=lambda _row, _field, _offset: (None, None),
            label=lambda _row: None,
        )
