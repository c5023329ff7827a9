"""The claims of one question as a series, what can be told of it at a glance, and which series are part of which."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from figures.claims.claim import Status
from figures.claims.questions import by_question
from figures.claims.scope import Question, Scope, begins_within, wholes
from figures.judging.knowledge import Stand, stands
from figures.judging.rules import SHIFT_FLOOR
from figures.judging.voices import heard

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from figures.claims.table import Claims
    from figures.words.quantity import Quantity
    from figures.words.vocabulary import Vocabulary


@dataclass(eq=False)
class Series:
    """The claims of one question.

    Attributes:
        claims: all the claims under comparison.
        question: what these answer.
        rows: where they stand among the claims, in ascending order.
    """

    claims: Claims
    question: Question
    rows: list[int]

    @cached_property
    def _figures(self) -> list[Quantity]:
        """The distinct figures that take part in discrepancies."""
        figure, status = self.claims.columns["figure"], self.claims.columns["status"]
        codes = {figure.codes[row] for row in self.rows if status[row] is not Status.RETRACTED}
        return [figure.values[code] for code in codes if not figure.values[code].unknown]

    @cached_property
    def lowest_high(self) -> float:
        """The smallest upper end of a figure."""
        highs = [figure.interval.high for figure in self._figures]
        return min((float("inf") if high is None else high for high in highs), default=float("inf"))

    @cached_property
    def highest_low(self) -> int:
        """The largest lower end of a figure."""
        return max((figure.interval.low for figure in self._figures), default=0)

    @cached_property
    def plain(self) -> frozenset[int]:
        """The exact figures that are no small change."""
        lows = (figure.interval.low for figure in self._figures if figure.exact)
        return frozenset(low for low in lows if low >= SHIFT_FLOOR)

    @cached_property
    def stands(self) -> list[Stand]:
        """Who stands where, and when."""
        return stands(self.claims, self.rows)

    @cached_property
    def heard(self) -> Mapping[str, frozenset[str]]:
        """Which sources repeat which others."""
        return heard(self.claims, self.rows)

    @property
    def may_disagree(self) -> bool:
        """Whether two figures exist that no number reconciles."""
        return self.highest_low > self.lowest_high

    def may_clash_with(self, whole: Series) -> bool:
        """Whether a figure of this part exceeds one of the whole, or returns there to the letter."""
        return self.highest_low > whole.lowest_high or not self.plain.isdisjoint(whole.plain)


def suspected(claims: Claims, rows: Sequence[int]) -> Iterator[tuple[Series, Series]]:
    """The pairs in which a discrepancy may hide: a series with itself, or a part with its whole, part first."""
    every = [Series(claims, question, its) for question, its in by_question(claims, rows).items()]
    for series in every:
        if series.may_disagree:
            yield series, series
    for part, whole in related(every, claims.reading.vocabulary):
        if part.may_clash_with(whole):
            yield part, whole


def related(every: Iterable[Series], vocabulary: Vocabulary) -> Iterator[tuple[Series, Series]]:
    """Every pair of a part and its whole, of one event; a question is no part of itself."""
    events: defaultdict[str, defaultdict[Scope, list[Series]]] = defaultdict(lambda: defaultdict(list))
    for series in every:
        events[series.question.event][series.question.scope].append(series)
    there = {scope for by_scope in events.values() for scope in by_scope}
    above = {scope: [whole for whole in wholes(scope, vocabulary) if whole in there] for scope in there}
    for by_scope in events.values():
        for scope, parts in by_scope.items():
            candidates = [whole for each in above[scope] for whole in by_scope.get(each, ())]
            for part in parts if len(candidates) > 1 else ():
                for whole in candidates:
                    if whole is not part and begins_within(part.question.since, whole.question.since):
                        yield part, whole
