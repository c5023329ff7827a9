"""Workbooks (.xlsx, .ods) and parquet files as tables, their sizes bounded before anything of them is parsed.

Where software might change a figure, a cell is read raw or refused: numbers as numbers, texts as texts, dates as
precise as the cell shows them; percentages, errors, formulas that were never calculated and cells under merged ones
are refused with their address.
"""

from __future__ import annotations

import warnings
import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from figures.errors import ClaimsError, MissingExtraError
from figures.problems import Problem
from figures.readers.doubts import PLACES
from figures.readers.grid import Grid
from figures.readers.opened import BLOCK, OverLimitError, open_input, over_limit
from figures.readers.table import COLUMN_LIMIT, PLAIN, ROW_LIMIT, Header, How, Table, header_text
from figures.text import printable

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Collection, Iterator, Sequence
    from typing import BinaryIO

    from figures.readers.opened import Opened

EXPANDED_LIMIT: Final = 512 << 20
"""Bytes that a workbook may hold once it is unpacked: 512 MiB; a small file that unpacks to more is a bomb."""

PARQUET_LIMIT: Final = 2 << 30
"""Bytes that the columns of a parquet file may hold once they are unpacked: 2 GiB."""

MEMBER_LIMIT: Final = 10_000
"""Files that a workbook may be packed from."""

HEADER_LIMIT: Final = 50
"""Rows that are searched for the header: titles and blank rows may stand above it."""


_ODS_CONTENT: Final = "content.xml"
"""The part that an .ods workbook has and an .xlsx workbook has not."""


def read_spreadsheet(source: str | os.PathLike[str] | BinaryIO | Opened, how: How = PLAIN) -> Table:
    """The first sheet of a workbook whose header names the columns meant; visible sheets come before hidden ones.

    Raises:
        ClaimsError: the file is no workbook, or goes beyond a limit. Faults of its cells are the sheet's `problems`.
        MissingExtraError: the libraries for workbooks are not installed.
    """
    found = open_input(source)
    with found.open() as stream:
        with _faults_of(found, "workbook"):
            grids = list(_reader(_members(stream))(stream))
        return _table(found.name, grids, _sha256(stream), how)


def _reader(members: Collection[str]) -> Callable[[BinaryIO], Iterator[Grid]]:
    """The reader for what a workbook is packed from; its name may lie about the kind.

    Raises:
        MissingExtraError: the libraries that it needs are not installed.
    """
    try:
        if _ODS_CONTENT in members:
            from figures.readers.ods_grid import ods_grids

            return ods_grids
        from figures.readers.xlsx_grid import xlsx_grids
    except ImportError:
        raise MissingExtraError.of("spreadsheets", "openpyxl", "defusedxml") from None
    return xlsx_grids


def read_parquet(source: str | os.PathLike[str] | BinaryIO | Opened, _how: How = PLAIN) -> Table:
    """The table in a parquet file.

    Raises:
        ClaimsError: the file is no parquet file, or goes beyond a limit.
        MissingExtraError: pyarrow is not installed.
    """
    try:
        from pyarrow import parquet  # type: ignore[import-untyped]
    except ImportError:
        raise MissingExtraError.of("parquet files", "pyarrow") from None
    found = open_input(source)
    with found.open() as stream:
        with _faults_of(found, "parquet file"):
            file = parquet.ParquetFile(stream, pre_buffer=False)  # no thread of pyarrow's own reads a Python stream
            _hold_parquet(file.metadata)
            table = file.read(use_threads=False)
            names = [name for name in table.column_names if not name.startswith("__index_level_")]
            columns = [table.column(name).to_pylist() for name in names]
        return Table(found.name, names, columns, table.num_rows, _sha256(stream), label=lambda row: row)


def _hold_parquet(stated: Any) -> None:
    """Refuse a parquet file that states more rows, columns or bytes than a table of claims may have."""
    unpacked = sum(stated.row_group(place).total_byte_size for place in range(stated.num_row_groups))
    for what, size, limit in (
        ("rows", stated.num_rows, ROW_LIMIT),
        ("columns", stated.num_columns, COLUMN_LIMIT),
        ("bytes once unpacked", unpacked, PARQUET_LIMIT),
    ):
        if size > limit:
            raise OverLimitError(f"the file has {size:,} {what}, the limit is {limit:,}")


def _members(stream: BinaryIO) -> frozenset[str]:
    """The names of what a workbook is packed from; one that unpacks to more than a table of claims needs is refused.

    Zip bombs are small files of huge contents. No member can unpack to more than its entry states: zipfile stops there.
    """
    with zipfile.ZipFile(stream) as archive:
        members = archive.infolist()
    expanded = sum(member.file_size for member in members)
    if len(members) > MEMBER_LIMIT or expanded > EXPANDED_LIMIT:
        raise OverLimitError(
            f"the workbook unpacks to {expanded:,} bytes in {len(members):,} parts, "
            f"the limits are {EXPANDED_LIMIT:,} and {MEMBER_LIMIT:,}"
        )
    return frozenset(member.filename for member in members)


@contextmanager
def _faults_of(found: Opened, kind: str) -> Iterator[None]:
    """Turn whatever a parser of someone else's says about a broken file into one of our errors."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of features that hold no cells: validation lists, styles, print areas
            yield
    except (ClaimsError, MissingExtraError, MemoryError):
        raise
    except OverLimitError as fault:
        raise over_limit(found.name, fault) from None
    except Exception as fault:
        message = f"this is no {kind}, or a broken one ({type(fault).__name__})"
        hint = "open it in the program that made it and save it anew, without a password" if kind == "workbook" else ""
        raise ClaimsError((Problem(found.name, None, None, "unreadable-file", message, hint),)) from fault


def _sha256(stream: BinaryIO) -> str:
    import hashlib

    stream.seek(0)
    digest = hashlib.sha256()
    while block := stream.read(BLOCK):
        digest.update(block)
    return digest.hexdigest()


def _table(path: str, grids: Sequence[Grid], sha256: str, how: How) -> Table:
    """The table of the first sheet that has the header meant; without one, whatever its first stated row heads."""
    if how.sheet:
        grids = _of_name(path, grids, how.sheet)
    headers = [(grid, row) for grid in grids if (row := _header_row(grid, how)) is not None]
    grid, top = headers[0] if headers else _first_stated(grids)
    header = grid.rows[top] if grid.rows else []
    while header and not header_text(header[-1]):
        header = header[:-1]
    body = grid.rows[top + 1 :]
    width = max(len(header), max(map(len, body), default=0)) if header else 0
    padded = [*header, *[None] * (width - len(header))]
    columns = [[row[place] if place < len(row) else None for row in body] for place in range(width)]

    def address(row: int, column: int | None, _offset: int) -> tuple[int, int | None]:
        return top + row + 2, None if column is None else column + 1

    others = [other.title for other, _ in headers[1:]] if headers and len(grids) > 1 else None
    notes = tuple(_notes(path, grid, top, others))
    return Table(path, padded, columns, len(body), sha256, address, notes=notes, from_1904=grid.from_1904)


def _of_name(path: str, grids: Sequence[Grid], name: str) -> list[Grid]:
    """The one sheet of that name."""
    found = [grid for grid in grids if grid.title.casefold() == name.casefold()]
    if not found:
        titles = ", ".join(f"'{grid.title}'" for grid in grids)
        message = f"the workbook has no sheet '{printable(name)}'"
        raise ClaimsError((Problem(path, None, None, "missing-sheet", message, f"its sheets: {titles}"),))
    return found


def _notes(path: str, grid: Grid, top: int, others: Sequence[str] | None) -> Iterator[str]:
    """What the workbook holds beside the cells of the table."""
    if others is not None:
        listed = ", ".join(f"'{title}'" for title in others)
        left = f"; not read, though they have its columns too: {listed}" if others else ""
        yield f"{path}: read from the sheet '{grid.title}'{left}"
    above = sum(any(header_text(cell) for cell in row) for row in grid.rows[:top])
    if above:
        yield f"{path}: the header stands in row {top + 1}; {above} above it kept out of the analysis"
    if grid.hidden:
        yield f"{path}: hidden rows are read like any other: {grid.hidden:,}"
    columns = {"hidden columns are read like any other": hidden} if (hidden := grid.hidden_and_stated) else {}
    for what, places in (columns | grid.remarks).items():
        more = f"; and {len(places) - PLACES:,} more" if len(places) > PLACES else ""
        yield f"{path}: {what}: {len(places):,} ({'; '.join(places[:PLACES])}{more})"


def _header_row(grid: Grid, how: How) -> int | None:
    """The row that names the columns meant, among the first of the sheet."""
    return next((place for place, row in enumerate(grid.rows[:HEADER_LIMIT]) if how.heads(Header.of(row))), None)


def _first_stated(grids: Sequence[Grid]) -> tuple[Grid, int]:
    """The first sheet that holds anything, and the row that likely heads it, below its title; else an empty sheet."""
    for grid in grids:
        stated = [place for place, row in enumerate(grid.rows) if any(header_text(cell) for cell in row)]
        wide = (
            place for place in stated[:HEADER_LIMIT] if sum(bool(header_text(cell)) for cell in grid.rows[place]) > 1
        )
        if stated:
            return grid, next(wide, stated[0])
    return Grid(""), 0
