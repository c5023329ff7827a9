"""What two claims are to each other: an example for every rule, and a near miss for every pair of neighbouring rules."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass
from typing import Any

import pytest

from figures import Claim, PartialDate, Quantity, compare
from figures.judging.knowledge import dated
from figures.judging.rules import DISCREPANCIES, RULES, Kind, Pair, judge, manual
from figures.words.interval import Interval


@dataclass(frozen=True)
class Said:
    """One side of a pair, as the rules see it."""

    first: int
    last: int
    interval: Interval
    exact: bool


def said(figure: str, as_of: str | None = None, published: str | None = None) -> Said:
    quantity = Quantity.parse(figure)
    dates = [PartialDate.parse(date) if date else None for date in (as_of, published)]
    return Said(*dated(*dates), quantity.interval, quantity.exact)


def kind(
    a: Said, b: Said, *, own: bool = False, scope: bool = True, shift: bool = False, cumulative: bool = True
) -> str | None:
    """The kind of a pair: of one source (`own`), one scope, of groups that a number may shift between, cumulative."""
    judged = judge(Pair(a, b, own, scope, shift, cumulative))
    return judged and judged[0].value


FIFTH, SIXTH, SEVENTH = "2022-01-05", "2022-01-06", "2022-01-07"

WITHIN = [
    # a, b, one source, kind; of one scope and a cumulative metric
    pytest.param(("748", SIXTH), ("748", SIXTH), True, "echo", id="one source, date and figure: an echo"),
    pytest.param(("748", SIXTH), ("748", SIXTH), False, "same", id="but of two sources: the same"),
    pytest.param(("18", SIXTH), ("eighteen", SIXTH), True, "echo", id="an echo in other words"),
    pytest.param(
        ("dozens", SIXTH), ("at least 24", SIXTH), True, "echo", id="an echo: the numbers count, not the words"
    ),
    pytest.param(("748",), ("748", SIXTH), True, "echo", id="an echo: a missing date may be the same"),
    pytest.param(("748", "2022-01"), ("748", SIXTH), True, "echo", id="an echo: a month may be that day"),
    pytest.param(("748", FIFTH), ("748", SIXTH), True, "same", id="but of two days: no echo, the same"),
    pytest.param(("748", SIXTH), ("750", SIXTH), True, "misquotation", id="one source and date, two figures"),
    pytest.param(("748", SIXTH), ("750", SIXTH), False, "contradiction", id="but of two sources: a contradiction"),
    pytest.param(("748", SIXTH), ("some 750", SIXTH), True, "compatible", id="one source, figures that overlap"),
    pytest.param(("748",), ("750", SIXTH), True, "misquotation", id="one source, a date missing"),
    pytest.param(
        ("748", "2022-01"), ("750", SIXTH), True, "misquotation", id="one source, a month against a day of it"
    ),
    pytest.param(("748", FIFTH), ("750", SIXTH), True, "growth", id="but a day later and higher: growth"),
    pytest.param(("18", SIXTH), ("eighteen", SIXTH), False, "same", id="the same in other words"),
    pytest.param(("748", FIFTH), ("748", SEVENTH), False, "same", id="the same on two days"),
    pytest.param(("some 2000",), ("2100",), False, "compatible", id="vague and exact, overlapping"),
    pytest.param(("hundreds",), ("2298",), False, "compatible", id="a floor below an exact number"),
    pytest.param(("some 2000",), ("2200",), False, "compatible", id="the last number that some 2000 allows"),
    pytest.param(("some 2000",), ("2201",), False, "contradiction", id="the first that it does not"),
    pytest.param(("199",), ("hundreds",), False, "contradiction", id="an exact number below a floor"),
    pytest.param(("748", SIXTH), ("1000", SIXTH), False, "contradiction", id="one day, two numbers"),
    pytest.param(("748",), ("1000", SIXTH), False, "contradiction", id="a date missing on one side"),
    pytest.param(("748",), ("1000",), False, "contradiction", id="a date missing on both"),
    pytest.param(("748", "2022-01"), ("1000", SIXTH), False, "contradiction", id="a month cannot excuse a gap in it"),
    pytest.param(("748", SIXTH), ("1000", "2022-01"), False, "contradiction", id="nor the other way about"),
    pytest.param(("748", "2022-01"), ("1000", "2022-02-01"), False, "growth", id="but what lies after the month can"),
    pytest.param(("748", f"{SIXTH}T18:00"), ("1000", SIXTH), False, "contradiction", id="nor an hour of the same day"),
    pytest.param(("748", f"{SIXTH}T18:00"), ("1000", f"{SIXTH}T18:01"), False, "growth", id="but a minute can"),
    pytest.param(("748", None, FIFTH), ("1000", SIXTH), False, "growth", id="published bounds a missing date"),
    pytest.param(("748", None, SIXTH), ("1000", SIXTH), False, "contradiction", id="published the same day does not"),
    pytest.param(("748", None, SEVENTH), ("1000", SIXTH), False, "contradiction", id="nor published later"),
    pytest.param(
        ("748", SIXTH, FIFTH), ("1000", SIXTH), False, "contradiction", id="published says nothing beside a date"
    ),
    pytest.param(("8", FIFTH), ("18", SEVENTH), False, "growth", id="growth"),
    pytest.param(("8", FIFTH), ("18", SEVENTH), True, "growth", id="growth of one source"),
    pytest.param(("18", FIFTH), ("8", SEVENTH), True, "revision", id="a source lowers its count"),
    pytest.param(("18", FIFTH), ("8", SEVENTH), False, "decrease", id="but another source: a decrease"),
    pytest.param(("18", FIFTH), ("8 or more", SEVENTH), True, "compatible", id="but not if it may still be as many"),
    pytest.param(("1000", None, FIFTH), ("748", SIXTH), False, "decrease", id="a decrease after a bounded date"),
    pytest.param(("1000", None, FIFTH), ("748", SIXTH), True, "revision", id="a revision after a bounded date"),
    pytest.param(("none", SIXTH), ("1", SIXTH), False, "contradiction", id="none against one"),
]


@pytest.mark.parametrize(("a", "b", "own", "expected"), WITHIN)
def test_within_one_question(a: tuple[Any, ...], b: tuple[Any, ...], own: bool, expected: str) -> None:
    assert kind(said(*a), said(*b), own=own) == expected


DISCREPANT = {kind.value for kind in DISCREPANCIES}


@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize(("a", "b", "own", "expected"), WITHIN)
def test_a_comparison_of_two_claims_finds_the_same_in_either_order(
    a: tuple[Any, ...], b: tuple[Any, ...], own: bool, expected: str, swapped: bool
) -> None:
    """The kinds that are discrepancies come out of `compare`, the others do not."""
    claims = [wounded("A", *a), wounded("A" if own else "B", *b)]
    report = compare(claims[::-1] if swapped else claims)
    assert [one.kind.value for one in report.discrepancies] == ([expected] if expected in DISCREPANT else [])
    for one in report.discrepancies:
        assert (one.a.figure, one.b.figure) == (a[0], b[0])


def wounded(source: str, figure: str, as_of: str | None = None, published: str | None = None, **more: Any) -> Claim:
    return Claim(
        **{"source": source, "metric": "wounded", "figure": figure, "as_of": as_of, "published": published, **more}
    )


def kinds(*claims: Claim, **options: Any) -> list[str]:
    return [one.kind.value for one in compare(claims, **options).discrepancies]


# ── what is not cumulative ───────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("own", [True, False])
def test_who_is_held_on_one_day_may_be_free_on_the_next_so_a_lower_count_is_a_mere_change(own: bool) -> None:
    assert kind(said("2298", FIFTH), said("1900", SIXTH), own=own, cumulative=False) == "change"
    assert kind(said("1900", FIFTH), said("2298", SIXTH), own=own, cumulative=False) == "growth"


@pytest.mark.parametrize(
    ("metric", "expected"),
    [("detained", ["decrease"]), ("arrested", ["decrease"]), ("held", []), ("in custody", []), ("missing", [])],
)
def test_only_what_can_only_grow_can_decrease(metric: str, expected: list[str]) -> None:
    claims = [wounded("A", "2298", FIFTH, metric=metric), wounded("B", "1900", SIXTH, metric=metric)]
    assert kinds(*claims) == expected


def test_what_is_not_cumulative_is_still_contradicted_on_the_same_day() -> None:
    assert kinds(wounded("A", "30", SIXTH, metric="held"), wounded("B", "40", SIXTH, metric="held")) == [
        "contradiction"
    ]
    assert kinds(wounded("A", "30", SIXTH, metric="held"), wounded("A", "40", SIXTH, metric="held")) == ["misquotation"]


# ── a part and its whole ─────────────────────────────────────────────────────────────────────────────────────────────

BETWEEN = [
    # part, whole, may the number shift, is the whole cumulative, kind
    pytest.param(("200", SIXTH), ("150", SIXTH), False, True, "excess", id="a part above its whole"),
    pytest.param(("150", SIXTH), ("150", SIXTH), False, True, None, id="a part as large as its whole"),
    pytest.param(("151", SIXTH), ("150", SIXTH), False, True, "excess", id="larger by one"),
    pytest.param(("at least 100", SIXTH), ("150", SIXTH), False, True, None, id="a part that may be smaller"),
    pytest.param(("at least 200", SIXTH), ("some 150", SIXTH), False, True, "excess", id="a part that cannot be"),
    pytest.param(("200", FIFTH), ("150", SIXTH), False, True, "excess", id="a part of an earlier day"),
    pytest.param(
        ("200", SIXTH), ("150", FIFTH), False, True, None, id="a part of a later day: the whole may have grown"
    ),
    pytest.param(("200",), ("150", SIXTH), False, True, "excess", id="a part without a date"),
    pytest.param(("200", SIXTH), ("150",), False, True, "excess", id="a whole without a date"),
    pytest.param(("200", SIXTH), ("150", None, FIFTH), False, True, None, id="a whole published before"),
    pytest.param(("200", "2022-01"), ("150", SIXTH), False, True, "excess", id="a month is not certainly later"),
    pytest.param(("200", FIFTH), ("150", SIXTH), False, False, None, id="held: an earlier part may be free again"),
    pytest.param(("200", SIXTH), ("150", SIXTH), False, False, "excess", id="held: on the same day it may not"),
    pytest.param(("200", SIXTH), ("150", SIXTH), True, True, "excess", id="an excess though a number might shift"),
    pytest.param(("748", SIXTH), ("748", SIXTH), True, True, "scope-shift", id="the very same number"),
    pytest.param(("748", SIXTH), ("748", SIXTH), False, True, None, id="but of another metric, or of one group"),
    pytest.param(
        ("748", SEVENTH), ("748", FIFTH), True, True, "scope-shift", id="the very same number, whatever the day"
    ),
    pytest.param(("748",), ("748",), True, False, "scope-shift", id="the very same number of people held"),
    pytest.param(("748", SIXTH), ("749", SIXTH), True, True, None, id="one more is no such number"),
    pytest.param(("10", SIXTH), ("ten", SIXTH), True, True, "scope-shift", id="from ten on"),
    pytest.param(("9", SIXTH), ("9", SIXTH), True, True, None, id="below ten: chance"),
    pytest.param(("some 748", SIXTH), ("some 748", SIXTH), True, True, None, id="an approximate number returns easily"),
    pytest.param(("748", SIXTH), ("some 748", SIXTH), True, True, None, id="exact against approximate"),
    pytest.param(("dozens", SIXTH), ("dozens", SIXTH), True, True, None, id="a vague word returns easily"),
]


@pytest.mark.parametrize(("part", "whole", "shift", "cumulative", "expected"), BETWEEN)
def test_between_a_part_and_its_whole(
    part: tuple[Any, ...], whole: tuple[Any, ...], shift: bool, cumulative: bool, expected: str | None
) -> None:
    assert kind(said(*part), said(*whole), scope=False, shift=shift, cumulative=cumulative) == expected
    assert kind(said(*part), said(*whole), scope=False, shift=shift, cumulative=cumulative, own=True) == expected


def test_a_number_that_only_one_side_gives_plainly_is_no_very_same_number() -> None:
    """Equal intervals are not enough: both sources must have given the number itself."""
    plain, hedged = Said(0, 1, Interval(748, 748), exact=True), Said(0, 1, Interval(748, 748), exact=False)
    assert kind(plain, plain, scope=False, shift=True) == "scope-shift"
    assert kind(plain, hedged, scope=False, shift=True) is None
    assert kind(hedged, plain, scope=False, shift=True) is None
    assert kind(hedged, hedged, scope=False, shift=True) is None


PARTS = [
    pytest.param({"metric": "beheaded"}, {"metric": "killed"}, id="metric"),
    pytest.param({"metric": "killed"}, {"metric": "casualties"}, id="metric: the killed among the casualties"),
    pytest.param({"metric": "beheaded"}, {"metric": "casualties"}, id="metric, two steps"),
    pytest.param({"metric": "held"}, {"metric": "detained"}, id="metric: who is held was detained"),
    pytest.param({"population": "police"}, {"population": "security forces"}, id="population"),
    pytest.param({"population": "police"}, {}, id="population, two steps"),
    pytest.param({"population": "ushers"}, {}, id="population that no vocabulary knows"),
    pytest.param({"place": "Almaty, Kazakhstan"}, {"place": "Kazakhstan"}, id="place"),
    pytest.param({"place": "Kazakhstan"}, {}, id="place within the unstated whole"),
    pytest.param({"since": "2022-01-05"}, {"since": "2022-01-04"}, id="period that begins later"),
    pytest.param({"since": "2022-01-05"}, {}, id="period within the whole event"),
    pytest.param(
        {"metric": "beheaded", "population": "police", "place": "Almaty, Kazakhstan", "since": "2022-01-05"},
        {"metric": "killed", "population": "security forces", "place": "Kazakhstan"},
        id="all four at once",
    ),
]


@pytest.mark.parametrize(("part", "whole"), PARTS)
def test_a_part_above_its_whole_is_an_excess_the_part_first(part: dict[str, Any], whole: dict[str, Any]) -> None:
    report = compare([wounded("B", "150", SIXTH, **whole), wounded("A", "200", SIXTH, **part)])
    assert [(one.kind, one.a.figure, one.b.figure, one.gap, one.ratio) for one in report.discrepancies] == [
        ("excess", "200", "150", 50, 1.333)
    ]


@pytest.mark.parametrize(("part", "whole"), PARTS)
def test_a_part_within_its_whole_is_no_discrepancy(part: dict[str, Any], whole: dict[str, Any]) -> None:
    assert kinds(wounded("B", "200", SIXTH, **whole), wounded("A", "150", SIXTH, **part)) == []


UNRELATED = [
    pytest.param({"metric": "wounded"}, {"metric": "killed"}, id="metrics side by side"),
    pytest.param({"metric": "beheaded"}, {"metric": "wounded"}, id="metrics of two branches"),
    pytest.param({"population": "protesters"}, {"population": "security forces"}, id="populations side by side"),
    pytest.param({"place": "Almaty, Kazakhstan"}, {"place": "Astana, Kazakhstan"}, id="places side by side"),
    pytest.param({"place": "North Kazakhstan"}, {"place": "Kazakhstan"}, id="a place that only ends alike"),
    pytest.param({"place": "Kazakhstan, Almaty"}, {"place": "Kazakhstan"}, id="a place from wide to narrow"),
    pytest.param({"event": "a"}, {"event": "b"}, id="two events"),
    pytest.param({"event": "a"}, {}, id="an event stated and one unstated"),
    pytest.param({"population": "police"}, {"place": "Kazakhstan"}, id="narrower in one, wider in the other"),
    pytest.param({"since": "2022-01-05"}, {"since": "2022-01"}, id="a month may begin on that day or after it"),
    pytest.param({"since": "2022-01-04", "population": "people"}, {"since": "2022-01-05", "population": "people"},
                 id="a period that begins earlier is no part"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), UNRELATED)
def test_unrelated_scopes_are_never_compared(a: dict[str, Any], b: dict[str, Any]) -> None:
    assert kinds(wounded("A", "200", SIXTH, **a), wounded("B", "150", SIXTH, **b)) == []


SHIFTS = [
    pytest.param({}, {"population": "security officers"}, ["scope-shift"], id="another population"),
    pytest.param(
        {"population": "security forces"}, {"population": "police"}, ["scope-shift"], id="a step further down"
    ),
    pytest.param({"place": "Kazakhstan"}, {"place": "Almaty, Kazakhstan"}, ["scope-shift"], id="another place"),
    pytest.param(
        {}, {"population": "police", "place": "Kazakhstan"}, ["scope-shift"], id="another population, and a place"
    ),
    pytest.param({}, {"place": "Kazakhstan"}, [], id="an unstated place is no other place"),
    pytest.param({}, {"since": "2022-01-05"}, [], id="another period is no other group"),
    pytest.param({}, {"population": "police", "since": "2022-01-05"}, ["scope-shift"], id="another group and period"),
    pytest.param({"metric": "killed"}, {"metric": "beheaded"}, [], id="another metric is no other group"),
    pytest.param(
        {"metric": "killed"}, {"metric": "beheaded", "population": "police"}, [], id="another metric and group"
    ),
    pytest.param({"population": "protesters"}, {"population": "police"}, [], id="groups that are not related"),
    pytest.param({"event": "a"}, {"population": "police"}, [], id="another event"),
    pytest.param({"as_of": FIFTH}, {"population": "police", "as_of": SEVENTH}, ["scope-shift"], id="whole first"),
    pytest.param({"as_of": SEVENTH}, {"population": "police", "as_of": FIFTH}, ["scope-shift"], id="part first"),
]


@pytest.mark.parametrize(("whole", "part", "expected"), SHIFTS)
@pytest.mark.parametrize("sources", ["AB", "AA"])
def test_the_very_same_number_for_another_group_may_have_shifted(
    whole: dict[str, Any], part: dict[str, Any], expected: list[str], sources: str
) -> None:
    report = compare([wounded(sources[0], "748", **whole), wounded(sources[1], "748", **part)])
    assert [one.kind.value for one in report.discrepancies] == expected
    for one in report.discrepancies:
        assert (one.gap, one.ratio) == (0, 1.0)
        assert one.a.question != one.b.question
        assert one.a.population == Claim(source="A", metric="killed", figure="1", **part).population


# ── who takes no part ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("wording", ["unknown", "unclear", "unconfirmed"])
def test_an_unknown_number_contradicts_nothing(wording: str) -> None:
    assert kinds(wounded("A", wording), wounded("B", "748")) == []
    assert kinds(wounded("A", "748", FIFTH), wounded("A", wording, SIXTH), wounded("B", "700", SEVENTH)) == ["decrease"]


def test_a_retracted_claim_takes_no_part_and_supersedes_nothing() -> None:
    assert kinds(wounded("A", "748", status="retracted"), wounded("B", "1000")) == []
    assert kinds(wounded("A", "748", population="police", status="retracted"), wounded("B", "100")) == []
    assert kinds(
        wounded("A", "748", FIFTH), wounded("A", "900", SIXTH, status="retracted"), wounded("B", "748", SEVENTH)
    ) == []  # fmt: skip
    assert kinds(
        wounded("A", "748", FIFTH), wounded("A", "900", SIXTH, status="confirmed"), wounded("B", "748", SEVENTH)
    ) == ["decrease"]


# ── relays ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_one_figure_through_different_relays_is_one_voice() -> None:
    report = compare([wounded("M", "748", via="The Insider > Newsweek"), wounded("M", "748", via="Reuters")])
    (group,) = report.questions
    assert report.discrepancies == ()
    assert (group.sources, group.reports) == (1, 2)
    assert [bool(entry.echo_of) for entry in group.entries] == [False, True]
    assert group.entries[1].echo_of == group.entries[0].claim.id


def test_two_figures_of_one_source_through_two_relays_are_a_misquotation() -> None:
    report = compare([wounded("M", "18", via="One"), wounded("M", "81", via="Two")])
    (one,) = report.discrepancies
    assert (one.kind, one.a.sources, one.b.sources, one.a.origins, one.b.origins) == (
        "misquotation",
        ("M",),
        ("M",),
        1,
        1,
    )
    assert (one.gap, one.ratio) == (63, 4.5)


def test_a_relay_that_differs_from_its_source_in_its_own_name_contradicts_it() -> None:
    assert kinds(wounded("M", "18", via="One"), wounded("One", "81")) == ["contradiction"]


# ── the manual ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_kind_has_one_rule_of_its_own_name_in_the_order_of_the_members() -> None:
    assert [rule.__name__.replace("_", "-") for rule in RULES] == [kind.value for kind in Kind]


def test_the_kinds_that_cannot_both_be_right_are_the_discrepancies() -> None:
    assert {"misquotation", "contradiction", "revision", "decrease", "excess", "scope-shift"} == DISCREPANT


@pytest.mark.parametrize("of", Kind)
def test_every_rule_is_its_own_manual_with_the_same_heads(of: Kind) -> None:
    text = manual(of)
    assert text.kind is of
    assert text.summary.endswith(".")
    assert text.summary == text.text.splitlines()[0]
    assert re.findall(r"^## (.*)$", text.text, re.MULTILINE) == [
        "What it is", "Is it a discrepancy?", "Example", "What to do",
    ]  # fmt: skip
    _, _, rest = text.text.partition("## Is it a discrepancy?\n")
    assert rest.startswith("Yes" if of in DISCREPANCIES else "No")
    assert text.discrepancy == (of in DISCREPANCIES)


@pytest.mark.parametrize("of", Kind)
def test_every_reason_uses_the_fields_that_judge_promises(of: Kind) -> None:
    promised = {"{a}", "{b}", "{question}", "{date}", "{gap}", "{ratio}"}
    source = inspect.getsource(RULES[list(Kind).index(of)])
    body = source.rsplit('"""', 1)[1]
    fields = set(re.findall(r"\{\w*\}", body))
    assert {"{a}", "{b}"} <= fields <= promised


@pytest.mark.parametrize(
    ("a", "b", "pair", "sentence"),
    [
        (said("5"), said("5"), {"own": True}, "{a} and {b}, for {question}: one voice, for source, question and date are the same"),
        (said("5"), said("5"), {}, "{a} and {b} give the same figure for {question}"),
        (said("5"), said("some 5"), {}, "{a} and {b} can both be true of {question}"),
        (said("5", FIFTH), said("6", SIXTH), {}, "{a}, later {b}, for {question}: the count grew"),
        (
            said("6", FIFTH),
            said("5", SIXTH),
            {"cumulative": False},
            "{a}, later {b}, for {question}: the number went down, as this one may",
        ),
    ],
)  # fmt: skip
def test_what_is_no_discrepancy_has_its_sentence_too(a: Said, b: Said, pair: dict[str, bool], sentence: str) -> None:
    facts = {"own": False, "cumulative": True, **pair}
    judged = judge(Pair(a, b, facts["own"], True, False, facts["cumulative"]))
    assert judged
    assert judged[1] == sentence
