"""Why, in one sentence: every kind's, word for word."""

from __future__ import annotations

from typing import Any

import pytest

from figures import Claim, compare


def said(source: str, figure: str, metric: str = "wounded", **more: Any) -> Claim:
    return Claim(source=source, metric=metric, figure=figure, **more)


FIFTH, SIXTH = {"as_of": "2022-01-05"}, {"as_of": "2022-01-06"}

SENTENCES = [
    pytest.param(
        [said("A", "748", **SIXTH), said("B", "1000", **SIXTH)],
        "748 (A) against 1,000 (B) for people wounded on 2022-01-06: the two lie 252 apart, one 1.34 times the other",
        id="contradiction on a day",
    ),
    pytest.param(
        [said("A", "748", as_of="2022-01"), said("B", "1000", **SIXTH)],
        "748 (A, 2022-01) against 1,000 (B, 2022-01-06) for people wounded on dates that overlap: "
        "the two lie 252 apart, one 1.34 times the other",
        id="contradiction on dates that overlap",
    ),
    pytest.param(
        [said("A", "dozens"), said("B", "none", **SIXTH)],
        "“none” (0) (B, 2022-01-06) against “dozens” (24+) (A) for people wounded, a date missing: the two lie 24 apart",
        id="contradiction of vague words, a date missing",
    ),
    pytest.param(
        [said("M", "18", "killed", via="One"), said("M", "81", "killed", via="Two")],
        "18 (M) but also 81 (M), for people killed, a date missing: one source, yet the two lie 63 apart, "
        "one 4.50 times the other",
        id="misquotation",
    ),
    pytest.param(
        [said("M", "2298", "detained", **FIFTH), said("M", "some 2000", "detained", **SIXTH)],
        "2,298 (M, 2022-01-05), later “some 2000” (1,800–2,200) (M, 2022-01-06), for people detained: "
        "the source lowered its own count by 98, and such a count cannot fall",
        id="revision",
    ),
    pytest.param(
        [said("A", "164", "killed", **FIFTH), said("B", "120", "killed", **SIXTH)],
        "164 (A, 2022-01-05), later 120 (B, 2022-01-06), for people killed: lower by 44, one 1.37 times the other, "
        "and such a count cannot fall",
        id="decrease",
    ),
    pytest.param(
        [said("A", "200", "beheaded"), said("B", "150", "killed", place="Syria"), said("C", "150", "killed")],
        "200 people beheaded (A) against 150 people killed (C): the first is part of the second and cannot exceed it, "
        "yet does by 50, one 1.33 times the other",
        id="excess",
    ),
    pytest.param(
        [said("A", "748", population="security officers", **SIXTH), said("B", "748")],
        "748 security forces wounded (A, 2022-01-06) and 748 people wounded (B): "
        "the very same number for two different groups; one report may have changed who is counted",
        id="scope-shift",
    ),
    pytest.param(
        [said("A", "748"), said("B", "748"), said("C", "1000"), said("D", "1,000"), said("E", "1000"), said("F", "1000")],
        "748 (A and B) against 1,000 (C, D, E and 1 more) for people wounded, a date missing: "
        "the two lie 252 apart, one 1.34 times the other",
        id="names",
    ),
    pytest.param(
        [said("A", "2000000"), said("B", "1.2 million")],
        "“1.2 million” (1,200,000) (B) against 2,000,000 (A) for people wounded, a date missing: "
        "the two lie 800,000 apart, one 1.67 times the other",
        id="large numbers",
    ),
    pytest.param(
        [said("{a} {0}", "748", place="{gap}"), said("B%s", "1000", place="{gap}")],
        "748 ({a} {0}) against 1,000 (B%s) for people wounded in {gap}, a date missing: "
        "the two lie 252 apart, one 1.34 times the other",
        id="names that look like templates",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("claims", "sentence"), SENTENCES)
def test_the_reason_names_the_values_and_those_who_give_them(claims: list[Claim], sentence: str) -> None:
    (one,) = compare(claims).discrepancies
    assert one.because == sentence
