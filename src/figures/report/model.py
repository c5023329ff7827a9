"""What a comparison amounts to: the values that every renderer sees.

All of them are frozen. What costs something is made when it is first asked for, so that a report of a million claims
holds columns, and objects for those rows alone that somebody looks at.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from figures.errors import SelectionError
from figures.hints import did_you_mean
from figures.judging.rules import OF, RULES, kinds
from figures.report.numbers import said_high, said_low
from figures.report.said import day_in_words
from figures.report.side import laid_out, named, ratio, speaking
from figures.text import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from figures.claims.claim import Claim
    from figures.claims.scope import Question
    from figures.claims.table import Claims, Input
    from figures.judging.judged import Judged
    from figures.judging.rules import Kind
    from figures.judging.states import State
    from figures.report.explaining import Fact
    from figures.report.once import Once
    from figures.report.side import Side
    from figures.words.dates import PartialDate


@dataclass(frozen=True, eq=False)
class Discrepancy:
    """Two positions that cannot both be right, or, of the kind `same-number`, that ask who was counted.

    Attributes:
        kind: what they are to each other.
        a: the lower side; of `revision` and `lower-later` the earlier; of `excess`, `sum`, `same-number` the part.
        b: the other side.
        gap: how far apart they are, in numbers that were said; None where a vague word takes part.
        gap_bound: `exact`, `at-least` (a floor or ceiling takes part), `about`, or empty where there is no gap.
        rests_on: what a source could object: `printed`, `no-dates`, `coarse`, `no-place`, `reading`, in this order.
        current: whether their sources stand by it: in one of the pairs both claims are latest.
        pairs: which claims were set against each other, as rows.
        explained: looks up what the rows show beside it.
        accepted: whether an earlier run's file accepts it; no option of failing looks at it then.
        note: what somebody wrote beside it in that file; empty otherwise.
        new: whether an earlier report did not have it; False where none was given.
    """

    kind: Kind
    a: Side
    b: Side
    gap: int | None
    gap_bound: str
    rests_on: tuple[str, ...]
    current: bool
    pairs: Sequence[tuple[int, int]] = field(repr=False)
    explained: Callable[[], tuple[Fact, ...]] = field(repr=False)
    accepted: bool = False
    note: str = ""
    new: bool = False

    @property
    def ratio(self) -> float | None:
        """How many times the lower figure the higher one is, to three decimals; None below 1.1 or without a gap."""
        return ratio(self.a, self.b) if self.gap_bound else None

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """What the rows show beside it; never a verdict."""
        return self.explained()

    @property
    def may_explain(self) -> tuple[str, ...]:
        """What the rows show beside it, a sentence each; facts, never a verdict."""
        return tuple(fact.told() for fact in self.facts)

    @property
    def asks(self) -> bool:
        """Whether it only asks who was counted, and fails a run by name alone."""
        return OF[self.kind].grave == "doubtful"

    @property
    def question(self) -> Question:
        """The question that it counts for: the part's, of a `sum` the whole's."""
        return self.b.question if self.kind == "sum" else self.a.question

    @property
    def event(self) -> str:
        """The event; empty when unstated."""
        return self.question.event

    @property
    def metric(self) -> str:
        """What happened to people, of the question that it counts for."""
        return self.question.metric

    @property
    def metrics(self) -> tuple[str, ...]:
        """What happened to people on both sides, the question's own first, others in alphabetical order."""
        own = self.metric
        others = {question.metric for question in (*self.a.questions, *self.b.questions)}
        return (own, *sorted(others - {own})) if len(others) > 1 else (own,)

    @property
    def because(self) -> str:
        """Why, in the words of `report.sentences`: names, figures and days."""
        from figures.report.sentences import because

        return because(self)


@dataclass(frozen=True, slots=True)
class Given:
    """One interval that latest claims of a question give.

    Attributes:
        low, high: the numbers that it allows, both ends included; `high` None: no upper end.
        words: how it was worded, in alphabetical order.
        sources: the named sources that give it, in alphabetical order.
        unnamed: how many claims give it that name no source.
        rows: the claims, in ascending order.
        older: those of them above which another source's later figure lies.
    """

    low: int
    high: int | None
    words: tuple[str, ...]
    sources: tuple[str, ...]
    unnamed: int
    rows: tuple[int, ...]
    older: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """From the lowest to the highest number that somebody said, among latest claims.

    Attributes:
        low: the lowest number said, never a ceiling or a vague word; None: nobody said a low end.
        high: the highest number said; None: nobody said one.
        open: whether one of the latest claims sets no upper end.
        lowest, highest: the claims that said them, as rows in ascending order.
    """

    low: int | None
    high: int | None
    open: bool
    lowest: tuple[int, ...]
    highest: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Group:
    """All claims of one question, and what they amount to (struck-out ones and unknown figures take no part).

    Attributes:
        among: all the claims that were compared.
        judged: what the claims are to each other.
        question: event, metric, population, place, first day and basis.
        rows: which claims answer it, in ascending order.
        state: what the figures are to each other, whatever the filters leave in sight.
        discrepancies: those that count for this question and that the filters leave, `same-number` excepted.
        same_numbers: the questions about who was counted.
        undated: pairs of claims, as rows, that cannot be set against each other, for a day is missing or too wide.
        repeating, speaking: look up `repeats` and `voices`.
    """

    among: Claims = field(repr=False)
    judged: Judged = field(repr=False)
    question: Question
    rows: tuple[int, ...]
    state: State
    discrepancies: Sequence[Discrepancy] = field(repr=False)
    same_numbers: Sequence[Discrepancy] = field(repr=False)
    undated: tuple[tuple[int, int], ...]
    repeating: Callable[[], Mapping[str, frozenset[str]]] = field(repr=False)
    speaking: Callable[[], tuple[str, ...]] = field(repr=False)

    @cached_property
    def repeats(self) -> Mapping[str, frozenset[str]]:
        """Which named sources merely repeat which others."""
        return self.repeating()

    @cached_property
    def voices(self) -> tuple[str, ...]:
        """The named sources that are a voice of their own, in alphabetical order."""
        return self.speaking()

    @property
    def undated_count(self) -> int:
        """How many pairs cannot be set against each other."""
        return len(self.undated)

    @cached_property
    def laid_out(self) -> tuple[int, ...]:
        """The rows in the order in which they are read."""
        return laid_out(self.among, self.rows)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims in this order."""
        return tuple(map(self.among.__getitem__, self.laid_out))

    @cached_property
    def latest(self) -> tuple[int, ...]:
        """The rows that their own source has not replaced, struck-out ones and unknown figures excepted."""
        return tuple(row for row in self.rows if row in self.judged.latest)

    @property
    def older(self) -> Mapping[int, int]:
        """The latest claims that another source's later figure lies above: row to row of the newest such."""
        above = self.judged.older
        return {row: above[row] for row in self.latest if row in above}

    @property
    def growth(self) -> tuple[tuple[int, int], ...]:
        """The same as pairs: the older claim, and the newest above it."""
        return tuple(self.older.items())

    @property
    def unnamed(self) -> int:
        """How many of the claims that take part name no source."""
        return sum(not self.among.named(row) for row in speaking(self.among, self.judged, self.rows))

    @cached_property
    def given(self) -> tuple[Given, ...]:
        """What the latest claims give, an entry for each interval, lowest first."""
        held: dict[tuple[int, int | None], list[int]] = {}
        figures = self.among.columns["figure"]
        for row in self.latest:
            held.setdefault((figures[row].low, figures[row].high), []).append(row)
        ordered = sorted(held.items(), key=lambda one: (one[0][0], float("inf") if one[0][1] is None else one[0][1]))
        return tuple(self._given(low, high, rows) for (low, high), rows in ordered)

    def _given(self, low: int, high: int | None, rows: list[int]) -> Given:
        words = tuple(sorted({self.among.columns["figure"][row].text for row in rows}))
        unnamed = sum(not self.among.named(row) for row in rows)
        older = tuple(row for row in rows if row in self.judged.older)
        return Given(low, high, words, named(self.among, rows), unnamed, tuple(rows), older)

    @cached_property
    def range(self) -> Range | None:
        """The lowest and the highest number that somebody said; None where no latest claim says a number."""
        figures = self.among.columns["figure"]
        low, lowest = _end(self.latest, lambda row: said_low(figures[row]), min)
        high, highest = _end(self.latest, lambda row: said_high(figures[row]), max)
        if low is None and high is None:
            return None
        is_open = any(figures[row].high is None and said_low(figures[row]) is not None for row in self.latest)
        return Range(low, high, is_open, lowest, highest)


def _end(
    rows: Iterable[int], said: Callable[[int], int | None], extreme: Callable[[Iterable[int]], int]
) -> tuple[int | None, tuple[int, ...]]:
    """The outermost number that was said, and the rows that said it."""
    numbers = {row: number for row in rows if (number := said(row)) is not None}
    if not numbers:
        return None, ()
    outermost = extreme(numbers.values())
    return outermost, tuple(row for row, number in numbers.items() if number == outermost)


class InBulk(NamedTuple):
    """The questions that a report shows, as far as one can speak of them without making each.

    Attributes:
        questions: all of them, in the order of names.
        differing: those in conflict, or whose figures differ, in the same order.
        shows: whether a question is one of them.
        rows: the claims that answer them.
        group: makes what a question amounts to, once.
        sources: counts the named sources that are a voice of their own in one of them.
    """

    questions: Sequence[Question]
    differing: Sequence[Question]
    shows: Callable[[Question], bool]
    rows: Sequence[int]
    group: Callable[[Question], Group]
    sources: Callable[[], int]


def in_kinds(counts: Mapping[Kind, int]) -> str:
    """Counts of kinds in words, in the order of the rules.

    >>> from figures.judging.rules import Kind
    >>> in_kinds({Kind.EXCESS: 1, Kind.CONTRADICTION: 2})
    '2 contradictions, 1 excess'
    """
    return ", ".join(counted(counts[rule.kind], rule.kind, rule.plural) for rule in RULES if counts.get(rule.kind))


class Tally(NamedTuple):
    """How many questions are in conflict, how many pairs stand that nothing excuses, and how many others there are."""

    in_conflict: int
    stand: int
    others: int


@dataclass(frozen=True, eq=False)
class Findings:
    """What a comparison found; `Report` is these, and what is made of them when it is asked for.

    Attributes:
        claims: all the claims that were compared, whether the filters show them or not.
        judged: what they are to each other.
        questions: what the filters select, by event, metric, population, place, basis and first day.
        discrepancies: what the filters leave, in an order that no order of rows can change.
        asked: the questions, as far as one can speak of them without making each.
        notes: what a user should know, a sentence each.
        selection: the filters in force, such as `{"metric": ("wounded",)}`.
        as_of: the day up to which figures count that were compared; None: all.
        published_by: the day by which the claims had appeared that were compared; None: all.
        accepted: how many discrepancies an accepted file accounts for; None where none was given.
        accepted_gone: what was accepted and is gone.
        new: how many discrepancies an earlier report did not have; None where none was given.
        gone: what that report had and is gone, as far as the filters select it.
        since: the name of that report's file.
        left_out: how many discrepancies of each kind were too small for `min_gap` or `min_ratio`.
        tally: what is said of a document that was written.
    """

    claims: Claims = field(repr=False)
    judged: Judged = field(repr=False)
    questions: Sequence[Group] = field(repr=False)
    discrepancies: Sequence[Discrepancy] = field(repr=False)
    asked: InBulk = field(repr=False)
    notes: tuple[str, ...] = ()
    selection: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    as_of: PartialDate | None = None
    published_by: PartialDate | None = None
    accepted: int | None = None
    accepted_gone: Sequence[Once] = field(default=(), repr=False)
    new: int | None = None
    gone: Sequence[Once] = field(default=(), repr=False)
    since: str = ""
    left_out: Mapping[Kind, int] = field(default_factory=dict)
    tally: Tally = field(default_factory=lambda: Tally(0, 0, 0))

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The files that the claims come from."""
        return self.claims.inputs

    @property
    def profile(self) -> str:
        """The profile by which vague words were read."""
        return self.claims.reading.profile

    @property
    def limits(self) -> tuple[str, ...]:
        """Which claims count, and what is too small to be told, a sentence each."""
        told = []
        if self.as_of:
            told.append(f"counts up to {day_in_words(self.as_of)}, whenever printed")
        if self.published_by:
            told.append(f"only what had been published by {day_in_words(self.published_by)}")
        if self.left_out:
            small = counted(sum(self.left_out.values()), "pair")
            told.append(f"{small} of figures too close to be told (--min-gap, --min-ratio)")
        return tuple(told)

    @property
    def narrowed(self) -> tuple[str, ...]:
        """What the options leave out, a sentence each: the limits, and what the filters select."""
        return (*self.limits, *(f"only {name}: {'; '.join(names)}" for name, names in self.selection.items()))

    @staticmethod
    def counted(discrepancies: Iterable[Discrepancy]) -> str:
        """How many there are of each kind: `2 contradictions, 1 excess`."""
        return in_kinds(Counter(one.kind for one in discrepancies))

    def failing(self, fail_on: str | Collection[str]) -> tuple[Discrepancy, ...]:
        """What `--fail-on` finds: discrepancies that are not accepted.

        Args:
            fail_on: kinds; `any`: each of them but `same-number`; `current`: those of `any` whose sources stand by it.

        Raises:
            SelectionError: a word that is none of these.
        """
        names = {fail_on} if isinstance(fail_on, str) else set(fail_on)
        known = [*(kind.value for kind in kinds()), "any", "current"]
        for name in sorted(names - set(known)):
            raise SelectionError(
                f"cannot fail on '{name}'{did_you_mean(name, known) or ', known are ' + ', '.join(known)}"
            )

        def fails(one: Discrepancy) -> bool:
            meant = "any" in names or ("current" in names and one.current)
            return one.kind.value in names or (meant and not one.asks)

        return tuple(one for one in self.discrepancies if not one.accepted and fails(one))

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """The claims that the report shows: of its questions, and of the other sides of its discrepancies."""
        shown = set(self.asked.rows)
        for one in self.discrepancies:
            shown.update(one.a.rows, one.b.rows)
        return tuple(sorted(shown))
