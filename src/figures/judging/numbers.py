"""What a wording comes to in numbers: its interval, its widest reading, what was said, and what it may round."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from figures.judging.clock import NEVER, OPEN
from figures.judging.rules import CEILING, EXACT, FLOOR, RANGE, SOFT, UNKNOWN, VAGUE
from figures.words.quantity import Bound

if TYPE_CHECKING:
    from figures.words.quantity import Quantity

BOUND: Final = {
    Bound.EXACT: EXACT,
    Bound.AT_LEAST: FLOOR,
    Bound.MORE_THAN: FLOOR,
    Bound.AT_MOST: CEILING,
    Bound.FEWER_THAN: CEILING,
    Bound.ABOUT: SOFT,
    Bound.NEARLY: SOFT,
    Bound.RANGE: RANGE,
    Bound.VAGUE: VAGUE,
    Bound.UNKNOWN: UNKNOWN,
}
"""How the rules see each bound; what is unknown is struck out with what it copies, and asked nothing else."""

LEAST_ROUND: Final = 1_000
"""The smallest number that is taken for a rounding of others."""

_TELLING_DIGITS: Final = 3
_LEAST_VAGUE: Final = 2


class Numbers(NamedTuple):
    """One wording in numbers; no upper end is `OPEN`.

    Attributes:
        bound: how the wording bounds the number, as `rules` names it.
        lo, hi: the interval.
        wlo, whi: the widest reading.
        rlo, rhi: the numbers of which this one may be the rounding; empty (from `NEVER` to -1) if of none.
        bottom, top: the ends in numbers that were said: of `about 250` 250, of `more than 125` 126.
        said_low, said_high: the numbers in the words: of `more than 125` 125, of `up to 20` 20; -1 of vague words.
        telling: whether it has three significant digits or more.
        about: whether the wording is `about` such a number, which then is as good as said.
    """

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


def numbers(figure: Quantity) -> Numbers:
    """A wording in numbers."""
    bound, lo = BOUND[figure.bound], figure.low
    hi = OPEN if figure.high is None else figure.high
    wlo, whi, bottom, top = lo, hi, lo, hi
    said_low, said_high = lo, hi
    if bound == FLOOR:
        said_low = said_high = lo - (figure.bound is Bound.MORE_THAN)
    elif bound == CEILING:
        said_low = said_high = hi + (figure.bound is Bound.FEWER_THAN)
    elif bound == VAGUE:
        wlo, said_low, said_high = min(lo, max(_LEAST_VAGUE, lo // 2)), -1, -1
    elif bound == SOFT:
        said_low = said_high = bottom = top = hedged(figure)
        wlo = min(lo, bottom * 3 // 4)
        whi = max(hi, -(-top * 5 // 4)) if figure.bound is Bound.ABOUT else hi
    rlo, rhi = rounded(lo) if bound == EXACT else (NEVER, -1)
    telling = len(str(lo).rstrip("0")) >= _TELLING_DIGITS
    about = figure.bound is Bound.ABOUT
    return Numbers(bound, lo, hi, wlo, whi, rlo, rhi, bottom, top, said_low, said_high, telling, about)


def hedged(figure: Quantity) -> int:
    """The number behind `about` or `nearly`, from the tenths by which they widen it."""
    low, high = figure.low, figure.low if figure.high is None else figure.high
    if figure.bound is Bound.NEARLY:  # up to the number, or, of `just under`, to the one below it
        return high if high * 9 // 10 == low else high + 1
    middle = (low + high) // 2
    return middle if middle * 9 // 10 == low else -(-low * 10 // 9)  # 40-odd: widened upwards to the next round one


def rounded(number: int) -> tuple[int, int]:
    """The numbers that this one may round, first and last, to the coarsest unit that leaves it two digits.

    >>> rounded(2300), rounded(2310), rounded(2000)
    ((2250, 2349), (2305, 2314), (1950, 2049))
    """
    if number < LEAST_ROUND or number % 10:
        return NEVER, -1
    digits = str(number)
    unit = 10 ** min(len(digits) - len(digits.rstrip("0")), len(digits) - 2)
    return number - unit // 2, number + unit // 2 - 1
