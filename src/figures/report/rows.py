"""One claim of a question as it is shown, and what of its event need not be printed."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from figures.report.said import year_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from figures.claims.scope import Question
    from figures.claims.table import Claims
    from figures.report.model import Discrepancy
    from figures.words.dates import PartialDate
    from figures.words.quantity import Bound


class Row(NamedTuple):
    """One claim of a question, as it is shown.

    Attributes:
        row: which claim it is.
        source: who said it; of a description its words.
        named: whether that is a name.
        via: who relayed it, nearest to the source first.
        relay: the last of them, where the source is quoted two ways and it must be told; else empty.
        figure: the words as they are printed.
        bound: how the wording limits the number.
        said: the lowest and the highest number in those words; None where they say none.
        low, high: the numbers that it allows; `high` None: no upper end.
        day: the day counted to, or, where none is stated, the day of publication; None: neither.
        by: whether `day` is only the day of publication.
        when: the day in words, as columns have it.
        standing: `current`, `earlier` (its source has a later figure), `again` (a figure of its source, told once
            more), `retracted`, `extracted` (found by a program, not seen by a person).
        clashes: whether it is part of a conflict or a difference that stands.
        url, locator, note: as the claim has them.
        what: what it counts, where that is another question's than the answer's; else empty.
    """

    row: int
    source: str
    named: bool
    via: tuple[str, ...]
    relay: str
    figure: str
    said: tuple[int | None, int | None]
    bound: Bound
    low: int
    high: int | None
    day: PartialDate | None
    by: bool
    when: str
    standing: str
    clashes: bool
    url: str
    locator: str
    note: str
    what: str = ""

    @property
    def words(self) -> str:
        """The figure without quotation marks, as a column headed `figure` has it."""
        return self.figure.removeprefix("“").removesuffix("”")

    @property
    def name(self) -> str:
        """The source, with the relay where two quotes are told apart by it."""
        return f"{self.source} (through {self.relay})" if self.relay else self.source

    @property
    def folded(self) -> bool:
        """Whether it is shown on request alone."""
        return self.standing in ("earlier", "again", "retracted")


@dataclass(frozen=True, eq=False)
class Facts:
    """What is known of a report's events: the year and the place that need not be printed.

    Attributes:
        claims: all the claims that were compared.
        several: whether the report shows several events.
        same_numbers: by the question with which it is told, where one number is given for other people too.
        earlier: whether an earlier run was given, which says what is new or was accepted.
    """

    claims: Claims
    several: bool = False
    same_numbers: Mapping[Question, Sequence[Discrepancy]] = field(default_factory=dict)
    earlier: bool = False

    def year(self, event: str) -> int | None:
        """The year that need not be printed: of the first day; None of several events, or where no day is stated."""
        return None if self.several else self._years.get(event)

    def own_place(self, event: str) -> str:
        """The narrowest place in which all that its claims state lies; empty where there is none."""
        return self.claims.own_place(event)

    @cached_property
    def _years(self) -> Mapping[str, int]:
        columns, names = self.claims.columns, self.claims.reading.vocabulary.names
        first: dict[str, int] = {}
        for name in ("as_of", "published", "since"):
            column = columns[name]
            for event, code in set(zip(columns["event"].codes, column.codes, strict=True)):
                day = column.values[code]
                if day is not None:
                    known = columns["event"].values[event]
                    first[known] = min(first.get(known, day.first), day.first)
        return {event: year_of(names.begins.get(names.event_key(event), minute)) for event, minute in first.items()}


def row_order(row: Row) -> tuple[object, ...]:
    """How rows are laid out: the latest day first, inside a day low to high, days of publication and no days last."""
    rank = 2 if row.day is None else 1 if row.by else 0
    day = (-row.day.last, -row.day.first) if row.day else (0, 0)
    return (
        rank,
        *day,
        row.low,
        row.high is None,
        row.high or 0,
        row.source,
        row.via,
        row.figure,
        row.standing,
        row.url,
        row.locator,
        row.note,
    )
