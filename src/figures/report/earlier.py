"""The disputes of an earlier run, so that only new ones count, and what is gone is told.

A dispute is known by its kind, its questions and the sources on each side, not by its numbers, so that tomorrow's
counts of the same one are no news. Within one source, where nobody else takes part, the numbers are the dispute too.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any, Final

from figures.errors import SelectionError
from figures.report.cells import WRITTEN, read_back
from figures.report.columns import DISCREPANCIES, NUMBERS, SCHEMA_VERSION, marks
from figures.report.once import GONE, SOURCES, Once, Terms, Values
from figures.text import counted, undefused, visible
from figures.words.dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from figures.report.field import Field
    from figures.report.model import Discrepancy

LARGER: Final = 2
"""A gap that is more than so many times the earlier one is news."""

FIELDS: Final = {field.name: field for field in DISCREPANCIES}
_MARKS: Final = tuple(field for field in DISCREPANCIES if field.marks)
_DELIMITERS: Final = (",", ";", "\t")

Mark = tuple[tuple[str, tuple[str, ...]], ...]
"""What one pair of sources disputes: the marked fields with one source on each side."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """The discrepancies of an earlier run, and each dispute of two sources by what marks it."""

    rows: Sequence[Once]
    terms: Mapping[Mark, Terms]

    @classmethod
    def read(cls, text: str) -> Earlier:
        """An earlier run, from its CSV or JSON document; `note` may have been added by hand.

        Raises:
            SelectionError: the text is neither, or is damaged; the message says what and where.
        """
        rows = list(_from_json(text) if text.lstrip("\ufeff \t\r\n").startswith("{") else _from_csv(text))
        terms: dict[Mark, Terms] = {}
        for row in rows:
            for mark in _pairs(row.values):
                held = terms.get(mark)
                terms[mark] = row.terms if held is None else _wider(held, row.terms)
        return cls(rows, terms)

    def note(self, one: Discrepancy) -> str | None:
        """The notes beside a discrepancy, empty if there are none; None where it is new.

        It is known if the dispute of each pair of its sources is, and its gap is at most `LARGER` times the earlier
        one.
        """
        notes = []
        for mark in _pairs(marks(one)):
            terms = self.terms.get(mark)
            if terms is None or _outgrown(one.gap, terms.gap):
                return None
            notes.append(terms.note)
        return "; ".join(dict.fromkeys(filter(None, notes)))

    def knows(self, one: Discrepancy) -> bool:
        """Whether it was told before; one that is current, whether it was current then."""
        stood = not one.current or all(self.terms[mark].current for mark in _pairs(marks(one)) if mark in self.terms)
        return stood and self.note(one) is not None

    def gone(self, found: Iterable[Discrepancy]) -> tuple[Once, ...]:
        """What was told once and is no more: no two of its sources dispute it; what was current, stand by it."""
        held: dict[Mark, bool] = {}
        for one in found:
            for mark in _pairs(marks(one)):
                held[mark] = held.get(mark, False) or one.current
        return tuple(
            row
            for row in self.rows
            if not any(held.get(mark, False) or (mark in held and not row.terms.current) for mark in _pairs(row.values))
        )


def _outgrown(gap: int | None, accepted: int | None) -> bool:
    return gap is not None and accepted is not None and gap > LARGER * accepted


def _wider(one: Terms, other: Terms) -> Terms:
    """Two rows of one dispute as one: the larger gap, both notes."""
    gap = None if one.gap is None or other.gap is None else max(one.gap, other.gap)
    note = "; ".join(dict.fromkeys(filter(None, (one.note, other.note))))
    return Terms(gap, note, one.current or other.current)


def _pairs(values: Values) -> Iterator[Mark]:
    """The marks of each pair of sources; a side on which nobody is named counts as one source."""
    if not values[SOURCES[0]] or values[SOURCES[0]] != values[SOURCES[1]]:  # between sources the numbers may grow
        values = {name: its for name, its in values.items() if name not in NUMBERS}
    for pair in product(*(values[name] or ("",) for name in SOURCES)):
        one = values | {name: (source,) for name, source in zip(SOURCES, pair, strict=True)}
        yield tuple(sorted(one.items()))


def _from_csv(text: str) -> Iterator[Once]:
    header = text.removeprefix("\ufeff").partition("\n")[0]
    delimiter = max(_DELIMITERS, key=header.count)  # a spreadsheet may have saved it anew, with semicolons
    before = csv.field_size_limit(max(csv.field_size_limit(), len(text)))  # a cell may name thousands of claims
    try:
        rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter, strict=True)
        names = next(rows, [])
        missing = [field.name for field in _MARKS if field.name not in names]
        if missing:
            raise _strange(f"it has no column '{missing[0]}'")
        for cells in rows:
            if any(cells) and dict(zip(names, cells, strict=False)).get("news") != GONE:
                yield _row(dict(zip(names, cells, strict=False)), len(cells) - len(names), rows.line_num)
    except csv.Error as fault:
        raise _strange(f"line {rows.line_num}: {fault}; is the file cut off?") from None
    finally:
        csv.field_size_limit(before)


def _row(cells: Mapping[str, str], more: int, line: int) -> Once:
    """One row of a CSV document.

    Raises:
        SelectionError: it has fewer or more cells than the header, or a cell that was never written so.
    """
    if more:
        raise _strange(
            f"line {line} has {counted(abs(more), 'cell')} {'more' if more > 0 else 'fewer'} than the header"
        )
    try:
        values = {field.name: read_back(field, _as_written(field, cells[field.name])) for field in _MARKS}
        gap = _as_written(FIELDS["gap"], cells.get("gap", ""))
        terms = Terms(int(gap) if gap else None, undefused(cells.get("note", "").strip()), _current(cells))
        return Once(values, terms, cells)
    except ValueError as fault:
        raise _strange(f"line {line}: {visible(str(fault))}; was it saved anew by a spreadsheet?") from None


def _as_written(field: Field, cell: str) -> str:
    """The cell as it was written: a spreadsheet may have made 748.0 of 748.

    Raises:
        ValueError: a number or a day that cannot be read.
    """
    text = cell.strip()
    if not text or field.holds not in ("count", "date"):
        return cell
    if field.holds == "date":
        return str(PartialDate.parse(text))
    whole, _, rest = text.partition(".")
    if not whole.isdecimal() or rest.strip("0"):
        raise ValueError(f"expected a whole number in {field.name}, found '{text}'")
    return str(int(whole))


def _current(cells: Mapping[str, str]) -> bool:
    """Whether its sources stood by it; where the column is gone, that nobody knows."""
    return cells.get("current", "true").casefold() == "true"


def _from_json(text: str) -> Iterator[Once]:
    import json

    try:
        report = json.loads(text.removeprefix("\ufeff"), object_pairs_hook=_distinct)
        version = report.get("schema_version")
        if version != SCHEMA_VERSION:
            raise _strange(f"its schema_version is {json.dumps(version)[:20]}, expected {SCHEMA_VERSION}")
        asked = {its["id"]: its for its in report["claims"]}
        figures = {name: str(its["figure"]) for name, its in asked.items()}
        asked |= {name: its for its in report["questions"] for name in its["claims"]}
        for one in report["discrepancies"]:
            values = _values(one, asked)
            terms = Terms(one["gap"], str(one.get("note", "")), bool(one["current"]))
            yield Once(values, terms, _cells(one, values, figures))
    except KeyError as fault:
        raise _strange(f"it has no {visible(str(fault))[:80]}") from None
    except (ValueError, TypeError, AttributeError, IndexError) as fault:
        if isinstance(fault, SelectionError):
            raise
        raise _strange("it is not the JSON of a report") from None
    except RecursionError:
        raise _strange("it is nested too deeply") from None


def _distinct(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object; of a key that is given twice neither value can be believed."""
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in found if keys.count(key) > 1)
        raise _strange(f"the key '{visible(twice[:40])}' is given twice")
    return found


def _values(one: Mapping[str, Any], asked: Mapping[str, Mapping[str, Any]]) -> Values:
    """The marked fields of a discrepancy of the JSON document, whose sides name claims by their ids."""
    values: Values = {"kind": (one["kind"],), "event": _stated([one["event"]])}
    metrics = set()
    for letter in "ab":
        side = one[letter]
        scopes = [asked[name] for name in side["claims"]]
        metrics |= {scope["metric"] for scope in scopes}
        since = [PartialDate.parse(scope["since"]) for scope in scopes if scope["since"]]
        found = {
            "sources": tuple(side["sources"]),
            "since": _stated([max(since, key=lambda day: day.first, default=None)]),
            **{name: _stated(sorted({scope[name] for scope in scopes})) for name in ("population", "place", "basis")},
            **{name: _stated([side[name]]) for name in ("low", "high")},
        }
        values |= {f"{name}_{letter}": its for name, its in found.items()}
    values["metric"] = (one["metric"], *sorted(metrics - {one["metric"]}))
    return values


def _cells(one: Mapping[str, Any], values: Values, figures: Mapping[str, str]) -> dict[str, str]:
    """The cells of a discrepancy of the JSON document, as far as it has them."""
    held: dict[str, Any] = {
        name: its if FIELDS[name].holds == "names" else its[0] for name, its in values.items() if its
    }
    for letter in "ab":
        claims = one[letter]["claims"]
        held |= {f"claims_{letter}": claims, f"figure_{letter}": sorted({figures[name] for name in claims})}
    held |= {name: one[name] for name, field in FIELDS.items() if name in one and not field.marks}
    return {name: WRITTEN[FIELDS[name].holds](its) for name, its in held.items() if its is not None}


def _stated(values: Iterable[object]) -> tuple[str, ...]:
    return tuple(str(value) for value in values if value is not None and value != "")


def _strange(reason: str) -> SelectionError:
    return SelectionError(f"no discrepancies document: {reason}; write one with 'figures compare -o earlier.csv'")
