"""One sheet of a workbook as a grid of raw cells, bounded in its size; and what may stand in the place of a cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from figures.readers.cells import CellFault, Level
from figures.readers.opened import OverLimitError
from figures.readers.table import COLUMN_LIMIT, ROW_LIMIT
from figures.text import printable

if TYPE_CHECKING:
    import datetime as dt

    from figures.readers.number_format import Shown
    from figures.readers.rich_text import Runs

RAISED: Final = "raised or lowered marks, left out of figures"
SHOWN: Final = "cells read as they are shown"
COMMENTED: Final = "cells with a comment, which is not read"

CELL_LIMIT: Final = 20_000_000
"""Cells, blank ones between others included, that a sheet may have."""


@dataclass(slots=True)
class Grid:
    """The cells of a sheet, from row 1 and column A on.

    Attributes:
        title: the sheet's name.
        rows: the cells; no row ends with a blank cell, and no blank row is the last.
        hidden: how many rows are hidden.
        hidden_columns: which columns are, from 1.
        from_1904: whether the numbers of days are counted from 1904, not from 1900.
        remarks: where the sheet says something beside the values of its cells, by what it says.
    """

    title: str
    rows: list[list[Any]] = field(default_factory=list)
    hidden: int = 0
    hidden_columns: set[int] = field(default_factory=set)
    from_1904: bool = False
    remarks: dict[str, list[str]] = field(default_factory=dict)
    _cells: int = 0
    _blank_rows: int = 0

    def add(self, cells: list[Any], times: int = 1) -> None:
        """Add a row as often as it is repeated; blank rows only when another one follows.

        Raises:
            OverLimitError: the sheet becomes larger than a table of claims may be.
        """
        while cells and cells[-1] is None:
            cells.pop()
        if not cells:
            self._blank_rows += times
            return
        self._cells += len(cells) * times
        if len(self.rows) + self._blank_rows + times > ROW_LIMIT:
            raise OverLimitError(f"the sheet has more than {ROW_LIMIT:,} rows")
        hold_width(len(cells))
        if self._cells > CELL_LIMIT:
            raise OverLimitError(f"the sheet has more than {CELL_LIMIT:,} cells")
        self.rows += [[]] * self._blank_rows
        self.rows += [cells] * times
        self._blank_rows = 0

    def remark(self, what: str, where: str) -> None:
        """Note what is said at a place."""
        self.remarks.setdefault(what, []).append(where)

    @property
    def hidden_and_stated(self) -> list[str]:
        """The letters of the hidden columns that hold something."""
        stated = {at for at in self.hidden_columns if any(row[at - 1 : at] not in ([], [None]) for row in self.rows)}
        return [letters(at) for at in sorted(stated)]

    def text(self, runs: Runs, where: str) -> Level | CellFault:
        """A text of which some runs are marked."""
        if runs.struck:
            return struck(where, runs.text)
        self.remark(RAISED, where)
        return Level.of(runs.text, runs.level)

    def number(self, value: float, its: Shown | None, where: str) -> float | str | CellFault:
        """A number, or what is shown for it where that is more than the number."""
        if its is None:
            return value
        if its.other_digits:
            return shown_otherwise(where, value, its.text)
        self.remark(SHOWN, f"{where} '{printable(its.text[:40])}'")
        return its.text

    @property
    def next_row(self) -> int:
        """The number, from 1, of the row that is added next."""
        return len(self.rows) + self._blank_rows + 1


def hold_width(columns: int) -> None:
    """Refuse a row of more cells than a table of claims may have columns.

    Raises:
        OverLimitError: it is wider.
    """
    if columns > COLUMN_LIMIT:
        raise OverLimitError(f"the sheet has {columns:,} columns, the limit is {COLUMN_LIMIT:,}")


def letters(column: int) -> str:
    """The letters of a column, counted from 1.

    >>> letters(1), letters(26), letters(27)
    ('A', 'Z', 'AA')
    """
    named = ""
    while column:
        column, letter = divmod(column - 1, 26)
        named = chr(ord("A") + letter) + named
    return named


def partial(value: dt.datetime, *, day: bool, month: bool) -> dt.datetime | str:
    """A date as precise as its cell shows it: spreadsheets store `Jan 2022` as the first of January."""
    text = value.date().isoformat()
    return value if day else text[:7] if month else text[:4]


def uncalculated(where: str) -> CellFault:
    """The fault of a formula whose result the file does not hold."""
    hint = "open the file in a spreadsheet program and save it, or write the value itself"
    return CellFault("uncalculated-formula", f"the cell {where} is a formula without a result", hint)


def error_value(where: str, value: object) -> CellFault:
    """The fault of a cell such as `#N/A`."""
    return CellFault("error-cell", f"the cell {where} holds the error '{value}'", "leave it empty, or write the value")


def percentage(where: str, value: float) -> CellFault:
    """The fault of a share where numbers of people are counted."""
    return CellFault(
        "percentage", f"the cell {where} is a percentage: '{value * 100:g}%'", "write the number of people"
    )


def struck(where: str, value: object) -> CellFault:
    """The fault of a cell that is struck out, or of which a part is."""
    hint = "if its source took it back, write it plain, and `retracted` under status"
    return CellFault("struck-out", f"the cell {where} is struck out: '{value}'", hint)


def shown_otherwise(where: str, value: float, shown: str) -> CellFault:
    """The fault of a number that is shown with other digits than it has."""
    hint = "format the column as text and type what is meant"
    return CellFault("shown-otherwise", f"the cell {where} holds {value:g} and shows '{shown}'", hint)


def merged(where: str) -> CellFault:
    """The fault of a cell that lies under a merged one, and so may or may not share its value."""
    hint = "unmerge the cells and write the value into each"
    return CellFault("merged-cell", f"the cell {where} is merged with another", hint)
