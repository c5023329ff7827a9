"""One side of a discrepancy, and what is asked of rows: who is named, what is stated, how they are laid out."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from figures.claims.scope import in_order
from figures.report.numbers import together

if TYPE_CHECKING:
    from collections.abc import Iterable

    from figures.claims.claim import Claim
    from figures.claims.scope import Question
    from figures.claims.table import Claims
    from figures.judging.judged import Judged
    from figures.report.said import Teller
    from figures.words.dates import PartialDate
    from figures.words.quantity import Quantity


LEAST_RATIO: Final = 1.1
"""A ratio below it says nothing."""

_UNSTATED: Final = ("", None, ())


def stated(claims: Claims, rows: Iterable[int], name: str) -> tuple[Any, ...]:
    """The distinct stated values of one column in these rows, in order of their texts."""
    column = claims.columns[name]
    if isinstance(rows, tuple) and len(rows) == 1:  # most sides are of one claim
        value = column[rows[0]]
        return () if value in _UNSTATED else (value,)
    there = (column.values[code] for code in {column.codes[row] for row in rows})
    return tuple(sorted((value for value in there if value not in _UNSTATED), key=str))


def named(claims: Claims, rows: Iterable[int]) -> tuple[str, ...]:
    """The named sources of these rows, in alphabetical order."""
    source = claims.columns["source"]
    return tuple(sorted({source[row] for row in rows if claims.named(row)}))


def speaking(claims: Claims, judged: Judged, rows: Iterable[int]) -> tuple[int, ...]:
    """The rows that take part: neither struck out nor of an unknown number."""
    figures = claims.columns["figure"]
    return tuple(row for row in rows if row not in judged.struck and not figures[row].unknown)


def reading_order(claims: Claims, row: int) -> tuple[object, ...]:
    """How claims are laid out: by day (undated first), number, source, then all that they say; no row decides."""
    columns = claims.columns
    as_of, published, figure = columns["as_of"][row], columns["published"][row], columns["figure"][row]
    counted = (as_of.first, as_of.last) if as_of else (-1, -1)
    printed = (published.first, published.last) if published else (-1, -1)
    top = float("inf") if figure.high is None else figure.high
    source, via = columns["source"][row], columns["via"][row]
    return counted, printed, figure.low, top, source, via, figure.text, claims.id(row)


def laid_out(claims: Claims, rows: Iterable[int]) -> tuple[int, ...]:
    """Rows in the order of `reading_order`."""
    held = tuple(rows)
    return held if len(held) == 1 else tuple(sorted(held, key=lambda row: reading_order(claims, row)))


@dataclass(frozen=True, eq=False)
class Side:
    """One side of a discrepancy: claims of one question, day and interval; of a `sum`, one claim for each part.

    Attributes:
        among: all the claims that were compared.
        rows: which of them stand here, in ascending order.
        judged: what the claims are to each other.
        voices: how many named sources they are, less those that merely repeat another of them.
        teller: what turns claims into what they said, the same for all sides.
    """

    among: Claims = field(repr=False)
    rows: tuple[int, ...]
    judged: Judged = field(repr=False)
    voices: int
    teller: Teller = field(repr=False)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """What they answer: one question, or those of a sum's parts, in the order of questions."""
        found = {self.among.question(row) for row in self.rows}
        return tuple(found) if len(found) == 1 else tuple(sorted(found, key=in_order))

    @property
    def question(self) -> Question:
        """What they answer; of a sum's parts the first."""
        return self.questions[0]

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, in the order of `reading_order`."""
        return tuple(map(self.among.__getitem__, laid_out(self.among, self.rows)))

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The claims' ids, in alphabetical order."""
        return tuple(sorted(self.among.id(row) for row in self.rows))

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """The named sources, in alphabetical order."""
        return named(self.among, self.rows)

    @cached_property
    def unnamed(self) -> int:
        """How many of the claims name no source."""
        return sum(not self.among.named(row) for row in self.rows)

    @cached_property
    def figures(self) -> tuple[str, ...]:
        """The wordings of the figure, in alphabetical order."""
        return tuple(sorted({self.among.columns["figure"][row].text for row in self.rows}))

    @cached_property
    def low(self) -> int:
        """The lowest number that the figure allows; of a sum's parts, all of them together."""
        return sum(quantity.low for quantity in self.quantities)

    @cached_property
    def high(self) -> int | None:
        """The highest number that the figure allows, of a sum's parts all together; None: no upper end."""
        highs = [quantity.high for quantity in self.quantities]
        return None if None in highs else sum(high for high in highs if high is not None)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """One figure for each question of the side."""
        figures = self.among.columns["figure"]
        if len(self.questions) == 1:  # all its claims give one interval; the first is shown
            return (figures[self.rows[0]],)
        return tuple({self.among.question(row): figures[row] for row in reversed(self.rows)}.values())

    @cached_property
    def bottom(self) -> int | None:
        """The low end that faces a lower figure, in numbers that were said; None where a vague word takes part."""
        return together(self.quantities, "bottom")

    @cached_property
    def top(self) -> int | None:
        """The high end that faces a higher figure, likewise."""
        return together(self.quantities, "top")

    @property
    def as_of(self) -> PartialDate | None:
        """The day up to which it counts, of an echo its original's; None: not stated. Of a sum's parts the last."""
        return _newest(self._days("as_of"))

    @property
    def published(self) -> PartialDate | None:
        """The day on which it first appeared; None: not stated."""
        return min(self._days("published"), key=_span, default=None)

    def _days(self, name: str) -> tuple[PartialDate, ...]:
        echo_of = self.judged.echo_of
        return stated(self.among, tuple({echo_of.get(row, row) for row in self.rows}), name)


def ratio(a: Side, b: Side, *, least: float = LEAST_RATIO) -> float | None:
    """How many times the lower side the higher one is, between the ends that face each other, to three decimals.

    None below `least`, of nobody, and where a vague word takes part.
    """
    lower, higher = (a, b) if a.low <= b.low else (b, a)
    below = lower.bottom if lower.high is None else lower.top  # a floor that sank: two floors, and their numbers
    above = higher.bottom
    if not below or above is None:
        return None
    times = round(above / below, 3)
    return times if times >= least else None


def _span(day: PartialDate) -> tuple[int, int]:
    return day.first, day.last


def _newest(days: Iterable[PartialDate]) -> PartialDate | None:
    return max(days, key=lambda day: (day.last, day.first), default=None)
