"""The same as `plain.judge` for large sets: what claims are to each other, found by sorts and range joins on columns.

The rules are those of `judging.rules`; only who is set against whom is found otherwise: not claim by claim, but by
ranges of days among the claims of related questions. Events never meet, so that they are judged in runs of whole
events, which bounds the memory.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import numpy as np

from figures.judging.arrays import At, PairSet, Table, dense, firsts, spans, walked
from figures.judging.chained import Chains, TooManyFiguresError, settle
from figures.judging.clock import asked
from figures.judging.coded import Coded
from figures.judging.fronts import find_older
from figures.judging.judged import Found, Judged
from figures.judging.lazily import Crowd, Pairs, RowSet
from figures.judging.meeting import Stands, meetings, related, same_numbers
from figures.judging.objections import gap, gap_bound, rests_on
from figures.judging.plain import judge as judge_plainly
from figures.judging.rows import NO_PLACE, bound_name, told
from figures.judging.rules import ORDER, RULES, VAGUE, Pairing, asked_of, growth
from figures.judging.sums import found_sums

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from figures.claims.table import Claims
    from figures.judging.arrays import Array
    from figures.judging.rules import Rule

RUN: Final = 100_000
"""Claims of whole events that are judged at a time, if no event has more."""

_RESTS: Final = 32
"""How many ways there are to rest on something."""

MANY: Final = 512
"""Latest claims of one question above which older ones are looked for claim by claim, from the newest back."""


_Sides: TypeAlias = "tuple[tuple[int, ...], tuple[int, ...], Sequence[tuple[int, int]]]"
"""The rows of both sides of a discrepancy, and the pairs of rows."""


class _Met(NamedTuple):
    """What one rule found in some pairs: units side by side, and what is to be told of each pair."""

    rule: Rule
    a: Array
    b: Array
    key: Array
    bound: Array
    gap: Array
    current: Array


def _told(
    pairing: Pairing, table: Table, pair: tuple[Array, Array], shift: int, *, doubtful: bool = False
) -> Iterator[_Met]:
    """What the rules of this pairing find in the higher and the lower of some pairs."""
    positions = int(table["position"].max(initial=0)) + 1
    for rule in asked_of(pairing):
        if (rule.grave == "doubtful") is not doubtful:
            continue
        at = np.flatnonzero(rule.when(At(table, pair[0]), At(table, pair[1])))
        if not len(at):
            continue
        high, low = pair[0][at], pair[1][at]
        x, y = At(table, high), At(table, low)
        rests = rests_on(x, y) & (NO_PLACE if doubtful else _RESTS - 1)
        bound = np.zeros(len(at), np.int64) if doubtful else gap_bound(x, y)
        alone = rule.current_if == "later" and pairing is Pairing.OWN
        a, b = (high, low) if rule.first == "higher" else (low, high)
        key = ORDER[rule.kind] * _RESTS + rests
        key = (key * positions + table["position"][a]) * positions + table["position"][b]
        yield _Met(rule, a + shift, b + shift, key, bound, gap(x, y), y.latest & (x.latest | alone))


class _Run:
    """The claims of some events, and what they are to each other."""

    def __init__(self, coded: Coded, rows: Array) -> None:
        self.coded = coded
        self.t, self.struck, self.echo_of = settle(coded.table(rows), coded)
        self.t["q"] = dense(self.t["q"])
        self.t["position"] = dense(self.t["q"], self.t["stated"], self._own_day() + 1, self.t["interval"])
        self.chains = Chains(self.t)
        self.chains.find_fronts(coded)
        self.latest = self.t["row"][self.t["latest"]]
        self.older = dict(self._older())
        self.stands = Stands.of(self.t)
        self._open: list[tuple[Array, Array]] = []
        self.found = [*self._found(), *self._sums()]

    def _own_day(self) -> Array:
        return np.where(self.t["stated"], self.t["as_of"], self.t["published"])

    # ── Units: what is set against each other, a stand or, behind all stands, a claim ──

    @property
    def _size(self) -> int:
        return len(self.stands.begin) - 1

    def _met(self) -> Iterator[_Met]:
        """What the rules find in all asked pairs."""
        t, s = self.t, self.stands.table
        first = np.argsort(t["q"], kind="stable")
        first = first[firsts(t["q"][first])]
        count = len(first)
        pairs = [*related(t, first, self.coded.within)]
        part, whole = (np.concatenate([np.zeros(0, int), *(pair[side] for pair in pairs)]) for side in (0, 1))
        itself = np.arange(count)
        for pair in meetings(s, count, (np.r_[itself, part], np.r_[itself, whole])):
            x, y = At(s, pair[0]), At(s, pair[1])
            ok = np.flatnonzero(asked(x, y) & (x.chain != y.chain))
            high, low = pair[0][ok], pair[1][ok]
            same = s["q"][high] == s["q"][low]
            yield from _told(Pairing.ACROSS, s, (high[same], low[same]), 0)
            yield from _told(Pairing.PARTS, s, (high[~same], low[~same]), 0)
        for high, low in self.chains.pairs():
            named = t["named"][high]
            yield from _told(Pairing.OWN, t, (high[named], low[named]), self._size)
            yield from _told(Pairing.ACROSS, t, (high[~named], low[~named]), self._size)
        for high, low in same_numbers(t, part * count + whole, count):
            ok = asked(At(t, high), At(t, low))
            yield from _told(Pairing.PARTS, t, (high[ok], low[ok]), self._size, doubtful=True)

    def _found(self) -> Iterator[Found]:
        """The discrepancies: the pairs of each row together, of their gaps the plainest."""
        held: list[_Met] = []
        for met in self._met():
            if met.rule.grave == "open":
                self._open.append((met.a, met.b))
            else:
                held.append(met)
        if not held:
            return
        key, a, b, bound, apart, current = (
            np.concatenate([getattr(met, name) for met in held])
            for name in ("key", "a", "b", "bound", "gap", "current")
        )
        order = np.lexsort((-bound, key))
        key, a, b, current = key[order], a[order], b[order], current[order]
        begin = firsts(key)
        one = order[begin]
        positions = int(self.t["position"].max(initial=0)) + 1
        head = key[begin] // (positions * positions)
        told_of = (head // _RESTS, head % _RESTS, apart[one], bound[one], np.logical_or.reduceat(current, begin))
        end = np.r_[begin[1:], len(key)]
        by_itself = [(row,) for row in self._rows.tolist()]
        alone = (end - begin == 1) & self._alone[a[begin]] & self._alone[b[begin]]
        for (kind, rests, number, its, stands), first, last, simple, unit, other in zip(
            zip(*(column.tolist() for column in told_of), strict=True),
            *(column.tolist() for column in (begin, end, alone, a[begin], b[begin])),
            strict=True,
        ):
            if simple:
                one_row, other_row = by_itself[unit], by_itself[other]
                sides: _Sides = one_row, other_row, ((*one_row, *other_row),)
            else:
                sides = self._sides(a[first:last].tolist(), b[first:last].tolist())
            apart_by = number if its else None
            yield Found(_KINDS[kind], *sides[:2], _TOLD[rests], apart_by, bound_name(its), stands, sides[2])

    def _sides(self, a: list[int], b: list[int]) -> _Sides:
        """The rows on both sides of these pairs of units, and the pairs of rows."""
        crowds = [self._facing(unit, other) for unit, other in zip(a, b, strict=True)]
        one, two = (tuple(sorted({row for crowd in crowds for row in crowd[side].rows})) for side in (0, 1))
        return one, two, Pairs(crowds)

    def _facing(self, unit: int, other: int) -> tuple[Crowd, Crowd]:
        """The claims of two units; none of the only source that stands against it."""
        if unit >= self._size:  # two claims of one chain
            return Crowd((int(self._rows[unit]),), (0,)), Crowd((int(self._rows[other]),), (1,))
        return self._without(unit, other), self._without(other, unit)

    def _without(self, unit: int, other: int) -> Crowd:
        crowd, chain = self._crowd(unit), self._only_chain[other]
        if chain not in crowd.chains:
            return crowd
        left = [(row, its) for row, its in zip(*crowd, strict=True) if its != chain]
        return Crowd(tuple(row for row, _ in left), tuple(its for _, its in left))

    def _crowd(self, unit: int) -> Crowd:
        known = self._crowds.get(unit)
        if known is None:
            begin, t = self.stands.begin, self.t
            members = self.stands.members[begin[unit] : begin[unit + 1]]
            rows, chains = (tuple(t[name][members].tolist()) for name in ("row", "chain"))
            known = self._crowds[unit] = Crowd(rows, chains)
        return known

    @cached_property
    def _crowds(self) -> dict[int, Crowd]:
        return {}

    @cached_property
    def _only_chain(self) -> list[int]:
        """The chain of each stand that is of one alone."""
        chains: list[int] = self.stands.table["chain"].tolist()
        return chains

    @cached_property
    def _rows(self) -> Array:
        """A row of each unit."""
        t, (_, members, begin) = self.t, self.stands
        return np.r_[t["row"][members[begin[:-1]]], t["row"]]

    @cached_property
    def _alone(self) -> Array:
        """Which units are one claim."""
        return np.r_[np.diff(self.stands.begin) == 1, np.ones(len(self.t), bool)]

    def undated(self) -> Iterator[tuple[Array, Array]]:
        """The pairs, the lower row first, that no day sets in order."""
        for a, b in self._open:
            alone = self._alone[a] & self._alone[b]
            crowds = zip(a[~alone].tolist(), b[~alone].tolist(), strict=True)
            pairs = [pair for unit, other in crowds for pair in self._sides([unit], [other])[2]]
            several = np.array(pairs, np.int64).reshape(-1, 2)
            for one, two in ((self._rows[a[alone]], self._rows[b[alone]]), (several[:, 0], several[:, 1])):
                yield np.minimum(one, two), np.maximum(one, two)

    # ── What few claims need ──

    def _sums(self) -> list[Found]:
        """What one source's own arithmetic shows, by `sums`, of the events where it may show anything."""
        t, coded = self.t, self.coded
        adds = (t["since"] >= 0) | coded.has_parts(t)
        at = np.flatnonzero(np.isin(t["event"], t["event"][adds]) & t["named"])
        teller = dense(t["source"][at], t["event"][at])
        statement = dense(teller, t["as_of"][at] + 1, t["published"][at] + 1)
        other = np.zeros(len(at), bool)  # whether its statement answers another question too: else nothing adds up
        order = np.lexsort((t["q"][at], statement))
        begin = firsts(statement[order])
        if len(begin):
            asked_of = t["q"][at][order]
            differ = np.minimum.reduceat(asked_of, begin) != np.maximum.reduceat(asked_of, begin)
            other = differ[statement]
        at = at[np.isin(teller, teller[other])]
        if not len(at):
            return []
        questions = {int(t["q"][place]): coded.claims.question(int(t["row"][place])) for place in at.tolist()}
        return list(found_sums(coded.stands(t, at.tolist()), coded.setting(questions)))

    def _older(self) -> Iterator[tuple[int, int]]:
        """Of each latest claim that a later one of another source lies above, the newest such, as rows."""
        t = self.t
        at = np.flatnonzero(t["latest"] & t["cumulative"])
        at = at[np.argsort(t["q"][at], kind="stable")]
        q = t["q"][at]
        begin, end = np.searchsorted(q, q), np.searchsorted(q, q, "right")
        large = end - begin > MANY
        yield from find_older(self.coded.stands(t, at[large].tolist()), self.coded.claims.id).items()
        small = np.flatnonzero(~large & (end - begin > 1))
        later = t["named"][at] & (t["bound"][at] != VAGUE)
        for which, place in walked(begin[small], end[small]):
            one, other = at[small[which]], at[place]
            ok = np.flatnonzero(later[place] & (t["lo"][other] > t["hi"][one]))
            one, other = one[ok], other[ok]
            ok = np.flatnonzero(growth(At(t, one), At(t, other)))
            yield from self._newest(one[ok], other[ok])

    def _newest(self, one: Array, other: Array) -> Iterator[tuple[int, int]]:
        """Of those above each the newest, of these the highest."""
        t, claims = self.t, self.coded.claims
        x = At(t, other)
        order = np.lexsort((t["row"][other], -x.hi, -x.lo, -x.t0, -x.t1, one))
        one, other = one[order], other[order]
        x = At(t, other)
        rows = t["row"][other].tolist()
        alike = list(zip(*(column.tolist() for column in (x.t1, x.t0, x.lo, x.hi)), strict=True))
        for first, last in spans(one):
            tied = first + 1
            while tied < last and alike[tied] == alike[first]:
                tied += 1
            held = rows[first:tied]
            yield (
                int(t["row"][one[first]]),
                held[0] if len(held) == 1 else min(held, key=lambda row: (claims.id(row), row)),
            )


_KINDS: Final = tuple(rule.kind for rule in RULES)
_TOLD: Final = tuple(map(told, range(_RESTS)))


def judge(claims: Claims, rows: Sequence[int] | None = None) -> Judged:
    """What the claims of these rows, or all, are to each other; equal to `plain.judge`."""
    coded, size = Coded(claims), len(claims)
    runs = [_judged(coded, part) for part in _runs(coded, coded.live(rows))]
    return Judged(
        latest=RowSet(size, (row for run in runs for row in run.latest.tolist())),
        older={row: newer for run in runs for row, newer in run.older.items()},
        echo_of={row: first for run in runs for row, first in run.echo_of.items()},
        struck=frozenset(row for run in runs for row in run.struck.tolist()),
        found=tuple(one for run in runs for one in run.found),
        undated=PairSet(size, [pairs for run in runs for pairs in run.undated]),
    )


class _Done(NamedTuple):
    """What the claims of some events are to each other, the columns that it was found in let go; as `Judged` has it."""

    latest: Array
    older: Mapping[int, int]
    echo_of: Mapping[int, int]
    struck: Array
    found: Sequence[Found]
    undated: Sequence[tuple[Array, Array]]


def _judged(coded: Coded, rows: Array) -> _Done:
    try:
        run = _Run(coded, rows)
    except TooManyFiguresError:
        its = judge_plainly(coded.claims, rows.tolist())
        latest, struck = (np.array([*held], np.int64) for held in (its.latest, its.struck))
        low, high = np.array([*its.undated], np.int64).reshape(-1, 2).T
        return _Done(latest, its.older, its.echo_of, struck, its.found, [(low, high)])
    return _Done(run.latest, run.older, run.echo_of, run.struck, run.found, [*run.undated()])


def _runs(coded: Coded, rows: Array) -> Iterator[Array]:
    """The rows in runs of whole events, each in ascending order."""
    event = coded.event(rows)
    order = np.argsort(event, kind="stable")
    ends = np.searchsorted(event[order], event[order], "right")
    at = 0
    while at < len(rows):
        to = int(ends[min(at + RUN, len(rows)) - 1])
        yield np.sort(rows[order[at:to]])
        at = to
