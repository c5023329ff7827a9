"""A report as an SQLite database, such as Datasette serves: four tables, joined by keys.

`claims` and `questions` are what the report shows, each claim with its question; `discrepancies` are the rows of CSV
without the ids in a cell, and `discrepancy_claims` has those: the claims of each side, `a` or `b`. A text that is not
stated is empty, a number or a day that is not stated is null; several texts in a cell are joined by `; `.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any, Final

from figures.claims.attribution import write_chain
from figures.report.columns import CLAIMS, QUESTIONS, shown
from figures.report.news import Rows, discrepancies
from figures.report.once import Once
from figures.text import encodable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from figures.report.field import Field
    from figures.report.report import Report

_TYPES: Final = {"count": "INTEGER", "flag": "INTEGER", "ratio": "REAL"}
"""The types of columns that hold no text."""

_BY_KEY: Final = frozenset(("claims", "claims_a", "claims_b"))
"""The columns of ids, which other tables have as keys."""


def to_sqlite(report: Report) -> bytes:
    """The database as the bytes of its file; the same report gives the same bytes."""
    base = sqlite3.connect(":memory:")
    try:
        base.execute("PRAGMA foreign_keys = ON")
        _fill(base, report)
        base.commit()
        return base.serialize()
    finally:
        base.close()


def _fill(base: sqlite3.Connection, report: Report) -> None:
    asked = {row: number for number, group in enumerate(report.questions, 1) for row in group.rows}
    claims, found = shown(report), discrepancies(report)
    key = "id INTEGER PRIMARY KEY"
    _table(base, "questions", [key], _numbered(report.questions), Rows(QUESTIONS, report.questions))
    rest = tuple(field for field in CLAIMS if field.name != "id")
    keys = ((row.claims.id(row.row), asked.get(row.row)) for row in claims)
    _table(
        base, "claims", ["id TEXT PRIMARY KEY", "question INTEGER REFERENCES questions(id)"], keys, Rows(rest, claims)
    )
    _table(base, "discrepancies", [key], _numbered(found.rows), found)
    sides = [
        "discrepancy INTEGER NOT NULL REFERENCES discrepancies(id)",
        "side TEXT NOT NULL",
        "claim TEXT NOT NULL REFERENCES claims(id)",
    ]
    _table(base, "discrepancy_claims", sides, _sides(found.rows))
    for table, column in (
        ("claims", "question"),
        ("discrepancy_claims", "discrepancy"),
        ("discrepancy_claims", "claim"),
    ):
        base.execute(f'CREATE INDEX "{table}_{column}" ON {table}({column})')


def _numbered(rows: Iterable[Any]) -> Iterator[tuple[int]]:
    return ((number,) for number, _ in enumerate(rows, 1))


def _sides(rows: Iterable[Any]) -> Iterator[tuple[int, str, str]]:
    """The number of each discrepancy with the claims of its sides; what is gone since an earlier report has none."""
    for number, one in enumerate(rows, 1):
        if not isinstance(one, Once):
            yield from ((number, "a", name) for name in one.a.ids)
            yield from ((number, "b", name) for name in one.b.ids)


def _table(
    base: sqlite3.Connection,
    name: str,
    keys: list[str],
    firsts: Iterable[tuple[Any, ...]],
    its: Rows | None = None,
) -> None:
    """Make a table of keys and of columns, and fill it."""
    columns = [field for field in its.columns if field.name not in _BY_KEY] if its else []
    typed = [f'"{field.name}" {_TYPES.get(field.holds, "TEXT")}' for field in columns]
    base.execute(f"CREATE TABLE {name} ({', '.join([*keys, *typed])})")
    marks = ", ".join("?" * (len(keys) + len(columns)))
    held = its.rows if its else ()
    rows = zip(firsts, held, strict=True) if its else ((first, None) for first in firsts)
    base.executemany(
        f"INSERT INTO {name} VALUES ({marks})",  # noqa: S608 - the names are ours
        ((*first, *(_cell(field, field.of(row)) for field in columns)) for first, row in rows),
    )


def _cell(field: Field, value: Any) -> Any:
    """The value as the database holds it."""
    if field.holds in _TYPES or value is None:
        return "" if value is None and field.holds == "text" else value
    if field.holds == "chain":
        value = write_chain(value)
    return encodable("; ".join(value) if field.holds in ("names", "prose") else str(value))
