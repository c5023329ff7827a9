"""The sieve over numbers decides nothing: with it and without it a set gives the same report."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import figures
from figures.claims.table import Claims
from figures.judging.triage import suspects
from figures.report import comparison

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
from generate import COLUMNS
from generate import claims as generated


@pytest.fixture(scope="module")
def many() -> Claims:
    """A few thousand realistic claims, some of them without a date or with part of one, some taken back or unknown."""
    rows = []
    for number, row in enumerate(generated(3_000, seed=5)):
        facts = dict(zip(COLUMNS, row, strict=True))
        if number % 7 == 0:
            facts["as_of"] = facts["as_of"][:7]
        if number % 9 == 0:
            facts["as_of"] = ""
        if number % 11 == 0:
            facts["status"] = "retracted"
        if number % 13 == 0:
            facts["figure"] = "unknown"
        rows.append(figures.Claim(**facts))
    return Claims.of(rows)


def test_a_set_gives_the_same_discrepancies_with_and_without_the_sieve(
    many: Claims, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = figures.compare(many)
    monkeypatch.setattr(comparison, "LARGE", 0)
    sifted = figures.compare(many)
    assert len(plain.discrepancies) > 50
    assert [(one.id, one.because) for one in sifted.discrepancies] == [
        (one.id, one.because) for one in plain.discrepancies
    ]


def test_the_sieve_spares_most_rows(many: Claims) -> None:
    dated = Claims.of([claim for claim in many if claim.as_of and len(str(claim.as_of)) == len("2022-01-06")])
    assert 0 < len(suspects(dated, range(len(dated)))) < len(dated) // 3


def test_the_sieve_looks_at_no_other_rows_than_it_is_given(many: Claims) -> None:
    rows = range(0, len(many), 3)
    assert set(suspects(many, rows)) <= set(rows)


def test_nothing_is_suspected_where_nothing_takes_part() -> None:
    gone = [figures.Claim(source="A", metric="killed", figure="5", status="retracted")]
    assert suspects(Claims.of(gone), range(1)) == []
    assert suspects(Claims.of([]), range(0)) == []
