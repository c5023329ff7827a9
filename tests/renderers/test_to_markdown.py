"""The report as Markdown: held against a CommonMark parser with GitHub's tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from golden import EASTER
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import figures
from figures import render
from figures.renderers.to_markdown import escaped
from figures.text import visible, web_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markdown_it.token import Token

    from figures.report.report import Report

PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def inline(document: str) -> Iterator[tuple[str, list[Token]]]:
    """The inline parts of a document, each with the kind of block that holds it."""
    kind = ""
    for token in PARSER.parse(document):
        if token.type.endswith("_open"):
            kind = token.tag
        if token.type == "inline":
            yield kind, token.children or []


def words(tokens: list[Token]) -> str:
    return "".join(token.content for token in tokens if token.type in ("text", "code_inline"))


def test_the_document_is_the_golden_one(report: Report, golden: Callable[[str, str], None]) -> None:
    golden("report.md", render(report, "markdown"))


def test_each_claim_is_a_row_of_a_table(report: Report) -> None:
    document = render(report, "markdown", all_claims=True)
    cells = [words(tokens).strip("“”") for kind, tokens in inline(document) if kind == "td"]
    for answer in report.answers:
        for row in answer.rows:
            assert row.source in cells
            assert row.words in {re.sub(r"(” .*| [≠~])$", "", cell) for cell in cells}


def test_what_is_folded_is_struck_out_and_says_why(report: Report) -> None:
    document = render(report, "markdown", all_claims=True)
    struck = [words(held) for _, held in inline(document) if any(token.type == "s_open" for token in held)]
    assert sorted(struck) == ["748 again", "“more than 400” earlier", "“several” retracted"]


def test_only_addresses_of_the_web_are_links(report: Report) -> None:
    links = [
        token.attrs["href"]
        for _, tokens in inline(render(report, "markdown", all_claims=True))
        for token in tokens
        if token.type == "link_open"
    ]
    assert links == ["https://example.org/a"]


def test_a_hostile_name_comes_out_as_text(hostile: tuple[str, Report]) -> None:
    name, report = hostile
    document = render(report, "markdown", all_claims=True)
    found = list(inline(document))
    cells = [words(tokens) for kind, tokens in found if kind == "td"]
    assert visible(name).strip() in cells
    assert f"{visible(name).strip()}, Paper" in cells
    for _, tokens in found:
        kinds = {token.type for token in tokens}
        assert kinds <= {
            "text",
            "text_special",
            "strong_open",
            "strong_close",
            "link_open",
            "link_close",
            "s_open",
            "s_close",
        }
        for token in tokens:
            if token.type == "link_open":
                assert str(token.attrs["href"]).startswith(("https://example.org/", "http://evil.example/%20www"))
    assert {token.type for token in PARSER.parse(document)} <= {
        f"{block}_{end}"
        for block in (
            "heading",
            "paragraph",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "bullet_list",
            "ordered_list",
            "list_item",
        )
        for end in ("open", "close")
    } | {"inline", "hr"}


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_escaped_text_is_one_paragraph_of_that_very_text(text: str) -> None:
    expected = visible(text).strip()
    if expected:
        (inner,) = [token for token in PARSER.parse(escaped(expected)) if token.type == "inline"]
        assert words(inner.children or []) == expected
        (cell, *_) = [tokens for kind, tokens in inline(f"| {escaped(expected)} |\n|---|\n| x |\n") if kind == "th"]
        assert words(cell) == expected


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://example.org/a?b=c&d=%20#e", "https://example.org/a?b=c&d=%20#e"),
        ("HTTP://EXAMPLE.org", "HTTP://EXAMPLE.org"),
        ("https://example.org/(a) [b]|<c>`\"'\\", "https://example.org/%28a%29%20%5Bb%5D%7C%3Cc%3E%60%22%27%5C"),
        ("https://example.org/\u202eф", "https://example.org/%E2%80%AE%D1%84"),
        ("javascript:alert(1)//http://", ""),
        ("javascript://example.org/%0aalert(1)", ""),
        ("data:text/html,x", ""),
        ("//example.org", ""),
        ("https:/example.org", ""),
        ("https://", ""),
        ("paper archive, box 3", ""),
        ("", ""),
    ],
)
def test_an_address_is_followed_only_to_the_web_and_carries_nothing_that_ends_a_link(url: str, address: str) -> None:
    assert web_address(url) == address


@pytest.mark.parametrize(
    "text",
    [
        "- item",
        "+ item",
        "* item",
        "1. item",
        "12) item",
        "# head",
        "> quote",
        "=====",
        "---",
        ": term",
        "```",
        "| a | b |",
    ],
)
def test_no_text_begins_a_block(text: str) -> None:
    for before in ("", "- ", "words\n"):
        blocks = [token.type for token in PARSER.parse(before + escaped(text)) if token.type.endswith("_open")]
        assert set(blocks) <= {"paragraph_open", "bullet_list_open", "list_item_open"}
        assert blocks.count("list_item_open") == (before == "- ")


def test_an_address_in_a_name_is_no_link_where_bare_addresses_are() -> None:
    assert escaped("http://evil.example www.evil.example") == "http:\\//evil.example www\\.evil.example"


@pytest.mark.parametrize(("name", "most"), [("markdown", 120), ("wikitext", 250)])
def test_what_is_pasted_of_eighty_eight_claims_is_short(name: str, most: int) -> None:
    assert len(render(figures.compare(EASTER), name).splitlines()) <= most


def test_a_figure_that_cannot_stand_beside_another_bears_the_sign() -> None:
    document = render(figures.compare(EASTER, metric="killed", exact=True), "markdown")
    assert "| 24 Apr | Police spokesman | **359** ≠ |" in document
    assert "| 21 Apr | Police | **“at least 190”** |" in document
