"""Whole numbers from a low to a high, both included; no high means no upper end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

LARGEST_NUMBER = 10**12
"""More than all people who ever lived, by an order of magnitude; a larger number is refused."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The whole numbers from `low` to `high`, both included; `high=None` is open: no upper end.

    People come in whole numbers and never less than none, so `0 <= low <= high`.

    Raises:
        ValueError: the ends are negative, or `high` lies below `low`.

    >>> Interval(10, 15).meets(Interval(15, None))
    True
    >>> Interval(748, 748).gap(Interval(1000, 1000))
    252
    >>> str(Interval(24, None)), str(Interval(1800, 2200)), str(Interval(748, 748))
    ('24+', '1,800–2,200', '748')
    """

    low: int
    high: int | None

    def __post_init__(self) -> None:
        if self.low < 0:
            raise ValueError(f"a count of people is never negative: {self.low}")
        if self.high is not None and self.high < self.low:
            raise ValueError(f"the high end lies below the low end: {self.low} to {self.high}")

    @property
    def exact(self) -> bool:
        """Whether it holds one number only."""
        return self.low == self.high

    def __contains__(self, number: int) -> bool:
        return self.low <= number and (self.high is None or number <= self.high)

    def below(self, other: Interval) -> bool:
        """Whether every number here is smaller than every number of the other."""
        return self.high is not None and self.high < other.low

    def meets(self, other: Interval) -> bool:
        """Whether one number at least lies in both."""
        return not self.below(other) and not other.below(self)

    def within(self, other: Interval) -> bool:
        """Whether every number here lies in the other."""
        return other.low <= self.low and (other.high is None or (self.high is not None and self.high <= other.high))

    def gap(self, other: Interval) -> int:
        """The smallest change of one figure that makes the two meet; 0 when they meet."""
        low, high = (self, other) if self.below(other) else (other, self)
        return high.low - low.high if low.high is not None and low.below(high) else 0

    def ratio(self, other: Interval) -> float | None:
        """How many times the higher figure is the lower one, end to nearest end, to three decimals.

        1.0 when the two meet; None when the lower figure is zero, for nothing is a multiple of none.
        """
        low, high = (self, other) if self.below(other) else (other, self)
        if low.high is None or not low.below(high):
            return 1.0
        return round(high.low / low.high, 3) if low.high else None

    def __str__(self) -> str:
        if self.high is None:
            return f"{self.low:,}+"
        return f"{self.low:,}" if self.exact else f"{self.low:,}–{self.high:,}"


def shared(intervals: Collection[Interval]) -> Interval | None:
    """The numbers that lie in every one of the intervals, of which there is one at least; None if no number does.

    >>> shared([Interval(200, None), Interval(1800, 2200)])
    Interval(low=1800, high=2200)
    """
    low = max(interval.low for interval in intervals)
    high = min((interval.high for interval in intervals if interval.high is not None), default=None)
    return None if high is not None and high < low else Interval(low, high)
