"""The contracts: JSON Schemas of report and claim, and the Table Schema of claims.csv, held to the code."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from figures import Claim, SelectionError, Status, compare, load, render
from figures.claims.claim import NAME_LIMIT, TEXT_LIMIT
from figures.readers.sheet import FIELDS, REQUIRED
from figures.report.schema import SCHEMAS, schema

TABLE = Path("src/figures/report/claims.schema.json")


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_is_json_and_names_its_dialect(name: str) -> None:
    assert json.loads(json.dumps(schema(name), allow_nan=False)) == schema(name)
    assert str(schema(name)["$schema"]).startswith("https://")


def test_a_report_has_the_keys_that_its_schema_requires_and_no_others() -> None:
    document, contract = json.loads(render(compare(load("data/claims.csv")), "json")), schema("report")
    assert set(document) == set(contract["properties"]) == set(contract["required"])
    record = contract["$defs"]["ClaimRecord"]
    assert all(set(claim) == set(record["properties"]) for claim in document["claims"])
    assert contract["properties"]["schema_version"]["const"] == document["schema_version"]


def test_a_claim_has_the_fields_that_its_schema_names() -> None:
    contract = schema("claim")
    assert contract["required"] == list(REQUIRED)
    assert set(contract["properties"]) == set(Claim.model_fields)
    assert set(FIELDS) <= set(contract["properties"])
    assert ">>>" not in contract["description"]


def test_a_claim_reads_back_what_it_writes() -> None:
    claim = Claim(source="A", metric="injured", figure="at least 164", via="X > Y", as_of="2022-01")
    assert Claim.model_validate_json(claim.model_dump_json()) == claim


def test_nothing_else_has_a_schema() -> None:
    with pytest.raises(SelectionError, match="known are report, claim, table"):
        schema("vocabulary")


# ── the table ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_table_has_the_columns_of_claims_csv_in_their_order() -> None:
    fields = schema("table")["fields"]
    assert tuple(field["name"] for field in fields) == FIELDS
    assert tuple(field["name"] for field in fields if field.get("constraints", {}).get("required")) == REQUIRED
    assert all(field["type"] == "string" and field["description"] for field in fields)


def test_the_table_states_the_limits_and_the_words_of_the_code() -> None:
    by_name = {field["name"]: field.get("constraints", {}) for field in schema("table")["fields"]}
    assert {name for name, rules in by_name.items() if rules.get("maxLength") == NAME_LIMIT} == {
        "source", "population", "place", "event",
    }  # fmt: skip
    long = {name for name, rules in by_name.items() if rules.get("maxLength") == TEXT_LIMIT}
    assert long == {"url", "locator", "note"}
    assert by_name["status"]["enum"] == list(Status)


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("2022", True), ("2022-01", True), ("2022-01-06", True), ("2022-01-06T18:00", True),
        ("2022-01-06 18:00:00", True), ("6/1/2022", False), ("2022-1-6", False), ("2022-01-06Z", False), ("44567", False),
    ],
)  # fmt: skip
def test_the_pattern_of_dates_lets_through_what_can_be_read(text: str, fits: bool) -> None:
    (pattern,) = {
        field["constraints"]["pattern"]
        for field in schema("table")["fields"]
        if field["name"] in {"since", "as_of", "published"}
    }
    assert bool(re.fullmatch(pattern, text)) is fits


def test_the_schema_lies_in_the_package() -> None:
    assert json.loads(TABLE.read_text("utf-8")) == schema("table")


FILES = [
    ("source,metric,figure\nA,killed,5\n", True),
    ("figure,note,source,metric,remark\n5,,A,killed,x\n", True),
    ("source,metric\nA,killed\n", False),
    ("source,metric,figure\n,killed,5\n", False),
    ("source,metric,figure,as_of\nA,killed,5,6/1/2022\n", False),
    ("source,metric,figure,status\nA,killed,5,doubtful\n", False),
]


@pytest.mark.skipif(not shutil.which("frictionless"), reason="frictionless is not installed (a tool of development)")
@pytest.mark.parametrize(("text", "valid"), [(Path("data/claims.csv").read_text("utf-8"), True), *FILES])
def test_frictionless_validates_claims_files_by_the_schema(tmp_path: Path, text: str, valid: bool) -> None:
    (tmp_path / "claims.csv").write_text(text, "utf-8")
    shutil.copy(TABLE, tmp_path)
    command = ["frictionless", "validate", "claims.csv", "--schema", TABLE.name]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert (ran.returncode == 0) is valid, ran.stdout.decode()


def test_the_example_follows_the_schema_by_our_own_reading_too() -> None:
    rules = {field["name"]: field.get("constraints", {}) for field in schema("table")["fields"]}
    with Path("data/claims.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for name, cell in row.items():
                assert not rules[name].get("required") or cell
                assert not cell or re.fullmatch(rules[name].get("pattern", "(?s:.*)"), cell)
