"""From a table to a sheet: one of claims as it is, any other by a map, and what is said where neither is possible."""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from figures.claims.fields import NAMES, OTHER_NAMES, REQUIRED
from figures.hints import nearest
from figures.problems import Problem
from figures.readers.cells import CellFault, texts
from figures.readers.sheet import Doubt, Sheet
from figures.readers.table import (
    COLUMN_LIMIT,
    HEADER,
    NAMED,
    ROW_LIMIT,
    Header,
    Table,
    blank,
    folded,
    metric_of,
)
from figures.text import printable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from figures.claims.column import Column
    from figures.readers.maps import Block, ColumnMap

_TEXTS: Final = frozenset(NAMES) - {"id", "metric", "figure", "since", "as_of", "published", "status"}
"""The fields that hold any text."""

_DECIMALS: Final = re.compile(r"(?<=\d),00?$", re.ASCII)
"""The fraction of a whole number, as spreadsheets in many languages write it."""


def sheet_of(table: Table, using: ColumnMap | None = None) -> Sheet:
    """The table as a sheet of text; a row in which no cell states anything is no row.

    Args:
        table: the table.
        using: how its rows give claims; None: its header names the columns of claims.csv.
    """
    header = Header.of(table.header)
    problems = [*table.problems, *([] if table.problems else _form(table, header))]
    if problems:
        return _unreadable(table, problems)
    if using is None and header.of_claims:
        asked = list(_asked(table, header))
        return _unreadable(table, asked) if asked else _plain(table, header)
    tagged = _tagged(table, header)
    if using is None and tagged is None:
        from figures.readers.describe import described

        return _unreadable(table, described(table, header))
    from figures.readers.mapped import held_against, mapped
    from figures.readers.maps import ColumnMap

    if using is None or not using.blocks:
        base = tagged or ColumnMap("", (_implied(header),))
        using = replace(using or base, name=using.name if using else base.name, blocks=base.blocks, lead=base.lead)
    problems = [*held_against(using, header, table.path), *_unstated(using, table)]
    return _unreadable(table, problems) if problems else mapped(table, using, header)


def _unreadable(table: Table, problems: Sequence[Problem]) -> Sheet:
    """The sheet without rows of a table that cannot be used."""
    return Sheet.unreadable(tuple(problems), table.sha256, () if table.problems else table.notes)


def _tagged(table: Table, header: Header) -> ColumnMap | None:
    """What the hashtags below the header, or in it, say of the columns."""
    from figures.readers.hxl import map_of_tags

    return map_of_tags(table, header)


def _implied(header: Header) -> Block:
    """How a row of a table of claims gives its claim: each field is the column that its header names."""
    from figures.readers.maps import Block, Template

    names = header.names
    return Block({name: Template((("", names[at], ""),), (names[at],), "") for name, at in header.positions.items()})


def _unstated(using: ColumnMap, table: Table) -> Iterator[Problem]:
    """What every claim needs and no block gives."""
    for field in REQUIRED:
        held = {field, "low", "high"} if field == "figure" else {field}
        if not all(held & (block.fields.keys() | using.over.keys()) for block in using.blocks):
            hint = f"say it: --set {field}=…"
            message = f"the map {using.name or 'of its header'} gives no {field}"
            yield Problem(table.path, None, None, "missing-column", message, hint)


def _form(table: Table, header: Header) -> Iterator[Problem]:
    """Why nothing under this header can be read, whatever it means."""
    path = table.path
    if not any(header.names):
        hint = f"begin it with a header such as {','.join(REQUIRED)}"
        yield Problem(path, None, None, "empty-file", "the table is empty", hint)
        return
    for what, size, limit in (("columns", len(header.names), COLUMN_LIMIT), ("rows", table.rows, ROW_LIMIT)):
        if size > limit:
            message = f"the table has {size:,} {what}, the limit is {limit:,}"
            yield Problem(path, table.address(HEADER, None, 0)[0], None, "over-limit", message)
            return
    for name, column in header.repeated:
        names = [printable(header.names[at]) for at in (header.positions[name], column)]
        message = f"two columns give the {name}: '{names[0]}' and '{names[1]}'"
        where = table.address(HEADER, column, 0)
        yield Problem(path, *where, "duplicate-column", message, "leave one of them out", name)


# ── Tables of claims ──


def _asked(table: Table, header: Header) -> Iterator[Problem]:
    """Whether a column `date` is the day up to which the figures run, or the day on which they appeared."""
    place = header.column("date")
    if place is None or {"as_of", "published"} <= header.positions.keys():
        return
    name = printable(header.names[place])
    message = f"the column '{name}' may be the day up to which a figure counts, or the day on which it appeared"
    hint = f"say which: --set as_of={{{name}}} or --set published={{{name}}}, or head it so"
    yield Problem(table.path, *table.address(HEADER, place, 0), "unclear-column", message, hint)


def _plain(table: Table, header: Header) -> Sheet:
    """The sheet of a table whose header names the columns of claims.csv."""
    columns: dict[str, Column[str]] = {}
    wrong: dict[str, dict[int, CellFault]] = {}
    for name, place in header.positions.items():
        columns[name], faults = texts(table.column(place), name, from_1904=table.from_1904)
        if faults:
            wrong[name] = faults
    doubts = _with_comma(columns) if table.decimal_comma else ()
    kept = None if table.dense else list(_stating(table, header, columns, wrong))
    rows = table.rows if kept is None else len(kept)
    if not rows:
        message, hint = "the table has a header but no rows", "add a row for each claim"
        return _unreadable(table, [Problem(table.path, None, None, "no-rows", message, hint)])
    if kept is not None and rows < table.rows:
        columns = {name: column.take(kept).merged() for name, column in columns.items()}
    base = range(table.rows) if kept is None else kept
    faults_by_row = _faults(table, header, base, wrong, _split_thousands(header, columns))

    def locate(row: int, name: str, offset: int) -> tuple[int | None, int | None]:
        return table.address(base[row], header.positions.get(name), offset)

    unknown = tuple(name for place, name in header.unknown() if table.states(place))
    return Sheet(
        path=table.path,
        sha256=table.sha256,
        rows=rows,
        columns=MappingProxyType(columns),
        unknown=unknown,
        notes=(*table.notes, *_notes(table.path, header, unknown)),
        problems=tuple(problem for row in sorted(faults_by_row) for problem in faults_by_row[row]),
        bad_rows=frozenset(faults_by_row),
        locate=locate,
        label=lambda row: table.label(base[row]),
        doubts=doubts,
    )


def _with_comma(columns: dict[str, Column[str]]) -> tuple[Doubt, ...]:
    """Read figures such as 748,00 as whole, where the comma may be that of a fraction; the rows that have one."""
    before = columns["figure"]
    whole = before.map(lambda text: _DECIMALS.sub("", text) if _DECIMALS.search(text) else text)
    changed = {code for code, text in enumerate(before.values) if whole.values[code] != text}
    if not changed:
        return ()
    columns["figure"] = whole.merged()
    kind = "commas taken to part fractions"
    return tuple(
        Doubt(row, "figure", "decimal-comma", f"'{before[row]}' is read as {whole[row]}", kind)
        for row in before.rows_of(changed)
    )


def _stating(
    table: Table, header: Header, columns: Mapping[str, Column[str]], wrong: Mapping[str, Collection[int]]
) -> Iterator[int]:
    """The rows in which some cell, of whatever column, states something or cannot be read."""
    known = [(column.codes, [bool(text) or code in wrong.get(name, ()) for code, text in enumerate(column.values)])
             for name, column in columns.items()]  # fmt: skip
    others = [table.column(place) for place, _ in header.unknown()]
    known += [(column.codes, [not blank(cell) for cell in column.values]) for column in others]
    for row in range(table.rows):
        if row in table.faults or any(states[codes[row]] for codes, states in known):
            yield row


def _faults(
    table: Table,
    header: Header,
    base: Sequence[int],
    wrong: Mapping[str, Mapping[int, CellFault]],
    split: Mapping[int, CellFault],
) -> dict[int, list[Problem]]:
    """The problems of rows as a whole and of cells that cannot be read as text, by the row that is kept."""
    found: dict[int, list[Problem]] = {}
    if not (table.faults or wrong or split):
        return found
    columns = {name: table.column(header.positions[name]) for name in wrong}
    codes = {name: column.codes for name, column in columns.items()}
    faulty = {*table.faults, *(base[row] for row in split)}
    faulty |= {row for name, column in columns.items() for row in column.rows_of(wrong[name])}
    for row, origin in enumerate(base):
        if origin not in faulty:
            continue
        its = list(table.faults.get(origin, ()))
        cells = {name: wrong[name][codes[name][origin]] for name in wrong if codes[name][origin] in wrong[name]}
        if row in split:
            cells.setdefault("figure", split[row])
        if not its:
            its = [_problem(table, header, origin, name, cells[name]) for name in NAMES if name in cells]
        if its:
            found[row] = its
    return found


def _problem(table: Table, header: Header, row: int, name: str, fault: CellFault) -> Problem:
    where = table.address(row, header.positions[name], fault.offset)
    return Problem(table.path, *where, fault.code, fault.message, fault.hint, name, table.label(row))


def _split_thousands(header: Header, columns: Mapping[str, Column[str]]) -> dict[int, CellFault]:
    """The rows in which a figure such as 1,200 stands in two cells, for want of quotes."""
    beside = header.positions["figure"] + 1
    name = next((name for name, place in header.positions.items() if place == beside), "")
    if name not in _TEXTS:
        return {}
    figures, texts_beside = columns["figure"], columns[name]
    ends = {code for code, text in enumerate(texts_beside.values) if re.fullmatch(r"\d{3}", text, re.ASCII)}
    if not ends:
        return {}
    starts = {code for code, text in enumerate(figures.values) if re.fullmatch(r"[1-9]\d{0,2}", text, re.ASCII)}
    found = {}
    for row, (figure, end) in enumerate(zip(figures.codes, texts_beside.codes, strict=True)):
        if end in ends and figure in starts:
            whole = f"{figures[row]},{texts_beside[row]}"
            message = f"'{figures[row]}' stands before '{texts_beside[row]}' under {name}: is this {whole}?"
            found[row] = CellFault("split-figure", message, f'quote it: "{whole}"')
    return found


def _notes(path: str, header: Header, unknown: Sequence[str]) -> Iterator[str]:
    """What was decided about the columns: other words for a field, columns that are none, cells that head a column."""
    of = f"{path}: " if path else ""
    for place in header.synonyms:
        name = header.names[place]
        yield f"{of}the column '{printable(name)}' is read as {OTHER_NAMES[folded(name)]}"
    if unknown:
        names = ", ".join(map(_unknown, unknown[:NAMED]))
        more = f" and {len(unknown) - NAMED:,} more" if len(unknown) > NAMED else ""
        yield f"{of}columns kept out of the analysis: {names}{more}"
    lost = next((name for name in unknown if _is_cell(name)), "")
    if lost and path:
        yield f"{of}a column is headed '{printable(lost[:40])}': was the line break after the header lost?"


def _is_cell(name: str) -> bool:
    """Whether what heads a column reads as a cell of a claim: a number, a day or a metric."""
    return bool(re.fullmatch(r"\d[\d,./-]*", name, re.ASCII) or metric_of(name))


def _unknown(name: str) -> str:
    """An unknown column's name, fit to print, with the field that may be meant."""
    near = nearest(name, NAMES)
    return printable(name[:40]) + (f" (did you mean {near}?)" if near else "")
