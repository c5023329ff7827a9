"""What a script hands to the verbs: plain values as what they mean, else an error that says what is expected."""

from __future__ import annotations

import datetime as dt
import os
from math import isfinite
from typing import TYPE_CHECKING, Any

from figures.errors import DateError, SelectionError
from figures.words.dates import PartialDate
from figures.words.quantity import Quantity

if TYPE_CHECKING:
    from figures.claims.cells import Reading


def text(name: str, given: Any, example: str = "") -> str:
    """A text.

    Raises:
        TypeError: it is none.
    """
    if isinstance(given, str):
        return given
    raise _no(name, given, f"a text{example and f' such as {example!r}'}")


def names(name: str, given: Any) -> tuple[str, ...]:
    """One name, or several; None is none.

    Raises:
        TypeError: something that is no text.
    """
    if given is None or isinstance(given, str):
        return (given,) if given is not None else ()
    try:
        held = tuple(given)
    except TypeError:
        raise _no(name, given, "a text, or several") from None
    return tuple(text(name, one) for one in held)


def one_of(name: str, given: str, words: tuple[str, ...]) -> None:
    """Hold a word against those that are known.

    Raises:
        ValueError: it is none of them.
    """
    if given not in words:
        raise ValueError(f"{name} is '{given}', expected {' or '.join(map(repr, words))}")


def least(name: str, given: Any, lowest: int, *, whole: bool = False) -> Any:
    """A number that is not lower than a bound, the bound included; a whole one if that is asked for.

    Raises:
        TypeError: no number.
        ValueError: a lower one, or one that is none (NaN, infinity).
    """
    if isinstance(given, bool | str) or not hasattr(given, "__float__"):
        raise _no(name, given, "a number")
    if not isfinite(given) or given < lowest:
        raise ValueError(f"{name} is {given}, expected {lowest} or more")
    if whole and given != int(given):
        raise ValueError(f"{name} is {given}, expected a whole number")
    return given


def path(name: str, given: Any) -> str | os.PathLike[str]:
    """The path of a file.

    Raises:
        TypeError: it is none.
    """
    if isinstance(given, str | os.PathLike):
        return given
    raise _no(name, given, "the path of a file")


def day(name: str, given: Any) -> PartialDate | None:
    """A day from what a script may have: a text as in claims.csv, a date or a time of Python or of numpy.

    Raises:
        SelectionError: a text that is no date.
        TypeError: no day at all.
    """
    given = _plain(given)
    if given is None or isinstance(given, PartialDate):
        return given
    if isinstance(given, dt.datetime):
        given = given.replace(tzinfo=None)  # the clock that counts is that of the place
    if not isinstance(given, str | dt.date):
        raise _no(name, given, "a text such as '2022-01-06' or a date")
    try:
        return PartialDate.parse(given)
    except DateError as error:
        raise SelectionError(f"{name}: {error}") from None


def figure(given: Any, reading: Reading | None = None) -> Quantity:
    """A figure from what a script may have: a wording, a whole number of any kind.

    Raises:
        FigureError: it cannot be read.
        TypeError: no figure at all.
    """
    if isinstance(given, Quantity):
        return given
    given = _plain(given)
    if isinstance(given, float) and given.is_integer():  # as a frame has it
        given = int(given)
    if not isinstance(given, str | int) or isinstance(given, bool):
        raise _no("the figure", given, "a text such as 'about 2,000', or an int")
    if reading is None:
        return Quantity.parse(str(given))
    return Quantity.parse(str(given), vocabulary=reading.vocabulary, profile=reading.profile)


def _plain(given: Any) -> Any:
    """A number or a date of numpy as Python has it."""
    return given.item() if type(given).__module__ == "numpy" and hasattr(given, "item") else given


def _no(name: str, given: object, expected: str) -> TypeError:
    return TypeError(f"{name} is of the type '{type(given).__name__}', expected {expected}")
