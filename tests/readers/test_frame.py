"""DataFrames as claims: each cell read right, or refused with its row's label."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures import ClaimsError, VocabularyError, compare, load


def frame(**columns: list[Any]) -> pd.DataFrame:
    """A frame of claims; a column that is not given is filled in."""
    rows = len(next(iter(columns.values())))
    its = {"source": [f"S{row}" for row in range(rows)], "metric": ["killed"] * rows, "figure": ["1"] * rows, **columns}
    return pd.DataFrame({name: pd.Series(cells, dtype=object) for name, cells in its.items()})


def problems(its: pd.DataFrame) -> list[tuple[object, str, str]]:
    """The label, the field and the code of each problem."""
    with pytest.raises(ClaimsError) as caught:
        load(its)
    return [(problem.index, problem.field, problem.code) for problem in caught.value.problems]


FIGURES: list[tuple[Any, str]] = [
    (748, "748"),
    (np.int64(748), "748"),
    (np.uint8(7), "7"),
    (748.0, "748"),
    (np.float64(748), "748"),
    (np.float32(748), "748"),
    (np.longdouble(748), "748"),
    (Decimal(748), "748"),
    (Decimal("748.00"), "748"),
    (0, "0"),
    (1234567890, "1234567890"),
    (999_999_999_999, "999999999999"),
    ("748", "748"),
    ("2.298", "2.298"),
    ("1,000", "1,000"),
    ("007", "007"),
    (" at least 164 ", "at least 164"),
    (np.str_("dozens"), "dozens"),
]


@pytest.mark.parametrize(("cell", "text"), FIGURES, ids=[repr(cell) for cell, _ in FIGURES])
def test_a_figure_keeps_its_digits_whatever_type_holds_it(cell: Any, text: str) -> None:
    (claim,) = load(frame(figure=[cell]))
    assert claim.figure.text == text


REFUSED: list[tuple[Any, str]] = [
    (748.5, "fractional-figure"),
    (np.float64(0.5), "fractional-figure"),
    (Decimal("1.5"), "fractional-figure"),
    (float("inf"), "unreadable-figure"),
    (1e17, "rounded-number"),
    (float(2**53), "rounded-number"),
    (10**40, "unreadable-figure"),
    (Decimal("1E+999999999"), "rounded-number"),
    (Decimal("-Infinity"), "unreadable-figure"),
    (True, "truth-value"),
    (np.bool_(False), "truth-value"),
    (pd.Timestamp("2022-10-15"), "date-for-figure"),
    (dt.date(2022, 10, 15), "date-for-figure"),
    (dt.time(10, 15), "date-for-figure"),
    (pd.Timedelta(days=3), "date-for-figure"),
    (pd.Period("2022-10", freq="M"), "unreadable-figure"),
    (pd.Period("2022", freq="Y"), "unreadable-figure"),
    (["1", "2"], "unreadable-figure"),
    ({"low": 1}, "unreadable-figure"),
    (Fraction(1, 2), "unreadable-figure"),
    (b"748", "unreadable-figure"),
    (1 + 2j, "unreadable-figure"),
    ("7\x0048", "nul-character"),
    (-5, "unreadable-figure"),
    (-5.0, "unreadable-figure"),
]


@pytest.mark.parametrize(("cell", "code"), REFUSED, ids=[repr(cell) for cell, _ in REFUSED])
def test_what_is_no_whole_number_of_people_is_refused_with_the_rows_label(cell: Any, code: str) -> None:
    its = frame(figure=["5", cell])
    its.index = pd.Index(["first", "second"])
    assert problems(its) == [("second", "figure", code)]


DATES: list[tuple[Any, str]] = [
    (pd.Timestamp("2022-01-06"), "2022-01-06"),
    (pd.Timestamp("2022-01-06 18:00"), "2022-01-06T18:00"),
    (pd.Timestamp("2022-01-06 18:00:59.5"), "2022-01-06T18:00"),
    (dt.datetime(2022, 1, 6), "2022-01-06"),  # noqa: DTZ001 - the example
    (dt.date(2022, 1, 6), "2022-01-06"),
    (np.datetime64("2022-01-06"), "2022-01-06"),
    (np.datetime64("2022-01-06T00:00:00.000000000"), "2022-01-06"),
    (np.datetime64("2022-01-06T18:00", "ns"), "2022-01-06T18:00"),
    (np.datetime64("2022-01"), "2022-01"),
    (pd.Period("2022", freq="Y"), "2022"),
    (pd.Period("2022-01", freq="M"), "2022-01"),
    (pd.Period("2022-01-06", freq="D"), "2022-01-06"),
    (pd.Period("2022-01-06 18:00", freq="min"), "2022-01-06T18:00"),
    (2022, "2022"),
    (2022.0, "2022"),
    ("2022-01", "2022-01"),
]


@pytest.mark.parametrize(("cell", "text"), DATES, ids=[repr(cell) for cell, _ in DATES])
def test_a_date_is_the_range_that_its_cell_covers(cell: Any, text: str) -> None:
    (claim,) = load(frame(as_of=[cell]))
    assert str(claim.as_of) == text


NO_DATES: list[tuple[Any, str]] = [
    (pd.Timestamp("2022-01-06", tz="UTC"), "time-zone"),
    (dt.datetime(2022, 1, 6, 18, tzinfo=dt.timezone(dt.timedelta(hours=6))), "time-zone"),
    (pd.Period("2022Q1"), "unreadable-as_of"),
    (pd.Period("2022-01-06", freq="W"), "unreadable-as_of"),
    (pd.Period("2022", freq="Y-MAR"), "unreadable-as_of"),
    (pd.Period("2022-01-06 18:00", freq="h"), "unreadable-as_of"),
    (dt.time(18), "unreadable-date"),
    (44567, "unreadable-date"),
    ("6/1/2022", "unreadable-date"),
    (True, "truth-value"),
]


@pytest.mark.parametrize(("cell", "code"), NO_DATES, ids=[repr(cell) for cell, _ in NO_DATES])
def test_what_is_no_local_date_is_refused_with_the_rows_label(cell: Any, code: str) -> None:
    assert problems(frame(as_of=["2022", cell])) == [(1, "as_of", code)]


def test_a_zone_is_refused_with_what_to_do() -> None:
    with pytest.raises(ClaimsError, match=r"^row 0: as_of: .* local .*tz_localize\(None\).*\[time-zone\]$"):
        load(frame(as_of=[pd.Timestamp("2022-01-06", tz="Asia/Almaty")]))


@pytest.mark.parametrize(
    "cell",
    [None, float("nan"), np.nan, pd.NA, pd.NaT, np.datetime64("NaT", "ns"), "", "  ", Decimal("NaN"), Decimal("sNaN")],
)
def test_a_missing_value_is_not_stated(cell: Any) -> None:
    (claim,) = load(frame(place=[cell], as_of=[cell], population=[cell], note=[cell], via=[cell], status=[cell]))
    assert (claim.place, claim.as_of, claim.population, claim.note, claim.via, claim.status) == (
        "", None, "people", "", (), "reported",
    )  # fmt: skip
    assert problems(frame(figure=["1", cell])) == [(1, "figure", "missing-value")]


@pytest.mark.parametrize("name", ["NA", "nan", "None", "null", "NULL", "N/A", "-"])
def test_a_text_is_a_text_even_if_it_looks_like_none(name: str) -> None:
    (claim,) = load(frame(source=[name]))
    assert claim.source == name


TYPED: dict[str, Any] = {
    "int64": pd.Series([748, 5], dtype="int64"),
    "Int64": pd.Series([748, 5], dtype="Int64"),
    "float64": pd.Series([748.0, 5.0]),
    "Float64": pd.Series([748, 5], dtype="Float64"),
    "string": pd.Series(["748", "5"], dtype="string"),
    "category": pd.Series(["748", "5"], dtype="category"),
    "category of numbers": pd.Series([748, 5], dtype="category"),
    "arrow": pd.Series([748, 5], dtype="int64[pyarrow]"),
}


@pytest.mark.parametrize("kind", TYPED)
def test_a_column_of_any_type_gives_the_same_figures(kind: str) -> None:
    its = frame(source=["A", "B"])
    its["figure"] = TYPED[kind]
    assert [claim.figure.text for claim in load(its)] == ["748", "5"]


def test_datetime_columns_with_and_without_a_zone() -> None:
    its = frame(source=["A", "B"])
    its["as_of"] = pd.to_datetime(pd.Series(["2022-01-06", None]))
    assert [claim.as_of and str(claim.as_of) for claim in load(its)] == ["2022-01-06", None]
    its["as_of"] = its["as_of"].dt.tz_localize("UTC")
    assert problems(its) == [(0, "as_of", "time-zone")]


def test_a_column_of_truth_values_is_refused() -> None:
    its = frame(source=["A"])
    its["figure"] = pd.Series([True], dtype="boolean")
    assert problems(its) == [(0, "figure", "truth-value")]


def test_relays_may_be_a_list() -> None:
    first, second = load(frame(via=[["The Insider", "Newsweek"], np.array(["AFP"])]))
    assert (first.via, second.via) == (("The Insider", "Newsweek"), ("AFP",))


# ── labels ───────────────────────────────────────────────────────────────────────────────────────────────────────────

INDEXES: list[tuple[Any, object]] = [
    (pd.RangeIndex(2), 1),
    (pd.Index([10, 20]), 20),
    (pd.Index(["x", "y"]), "y"),
    (pd.Index([7, 7]), "7 (position 1)"),
    (pd.Index(["x", None], dtype=object), "None (position 1)"),
    (pd.MultiIndex.from_tuples([("a", 1), ("a", 2)]), ("a", 2)),
    (pd.MultiIndex.from_tuples([("a", 1), ("a", 1)]), "('a', 1) (position 1)"),
    (pd.to_datetime(["2022-01-05", "2022-01-06"]), pd.Timestamp("2022-01-06")),
]


@pytest.mark.parametrize(("index", "label"), INDEXES, ids=[str(label) for _, label in INDEXES])
def test_a_problem_bears_its_rows_label_which_tells_the_row(index: Any, label: object) -> None:
    its = frame(figure=["1", "beyond"])
    its.index = index
    assert problems(its) == [(label, "figure", "unreadable-figure")]


def test_all_problems_of_all_rows_come_at_once() -> None:
    its = frame(figure=[748.5, "5", True, "12,34"], metric=["killed", "beheadd", "killed", "killed"])
    assert set(problems(its)) == {
        (0, "figure", "fractional-figure"),
        (1, "metric", "unknown-metric"),
        (2, "figure", "truth-value"),
        (3, "figure", "unreadable-figure"),
    }


def test_skipping_keeps_the_good_rows_and_hands_back_the_problems() -> None:
    claims = load(frame(source=["A", "B", "C"], figure=[748.5, 5, None]), on_error="skip")
    assert [claim.source for claim in claims] == ["B"]
    assert [(problem.index, problem.code) for problem in claims.problems] == [
        (0, "fractional-figure"),
        (2, "missing-value"),
    ]


# ── the table ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_columns_are_known_without_regard_to_case_and_others_are_named_once() -> None:
    its = pd.DataFrame({" Source": ["A"], "METRIC": ["killed"], "Value": [5], 3: [1], ("x", "y"): [2], "empty": [None]})
    claims = load(its)
    assert (claims[0].source, claims[0].figure.text) == ("A", "5")
    assert claims.notes[:-1] == (
        "the column 'Value' is read as figure",
        "columns kept out of the analysis: 3, ('x', 'y'), empty",
    )


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        (["source", "metric"], "missing-column"),
        (["source", "metric", "figure", "Figure"], "duplicate-column"),
        (["source", "metric", "figure", "value"], "duplicate-column"),
        (["source", "source", "metric", "figure"], "duplicate-column"),
        ([], "empty-file"),
    ],
)
def test_a_frame_without_the_columns_of_claims_is_refused(columns: list[str], code: str) -> None:
    with pytest.raises(ClaimsError) as caught:
        load(pd.DataFrame([["1"] * len(columns)], columns=columns))
    assert [problem.code for problem in caught.value.problems] == [code]


def test_a_frame_without_rows_holds_no_claims_and_says_so() -> None:
    with pytest.raises(ClaimsError, match="no-rows"):
        load(frame(source=[]))


def test_only_rows_that_state_nothing_are_no_rows() -> None:
    """Near miss: a row that states something where nobody looks is still a row, and a faulty one."""
    its = frame(source=["A", None], metric=["killed", np.nan], figure=[5, pd.NA])
    assert len(load(its)) == 1
    assert set(problems(frame(source=["A", None], metric=["killed", None], figure=[5, 7.5]))) == {
        (1, "figure", "fractional-figure"),
    }
    its["remark"] = [None, "x"]
    assert {code for _, _, code in problems(its)} == {"missing-value"}


def test_a_row_after_a_blank_one_keeps_its_own_label() -> None:
    its = frame(
        source=["A", None, "C"], metric=["killed", None, "killed"], figure=["1", np.datetime64("NaT", "ns"), "1,5"]
    )
    its.index = pd.Index(["first", "blank", "third"])
    assert problems(its) == [("third", "figure", "unreadable-figure")]
    its["figure"] = ["1", None, 1.5]
    assert problems(its) == [("third", "figure", "fractional-figure")]


def test_a_time_of_day_is_a_text_where_texts_are_meant() -> None:
    (claim,) = load(frame(locator=[dt.time(10, 15)], note=[16.0], url=[2.5]))
    assert (claim.locator, claim.note, claim.url) == ("10:15:00", "16", "2.5")


def test_the_words_are_read_by_the_profile_that_is_asked_for() -> None:
    assert load(frame(figure=["hundreds"]), profile="acled")[0].figure.low == 100
    assert load(frame(figure=["hundreds"]))[0].figure.low == 200
    with pytest.raises(VocabularyError):
        load(frame(figure=["5"]), profile="none such")


def test_the_frame_is_left_as_it_was() -> None:
    its = frame(figure=[748.0, "5"])
    before = its.copy(deep=True)
    load(its)
    pd.testing.assert_frame_equal(its, before)


def test_a_frame_compares_like_the_file_that_it_was_read_from() -> None:
    by_hand = pd.read_csv("data/claims.csv")
    as_text = pd.read_csv("data/claims.csv", dtype=str, keep_default_na=False)
    report = compare(load("data/claims.csv"))
    for its in (by_hand, as_text):
        assert [one.because for one in compare(its).discrepancies] == [one.because for one in report.discrepancies]


@settings(max_examples=50)
@given(st.lists(st.integers(0, 10**12), min_size=1, max_size=20))
def test_whole_numbers_survive_integers_floats_and_texts_alike(numbers: list[int]) -> None:
    for cells in (numbers, [float(number) for number in numbers], [str(number) for number in numbers]):
        assert [claim.figure.low for claim in load(frame(figure=list(cells)))] == numbers
