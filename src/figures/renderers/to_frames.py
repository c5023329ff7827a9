"""A report as the bytes of a workbook or of a parquet file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from figures.report.columns import ANSWERS, CLAIMS, DISCREPANCIES, QUESTIONS, shown
from figures.report.frames import Sheet, frame, parquet, workbook

if TYPE_CHECKING:
    from figures.report.model import Report


def to_workbook(report: Report) -> bytes:
    """A workbook: what each question amounts to, the discrepancies, and the claims.

    Raises:
        MissingExtraError: openpyxl is not installed.
    """
    answers = Sheet(ANSWERS, report.answers) if ANSWERS else Sheet(QUESTIONS, report.questions)
    conflicts, claims = Sheet(DISCREPANCIES, report.discrepancies), Sheet(CLAIMS, shown(report))
    return workbook({"answers": answers, "conflicts": conflicts, "claims": claims})


def to_parquet(report: Report) -> bytes:
    """The discrepancies as a parquet file.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    return parquet(frame(DISCREPANCIES, report.discrepancies))
