"""What the oracle, and what the program makes of rows, in one shape, so that one table of expectations holds for both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import program
from oracle import judge
from oracle_check import check
from oracle_days import Found

import figures

if TYPE_CHECKING:
    from collections.abc import Callable

Row = dict[str, str]


@dataclass(frozen=True)
class Line:
    """What is given for one interval."""

    words: frozenset[str]
    sources: frozenset[str]
    unnamed: int


@dataclass(frozen=True)
class Asked:
    """What one question amounts to; the range as `900 1000`, `+` behind it where the top is open."""

    metric: str
    population: str
    place: str
    voices: frozenset[str]
    given: tuple[Line, ...]
    older: frozenset[str]
    state: str
    extent: str


@dataclass(frozen=True)
class Outcome:
    found: tuple[Found, ...]
    undated: frozenset[frozenset[str]]
    wordings: dict[str, str]
    questions: tuple[Asked, ...]


def by_the_oracle(rows: list[Row], vocabulary: str = "") -> Outcome:
    judged = judge(rows, vocabulary)
    questions = tuple(
        Asked(
            question.metric,
            question.population,
            ", ".join(reversed(question.place)),
            amount.voices,
            tuple(Line(given.words, given.sources, given.unnamed) for given in amount.given.values()),
            frozenset(amount.older),
            amount.state,
            _extent(amount.low, amount.high, open_=amount.open),
        )
        for question, amount in judged.amounts.items()
    )
    wordings = {claim.id: claim.wording for claim in judged.claims}
    return Outcome(tuple(judged.found), frozenset(judged.undated), wordings, questions)


def by_the_program(rows: list[Row], vocabulary: str = "") -> Outcome:
    claims = program.loaded(rows, vocabulary)
    report: Any = figures.compare(claims)
    found = tuple(
        Found(str(d.kind), frozenset(d.a.ids), frozenset(d.b.ids), tuple(d.rests_on), d.gap, d.gap_bound, d.ratio, d.current)
        for d in report.discrepancies
    )  # fmt: skip
    questions = tuple(_group(report, group) for group in report.questions)
    wordings = {claim.id: str(claim.figure) for claim in claims}
    return Outcome(found, frozenset(program.undated(report)), wordings, questions)


def _group(report: Any, group: Any) -> Asked:
    extent = group.range
    texts = report.claims.columns["figure"]
    return Asked(
        group.question.metric,
        group.question.population,
        group.question.place.casefold(),
        frozenset(group.voices),
        tuple(
            Line(frozenset(texts[row].text for row in given.rows), frozenset(given.sources), given.unnamed)
            for given in group.given
        ),
        program.ids(report, group.older),
        str(group.state),
        "" if extent is None else _extent(extent.low, extent.high, open_=extent.open),
    )


def _extent(low: int | None, high: int | None, *, open_: bool) -> str:
    return "" if low is high is None else f"{low} {high}{'+' if open_ else ''}"


def counts_by_the_oracle(rows: list[Row], vocabulary: str, metric: str, figure: str, scope: Row) -> str:
    return check(rows, metric, figure, vocabulary=vocabulary, **scope).counts


def counts_by_the_program(rows: list[Row], vocabulary: str, metric: str, figure: str, scope: Row) -> str:
    said: Any = program.verdict(program.loaded(rows, vocabulary), metric, figure, **scope)
    return " ".join([said["verdict"], *(str(len(said[name])) for name in ("borne out", "excluded", "allowed"))])


JUDGES: dict[str, Callable[[list[Row], str], Outcome]] = {"oracle": by_the_oracle, "program": by_the_program}
CHECKS: dict[str, Callable[[list[Row], str, str, str, Row], str]] = {
    "oracle": counts_by_the_oracle,
    "program": counts_by_the_program,
}
