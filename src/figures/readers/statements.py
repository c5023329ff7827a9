"""Statements to check, from a file or frame with the columns of claims.csv; whoever makes one need not be named."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from figures.readers.intake import OnError, claims_of

if TYPE_CHECKING:
    from figures.claims.cells import Reading
    from figures.claims.table import Claims
    from figures.problems import Problem


def load_statements(source: Any, reading: Reading, on_error: OnError = "raise") -> Claims:
    """The statements of a file (the kind by its ending), an open stream of CSV bytes, or a DataFrame.

    The columns are those of claims.csv: `source` is whoever makes the statement, and its cells may be empty; an empty
    `event` means the one event of the claims; `as_of` is the day of the statement.

    Args:
        source: what to read.
        reading: the vocabulary and the profile of the claims: `claims.reading`.
        on_error: as for claims.

    Raises:
        ClaimsError: rows that cannot be read: every problem of every row.
        MissingExtraError: a library for this kind of file is not installed.
    """
    from figures.readers.loading import read_sheet

    sheet = read_sheet(source)
    sheet = replace(sheet, problems=tuple(map(_explained, sheet.problems)))
    return claims_of([sheet], reading, on_error, compared=False)


def with_sources(statements: Any) -> Any:
    """The statements; of dictionaries that do not say who makes them a frame that says it is nobody."""
    from collections.abc import Mapping, Sequence

    if isinstance(statements, Sequence) and statements and all(isinstance(row, Mapping) for row in statements):
        from figures.readers.frame import frame_of

        return frame_of([{"source": "", **row} for row in statements])
    return statements


def _explained(problem: Problem) -> Problem:
    """The same problem; that of a missing `source` with what the column is for among statements."""
    if problem.code != "missing-column" or "'source'" not in problem.message:
        return problem
    purpose = "add it: whoever makes the statement; its cells may be empty"
    return replace(problem, hint=f"{problem.hint}, or {purpose}" if problem.hint else purpose)
