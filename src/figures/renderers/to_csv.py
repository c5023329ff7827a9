"""Rows as CSV, fit for spreadsheets: UTF-8, comma, a header, lines that end in a line feed.

Numbers and days stand bare. An empty cell is not stated; in `high_a` and `high_b` it means no upper end, in `gap` that
none can be told. `figures.report.cells` says how several values share a cell, and that no cell is a formula.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from figures.report.cells import WRITTEN
from figures.report.check import Check
from figures.report.columns import CHECKS, SIDE
from figures.report.model import Discrepancy
from figures.report.news import discrepancies
from figures.text import encodable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from figures.report.field import Field
    from figures.report.report import Report
    from figures.report.side import Side

MOST_SIDES: Final = 10_000
"""Sides whose cells are kept at a time; those of a question stand beside each other, and one question has few more."""


def to_csv(report: Report) -> str:
    """The discrepancies, in the report's order, then what is gone; the header is always written."""
    return rows_as_csv(*discrepancies(report))


def checks_to_csv(checks: Check | Sequence[Check]) -> str:
    """One check or several, in their order; the header is always written."""
    return rows_as_csv(CHECKS, [checks] if isinstance(checks, Check) else checks)


def rows_as_csv(columns: Sequence[Field], rows: Iterable[Any]) -> str:
    """The columns of each row's object."""
    line, plain = _Discrepancies(columns).line, _cells(columns)
    lines = [",".join(field.name for field in columns)]
    lines += [line(one) if isinstance(one, Discrepancy) else plain(one) for one in rows]
    lines.append("")
    return encodable("\n".join(lines))


class _Discrepancies:
    """Discrepancies as lines; the cells of a side are written once, in however many discrepancies it stands."""

    def __init__(self, columns: Sequence[Field]) -> None:
        runs = [(side, tuple(its)) for side, its in groupby(columns, attrgetter("side"))]
        held: dict[str, list[tuple[Field, ...]]] = {"": [], "a": [], "b": []}
        self._order = []
        for side, its in runs:
            self._order.append((side, len(held[side])))
            held[side].append(its)
        self._own = [_cells(its) for its in held[""]]
        self._side = [_cells([_OF_SIDE[field.name] for field in its]) for its in held["a"]]
        self._sides: dict[Side, list[str]] = {}

    def line(self, one: Discrepancy) -> str:
        """The cells of a discrepancy, in the order of the columns."""
        sides = {"a": self._of(one.a), "b": self._of(one.b)}
        return ",".join([sides[side][at] if side else self._own[at](one) for side, at in self._order])

    def _of(self, side: Side) -> list[str]:
        """The cells of a side, in as many runs as the columns have them in."""
        cells = self._sides.get(side)
        if cells is None:
            if len(self._sides) >= MOST_SIDES:
                self._sides.clear()
            cells = self._sides[side] = [written(side) for written in self._side]
        return cells


_OF_SIDE: Final = {f"{field.name}_a": field for field in SIDE}
"""The columns of the first side as columns of a side; the second side has the same."""


def _cells(columns: Iterable[Field]) -> Callable[[Any], str]:
    """What writes the cells of a row, side by side."""
    makers = [(field.of, _CELL[field.holds]) for field in columns]
    return lambda row: ",".join([written(of(row)) for of, written in makers])


def _quoting(write: Callable[[Any], str]) -> Callable[[Any], str]:
    """What writes a cell so, in quotation marks where it has to be."""

    def written(value: Any) -> str:
        text = write(value)
        if not ("," in text or '"' in text or "\n" in text or "\r" in text):
            return text
        doubled = text.replace("\r\n", "\n").replace('"', '""')
        return f'"{doubled}"'

    return written


_CELL: Final = {
    holds: _quoting(write) if holds in ("text", "prose", "chain") else write for holds, write in WRITTEN.items()
}
_CELL["names"] = lru_cache(maxsize=16_384)(_quoting(WRITTEN["names"]))
"""How each kind of value is written; names come back, numbers, days and flags need no quotation marks."""
