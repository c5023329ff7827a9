"""Kinds of files: one row an ending; and what no table is, known by its first bytes, with what to do about it."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, NamedTuple

from figures.errors import ClaimsError
from figures.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from figures.readers.opened import Opened
    from figures.readers.table import How, Table

_START: Final = 4_096
"""Bytes that are looked at to tell what a file is."""


class FileKind(NamedTuple):
    """One kind of file.

    Attributes:
        endings: of its names.
        read: its reader, as `module:function`.
        starts: the bytes with which its content begins; none: it is text.
        extra: the extra that brings the libraries it needs.
    """

    endings: tuple[str, ...]
    read: str
    starts: tuple[bytes, ...] = ()
    extra: str = ""


class NoTable(NamedTuple):
    """What is known by its first bytes, or its ending, to be no table."""

    what: str
    remedy: str
    starts: tuple[bytes, ...] = ()
    endings: tuple[str, ...] = ()


TEXT: Final = FileKind((".csv", ".tsv", ".tab", ".txt"), "figures.readers.csv_table:read_csv")
"""The kind of a file whose ending says nothing."""

_JSON: Final = FileKind((".json",), "figures.readers.json_table:read_json")
_LINES: Final = FileKind((".jsonl", ".ndjson"), "figures.readers.json_table:read_json_lines")

KINDS: Final = (
    TEXT,
    _JSON,
    _LINES,
    FileKind((".xlsx", ".xlsm", ".xltx", ".xltm"), "figures.readers.spreadsheet:read_spreadsheet", (b"PK",), "excel"),
    FileKind((".ods",), "figures.readers.spreadsheet:read_spreadsheet", (b"PK",), "excel"),
    FileKind((".parquet",), "figures.readers.spreadsheet:read_parquet", (b"PAR1",), "parquet"),
)

_COPY: Final = "copy the table into a spreadsheet and save it as CSV"

NO_TABLES: Final = (
    NoTable("an SQLite database", "export the table you mean as CSV", (b"SQLite format 3\0",), (".db", ".sqlite")),
    NoTable("a PDF", _COPY, (b"%PDF",), (".pdf",)),
    NoTable("R data", "write the table with write.csv", (b"RDX2\n", b"RDX3\n", b"X\n\0\0"), (".rda", ".rdata", ".rds")),
    NoTable("a gzip archive", "unpack it", (b"\x1f\x8b",), (".gz",)),
    NoTable("an archive", "unpack it", (b"BZh", b"\xfd7zXZ\0", b"7z\xbc\xaf", b"Rar!", b"\x28\xb5\x2f\xfd")),
    NoTable("an old workbook, or a locked one", "save it as .xlsx", (b"\xd0\xcf\x11\xe0",), (".xls", ".xlsb")),
    NoTable("a web page", "save the table in it as CSV", (b"<!doctype html", b"<html", b"<table"), (".html", ".htm")),
    NoTable("XML", "save the table in it as CSV", (b"<?xml",), (".xml",)),
    NoTable("rich text", _COPY, (b"{\\rtf",), (".rtf",)),
    NoTable("a picture", "type the figures into a table", (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF")),
    NoTable("Stata data", "export it as CSV", (b"<stata_dta>",), (".dta",)),
    NoTable("SPSS data", "export it as CSV", (b"$FL2", b"$FL3"), (".sav",)),
    NoTable("Markdown", _COPY, (), (".md",)),
    NoTable("YAML", "write it as JSON or CSV", (), (".yaml", ".yml")),
    NoTable("a Word document", _COPY, (), (".docx", ".doc", ".odt")),
)  # fmt: skip


def read_table(found: Opened, how: How) -> Table:
    """The table in a file: by its ending, and where it has none by its content.

    Raises:
        ClaimsError: the file holds no table, or one of another kind than its name says; the problem says what to do.
        MissingExtraError: a library for this kind of file is not installed.
    """
    with found.open() as stream:
        start = stream.read(_START)
    kind = kind_of(found, start)
    module, _, name = kind.read.partition(":")
    reader: Callable[[Opened, How], Table] = getattr(import_module(module), name)
    return reader(found, how)


def kind_of(found: Opened, start: bytes) -> FileKind:
    """The kind of a file that begins with these bytes.

    Raises:
        ClaimsError: it is no table, or its name says another kind than its content.
    """
    ending = PurePath(found.name).suffix.lower()
    named = next((kind for kind in KINDS if ending in kind.endings), None)
    if named and named.starts and start.startswith(named.starts):
        return named
    plain = start.removeprefix(b"\xef\xbb\xbf").lstrip()[:64].lower()
    for other in NO_TABLES:
        if start.startswith(other.starts) or plain.startswith(other.starts) or (ending in other.endings and not named):
            raise _no_table(found, other.what, other.remedy)
    binary = next((kind for kind in KINDS if kind.starts and start.startswith(kind.starts)), None)
    if binary and not (named and named.starts):
        return _of_content(found, binary)
    looks = _json_of(start)
    if named is None:
        return looks or TEXT
    if looks and named is TEXT:
        raise _no_table(found, "this looks like JSON", f"name it {looks.endings[0]}")
    return named


def _of_content(found: Opened, kind: FileKind) -> FileKind:
    """The kind of a file of bytes whose name says nothing; a name that says otherwise is refused."""
    what, remedy = "a parquet file", "name it .parquet"
    if kind.extra == "excel":
        what, remedy = _packed(found)
    if PurePath(found.name).suffix.lower() in TEXT.endings[:3] + _JSON.endings or not what.startswith(
        ("a workbook", "a parquet")
    ):
        raise _no_table(found, what, remedy)
    return kind


def _packed(found: Opened) -> tuple[str, str]:
    """What a zip archive is, and what to do."""
    import zipfile

    try:
        with found.open() as stream, zipfile.ZipFile(stream) as archive:
            names = archive.namelist()
    except (OSError, zipfile.BadZipFile, ValueError):
        return "a zip archive, and a broken one", "save it anew"
    if any(name.startswith("word/") for name in names):
        return "a Word document", _COPY
    if any(name.startswith("ppt/") for name in names):
        return "a presentation", _COPY
    if any(name.startswith("xl/") for name in names):
        return "a workbook", "name it .xlsx"
    if "content.xml" in names:
        return "a workbook", "name it .ods"
    return "a zip archive", "unpack it"


def _json_of(start: bytes) -> FileKind | None:
    """The kind of JSON that a text begins as; None for any other text."""
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    after = text[1:].lstrip()[:1]
    if text[:1] == b"[" and after in (b"{", b"]"):
        return _JSON
    if text[:1] != b"{" or after not in (b'"', b"}"):
        return None
    first, _, rest = text.partition(b"\n")
    try:
        held = json.loads(first)
    except (ValueError, RecursionError):
        return _JSON
    alone = not rest.strip() and not any(isinstance(value, list) for value in held.values())
    return _LINES if alone or rest.lstrip()[:1] == b"{" else _JSON


def _no_table(found: Opened, what: str, remedy: str) -> ClaimsError:
    return ClaimsError((Problem(found.name, None, None, "no-table", f"{what}: {remedy}"),))
