"""Which discrepancies of a question stand; where very many do, the furthest apart are told and the rest counted.

Of a crowd no discrepancy is made that nobody looks at: a thousand figures for one day are half a million pairs.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, cast

from figures.judging.states import State
from figures.report.forms import FORMS
from figures.report.meetings import standing_pairs
from figures.report.numbers import said_high, said_low

if TYPE_CHECKING:
    from collections.abc import Sequence

    from figures.judging.judged import Found
    from figures.report.made import Made
    from figures.report.model import Discrepancy, Group
    from figures.report.said import Teller

CROWD: Final = 1_000
"""The most pairs of figures of one question that are told one by one."""

FOREMOST: Final = 10
"""How many of a crowd are told: those furthest apart."""


@dataclass(frozen=True, eq=False)
class Standing:
    """What stands in one question."""

    group: Group

    @property
    def _held(self) -> Made[Found, Discrepancy]:
        return cast("Made[Found, Discrepancy]", self.group.discrepancies)

    @cached_property
    def current(self) -> Made[Found, Discrepancy]:
        """The discrepancies whose sources stand by them; what a source lowered of its own stands beside them."""
        return self._held.where(lambda one: one.current and one.kind != "revision")

    @cached_property
    def lowered(self) -> Made[Found, Discrepancy]:
        """What a source lowered of its own, and stands by."""
        return self._held.where(lambda one: one.current and one.kind == "revision")

    @cached_property
    def counting(self) -> Made[Found, Discrepancy]:
        """The discrepancies that make the state what it is."""
        return self.current.where(lambda one: not one.rests_on or self.group.state is State.DIFFER)

    @cached_property
    def excused(self) -> Made[Found, Discrepancy]:
        """Of a conflict: those that a day or a word may explain."""
        return self.current.where(lambda one: bool(one.rests_on))

    @cached_property
    def clashing(self) -> frozenset[int]:
        """The rows that take part in what makes the state."""
        claims, latest = self.group.among, self.group.judged.latest
        held = (standing_pairs(claims, one, latest) for one in self.counting.keys)
        return frozenset(row for pairs in held for pair in pairs for row in pair)

    @cached_property
    def widest(self) -> Discrepancy | None:
        """The one that is furthest apart."""
        widest = max(map(_gap, self.counting.keys), default=-1)
        held = self.counting.where(lambda one: _gap(one) == widest)
        return held[0] if len(held) == 1 else max(held, key=_width, default=None)

    def crowd(self, teller: Teller) -> tuple[str, ...]:
        """How many figures stand against each other, where they are too many to be told one by one."""
        if len(self.counting) <= CROWD:
            return ()
        figure = teller.quantity
        low = min(self.clashing, key=lambda row: (_number(said_low(figure(row)), figure(row).low), row))
        high = max(self.clashing, key=lambda row: (_number(said_high(figure(row)), 0), -row))
        ends = [said.bracketed for said in (teller.said([row])[0] for row in (low, high))]
        pairs, number = f"{len(self.counting):,}", f"{len(self.clashing):,}"
        return (FORMS["crowd"].format(number=number, low=ends[0], high=ends[1], pairs=pairs, told=FOREMOST),)


def foremost(held: Made[Found, Discrepancy]) -> Sequence[Discrepancy]:
    """All of them; of a crowd those furthest apart."""
    return held if len(held) <= CROWD else held.heaviest(FOREMOST, _gap)


def _gap(one: Found) -> int:
    return -1 if one.gap is None else one.gap


def _number(said: int | None, other: int) -> int:
    return other if said is None else said


def _width(one: Discrepancy) -> tuple[object, ...]:
    return (
        -1 if one.gap is None else one.gap,
        one.ratio or 0,
        one.gap_bound == "exact",
        one.kind,
        one.a.ids,
        one.b.ids,
    )
