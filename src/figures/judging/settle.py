"""What takes part, and on which days: no struck-out claims, no copies of them, and an echo on its original's days."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from figures.judging.rules import UNKNOWN, echo

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from figures.judging.stands import Stand


class Settled(NamedTuple):
    """The claims that take part (no unknown numbers), the rows struck out, and of each echo the row that it repeats."""

    stands: list[Stand]
    struck: frozenset[int]
    echo_of: dict[int, int]


def settle(stands: Sequence[Stand], tie: Callable[[int], object]) -> Settled:
    """Strike out the copies of what is struck out, and put each echo on the days of what it repeats."""
    told: defaultdict[tuple[int, bool, int, int], list[Stand]] = defaultdict(list)
    for one in stands:
        if one.named:
            told[one.chain, one.bound == UNKNOWN, one.lo, one.hi].append(one)
    original: dict[int, Stand] = {}
    for same in told.values():
        if len(same) > 1:
            strike(same)
            original |= _originals(same, tie)
    for one in stands:
        if one.row in original:
            one.echo = True
    moved = [(one, original[one.row].days) for one in stands if one.echo]
    for one, days in moved:  # after all were found, on the days as they were stated
        one.stand(*days)
    left = [one for one in stands if not one.struck and one.bound != UNKNOWN]
    echo_of = {row: first.row for row, first in original.items()}
    return Settled(left, frozenset(one.row for one in stands if one.struck), echo_of)


def strike(same: Sequence[Stand]) -> None:
    """Strike out the copies of a figure: with the day of a struck-out one, or, without a day, with what they repeat."""
    days = {(one.a0, one.a1) for one in same if one.struck}  # (-1, -1) for one without a day
    if not days:
        return
    stated = [one for one in same if one.stated]
    for one in stated:
        one.struck = (one.a0, one.a1) in days
    for one in same:
        if not one.stated and not one.struck:
            old = _repeated(one, stated)
            one.struck = old[0].struck if old else (one.a0, one.a1) in days


def _repeated(one: Stand, stated: Sequence[Stand]) -> list[Stand]:
    """What a claim repeats; one without `as_of`, of the days not after its print the latest, with all claims of it."""
    old = [other for other in stated if echo(other, one)]
    if not old or one.stated:
        return old
    newest = max((other.a1, other.a0) for other in old)
    return [other for other in old if (other.a1, other.a0) == newest]


def _originals(same: Sequence[Stand], tie: Callable[[int], object]) -> dict[int, Stand]:
    """Of each echo the claim that it repeats: of one day the one printed first."""
    stated = [one for one in same if one.stated and not one.struck]
    found: dict[int, Stand] = {}
    for one in same:
        if one.struck:
            continue
        old = _repeated(one, stated)
        if old:
            found[one.row] = _first(old, tie)
    return found


def _first(old: Sequence[Stand], tie: Callable[[int], object]) -> Stand:
    """The one printed first, if that is stated; of several printed at once their content decides."""
    first = min((not one.out, one.p0, one.p1) for one in old)
    held = [one for one in old if (not one.out, one.p0, one.p1) == first]
    return held[0] if len(held) == 1 else min(held, key=lambda one: (tie(one.row), one.row))
