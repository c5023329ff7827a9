"""A script as a user would write one: type-checked from outside by tests/test_typing.py, never run."""

from __future__ import annotations

from typing import assert_type

import pandas as pd

import figures
from figures import (
    Agreement,
    Bound,
    Check,
    Claim,
    Claims,
    ClaimsError,
    Discrepancy,
    Entry,
    Group,
    Interval,
    Kind,
    Manual,
    PartialDate,
    Position,
    Problem,
    Quantity,
    Question,
    Report,
    Stance,
    Status,
    Summary,
    Verdict,
)

claims = figures.load("claims.csv", "more.xlsx", profile="acled", on_error="skip")
assert_type(claims, Claims)
assert_type(claims[0], Claim)
assert_type(claims[:5], Claims)
assert_type(claims.problems, tuple[Problem, ...])

first = claims[0]
assert_type(first.source, str)
assert_type(first.via, tuple[str, ...])
assert_type(first.figure, Quantity)
assert_type(first.figure.interval, Interval)
assert_type(first.figure.high, int | None)
assert_type(first.figure.bound, Bound)
assert_type(first.as_of, PartialDate | None)
assert_type(first.status, Status)
assert_type(first.model_dump_json(), str)

report = figures.compare(claims, metric=("wounded", "killed"), as_of="2022-01-07", min_gap=5)
assert_type(report, Report)
assert_type(report.questions, tuple[Group, ...])
assert_type(report.questions[0].entries, tuple[Entry, ...])
assert_type(report.questions[0].agreement, Agreement)
assert_type(report.metrics, tuple[Summary, ...])
assert_type(report.discrepancies, tuple[Discrepancy, ...])
for one in report.discrepancies:
    assert_type(one.kind, Kind)
    assert_type(one.a, Position)
    assert_type(one.a.claims, tuple[Claim, ...])
    assert_type(one.a.question, Question)
    assert_type(one.ratio, float | None)
    assert_type(one.because, str)
assert_type(report.to_frame(), pd.DataFrame)
assert_type(report.claims_frame(), pd.DataFrame)
assert_type(report.questions_frame(), pd.DataFrame)
assert_type(figures.render(report, "markdown"), str)

assert_type(figures.compare(pd.DataFrame({"source": ["A"], "metric": ["killed"], "figure": [5]})), Report)
assert_type(figures.compare([first, first]), Report)

found = figures.check(claims, metric="wounded", figure=1_000, population="police")
assert_type(found, Check)
assert_type(found.verdict, Verdict)
assert_type(found.supporting, tuple[Stance, ...])
assert_type(found.supporting[0].sources, tuple[str, ...])
if found.verdict is Verdict.CONTRADICTED:
    assert_type(found.because, str)

assert_type(figures.read("at least 164"), Quantity)
assert_type(Quantity.parse("at least 164").interval, Interval)
assert_type(figures.explain(Kind.EXCESS), Manual)
assert_type(figures.explain("excess").discrepancy, bool)
assert_type(figures.__version__, str)

try:
    figures.load("broken.csv")
except ClaimsError as error:
    assert_type(error.problems, tuple[Problem, ...])
    assert_type(error.problems[0].line, int | None)
