"""A script as a user would write one: type-checked from outside by tests/test_typing.py, never run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import assert_type

import pandas as pd

import figures
from figures import (
    Article,
    Bound,
    Candidate,
    Check,
    Claim,
    Claims,
    ClaimsError,
    ColumnMap,
    Discrepancy,
    Explained,
    Extraction,
    Field,
    Given,
    Group,
    Input,
    Interval,
    Kind,
    PartialDate,
    Problem,
    Quantity,
    Question,
    Range,
    Report,
    Side,
    State,
    Statement,
    Status,
    Verdict,
    Vocabulary,
)

claims = figures.load("claims.csv", "more.xlsx", profile="acled", on_error="skip", mapping="acled", strict=True)
assert_type(claims, Claims)
assert_type(claims[0], Claim)
assert_type(claims[:5], Claims)
assert_type(claims.problems, tuple[Problem, ...])
assert_type(claims.notes, tuple[str, ...])
assert_type(claims.inputs, tuple[Input, ...])
assert_type(claims.question(0), Question)

first = claims[0]
assert_type(first.source, str)
assert_type(first.via, tuple[str, ...])
assert_type(first.figure, Quantity)
assert_type(first.figure.interval, Interval)
assert_type(first.figure.high, int | None)
assert_type(first.figure.bound, Bound)
assert_type(first.as_of, PartialDate | None)
assert_type(first.status, Status)
assert_type(first.basis, str)
assert_type(first.model_dump_json(), str)
assert_type(first.cells(), dict[str, str])

report = figures.compare(
    claims,
    metric=("wounded", "killed"),
    source="Ministry of Health",
    exact=True,
    as_of="2022-01-07",
    published_by="2022-01-08",
    min_gap=5,
    accept="accepted.csv",
)
assert_type(report, Report)
assert_type(report.claims, Claims)
assert_type(report.rows, tuple[int, ...])
assert_type(report.accepted, int | None)
assert_type(report.left_out, Mapping[Kind, int])
assert_type(report.questions, Sequence[Group])
for group in report.questions:
    assert_type(group.question, Question)
    assert_type(group.state, State)
    assert_type(group.claims, tuple[Claim, ...])
    assert_type(group.voices, tuple[str, ...])
    assert_type(group.given, tuple[Given, ...])
    assert_type(group.given[0].high, int | None)
    assert_type(group.range, Range | None)
    if group.range is not None:
        assert_type(group.range.low, int | None)
        assert_type(group.range.open, bool)
    if group.state is State.CONFLICT:
        assert_type(group.discrepancies, Sequence[Discrepancy])
    assert_type(group.same_numbers, Sequence[Discrepancy])
assert_type(report.discrepancies, Sequence[Discrepancy])
for one in report.discrepancies:
    assert_type(one.kind, Kind)
    assert_type(one.a, Side)
    assert_type(one.a.claims, tuple[Claim, ...])
    assert_type(one.a.question, Question)
    assert_type(one.a.sources, tuple[str, ...])
    assert_type(one.b.as_of, PartialDate | None)
    assert_type(one.gap, int | None)
    assert_type(one.gap_bound, str)
    assert_type(one.ratio, float | None)
    assert_type(one.rests_on, tuple[str, ...])
    assert_type(one.current, bool)
    assert_type(one.because, str)
assert_type(report.to_frame(), pd.DataFrame)
assert_type(report.claims_frame(), pd.DataFrame)
assert_type(report.questions_frame(), pd.DataFrame)
assert_type(figures.discrepancies("claims.csv"), pd.DataFrame)
assert_type(figures.render(report), str)
assert_type(figures.render(report, "markdown", all_claims=True), str)
assert_type(figures.render(report, "xlsx"), bytes)

assert_type(figures.compare(pd.DataFrame({"source": ["A"], "metric": ["killed"], "figure": [5]})), Report)
assert_type(figures.compare([{"source": "A", "metric": "killed", "figure": 5}]), Report)
assert_type(figures.compare([first, first]), Report)

found = figures.check(claims, metric="wounded", figure=1_000, population="police")
assert_type(found, Check)
assert_type(found.statement, Statement)
assert_type(found.verdict, Verdict)
assert_type(found.borne_out, tuple[str, ...])
assert_type(found.excluded, tuple[str, ...])
assert_type(found.allowed, tuple[str, ...])
assert_type(found.assumed, PartialDate | None)
if found.verdict is Verdict.CONTRADICTED:
    assert_type(found.because, str)
stated = figures.load_statements("statements.csv", claims)
assert_type(stated, Claims)
checks = figures.check_all(claims, stated)
assert_type(checks, tuple[Check, ...])
assert_type(figures.render(checks, "text", width=80), str)

assert_type(figures.read("at least 164"), Quantity)
assert_type(Quantity.parse("at least 164").interval, Interval)
assert_type(figures.explain(Kind.EXCESS), Explained)
assert_type(figures.explain("excess").discrepancy, bool)
assert_type(figures.explanations(), Mapping[str, Explained])
assert_type(figures.render(report, "svg"), str)
assert_type(figures.load_vocabulary("ours.toml"), Vocabulary)
assert_type(figures.maps()["acled"], ColumnMap)
assert_type(figures.load_map("acled", {"source": "ACLED"}), ColumnMap)
assert_type(figures.guess_map("deaths.csv"), str)
assert_type(figures.import_table("acled.csv", mapping="acled").claims, Claims)
assert_type(figures.defaults().claims, str)
assert_type(figures.fields(), tuple[Field, ...])
assert_type(figures.kinds(), tuple[Kind, ...])
assert_type(figures.extract("At least nine people were killed.", "2022-01-07"), Extraction)
assert_type(figures.extract("At least nine people were killed.").claims, tuple[Candidate, ...])
assert_type(figures.load_article("article.html"), Article)
assert_type(figures.load_proposals("claims.csv").to_csv(), bytes)
assert_type(figures.Review(figures.load_proposals("claims.csv").rows).waiting, int)
assert_type(figures.__version__, str)

try:
    figures.load("broken.csv")
except ClaimsError as error:
    assert_type(error.problems, tuple[Problem, ...])
    assert_type(error.problems[0].line, int | None)
