"""The example claims: every figure of one report, with its source, chain, group and date, and what comes of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from figures import Kind, Report, compare, load

if TYPE_CHECKING:
    from figures import Claim

FILE = Path(__file__).parents[1] / "data" / "claims.csv"
EVENT = "Kazakhstan unrest, January 2022"

# As the report has them: paragraph, source, chain, metric, figure, low, high, population, since, as of.
INTERIOR, HEALTH, INSIDER = "Ministry of Internal Affairs", "Ministry of Health", "The Insider"
SECURITY, OWN_VOICE = "security forces", "The report itself"
ROWS = [
    (3, OWN_VOICE, "", "beheaded", "police officers", 2, None, "police", None, None),
    (3, OWN_VOICE, "", "killed", "dozens", 24, None, "protesters", None, None),
    (16, INTERIOR, f"{INSIDER} > Newsweek", "killed", "18", 18, 18, SECURITY, None, None),
    (16, INTERIOR, f"{INSIDER} > Newsweek", "wounded", "748", 748, 748, "people", None, None),
    (16, INTERIOR, f"{INSIDER} > Newsweek", "detained", "2298", 2298, 2298, "people", None, None),
    (17, "Khabar-24", INSIDER, "beheaded", "a police officer", 1, 1, "police", None, None),
    (18, "Agence France-Presse", "", "beheaded", "two", 2, 2, "police", None, None),
    (18, "Associated Press", "", "beheaded", "a police officer", 1, 1, "police", None, None),
    (22, OWN_VOICE, "", "detained", "hundreds", 200, None, "people", None, None),
    (22, OWN_VOICE, "", "killed", "dozens", 24, None, "people", None, None),
    (73, "Kassym-Jomart Tokayev", "", "killed", "several", 3, None, SECURITY, None, "2022-01-05"),
    (73, "Kassym-Jomart Tokayev", "", "wounded", "many", 2, None, SECURITY, None, "2022-01-05"),
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


def found(report: Report, metric: str) -> list[tuple[str, str, str, int]]:
    return [
        (one.kind.value, f"{one.a.figure} {one.a.population}", f"{one.b.figure} {one.b.population}", one.gap)
        for one in report.discrepancies
        if one.metric == metric
    ]


def test_the_wounded_are_one_contradiction_and_one_scope_shift(report: Report) -> None:
    assert found(report, "wounded") == [
        ("contradiction", "748 people", "1000 people", 252),
        ("scope-shift", "748 security forces", "748 people", 0),
    ]
    assert compare(load(FILE), metric="wounded").discrepancies[0].because == (
        "748 (Ministry of Internal Affairs) against 1,000 (Ministry of Health, 2022-01-06) for people wounded in "
        "Kazakhstan, a date missing: the two lie 252 apart, one 1.34 times the other"
    )
    contradiction, shift = compare(load(FILE), metric="wounded").discrepancies
    assert (contradiction.a.sources, contradiction.b.sources) == ((INTERIOR,), (HEALTH,))
    assert (shift.a.sources, shift.b.sources) == (("Local media",), (INTERIOR,))
    assert (contradiction.ratio, shift.ratio) == (1.337, 1.0)


def test_the_beheaded_are_one_against_two_and_against_a_plural(report: Report) -> None:
    assert found(report, "beheaded") == [
        ("contradiction", "a police officer police", "two police", 1),
        ("contradiction", "a police officer police", "police officers police", 1),
    ]
    for one in report.discrepancies:
        if one.metric == "beheaded":
            assert one.a.sources == ("Associated Press", "Khabar-24")
            assert one.a.origins == 2


def test_the_detained_are_an_exact_count_against_an_approximate_one(report: Report) -> None:
    assert found(report, "detained") == [("contradiction", "some 2000 people", "2298 people", 98)]


def test_the_killed_hold_no_discrepancy_for_officers_and_protesters_do_not_exclude_each_other(report: Report) -> None:
    assert found(report, "killed") == []
    assert compare(load(FILE), metric="dead").discrepancies == ()


def test_nothing_else_comes_out(report: Report) -> None:
    assert [one.kind for one in report.discrepancies] == [Kind.CONTRADICTION] * 4 + [Kind.SCOPE_SHIFT]
    assert not report.left_out
    assert report.vague
    assert report.profile == "floor"


QUESTIONS = {
    # question: low, high, sources, reports, agreement, votes, majority
    "police beheaded in Kazakhstan": (1, None, 4, 4, None, 2, 4, False),
    "people detained in Kazakhstan": (200, None, 2, 3, None, 1, 2, False),
    "people killed in Kazakhstan": (24, None, 1, 1, "24+", 1, 1, True),
    "protesters killed in Kazakhstan": (24, None, 1, 1, "24+", 1, 1, True),
    "protesters killed in Kazakhstan since 2022-01-05": (24, None, 1, 1, "24+", 1, 1, True),
    "security forces killed in Kazakhstan": (3, None, 3, 3, "18", 3, 3, True),
    "people wounded in Kazakhstan": (748, 1000, 2, 2, None, 1, 2, False),
    "security forces wounded in Kazakhstan": (2, None, 2, 2, "748", 2, 2, True),
}


def test_what_each_question_amounts_to(report: Report) -> None:
    seen = {}
    for group in report.questions:
        agreed = group.agreement
        interval = str(agreed.interval) if agreed.interval else None
        seen[str(group.question)] = (
            group.low, group.high, group.sources, group.reports, interval, agreed.sources, agreed.of, agreed.majority,
        )  # fmt: skip
    assert seen == QUESTIONS
    assert [group.question.event for group in report.questions] == [EVENT] * len(QUESTIONS)


def test_the_three_figures_of_one_ministry_come_through_the_same_two_relays() -> None:
    theirs = [claim for claim in load(FILE) if claim.source == INTERIOR]
    assert [(claim.metric, claim.figure.low) for claim in theirs] == [
        ("killed", 18),
        ("wounded", 748),
        ("detained", 2298),
    ]
    assert {claim.via for claim in theirs} == {("The Insider", "Newsweek")}


def test_on_thursday_only_what_is_dated_up_to_then_is_known() -> None:
    """What states no day may be as late as the report, which appeared on Friday."""
    thursday, friday = compare(load(FILE), as_of="2022-01-06"), compare(load(FILE), as_of="2022-01-07")
    assert (len(thursday.claims), thursday.undated) == (7, 10)
    assert thursday.discrepancies == ()
    assert (len(friday.claims), friday.undated, len(friday.discrepancies)) == (17, 0, 5)


def test_by_the_other_profile_the_same_discrepancies_come_out(report: Report) -> None:
    other = compare(load(FILE), profile="acled")
    assert [(one.kind, one.gap) for one in other.discrepancies] == [(one.kind, one.gap) for one in report.discrepancies]
    low = {str(group.question): group.low for group in other.questions}
    assert low["people killed in Kazakhstan"] == 12
    assert low["people detained in Kazakhstan"] == 100
