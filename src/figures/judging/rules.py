"""What two claims are to each other: the rules, in order, each its own manual."""

from __future__ import annotations

import enum
import inspect
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from figures.words.interval import Interval

SHIFT_FLOOR: Final = 10
"""The smallest exact figure whose return for another group is no coincidence worth ignoring."""


class Kind(enum.StrEnum):
    """What a pair of claims is; the members stand in the order of the rules."""

    ECHO = "echo"
    MISQUOTATION = "misquotation"
    SAME = "same"
    COMPATIBLE = "compatible"
    CONTRADICTION = "contradiction"
    GROWTH = "growth"
    REVISION = "revision"
    DECREASE = "decrease"
    CHANGE = "change"
    EXCESS = "excess"
    SCOPE_SHIFT = "scope-shift"


class Side(Protocol):
    """What the rules see of one side of a pair."""

    @property
    def first(self) -> int:
        """The first minute that the claim's date may mean."""

    @property
    def last(self) -> int:
        """The last minute that the claim's date may mean."""

    @property
    def interval(self) -> Interval:
        """The numbers that the figure allows."""

    @property
    def exact(self) -> bool:
        """Whether the source gave a plain number."""


class Pair(NamedTuple):
    """Two sides and how they stand to each other. `a` is the part, or else the earlier, or else the lower one.

    Attributes:
        a: the first side.
        b: the second side.
        one_source: whether one source asserts both.
        one_scope: whether both count the very same: event, metric, population, place and first day.
        one_metric: whether both count the same thing happening to people.
        cumulative: whether the count (the whole's, of a part and its whole) can only grow from one day to the next.
    """

    a: Side
    b: Side
    one_source: bool
    one_scope: bool
    one_metric: bool
    cumulative: bool

    @property
    def earlier(self) -> bool:
        """Whether `a` is certainly dated before `b`."""
        return self.a.last < self.b.first

    @property
    def later(self) -> bool:
        """Whether `a` is certainly dated after `b`."""
        return self.b.last < self.a.first

    @property
    def one_date(self) -> bool:
        """Whether both may be dated the same: neither is certainly the earlier. A missing date is any date."""
        return not (self.earlier or self.later)

    @property
    def meet(self) -> bool:
        """Whether one number satisfies both."""
        return self.a.interval.meets(self.b.interval)


def echo(pair: Pair) -> str | None:
    """One source's figure, printed again.

    ## What it is
    The same source, question, date and figure as another claim's, reached by another road or from another page.

    ## Is it a discrepancy?
    No. It is one voice, however often printed, and counts once.

    ## Example
    A ministry's 748 wounded in one newspaper, and the same ministry's 748 of the same day in another.

    ## What to do
    Nothing. Keep the rows: they show who relays whom.
    """
    if pair.one_source and pair.one_scope and pair.one_date and pair.a.interval == pair.b.interval:
        return "{a} and {b}, for {question}: one voice, for source, question and date are the same"
    return None


def misquotation(pair: Pair) -> str | None:
    """One source, one date, two figures: a relay got it wrong, or the source did.

    ## What it is
    The same source, the same question and the same date (or a date missing), but no number satisfies both figures.

    ## Is it a discrepancy?
    Yes. One source gives one figure a day; where two are printed, one relay at least misquotes it, or one claim
    lacks the date that would make it an update.

    ## Example
    Two newspapers on the same day: `the ministry said 18 were killed` and `the ministry said 81 were killed`.

    ## What to do
    Look for the source's own statement. If the figures belong to two days, fill in `as_of`.
    """
    if pair.one_source and pair.one_scope and pair.one_date and not pair.meet:
        return "{a} but also {b}, for {question}{date}: one source, yet the two lie {gap} apart{ratio}"
    return None


def same(pair: Pair) -> str | None:
    """Two claims that allow the very same numbers.

    ## What it is
    The same question, and equal intervals.

    ## Is it a discrepancy?
    No: the two agree.

    ## Example
    `18` and `eighteen` security officers killed.

    ## What to do
    Ask whether they are independent: agreement counts only if neither relays the other.
    """
    return (
        "{a} and {b} give the same figure for {question}"
        if pair.one_scope and pair.a.interval == pair.b.interval
        else None
    )


def compatible(pair: Pair) -> str | None:
    """Two claims that one number can satisfy.

    ## What it is
    The same question, and intervals that overlap.

    ## Is it a discrepancy?
    No: both can be true.

    ## Example
    `some 2000` and `2,100` detained; `hundreds` and `2,298`.

    ## What to do
    Nothing; a vaguer figure supports a sharper one only as far as it goes.
    """
    return "{a} and {b} can both be true of {question}" if pair.one_scope and pair.meet else None


def contradiction(pair: Pair) -> str | None:
    """Two sources, one question, one date, and no number that satisfies both.

    ## What it is
    The same question and the same date, or a date missing on one side at least, and intervals that do not meet. Dates
    that overlap in part cannot excuse a gap: one is earlier than another only if it certainly is.

    ## Is it a discrepancy?
    Yes: the two cannot both be right.

    ## Example
    One ministry's 748 wounded against another ministry's 1,000, both on the same day.

    ## What to do
    Compare what each of them counts (who, where, since when) and where each got it. A date in `as_of` turns an
    apparent contradiction into growth where there was growth.
    """
    if pair.one_scope and pair.one_date and not pair.meet:
        return "{a} against {b} for {question}{date}: the two lie {gap} apart{ratio}"
    return None


def growth(pair: Pair) -> str | None:
    """A later count that is higher.

    ## What it is
    The same question, but for the date: the later figure is the higher one. A count up to an earlier day is part of
    the count up to a later day.

    ## Is it a discrepancy?
    No: counts grow.

    ## Example
    8 killed by Wednesday, 18 killed by Friday.

    ## What to do
    Nothing; quote the figure with its date.
    """
    if pair.one_scope and pair.earlier and pair.a.interval.below(pair.b.interval):
        return "{a}, later {b}, for {question}: the count grew"
    return None


def revision(pair: Pair) -> str | None:
    """A source lowers its own count.

    ## What it is
    The same source and question, a later date, and a lower figure of something that can only grow.

    ## Is it a discrepancy?
    Yes: the earlier figure, or the later one, is wrong, or the two do not count the same.

    ## Example
    A ministry's 225 killed on Saturday, and its 164 on Sunday.

    ## What to do
    Look for a correction by the source; if it took the figure back, set the earlier claim's `status` to `retracted`.
    """
    if _fell(pair) and pair.one_source and pair.cumulative:
        return "{a}, later {b}, for {question}: the source lowered its own count by {gap}, and such a count cannot fall"
    return None


def decrease(pair: Pair) -> str | None:
    """Another source's later count is lower.

    ## What it is
    The same question, another source, a later date, and a lower figure of something that can only grow.

    ## Is it a discrepancy?
    Yes: a count up to a later day holds every case of the earlier one, so both cannot be right.

    ## Example
    A rights group's 164 killed by Saturday, and a ministry's 120 by Sunday.

    ## What to do
    As with a contradiction: compare what each of them counts. The later date excuses a higher figure, never a lower.
    """
    if _fell(pair) and pair.cumulative:
        return "{a}, later {b}, for {question}: lower by {gap}{ratio}, and such a count cannot fall"
    return None


def change(pair: Pair) -> str | None:
    """A later figure is lower, of something that comes and goes.

    ## What it is
    The same question, a later date, and a lower figure of something that is not cumulative.

    ## Is it a discrepancy?
    No: people who are held on one day may be free on the next.

    ## Example
    2,298 currently held on Friday, 1,900 on Monday.

    ## What to do
    Nothing; quote the figure with its date.
    """
    return "{a}, later {b}, for {question}: the number went down, as this one may" if _fell(pair) else None


def _fell(pair: Pair) -> bool:
    return pair.one_scope and pair.earlier and pair.b.interval.below(pair.a.interval)


def excess(pair: Pair) -> str | None:
    """A part that is larger than its whole.

    ## What it is
    The first scope is part of the second (beheaded of killed, police of security forces, a town of its country, a
    later first day of an earlier one), its date is not certainly later, and yet its figure is larger. If the whole
    is not cumulative (those currently held), the two must be of the same date.

    ## Is it a discrepancy?
    Yes: a part never exceeds its whole.

    ## Example
    200 beheaded against 150 killed on the same day.

    ## What to do
    Check whether the part is filed under the right population, place or metric, and whether the whole is of the day.
    """
    in_time = pair.one_date or (pair.earlier and pair.cumulative)
    if not pair.one_scope and in_time and pair.b.interval.below(pair.a.interval):
        return "{a} against {b}: the first is part of the second and cannot exceed it, yet does by {gap}{ratio}"
    return None


def scope_shift(pair: Pair) -> str | None:
    """The very same number for two different groups.

    ## What it is
    One exact figure, 10 or more, for two different but related populations or places of one event and metric.

    ## Is it a discrepancy?
    Yes: all of a group can be of the smaller group, but it is seldom so; one report may have changed who is counted.

    ## Example
    748 people wounded in one report, 748 security officers wounded in another.

    ## What to do
    Go back to the origin of the figure and read who is counted there.
    """
    one_number = pair.a.exact and pair.b.exact and pair.a.interval == pair.b.interval
    if one_number and not pair.one_scope and pair.one_metric and pair.a.interval.low >= SHIFT_FLOOR:
        return "{a} and {b}: the very same number for two different groups; one report may have changed who is counted"
    return None


RULES: Final[tuple[Callable[[Pair], str | None], ...]] = (
    echo,
    misquotation,
    same,
    compatible,
    contradiction,
    growth,
    revision,
    decrease,
    change,
    excess,
    scope_shift,
)
"""The rules in the order in which they are asked; the first that explains a pair names it."""

DISCREPANCIES: Final = frozenset(
    {Kind.MISQUOTATION, Kind.CONTRADICTION, Kind.REVISION, Kind.DECREASE, Kind.EXCESS, Kind.SCOPE_SHIFT}
)
"""The kinds that cannot both be right, or that point at a mistake."""


def judge(pair: Pair) -> tuple[Kind, str] | None:
    """The kind of the first rule that explains the pair, and its reason as a template; None if no rule has a say.

    The template's fields are `{a}`, `{b}` (what each side says), `{question}`, `{date}`, `{gap}` and `{ratio}`.
    """
    for kind, rule in zip(Kind, RULES, strict=True):
        reason = rule(pair)
        if reason is not None:
            return kind, reason
    return None


@dataclass(frozen=True, slots=True)
class Manual:
    """A rule's own documentation.

    Attributes:
        kind: the name of the kind.
        discrepancy: whether it counts as one.
        summary: one sentence.
        text: the whole text, with `##` heads.
    """

    kind: Kind
    discrepancy: bool
    summary: str
    text: str


def manual(kind: Kind) -> Manual:
    """The documentation of a kind, from the docstring of its rule.

    >>> manual(Kind.EXCESS).summary
    'A part that is larger than its whole.'
    """
    text = inspect.getdoc(RULES[list(Kind).index(kind)]) or ""
    return Manual(kind, kind in DISCREPANCIES, text.partition("\n")[0], text)
