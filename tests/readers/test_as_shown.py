"""Workbooks as they are shown: formats with text in them, raised marks, struck-out text, comments on cells."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl  # type: ignore[import-untyped]
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock  # type: ignore[import-untyped]
from openpyxl.cell.text import InlineFont  # type: ignore[import-untyped]
from openpyxl.comments import Comment  # type: ignore[import-untyped]
from openpyxl.styles import Font  # type: ignore[import-untyped]

from figures import ClaimsError, load
from figures.readers.number_format import shown, shown_beside

if TYPE_CHECKING:
    from pathlib import Path

RAISED = InlineFont(vertAlign="superscript")
STRUCK = InlineFont(strike=True)


def book_of(*figures: Any) -> Any:
    """A workbook of one claim a figure, in C2 and below."""
    book = openpyxl.Workbook()
    book.active.append(["source", "metric", "figure", "note"])
    for figure in figures:
        book.active.append(["A", "wounded", figure])
    return book


def saved(book: Any, path: Path) -> Path:
    book.save(path)
    return path


def outcome(path: Path) -> str:
    """The figure of the one claim, or the problem of its cell."""
    try:
        return str(load(path)[0].figure.text)
    except ClaimsError as fault:
        (problem,) = fault.problems
        return f"{problem.line}:{problem.column} {problem.code}: {problem.message}"


# ── number formats ───────────────────────────────────────────────────────────────────────────────────────────────────

SHOWN = [
    (748, '"~"0', "~748"),
    (748, '"at least "0', "at least 748"),
    (748, '0"+"', "748+"),
    (748, '">"0', ">748"),
    (748, '"about "#,##0', "about 748"),
    (0, '0;-0;"none"', "none"),
    (748, '[>500]"many";0', "many"),
    (12, '[>500]"many";0', "12"),
]
"""A number, its format, and the figure that is read: what the cell shows."""


@pytest.mark.parametrize(("value", "number_format", "text"), SHOWN)
def test_a_format_with_text_in_it_is_read_as_it_shows_the_number_and_told_with_the_address(
    tmp_path: Path, value: int, number_format: str, text: str
) -> None:
    book = book_of(value)
    book.active["C2"].number_format = number_format
    path = saved(book, tmp_path / "claims.xlsx")
    claims = load(path)
    assert claims[0].figure.text == text
    told = [note for note in claims.notes if "as they are shown" in note]
    assert told == ([f"{path}: cells read as they are shown: 1 (C2 '{text}')"] if text != str(value) else [])


PLAIN = [
    (748, "General"), (748, "0"), (748, "#,##0"), (748, "000000"), (748_000, "#,##0,"), (12_000_000, '0.0,,"M"'),
    (748, '0"*"'), (748, "0_);(0)"), (748, "#,##0 ;[Red]-#,##0"), (748, "@"), (748, '0" "'), (748, "0.00E+00"),
]  # fmt: skip
"""Formats that show the number itself, scaled or with a mark of a footnote."""


@pytest.mark.parametrize(("value", "number_format"), PLAIN)
def test_a_format_that_shows_just_the_number_scaled_or_not_is_read_as_the_number_without_a_word(
    tmp_path: Path, value: int, number_format: str
) -> None:
    book = book_of(value)
    book.active["C2"].number_format = number_format
    claims = load(saved(book, tmp_path / "claims.xlsx"))
    assert (claims[0].figure.text, [note for note in claims.notes if "shown" in note]) == (str(value), [])


def test_three_cells_that_are_read_as_shown_are_named_and_the_rest_counted(tmp_path: Path) -> None:
    book = book_of(1, 2, 3, 4)
    for row in range(2, 6):
        book.active[f"C{row}"].number_format = '"~"0'
    path = saved(book, tmp_path / "claims.xlsx")
    assert f"{path}: cells read as they are shown: 4 (C2 '~1'; C3 '~2'; C4 '~3'; and 1 more)" in load(path).notes


REFUSED = [
    (748, '0"000"', "2:3 shown-otherwise: the cell C2 holds 748 and shows '748000'"),
    (748, '"1"0', "2:3 shown-otherwise: the cell C2 holds 748 and shows '1748'"),
    (748, '0"0 people"', "2:3 shown-otherwise: the cell C2 holds 748 and shows '7480 people'"),
    (748, '"no. 1"0', "2:3 shown-otherwise: the cell C2 holds 748 and shows 'no. 1748'"),
    (748_000, '"over "#,##0,', "2:3 shown-otherwise: the cell C2 holds 748000 and shows 'over 748000'"),
    (748, ";;;", "2:3 missing-value: no figure"),
    (748, "0.0%", "2:3 percentage: the cell C2 is a percentage: '74800%'"),
]


@pytest.mark.parametrize(("value", "number_format", "problem"), REFUSED)
def test_a_format_that_shows_other_digits_nothing_or_a_share_is_refused_with_the_address(
    tmp_path: Path, value: float, number_format: str, problem: str
) -> None:
    book = book_of(value)
    book.active["C2"].number_format = number_format
    assert outcome(saved(book, tmp_path / "claims.xlsx")) == problem


@pytest.mark.parametrize("number_format", ["$#,##0", "[$€-407] #,##0", '#,##0" %"', '0" kg"'])
def test_money_shares_measures_and_things_in_a_format_are_refused_as_if_they_were_written(
    tmp_path: Path, number_format: str
) -> None:
    book = book_of(748)
    book.active["C2"].number_format = number_format
    assert outcome(saved(book, tmp_path / "claims.xlsx")).startswith("2:3 unreadable-figure: ")


def test_a_zero_that_is_shown_as_not_available_is_no_zero(tmp_path: Path) -> None:
    book = book_of(0)
    book.active["C2"].number_format = '#,##0;-#,##0;"n/a"'
    assert outcome(saved(book, tmp_path / "claims.xlsx")).startswith("2:3 ")


@pytest.mark.parametrize("text", ["+", "~", ">", "at least ", "k.", "1", ",5", "°", "retracted"])
def test_no_format_with_a_text_in_it_gives_the_bare_number(text: str) -> None:
    """A law: a literal before or behind the digits is never passed over, but for blanks, footnote marks and scales."""
    for number_format in (f'"{text}"0', f'0"{text}"', f'#,##0;-0;"{text}"0'):
        its = shown(0, number_format)
        assert its is not None
        assert text.strip() in its.text


def test_what_a_program_wrote_beside_a_number_is_the_number_if_only_its_digits_are_laid_out() -> None:
    assert [
        shown_beside(748_000, text) for text in ("748,000", "748 000", "748.000,00", "7.48E+05", "748", "0.7M")
    ] == ([None] * 6)
    assert [shown_beside(748, text) for text in ("~748", "748+", "n/a", "")] == [
        ("~748", False), ("748+", False), ("n/a", False), ("", False),
    ]  # fmt: skip
    assert shown_beside(748, "at least 749") == ("at least 749", True)


# ── runs of rich text ────────────────────────────────────────────────────────────────────────────────────────────────


def shared(path: Path) -> Path:
    """The workbook with the rich text of C2 among the texts that cells share, in a part of a name of its own."""
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name).decode() for name in book.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    start = sheet.index('<c r="C2"')
    end = sheet.index("</c>", start) + len("</c>")
    text = sheet[start:end].partition("<is>")[2].partition("</is>")[0]
    parts["xl/worksheets/sheet1.xml"] = f'{sheet[:start]}<c r="C2" t="s"><v>1</v></c>{sheet[end:]}'
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts["xl/texts.xml"] = f'<sst xmlns="{main}"><si><t>another</t></si><si>{text}</si></sst>'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    types = parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = types.replace(
        "</Types>", f'<Override PartName="/xl/texts.xml" ContentType="{kind}"/></Types>'
    )
    with zipfile.ZipFile(path, "w") as book:
        for name, xml in parts.items():
            book.writestr(name, xml)
    return path


@pytest.mark.parametrize("among_shared", [False, True])
@pytest.mark.parametrize("align", ["superscript", "subscript"])
def test_a_raised_or_lowered_run_is_no_digit_of_a_figure_and_is_counted(
    tmp_path: Path, align: str, among_shared: bool
) -> None:
    book = book_of(CellRichText("748", TextBlock(InlineFont(vertAlign=align), "1")))
    path = saved(book, tmp_path / "claims.xlsx")
    claims = load(shared(path) if among_shared else path)
    assert [claim.figure.text for claim in claims] == ["748"]
    assert claims.notes[0] == f"{path}: raised or lowered marks, left out of figures: 1 (C2)"


def test_figures_of_the_same_characters_differ_where_other_ones_of_them_are_raised(tmp_path: Path) -> None:
    book = book_of(
        *(CellRichText(text, TextBlock(RAISED, mark)) for text, mark in (("748", "1"), ("74", "81"))), "7481"
    )
    assert [claim.figure.text for claim in load(saved(book, tmp_path / "claims.xlsx"))] == ["748", "74", "7481"]


def test_a_raised_run_is_found_in_columns_of_two_letters(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["source", "metric", *(f"note {number}" for number in range(25)), "figure"])
    book.active.append(["A", "wounded", *["x"] * 25, CellRichText("748", TextBlock(RAISED, "1"))])
    path = saved(book, tmp_path / "claims.xlsx")
    claims = load(path)
    assert claims[0].figure.text == "748"
    assert f"{path}: raised or lowered marks, left out of figures: 1 (AB2)" in claims.notes


def test_a_raised_run_of_a_name_belongs_to_the_name(tmp_path: Path) -> None:
    book = book_of(748)
    book.active["A2"] = CellRichText("H", TextBlock(InlineFont(vertAlign="subscript"), "2"), "O Watch")
    assert load(saved(book, tmp_path / "claims.xlsx"))[0].source == "H2O Watch"


@pytest.mark.parametrize("among_shared", [False, True])
def test_a_figure_of_which_a_part_is_struck_out_is_refused(tmp_path: Path, among_shared: bool) -> None:
    path = saved(book_of(CellRichText(TextBlock(STRUCK, "748"), " 164")), tmp_path / "claims.xlsx")
    found = outcome(shared(path) if among_shared else path)
    assert found == "2:3 struck-out: the cell C2 is struck out: '748 164'"


def test_a_struck_out_figure_or_row_is_refused_with_what_may_be_meant(tmp_path: Path) -> None:
    book = book_of(748, 1000, 5)
    for cell in (*book.active[2][:3], book.active["C3"]):
        cell.font = Font(strike=True)
    with pytest.raises(ClaimsError) as caught:
        load(saved(book, tmp_path / "claims.xlsx"))
    assert [(its.line, its.column, its.code) for its in caught.value.problems] == [
        (2, 1, "struck-out"), (2, 2, "struck-out"), (2, 3, "struck-out"), (3, 3, "struck-out"),
    ]  # fmt: skip
    assert caught.value.problems[3].hint == "if its source took it back, write it plain, and `retracted` under status"


def test_bold_and_coloured_runs_say_nothing(tmp_path: Path) -> None:
    book = book_of(CellRichText("7", TextBlock(InlineFont(b=True, color="FF0000"), "48")))
    claims = load(saved(book, tmp_path / "claims.xlsx"))
    assert (claims[0].figure.text, len(claims.notes)) == ("748", 1)  # the note tells that no row has a day


def test_comments_on_cells_are_counted_with_their_places(tmp_path: Path) -> None:
    book = book_of(748, 5)
    book.active["C2"].comment = Comment("retracted", "editor")
    path = saved(book, tmp_path / "claims.xlsx")
    assert load(path).notes[0] == f"{path}: cells with a comment, which is not read: 1 (C2)"


# ── the same in .ods ─────────────────────────────────────────────────────────────────────────────────────────────────

NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{its}:1.0"'
    for name, its in (("office", "office"), ("style", "style"), ("table", "table"), ("text", "text"))
)
STYLES = (
    '<office:automatic-styles><style:style style:name="T1"><style:text-properties style:text-position="super 58%"/>'
    '</style:style><style:style style:name="T2"><style:text-properties style:text-line-through-style="solid"/>'
    '</style:style><style:style style:name="T3"><style:text-properties style:text-position="0% 100%"/></style:style>'
    "</office:automatic-styles>"
)


def ods(path: Path, figure: str) -> Path:
    """An .ods file of one claim, its figure this cell."""

    def row(*cells: str) -> str:
        return f"<table:table-row>{''.join(cells)}</table:table-row>"

    def word(text: str) -> str:
        return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'

    rows = row(*map(word, ("source", "metric", "figure"))) + row(word("A"), word("wounded"), figure)
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr(
            "content.xml",
            f"<office:document-content {NAMESPACES}>{STYLES}<office:body><office:spreadsheet>"
            f'<table:table table:name="S">{rows}</table:table></office:spreadsheet></office:body>'
            "</office:document-content>",
        )
    return path


TEXT = '<table:table-cell office:value-type="string"{more}><text:p>{text}</text:p></table:table-cell>'
NUMBER = (
    '<table:table-cell office:value-type="float" office:value="748"{more}><text:p>{text}</text:p></table:table-cell>'
)

ODS = [
    (TEXT.format(more="", text='748<text:span text:style-name="T1">1</text:span>'), "748"),
    (TEXT.format(more="", text='74<text:span text:style-name="T3">8</text:span>'), "748"),
    (
        TEXT.format(more="", text='<text:span text:style-name="T2">748</text:span> 164'),
        "2:3 struck-out: the cell C2 is struck out: '748 164'",
    ),
    (
        NUMBER.format(more=' table:style-name="T2"', text="748"),
        "2:3 struck-out: the cell C2 is struck out: '748'",
    ),
    (NUMBER.format(more="", text="~748"), "~748"),
    (NUMBER.format(more="", text="748+"), "748+"),
    (NUMBER.format(more="", text="748.00"), "748"),
    (NUMBER.format(more="", text="748000 k"), "748"),
    (
        NUMBER.format(more="", text="at least 749"),
        "2:3 shown-otherwise: the cell C2 holds 748 and shows 'at least 749'",
    ),
    (NUMBER.format(more="", text=""), "2:3 missing-value: no figure"),
]


@pytest.mark.parametrize(("figure", "found"), ODS)
def test_an_ods_cell_is_read_as_it_is_shown_like_one_of_xlsx(tmp_path: Path, figure: str, found: str) -> None:
    assert outcome(ods(tmp_path / "claims.ods", figure)) == found
