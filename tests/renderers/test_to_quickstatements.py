"""A batch for QuickStatements: what each source says with its reference, and a reason for all that is left out."""

from __future__ import annotations

import re
from typing import Any

import pytest

import figures
from figures import Claim
from figures.renderers.formats import formats
from figures.renderers.to_quickstatements import to_quickstatements

FIT = {
    "source": "Ministry", "metric": "killed", "figure": "164", "event": "Unrest", "place": "Kazakhstan",
    "item": "Q1", "as_of": "2022-01-09", "url": "https://example.org/a",
}  # fmt: skip


def batch(*rows: dict[str, Any]) -> tuple[list[str], tuple[str, ...]]:
    """The lines of the batch of claims that differ from a fit one in these fields, and what is told beside it."""
    report = figures.compare([Claim(**{**FIT, **row}) for row in rows])
    return to_quickstatements(report).strip().splitlines(), formats("report")["quickstatements"].beside(report)


def test_a_statement_is_item_property_number_day_and_address() -> None:
    assert batch({}) == (
        ['Q1\tP1120\t164\tP585\t+2022-01-09T00:00:00Z/11\tS854\t"https://example.org/a"'],
        (),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("metric", "expected"), [("dead", "P1120"), ("injured", "P1339"), ("missing", "P1446"), ("arrested", "P5582")]
)
def test_each_metric_that_wikidata_counts_has_its_property(metric: str, expected: str) -> None:
    assert batch({"metric": metric})[0][0].split("\t")[1] == expected


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2022-01", "+2022-01-00T00:00:00Z/10"),
        ("2022", "+2022-00-00T00:00:00Z/9"),
        ("2022-01-09T18:00", "+2022-01-09T00:00:00Z/11"),
    ],
)
def test_a_date_is_as_precise_as_it_was_stated(as_of: str, expected: str) -> None:
    assert batch({"as_of": as_of})[0][0].split("\t")[3:5] == ["P585", expected]


def test_without_a_day_no_day_is_stated() -> None:
    assert batch({"as_of": None})[0] == ['Q1\tP1120\t164\tS854\t"https://example.org/a"']


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"item": ""}, "without an item"),
        ({"url": ""}, "without the address of a page"),
        ({"url": "the archive"}, "without the address of a page"),
        ({"figure": "at least 164"}, "without a single exact number"),
        ({"figure": "unknown"}, "that their own source has replaced"),
        ({"status": "retracted"}, "that their own source has replaced or taken back"),
        ({"metric": "beheaded"}, "of beheaded, for which there is no property"),
        ({"metric": "detained"}, "which are arrests only if the row says so"),
        ({"population": "police"}, "of some of the people"),
        ({"figure": "12 soldiers"}, "of some of the people"),
        ({"since": "2022-01-09"}, "of a part of the event's days"),
        ({"basis": "confirmed"}, "for they have a basis"),
    ],
)
def test_what_has_no_honest_form_is_left_out_with_the_reason(row: dict[str, Any], reason: str) -> None:
    lines, told = batch(row)
    assert lines == []
    assert len(told) == 1
    assert told[0].startswith("left out of the batch: 1 claim ")
    assert reason in told[0]


def test_a_part_of_the_events_places_is_no_count_of_the_event() -> None:
    lines, told = batch({}, {"source": "Police", "figure": "18", "place": "Almaty, Kazakhstan"})
    assert [line.split("\t")[2] for line in lines] == ["164"]
    assert told == ("left out of the batch: 1 claim of a part of the event's places",)


def test_a_figure_that_its_source_has_replaced_is_left_out() -> None:
    lines, told = batch({}, {"figure": "225", "as_of": "2022-01-15"})
    assert [line.split("\t")[2] for line in lines] == ["225"]
    assert "1 claim that their own source has replaced" in told[0]


def test_an_item_of_two_events_and_an_event_of_two_items_are_left_out() -> None:
    for field in ("event", "item"):
        lines, told = batch({}, {"source": "Police", field: "Q2"})
        assert lines == []
        assert "2 claims whose item and event do not stand for each other" in told[0]


def test_numbers_that_differ_say_so_and_none_is_chosen() -> None:
    lines, told = batch({}, {"source": "Observatory", "figure": "230"}, {"source": "Police", "figure": "1,000"})
    assert [re.sub(r".*\t", "", line) for line in sorted(lines)] == [
        '"https://example.org/a" /* others give 164, 230 */',
        '"https://example.org/a" /* others give 230, 1000 */',
        '"https://example.org/a" /* others give 164, 1000 */',
    ]
    assert told == ("statements of one item that differ, each as its source says: 3; figures chooses none",)


def test_two_sources_of_one_page_and_number_are_one_statement_and_two_pages_are_two_references() -> None:
    assert len(batch({}, {"source": "Observatory"})[0]) == 1
    lines, told = batch({}, {"source": "Observatory", "url": "https://example.org/b"})
    assert len(lines) == 2
    assert not any("/*" in line for line in lines)
    assert told == ()


@pytest.mark.parametrize("hostile", ['a"\tb', "a|b", "a||Q2", "a/*b*/", "a\nQ2\tP1120", "“a”", "ä"])
def test_no_address_ends_its_cell_or_line(hostile: str) -> None:
    (line,) = batch({"url": f"https://example.org/{hostile}"})[0]
    *_, mark, cell = line.split("\t")
    assert mark == "S854"
    assert re.fullmatch(r'"https://example\.org/[\w%/+.-]+"', cell, re.ASCII)
    assert "|" not in line
    assert "/*" not in line


def test_what_is_no_item_is_a_problem_with_its_place(tmp_path: Any) -> None:
    table = tmp_path / "claims.csv"
    table.write_text("source,metric,figure,item\nA,killed,3,Q01\nB,killed,3,Q42\n", encoding="utf-8")
    with pytest.raises(figures.ClaimsError) as caught:
        figures.load(table)
    (problem,) = caught.value.problems
    assert (problem.line, problem.column, problem.code) == (2, 12, "unreadable-item")
