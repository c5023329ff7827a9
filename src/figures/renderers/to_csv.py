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
from figures.report.columns import CHECKS
from figures.report.news import discrepancies
from figures.text import encodable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from figures.report.columns import Field
    from figures.report.model import Report


def to_csv(report: Report) -> str:
    """The discrepancies, in the report's order, then what is gone; the header is always written."""
    return rows_as_csv(*discrepancies(report))


def checks_to_csv(checks: Check | Sequence[Check]) -> str:
    """One check or several, in their order; the header is always written."""
    return rows_as_csv(CHECKS, [checks] if isinstance(checks, Check) else checks)


def rows_as_csv(columns: Sequence[Field], rows: Iterable[Any]) -> str:
    """The columns of each row's object."""
    document = io.StringIO(newline="")
    # The csv module quotes a bare carriage return only if it is part of the line's end: hence two steps.
    writer = csv.writer(document, lineterminator="\r\n")
    writer.writerow([field.name for field in columns])
    makers = [(field.of, WRITTEN[field.holds]) for field in columns]
    writer.writerows([written(of(row)) for of, written in makers] for row in rows)
    return encodable(document.getvalue().replace("\r\n", "\n"))
