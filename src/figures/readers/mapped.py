"""From a table to a sheet of text: which cells give which claims, each distinct cell read once."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from itertools import compress
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from figures.claims.column import Column
from figures.claims.fields import NAMES
from figures.hints import nearest
from figures.problems import Problem
from figures.readers.cells import DATES, CellFault, texts
from figures.readers.day_forms import from_parts
from figures.readers.maps import BOUNDS, ROW, Block, ColumnMap, MapFault, Template
from figures.readers.sheet import Sheet
from figures.readers.table import NAMED
from figures.text import counted, printable
from figures.words.lexicon import lexicon
from figures.words.vocabulary import standard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from figures.readers.table import Header, Table

_WHOLE: Final = re.compile(r"(\d[\d,]*)(?:\.0+)?", re.ASCII)

_PARTS: Final = ("year", "month", "day")

_EMPTY: Final = "\0"
"""What stands, while a template is filled, in the place of a cell that states nothing."""


def mapped(table: Table, using: ColumnMap, header: Header) -> Sheet:
    """The claims that a map makes of a table, a row each; what is missing is counted.

    Args:
        table: the table.
        using: the map; every column that it refers to is there.
        header: the table's header.
    """
    made = _Making(table, using, header)
    blocks = using.claims()
    parts = [_Part.of(block, made) for block in blocks]
    origin = _origins(parts, using.lead, table.rows)
    columns = {
        name: _interleaved([part.fields.get(name) for part in parts], origin, table.rows)
        for name in NAMES
        if any(name in part.fields for part in parts)
    }
    faults = {
        row: found
        for row, (base, block) in enumerate(origin)
        if (found := [*table.faults.get(base, ()), *parts[block].faults_of(base, made)])
    }
    told = {base for base, _ in origin}
    lost = [problem for base, its in table.faults.items() if base not in told for problem in its]

    def locate(row: int, name: str, offset: int) -> tuple[int | None, int | None]:
        base, block = origin[row]
        template = parts[block].template(name)
        column = made.place(template.columns[0]) if template and template.columns[:1] not in ((), (ROW,)) else None
        return table.address(base, column, offset if template and template.alone else 0)

    return Sheet(
        path=table.path,
        sha256=table.sha256,
        rows=len(origin),
        columns=MappingProxyType(columns),
        unknown=(),
        notes=table.notes,
        problems=(*lost, *(problem for its in faults.values() for problem in its)),
        bad_rows=frozenset(faults),
        locate=locate,
        label=lambda row: table.label(origin[row][0]),
        tally=_tally(table, header, using, made, parts),
    )


class _Making:
    """What is made of a table's columns by a map, each column once."""

    def __init__(self, table: Table, using: ColumnMap, header: Header) -> None:
        self.table, self.map, self._header = table, using, header
        self._made: dict[tuple[str, bool, bool], tuple[Column[str], dict[int, CellFault]]] = {}

    def place(self, name: str) -> int:
        """The column of that name."""
        found = self._header.column(name)
        assert found is not None, name  # a map is held against the header first
        return found

    def cells(self, name: str, field: str) -> tuple[Column[str], dict[int, CellFault]]:
        """The text of each cell of a column as the field needs it, empty where it states nothing; faults by code."""
        if name == ROW:
            return Column(tuple(map(str, range(1, self.table.rows + 1))), range(self.table.rows)), {}
        key = (name, field in DATES, field in ("figure", *BOUNDS))
        if key not in self._made:
            column = self.table.column(self.place(name))
            if name in self.map.down:
                column = _down(column)
            read, faults = texts(column, "figure" if key[2] else field, from_1904=self.table.from_1904)
            missing = nothing_under(self.map, "*") | nothing_under(self.map, name)
            words = self.map.words.get(name, {})

            def stated(cell: str) -> str:
                if cell.casefold() in missing or (states_nothing(cell) and (key[1] or key[2] or not _is_code(cell))):
                    return ""
                return words.get(cell, cell)

            self._made[key] = (read.map(stated), faults)
        return self._made[key]


def states_nothing(cell: str) -> bool:
    """Whether a cell of whatever table is empty, or a word or mark for an empty one: `N/A`, a dash."""
    return not cell or lexicon(standard()).states_nothing(cell)


def _is_code(cell: str) -> bool:
    """Whether a cell may be the code of a place or a person: `ND` is North Dakota, `NA` Namibia."""
    return len(cell) == len("ND") and cell.isalpha() and cell.isascii() and cell.isupper()


def nothing_under(using: ColumnMap, name: str) -> frozenset[str]:
    """The cells that state nothing under a column, folded."""
    return frozenset(one.casefold() for one in using.missing.get(name, ()))


@dataclass(frozen=True, slots=True)
class _Part:
    """What one block makes of each row of the table.

    Attributes:
        block: the block.
        fields: the text of each field, a row of the table each.
        states: whether the row gives a claim.
        nothing: in how many rows the figure states nothing.
        skipped: how many rows give no such claim because the block says so.
        wrong: the rows whose bounds contradict each other, and how.
    """

    block: Block
    fields: Mapping[str, Column[str]]
    states: Sequence[bool]
    nothing: int
    skipped: int
    wrong: Mapping[int, CellFault]

    @classmethod
    def of(cls, block: Block, made: _Making) -> _Part:
        """Fill each template of a block with each row."""
        rows, lead = made.table.rows, made.map.lead
        fields = {name: _filled(name, one, made) for name, one in block.fields.items() if name not in BOUNDS}
        bounds = {name: _filled(name, block.fields[name], made) for name in BOUNDS if name in block.fields}
        wrong: dict[int, CellFault] = {}
        if bounds:
            _bounded(fields, bounds, rows, wrong)
        figure = fields.get("figure") or Column.constant("", rows)
        skipped = [False] * rows
        for name, cells in block.skip.items():
            column, _ = made.cells(name, "note")
            skipped = [skip or column[row] in cells for row, skip in enumerate(skipped)]
        doubtful = wrong.keys() | _faulty_rows(block, made)
        broken = made.table.faults
        states = [
            row >= lead and not skipped[row] and row not in broken and (bool(figure[row]) or row in doubtful)
            for row in range(rows)
        ]
        stated = rows - lead - sum(skipped[lead:]) - sum(row >= lead for row in broken)
        if block.covers_days:
            fields["since"] = _since(fields["as_of"], block.covers_days)
        return cls(block, fields, states, stated - sum(states), sum(skipped[lead:]), wrong)

    def template(self, name: str) -> Template | None:
        """What fills a field; of a figure without one of its own, what fills its low end or else its high one."""
        fields = self.block.fields
        return fields.get(name) or (fields.get("low") or fields.get("high") if name == "figure" else None)

    def faults_of(self, row: int, made: _Making) -> Iterator[Problem]:
        """The problems of the cells that the claim of a row is made of."""
        table = made.table
        for name, template in self.block.fields.items():
            for column in template.columns:
                cells, faults = made.cells(column, name)
                fault = faults.get(cells.codes[row]) if faults else None
                if fault:
                    line, character = table.address(row, made.place(column), fault.offset)
                    yield Problem(
                        table.path, line, character, fault.code, fault.message, fault.hint, name, table.label(row)
                    )
        if row in self.wrong:
            fault, low = self.wrong[row], self.block.fields["low"].columns[0]
            where = table.address(row, made.place(low), 0)
            yield Problem(table.path, *where, fault.code, fault.message, fault.hint, "figure", table.label(row))


def _faulty_rows(block: Block, made: _Making) -> set[int]:
    """The rows with a cell for the figure that cannot be read as text."""
    found: set[int] = set()
    for name in ("figure", *BOUNDS):
        for column in block.fields[name].columns if name in block.fields else ():
            cells, faults = made.cells(column, name)
            if faults:
                found.update(cells.rows_of(faults))
    return found


def _down(column: Column[Any]) -> Column[Any]:
    """The column with each empty cell as the one above it."""
    codes, last = array("i"), -1
    empty = {code for code, cell in enumerate(column.values) if cell is None or not str(cell).strip()}
    for code in column.codes:
        last = last if code in empty and last >= 0 else code
        codes.append(last)
    return Column(column.values, codes)


# ── Templates ──


def _filled(field: str, template: Template, made: _Making) -> Column[str]:
    """The template filled with each row; a field that is one column stays that column."""
    rows = made.table.rows
    if not template.columns:
        return Column.constant(template.text.strip(), rows)
    columns = {name: made.cells(name, field)[0] for name in template.columns}
    if template.alone:
        joined = columns[template.alone]
    else:
        together = Column.of(zip(*(columns[name].codes for name in template.columns), strict=True))
        joined = together.map(
            lambda codes: _text(
                field, template, {name: columns[name].values[code] for name, code in zip(columns, codes, strict=True)}
            )
        )
    return joined.map(_day_of(made)).merged() if field in DATES else joined.merged()


def _text(field: str, template: Template, cells: Mapping[str, str]) -> str:
    """One text: a piece between commas goes with its comma where none of its cells states anything."""
    if field in DATES and (parts := _date_parts(template)):
        return from_parts(*(cells[name] for name in parts), *[""] * (len(_PARTS) - len(parts)))
    pieces = []
    for piece in template.pieces:
        names = piece[1::2]
        if names and not any(cells[name] for name in names):
            continue
        filled = "".join(part if place % 2 == 0 else cells[part] or _EMPTY for place, part in enumerate(piece))
        pieces.append(re.sub(rf"\s*{_EMPTY}\s*", " ", filled).strip() if _EMPTY in filled else filled.strip())
    return ", ".join(piece for piece in pieces if piece)


def _date_parts(template: Template) -> tuple[str, ...]:
    """The columns of year, month and day, where a template is no more than these."""
    if template.text.replace(" ", "") == "-".join(f"{{{name}}}" for name in template.columns).replace(" ", ""):
        return template.columns if 1 < len(template.columns) <= len(_PARTS) else ()
    return ()


def _day_of(made: _Making) -> Callable[[str], str]:
    """What makes a date of a claims file from one of the map's forms; any other text stays as it is."""
    forms = made.map.dates

    def date(text: str) -> str:
        found = {day for form in forms if (day := form.read(text))}
        return found.pop() if len(found) == 1 else text

    return date


def _since(as_of: Column[str], days: int) -> Column[str]:
    """The first day of so many that end with a day; empty where that is no day."""
    import datetime as dt

    def first(text: str) -> str:
        try:
            return (dt.date.fromisoformat(text[:10]) - dt.timedelta(days=days - 1)).isoformat()
        except (ValueError, OverflowError):
            return ""

    return as_of.map(first).merged()


# ── Figures from their bounds ──


def _bounded(
    fields: dict[str, Column[str]], bounds: Mapping[str, Column[str]], rows: int, wrong: dict[int, CellFault]
) -> None:
    """Put the figure that low and high ends make where no wording stands, and the best estimate into the note."""
    nothing: Column[str] = Column.constant("", rows)
    order = (
        fields.get("figure", nothing),
        *(bounds.get(name, nothing) for name in BOUNDS),
        fields.get("note", nothing),
    )
    together = Column.of(zip(*(column.codes for column in order), strict=True))
    figures, notes, faults = [], [], {}
    for code, codes in enumerate(together.values):
        wording, low, high, best, note = (column.values[its] for column, its in zip(order, codes, strict=True))
        figure, fault = (wording, None) if wording else _range(low, high)
        if fault:
            faults[code] = fault
        figures.append(figure)
        estimate = f"best estimate {best}" if best and not wording and low != high else ""
        notes.append("; ".join(part for part in (note, estimate) if part))
    fields["figure"] = Column(tuple(figures), together.codes).merged()
    if "note" in fields or any(notes):
        fields["note"] = Column(tuple(notes), together.codes).merged()
    if faults:
        wrong.update((row, faults[together.codes[row]]) for row in together.rows_of(faults))


def _range(low: str, high: str) -> tuple[str, CellFault | None]:
    """The wording of two ends, of which one may be missing; or why they make none."""
    if not low or not high:
        return (f"at least {low}" if low else f"up to {high}" if high else ""), None
    if low == high:
        return low, None
    ends = [_WHOLE.fullmatch(end) for end in (low, high)]
    if not all(ends):
        odd = next(end for end, found in zip((low, high), ends, strict=True) if not found)
        hint = "write the wording under figure"
        return "", CellFault("unreadable-figure", f"'{printable(odd[:40])}' is no end of a range", hint)
    lowest, highest = (int(found[1].replace(",", "")) for found in ends if found)
    if lowest > highest:
        return "", CellFault("backward-range", f"the low figure '{low}' is above the high one '{high}'", "")
    return (f"{lowest}–{highest}" if lowest < highest else f"{lowest}"), None


# ── Rows ──


def _origins(parts: Sequence[_Part], lead: int, rows: int) -> list[tuple[int, int]]:
    """Row and block of each claim: rows in the order of the table, blocks in that of the map."""
    if len(parts) == 1:
        return [(row, 0) for row in compress(range(rows), parts[0].states)]
    return [(row, block) for row in range(lead, rows) for block, part in enumerate(parts) if part.states[row]]


def _interleaved(columns: Sequence[Column[str] | None], origin: Sequence[tuple[int, int]], rows: int) -> Column[str]:
    """One field of each claim, from the columns that the blocks made of the rows."""
    held = [column or Column.constant("", rows) for column in columns]
    if len(held) == 1:
        return held[0] if len(origin) == rows else held[0].take(row for row, _ in origin).merged()
    starts: list[int] = []
    values: list[str] = []
    for column in held:
        starts.append(len(values))
        values += column.values
    codes = array("i", (starts[block] + held[block].codes[row] for row, block in origin))
    return Column(tuple(values), codes).merged()


def _tally(
    table: Table, header: Header, using: ColumnMap, made: _Making, parts: Sequence[_Part]
) -> Callable[[int, int], str]:
    """The sentence that accounts for the rows of a mapped table."""
    used = {made.place(name) for name in using.columns}
    left = [name for place, name in enumerate(header.names) if name and place not in used]
    nothing, skipped = sum(part.nothing for part in parts), sum(part.skipped for part in parts)

    def account(claims: int, refused: int) -> str:
        empty = "cell states nothing" if nothing == 1 else "cells state nothing"
        counts = [counted(table.rows - using.lead, "row"), counted(claims, "claim"), f"{nothing:,} {empty}"]
        counts += [f"{skipped:,} skipped"] if skipped else []
        more = f" and {len(left) - NAMED:,} more" if len(left) > NAMED else ""
        unused = f"; columns not used: {', '.join(printable(name[:40]) for name in left[:NAMED])}{more}" if left else ""
        origin = f"{table.path}: " if table.path else ""
        return f"{origin}{', '.join(counts)}, {refused:,} refused, read by the map {using.name}{unused}"

    return account


def held_against(using: ColumnMap, header: Header, path: str) -> tuple[Problem, ...]:
    """Each column that the map refers to and the table has not, or has twice."""
    return tuple(_no_column(using, name, header, path) for name in using.columns if header.column(name) is None)


def _no_column(using: ColumnMap, name: str, header: Header, path: str) -> Problem:
    names = [one for one in header.names if one]
    whose, shown = path or "the table", printable(name[:40])
    if name in names:
        return using.problem(MapFault(f"{whose} has several columns '{shown}'", name, "give each a name of its own"))
    near = nearest(name, names)
    meant = f"did you mean '{printable(near[:40])}'? Its" if near else "its"
    more = f" and {len(names) - NAMED:,} more" if len(names) > NAMED else ""
    listed = ", ".join(printable(one[:40]) for one in names[:NAMED])
    return using.problem(MapFault(f"{whose} has no column '{shown}'", name, f"{meant} columns: {listed}{more}"))
