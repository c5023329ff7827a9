"""The JSON document as a contract: its keys in order, its schema, and what its values mean."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from figures.claims.claim import Claim
from figures.claims.table import Claims
from figures.report.comparison import compare_claims
from figures.report.document import Document, facts, of

if TYPE_CHECKING:
    from figures.report.model import Report

SCHEMA = Path(__file__).parent / "golden" / "report.schema.json"

KEYS = {
    "": "schema_version generator profile inputs claims questions discrepancies "
    "metrics as_of selection left_out undated notes",
    "generator": "name version",
    "inputs": "path sha256 claims",
    "claims": "id source via metric metric_word figure low high bound population population_word place event since "
    "as_of published status url locator note",
    "questions": "event metric population place since claims low high lowest highest sources reports agreement "
    "current echoes relays",
    "agreement": "low high sources of majority dissenters",
    "discrepancies": "id kind metric event a b gap ratio because",
    "side": "claims sources origins low high figure metric population place since as_of urls",
    "metrics": "metric questions reports sources low high lowest highest majorities discrepancies",
}


def compared(*rows: dict[str, Any], **options: Any) -> Report:
    return compare_claims(Claims.of([Claim(**{"metric": "killed", **row}) for row in rows]), **options)


@pytest.fixture
def report() -> Report:
    return compared(
        {"source": "A", "figure": "10", "as_of": "2022-01-07", "id": "a", "url": "https://example.org/1"},
        {"source": "A", "figure": "10", "as_of": "2022-01-07", "id": "a-again", "via": "P"},
        {"source": "A", "figure": "8", "as_of": "2022-01-05", "id": "a-before"},
        {"source": "B", "figure": "dozens", "as_of": "2022-01-07", "id": "b", "place": "Almaty"},
        {"source": "C", "figure": "30", "as_of": "2022-01-07", "id": "c", "metric": "dead"},
        {"source": "P", "figure": "10", "as_of": "2022-01-07", "id": "p"},
        {"source": "R", "figure": "1000", "as_of": "2022-01-07", "id": "r", "status": "retracted"},
    )


def test_the_keys_stand_in_this_order(report: Report) -> None:
    document = facts(report)
    assert next(iter(document)) == "schema_version"
    assert " ".join(document) == KEYS[""]
    assert " ".join(document["generator"]) == KEYS["generator"]
    for name in ("inputs", "claims", "questions", "discrepancies", "metrics"):
        for record in document[name]:
            assert " ".join(record) == KEYS[name]
    for one in document["discrepancies"]:
        assert " ".join(one["a"]) == " ".join(one["b"]) == KEYS["side"]
    for question in document["questions"]:
        assert " ".join(question["agreement"]) == KEYS["agreement"]


def test_the_models_take_the_document_and_give_it_back(report: Report) -> None:
    document = of(report)
    assert document.model_dump(mode="json") == json.loads(json.dumps(facts(report)))
    assert hash(document.claims[0])
    with pytest.raises(ValidationError):
        Document.model_validate({**facts(report), "extra": 1})
    with pytest.raises(ValidationError):
        document.profile = "other"  # type: ignore[misc]


def plain(text: str) -> str:
    """The same JSON, `1.0` as `1`: pydantic's versions differ in how they write a whole number."""
    return json.dumps(
        json.loads(text, parse_float=lambda number: float(number) if float(number) % 1 else int(float(number)))
    )


def test_the_schema_is_the_published_one() -> None:
    """A change of the schema is a change of the contract: FIGURES_REGENERATE_GOLDEN=1 writes it, on purpose."""
    schema = json.dumps(Document.model_json_schema(mode="serialization"), indent=2) + "\n"
    if os.environ.get("FIGURES_REGENERATE_GOLDEN") == "1":
        SCHEMA.write_text(schema, encoding="utf-8", newline="\n")
    assert plain(SCHEMA.read_text(encoding="utf-8")) == plain(schema)


def test_every_field_says_what_it_means() -> None:
    definitions = Document.model_json_schema()
    for record in (definitions, *definitions["$defs"].values()):
        for name, field in record.get("properties", {}).items():
            assert len(field.get("description", "")) > 5, name


def test_an_agreement_names_the_claims_of_those_who_dissent() -> None:
    document = facts(
        compared(
            {"source": "A", "figure": "10", "id": "a"},
            {"source": "B", "figure": "8 to 12", "id": "b"},
            {"source": "C", "figure": "30", "id": "c"},
        )
    )
    assert document["questions"][0]["agreement"] == {
        "low": 10, "high": 10, "sources": 2, "of": 3, "majority": True, "dissenters": ["c"],
    }  # fmt: skip


def test_a_question_names_its_claims(report: Report) -> None:
    one = next(question for question in facts(report)["questions"] if not question["place"])
    assert one["claims"] == ["a-before", "a", "a-again", "p", "c", "r"]
    assert (one["low"], one["high"], one["lowest"], one["highest"]) == (10, 30, ["a", "a-again", "p"], ["c"])
    assert sorted(one["current"]) == ["a", "a-again", "c", "p"]
    assert one["echoes"] == ["a-again"]
    assert one["relays"] == [{"source": "P", "repeats": ["A"]}]
    assert (one["sources"], one["reports"]) == (2, 5)
    assert one["agreement"] == {
        "low": None, "high": None, "sources": 1, "of": 2, "majority": False, "dissenters": [],
    }  # fmt: skip


def test_a_discrepancy_names_both_sides(report: Report) -> None:
    one = next(one for one in facts(report)["discrepancies"] if one["kind"] == "contradiction")
    assert list(one["a"]["claims"]) == ["a", "a-again", "p"]
    assert (list(one["a"]["sources"]), one["a"]["origins"]) == (["A", "P"], 1)
    assert (one["a"]["low"], one["a"]["high"], one["a"]["figure"], one["a"]["as_of"]) == (10, 10, "10", "2022-01-07")
    assert list(one["a"]["urls"]) == ["https://example.org/1"]
    assert (one["gap"], one["ratio"]) == (20, 3.0)


def test_a_part_and_its_whole_each_bear_their_own_metric() -> None:
    found = facts(compared({"source": "A", "figure": "20", "metric": "beheaded"}, {"source": "B", "figure": "15"}))
    (one,) = found["discrepancies"]
    assert (one["kind"], one["metric"]) == ("excess", "beheaded")
    assert (one["a"]["metric"], one["b"]["metric"]) == ("beheaded", "killed")


def test_a_question_without_a_number_has_neither_low_nor_lowest() -> None:
    (question,) = facts(compared({"source": "A", "figure": "unknown"}))["questions"]
    assert (question["low"], question["high"], question["lowest"], question["highest"]) == (None, None, [], [])
    assert question["agreement"]["of"] == 0
    (metric,) = facts(compared({"source": "A", "figure": "unknown"}))["metrics"]
    assert (metric["low"], metric["high"], metric["lowest"]) == (None, None, ())


def test_where_several_intervals_are_shared_by_equally_many_none_is_named() -> None:
    (question,) = facts(compared({"source": "A", "figure": "5"}, {"source": "B", "figure": "9"}))["questions"]
    assert question["agreement"] == {
        "low": None, "high": None, "sources": 1, "of": 2, "majority": False, "dissenters": [],
    }  # fmt: skip


def test_the_other_side_of_a_discrepancy_is_among_the_claims_though_its_question_is_filtered_out() -> None:
    report = compared(
        {"source": "A", "figure": "20", "metric": "beheaded", "id": "part"},
        {"source": "B", "figure": "15", "id": "whole"},
        metric=["killed"],
    )
    document = facts(report)
    assert [claim["id"] for claim in document["claims"]] == ["whole", "part"]
    assert [claim["id"] for claim in document["claims"]] == [claim.id for claim in report.claims]
    assert [question["metric"] for question in document["questions"]] == ["killed"]
    assert document["selection"] == {"metric": ("killed",)}


def test_what_was_left_out_is_counted_in_the_order_of_the_kinds() -> None:
    rows = (
        {"source": "A", "figure": "10", "as_of": "2022-01-05"},
        {"source": "A", "figure": "9", "as_of": "2022-01-06"},
        {"source": "B", "figure": "8", "as_of": "2022-01-06"},
        {"source": "C", "figure": "7", "as_of": "2022-01-07"},
    )
    document = facts(compared(*rows, min_gap=100))
    assert document["left_out"] == {"contradiction": 1, "revision": 1, "decrease": 2}
    assert list(document["left_out"]) == ["contradiction", "revision", "decrease"]
    assert document["discrepancies"] == []


def test_the_state_of_knowledge_on_a_day_says_so() -> None:
    rows = ({"source": "A", "figure": "10", "as_of": "2022-01-05"}, {"source": "B", "figure": "9", "as_of": "2022-01"})
    document = facts(compared(*rows, as_of="2022-01-06"))
    assert (document["as_of"], document["undated"], len(document["claims"])) == ("2022-01-06", 1, 1)
