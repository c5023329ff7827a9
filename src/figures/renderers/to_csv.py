"""The discrepancies as CSV, one a row, fit for spreadsheets.

UTF-8, comma, a header, lines that end in a line feed. Numbers and dates stand bare; an empty cell is an unstated
value, and in `high_a` and `high_b` it means no upper end.

Several names in a cell are joined by `; `. A semicolon that stands before a space, or at the end of a name, belongs to
the name and is doubled, so that `parted` always finds the names again; addresses such as `a;b=1` stay as they are.

A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a break for a formula. Before such a name
stands a single quote, as OWASP recommends (*CSV Injection*); so it does before a name that begins with such quotes
already, so that `undefused` always finds the name again.
"""

from __future__ import annotations

import csv
import io
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from figures.text import defused, encodable, undefused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from figures.report.model import Discrepancy, Position, Report

_SIDE: Final = ("population", "place", "as_of", "figure", "low", "high", "sources", "origins", "claims", "urls")

COLUMNS: Final = (
    "kind",
    "metric",
    "event",
    *(f"{name}_a" for name in _SIDE),
    *(f"{name}_b" for name in _SIDE),
    "gap",
    "ratio",
    "because",
)
"""The header."""


def to_csv(report: Report) -> str:
    """The discrepancies, in the report's order; `COLUMNS` is the header, which is always written."""
    document = io.StringIO(newline="")
    # The csv module quotes a bare carriage return only if it is part of the line's end: hence two steps.
    writer = csv.writer(document, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(_row, report.discrepancies))
    return encodable(document.getvalue().replace("\r\n", "\n"))


def _row(one: Discrepancy) -> tuple[object, ...]:
    head = (one.kind.value, defused(one.metric), defused(one.event))
    return (*head, *_side(one.a), *_side(one.b), one.gap, one.ratio, defused(one.because))


def _side(position: Position) -> Iterator[object]:
    yield defused(position.population)
    yield defused(position.place)
    yield position.as_of and str(position.as_of)
    yield joined(position.figures)
    yield position.low
    yield position.high
    yield joined(position.sources)
    yield position.origins
    yield joined(position.ids)
    yield joined(position.urls)


def joined(names: Iterable[str]) -> str:
    """Names in one cell: defused, and joined by `; `; `parted` reads them back.

    >>> joined(["AFP", "Smith; Sons", "=cmd"])
    "AFP; Smith;; Sons; '=cmd"
    """
    return "; ".join(map(_one_of_several, names))


@lru_cache(maxsize=16_384)
def _one_of_several(name: str) -> str:
    return defused(name if ";" not in name else "".join(_doubled(name)))


def _doubled(name: str) -> Iterator[str]:
    """The name in pieces, the semicolons doubled that stand before a space or at its end."""
    start = 0
    while (run := name.find(";", start)) >= 0:
        end = run
        while end < len(name) and name[end] == ";":
            end += 1
        yield name[start:run]
        yield name[run:end] * (2 if end == len(name) or name[end] == " " else 1)
        start = end
    yield name[start:]


def parted(cell: str) -> tuple[str, ...]:
    """The names that `joined` wrote into a cell; an empty cell holds none.

    >>> parted("AFP; Smith;; Sons; '=cmd")
    ('AFP', 'Smith; Sons', '=cmd')
    """
    names, name, start = [], "", 0
    while (run := cell.find(";", start)) >= 0:
        end = run
        while end < len(cell) and cell[end] == ";":
            end += 1
        marks, counts = end - run, end == len(cell) or cell[end] == " "
        name += cell[start:run] + ";" * (marks // 2 if counts else marks)
        start = end
        if counts and marks % 2:
            names.append(name)
            name, start = "", end + 1
    names.append(name + cell[start:])
    return tuple(map(undefused, names)) if cell else ()
