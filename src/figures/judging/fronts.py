"""One source after another day: which of its claims replace which, and which later ones of others lie above."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from figures.judging.clock import NEVER, follows, outdates, replaces
from figures.judging.rules import VAGUE, above, growth

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from figures.judging.stands import Stand

Key = TypeVar("Key")


def grouped(stands: Iterable[Stand], key: Callable[[Stand], Key]) -> dict[Key, list[Stand]]:
    """The claims by a key, in their order."""
    held: defaultdict[Key, list[Stand]] = defaultdict(list)
    for one in stands:
        held[key(one)].append(one)
    return held


def find_fronts(stands: Iterable[Stand]) -> None:
    """Note on each claim what replaces it, and whether it is latest; of a description, what follows it."""
    for chain in grouped(stands, lambda one: one.chain).values():
        for one in chain:
            one.by, one.latest, one.topped, one.bit, one.may = [], True, False, 0, 0
            one.ra = one.re = one.rs = one.rp = NEVER
        if len(chain) > 1:
            _find_in(chain)


def _find_in(chain: list[Stand]) -> None:
    named = chain[0].named
    if named:
        number_figures(chain)
        for one in chain:
            one.topped = any(follows(one, early) and above(early, one) for early in chain)
    rule = replaces if named else outdates
    order = sorted(chain, key=lambda one: (one.t0, one.t1))  # the nearest first: it screens most
    for one in chain:
        one.by = [later for later in order if rule(later, one)]
        stated = [later for later in one.by if later.stated]
        one.ra = min((later.a0 for later in stated), default=NEVER)
        one.re = min((later.a1 for later in stated), default=NEVER)
        one.rs = min((later.p0 for later in stated), default=NEVER)
        one.rp = min((later.p0 for later in one.by if not later.stated), default=NEVER)
        one.latest = not (named and one.by)


def number_figures(chain: Iterable[Stand]) -> None:
    """Number the figures of one source for one stated day, and note which of them each claim may restate.

    What nobody relays may restate any; what somebody relays only a figure that one of the relays had printed before.
    """
    days = grouped((one for one in chain if one.stated), lambda one: (one.a0, one.a1))
    for day in days.values():
        bits: dict[tuple[int, int], int] = {}
        for one in day:
            one.bit = 1 << bits.setdefault((one.lo, one.hi), len(bits))
        if len(bits) > 1:
            for one in day:
                one.may = _restatable(one, day)


def _restatable(one: Stand, day: Iterable[Stand]) -> int:
    if not one.via:
        return -1
    found = 0
    if one.printed:
        for other in day:
            if other.printed and other.printed[1] < one.printed[0] and not set(one.via).isdisjoint(other.via):
                found |= other.bit
    return found


def find_older(stands: Iterable[Stand], tie: Callable[[int], object]) -> dict[int, int]:
    """Of each latest claim that a later one of another source lies above, the newest such, as rows."""
    older: dict[int, int] = {}
    for here in grouped((one for one in stands if one.latest), lambda one: one.q).values():
        if len(here) == 1 or not here[0].cumulative:
            continue
        later = sorted((one for one in here if one.named and one.bound != VAGUE), key=lambda one: (one.t1, one.t0))
        for one in here:
            row = _newest_above(one, later, tie)
            if row is not None:
                older[one.row] = row
    return older


def _newest_above(one: Stand, later: Sequence[Stand], tie: Callable[[int], object]) -> int | None:
    newest: list[Stand] = []
    first = min(one.a1, one.p1) + 1 if one.stated else one.p0  # what is later ends no earlier, on whichever clock
    for other in reversed(later):
        if other.t1 < first:
            break
        if newest and (other.t1, other.t0) != (newest[0].t1, newest[0].t0):
            break
        if other.lo > one.hi and growth(one, other):
            newest.append(other)
    if len(newest) > 1:
        newest.sort(key=lambda other: (-other.lo, -other.hi, tie(other.row), other.row))
    return newest[0].row if newest else None
