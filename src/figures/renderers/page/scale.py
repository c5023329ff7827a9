"""Where a number stands on an axis that begins at zero, and which numbers are written beside it."""

from __future__ import annotations

from dataclasses import dataclass
from math import log10
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from figures.words.interval import Interval

SPREAD: Final = 50
"""The ratio from which the axis is logarithmic: beyond it the smaller figure would lie within 2% of zero."""

HEADROOM: Final = 1.08
"""How far the axis runs past the highest number, so that an arrow has room to point to more."""

MOST_TICKS: Final = 7
"""The most numbers that are written along an axis."""


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from zero to `top`.

    Attributes:
        top: the number at its end, 1 at least.
        log: whether each step is a multiple: the axis then measures log(1 + n), so that zero keeps its place.
    """

    top: float
    log: bool = False

    @classmethod
    def fitting(cls, intervals: Iterable[Interval]) -> Scale:
        """The axis on which these intervals can be told apart.

        It is logarithmic where the highest stated end is `SPREAD` times the lowest one above zero. The floor of an open
        interval asks for no such thing: `many` (2 or more) beside 748 and 1,000 must not push those two together.

        >>> from figures.words.interval import Interval
        >>> Scale.fitting([Interval(748, 748), Interval(1000, 1000), Interval(2, None)])
        Scale(top=1080.0, log=False)
        >>> Scale.fitting([Interval(18, 18), Interval(9901, None), Interval(2000, 2000)]).log
        True
        """
        held = list(intervals)
        highest = max((one.low if one.high is None else one.high for one in held), default=1)
        ends = [end for one in held if one.high is not None for end in (one.low, one.high) if end > 0]
        log = bool(ends) and max(ends) >= SPREAD * min(ends)
        return cls(max(1, highest) ** HEADROOM + 1 if log else max(1, highest) * HEADROOM, log)

    def at(self, number: float) -> float:
        """The place of a number: 0 at zero, 1 at the end of the axis and beyond."""
        share = log10(1 + number) / log10(1 + self.top) if self.log else number / self.top
        return min(1.0, share)

    @property
    def ticks(self) -> tuple[int, ...]:
        """The numbers to write along the axis, from zero: round ones, `MOST_TICKS` at the most.

        >>> Scale(1080).ticks, Scale(2.16).ticks
        ((0, 200, 400, 600, 800, 1000), (0, 1, 2))
        >>> Scale(20_000, log=True).ticks
        (0, 1, 10, 100, 1000, 10000)
        """
        if self.log:
            powers = range(int(log10(self.top)) + 1)
            step = -(-len(powers) // (MOST_TICKS - 1))
            return (0, *(10**power for power in powers[::step]))
        step = _round_step(self.top / (MOST_TICKS - 1))
        return tuple(range(0, int(self.top) + 1, step))


def _round_step(least: float) -> int:
    """The smallest of 1, 2, 5, 10, 20, 50, ... that is not below `least`."""
    step = 1
    while step < least:
        for factor in (2, 5, 10):
            if step * factor >= least:
                return step * factor
        step *= 10
    return step


def short(number: int) -> str:
    """A round number as an axis has room for it.

    >>> short(748), short(20_000), short(1_500_000), short(10**12)
    ('748', '20,000', '1.5M', '1T')
    """
    for size, letter in ((10**12, "T"), (10**9, "bn"), (10**6, "M")):
        if number >= size:
            return f"{number / size:,.6g}{letter}"
    return f"{number:,}"
