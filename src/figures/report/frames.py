"""Rows and their columns as pandas DataFrames, workbooks and parquet files.

Texts are `string` columns and never missing: a text that was not stated is empty, so that grouping by it loses no row.
Numbers are `Int64` or `Float64`; a missing `high` means that there is no upper end. A date that may be a whole month is
no one day: each date has three columns, its text as claims.csv would write it, and its first and last minute, both
included, as `datetime64`; all three are missing when it was not stated. Several texts in a cell are joined by `; `.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from figures.claims.attribution import write_chain
from figures.errors import MissingExtraError
from figures.text import encodable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from figures.report.field import Field
    from figures.report.news import Rows

TEXT: Final = "string"
MOMENT: Final = "datetime64[s]"
"""Seconds, for nanoseconds end in 2262 and begin in 1677."""

_TYPES: Final = {"count": "Int64", "ratio": "Float64", "flag": "boolean"}
"""The types of columns that hold no text."""

CELL_LIMIT: Final = 32_767
"""Characters that a cell of a spreadsheet holds; what is cut says so."""

NARROWEST: Final = 8
WIDEST: Final = 60
"""The characters that a column of a workbook is wide; longer texts are wrapped."""

_FIRST: Final = dt.datetime(1, 1, 1)  # noqa: DTZ001 - the days of an event are local and know no zone
"""Minute 0 of a `PartialDate`."""

_CUT: Final = " … (cut: a cell holds no more)"

_CLOCK: Final = re.compile(rb'(W3CDTF">)[^<]*<')
"""The times at which a workbook was made and changed."""


def frame(columns: Sequence[Field], rows: Sequence[Any]) -> pd.DataFrame:
    """The columns of each row's object, in typed columns, also where there is no row."""
    held: dict[str, pd.Series[Any]] = {}
    for field in columns:
        cells = [field.of(row) for row in rows]
        if field.holds == "date":
            held |= _dates(field.name, cells)
        elif field.holds in _TYPES:
            held[field.name] = pd.Series(cells, dtype=_TYPES[field.holds])
        else:
            held[field.name] = pd.Series([encodable(_text(field, cell)) for cell in cells], dtype=TEXT)
    return pd.DataFrame(held)


def _text(field: Field, cell: Any) -> str:
    if field.holds in ("names", "prose"):
        return "; ".join(cell)
    if field.holds == "chain":
        return write_chain(cell)
    return "" if cell is None else str(cell)


def _dates(name: str, cells: Sequence[Any]) -> Iterator[tuple[str, pd.Series[Any]]]:
    """The three columns of a date; those of a side bear its letter at the end."""
    stem, side = (name[:-2], name[-2:]) if name.endswith(("_a", "_b")) else (name, "")
    yield name, pd.Series([None if cell is None else str(cell) for cell in cells], dtype=TEXT)
    for end in ("first", "last"):
        minutes = [None if cell is None else _FIRST + dt.timedelta(minutes=getattr(cell, end)) for cell in cells]
        yield f"{stem}_{end}{side}", pd.Series(minutes, dtype=MOMENT)


def parquet(its: pd.DataFrame) -> bytes:
    """A frame as the bytes of a parquet file.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    from io import BytesIO

    file = BytesIO()
    try:
        its.to_parquet(file, engine="pyarrow", index=False)
    except ImportError:
        raise MissingExtraError.of("parquet files", "pyarrow") from None
    return file.getvalue()


def workbook(sheets: Mapping[str, Rows]) -> bytes:
    """A workbook: each sheet with its header in bold, frozen and with filters, widths by content, every text a text.

    The same rows give the same bytes. No text of a source becomes a formula.

    Raises:
        MissingExtraError: openpyxl is not installed.
    """
    try:
        import openpyxl  # type: ignore[import-untyped]
    except ImportError:
        raise MissingExtraError.of("spreadsheets", "openpyxl", "defusedxml") from None
    book = openpyxl.Workbook(write_only=True)
    for title, its in sheets.items():
        _fill(book.create_sheet(title), its)
    return _without_clock(book)


def _fill(sheet: Any, its: Rows) -> None:
    from openpyxl.cell import WriteOnlyCell  # type: ignore[import-untyped]
    from openpyxl.styles import Alignment, Font  # type: ignore[import-untyped]
    from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

    cells = [[_cell(field, field.of(row)) for field in its.columns] for row in its.rows]
    widths = [
        max([len(field.name), *(len(str(row[place])) for row in cells)]) for place, field in enumerate(its.columns)
    ]
    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = min(max(width + 2, NARROWEST), WIDEST)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(its.columns))}{len(cells) + 1}"
    head = [WriteOnlyCell(sheet, field.name) for field in its.columns]
    for cell in head:
        cell.font = Font(bold=True)
    sheet.append(head)
    wrapped = Alignment(wrap_text=True, vertical="top")
    for row in cells:
        written = [WriteOnlyCell(sheet, value) for value in row]
        for cell, width in zip(written, widths, strict=True):
            if cell.data_type == "f":
                cell.data_type = "s"  # a text that begins with an equals sign is a text
            if width > WIDEST:
                cell.alignment = wrapped
        sheet.append(written)


def _cell(field: Field, value: Any) -> Any:
    """The value as a spreadsheet holds it; characters that XML cannot hold become U+FFFD."""
    if field.holds in _TYPES or value is None:
        return value
    text = "".join(char if _in_xml(char) else "\ufffd" for char in encodable(_text(field, value)))
    if not text:
        return None
    return text if len(text) <= CELL_LIMIT else text[: CELL_LIMIT - len(_CUT)] + _CUT


def _in_xml(char: str) -> bool:
    return char >= " " and char not in "\ufffe\uffff"


def _without_clock(book: Any) -> bytes:
    """The workbook's bytes, its times set to the beginning of the format's: the same rows give the same file."""
    import zipfile
    from io import BytesIO

    written, still = BytesIO(), BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(still, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _CLOCK.sub(rb"\g<1>1980-01-01T00:00:00Z<", content)
            target.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return still.getvalue()
