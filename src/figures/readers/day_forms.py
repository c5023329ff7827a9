"""Forms of dates that a map names, such as `M/D/YYYY`, and the days that they write."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final, NamedTuple

from figures.words.dates import MONTHS

_PARTS: Final = {
    "YYYY": r"(?P<year>\d{4})",
    "YY": r"(?P<year>\d{2})",
    "MMMM": r"(?P<name>[A-Za-z]+)",
    "MMM": r"(?P<name>[A-Za-z]{3,4})\.?",
    "MM": r"(?P<month>\d{2})",
    "M": r"(?P<month>\d{1,2})",
    "DD": r"(?P<day>\d{2})",
    "D": r"(?P<day>\d{1,2})",
    "hh": r"(?P<hour>\d{1,2})",
    "mm": r"(?P<minute>\d{2})",
    "ss": r"(?P<second>\d{2}(?:\.\d+)?)",
}

_PART: Final = re.compile("|".join(_PARTS))

_ZONE: Final = re.compile(r"(?:hh|mm|ss)\s*(?:Z|UTC|GMT|[+-]\d\d)")


class DayForm(NamedTuple):
    """One form of dates.

    Attributes:
        text: the form as written.
        pattern: the texts that have it.
        first_year: the first year that two digits mean; None where years have four.
        zoned: whether it has a time zone: then its time is not the local one, and only the day is taken.
    """

    text: str
    pattern: re.Pattern[str]
    first_year: int | None
    zoned: bool

    @classmethod
    def of(cls, text: str, first_year: int | None = None) -> DayForm:
        """The form that is written with `YYYY YY MM M MMM MMMM DD D hh mm ss`; all else is what it is."""
        written, at, seen = "", 0, set()
        for part in _PART.finditer(text):
            group = _PARTS[part[0]]
            name = group[4 : group.index(">")]
            written += re.escape(text[at : part.start()]) + (group if name not in seen else r"\w+")
            seen.add(name)
            at = part.end()
        return cls(text, re.compile(written + re.escape(text[at:]), re.ASCII), first_year, bool(_ZONE.search(text)))

    def read(self, text: str) -> str:
        """The same date as a claims file has it, as precise as the form; empty where the text is not of this form.

        Midnight is a day without a time, for that is how software writes one.

        >>> DayForm.of("D-MMM-YYYY").read("3-Jan-2031"), DayForm.of("M/D/YYYY").read("13/4/2031")
        ('2031-01-03', '')
        >>> DayForm.of("YY", first_year=1968).read("68"), DayForm.of("YY", first_year=1968).read("09")
        ('1968', '2009')
        """
        found = self.pattern.fullmatch(text)
        if found is None:
            return ""
        parts = found.groupdict()
        month = _month(parts["name"]) if parts.get("name") else int(parts.get("month") or 0)
        if month is None or "year" not in parts:
            return ""
        try:
            year = self._year(parts["year"])
            day = dt.datetime(year, month or 1, int(parts.get("day") or 1))  # noqa: DTZ001 - the event's own days
            day = day.replace(hour=int(parts.get("hour") or 0), minute=int(parts.get("minute") or 0))
        except ValueError:
            return ""
        if parts.get("minute") and not self.zoned and (day.hour or day.minute):
            return day.isoformat(timespec="minutes")
        return day.date().isoformat()[: 10 if parts.get("day") else 7 if month else 4]

    def _year(self, digits: str) -> int:
        if len(digits) == len("2022") or self.first_year is None:
            return int(digits)
        century = self.first_year - self.first_year % 100 + int(digits)
        return century if century >= self.first_year else century + 100


def _month(name: str) -> int | None:
    """The number of a month by its English name or the beginning of it."""
    short = name.casefold()
    if len(short) < len("Jan"):
        return None
    return next((number for number, month in enumerate(MONTHS, 1) if month.casefold().startswith(short)), None) or (
        9 if short == "sept" else None
    )


def from_parts(year: str, month: str, day: str) -> str:
    """A date from its parts, of which the later ones may be empty or 0, which is unknown; empty without a year.

    >>> from_parts("2031", "7", "9"), from_parts("2031", "0", "5"), from_parts("2031", "11", "")
    ('2031-07-09', '2031', '2031-11')
    """
    written = year
    for part in (month, day):
        if not written or not part.strip("0"):
            return written
        written += f"-{part.zfill(2)}"
    return written
