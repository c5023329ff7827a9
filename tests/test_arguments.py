"""What a script hands to the verbs: what is plain is taken, and anything else is refused in words that name it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest

import figures

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS = [
    {"source": "A", "metric": "killed", "figure": 10, "as_of": "2022-01-06"},
    {"source": "B", "metric": "killed", "figure": 25, "as_of": "2022-01-06"},
]
OWN_PROFILE = """
[profiles.ours]
title = "three dozens at least"
falls_back_to = "floor"
[profiles.ours.floors]
dozens = 36
"""
CLAIMS = figures.load(ROWS)


@pytest.mark.parametrize("figure", ["10", 10, 10.0, np.int64(10), np.float64(10), figures.Quantity.parse("10")])
def test_a_figure_is_a_wording_or_a_whole_number_of_any_kind(figure: Any) -> None:
    assert figures.check(CLAIMS, metric="killed", figure=figure).borne_out == ("A",)
    assert figures.read(figure).interval == figures.Interval(10, 10)


@pytest.mark.parametrize(
    "day",
    [
        "2022-01-05",
        dt.date(2022, 1, 5),
        dt.datetime(2022, 1, 5),  # noqa: DTZ001 - a day as a frame has it
        pd.Timestamp("2022-01-05"),
        np.datetime64("2022-01-05"),
        figures.PartialDate.parse("2022-01-05"),
    ],
    ids=lambda day: type(day).__name__,
)
def test_a_day_is_a_text_or_a_date_of_any_kind(day: Any) -> None:
    report = figures.compare(CLAIMS, as_of=day)
    assert str(report.as_of) == "2022-01-05"  # the whole day: midnight is how software writes one
    assert len(report.questions) == 0


def test_a_wording_and_a_date_are_read_from_what_python_has() -> None:
    assert figures.Quantity.parse(748) == figures.Quantity.parse("748")
    assert figures.PartialDate.parse(dt.date(2022, 1, 6)) == figures.PartialDate.parse("2022-01-06")
    noon = dt.datetime(2022, 1, 6, 12, 30, 59)  # noqa: DTZ001 - a clock on the spot
    assert figures.PartialDate.parse(noon) == figures.PartialDate.parse("2022-01-06T12:30")


@pytest.mark.parametrize("none", [None, (), []])
def test_a_filter_of_nothing_selects_all(none: Any) -> None:
    assert len(figures.compare(CLAIMS, metric=none, place=none).discrepancies) == 1


def test_several_tables_are_one_set_in_a_list_too(tmp_path: Path) -> None:
    frame = pd.DataFrame(ROWS)
    frame.iloc[1:].to_csv(tmp_path / "b.csv", index=False)
    assert len(figures.load(frame.iloc[:1], tmp_path / "b.csv")) == 2
    both: list[Any] = [frame.iloc[:1], tmp_path / "b.csv"]
    assert len(figures.compare(both).discrepancies) == 1
    with pytest.raises(TypeError, match="a list holds no claims; hand over a path, a DataFrame"):
        figures.load([frame, ROWS[0]])


def test_a_wording_is_read_by_words_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text(OWN_PROFILE, encoding="utf-8")
    assert figures.read("dozens", profile="ours", vocabulary=tmp_path / "ours.toml").interval.low == 36


@pytest.mark.parametrize(
    "statements", [[{"metric": "killed", "figure": 10}], [{"metric": "killed", "figure": 10, "source": "me"}]]
)
def test_a_statement_needs_nobody_who_makes_it(statements: Any) -> None:
    (one,) = figures.check_all(ROWS, statements)
    assert one.borne_out == ("A",)
    assert len(figures.load_statements(statements, ROWS)) == 1


REFUSED: dict[str, tuple[Callable[[], Any], str]] = {
    "a column for claims": (lambda: figures.load(pd.Series([1])), "a Series holds no claims"),
    "no claims": (lambda: figures.compare(None), "a NoneType holds no claims"),  # type: ignore[arg-type]
    "a report for claims": (lambda: figures.compare(figures.compare(ROWS)), "a Report holds no claims"),  # type: ignore[arg-type]
    "no profile": (lambda: figures.load(ROWS, profile=None), "profile is of the type 'NoneType', expected a text such as 'floor'"),  # type: ignore[arg-type]
    "words as a dictionary": (lambda: figures.load(ROWS, vocabulary={"a": 1}), "vocabulary is of the type 'dict', expected the path of a file"),  # type: ignore[arg-type]
    "a number for a map": (lambda: figures.load("data/claims.csv", mapping=3), "a int is no map; hand over the name of one"),
    "a number for a metric": (lambda: figures.compare(CLAIMS, metric=3), "metric is of the type 'int', expected a text, or several"),  # type: ignore[arg-type]
    "numbers for metrics": (lambda: figures.compare(CLAIMS, metric=[3]), "metric is of the type 'int', expected a text"),  # type: ignore[list-item]
    "a text for a gap": (lambda: figures.compare(CLAIMS, min_gap="3"), "min_gap is of the type 'str', expected a number"),  # type: ignore[arg-type]
    "no ratio": (lambda: figures.compare(CLAIMS, min_ratio=None), "min_ratio is of the type 'NoneType', expected a number"),  # type: ignore[arg-type]
    "a report as accepted": (lambda: figures.compare(CLAIMS, accept=figures.compare(CLAIMS)), "accept is of the type 'Report', expected the path"),  # type: ignore[arg-type]
    "a year as a number": (lambda: figures.compare(CLAIMS, as_of=2022), "as_of is of the type 'int', expected a text such as '2022-01-06' or a date"),  # type: ignore[arg-type]
    "no metric": (lambda: figures.check(CLAIMS, metric=None, figure=3), "metric is of the type 'NoneType', expected a text"),  # type: ignore[arg-type]
    "a fraction of people": (lambda: figures.check(CLAIMS, metric="killed", figure=2.5), "the figure is of the type 'float', expected a text"),  # type: ignore[arg-type]
    "another number": (lambda: figures.check(CLAIMS, metric="killed", figure=Decimal(3)), "the figure is of the type 'Decimal'"),  # type: ignore[arg-type]
    "no figure, which is not a figure of none": (lambda: figures.read(None), "the figure is of the type 'NoneType'"),  # type: ignore[arg-type]
    "a list for a wording": (lambda: figures.Quantity.parse([3]), "a figure is read from a text such as 'about 2,000', not from the type 'list'"),  # type: ignore[arg-type]
    "a number for a date": (lambda: figures.PartialDate.parse(3), "a date is read from a text such as '2022-01-06', not from the type 'int'"),  # type: ignore[arg-type]
    "yes for a figure": (lambda: figures.read(True), "the figure is of the type 'bool', expected a text"),
    "nothing to explain": (lambda: figures.explain(None), "the name is of the type 'NoneType', expected a text such as 'rests_on'"),  # type: ignore[arg-type]
    "nothing to have a schema": (lambda: figures.schema(None), "the schema is of the type 'NoneType', expected a text such as 'report'"),  # type: ignore[arg-type]
    "a path for an article": (lambda: figures.extract(Path("a.txt")), "an article is a text, not of the type"),  # type: ignore[arg-type]
    "claims to render": (lambda: figures.render(CLAIMS), "a Claims cannot be rendered; hand over what compare"),  # type: ignore[arg-type]
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_meant_is_a_type_error_that_names_it(what: str) -> None:
    call, words = REFUSED[what]
    with pytest.raises(TypeError) as caught:
        call()
    assert str(caught.value).startswith(words)


@pytest.mark.parametrize(
    ("sizes", "words"),
    [
        ({"min_gap": -1}, "min_gap is -1, expected 0 or more"),
        ({"min_gap": float("nan")}, "min_gap is nan, expected 0 or more"),
        ({"min_ratio": 0.5}, "min_ratio is 0.5, expected 1 or more"),
    ],
)
def test_a_size_that_no_gap_can_have_is_refused(sizes: Any, words: str) -> None:
    with pytest.raises(ValueError, match=f"^{words}$"):
        figures.compare(CLAIMS, **sizes)


def test_what_to_do_about_errors_is_one_of_two_words_whatever_the_claims_are() -> None:
    for claims in (CLAIMS, ROWS):
        with pytest.raises(ValueError, match="on_error is 'ignore', expected 'raise' or 'skip'"):
            figures.compare(claims, on_error="ignore")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("rests on", "rests_on"), ("Same Number", "same-number"), ("in conflict", "conflict"), ("by", "by")],
)
def test_a_word_is_explained_as_people_type_it(written: str, meant: str) -> None:
    assert figures.explain(written).name == meant
