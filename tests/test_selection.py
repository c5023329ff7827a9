"""Which questions and discrepancies the filters select."""

from __future__ import annotations

from typing import Any

import pytest

from figures import Claim, Claims, SelectionError, compare


def said(source: str, figure: str, metric: str = "wounded", **more: Any) -> Claim:
    return Claim(source=source, metric=metric, figure=figure, **more)


CLAIMS = [
    said("A", "748", place="Kazakhstan", event="unrest"),
    said("B", "1000", place="Kazakhstan", event="unrest"),
    said("C", "748", population="police", place="Kazakhstan", event="unrest"),
    said("D", "2000", place="Almaty, Kazakhstan", event="unrest"),
    said("A", "5", "killed", place="Kazakhstan", event="unrest"),
    said("C", "9", "beheaded", place="Kazakhstan", event="unrest"),
    said("A", "7", "killed", place="Peru", event="elsewhere"),
    said("B", "8", "killed", place="Peru", event="elsewhere"),
]


def kinds(**filters: Any) -> list[str]:
    return [f"{one.kind} {one.a.figure}/{one.b.figure}" for one in compare(CLAIMS, **filters).discrepancies]


EXCESSES = ["excess 2000/748", "excess 2000/1000"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["contradiction 7/8", "excess 9/5", "contradiction 748/1000", *EXCESSES, "scope-shift 748/748"]),
        ({"metric": "wounded"}, ["contradiction 748/1000", *EXCESSES, "scope-shift 748/748"]),
        ({"metric": "injured"}, ["contradiction 748/1000", *EXCESSES, "scope-shift 748/748"]),
        ({"metric": ["beheaded"]}, ["excess 9/5"]),
        ({"metric": "killed"}, ["contradiction 7/8", "excess 9/5"]),
        ({"metric": ["killed", "wounded"], "event": "elsewhere"}, ["contradiction 7/8"]),
        ({"population": "security forces"}, ["scope-shift 748/748"]),
        ({"population": "cops"}, ["scope-shift 748/748"]),
        ({"place": "Almaty, Kazakhstan"}, EXCESSES),
        ({"place": "Peru"}, ["contradiction 7/8"]),
        ({"source": "C"}, ["excess 9/5", "scope-shift 748/748"]),
        ({"source": "D"}, EXCESSES),
        ({"source": ["B"]}, ["contradiction 7/8", "contradiction 748/1000", "excess 2000/1000"]),
        ({"source": "C", "metric": "wounded"}, ["scope-shift 748/748"]),
        ({"metric": "detained"}, []),
        ({"population": "protesters"}, []),
    ],
)
def test_a_discrepancy_is_reported_if_one_of_its_sides_answers_a_selected_question(
    filters: dict[str, Any], expected: list[str]
) -> None:
    assert kinds(**filters) == expected


@pytest.mark.parametrize(
    ("filters", "questions"),
    [
        ({"metric": "killed"}, ["people killed in Peru", "people killed in Kazakhstan"]),
        ({"population": "security forces"}, ["police wounded in Kazakhstan"]),
        ({"place": "Kazakhstan", "metric": "wounded"}, [
            "people wounded in Almaty, Kazakhstan", "people wounded in Kazakhstan", "police wounded in Kazakhstan",
        ]),
        ({"source": "D"}, ["people wounded in Almaty, Kazakhstan"]),
        ({"event": "elsewhere"}, ["people killed in Peru"]),
    ],
)  # fmt: skip
def test_populations_and_places_select_their_parts_and_a_source_the_questions_it_answers(
    filters: dict[str, Any], questions: list[str]
) -> None:
    report = compare(CLAIMS, **filters)
    assert [str(group.question) for group in report.questions] == questions


def test_the_other_side_of_a_discrepancy_is_shown_though_its_question_is_not_selected() -> None:
    report = compare(CLAIMS, population="police")
    assert [claim.source for claim in report.claims] == ["C", "A"]
    assert [group.question.population for group in report.questions] == ["police"]


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({"metric": "woundd"}, "unknown metric 'woundd', did you mean 'wounded'"),
        ({"source": "b"}, "no claim has the source 'b'"),
        ({"source": "Ministry"}, "no claim has the source 'Ministry'"),
        ({"place": "Kazakstan"}, "did you mean 'Kazakhstan'"),
        ({"event": "unrst"}, "did you mean 'unrest'"),
        ({"population": "polise"}, "polise"),
        ({"as_of": "yesterday"}, "yesterday"),
    ],
)
def test_a_filter_that_selects_nothing_for_a_slip_of_the_pen_is_refused(filters: dict[str, str], message: str) -> None:
    with pytest.raises(SelectionError, match=message):
        compare(CLAIMS, **filters)  # type: ignore[arg-type]


def test_a_name_that_only_a_left_out_row_has_is_no_name() -> None:
    with pytest.raises(SelectionError, match="no claim has the source 'D'"):
        compare(Claims.of(CLAIMS)[:2], source="D")


def test_the_filters_in_force_are_stated_by_canonical_names() -> None:
    report = compare(CLAIMS, metric=["injured", "wounded"], population="cops")
    assert report.selection == {"metric": ("wounded",), "population": ("police",)}
    assert compare(CLAIMS).selection == {}
