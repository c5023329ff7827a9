"""Words that nobody would print stand in no manual, help text, message or page for readers, either.

Names of options, of columns and of kinds are names: they stand in code spans, in headings and in lists of what an option
takes. What only those read who build the program (docs/architecture.md, docs/decisions) may speak of intervals.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from golden import NEVER

import figures
from figures import Kind
from figures.cli.command import COMMANDS, root
from figures.glossary import WORDS
from figures.problems import CODES

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SOURCE = Path(figures.__file__).parent
FOR_BUILDERS = {"architecture.md", "releasing.md", "decisions"}
PAGES = [
    path
    for path in sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
    if FOR_BUILDERS.isdisjoint(path.relative_to(ROOT).parts)
]
COLUMNS = {"metric", "population"}
"""Columns of a claims table, which a message about one calls by its name."""


def found(text: str, *, names: frozenset[str] | set[str] = frozenset()) -> list[tuple[str, str]]:
    """Each line of a text that has such a word, with the word, where no code span, option or heading has it."""
    text = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    text = re.sub(r"`[^`]*`|--[a-z-]+", "", text)
    return [
        (word, line.strip())
        for line in text.splitlines()
        if not line.startswith("#")
        for word in NEVER
        if word not in names and re.search(rf"(?<![\w-]){re.escape(word)}s?(?![\w-])", line)
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_says_what_nobody_would_print(page: Path) -> None:
    assert found(page.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", [*WORDS, *Kind, *CODES])
def test_no_explanation_does(name: str) -> None:
    its = CODES.get(name)
    text = figures.explain(name).text if name in list(Kind) else f"{its.summary}\n{its.remedy}" if its else WORDS[name]
    assert found(text, names=COLUMNS if its else set()) == []


@pytest.mark.parametrize("name", [name for names in COMMANDS.values() for name in names])
def test_no_help_does(name: str) -> None:
    command = root.get_command(click.Context(root), name)
    assert command is not None
    parts = [command.help or "", *(its.help or "" for its in command.params if isinstance(its, click.Option))]
    taken = {value for its in command.params for value in getattr(its.type, "choices", ())}
    assert [hit for part in parts for hit in found(part, names=taken)] == []


def messages(path: Path) -> Iterator[str]:
    """The texts of a module that are raised or said."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        called = node.exc if isinstance(node, ast.Raise) else node
        if not isinstance(called, ast.Call):
            continue
        name = getattr(called.func, "id", getattr(called.func, "attr", ""))
        if isinstance(node, ast.Raise) or name in ("say", "Problem", "CellFault", "Fault", "Doubt"):
            for part in ast.walk(called):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part.value


def test_no_message_does() -> None:
    said = {text for path in SOURCE.rglob("*.py") for text in messages(path)}
    assert len(said) > 200
    assert [hit for text in sorted(said) for hit in found(text, names=COLUMNS | set(Kind))] == []
