"""The whole report as JSON that any reader takes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from figures.claims.claim import Claim
from figures.claims.table import Claims, Input
from figures.renderers import render
from figures.report.comparison import compare_claims
from figures.report.document import Document, facts

if TYPE_CHECKING:
    from collections.abc import Callable

    from figures.report.model import Report


def test_the_document_is_the_golden_one(report: Report, golden: Callable[[str, str], None]) -> None:
    golden("report.json", render(report, "json"))


def test_it_is_what_the_models_write(report: Report) -> None:
    document = render(report, "json")
    assert Document.model_validate_json(document).model_dump_json(indent=2) + "\n" == document
    assert json.dumps(facts(report), ensure_ascii=False, indent=2) + "\n" == document


def test_it_reads_back_by_reference(report: Report) -> None:
    document = json.loads(render(report, "json"))
    names = [claim["id"] for claim in document["claims"]]
    assert len(set(names)) == len(names) == len(report.claims)
    named = [name for question in document["questions"] for name in question["claims"]]
    assert sorted(named) == sorted(names)
    for one in document["discrepancies"]:
        assert set(one["a"]["claims"]) | set(one["b"]["claims"]) <= set(names)


def test_a_hostile_name_comes_back_as_it_is(hostile: tuple[str, Report]) -> None:
    name, report = hostile
    document = json.loads(render(report, "json"))
    assert {claim["source"] for claim in document["claims"]} == {name, f"{name} 2", "Paper"}
    assert [name, "Paper"] in [claim["via"] for claim in document["claims"]]
    assert document["discrepancies"][0]["b"]["claims"] == [name]


def test_letters_beyond_ascii_stand_as_they_are(hostile: tuple[str, Report]) -> None:
    name, report = hostile
    if name.isprintable() and not set(name) & set('"\\'):
        assert f'"source": "{name}"' in render(report, "json")


def no_constant(text: str) -> Any:
    raise AssertionError(text)


def test_a_lone_surrogate_becomes_the_replacement_character() -> None:
    """A file name that is no UTF-8 reaches Python with surrogates in it."""
    held = Claims.of([Claim(source="A", metric="killed", figure="at least 5")])
    claims = Claims(held.columns, held.reading, (Input("n\udce9.csv", "", 1),))
    document = render(compare_claims(claims), "json")
    document.encode("utf-8")
    assert json.loads(document, parse_constant=no_constant)["inputs"][0]["path"] == "n\ufffd.csv"
    assert Document.model_validate_json(document).claims[0].high is None


@pytest.mark.parametrize("low", [0, 10**12])
def test_numbers_are_whole_numbers_and_never_infinite(low: int) -> None:
    report = compare_claims(Claims.of([Claim(source="A", metric="killed", figure=f"at least {low}")]))
    (claim,) = json.loads(render(report, "json"), parse_constant=no_constant)["claims"]
    assert (claim["low"], claim["high"]) == (low, None)
