"""What a reader is told of each question: states, order, counts and rows, against facts worked out apart from the code."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import figures
from figures.report.overview import Overview

if TYPE_CHECKING:
    from figures.report.answers import Answer
    from figures.report.report import Report

SAMPLES = Path(__file__).parent.parent / "samples"


@pytest.fixture(scope="module")
def easter() -> Report:
    return figures.compare(SAMPLES / "easter-2019.csv")


def expected() -> list[dict[str, str]]:
    with (SAMPLES / "easter-2019.answers.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def answer(report: Report, title: str) -> Answer:
    return next(one for one in report.answers if one.title.casefold() == title.casefold())


def side(cell: str) -> tuple[str, str, str]:
    figure, name, day = cell.split(" | ")
    return figure, name, day


def test_every_question_of_the_sample_is_answered_and_no_other(easter: Report) -> None:
    assert {one.title.casefold() for one in easter.answers} == {row["question"].casefold() for row in expected()}


@pytest.mark.parametrize("row", expected(), ids=lambda row: row["question"])
def test_each_question_has_its_state_counts_and_gap(easter: Report, row: dict[str, str]) -> None:
    its = answer(easter, row["question"])
    standing = [
        one for one in its.group.discrepancies if one.current and not one.rests_on and one.kind.value != "revision"
    ]
    lowered = [one for one in its.group.discrepancies if one.kind.value == "revision"]
    said = {
        "state": its.state.value,
        "claims": str(its.reports),
        "sources": str(its.sources),
        "pairs that stand": str(len(standing)) if row["pairs that stand"] else "",
        "people apart": "" if its.apart is None else str(its.apart),
        "lowered by its own source": str(len(lowered)) if row["lowered by its own source"] else "",
        "earlier figures": str(its.folding.get("earlier", 0)),
    }
    assert said == {name: row[name] for name in said}


@pytest.mark.parametrize("row", [row for row in expected() if row["one side"]], ids=lambda row: row["question"])
def test_the_pair_that_is_furthest_apart_names_both_figures_sources_and_days(
    easter: Report, row: dict[str, str]
) -> None:
    its = answer(easter, row["question"])
    assert its.pair is not None
    found = {(one.words, one.source, ("by " if one.by else "") + str(one.day)) for one in its.pair}
    assert found == {side(row["one side"]), side(row["other side"])}


def test_conflicts_stand_first_by_people_apart_then_what_differs_then_the_rest(easter: Report) -> None:
    assert [one.title for one in easter.answers[:7]] == [
        "People killed",
        "Foreign nationals killed",
        "People killed in Negombo",
        "People killed in Batticaloa",
        "People killed in Colombo",
        "People killed in Dehiwala",
        "People killed in St Sebastian's Church, Negombo",
    ]


def test_of_what_is_settled_everybody_everywhere_comes_first_in_the_order_of_what_happened(easter: Report) -> None:
    settled = [one.title for one in easter.answers if one.state.value == "none"]
    assert settled[:3] == ["People wounded", "People hospitalised", "People detained"]


def test_one_count_is_said_in_head_and_end(easter: Report) -> None:
    overview = Overview(easter)
    assert overview.head == "Sri Lanka Easter bombings, April 2019: 5 of 18 questions in conflict, 2 differ"
    assert overview.outcome == ("7 of 18 questions have figures that differ; in 5 of them they cannot both be right")
    assert overview.report.summary.startswith("5 of 18 questions in conflict, 16 pairs that stand, ")


def test_rows_stand_latest_day_first_low_to_high_and_days_of_publication_last(easter: Report) -> None:
    shown = [(one.when, one.words) for one in answer(easter, "People killed").shown]
    assert shown == [
        ("25 Apr", "approximately 253"),
        ("25 Apr", "253"),
        ("25 Apr", "290"),
        ("24 Apr", "359"),
        ("23 Apr", "at least 311"),
        ("21 Apr", "at least 137"),
        ("21 Apr", "at least 190"),
        ("by 26 Apr 2024", "279"),
        ("by May", "at least 257"),
        ("by 27 May", "258"),
        ("by 21 Apr", "about 100"),
        ("by 21 Apr", "at least 138"),
        ("by 21 Apr", "at least 156"),
    ]


def test_what_cannot_stand_beside_what_is_told_once_for_each_figure_largest_gap_first(easter: Report) -> None:
    assert answer(easter, "People killed").sentences == (
        (
            "Police spokesman gave 359 for 24 April. Figures for later days are lower by about 69 to 106: "
            "“approximately 253” (Health Ministry through KURV, 25 Apr), 253 (State Minister of Defence, 25 Apr) and 290 "
            "(Health Ministry through Messy Politics, 25 Apr). The file has no later figure by Police spokesman."
        ),
        (
            "CNN gave “at least 311” for 23 April. Figures for later days are lower by 21 to 58 or more: 253 (State "
            "Minister of Defence, 25 Apr) and 290 (Health Ministry through Messy Politics, 25 Apr). The file has no later "
            "figure by CNN."
        ),
        (
            "For 25 April, Health Ministry (through Messy Politics) gave 290 and State Minister of Defence gave 253: 37 "
            "apart."
        ),
        "State Minister of Defence gave 359 for 24 April and 253 for 25 April, 106 fewer.",
    )
