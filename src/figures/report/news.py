"""The discrepancies of a report as a table, with what earlier runs say of them: what is new, gone, accepted."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from figures.report.columns import DISCREPANCIES
from figures.report.field import Field
from figures.report.once import GONE, Once

if TYPE_CHECKING:
    from collections.abc import Sequence

    from figures.report.model import Discrepancy, Findings


def _news(one: Discrepancy | Once) -> str:
    return GONE if isinstance(one, Once) else "new" * one.new


NEWS: Final = Field(
    "news",
    "text",
    "whether the earlier report did not have it, or had it and it is gone; empty: told there too",
    _news,
    one_of=("new", "", GONE),
)
"""What a report that is held against an earlier one says of each row."""

ACCEPTED: Final = (
    Field("accepted", "flag", "whether the file of accepted disputes has it", attrgetter("accepted")),
    Field("note", "text", "what somebody wrote beside it there", attrgetter("note")),
)
"""What a report says of each discrepancy where some were accepted before."""


class Rows(NamedTuple):
    """A table: its columns, and the objects that its rows are made of."""

    columns: Sequence[Field]
    rows: Sequence[Any]


def discrepancies(report: Findings) -> Rows:
    """What was found and, where an earlier report was named, what is gone since, in the words of that report."""
    columns = (*DISCREPANCIES, *(ACCEPTED if report.accepted is not None else ()))
    if report.new is None:
        return Rows(columns, report.discrepancies)
    return Rows((NEWS, *map(_or_gone, columns)), (*report.discrepancies, *report.gone))


def gone(rows: Sequence[Once]) -> Rows:
    """What an earlier document had and is gone."""
    return Rows(tuple(map(_or_gone, DISCREPANCIES)), rows)


def _or_gone(its: Field) -> Field:
    """A column of discrepancies as one of those that are gone too."""
    return its._replace(of=lambda one: one.of(its) if isinstance(one, Once) else its.of(one))
