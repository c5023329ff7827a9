"""What a question amounts to: range, names, sources against reports, agreement, dissenters; and each metric rolled up."""

from __future__ import annotations

from typing import Any

import pytest

from figures import Claim, Group, compare


def said(source: str, figure: str, metric: str = "wounded", **more: Any) -> Claim:
    return Claim(source=source, metric=metric, figure=figure, **more)


def group(*claims: Claim, **options: Any) -> Group:
    (only,) = compare(claims, **options).questions
    return only


def names(claims: tuple[Claim, ...]) -> list[str]:
    return [claim.source for claim in claims]


# ── range ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("claims", "low", "high", "lowest", "highest"),
    [
        ([said("A", "748")], 748, 748, ["A"], ["A"]),
        ([said("A", "748"), said("B", "1000")], 748, 1000, ["A"], ["B"]),
        ([said("A", "748"), said("B", "748"), said("C", "900")], 748, 900, ["A", "B"], ["C"]),
        ([said("A", "some 2000"), said("B", "1900")], 1800, 2200, ["A"], ["A"]),
        ([said("A", "hundreds"), said("B", "2298")], 200, None, ["A"], ["A"]),
        ([said("A", "hundreds"), said("B", "at least 100")], 100, None, ["B"], ["B", "A"]),
        ([said("A", "unknown"), said("B", "5")], 5, 5, ["B"], ["B"]),
        ([said("A", "900", status="retracted"), said("B", "5")], 5, 5, ["B"], ["B"]),
        ([said("A", "900", as_of="2022-01-05"), said("A", "950", as_of="2022-01-06")], 950, 950, ["A"], ["A"]),
        ([said("A", "900", as_of="2022-01"), said("A", "950", as_of="2022-01-06")], 900, 950, ["A"], ["A"]),
    ],
)
def test_the_range_is_of_each_sources_latest_claim_with_the_names_at_its_ends(
    claims: list[Claim], low: int, high: int | None, lowest: list[str], highest: list[str]
) -> None:
    found = group(*claims)
    assert (found.low, found.high) == (low, high)
    assert (names(found.lowest), names(found.highest)) == (lowest, highest)


@pytest.mark.parametrize("claims", [[said("A", "unknown")], [said("A", "5", status="retracted")]])
def test_a_question_without_a_number_has_no_range(claims: list[Claim]) -> None:
    found = group(*claims)
    assert (found.low, found.high, found.lowest, found.highest) == (None, None, (), ())
    assert (found.agreement.interval, found.agreement.of, found.agreement.majority) == (None, 0, False)
    (summary,) = compare(claims).metrics
    assert (summary.low, summary.high, summary.lowest, summary.highest) == (None, None, (), ())


# ── voices ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_sources_are_origins_and_reports_are_claims() -> None:
    found = group(
        said("M", "748", via="One > Two"), said("M", "748", via="Three"), said("One", "748"), said("Two", "748"),
        said("X", "900"), said("Y", "700", status="retracted"),
    )  # fmt: skip
    assert (found.sources, found.reports) == (2, 5)
    assert {entry.claim.source: entry.repeats for entry in found.entries} == {
        "M": (), "One": ("M",), "Two": ("M", "One"), "X": (), "Y": (),
    }  # fmt: skip


def test_an_echo_names_the_claim_that_it_repeats_and_a_retracted_one_is_none() -> None:
    first, again = said("M", "12", via="One"), said("M", "twelve", via="Two")
    taken_back, other_day = said("M", "12", status="retracted"), said("M", "12", as_of="2022-01-06")
    found = group(again, first, taken_back, other_day)
    echoes = {entry.claim.id: entry.echo_of for entry in found.entries}
    assert sorted(filter(None, echoes.values())) == [
        next(id_ for id_, of in echoes.items() if of == "" and id_ in (first.id, again.id))
    ]
    assert echoes[taken_back.id] == echoes[other_day.id] == ""
    assert {entry.claim.id: entry.retracted for entry in found.entries} == {
        first.id: False, again.id: False, taken_back.id: True, other_day.id: False,
    }  # fmt: skip


def test_claims_are_laid_out_by_date_undated_first_then_number_then_source() -> None:
    found = group(
        said("C", "9", as_of="2022-01-06"), said("B", "9", as_of="2022-01-06"), said("A", "12", as_of="2022-01-05"),
        said("Z", "99"), said("A", "8", as_of="2022-01-06"), said("D", "hundreds"), said("D", "200"),
    )  # fmt: skip
    assert [(claim.source, claim.figure.text) for claim in found.claims] == [
        ("Z", "99"), ("D", "200"), ("D", "hundreds"), ("A", "12"), ("A", "8"), ("B", "9"), ("C", "9"),
    ]  # fmt: skip


# ── agreement ────────────────────────────────────────────────────────────────────────────────────────────────────────


def agreed(*claims: Claim) -> tuple[Any, ...]:
    found = group(*claims)
    interval = found.agreement.interval and str(found.agreement.interval)
    return interval, found.agreement.sources, found.agreement.of, found.agreement.majority, names(found.dissenters)


def test_the_agreement_is_what_most_independent_sources_share_with_the_dissenters_named() -> None:
    assert agreed(said("A", "748"), said("B", "some 750"), said("C", "1000")) == ("748", 2, 3, True, ["C"])


def test_half_is_no_majority() -> None:
    assert agreed(said("A", "748"), said("B", "748"), said("C", "1000"), said("D", "900")) == (
        "748",
        2,
        4,
        False,
        ["D", "C"],
    )


def test_where_as_many_share_one_number_as_another_neither_is_named() -> None:
    assert agreed(said("A", "748"), said("B", "1000")) == (None, 1, 2, False, [])


def test_relays_do_not_make_a_majority() -> None:
    claims = [said("M", "748", via="One"), said("One", "748"), said("X", "1000"), said("Y", "1000")]
    assert agreed(*claims) == ("1,000", 2, 3, True, ["M", "One"])


def test_a_source_votes_once_with_its_latest_claim() -> None:
    claims = [
        said("A", "5", as_of="2022-01-05"), said("A", "9", as_of="2022-01-06"), said("A", "9", as_of="2022-01-06"),
        said("B", "5", as_of="2022-01-06"), said("C", "9", as_of="2022-01-06"),
    ]  # fmt: skip
    assert agreed(*claims) == ("9", 2, 3, True, ["B"])


def test_a_source_whose_claims_may_be_of_one_time_votes_for_what_they_share() -> None:
    assert agreed(said("A", "hundreds"), said("A", "some 2000"), said("B", "at least 300"))[:3] == ("1,800–2,200", 2, 2)


def test_retracted_and_unknown_claims_have_no_vote() -> None:
    assert agreed(said("A", "5"), said("B", "9", status="retracted"), said("C", "unknown")) == ("5", 1, 1, True, [])


# ── rolled up ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_each_metric_is_rolled_up_over_its_questions() -> None:
    report = compare(
        [
            said("M", "748", via="One"), said("One", "748"), said("H", "1000"),
            said("L", "748", population="police"), said("L", "many", population="police", place="Almaty"),
            said("M", "5", "killed"), said("X", "700", status="retracted"),
        ]
    )  # fmt: skip
    killed, wounded = report.metrics
    assert (killed.metric, killed.questions, killed.reports, killed.sources, killed.low, killed.high) == (
        "killed", 1, 1, 1, 5, 5,
    )  # fmt: skip
    assert (wounded.questions, wounded.reports, wounded.sources) == (3, 5, 3)
    assert (wounded.low, wounded.high, wounded.lowest, wounded.highest) == (2, None, ("L",), ("L",))
    assert wounded.majorities == 2
    assert {kind.value: count for kind, count in wounded.discrepancies.items()} == {
        "contradiction": 1,
        "scope-shift": 1,
    }


def test_the_roll_up_names_all_who_gave_its_ends() -> None:
    (wounded,) = compare(
        [said("B", "5"), said("A", "5", population="police"), said("C", "9"), said("D", "9", place="Peru")]
    ).metrics
    assert (wounded.low, wounded.high, wounded.lowest, wounded.highest) == (5, 9, ("A", "B"), ("C", "D"))


def test_the_report_shows_the_claims_of_its_questions_in_their_order_then_the_other_sides() -> None:
    report = compare(
        [said("Z", "9", "killed"), said("B", "9"), said("A", "8"), said("C", "20", population="police")],
        population="police",
    )
    assert [claim.source for claim in report.claims] == ["C", "A", "B"]
    assert len(report.questions) == 1


def test_a_vague_word_is_told_only_where_the_report_shows_one() -> None:
    claims = [said("A", "dozens"), said("B", "5", "killed")]
    assert compare(claims).vague
    assert not compare(claims, metric="killed").vague
    assert not compare([said("A", "some 20"), said("B", "at least 5")]).vague
    assert compare(claims).profile == "floor"


def test_the_questions_of_two_periods_are_two_for_they_do_not_count_the_same() -> None:
    report = compare([said("A", "5"), said("B", "5", since="2022-01-05")])
    assert [str(one.question) for one in report.questions] == ["people wounded", "people wounded since 2022-01-05"]
