"""The sheets of an .ods workbook, read from its XML row by row: each cell by the value that it states."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from defusedxml.ElementTree import iterparse  # type: ignore[import-untyped]

from figures.readers.cells import CellFault
from figures.readers.grid import (
    COMMENTED,
    Grid,
    error_value,
    hold_width,
    letters,
    merged,
    partial,
    percentage,
    struck,
    uncalculated,
)
from figures.readers.number_format import shown_beside
from figures.readers.rich_text import Runs
from figures.readers.table import COLUMN_LIMIT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CALC: Final = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"

_HIDDEN: Final = ("collapse", "filter")
"""The visibility of rows and columns that are not seen."""

_MOST_BLANKS: Final = 1_000
"""Spaces in a row that are kept of a text."""


def ods_grids(stream: BinaryIO) -> Iterator[Grid]:
    """The sheets in their order; nothing of the file but their cells is kept in memory.

    Raises:
        OverLimitError: a sheet is too large.
    """
    with zipfile.ZipFile(stream) as archive, archive.open("content.xml") as part:
        grid, depth, column, styles = Grid(""), 0, 1, _Styles()
        for event, element in iterparse(part, events=("start", "end")):
            if element.tag == f"{_TABLE}table":
                depth += 1 if event == "start" else -1
                if event == "start" and depth == 1:
                    grid, column = Grid(element.get(f"{_TABLE}name", "")), 1
                elif event == "end" and depth == 0:
                    yield grid
            elif event == "end" and element.tag == f"{_TABLE}table-row" and depth == 1:
                times = _times(element, "rows")
                hidden = element.get(f"{_TABLE}visibility") in _HIDDEN
                grid.add(_cells(element, grid, styles), times)
                grid.hidden += times * hidden
                element.clear()
            elif event == "end" and element.tag == f"{_TABLE}table-column" and depth == 1:
                first, column = column, column + _times(element, "columns")
                if element.get(f"{_TABLE}visibility") in _HIDDEN:
                    grid.hidden_columns.update(range(first, min(column, COLUMN_LIMIT + 1)))
            elif event == "end" and element.tag == f"{_STYLE}style":
                styles.note(element)


@dataclass(frozen=True, slots=True)
class _Styles:
    """The names of the styles that mark a text.

    Attributes:
        struck: those that strike it out.
        raised: those that raise or lower it.
    """

    struck: set[str] = field(default_factory=set)
    raised: set[str] = field(default_factory=set)

    def note(self, style: Any) -> None:
        """Keep the name of a style that is one of these."""
        name = style.get(f"{_STYLE}name", "")
        for properties in style.iter(f"{_STYLE}text-properties"):
            if properties.get(f"{_STYLE}text-line-through-style", "none") != "none":
                self.struck.add(name)
            if properties.get(f"{_STYLE}text-position", "0%").split()[0] not in ("0%", "0"):
                self.raised.add(name)


def _cells(row: Any, grid: Grid, styles: _Styles) -> list[Any]:
    """The cells of a row; blank ones, often a thousand at its end, only where another one follows."""
    number = grid.next_row
    cells: list[Any] = []
    blank = 0
    for cell in row:
        covered = cell.tag == f"{_TABLE}covered-table-cell"
        if not covered and cell.tag != f"{_TABLE}table-cell":
            continue
        times = _times(cell, "columns")
        where = f"{letters(len(cells) + blank + 1)}{number}"
        value = merged(where) if covered else _value(cell, where, grid, styles)
        if value is None:
            blank += times
        else:
            hold_width(len(cells) + blank + times)
            cells += [None] * blank + [value] * times
            blank = 0
    return cells if any(not _is_cover(cell) for cell in cells) else []


def _is_cover(cell: Any) -> bool:
    return cell is None or (isinstance(cell, CellFault) and cell.code == "merged-cell")


def _times(element: Any, what: str) -> int:
    return max(1, int(element.get(f"{_TABLE}number-{what}-repeated", "1")))


def _value(cell: Any, where: str, grid: Grid, styles: _Styles) -> Any:
    """The raw value of a cell, or the fault that stands in its place; None for an empty one."""
    paragraphs = [part for part in cell if part.tag == f"{_TEXT}p"]
    shown = "\n".join(_text(part) for part in paragraphs)
    if any(part.tag == f"{_OFFICE}annotation" for part in cell):
        grid.remark(COMMENTED, where)
    marked = {part.get(f"{_TEXT}style-name") for paragraph in paragraphs for part in paragraph.iter(f"{_TEXT}span")}
    if shown and styles.struck & {*marked, cell.get(f"{_TABLE}style-name")}:
        return struck(where, shown)
    if styles.raised & marked:
        level = "\n".join(_text(part, styles.raised) for part in paragraphs)
        return grid.text(Runs(shown, level, struck=False), where)
    if cell.get(f"{_CALC}value-type") == "error":
        return error_value(where, shown)
    kind = cell.get(f"{_OFFICE}value-type")
    if kind is None:
        return uncalculated(where) if cell.get(f"{_TABLE}formula") else shown or None
    number = cell.get(f"{_OFFICE}value", "")
    match kind:
        case "float" | "currency":
            count = int(number) if re.fullmatch(r"-?\d{1,30}", number, re.ASCII) else float(number)
            return grid.number(count, shown_beside(count, shown.strip()) if paragraphs else None, where)
        case "percentage":
            return percentage(where, float(number))
        case "boolean":
            return cell.get(f"{_OFFICE}boolean-value") == "true"
        case "date":
            return _date(cell.get(f"{_OFFICE}date-value", ""), shown)
        case "time":
            hint = "write the figure, or the day"
            return CellFault("time-of-day", f"the cell {where} is a time of day: '{shown}'", hint)
        case _:
            return cell.get(f"{_OFFICE}string-value") or shown or None


def _date(stated: str, shown: str) -> dt.datetime | str:
    """A date as precise as its cell shows it: a day only if the cell shows the day's number."""
    value = dt.datetime.fromisoformat(stated)
    if value.time() != dt.time():
        return value
    numbers = re.findall(r"\d+", shown, re.ASCII)
    day = not shown or any(len(number) <= len("31") and int(number) == value.day for number in numbers)
    return partial(value, day=day, month=len(numbers) > 1 or shown.strip() not in numbers)


def _text(paragraph: Any, without: Collection[str] = ()) -> str:
    """The text of a paragraph with its spaces, tabs and breaks; a comment on the cell is no text of it.

    Runs of the styles that are named are left out.
    """
    parts = [paragraph.text or ""]
    for child in paragraph:
        name = child.tag.removeprefix(_TEXT)
        if name == "s":
            parts.append(" " * min(int(child.get(f"{_TEXT}c", "1")), _MOST_BLANKS))
        elif name in ("tab", "line-break"):
            parts.append(" ")
        elif child.tag.startswith(_TEXT) and child.get(f"{_TEXT}style-name") not in without:
            parts.append(_text(child, without))
        parts.append(child.tail or "")
    return "".join(parts)
