"""Which texts are dates, which minutes they cover, and what is said of the others."""

from __future__ import annotations

import pytest

from figures.errors import DateError
from figures.words.dates import DAY, LONGEST, PartialDate


def minutes(day: int, hour: int = 0, minute: int = 0) -> int:
    """A minute of January 2022 in minutes from the year 1: 1 January 2022 is day 738,156, and day 1 begins at 0."""
    return (738_156 - 1 + day - 1) * DAY + hour * 60 + minute


READ = [
    # text, first minute, last minute, canonical form
    ("2022", minutes(1), minutes(366) - 1, "2022"),
    ("2022-01", minutes(1), minutes(32) - 1, "2022-01"),
    ("2022-01-06", minutes(6), minutes(7) - 1, "2022-01-06"),
    ("2022-01-06T18:00", minutes(6, 18), minutes(6, 18), "2022-01-06T18:00"),
    ("2022-01-06 18:00", minutes(6, 18), minutes(6, 18), "2022-01-06T18:00"),
    ("2022-01-06T18:00:59", minutes(6, 18), minutes(6, 18), "2022-01-06T18:00"),
    ("2022-01-06T23:59", minutes(7) - 1, minutes(7) - 1, "2022-01-06T23:59"),
    ("2022-01-06 00:00:00", minutes(6), minutes(7) - 1, "2022-01-06"),
    ("2022-01-06T00:00:00", minutes(6), minutes(7) - 1, "2022-01-06"),
    ("2022-01-06 00:00", minutes(6), minutes(7) - 1, "2022-01-06"),
    ("2022-01-06T00:00", minutes(6), minutes(6), "2022-01-06T00:00"),
    ("2022-01-06T00:00:01", minutes(6), minutes(6), "2022-01-06T00:00"),
    ("\u00a02022-01-06\n", minutes(6), minutes(7) - 1, "2022-01-06"),
    ("0001", 0, 365 * DAY - 1, "0001"),
    ("0001-01-01T00:00", 0, 0, "0001-01-01T00:00"),
]


@pytest.mark.parametrize(("text", "first", "last", "canonical"), READ)
def test_a_date_covers_every_minute_that_it_may_mean(text: str, first: int, last: int, canonical: str) -> None:
    date = PartialDate.parse(text)
    assert (date.first, date.last, str(date)) == (first, last, canonical)
    assert date.text == text.strip()


@pytest.mark.parametrize(
    ("month", "days"),
    [("2024-02", 29), ("2022-02", 28), ("2000-02", 29), ("1900-02", 28), ("2022-04", 30), ("9999-12", 31)],
)
def test_a_month_is_as_long_as_the_calendar_says(month: str, days: int) -> None:
    date = PartialDate.parse(month)
    assert date.last - date.first + 1 == days * DAY
    assert PartialDate.parse(f"{month}-{days}").last == date.last
    assert str(date) == month
    with pytest.raises(DateError, match=f"there is no day {days + 1}"):
        PartialDate.parse(f"{month}-{days + 1}")


@pytest.mark.parametrize("year", ["2022", "2024", "1900", "9999"])
def test_a_year_runs_from_its_first_to_its_last_minute(year: str) -> None:
    date = PartialDate.parse(year)
    assert date.first == PartialDate.parse(f"{year}-01-01T00:00").first
    assert date.last == PartialDate.parse(f"{year}-12-31T23:59").last
    assert str(date) == year


@pytest.mark.parametrize(
    ("earlier", "later", "certain"),
    [
        ("2021", "2022", True),
        ("2022", "2022-01-06", False),
        ("2022-01-06", "2022", False),
        ("2022-01", "2022-02-01", True),
        ("2022-01-05", "2022-01-06", True),
        ("2022-01-06", "2022-01-06", False),
        ("2022-01-06T18:00", "2022-01-06", False),
        ("2022-01-06T18:00", "2022-01-06T18:01", True),
        ("2022-01-06T18:00:01", "2022-01-06T18:00:59", False),
        ("2022-01-06T23:59", "2022-01-07", True),
    ],
)
def test_one_date_is_before_another_only_if_it_certainly_is(earlier: str, later: str, certain: bool) -> None:
    assert PartialDate.parse(earlier).before(PartialDate.parse(later)) is certain
    assert not PartialDate.parse(later).before(PartialDate.parse(earlier))


def test_dates_are_equal_when_they_cover_the_same_minutes_however_they_are_written() -> None:
    assert PartialDate.parse("2022-01-06") == PartialDate.parse("2022-01-06 00:00:00")
    assert len({PartialDate.parse("2022-01-06T18:00"), PartialDate.parse("2022-01-06 18:00:30")}) == 1
    assert PartialDate.parse("2022-01") != PartialDate.parse("2022-01-01")


ONE_READING = [
    ("25/2/2017", "2017-02-25"), ("2/25/2017", "2017-02-25"), ("6/6/2022", "2022-06-06"), ("13.01.2022", "2022-01-13"),
    ("2022-1-6", "2022-01-06"), ("2022/01/06", "2022-01-06"), ("2022\u201301\u201306", "2022-01-06"),
    ("30 June 2022", "2022-06-30"), ("6 Jan. 2022", "2022-01-06"), ("June 30th, 2022", "2022-06-30"),
    ("3-Jan-2022", "2022-01-03"), ("Jan 2022", "2022-01"), ("Sept 2021", "2021-09"), ("January, 2022", "2022-01"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "iso"), ONE_READING)
def test_other_forms_of_one_reading_are_read_as_the_range_that_they_cover(text: str, iso: str) -> None:
    assert PartialDate.parse(text) == PartialDate.parse(iso)
    assert (PartialDate.parse(text).text, str(PartialDate.parse(text))) == (text, iso)


REFUSED = [
    # text, offending part, reason, hint
    ("6/1/2022", "6/1/2022", "two readings: 6 January 2022 or 1 June 2022", "write 2022-01-06 or 2022-06-01"),
    ("06.01.2022", "06.01.2022", "two readings: 6 January 2022 or 1 June 2022", "write 2022-01-06 or 2022-06-01"),
    ("6-1-2022", "6-1-2022", "two readings: 6 January 2022 or 1 June 2022", "write 2022-01-06 or 2022-06-01"),
    ("6/1/2022 18:00", "6/1/2022", "two readings: 6 January 2022 or 1 June 2022", "write 2022-01-06 or 2022-06-01"),
    ("31/2/2022", "31/2/2022", "no such day", "write a date as"),
    ("6/1/22", "6/1/22", "a year of two digits has several readings", "four digits"),
    ("6/1.2022", "6/1.2022", "not a date", "write a date as"),
    ("2022-13", "13", "there is no month 13", "write a date as"),
    ("2022-00", "00", "there is no month 00", "write a date as"),
    ("2022-13-01", "13", "there is no month 13", "did you mean 2022-01-13?"),
    ("2022-13-32", "13", "there is no month 13", "write a date as"),
    ("2022-02-30", "30", "there is no day 30", "February 2022 has 28 days"),
    ("2022-01-00", "00", "there is no day 00", "January 2022 has 31 days"),
    ("0000", "0000", "there is no year 0000", "0001 to 9999"),
    ("2022-01-06T24:00", "24", "there is no hour 24", "midnight begins the next day"),
    ("2022-01-06T18:60", "60", "there is no minute 60", "write a date as"),
    ("2022-01-06T18:00:60", "60", "there is no second 60", "write a date as"),
    ("2022-01-06T18:00Z", "Z", "a time zone", "local time without a zone"),
    ("2022-01-06T18:00+06:00", "+06:00", "a time zone", "local time without a zone"),
    ("2022-01-06T18:00:30.25+0600", "+0600", "a time zone", "local time without a zone"),
    ("2022-01-06T18:00\u221206", "\u221206", "a time zone", "local time without a zone"),
    ("2022-01-06Z", "Z", "a time zone", "local time without a zone"),
    ("2022-01-06 18:00 Asia/Almaty", " Asia/Almaty", "a time zone", "local time without a zone"),
    ("2022-01-06 6:00 pm", " 6:00 pm", "not a time of day", "as in 2022-01-06T18:00"),
    ("2022-01-06 06:00 PM", " 06:00 PM", "not a time of day", "as in 2022-01-06T18:00"),
    ("2022-01-06T18", "T18", "not a time of day", "as in 2022-01-06T18:00"),
    ("2022-01-06T18:00:30.25", "T18:00:30.25", "not a time of day", "as in 2022-01-06T18:00"),
    ("2022/1", "2022/1", "not in the form of a date", "write 2022-01"),
    ("2022/02/30", "2022/02/30", "no such day", "write a date as"),
    ("2022/23", "2022/23", "not a date", "write a date as"),
    ("20220106", "20220106", "not in the form of a date", "write 2022-01-06"),
    ("20221306", "20221306", "a number, not a date", "write a date as"),
    ("202201", "202201", "not in the form of a date", "write 2022-01"),
    ("44567", "44567", "as a spreadsheet's number of a day it is 2022-01-06", "write 2022-01-06"),
    ("44567.75", "44567.75", "as a spreadsheet's number of a day it is 2022-01-06", "write 2022-01-06"),
    ("1641492000", "1641492000", "a number, not a date", "write a date as"),
    ("48", "48", "a number, not a date", "write a date as"),
    ("2022-W01-4", "2022-W01-4", "a week, not a date", "write 2022-01-06"),
    ("2022-W01", "2022-W01", "a week, not a date", "write a date as"),
    ("2022-W60-1", "2022-W60-1", "not a date", "write a date as"),
    ("2022-006", "2022-006", "a day of the year", "write 2022-01-06"),
    ("2022-366", "2022-366", "a day of the year", "write a date as"),
    ("9999-999", "9999-999", "not a date", "write a date as"),
    ("2022-01-04/2022-01-06", "2022-01-04/2022-01-06", "an interval", "first day counted into since"),
    ("2022-01-04 to 2022-01-06", "2022-01-04 to 2022-01-06", "an interval", "first day counted into since"),
    ("2022-01-04..", "2022-01-04..", "an interval", "first day counted into since"),
    ("2021\u20132022", "2021\u20132022", "an interval", "first day counted into since"),
    ("2022-01-06?", "?", "a mark of doubt", "write 2022-01-06, or a coarser date such as 2022"),
    ("2022~", "~", "a mark of doubt", "write 2022"),
    ("2022-01-XX", "-XX", "a part left open", "write 2022-01"),
    ("2022-XX-XX", "-XX-XX", "a part left open", "write 2022"),
    ("2022-02-30T9:30", "T9:30", "not a time of day", "write a date as"),
    ("2022-13?", "?", "a mark of doubt", "write a date as"),
    ("2022-13-XX", "-XX", "a part left open", "write a date as"),
    (
        "\u0662\u0660\u0662\u0662-\u0661\u0663",
        "\u0662\u0660\u0662\u0662-\u0661\u0663",
        "another script",
        "write a date as",
    ),
    ("Fri., Jan. 7th, 2022", "Fri., Jan. 7th, 2022", "a date in words", "write 2022-01-07"),
    ("31 June 2022", "31 June 2022", "a date in words", "write a date as"),
    ("13/1/2022 18:00", "13/1/2022", "the year comes first", "write 2022-01-13"),
    ("before 7 January 2022", "before 7 January 2022", "a date in words", "write 2022-01-07"),
    ("06-Jan-22", "06-Jan-22", "a year of two digits", "write a date as"),
    ("6 January 22", "6 January 22", "a year of two digits", "write a date as"),
    ("Jan-22", "Jan-22", "a year of two digits", "write a date as"),
    ("January 22", "January 22", "a month without its year", "write a date as"),
    ("15-oct", "15-oct", "a month without its year", "write a date as"),
    ("6 January", "6 January", "a month without its year", "write a date as"),
    ("6 to 7 May 2022", "6 to 7 May 2022", "an interval", "first day counted into since"),
    ("yesterday", "yesterday", "depends on when it was written", "write the day itself"),
    ("last Friday", "last Friday", "depends on when it was written", "write the day itself"),
    ("two days ago", "two days ago", "depends on when it was written", "write the day itself"),
    (
        "\u0662\u0660\u0662\u0662-\u0660\u0661",
        "\u0662\u0660\u0662\u0662-\u0660\u0661",
        "another script",
        "write 2022-01",
    ),
    ("\u0662\u0660", "\u0662\u0660", "digits of another script", "write a date as"),
    ("-0044", "-0044", "not a date", "write a date as"),
    ("unknown", "unknown", "not a date", "write a date as"),
    ("", "", "no date", "write a date as"),
]


@pytest.mark.parametrize(("text", "part", "reason", "hint"), REFUSED)
def test_what_is_no_date_is_refused_with_the_place_the_reason_and_what_to_write(
    text: str, part: str, reason: str, hint: str
) -> None:
    with pytest.raises(DateError) as caught:
        PartialDate.parse(text)
    error = caught.value
    start, end = error.span
    assert (error.text, error.text[start:end]) == (text, part)
    assert reason in error.reason
    assert hint in error.hint


@pytest.mark.parametrize(
    "hint", [hint for *_, hint in REFUSED if hint.startswith("write 2") and " or " not in hint and "," not in hint]
)
def test_the_form_that_a_refusal_suggests_is_a_date(hint: str) -> None:
    assert str(PartialDate.parse(hint.removeprefix("write "))) == hint.removeprefix("write ")


@pytest.mark.parametrize("text", ["1" * 100_000, "2022-" * 20_000, "6/" * 50_000, "a1 " * 33_000, "\u0661" * 100_000])
def test_a_very_long_text_is_refused_at_once(text: str) -> None:
    with pytest.raises(DateError, match=f"longer than any date \\({LONGEST} characters\\)"):
        PartialDate.parse(text)
