"""Reports as frames and files: typed columns, nothing invented, nothing lost, nothing run."""

from __future__ import annotations

import io
import time
import zipfile
from typing import Any

import numpy as np
import openpyxl  # type: ignore[import-untyped]
import pandas as pd
import pytest

from figures import Claim, MissingExtraError, Report, SelectionError, compare, load
from figures.renderers.to_csv import COLUMNS
from figures.report.frames import CELL_LIMIT, write_frame


@pytest.fixture(scope="module")
def report() -> Report:
    return compare(load("data/claims.csv"))


def said(source: str, figure: str, **more: Any) -> Claim:
    return Claim(**{"source": source, "figure": figure, "metric": "wounded", **more})


FRAMES = ["to_frame", "claims_frame", "questions_frame"]


def test_the_discrepancies_have_the_columns_of_the_csv_dates_with_their_range_and_their_id(report: Report) -> None:
    names = list(report.to_frame().columns)
    assert [name for name in names if "_first" not in name and "_last" not in name] == [*COLUMNS, "id"]
    assert names[5:8] == ["as_of_a", "as_of_first_a", "as_of_last_a"]


def test_a_row_is_a_discrepancy_in_the_reports_order(report: Report) -> None:
    frame = report.to_frame()
    assert list(frame["because"]) == [one.because for one in report.discrepancies]
    row = frame[(frame["metric"] == "wounded") & (frame["kind"] == "contradiction")].iloc[0]
    assert (row["figure_a"], row["low_a"], row["high_a"], row["gap"], row["ratio"]) == ("748", 748, 748, 252, 1.337)
    assert (row["sources_b"], row["as_of_b"]) == ("Ministry of Health", "2022-01-06")
    assert (row["as_of_first_b"], row["as_of_last_b"]) == (pd.Timestamp(2022, 1, 6), pd.Timestamp(2022, 1, 6, 23, 59))


@pytest.mark.parametrize("name", FRAMES)
def test_columns_are_typed_and_keep_their_types_without_rows(report: Report, name: str) -> None:
    full, empty = getattr(report, name)(), getattr(compare([]), name)()
    assert len(empty) == 0
    assert list(full.dtypes) == list(empty.dtypes)
    kinds = {str(kind) for kind in full.dtypes}
    assert kinds <= {"string", "Int64", "Float64", "boolean", "datetime64[s]"}
    assert {"string", "Int64", "datetime64[s]"} <= kinds


@pytest.mark.parametrize("name", FRAMES)
def test_a_text_is_never_missing_so_that_grouping_loses_no_row(report: Report, name: str) -> None:
    frame = getattr(report, name)()
    texts = [column for column in frame.columns if frame[column].dtype == "string" and "as_of" not in column]
    dates = {"since", "published"}
    assert not frame[[column for column in texts if column not in dates]].isna().any(axis=None)


def test_an_open_end_and_an_unstated_date_are_missing(report: Report) -> None:
    frame = report.claims_frame().set_index("figure")
    assert frame.loc["hundreds", "high"] is pd.NA
    assert frame.loc["hundreds", "low"] == 200
    assert frame.loc["hundreds", "as_of"] is pd.NA
    assert frame.loc["hundreds", "as_of_first"] is pd.NaT


def test_a_month_is_its_first_to_its_last_minute_and_no_single_day() -> None:
    (row,) = compare([said("A", "5", as_of="2022-02")]).claims_frame().to_dict("records")
    assert (row["as_of"], row["as_of_first"], row["as_of_last"]) == (
        "2022-02", pd.Timestamp(2022, 2, 1), pd.Timestamp(2022, 2, 28, 23, 59),
    )  # fmt: skip


@pytest.mark.parametrize("year", ["0001", "1066", "9999"])
def test_no_year_is_too_early_or_too_late(year: str) -> None:
    frame = compare([said("A", "5", as_of=year)]).claims_frame()
    assert str(frame["as_of_first"].dt.year[0]).zfill(4) == year
    assert frame["as_of_last"].dt.month[0] == 12


def test_claims_come_back_as_they_were(report: Report) -> None:
    back = compare(report.claims_frame())
    assert [one.because for one in back.discrepancies] == [one.because for one in report.discrepancies]
    assert {claim.id for claim in back.claims} == {claim.id for claim in report.claims}


def test_standing_tells_current_claims_and_echoes() -> None:
    claims = [
        said("A", "5", as_of="2022-01-04"),
        said("A", "7", as_of="2022-01-05"),
        said("A", "7", as_of="2022-01-05", via="B"),
        said("C", "9", status="retracted"),
    ]
    frame = compare(claims).claims_frame()
    assert list(zip(frame["figure"], frame["current"], frame["echo_of"] != "", strict=True)) == [
        ("9", False, False),
        ("5", False, False),
        ("7", True, False),
        ("7", True, True),
    ]


def test_a_question_has_its_range_with_names_and_its_agreement(report: Report) -> None:
    frame = report.questions_frame()
    row = frame[(frame["metric"] == "wounded") & (frame["population"] == "people")].iloc[0]
    assert (row["low"], row["high"], row["lowest"], row["highest"]) == (
        748, 1000, "Ministry of Internal Affairs", "Ministry of Health",
    )  # fmt: skip
    assert (row["reports"], row["sources"], row["majority"]) == (2, 2, np.False_)


def test_large_numbers_are_exact() -> None:
    frame = compare([said("A", "999,999,999,999")]).claims_frame()
    assert frame["low"][0] == 999_999_999_999


# ── files ────────────────────────────────────────────────────────────────────────────────────────────────────────────

HOSTILE = [
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@SUM(1)",
    "[/red]",
    "<b>x</b>",
    "a; b",
    "quote \"'",
    "\x0bvertical",
    "مصادر",
]


def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: [list(row) for row in sheet.rows] for sheet in book.worksheets}


def test_a_workbook_holds_discrepancies_questions_and_claims(report: Report) -> None:
    found = sheets(write_frame(report, "xlsx"))
    assert {name: len(rows) - 1 for name, rows in found.items()} == {
        "discrepancies": len(report.discrepancies),
        "questions": len(report.questions),
        "claims": len(report.claims),
    }
    header = [cell.value for cell in found["discrepancies"][0]]
    assert header == [*COLUMNS, "id"]
    row = dict(zip(header, (cell.value for cell in found["discrepancies"][1]), strict=True))
    assert (row["low_a"], row["gap"], row["as_of_a"]) == (1, 1, None)


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_becomes_a_formula_in_a_workbook_and_every_name_is_found_in_it(name: str) -> None:
    report = compare([said(name, "748", note=name), said("B", "1,000", url=name)])
    cells = [cell for rows in sheets(write_frame(report, "xlsx")).values() for row in rows for cell in row]
    assert all(cell.data_type in {"s", "n", "b", "inlineStr"} for cell in cells)
    shown = report.claims[0].source if report.claims[0].source != "B" else report.claims[1].source
    assert any(cell.value == shown for cell in cells)


def test_characters_that_no_workbook_holds_are_replaced_and_long_texts_say_that_they_are_cut() -> None:
    many = [said(f"Source number {number:05}", "748") for number in range(2_000)]
    report = compare([*many, said("bell\x07\ud800\ufffe", "1,000")])
    rows = sheets(write_frame(report, "xlsx"))
    header = [cell.value for cell in rows["discrepancies"][0]]
    names = rows["discrepancies"][1][header.index("sources_a")].value
    assert len(names) == CELL_LIMIT
    assert names.endswith(" … (cut: a cell holds no more)")
    assert rows["discrepancies"][1][header.index("sources_b")].value == "bell\ufffd\ufffd\ufffd"


@pytest.mark.parametrize("kind", ["xlsx", "parquet"])
def test_the_same_report_gives_the_same_bytes(report: Report, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = write_frame(report, kind)
    monkeypatch.setattr(time, "localtime", lambda *_: time.struct_time((1999, 12, 31, 23, 59, 58, 4, 365, 0)))
    assert write_frame(compare(load("data/claims.csv")), kind) == first
    if kind == "xlsx":
        with zipfile.ZipFile(io.BytesIO(first)) as book:
            core = book.read("docProps/core.xml").decode()
            assert {one.date_time for one in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert core.count("1980-01-01T00:00:00Z") == 2


def test_parquet_keeps_the_types(report: Report) -> None:
    back = pd.read_parquet(io.BytesIO(write_frame(report, "parquet")), dtype_backend="numpy_nullable")
    frame = report.to_frame()
    assert list(back.columns) == list(frame.columns)
    assert [str(kind) for kind in back.dtypes if "datetime" not in str(kind)] == [
        str(kind) for kind in frame.dtypes if "datetime" not in str(kind)
    ]
    assert back["high_a"].equals(frame["high_a"])


def test_a_lone_surrogate_is_replaced_in_frames_too() -> None:
    assert compare([said("a\ud800", "5")]).claims_frame()["source"][0] == "a\ufffd"


def test_an_unknown_kind_of_file_is_refused(report: Report) -> None:
    with pytest.raises(SelectionError, match="known are xlsx, parquet"):
        write_frame(report, "xls")


@pytest.mark.parametrize(
    ("kind", "library", "extra"), [("xlsx", "openpyxl", "excel"), ("parquet", "pyarrow", "parquet")]
)
def test_a_missing_library_is_named_with_the_command_that_installs_it(
    report: Report, monkeypatch: pytest.MonkeyPatch, kind: str, library: str, extra: str
) -> None:
    import builtins
    import sys

    for name in [name for name in sys.modules if name.partition(".")[0] == library]:
        monkeypatch.delitem(sys.modules, name)
    if library == "pyarrow":
        monkeypatch.delitem(sys.modules, "pandas.io.parquet", raising=False)
        monkeypatch.setattr(pd.DataFrame, "to_parquet", lambda *_, **__: (_ for _ in ()).throw(ImportError("pyarrow")))
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.partition(".")[0] == library:
            raise ImportError(name)
        return real(name, *rest, **more)

    if library == "openpyxl":
        monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtraError) as caught:
        write_frame(report, kind)
    assert f"pip install 'figures-claims[{extra}]'" in str(caught.value)
