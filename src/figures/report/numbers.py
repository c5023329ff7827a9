"""The numbers that were said: of `about 250` 250, of `more than 125` 126; what we read into words is none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from figures.words.quantity import Bound

if TYPE_CHECKING:
    from figures.report.model import Side
    from figures.words.quantity import Quantity

LEAST_RATIO: Final = 1.1
"""A ratio below it says nothing."""

_CEILINGS: Final = frozenset({Bound.AT_MOST, Bound.FEWER_THAN})
_WORDLESS: Final = frozenset({Bound.VAGUE, Bound.UNKNOWN})


def said_low(figure: Quantity) -> int | None:
    """The lowest number that the wording says; None of a ceiling, whose low end nobody said, and of a vague word."""
    if figure.bound in _WORDLESS or figure.bound in _CEILINGS:
        return None
    return _hedged(figure) or figure.low


def said_high(figure: Quantity, *, floors: bool = False) -> int | None:
    """The highest number that the wording says; None of a vague word, and of a floor unless its own number counts."""
    if figure.bound in _WORDLESS:
        return None
    if figure.high is None:
        return figure.low if floors else None
    return _hedged(figure) or figure.high


def _hedged(figure: Quantity) -> int | None:
    """The number behind `about` or `nearly`; None of any other wording.

    `about` widens a number by a tenth on either side, rounded outwards by equal parts: it stands in the middle. Of
    `about 200 to 300` it was no number that was widened, but both ends.
    """
    if figure.high is None or figure.bound not in (Bound.ABOUT, Bound.NEARLY):
        return None
    if figure.bound is Bound.NEARLY:
        return figure.high
    middle = (figure.low + figure.high) // 2
    return middle if figure.low == middle * 9 // 10 else None


def ratio(a: Side, b: Side, *, least: float = LEAST_RATIO) -> float | None:
    """How many times the lower side's highest number the higher one's lowest is; None if it is less, or of 0."""
    lower, higher = (a, b) if a.low <= b.low else (b, a)
    below = lower.said_high if lower.said_high is not None else lower.said_low  # a floor that sank to another floor
    above = higher.said_low
    if not below or above is None:
        return None
    times = round(above / below, 3)
    return times if times >= least else None
