"""What sources say to a statement, in words: who bears it out, who rules it out, who leaves room, and nothing more."""

from __future__ import annotations

import io

import pytest

import figures


def told(rows: str, figure: str, **question: str) -> str:
    table = "\n".join(line.strip() for line in rows.splitlines())
    claims = figures.load(io.BytesIO(table.encode()))
    document = figures.render(figures.check(claims, metric="killed", figure=figure, **question), "text")  # type: ignore[arg-type]
    assert isinstance(document, str)
    return document


CASES = (
    (
        """source,metric,figure
        Police,killed,dozens""",
        "1,000,000",
        (
            "UNKNOWN: 1,000,000 people killed\n"
            "No source gave it, none gave figures that rule it out, 1 left room for it.\n\n"
            "leave room  Police  dozens  no day stated\n"
        ),
    ),
    (
        """source,metric,figure,as_of
        Maui police,killed,at least 115,2023-08-21
        Maui police,killed,at least 97,2023-09-15""",
        "at least 115",
        "gave it before  Maui police  at least 115  21 Aug\n",
    ),
    (
        """source,metric,figure,as_of
        Mayor,killed,up to 20,2023-08-21""",
        "0",
        "leave room  Mayor  up to 20  21 Aug\n",
    ),
    (
        """source,metric,figure,population,as_of
        Ministry,killed,748,security forces,2022-01-06""",
        "at least 500",
        (
            "1 source gave figures that bear it out, none gave figures that rule it out, none left room for it.\n\n"
            "bear it out  Ministry, security forces killed  748  6 Jan\n"
        ),
    ),
    (
        """source,metric,figure,as_of
        Ministry,killed,748,2022-01-06
        Local media,killed,750,2022-01-06""",
        "748",
        (
            "1 source gave it, none gave figures that rule it out, none left room for it.\n\n"
            "gave it         Ministry     748  6 Jan\n"
            "name no source  Local media  750  6 Jan\n"
        ),
    ),
)


@pytest.mark.parametrize(("rows", "figure", "words"), CASES, ids=lambda value: value.split("\n")[-1].strip()[:30])
def test_a_check_says_who_gave_what_and_no_more(rows: str, figure: str, words: str) -> None:
    assert words in told(rows, figure)


def test_a_source_that_only_passes_on_anothers_figure_is_named_apart() -> None:
    rows = """source,via,metric,figure,as_of
    Hospital,Associated Press,killed,20,2022-01-06
    Associated Press,,killed,20,2022-01-06"""
    assert "1 source gave it" in told(rows, "20")
    assert "Not counted: Associated Press" in told(rows, "20")


def test_the_day_that_was_taken_for_a_statement_is_told() -> None:
    rows = """source,metric,figure,as_of
    Ministry,killed,748,2022-01-06"""
    assert "No day was asked: the statement was taken for 6 January." in told(rows, "748")
    assert "No day was asked" not in told(rows, "748", as_of="2022-01-06")


def test_the_sentence_of_a_check_can_be_quoted_alone() -> None:
    rows = """source,metric,figure,place,event,as_of
    Ministry,killed,748,Kazakhstan,Unrest,2022-01-06
    Police,killed,at least 900,Kazakhstan,Unrest,2022-01-06"""
    claims = figures.load(io.BytesIO("\n".join(line.strip() for line in rows.splitlines()).encode()))
    assert figures.check(claims, metric="killed", figure="748").because == (
        "748 people killed: 1 source gave it, 1 gave figures that rule it out, none left room for it. "
        "Gave it: 748 (Ministry, 6 Jan 2022). Rules it out: “at least 900” (Police, 6 Jan 2022). "
        "No day was asked: the statement was taken for 6 January 2022."
    )
