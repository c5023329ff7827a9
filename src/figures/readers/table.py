"""Tables of typed cells under a header, turned into sheets of text: frames, spreadsheets, parquet files and JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from figures.claims.column import Column
from figures.claims.fields import NAMES, REQUIRED
from figures.problems import Problem
from figures.readers.cells import CellFault, as_text, is_missing, texts
from figures.readers.csv_sheet import COLUMN_LIMIT, ROW_LIMIT, field_name
from figures.readers.input import printable
from figures.readers.sheet import Sheet, date_problem, is_open_date

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

_NAMED: Final = 5


def _nowhere(_row: int, _column: int | None) -> tuple[None, None]:
    """The address of a cell in a table that has no lines."""
    return None, None


def _nameless(_row: int) -> None:
    """The label of a row in a table whose rows have lines."""


@dataclass(frozen=True, slots=True)
class Table:
    """A header and columns of typed cells.

    Attributes:
        path: what the user calls the input.
        header: what heads each column, of any type.
        columns: the cells under each header, all columns of one length.
        sha256: of the bytes read; empty for what came from memory.
        header_line: the line of the header, from 1; None where there are no lines.
        address: from a row (from 0) and a column (from 0, None for the row as a whole) to its line and column, from 1.
        label: from a row to its label, where rows have labels.
        notes: what the reader decided so far.
    """

    path: str
    header: Sequence[Any]
    columns: Sequence[Sequence[Any]]
    sha256: str = ""
    header_line: int | None = None
    address: Callable[[int, int | None], tuple[int | None, int | None]] = _nowhere
    label: Callable[[int], object] = _nameless
    notes: tuple[str, ...] = field(default=())

    @property
    def rows(self) -> int:
        """How many rows there are, blank ones included."""
        return len(self.columns[0]) if self.columns else 0


@dataclass(frozen=True, slots=True)
class _Header:
    """Where each known field stands, what is not known, and which column repeats a field."""

    positions: Mapping[str, int]
    unknown: tuple[tuple[int, str], ...]
    repeated: tuple[tuple[str, int], ...]

    @classmethod
    def of(cls, cells: Sequence[Any]) -> _Header:
        positions: dict[str, int] = {}
        unknown, repeated = [], []
        for column, cell in enumerate(cells):
            name = header_text(cell)
            its = field_name(name)
            if its not in NAMES:
                unknown.append((column, name))
            elif its in positions:
                repeated.append((its, column))
            else:
                positions[its] = column
        return cls(positions, tuple(unknown), tuple(repeated))


def header_text(cell: Any) -> str:
    """What heads a column, as a text of one line, whatever type it is of."""
    try:
        return " ".join(as_text(cell, "").split())
    except CellFault:
        return printable(str(cell)[:40])


def names_claims(header: Sequence[Any]) -> bool:
    """Whether a row of cells is the header of a claims table: it names every required column."""
    return set(REQUIRED).issubset(field_name(header_text(cell)) for cell in header)


def sheet_of(table: Table) -> Sheet:
    """The table as a sheet of text; a row in which no cell states anything is no row."""
    header = _Header.of(table.header)
    problems = list(_header_problems(table, header))
    if problems:
        return _sheet(table, header, {}, [], tuple(problems))
    read: dict[str, list[str]] = {}
    faults: dict[int, dict[str, CellFault]] = {}
    for name, place in header.positions.items():
        read[name], wrong = texts(table.columns[place], name)
        for row, fault in wrong.items():
            faults.setdefault(row, {})[name] = fault
    kept = list(_stating(table, header, read, faults))
    if not kept:
        nothing = Problem(table.path, None, None, "no-rows", "the table has a header but no rows", "add a row a claim")
        return _sheet(table, header, {}, [], (nothing,))
    number = {row: place for place, row in enumerate(kept)}
    bad = frozenset(number[row] for row in faults)
    for row in sorted(faults):
        problems += [_problem(table, header, row, name, faults[row][name]) for name in NAMES if name in faults[row]]
    whole = len(kept) == table.rows
    columns = {name: Column.of(cells if whole else [cells[row] for row in kept]) for name, cells in read.items()}
    return _sheet(table, header, columns, kept, tuple(problems), bad)


def _stating(
    table: Table, header: _Header, read: Mapping[str, Sequence[str]], faulty: Collection[int]
) -> Iterator[int]:
    """The rows in which some cell, of whatever column, states something or cannot be read."""
    known = list(read.values())
    others = [table.columns[place] for place, _ in header.unknown]
    for row in range(table.rows):
        if any(cells[row] for cells in known) or row in faulty or not all(_blank(cells[row]) for cells in others):
            yield row


def _blank(cell: Any) -> bool:
    return is_missing(cell) or (isinstance(cell, str) and not cell.strip())


def _sheet(  # noqa: PLR0917 - called here alone, in one order
    table: Table,
    header: _Header,
    columns: Mapping[str, Column[str]],
    kept: Sequence[int],
    problems: tuple[Problem, ...],
    bad: frozenset[int] = frozenset(),
) -> Sheet:
    """The sheet of the rows that are kept."""

    def locate(row: int, name: str, _offset: int) -> tuple[int | None, int | None]:
        return table.address(kept[row], header.positions.get(name))

    unknown = tuple(name or f"column {place + 1}, which has no name" for place, name in header.unknown)
    stated = tuple(name for (place, _), name in zip(header.unknown, unknown, strict=True) if _states(table, place))
    notes = table.notes
    if stated and not (problems and not columns):
        names = ", ".join(printable(name[:40]) for name in stated[:_NAMED])
        more = f" and {len(stated) - _NAMED:,} more" if len(stated) > _NAMED else ""
        origin = f"{table.path}: " if table.path else ""
        notes = (*notes, f"{origin}columns kept out of the analysis: {names}{more}")
    return Sheet(
        path=table.path,
        sha256=table.sha256,
        rows=len(kept),
        columns=MappingProxyType(dict(columns)),
        unknown=stated,
        notes=notes,
        problems=problems,
        bad_rows=bad,
        locate=locate,
        label=lambda row: table.label(kept[row]),
    )


def _states(table: Table, column: int) -> bool:
    """Whether a column has a name or a cell that states something; spreadsheets are full of those that have neither."""
    return bool(header_text(table.header[column])) or not all(map(_blank, table.columns[column]))


def _problem(table: Table, header: _Header, row: int, name: str, fault: CellFault) -> Problem:
    line, column = table.address(row, header.positions[name])
    return Problem(table.path, line, column, fault.code, fault.message, fault.hint, name, table.label(row))


def _header_problems(table: Table, header: _Header) -> Iterator[Problem]:
    """Why nothing under this header can be read, if so."""
    path, line = table.path, table.header_line
    if not any(header_text(cell) for cell in table.header):
        hint = f"begin it with a header such as {','.join(REQUIRED)}"
        yield Problem(path, None, None, "empty-file", "the table is empty", hint)
        return
    for what, size, limit in (("columns", len(table.header), COLUMN_LIMIT), ("rows", table.rows, ROW_LIMIT)):
        if size > limit:
            message = f"the table has {size:,} {what}, the limit is {limit:,}"
            yield Problem(path, line, None, "over-limit", message)
            return
    for name, column in header.repeated:
        names = [printable(header_text(table.header[at])) for at in (header.positions[name], column)]
        message = f"two columns give the {name}: '{names[0]}' and '{names[1]}'"
        at = column + 1 if line else None
        yield Problem(path, line, at, "duplicate-column", message, "leave one of them out", name)
    for column, name in header.unknown:
        if is_open_date(name, header.positions):
            yield date_problem(path, line, column + 1 if line else None, name)
    for name in REQUIRED:
        if name not in header.positions:
            hint = f"the header must name {', '.join(REQUIRED)}"
            yield Problem(path, line, None, "missing-column", f"there is no column '{name}'", hint)
