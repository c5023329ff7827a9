"""CSV files as tables: what the file holds, and every fault of its form with the line and what to do."""

from __future__ import annotations

import csv
import io
import re
from array import array
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain, count, repeat
from operator import contains
from typing import TYPE_CHECKING, Final

from figures.claims.column import Column
from figures.problems import Problem
from figures.readers.encoding import (
    WINDOWS_1252,
    Encoding,
    announced,
    first_undecodable,
    is_windows_1252,
    named,
    older_western,
    other_alphabet,
)
from figures.readers.opened import BLOCK, Bounded, OverLimitError, open_input, over_limit, unreadable
from figures.readers.records import (
    COMMENT,
    Addresses,
    Broken,
    Records,
    is_blank,
    open_text,
    place,
    records,
    separator,
    states_nothing,
)
from figures.readers.table import COLUMN_LIMIT, HEADER, PLAIN, ROW_LIMIT, Header, How, Table, metric_of
from figures.text import printable, undefused

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator, Sequence
    from typing import BinaryIO

    from figures.readers.opened import Opened

CELL_LIMIT: Final = 131_072
"""Characters of the longest cell: the csv module's own default, so that its global setting need not be touched."""

CHUNK = 256
"""Rows that are turned into columns at a time; they stay in the processor's cache."""

_PROBED: Final = 16 * CHUNK
"""Rows among which a column that repeats itself is expected to show it; addresses do not, and some notes."""

DELIMITERS: Final = {",": "commas", ";": "semicolons", "\t": "tabs"}
"""What may stand between two cells, in the order in which they are tried."""

NAMED: Final = 3
"""Comments whose lines are named."""

BAR: Final = "|"

_PLAIN_NUMBER: Final = re.compile(r"\s*~?\d[\d,.]*\+?\s*", re.ASCII)

_SHOWN: Final = 40
_BETWEEN_CELLS: Final = re.compile(rb"[\x00-\x1f\",;|]")
"""How many bytes around one that cannot be read are shown, and what ends the cell that it stands in."""

_WIDE: Final = 5
"""Cells from which on a line within a quoted cell that has as many as the header is taken for a row."""


def read_csv(source: str | os.PathLike[str] | BinaryIO | Opened, how: How = PLAIN, *, name: str | None = None) -> Table:
    """The table in a CSV file: a path, `-` for standard input, or an open stream of bytes.

    The text is UTF-8, what its byte order mark says, or else Windows-1252; cells are separated by what the file or its
    name says, or by the first of comma, semicolon and tab under which the header names the columns that are meant. Rows
    that state nothing are no rows. Surplus cells at the end of a row are ignored when they are empty, as spreadsheets
    write them.

    Args:
        source: what to read.
        how: what is known of the table.
        name: what to call it in messages; the path when it is not given.

    Raises:
        ClaimsError: the file cannot be read at all. Faults of what it holds are the table's `problems` and `faults`.
        SelectionError: the encoding that is named is none.
    """
    found = open_input(source, name)
    try:
        with found.open() as stream:
            encoding = announced(stream.read(16))
        if how.encoding and not encoding.mark:
            encoding = named(how.encoding)
        try:
            return _read(found, encoding, how)
        except UnicodeDecodeError:
            return _not_as_announced(found, encoding, how)
    except OverLimitError as fault:
        raise over_limit(found.name, fault) from None
    except OSError as fault:
        raise unreadable(found.name, fault) from None


def _not_as_announced(found: Opened, encoding: Encoding, how: How) -> Table:
    """The table in Windows-1252 where it can be that, else the problem of its first byte that is no text."""
    likely = ""
    if not encoding.mark and not how.encoding:
        with found.open() as stream:
            western = is_windows_1252(stream)
        with found.open() as stream:
            likely = other_alphabet(stream)
        if western and not likely:
            return _read(found, WINDOWS_1252, how)
        if not likely:
            with found.open() as stream:
                likely = older_western(stream)
    return _undecodable(found, encoding, likely)


@dataclass(slots=True)
class _Top:
    """What stands above the rows of a file, and how its cells are separated."""

    first: str = ""
    comments: list[int] = field(default_factory=list)
    declared: str = ""

    @classmethod
    def of(cls, lines: Iterator[str]) -> _Top:
        """Read up to the line of the header."""
        top = cls()
        for number, line in enumerate(lines, 1):
            if number == 1 and separator(line):
                top.declared = separator(line)
            elif line.startswith(COMMENT):
                top.comments.append(number)
            elif not states_nothing(line):
                top.first = line
                break
        return top

    def delimiter(self, path: str, how: How) -> str:
        """What stands between two cells: as said, else the first under which the header names what is meant."""
        if how.delimiter or self.declared:
            return how.delimiter or self.declared
        if path.lower().endswith((".tsv", ".tab")):
            return "\t"
        headers = {by: next(records((self.first,), by), []) for by in DELIMITERS}
        fitting = next((by for by, cells in headers.items() if how.heads(Header.of(cells))), "")
        return fitting or max(DELIMITERS, key=lambda by: len(headers[by]))

    def notes(self, path: str, encoding: Encoding, delimiter: str, how: How) -> Iterator[str]:
        """What was decided about the file that its author may not expect."""
        if encoding is WINDOWS_1252:
            yield f"{path}: read as Windows-1252; should names look wrong, save the file as UTF-8"
        elif encoding.name != "UTF-8" and not how.encoding:
            yield f"{path}: read as {encoding.name}"
        said = how.delimiter or self.declared or path.lower().endswith((".tsv", ".tab"))
        if delimiter != "," and not said:
            yield f"{path}: read as separated by {DELIMITERS[delimiter]}"
        if self.comments:
            lines = ", ".join(map(str, self.comments[:NAMED])) + ("…" if len(self.comments) > NAMED else "")
            one = len(self.comments) == 1
            yield f"{path}: {len(self.comments):,} comment{'' if one else 's'}, line{'' if one else 's'} {lines}"


def _read(found: Opened, encoding: Encoding, how: How) -> Table:
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
        top = _Top.of(text)
        delimiter = top.delimiter(found.name, how)
        rows = Records(chain((top.first,), text), delimiter)
        addresses = Addresses(found, encoding, delimiter)
        record = next(iter(rows.take(1)), [])
        names = _without_end(record)
        header = Header.of(names)
        problems = tuple(_header_problems(found.name, record, addresses))
        wanted = how.wanted(header)
        body = _Body(len(names), header.positions.get("source", 0), {at: _Numbered() for at in sorted(wanted)})
        if not problems and len(names) <= COLUMN_LIMIT:
            body.fill(rows)
        while stream.read(BLOCK):  # what follows a fault counts for the digest all the same
            pass
    if body.rows > ROW_LIMIT:
        message = f"the table has more than {ROW_LIMIT:,} rows"
        problems = (Problem(found.name, addresses.line(ROW_LIMIT), None, "over-limit", message, "split the file"),)
        body = _Body(len(names), 0, {})
    faults = _faults(found.name, body, addresses, partial(_reads_as_row, header, delimiter, how))

    def address(row: int, column: int | None, offset: int) -> tuple[int | None, int | None]:
        return (addresses.line(row), None) if column is None else addresses.cell(row, column, offset)

    return Table(
        found.name,
        names,
        [body.columns[at].column() if at in body.columns else None for at in range(len(names))],
        body.rows,
        digest.hexdigest(),
        address,
        notes=tuple(top.notes(found.name, encoding, delimiter, how)),
        problems=problems,
        faults=faults,
        dense=True,
        decimal_comma=delimiter == ";",
    )


def _without_end(record: Sequence[str]) -> list[str]:
    """The header without empty cells at its end, which spreadsheets write and which are no columns."""
    width = next((len(record) - left for left, cell in enumerate(reversed(record)) if cell.strip()), 0)
    return list(record[:width])


def _undecodable(found: Opened, encoding: Encoding, likely: str) -> Table:
    """The empty table of a file whose bytes are no text, with the place of the first that cannot be read."""
    with found.open() as stream:
        readable = first_undecodable(stream, encoding)
    with found.open() as stream:
        before, after = stream.read(readable), stream.read(_SHOWN)
    line, character = place(before[len(encoding.mark) :].decode(encoding.codec))
    message = f"what stands here is not {encoding.name}"
    hint = "save the file as UTF-8; if parts of it came from other files, paste them in anew"
    if likely:
        cell = (_BETWEEN_CELLS.split(before[-_SHOWN:])[-1] + _BETWEEN_CELLS.split(after)[0]).decode(likely, "replace")
        hint = f"save the file as UTF-8, or name its encoding: --encoding {likely} reads '{printable(cell)}' here"
    problem = Problem(found.name, line, character, "undecodable-text", message, hint)
    return Table(found.name, [], [], 0, problems=(problem,))


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


def _header_problems(path: str, record: Sequence[str], addresses: Addresses) -> Iterator[Problem]:
    """Why the table under this header cannot be read, if it cannot."""
    if isinstance(record, Broken):
        yield _broken(path, HEADER, record[0], addresses)
    elif len(record) == 1 and BAR in record[0]:
        hint = "save it with commas, or name what separates its cells in a map"
        yield Problem(path, addresses.line(HEADER), None, "no-header", "the cells are separated by bars", hint)


# ── Rows ──


class _Numbered:
    """A column while it is read: its cells as long as none stands twice, then each distinct one with its number."""

    def __init__(self) -> None:
        self._cells: list[str] = []
        self._numbers: defaultdict[str, int] = defaultdict(count().__next__)
        self._codes = array("i")

    def add(self, cells: Sequence[str]) -> None:
        """Add the next cells, one or more."""
        if self._numbers:
            self._codes.fromlist(list(map(self._numbers.__getitem__, cells)))
            return
        self._cells += cells
        if len(self._cells) <= _PROBED and len(set(self._cells)) < len(self._cells):
            cells, self._cells = self._cells, []
            self._codes.extend(map(self._numbers.__getitem__, cells))

    def column(self) -> Column[str]:
        """The column; the apostrophe that keeps a text from being run as a formula is no part of it."""
        if self._numbers:
            cells = Column(tuple(self._numbers), self._codes)
        elif len(set(self._cells)) == len(self._cells):
            cells = Column(tuple(self._cells), array("i", range(len(self._cells))))
        else:
            cells = Column.of(self._cells)
        return cells.map(undefused).merged() if any(map(contains, cells.values, repeat("'"))) else cells


@dataclass(slots=True)
class _Body:
    """The rows as columns, and what is wrong with rows as a whole.

    Attributes:
        width: how many columns the header has.
        stated: a column that every row is likely to fill.
        columns: those that are kept, by place.
        rows: how many.
        faults: the record that cannot be a row, by the row's number.
        spanning: the rows with a line break in a cell.
    """

    width: int
    stated: int
    columns: dict[int, _Numbered]
    rows: int = 0
    faults: dict[int, list[str]] = field(default_factory=dict)
    spanning: list[int] = field(default_factory=list)

    def fill(self, rows: Records) -> None:
        """Turn records into columns, a chunk at a time; a faulty row keeps its place, with empty cells."""
        before = rows.lines
        while self.rows <= ROW_LIMIT and (chunk := rows.take(CHUNK)):
            lines, before = rows.lines - before, rows.lines
            broken = lines > len(chunk)
            cells = list(zip(*chunk, strict=True)) if set(map(len, chunk)) == {self.width} else []
            if not cells or not all(map(str.strip, cells[self.stated])):  # some row may be blank, or none
                chunk = self._regular(chunk)
                cells = list(zip(*chunk, strict=True))
            if not chunk:
                continue
            if broken:
                self.spanning += [self.rows + at for at, row in enumerate(chunk) if any(map(_has_break, row))]
            for at, column in self.columns.items():
                column.add(cells[at])
            self.rows += len(chunk)

    def _regular(self, chunk: list[list[str]]) -> list[list[str]]:
        """The rows of a chunk, all as wide as the header; faulty records are noted."""
        rows: list[list[str]] = []
        for record in chunk:
            if is_blank(record):
                continue
            if isinstance(record, Broken) or len(record) < self.width or any(map(str.strip, record[self.width :])):
                self.faults[self.rows + len(rows)] = record
                rows.append([""] * self.width)
            else:
                rows.append(record[: self.width])
        return rows


def _has_break(cell: str) -> bool:
    return "\n" in cell or "\r" in cell


def _faults(
    path: str, body: _Body, addresses: Addresses, reads_as_row: Callable[[str], bool]
) -> dict[int, tuple[Problem, ...]]:
    """The problems of rows as a whole, by row."""
    found: dict[int, tuple[Problem, ...]] = {}
    for row in sorted({*body.spanning, *body.faults}):
        opening, lines = addresses.swallowed(row, reads_as_row)
        record = body.faults.get(row)
        never_closed = isinstance(record, Broken) and addresses.fault(row)[2]
        if opening and not never_closed:
            which = (
                f"line {lines[0]} reads as a row"
                if len(lines) == 1
                else f"lines {lines[0]} to {lines[-1]} read as rows"
            )
            message, hint = f"a quote opens here, and within it {which}", "close it, or double it"
            first = Problem(path, *opening, "quote-spans-rows", message, hint)
        elif isinstance(record, Broken):
            first = _broken(path, row, record[0], addresses)
        elif record is not None:
            first = _cell_count(path, record, body.width, addresses.line(row))
        else:
            continue
        begins, ends = addresses.lines(row)
        if begins and ends and ends - begins >= len({first.line, *lines}):
            first = replace(first, message=f"{first.message}; the row is lines {begins} to {ends}")
        where = f"line {first.line}"
        rest = (
            Problem(path, line, None, "quote-spans-rows", f"this row stands in a cell that opens on {where}")
            for line in lines
        )
        found[row] = (first, *rest)
    return found


def _reads_as_row(header: Header, delimiter: str, how: How, line: str) -> bool:
    """Whether a line within a quoted cell is likely a row: as wide as the header, and cells that fit their columns.

    Not if its first cell closes a quote: then it is where the cell ends that began above.
    """
    if line.find('"') > 0 and delimiter not in line[: line.find('"')]:
        return False
    try:
        cells = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return False
    if len(cells) != len(header.names):
        return False
    if how.names or not header.of_claims:
        return len(cells) >= _WIDE
    if _PLAIN_NUMBER.fullmatch(cells[header.positions["figure"]]):
        return True
    return bool(metric_of(cells[header.positions["metric"]]))


def _cell_count(path: str, record: Sequence[str], width: int, line: int | None) -> Problem:
    cells = "1 cell" if len(record) == 1 else f"{len(record):,} cells"
    message = f"the row has {cells}, the header has {width:,}"
    hint = "a cell that holds the delimiter must be quoted" if len(record) > width else ""
    return Problem(path, line, None, "cell-count", message, hint)


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
