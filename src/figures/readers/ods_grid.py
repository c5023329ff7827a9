"""The sheets of an .ods workbook, read from its XML row by row: each cell by the value that it states, not the look."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from defusedxml.ElementTree import iterparse  # type: ignore[import-untyped]

from figures.readers.cells import CellFault
from figures.readers.grid import Grid, error_value, hold_width, letters, merged, partial, percentage, uncalculated

if TYPE_CHECKING:
    from collections.abc import Iterator

_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CALC: Final = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"

_MOST_BLANKS: Final = 1_000
"""Spaces in a row that are kept of a text."""


def ods_grids(stream: BinaryIO) -> Iterator[Grid]:
    """The sheets in their order; nothing of the file but their cells is kept in memory.

    Raises:
        OverLimitError: a sheet is too large.
    """
    with zipfile.ZipFile(stream) as archive, archive.open("content.xml") as part:
        grid, depth = Grid(""), 0
        for event, element in iterparse(part, events=("start", "end")):
            if element.tag == f"{_TABLE}table":
                depth += 1 if event == "start" else -1
                if event == "start" and depth == 1:
                    grid = Grid(element.get(f"{_TABLE}name", ""))
                elif event == "end" and depth == 0:
                    yield grid
            elif event == "end" and element.tag == f"{_TABLE}table-row" and depth == 1:
                times = _times(element, "rows")
                hidden = element.get(f"{_TABLE}visibility") in ("collapse", "filter")
                grid.add(_cells(element, grid.next_row), times)
                grid.hidden += times * hidden
                element.clear()


def _cells(row: Any, number: int) -> list[Any]:
    """The cells of a row; blank ones, often a thousand at its end, only where another one follows."""
    cells: list[Any] = []
    blank = 0
    for cell in row:
        covered = cell.tag == f"{_TABLE}covered-table-cell"
        if not covered and cell.tag != f"{_TABLE}table-cell":
            continue
        times = _times(cell, "columns")
        where = f"{letters(len(cells) + blank + 1)}{number}"
        value = merged(where) if covered else _value(cell, where)
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


def _value(cell: Any, where: str) -> Any:
    """The raw value of a cell, or the fault that stands in its place; None for an empty one."""
    shown = "\n".join(_text(part) for part in cell if part.tag == f"{_TEXT}p")
    if cell.get(f"{_CALC}value-type") == "error":
        return error_value(where, shown)
    kind = cell.get(f"{_OFFICE}value-type")
    if kind is None:
        return uncalculated(where) if cell.get(f"{_TABLE}formula") else shown or None
    number = cell.get(f"{_OFFICE}value", "")
    match kind:
        case "float" | "currency":
            return int(number) if re.fullmatch(r"-?\d{1,30}", number, re.ASCII) else float(number)
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


def _text(paragraph: Any) -> str:
    """The text of a paragraph with its spaces, tabs and breaks; a comment on the cell is no text of it."""
    parts = [paragraph.text or ""]
    for child in paragraph:
        name = child.tag.removeprefix(_TEXT)
        if name == "s":
            parts.append(" " * min(int(child.get(f"{_TEXT}c", "1")), _MOST_BLANKS))
        elif name in ("tab", "line-break"):
            parts.append(" ")
        elif child.tag.startswith(_TEXT):
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)
