"""Laws of dates, over generated dates and over any text at all."""

from __future__ import annotations

import datetime as dt

from hypothesis import example, given
from hypothesis import strategies as st

from figures.errors import DateError
from figures.words.dates import PartialDate

FIRST, LAST = dt.datetime(1, 1, 1), dt.datetime(9999, 12, 31)  # noqa: DTZ001 - an event's own time

written = st.builds(
    lambda moment, length: moment.isoformat()[:length],
    st.datetimes(min_value=FIRST, max_value=LAST),
    st.sampled_from([4, 7, 10, 16]),
)
dates = written.map(PartialDate.parse)
scribbles = st.text("0123456789-/.: TWXZ?~+JanFeb\u0661\u2013", max_size=30) | st.text(max_size=80)


def refusal(text: str) -> DateError | None:
    """Why a text is no date; None when it is one."""
    try:
        PartialDate.parse(text)
    except DateError as error:
        return error
    return None


@given(written)
def test_the_canonical_form_is_what_was_written_and_reads_back(text: str) -> None:
    assert str(PartialDate.parse(text)) == text


@given(written, st.integers(5, 16))
def test_a_coarser_date_holds_every_finer_one_that_begins_with_it(text: str, length: int) -> None:
    coarse = PartialDate.parse(text[: 4 if length < 7 else 7 if length < 10 else 10])
    fine = PartialDate.parse(text)
    assert coarse.first <= fine.first <= fine.last <= coarse.last or len(text) < length


@given(dates, dates, dates)
def test_before_is_an_order_that_leaves_overlapping_dates_apart(a: PartialDate, b: PartialDate, c: PartialDate) -> None:
    assert not (a.before(b) and b.before(a))
    assert not (a.before(b) and b.before(c)) or a.before(c)
    assert not (a == b and a.before(b))


@given(scribbles)
@example("44567.")
@example("\u00b2\u00b2\u00b2\u00b2")
@example("\x85\x1c")
def test_any_text_is_a_date_or_a_date_error_with_a_place_inside_it(text: str) -> None:
    error = refusal(text)
    if error is None:
        date = PartialDate.parse(text)
        assert PartialDate.parse(str(date)) == date
    else:
        start, end = error.span
        assert 0 <= start <= end <= len(error.text)
        assert error.reason
        assert error.hint
        assert str(error)


@given(st.integers(1, 31), st.integers(1, 12), st.integers(1, 9999), st.sampled_from("/.-"))
def test_day_month_and_year_are_read_only_if_there_is_one_reading_and_else_every_one_is_offered(
    d: int, m: int, y: int, mark: str
) -> None:
    readings = set()
    for day, month in ((d, m), (m, d)):
        try:
            readings.add(dt.date(y, month, day).isoformat())
        except ValueError:
            continue
    text = f"{d}{mark}{m}{mark}{y:04}"
    error = refusal(text)
    assert (error is None) == (len(readings) == 1)
    if error is None:
        assert {str(PartialDate.parse(text))} == readings
        return
    assert all(reading in error.hint for reading in readings)
