"""Which discrepancies are new against those that were accepted in an earlier run."""

from __future__ import annotations

import csv
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import figures
from figures.errors import SelectionError
from figures.report.accepted import Baseline, mark_of

FORMATS = ("csv", "json")


def claim(source: str, figure: str, **facts: str) -> figures.Claim:
    return figures.Claim.model_validate({"source": source, "metric": "wounded", "figure": figure, **facts})


MINISTRY = claim("Ministry", "748", as_of="2022-01-06", event="Unrest")
HEALTH = claim("Health", "1000", as_of="2022-01-06", event="Unrest")
AGENCY = claim("Agency", "1,000", as_of="2022-01-06", event="Unrest", url="https://example.org/a")
POLICE = claim("Police", "748", as_of="2022-01-06", event="Unrest", population="police")
LATER = claim("Health", "900", as_of="2022-01-07", event="Unrest")


def report(*claims: figures.Claim) -> figures.Report:
    return figures.compare(claims)


def accepted(*claims: figures.Claim, style: str = "csv") -> Baseline:
    return Baseline.read(figures.render(report(*claims), style))


def kinds(found: tuple[figures.Discrepancy, ...]) -> list[str]:
    return [one.kind.value for one in found]


@pytest.mark.parametrize("style", FORMATS)
class TestWhatIsNew:
    def test_what_was_accepted_is_not_new(self, style: str) -> None:
        outcome = accepted(MINISTRY, HEALTH, POLICE, style=style).judge(report(MINISTRY, HEALTH, POLICE).discrepancies)
        assert (kinds(outcome.new), outcome.accepted, outcome.gone) == ([], 2, ())

    def test_a_further_source_on_a_side_is_nothing_new(self, style: str) -> None:
        outcome = accepted(MINISTRY, HEALTH, style=style).judge(report(AGENCY, HEALTH, MINISTRY).discrepancies)
        assert (kinds(outcome.new), outcome.accepted) == ([], 1)

    @pytest.mark.parametrize(
        "other",
        [
            claim("Health", "1001", as_of="2022-01-06", event="Unrest"),
            claim("Health", "at least 1000", as_of="2022-01-06", event="Unrest"),
            claim("Health", "1000", as_of="2022-01", event="Unrest"),
            claim("Health", "1000", event="Unrest"),
        ],
    )
    def test_another_number_or_date_is_new_and_the_old_one_gone(self, style: str, other: figures.Claim) -> None:
        outcome = accepted(MINISTRY, HEALTH, style=style).judge(report(MINISTRY, other).discrepancies)
        assert (kinds(outcome.new), outcome.accepted) == (["contradiction"], 0)
        assert outcome.gone == (report(MINISTRY, HEALTH).discrepancies[0].because,)

    @pytest.mark.parametrize(
        "change", [{"event": "Another"}, {"place": "Almaty"}, {"population": "police"}, {"metric": "killed"}]
    )
    def test_the_same_numbers_on_another_question_are_new(self, style: str, change: dict[str, str]) -> None:
        ours, theirs = ({**dict(one), "id": "", **change} for one in (MINISTRY, HEALTH))
        elsewhere = [figures.Claim.model_validate(facts) for facts in (ours, theirs)]
        outcome = accepted(MINISTRY, HEALTH, style=style).judge(report(*elsewhere).discrepancies)
        assert (kinds(outcome.new), outcome.accepted) == (["contradiction"], 0)

    def test_another_kind_for_the_same_claims_is_new(self, style: str) -> None:
        before = accepted(MINISTRY, HEALTH, POLICE, style=style)
        outcome = before.judge(report(MINISTRY, HEALTH, POLICE, LATER).discrepancies)
        assert kinds(outcome.new) == ["revision"]
        assert outcome.accepted == 2

    def test_names_that_a_spreadsheet_would_run_are_found_again(self, style: str) -> None:
        for event in ("=1+1", "'=1+1", "'tis", "a;b", 'say "no"', "Événement, жаңа", "@x"):
            claims = [claim(name, figure, event=event) for name, figure in (("A", "10"), ("B", "20"))]
            outcome = accepted(*claims, style=style).judge(report(*claims).discrepancies)
            assert (kinds(outcome.new), outcome.accepted, outcome.gone) == ([], 1, ())

    def test_an_empty_report_accepts_nothing(self, style: str) -> None:
        outcome = accepted(MINISTRY, style=style).judge(report(MINISTRY, HEALTH).discrepancies)
        assert (kinds(outcome.new), outcome.accepted, outcome.gone) == (["contradiction"], 0, ())

    def test_an_open_end_is_no_zero(self, style: str) -> None:
        many = claim("Health", "hundreds", as_of="2022-01-06", event="Unrest")
        few = claim("Ministry", "7", as_of="2022-01-06", event="Unrest")
        outcome = accepted(few, many, style=style).judge(report(few, many).discrepancies)
        assert (kinds(outcome.new), outcome.accepted) == ([], 1)


def test_both_documents_say_the_same() -> None:
    claims = (MINISTRY, HEALTH, POLICE, LATER)
    assert accepted(*claims, style="csv").reasons == accepted(*claims, style="json").reasons
    assert set(accepted(*claims).reasons) == {mark_of(one) for one in report(*claims).discrepancies}


def test_one_acceptance_covers_one_discrepancy() -> None:
    """Two that look alike in the document (they differ by their first day) need two rows."""
    spans = [
        claim(name, figure, as_of="2022-01-06", since=since)
        for since in ("2022-01-01", "2022-01-02")
        for name, figure in (("A", "5"), ("B", "4"))
    ]
    whole = report(*spans)
    alike = [mark_of(one) for one in whole.discrepancies if one.kind == "contradiction"]
    assert alike == [alike[0]] * 2
    text = figures.render(whole, "csv")
    once = text.replace(text.splitlines(keepends=True)[1], "", 1)
    assert len(Baseline.read(text).judge(whole.discrepancies).new) == 0
    assert len(Baseline.read(once).judge(whole.discrepancies).new) == 1


def test_a_spreadsheet_may_have_saved_it_anew() -> None:
    text = "\ufeff" + figures.render(report(MINISTRY, HEALTH), "csv").replace(",", ";").replace("\n", "\r\n")
    text = text.rstrip() + "\r\n;;;;;\r\n"
    text = text.replace("1;000", "1,000")
    outcome = Baseline.read(text).judge(report(MINISTRY, HEALTH).discrepancies)
    assert (outcome.accepted, outcome.new) == (1, ())


def test_a_cell_may_name_thousands_of_claims() -> None:
    limit = csv.field_size_limit()
    row = ["contradiction", "wounded", "", "people", "", "", "1", "1", "people", "", "", "2", "2", "x; " * 100_000]
    header = (
        "kind,metric,event,population_a,place_a,as_of_a,low_a,high_a,population_b,place_b,as_of_b,low_b,high_b,claims_a"
    )
    before = Baseline.read(f"{header}\n{','.join(row)}\n")
    outcome = before.judge(report(claim("A", "1"), claim("B", "2")).discrepancies)
    assert (outcome.accepted, outcome.new) == (1, ())
    assert csv.field_size_limit() == limit


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no column 'kind'"),
        ("source,metric,figure\nA,killed,5\n", "no column 'kind'"),
        ("kind,metric\n", "no column 'event'"),
        ("{}", "no 'discrepancies'"),
        ('{"discrepancies": [{"kind": "excess"}]}', "no 'metric'"),
        ('{"discrepancies": 5}', "not the JSON of a report"),
        ('{"discrepancies": ["a"]}', "not the JSON of a report"),
        ('{"discrepancies": [', "not the JSON of a report"),
        ('{"a":' + "[" * 100_000, "nested too deeply"),
    ],
)
def test_what_is_no_document_of_ours_is_refused(text: str, reason: str) -> None:
    with pytest.raises(SelectionError, match=reason):
        Baseline.read(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60) | st.from_regex(r'\A[{\[,"kind\n]{0,40}\Z'))
def test_no_text_breaks_it(text: str) -> None:
    try:
        Baseline.read(text)
    except SelectionError as fault:
        assert "no discrepancies document" in str(fault)  # noqa: PT017 - most texts are refused, some are read


def test_the_json_of_a_newer_version_with_more_keys_is_read() -> None:
    document = json.loads(figures.render(report(MINISTRY, HEALTH), "json"))
    document["more"] = 1
    document["discrepancies"][0]["more"] = 1
    assert Baseline.read(json.dumps(document)).judge(report(MINISTRY, HEALTH).discrepancies).accepted == 1
