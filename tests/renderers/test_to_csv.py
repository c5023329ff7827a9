"""The discrepancies as CSV: the columns, names in a cell, and cells that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.claims.claim import Claim
from figures.claims.table import Claims
from figures.renderers import render
from figures.renderers.to_csv import joined, parted
from figures.report.comparison import compare_claims
from figures.text import FORMULA_STARTS, defused, undefused

if TYPE_CHECKING:
    from collections.abc import Callable

    from figures.report.model import Report

HEADER = (
    "kind,metric,event,"
    "population_a,place_a,as_of_a,figure_a,low_a,high_a,sources_a,origins_a,claims_a,urls_a,"
    "population_b,place_b,as_of_b,figure_b,low_b,high_b,sources_b,origins_b,claims_b,urls_b,"
    "gap,ratio,because"
)
NAMES = st.text(st.sampled_from("ab;' =+-@,\"é"), min_size=1).map(lambda text: " ".join(text.split())).filter(bool)


def read(document: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(document, newline=""), strict=True))


def of(*rows: tuple[str, str]) -> Report:
    return compare_claims(Claims.of([Claim(source=source, metric="killed", figure=figure) for source, figure in rows]))


def test_the_document_is_the_golden_one(report: Report, golden: Callable[[str, str], None]) -> None:
    golden("report.csv", render(report, "csv"))


def test_the_header_is_written_even_when_nothing_disagrees() -> None:
    assert render(of(("AFP", "10")), "csv") == HEADER + "\n"


def test_each_discrepancy_is_a_row_that_says_what_the_report_says(report: Report) -> None:
    rows = read(render(report, "csv"))
    assert len(rows) == len(report.discrepancies) > 0
    for row, one in zip(rows, report.discrepancies, strict=True):
        assert (row["kind"], row["metric"], row["event"]) == (one.kind, one.metric, one.event)
        assert (int(row["gap"]), float(row["ratio"]), row["because"]) == (one.gap, one.ratio, one.because)
        for side, position in (("a", one.a), ("b", one.b)):
            assert row[f"population_{side}"] == position.population
            assert row[f"place_{side}"] == position.place
            assert row[f"as_of_{side}"] == str(position.as_of or "")
            assert row[f"low_{side}"] == str(position.low)
            assert row[f"high_{side}"] == ("" if position.high is None else str(position.high))
            assert row[f"origins_{side}"] == str(position.origins)
            assert parted(row[f"figure_{side}"]) == position.figures
            assert parted(row[f"sources_{side}"]) == position.sources
            assert parted(row[f"claims_{side}"]) == position.ids
            assert parted(row[f"urls_{side}"]) == position.urls


def test_an_open_end_and_a_ratio_to_none_are_empty_cells() -> None:
    (row,) = read(render(of(("A", "none"), ("B", "at least 5")), "csv"))
    assert (row["high_a"], row["high_b"], row["gap"], row["ratio"]) == ("0", "", "5", "")


def test_a_hostile_name_comes_back_as_it_is(hostile: tuple[str, Report]) -> None:
    name, report = hostile
    (row,) = read(render(report, "csv"))
    assert parted(row["sources_a"]) == (name,)
    assert parted(row["sources_b"]) == (f"{name} 2",)
    assert parted(row["claims_b"]) == (name,)
    assert undefused(row["event"]) == name
    assert not any(cell[:1] in FORMULA_STARTS for cell in row.values() if cell)


@pytest.mark.parametrize(
    ("names", "cell"),
    [
        (("AFP",), "AFP"),
        (("AFP", "Reuters"), "AFP; Reuters"),
        (("Smith; Sons",), "Smith;; Sons"),
        (("a;", "b"), "a;;; b"),
        (("a;b=1", "c"), "a;b=1; c"),
        (("=cmd", "@x"), "'=cmd; '@x"),
        ((";; ; a;;", ";"), ";;;; ;; a;;;;; ;;"),
        ((), ""),
    ],
)
def test_names_share_a_cell_and_come_apart_again(names: tuple[str, ...], cell: str) -> None:
    assert joined(names) == cell
    assert parted(cell) == names


@given(st.lists(NAMES, max_size=4).map(tuple))
def test_parted_undoes_joined(names: tuple[str, ...]) -> None:
    assert parted(joined(names)) == names


@given(st.text())
def test_undefused_undoes_defused_and_no_defused_text_starts_a_formula(text: str) -> None:
    assert undefused(defused(text)) == text
    assert defused(text)[:1] not in FORMULA_STARTS


@pytest.mark.parametrize("text", ["748", "2022-01-07", "a=b", "'tis", "", "≥5"])
def test_what_no_spreadsheet_runs_is_left_alone(text: str) -> None:
    assert defused(text) == text


@pytest.mark.parametrize("char", ["\r", "\r\n", "\n", "\x00", "\u2028", '"', ","])
def test_a_name_with_a_break_still_is_one_cell(char: str) -> None:
    """No model lets a break in; a claim that was made without its checks may hold one."""
    name = f"a{char}b"
    held = Claims.of(
        [Claim.model_construct(**{**dict(Claim(source="x", metric="killed", figure="5")), "source": name})]
    )
    report = compare_claims(Claims.together([held, Claims.of([Claim(source="B", metric="killed", figure="9")])]))
    (row,) = read(render(report, "csv"))
    assert row["sources_a"] == (name.replace("\r\n", "\n"))


def test_a_lone_surrogate_becomes_the_replacement_character() -> None:
    claim = Claim.model_construct(**{**dict(Claim(source="x", metric="killed", figure="5")), "source": "a\udce9"})
    report = compare_claims(Claims.of([claim, Claim(source="B", metric="killed", figure="9")]))
    assert read(render(report, "csv").encode().decode())[0]["sources_a"] == "a\ufffd"


def test_a_cell_of_semicolons_costs_linear_time() -> None:
    name = ";" * 200_000 + "x"
    assert parted(joined([name, name])) == (name, name)
