"""The example claims: every figure of one report, with its source, chain, group and date, and what comes of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from figures import Kind, Report, State, Verdict, check, compare, load

if TYPE_CHECKING:
    from figures import Claim, Discrepancy, Group, Side

FILE = Path(__file__).parents[1] / "data" / "claims.csv"
EVENT = "Kazakhstan unrest, January 2022"

# As the report has them: paragraph, source, chain, metric, figure, low, high, population, since, as of.
INTERIOR, HEALTH, INSIDER = "Ministry of Internal Affairs", "Ministry of Health", "The Insider"
PRESIDENT, AFP, AP, KHABAR = "Kassym-Jomart Tokayev", "Agence France-Presse", "Associated Press", "Khabar-24"
SECURITY, OWN_VOICE = "security forces", "The report itself"
ROWS = [
    (3, OWN_VOICE, "", "beheaded", "police officers", 2, None, "police", None, None),
    (3, OWN_VOICE, "", "killed", "dozens", 24, None, "protesters", None, None),
    (16, INTERIOR, f"{INSIDER} > Newsweek", "killed", "18", 18, 18, SECURITY, None, None),
    (16, INTERIOR, f"{INSIDER} > Newsweek", "wounded", "748", 748, 748, "people", None, None),
    (16, INTERIOR, f"{INSIDER} > Newsweek", "detained", "2298", 2298, 2298, "people", None, None),
    (17, KHABAR, INSIDER, "beheaded", "a police officer", 1, 1, "police", None, None),
    (18, AFP, "", "beheaded", "two", 2, 2, "police", None, None),
    (18, AP, "", "beheaded", "a police officer", 1, 1, "police", None, None),
    (22, OWN_VOICE, "", "detained", "hundreds", 200, None, "people", None, None),
    (22, OWN_VOICE, "", "killed", "dozens", 24, None, "people", None, None),
    (73, PRESIDENT, "", "killed", "several", 3, None, SECURITY, None, "2022-01-05"),
    (73, PRESIDENT, "", "wounded", "many", 2, None, SECURITY, None, "2022-01-05"),
    (82, OWN_VOICE, "", "detained", "some 2000", 1800, 2200, "people", None, "2022-01-06"),
    (82, "Police", "", "killed", "dozens", 24, None, "protesters", "2022-01-05", "2022-01-06"),
    (83, "Local media", "", "killed", "eighteen", 18, 18, SECURITY, None, "2022-01-06"),
    (83, "Local media", "", "wounded", "748", 748, 748, SECURITY, None, "2022-01-06"),
    (83, HEALTH, "", "wounded", "1000", 1000, 1000, "people", None, "2022-01-06"),
]


@pytest.fixture(scope="module")
def report() -> Report:
    return compare(load(FILE))


def told(claim: Claim) -> tuple[object, ...]:
    number, interval = int(claim.locator.removeprefix("paragraph ")), claim.figure.interval
    dates = (str(date) if date else None for date in (claim.since, claim.as_of))
    chain = " > ".join(claim.via)
    return (
        number,
        claim.source,
        chain,
        claim.metric,
        claim.figure.text,
        interval.low,
        interval.high,
        claim.population,
        *dates,
    )


def test_every_figure_of_the_report_is_a_claim_with_its_own_source_chain_group_and_date() -> None:
    assert sorted(map(told, load(FILE)), key=str) == sorted(ROWS, key=str)


def test_what_holds_for_all_of_them() -> None:
    for claim in load(FILE):
        assert claim.event == EVENT
        assert claim.place == "Kazakhstan"
        assert str(claim.published) == "2022-01-07"
        assert claim.status == "reported"
        assert claim.note


def test_nothing_about_the_file_needs_a_second_look() -> None:
    claims = load(FILE)
    assert claims.notes == ()
    assert claims.problems == ()
    assert len({claim.id for claim in claims}) == len(claims)


# ── Which figures cannot both be right ──


def side(its: Side) -> tuple[object, ...]:
    """Who is counted, in which words, by whom: names, then how many claims name nobody."""
    return its.question.population, its.figures, its.sources, its.unnamed


def told_of(one: Discrepancy) -> tuple[object, ...]:
    return one.kind.value, side(one.a), side(one.b), one.gap, one.gap_bound, one.ratio, one.rests_on


def found(report: Report, metric: str) -> list[tuple[object, ...]]:
    return [told_of(one) for one in report.discrepancies if one.metric == metric]


PRINTED = ("printed",)
"""Every dispute here has a figure whose day is not stated: only the day of the report sets it beside the other."""

ONE = ("police", ("a police officer",), (AP, KHABAR), 0)
BEHEADED = [
    ("contradiction", ONE, ("police", ("two",), (AFP,), 0), 1, "exact", 2.0, PRINTED),
    # The widest reading of a plural is still two or more, so that reading it loosely excuses nothing; it has no number.
    ("contradiction", ONE, ("police", ("police officers",), (), 1), None, "", None, PRINTED),
]
DETAINED = [
    (
        "contradiction",
        ("people", ("some 2000",), (), 1),
        ("people", ("2298",), (INTERIOR,), 0),
        298,
        "about",
        1.149,
        ("printed", "reading"),
    )
]
"""Outside ten percent of 2,000, within 25; of the numbers that were said, 298 apart."""

WOUNDED = [
    ("contradiction", ("people", ("748",), (INTERIOR,), 0), ("people", ("1000",), (HEALTH,), 0), 252, "exact", 1.337, PRINTED),
    ("same-number", (SECURITY, ("748",), (), 1), ("people", ("748",), (INTERIOR,), 0), None, "", None, ()),
]  # fmt: skip


def test_the_wounded_are_one_contradiction_and_one_number_for_two_groups(report: Report) -> None:
    assert found(report, "wounded") == WOUNDED
    contradiction, same = compare(load(FILE), metric="wounded").discrepancies
    assert (contradiction.asks, same.asks) == (False, True)
    assert [(str(its.as_of), str(its.published)) for its in (contradiction.a, contradiction.b)] == [
        ("None", "2022-01-07"),
        ("2022-01-06", "2022-01-07"),
    ]


def test_the_reason_leaves_each_number_to_its_source_and_says_which_day_is_not_stated() -> None:
    contradiction, same = compare(load(FILE), metric="wounded").discrepancies
    assert contradiction.because == (
        "People wounded in Kazakhstan. Ministry of Health gave 1,000 for 6 January 2022. Ministry of Internal Affairs "
        "gave 748, published 7 January 2022, the day not stated: 252 apart. It may be an earlier count."
    )
    assert same.because == (
        "The same number, 748, is given for people wounded in Kazakhstan (Ministry of Internal Affairs, published "
        "7 Jan 2022, day not stated) and for security forces wounded in Kazakhstan (Local media, 6 Jan 2022). One report "
        "may have changed who is counted."
    )


def test_the_beheaded_are_one_against_two_and_against_a_plural(report: Report) -> None:
    assert found(report, "beheaded") == BEHEADED
    assert [(one.a.voices, one.b.voices) for one in report.discrepancies if one.metric == "beheaded"] == [
        (2, 1),
        (2, 0),
    ]


def test_the_detained_are_an_exact_count_against_an_approximate_one(report: Report) -> None:
    """The report's own `hundreds`, printed on one day with its `some 2000`, does not hide it."""
    assert found(report, "detained") == DETAINED


def test_the_killed_hold_no_discrepancy_for_officers_and_protesters_do_not_exclude_each_other(report: Report) -> None:
    """Nor is 18 killed officers, given twice, a telling number: it has two digits."""
    assert found(report, "killed") == []
    assert list(compare(load(FILE), metric="dead").discrepancies) == []


def test_nothing_else_comes_out_and_every_source_stands_by_its_figure(report: Report) -> None:
    assert [one.kind for one in report.discrepancies] == [Kind.CONTRADICTION] * 4 + [Kind.SAME_NUMBER]
    assert all(one.current and not one.may_explain and not one.accepted for one in report.discrepancies)
    assert not report.left_out
    assert report.notes == ()
    assert report.profile == "floor"


# ── What each question amounts to ──

DIFFER, NONE = State.DIFFER, State.NONE
QUESTIONS = {
    # question: state, voices, claims that name nobody, range (low, high, open),
    #     given: low, high, words, sources, claims that name nobody
    "police beheaded in Kazakhstan": (DIFFER, (AFP, AP, KHABAR), 1, (1, 2, False), [
        (1, 1, ("a police officer",), (AP, KHABAR), 0),
        (2, 2, ("two",), (AFP,), 0),
        (2, None, ("police officers",), (), 1),
    ]),
    "people detained in Kazakhstan": (DIFFER, (INTERIOR,), 2, (2000, 2298, False), [
        (200, None, ("hundreds",), (), 1),
        (1800, 2200, ("some 2000",), (), 1),
        (2298, 2298, ("2298",), (INTERIOR,), 0),
    ]),
    "people killed in Kazakhstan": (NONE, (), 1, None, [(24, None, ("dozens",), (), 1)]),
    "protesters killed in Kazakhstan": (NONE, (), 1, None, [(24, None, ("dozens",), (), 1)]),
    "protesters killed in Kazakhstan since 2022-01-05": (NONE, ("Police",), 0, None, [
        (24, None, ("dozens",), ("Police",), 0),
    ]),
    "security forces killed in Kazakhstan": (NONE, (PRESIDENT, INTERIOR), 1, (18, 18, False), [
        (3, None, ("several",), (PRESIDENT,), 0),
        (18, 18, ("18", "eighteen"), (INTERIOR,), 1),
    ]),
    "people wounded in Kazakhstan": (DIFFER, (HEALTH, INTERIOR), 0, (748, 1000, False), [
        (748, 748, ("748",), (INTERIOR,), 0),
        (1000, 1000, ("1000",), (HEALTH,), 0),
    ]),
    "security forces wounded in Kazakhstan": (NONE, (PRESIDENT,), 1, (748, 748, False), [
        (2, None, ("many",), (PRESIDENT,), 0),
        (748, 748, ("748",), (), 1),
    ]),
}  # fmt: skip
"""Vague words are no end of a range, and make none alone; what only asks who was counted makes no state."""


def amounts_to(group: Group) -> tuple[object, ...]:
    its = group.range
    given = [(one.low, one.high, one.words, one.sources, one.unnamed) for one in group.given]
    return group.state, group.voices, group.unnamed, its and (its.low, its.high, its.open), given


def test_what_each_question_amounts_to(report: Report) -> None:
    assert {str(group.question): amounts_to(group) for group in report.questions} == QUESTIONS
    assert [str(group.question) for group in report.questions] == list(QUESTIONS)
    assert [group.question.event for group in report.questions] == [EVENT] * len(QUESTIONS)


def test_who_said_the_ends_of_a_range_has_a_name_or_is_nobodys() -> None:
    (group,) = compare(load(FILE), metric="detained").questions
    assert group.range
    low, high = ([group.among[row].source for row in rows] for rows in (group.range.lowest, group.range.highest))
    assert (low, high) == ([OWN_VOICE], [INTERIOR])


def test_all_claims_stand_none_is_older_repeats_another_or_lacks_a_clock(report: Report) -> None:
    """All were printed on one day, and no source gives two figures for one question."""
    for group in report.questions:
        assert group.latest == group.rows
        assert not group.growth
        assert not group.undated
        assert not group.repeats


def test_a_discrepancy_stands_under_the_question_of_its_part(report: Report) -> None:
    counted = {
        str(group.question): (len(group.discrepancies), len(group.same_numbers))
        for group in report.questions
        if group.discrepancies or group.same_numbers
    }
    assert counted == {
        "police beheaded in Kazakhstan": (2, 0),
        "people detained in Kazakhstan": (1, 0),
        "people wounded in Kazakhstan": (1, 0),
        "security forces wounded in Kazakhstan": (0, 1),
    }


def test_the_three_figures_of_one_ministry_come_through_the_same_two_relays() -> None:
    theirs = [claim for claim in load(FILE) if claim.source == INTERIOR]
    assert [(claim.metric, claim.figure.low) for claim in theirs] == [
        ("killed", 18),
        ("wounded", 748),
        ("detained", 2298),
    ]
    assert {claim.via for claim in theirs} == {("The Insider", "Newsweek")}


# ── On other days, by another profile, and what a statement comes to ──


def test_on_thursday_only_what_is_dated_up_to_then_counts() -> None:
    """What states no day goes by its printing, which was on Friday."""
    thursday, friday = compare(load(FILE), as_of="2022-01-06"), compare(load(FILE), as_of="2022-01-07")
    assert (len(thursday.rows), len(thursday.discrepancies)) == (7, 0)
    assert [(str(group.question), group.state, len(group.rows)) for group in thursday.questions] == [
        ("people detained in Kazakhstan", NONE, 1),
        ("protesters killed in Kazakhstan since 2022-01-05", NONE, 1),
        ("security forces killed in Kazakhstan", NONE, 2),
        ("people wounded in Kazakhstan", NONE, 1),
        ("security forces wounded in Kazakhstan", NONE, 2),
    ]
    assert (len(friday.rows), len(friday.discrepancies)) == (17, 5)
    assert thursday.narrowed == ("counts up to 6 January 2022, whenever printed",)


def test_on_thursday_nothing_had_been_printed() -> None:
    assert compare(load(FILE), published_by="2022-01-06").rows == ()
    assert len(compare(load(FILE), published_by="2022-01-07").rows) == 17


def test_by_the_other_profile_the_same_discrepancies_come_out(report: Report) -> None:
    other = compare(load(FILE), profile="acled")
    assert list(map(told_of, other.discrepancies)) == list(map(told_of, report.discrepancies))
    floors = {str(group.question): group.given[0].low for group in other.questions}
    assert floors == {
        "police beheaded in Kazakhstan": 1,
        "people detained in Kazakhstan": 100,
        "people killed in Kazakhstan": 12,
        "protesters killed in Kazakhstan": 12,
        "protesters killed in Kazakhstan since 2022-01-05": 12,
        "security forces killed in Kazakhstan": 3,
        "people wounded in Kazakhstan": 748,
        "security forces wounded in Kazakhstan": 3,
    }
    ranges = [
        [group.range and (group.range.low, group.range.high) for group in its.questions] for its in (report, other)
    ]
    assert ranges[0] == ranges[1]


def test_each_ministry_bears_out_its_own_number_and_excludes_the_others() -> None:
    stated = check(load(FILE), metric="wounded", figure="1,000")
    assert stated.verdict is Verdict.DISPUTED
    assert (stated.borne_out, stated.excluded, stated.allowed) == ((HEALTH,), (INTERIOR,), (PRESIDENT,))
    assert check(load(FILE), metric="wounded", figure=5_000).verdict is Verdict.CONTRADICTED


def test_748_officers_are_borne_out_by_nobody_who_has_a_name() -> None:
    stated = check(load(FILE), metric="wounded", figure=748, population="police")
    assert stated.verdict is Verdict.UNKNOWN
    assert stated.borne_out == stated.excluded == ()
