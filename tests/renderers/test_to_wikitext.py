"""The report as wikitext: tables, notes, and nothing that a name could make a wiki do."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures import render
from figures.renderers.to_wikitext import escaped
from figures.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from figures.report.report import Report

OURS = re.compile(r"<ref>|</ref>|<s>|</s>|<references />|'''|\[https?://[^\s\[\]<>\"'|{}]* |\] *(?=[,<])")
"""The markup that the renderer itself writes within a line."""


def cells(document: str) -> list[str]:
    """What stands in the tables' cells, as a reader sees it, notes left out."""
    rows = (line[2:] for line in document.split("\n") if line.startswith("| "))
    held = (cell for row in rows for cell in row.split(" || "))
    return [unescape(OURS.sub("", re.sub(r"<ref>[^<]*</ref>", "", cell))) for cell in held]


def test_the_document_is_the_golden_one(report: Report, golden: Callable[[str, str], None]) -> None:
    golden("report.wiki", render(report, "wikitext"))


def test_each_claim_is_a_row(report: Report) -> None:
    document = render(report, "wikitext", all_claims=True)
    found = cells(document)
    for answer in report.answers:
        for row in answer.rows:
            assert row.source in found
            assert row.words in {
                cell.partition(" retracted")[0].partition(" earlier")[0].partition(" again")[0] for cell in found
            }
    assert document.count("{|") == document.count("\n|}") == len(report.questions)


def test_a_note_says_where_a_claim_can_be_read(report: Report) -> None:
    document = render(report, "wikitext", all_claims=True)
    assert "<ref>[https://example.org/a Newsweek], through The Insider, Newsweek</ref>" in document
    assert "<ref>through News site, paragraph 12</ref>" in document


def test_a_retracted_figure_is_struck_out(report: Report) -> None:
    assert "| <s>several</s> retracted ||" in render(report, "wikitext", all_claims=True)


def test_a_hostile_name_comes_out_as_text(hostile: tuple[str, Report]) -> None:
    name, report = hostile
    document = render(report, "wikitext")
    assert visible(name).strip() in [cell.strip() for cell in cells(document)]
    for line in document.split("\n"):
        body = OURS.sub("", re.sub(r"^(\{\| class=.*|\|\+ |\|-|\|\}|\| |\||! .*)| \|\| | \|\|$", "", line))
        assert not re.search(r"[<>\[\]{}|~_']|(?<!&)#", body), line
        assert "://" not in body


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_an_escaped_text_holds_nothing_that_a_wiki_acts_on_and_reads_back(text: str) -> None:
    safe = escaped(text)
    assert unescape(safe) == visible(text)
    assert not re.search(r"[<>\[\]{}|~_'\"!=*:`]|;(?<!&#\d\d;)(?<!&#\d\d\d;)", safe)
    assert safe[:1] not in ("*", "#", ":", ";", "=", " ", "-", "+")


@pytest.mark.parametrize("text", ["https://evil.example", "mailto:a@b.example", "{{!}}", "~~~~", "----", "__NOTOC__"])
def test_no_name_is_an_address_a_template_a_signature_or_a_rule(text: str) -> None:
    assert text not in escaped(text)
    assert unescape(escaped(text)) == text
