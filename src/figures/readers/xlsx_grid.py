"""The sheets of an .xlsx workbook: values by openpyxl, and what openpyxl does not tell of them from the sheet's XML."""

from __future__ import annotations

import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, BinaryIO, Final

import openpyxl  # type: ignore[import-untyped]
from defusedxml.ElementTree import iterparse  # type: ignore[import-untyped]
from openpyxl.utils.datetime import CALENDAR_MAC_1904  # type: ignore[import-untyped]

from figures.readers.grid import (
    CELL_LIMIT,
    COMMENTED,
    Grid,
    error_value,
    letters,
    merged,
    partial,
    percentage,
    struck,
    uncalculated,
)
from figures.readers.number_format import LIMIT, shown
from figures.readers.opened import OverLimitError
from figures.readers.rich_text import local, runs_of, shared_runs
from figures.readers.table import COLUMN_LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from figures.readers.cells import CellFault
    from figures.readers.rich_text import Runs

Spot = tuple[int, int]
"""Row and column of a cell, both from 1."""

_NO_LAYOUT: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
"""What a number format has beside its layout: quoted texts, escapes, paddings, colours and conditions."""

_TRUE: Final = ("1", "true")
_ADDRESS: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})", re.ASCII)


def xlsx_grids(stream: BinaryIO) -> Iterator[Grid]:
    """The visible sheets in their order, then the hidden ones.

    Formulas are read as the results that the file holds. openpyxl parses XML with defusedxml where that is installed,
    and here it must be: entities that swell or reach outside are refused.

    Raises:
        OverLimitError: a sheet is too large.
    """
    book = openpyxl.load_workbook(stream, read_only=True, data_only=True, keep_links=False)
    shared = shared_runs(stream)
    crossed = _crossed_styles(book)
    try:
        for sheet in sorted(book.worksheets, key=lambda its: bool(its.sheet_state != "visible")):
            sheet.reset_dimensions()  # the size that a file states may be wrong, and then cells would be lost
            part: str = sheet._worksheet_path  # noqa: SLF001 - there is no public name for it
            marks = _Marks.of(stream, part, shared)
            grid = Grid(sheet.title, hidden=marks.hidden, hidden_columns=marks.columns)
            grid.from_1904 = book.epoch == CALENDAR_MAC_1904
            for number, row in enumerate(sheet.rows, 1):
                cells = [
                    _struck(cell, (number, column))
                    if crossed and cell.value is not None and cell._style_id in crossed  # noqa: SLF001 - as above
                    else _value(cell, (number, column), marks, grid)
                    for column, cell in enumerate(row, 1)
                ]
                grid.add(marks.covered(number, cells))
            for where in _commented(stream, part):
                grid.remark(COMMENTED, where)
            yield grid
    finally:
        book.close()


@dataclass(slots=True)
class _Marks:
    """What a sheet's XML says of its cells beside their values.

    Attributes:
        uncalculated: the formulas that hold no result.
        merged: by row, the columns of cells that lie under a merged one.
        hidden: how many rows are hidden.
        columns: which columns are, from 1.
        rich: the texts with a raised, lowered or struck run.
    """

    uncalculated: set[Spot] = field(default_factory=set)
    merged: dict[int, set[int]] = field(default_factory=dict)
    hidden: int = 0
    columns: set[int] = field(default_factory=set)
    rich: dict[Spot, Runs] = field(default_factory=dict)
    _covered: int = 0
    _shared: Mapping[int, Runs] = field(default_factory=dict)

    @classmethod
    def of(cls, stream: BinaryIO, path: str, shared: Mapping[int, Runs]) -> _Marks:
        """Read a worksheet once, keeping nothing of it but these marks."""
        marks = cls(_shared=shared)
        with zipfile.ZipFile(stream) as archive, archive.open(path) as part:
            for _, element in iterparse(part):
                match local(element):
                    case "c":
                        marks._note(element)
                    case "row":
                        marks.hidden += element.get("hidden") in _TRUE
                        element.clear()
                    case "col" if element.get("hidden") in _TRUE:
                        last = min(int(element.get("max", "0")), COLUMN_LIMIT)
                        marks.columns.update(range(int(element.get("min", "1")), last + 1))
                    case "mergeCell":
                        marks._merge(element.get("ref", ""))
        return marks

    def _note(self, cell: Any) -> None:
        """Note a formula without a result (a text that a formula made may be empty), and a text with marked runs."""
        parts = {local(part): part for part in cell}
        kind, value = cell.get("t"), getattr(parts.get("v"), "text", None)
        if "f" in parts and not value and kind != "str" and (spot := _spot(cell.get("r", ""))):
            self.uncalculated.add(spot)
        runs = runs_of(parts["is"]) if kind == "inlineStr" and "is" in parts else None
        if kind == "s" and self._shared and value and value.isdigit():
            runs = self._shared.get(int(value))
        if runs and (spot := _spot(cell.get("r", ""))):
            self.rich[spot] = runs

    def _merge(self, area: str) -> None:
        """Note the cells of a merged area, the first of them excepted."""
        corners = [_spot(corner) for corner in area.split(":")]
        if len(corners) != 2 or None in corners:  # noqa: PLR2004 - first and last
            return
        (top, left), (bottom, right) = (corner for corner in corners if corner)
        self._covered += (bottom - top + 1) * (right - left + 1)
        if self._covered > CELL_LIMIT:
            raise OverLimitError(f"more than {CELL_LIMIT:,} cells of the sheet are merged")
        for row in range(top, bottom + 1):
            self.merged.setdefault(row, set()).update(range(left + (row == top), right + 1))

    def covered(self, row: int, cells: list[Any]) -> list[Any]:
        """The cells of a row that states something, with a fault in the place of each that lies under a merged one."""
        under = self.merged.get(row)
        if not under or all(cell is None for cell in cells):
            return cells
        return [
            merged(f"{letters(column)}{row}") if cell is None and column in under else cell
            for column, cell in enumerate(cells, 1)
        ]


def _spot(address: str) -> Spot | None:
    """The row and column of an address such as `C4`."""
    found = _ADDRESS.fullmatch(address)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column


def _crossed_styles(book: Any) -> frozenset[int]:
    """The numbers of the styles whose font is struck out."""
    fonts, styles = book._fonts, book._cell_styles  # noqa: SLF001 - asked once here instead of in every cell
    return frozenset(number for number, style in enumerate(styles) if fonts[style.fontId].strike)


def _struck(cell: Any, spot: Spot) -> CellFault:
    return struck(f"{letters(spot[1])}{spot[0]}", cell.value)


def _commented(stream: BinaryIO, sheet: str) -> Iterator[str]:
    """The addresses of a sheet's cells with a comment."""
    folder, _, name = sheet.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels"
    with zipfile.ZipFile(stream) as archive:
        if relations not in archive.namelist():
            return
        with archive.open(relations) as part:
            targets = [its.get("Target", "") for _, its in iterparse(part) if its.get("Type", "").endswith("/comments")]
        for target in targets:
            path = target.removeprefix("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
            if path in archive.namelist():
                with archive.open(path) as part:
                    yield from [its.get("ref", "") for _, its in iterparse(part) if local(its) == "comment"]


def _value(cell: Any, spot: Spot, marks: _Marks, grid: Grid) -> Any:
    """The raw value of a cell, or the fault that stands in its place."""
    value, where = cell.value, f"{letters(spot[1])}{spot[0]}"
    if value is None:
        return uncalculated(where) if spot in marks.uncalculated else None
    if cell.data_type == "e":
        return error_value(where, value)
    if isinstance(value, bool | str):
        return grid.text(marks.rich[spot], where) if spot in marks.rich else value
    layout = _layout(cell.number_format)
    if isinstance(value, int | float):
        return (
            percentage(where, value) if "%" in layout else grid.number(value, shown(value, cell.number_format), where)
        )
    if hasattr(value, "date") and "h" not in layout and value.time().isoformat() == "00:00:00":
        return partial(value, day="d" in layout, month="m" in layout)
    return value


def _layout(number_format: str) -> str:
    r"""The letters of a number format that lay out the value.

    >>> _layout('[$-409]d\\ mmm\\ yyyy;@'), _layout('0.0%'), _layout('0" %"')
    ('dmmmyyyy', '0.0%', '0')
    """
    return _NO_LAYOUT.sub("", number_format[:LIMIT]).partition(";")[0].lower()
