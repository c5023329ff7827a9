"""Tables as they stand in files and frames: a header, columns of cells of any type, and the address of each cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from figures.claims.column import Column
from figures.claims.fields import NAMES, OTHER_NAMES, REQUIRED
from figures.errors import VocabularyError
from figures.readers.cells import CellFault, Level, as_text, is_missing
from figures.readers.sheet import PROPOSED
from figures.text import printable
from figures.words.vocabulary import standard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from figures.problems import Problem

COLUMN_LIMIT = 1_000
"""Columns of the widest table."""

NAMED: Final = 20
"""Columns that are named in a note before it says how many more there are."""

ROW_LIMIT = 10_000_000
"""Rows of the longest table."""

HEADER = -1
"""The row of the header, before row 0."""

_FOLDED: Final = {name.replace("_", ""): name for name in (*NAMES, *OTHER_NAMES)}

_JOINTS: Final = re.compile(r"[\s_-]+")


def folded(name: str) -> str:
    """A header without regard to case, spaces, `-` and `_`."""
    return _JOINTS.sub("", name).casefold()


def header_text(cell: Any) -> str:
    """What heads a column, as a text of one line, whatever type it is of."""
    try:
        return " ".join(as_text(cell, "").split())
    except CellFault:
        return printable(str(cell)[:40])


def metric_of(word: str) -> str:
    """The metric that goes by a word; empty where none does."""
    try:
        return standard().metric(word.strip()).name
    except VocabularyError:
        return ""


@dataclass(frozen=True, slots=True)
class Header:
    """Where each field of a claim stands in a table, if it does.

    Attributes:
        names: what heads each column, as texts of one line.
        positions: the column of each field.
        synonyms: the columns that name their field by another word.
        repeated: a field that an earlier column gives already, and the later column.
    """

    names: tuple[str, ...]
    positions: Mapping[str, int]
    synonyms: tuple[int, ...]
    repeated: tuple[tuple[str, int], ...]

    @classmethod
    def of(cls, cells: Iterable[Any]) -> Header:
        """Read the cells of a header; a field's own name wins over another word for it."""
        names = tuple(map(header_text, cells))
        meant = [_FOLDED.get(folded(name), "") for name in names]
        positions: dict[str, int] = {}
        repeated: list[tuple[str, int]] = []
        synonyms: list[int] = []
        own = {name for name in meant if name in NAMES}
        for column, name in enumerate(meant):
            its = OTHER_NAMES.get(name, name)
            if not its or (name not in (its, "value") and its in own):
                continue
            if its in positions:
                repeated.append((its, column))
                continue
            positions[its] = column
            if name != its:
                synonyms.append(column)
        return cls(names, positions, tuple(synonyms), tuple(repeated))

    @property
    def of_claims(self) -> bool:
        """Whether the header names every required column."""
        return all(name in self.positions for name in REQUIRED)

    def column(self, name: str) -> int | None:
        """The column of that name: as written, else without regard to case and spaces; None where several bear it."""
        if name in self.names:
            return self.names.index(name) if self.names.count(name) == 1 else None
        alike = [place for place, its in enumerate(self.names) if folded(its) == folded(name)]
        return alike[0] if len(alike) == 1 else None

    def unknown(self) -> list[tuple[int, str]]:
        """The columns that are no fields, nor what `figures extract` writes beside them, and what to call them."""
        known = {*self.positions.values(), *(column for _, column in self.repeated)}
        return [
            (place, name or f"column {place + 1}, which has no name")
            for place, name in enumerate(self.names)
            if place not in known and name not in PROPOSED
        ]


@dataclass(frozen=True, slots=True)
class How:
    """What is known of a table before it is read.

    Attributes:
        names: the columns that a map refers to; none: the table is one of claims.
        encoding: what the text is encoded in; empty: found from its bytes.
        delimiter: what stands between two cells; empty: found from the header.
        sheet: the sheet of a workbook; empty: the first that has the columns.
        every: whether the cells of all columns are read.
    """

    names: tuple[str, ...] = ()
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    every: bool = False

    def heads(self, header: Header) -> bool:
        """Whether this is the header of the table that is meant."""
        if not self.names:
            return header.of_claims
        return all(header.column(name) is not None for name in self.names)

    def wanted(self, header: Header) -> frozenset[int]:
        """The columns whose cells are read: those that are meant, or all, as long as it is not known which."""
        if self.every or not self.heads(header):
            return frozenset(range(len(header.names)))
        if not self.names:
            return frozenset(header.positions.values())
        return frozenset(place for name in self.names if (place := header.column(name)) is not None)


PLAIN: Final = How()
"""A table of claims, of which nothing else is known."""


def _nowhere(_row: int, _column: int | None, _offset: int) -> tuple[None, None]:
    """The address of a cell in a table that has no lines."""
    return None, None


def _nameless(_row: int) -> None:
    """The label of a row in a table whose rows have lines."""


@dataclass(frozen=True, slots=True)
class Table:
    """A header and columns of cells.

    Attributes:
        path: what the user calls the input; empty for what came from memory.
        header: what heads each column, of any type.
        columns: the cells under each header, all columns of one length; None for one that was not asked for.
        rows: how many rows there are, blank ones included.
        sha256: of the bytes read; empty for what came from memory.
        address: from a row (from 0, `HEADER` for the header), a column (from 0, None for the row as a whole) and an
            offset in that stripped cell to its line and column, both from 1.
        label: from a row to its label, where rows have labels.
        notes: what the reader decided so far.
        problems: why nothing of the table can be used, if so.
        faults: the problems of rows that cannot be used as a whole.
        dense: whether no row is blank.
        from_1904: whether the numbers of days are counted from 1904, as some workbooks do, instead of 1900.
        decimal_comma: whether a comma within a number may part a fraction: semicolons separate the cells.
    """

    path: str
    header: Sequence[Any]
    columns: Sequence[Column[Any] | Sequence[Any] | None]
    rows: int
    sha256: str = ""
    address: Callable[[int, int | None, int], tuple[int | None, int | None]] = _nowhere
    label: Callable[[int], object] = _nameless
    notes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    faults: Mapping[int, tuple[Problem, ...]] = field(default_factory=dict)
    dense: bool = False
    from_1904: bool = False
    decimal_comma: bool = False

    def column(self, place: int) -> Column[Any]:
        """The cells of a column, each distinct one once; nothing where it was not asked for."""
        cells = self.columns[place]
        if cells is None:
            return Column.constant(None, self.rows)
        return cells if isinstance(cells, Column) else distinct(cells)

    def states(self, place: int) -> bool:
        """Whether a column has a name or a cell that states something; spreadsheets are full of others."""
        cells = self.columns[place]
        return bool(header_text(self.header[place])) or cells is None or not all(map(blank, self.column(place).values))


def distinct(cells: Sequence[Any]) -> Column[Any]:
    """The column of these cells; values are one if they are equal and of one type, those without a hash never."""
    if all(type(cell) is str for cell in cells):
        return Column.of(cells)
    keys = Column.of((type(cell), _key(cell)) for cell in cells)
    values: list[Any] = [None] * len(keys.values)
    for cell, code in zip(cells, keys.codes, strict=True):
        values[code] = cell
    return Column(tuple(values), keys.codes)


def _key(cell: Any) -> Any:
    """What tells a cell from others of its type."""
    if is_missing(cell):
        return None
    try:
        hash(cell)
    except TypeError:
        return id(cell)
    return (cell, cell.level) if isinstance(cell, Level) else cell


def blank(cell: Any) -> bool:
    """Whether a cell states nothing."""
    return is_missing(cell) or (isinstance(cell, str) and not cell.strip())
