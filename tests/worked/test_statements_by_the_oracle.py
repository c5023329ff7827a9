"""Statements come out as worked out by hand."""

from __future__ import annotations

import pytest
from oracle_check import check
from statements import EXAMPLE_ROWS, ON_CASES, ON_THE_EXAMPLE, Statement
from worked import CASES, rows_of

CASE = {case["id"]: case for case in CASES}


@pytest.mark.parametrize("statement", ON_THE_EXAMPLE)
def test_on_the_shipped_example(statement: Statement) -> None:
    metric, figure, scope, expected, reason = statement
    assert check(EXAMPLE_ROWS, metric, figure, **scope).counts == expected, reason


@pytest.mark.parametrize(("case", "statement"), ON_CASES)
def test_on_worked_cases(case: str, statement: Statement) -> None:
    metric, figure, scope, expected, reason = statement
    found = check(rows_of(CASE[case]), metric, figure, vocabulary=CASE[case].get("vocabulary", ""), **scope)
    assert found.counts == expected, reason
