"""The CSV and JSON of small sets, written out by hand; the schemas; what is read back is what was written."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from tables import DISPUTE, report_of, table

import figures
from figures import SelectionError
from figures.claims.fields import FIELDS
from figures.report.cells import joined, parted
from figures.report.columns import ANSWERS, CHECKS, CLAIMS, DISCREPANCIES, QUESTIONS, SIDE

if TYPE_CHECKING:
    from pathlib import Path

READABLE = "kind,current,rests_on,event,metric,population_a,place_a,figure_a,sources_a,as_of_a,population_b,place_b,figure_b,sources_b,as_of_b,gap,gap_bound,ratio,because,may_explain"
REST = ("since", "basis", "published", "low", "high", "voices", "claims", "urls", "notes")


def cells(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


# ── CSV ──


def test_the_header_is_the_contract_the_readable_columns_first() -> None:
    head = figures.render(report_of(DISPUTE), "csv").partition("\n")[0]
    assert head.split(",") == [*READABLE.split(","), *(f"{name}_a" for name in REST), *(f"{name}_b" for name in REST)]


def test_a_row_says_who_gave_what_for_which_day() -> None:
    (row,) = cells(figures.render(report_of(DISPUTE), "csv"))
    row.pop("because")  # its words are those of the sentences
    assert row == {
        "kind": "contradiction", "current": "true", "rests_on": "", "event": "Unrest", "metric": "wounded",
        "population_a": "people", "place_a": "Almaty", "figure_a": "748", "sources_a": "Ministry",
        "as_of_a": "2022-01-06",
        "population_b": "people", "place_b": "Almaty", "figure_b": "1,000", "sources_b": "Hospitals",
        "as_of_b": "2022-01-06",
        "gap": "252", "gap_bound": "exact", "ratio": "1.337", "may_explain": "",
        "since_a": "", "basis_a": "", "published_a": "2022-01-07", "low_a": "748", "high_a": "748", "voices_a": "1",
        "claims_a": "m", "urls_a": "https://example.org/a", "notes_a": "counted in hospitals",
        "since_b": "", "basis_b": "", "published_b": "2022-01-07", "low_b": "1000", "high_b": "1000", "voices_b": "1",
        "claims_b": "h", "urls_b": "", "notes_b": "",
    }  # fmt: skip


def test_of_a_vague_word_there_is_neither_gap_nor_ratio_and_of_an_open_end_no_high() -> None:
    text = "source,metric,figure,as_of\nPolice,killed,dozens,2022-01-06\nMinistry,killed,18,2022-01-06\n"
    (row,) = cells(figures.render(report_of(text), "csv"))
    assert (row["figure_b"], row["low_b"], row["high_b"]) == ("dozens", "24", "")
    assert (row["gap"], row["gap_bound"], row["ratio"], row["rests_on"]) == ("", "", "", "reading")


def test_a_sum_has_its_parts_on_one_side() -> None:
    text = """\
id,source,metric,figure,as_of
k,Office,killed,1259,2026-08-13
w,Office,wounded,4146,2026-08-13
c,Office,casualties,5505,2026-08-13
"""
    (row,) = cells(figures.render(report_of(text), "csv"))
    assert (row["kind"], row["metric"]) == ("sum", "casualties; killed; wounded")
    assert (row["figure_a"], row["low_a"], row["high_a"], row["claims_a"]) == ("1259; 4146", "5405", "5405", "k; w")
    assert (row["figure_b"], row["claims_b"], row["gap"]) == ("5505", "c", "100")


def test_a_part_over_its_whole_names_both_metrics_the_parts_first() -> None:
    text = "source,metric,figure,as_of\nA,killed,150,2022-01-06\nB,beheaded,200,2022-01-06\n"
    (row,) = cells(figures.render(report_of(text), "csv"))
    assert (row["kind"], row["metric"], row["sources_a"], row["gap"]) == ("excess", "beheaded; killed", "B", "50")


def test_no_discrepancy_leaves_the_header() -> None:
    assert figures.render(report_of("source,metric,figure\nA,killed,5\n"), "csv").count("\n") == 1


@pytest.mark.parametrize(
    "names",
    [
        ("AFP", "AP"), ("Smith; Sons", "=cmd"), ("a;", "b"), (";",), ("'=x", "'tis"), ("x;=HYPERLINK(1)", "+1"),
        ("https://example.org/a;b=1",),
    ],
)  # fmt: skip
def test_several_names_in_a_cell_are_found_again(names: tuple[str, ...]) -> None:
    assert parted(joined(names)) == names


@pytest.mark.parametrize("hostile", ["Agency;=HYPERLINK(0);x", "-1", "@x", "tab\t=1"])
def test_no_cell_is_a_formula_however_it_is_parted(hostile: str) -> None:
    claims = [figures.Claim(source=f"S{place}", metric="killed", figure=str(place), event=hostile) for place in (1, 9)]
    (row,) = cells(figures.render(figures.compare(claims), "csv"))
    for cell in row.values():
        assert not any(piece.strip(" ")[:1] in "=+-@" for piece in re.split(r"[;\t\n]", cell) if piece.strip(" "))


# ── JSON ──


def document(text: str, **asked: Any) -> dict[str, Any]:
    held: dict[str, Any] = json.loads(figures.render(report_of(text, **asked), "json"))
    return held


def test_the_document_is_flat_and_of_this_version() -> None:
    held = document(DISPUTE)
    assert list(held) == [
        "schema_version", "generator", "profile", "inputs", "notes", "claims", "questions", "discrepancies", "answers",
    ]  # fmt: skip
    assert held["schema_version"] == 2
    assert held["generator"] == {"name": "figures", "version": figures.__version__}
    assert (held["profile"], len(held["inputs"]), held["notes"]) == ("floor", 1, [])


def test_a_claim_says_what_the_row_says_and_how_it_stands() -> None:
    claim = next(one for one in document(DISPUTE)["claims"] if one["id"] == "m")
    assert claim == {
        "source": "Ministry", "metric": "wounded", "figure": "748", "id": "m", "via": ["AFP"], "population": "people",
        "place": "Almaty", "event": "Unrest", "item": "", "since": None, "as_of": "2022-01-06",
        "published": "2022-01-07", "basis": "", "status": "reported", "url": "https://example.org/a", "locator": "",
        "note": "counted in hospitals", "metric_word": "wounded", "population_word": "", "low": 748, "high": 748,
        "bound": "exact", "latest": True, "older": False,
    }  # fmt: skip


def test_a_question_says_what_it_amounts_to() -> None:
    _, question = document(DISPUTE)["questions"]
    assert question == {
        "event": "Unrest", "metric": "wounded", "population": "people", "place": "Almaty", "since": None, "basis": "",
        "state": "conflict", "claims": ["w", "m", "h"],
        "voices": ["Hospitals", "Ministry"], "unnamed": 1,
        "given": [
            {"low": 24, "high": None, "words": ["dozens"], "sources": [], "unnamed": 1, "older": []},
            {"low": 748, "high": 748, "words": ["748"], "sources": ["Ministry"], "unnamed": 0, "older": []},
            {"low": 1000, "high": 1000, "words": ["1,000"], "sources": ["Hospitals"], "unnamed": 0, "older": []},
        ],
        "range": {"low": 748, "high": 1000, "open": False, "lowest": ["m"], "highest": ["h"]},
        "growth": [], "undated": [], "undated_count": 0,
    }  # fmt: skip


def test_a_discrepancy_names_claims_and_what_it_rests_on() -> None:
    (one,) = document(DISPUTE)["discrepancies"]
    assert list(one) == [
        "kind", "metric", "event", "a", "b", "gap", "gap_bound", "ratio", "rests_on", "current", "may_explain", "because",
    ]  # fmt: skip
    one.pop("because")
    assert one == {
        "kind": "contradiction", "metric": "wounded", "event": "Unrest",
        "a": {"claims": ["m"], "sources": ["Ministry"], "voices": 1, "low": 748, "high": 748},
        "b": {"claims": ["h"], "sources": ["Hospitals"], "voices": 1, "low": 1000, "high": 1000},
        "gap": 252, "gap_bound": "exact", "ratio": 1.337, "rests_on": [], "current": True, "may_explain": [],
    }  # fmt: skip


def test_growth_and_pairs_without_a_clock_are_pairs_of_ids() -> None:
    text = "id,source,metric,figure,as_of\na,A,killed,10,2022-01-05\nb,B,killed,20,2022-01-06\nc,C,killed,99,\n"
    (question,) = document(text)["questions"]
    assert question["growth"] == [["a", "b"]]
    assert (question["undated"], question["undated_count"], question["state"]) == (
        [["a", "c"], ["b", "c"]], 2, "differ",
    )  # fmt: skip


def test_what_the_options_leave_out_is_noted() -> None:
    notes = document(DISPUTE, metric="wounded", as_of="2022-01-06", min_gap=300)["notes"]
    assert notes == [
        "counts up to 6 January 2022, whenever printed",
        "1 pair of figures too close to be told (--min-gap, --min-ratio)",
        "only metric: wounded",
    ]  # fmt: skip


def test_every_id_that_is_named_is_among_the_claims_also_where_filters_hide_a_side() -> None:
    text = "source,metric,figure,population,as_of\nA,killed,30,police,2022-01-06\nB,killed,20,people,2022-01-06\n"
    held = document(text, population="police")
    ids = {claim["id"] for claim in held["claims"]}
    assert len(held["questions"]) == 1
    assert {name for side in "ab" for name in held["discrepancies"][0][side]["claims"]} == ids


def test_nothing_in_it_acts_on_a_screen_and_its_values_are_the_same() -> None:
    claims = [figures.Claim(source="A\u009b\u202eB\u200b", metric="killed", figure="5")]
    text = figures.render(figures.compare(claims), "json")
    assert not set("\u009b\u202e\u200b") & set(text)
    assert json.loads(text)["claims"][0]["source"] == claims[0].source


# ── Schemas ──


def fitting(value: Any, its: dict[str, Any], defs: dict[str, Any], path: str = "$") -> None:
    """Hold a value against the part of JSON Schema that is used here."""
    if "$ref" in its:
        its = defs[its["$ref"].rpartition("/")[2]]
    if "anyOf" in its:
        its = next(one for one in its["anyOf"] if (one.get("type") == "null") == (value is None))
    assert its.get("const", value) == value, path
    assert value in its.get("enum", [value]), path
    kinds = its.get("type", [])
    names = {bool: "boolean", int: "integer", float: "number", str: "string", list: "array", dict: "object"}
    kind = "null" if value is None else names[type(value)]
    assert not kinds or kind in ([kinds] if isinstance(kinds, str) else kinds), path
    if kind == "object" and "properties" in its:
        assert set(its["required"]) <= set(value) <= set(its["properties"]), path
        for key, held in value.items():
            fitting(held, its["properties"][key], defs, f"{path}.{key}")
    for place, held in enumerate(value if kind == "array" else ()):
        fitting(held, its.get("items", {}), defs, f"{path}[{place}]")


@pytest.mark.parametrize("asked", [{}, {"metric": "killed"}, {"min_gap": 300}])
def test_a_report_fits_its_schema(asked: dict[str, Any]) -> None:
    its = figures.schema("report")
    fitting(document(DISPUTE, **asked), its, its["$defs"])


@pytest.mark.parametrize("name", ["report", "check", "claim", "table"])
def test_each_schema_is_json_and_names_its_dialect(name: str) -> None:
    its = figures.schema(name)
    assert json.loads(json.dumps(its, allow_nan=False)) == its
    assert str(its["$schema"]).startswith("https://")


def test_nothing_else_has_a_schema() -> None:
    with pytest.raises(SelectionError, match="unknown schema 'tabel', did you mean 'table'"):
        figures.schema("tabel")


@pytest.mark.parametrize("columns", [DISCREPANCIES, QUESTIONS, CLAIMS, CHECKS, SIDE, ANSWERS])
def test_columns_have_names_of_their_own_and_say_what_they_mean(columns: tuple[Any, ...]) -> None:
    names = [field.name for field in columns]
    assert len(set(names)) == len(names)
    assert all(field.says and not field.says.endswith(".") for field in columns)


# ── Round trips ──

FULL = {
    "id": "k1", "source": "Ministry of Health", "via": "The Insider > Newsweek", "metric": "wounded",
    "figure": "at least 164", "population": "police", "place": "Almaty, Kazakhstan", "event": "Unrest",
    "item": "Q42", "since": "2022-01-02", "as_of": "2022-01-06", "published": "2022-01-07", "basis": "by day of report",
    "status": "retracted", "url": "https://example.org/a?b=1;c", "locator": "paragraph 4", "note": "a “note”; more",
}  # fmt: skip


def as_csv(row: dict[str, str]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, row)
    writer.writeheader()
    writer.writerow(row)
    return text.getvalue()


def test_every_field_of_a_claim_survives_csv_json_and_back(tmp_path: Path) -> None:
    assert set(FULL) == {field.name for field in FIELDS}
    claims = table(as_csv(FULL))
    text = figures.render(figures.compare(claims), "json")
    (tmp_path / "report.json").write_text(text, encoding="utf-8")
    again, written = figures.load(tmp_path / "report.json"), json.loads(text)["claims"]
    assert [vars(claim) for claim in again] == [vars(claim) for claim in claims]
    for name, value in FULL.items():
        held = written[0][name]
        assert (" > ".join(held) if name == "via" else held) == value


def test_every_field_of_a_claim_survives_a_frame() -> None:
    claims = table(as_csv(FULL))
    again = figures.load(figures.compare(claims).claims_frame()[list(FULL)])
    assert [vars(claim) for claim in again] == [vars(claim) for claim in claims]
