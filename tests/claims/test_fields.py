"""The columns of a claims table: one row a column, from which all else is made."""

from __future__ import annotations

import pytest

from figures import Claim, Status
from figures.claims.content import content, content_id
from figures.claims.fields import COLUMNS, FIELDS, NAMES, OTHER_NAMES, REQUIRED, STATUSES, table_schema


def test_the_columns_stand_in_the_order_in_which_they_are_written() -> None:
    assert NAMES == (
        "source", "metric", "figure", "id", "via", "population", "place", "event", "item", "since", "as_of",
        "published", "basis", "status", "url", "locator", "note",
    )  # fmt: skip
    assert REQUIRED == ("source", "metric", "figure")
    assert OTHER_NAMES == {
        "value": "figure", "number": "figure", "count": "figure", "location": "place", "link": "url", "notes": "note",
    }  # fmt: skip


def test_a_claim_has_the_columns_and_the_words_of_its_row() -> None:
    assert tuple(Claim.model_fields) == COLUMNS == (*NAMES, "metric_word", "population_word")
    assert all(field.says for field in FIELDS)


def test_every_example_can_be_read() -> None:
    made = Claim(**{field.name: field.example for field in FIELDS if field.example})
    assert made.source == "Ministry of Health"


def test_the_statuses_are_those_of_a_claim() -> None:
    assert tuple(Status) == STATUSES


def test_the_schema_describes_each_column() -> None:
    fields = table_schema()["fields"]
    assert tuple(field["name"] for field in fields) == NAMES
    assert all(field["description"] for field in fields)


# ── ids: worked out by hand from what a row states ──


@pytest.mark.parametrize(
    ("stated", "text", "name"),
    [
        ({"source": "A", "metric": "killed", "figure": "5"}, "figure=5\nmetric=killed\nsource=a", "j4heveujky"),
        (
            {
                "source": "The U.N. Office", "metric": "Injured", "figure": "at least  164", "via": "The Insider > AP",
                "population": "people", "place": "Almaty,Kazakhstan", "as_of": "2022-01-06 00:00:00", "status": "reported",
            },
            ("as_of=2022-01-06\nfigure=at least 164\nmetric=Injured\nplace=almaty, kazakhstan\nsource=un office\n"
            "via=insider > ap"),
            "5h74ylvxyf",
        ),
        (
            {
                "source": "", "metric": "dead", "figure": "dozens", "population": "police", "basis": "Confirmed",
                "status": "retracted", "note": "Page 4", "event": "Unrest", "since": "2022", "published": "2022-02",
            },
            ("basis=confirmed\nevent=unrest\nfigure=dozens\nmetric=dead\nnote=Page 4\npopulation=police\n"
            "published=2022-02\nsince=2022\nstatus=retracted"),
            "mlgel2szkr",
        ),
    ],
)  # fmt: skip
def test_an_id_is_made_of_the_stated_facts_sorted_by_name(stated: dict[str, str], text: str, name: str) -> None:
    claim = Claim(**stated)
    assert content(vars(claim)) == text
    assert claim.id == content_id(vars(claim)) == name


def test_what_a_row_leaves_out_changes_no_id() -> None:
    bare = Claim(source="A", metric="killed", figure="5")
    full = Claim(
        source="A", metric="killed", figure="5", via="", population="people", place="", basis="", status="reported"
    )
    assert bare.id == full.id


def test_the_manual_describes_each_column() -> None:
    """The table of the manual has a row for each column, in their words."""
    from pathlib import Path

    manual = " ".join(Path("docs/format.md").read_text("utf-8").split())
    for field in FIELDS:
        assert f"`{field.name}`" in manual
    told = [field for field in FIELDS if field.name not in {"url", "locator", "status"}]
    assert [field.name for field in told if field.says not in manual] == []
    assert [field.name for field in told if f"| {field.empty} |" not in manual and field.empty] == []
