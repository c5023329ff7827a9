"""One source after another day, on columns: what is struck out, what repeats what, what replaces what, its own pairs.

What few claims need is asked of the plain functions (`settle`, `fronts`), claim by claim; the rules are the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from figures.judging.arrays import At, any_of, dense, firsts, least_from_here, several, spans, walked
from figures.judging.clock import NEVER, OPEN, before, known, outdates, repeats, replaces, screens
from figures.judging.coded import stand, unreplaced
from figures.judging.fronts import number_figures
from figures.judging.rules import FLOOR, UNKNOWN
from figures.judging.settle import strike

if TYPE_CHECKING:
    from collections.abc import Iterator

    from figures.judging.arrays import Array, Table
    from figures.judging.clock import Mask
    from figures.judging.coded import Coded

_MOST_BITS: Final = 62
"""How many figures of one source for one day a whole number of 64 bits tells apart."""


class TooManyFiguresError(Exception):
    """A source gives more figures for one day than columns can number: its claims are judged one by one."""


# ── What takes part, and on which days ──


def settle(t: Table, coded: Coded) -> tuple[Table, Array, dict[int, int]]:
    """The claims that take part, the rows struck out, and of each echo the row that it repeats: `settle.settle`."""
    told = dense(t["chain"], t["bound"] == UNKNOWN, t["interval"])
    again = t["named"] & several(np.where(t["named"], told, told.max(initial=-1) + 1))
    at = np.flatnonzero(again)
    at = at[np.argsort(told[at], kind="stable")]
    _strike(t, coded, at, told)
    at = at[~t["struck"][at]]
    echo, original = _originals(t, coded, at, told)
    t["echo"][echo] = True
    as_of, published = t["as_of"].copy(), t["published"].copy()
    as_of[echo], published[echo] = t["as_of"][original], t["published"][original]
    stand(t, coded.days, as_of, published)
    rows = t["row"]
    echo_of = dict(zip(rows[echo].tolist(), rows[original].tolist(), strict=True))
    left = np.flatnonzero(~t["struck"] & (t["bound"] != UNKNOWN))
    return t.take(left), rows[t["struck"]], echo_of


def _strike(t: Table, coded: Coded, at: Array, told: Array) -> None:
    """Strike out the copies of struck-out figures, group by group: few hold any."""
    begin = firsts(told[at])
    if not len(begin):
        return
    some = np.logical_or.reduceat(t["struck"][at], begin).tolist()
    for first, last in (span for span, its in zip(spans(told[at]), some, strict=True) if its):
        group = at[first:last]
        same = coded.stands(t, group.tolist())
        strike(same)
        t["struck"][group] = [one.struck for one in same]


def _originals(t: Table, coded: Coded, at: Array, told: Array) -> tuple[Array, Array]:
    """The places of echoes, and of the claim that each repeats: of the newest day the one printed first."""
    group = told[at]
    found: list[tuple[Array, Array]] = []
    begin, end = np.searchsorted(group, group), np.searchsorted(group, group, "right")
    for which, place in walked(begin, end):
        one, other = at[which], at[place]
        x, old = At(t, one), At(t, other)
        ok = (one != other) & old.stated & repeats(x, old)
        one, other = one[ok], other[ok]
        old = At(t, other)
        order = np.lexsort((t["row"][other], old.p1, old.p0, ~old.out, -old.a0, -old.a1, one))
        one, other = one[order], other[order]
        found.append((one[firsts(one)], _tied(t, coded, one, other)))
    if not found:
        return np.zeros(0, int), np.zeros(0, int)
    return np.concatenate([one for one, _ in found]), np.concatenate([other for _, other in found])


def _tied(t: Table, coded: Coded, one: Array, other: Array) -> Array:
    """The first of each run; of several that no day tells apart their content decides."""
    chosen = other[firsts(one)]
    x = At(t, other)
    days = list(zip(*(column.tolist() for column in (x.a0, x.a1, x.out, x.p0, x.p1)), strict=True))
    rows = t["row"]
    for place, (first, last) in enumerate(spans(one)):
        held = [at for at, its in zip(other[first:last].tolist(), days[first:last], strict=True) if its == days[first]]
        if len(held) > 1:
            chosen[place] = min(held, key=lambda at: (coded.claims.id(int(rows[at])), rows[at]))
    return chosen


# ── What replaces what ──


class Chains:
    """The claims of chains of two and more, one chain after the other, each by its own days."""

    def __init__(self, t: Table) -> None:
        self.t = t
        at = np.flatnonzero(several(t["chain"]))
        self.at = at[np.lexsort((t["t1"][at], t["t0"][at], t["chain"][at]))]
        self.chain = dense(t["chain"][self.at]) if len(at) else t["chain"][at]
        self.begin: Array = np.searchsorted(self.chain, self.chain)
        self.end: Array = np.searchsorted(self.chain, self.chain, "right")
        x = At(t, self.at)
        self._times: Array = np.unique(np.concatenate([x.a0, x.a1, x.p0, x.p1, x.t0, x.t1, np.array([NEVER])]))
        self._begins = self._ranked(x.t0)

    def _ranked(self, minutes: Array, places: Array | slice = slice(None)) -> Array:
        """Minutes of these places by chain, then in their order, as one number each."""
        return self.chain[places] * (len(self._times) + 1) + np.searchsorted(self._times, minutes)

    def find_fronts(self, coded: Coded) -> None:
        """Note what replaces each claim, and whether it is latest, as `fronts.find_fronts` does."""
        t, at = self.t, self.at
        unreplaced(t)
        if not len(at):
            return
        twins = self._number_figures(coded)
        x = At(t, at)
        after = np.searchsorted(self._begins, self._ranked(x.t1), "right")
        t["topped"][at] = self._topped()
        counts = x.dated & ~x.echo
        for name, day, stated in (("ra", x.a0, True), ("re", x.a1, True), ("rs", x.p0, True), ("rp", x.p0, False)):
            value = np.where(counts & (x.stated == stated), day, NEVER)
            t[name][at] = self._least_after(after, value)
        lower = self._least_after(after, np.where(counts, x.hi, OPEN))
        spares = x.cumulative & ~t["topped"][at] & (lower < x.lo)
        slow = np.where(x.named, twins | spares, True)
        t["latest"][at] = ~x.named | (t["ra"][at] == NEVER) & (t["rp"][at] == NEVER)
        self._find_one_by_one(np.flatnonzero(slow))

    def _least_after(self, after: Array, value: Array) -> Array:
        """The least value from each place in `after` to the end of its chain; `NEVER` or more where none is."""
        numbers, rank = np.unique(value, return_inverse=True)
        least = least_from_here(self.chain, rank.reshape(-1), len(numbers) + 1)
        some = after < self.end
        return np.where(some, numbers[least[np.minimum(after, len(value) - 1)] * some], NEVER)

    def _topped(self) -> Array:
        """Whether an earlier claim of the chain lies entirely above, of named sources."""
        x = At(self.t, self.at)
        ends = self._ranked(np.where(x.dated, x.t1, NEVER))
        order = np.argsort(ends, kind="stable")
        numbers, rank = np.unique(np.where(x.dated, x.lo, -1), return_inverse=True)
        size = len(numbers)
        most = np.maximum.accumulate(self.chain[order] * size + rank.reshape(-1)[order])
        before = np.searchsorted(ends[order], self._begins) - 1
        held = most[np.maximum(before, 0)]
        there = (before >= 0) & (held // size == self.chain) & x.dated & x.named
        return there & (numbers[held % size] > x.hi)

    def _number_figures(self, coded: Coded) -> Array:
        """Which places state a day for which their source gives two figures; there `fronts` numbers them."""
        t, at = self.t, self.at
        x = At(t, at)
        day = dense(self.chain, x.as_of + 1)
        order = np.flatnonzero(x.stated & x.named & several(day))
        order = order[np.argsort(day[order], kind="stable")]
        begin = firsts(day[order])
        twins = np.zeros(len(at), bool)
        if not len(begin):
            return twins
        figure, out = x.interval[order], x.out[order]
        two = np.minimum.reduceat(figure, begin) != np.maximum.reduceat(figure, begin)
        two &= np.logical_or.reduceat(out, begin)
        for first, last in (span for span, its in zip(spans(day[order]), two.tolist(), strict=True) if its):
            twins[order[first:last]] = True
            places = at[order[first:last]]
            held = coded.stands(t, places.tolist())
            number_figures(held)
            if max(one.bit.bit_length() for one in held) > _MOST_BITS:
                raise TooManyFiguresError
            t["bit"][places], t["may"][places] = [one.bit for one in held], [one.may for one in held]
        return twins

    def _find_one_by_one(self, places: Array) -> None:
        """What replaces each claim at these places, pair by pair."""
        t, at = self.t, self.at
        for which, later in walked(self.begin[places], self.end[places]):
            some = np.unique(which)
            rank: Array = np.searchsorted(some, which)
            held = at[places[some]]
            by = self.replaced(at[later], at[places[which]])
            d, rank = At(t, at[later[by]]), rank[by]
            for name, day, stated in (("ra", d.a0, True), ("re", d.a1, True), ("rs", d.p0, True), ("rp", d.p0, False)):
                least = np.full(len(some), NEVER, np.int64)
                ok = d.stated == stated
                np.minimum.at(least, rank[ok], day[ok])
                t[name][held] = least
            t["latest"][held] = ~t["named"][held] | ~any_of(rank, np.ones(len(rank), bool), len(some))

    def replaced(self, later: Array, claim: Array) -> Mask:
        """Whether each `later` takes the place of the claim beside it; of a description, hides it."""
        d, c = At(self.t, later), At(self.t, claim)
        return np.where(c.named, replaces(d, c), outdates(d, c)) & (later != claim)

    # ── Pairs of one chain ──

    def pairs(self) -> Iterator[tuple[Array, Array]]:
        """The higher and the lower of all pairs of one chain that are asked."""
        x = At(self.t, self.at)
        floor = x.bound == FLOOR
        bar = np.where(floor, x.lo, x.hi)
        for one, two in self._candidates():
            for high, low in ((one, two), (two, one)):
                apart = np.flatnonzero(x.lo[high] > bar[low])
                apart = apart[floor[high[apart]] | ~floor[low[apart]]]
                apart = apart[~before(At(self.t, self.at[low[apart]]), At(self.t, self.at[high[apart]]))]
                of = one[apart]
                held = Own(self.at[high[apart]], self.at[low[apart]], self.begin[of], self.end[of])
                held = held.take(~self._screened(held))
                held = held.take(~self._screened(held.turned))
                yield held.one, held.other

    def _candidates(self) -> Iterator[tuple[Array, Array]]:
        """Places that may be asked of each other, each two once.

        Of two claims that state their days, one that begins after another's replacer has ended is not set against it.
        """
        stated = self.t["stated"][self.at]
        held = np.flatnonzero(stated)
        ends = np.searchsorted(self._begins[held], self._ranked(self.t["re"][self.at[held]], held), "right")
        for which, place in walked(np.arange(len(held)) + 1, ends):
            yield held[which], held[place]
        held = np.flatnonzero(~stated)
        for which, place in walked(held + 1, self.end[held]):
            yield held[which], place
        for which, place in walked(self.begin[held], held):
            which, place = which[stated[place]], place[stated[place]]  # noqa: PLW2901 - those of the other kind alone
            yield place, held[which]

    def _screened(self, own: Own) -> Array:
        """Whether what replaces the one of each pair keeps it from the other: it is before that, or has no clock."""
        t, x = self.t, own.other
        hidden = ~known(At(t, own.one), At(t, x))
        sure = hidden & t["stated"][x] & (t["re"][own.one] < t["a0"][x])
        open_ = np.flatnonzero(hidden & ~sure)
        for which, place in walked(own.begin[open_], own.end[open_]):
            later, at = self.at[place], open_[which]
            by = self.replaced(later, own.one[at]) & screens(At(t, later), At(t, x[at]))
            sure[at[by]] = True
        return sure


class Own(NamedTuple):
    """Pairs of claims of one chain, and from which place to which, not included, the chain of each goes."""

    one: Array
    other: Array
    begin: Array
    end: Array

    @property
    def turned(self) -> Own:
        """The same, the other one first."""
        return self._replace(one=self.other, other=self.one)

    def take(self, mask: Array) -> Own:
        """Those in the mask."""
        return Own(*(column[mask] for column in self))
