"""What the program makes of plain rows, in the words of the oracle, so that the two can be held against each other."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import figures
from figures.words.vocabulary import standard

if TYPE_CHECKING:
    from oracle_rows import Row

    from figures import Claims


def compared(rows: list[Row], vocabulary: str = "") -> Any:
    return figures.compare(loaded(rows, vocabulary))


def loaded(rows: list[Row], vocabulary: str = "") -> Claims:
    """The rows as a file of theirs is read."""
    header = dict.fromkeys(name for row in rows for name in row)
    text = io.StringIO()
    writer = csv.DictWriter(text, list(header))
    writer.writeheader()
    writer.writerows(rows)
    words = standard().extended(vocabulary, "words.toml") if vocabulary.strip() else standard()
    return figures.load(io.BytesIO(text.getvalue().encode()), vocabulary=words)


def found(report: Any) -> set[tuple[object, ...]]:
    """The rows of a report: kind, ids of both sides, what it rests on, gap, bound, current."""
    return {
        (
            str(row.kind),
            frozenset(row.a.ids),
            frozenset(row.b.ids),
            tuple(row.rests_on),
            row.gap,
            row.gap_bound,
            row.current,
        )
        for row in report.discrepancies
    }


def ids(report: Any, rows: Any) -> frozenset[str]:
    return frozenset(report.claims.id(row) for row in rows)


def undated(report: Any) -> set[frozenset[str]]:
    return {ids(report, pair) for pair in report.judged.undated}


def older(report: Any) -> dict[str, str]:
    """Each older claim, with one of the newest above it."""
    return {report.claims.id(row): report.claims.id(above) for row, above in report.judged.older.items()}


def amounts(report: Any) -> dict[frozenset[str], dict[str, object]]:
    """What each question amounts to, by the ids of its latest claims."""
    return {ids(report, group.latest): _amount(report, group) for group in report.questions if group.latest}


def _amount(report: Any, group: Any) -> dict[str, object]:
    extent = group.range
    return {
        "given": {
            (given.low, given.high): (frozenset(given.sources), given.unnamed, ids(report, given.rows))
            for given in group.given
        },
        "voices": frozenset(group.voices),
        "range": None if extent is None else (extent.low, extent.high, extent.open),
        "state": str(group.state),
    }


def verdict(claims: Claims, metric: str, figure: str, **scope: str) -> dict[str, object]:
    """What `check` says: the verdict, the names in the three counts, the replaced claims."""
    stated: dict[str, Any] = {name: cell for name, cell in scope.items() if cell}
    told: Any = figures.check(claims, metric=metric, figure=figure, **stated)
    assumed = None if told.assumed is None else (told.assumed.first, told.assumed.last)
    return {
        "verdict": str(told.verdict),
        "borne out": frozenset(told.borne_out),
        "excluded": frozenset(told.excluded),
        "allowed": frozenset(told.allowed),
        "assumed": assumed,
        "replaced": frozenset(claims.id(row) for row in told.replaced),
    }
