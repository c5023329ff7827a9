"""Judging gives what every worked case says must come out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from making import claims_of
from worked import READABLE, base, pairs_of, rows_of

from figures.judging.implied import Bench, sayings
from figures.judging.judge import judge
from figures.judging.of_claims import taken
from figures.judging.states import states
from figures.judging.voices import repeated, voices
from figures.words.dates import PartialDate
from figures.words.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from figures.claims.scope import Question
    from figures.claims.table import Claims

every_case = pytest.mark.parametrize("case", READABLE, ids=lambda case: case["id"])


def claims_in(case: dict[str, Any]) -> Claims:
    return claims_of(rows_of(case), case.get("vocabulary", ""))


@every_case
def test_pairs_are_of_the_kind_that_is_listed_and_no_others_are(case: dict[str, Any]) -> None:
    claims = claims_in(case)
    judged = judge(claims)
    found = {
        (frozenset(base(claims.id(row)) for row in pair), one.kind.value, one.rests_on)
        for one in judged.found
        if one.kind != "sum"
        for pair in one.pairs
    }
    found |= {(frozenset(base(claims.id(row)) for row in pair), "undated", ()) for pair in judged.undated}
    assert found == pairs_of(case)


@every_case
def test_gaps_sums_and_what_is_current_are_as_listed(case: dict[str, Any]) -> None:
    claims = claims_in(case)
    found = judge(claims).found
    by_pair = {frozenset(base(claims.id(row)) for row in pair): one for one in found for pair in one.pairs}
    for listed in case.get("gaps", []):
        a, b, gap, bound = listed.split()
        one = by_pair[frozenset((a, b))]
        assert (str(one.gap), one.bound) == (gap, bound) if gap != "-" else (one.gap, one.bound) == (None, "")
    for listed in case.get("current", []):
        a, b, answer = listed.split()
        assert by_pair[frozenset((a, b))].current == (answer == "yes")
    sums = [
        " ".join((*map(claims.id, one.a), ">", *map(claims.id, one.b), str(one.gap), one.bound))
        for one in found
        if one.kind == "sum"
    ]
    assert sums == case.get("sums", [])


def asked(claims: Claims, metric: str, population: str = "people", place: str = "") -> tuple[Question, Sequence[int]]:
    """The question that a case names, and its rows."""
    vocabulary = claims.reading.vocabulary
    wanted = vocabulary.metric(metric).name, vocabulary.population(population).name
    ((question, rows),) = (
        (question, rows)
        for question, rows in claims.by_question().items()
        if (question.metric, question.population) == wanted and (not place or question.place == place)
    )
    return question, rows


@every_case
def test_questions_amount_to_what_is_listed(case: dict[str, Any]) -> None:
    claims = claims_in(case)
    judged = judge(claims)
    state = states(claims, judged)
    figures = claims.columns["figure"]
    standing = {row for row in range(len(claims)) if row not in judged.struck and not figures[row].unknown}
    stands, setting = taken(claims)
    for one in stands:
        one.latest = one.row in judged.latest
    for expected in case.get("questions", []):
        question, rows = asked(claims, *expected["of"])
        here = [one for one in stands if one.row in rows and one.row in standing]
        repeats = repeated(sayings(here), setting.includes)
        names = {one.source for one in here if one.named}
        assert sorted(voices(names, repeats)) == sorted(expected["voices"])
        assert state.get(question, "none") == expected.get("state", state.get(question, "none"))
        latest = [row for row in rows if row in judged.latest]
        if "given" in expected:
            assert given(claims, latest) == sorted([line[0], *sorted(line[1:])] for line in expected["given"])
        if "older" in expected:
            assert sorted(claims.id(row) for row in latest if row in judged.older) == expected["older"]


def given(claims: Claims, latest: list[int]) -> list[list[str]]:
    """What latest claims give, as the cases write it: the first wording, names, `+n` for claims that name nobody."""
    held: dict[tuple[int, int | None], list[int]] = {}
    for row in latest:
        figure = claims.columns["figure"][row]
        held.setdefault((figure.low, figure.high), []).append(row)
    lines = []
    for rows in held.values():
        unnamed = sum(not claims.named(row) for row in rows)
        names = sorted({claims.columns["source"][row] for row in rows if claims.named(row)})
        lines.append([claims.columns["figure"][rows[0]].text, *sorted([*names, *([f"+{unnamed}"] if unnamed else [])])])
    return sorted(lines)


@every_case
def test_statements_come_out_as_listed(case: dict[str, Any]) -> None:
    claims = claims_in(case)
    bench = Bench(claims)
    for metric, figure, expected, *scope in case.get("check", []):
        named = dict(zip(("population", "place", "as_of"), scope, strict=False))
        day = PartialDate.parse(named["as_of"]) if named.get("as_of") else None
        heard = bench.hear(stated(claims, metric, named), Quantity.parse(figure), day)
        counts = [len(count.names) for count in (heard.borne_out, heard.excluded, heard.allowed)]
        assert (figure, " ".join((heard.verdict, *map(str, counts)))) == (figure, expected)


def stated(claims: Claims, metric: str, named: dict[str, str]) -> Question:
    """The question of a statement: of the one event that there is, its place where none is stated."""
    vocabulary = claims.reading.vocabulary
    question = claims.question(0)
    return question._replace(
        metric=vocabulary.metric(metric).name,
        population=vocabulary.population(named.get("population", "people")).name,
        place=named.get("place") or own_place(claims),
        since=None,
        basis="",
    )


def own_place(claims: Claims) -> str:
    """The place that the rows of the one event share."""
    from figures.claims.settling import own_places

    return next(iter(own_places(claims.columns, claims.reading.vocabulary.names).values()), "")
