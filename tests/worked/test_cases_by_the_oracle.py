"""The oracle gives what every worked case says must come out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from oracle import Judged, judge
from oracle_check import check
from worked import READABLE, base, pairs_of, rows_of

if TYPE_CHECKING:
    from oracle_amounts import Amount

every_case = pytest.mark.parametrize("case", READABLE, ids=lambda case: case["id"])


def judged(case: dict[str, Any]) -> Judged:
    return judge(rows_of(case), case.get("vocabulary", ""))


@every_case
def test_pairs_are_of_the_kind_that_is_listed_and_no_others_are(case: dict[str, Any]) -> None:
    found = judged(case)
    pairs = {
        (frozenset((base(a), base(b))), row.kind, row.rests_on)
        for row in found.found
        if row.kind != "sum"
        for a in row.a
        for b in row.b
    }
    pairs |= {(frozenset(base(name) for name in pair), "undated", ()) for pair in found.undated}
    assert pairs == pairs_of(case)


@every_case
def test_gaps_are_those_that_are_listed(case: dict[str, Any]) -> None:
    found = {frozenset((base(a), base(b))): row for row in judged(case).found for a in row.a for b in row.b}
    for listed in case.get("gaps", []):
        a, b, gap, bound = listed.split()
        row = found[frozenset((a, b))]
        assert (str(row.gap) if row.gap is not None else "-", row.bound) == (gap, bound if bound != "-" else "")


@every_case
def test_sums_are_those_that_are_listed(case: dict[str, Any]) -> None:
    found = {(row.a, row.b, row.gap, row.bound) for row in judged(case).found if row.kind == "sum"}
    expected = set()
    for listed in case.get("sums", []):
        parts, _, rest = listed.partition(" > ")
        whole, gap, bound = rest.split()
        expected.add((frozenset(parts.split()), frozenset((whole,)), int(gap), bound))
    assert found == expected


@every_case
def test_what_is_current_is_listed_as_current(case: dict[str, Any]) -> None:
    found = {frozenset((base(a), base(b))): row for row in judged(case).found for a in row.a for b in row.b}
    for listed in case.get("current", []):
        a, b, answer = listed.split()
        assert found[frozenset((a, b))].current == (answer == "yes")


@every_case
def test_questions_amount_to_what_is_listed(case: dict[str, Any]) -> None:
    found = judged(case)
    for expected in case.get("questions", []):
        amount = _amount(found, *expected["of"])
        assert sorted(amount.voices) == sorted(expected["voices"])
        if "given" in expected:
            assert _given(amount, expected["given"]) == sorted(expected["given"])
            assert len(amount.given) == len(expected["given"])
        if "older" in expected:
            assert sorted(amount.older) == sorted(expected["older"])
        if "state" in expected:
            assert amount.state == expected["state"]
        if "range" in expected:
            assert f"{amount.low} {amount.high}{'+' if amount.open else ''}" == expected["range"]


def _amount(found: Judged, metric: str, population: str = "people", place: str = "") -> Amount:
    words = found.table.words
    matching = [
        amount
        for question, amount in found.amounts.items()
        if (question.metric, question.population) == (words.metric(metric), words.population(population))
        and (not place or question.place == found.table.place(place))
    ]
    (amount,) = matching
    return amount


def _given(amount: Amount, expected: list[list[str]]) -> list[list[str]]:
    """What is given as the cases write it: words, names, `+n`; of several wordings that which is expected."""
    wanted = {line[0] for line in expected}
    return sorted(
        [
            min(given.words, key=lambda words: (words not in wanted, words)),
            *_ordered(given.sources, expected),
            *([f"+{given.unnamed}"] if given.unnamed else []),
        ]
        for given in amount.given.values()
    )


def _ordered(names: frozenset[str], expected: list[list[str]]) -> list[str]:
    """Names in the order in which the cases have them: an order that means nothing."""
    order = [name for line in expected for name in line[1:]]
    return sorted(names, key=lambda name: (order.index(name) if name in order else len(order), name))


@every_case
def test_statements_come_out_as_listed(case: dict[str, Any]) -> None:
    for metric, figure, expected, *scope in case.get("check", []):
        named = dict(zip(("population", "place", "as_of"), scope, strict=False))
        verdict = check(rows_of(case), metric, figure, vocabulary=case.get("vocabulary", ""), **named)
        assert (figure, verdict.counts) == (figure, expected)
