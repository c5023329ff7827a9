"""What a file is: by its ending, by its content where it has none; and what is said of what is no table."""

from __future__ import annotations

import gzip
import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from figures import ClaimsError, load
from figures.readers.kinds import KINDS

if TYPE_CHECKING:
    from pathlib import Path

ROWS = b"source,metric,figure\nA,killed,5\n"
ROW = b'{"source": "A", "metric": "killed", "figure": 5}'


def packed(*names: str) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return archive.getvalue()


def problem(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    with pytest.raises(ClaimsError) as caught:
        load(path)
    (one,) = caught.value.problems
    assert one.code == "no-table"
    return one.message


def test_every_ending_has_one_reader() -> None:
    endings = [ending for kind in KINDS for ending in kind.endings]
    assert len(endings) == len(set(endings))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.db", b"SQLite format 3\0...", "an SQLite database: export the table you mean as CSV"),
        ("a.csv", b"SQLite format 3\0...", "an SQLite database: export the table you mean as CSV"),
        ("a.pdf", b"%PDF-1.7", "a PDF: copy the table into a spreadsheet and save it as CSV"),
        ("a.csv", gzip.compress(ROWS), "a gzip archive: unpack it"),
        ("a.csv.gz", gzip.compress(ROWS), "a gzip archive: unpack it"),
        ("a.zip", packed("a.csv"), "a zip archive: unpack it"),
        ("a.csv", packed("xl/workbook.xml"), "a workbook: name it .xlsx"),
        ("a.csv", packed("content.xml"), "a workbook: name it .ods"),
        ("a.docx", packed("word/document.xml"), "a Word document: copy the table into a spreadsheet and save it as CSV"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1", "an old workbook, or a locked one: save it as .xlsx"),
        ("a.RData", gzip.compress(b"RDX3\n"), "R data: write the table with write.csv"),
        ("a.csv", b"\n<!DOCTYPE html><table>", "a web page: save the table in it as CSV"),
        ("a.csv", b"<?xml version='1.0'?>", "XML: save the table in it as CSV"),
        ("a.yaml", b"- source: A\n", "YAML: write it as JSON or CSV"),
        ("a.md", b"| source | metric |\n", "Markdown: copy the table into a spreadsheet and save it as CSV"),
        ("a.csv", b"PAR1....", "a parquet file: name it .parquet"),
        ("a.txt", b"[" + ROW + b"]", "this looks like JSON: name it .json"),
        ("a.csv", ROW + b"\n" + ROW + b"\n", "this looks like JSON: name it .jsonl"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_named_for_what_it_is_with_what_to_do(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    assert problem(tmp_path / name, content) == said


def test_an_address_is_no_file() -> None:
    with pytest.raises(ClaimsError, match="this is an address: save the file first"):
        load("https://example.org/deaths.csv")


def test_a_link_to_nothing_is_never_told_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "dl.csv").symlink_to("gone.csv")
    with pytest.raises(ClaimsError, match="there is no such file, it is a link to nothing"):
        load(tmp_path / "dl.csv")


@pytest.mark.parametrize(
    "content",
    [ROWS, b"[" + ROW + b"]", ROW, ROW + b"\n", b'{"claims": [' + ROW + b"]}", b"\xef\xbb\xbf [" + ROW + b"]"],
)
def test_where_there_is_no_name_the_content_decides(content: bytes) -> None:
    assert [claim.source for claim in load(io.BytesIO(content))] == ["A"]


def test_objects_on_lines_are_known_where_there_is_no_name() -> None:
    assert len(load(io.BytesIO(ROW + b"\n" + ROW.replace(b"A", b"B")))) == 2


def test_lines_of_objects_have_two_endings(tmp_path: Path) -> None:
    path = tmp_path / "a.ndjson"
    path.write_bytes(ROW)
    assert len(load(path)) == 1


def test_a_workbook_without_a_name_is_read(tmp_path: Path) -> None:
    import openpyxl  # type: ignore[import-untyped]

    book = openpyxl.Workbook()
    for row in (["source", "metric", "figure"], ["A", "killed", 5]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsm")
    assert len(load(tmp_path / "a.xlsm")) == 1
    assert len(load(io.BytesIO((tmp_path / "a.xlsm").read_bytes()))) == 1
