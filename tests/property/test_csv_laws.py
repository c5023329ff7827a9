"""Laws of the CSV reader: what is written is read, every place is right, and no bytes are too strange."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from figures import import_table, load
from figures.readers import csv_table
from figures.readers.csv_table import read_csv
from figures.readers.sheets import sheet_of as table_sheet

if TYPE_CHECKING:
    from figures.readers.sheet import Sheet

FIELDS = ("source", "metric", "figure", "note")

MARKS = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff", "utf-8-sig": b"", "utf-8": b""}
codecs = st.sampled_from(sorted(MARKS))
delimiters = st.sampled_from(",;\t")
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8) | st.text(
    ' ,;\t"\r\n\u00a0x\u00e9', max_size=8
)
rows = st.tuples(texts, texts, texts, texts).filter(lambda row: any(cell.strip() for cell in row))
tables = st.lists(rows, min_size=1, max_size=6)


def written(table: list[tuple[str, ...]], delimiter: str) -> str:
    """The table as the csv module writes it for spreadsheets, every cell quoted that needs it."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerows([FIELDS, *table])
    return out.getvalue()


def sheet_of(text: str, codec: str) -> Sheet:
    """The sheet that the text gives in an encoding."""
    return table_sheet(read_csv(io.BytesIO(MARKS[codec] + text.encode(codec)), name="claims.csv"))


def cells(sheet: Sheet) -> list[tuple[str, ...]]:
    """The sheet's rows."""
    return list(zip(*(sheet.columns[field] for field in FIELDS), strict=True))


@given(tables, delimiters, codecs)
def test_what_is_written_is_read_with_its_outer_space_stripped(
    table: list[tuple[str, ...]], delimiter: str, codec: str
) -> None:
    sheet = sheet_of(written(table, delimiter), codec)
    assert sheet.problems == ()
    assert cells(sheet) == [tuple(cell.strip() for cell in row) for row in table]


names = st.text("=+-@;'\" ab", min_size=1, max_size=8).filter(str.strip)


@given(names, names)
def test_what_import_writes_is_no_formula_and_loads_to_the_same_claims(place: str, note: str) -> None:
    facts = {"source": "A", "metric": "killed", "figure": "5", "place": place, "note": note}
    text, claims = import_table(pd.DataFrame([facts]))
    assert list(load(io.BytesIO(text.encode()))) == list(claims)
    for delimiter in ",;\t":
        for row in csv.reader(io.StringIO(text), delimiter=delimiter):
            assert not [cell for cell in row if cell.strip(" ")[:1] in set("=+-@") - {""}]


@given(tables, delimiters, codecs, st.integers(1, 4))
def test_the_size_of_a_chunk_never_matters(
    table: list[tuple[str, ...]], delimiter: str, codec: str, chunk: int
) -> None:
    text = written(table, delimiter) + "short\n"
    whole = sheet_of(text, codec)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_table, "CHUNK", chunk)
        piecemeal = sheet_of(text, codec)
    assert cells(piecemeal) == cells(whole)
    assert piecemeal.problems == whole.problems


@given(tables, delimiters, codecs)
def test_every_character_of_every_cell_stands_where_it_is_said_to_stand(
    table: list[tuple[str, ...]], delimiter: str, codec: str
) -> None:
    text = written(table, delimiter)
    lines = re.split("\r\n|\r|\n", text)
    sheet = sheet_of(text, codec)
    for row, cell_texts in enumerate(cells(sheet)):
        for field, cell in zip(FIELDS, cell_texts, strict=True):
            for offset, character in enumerate(cell):
                line, column = sheet.locate(row, field, offset)
                assert line is not None
                assert column is not None
                if character not in "\r\n":
                    assert lines[line - 1][column - 1] == character


scraps = st.lists(
    st.sampled_from([b"source,metric,figure\n", b'"', b'""', b",", b";", b"\n", b"\r", b"\0", b"x", b" ", b"\xc3\xa9"])
    | st.binary(max_size=3),
    max_size=30,
).map(b"".join)


@given(st.binary(max_size=200) | scraps | scraps.map(b"source,metric,figure\n".__add__))
@example(b"\xff\xfe\x00\xd8\x00\x00")
@example(b"\x01,\x00")
@example(b'source,metric,figure\n"a"\r"')
@example(b"\x01,\x00")
def test_any_bytes_give_a_sheet_whose_every_row_and_problem_has_a_place(content: bytes) -> None:
    sheet = table_sheet(read_csv(io.BytesIO(content), name="claims.csv"))
    assert all(len(column) == sheet.rows for column in sheet.columns.values())
    assert sheet.rows or sheet.problems
    assert all(0 <= row < sheet.rows for row in sheet.bad_rows)
    for problem in sheet.problems:
        assert str(problem).replace("\n", "").isprintable()
        assert problem.line is None or 1 <= problem.line <= len(content) + 1
    lines = [sheet.locate(row, "figure", 0)[0] for row in range(sheet.rows)]
    assert None not in lines
    assert lines == sorted(lines, key=lambda line: line or 0)
