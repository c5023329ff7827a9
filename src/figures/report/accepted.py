"""Discrepancies that were accepted once, so that only new ones count."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from figures.errors import SelectionError
from figures.text import undefused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from figures.report.model import Discrepancy, Position

_SIDE: Final = ("population", "place", "as_of", "low", "high")
_MARKS: Final = ("kind", "metric", "event", *(f"{name}_{side}" for side in "ab" for name in _SIDE))
_DELIMITERS: Final = (",", ";", "\t")

Mark = tuple[str, ...]
"""What makes a discrepancy the same one in another run: kind, metric, event; population, place, date and numbers of
both sides. Who says it, in which words and where does not matter: one more newspaper makes no new discrepancy."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a baseline makes of a report.

    Attributes:
        new: the discrepancies that nobody has accepted, in the order of the report.
        accepted: how many of the report's discrepancies the baseline accepts.
        gone: the accepted discrepancies that the report no longer has, in the words of the baseline.
    """

    new: tuple[Discrepancy, ...]
    accepted: int
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Baseline:
    """Accepted discrepancies; one that is listed twice is accepted twice.

    Attributes:
        reasons: the reason of each accepted discrepancy, by its mark.
    """

    reasons: Mapping[Mark, tuple[str, ...]]

    @classmethod
    def read(cls, text: str) -> Baseline:
        """The discrepancies of an earlier run, from its CSV or JSON document.

        Raises:
            SelectionError: the text is neither; the message says what is missing.
        """
        rows = _from_json(text) if text.lstrip("\ufeff \t\r\n").startswith("{") else _from_csv(text)
        reasons: defaultdict[Mark, tuple[str, ...]] = defaultdict(tuple)
        for mark, reason in rows:
            reasons[mark] += (reason,)
        return cls(dict(reasons))

    def judge(self, discrepancies: Iterable[Discrepancy]) -> Outcome:
        """Which discrepancies are new, how many are accepted, and which accepted ones are gone."""
        left = {mark: list(reasons) for mark, reasons in self.reasons.items()}
        new = []
        accepted = 0
        for one in discrepancies:
            reasons = left.get(mark_of(one))
            if reasons:
                reasons.pop()
                accepted += 1
            else:
                new.append(one)
        return Outcome(tuple(new), accepted, tuple(reason for reasons in left.values() for reason in reasons))


def mark_of(one: Discrepancy) -> Mark:
    """The mark of a discrepancy, as its row in the CSV document would give it."""
    return _mark((one.kind.value, one.metric, one.event, *_side_of(one.a), *_side_of(one.b)))


def _side_of(side: Position) -> tuple[object, ...]:
    return side.population, side.place, side.as_of, side.low, side.high


def _mark(values: Iterable[object]) -> Mark:
    return tuple("" if value is None else str(value) for value in values)


def _from_csv(text: str) -> Iterator[tuple[Mark, str]]:
    header = text.removeprefix("\ufeff").partition("\n")[0]
    delimiter = max(_DELIMITERS, key=header.count)  # a spreadsheet may have saved it anew, with semicolons
    before = csv.field_size_limit(max(csv.field_size_limit(), len(text)))  # a cell may name thousands of claims
    try:
        rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter, restval="")
        missing = [name for name in _MARKS if name not in (rows.fieldnames or ())]
        if missing:
            raise _strange(f"it has no column '{missing[0]}'")
        for row in rows:
            mark = _mark(undefused(row[name].strip()) for name in _MARKS)
            if any(mark):
                yield mark, undefused(row.get("because") or mark[0])
    except csv.Error as fault:
        raise _strange(f"line {rows.line_num}: {fault}") from None
    finally:
        csv.field_size_limit(before)


def _from_json(text: str) -> Iterator[tuple[Mark, str]]:
    import json

    try:
        report = json.loads(text.removeprefix("\ufeff"))
        for one in report["discrepancies"]:
            sides = (one[side][name] for side in "ab" for name in _SIDE)
            yield _mark((one["kind"], one["metric"], one["event"], *sides)), str(one["because"])
    except KeyError as fault:
        raise _strange(f"it has no {str(fault)[:80]}") from None
    except (ValueError, TypeError, AttributeError, IndexError):
        raise _strange("it is not the JSON of a report") from None
    except RecursionError:
        raise _strange("it is nested too deeply") from None


def _strange(reason: str) -> SelectionError:
    return SelectionError(f"no discrepancies document: {reason}; write one with 'figures compare -o accepted.csv'")
