"""From claims to a report: positions, origins, filters, and what is left out."""

from __future__ import annotations

from typing import Any

import pytest

from figures import Claim, Report, SelectionError, VocabularyError, compare
from figures.judging.rules import judge
from figures.report import meeting as discrepancies


def said(source: str, figure: str, via: str = "", **more: Any) -> Claim:
    return Claim(**{"source": source, "metric": "wounded", "figure": figure, "via": via, **more})


PAPERS = [f"Paper {letter}" for letter in "ABCDEFGHIJ"]


def test_nothing_is_compared_to_nothing() -> None:
    report = compare([])
    assert (report.claims, report.questions, report.discrepancies, report.metrics) == ((), (), (), ())


# ── positions ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_ten_papers_against_ten_is_one_contradiction_not_a_hundred() -> None:
    claims = [said(paper, "748") for paper in PAPERS] + [said(f"{paper} 2", "1,000") for paper in PAPERS]
    (one,) = compare(claims).discrepancies
    assert (one.kind, len(one.a.claims), len(one.b.claims)) == ("contradiction", 10, 10)
    assert (one.a.origins, one.b.origins) == (10, 10)
    assert (one.a.figure, one.b.figure, one.gap, one.ratio) == ("748", "1,000", 252, 1.337)
    assert one.because == (
        "748 (Paper A, Paper B, Paper C and 7 more) against 1,000 (Paper A 2, Paper B 2, Paper C 2 and 7 more) "
        "for people wounded, a date missing: the two lie 252 apart, one 1.34 times the other"
    )


def test_papers_that_relay_a_ministry_are_its_voice() -> None:
    """Nine of the ten cite the first, and say so in its claim's chain: two origins, not ten."""
    claims = [said("Paper A", "748", via=paper) for paper in PAPERS[1:9]]
    claims += [said(paper, "748") for paper in PAPERS] + [said("Hospital", "1000")]
    (one,) = compare(claims).discrepancies
    assert (one.a.sources, one.a.origins, one.b.origins) == (tuple(PAPERS), 2, 1)
    assert len(one.a.claims) == 18


def test_a_chain_of_three_in_one_position_is_one_origin() -> None:
    claims = [said("M", "748", via="One > Two"), said("One", "748"), said("Two", "748"), said("X", "1000")]
    (one,) = compare(claims).discrepancies
    assert (one.a.sources, one.a.origins) == (("M", "One", "Two"), 1)


def test_a_relay_without_its_source_beside_it_is_a_voice() -> None:
    claims = [said("M", "900", via="One"), said("One", "748"), said("Two", "748")]
    (one,) = compare(claims).discrepancies
    assert (one.a.sources, one.a.origins, one.b.sources, one.b.origins) == (("One", "Two"), 2, ("M",), 1)


@pytest.mark.parametrize(
    ("more", "rows"),
    [
        ([said("C", "748")], 1),
        ([said("C", "seven hundred and forty-eight")], 1),
        ([said("C", "748", published="2022-01-07")], 1),
        ([said("C", "749")], 3),
        ([said("C", "some 748")], 2),
        ([said("C", "748", as_of="2022-01-06")], 2),
        ([said("C", "1,000")], 1),
    ],
)
def test_a_position_is_one_question_one_date_and_one_interval(more: list[Claim], rows: int) -> None:
    assert len(compare([said("A", "748"), said("B", "1000"), *more]).discrepancies) == rows


def test_a_position_keeps_every_wording_and_address() -> None:
    claims = [
        said("A", "12", url="https://a.example"), said("B", "a dozen", url="https://b.example"),
        said("B", "twelve", url="https://a.example"), said("C", "1"),
    ]  # fmt: skip
    (one,) = compare(claims).discrepancies
    assert one.b.figures == ("12", "a dozen", "twelve")
    assert one.b.figure == "12; a dozen; twelve"
    assert one.b.urls == ("https://a.example", "https://b.example")
    assert one.a.urls == ()
    assert {claim.id for claim in one.b.claims} == set(one.b.ids)
    assert list(one.b.ids) == sorted(one.b.ids)


def test_the_claims_of_a_side_stand_in_one_order_whatever_the_order_of_rows() -> None:
    claims = [said(name, "748") for name in "DBCA"] + [said("X", "1000")]
    for rows in (claims, claims[::-1], claims[2:] + claims[:2]):
        (one,) = compare(rows).discrepancies
        assert [claim.source for claim in one.a.claims] == ["A", "B", "C", "D"]


def test_a_source_that_is_said_to_relay_itself_is_still_a_voice() -> None:
    (one,) = compare([said("A", "748", via="A"), said("B", "1000")]).discrepancies
    assert (one.a.origins, one.b.origins) == (1, 1)


@pytest.mark.parametrize("turn", [1, -1])
def test_a_plain_number_stays_plain_beside_a_range_of_that_one_number(turn: int) -> None:
    claims = [said("A", "748"), said("B", "748 to 748")][::turn]
    assert [one.kind.value for one in compare([*claims, said("C", "748", population="police")]).discrepancies] == [
        "scope-shift"
    ]


def test_the_lower_or_the_earlier_side_or_the_part_comes_first() -> None:
    (one,) = compare([said("A", "1000"), said("B", "748")]).discrepancies
    assert (one.a.low, one.b.low) == (748, 1000)
    (one,) = compare([said("A", "748", as_of="2022-01-06"), said("B", "1000", as_of="2022-01-05")]).discrepancies
    assert (one.a.low, one.b.low) == (1000, 748)
    (one,) = compare([said("A", "748"), said("B", "1000", population="police")]).discrepancies
    assert (one.a.population, one.b.population, one.metric) == ("police", "people", "wounded")


def test_the_metric_of_an_excess_is_the_parts() -> None:
    (one,) = compare([said("A", "20", metric="beheaded"), said("B", "10", metric="killed")]).discrepancies
    assert (one.kind, one.metric, one.event) == ("excess", "beheaded", "")


def test_a_ratio_to_nothing_is_none() -> None:
    (one,) = compare([said("A", "none"), said("B", "5")]).discrepancies
    assert (one.gap, one.ratio) == (5, None)
    assert one.because == "“none” (0) against 5 (B) for people wounded, a date missing: the two lie 5 apart".replace(
        "(0)", "(0) (A)"
    )


def test_open_ends_are_compared_by_the_ends_that_they_have() -> None:
    (one,) = compare([said("A", "up to 20"), said("B", "at least 100")]).discrepancies
    assert (one.a.high, one.b.low, one.b.high, one.gap, one.ratio) == (20, 100, None, 80, 5.0)


def test_every_discrepancy_has_a_name_of_its_own_that_more_sources_do_not_change() -> None:
    claims = [said("A", "748"), said("B", "1000"), said("B", "748", population="police"), said("C", "20", as_of="2022")]
    before, after = compare(claims), compare([said("Z", "748"), *claims])
    assert len({one.id for one in before.discrepancies}) == len(before.discrepancies)
    assert [one.id for one in before.discrepancies] == [one.id for one in after.discrepancies]
    assert before.discrepancies[0].a.sources != after.discrepancies[0].a.sources


def test_discrepancies_stand_by_event_metric_and_kind() -> None:
    claims = [
        said("A", "5", metric="killed", event="b"), said("B", "9", metric="killed", event="b"),
        said("A", "748", event="a"), said("B", "1000", event="a"), said("C", "748", event="a", population="police"),
        said("A", "5", metric="killed", event="a"), said("A", "9", metric="killed", event="a"),
    ]  # fmt: skip
    order = [(one.event, one.metric, one.kind.value) for one in compare(claims).discrepancies]
    assert order == [
        ("a", "killed", "misquotation"),
        ("a", "wounded", "contradiction"),
        ("a", "wounded", "scope-shift"),
        ("b", "killed", "contradiction"),
    ]


# ── what is left out ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("options", "kept", "left_out"),
    [
        ({}, 3, {}),
        ({"min_gap": 0, "min_ratio": 1.0}, 3, {}),
        ({"min_gap": 252}, 1, {"scope-shift": 1, "contradiction": 1}),
        ({"min_gap": 253}, 0, {"scope-shift": 1, "contradiction": 2}),
        ({"min_ratio": 1.337}, 2, {"scope-shift": 1}),
        ({"min_ratio": 1.338}, 1, {"scope-shift": 1, "contradiction": 1}),
    ],
)
def test_small_discrepancies_are_left_out_and_counted_by_kind(
    options: dict[str, Any], kept: int, left_out: dict[str, int]
) -> None:
    claims = [
        said("A", "748"), said("B", "1000"), said("C", "748", population="police"),
        said("A", "0", metric="killed"), said("B", "1", metric="killed"),
    ]  # fmt: skip
    report = compare(claims, **options)
    assert len(report.discrepancies) == kept
    assert {kind.value: count for kind, count in report.left_out.items()} == left_out


# ── vague words ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_profile_reads_the_vague_words_again_and_nothing_else() -> None:
    claims = [said("A", "dozens"), said("B", "15"), said("C", "some 20")]

    def told(report: Report) -> list[tuple[str, str]]:
        return [(one.a.figure, one.b.figure) for one in report.discrepancies]

    assert told(compare(claims)) == [("15", "some 20"), ("15", "dozens"), ("some 20", "dozens")]
    report = compare(claims, profile="acled")
    assert told(report) == [("15", "some 20")]
    assert (report.profile, report.vague) == ("acled", True)
    assert [claim.figure.interval.low for claim in report.claims] == [12, 15, 18]
    assert not compare(claims[1:]).vague
    with pytest.raises(VocabularyError):
        compare(claims, profile="acledd")


# ── the worst shapes ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_one_question_of_twenty_thousand_claims_is_judged_by_its_positions_not_by_its_pairs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each source says one of four numbers on ten days: all positions of a day contradict each other."""
    judged = 0

    def counted(pair: Any) -> Any:
        nonlocal judged
        judged += 1
        return judge(pair)

    monkeypatch.setattr(discrepancies, "judge", counted)
    claims = [
        said(f"S{source}", str(1000 + 10 * day + source % 4), as_of=f"2022-01-{day + 10}")
        for source in range(2000)
        for day in range(10)
    ]
    report = compare(claims)
    (group,) = report.questions
    assert group.agreement.of == 2000
    assert len(report.discrepancies) == 10 * 6
    assert len(report.discrepancies) <= judged < len(claims)


def test_names_that_filters_take_are_checked_before_anything_is_compared() -> None:
    with pytest.raises(SelectionError):
        compare([], metric="wounded", source="Nobody")
