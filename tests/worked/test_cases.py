"""The oracle and the program give what every worked case says must come out."""

from __future__ import annotations

from typing import Any

import pytest
from outcome import CHECKS, JUDGES, Asked, Outcome
from worked import READABLE, base, pairs_of, rows_of

every_case = pytest.mark.parametrize("case", READABLE, ids=lambda case: case["id"])
by_both = pytest.mark.parametrize("judge", JUDGES)


def judged(judge: str, case: dict[str, Any]) -> Outcome:
    return JUDGES[judge](rows_of(case), case.get("vocabulary", ""))


@by_both
@every_case
def test_pairs_are_of_the_kind_that_is_listed_and_no_others_are(judge: str, case: dict[str, Any]) -> None:
    outcome = judged(judge, case)
    pairs = {
        (frozenset((base(a), base(b))), row.kind, row.rests_on)
        for row in outcome.found
        if row.kind != "sum"
        for a in row.a
        for b in row.b
    }
    pairs |= {(frozenset(base(name) for name in pair), "undated", ()) for pair in outcome.undated}
    assert pairs == pairs_of(case)


@by_both
@every_case
def test_gaps_and_what_is_current_are_as_listed(judge: str, case: dict[str, Any]) -> None:
    found = {frozenset((base(a), base(b))): row for row in judged(judge, case).found for a in row.a for b in row.b}
    for listed in case.get("gaps", []):
        a, b, gap, bound = listed.split()
        row = found[frozenset((a, b))]
        assert ("-" if row.gap is None else str(row.gap), row.bound or "-") == (gap, bound)
    for listed in case.get("current", []):
        a, b, answer = listed.split()
        assert found[frozenset((a, b))].current == (answer == "yes")


@by_both
@every_case
def test_sums_are_those_that_are_listed(judge: str, case: dict[str, Any]) -> None:
    found = {(row.a, row.b, row.gap, row.bound) for row in judged(judge, case).found if row.kind == "sum"}
    expected = set()
    for listed in case.get("sums", []):
        parts, _, rest = listed.partition(" > ")
        whole, gap, bound = rest.split()
        expected.add((frozenset(parts.split()), frozenset((whole,)), int(gap), bound))
    assert found == expected


@by_both
@every_case
def test_questions_amount_to_what_is_listed(judge: str, case: dict[str, Any]) -> None:
    outcome = judged(judge, case)
    for expected in case.get("questions", []):
        asked = _asked(outcome, *expected["of"])
        assert asked.voices == set(expected["voices"])
        if "given" in expected:
            assert len(asked.given) == len(expected["given"])
            assert all(any(_says(line, its) for its in asked.given) for line in expected["given"])
        if "older" in expected:
            assert asked.older == set(expected["older"])
        if "state" in expected:
            assert asked.state == expected["state"]
        if "range" in expected:
            assert asked.extent == expected["range"]


def _asked(outcome: Outcome, metric: str, population: str = "people") -> Asked:
    (asked,) = (its for its in outcome.questions if (its.metric, its.population) == (metric, population))
    return asked


def _says(expected: list[str], given: Any) -> bool:
    """Whether what is given for an interval is what a case lists: words, names, `+n` for those that name nobody."""
    words, *names = expected
    unnamed = sum(int(name[1:]) for name in names if name.startswith("+"))
    named = {name for name in names if not name.startswith("+")}
    return words in given.words and (named, unnamed) == (given.sources, given.unnamed)


@by_both
@every_case
def test_statements_come_out_as_listed(judge: str, case: dict[str, Any]) -> None:
    for metric, figure, expected, *cells in case.get("check", []):
        scope = dict(zip(("population", "place", "as_of"), cells, strict=False))
        counts = CHECKS[judge](rows_of(case), case.get("vocabulary", ""), metric, figure, scope)
        assert (figure, counts) == (figure, expected)
