"""Rows as CSV, fit for spreadsheets: UTF-8, comma, a header, lines that end in a line feed.

Numbers and days stand bare. An empty cell is not stated; in `high_a` and `high_b` it means no upper end, in `gap` that
none can be told. `figures.report.cells` says how several values share a cell, and that no cell is a formula.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

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


def to_csv(report: Report) -> str:
    """The discrepancies, in the report's order, then what is gone; the header is always written."""
    return rows_as_csv(*discrepancies(report))


class _Row:
    """Discrepancies as rows; the cells of a side are written once, in however many discrepancies it stands."""

    def __init__(self, columns: Sequence[Field]) -> None:
        self._own = _makers(field for field in columns if not field.side)
        self._side = _makers(SIDE)
        self._sides: dict[Side, list[object]] = {}
        names = [field.name for field in columns if not field.side]
        names += [f"{field.name}_{letter}" for letter in "ab" for field in SIDE]
        self._order = [names.index(field.name) for field in columns]

    def cells(self, one: Discrepancy) -> list[object]:
        """The cells of a discrepancy, in the order of the columns."""
        made = [written(of(one)) for of, written in self._own]
        made += self._of(one.a)
        made += self._of(one.b)
        return [made[place] for place in self._order]

    def _of(self, side: Side) -> list[object]:
        cells = self._sides.get(side)
        if cells is None:
            cells = self._sides[side] = [written(of(side)) for of, written in self._side]
        return cells


def _makers(columns: Iterable[Field]) -> list[tuple[Callable[[Any], Any], Callable[[Any], object]]]:
    """What makes each column's value, and what writes it."""
    return [(field.of, WRITTEN[field.holds]) for field in columns]


def checks_to_csv(checks: Check | Sequence[Check]) -> str:
    """One check or several, in their order; the header is always written."""
    return rows_as_csv(CHECKS, [checks] if isinstance(checks, Check) else checks)


def rows_as_csv(columns: Sequence[Field], rows: Iterable[Any]) -> str:
    """The columns of each row's object."""
    document = io.StringIO(newline="")
    # The csv module quotes a bare carriage return only if it is part of the line's end: hence two steps.
    writer = csv.writer(document, lineterminator="\r\n")
    writer.writerow([field.name for field in columns])
    makers, row = _makers(columns), _Row(columns)
    writer.writerows(
        row.cells(one) if isinstance(one, Discrepancy) else [written(of(one)) for of, written in makers] for one in rows
    )
    return encodable(document.getvalue().replace("\r\n", "\n"))
