"""What can be read and deserves a second look: told once a kind, with the first places; a problem each if asked."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from figures.claims.cells import Fault
from figures.readers.nouns import said_beside
from figures.readers.sheet import Doubt, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from figures.claims.column import Column
    from figures.words.vocabulary import Vocabulary

PLACES: Final = 3
"""How many places of a kind are named."""

OLDEST: Final = 1800
"""A year before this one is likely of another calendar, or a slip."""

FEW: Final = 5
"""Rows up to which several figures of a source for a question and day are no pattern."""

_ASKED: Final = ("metric", "population", "place", "since", "as_of", "basis")
"""What tells the question and the day of a row from those of another of its source, if there is one event."""

_SEPARATE: Final = "rows that may be separate incidents: give each an event, such as --set event={#}"

_DAY: Final = 24 * 60

_DOTTED: Final = re.compile(r"(?<![\d.,])\d{1,3}\.\d{3}(?![\d.,])", re.ASCII)
_GROUPS: Final = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3}){2,}(?![\d.,])", re.ASCII)
_FRACTION: Final = re.compile(r"\d+\.(?:\d{1,2}|\d{4,})", re.ASCII)


def doubts_of(sheet: Sheet, columns: Mapping[str, Column[Any]], vocabulary: Vocabulary) -> Iterator[Doubt]:
    """What of a sheet and its typed columns deserves a second look."""
    yield from sheet.doubts
    if "figure" in sheet.columns:
        yield from _dots(sheet.columns["figure"])
    yield from _incidents(columns)
    yield from said_beside(columns, vocabulary)
    if sheet.tally is None:
        for field in ("since", "as_of", "published"):
            yield from _years(field, columns[field])


def _dots(figures: Column[str]) -> Iterator[Doubt]:
    """Figures in which a lone dot parts thousands; in a column that has fractions too the dot may be that of one."""
    dotted = {code: found for code, text in enumerate(figures.values) if (found := _DOTTED.search(text))}
    if not dotted or any(map(_GROUPS.search, figures.values)):
        return
    fraction = next((text for text in figures.values if _FRACTION.fullmatch(text)), "")
    for row in figures.rows_of(dotted):
        number = dotted[figures.codes[row]][0]
        read = f"'{number}' is read as {number.replace('.', ',')}"
        message = f"'{number}' may be a fraction, for '{fraction}' stands in the column too" if fraction else read
        yield Doubt(row, "figure", "odd-thousands", message, "dots taken to part thousands", bool(fraction))


def _incidents(columns: Mapping[str, Column[Any]]) -> Iterator[Doubt]:
    """Sources that often have another figure for a question and day: rows of incidents, taken for one event."""
    if len(columns["event"].values) > 1:
        return
    sources, figures, as_of = columns["source"], columns["figure"].codes, columns["as_of"]
    asked = [sources.codes, *(columns[name].codes for name in _ASKED if len(columns[name].values) > 1)]
    undated = {code for code, day in enumerate(as_of.values) if day is None}
    held: dict[tuple[int, ...], int] = {}
    again: Counter[int] = Counter()
    first: dict[int, int] = {}
    for row, key in enumerate(zip(*asked, strict=True)):
        if as_of.codes[row] not in undated and held.setdefault(key, figures[row]) != figures[row]:
            again[sources.codes[row]] += 1
            first.setdefault(sources.codes[row], row)
    rows = Counter(sources.codes) if again else {}
    for code, times in again.items():
        if times >= FEW and times * 10 > rows[code]:
            message = f"'{sources.values[code]}' gives another figure for the question and day of an earlier row"
            share = f"in {times:,} of its {rows[code]:,} rows"
            yield Doubt(first[code], "event", "separate-incidents", f"{message} {share}", _SEPARATE)


def _years(field: str, dates: Column[Any]) -> Iterator[Doubt]:
    """Dates before 1800 or after next year, as other calendars and slips of the hand give them."""
    newest = dt.date.today().year + 1  # noqa: DTZ011 - the year at hand is enough
    odd = {}
    for code, date in enumerate(dates.values):
        year = 0 if date is None else dt.date.fromordinal(date.first // _DAY + 1).year
        if year and not OLDEST <= year <= newest:
            odd[code] = year
    for row in dates.rows_of(odd) if odd else ():
        message = f"the {field} is in the year {odd[dates.codes[row]]}"
        yield Doubt(row, field, "odd-year", message, f"years before {OLDEST} or after {newest}")


def told(
    doubts: Iterable[Doubt], add: Callable[[int, str, Fault], None], sheet: Sheet, *, strict: bool
) -> tuple[str, ...]:
    """A sentence for each kind of doubt, with how many there are and where the first stand; if strict, problems."""
    kinds: dict[str, list[Doubt]] = {}
    for doubt in doubts:
        if doubt.row in sheet.bad_rows:
            continue
        if strict or doubt.grave:
            add(doubt.row, doubt.field, Fault(doubt.code, doubt.message, "", 0))
        else:
            kinds.setdefault(doubt.kind, []).append(doubt)
    return tuple(_sentence(sheet, kind, found) for kind, found in kinds.items())


def _sentence(sheet: Sheet, kind: str, found: list[Doubt]) -> str:
    """`claims.csv: years before 1800 or after 2027: 2 (2:11 the as_of is in the year 1401; 3:11 …)`."""
    places = []
    for doubt in found[:PLACES]:
        line, column = sheet.locate(doubt.row, doubt.field, 0)
        at = ":".join(str(one) for one in (line, column) if one is not None)
        label = sheet.label(doubt.row)
        where = at or ("" if label is None else f"row {label}")
        places.append(f"{where} {doubt.message}".strip())
    more = f"; and {len(found) - PLACES:,} more" if len(found) > PLACES else ""
    origin = f"{sheet.path}: " if sheet.path else ""
    return f"{origin}{kind}: {len(found):,} ({'; '.join(places)}{more})"
