"""One claim as a pydantic model: what it takes, what it refuses, and that nothing changes it."""

from __future__ import annotations

import copy
import datetime as dt
import math
import pickle
from typing import Any

import numpy as np
import pandas as pd
import pytest
from pydantic import ValidationError

from figures import Claim, PartialDate, Quantity, Status, schema
from figures.claims.cells import Reading
from figures.claims.content import content_id
from figures.claims.fields import COLUMNS, NAME_LIMIT, NAMES, TEXT_LIMIT
from figures.words.vocabulary import standard


def said(**fields: Any) -> Claim:
    return Claim(**{"source": "Ministry", "metric": "wounded", "figure": "748", **fields})


def test_a_claim_of_the_three_required_fields_leaves_the_rest_unstated() -> None:
    claim = Claim(source="Ministry", metric="wounded", figure="at least 164")
    assert claim.figure == Quantity.parse("at least 164")
    assert (claim.figure.interval.low, claim.figure.interval.high) == (164, None)
    assert (claim.population, claim.place, claim.event, claim.via, claim.status) == (
        "people",
        "",
        "",
        (),
        Status.REPORTED,
    )
    assert (claim.since, claim.as_of, claim.published) == (None, None, None)
    assert (claim.url, claim.locator, claim.note) == ("", "", "")
    assert str(claim) == "Ministry: at least 164 people wounded"


@pytest.mark.parametrize(
    ("field", "given", "held"),
    [
        ("source", "  Ministry\n of   Health ", "Ministry of Health"),
        ("source", "Cafe\u0301", "Caf\u00e9"),
        ("via", "The Insider > Newsweek", ("The Insider", "Newsweek")),
        ("via", ("The Insider", " Newsweek "), ("The Insider", "Newsweek")),
        ("via", "", ()),
        ("metric", "Injured", "wounded"),
        ("metric", "arrested", "detained"),
        ("metric", "dead", "killed"),
        ("metric", "decapitated", "beheaded"),
        ("population", "police officers", "police"),
        ("population", "", "people"),
        ("population", None, "people"),
        ("population", "Ushers", "ushers"),
        ("population", "Ambulance crews < medics", "ambulance crews"),
        ("basis", " Confirmed ", "confirmed"),
        ("source", "", ""),
        ("status", "Set  aside", Status.SET_ASIDE),
        ("place", "Almaty,Kazakhstan", "Almaty, Kazakhstan"),
        ("place", " Almaty ,, Kazakhstan,", "Almaty, Kazakhstan"),
        ("as_of", "2022-01-06", PartialDate.parse("2022-01-06")),
        ("as_of", "", None),
        ("published", "2022", PartialDate.parse("2022")),
        ("status", "Retracted", Status.RETRACTED),
        ("status", "", Status.REPORTED),
        ("figure", 748, Quantity.parse("748")),
        ("figure", " dozens ", Quantity.parse("dozens")),
        ("note", "two\nlines", "two lines"),
        ("locator", "a\r\nb", "a b"),
        ("id", "mine", "mine"),
    ],
)
def test_every_field_takes_what_a_cell_would_hold(field: str, given: Any, held: Any) -> None:
    assert getattr(said(**{field: given}), field) == held


def test_the_words_of_the_row_are_kept_beside_what_they_were_taken_for() -> None:
    claim = said(metric="Injured", population="cops", figure="1,000")
    assert (claim.metric_word, claim.population_word, claim.figure.text) == ("Injured", "cops", "1,000")
    assert said().population_word == ""


@pytest.mark.parametrize("mark", ["\n", "\r", "\r\n", "\u2028", "\x0b"])
def test_no_field_holds_a_line_break(mark: str) -> None:
    claim = said(
        source=f"A{mark}B", figure=f"some{mark}2000", place=f"A{mark}B", event=f"A{mark}B", via=f"A{mark}B", url=f"A{mark}B",
        population=f"A{mark}B", note=f"A{mark}B", locator=f"A{mark}B", id=f"A{mark}B", metric=f"taken{mark}to hospital",
    )  # fmt: skip
    assert all(len(text.splitlines()) <= 1 for text in claim.cells().values())
    assert claim.figure.text == "some 2000"


@pytest.mark.parametrize(
    ("fields", "place", "code", "words"),
    [
        ({"status": "confirmed"}, "status", "unknown-status", "not confirmed by its status"),
        ({"population": "jurnalists"}, "population", "unknown-population", "no vocabulary knows"),
        ({"population": "crews < nobody knows"}, "population", "unknown-population", "no vocabulary knows"),
        ({"population": "a < b < c"}, "population", "unknown-population", "one word on each side"),
        ({"population": "police < medics"}, "population", "unknown-population", "another place for 'police'"),
        ({"figure": ""}, "figure", "missing-value", "no figure"),
        ({"metric": None}, "metric", "missing-value", "no metric"),
        ({"figure": "1,5"}, "figure", "unreadable-figure", ""),
        ({"figure": -1}, "figure", "unreadable-figure", ""),
        ({"metric": "beheadd"}, "metric", "unknown-metric", "did you mean 'beheaded'"),
        ({"as_of": "6/1/2022"}, "as_of", "unreadable-date", "two readings"),
        ({"since": "yesterday"}, "since", "unreadable-date", ""),
        ({"via": "A > > B"}, "via", "unreadable-via", "without a name"),
        ({"via": " > ".join("ABCDEFGHIJ" * 6)}, "via", "unreadable-via", "at most 50"),
        ({"status": "maybe"}, "status", "unknown-status", "unknown status 'maybe'"),
        ({"since": "2022-01-07", "as_of": "2022-01-06"}, "", "backward-period", "2022-01-07"),
        ({"source": "x" * (NAME_LIMIT + 1)}, "source", "too-long", "a source of 1,001 characters"),
        ({"place": "x" * (NAME_LIMIT + 1)}, "place", "too-long", "a place of 1,001 characters"),
        ({"note": "x" * (TEXT_LIMIT + 1)}, "note", "too-long", "a note of 10,001 characters"),
        ({"colour": "red"}, "colour", "extra_forbidden", ""),
        ({"via": ("A", " ")}, "via", "unreadable-via", "a relay without a name"),
        ({"via": ("A", "x" * (NAME_LIMIT + 1))}, "via", "too-long", "a via of 1,001 characters"),
        (
            {"figure": "12 wounded", "metric": "killed"},
            "",
            "other-count",
            "it counts wounded, and its row killed",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_code(fields: dict[str, Any], place: str, code: str, words: str) -> None:
    with pytest.raises(ValidationError) as caught:
        said(**fields)
    (error,) = caught.value.errors()
    assert (error["type"], ".".join(map(str, error["loc"]))) == (code, place)
    assert words in error["msg"]


def test_all_that_cannot_be_read_is_told_at_once() -> None:
    with pytest.raises(ValidationError) as caught:
        said(metric="beheadd", as_of="yesterday", figure=1.5)
    assert [error["loc"] for error in caught.value.errors()] == [("metric",), ("figure",), ("as_of",)]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("figure", 748.5),
        ("figure", True),
        ("figure", ["748"]),
        ("as_of", 44567),
        ("source", 5),
        ("via", 5),
        ("status", 1),
    ],
)
def test_what_is_no_text_is_refused_not_converted(field: str, value: object) -> None:
    with pytest.raises(ValidationError) as caught:
        said(**{field: value})
    assert [error["loc"] for error in caught.value.errors()] == [(field,)]


@pytest.mark.parametrize(
    ("field", "value", "found", "hint"),
    [
        ("figure", 748.5, "the float 748.5", "write an int, or the source's words as text"),
        ("figure", 748.0, "the float 748.0", "write an int"),
        ("figure", math.inf, "the float inf", "write an int"),
        ("figure", True, "the truth value True", "write it as text"),
        (
            "figure",
            math.nan,
            "nan, which is how pandas writes an empty cell",
            "hand the whole frame to figures.compare",
        ),
        ("figure", pd.NA, "<NA>, which is how pandas writes an empty cell", "hand the whole frame to figures.compare"),
        ("figure", np.int64(748), "of the type 'int64'", "write int(...) around it"),
        ("figure", {"text": "5", "bound": "exact", "interval": {"low": 7, "high": 7}}, "of the type 'dict'", "text"),
        ("figure", dt.date(2022, 1, 6), "of the type 'date'", "write it as text"),
        ("as_of", 20220106, "of the type 'int'", "write it as text"),
        ("as_of", False, "the truth value False", "write it as text"),
        ("as_of", math.nan, "nan, which is how pandas writes an empty cell", "leave it out or give None"),
        ("published", pd.NaT, "NaT, which is how pandas writes an empty cell", "leave it out or give None"),
        ("since", dt.date(2022, 1, 6), "of the type 'date'", "write it as text with isoformat()"),
        ("since", {"first": 0, "last": 1439, "text": "2022"}, "of the type 'dict'", "write it as text"),
    ],
)
def test_what_is_neither_text_nor_the_thing_itself_is_named_with_what_to_write(
    field: str, value: object, found: str, hint: str
) -> None:
    with pytest.raises(ValidationError) as caught:
        said(**{field: value})
    (error,) = caught.value.errors()
    expected = "'at least 164', an int, or a Quantity" if field == "figure" else "'2022-01-06', or a PartialDate"
    code = "unreadable-figure" if field == "figure" else "unreadable-date"
    assert (error["type"], error["loc"]) == (code, (field,))
    assert error["msg"].startswith(f"the {field} is {found}, expected a text such as {expected}; ")
    assert hint in error["msg"]


def test_figures_and_dates_that_were_read_before_are_taken_as_they_are() -> None:
    figure, day = Quantity.parse("dozens", profile="acled"), PartialDate.parse("2022-01")
    claim = said(figure=figure, since=day, as_of=day, published=day)
    assert claim.figure is figure
    assert claim.since is claim.as_of is claim.published is day


@pytest.mark.parametrize(
    ("since", "as_of"),
    [("2022-01-06", "2022-01-06"), ("2022-01-06", "2022-01"), ("2022-01", "2022-01-06"), ("2022-01-07", None)],
)
def test_a_period_that_may_hold_a_day_is_taken(since: str, as_of: str | None) -> None:
    assert said(since=since, as_of=as_of).since == PartialDate.parse(since)


def test_the_longest_names_and_texts_are_taken() -> None:
    claim = said(source="x" * NAME_LIMIT, note="y" * TEXT_LIMIT)
    assert (len(claim.source), len(claim.note)) == (NAME_LIMIT, TEXT_LIMIT)


def test_a_claim_never_changes() -> None:
    claim = said()
    with pytest.raises(ValidationError, match="frozen"):
        claim.source = "Another"  # type: ignore[misc]


def test_equal_claims_are_one_in_a_set() -> None:
    assert said() == said()
    assert hash(said()) == hash(said())
    assert len({said(), said(), said(figure="749")}) == 2
    assert said(as_of="2022-01-06") == said(as_of="2022-01-06 00:00:00")


def test_a_claim_is_written_in_the_words_of_its_row_and_comes_back() -> None:
    claim = said(metric="injured", figure="some 2000", via="A > B", as_of="2022-01-06T18:00", population="cops")
    cells = claim.cells()
    assert {name: cells[name] for name in ("metric", "figure", "via", "as_of", "population", "status")} == {
        "metric": "injured", "figure": "some 2000", "via": "A > B", "as_of": "2022-01-06T18:00", "population": "cops",
        "status": "",
    }  # fmt: skip
    assert Claim(**cells) == Claim(**vars(claim)) == claim
    assert Claim.model_validate_json(claim.model_dump_json()) == Claim(**claim.model_dump()) == claim
    assert copy.copy(claim) == pickle.loads(pickle.dumps(claim)) == claim  # noqa: S301 - its own
    assert Claim(**cells).cells() == cells


def test_the_cells_of_a_claim_are_the_columns_of_its_table() -> None:
    assert tuple(said().cells()) == NAMES
    assert said(status="retracted").cells()["status"] == "retracted"


def test_the_schema_of_a_claim_describes_every_field_as_it_is_written() -> None:
    its = schema("claim")
    assert Claim.model_json_schema() == {name: told for name, told in its.items() if name != "$schema"}
    assert its["required"] == ["source", "metric", "figure"]
    assert its["additionalProperties"] is False
    assert tuple(its["properties"]) == COLUMNS
    assert all(field["description"] for field in its["properties"].values())
    assert its["properties"]["figure"]["type"] == its["properties"]["via"]["type"] == "string"
    assert its["properties"]["as_of"]["type"] == ["string", "null"]


def test_the_default_of_each_field_is_what_a_claim_without_it_holds() -> None:
    bare = said()
    for name, field in schema("claim")["properties"].items():
        if "default" in field and name not in {"id", "metric_word"}:
            assert (getattr(bare, name) or field["default"]) == field["default"], name


def test_words_are_read_by_the_vocabulary_and_profile_handed_over() -> None:
    vocabulary = standard().extended('[metrics.drowned]\npart_of = "killed"', "ours.toml")
    given = {"source": "A", "metric": "drowned", "figure": "dozens"}
    claim = Claim.model_validate(given, context=Reading(vocabulary, "acled"))
    assert (claim.metric, claim.figure.interval.low) == ("drowned", 12)
    with pytest.raises(ValidationError, match="unknown metric"):
        Claim(**given)


# ── ids ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "other",
    [
        {"source": "Another"}, {"via": "A"}, {"via": "A > B"}, {"metric": "killed"}, {"metric": "injured"},
        {"figure": "749"}, {"figure": "seven hundred and forty-eight"}, {"population": "police"}, {"place": "Almaty"},
        {"event": "unrest"}, {"since": "2022-01-06"}, {"as_of": "2022-01-06"}, {"published": "2022-01-06"},
        {"status": "retracted"}, {"basis": "confirmed"}, {"url": "https://a.example"}, {"locator": "page 1"}, {"note": "a"},
    ],
)  # fmt: skip
def test_the_id_of_a_claim_comes_from_all_that_it_says(other: dict[str, str]) -> None:
    assert said().id == said().id == said(id="").id
    assert said(**other).id != said().id
    assert len(said().id) == 10
    assert said().id.isalnum()


def test_the_id_does_not_confuse_one_field_with_the_next() -> None:
    assert said(event="a", place="").id != said(event="", place="a").id
    assert said(note="a", locator="").id != said(note="", locator="a").id
    assert said(note="2022-01-06").id != said(published="2022-01-06").id


def test_the_id_is_of_the_content_and_not_of_the_id() -> None:
    assert content_id(vars(said(id="mine"))) == said().id
