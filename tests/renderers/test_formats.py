"""The formats, asked by their rows: each renders an empty report and a hostile one, and knows its options."""

from __future__ import annotations

import csv
import io
import json
from importlib import import_module
from typing import TYPE_CHECKING, Any, get_args

import pytest

import figures
from figures import Claim, Problem, SelectionError
from figures.renderers.formats import FORMATS, SORTS, Binary, Options, Text
from figures.report.overview import Sort

if TYPE_CHECKING:
    from figures import Format


HOSTILE = (
    "<script>alert(1)</script>",
    "[/red] [bold]AFP[/bold]",
    "AFP\x1b[31m\x1b]8;;https://evil.example\x07 red",
    "gov\u202etxt.exe\u2066 office\u2069",
    "zero\u200bwidth\u200e\ufeff",
    "a|b||c",
    "=cmd|'/C calc'!A0",
    "+1 -2 @SUM(A1)",
    "'=quoted",
    "وزارة الداخلية",
    "内務省の報道官",
    "[[File:x.png]] {{Template|x}} '''b''' ~~~~ <ref>n</ref>",
    "&lt;b&gt; &amp; &#60;",
    "\u0338slashed " + "e" + "\u0301" * 9,
    "W" * 500,
    "內" * 250,
)


def named(name: str) -> list[Claim]:
    """Claims that bear a hostile name wherever a name can stand."""
    facts: dict[str, Any] = {"metric": "killed", "event": name, "as_of": "2022-01-07", "note": name, "locator": name}
    return [
        Claim(source=name, figure="10", via=(name, "Paper"), url=f"https://example.org/{name}", **facts),
        Claim(source=f"{name} 2", figure="25", url=name, **facts),
        Claim(source="Paper", figure="dozens", status="retracted", **facts),
    ]


def document(its: Format, claims: list[Claim]) -> str | bytes:
    """The document of that format, of a report, of a check or of problems."""
    if its.of == "problems":
        return figures.render(problems_of(claims), its.name)
    if its.of == "check":
        return figures.render(figures.check(claims, metric="killed", figure=10), its.name)
    return figures.render(figures.compare(claims), its.name)


def problems_of(claims: list[Claim]) -> list[Problem]:
    """A problem for each claim, told with its name; at least one."""
    return [
        Problem(f"{its.source}.csv", 2, 5, "unreadable-figure", f"cannot read '{its.source}'") for its in claims
    ] or [Problem("a.csv", None, None, "no-rows", "the table has a header but no rows")]


def called(its: Format) -> str:
    return f"{its.of}-{its.name}"


@pytest.mark.parametrize("its", [its for its in FORMATS if its.of != "image"], ids=called)
def test_no_claims_make_a_document(its: Format) -> None:
    empty = document(its, [])
    assert isinstance(empty, bytes if its.binary else str)
    assert empty


def test_no_claims_make_no_image() -> None:
    with pytest.raises(SelectionError, match="a plot shows one question, here is none"):
        figures.render(figures.compare([]), "svg")


@pytest.mark.parametrize("name", HOSTILE, ids=lambda name: name[:12].encode("unicode_escape").decode())
@pytest.mark.parametrize("its", FORMATS, ids=called)
def test_hostile_names_break_no_document_and_none_acts(its: Format, name: str) -> None:
    text = document(its, named(name))
    if isinstance(text, bytes):
        return
    assert text.endswith("\n")
    text.encode("utf-8")
    if its.name == "json":
        held = json.loads(text)
        assert {claim["source"] for claim in held["claims"]} >= {Claim(source=name, metric="killed", figure="1").source}
    elif its.name == "csv":
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
        assert not [cell for cell in cells if cell[:1] in set("=+-@\t")]
    if its.name != "csv":
        assert not set("\x1b\x9b\x07\u202e\u2066\u200b") & set(text)


@pytest.mark.parametrize("its", FORMATS, ids=called)
def test_an_option_that_it_does_not_know_is_an_error(its: Format) -> None:
    for option in set(Options.__annotations__) - its.options:
        with pytest.raises(SelectionError, match=f"^{its.name} has no {option}$"):
            figures.render(what_of(its), its.name, **{option: 80})  # type: ignore[call-overload]


def what_of(its: Format) -> Any:
    if its.of == "problems":
        return problems_of(named("A"))
    return figures.check(named("A"), metric="killed", figure=10) if its.of == "check" else figures.compare(named("A"))


def test_an_unknown_option_gets_the_nearest() -> None:
    with pytest.raises(SelectionError, match="unknown option 'witdh', did you mean 'width'"):
        figures.render(figures.compare(named("A")), "table", witdh=80)  # type: ignore[call-overload]


@pytest.mark.parametrize("its", FORMATS, ids=called)
def test_a_row_is_whole(its: Format) -> None:
    module, _, function = its.write.partition(":")
    assert callable(getattr(import_module(f"figures.renderers.{module}"), function))
    assert its.options <= set(Options.__annotations__)
    assert all(ending.startswith(".") and ending == ending.lower() for ending in its.endings)


@pytest.mark.parametrize("of", ["report", "check", "image"])
def test_names_and_endings_are_of_one_format_each(of: Any) -> None:
    rows = [its for its in FORMATS if its.of == of]
    endings = [ending for its in rows for ending in its.endings]
    assert len(set(endings)) == len(endings)
    assert len({its.name for its in rows}) == len(rows) == len(figures.formats(of))


def test_types_tell_texts_from_bytes_by_the_rows() -> None:
    assert set(get_args(Binary)) == {its.name for its in FORMATS if its.binary}
    assert set(get_args(Text)) == {"", *(its.name for its in FORMATS if not its.binary)}


def test_the_first_format_of_each_kind_is_the_usual_one() -> None:
    report, check = figures.compare(named("A")), figures.check(named("A"), metric="killed", figure=10)
    assert figures.render(report) == figures.render(report, "table")
    assert figures.render(check) == figures.render(check, "text")


@pytest.mark.parametrize(("name", "hint"), [("jsn", ", did you mean 'json'?"), ("zzz", ", known are table, ")])
def test_an_unknown_format_gets_the_nearest_or_all(name: str, hint: str) -> None:
    with pytest.raises(SelectionError) as caught:
        figures.render(figures.compare([]), name)
    assert str(caught.value).startswith(f"unknown format '{name}'{hint}")


@pytest.mark.parametrize("what", [None, "report", [1], figures])
def test_what_is_no_report_is_named(what: Any) -> None:
    with pytest.raises(TypeError, match="cannot be rendered; hand over what compare, check or check_all returns"):
        figures.render(what)


def test_one_check_is_an_object_and_several_stand_in_a_list() -> None:
    check = figures.check(named("A"), metric="killed", figure=10)
    one = json.loads(figures.render(check, "json"))
    assert list(one) == [
        "schema_version", "generator", "verdict", "borne_out", "excluded", "allowed", "repeating", "assumed", "replaced",
        "statement", "claims", "because",
    ]  # fmt: skip
    assert (one["verdict"], one["borne_out"], one["excluded"]) == ("disputed", ["A"], ["A 2"])
    assert [claim["source"] for claim in one["claims"]] == ["A", "A 2"]
    many = json.loads(figures.render([check, check], "json"))
    assert [(held["verdict"], held["because"]) for held in many["checks"]] == [("disputed", one["because"])] * 2
    rows = list(csv.DictReader(io.StringIO(figures.render([check, check], "csv"))))
    assert [(row["verdict"], row["borne_out"], row["borne_out_count"]) for row in rows] == [("disputed", "A", "1")] * 2


def test_a_workbook_has_sheets_with_a_frozen_head_filters_and_no_formula() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(figures.render(figures.compare(named("=1+1")), "xlsx")))
    assert book.sheetnames[1:] == ["conflicts", "claims"]
    for sheet in book.worksheets:
        assert (sheet.freeze_panes, bool(sheet.auto_filter.ref), sheet["A1"].font.bold) == ("A2", True, True)
        assert all(8 <= held.width <= 60 for held in sheet.column_dimensions.values())
        assert not [cell for row in sheet.rows for cell in row if cell.data_type == "f"]


def test_the_same_report_gives_the_same_bytes() -> None:
    pytest.importorskip("openpyxl")
    assert len({figures.render(figures.compare(named("A")), "xlsx") for _ in range(2)}) == 1


def test_a_long_cell_says_that_it_is_cut() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    many = [Claim(source=f"Source number {place:05}", metric="killed", figure="748") for place in range(2_000)]
    report = figures.compare([*many, Claim(source="Other", metric="killed", figure="1,000")])
    sheet = openpyxl.load_workbook(io.BytesIO(figures.render(report, "xlsx")))["conflicts"]
    head, row = ([cell.value for cell in cells] for cells in sheet.rows)
    names = dict(zip(head, row, strict=True))["sources_a"]
    assert (len(names), names[-30:]) == (32_767, " … (cut: a cell holds no more)")


def test_parquet_keeps_the_types() -> None:
    pytest.importorskip("pyarrow")
    import pandas as pd

    report = figures.compare(named("A"))
    back = pd.read_parquet(io.BytesIO(figures.render(report, "parquet")), dtype_backend="numpy_nullable")
    frame = report.to_frame()
    assert list(back.columns) == list(frame.columns)
    assert back["high_a"].equals(frame["high_a"])


@pytest.mark.parametrize("its", FORMATS, ids=called)
def test_a_row_says_whether_notes_have_a_place_in_the_document(its: Format) -> None:
    undated = [Claim(source="A", metric="killed", figure="10"), Claim(source="B", metric="killed", figure="20")]
    held = document(its, undated)
    has_them = isinstance(held, str) and "rows that state no day at all: 2 of 2" in held
    assert has_them == (its.notes and its.of == "report")


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("most", -1, "most is '-1', expected a whole number of 1 or more"),
        ("most", "3", "most is '3', expected a whole number of 1 or more"),
        ("width", 80.5, "width is '80.5', expected a whole number of 40 or more"),
        ("sort", "nmae", "unknown sort 'nmae', did you mean 'name'?"),
        ("sort", "zzz", "unknown sort 'zzz', known are apart, ratio, name"),
    ],
)
def test_an_option_that_means_nothing_is_an_error(option: str, value: object, words: str) -> None:
    with pytest.raises(SelectionError) as caught:
        figures.render(figures.compare(named("A")), "table", **{option: value})  # type: ignore[call-overload]
    assert str(caught.value) == words


def test_the_orders_are_those_of_the_overview() -> None:
    assert get_args(Sort) == SORTS
