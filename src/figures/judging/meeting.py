"""Who meets whom, on columns: questions within others, claims that no rule tells apart, the days they share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from figures.judging.arrays import Table, dense, extreme, firsts, walked
from figures.judging.clock import NEVER, OPEN
from figures.judging.rules import EXACT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from figures.judging.arrays import Array
    from figures.judging.coded import Within

Pairs = tuple["Array", "Array"]
"""Two columns side by side: places, or numbers of questions."""


def related(t: Table, first: Array, within: Mapping[str, Within]) -> Iterator[Pairs]:
    """A part and its whole, by the numbers of their questions, in chunks.

    Args:
        t: the claims.
        first: a claim of each question.
        within: what lies in what.
    """
    order = np.argsort(t["event"][first], kind="stable")
    event = t["event"][first][order]
    begin, end = np.searchsorted(event, event), np.searchsorted(event, event, "right")
    since = t["since"][first]
    for which, place in walked(begin, end):
        part, whole = order[which], order[place]
        ok = np.flatnonzero((part != whole) & (since[whole] <= since[part]))
        part, whole = part[ok], whole[ok]
        for name, lies in within.items():
            code = t[f"{name}_code"][first]
            ok = lies(code[part], code[whole])
            part, whole = part[ok], whole[ok]
        yield part, whole


class Stands(NamedTuple):
    """Claims that no rule tells apart but by who makes them: a crowd that says one number is one stand.

    Attributes:
        table: a claim of each; `chain` is the only chain that stands there, or a number of its own below 0.
        members: the claims, stand by stand.
        begin: where those of each stand begin, and the end of all.
    """

    table: Table
    members: Array
    begin: Array

    @classmethod
    def of(cls, t: Table) -> Stands:
        """The stands of these claims."""
        front = dense(dense(t["ra"], t["re"]), dense(t["rs"], t["rp"]), t["latest"])
        days = dense(t["as_of"] + 1, t["published"] + 1)
        stand = dense(t["q"], t["alike"], days, dense(t["placed"], front))
        members = np.argsort(stand, kind="stable")
        begin = firsts(stand[members])
        table = t.take(members[begin])
        if len(begin):
            alike = t["chain"][members] == np.repeat(table["chain"], np.diff(np.r_[begin, len(members)]))
            one = np.logical_and.reduceat(alike, begin)
            table["chain"] = np.where(one, table["chain"], -1 - np.arange(len(begin)))
        return cls(table, members, np.r_[begin, len(members)])


class Mode(NamedTuple):
    """How a higher and a lower claim can meet that are not yet held against the clock.

    Attributes:
        high, low: the columns that say which claims are meant.
        since: the higher one's day from which the lower one must be.
        until: the days of the higher one's replacers before which the lower one must be.
        day: the lower one's day. Empty: there is none.
    """

    high: str
    low: str
    since: str = ""
    until: tuple[str, ...] = ()
    day: str = ""


MODES: Final = (
    Mode("stated", "stated", "a0", ("ra",), "a1"),
    Mode("dated", "unstated", "printed_from", ("rs", "rp"), "p1"),
    Mode("unstated", "stated", "p0", ("rp",), "p1"),
    Mode("dayless", "dayless"),
    Mode("dayless", "dated"),
    Mode("dated", "dayless"),
)
"""A higher claim is set against lower ones that are not before it, and before which nothing has replaced it."""


def meetings(s: Table, count: int, among: Pairs) -> Iterator[Pairs]:
    """The higher and the lower stand of all pairs that may be asked: the higher one's question within the other's.

    Args:
        s: the stands.
        count: how many questions there are.
        among: pairs of questions, the part first; of one question twice itself.
    """
    s["unstated"], s["dayless"] = s["dated"] & ~s["stated"], ~s["dated"]
    s["printed_from"] = np.where(s["stated"], np.minimum(s["p0"], s["a1"] + 1), s["p0"])
    free = (s["ra"] == NEVER) & (s["rp"] == NEVER)
    days = np.unique(np.concatenate([s[name] for name in _DAYS]))
    rank = {name: np.searchsorted(days, s[name]) for name in _DAYS}
    for mode in MODES:
        high, low = np.flatnonzero(s[mode.high]), np.flatnonzero(s[mode.low])
        if not mode.day and mode.high != mode.low:  # without a clock each must be known for ever
            high, low = high[free[high]], low[free[low]]
        if len(high) and len(low):
            yield from _Join(s, count, mode, rank, len(days) + 1).pairs(high, low, among)


_DAYS: Final = ("a0", "a1", "p0", "p1", "printed_from", "ra", "rs", "rp")


class _Join(NamedTuple):
    """One mode: the stands, how many questions there are, the ranks of all days, and more than the highest."""

    table: Table
    questions: int
    mode: Mode
    rank: Mapping[str, Array]
    span: int

    def pairs(self, high: Array, low: Array, among: Pairs) -> Iterator[Pairs]:
        """The pairs of these stands, the lower one below and among the days of the higher one."""
        s, q = self.table, self.table["q"]
        most = -extreme(q[high], self.questions, -s["lo"][high], 1)
        least = extreme(q[low], self.questions, s["hi"][low], OPEN)
        part, whole = (column[most[among[0]] > least[among[1]]] for column in among)
        high = high[np.argsort(q[high], kind="stable")]
        of = np.searchsorted(q[high], np.arange(self.questions + 1))
        day = q[low] * self.span + (self.rank[self.mode.day][low] if self.mode.day else 0)
        low, day = low[np.argsort(day, kind="stable")], np.sort(day)
        end = s["hi"][low]
        for which, place in walked(of[part], of[part + 1]):
            x, asked = high[place], whole[which]
            ok = s["lo"][x] > least[asked]
            x, asked = x[ok], asked[ok]
            since, until = (asked * self.span + bound for bound in self._bounds(x))
            for w, at in walked(np.searchsorted(day, since), np.searchsorted(day, until)):
                ok = end[at] < s["lo"][x[w]]
                yield x[w[ok]], low[at[ok]]

    def _bounds(self, high: Array) -> tuple[Array | int, Array | int]:
        """From which day of the lower one, and before which."""
        if not self.mode.day:
            return 0, self.span - 1
        until = [self.rank[name][high] for name in self.mode.until]
        return self.rank[self.mode.since][high], np.minimum.reduce(until)


def same_numbers(t: Table, within: Array, count: int) -> Iterator[Pairs]:
    """A claim of a part and one of its whole that give one telling number; `within` holds part * count + whole."""
    k = np.flatnonzero((t["bound"] == EXACT) & t["telling"])
    if not len(k):
        return
    key = dense(t["event"][k], t["metric"][k], t["since"][k] + 1, t["basis"][k], t["interval"][k])
    k = k[np.argsort(key, kind="stable")]
    key = np.sort(key)
    begin, end = np.searchsorted(key, key), np.searchsorted(key, key, "right")
    q = t["q"]
    pairs = np.sort(within)
    for which, place in walked(begin, end):
        one, other = k[which], k[place]
        ok = np.flatnonzero(q[one] != q[other])
        one, other = one[ok], other[ok]
        sought = q[one] * count + q[other]
        at = np.minimum(np.searchsorted(pairs, sought), max(len(pairs) - 1, 0))
        ok = pairs[at] == sought if len(pairs) else np.zeros(len(sought), bool)
        yield one[ok], other[ok]
