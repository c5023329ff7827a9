"""A claim as the rules read it: where it stands, in whole numbers and truth values."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from figures.judging.clock import DAY, LATE, NEVER

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from figures.claims.scope import Question
    from figures.judging.extent import Extent
    from figures.judging.numbers import Numbers

Span = tuple[int, int]
"""A first and a last minute, both included."""


class Setting(NamedTuple):
    """What claims are judged in.

    Attributes:
        questions: by the number that a stand gives its question.
        extents: what each of them lies in.
        includes: umbrella sources and their members, by names.
        splits: of a population, lists of parts that share nobody.
        sum_of: of a metric, the parts that it is the sum of.
        tie: what decides between rows that are alike to the rules.
    """

    questions: Sequence[Question] | Mapping[int, Question]
    extents: Sequence[Extent]
    includes: Mapping[str, Collection[str]]
    splits: Mapping[str, Collection[Sequence[str]]]
    sum_of: Mapping[str, Sequence[str]]
    tie: Callable[[int], object]

    def part_of(self, part: int, whole: int) -> bool:
        """Whether the first question, by its number, is part of the second; none is part of itself."""
        return self.extents[part].part_of(self.extents[whole])


class Stand:
    """One claim: an attribute for each fact that a rule reads.

    Attributes:
        row: its place among the claims.
        q: the number of its question; metric, since, basis: of that question, what happened as a number, the first
            minute counted (-1: the beginning), and how it was counted.
        source: its name; named: whether it names anybody; chain: whose claims follow each other (one named source, or
            one description by one road, within a question).
        via, url: who relays it, and where.
        placed: whether its place was left out, and is the event's own.
        cumulative: whether what it counts can only grow.
        stated, a0, a1, day: whether `as_of` is stated; its first and last minute; the calendar day it lies in, or -1;
            sure: the minute to which it surely counts, the end of its first day at most.
        out, p0, p1, pday: whether `published` is; the printed day: `published`, or else `as_of`, or `LATE`.
        dated, t0, t1: whether it has any day; its own day: `as_of`, or else `published`.
        printed: its own `published`, also where it is an echo and stands on its original's days.
        struck, echo: whether it is struck out; whether it repeats an earlier claim.
        bit, may: the number of its figure among those of its source for its day, as a bit; those that it may restate.
        topped: whether an earlier claim of its source lies entirely above it.
        ra, re, rs, rp: what `clock.known` asks of the claims that replace it; by: those claims.
        latest: whether its own source has not replaced it.
        The numbers of its figure are those of `numbers.Numbers`.
    """

    __slots__ = (
        *("row", "q", "metric", "since", "basis", "source", "named", "chain", "via", "url", "placed", "cumulative"),
        *("stated", "a0", "a1", "sure", "day", "out", "p0", "p1", "pday", "dated", "t0", "t1", "printed"),
        *(
            "bound",
            "lo",
            "hi",
            "wlo",
            "whi",
            "rlo",
            "rhi",
            "bottom",
            "top",
            "said_low",
            "said_high",
            "telling",
            "about",
        ),
        *("struck", "echo", "bit", "may", "topped", "ra", "re", "rs", "rp", "by", "latest"),
    )

    row: int
    q: int
    metric: int
    since: int
    basis: str
    source: str
    named: bool
    chain: int
    via: tuple[str, ...]
    url: str
    placed: bool
    cumulative: bool
    stated: bool
    a0: int
    a1: int
    sure: int
    day: int
    out: bool
    p0: int
    p1: int
    pday: int
    dated: bool
    t0: int
    t1: int
    printed: Span | None
    bound: int
    lo: int
    hi: int
    wlo: int
    whi: int
    rlo: int
    rhi: int
    bottom: int
    top: int
    said_low: int
    said_high: int
    telling: bool
    about: bool
    struck: bool
    echo: bool
    bit: int
    may: int
    topped: bool
    ra: int
    re: int
    rs: int
    rp: int
    by: list[Stand]
    latest: bool

    def __init__(self, figure: Numbers, as_of: Span | None, published: Span | None) -> None:
        """A claim of this figure on these days; who makes it, and of what, is filled in behind."""
        (self.bound, self.lo, self.hi, self.wlo, self.whi, self.rlo, self.rhi) = figure[:7]
        (self.bottom, self.top, self.said_low, self.said_high, self.telling, self.about) = figure[7:]
        self.printed = published
        self.struck = self.echo = self.topped = self.placed = False
        self.latest, self.bit, self.may, self.by = True, 0, 0, []
        self.ra = self.re = self.rs = self.rp = NEVER
        self.stand(as_of, published)

    def stand(self, as_of: Span | None, published: Span | None) -> None:
        """Take these days."""
        self.stated, self.out = as_of is not None, published is not None
        self.a0, self.a1 = as_of or (-1, -1)
        self.sure = min(self.a1, self.a0 + DAY - 1)
        self.p0, self.p1 = published or as_of or (LATE, LATE)
        self.t0, self.t1 = as_of or published or (LATE, LATE)
        self.dated = self.stated or self.out
        self.day, self.pday = calendar_day(self.a0, self.a1), calendar_day(self.p0, self.p1)

    @property
    def days(self) -> tuple[Span | None, Span | None]:
        """The two days on which it stands: `as_of` and `published`."""
        return (self.a0, self.a1) if self.stated else None, (self.p0, self.p1) if self.out else None

    @property
    def position(self) -> tuple[int, bool, int, int, int, int]:
        """What all claims of one question, day and interval share."""
        return self.q, self.stated, self.t0, self.t1, self.lo, self.hi


def calendar_day(first: int, last: int) -> int:
    """The day in which both minutes lie, or -1 if in none."""
    return first // DAY if first // DAY == last // DAY else -1
