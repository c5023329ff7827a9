"""Whole numbers from a low to a high: ends included, open ends, and what lies between two of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.words.interval import Interval, shared

intervals = st.tuples(st.integers(0, 60), st.none() | st.integers(0, 30)).map(
    lambda ends: Interval(ends[0], None if ends[1] is None else ends[0] + ends[1])
)


@pytest.mark.parametrize(("low", "high"), [(-1, 5), (-1, None), (5, 4)])
def test_ends_that_no_count_of_people_can_have_are_refused(low: int, high: int | None) -> None:
    with pytest.raises(ValueError, match=r"never negative|below the low end"):
        Interval(low, high)


@pytest.mark.parametrize(
    ("one", "other", "meets"),
    [
        (Interval(1, 5), Interval(5, 9), True),
        (Interval(1, 4), Interval(5, 9), False),
        (Interval(24, None), Interval(18, 18), False),
        (Interval(24, None), Interval(24, 24), True),
        (Interval(0, None), Interval(9, None), True),
    ],
)
def test_two_intervals_meet_when_one_number_lies_in_both(one: Interval, other: Interval, meets: bool) -> None:
    assert one.meets(other) is meets
    assert other.meets(one) is meets


@pytest.mark.parametrize(
    ("one", "other", "gap", "ratio"),
    [
        (Interval(748, 748), Interval(1000, 1000), 252, 1.337),
        (Interval(1800, 2200), Interval(2298, 2298), 98, 1.045),
        (Interval(24, None), Interval(18, 18), 6, 1.333),
        (Interval(10, 15), Interval(15, 20), 0, 1.0),
        (Interval(0, 0), Interval(7, 7), 7, None),
    ],
)
def test_gap_and_ratio_are_measured_between_the_nearest_ends(
    one: Interval, other: Interval, gap: int, ratio: float | None
) -> None:
    assert (one.gap(other), one.ratio(other)) == (gap, ratio)
    assert (other.gap(one), other.ratio(one)) == (gap, ratio)


@given(intervals, intervals)
def test_meeting_is_having_a_number_in_common(one: Interval, other: Interval) -> None:
    assert one.meets(other) == any(number in one and number in other for number in range(100))


@given(intervals, intervals)
def test_the_gap_is_the_smallest_change_that_makes_them_meet(one: Interval, other: Interval) -> None:
    gap = one.gap(other)
    low, high = (one, other) if one.below(other) else (other, one)
    moved = Interval(low.low + gap, None if low.high is None else low.high + gap)
    assert moved.meets(high)
    if gap:
        nearly = Interval(low.low + gap - 1, None if low.high is None else low.high + gap - 1)
        assert not nearly.meets(high)


@given(st.lists(intervals, min_size=1, max_size=4))
def test_what_intervals_share_lies_in_each_of_them(several: list[Interval]) -> None:
    common = shared(several)
    numbers = [number for number in range(100) if all(number in interval for interval in several)]
    if common is None:
        assert not numbers
    else:
        assert all(common.within(interval) for interval in several)
        assert common.low == numbers[0]


@given(intervals, intervals)
def test_within_means_that_every_number_lies_in_the_other(one: Interval, other: Interval) -> None:
    assert one.within(other) == (
        all(number in other for number in range(100) if number in one)
        and not (one.high is None and other.high is not None)
    )
