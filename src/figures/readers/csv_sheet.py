"""CSV files as sheets: what the file holds, and every fault of its form with the line and what to do."""

from __future__ import annotations

import csv
import io
from array import array
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from io import SEEK_END
from itertools import chain, count, islice, repeat
from operator import contains, is_, itemgetter
from types import MappingProxyType
from typing import TYPE_CHECKING

from figures.claims.column import Column
from figures.problems import Problem
from figures.readers import arrow_csv
from figures.readers.encoding import UTF_8, WINDOWS_1252, Encoding, announced, first_undecodable, is_windows_1252
from figures.readers.input import BLOCK, Bounded, OverLimitError, open_input, over_limit, printable, unreadable
from figures.readers.records import COMMENT, HEADER, QUOTE, Addresses, Broken, is_blank, open_text, place, records
from figures.readers.sheet import ALIASES, FIELDS, PROPOSED, REQUIRED, Sheet

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

    from figures.readers.input import Input

CELL_LIMIT = 131_072
"""Characters of the longest cell: the csv module's own default, so that its global setting need not be touched."""

COLUMN_LIMIT = 1_000
"""Columns of the widest table."""

ROW_LIMIT = 10_000_000
"""Rows of the longest table."""

NAMED = 20
"""Unknown columns that are named in a note before it says how many more there are."""

CHUNK = 256
"""Rows that are turned into columns at a time; they stay in the processor's cache."""

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs"}
"""What may stand between two cells, in the order in which they are tried."""


def read_csv(
    source: str | os.PathLike[str] | BinaryIO, *, name: str | None = None, delimiter: str | None = None
) -> Sheet:
    """The table in a CSV file: a path, `-` for standard input, or an open stream of bytes.

    The text is UTF-8, what its byte order mark says, or else Windows-1252; cells are separated by the delimiter, or by
    the first of comma, semicolon and tab under which the header names the required columns. Rows that state nothing
    are no rows. Surplus cells at the end of a row are ignored when they are empty, as spreadsheets write them.

    Args:
        source: what to read.
        name: what to call it in messages; the path when it is not given.
        delimiter: what stands between two cells; not given: found from the header.

    Raises:
        ClaimsError: the file cannot be read at all. Faults of what it holds are the sheet's `problems`.
    """
    found = open_input(source, name)
    try:
        with found.open() as stream:
            encoding = announced(stream.read(4))
        try:
            return _read(found, encoding, delimiter)
        except UnicodeDecodeError:
            with found.open() as stream:
                legacy = not encoding.mark and is_windows_1252(stream)
            return _read(found, WINDOWS_1252, delimiter) if legacy else _undecodable(found, encoding)
    except OverLimitError as fault:
        raise over_limit(found.name, fault) from None
    except OSError as fault:
        raise unreadable(found.name, fault) from None


def _read(found: Input, encoding: Encoding, delimiter: str | None) -> Sheet:
    """The table, read in this encoding.

    Raises:
        UnicodeDecodeError: the bytes are not in this encoding.
        OverLimitError: the file or one of its lines is too long.
        OSError: the file cannot be read to its end.
    """
    import hashlib

    digest = hashlib.sha256()
    with (
        io.BufferedReader(Bounded(found.open(), digest), BLOCK) as stream,
        open_text(stream, encoding) as text,
        _cell_limit(),
    ):
        first = next((line for line in text if line.strip() and not line.startswith(COMMENT)), "")
        separator = delimiter or _delimiter(first)
        rows = records(chain((first,), text), separator)
        addresses = Addresses(found, encoding, separator)
        record = next((record for record in rows if not is_blank(record)), [])
        header = _Header.of(record)
        problems = tuple(_header_problems(found.name, header, record, addresses))
        if problems:
            table = _Table({}, 0, {})
        else:
            table = _faultless(found, encoding, first, separator, header) or _table(rows, header)
        while stream.read(BLOCK):  # what follows a fault counts for the digest all the same
            pass
    if not problems and not 0 < table.rows <= ROW_LIMIT:
        problems = (_row_count(found.name, table.rows, addresses),)
        table = _Table({}, 0, {})

    def locate(row: int, field: str, offset: int) -> tuple[int | None, int | None]:
        if field not in header.positions:
            return addresses.line(row), None
        return addresses.cell(row, header.positions[field], offset)

    by_row = _row_problems(found.name, header, table, addresses)
    return Sheet(
        path=found.name,
        sha256=digest.hexdigest(),
        rows=table.rows,
        columns=MappingProxyType(table.columns),
        unknown=header.unknown,
        notes=_notes(found.name, encoding, separator if delimiter is None else ",", () if problems else header.unknown),
        problems=problems + tuple(chain.from_iterable(by_row[row] for row in sorted(by_row))),
        bad_rows=frozenset(by_row),
        locate=locate,
        label=_no_label,
    )


def _delimiter(line: str) -> str:
    """The first delimiter under which the header's line names the required columns; else a comma."""
    for delimiter in DELIMITERS:
        if set(REQUIRED).issubset(map(field_name, next(records((line,), delimiter), ()))):
            return delimiter
    return ","


def _no_label(_row: int) -> None:
    """The label of a row in a file: it has a line instead."""


def _undecodable(found: Input, encoding: Encoding) -> Sheet:
    """The empty sheet of a file whose bytes are no text, with the place of the first that cannot be read."""
    with found.open() as stream:
        readable = first_undecodable(stream, encoding)
    with found.open() as stream:
        line, character = place(stream.read(readable)[len(encoding.mark) :].decode(encoding.codec))
    message = f"what stands here is not {encoding.name}"
    hint = "save the file as UTF-8; if parts of it came from other files, paste them in anew"
    problem = Problem(found.name, line, character, "undecodable-text", message, hint)
    return Sheet.unreadable((problem,))


def _notes(path: str, encoding: Encoding, delimiter: str, unknown: Sequence[str]) -> tuple[str, ...]:
    """What was decided about the file that its author may not expect."""
    notes = []
    if encoding is WINDOWS_1252:
        notes.append(f"{path}: read as Windows-1252; should names look wrong, save the file as UTF-8")
    elif encoding.name != "UTF-8":
        notes.append(f"{path}: read as {encoding.name}")
    if delimiter != ",":
        notes.append(f"{path}: read as separated by {DELIMITERS[delimiter]}")
    if unknown:
        names = ", ".join(map(_unknown, unknown[:NAMED]))
        more = f" and {len(unknown) - NAMED:,} more" if len(unknown) > NAMED else ""
        notes.append(f"{path}: columns kept out of the analysis: {names}{more}")
    return tuple(notes)


def _unknown(name: str) -> str:
    """An unknown column's name, fit to print, with the field that may be meant."""
    import difflib

    near = difflib.get_close_matches(name.lower(), FIELDS, n=1, cutoff=0.8)
    return printable(name[:40]) + (f" (did you mean {near[0]}?)" if near else "")


@contextmanager
def _cell_limit() -> Iterator[None]:
    """Hold the csv module to our limit, should another part of the program have changed its own."""
    before = csv.field_size_limit()
    if before != CELL_LIMIT:
        csv.field_size_limit(CELL_LIMIT)
    try:
        yield
    finally:
        if before != CELL_LIMIT:
            csv.field_size_limit(before)


def field_name(cell: str) -> str:
    """The field that a header cell names, whatever its case; `value` is another name of `figure`."""
    name = cell.strip().lower()
    return ALIASES.get(name, name)


@dataclass(frozen=True, slots=True)
class _Header:
    """What the first row says: where each known field stands, how many columns there are, which are not known."""

    positions: dict[str, int]
    width: int
    unknown: tuple[str, ...]
    repeated: tuple[tuple[str, int], ...]  # a field that an earlier column gives already, and the later column

    @classmethod
    def of(cls, record: list[str]) -> _Header:
        """Read the header; empty cells at its end, as spreadsheets write them, are no columns."""
        width = next((len(record) - left for left, cell in enumerate(reversed(record)) if cell.strip()), 0)
        positions: dict[str, int] = {}
        unknown: list[str] = []
        repeated: list[tuple[str, int]] = []
        for column, cell in enumerate(record[:width]):
            field = field_name(cell)
            if field in PROPOSED:
                continue
            if field not in FIELDS:
                unknown.append(cell.strip() or f"column {column + 1}, which has no name")
            elif field in positions:
                repeated.append((field, column))
            else:
                positions[field] = column
        return cls(positions, width, tuple(unknown), tuple(repeated))


def _header_problems(path: str, header: _Header, record: list[str], addresses: Addresses) -> Iterator[Problem]:
    """Why the table under this header cannot be read, if it cannot."""
    if isinstance(record, Broken):
        yield _broken(path, HEADER, record[0], addresses)
    elif not record:
        hint = f"begin it with a header such as {','.join(REQUIRED)}"
        yield Problem(path, None, None, "empty-file", "the file is empty", hint)
    elif header.width > COLUMN_LIMIT:
        message = f"the table has {header.width:,} columns, the limit is {COLUMN_LIMIT:,}"
        yield Problem(path, addresses.line(HEADER), None, "over-limit", message)
    elif not header.positions:
        message = f"the first row is no header: it begins with '{printable(record[0].strip()[:40])}'"
        hint = f"put a row before it that names the columns, such as {','.join(REQUIRED)}"
        if "\0" in record[0]:
            hint = "the text looks like UTF-16 without its mark: save the file as UTF-8"
        yield Problem(path, addresses.line(HEADER), None, "no-header", message, hint)
    else:
        for field, column in header.repeated:
            line, character = addresses.cell(HEADER, column, 0)
            names = [printable(record[at].strip()) for at in (header.positions[field], column)]
            message = f"two columns give the {field}: '{names[0]}' and '{names[1]}'"
            yield Problem(path, line, character, "duplicate-column", message, "leave one of them out", field)
        for field in REQUIRED:
            if field not in header.positions:
                hint = _renamed(field, header.unknown)
                message = f"there is no column '{field}'"
                yield Problem(path, addresses.line(HEADER), None, "missing-column", message, hint)


def _renamed(field: str, unknown: Sequence[str]) -> str:
    """The hint for a missing column: the unknown one that may be it."""
    import difflib

    headed = {name.lower(): name for name in reversed(unknown)}
    near = difflib.get_close_matches(field, headed, n=1)
    return (
        f"is it the one headed '{printable(headed[near[0]])}'?"
        if near
        else f"the header must name {', '.join(REQUIRED)}"
    )


@dataclass(frozen=True, slots=True)
class _Table:
    """The rows as columns, by field, and what is wrong with rows as a whole."""

    columns: dict[str, Column[str]]
    rows: int
    faults: dict[int, list[str]]  # the record that cannot be a row, by the row's number


def _table(records: Iterator[list[str]], header: _Header) -> _Table:
    """Turn records into columns, a chunk at a time; a faulty row keeps its place, with empty cells."""
    numberings: list[defaultdict[str, int]] = [defaultdict(count().__next__) for _ in header.positions]
    codes = [array("i") for _ in header.positions]
    faults: dict[int, list[str]] = {}
    rows = 0
    while rows <= ROW_LIMIT and (chunk := list(islice(records, CHUNK))):
        if not _is_regular(chunk, header):
            chunk = _regular(chunk, header.width, rows, faults)
            if not chunk:
                continue
        cells = list(zip(*chunk, strict=True))
        for position, numbering, column in zip(header.positions.values(), numberings, codes, strict=True):
            column.fromlist(list(map(numbering.__getitem__, cells[position])))
        rows += len(chunk)
    columns = {
        field: _stripped(Column(tuple(numbering), column))
        for field, numbering, column in zip(header.positions, numberings, codes, strict=True)
    }
    return _Table(columns, rows, faults)


def _faultless(found: Input, encoding: Encoding, first: str, delimiter: str, header: _Header) -> _Table | None:
    """The table of a large file without a fault, by the faster reader; None if it is to be read row by row.

    `first` is the header's line; comments and blank lines about it are for the other reader.
    """
    if encoding.codec != UTF_8.codec or not arrow_csv.installed():
        return None
    with found.open() as stream:
        if not arrow_csv.LARGE <= stream.seek(0, SEEK_END) <= arrow_csv.LARGEST:
            return None
        stream.seek(0)
        begin = stream.read(len(encoding.mark) + len(first.encode()))
        text = stream.read(arrow_csv.LARGEST)
    if (
        begin != encoding.mark + first.encode()
        or first.count(QUOTE) % 2
        or text.startswith((COMMENT.encode(), b"\r", b"\n"))
    ):
        return None
    columns = arrow_csv.columns(text, delimiter, header.positions, header.width, CELL_LIMIT)
    if columns is None:
        return None
    return _Table({field: _stripped(cells) for field, cells in columns.items()}, len(columns["source"]), {})


def _stripped(column: Column[str]) -> Column[str]:
    """The column with each distinct cell stripped; most have nothing to strip, and then no two become equal."""
    stripped = column.map(str.strip)
    return column if all(map(is_, stripped.values, column.values)) else stripped.merged()


def _is_regular(chunk: list[list[str]], header: _Header) -> bool:
    """Whether every record is a row as wide as the header that names its source, so that none can be blank."""
    sources = map(itemgetter(header.positions["source"]), chunk)
    return set(map(len, chunk)) == {header.width} and all(map(str.strip, sources))


def _regular(chunk: list[list[str]], width: int, row: int, faults: dict[int, list[str]]) -> list[list[str]]:
    """The rows of a chunk, all as wide as the header; the first is number `row`, faulty records go to `faults`."""
    rows: list[list[str]] = []
    for record in chunk:
        if is_blank(record):
            continue
        if isinstance(record, Broken) or len(record) < width or any(map(str.strip, record[width:])):
            faults[row + len(rows)] = record
            rows.append([""] * width)
        else:
            rows.append(record[:width])
    return rows


def _broken(path: str, row: int, reason: str, addresses: Addresses) -> Problem:
    """The problem of a record that breaks the rules of CSV, at the quote that is to blame."""
    line, character, never_closed = addresses.fault(row)
    if "field limit" in reason:
        message = f"a cell has more than {CELL_LIMIT:,} characters"
        hint = "a quote opens it: is its closing quote missing?" if never_closed else ""
        return Problem(path, line, character if never_closed else None, "over-limit", message, hint)
    if never_closed:
        hint = "close it, or double it if it belongs to the text"
        return Problem(path, line, character, "unclosed-quote", "a quote opens here and never closes", hint)
    hint = "double a quote that belongs to the text"
    return Problem(path, line, character, "stray-quote", "text follows the closing quote of a cell", hint)


def _row_count(path: str, rows: int, addresses: Addresses) -> Problem:
    """The problem of a table without rows, or with too many."""
    if not rows:
        return Problem(path, None, None, "no-rows", "the file has a header but no rows", "add a row for each claim")
    line = addresses.line(ROW_LIMIT)
    return Problem(path, line, None, "over-limit", f"the table has more than {ROW_LIMIT:,} rows", "split the file")


def _row_problems(path: str, header: _Header, table: _Table, addresses: Addresses) -> dict[int, list[Problem]]:
    """The problems of rows as a whole, and of NUL characters in cells, by row."""
    problems: defaultdict[int, list[Problem]] = defaultdict(list)
    for row, record in table.faults.items():
        if isinstance(record, Broken):
            problems[row].append(_broken(path, row, record[0], addresses))
            continue
        cells = "1 cell" if len(record) == 1 else f"{len(record):,} cells"
        message = f"the row has {cells}, the header has {header.width:,}"
        hint = "a cell that holds the delimiter must be quoted" if len(record) > header.width else ""
        problems[row].append(Problem(path, addresses.line(row), None, "cell-count", message, hint))
    for field, column in table.columns.items():
        if not any(map(contains, column.values, repeat("\0"))):
            continue
        for row, offset in enumerate(column.map(lambda value: value.find("\0"))):
            if offset < 0:
                continue
            line, character = addresses.cell(row, header.positions[field], offset)
            message = f"the {field} holds a NUL character"
            hint = "remove it; a file full of them is UTF-16 without its mark: save it as UTF-8"
            problems[row].append(Problem(path, line, character, "nul-character", message, hint, field))
    return problems
