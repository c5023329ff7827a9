"""Typed cells, as spreadsheets, frames and JSON hold them, turned into the text that a claims.csv would hold."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from math import isnan
from operator import is_
from typing import Any, Final

from figures.claims.attribution import RELAY_MARK
from figures.claims.column import Column

DATES: Final = frozenset({"since", "as_of", "published"})
"""The fields that hold dates."""

EXACT_FLOATS: Final = 2**53
"""From here on a floating-point number no longer tells one whole number from the next."""

LARGEST: Final = 10**30
"""No count of people is larger; and no number above it is worth the time that writing it out takes."""

LAST_YEAR: Final = 10_000
"""From here on a number in the place of a date is no year."""

_PERIODS: Final = ("Y", "Y-DEC", "A-DEC", "M", "D", "min", "T")
"""pandas' names for years, months, days and minutes, the periods that a partial date can say."""


class CellFault(Exception):  # noqa: N818 - a fault is data here: it becomes a Problem
    """A cell that no text of a claims.csv stands for.

    Attributes:
        code: a stable name for the kind of fault.
        message: what is wrong, with the cell's value in quotes.
        hint: what to try; may be empty.
        offset: the character of the stripped cell where the fault stands, from 0.
    """

    def __init__(self, code: str, message: str, hint: str = "", offset: int = 0) -> None:
        super().__init__(message)
        self.code, self.message, self.hint, self.offset = code, message, hint, offset


class Level(str):
    """A text with raised or lowered marks, such as those of footnotes.

    Attributes:
        level: the text without them.
    """

    __slots__ = ("level",)
    level: str

    @classmethod
    def of(cls, text: str, level: str) -> Level:
        """The text, and what is left of it without the marks."""
        made = cls(text)
        made.level = level
        return made


def as_text(value: Any, field: str) -> str:
    """The text of a cell; a missing value (None, NaN, NA, NaT) is the empty text.

    Texts are stripped of outer white space and otherwise untouched. A whole number is written with its digits alone,
    whatever type holds it; a date as the range that it covers: midnight is a day, any other time its minute.

    Raises:
        CellFault: a number with a fraction where a figure is meant, a truth value, a time zone, anything else that
            could only be guessed at.

    >>> as_text(748.0, "figure"), as_text(None, "place"), as_text(dt.datetime(2022, 1, 6), "as_of")
    ('748', '', '2022-01-06')
    >>> as_text(748.5, "figure")
    Traceback (most recent call last):
    figures.readers.cells.CellFault: the figure '748.5' is no whole number
    """
    if isinstance(value, Level) and field == "figure":
        return _text(value.level, field)
    if isinstance(value, str):
        return _text(str(value), field)
    if hasattr(value, "dtype") and hasattr(value, "tolist"):
        value = _unwrapped(value)
    if is_missing(value):
        return ""
    match value:
        case str():
            return _text(value, field)
        case CellFault():
            raise value
        case bool():
            raise CellFault("truth-value", f"the {field} is the truth value '{value}'", f"write the {field} itself")
        case int() if abs(value) < LARGEST:
            return str(value)
        case float() | Decimal():
            return _number(value, field)
        case dt.datetime() | dt.date() | dt.time() | dt.timedelta():
            return _moment(value, field)
        case list() | tuple() if field == "via":
            return f" {RELAY_MARK} ".join(as_text(name, field) for name in value)
    if type(value).__name__ == "Period":
        return _period(value, field)
    raise _unreadable(value, field)


def is_missing(value: object) -> bool:
    """Whether the value says that there is none: None, NaN, pandas' NA and NaT, numpy's NaT."""
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return True
    return value.is_nan() if isinstance(value, Decimal) else isinstance(value, float) and isnan(value)


def _text(text: str, field: str) -> str:
    if "\0" in text:
        hint = "remove it; a file full of them is UTF-16 without its mark: save it as UTF-8"
        offset = text.strip().find("\0")
        raise CellFault("nul-character", f"the {field} holds a NUL character", hint, max(0, offset))
    return text.strip()


def _unwrapped(value: Any) -> Any:
    """The plain value in a numpy scalar, or the list in an array; of a moment, numpy would give nanoseconds."""
    if value.dtype.kind == "M":
        text = str(value)
        return None if text == "NaT" else text if "T" not in text else dt.datetime.fromisoformat(text[:19])
    if value.dtype.kind == "f" and value.ndim == 0:
        return float(value)
    return value.tolist()


def _number(value: float | Decimal, field: str) -> str:
    """A number that may have a fraction: for a figure it may not."""
    if value in (float("inf"), float("-inf")):
        hint = "leave the cell empty if it is not stated"
        raise CellFault(f"unreadable-{field}", f"the {field} '{value}' is no number", hint)
    limit = EXACT_FLOATS if isinstance(value, float) else LARGEST
    if not -limit < value < limit:  # before any arithmetic: a Decimal may have a billion digits
        hint = "keep the column as text, so that no digit is rounded away"
        raise CellFault("rounded-number", f"the {field} '{_cut(value)}' is too large to be exact", hint)
    if value == int(value):
        return str(int(value))
    if field == "figure":
        hint = "people come in whole numbers; if the source wrote 2.298 for 2,298, keep the column as text"
        raise CellFault("fractional-figure", f"the figure '{_cut(value)}' is no whole number", hint)
    return _cut(value)


def _cut(value: float | Decimal) -> str:
    return str(value)[:40]


def _moment(value: dt.date | dt.time | dt.timedelta, field: str) -> str:
    """A date or a time of a calendar."""
    if field == "figure":
        hint = "a spreadsheet takes 10-15 for a day: format the column as text and type the figure again"
        raise CellFault("date-for-figure", f"the figure is the date or time '{value}'", hint)
    if isinstance(value, dt.time | dt.timedelta):
        if field in DATES:
            raise CellFault("unreadable-date", f"the {field} '{value}' is a time without a day", "write the day")
        return str(value)
    if isinstance(value, dt.datetime):
        if value.tzinfo is not None:
            hint = "the days of an event are local: convert it to the local time and drop the zone (tz_localize(None))"
            raise CellFault("time-zone", f"the {field} '{value}' has a time zone", hint)
        if value.time() != dt.time():
            return value.isoformat(timespec="minutes")
        return value.date().isoformat()
    return value.isoformat()


def _period(value: Any, field: str) -> str:
    if field == "figure" or value.freqstr not in _PERIODS:
        hint = "write years, months, days or minutes" if field in DATES else ""
        raise CellFault(f"unreadable-{field}", f"the {field} is the period '{value}' ({value.freqstr})", hint)
    return str(value)


def _unreadable(value: object, field: str) -> CellFault:
    kind = type(value).__name__
    shown = f"a number beyond 10^{len(str(LARGEST)) - 1}" if isinstance(value, int) else f"of the type '{kind}'"
    return CellFault(f"unreadable-{field}", f"the {field} is {shown}", "expected a text, a whole number or a date")


def texts(cells: Column[Any], field: str, *, from_1904: bool = False) -> tuple[Column[str], dict[int, CellFault]]:
    """The text of each distinct cell, and the faults by its code; a faulty cell reads as empty."""
    if all(type(cell) is str and "\0" not in cell for cell in cells.values):  # most columns of most tables
        stripped = cells.map(str.strip)
        return (cells if all(map(is_, stripped.values, cells.values)) else stripped.merged()), {}
    read: list[str] = []
    faults: dict[int, CellFault] = {}
    for code, cell in enumerate(cells.values):
        try:
            read.append(as_text(_day_number(cell, field) if from_1904 else cell, field))
        except CellFault as fault:
            faults[code] = fault
            read.append("")
    return Column(tuple(read), cells.codes), faults


def _day_number(cell: Any, field: str) -> Any:
    """The cell; a number where a date is meant, in a workbook that counts its days from 1904, is a fault."""
    if field not in DATES or not isinstance(cell, int | float) or isinstance(cell, bool) or cell < LAST_YEAR:
        return cell
    hint = "format the column as a date, or write the day as text"
    return CellFault(
        "unreadable-date", f"the {field} is the number '{cell}', of a workbook that counts from 1904", hint
    )
