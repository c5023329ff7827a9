"""The state of knowledge on a date: what is superseded, what meets what, and how often."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from figures.claims.questions import by_question

from figures import Claim, Claims, compare
from figures.judging.knowledge import crossings, dated, meetings, stands
from figures.judging.series import Series

FIRST = dt.date(2022, 1, 1)


def day(number: int) -> str:
    """The day so many days after 1 January 2022."""
    return (FIRST + dt.timedelta(days=number)).isoformat()


def said(source: str, figure: str, as_of: str | None = None, **more: Any) -> Claim:
    return Claim(**{"source": source, "metric": "wounded", "figure": figure, "as_of": as_of, **more})


def told(*claims: Claim, **options: Any) -> list[tuple[str, str, str]]:
    """Kind and both figures of each discrepancy."""
    return [(one.kind.value, one.a.figure, one.b.figure) for one in compare(claims, **options).discrepancies]


def series_of(claims: list[Claim]) -> list[Series]:
    held = Claims.of(claims)
    return [Series(held, question, rows) for question, rows in by_question(held, range(len(held))).items()]


# ── how often ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_two_daily_series_of_a_thousand_days_meet_a_thousand_times_not_a_million() -> None:
    claims = [said("A", str(1000 + number), day(number)) for number in range(1000)]
    claims += [said("B", str(5000 + number), day(number)) for number in range(1000)]
    (series,) = series_of(claims)
    met = [meeting.one_source for meeting in meetings(series.stands)]
    assert met.count(False) == 1000  # each day, the two sources
    assert met.count(True) == 2 * 999  # each day but the first, each source its previous claim
    report = compare(claims)
    assert len(report.discrepancies) == 1000
    assert {one.kind.value for one in report.discrepancies} == {"contradiction"}
    assert all(one.a.as_of == one.b.as_of for one in report.discrepancies)


def test_a_daily_series_of_a_part_and_one_of_its_whole_meet_about_as_often_as_there_are_days() -> None:
    claims = [said("A", "9000", day(number), population="police") for number in range(1000)]
    claims += [said("B", str(1000 + number), day(number)) for number in range(1000)]
    whole, part = sorted(series_of(claims), key=lambda series: series.question.population)
    assert len(set(map(str, crossings(part.stands, whole.stands)))) <= 2000
    assert len(compare(claims).discrepancies) == 1000


def test_two_series_on_alternate_days_meet_the_others_latest_only() -> None:
    claims = [said("A", "1000", day(2 * number)) for number in range(100)]
    claims += [said("B", "10", day(2 * number + 1)) for number in range(100)]
    found = told(*claims)
    assert found.count(("decrease", "1000", "10")) == 100
    assert len(found) == 100  # from B to A the count grew


# ── what is superseded ───────────────────────────────────────────────────────────────────────────────────────────────


def test_a_claim_meets_the_latest_of_another_source_not_what_that_source_said_before() -> None:
    assert told(said("A", "900", day(1)), said("A", "1000", day(2)), said("B", "800", day(3))) == [
        ("decrease", "1000", "800")
    ]


def test_a_claim_meets_what_was_the_latest_on_its_own_day_whatever_was_said_after() -> None:
    assert told(said("A", "900", day(1)), said("B", "800", day(2)), said("A", "1000", day(3))) == [
        ("decrease", "900", "800")
    ]


def test_a_claim_meets_the_previous_one_of_its_own_source_and_no_earlier_one() -> None:
    assert told(said("A", "900", day(1)), said("A", "800", day(2)), said("A", "700", day(3))) == [
        ("revision", "900", "800"),
        ("revision", "800", "700"),
    ]
    assert told(said("A", "900", day(1)), said("A", "950", day(2)), said("A", "920", day(3))) == [
        ("revision", "950", "920")
    ]


def test_a_source_that_comes_back_to_its_old_figure_revised_it_once() -> None:
    assert told(said("A", "900", day(1)), said("A", "800", day(2)), said("A", "900", day(3))) == [
        ("revision", "900", "800")
    ]


def test_nothing_is_superseded_by_a_claim_that_may_be_of_the_same_time() -> None:
    """A month and a day of it: neither is certainly the later, so another source meets both."""
    found = told(said("A", "900", "2022-01"), said("A", "some 900", day(9)), said("B", "700", day(20)))
    assert sorted(found) == [("contradiction", "700", "900"), ("decrease", "some 900", "700")]


@pytest.mark.parametrize("between", ["2022-02", "2022-02-05", "2022-02-05T12:00"])
def test_a_partial_date_of_its_own_does_not_hide_what_a_source_takes_back(between: str) -> None:
    """What lies between for certain supersedes; what only overlaps does not."""
    claims = [said("A", "100", day(0)), said("A", "80 to 120", between), said("A", "90", "2022-02-05")]
    assert told(*claims) == [("revision", "100", "90")]
    certain = [said("A", "100", day(0)), said("A", "80 to 120", "2022-02-04"), said("A", "90", "2022-02-05")]
    assert told(*certain) == []


def test_two_claims_of_the_same_minute_supersede_neither_each_other_nor_themselves() -> None:
    minute = "2022-01-05T18:00"
    claims = [said("A", "100", minute), said("A", "200", minute), said("B", "300", "2022-01-06")]
    assert told(*claims) == [("misquotation", "100", "200")]
    assert told(*claims[:2], said("B", "50", "2022-01-06")) == [
        ("misquotation", "100", "200"), ("decrease", "100", "50"), ("decrease", "200", "50"),
    ]  # fmt: skip


def test_two_claims_of_the_same_minute_are_both_the_previous_ones_however_many_follow() -> None:
    minute = "2022-01-05T18:00"
    claims = [said("A", "100", minute), said("A", "100 to 110", minute), said("A", "80 to 120", "2022-02")]
    assert told(*claims, said("A", "90", "2022-02-05")) == [("revision", "100", "90"), ("revision", "100 to 110", "90")]


def test_an_undated_claim_meets_every_claim_for_it_may_be_of_any_day() -> None:
    found = told(said("A", "10"), *(said("B", str(100 + number), day(number)) for number in range(5)))
    assert found == [("contradiction", "10", str(100 + number)) for number in range(5)]


def test_an_undated_claim_is_bounded_by_the_day_on_which_it_was_published() -> None:
    found = told(said("A", "10", published=day(2)), *(said("B", str(100 + number), day(number)) for number in range(5)))
    assert found == [("contradiction", "10", str(100 + number)) for number in range(3)]


def test_a_revision_is_told_apart_from_another_sources_decrease_of_the_same_figures() -> None:
    found = told(said("A", "900", day(1)), said("C", "900", day(1)), said("A", "800", day(2)), said("B", "800", day(2)))
    assert found == [("revision", "900", "800"), ("decrease", "900", "800")]
    report = compare(
        [said("A", "900", day(1)), said("C", "900", day(1)), said("A", "800", day(2)), said("B", "800", day(2))]
    )
    revision, decrease = report.discrepancies
    assert (revision.a.sources, revision.b.sources) == (("A",), ("A",))
    assert (decrease.a.sources, decrease.b.sources) == (("C",), ("A", "B"))  # A's own 900 is superseded by then


def test_sources_that_say_both_contradict_each_other_and_are_misquoted() -> None:
    report = compare([said("A", "10"), said("A", "20"), said("B", "20")])
    misquotation, contradiction = report.discrepancies
    assert (misquotation.a.sources, misquotation.b.sources) == (("A",), ("A",))
    assert (contradiction.a.sources, contradiction.b.sources) == (("A",), ("B",))
    report = compare([said("A", "10"), said("A", "20"), said("B", "20"), said("B", "10")])
    assert [(one.kind.value, one.a.sources, one.b.sources) for one in report.discrepancies] == [
        ("misquotation", ("A", "B"), ("A", "B")),
        ("contradiction", ("A", "B"), ("A", "B")),
    ]


# ── on a day ─────────────────────────────────────────────────────────────────────────────────────────────────────────

SERIES = [
    said("A", "900", day(1)),
    said("A", "1000", day(3)),
    said("B", "800", day(2)),
    said("C", "50", published=day(4)),
    said("D", "60"),
    said("E", "70", "2022-01"),
]


@pytest.mark.parametrize(
    ("as_of", "sources", "undated"),
    [
        (day(0), [], 3),
        (day(1), ["A"], 3),
        (day(2), ["A", "B"], 3),
        (day(4), ["A", "A", "B", "C"], 2),
        ("2022-01", ["A", "A", "B", "C", "E"], 1),
        ("2021", [], 2),
        (f"{day(1)}T12:00", [], 3 + 1),
    ],
)
def test_the_state_of_knowledge_on_a_day_takes_only_what_is_certainly_dated_up_to_it(
    as_of: str, sources: list[str], undated: int
) -> None:
    report = compare(SERIES, as_of=as_of)
    assert sorted(claim.source for claim in report.claims) == sources
    assert report.undated == undated
    assert str(report.as_of) == as_of


def test_on_a_day_each_source_stands_by_its_latest_claim_up_to_then() -> None:
    (early,) = compare(SERIES, as_of=day(2)).questions
    (late,) = compare(SERIES, as_of=day(3)).questions
    assert (early.low, early.high) == (800, 900)
    assert (late.low, late.high) == (800, 1000)
    assert [entry.current for entry in late.entries] == [False, True, True]


def test_a_day_that_is_none_is_refused_by_the_options_name() -> None:
    from figures import SelectionError

    with pytest.raises(SelectionError, match="--as-of"):
        compare(SERIES, as_of="6/1/2022")


def test_the_date_of_a_claim_is_its_as_of_or_anything_up_to_its_publication() -> None:
    claim = said("A", "1", "2022-01-06", published="2022-01-07")
    assert dated(claim.as_of, claim.published) == (claim.as_of.first, claim.as_of.last)  # type: ignore[union-attr]
    assert dated(None, claim.published) == (-1, claim.published.last)  # type: ignore[union-attr]
    first, last = dated(None, None)
    assert first < 0
    assert last > Claim(source="A", metric="killed", figure="1", as_of="9999").as_of.last  # type: ignore[union-attr]


def test_the_claims_of_one_date_and_interval_stand_together_whoever_makes_them() -> None:
    claims = Claims.of(
        [said("A", "12", day(1)), said("B", "twelve", day(1)), said("B", "12", day(2)), said("C", "unknown")]
    )
    found = stands(claims, range(4))
    assert [sorted(row for rows in stand.rows.values() for row in rows) for stand in found] == [[0, 1], [2]]
