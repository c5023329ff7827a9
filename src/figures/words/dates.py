"""Dates as people write them: `2022`, `2022-01`, a day, a minute; each is the whole range of time that it covers."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from figures.errors import DateError

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = 24 * 60
"""Minutes in a day: the event's own days, which know neither time zones nor summer time."""

LONGEST = 64
"""Characters of the longest text that is looked at; no date is that long."""

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

FORMS = "write a date as 2022, 2022-01, 2022-01-06 or 2022-01-06T18:00"

# EDTF level 0 (Library of Congress, 2019); a space for the T is what spreadsheets write.
_WRITTEN = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2})"
    r"(?:[T ](?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?)?)?)?",
    re.ASCII,
)


_WORDED = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)?[. -]+)?[A-Za-z]{3,9}[., -]+\d{4}|[A-Za-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}",
    re.ASCII,
)
"""A date with the name of its month and nothing beside it."""

PATTERN = r"\d{4}(-\d{2}(-\d{2}([T ]\d{2}:\d{2}(:\d{2})?)?)?)?"
"""The form of a date as schemas have it."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as written, and the whole range of minutes that it covers, both ends included.

    `first` and `last` count minutes from 0001-01-01T00:00, which is minute 0. Two dates are equal when they cover the
    same range, however they were written; `text` keeps the writing, `str` gives the one canonical form of the range.

    >>> january = PartialDate.parse("2022-01")
    >>> (january.last - january.first + 1) // DAY
    31
    >>> january.before(PartialDate.parse("2022-02")), january.before(PartialDate.parse("2022-01-31"))
    (True, False)
    >>> str(PartialDate.parse("2022-01-06 00:00:00"))
    '2022-01-06'
    """

    text: str = field(compare=False)
    first: int
    last: int

    @classmethod
    def parse(cls, text: str | dt.date) -> PartialDate:
        """Read `2022`, `2022-01`, `2022-01-06` or `2022-01-06T18:00`: EDTF level 0, years 0001 to 9999.

        Other forms of one reading are read too: `2022/01/06`, `2022-1-6`, `25/2/2017`, `6 January 2022`, `Jan 2022`.
        Outer whitespace is ignored. The T may be a space, as spreadsheets write it. Seconds are read down to their
        minute. Midnight is a day without a time, for that is how software writes one (`2022-01-06 00:00:00`), unless
        it stands in EDTF's own form for the minute, `2022-01-06T00:00`.

        Raises:
            DateError: the text is no such date, or has a time zone, or has two readings; `hint` says what to write.
            TypeError: it is neither a text nor a date of Python's own.
        """
        if isinstance(text, dt.date):
            text = text.isoformat(timespec="seconds") if isinstance(text, dt.datetime) else text.isoformat()
        elif not isinstance(text, str):
            raise TypeError(
                f"a date is read from a text such as '2022-01-06', not from the type '{type(text).__name__}'"
            )
        text = text.strip()
        parts = _WRITTEN.fullmatch(text)
        if parts is None:
            its = cls.parse(_in_our_form(text))
            return cls(text, its.first, its.last)
        year = _number(parts, "year", 1, 9999)
        if parts["month"] is None:
            return cls(text, _start(year, 1, 1), _start(year, 12, 31) + DAY - 1)
        month = _number(parts, "month", 1, 12)
        length = _days_of(year, month)
        if parts["day"] is None:
            return cls(text, _start(year, month, 1), _start(year, month, length) + DAY - 1)
        start = _start(year, month, _number(parts, "day", 1, length))
        if parts["hour"] is None:
            return cls(text, start, start + DAY - 1)
        minute = _number(parts, "hour", 0, 23) * 60 + _number(parts, "minute", 0, 59)
        second = 0 if parts["second"] is None else _number(parts, "second", 0, 59)
        if minute == second == 0 and not text.endswith("T00:00"):
            return cls(text, start, start + DAY - 1)
        return cls(text, start + minute, start + minute)

    def before(self, other: PartialDate) -> bool:
        """Whether this date is certainly earlier: all of it lies before all of the other."""
        return self.last < other.first

    @property
    def first_day(self) -> PartialDate:
        """The day on which it begins."""
        return self.spanning(self.first // DAY * DAY, DAY)

    @property
    def last_day(self) -> PartialDate:
        """The day on which it ends."""
        return self.spanning(self.last // DAY * DAY, DAY)

    @classmethod
    def spanning(cls, first: int, minutes: int) -> PartialDate:
        """The date that covers so many minutes from `first` on: a day, or the one minute."""
        date = cls("", first, first + minutes - 1)
        return cls(str(date), date.first, date.last)

    def __str__(self) -> str:
        """The range in its canonical form, as precise as the range is short; `parse` reads it back."""
        minutes = self.last - self.first + 1
        written = 4 if minutes > 31 * DAY else 7 if minutes > DAY else 10 if minutes > 1 else 16
        return (dt.datetime(1, 1, 1) + dt.timedelta(minutes=self.first)).isoformat()[:written]  # noqa: DTZ001 - local


def _start(year: int, month: int, day: int) -> int:
    """The first minute of a day that exists."""
    return (dt.date(year, month, day).toordinal() - 1) * DAY


def _days_of(year: int, month: int) -> int:
    """How many days a month has."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]  # noqa: PLR2004 - February


def _number(parts: re.Match[str], name: str, low: int, high: int) -> int:
    """The number that a part of a date writes; refused with a caret under that part when there is no such number."""
    number = int(parts[name])
    if low <= number <= high:
        return number
    reason, hint = f"there is no {name} {parts[name]}", FORMS
    if name == "year":
        hint = "years run from 0001 to 9999"
    elif name == "day":
        month = MONTHS[int(parts["month"]) - 1]
        hint = f"{month} {parts['year']} has {high} days"
    elif name == "month" and parts["day"] and (swapped := _iso(parts["year"], parts["day"], parts["month"])):
        hint = f"the month stands before the day: did you mean {swapped}?"
    elif name == "hour":
        hint = "hours run from 00 to 23; midnight begins the next day"
    raise DateError(parts.string, parts.span(name), reason, hint)


def _iso(year: str | int, month: str | int, day: str | int) -> str | None:
    """The day in the one form that has one reading; None when there is no such day."""
    try:
        return dt.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _is_date(text: str) -> bool:
    """Whether a text is a date, so that it can be advised; `2022-13` only looks like one."""
    try:
        PartialDate.parse(text)
    except DateError:
        return False
    return True


def _in_our_form(text: str) -> str:
    """The date in our form; of a text that has none, why, from the first rule that knows.

    Every rule looks at `LONGEST` characters at most.

    Raises:
        DateError: the text has no reading as a date, or more than one.
    """
    if not text:
        raise DateError(text, (0, 0), "no date", FORMS)
    if len(text) > LONGEST:
        raise DateError(text, (0, len(text)), f"longer than any date ({LONGEST} characters)", FORMS)
    for rule in _RULES:
        found = rule(text)
        if isinstance(found, DateError):
            raise found
        if found:
            return found
    raise DateError(text, (0, len(text)), "not a date", FORMS)


def _instead(text: str, reason: str, iso: str | None, span: tuple[int, int] | None = None) -> DateError:
    """The refusal of a text, with the form to write instead where that is known."""
    return DateError(text, span or (0, len(text)), reason, f"write {iso}" if iso else FORMS)


def _other_digits(text: str) -> DateError | None:
    """Digits of another script than the Latin, such as the Arabic ones."""
    if text.isascii() or not any(char.isdecimal() and not char.isascii() for char in text):
        return None
    latin = "".join(str(int(char)) if char.isdecimal() else char for char in text)
    return _instead(text, "digits of another script", latin if _is_date(latin) else None)


def _zone(text: str) -> DateError | None:
    """A time zone: `2022-01-06T18:00Z`. What is compared are the days of the event, which are local."""
    found = re.fullmatch(
        r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?)?"
        r"(?P<zone> ?[+\u2212-]\d\d(?::?\d\d)?| ?(?![AaPp][Mm]$)[A-Za-z][A-Za-z_/+-]*)",
        text,
        re.ASCII,
    )
    if found is None:
        return None
    hint = "the days of an event are local: write the local time without a zone"
    return DateError(text, found.span("zone"), "a time zone", hint)


def _odd_time(text: str) -> DateError | None:
    """A time in another form than `T18:00`: `2022-01-06 9:30`, `2022-01-06T18`, `2022-01-06 6:00 pm`."""
    found = re.fullmatch(r"\d{4}-\d\d-\d\d(?P<time>[Tt ,]+\d.*)", text, re.ASCII)
    if found is None:
        return None
    hint = f"write the time as in {text[:10]}T18:00" if _is_date(text[:10]) else FORMS
    return DateError(text, found.span("time"), "not a time of day", hint)


def _day_month_year(text: str) -> DateError | str | None:
    """The year last: `6/1/2022` is 6 January here and 1 June there."""
    found = re.match(
        r"(?P<a>\d{1,2})(?P<by>[/. \u2010-\u2015-])(?P<b>\d{1,2})(?P=by)(?P<year>\d{4}|\d\d)(?![^ T,])", text, re.ASCII
    )
    if found is None:
        return None
    a, b, year = int(found["a"]), int(found["b"]), found["year"]
    if len(year) < len("2022"):
        hint = "write the year first and with four digits, as in 2022-01-06"
        return DateError(text, found.span(), "a year of two digits has several readings", hint)
    readings = [(day, month) for day, month in ((a, b), (b, a)) if _iso(year, month, day)]
    if a != b and len(readings) > 1:
        words = " or ".join(f"{day} {MONTHS[month - 1]} {year}" for day, month in readings)
        days = " or ".join(f"{_iso(year, month, day)}" for day, month in readings)
        return DateError(text, found.span(), f"two readings: {words}", f"write {days}")
    iso = _iso(year, readings[0][1], readings[0][0]) if readings else None
    if iso and found.end() == len(text):
        return iso
    return _instead(text, "the year comes first" if iso else "no such day", iso, found.span())


def _unpadded(text: str) -> DateError | str | None:
    """The year first, but other marks or missing zeros: `2022/01/06`, `2022-1-6`, `2022.1`."""
    found = re.fullmatch(r"(\d{4})([/.\u2010-\u2015\u2212-])(\d{1,2})(?:\2(\d{1,2}))?", text, re.ASCII)
    if found is None:
        return None
    iso = _iso(found[1], found[3], found[4] or 1)
    if iso is None:
        return _instead(text, "no such day", None) if found[4] else None
    return iso if found[4] else _instead(text, "not in the form of a date", iso[:7])


def _interval(text: str) -> DateError | None:
    """Two dates: `2022-01-04/2022-01-06`, `2022-01-04 to 2022-01-06`, `2022-01-04..`."""
    if not re.search(r"/(?:\d{4}|\.\.|$)|\.\.(?:/|\d|$)|\d(?: to | ?[\u2013\u2014] ?| - )\d", text, re.ASCII):
        return None
    hint = "put the first day counted into since and the last into as_of"
    return DateError(text, (0, len(text)), "an interval, not a date", hint)


def _doubt(text: str) -> DateError | None:
    """EDTF's marks for uncertain and approximate dates (level 1): `2022-01-06?`, `2022~`."""
    plain = text.rstrip("?~%")
    if plain == text or not _WRITTEN.fullmatch(plain):
        return None
    coarser = f", or a coarser date such as {plain[:4]}" if len(plain) > len("2022") else ""
    hint = f"write {plain}{coarser}" if _is_date(plain) else FORMS
    return DateError(text, (len(plain), len(text)), "a mark of doubt", hint)


def _unspecified(text: str) -> DateError | None:
    """Parts left open (EDTF level 1): `2022-01-XX`."""
    found = re.fullmatch(r"(\d{4}(?:-\d\d)?)((?:-(?:XX|xx|\?\?|00))+)", text, re.ASCII)
    return found and _instead(text, "a part left open", found[1] if _is_date(found[1]) else None, found.span(2))


def _number_alone(text: str) -> DateError | None:
    """Digits and nothing else: `20220106`, `202201`, and `44567`, a spreadsheet's number of the day."""
    found = re.fullmatch(r"(\d+)(?:\.\d+)?", text, re.ASCII)
    if found is None:
        return None
    digits = found[1]
    if len(digits) == len("20220106") and (iso := _iso(digits[:4], digits[4:6], digits[6:])):
        return _instead(text, "not in the form of a date", iso)
    if len(digits) == len("202201") and (iso := _iso(digits[:4], digits[4:], 1)):
        return _instead(text, "not in the form of a date", iso[:7])
    if len(digits) == len("44567"):
        # Day 60 is 29 February 1900, which Excel counts although it never was; so day 0 is 30 December 1899.
        day = dt.date(1899, 12, 30) + dt.timedelta(days=int(digits))
        return _instead(text, "a number: as a spreadsheet's number of a day it is " + day.isoformat(), day.isoformat())
    return _instead(text, "a number, not a date", None)


def _week_or_day_of_year(text: str) -> DateError | None:
    """ISO 8601's other calendars: `2022-W01-4`, `2022-006`."""
    found = re.fullmatch(r"(\d{4})-?(?:W(\d\d)(?:-?(\d))?|(\d{3}))", text, re.ASCII)
    if found is None:
        return None
    try:
        if found[4]:
            day = dt.date(int(found[1]), 1, 1) + dt.timedelta(days=int(found[4]) - 1)
            return _instead(text, "a day of the year", day.isoformat() if day.year == int(found[1]) else None)
        day = dt.date.fromisocalendar(int(found[1]), int(found[2]), int(found[3] or 1))
    except (ValueError, OverflowError):
        return _instead(text, "not a date", None)
    return _instead(text, "a week, not a date", day.isoformat() if found[3] else None)


def _in_words(text: str) -> DateError | str | None:
    """The month by its English name: `6 January 2022`, `Jan. 6th, 2022`, `January 2022`."""
    words = re.findall(r"[A-Za-z]+|\d+", text, re.ASCII)
    months = [
        number
        for number, name in enumerate(MONTHS, 1)
        for word in words
        if len(word) >= len("Jan") and name.lower().startswith(word.lower())
    ]
    if len(months) != 1:
        return None
    years = [word for word in words if word.isdigit() and len(word) == len("2022")]
    days = [word for word in words if word.isdigit() and len(word) <= len("31")]
    if len(years) != 1 or len(days) > 1:
        if not years and re.fullmatch(r"(?:\d{1,2}\W+[A-Za-z]+\W+|[A-Za-z]+[-/'])\d{2}", text, re.ASCII):
            return _instead(text, "a year of two digits", None)
        return _instead(text, "a month without its year" if not years else "not a date", None)
    iso = _iso(years[0], months[0], days[0] if days else 1)
    iso = iso if not iso or days else iso[:7]
    return iso if iso and _WORDED.fullmatch(text) else _instead(text, "a date in words", iso)


def _relative(text: str) -> DateError | None:
    """A day that depends on when the text was written: `yesterday`, `last Friday`, `two days ago`."""
    relative = {
        "today", "tonight", "now", "yesterday", "tomorrow", "last", "this", "next", "ago",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    }  # fmt: skip
    if relative.isdisjoint(re.findall(r"[a-z]+", text.lower())):
        return None
    hint = "write the day itself, as in 2022-01-06"
    return DateError(text, (0, len(text)), "a day that depends on when it was written", hint)


_RULES: tuple[Callable[[str], DateError | str | None], ...] = (
    _other_digits,
    _zone,
    _odd_time,
    _day_month_year,
    _unpadded,
    _unspecified,
    _interval,
    _doubt,
    _number_alone,
    _week_or_day_of_year,
    _in_words,
    _relative,
)
