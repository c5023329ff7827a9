"""Each source's figure over the days, drawn in text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from figures.claims.claim import Claim
from figures.claims.table import Claims
from figures.renderers.timeline import render_timeline
from figures.report.comparison import compare_claims
from figures.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from figures.report.model import Report


def timeline(*rows: dict[str, Any], width: int | None = 80) -> str:
    claims = [Claim(**{"metric": "killed", "source": "AFP", **row}) for row in rows]
    return render_timeline(compare_claims(Claims.of(claims)), width=width)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("timeline-80.txt", {"width": 80}),
        ("timeline-120.txt", {"width": 120}),
        ("timeline-80-ascii.txt", {"width": 80, "ascii_only": True}),
        ("timeline-80-color.txt", {"width": 80, "color": True}),
        ("timeline-piped.txt", {}),
    ],
)
def test_the_timeline_is_the_golden_one(
    series: Report, golden: Callable[[str, str], None], name: str, options: dict[str, Any]
) -> None:
    document = render_timeline(series, **options)
    golden(name, document)
    assert document.isascii() == ("ascii_only" in options)


def test_a_count_holds_until_the_next_one_and_its_number_stands_on_the_step() -> None:
    document = timeline({"figure": "10", "as_of": "2022-01-01"}, {"figure": "100", "as_of": "2022-01-03"})
    low, high = (next(line for line in document.split("\n") if sign in line) for sign in ("● 10 ─", "┌"))
    assert low.rstrip().endswith("─┘")
    assert low.index("┘") == high.index("┌")
    assert high.rstrip().endswith(" 100")


def test_a_change_too_small_for_a_step_still_shows() -> None:
    rows = [{"figure": figure, "as_of": f"2022-01-0{day}"} for day, figure in ((1, "1000"), (2, "1010"), (3, "5000"))]
    assert "┴" in timeline(*rows)


def test_revisions_and_decreases_are_marked() -> None:
    own = timeline({"figure": "100", "as_of": "2022-01-01"}, {"figure": "90", "as_of": "2022-01-03"})
    other = timeline({"figure": "100", "as_of": "2022-01-01"}, {"source": "B", "figure": "90", "as_of": "2022-01-03"})
    chart = own.partition("● first")[0]
    assert "▼" in chart
    assert "▽" not in chart
    assert "▽" in other.partition("● first")[0]
    assert "▼" not in other.partition("● first")[0]


def test_a_revision_hides_behind_no_decrease_of_the_same_cell() -> None:
    chart = timeline(
        {"figure": "100", "as_of": "2000-01-01"},
        {"source": "B", "figure": "300", "as_of": "2001-01-01"},
        {"figure": "150", "as_of": "2022-01-01T10:00"},
        {"figure": "140", "as_of": "2022-01-01T11:00"},
        {"source": "B", "figure": "400", "as_of": "2030-01-01"},
    ).partition("● first")[0]
    assert "▼" in chart
    assert "▽" not in chart


def test_what_cannot_be_drawn_is_counted() -> None:
    rows = (
        {"figure": "10", "as_of": "2022-01-01"},
        {"figure": "11"},
        {"figure": "unknown", "as_of": "2022-01-01"},
        {"figure": "12", "as_of": "2022-01-01", "status": "retracted"},
    )
    for width in (80, None):
        assert "3 claims not shown: without a date or a number, or retracted" in timeline(*rows, width=width)


def test_piped_a_claim_is_a_line() -> None:
    document = timeline(
        {"figure": "some 100", "as_of": "2022-01-01"}, {"figure": "50", "as_of": "2022-01-03"}, width=None
    )
    assert "  2022-01-01  AFP  some 100 (90–110)\n  2022-01-03  AFP  50  revision\n" in document


def test_many_sources_are_cut_to_those_with_most_claims_and_counted() -> None:
    rows = [{"source": f"S{n:02}", "figure": "5", "as_of": "2022-01-01"} for n in range(30)]
    document = timeline(*rows, {"source": "S29", "figure": "6", "as_of": "2022-01-02"})
    assert "… 6 sources with fewer claims not shown" in document
    assert "S29" in document
    assert "S28" not in document


def test_a_thousand_days_fit_on_the_paper() -> None:
    rows = [
        {
            "source": f"S{n % 10}",
            "figure": str(n * n),
            "as_of": f"{2000 + n // 336}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}",
        }
        for n in range(1000)
    ]
    assert max(map(cell_len, timeline(*rows).split("\n"))) <= 80


def test_a_hostile_name_bends_no_timeline(hostile: tuple[str, Report]) -> None:
    name, report = hostile
    assert visible(name) in render_timeline(report)
    for width in (60, 80):
        document = render_timeline(report, width=width)
        assert max(map(cell_len, document.split("\n"))) <= width
        assert all(char == "\n" or char.isprintable() for char in document)


FIGURES = st.sampled_from(
    ["0", "5", "some 2000", "dozens", "up to 20", "10-15", "999999999999", "at least 123456789012"]
)
DATES = st.sampled_from(["2022", "2022-01", "2022-01-06", "2022-01-06T18:00", "1999-12-31", "9999"])


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("AB"), FIGURES, DATES), min_size=1, max_size=6), st.integers(40, 130))
def test_no_line_is_wider_than_the_paper(rows: list[tuple[str, str, str]], width: int) -> None:
    document = timeline(
        {"source": "C", "figure": "123456789-999999999999", "as_of": "2022"},
        *({"source": s, "figure": f, "as_of": d} for s, f, d in rows),
        width=width,
    )
    assert max(map(cell_len, document.split("\n"))) <= max(60, width)
