"""docs/kinds.md is the rules' own documentation, nothing else; `FIGURES_REGENERATE_GOLDEN=1` writes it."""

from __future__ import annotations

import os
from pathlib import Path

import figures
from figures import Kind

PAGE = Path(__file__).parents[2] / "docs" / "kinds.md"
OPENING = """# What two claims are to each other

Discrepancies first, then what is told on request. This page is made of the rules' own documentation, which
`figures explain KIND` prints.
"""


def page() -> str:
    """The manual as one page."""
    parts = [OPENING]
    for kind in Kind:
        text = figures.explain(kind).text.replace("\n## ", "\n### ")
        parts.append(f"## {kind}\n\n{text}\n")
    return "\n".join(parts)


def test_the_page_of_kinds_is_what_the_rules_say() -> None:
    if os.environ.get("FIGURES_REGENERATE_GOLDEN"):
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_rule_documents_itself_under_the_same_heads() -> None:
    for kind in Kind:
        heads = [line for line in figures.explain(kind).text.splitlines() if line.startswith("## ")]
        assert heads == ["## What it is", "## Why", "## Example", "## What to do"], kind
