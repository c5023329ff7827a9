"""Reports as pandas DataFrames in typed columns, and as the bytes of a spreadsheet or a parquet file.

Texts are `string` columns and never missing: a text that was not stated is empty, so that grouping by it loses no row.
Numbers are `Int64` or `Float64`; a missing upper end (`high`) means that there is none. A date that may be a whole
month is no one day: each date has three columns, its text as claims.csv would write it, and its first and last minute,
both included, as `datetime64`; all three are missing when it was not stated. Several names in a cell are joined by
`; `.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from figures.errors import MissingExtraError, SelectionError
from figures.text import encodable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from figures.claims.claim import Claim
    from figures.report.model import Discrepancy, Group, Position, Report
    from figures.words.dates import PartialDate

TEXT: Final = "string"
COUNT: Final = "Int64"
RATIO: Final = "Float64"
FLAG: Final = "boolean"
MOMENT: Final = "datetime64[s]"
"""Seconds, for nanoseconds end in 2262 and begin in 1677."""

FILES: Final = ("xlsx", "parquet")
"""The kinds of files that `write_frame` makes."""

CELL_LIMIT: Final = 32_767
"""Characters that a cell of a spreadsheet holds; what is cut says so."""

_FIRST: Final = dt.datetime(1, 1, 1)  # noqa: DTZ001 - the days of an event are local and know no zone
"""Minute 0 of a `PartialDate`."""

_CUT: Final = " … (cut: a cell holds no more)"

_CLOCK: Final = re.compile(rb'(W3CDTF">)[^<]*<')
"""The times at which a workbook was made and changed."""

Makers = dict[str, tuple[str, "Callable[[Any], Any]"]]
"""For each column of a frame: its type, and how to make its value of a row's object."""


def discrepancies_frame(report: Report) -> pd.DataFrame:
    """The discrepancies, one a row, in the report's order: the columns of the CSV, dates with their range, and `id`."""
    return _frame(report.discrepancies, _DISCREPANCY)


def claims_frame(report: Report) -> pd.DataFrame:
    """The claims that the report shows, one a row: the columns of claims.csv, the words of the row, and the reading.

    `figure` is as the source worded it; `bound`, `low` and `high` are how it was read. `current` tells each source's
    latest claims, `echo_of` the claim that one merely repeats.
    """
    standing = {entry.claim.id: entry for group in report.questions for entry in group.entries}
    current: Makers = {
        "current": (FLAG, lambda claim: standing[claim.id].current if claim.id in standing else None),
        "echo_of": (TEXT, lambda claim: standing[claim.id].echo_of if claim.id in standing else ""),
    }
    return _frame(report.claims, {**_CLAIM, **current})


def questions_frame(report: Report) -> pd.DataFrame:
    """The questions, one a row: the range with the names of those who gave it, and where most sources agree."""
    return _frame(report.questions, _QUESTION)


def write_frame(report: Report, kind: str) -> bytes:
    """The discrepancies as the bytes of a file: `xlsx` (questions and claims on sheets of their own) or `parquet`.

    The same report gives the same bytes. No text of a source becomes a formula.

    Raises:
        SelectionError: there is no such kind of file.
        MissingExtraError: the library for this kind of file is not installed.
    """
    if kind == "parquet":
        return _parquet(discrepancies_frame(report))
    if kind == "xlsx":
        sheets = (discrepancies_frame(report), questions_frame(report), claims_frame(report))
        return _workbook(dict(zip(("discrepancies", "questions", "claims"), sheets, strict=True)))
    raise SelectionError(f"unknown kind of file {kind!r}, known are {', '.join(FILES)}")


def _frame(rows: Sequence[Any], makers: Makers) -> pd.DataFrame:
    columns = {name: (kind, [make(row) for row in rows]) for name, (kind, make) in makers.items()}
    return pd.DataFrame({name: pd.Series(_held(cells, kind), dtype=kind) for name, (kind, cells) in columns.items()})


def _held(cells: list[Any], kind: str) -> list[Any]:
    """The cells as a column of that type can hold them: of a text, its lone surrogates cannot be written as UTF-8."""
    return [cell and encodable(cell) for cell in cells] if kind == TEXT else cells


def _joined(names: Iterable[str]) -> str:
    """Several names in one cell."""
    return "; ".join(names)


def _date(name: str, of: Callable[[Any], PartialDate | None], suffix: str = "") -> Makers:
    """The three columns of a date."""

    def minute(end: str) -> Callable[[Any], dt.datetime | None]:
        def moment(row: Any) -> dt.datetime | None:
            date = of(row)
            return None if date is None else _FIRST + dt.timedelta(minutes=getattr(date, end))

        return moment

    return {
        f"{name}{suffix}": (TEXT, lambda row: None if of(row) is None else str(of(row))),
        f"{name}_first{suffix}": (MOMENT, minute("first")),
        f"{name}_last{suffix}": (MOMENT, minute("last")),
    }


def _side(letter: str) -> Makers:
    """The columns of one side of a discrepancy."""

    def its(make: Callable[[Position], Any]) -> Callable[[Discrepancy], Any]:
        return lambda one: make(one.a if letter == "a" else one.b)

    columns: Makers = {
        "population": (TEXT, its(lambda side: side.population)),
        "place": (TEXT, its(lambda side: side.place)),
        **_date("as_of", its(lambda side: side.as_of)),
        "figure": (TEXT, its(lambda side: _joined(side.figures))),
        "low": (COUNT, its(lambda side: side.low)),
        "high": (COUNT, its(lambda side: side.high)),
        "sources": (TEXT, its(lambda side: _joined(side.sources))),
        "origins": (COUNT, its(lambda side: side.origins)),
        "claims": (TEXT, its(lambda side: _joined(side.ids))),
        "urls": (TEXT, its(lambda side: _joined(side.urls))),
    }
    return {f"{name}_{letter}": column for name, column in columns.items()}


_DISCREPANCY: Final[Makers] = {
    "kind": (TEXT, lambda one: one.kind.value),
    "metric": (TEXT, lambda one: one.metric),
    "event": (TEXT, lambda one: one.event),
    **_side("a"),
    **_side("b"),
    "gap": (COUNT, lambda one: one.gap),
    "ratio": (RATIO, lambda one: one.ratio),
    "because": (TEXT, lambda one: one.because),
    "id": (TEXT, lambda one: one.id),
}


def _named(of: Callable[[Group], Iterable[Claim]]) -> Callable[[Group], str]:
    """The sources of some of a question's claims, in one cell."""
    return lambda group: _joined(sorted({claim.source for claim in of(group)}))


def _text(name: str) -> tuple[str, Callable[[Any], Any]]:
    return TEXT, lambda claim: getattr(claim, name)


_CLAIM: Final[Makers] = {
    "id": _text("id"),
    "source": _text("source"),
    "via": (TEXT, lambda claim: " > ".join(claim.via)),
    "metric": _text("metric"),
    "figure": (TEXT, lambda claim: claim.figure.text),
    "population": _text("population"),
    "place": _text("place"),
    "event": _text("event"),
    **_date("since", lambda claim: claim.since),
    **_date("as_of", lambda claim: claim.as_of),
    **_date("published", lambda claim: claim.published),
    "status": (TEXT, lambda claim: claim.status.value),
    "url": _text("url"),
    "locator": _text("locator"),
    "note": _text("note"),
    "metric_word": _text("metric_word"),
    "population_word": _text("population_word"),
    "bound": (TEXT, lambda claim: claim.figure.bound.value),
    "low": (COUNT, lambda claim: claim.figure.low),
    "high": (COUNT, lambda claim: claim.figure.high),
}

_QUESTION: Final[Makers] = {
    "event": (TEXT, lambda group: group.question.event),
    "metric": (TEXT, lambda group: group.question.metric),
    "population": (TEXT, lambda group: group.question.population),
    "place": (TEXT, lambda group: group.question.place),
    **_date("since", lambda group: group.question.since),
    "reports": (COUNT, lambda group: group.reports),
    "sources": (COUNT, lambda group: group.sources),
    "low": (COUNT, lambda group: group.low),
    "high": (COUNT, lambda group: group.high),
    "lowest": (TEXT, _named(lambda group: group.lowest)),
    "highest": (TEXT, _named(lambda group: group.highest)),
    "agreement_low": (COUNT, lambda group: group.agreement.interval and group.agreement.interval.low),
    "agreement_high": (COUNT, lambda group: group.agreement.interval and group.agreement.interval.high),
    "agreement_sources": (COUNT, lambda group: group.agreement.sources),
    "agreement_of": (COUNT, lambda group: group.agreement.of),
    "majority": (FLAG, lambda group: group.agreement.majority),
    "dissenters": (TEXT, _named(lambda group: group.dissenters)),
    "claims": (TEXT, lambda group: _joined(claim.id for claim in group.claims)),
}


def _parquet(frame: pd.DataFrame) -> bytes:
    from io import BytesIO

    file = BytesIO()
    try:
        frame.to_parquet(file, engine="pyarrow", index=False)
    except ImportError:
        raise _missing("parquet files", "pyarrow", "parquet") from None
    return file.getvalue()


def _missing(what: str, library: str, extra: str) -> MissingExtraError:
    return MissingExtraError(f"{what} need {library}, which is not installed: pip install 'figures-claims[{extra}]'")


def _workbook(frames: Mapping[str, pd.DataFrame]) -> bytes:
    """A workbook with a sheet for each frame: header in bold and frozen, dates as text, every text a text."""
    try:
        import openpyxl  # type: ignore[import-untyped]
        from openpyxl.cell import WriteOnlyCell  # type: ignore[import-untyped]
        from openpyxl.styles import Font  # type: ignore[import-untyped]
    except ImportError:
        raise _missing("spreadsheets", "openpyxl", "excel") from None
    book = openpyxl.Workbook(write_only=True)
    for title, frame in frames.items():
        sheet = book.create_sheet(title)
        sheet.freeze_panes = "A2"
        shown = [name for name in frame.columns if frame[name].dtype != MOMENT]
        head = [WriteOnlyCell(sheet, name) for name in shown]
        for cell in head:
            cell.font = Font(bold=True)
        sheet.append(head)
        for row in frame[shown].itertuples(index=False, name=None):
            cells = [WriteOnlyCell(sheet, None if value is pd.NA else _cell(value)) for value in row]
            for cell in cells:
                if cell.data_type == "f":
                    cell.data_type = "s"  # a text that begins with an equals sign is a text
            sheet.append(cells)
    return _without_clock(book)


def _cell(value: Any) -> Any:
    """The value as a spreadsheet holds it; characters that XML cannot hold become U+FFFD."""
    if not isinstance(value, str):
        return value if isinstance(value, bool | float) else int(value)
    text = "".join(char if char >= " " and char not in "\ufffe\uffff" else "\ufffd" for char in value)
    return text if len(text) <= CELL_LIMIT else text[: CELL_LIMIT - len(_CUT)] + _CUT


def _without_clock(book: Any) -> bytes:
    """The workbook's bytes, its times set to the beginning of the format's: the same report gives the same file."""
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
