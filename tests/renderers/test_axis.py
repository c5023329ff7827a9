"""Intervals on one axis: where each stands, and that none leaves its cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.renderers.axis import DRAWN, TYPED, Axis
from figures.words.interval import Interval

ENDS = st.integers(0, 10**15)
INTERVALS = st.builds(
    lambda low, more: Interval(low, None if more is None else low + more), ENDS, st.none() | st.just(0) | ENDS
)


@given(st.lists(INTERVALS, min_size=1, max_size=5), st.integers(12, 60), st.none() | INTERVALS, st.booleans())
def test_every_row_fills_its_cells_and_shows_its_claim(
    intervals: list[Interval], width: int, band: Interval | None, vague: bool
) -> None:
    for glyphs in (DRAWN, TYPED):
        axis = Axis.fitting(intervals, band, width, glyphs)
        assert len(axis.labels()) <= width
        assert len(axis.row()) == width
        for interval in intervals:
            row = axis.row(interval, vague=vague)
            assert len(row) == width
            assert set(row) & {glyphs.point, glyphs.spot, glyphs.left}
            assert (row[-1] == glyphs.arrow) == (interval.high is None)


@given(ENDS, ENDS)
def test_a_higher_number_never_stands_to_the_left(a: int, b: int) -> None:
    axis = Axis.fitting([Interval(a, a), Interval(b, b)], None, 40, DRAWN)
    low, high = sorted((a, b))
    assert 0 <= axis.cell(low) <= axis.cell(high) <= 39


@pytest.mark.parametrize(
    ("interval", "options", "drawn"),
    [
        (Interval(50, 50), {}, "         ●          "),
        (Interval(50, 50), {"counts": False}, "         ○          "),
        (Interval(50, 100), {}, "         ├────────┤ "),
        (Interval(50, 51), {}, "         ◆          "),
        (Interval(50, None), {}, "         ├─────────→"),
        (Interval(50, None), {"vague": True}, "         ├╌╌╌╌╌╌╌╌╌→"),
        (Interval(100, None), {}, "                  ├→"),
    ],
)
def test_each_kind_of_figure_has_its_mark(interval: Interval, options: dict[str, bool], drawn: str) -> None:
    axis = Axis.fitting([Interval(50, 50), Interval(100, 100)], None, 20, DRAWN)
    assert axis.row(interval, **options) == drawn


def test_the_band_is_a_guide_where_it_takes_one_cell() -> None:
    intervals = [Interval(0, 100)]
    assert Axis.fitting(intervals, Interval(50, 50), 30, DRAWN).row().strip() == "┊"
    assert set(Axis.fitting(intervals, Interval(50, 90), 30, DRAWN).row().strip()) == {"░"}
