"""A report as the bytes of a workbook or of a parquet file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from figures.report.columns import ANSWERS, CLAIMS, shown
from figures.report.frames import frame, parquet, workbook
from figures.report.news import Rows, discrepancies, gone

if TYPE_CHECKING:
    from figures.report.report import Report


def to_workbook(report: Report) -> bytes:
    """A workbook: what each question amounts to, the discrepancies, and the claims.

    Raises:
        MissingExtraError: openpyxl is not installed.
    """
    sheets = {
        "answers": Rows(ANSWERS, report.answers),
        "conflicts": discrepancies(report),
        "claims": Rows(CLAIMS, shown(report)),
    }
    return workbook(sheets | ({"accepted, gone": gone(report.accepted_gone)} if report.accepted_gone else {}))


def to_parquet(report: Report) -> bytes:
    """The discrepancies as a parquet file.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    return parquet(frame(*discrepancies(report)))
