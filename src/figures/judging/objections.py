"""What a source could object to a pair of claims, and how far apart the two lie."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from figures.judging.clock import by_printed, by_stated, dayless, no, one_day, same_days
from figures.judging.rules import EXACT, SOFT, VAGUE, above

if TYPE_CHECKING:
    from figures.judging.clock import Mask, Side

RESTS: Final = ("printed", "no-dates", "coarse", "no-place", "reading")
"""What a source could object, in the order in which it is told."""


def rests_on(high: Side, low: Side) -> Mask:
    """What the judgement of a pair rests on, as bits in the order of `RESTS`.

    A printed day decides nothing that could be excused where the lower figure states its day and the higher one was
    printed by then; of a month, by its first day.
    """
    printed = by_printed(high, low) & no(low.stated & (high.p1 <= low.sure))
    wide = by_stated(high, low) & (high.day < 0) | by_printed(high, low) & (high.pday < 0)
    coarse = one_day(high, low) & no(dayless(high, low)) & (wide | no(same_days(high, low)))
    place = high.placed ^ low.placed
    return printed * 1 + dayless(high, low) * 2 + coarse * 4 + place * 8 + by_reading(high, low) * 16


def by_reading(high: Side, low: Side) -> Mask:
    """Whether the conflict goes away in the widest reading, or one number may be the other's rounding."""
    rounded = rounds(high, low) | rounds(low, high)
    return above(high, low) & ((high.wlo <= low.whi) | rounded)


def rounds(round_number: Side, other: Side) -> Mask:
    """Whether the first may be the second rounded: both are plain numbers."""
    return (round_number.rlo <= other.lo) & (other.lo <= round_number.rhi) & (other.bound == EXACT)


BOUNDS: Final = ("", "about", "at-least", "exact")
"""How exact a gap is, the plainest last; empty: no number was said."""


def gap(high: Side, low: Side) -> Mask:
    """How far the two lie apart, in numbers that were said; two floors, their numbers."""
    apart = above(high, low)
    return (high.bottom - low.top) * apart + (high.lo - low.lo) * no(apart)


def gap_bound(high: Side, low: Side) -> Mask:
    """How exact the gap is, as a place in `BOUNDS`."""
    soft = (high.bound == SOFT) | (low.bound == SOFT)
    vague = (high.bound == VAGUE) | (low.bound == VAGUE)
    exact = (high.bound == EXACT) & (low.bound == EXACT) | no(above(high, low))
    return (soft * 1 + no(soft | exact) * 2 + (exact & no(soft)) * 3) * no(vague)
