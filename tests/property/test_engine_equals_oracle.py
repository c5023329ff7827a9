"""The program says what the oracle says, on tables and statements that hypothesis makes.

`FIGURES_EXAMPLES=5000 pytest tests/property/test_engine_equals_oracle.py` makes a long run, each time on other tables.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
import strategies
from held import check_differences, differences
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st
from strategies import VOCABULARY

from figures import SelectionError

if TYPE_CHECKING:
    from oracle_rows import Row

LONG = int(os.environ.get("FIGURES_EXAMPLES", "0"))
FORMS = ("one_series", "prints", "one_question", "wordings", "scopes", "sums", "days_between", "voices")

examples = settings(
    max_examples=LONG or 30,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


@pytest.mark.parametrize("form", FORMS)
def test_reports_are_equal(form: str) -> None:
    @examples
    @given(getattr(strategies, form))
    def equal(rows: list[Row]) -> None:
        assert not differences(rows, VOCABULARY)

    equal()


@examples
@given(strategies.tables, st.lists(strategies.statements, min_size=1, max_size=4))
def test_verdicts_are_equal(rows: list[Row], statements: list[dict[str, str]]) -> None:
    for statement in statements:
        try:
            told = check_differences(rows, VOCABULARY, statement)
        except SelectionError:  # a place or an event that no row has: asked back, not judged
            reject()
        assert not told
