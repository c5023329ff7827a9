"""A report as an SQLite database: the rows of CSV, with claims and questions joined by keys."""

from __future__ import annotations

import csv
import io
import sqlite3
from typing import TYPE_CHECKING, Any

import pytest

import figures

CLAIMS = """id,source,via,metric,figure,place,event,as_of,url
p1,Police,,killed,at least 12,"Almaty, Kazakhstan",Unrest,2022-01-06,https://a.example
m1,Ministry,AFP > BBC,killed,26,"Almaty, Kazakhstan",Unrest,2022-01-06,
r1,Red Cross,,killed,8,"Almaty, Kazakhstan",Unrest,2022-01-06,
h1,Hospital,,wounded,748,Kazakhstan,Unrest,,
"""


if TYPE_CHECKING:
    from collections.abc import Iterator

OPEN: list[sqlite3.Connection] = []
"""The databases of the test that runs."""


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    while OPEN:
        OPEN.pop().close()


def opened() -> tuple[sqlite3.Connection, Any]:
    """The database of the report on these claims, and the report."""
    report = figures.compare(figures.load(io.BytesIO(CLAIMS.encode())))
    return database(report), report


def database(report: Any) -> sqlite3.Connection:
    base = sqlite3.connect(":memory:")
    OPEN.append(base)
    base.deserialize(figures.render(report, "sqlite"))
    base.row_factory = sqlite3.Row
    return base


def rows(base: sqlite3.Connection, query: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in base.execute(query)]


def test_there_are_four_tables_joined_by_keys_that_hold() -> None:
    base, _ = opened()
    assert [name for (name,) in rows(base, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")] == [
        "claims", "discrepancies", "discrepancy_claims", "questions",
    ]  # fmt: skip
    keys = {(table, row[2], row[3]) for table in ("claims", "discrepancy_claims")
            for row in rows(base, f"PRAGMA foreign_key_list({table})")}  # fmt: skip
    assert keys == {
        ("claims", "questions", "question"),
        ("discrepancy_claims", "discrepancies", "discrepancy"),
        ("discrepancy_claims", "claims", "claim"),
    }
    assert rows(base, "PRAGMA foreign_key_check") == []
    assert rows(base, "PRAGMA integrity_check") == [("ok",)]


def test_a_claim_stands_with_its_question() -> None:
    base, _ = opened()
    query = "SELECT claims.id, source, via, figure, claims.low, claims.high, claims.as_of, questions.metric, reports"
    held = rows(base, f"{query} FROM claims JOIN questions ON questions.id = question ORDER BY claims.id")
    assert held == [
        ("h1", "Hospital", "", "748", 748, 748, None, "wounded", 1),
        ("m1", "Ministry", "AFP > BBC", "26", 26, 26, "2022-01-06", "killed", 3),
        ("p1", "Police", "", "at least 12", 12, None, "2022-01-06", "killed", 3),
        ("r1", "Red Cross", "", "8", 8, 8, "2022-01-06", "killed", 3),
    ]


def test_a_discrepancy_names_the_claims_of_its_sides_by_their_keys() -> None:
    base, report = opened()
    query = "SELECT discrepancies.id, side, claim FROM discrepancies JOIN discrepancy_claims"
    held = rows(base, f"{query} ON discrepancy = discrepancies.id ORDER BY 1, 2, 3")
    assert held == [
        (number, side, name)
        for number, one in enumerate(report.discrepancies, 1)
        for side in ("a", "b")
        for name in sorted(getattr(one, side).ids)
    ]
    gaps = "SELECT gap FROM discrepancies JOIN discrepancy_claims ON discrepancy = discrepancies.id WHERE claim = 'r1'"
    assert sorted(rows(base, gaps)) == [(4,), (18,)]  # 8 against at least 12, and against 26


def test_the_discrepancies_are_those_of_csv_but_for_the_ids_in_a_cell() -> None:
    base, report = opened()
    found = [dict(row) for row in base.execute("SELECT * FROM discrepancies ORDER BY id")]
    told = list(csv.DictReader(io.StringIO(figures.render(report, "csv"))))
    assert len(found) == len(told) > 0
    for row, cells in zip(found, told, strict=True):
        assert set(cells) - set(row) == {"claims_a", "claims_b"}
        for name in set(row) & set(cells) - {"current", "ratio"}:
            assert ("" if row[name] is None else str(row[name])) == cells[name]


def test_texts_of_sources_are_data_and_never_orders() -> None:
    name = "x'); DROP TABLE claims; --"
    text = f'source,metric,figure\n"{name}",killed,5\n=1+1,killed,7\n'.replace(";", "")
    report = figures.compare(figures.load(io.BytesIO(text.encode())))
    base = database(report)
    assert sorted(rows(base, "SELECT source FROM claims")) == [("=1+1",), (name.replace(";", ""),)]


def test_the_claims_of_the_other_side_of_a_filter_are_there_without_a_question() -> None:
    """More killed than casualties: told where killed people are asked for, and the claim of casualties is named."""
    text = "id,source,metric,figure\na,A,killed,9\nb,B,casualties,5\n"
    report = figures.compare(figures.load(io.BytesIO(text.encode())), metric="killed")
    base = database(report)
    assert rows(base, "SELECT id, question IS NULL FROM claims ORDER BY id") == [("a", 0), ("b", 1)]
    assert rows(base, "SELECT count(*) FROM discrepancies") == [(1,)]


def test_the_same_report_gives_the_same_bytes() -> None:
    report = figures.compare(figures.load(io.BytesIO(CLAIMS.encode())))
    assert figures.render(report, "sqlite") == figures.render(report, "sqlite")
