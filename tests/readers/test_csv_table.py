"""What a CSV file gives, and what is said about the faults of its form."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from figures import load
from figures.claims.fields import NAMES, REQUIRED
from figures.errors import ClaimsError, SelectionError
from figures.readers import csv_table
from figures.readers import opened as figures_input
from figures.readers.csv_table import CELL_LIMIT, read_csv
from figures.readers.sheets import sheet_of
from figures.readers.table import COLUMN_LIMIT, How

if TYPE_CHECKING:
    from pathlib import Path

    from figures.readers.sheet import Sheet

HEADER = "source,metric,figure\n"
ROW = "Ministry,killed,5\n"


def read(text: str | bytes, *, name: str = "claims.csv", delimiter: str | None = None) -> Sheet:
    content = text if isinstance(text, bytes) else text.encode()
    return sheet_of(read_csv(io.BytesIO(content), How(delimiter=delimiter or ""), name=name))


def cells(sheet: Sheet) -> list[tuple[str, ...]]:
    """The sheet's rows, its fields in the order of the file."""
    return list(zip(*sheet.columns.values(), strict=True))


def said(sheet: Sheet) -> list[str]:
    """The sheet's problems as a user sees them."""
    return [str(problem) for problem in sheet.problems]


def test_the_fields_stand_in_the_order_in_which_they_are_written() -> None:
    assert NAMES[:5] == ("source", "metric", "figure", "id", "via")
    assert len(NAMES) == 17
    assert REQUIRED == ("source", "metric", "figure")


def test_a_sheet_holds_the_stripped_cells_of_the_known_columns() -> None:
    sheet = read(HEADER + " Ministry ,killed,\t5\nAgency,killed,\n")
    assert cells(sheet) == [("Ministry", "killed", "5"), ("Agency", "killed", "")]
    assert (sheet.path, sheet.rows, sheet.problems, sheet.notes) == ("claims.csv", 2, (), ())
    assert sheet.bad_rows == frozenset()
    assert sheet.label(0) is None
    assert "via" not in sheet.columns


def test_cells_that_differ_only_in_outer_space_share_a_code() -> None:
    sheet = read(HEADER + ROW + " Ministry,killed,5\n")
    assert sheet.columns["source"].values == ("Ministry",)


def test_header_names_are_read_without_regard_to_case_and_value_is_another_name_of_figure() -> None:
    sheet = read(" Source ,METRIC,Value,As_Of\nMinistry,killed,5,2022\n")
    assert list(sheet.columns) == ["source", "metric", "figure", "as_of"]
    assert sheet.notes == ("claims.csv: the column 'Value' is read as figure",)


def test_a_header_is_known_without_regard_to_spaces_and_dashes_and_by_a_few_other_words_which_are_told() -> None:
    sheet = read("Source,metric,Number,As of,AS-OF-x,Location,notes,Link\nA,killed,5,2022,,Almaty,n,u\n")
    assert list(sheet.columns) == ["source", "metric", "figure", "as_of", "place", "note", "url"]
    assert sheet.unknown == ("AS-OF-x",)
    assert [note.partition(": ")[2] for note in sheet.notes[:4]] == [
        "the column 'Number' is read as figure",
        "the column 'Location' is read as place",
        "the column 'notes' is read as note",
        "the column 'Link' is read as url",
    ]


def test_a_field_s_own_name_wins_over_another_word_for_it() -> None:
    sheet = read("source,metric,count,figure\nA,killed,3,5\n")
    assert sheet.columns["figure"].values == ("5",)
    assert sheet.unknown == ("count",)


def test_the_digest_is_that_of_the_bytes_of_the_file(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + (HEADER + ROW * 50_000).encode()
    path = tmp_path / "claims.csv"
    path.write_bytes(content)
    assert sheet_of(read_csv(path)).sha256 == hashlib.sha256(content).hexdigest()


def test_the_digest_is_that_of_the_whole_file_even_when_its_header_cannot_be_used() -> None:
    content = ("foo,bar\n" + ROW * 100_000).encode()
    assert read(content).sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    ("content", "notes"),
    [
        ((HEADER + "Müller,killed,5\n").encode(), []),
        ((HEADER + "Müller,killed,5\n").encode("utf-8-sig"), []),
        ((HEADER + "Müller,killed,5\n").encode("utf-16"), ["claims.csv: read as UTF-16"]),
        (b"\xfe\xff" + (HEADER + "Müller,killed,5\n").encode("utf-16-be"), ["claims.csv: read as UTF-16"]),
        ((HEADER + "Müller,killed,5\n").encode("utf-32"), ["claims.csv: read as UTF-32"]),
        (
            (HEADER + "Müller,killed,5\n").encode("cp1252"),
            ["claims.csv: read as Windows-1252; should names look wrong, save the file as UTF-8"],
        ),
        ((HEADER + "Müller,killed,5\n").replace(",", ";").encode(), ["claims.csv: read as separated by semicolons"]),
        ((HEADER + "Müller,killed,5\n").replace(",", "\t").encode(), ["claims.csv: read as separated by tabs"]),
        (
            (HEADER + "Müller,killed,5\n").replace(",", ";").encode("utf-16"),
            ["claims.csv: read as UTF-16", "claims.csv: read as separated by semicolons"],
        ),
        ((HEADER + "Müller,killed,5\n").replace("\n", "\r\n").encode(), []),
        ((HEADER + "Müller,killed,5\n").replace("\n", "\r").encode(), []),
        (("\n \n,,,\n" + HEADER + "\n,,\nMüller,killed,5").encode(), []),
    ],
)
def test_the_common_ways_of_writing_a_table_give_the_same_cells_and_are_noted(content: bytes, notes: list[str]) -> None:
    sheet = read(content)
    assert cells(sheet) == [("Müller", "killed", "5")]
    assert list(sheet.notes) == notes
    assert sheet.problems == ()


def test_a_delimiter_that_is_given_is_used_without_a_note() -> None:
    sheet = read("source\tmetric\tfigure\na,b\tkilled\t5\n", delimiter="\t")
    assert cells(sheet) == [("a,b", "killed", "5")]
    assert sheet.notes == ()


def test_a_comma_wins_over_a_semicolon_when_the_header_can_be_read_with_it() -> None:
    assert cells(read("source,metric,figure,a;b\nx;y,killed,5,\n")) == [("x;y", "killed", "5")]


def test_a_late_byte_that_is_no_utf_8_turns_the_whole_file_to_windows_1252() -> None:
    sheet = read((HEADER + ROW * 30_000).encode() + "Müller,killed,5\n".encode("cp1252"))
    assert (sheet.rows, sheet.columns["source"][30_000]) == (30_001, "Müller")


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (HEADER.encode() + "Müller,killed,5\n".encode("cp1252") + "Müller,killed,5\n".encode(), "2:2"),
        (HEADER.encode() + "Müller,killed,5\n".encode() + "Müller,killed,5\n".encode("cp1252"), "3:2"),
        (HEADER.encode() + b"ab\x81,killed,5\n", "2:3"),
        (HEADER.encode() + (ROW * 30_000).encode() + b"\r\n\x81", "30003:1"),
        (b"\xef\xbb\xbf" + HEADER.encode() + b"M\xfcller,killed,5\n", "2:2"),
        (b"\xef\xbb\xbfM\xfcller," + HEADER.encode(), "1:2"),
        (HEADER.encode() + b"M\xfcller,killed,5\n" + "\U0001f600,killed,5\n".encode(), "2:2"),
    ],
)
def test_bytes_that_are_no_text_are_one_problem_with_its_place(content: bytes, place: str) -> None:
    sheet = read(content)
    assert said(sheet) == [
        (
            f"claims.csv:{place}: what stands here is not UTF-8, "
            "save the file as UTF-8; if parts of it came from other files, paste them in anew [undecodable-text]"
        )
    ]
    assert (sheet.rows, dict(sheet.columns)) == (0, {})
    assert sheet.locate(0, "source", 0) == (None, None)


def test_a_utf_16_file_that_ends_within_a_character_is_a_problem_with_its_place() -> None:
    assert said(read((HEADER + ROW).encode("utf-16") + b"x"))[0].startswith(
        "claims.csv:3:1: what stands here is not UTF-16"
    )


NEEDED = "source,metric,figure"
UNCLOSED = "a quote opens here and never closes, close it, or double it if it belongs to the text [unclosed-quote]"


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", [f": the table is empty, begin it with a header such as {NEEDED} [empty-file]"]),
        ("\ufeff", [f": the table is empty, begin it with a header such as {NEEDED} [empty-file]"]),
        ("\n ,\n", [f": the table is empty, begin it with a header such as {NEEDED} [empty-file]"]),
        (HEADER, [": the table has a header but no rows, add a row for each claim [no-rows]"]),
        (HEADER + ",,\n\n", [": the table has a header but no rows, add a row for each claim [no-rows]"]),
        (
            "\n" + ROW,
            [
                (
                    ":2: the first row is no header: it begins with 'Ministry', "
                    f"put a row before it that names the columns, such as {NEEDED} [no-header]"
                )
            ],
        ),
        (
            "Sources,metric,figure\na,b,c\n",
            [":1: there is no column 'source', is it the one headed 'Sources'? [missing-column]"],
        ),
        ("source,metric\na,b\n", [":1: there is no column 'figure', or say it: --set figure=… [missing-column]"]),
        (
            "source,metric,figure, Value ,SOURCE\na,b,c,d,e\n",
            [
                ":1:23: two columns give the figure: 'figure' and 'Value', leave one of them out [duplicate-column]",
                ":1:30: two columns give the source: 'source' and 'SOURCE', leave one of them out [duplicate-column]",
            ],
        ),
        ('\n"source,metric,figure\n', [f":2:1: {UNCLOSED}"]),
    ],
)  # fmt: skip
def test_a_table_without_a_usable_header_or_rows_is_refused_as_a_whole(text: str, problems: list[str]) -> None:
    sheet = read(text)
    assert said(sheet) == ["claims.csv" + problem for problem in problems]
    assert (sheet.rows, sheet.bad_rows, sheet.notes) == (0, frozenset(), ())


def test_utf_16_without_its_mark_is_recognised_in_the_hint() -> None:
    assert said(read((HEADER + ROW).encode("utf-16-le")))[0].endswith(
        "the text looks like UTF-16 without its mark: save the file as UTF-8 [no-header]"
    )


GOOD = ("Agency", "killed", "6")


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("Ministry,killed\n", "2: the row has 2 cells, the header has 3 [cell-count]"),
        ("Ministry\n", "2: the row has 1 cell, the header has 3 [cell-count]"),
        (
            "Ministry,killed,5,6\n",
            "2: the row has 4 cells, the header has 3, a cell that holds the delimiter must be quoted [cell-count]",
        ),
        (
            '"Ministry"s,killed,5\n',
            "2:11: text follows the closing quote of a cell, double a quote that belongs to the text [stray-quote]",
        ),
        (
            '"two\nlines",killed,"5" \n',
            (
                "3:18: text follows the closing quote of a cell; the row is lines 2 to 3, "
                "double a quote that belongs to the text [stray-quote]"
            ),
        ),
        (
            "Ministry,ki\0lled,5\n",
            (
                "2:12: the metric holds a NUL character, "
                "remove it; a file full of them is UTF-16 without its mark: save it as UTF-8 [nul-character]"
            ),
        ),
        (f"Ministry,{'x' * (CELL_LIMIT + 1)},5\n", "2: a cell has more than 131,072 characters [over-limit]"),
    ],
)
def test_a_faulty_row_keeps_its_place_and_spares_its_neighbours(row: str, problem: str) -> None:
    sheet = read(HEADER + row + ",".join(GOOD) + "\n")
    assert said(sheet) == [f"claims.csv:{problem}"]
    assert sheet.bad_rows == {0}
    assert cells(sheet)[1:] == [GOOD]


def test_a_quote_that_never_closes_is_named_where_it_opens_and_so_is_each_row_within_it() -> None:
    sheet = read(HEADER + ROW + '"two\nlines","kil\nled,5\n' + ROW * 3)
    within = "this row stands in a cell that opens on line 4 [quote-spans-rows]"
    first = UNCLOSED.replace("closes,", "closes; the row is lines 3 to 8,")
    assert said(sheet) == [f"claims.csv:4:8: {first}", *(f"claims.csv:{line}: {within}" for line in (6, 7, 8))]
    assert (sheet.rows, sheet.bad_rows) == (2, frozenset({1}))


def test_a_quote_that_runs_beyond_the_longest_cell_is_named_where_it_opens() -> None:
    sheet = read(HEADER + ROW + 'Ministry,"killed,5\n' + ROW * (CELL_LIMIT // len(ROW) + 100))
    first, *others = said(sheet)
    assert first == (
        "claims.csv:3:10: a cell has more than 131,072 characters, "
        "a quote opens it: is its closing quote missing? [over-limit]"
    )
    assert sheet.rows + len(others) == 2 + CELL_LIMIT // len(ROW) + 100  # no row is lost without its name
    assert cells(sheet)[-1] == ("Ministry", "killed", "5")


@pytest.mark.parametrize(
    ("rows", "places"),
    [
        ('Ministry,wounded,748,"open\nHospital B,wounded,12,plain\nHospital C,wounded,15,"\nPolice,wounded,17,\n',
         [(2, 22), (3, None), (4, None)]),
        ('Ministry,wounded,748,"Almaty, K\nA,wounded,12,"Almaty, K"\nB,wounded,15,"Almaty, K"\n',
         [(2, 22), (3, None)]),
        ('A,wounded,748,"open\nB,wounded,12,plain\nC,wounded,15,plain\nD,wounded,16,"closed"\nE,wounded,17,\n',
         [(2, 15), (3, None), (4, None), (5, None)]),
    ],
)  # fmt: skip
def test_a_quote_that_swallows_rows_is_named_where_it_opens_and_so_is_each_row(
    rows: str, places: list[tuple[int, int | None]]
) -> None:
    sheet = read("source,metric,figure,note\n" + rows)
    assert [(problem.line, problem.column) for problem in sheet.problems] == places
    assert {problem.code for problem in sheet.problems} == {"quote-spans-rows"}
    assert sheet.rows - len(sheet.bad_rows) + len(places) == rows.count("\n")  # used and left out are all there are


def test_a_note_of_several_lines_is_a_note() -> None:
    sheet = read('source,metric,figure,note\nA,killed,5,"one, two\nthree, four, five, six"\nB,killed,6,x\n')
    assert (sheet.rows, sheet.problems) == (2, ())


def test_the_longest_cell_is_read() -> None:
    sheet = read(HEADER + f"Ministry,killed,5\n{'x' * CELL_LIMIT},killed,5\n")
    assert sheet.problems == ()
    assert len(sheet.columns["source"][1]) == CELL_LIMIT


def test_problems_stand_in_the_order_of_the_rows() -> None:
    sheet = read(HEADER + "a\0,killed,5\nb\n" + "c,d\0,\0\n")
    assert [(problem.line, problem.field) for problem in sheet.problems] == [
        (2, "source"), (3, ""), (4, "metric"), (4, "figure"),
    ]  # fmt: skip
    assert sheet.bad_rows == {0, 1, 2}


def test_empty_surplus_cells_are_no_cells_and_empty_rows_no_rows() -> None:
    sheet = read("source,metric,figure,,\nMinistry,killed,5,,\n,,,,\n   \nAgency,killed,6, ,,,\n")
    assert cells(sheet) == [("Ministry", "killed", "5"), GOOD]
    assert (sheet.problems, sheet.unknown) == ((), ())


@pytest.mark.parametrize("blank", [",,\n", " ,\t,\u00a0\n"])
def test_an_empty_row_as_wide_as_the_header_is_no_row(blank: str) -> None:
    sheet = read(HEADER + ROW + blank + ",".join(GOOD) + "\n")
    assert cells(sheet) == [("Ministry", "killed", "5"), GOOD]
    assert sheet.locate(1, "figure", 0) == (4, 15)


def test_a_row_that_names_no_source_is_a_row_all_the_same() -> None:
    assert cells(read(HEADER + ",killed,\n")) == [("", "killed", "")]


def test_text_under_a_column_without_a_name_is_never_dropped_in_silence() -> None:
    assert said(read("source,metric,figure,\nMinistry,killed,5,6\n"))[0].startswith("claims.csv:2: the row has 4 cells")
    sheet = read("source,,metric,figure\nMinistry,x,killed,5\n")
    assert sheet.notes == ("claims.csv: columns kept out of the analysis: column 2, which has no name",)


def test_unknown_columns_are_kept_out_and_named_once_with_what_may_be_meant() -> None:
    sheet = read("source,metric,figure,colour,As_oft,\x1b[31m\nMinistry,killed,5,a,b,c\n")
    assert sheet.unknown == ("colour", "As_oft", "\x1b[31m")
    assert list(sheet.columns) == ["source", "metric", "figure"]
    assert sheet.notes == (
        "claims.csv: columns kept out of the analysis: colour, As_oft (did you mean as_of?), \\x1b[31m",
    )


def test_a_long_name_is_cut_in_a_message() -> None:
    assert read(f"{NEEDED},{'x' * 5_000}\na,b,c,d\n").notes[0].endswith(": " + "x" * 40)
    assert f"begins with '{'x' * 40}'," in said(read("x" * 5_000 + ",killed,5"))[0]


def test_many_unknown_columns_are_counted_instead_of_named() -> None:
    names = [f"x{number}" for number in range(30)]
    sheet = read(f"source,metric,figure,{','.join(names)}\na,b,c{',' * 30}\n")
    assert sheet.notes[0].endswith("x18, x19 and 10 more")


def test_the_widest_table_is_read_and_a_wider_one_refused() -> None:
    names = ",".join(f"x{number}" for number in range(COLUMN_LIMIT - 3))
    assert read(f"{NEEDED},{names}\nMinistry,killed,5{',' * (COLUMN_LIMIT - 3)}\n").problems == ()
    assert said(read(f"{NEEDED},{names},y\n")) == [
        "claims.csv:1: the table has 1,001 columns, the limit is 1,000 [over-limit]"
    ]


def test_the_longest_table_is_read_and_a_longer_one_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_table, "ROW_LIMIT", 300)
    assert read(HEADER + ROW * 300).rows == 300
    sheet = read(HEADER + ROW * 301)
    assert said(sheet) == ["claims.csv:302: the table has more than 300 rows, split the file [over-limit]"]
    assert (sheet.rows, dict(sheet.columns)) == (0, {})


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "claims.csv"
    path.write_text(HEADER + ROW)
    monkeypatch.setattr(figures_input, "FILE_LIMIT", 30)
    with pytest.raises(ClaimsError, match=r"the file has 39 bytes, the limit is 30 \[over-limit\]"):
        read_csv(path)


def test_a_file_that_grows_too_large_while_it_is_read_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures_input, "FILE_LIMIT", 30)
    with pytest.raises(ClaimsError, match=r"the file has more than 30 bytes \[over-limit\]"):
        read(HEADER + ROW)


def test_a_stream_that_is_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures_input, "STREAM_LIMIT", 30)
    with pytest.raises(ClaimsError, match=r"the stream has more than 30 bytes; save it as a file \[over-limit\]"):
        read(HEADER + ROW)


def test_bytes_without_a_line_break_are_refused_before_they_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures_input, "LINE_LIMIT", figures_input.BLOCK)
    with pytest.raises(ClaimsError, match=r"without a line break: this is no table \[over-limit\]"):
        read(HEADER + "x" * 3 * figures_input.BLOCK)
    for line_break in ("\n", "\r"):
        assert read((HEADER + ROW * (figures_input.BLOCK // 5)).replace("\n", line_break)).problems == ()


def test_another_limit_of_the_csv_module_is_set_aside_and_restored() -> None:
    before = csv.field_size_limit(10)
    try:
        assert read(HEADER + "A long name of a ministry,killed,5\n").problems == ()
        assert csv.field_size_limit() == 10
    finally:
        csv.field_size_limit(before)


@pytest.mark.parametrize(
    ("row", "field", "offset", "place"),
    [
        (0, "source", 0, (3, 1)),
        (0, "source", 2, (3, 3)),
        (0, "figure", 0, (3, 20)),
        (1, "source", 0, (4, 3)),
        (1, "source", 3, (5, 1)),
        (1, "source", 5, (5, 3)),
        (1, "source", 6, (5, 5)),
        (1, "source", 9, (5, 9)),
        (1, "metric", 0, (5, 12)),
        (1, "figure", 0, (5, 22)),
        (1, "figure", 1, (5, 23)),
        (1, "figure", 99, (5, 23)),
        (2, "source", 0, (8, 1)),
        (2, "metric", 0, (8, 2)),
        (2, "figure", 99, (8, 4)),
        (2, "via", 0, (8, None)),
        (3, "metric", 0, (9, None)),
    ],
)
def test_a_cell_is_found_at_the_line_and_character_that_an_editor_shows(
    row: int, field: str, offset: int, place: tuple[int | None, int | None]
) -> None:
    sheet = read(
        '\r\nsource,metric,figure\r\nMinistry ,  killed,5\r\n" a\r\nb ""x"" y",killed,"  5"\r\n\r\n,,\r\n,,6\nshort\n'
    )
    assert sheet.locate(row, field, offset) == place


def test_quotes_inside_a_cell_count_as_they_stand_in_the_file() -> None:
    sheet = read(HEADER + '"say ""five"" or six",killed,5\n')
    text = sheet.columns["source"][0]
    assert text == 'say "five" or six'
    assert sheet.locate(0, "source", text.index("f")) == (2, 8)
    assert sheet.locate(0, "source", text.index("six")) == (2, 18)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_places_count_characters_in_every_encoding(codec: str) -> None:
    sheet = read((HEADER + "Müllér,killed,5\nÄ,killed,x\n").encode(codec))
    assert sheet.locate(1, "figure", 0) == (3, 10)
    assert sheet.locate(0, "metric", 1) == (2, 9)


def test_a_file_that_is_gone_or_shorter_when_a_place_is_asked_for_gives_none(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text(HEADER + ROW * 3)
    sheet = sheet_of(read_csv(path))
    path.write_text(HEADER)
    assert sheet.locate(2, "figure", 0) == (None, None)
    sheet = sheet_of(read_csv(path.rename(tmp_path / "other.csv")))
    (tmp_path / "other.csv").unlink()
    assert sheet.locate(0, "figure", 0) == (None, None)


def test_thousands_of_places_cost_little_more_than_one(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text(HEADER + ROW * 20_000)
    sheet = sheet_of(read_csv(path))
    start = time.perf_counter()
    assert all(sheet.locate(row, "figure", 0) == (row + 2, 17) for row in range(0, 20_000, 4))
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    "row", ['"' + '""' * 60_000 + '"', "x" * 100_000, '"' + "\n" * 100_000 + '"', " " * 100_000, "," * 100_000]
)
def test_a_very_long_row_costs_linear_time(row: str) -> None:
    start = time.perf_counter()
    sheet = read(HEADER + f"Ministry,killed,{row}\n")
    sheet.locate(0, "figure", 100_000)
    assert time.perf_counter() - start < 2


def test_standard_input_is_read_by_its_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((HEADER + ROW).encode())))
    sheet = sheet_of(read_csv("-"))
    assert (sheet.path, sheet.rows, sheet.locate(0, "figure", 0)) == ("<stdin>", 1, (2, 17))


def test_a_closed_standard_input_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(ClaimsError, match="<stdin>: the file cannot be read: standard input is closed"):
        read_csv("-")


@pytest.mark.skipif(not os.path.exists("/dev/stdin"), reason="the system has no path for a pipe")  # noqa: PTH110 - a device
def test_a_pipe_is_read_like_a_file() -> None:
    program = (
        "from figures.readers.csv_table import read_csv; from figures.readers.sheets import sheet_of; sheet = sheet_of(read_csv('/dev/stdin')); "
        "print(sheet.path, sheet.rows, sheet.locate(0, 'figure', 0))"
    )
    # Reading a pipe a second time waits for ever: in a process of its own, so that this fails instead of hanging.
    run = subprocess.run(
        [sys.executable, "-c", program], input=HEADER + ROW, capture_output=True, text=True, timeout=30, check=False
    )
    assert (run.stdout, run.stderr) == ("/dev/stdin 1 (2, 17)\n", "")


def test_a_stream_of_text_is_a_mistake_of_the_program() -> None:
    with pytest.raises(TypeError, match="stream of bytes"):
        read_csv(io.StringIO(HEADER))  # type: ignore[arg-type]


def test_a_missing_file_is_named_with_the_one_that_may_be_meant(tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_text(HEADER + ROW)
    with pytest.raises(ClaimsError) as caught:
        read_csv(f"{tmp_path}/claim.csv")
    assert str(caught.value) == (
        f"{tmp_path}/claim.csv: there is no such file, did you mean '{tmp_path}/claims.csv'? [unreadable-file]"
    )
    with pytest.raises(ClaimsError, match=r"there is no such file \[unreadable-file\]"):
        read_csv(tmp_path / "nowhere" / "claims.csv")


def test_a_folder_is_refused_with_the_tables_in_it(tmp_path: Path) -> None:
    with pytest.raises(ClaimsError, match=r"this is a folder, not a file \[unreadable-file\]"):
        read_csv(tmp_path)
    for name in ("b.csv", "a.TSV", "c.txt"):
        (tmp_path / name).touch()
    with pytest.raises(ClaimsError, match=r"name a file in it: .*a\.TSV, .*b\.csv \[unreadable-file\]"):
        read_csv(tmp_path)


def test_a_file_without_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    (tmp_path / "claims.csv").write_text(HEADER + ROW)
    monkeypatch.setattr(figures_input, "_open", refuse)  # root, as whom tests may run, is never refused
    with pytest.raises(ClaimsError, match="there is no permission to read this file"):
        read_csv(tmp_path / "claims.csv")


@pytest.mark.parametrize("path", ["a\0b", "x" * 5_000, "\ud800"])
def test_a_path_that_no_file_can_have_is_refused(path: str) -> None:
    with pytest.raises(ClaimsError, match="unreadable-file"):
        read_csv(path)


def test_a_fault_of_the_disk_is_refused() -> None:
    class Failing(io.BytesIO):
        def read(self, _size: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    with pytest.raises(ClaimsError, match=r"claims\.csv: the file cannot be read: input/output error"):
        read_csv(Failing(), name="claims.csv")


def test_a_path_in_a_message_cannot_drive_the_terminal() -> None:
    with pytest.raises(ClaimsError) as caught:
        read_csv("\x1b[31m\u202eclaims\udcff.csv")
    assert caught.value.problems[0].path == "\\x1b[31m\\u202eclaims\\udcff.csv"
    str(caught.value).encode()


def test_comments_before_the_header_are_no_rows_whatever_they_hold_and_are_counted() -> None:
    sheet = read('# made "by hand\n\n# x\nsource,metric,figure\nA,killed,5\n')
    assert (sheet.rows, sheet.columns["source"][0], sheet.problems) == (1, "A", ())
    assert sheet.notes == ("claims.csv: 2 comments, lines 1, 3",)
    assert sheet.locate(0, "figure", 0) == (5, 10)


def test_below_the_header_a_name_may_begin_with_any_character() -> None:
    sheet = read("source,metric,figure\n# 5 Force,killed,5\n#Group,killed,4\n# 1 Brigade,killed,5\n")
    assert list(sheet.columns["source"]) == ["# 5 Force", "#Group", "# 1 Brigade"]


def test_the_apostrophe_that_guards_a_text_from_being_run_is_no_part_of_it() -> None:
    sheet = read("source,metric,figure\n'=A,killed,5\n=A,killed,6\n'tis,killed,7\n''=A,killed,8\nB;'+C,killed,9\n")
    assert list(sheet.columns["source"]) == ["=A", "=A", "'tis", "'=A", "B;+C"]


def test_what_a_spreadsheet_says_of_its_separator_is_heeded() -> None:
    sheet = read("sep=;\nsource;metric;figure\nA, B;wounded;1\n")
    assert (list(sheet.columns["source"]), sheet.notes) == (["A, B"], ())
    assert sheet.locate(0, "figure", 0) == (3, 14)


@pytest.mark.parametrize("text", ["source|metric|figure\nA|wounded|1\n", "who|dead\nA|1\n"])
def test_cells_between_bars_are_refused_with_what_to_do(text: str) -> None:
    assert said(read(text)) == [
        (
            "claims.csv:1: the cells are separated by bars, save it with commas, "
            "or name what separates its cells in a map [no-header]"
        )
    ]


@pytest.mark.parametrize("blanks", [",,,\n", ";;;\n\n", "\t\t\n", '"","",""\n'])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_blank_rows_before_the_header_are_none_whatever_separates_their_cells(blanks: str, delimiter: str) -> None:
    sheet = read(blanks + (HEADER + ROW).replace(",", delimiter))
    assert cells(sheet) == [("Ministry", "killed", "5")]


def test_a_byte_order_mark_may_stand_twice() -> None:
    sheet = read(b"\xef\xbb\xbf\xef\xbb\xbf" + (HEADER + ROW).encode())
    assert cells(sheet) == [("Ministry", "killed", "5")]
    assert sheet.locate(0, "source", 0) == (2, 1)


def test_a_tab_separated_file_is_known_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "claims.tsv"
    path.write_text("source\tmetric\tfigure\nA, B\tkilled\t5\n")
    sheet = sheet_of(read_csv(path))
    assert (cells(sheet), sheet.notes) == ([("A, B", "killed", "5")], ())


@pytest.mark.parametrize("codec", ["windows-1251", "koi8-r", "windows-1256"])
def test_another_alphabet_is_never_guessed_and_the_option_is_named(codec: str) -> None:
    name = "وزارة الصحة قالت إن" if codec == "windows-1256" else "Министерство обороны"
    content = (HEADER + f"{name},killed,5\n").encode(codec)
    assert said(read(content)) == [
        (
            "claims.csv:2:1: what stands here is not UTF-8, "
            f"save the file as UTF-8, or name its encoding: --encoding {codec} reads '{name}' here [undecodable-text]"
        )
    ]
    sheet = sheet_of(read_csv(io.BytesIO(content), How(encoding=codec), name="claims.csv"))
    assert list(sheet.columns["source"]) == [name]
    assert sheet.notes == ()


@pytest.mark.parametrize(
    ("codec", "name", "likely"),
    [
        ("mac-roman", "Ministère", "mac-roman"),
        ("mac-roman", "Ministère de la Santé", "mac-roman"),
        ("cp850", "Müller, für é", "cp850"),
        ("latin-1", "é\x8f", ""),
    ],
)
def test_western_letters_of_older_machines_are_never_guessed_and_shown_as_the_option_reads_them(
    codec: str, name: str, likely: str
) -> None:
    (problem,) = read((HEADER + f'"{name}",killed,5\n').encode(codec)).problems
    assert (problem.line, problem.code) == (2, "undecodable-text")
    shown = f"--encoding {likely} reads '{name.partition(',')[0]}' here"
    assert (shown in problem.hint) if likely else ("--encoding" not in problem.hint)


@pytest.mark.parametrize("again", [1, 300, 5_000, 6_000])
def test_a_cell_that_comes_again_after_many_is_the_same_value(again: int) -> None:
    notes = [f"note {number}" for number in range(6_000)]
    notes += [notes[-again]]
    sheet = read("source,metric,figure,note\n" + "".join(f"A,killed,5,{note}\n" for note in notes))
    column = sheet.columns["note"]
    assert list(column) == notes
    assert len(column.values) == 6_000


@pytest.mark.parametrize(
    "name", ["klingon", "rot13", "zlib", "uu", "punycode", "idna", "unicode_escape", "undefined", "a\0"]
)
def test_an_encoding_that_there_is_not_or_that_no_file_has_is_refused(name: str) -> None:
    with pytest.raises(SelectionError, match="unknown encoding"):
        read_csv(io.BytesIO(HEADER.encode()), How(encoding=name))


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16", "utf-32-le", "utf-32"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_wide_encoding_that_is_named_is_read_with_its_mark_or_without(codec: str, mark: str) -> None:
    content = (mark + HEADER + "A,killed,5\n").encode(codec if codec.endswith("le") else f"{codec}-le")
    sheet = sheet_of(read_csv(io.BytesIO(content), How(encoding=codec), name="claims.csv"))
    assert list(sheet.columns["source"]) == ["A"]


@pytest.mark.parametrize(("figure", "beside", "asked"), [("1", "200", True), ("12", "2000", False), ("1", "20", False)])
def test_thousands_split_over_two_cells_are_asked_about(figure: str, beside: str, asked: bool) -> None:
    sheet = read(f"source,metric,figure,note\nA,killed,{figure},{beside}\n")
    assert [problem.code for problem in sheet.problems] == ["split-figure"] * asked
    if asked:
        assert said(sheet)[0].startswith("claims.csv:2:10: '1' stands before '200' under note: is this 1,200?")


def noted(text: str) -> list[str]:
    """What loading says of the text beside what it says of its days; or the problems."""
    try:
        claims = load(io.BytesIO(text.encode()))
    except ClaimsError as fault:
        return [str(problem) for problem in fault.problems]
    return [claim.figure.text for claim in claims] + [note for note in claims.notes if "no day" not in note]


def test_a_dot_that_parts_thousands_is_told_and_refused_beside_fractions() -> None:
    head = "source,metric,figure\n"
    assert noted(f"{head}A,wounded,about 748.000\nB,wounded,5\n") == [
        "about 748.000", "5",
        "<stream>: dots taken to part thousands: 1 (2:11 '748.000' is read as 748,000)",
    ]  # fmt: skip
    assert noted(f"{head}A,wounded,748.000\nB,wounded,748.00\n") == [
        "<stream>:2:11: '748.000' may be a fraction, for '748.00' stands in the column too [odd-thousands]"
    ]
    assert noted(f"{head}A,wounded,2.298\nB,wounded,1.234.567\n") == ["2.298", "1.234.567"]


def test_between_semicolons_a_comma_may_part_the_fraction_of_a_whole_number_and_that_is_told() -> None:
    assert noted("source;metric;figure\nA;wounded;748,00\nB;wounded;1.000,0\n") == [
        "748", "1.000",
        "<stream>: read as separated by semicolons",
        "<stream>: commas taken to part fractions: 2 (2:11 '748,00' is read as 748; 3:11 '1.000,0' is read as 1.000)",
        "<stream>: dots taken to part thousands: 1 (3:11 '1.000' is read as 1,000)",
    ]  # fmt: skip
    (problem,) = noted("source;metric;figure\nA;wounded;748,50\n")
    assert problem.startswith("<stream>:2:11: cannot read figure '748,50'")
    (problem,) = noted('source,metric,figure\nA,wounded,"748,00"\n')
    assert problem.startswith("<stream>:2:12: cannot read figure '748,00'")


@pytest.mark.parametrize("cell", ["748", "2022-01-06", "wounded"])
def test_a_column_that_is_headed_by_a_cell_of_a_claim_may_have_lost_a_line_break(cell: str) -> None:
    text = f"source,metric,figure,noteMinistry,{cell},x\nHospital,wounded,3,,,\n"
    assert noted(text)[-1] == f"<stream>: a column is headed '{cell}': was the line break after the header lost?"


def test_a_column_headed_date_is_asked_about() -> None:
    assert said(read("source,metric,figure,Date\nA,killed,5,2022\n")) == [
        (
            "claims.csv:1:22: the column 'Date' may be the day up to which a figure counts, or the day on which it appeared, "
            "say which: --set as_of={Date} or --set published={Date}, or head it so [unclear-column]"
        )
    ]
