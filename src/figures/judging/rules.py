"""What two claims are to each other: the rules, one row a kind, each its own manual.

One idea carries the file. Of two figures without a common number call one the higher, the other the lower. They
conflict unless the higher one is the later, or the whole: a low end holds for later days and for wholes as well, a high
end for earlier days and for parts. The kinds are names for where the two stood.

A rule takes two claims, or two tables of claims (see `judging.clock`), and is one expression of `& | ^ + * -` and
comparisons. The docstring of a rule is what `figures explain KIND` prints.
"""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from figures.judging.clock import (
    Mask,
    Side,
    before,
    by_stated,
    no,
    no_clock,
    one_day,
    printed_first,
    repeats,
    restates,
)

if TYPE_CHECKING:
    from collections.abc import Callable

EXACT, FLOOR, CEILING, RANGE, SOFT, VAGUE, UNKNOWN = range(7)
"""How a wording bounds a number: to one, from below, above, both sides, by `about` or `nearly`, a vague word, not."""


class Kind(enum.StrEnum):
    """What two claims are to each other; discrepancies first, then what is told on request."""

    CONTRADICTION = "contradiction"
    TWO_FIGURES = "two-figures"
    REVISION = "revision"
    LOWER_LATER = "lower-later"
    EXCESS = "excess"
    SUM = "sum"
    SAME_NUMBER = "same-number"
    ECHO = "echo"
    SAME = "same"
    COMPATIBLE = "compatible"
    RESTATEMENT = "restatement"
    GROWTH = "growth"
    CHANGE = "change"
    UNDATED = "undated"


class Pairing(enum.Enum):
    """Whose two claims are set against each other."""

    OWN = "one named source, one question"
    ACROSS = "two sources, one question; descriptions are never one source"
    PARTS = "a part and its whole"


# ── What the rules are made of ──


def above(high: Side, low: Side) -> Mask:
    """Whether every number of the first is higher than every number of the second."""
    return high.lo > low.hi


def carries(high: Side, low: Side) -> Mask:
    """Whether the higher one's low end holds on the lower one's day: of one day, or earlier and of what only grows."""
    return one_day(high, low) | before(high, low) & low.cumulative


def own(c: Side, d: Side) -> Mask:
    """Whether one named source gave both, for one question."""
    return (c.chain == d.chain) & c.named


def raised(high: Side, low: Side) -> Mask:
    """Whether one source counted an earlier day again after it had printed a lower figure for a later one."""
    return own(high, low) & before(high, low) & printed_first(low, high) & above(high, low)


def sinks(high: Side, low: Side) -> Mask:
    """Whether both are floors, and the number of the second is the smaller."""
    return (high.bound == FLOOR) & (low.bound == FLOOR) & (low.said_low < high.said_low)


# ── Discrepancies ──


def contradiction(high: Side, low: Side) -> Mask:
    """Two sources, one day, and no number that fits both.

    ## What it is
    Two sources give figures for the same question and the same day, and no number fits both wordings.

    ## Why
    Both cannot be right about one day. Which of them is, nobody can tell from the figures.

    ## Example
    Two ministries on one day: 748 wounded and 1,000 wounded.

    ## What to do
    Look at whom each of them counts, where and since when, and where each has the figure from. A day or an hour in
    `as_of` shows growth where there was growth.
    """
    return above(high, low) & one_day(high, low)


def two_figures(high: Side, low: Side) -> Mask:
    """One named source, one day, two figures.

    ## What it is
    Two reports give different figures of one named source for the same question and day, and no number fits both.

    ## Why
    The source said both, or one report has it wrong. The rows do not show which.

    ## Example
    A ministry's 18 wounded in one agency's report, and the same ministry's 26 of the same day in another's.

    ## What to do
    Look for the source's own statement. If an hour lies between the two, write it in `as_of`.
    """
    return above(high, low) & one_day(high, low) & no(restates(high, low) | restates(low, high))


def revision(high: Side, low: Side) -> Mask:
    """A source gives a lower figure than it gave before.

    ## What it is
    One named source gives a lower figure for a later day of what can only grow, or for the same day in a later
    statement. A floor whose number sinks counts too. Both days are stated.

    ## Why
    The source no longer stands by the higher figure, and whoever still quotes it should know.

    ## Example
    A coast guard's 79 killed for 14 June and its 78 for 15 June; `at least 115`, later `at least 97`.

    ## What to do
    Quote the later figure. If the source took the earlier one back, write `retracted` under `status`.
    """
    later = by_stated(high, low) & before(high, low) & no(printed_first(low, high))
    again = restates(low, high)
    return again & above(high, low) | high.cumulative & (later | again) & (above(high, low) | sinks(high, low))


def lower_later(high: Side, low: Side) -> Mask:
    """A later figure is lower, of what can only grow.

    ## What it is
    Figures for the same question, the later one lower, and no number fits both days. Of one source, only where a day
    of printing decides: where both days are stated, it is a revision.

    ## Why
    Whoever was counted by the earlier day is counted by the later one as well. A later day excuses a higher figure,
    never a lower one.

    ## Example
    The police give 359 killed for 24 April, the ministry gives 253 for 25 April.

    ## What to do
    Look at whom each of them counts. If the lower figure is an older count that was printed late, write its day in
    `as_of`.
    """
    return above(high, low) & before(high, low) & high.cumulative & no(own(high, low) & by_stated(high, low))


def excess(high: Side, low: Side) -> Mask:
    """A part is larger than its whole.

    ## What it is
    The first counts a part of what the second counts (police of all people, a town of its country, the beheaded of the
    killed, from a later day on), its day is not later, and yet its figure is higher.

    ## Why
    Whoever is in the part is in the whole.

    ## Example
    200 beheaded beside 150 killed on the same day.

    ## What to do
    See whether the part stands under the right people, place and event, and whether the whole is of its day.
    """
    return above(high, low) & carries(high, low)


def parts_amiss(low: int, high: int, whole: Side, exceeds: bool) -> bool:
    """Parts that do not add up, by one source's own figures.

    ## What it is
    One source gives, in one statement, parts that share nobody and make more than its whole; or all parts of a sum,
    or two totals and the count between them, that make another number than its whole.

    ## Why
    The figures stand in one statement and cannot all be right.

    ## Example
    11 civilians and 8 of the security forces killed, and 16 killed in all.

    ## What to do
    See whether one of the figures is misprinted, or whether the parts overlap after all.
    """
    return low > whole.hi or (not exceeds and whole.lo > high)


def same_number(high: Side, low: Side) -> Mask:
    """The same number for two groups of people.

    ## What it is
    Two reports give one exact number of three digits or more, one for some people or a town, the other for all people
    or the country.

    ## Why
    It may be so. But one report may have changed who is counted.

    ## Example
    748 people wounded in one report, 748 security officers wounded in another.

    ## What to do
    Read the statement that the figure comes from.
    """
    print_differs = (high.out != low.out) | high.out & ((high.p0 != low.p0) | (high.p1 != low.p1))
    reports = (high.source != low.source) | (high.via != low.via) | (high.url != low.url) | print_differs
    alike = (high.metric == low.metric) & (high.since == low.since) & (high.basis == low.basis)
    number = (high.bound == EXACT) & (low.bound == EXACT) & (high.lo == low.lo) & high.telling
    return alike & number & reports


# ── Told on request ──


def echo(first: Side, again: Side) -> Mask:
    """One source's figure, printed again.

    ## What it is
    The same named source and figure for the same question, printed later for the same day or without one.

    ## Why
    It is the old figure again, however late it is printed: it counts once, for its old day, and lowers nothing.

    ## Example
    A ministry's 748 of the 6th, printed again in a paper of the 9th, when the ministry had already given 1,000.

    ## What to do
    Nothing. Keep the rows: they show who relays whom.
    """
    return own(first, again) & same(first, again) & repeats(again, first)


def same(c: Side, d: Side) -> Mask:
    """Two figures that fit the very same numbers.

    ## What it is
    The same question, and wordings that fit the very same numbers.

    ## Why
    Nothing stands between the two.

    ## Example
    `18` and `eighteen` killed.

    ## What to do
    Ask whether one of them only relays the other.
    """
    return (c.lo == d.lo) & (c.hi == d.hi)


def compatible(c: Side, d: Side) -> Mask:
    """Two figures that one number can fit.

    ## What it is
    The same question, and wordings with a number in common.

    ## Why
    Both can be right. That does not make the common number anybody's figure.

    ## Example
    `some 2000` and `2,100` detained; `hundreds` and `2,298`.

    ## What to do
    Nothing.
    """
    return (c.lo <= d.hi) & (d.lo <= c.hi) & no(same(c, d))


def restatement(high: Side, low: Side) -> Mask:
    """A source counts an earlier day again, and higher.

    ## What it is
    One named source gives a higher figure for the same day in a later statement; or it prints a higher figure for an
    earlier day after it had printed a lower one for a later day.

    ## Why
    Late reports come in, and whole series of days are published anew.

    ## Example
    100 killed by the 5th, published on the 5th, and 130 killed by the 5th, published on the 9th.

    ## What to do
    Quote the later statement.
    """
    return restates(high, low) & above(high, low) | raised(high, low)


def growth(low: Side, high: Side) -> Mask:
    """A later figure of another source is higher.

    ## What it is
    A figure of what can only grow, and a later figure of another named source that lies entirely above it.

    ## Why
    Counts grow. The earlier figure stays a figure of its day, and ends no dispute.

    ## Example
    A ministry's 769 killed for 26 September, and an agency's `at least 2,177` for 19 October.

    ## What to do
    Quote each figure with its day.
    """
    grown = above(high, low) & before(low, high) & low.cumulative & (high.bound != VAGUE)
    return grown & high.named & (high.source != low.source) & low.latest & high.latest


def change(high: Side, low: Side) -> Mask:
    """A later figure is lower, of what rises and falls.

    ## What it is
    A lower figure for a later day of people held, missing, in hospital or displaced.

    ## Why
    People are let go, are found, return.

    ## Example
    5,730 still detained in August, 4,900 in September.

    ## What to do
    Quote each figure with its day.
    """
    return above(high, low) & before(high, low) & no(low.cumulative)


def undated(high: Side, low: Side) -> Mask:
    """Two figures that only a missing or too wide day keeps apart.

    ## What it is
    No number fits both, and nothing says whether one of them is the later: a day is missing, or is a whole month.

    ## Why
    A missing day excuses, and never accuses: the higher figure may be the later one.

    ## Example
    5,500 killed without any day, beside 3,252 killed by 16 September.

    ## What to do
    Fill in `as_of`, or at least `published`.
    """
    return above(high, low) & no_clock(high, low)


class Rule(NamedTuple):
    """One kind: when two claims are of it, and what follows.

    Attributes:
        kind: its name.
        when: the rule, asked of the higher claim and the lower one, or of a part and its whole; its docstring is the
            manual.
        between: whose claims it is asked of.
        grave: `wrong`: both cannot be right; `doubtful`: it asks, and fails only by name; `open`: a day is missing;
            None: nothing is wrong, told on request.
        first: which of the two is side a: the `higher` one (the earlier, the part) or the `lower` one.
        current_if: whether both claims must be latest for their sources to stand by it, or `later`: of one source the
            later one alone.
        disputes: whether it puts a question into conflict.
        plural: its name for several, only where -s is wrong.
    """

    kind: Kind
    when: Callable[..., Mask]
    between: tuple[Pairing, ...]
    grave: Literal["wrong", "doubtful", "open"] | None = "wrong"
    first: Literal["higher", "lower"] = "higher"
    current_if: Literal["both", "later"] = "both"
    disputes: bool = True
    plural: str = ""


_ONE_QUESTION: Final = (Pairing.OWN, Pairing.ACROSS)
_ANY: Final = (*_ONE_QUESTION, Pairing.PARTS)

RULES: Final = (
    Rule(Kind.CONTRADICTION, contradiction, (Pairing.ACROSS,), first="lower"),
    Rule(Kind.TWO_FIGURES, two_figures, (Pairing.OWN,), first="lower", plural="two-figures"),
    Rule(Kind.REVISION, revision, (Pairing.OWN,), current_if="later", disputes=False),
    Rule(Kind.LOWER_LATER, lower_later, _ONE_QUESTION, current_if="later", plural="lower-later"),
    Rule(Kind.EXCESS, excess, (Pairing.PARTS,), plural="excesses"),
    Rule(Kind.SUM, parts_amiss, ()),
    Rule(Kind.SAME_NUMBER, same_number, (Pairing.PARTS,), grave="doubtful", disputes=False),
    Rule(Kind.ECHO, echo, (Pairing.OWN,), grave=None, plural="echoes"),
    Rule(Kind.SAME, same, _ONE_QUESTION, grave=None, plural="same"),
    Rule(Kind.COMPATIBLE, compatible, _ONE_QUESTION, grave=None, plural="compatible"),
    Rule(Kind.RESTATEMENT, restatement, (Pairing.OWN,), grave=None),
    Rule(Kind.GROWTH, growth, (Pairing.ACROSS,), grave=None, plural="growth"),
    Rule(Kind.CHANGE, change, _ONE_QUESTION, grave=None),
    Rule(Kind.UNDATED, undated, _ANY, grave="open", disputes=False, plural="undated"),
)
"""One row a kind. A new one is a discrepancy that disputes its question, unless its row says otherwise."""

OF: Final = {rule.kind: rule for rule in RULES}
"""The row of each kind."""

ORDER: Final = {kind: place for place, kind in enumerate(OF)}
"""The place of each kind among the rules."""

DISCREPANCIES: Final = frozenset(rule.kind for rule in RULES if rule.grave in ("wrong", "doubtful"))
"""The kinds that are discrepancies; the others are told on request."""


def kinds() -> tuple[Kind, ...]:
    """The kinds of discrepancies, in the order of the rules; `same-number`, which asks, among them."""
    return tuple(rule.kind for rule in RULES if rule.kind in DISCREPANCIES)


def asked_of(pairing: Pairing) -> tuple[Rule, ...]:
    """The rules that every pair of this pairing is held against, sums excepted: those that find something."""
    return tuple(rule for rule in RULES if rule.grave and pairing in rule.between)
