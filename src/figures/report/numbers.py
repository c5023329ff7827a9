"""Numbers that were said; what we read into words is none of them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from figures.judging.numbers import Numbers, numbers
from figures.judging.rules import CEILING, VAGUE
from figures.words.quantity import Bound

if TYPE_CHECKING:
    from collections.abc import Iterable

    from figures.words.quantity import Quantity


@lru_cache(maxsize=16_384)
def _read(figure: Quantity) -> Numbers | None:
    """The wording in numbers; None of a vague word and of an unknown number, which say none."""
    held = None if figure.bound is Bound.UNKNOWN else numbers(figure)
    return None if held is None or held.bound == VAGUE else held


def said_low(figure: Quantity) -> int | None:
    """The low end that the wording says: of `at least 20` 20; None of a ceiling, whose low end nobody said."""
    held = _read(figure)
    return None if held is None or held.bound == CEILING else held.said_low


def said_high(figure: Quantity) -> int | None:
    """The highest number that the wording says: of `at least 20` 20, of `about 250` 250; None of a vague word."""
    held = _read(figure)
    return None if held is None else held.said_high


def together(figures: Iterable[Quantity], end: Literal["bottom", "top"]) -> int | None:
    """One end of a side in numbers that were said; of a sum's parts, of all together; None where a vague word is."""
    held = [_read(figure) for figure in figures]
    return None if None in held else sum(getattr(one, end) for one in held)
