"""Workbooks and parquet files: what software would change is read raw, or refused with its address."""

from __future__ import annotations

import builtins
import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl  # type: ignore[import-untyped]
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904  # type: ignore[import-untyped]

from figures import ClaimsError, MissingExtraError, compare, load
from figures.readers import grid, spreadsheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from figures import Claims

HEADER = ["source", "metric", "figure", "as_of", "note"]
DAY = dt.datetime(2022, 1, 6)  # noqa: DTZ001 - the days of an event are local
FIRST = dt.datetime(2022, 1, 1)  # noqa: DTZ001 - as above


def workbook(path: Path, rows: list[list[Any]], **formats: str) -> Path:
    """An .xlsx file with the header, these rows from row 2 on, and number formats by cell."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in ([HEADER] if not rows or rows[0][:1] != ["*"] else []) + rows:
        sheet.append(row)
    for cell, number_format in formats.items():
        sheet[cell].number_format = number_format
    book.save(path)
    return path


def problems(path: Path) -> list[tuple[int | None, int | None, str]]:
    """Row, column and code of each problem."""
    with pytest.raises(ClaimsError) as caught:
        load(path)
    return [(problem.line, problem.column, problem.code) for problem in caught.value.problems]


def said(claims: Claims) -> list[tuple[str, str, str]]:
    return [(claim.source, claim.figure.text, str(claim.as_of or "")) for claim in claims]


# ── cells of .xlsx ───────────────────────────────────────────────────────────────────────────────────────────────────

FIGURES: list[tuple[Any, str, str]] = [
    (748, "General", "748"),
    (748.0, "0.00", "748"),
    (7, "000", "7"),
    (1000, "#,##0", "1000"),
    ("007", "General", "007"),
    ("1,000", "General", "1,000"),
    ("2.298", "General", "2.298"),
    ("748", "@", "748"),
    ("10-15", "@", "10-15"),
    ("50%", "@", "50%"),
    (12345678901, "General", "12345678901"),
]


@pytest.mark.parametrize(("value", "number_format", "text"), [case for case in FIGURES if case[0] != "50%"])
def test_a_figure_is_read_as_the_raw_value_of_its_cell(
    tmp_path: Path, value: Any, number_format: str, text: str
) -> None:
    (claim,) = load(workbook(tmp_path / "claims.xlsx", [["A", "killed", value]], C2=number_format))
    assert claim.figure.text == text


REFUSED: list[tuple[Any, str, str]] = [
    (748.5, "0", "fractional-figure"),
    (0.5, "0%", "percentage"),
    (1, "0.0%", "percentage"),
    (True, "General", "truth-value"),
    (dt.datetime(2022, 10, 15), "d-mmm", "date-for-figure"),  # noqa: DTZ001 - what a spreadsheet makes of 10-15
    (dt.time(10, 15), "hh:mm", "date-for-figure"),
    (748, '0" %"', "unreadable-figure"),
    ("=1+1", "General", "uncalculated-formula"),
    ("#N/A", "General", "error-cell"),
    ("#REF!", "General", "error-cell"),
    (1e17, "General", "rounded-number"),
    ("many people or so, or not", "General", "unreadable-figure"),
]


@pytest.mark.parametrize(("value", "number_format", "code"), REFUSED)
def test_what_is_no_count_is_refused_with_row_and_column(
    tmp_path: Path, value: Any, number_format: str, code: str
) -> None:
    path = workbook(tmp_path / "claims.xlsx", [["A", "killed", 5], ["B", "killed", value]], C3=number_format)
    assert problems(path) == [(3, 3, code)]


def test_a_fault_of_a_cell_names_its_address(tmp_path: Path) -> None:
    path = workbook(tmp_path / "claims.xlsx", [["A", "killed", "#DIV/0!"]])
    with pytest.raises(ClaimsError) as caught:
        load(path)
    assert str(caught.value) == (
        f"{path}:2:3: the cell C2 holds the error '#DIV/0!', leave it empty, or write the value [error-cell]"
    )


DATES: list[tuple[Any, str, str]] = [
    (DAY, "yyyy-mm-dd", "2022-01-06"),
    (DAY, "[$-409]d mmmm yyyy;@", "2022-01-06"),
    (DAY, "yyyy-mm-dd hh:mm", "2022-01-06"),
    (DAY.replace(hour=18), "yyyy-mm-dd hh:mm", "2022-01-06T18:00"),
    (FIRST, "mmm-yy", "2022-01"),
    (FIRST, "mmmm yyyy", "2022-01"),
    (FIRST, "yyyy", "2022"),
    (FIRST, '"day" yyyy', "2022"),
    (FIRST, "dd/mm/yyyy", "2022-01-01"),
    ("2022-01", "@", "2022-01"),
    (2022, "General", "2022"),
]


@pytest.mark.parametrize(("value", "number_format", "text"), DATES)
def test_a_date_is_as_precise_as_its_cell_shows_it(tmp_path: Path, value: Any, number_format: str, text: str) -> None:
    """Typing `Jan 2022` makes a spreadsheet store the first of January, a day that nobody stated."""
    (claim,) = load(workbook(tmp_path / "claims.xlsx", [["A", "killed", 5, value]], D2=number_format))
    assert str(claim.as_of) == text


@pytest.mark.parametrize("value", ["6/1/2022", 44567, "yesterday"])
def test_a_date_of_several_readings_is_refused(tmp_path: Path, value: Any) -> None:
    path = workbook(tmp_path / "claims.xlsx", [["A", "killed", 5, value]])
    assert problems(path) == [(2, 4, "unreadable-date")]


def test_a_number_of_a_day_in_a_workbook_that_counts_from_1904_gets_no_advice_of_another_epoch(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    for row in (HEADER, ["A", "killed", 5, 44567]):
        book.active.append(row)
    book.save(tmp_path / "claims.xlsx")
    with pytest.raises(ClaimsError) as caught:
        load(tmp_path / "claims.xlsx")
    assert str(caught.value).endswith(
        "the as_of is the number '44567', of a workbook that counts from 1904, "
        "format the column as a date, or write the day as text [unreadable-date]"
    )


def recalculated(path: Path, cell: bytes) -> Path:
    """The workbook with the XML of its cell C2 replaced: what a spreadsheet program, not openpyxl, writes."""
    import re

    content = {}
    with zipfile.ZipFile(path) as book:
        content = {name: book.read(name) for name in book.namelist()}
    name = "xl/worksheets/sheet1.xml"
    content[name], count = re.subn(rb'<c r="C2"[^>]*>.*?</c>', cell, content[name])
    assert count == 1
    with zipfile.ZipFile(path, "w") as book:
        for name, data in content.items():
            book.writestr(name, data)
    return path


FORMULAS = [
    (b'<c r="C2"><f>700+48</f><v>748</v></c>', "748"),
    (b'<c r="C2" t="str"><f>"some "&amp;2000</f><v>some 2000</v></c>', "some 2000"),
    (b'<c r="C2"><f>700+48</f><v></v></c>', "uncalculated-formula"),
    (b'<c r="C2"><f>700+48</f></c>', "uncalculated-formula"),
    (b'<c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "error-cell"),
    (b'<c r="C2" t="str"><f>""</f><v></v></c>', "missing-value"),
    (b'<c r="C2" t="inlineStr"><is><t>748</t></is></c>', "748"),
]


@pytest.mark.parametrize(("cell", "outcome"), FORMULAS)
def test_a_formula_is_read_as_the_result_that_the_file_holds(tmp_path: Path, cell: bytes, outcome: str) -> None:
    path = recalculated(workbook(tmp_path / "claims.xlsx", [["A", "killed", "=700+48"]]), cell)
    if "-" in outcome:
        assert problems(path) == [(2, 3, outcome)]
    else:
        assert load(path)[0].figure.text == outcome


def test_cells_under_a_merged_one_are_refused_and_blank_rows_under_it_are_none(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "claims.xlsx", [["A", "killed", 5], [None, "wounded", 7], [None] * 3, ["B", "killed", 9]]
    )
    book = openpyxl.load_workbook(path)
    book.active.merge_cells("A2:A4")
    book.active["C4"].number_format = "0"  # blank, and yet a cell
    book.save(path)
    assert problems(path) == [(3, 1, "merged-cell")]


def test_hidden_rows_are_read_and_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "claims.xlsx", [["A", "killed", 5], ["B", "killed", 7]])
    book = openpyxl.load_workbook(path)
    book.active.row_dimensions[3].hidden = True
    book.save(path)
    claims = load(path)
    assert (len(claims), claims.notes[0]) == (2, f"{path}: hidden rows are read like any other: 1")


def test_hidden_columns_that_hold_something_are_read_and_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "claims.xlsx", [["A", "killed", 5], ["B", "killed", 7]])
    book = openpyxl.load_workbook(path)
    for letter in ("B", "C", "Z"):
        book.active.column_dimensions[letter].hidden = True
    book.save(path)
    claims = load(path)
    assert (len(claims), claims.notes[0]) == (2, f"{path}: hidden columns are read like any other: 2 (B; C)")


def test_a_wrong_size_stated_in_the_file_loses_no_cell(tmp_path: Path) -> None:
    path = workbook(tmp_path / "claims.xlsx", [["A", "killed", 5], ["B", "killed", 7]])
    with zipfile.ZipFile(path) as book:
        content = {name: book.read(name) for name in book.namelist()}
    name = "xl/worksheets/sheet1.xml"
    assert b'<dimension ref="A1:E3"' in content[name]
    content[name] = content[name].replace(b'ref="A1:E3"', b'ref="A1:B2"')
    with zipfile.ZipFile(path, "w") as book:
        for part, data in content.items():
            book.writestr(part, data)
    assert said(load(path)) == [("A", "5", ""), ("B", "7", "")]


MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
EXCEL = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + "".join(
            f'<Override PartName="/xl/{part}.xml" '
            f'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"/>'
            for part, kind in (("workbook", "sheet.main"), ("worksheets/s", "worksheet"), ("strings", "sharedStrings"))
        )
        + "</Types>"
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{OFFICE}/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook {MAIN} xmlns:r="{OFFICE}/relationships"><workbookPr date1904="1"/>'
        '<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{OFFICE}/relationships/worksheet" Target="worksheets/s.xml"/>'
        f'<Relationship Id="r2" Type="{OFFICE}/relationships/sharedStrings" Target="strings.xml"/></Relationships>'
    ),
    "xl/strings.xml": (
        f"<sst {MAIN}><si><t>source</t></si><si><t>metric</t></si><si><t>figure</t></si><si><r><t>Ministry </t></r>"
        '<r><rPr><b/></rPr><t>of Health</t></r><rPh sb="0" eb="1"><t>no part</t></rPh></si><si><t>killed</t></si></sst>'
    ),
    "xl/worksheets/s.xml": (
        f'<worksheet {MAIN}><sheetData><row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c>'
        '<c r="D2" t="s"><v>2</v></c></row><row r="5"><c r="A5" t="s"><v>3</v></c><c r="B5" t="s"><v>4</v></c>'
        '<c r="D5"><v>7.48E2</v></c></row></sheetData></worksheet>'
    ),
}
"""The parts of a workbook as Excel writes them: shared and rich texts, gaps between rows and cells, no styles."""


def test_a_workbook_as_excel_writes_it(tmp_path: Path) -> None:
    path = tmp_path / "claims.xlsx"
    with zipfile.ZipFile(path, "w") as book:
        for part, xml in EXCEL.items():
            book.writestr(part, xml)
    assert said(load(path)) == [("Ministry of Health", "748", "")]
    with zipfile.ZipFile(path, "w") as book:
        for part, xml in EXCEL.items():
            book.writestr(part, xml.replace("7.48E2", "7.485E2"))
    assert problems(path) == [(5, 4, "fractional-figure")]


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_a_workbook_is_known_by_its_content_not_by_its_name(tmp_path: Path, ending: str) -> None:
    five = cell('office:value-type="float" office:value="5"', "5")
    xlsx, other = workbook(tmp_path / "a.xlsx", [["A", "killed", 5]]), ods(tmp_path / "b.ods", five)
    for path in (xlsx, other):
        assert said(load(path.rename(path.with_suffix(f".{ending}")))) == [("A", "5", "")]


# ── which sheet, which row ───────────────────────────────────────────────────────────────────────────────────────────


def test_the_first_sheet_with_the_header_is_read_below_titles_and_blank_rows(tmp_path: Path) -> None:
    path = tmp_path / "claims.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["Read me first"])
    for title, source in (("Data", "A"), ("Old", "B")):
        sheet = book.create_sheet(title)
        for row in (["Casualties, as we have them"], [], ["Source", "METRIC", "Value"], [], [source, "killed", 5], []):
            sheet.append(row)
    book.save(path)
    claims = load(path)
    assert said(claims) == [("A", "5", "")]
    assert claims.notes[:-1] == (
        f"{path}: read from the sheet 'Data'; not read, though they have its columns too: 'Old'",
        f"{path}: the header stands in row 3; 1 above it kept out of the analysis",
        f"{path}: the column 'Value' is read as figure",
    )


def test_a_visible_sheet_comes_before_a_hidden_one(tmp_path: Path) -> None:
    path = tmp_path / "claims.xlsx"
    book = openpyxl.Workbook()
    for sheet, source in ((book.active, "hidden"), (book.create_sheet("Shown"), "shown")):
        sheet.append(HEADER)
        sheet.append([source, "killed", 5])
    book.worksheets[0].sheet_state = "hidden"
    book.save(path)
    assert [claim.source for claim in load(path)] == ["shown"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["*"], ["source", "metric"], ["A", "killed"]], [(2, None, "missing-column")]),
        ([], [(None, None, "no-rows")]),
    ],
)
def test_a_workbook_without_a_table_of_claims_is_refused(
    tmp_path: Path, rows: list[list[Any]], expected: list[Any]
) -> None:
    assert problems(workbook(tmp_path / "claims.xlsx", rows)) == expected


def test_an_empty_workbook_is_refused(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "claims.xlsx")
    assert problems(tmp_path / "claims.xlsx") == [(None, None, "empty-file")]


def test_stray_cells_beside_the_table_are_told_and_do_no_harm(tmp_path: Path) -> None:
    path = workbook(tmp_path / "claims.xlsx", [["A", "killed", 5, None, None, None, "stray"]])
    claims = load(path)
    assert (len(claims), claims.notes[:-1]) == (
        1,
        (f"{path}: columns kept out of the analysis: column 7, which has no name",),
    )


def test_bad_rows_can_be_skipped_and_are_handed_back(tmp_path: Path) -> None:
    path = workbook(tmp_path / "claims.xlsx", [["A", "killed", 5], ["B", "killed", 7.5]])
    claims = load(path, on_error="skip")
    assert [claim.source for claim in claims] == ["A"]
    assert [(problem.line, problem.code) for problem in claims.problems] == [(3, "fractional-figure")]


# ── .ods ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

NAMESPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)
BLANK = '<table:table-cell table:number-columns-repeated="16000"/>'
A, KILLED = (
    f'<table:table-cell office:value-type="string"><text:p>{word}</text:p></table:table-cell>'
    for word in ("A", "killed")
)
ODS_HEADER = "".join(
    f'<table:table-cell office:value-type="string"><text:p>{name}</text:p></table:table-cell>' for name in HEADER[:4]
)


def ods(path: Path, cells: str, before: str = "", after: str = "") -> Path:
    """An .ods file with the header and one row of source, metric and these cells."""
    rows = (
        f"<table:table-row>{ODS_HEADER}{BLANK}</table:table-row><table:table-row>{A}{KILLED}{cells}</table:table-row>"
    )
    end = f'<table:table-row table:number-rows-repeated="1000000">{BLANK}</table:table-row>'
    content = (
        f'<?xml version="1.0"?><office:document-content {NAMESPACES}><office:body><office:spreadsheet>'
        f'<table:table table:name="Data">{before}{rows}{after}{end}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr("content.xml", content)
    return path


def cell(attributes: str, text: str = "") -> str:
    return f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"


ODS_FIGURES = [
    (cell('office:value-type="float" office:value="748"', "748"), "748"),
    (cell('office:value-type="float" office:value="748.0"', "748,00"), "748"),
    (cell('office:value-type="float" office:value="1000"', "1.000"), "1000"),
    (cell('office:value-type="currency" office:value="5"', "5"), "5"),
    (cell('office:value-type="string"', "2.298"), "2.298"),
    (cell('office:value-type="string" office:string-value="007"', "7"), "007"),
    (cell('office:value-type="string"', 'at<text:s text:c="2"/>least <text:span>164</text:span>'), "at  least 164"),
    (cell('office:value-type="float" office:value="748" table:formula="of:=700+48"', "748"), "748"),
    (
        (
            '<table:table-cell office:value-type="float" office:value="5">'
            "<office:annotation><text:p>a comment: 9</text:p></office:annotation><text:p>5</text:p></table:table-cell>"
        ),
        "5",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("xml", "text"), ODS_FIGURES)
def test_an_ods_figure_is_the_value_that_its_cell_states(tmp_path: Path, xml: str, text: str) -> None:
    assert load(ods(tmp_path / "claims.ods", xml))[0].figure.text == text


ODS_REFUSED = [
    (cell('office:value-type="percentage" office:value="0.5"', "50%"), "percentage"),
    (cell('office:value-type="float" office:value="748.5"', "749"), "fractional-figure"),
    (cell('office:value-type="boolean" office:boolean-value="true"', "TRUE"), "truth-value"),
    (cell('office:value-type="date" office:date-value="2022-10-15"', "10-15"), "date-for-figure"),
    (cell('office:value-type="time" office:time-value="PT10H15M00S"', "10:15"), "time-of-day"),
    (cell('office:value-type="string" calcext:value-type="error"', "#N/A"), "error-cell"),
    ('<table:table-cell table:formula="of:=1+1"/>', "uncalculated-formula"),
    ("<table:covered-table-cell/>", "merged-cell"),
    (BLANK, "missing-value"),
]


@pytest.mark.parametrize(("xml", "code"), ODS_REFUSED)
def test_an_ods_cell_that_is_no_count_is_refused_with_its_address(tmp_path: Path, xml: str, code: str) -> None:
    assert problems(ods(tmp_path / "claims.ods", xml)) == [(2, 3, code)]


ODS_DATES = [
    ("2022-01-06", "06/01/22", "2022-01-06"),
    ("2022-01-06T18:00:00", "06/01/22 18:00", "2022-01-06T18:00"),
    ("2022-01-01", "January 2022", "2022-01"),
    ("2022-01-01", "Jan 22", "2022-01"),
    ("2022-01-01", "01/2022", "2022-01-01"),
    ("2022-01-01", "2022", "2022"),
    ("2022-01-01", "1 Jan 2022", "2022-01-01"),
]


@pytest.mark.parametrize(("value", "shown", "text"), ODS_DATES)
def test_an_ods_date_is_as_precise_as_its_cell_shows_it(tmp_path: Path, value: str, shown: str, text: str) -> None:
    """Known limit: `01/2022` shows no day, but 01 could be one; it is read as the stored day."""
    five = cell('office:value-type="float" office:value="5"', "5")
    path = ods(tmp_path / "claims.ods", five + cell(f'office:value-type="date" office:date-value="{value}"', shown))
    assert str(load(path)[0].as_of) == text


def test_ods_rows_and_cells_are_repeated_as_often_as_they_say(tmp_path: Path) -> None:
    five = cell('office:value-type="float" office:value="5"', "5")
    same = f'<table:table-row table:number-rows-repeated="3">{A}{KILLED}{five}</table:table-row>'
    gap = f'<table:table-row table:number-rows-repeated="2000">{BLANK}</table:table-row>'
    path = ods(
        tmp_path / "claims.ods", five, before=gap[:0], after=gap + same + f"<table:table-row>{A}</table:table-row>"
    )
    with pytest.raises(ClaimsError) as caught:
        load(path)
    assert {problem.line for problem in caught.value.problems} == {2 + 2000 + 3 + 1}
    assert [one.claims for one in load(path, on_error="skip").inputs] == [4]


def test_ods_rows_that_hold_nothing_but_merged_cells_are_no_rows_and_hidden_ones_are_told(tmp_path: Path) -> None:
    five = cell('office:value-type="float" office:value="5"', "5")
    covered = f"<table:table-row><table:covered-table-cell/>{BLANK}</table:table-row>"
    hidden = f'<table:table-row table:visibility="collapse">{A}{KILLED}{five}</table:table-row>'
    path = ods(tmp_path / "claims.ods", five, after=covered + hidden)
    claims = load(path)
    assert (len(claims), claims.notes[0]) == (1, f"{path}: hidden rows are read like any other: 1")


def test_hidden_columns_of_an_ods_file_are_told_however_many_share_an_entry(tmp_path: Path) -> None:
    shown = "<table:table-column/>"
    hidden = '<table:table-column table:visibility="{}" table:number-columns-repeated="{}"/>'
    columns = shown + hidden.format("collapse", 2) + shown + hidden.format("filter", 16_000)
    path = ods(tmp_path / "claims.ods", cell('office:value-type="float" office:value="5"', "5"), columns)
    assert load(path).notes[0] == f"{path}: hidden columns are read like any other: 2 (B; C)"


def test_an_ods_file_of_another_writer_reads_the_same(tmp_path: Path) -> None:
    frame = pd.DataFrame(
        {"source": ["A", "B"], "metric": ["killed"] * 2, "figure": [748, "2.298"], "as_of": [DAY, "2022-01"]}
    )
    frame.to_excel(tmp_path / "claims.ods", engine="odf", index=False)  # type: ignore[arg-type]  # the stubs lag
    assert said(load(tmp_path / "claims.ods")) == [("A", "748", "2022-01-06"), ("B", "2.298", "2022-01")]


# ── hostile and broken files ─────────────────────────────────────────────────────────────────────────────────────────


def packed(path: Path, name: str, content: bytes | Iterator[bytes], base: Path) -> Path:
    """The workbook `base` with one part replaced."""
    with zipfile.ZipFile(base) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        with new.open(name, "w", force_zip64=True) as target:
            for block in [content] if isinstance(content, bytes) else content:
                target.write(block)
    return path


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, ending: str) -> None:
    zeros = (bytes(1 << 20) for _ in range((spreadsheet.EXPANDED_LIMIT >> 20) + 1))
    base = workbook(tmp_path / "base.xlsx", []) if ending == "xlsx" else ods(tmp_path / "base.ods", "")
    path = packed(tmp_path / f"bomb.{ending}", "bomb.bin", zeros, base)
    assert path.stat().st_size < 1 << 20
    assert problems(path) == [(None, None, "over-limit")]


def test_a_workbook_of_too_many_parts_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "MEMBER_LIMIT", 3)
    assert problems(workbook(tmp_path / "claims.xlsx", [["A", "killed", 5]])) == [(None, None, "over-limit")]


ENTITIES = {
    "external": '<!DOCTYPE x [<!ENTITY out SYSTEM "file:///etc/hostname">]>',
    "bomb": "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
        f"<!ENTITY {name} '{f'&{before};' * 10}'>" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    ) + "<!ENTITY out '&i;'>]>",
}  # fmt: skip


@pytest.mark.parametrize("kind", ENTITIES)
def test_entities_that_reach_outside_or_swell_are_refused(tmp_path: Path, kind: str) -> None:
    """In a sheet, in another part of a workbook, and in an .ods file."""
    base = workbook(tmp_path / "base.xlsx", [["A", "killed", 5]])
    for part in ("xl/worksheets/sheet1.xml", "xl/styles.xml"):
        with zipfile.ZipFile(base) as book:
            text = book.read(part).decode()
        start = text.index("<", text.index("?>") + 2) if text.startswith("<?xml") else 0
        hostile = text[:start] + ENTITIES[kind] + text[start:].replace(">killed<", ">&out;<")
        path = packed(tmp_path / "hostile.xlsx", part, hostile.encode(), base)
        assert problems(path) == [(None, None, "unreadable-file")]
    base = ods(tmp_path / "base.ods", cell('office:value-type="float" office:value="5"', "5"))
    with zipfile.ZipFile(base) as book:
        text = book.read("content.xml").decode()
    hostile = text.replace("<office:document-content", ENTITIES[kind] + "<office:document-content", 1).replace(
        ">killed<", ">&out;<"
    )
    path = packed(tmp_path / "hostile.ods", "content.xml", hostile.encode(), base)
    assert problems(path) == [(None, None, "unreadable-file")]


def test_a_sheet_that_grows_beyond_a_table_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wide = workbook(tmp_path / "wide.xlsx", [["A", "killed", 5]])
    book = openpyxl.load_workbook(wide)
    book.active["XFD3"] = "far away"
    book.save(wide)
    assert problems(wide) == [(None, None, "over-limit")]
    five = cell('office:value-type="float" office:value="5"', "5")
    many = f'<table:table-row table:number-rows-repeated="99999999">{A}</table:table-row>'
    assert problems(ods(tmp_path / "long.ods", five, after=many)) == [(None, None, "over-limit")]
    far = '<table:table-cell table:number-columns-repeated="99999999"/>' + five
    assert problems(ods(tmp_path / "far.ods", far)) == [(None, None, "over-limit")]
    monkeypatch.setattr(grid, "CELL_LIMIT", 9)
    assert problems(workbook(tmp_path / "large.xlsx", [["A", "killed", 5]] * 9)) == [(None, None, "over-limit")]


@pytest.mark.parametrize("ending", ["xlsx", "ods", "parquet"])
@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"source,metric,figure\nA,killed,5\n", b"PAR1PAR1", bytes(1000)]
)
def test_a_file_that_is_no_such_thing_is_refused_in_one_line(tmp_path: Path, ending: str, content: bytes) -> None:
    path = tmp_path / f"claims.{ending}"
    path.write_bytes(content)
    assert problems(path) == [(None, None, "unreadable-file")]


def test_a_truncated_workbook_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "claims.xlsx", [["A", "killed", 5]] * 100)
    whole = path.read_bytes()
    for size in range(0, len(whole), len(whole) // 20):
        path.write_bytes(whole[:size])
        assert problems(path) == [(None, None, "unreadable-file")]


@pytest.mark.parametrize("ending", ["xlsx", "ods", "parquet"])
def test_a_file_that_is_not_there_is_refused(tmp_path: Path, ending: str) -> None:
    assert problems(tmp_path / f"none.{ending}") == [(None, None, "unreadable-file")]


@pytest.mark.parametrize(
    ("ending", "library", "all_of_them"),
    [
        ("xlsx", "openpyxl", "openpyxl defusedxml"),
        ("xlsx", "defusedxml", "openpyxl defusedxml"),
        ("ods", "defusedxml", "openpyxl defusedxml"),
        ("parquet", "pyarrow", "pyarrow"),
    ],
)
def test_a_missing_library_is_named_with_the_command_that_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, library: str, all_of_them: str
) -> None:
    import sys

    if ending == "ods":
        ods(tmp_path / "claims.ods", "")
    elif ending == "xlsx":
        workbook(tmp_path / "claims.xlsx", [])
    else:
        parquet(tmp_path / "claims.parquet", source=["A"])
    for name in [name for name in sys.modules if name.partition(".")[0] == library or name.endswith("_grid")]:
        monkeypatch.delitem(sys.modules, name)
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.partition(".")[0] == library:
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtraError) as caught:
        load(tmp_path / f"claims.{ending}")
    assert str(caught.value).endswith(f"pip install {all_of_them}")


# ── parquet ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def parquet(path: Path, **columns: Any) -> Path:
    pq.write_table(pa.table(columns), path)
    return path


def test_parquet_columns_of_every_type_are_read_raw(tmp_path: Path) -> None:
    path = parquet(
        tmp_path / "claims.parquet",
        source=pa.array(["A", "B"]).dictionary_encode(),
        metric=["killed", "killed"],
        figure=pa.array([748.0, 5.0]),
        as_of=pa.array([dt.date(2022, 1, 6), None]),
        published=pa.array([DAY, DAY.replace(hour=18)], pa.timestamp("ns")),
        via=pa.array([["X", "Y"], None]),
    )
    claims = load(path)
    assert said(claims) == [("A", "748", "2022-01-06"), ("B", "5", "")]
    assert [str(claim.published) for claim in claims] == ["2022-01-06", "2022-01-06T18:00"]
    assert claims[0].via == ("X", "Y")


def test_parquet_cells_that_are_no_count_are_refused_with_the_rows_number(tmp_path: Path) -> None:
    path = parquet(tmp_path / "claims.parquet", source=["A", "B"], metric=["killed"] * 2, figure=[1.0, 2.5])
    with pytest.raises(ClaimsError) as caught:
        load(path)
    assert [(problem.index, problem.code) for problem in caught.value.problems] == [(1, "fractional-figure")]


def test_a_frames_own_index_is_no_column_of_a_parquet_file(tmp_path: Path) -> None:
    frame = pd.DataFrame({"source": ["A"], "metric": ["killed"], "figure": [5]}, index=["x"])
    frame.to_parquet(tmp_path / "claims.parquet")
    assert len(load(tmp_path / "claims.parquet").notes) == 1  # no row states a day


def test_a_parquet_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    """Run-length encoding: eleven million rows in a few kilobytes."""
    ones = pa.array(["x"]).dictionary_encode()
    column = pa.DictionaryArray.from_arrays(pa.array([0] * (11 * 10**6), pa.int8()), ones.dictionary)
    path = parquet(tmp_path / "claims.parquet", source=column, metric=column, figure=column)
    assert path.stat().st_size < 1 << 20
    assert problems(path) == [(None, None, "over-limit")]


# ── all roads lead to the same claims ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("ending", ["xlsx", "ods", "parquet", "json", "jsonl", "tsv"])
def test_the_example_gives_the_same_discrepancies_by_every_road(tmp_path: Path, ending: str) -> None:
    frame = pd.read_csv("data/claims.csv", dtype=str, keep_default_na=False)
    path = tmp_path / f"claims.{ending}"
    match ending:
        case "xlsx" | "ods":
            engine: Any = "odf" if ending == "ods" else "openpyxl"
            frame.to_excel(path, engine=engine, index=False)
        case "parquet":
            frame.to_parquet(path)
        case "json" | "jsonl":
            frame.to_json(path, orient="records", lines=ending == "jsonl")
        case _:
            frame.to_csv(path, sep="\t", index=False)
    expected = compare(load("data/claims.csv"))
    found = compare(load(path))
    assert [claim.id for claim in found.claims] == [claim.id for claim in expected.claims]
    assert [one.because for one in found.discrepancies] == [one.because for one in expected.discrepancies]


def test_the_digest_is_of_the_bytes_of_the_file(tmp_path: Path) -> None:
    import hashlib

    path = workbook(tmp_path / "claims.xlsx", [["A", "killed", 5]])
    (one,) = load(path).inputs
    assert one == (str(path), hashlib.sha256(path.read_bytes()).hexdigest(), 1)
    assert io.BytesIO(path.read_bytes()).read(2) == b"PK"
