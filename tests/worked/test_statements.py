"""The oracle and the program say of statements what was worked out by hand."""

from __future__ import annotations

import pytest
from outcome import CHECKS
from statements import EXAMPLE_ROWS, ON_CASES, ON_THE_EXAMPLE, Statement
from worked import CASES, rows_of

CASE = {case["id"]: case for case in CASES}
by_both = pytest.mark.parametrize("judge", CHECKS)


@by_both
@pytest.mark.parametrize("statement", ON_THE_EXAMPLE)
def test_on_the_shipped_example(judge: str, statement: Statement) -> None:
    metric, figure, scope, expected, reason = statement
    assert CHECKS[judge](EXAMPLE_ROWS, "", metric, figure, scope) == expected, reason


@by_both
@pytest.mark.parametrize(("name", "statement"), ON_CASES)
def test_on_worked_cases(judge: str, name: str, statement: Statement) -> None:
    metric, figure, scope, expected, reason = statement
    case = CASE[name]
    assert CHECKS[judge](rows_of(case), case.get("vocabulary", ""), metric, figure, scope) == expected, reason
