"""What the rows show beside a discrepancy: facts that may explain it, never a verdict.

Three are looked for. Two sources give the same numbers one day apart. The gap is a figure that somebody gives for a
part. The wounded of one source fell as its own killed rose by as many or more: people die of wounds.
"""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from figures.claims.scope import begin
from figures.report.said import capital, days_in_words, listed
from figures.report.side import named
from figures.text import counted
from figures.words.dates import DAY

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from figures.claims.scope import Question
    from figures.claims.table import Claims
    from figures.judging.judged import Found, Judged
    from figures.words.dates import PartialDate

TELLING: Final = 100
"""The smallest number whose return a day later is no coincidence; two such are needed."""

TELLING_GAP: Final = 10
"""The smallest gap whose return as a figure of a part is no coincidence."""

MOST_SOURCES: Final = 20
"""On a side of more named sources no one's series is set beside another's: it would explain nothing of the crowd."""

MOST_DAYS: Final = 5
"""How many days of equal numbers are told before the rest are counted."""

TURNS_INTO: Final = {"wounded": "killed"}
"""Of whom fewer may be left because some of them are counted there."""

Series = dict[int, int]
"""What one source gives day by day: the exact number by the first minute of its day."""


class Fact(NamedTuple):
    """What the rows show beside a discrepancy: words, and the days that stand between them."""

    parts: tuple[str | tuple[PartialDate, ...], ...]

    def told(self, year: int | None = None) -> str:
        """The fact as a sentence without its full stop, and without that year."""
        return "".join(part if isinstance(part, str) else days_in_words(part, year) for part in self.parts)


def one_day_apart(a: Series, b: Series) -> tuple[int, ...]:
    """The days on which b gives what a gives a day earlier: two numbers of `TELLING` or more, else none.

    Where the two also give one number for one day they do not count up to different hours.

    >>> one_day_apart({0: 8884, 1440: 9195, 2880: 9520}, {0: 8498, 1440: 8884, 2880: 9195})
    (1440, 2880)
    """
    alike = [day for day in sorted(b) if b[day] >= TELLING and a.get(day - DAY) == b[day]]
    together = any(a.get(day) == number for day, number in b.items())
    return () if together or len({b[day] for day in alike}) < 2 else tuple(alike)  # noqa: PLR2004 - one may be chance


def rose_as_much(more: Series, first: int, last: int, fell: int) -> bool:
    """Whether a series rose between two days by at least what another fell.

    >>> rose_as_much({0: 10, 1440: 11}, 0, 1440, 1)
    True
    """
    return first in more and last in more and more[last] - more[first] >= fell


class Explanations:
    """The facts beside each discrepancy of some claims, looked up in tables that are made once."""

    def __init__(
        self, claims: Claims, judged: Judged, rows: Mapping[Question, Sequence[int]], taking_part: Iterable[int]
    ) -> None:
        self._claims, self._judged, self._rows, self._taking_part = claims, judged, rows, taking_part

    def of(self, found: Found, ones: Sequence[str], others: Sequence[str]) -> tuple[Fact, ...]:
        """What the rows show beside one discrepancy, on whose sides these named sources stand."""
        if found.kind == "same-number":
            return ()
        question = self._claims.question(found.a[0])
        facts: list[Fact] = []
        if len(self._lasting(question)) > 1 and found.kind != "sum":
            facts += self._shifted(found, question, ones, others)
        if found.bound == "exact" and found.gap is not None and found.gap >= TELLING_GAP:
            facts += self._of_a_part(found, found.gap, question.event)
        if question.metric in TURNS_INTO and found.gap is not None:
            facts += self._died(found, found.gap, question, set(ones).intersection(others))
        return tuple(facts)

    def _shifted(self, found: Found, question: Question, ones: Sequence[str], others: Sequence[str]) -> Iterator[Fact]:
        """Both sources give the same numbers, one of them a day later."""
        if max(len(ones), len(others)) > MOST_SOURCES or question != self._claims.question(found.b[0]):
            return
        lasting = self._lasting(question)
        for one in filter(lasting.__contains__, ones):
            for other in filter(lasting.__contains__, others):
                for a, b in ((one, other), (other, one)):
                    if fact := self._a_day_apart(question, a, b):
                        yield fact

    def _a_day_apart(self, question: Question, a: str, b: str) -> Fact | None:
        """Whether b gives what a gives a day earlier, looked up once for however many discrepancies of the two."""
        known = self._apart.setdefault(question, {})
        if (a, b) not in known:
            series = self._lasting(question)
            days = one_day_apart(series[a], series[b]) if a != b else ()
            known[a, b] = self._told_apart(series[b], days, a, b) if days else None
        return known[a, b]

    def _told_apart(self, series: Series, days: Sequence[int], a: str, b: str) -> Fact:
        numbers = "; ".join(f"{series[day]:,}" for day in days[:MOST_DAYS])
        more = f" and {counted(len(days) - MOST_DAYS, 'more day')}" if len(days) > MOST_DAYS else ""
        told = tuple(self._days[day] for day in days[:MOST_DAYS])
        return Fact((f"{b} gives for ", told, f"{more} what {a} gives a day earlier ({numbers}{' …' if more else ''})"))

    @cached_property
    def _apart(self) -> dict[Question, dict[tuple[str, str], Fact | None]]:
        return {}

    def _of_a_part(self, found: Found, gap: int, event: str) -> Iterator[Fact]:
        """Somebody gives the gap as the figure of a part of either question."""
        given = self._exact.get((event, gap))
        if given is None:
            return
        vocabulary = self._claims.reading.vocabulary
        sides = {self._claims.question(row) for row in (*found.a, *found.b)}
        own, told = {*found.a, *found.b}, {}
        first = bisect_left(given, min(map(begin, sides)), key=_begin_of)
        last = bisect_right(given, self._last_minute(found), key=_begin_of)  # what began later was not counted yet
        for question, rows in given[first:last]:
            others = [row for row in rows if row not in own]
            if others and any(question.part_of(its, vocabulary) for its in sides):
                told[question] = others
        for question in sorted(told, key=str):
            names = named(self._claims, told[question])
            who = listed(names) if names else "A report that names no source"
            give = "give" if len(names) > 1 else "gives"
            yield Fact((capital(f"{who} {give} {gap:,} for {question}, as many as the gap"),))

    def _last_minute(self, found: Found) -> int:
        """The last minute up to which either side may count."""
        columns = self._claims.columns
        days = [columns["as_of"][row] or columns["published"][row] for row in (*found.a, *found.b)]
        return max(sys.maxsize if day is None else day.last for day in days)

    def _died(self, found: Found, gap: int, question: Question, names: Collection[str]) -> Iterator[Fact]:
        """The same source's count of those who died rose by as many or more between the same days."""
        into = question._replace(metric=TURNS_INTO[question.metric])
        series = self._series(into)
        if not series or len(names) != 1:
            return
        days = [day for rows in (found.a, found.b) for day in {self._stated_day(row) for row in rows}]
        if len(days) != 2 or None in days:  # noqa: PLR2004 - one a side
            return
        (source,), (first, last) = names, (day.first for day in days if day)
        more = series.get(source, {})
        if question == self._claims.question(found.b[0]) and rose_as_much(more, first, last, gap):
            gave = [f"{more[day]:,} {into.metric} for " for day in (first, last)]
            told = [(self._days[day],) for day in (first, last)]
            rose = f", {more[last] - more[first]:,} more"
            yield Fact((f"{source} gives {gave[0]}", told[0], f" and {gave[1]}", told[1], rose))

    def _stated_day(self, row: int) -> PartialDate | None:
        day: PartialDate | None = self._claims.columns["as_of"][row]
        return day if day is not None and day.last - day.first < DAY else None

    def _day_and_number(self, row: int) -> tuple[int, int] | None:
        """The first minute of the stated day, and the number, of a row that gives a plain one for one day."""
        day, figure = self._stated_day(row), self._claims.columns["figure"][row]
        plain = day is not None and figure.exact and row not in self._judged.struck and self._claims.named(row)
        return (day.first, figure.low) if day and plain else None

    @cached_property
    def _days(self) -> dict[int, PartialDate]:
        """The stated days by their first minute."""
        return {day.first: day for day in self._claims.columns["as_of"].values if day and day.last - day.first < DAY}

    def _series(self, question: Question) -> Mapping[str, Series]:
        """What each named source gives day by day; a day for which it gives two numbers is left out."""
        held = self._series_of.get(question)
        if held is None:
            told: defaultdict[str, defaultdict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
            for row in self._rows.get(question, ()):
                its = self._day_and_number(row)
                if its:
                    told[self._claims.columns["source"][row]][its[0]].add(its[1])
            held = self._series_of[question] = {
                source: {day: number for day, numbers in days.items() if len(numbers) == 1 for number in numbers}
                for source, days in told.items()
            }
        return held

    def _lasting(self, question: Question) -> Mapping[str, Series]:
        """Of these the sources that give numbers for two days and more."""
        held = self._lasting_of.get(question)
        if held is None:
            series = self._series(question)
            held = self._lasting_of[question] = {name: days for name, days in series.items() if len(days) > 1}
        return held

    @cached_property
    def _lasting_of(self) -> dict[Question, Mapping[str, Series]]:
        return {}

    @cached_property
    def _series_of(self) -> dict[Question, Mapping[str, Series]]:
        return {}

    @cached_property
    def _exact(self) -> Mapping[tuple[str, int], Sequence[_Given]]:
        """By event and number: the questions for which rows give a plain number that is the gap of a discrepancy.

        Each with those rows, in the order in which they begin.
        """
        question = self._claims.question
        gaps = {(question(one.a[0]).event, one.gap) for one in self._judged.found if one.bound == "exact"}
        telling = {number for _, number in gaps}
        held: defaultdict[tuple[str, int], defaultdict[Question, list[int]]] = defaultdict(lambda: defaultdict(list))
        figures, events = self._claims.columns["figure"], self._claims.asked["event"]
        numbers = {
            code: figure.low
            for code, figure in enumerate(figures.values)
            if figure.exact and figure.low >= TELLING_GAP and figure.low in telling
        }
        for row in self._taking_part:
            number = numbers.get(figures.codes[row])
            if number is not None and (events[row], number) in gaps and row not in self._judged.struck:
                held[events[row], number][question(row)].append(row)
        return {key: sorted(given.items(), key=_begin_of) for key, given in held.items()}


_Given: TypeAlias = "tuple[Question, list[int]]"


def _begin_of(given: _Given) -> int:
    return begin(given[0])
