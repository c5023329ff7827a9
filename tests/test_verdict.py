"""Whether a statement is borne out: verdicts as one would give them by hand, and near misses of each rule."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures import Claim, Claims, ClaimsError, FigureError, SelectionError, check, load
from figures.readers.statements import load_statements
from figures.renderers.verdicts import COLUMNS, render_check, render_checks
from figures.report.check import Check, check_all

if TYPE_CHECKING:
    from pathlib import Path

Row = tuple[str, str, str]


def said(source: str, figure: str, as_of: str = "", **more: Any) -> Claim:
    return Claim(**{"source": source, "figure": figure, "metric": "wounded", "as_of": as_of, **more})


def told(check: Check) -> tuple[str, list[str], list[str]]:
    """The verdict, and the names of those for and against."""
    supporting, opposing = (
        sorted(name for stance in side for name in stance.sources) for side in (check.supporting, check.opposing)
    )
    return check.verdict.value, supporting, opposing


# ── one question ─────────────────────────────────────────────────────────────────────────────────────────────────────

ONE_QUESTION: list[tuple[str, list[Row], str, str | None, str, list[str], list[str]]] = [
    ("one source says so", [("A", "748", "")], "748", None, "supported", ["A"], []),
    ("another says otherwise", [("A", "748", ""), ("B", "1,000", "")], "1,000", None, "disputed", ["B"], ["A"]),
    ("all say otherwise", [("A", "748", ""), ("B", "750", "")], "1,000", None, "contradicted", [], ["A", "B"]),
    ("nobody says anything", [], "1,000", None, "unknown", [], []),
    ("a vague claim allows it", [("A", "hundreds", "")], "1,000", None, "supported", ["A"], []),
    ("... but not below its floor", [("A", "hundreds", "")], "199", None, "contradicted", [], ["A"]),
    ("a hedged statement meets", [("A", "1,900", "")], "about 2,000", None, "supported", ["A"], []),
    ("... within ten per cent", [("A", "1,799", "")], "about 2,000", None, "contradicted", [], ["A"]),
    ("an unknown number says nothing", [("A", "unknown", "")], "748", None, "unknown", [], []),
    ("the newest count excludes a higher one", [("A", "748", "2022-01-06")], "1,000", None, "contradicted", [], ["A"]),
    (
        "an earlier, lower count of another source is growth",
        [("A", "500", "2022-01-04"), ("B", "1,000", "2022-01-06")],
        "1,000", None, "supported", ["B"], [],
    ),
    (
        "... but of the same day it is not",
        [("A", "500", "2022-01-06"), ("B", "1,000", "2022-01-06")],
        "1,000", None, "disputed", ["B"], ["A"],
    ),
    (
        "... nor is it certainly earlier if it has no date",
        [("A", "500", ""), ("B", "1,000", "2022-01-06")],
        "1,000", None, "disputed", ["B"], ["A"],
    ),
    (
        "... and an earlier, higher count excludes",
        [("A", "1,500", "2022-01-04"), ("B", "1,000", "2022-01-06")],
        "1,000", None, "disputed", ["B"], ["A"],
    ),
    (
        "a source's own later claim supersedes its earlier one",
        [("A", "500", "2022-01-04"), ("A", "1,000", "2022-01-06")],
        "500", None, "contradicted", [], ["A"],
    ),
    (
        "... on the day of the earlier one it stood",
        [("A", "500", "2022-01-04"), ("A", "1,000", "2022-01-06")],
        "500", "2022-01-04", "supported", ["A"], [],
    ),
    ("a later statement may have grown", [("A", "748", "2022-01-06")], "1,000", "2022-01-07", "unknown", [], []),
    ("... but not one of the same day", [("A", "748", "2022-01-06")], "1,000", "2022-01-06", "contradicted", [], ["A"]),
    ("... nor one of the same month", [("A", "748", "2022-01-06")], "1,000", "2022-01", "contradicted", [], ["A"]),
    ("... nor may it have fallen", [("A", "748", "2022-01-06")], "500", "2022-01-07", "contradicted", [], ["A"]),
    ("... and the same figure holds", [("A", "748", "2022-01-06")], "748", "2022-01-07", "supported", ["A"], []),
    ("a later claim is not heard", [("A", "748", "2022-01-06")], "748", "2022-01-05", "unknown", [], []),
    ("a claim without a date may be of another day", [("A", "748", "")], "748", "2022-01-05", "unknown", [], []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "figure", "as_of", "expected"),
    [(*case[1:4], case[4:]) for case in ONE_QUESTION],
    ids=[case[0] for case in ONE_QUESTION],
)
def test_a_statement_against_claims_of_the_same_question(
    rows: list[Row], figure: str, as_of: str | None, expected: tuple[str, list[str], list[str]]
) -> None:
    claims = [said(*row) for row in rows]
    assert told(check(claims, metric="wounded", figure=figure, as_of=as_of)) == expected


def test_of_those_currently_held_an_earlier_count_says_nothing_whether_lower_or_higher() -> None:
    claims = [said("A", "2,298", "2022-01-05", metric="held"), said("B", "1,900", "2022-01-09", metric="held")]
    assert told(check(claims, metric="held", figure="1,900")) == ("supported", ["B"], [])
    assert told(check(claims, metric="held", figure="2,298")) == ("disputed", ["A"], ["B"])


def test_a_retracted_claim_is_not_heard() -> None:
    claims = [said("A", "748"), said("B", "1,000", status="retracted")]
    assert told(check(claims, metric="wounded", figure="1,000")) == ("contradicted", [], ["A"])


def test_a_source_that_holds_two_figures_of_one_date_stands_on_both_sides() -> None:
    claims = [said("A", "18", via="X"), said("A", "81", via="Y")]
    assert told(check(claims, metric="wounded", figure=18)) == ("disputed", ["A"], ["A"])


# ── parts and wholes ─────────────────────────────────────────────────────────────────────────────────────────────────

PARTS: list[tuple[str, dict[str, str], dict[str, str], str]] = [
    ("a whole that is smaller", {"figure": "748"}, {"figure": "900", "population": "police"}, "contradicted"),
    ("a whole that is as large", {"figure": "900"}, {"figure": "900", "population": "police"}, "unknown"),
    ("a part that is larger", {"figure": "900", "population": "police"}, {"figure": "748"}, "contradicted"),
    ("a part that is as large", {"figure": "748", "population": "police"}, {"figure": "748"}, "unknown"),
    ("a part that may be smaller", {"figure": "dozens", "population": "police"}, {"figure": "30"}, "unknown"),
    ("groups of which neither is part of the other", {"figure": "900", "population": "police"},
     {"figure": "100", "population": "protesters"}, "unknown"),
    ("a town larger than its country", {"figure": "900", "place": "Almaty, Kazakhstan"},
     {"figure": "748", "place": "Kazakhstan"}, "contradicted"),
    ("a country smaller than its town", {"figure": "748", "place": "Kazakhstan"},
     {"figure": "900", "place": "Almaty, Kazakhstan"}, "contradicted"),
    ("another metric that it is part of", {"figure": "150", "metric": "killed"},
     {"figure": "200", "metric": "beheaded"}, "contradicted"),
    ("a metric that it is no part of", {"figure": "150", "metric": "killed"}, {"figure": "200"}, "unknown"),
    ("a part of the period", {"figure": "900", "since": "2022-01-05"}, {"figure": "748"}, "contradicted"),
    ("a whole of an earlier day", {"figure": "748", "as_of": "2022-01-05"},
     {"figure": "900", "population": "police", "as_of": "2022-01-06"}, "unknown"),
    ("a part of an earlier day", {"figure": "900", "population": "police", "as_of": "2022-01-05"},
     {"figure": "748", "as_of": "2022-01-06"}, "contradicted"),
    ("a part of an earlier day of what may fall", {"figure": "900", "population": "women", "as_of": "2022-01-05",
     "metric": "held"}, {"figure": "748", "as_of": "2022-01-06", "metric": "held"}, "unknown"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("claim", "statement", "verdict"), [case[1:] for case in PARTS], ids=[case[0] for case in PARTS]
)
def test_a_part_never_exceeds_its_whole(claim: dict[str, str], statement: dict[str, str], verdict: str) -> None:
    about: dict[str, Any] = {"metric": "wounded", **statement}
    assert check([said("A", **claim)], **about).verdict == verdict


def test_a_whole_that_another_source_has_overtaken_does_not_exclude_its_part() -> None:
    claims = [said("A", "748", "2022-01-04"), said("B", "1,000", "2022-01-06")]
    assert check(claims, metric="wounded", figure="900", population="police").verdict == "unknown"
    same_day = [said("A", "748", "2022-01-06"), said("B", "1,000", "2022-01-06")]
    assert check(same_day, metric="wounded", figure="900", population="police").verdict == "contradicted"


def test_a_whole_older_than_what_is_known_of_the_part_does_not_exclude_it() -> None:
    """Near miss: of the same day it does."""
    known = [said("A", "900", "2022-01-06", population="police"), said("B", "748", "2022-01-04")]
    assert told(check(known, metric="wounded", figure="900", population="police")) == ("supported", ["A"], [])
    known[1] = said("B", "748", "2022-01-06")
    assert told(check(known, metric="wounded", figure="900", population="police")) == ("disputed", ["A"], ["B"])


PERIODS = [
    ("a longer period", "", "2022-01-05", "900", "unknown"),
    ("a longer period, smaller", "", "2022-01-05", "500", "contradicted"),
    ("the same period", "2022-01-05", "2022-01-05", "500", "contradicted"),
    ("a shorter period", "2022-01-06", "2022-01-05", "500", "unknown"),
    ("a shorter period, larger", "2022-01-06", "2022-01-05", "900", "contradicted"),
    ("a period that may begin before or after", "2022-01", "2022-01-05", "500", "unknown"),
    ("a period that may begin before or after, larger", "2022-01", "2022-01-05", "900", "unknown"),
]


@pytest.mark.parametrize(
    ("its", "stated", "figure", "verdict"), [case[1:] for case in PERIODS], ids=[c[0] for c in PERIODS]
)
def test_periods_are_parts_of_each_other_only_if_one_certainly_begins_within(
    its: str, stated: str, figure: str, verdict: str
) -> None:
    claims = Claims.of([said("A", figure, since=its)])
    (found,) = statements(f"source,metric,figure,since\nX,wounded,748,{stated}\n", claims)
    assert found.verdict == verdict


# ── where and which event ────────────────────────────────────────────────────────────────────────────────────────────


def test_a_statement_without_a_place_means_wherever_the_event_is() -> None:
    """Near miss: of two countries neither is where the event is, so each is but a part."""
    here = [said("A", "748", place="Kazakhstan"), said("B", "20", place="Almaty, Kazakhstan")]
    assert told(check(here, metric="wounded", figure=748)) == ("supported", ["A"], [])
    apart = [said("A", "748", place="Kazakhstan"), said("B", "20", place="Kyrgyzstan")]
    assert check(apart, metric="wounded", figure=748).verdict == "unknown"
    assert check(apart, metric="wounded", figure=747).verdict == "contradicted"


def test_claims_with_and_without_the_events_own_place_answer_one_question() -> None:
    """Otherwise a source's own update would not supersede its claim."""
    claims = [said("A", "500", "2022-01-04"), said("A", "748", "2022-01-06", place="Kazakhstan")]
    assert told(check(claims, metric="wounded", figure=500)) == ("contradicted", [], ["A"])


def test_of_several_events_one_must_be_named() -> None:
    claims = [said("A", "5", event="Unrest"), said("B", "9", event="Flood"), said("C", "7")]
    with pytest.raises(SelectionError, match=r"3 events, name the one .*: one that is not named, 'Flood', 'Unrest'"):
        check(claims, metric="wounded", figure=5)
    assert check(claims, metric="wounded", figure=5, event="Unrest").verdict == "supported"
    assert check(claims, metric="wounded", figure=5, event="Flood").verdict == "contradicted"
    assert check(claims, metric="wounded", figure=7, event="").verdict == "supported"


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ({"event": "Floods"}, "no claim has the event 'Floods', did you mean 'Flood'?"),
        ({"place": "Kazakstan"}, "no claim has the place 'Kazakstan', did you mean 'Kazakhstan'?"),
        ({"metric": "woundd"}, "unknown metric 'woundd', did you mean 'wounded'?"),
        ({"population": "polise"}, "no claim has the population 'polise', did you mean 'police'?"),
        ({"figure": "12 police officers"}, "counts police, but the population is given as people"),
        ({"as_of": "6/1/2022"}, "two readings"),
    ],
)
def test_a_slip_of_the_pen_is_refused(statement: dict[str, str], message: str) -> None:
    """Near misses, all judged: a place within a known one, a known group that no claim counts, a noun that fits."""
    claims = [said("A", "5", event="Flood", place="Kazakhstan")]
    about: dict[str, Any] = {"metric": "wounded", "figure": "5"}
    with pytest.raises(SelectionError) as caught:
        check(claims, **{**about, **statement})
    assert message in str(caught.value)
    assert check(claims, **about, place="Astana, Kazakhstan").verdict == "unknown"
    assert check(claims, **about, population="teachers").verdict == "unknown"
    assert check(claims, metric="wounded", figure="5 police officers", population="cops").verdict == "unknown"


def test_a_figure_that_cannot_be_read_is_refused_with_a_caret() -> None:
    with pytest.raises(FigureError, match=r"\^"):
        check([said("A", "5")], metric="wounded", figure="1,5")


def test_a_statement_that_gives_no_number_is_not_borne_out_by_all() -> None:
    found = check([said("A", "5")], metric="wounded", figure="unclear")
    assert (found.verdict, found.because) == ("unknown", "“unclear” states no number")


# ── voices and reasons ───────────────────────────────────────────────────────────────────────────────────────────────


def test_sources_that_relay_each_other_are_one_independent_voice() -> None:
    claims = [said("Ministry", "748", via="Daily"), said("Daily", "748"), said("AFP", "1,000")]
    found = check(claims, metric="wounded", figure=748)
    assert told(found) == ("disputed", ["Daily", "Ministry"], ["AFP"])
    assert (found.supporting_origins, found.opposing_origins) == (1, 1)
    assert [stance.position.origins for stance in found.supporting] == [1]
    superseded = [
        said("Ministry", "700", "2022-01-04", via="Daily"),
        said("Ministry", "748", "2022-01-05"),
        said("Daily", "748"),
    ]
    assert check(superseded, metric="wounded", figure=748).supporting_origins == 1


def test_claims_of_the_very_question_are_named_before_those_of_others() -> None:
    claims = [said("A", "900", population="police"), said("B", "900", population="police"), said("C", "500")]
    assert [stance.relation for stance in check(claims, metric="wounded", figure=748).opposing] == ["same", "part"]


def test_the_same_number_of_another_metric_is_no_change_of_who_is_counted() -> None:
    (silent,) = check([said("A", "748", metric="killed")], metric="casualties", figure=748).silent
    assert (silent.kind, silent.because) == (None, "748 people killed (A) is a part of it and leaves it open")


def test_the_reason_names_values_names_and_dates_and_those_who_say_the_same_share_a_verb() -> None:
    claims = [said("A", "748", "2022-01-06"), said("B", "some 800"), said("C", "900", population="police")]
    assert check(claims, metric="wounded", figure="5,000").because == (
        "5,000 people wounded: “some 800” (720–880) (B) and 748 (A, 2022-01-06) exclude it, and no claim bears it out"
    )
    assert check(claims, metric="wounded", figure=748).because == (
        "748 people wounded: “some 800” (720–880) (B) and 748 (A, 2022-01-06) bear it out, "
        "but 900 police wounded (C) is larger, though only a part of it"
    )


def test_what_says_nothing_is_kept_with_its_reason() -> None:
    claims = [said("A", "500", "2022-01-04"), said("B", "748", population="police")]
    found = check(claims, metric="wounded", figure=748, as_of="2022-01-06")
    assert [stance.because for stance in found.silent] == ["500 (A, 2022-01-04) is an earlier, lower count"]
    assert found.undated == 1
    everything = check(claims, metric="wounded", figure=748)
    assert [stance.kind for stance in everything.silent] == ["scope-shift"]
    assert everything.silent[0].because == "748 police wounded (B) is the same number for a part of it"


# ── laws ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

sources = st.sampled_from("ABCD")
figures = st.sampled_from(["0", "5", "10", "12", "about 10", "dozens", "at least 6", "up to 20", "unknown"])
days = st.sampled_from(["", "2022-01", "2022-01-04", "2022-01-05", "2022-01-06"])
groups = st.sampled_from(["people", "police", "security forces", "protesters"])
rows = st.lists(st.tuples(sources, figures, days, groups), max_size=6)


def claims_of(drawn: list[tuple[str, str, str, str]]) -> list[Claim]:
    return [said(source, figure, day, population=group) for source, figure, day, group in drawn]


@settings(max_examples=60, deadline=None)
@given(drawn=rows, figure=figures, day=days, data=st.data())
def test_the_order_of_rows_never_matters(
    drawn: list[tuple[str, str, str, str]], figure: str, day: str, data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(drawn))
    one, other = (
        check(claims_of(each), metric="wounded", figure=figure, as_of=day or None) for each in (drawn, shuffled)
    )
    assert one.as_dict() == other.as_dict()


@settings(max_examples=60, deadline=None)
@given(drawn=rows, figure=figures, day=days)
def test_a_repeated_claim_changes_no_verdict_and_adds_no_voice(
    drawn: list[tuple[str, str, str, str]], figure: str, day: str
) -> None:
    once, twice = (
        check(claims_of(each), metric="wounded", figure=figure, as_of=day or None) for each in (drawn, drawn * 2)
    )
    assert (once.verdict, once.supporting_origins, once.opposing_origins, once.because) == (
        twice.verdict, twice.supporting_origins, twice.opposing_origins, twice.because,
    )  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(drawn=rows, number=st.integers(0, 30), more=st.integers(0, 10), day=days)
def test_a_wider_statement_is_excluded_by_no_claim_that_met_the_narrower(
    drawn: list[tuple[str, str, str, str]], number: int, more: int, day: str
) -> None:
    claims, as_of = claims_of(drawn), day or None
    narrow = check(claims, metric="wounded", figure=number, as_of=as_of)
    wide = check(claims, metric="wounded", figure=f"{number}-{number + more}", as_of=as_of)
    assert {name for stance in narrow.supporting for name in stance.claims} <= {
        name for stance in wide.supporting for name in stance.claims
    }
    assert len(wide.opposing) <= len(narrow.opposing)


# ── many statements ──────────────────────────────────────────────────────────────────────────────────────────────────

BY_HAND = [
    ("1,000", "disputed"),
    ("748", "disputed"),
    ("900", "contradicted"),
    ("5,000", "contradicted"),
    ("18", "supported"),
    ("dozens", "supported"),
    ("none", "contradicted"),
    ("about 2,000", "disputed"),
    ("300", "unknown"),
    ("three", "disputed"),
]
"""The ten statements of examples/statements.csv with the verdicts that one gives by hand from data/claims.csv."""


def batch() -> tuple[Check, ...]:
    claims = load("data/claims.csv")
    return check_all(claims, load_statements("examples/statements.csv", claims.reading))


def test_ten_statements_get_the_verdicts_that_one_gives_by_hand() -> None:
    assert [(each.figure.text, each.verdict.value) for each in batch()] == BY_HAND


def test_a_statement_is_judged_alike_alone_and_among_many() -> None:
    claims = load("data/claims.csv")
    for each in batch():
        its = each.question
        alone = check(claims, metric=its.metric, figure=each.figure.text, population=its.population)
        assert {**alone.as_dict(), "statement": 0} == {**each.as_dict(), "statement": 0}


def statements(text: str, claims: Any) -> tuple[Check, ...]:
    return check_all(claims, load_statements(io.BytesIO(text.encode()), claims.reading))


def test_nobody_need_be_named_as_the_one_who_makes_a_statement() -> None:
    (found,) = statements("source,metric,figure\n,wounded,748\n", load("data/claims.csv"))
    assert (found.source, found.verdict) == ("", "disputed")


def test_in_a_file_a_statement_about_what_the_claims_do_not_know_is_unknown_and_says_why() -> None:
    text = "source,metric,figure,event,place\nX,wounded,748,Flood,\nX,wounded,748,,Atlantis\nX,wounded,748,,\n"
    found = statements(text, load("data/claims.csv"))
    assert [each.verdict.value for each in found] == ["unknown", "unknown", "disputed"]
    assert [each.because for each in found[:2]] == [
        "748 people wounded: no claim has the event 'Flood'",
        "748 people wounded in Atlantis: no claim has the place 'Atlantis'",
    ]


def test_a_statement_of_a_period_is_judged_as_a_part() -> None:
    claims = load("data/claims.csv")
    (found,) = statements("source,metric,figure,population,since\nX,killed,dozens,protesters,2022-01-05\n", claims)
    assert told(found) == ("supported", ["Police"], [])


# ── documents ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_text_names_who_is_for_and_who_against_by_name_and_date() -> None:
    found = check(load("data/claims.csv"), metric="wounded", figure="1,000")
    assert render_check(found) == (
        "DISPUTED  1,000 people wounded · Kazakhstan unrest, January 2022\n"
        "  for      1000 · Ministry of Health · 2022-01-06\n"
        "  against  748 · Ministry of Internal Affairs ← The Insider ← Newsweek · published 2022-01-07\n"
        "  independent sources: 1 for, 1 against\n"
        "  1,000 people wounded: 1,000 (Ministry of Health, 2022-01-06) bears it out, "
        "but 748 (Ministry of Internal Affairs) excludes it\n"
    )


def test_json_of_one_and_of_many_holds_the_same() -> None:
    found = batch()
    one, many = json.loads(render_check(found[0], "json")), json.loads(render_checks(found, "json"))
    assert one == {"schema_version": 1, **many["checks"][0]}
    assert (one["verdict"], one["statement"]["figure"], one["statement"]["low"]) == ("disputed", "1,000", 1000)
    assert (one["supporting"][0]["sources"], one["opposing"][0]["high"]) == (["Ministry of Health"], 748)


def test_csv_has_a_row_for_each_statement() -> None:
    read = list(csv.DictReader(io.StringIO(render_checks(batch(), "csv"))))
    assert [(row["figure"], row["verdict"]) for row in read] == BY_HAND
    assert tuple(read[0]) == COLUMNS
    assert (read[0]["supporting"], read[0]["opposing_origins"]) == ("Ministry of Health", "1")


HOSTILE = ["[/red] Ministry", "a|b", "<script>x</script>", 'quote " and, comma', "=cmd()", "\x1b[31mred", "\u202eevil"]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_text_in_every_format(name: str) -> None:
    (found,) = statements("source,metric,figure\nX,wounded,748\n", Claims.of([said(name, "748")]))
    text = render_check(found)
    assert "\x1b" not in text
    assert "\u202e" not in text
    (row,) = csv.DictReader(io.StringIO(render_checks([found], "csv")))
    assert row["supporting"].lstrip("'") == name
    assert not row["supporting"].startswith("=")
    assert json.loads(render_check(found, "json"))["supporting"][0]["sources"] == [name]


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(SelectionError, match="known are text, csv, json"):
        render_checks([], "yaml")


def test_statements_may_come_as_a_frame_or_a_workbook(tmp_path: Path) -> None:
    claims, frame = load("data/claims.csv"), pd.read_csv("examples/statements.csv")
    frame.to_excel(tmp_path / "statements.xlsx", index=False)
    for source in (frame, tmp_path / "statements.xlsx"):
        assert render_checks(check_all(claims, load_statements(source, claims.reading)), "csv") == render_checks(
            batch(), "csv"
        )


def test_a_file_of_statements_without_the_columns_is_refused() -> None:
    with pytest.raises(ClaimsError, match="there is no column 'source'"):
        statements("metric,figure\nwounded,748\n", load("data/claims.csv"))


def test_one_check_may_be_written_as_csv_and_many_as_text() -> None:
    found = batch()
    assert render_check(found[0], "csv") == render_checks(found[:1], "csv")
    assert render_checks(found[:2]) == "\n".join(render_check(each) for each in found[:2])


def test_what_was_not_heard_for_want_of_a_date_is_told() -> None:
    found = check([said("A", "5"), said("B", "5", "2022-01-05")], metric="wounded", figure=5, as_of="2022-01-06")
    assert render_check(found).endswith("\n  not heard, as not certainly dated up to 2022-01-06: 1 claim\n")
