"""Which rows take part, what is shown of what was found, and what each question amounts to."""

from __future__ import annotations

import datetime as dt

import pytest
from tables import DISPUTE, report_of, table

import figures
from figures import SelectionError, State

STATUS = "source,metric,figure,as_of,status\n"
ROWS = {
    "reported": "Ministry,killed,10,2022-01-06,reported\n",
    "extracted": "Hospital,killed,20,2022-01-06,extracted\n",
    "set aside": "Mayor,killed,30,2022-01-06,set aside\n",
    "retracted": "Police,killed,40,2022-01-06,retracted\n",
}


def kinds(report: figures.Report) -> list[str]:
    return [one.kind.value for one in report.discrepancies]


# ── Which rows take part ──


def test_what_a_program_proposed_is_refused_with_its_count_and_what_to_do() -> None:
    with pytest.raises(SelectionError) as caught:
        report_of(STATUS + ROWS["reported"] + ROWS["extracted"])
    message = str(caught.value)
    assert message.startswith("1 claim was proposed by a program and reviewed by nobody")
    assert all(word in message for word in ("figures review", "--skip-bad-rows", "--unreviewed"))


def test_several_of_them_are_counted() -> None:
    with pytest.raises(SelectionError, match="2 claims were proposed"):
        report_of(STATUS + ROWS["extracted"] * 1 + "Mayor,killed,5,,extracted\n")


def test_on_request_it_counts_as_reported_and_that_is_told() -> None:
    report = report_of(STATUS + ROWS["reported"] + ROWS["extracted"], unreviewed=True)
    assert kinds(report) == ["contradiction"]
    assert any("taken as reported: 1 row" in note for note in report.notes)


def test_where_bad_rows_are_skipped_it_is_left_out_and_counted() -> None:
    report = report_of(STATUS + ROWS["reported"] + ROWS["extracted"], on_error="skip")
    assert kinds(report) == []
    assert any("left out: 1 row" in note for note in report.notes)


def test_what_is_set_aside_takes_no_part_and_is_counted() -> None:
    report = report_of(STATUS + ROWS["reported"] + ROWS["set aside"])
    assert kinds(report) == []
    assert "set aside as no claims, take no part: 1 row" in report.notes
    assert len(report.questions[0].rows) == 1


def test_a_retracted_claim_stands_with_its_question_and_is_no_figure_of_it() -> None:
    (group,) = report_of(STATUS + ROWS["reported"] + ROWS["retracted"]).questions
    assert len(group.claims) == 2
    assert [given.words for given in group.given] == [("10",)]
    assert group.voices == ("Ministry",)


# ── Days ──

DAYS = """\
source,metric,figure,as_of,published
A,killed,10,2022-01-05,2022-01-09
B,killed,12,2022-01-06,
C,killed,14,,2022-01-05
D,killed,16,,
E,killed,18,2022-01,
"""


def counted_by(report: figures.Report) -> set[str]:
    return {claim.source for group in report.questions for claim in group.claims}


def test_up_to_a_day_counts_what_counts_up_to_it_whenever_printed() -> None:
    report = report_of(DAYS, as_of="2022-01-05")
    assert counted_by(report) == {"A", "C"}
    assert "left out, for no day is stated: 1 claim" in report.notes
    assert "left out, for it is not certain that they count up to 2022-01-05: 1 claim" in report.notes


def test_what_had_appeared_by_a_day_goes_by_printing() -> None:
    assert counted_by(report_of(DAYS, published_by="2022-01-06")) == {"B", "C"}


@pytest.mark.parametrize("day", ["2022-01-05", dt.date(2022, 1, 5), figures.PartialDate.parse("2022-01-05")])
def test_a_day_may_be_a_text_a_date_or_a_partial_date(day: object) -> None:
    assert counted_by(report_of(DAYS, as_of=day)) == {"A", "C"}


def test_a_day_that_is_none_is_named_as_python_calls_it() -> None:
    with pytest.raises(SelectionError, match=r"^as_of: "):
        report_of(DAYS, as_of="6/1/2022")


def test_a_date_of_python_with_a_time_counts_to_its_minute() -> None:
    five = dt.datetime(2022, 1, 6, 17, 0)  # noqa: DTZ001 - the days of an event know no zone
    assert counted_by(report_of("source,metric,figure,as_of\nA,killed,5,2022-01-06T18:00\n", as_of=five)) == set()


# ── Filters ──

FOUR = """\
source,metric,figure,population,place,event,as_of
Ministry,killed,10,people,"Almaty, Kazakhstan",Unrest,2022-01-06
Hospital,wounded,20,police,"Aktau, Kazakhstan",Unrest,2022-01-06
Mayor,wounded,30,people,Derna,Flood,2023-09-11
Hospital,detained,40,people,Derna,Flood,2023-09-11
"""


@pytest.mark.parametrize(
    ("name", "value", "metrics"),
    [
        ("metric", "injured", ["wounded", "wounded"]),
        ("metric", "KILLED", ["killed"]),
        ("population", "security forces", ["wounded"]),
        ("place", "kazakhstan", ["killed", "wounded"]),
        ("place", "Aktau, Kazakhstan", ["wounded"]),
        ("event", "the flood", ["detained", "wounded"]),
        ("source", "hospital", ["detained", "wounded"]),
    ],
)
def test_every_filter_selects_by_any_spelling(name: str, value: str, metrics: list[str]) -> None:
    report = report_of(FOUR, **{name: value})
    assert sorted(group.question.metric for group in report.questions) == metrics


def test_every_filter_changes_the_report_of_four_rows() -> None:
    values = {"metric": "killed", "population": "police", "place": "Derna", "event": "Flood", "source": "Mayor"}
    assert set(values) == {its.name for its in figures.filters()}
    for name, value in values.items():
        assert 0 < len(report_of(FOUR, **{name: value}).questions) < 4


def test_several_names_select_what_any_of_them_does_and_filters_hold_together() -> None:
    report = report_of(FOUR, metric=["killed", "wounded"], event="Unrest")
    assert [group.question.metric for group in report.questions] == ["killed", "wounded"]
    assert report.selection == {"metric": ("killed", "wounded"), "event": ("Unrest",)}


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"metric": "executed"}, "no claim has the metric 'executed'"),
        ({"metric": "kiled"}, "unknown metric 'kiled', did you mean 'killed'?"),
        ({"place": "ALMATY, KAZAKSTAN"}, "no claim has the place 'ALMATY, KAZAKSTAN', did you mean 'Almaty, Kazakhstan'?"),
        ({"source": "mayr"}, "no claim has the source 'mayr', did you mean 'Mayor'?"),
        ({"source": ["Mayor", "Nobody Known"]}, "no claim has the source 'Nobody Known'"),
        ({"event": "Quake"}, "no claim has the event 'Quake'"),
        ({"population": "children"}, "no claim has the population 'children'"),
    ],
)  # fmt: skip
def test_a_name_that_selects_nothing_is_an_error_with_the_nearest_whatever_its_case(
    asked: dict[str, object], message: str
) -> None:
    with pytest.raises(SelectionError) as caught:
        report_of(FOUR, **asked)
    assert str(caught.value) == message


def test_filters_that_select_nothing_together_are_an_error_too() -> None:
    with pytest.raises(
        SelectionError, match="no claim answers to all of these together: metric 'killed', event 'Flood'"
    ):
        report_of(FOUR, metric="killed", event="Flood")


def test_a_filter_narrows_what_is_shown_never_what_it_is_judged_against() -> None:
    whole = "source,metric,figure,population,as_of\nA,killed,30,police,2022-01-06\nB,killed,20,people,2022-01-06\n"
    (one,) = report_of(whole, population="police").discrepancies
    assert (one.kind, one.a.sources, one.b.sources, one.gap) == ("excess", ("A",), ("B",), 10)


def test_a_source_shows_only_the_discrepancies_in_which_it_takes_part() -> None:
    text = "source,metric,figure,as_of\nA,killed,10,2022-01-06\nB,killed,20,2022-01-06\nC,killed,30,2022-01-06\n"
    assert len(report_of(text).discrepancies) == 3
    assert len(report_of(text, source="A").discrepancies) == 2


def test_small_ones_are_left_out_and_counted_and_the_state_stays() -> None:
    report = report_of(DISPUTE, min_gap=253)
    assert kinds(report) == ["contradiction"] * 0
    assert dict(report.left_out) == {figures.Kind.CONTRADICTION: 1}
    assert report.narrowed == ("1 pair of figures too close to be told (--min-gap, --min-ratio)",)
    assert [group.state for group in report.questions] == [State.NONE, State.CONFLICT]


@pytest.mark.parametrize(("least", "left"), [(1.336, 1), (1.338, 0)])
def test_a_ratio_keeps_what_reaches_it(least: float, left: int) -> None:
    assert len(report_of(DISPUTE, min_ratio=least).discrepancies) == left


@pytest.mark.parametrize("asked", [{"min_gap": -1}, {"min_ratio": 0.5}, {"min_ratio": float("nan")}])
def test_bounds_that_make_no_sense_are_refused(asked: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="expected"):
        report_of(DISPUTE, **asked)


# ── What a question amounts to ──


def test_a_question_lists_what_is_given_and_the_range_that_was_said() -> None:
    _, group = report_of(DISPUTE).questions
    given = [(one.words, one.sources, one.unnamed) for one in group.given]
    assert given == [(("dozens",), (), 1), (("748",), ("Ministry",), 0), (("1,000",), ("Hospitals",), 0)]
    assert group.range is not None
    assert (group.range.low, group.range.high, group.range.open) == (748, 1000, False)
    assert (group.voices, group.unnamed, group.state) == (("Hospitals", "Ministry"), 1, State.CONFLICT)


@pytest.mark.parametrize(
    ("figures_", "low", "high", "is_open"),
    [
        (["at least 20", "30"], 20, 30, True),
        (["up to 20"], None, 20, False),
        (["about 250", "dozens"], 250, 250, False),
        (["more than 125"], 125, 125, True),
        (["10 to 15", "fewer than 20"], 10, 20, False),
    ],
)
def test_the_ends_of_a_range_are_numbers_that_somebody_said(
    figures_: list[str], low: int | None, high: int, is_open: bool
) -> None:
    rows = "".join(f"S{place},killed,{figure},2022-01-06\n" for place, figure in enumerate(figures_))
    (group,) = report_of("source,metric,figure,as_of\n" + rows).questions
    assert group.range is not None
    assert (group.range.low, group.range.high, group.range.open) == (low, high, is_open)


def test_a_vague_word_alone_has_no_range() -> None:
    (group,) = report_of("source,metric,figure\nA,killed,dozens\n").questions
    assert group.range is None


def test_an_older_figure_is_told_with_the_newest_above_it() -> None:
    text = "id,source,metric,figure,as_of\na,A,killed,10,2022-01-05\nb,B,killed,20,2022-01-06\n"
    (group,) = report_of(text).questions
    claims = group.among
    assert [(claims.id(row), claims.id(above)) for row, above in group.growth] == [("a", "b")]
    assert [given.older for given in group.given] == [(0,), ()]


def test_a_side_counts_voices_names_sources_and_keeps_an_echo_on_its_originals_day() -> None:
    text = """\
id,source,via,metric,figure,as_of,published
a,Ministry,,killed,748,2022-01-06,2022-01-06
b,Ministry,AFP,killed,748,,2022-01-09
c,AFP,,killed,748,2022-01-06,2022-01-06
d,Hospital,,killed,"1,000",2022-01-06,2022-01-06
e,witnesses,,killed,748,2022-01-06,2022-01-06
"""
    (one,) = report_of(text).discrepancies
    assert (one.a.sources, one.a.unnamed, one.a.voices) == (("AFP", "Ministry"), 1, 1)
    assert (str(one.a.as_of), one.a.ids) == ("2022-01-06", ("a", "b", "c", "e"))
    assert (one.gap, one.gap_bound, one.ratio) == (252, "exact", 1.337)


@pytest.mark.parametrize(
    ("low", "high", "ratio"),
    [("100", "109", None), ("100", "110", 1.1), ("dozens of people", "3", None), ("0", "5", None),
     ("about 100", "500", 5.0), ("up to 20", "at least 30", 1.5)],
)  # fmt: skip
def test_a_ratio_is_of_numbers_that_were_said_and_begins_at_one_and_a_tenth(
    low: str, high: str, ratio: float | None
) -> None:
    (one,) = report_of(
        f"source,metric,figure,as_of\nA,killed,{low},2022-01-06\nB,killed,{high},2022-01-06\n"
    ).discrepancies
    assert one.ratio == ratio


def test_the_order_is_that_of_questions_and_what_nothing_excuses_comes_first() -> None:
    text = """\
id,source,metric,figure,as_of
a,A,killed,about 90,2022-01-06
b,B,killed,100,2022-01-06
c,C,killed,300,2022-01-06
d,D,beheaded,5,2022-01-06
e,E,beheaded,9,2022-01-06
"""
    found = [(one.a.ids + one.b.ids, one.rests_on) for one in report_of(text).discrepancies]
    assert found == [(("d", "e"), ()), (("a", "c"), ()), (("b", "c"), ()), (("a", "b"), ("reading",))]


def test_the_order_of_rows_changes_nothing() -> None:
    head, *rows = DISPUTE.splitlines()
    other = report_of("\n".join([head, *reversed(rows)]) + "\n")
    assert [one.because for one in other.discrepancies] == [one.because for one in report_of(DISPUTE).discrepancies]
    assert [group.voices for group in other.questions] == [group.voices for group in report_of(DISPUTE).questions]


def test_discrepancies_are_made_when_they_are_asked_for_and_once() -> None:
    found = report_of(DISPUTE).discrepancies
    assert len(found) == 1
    assert found[0] is found[-1]
    assert list(found[:1]) == [found[0]]
    with pytest.raises(IndexError):
        _ = found[1]


def test_no_claims_make_an_empty_report() -> None:
    report = figures.compare(table(DISPUTE).take([]))
    assert (list(report.questions), list(report.discrepancies), report.notes) == ([], [], ())


def test_of_one_day_claims_stand_in_the_order_in_which_they_were_published() -> None:
    later, earlier = "A,killed,10,2022-01-06,2022-01-09\n", "B,killed,20,2022-01-06,2022-01-08\n"
    (group,) = report_of(f"source,metric,figure,as_of,published\n{later}{earlier}").questions
    assert [claim.source for claim in group.claims] == ["B", "A"]


def test_of_very_many_discrepancies_none_is_kept_and_all_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "source,metric,figure\n" + "".join(f"S{number},killed,{number * 10 + 10}\n" for number in range(6))
    kept = report_of(text)
    monkeypatch.setattr("figures.report.comparison.MOST_KEPT", 0)
    streamed = report_of(text)
    assert streamed.discrepancies[0] is not streamed.discrepancies[0]
    assert kept.discrepancies[0] is kept.discrepancies[0]
    assert figures.render(streamed, "csv") == figures.render(kept, "csv")
    assert figures.render(streamed, "json") == figures.render(kept, "json")
