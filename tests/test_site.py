"""The site: what it tells beside docs/ comes from the program, every page is in its menu, and nothing loads from afar."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from figures.cli.command import COMMANDS
from figures.problems import CODES

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def pages() -> ModuleType:
    spec = importlib.util.spec_from_file_location("pages", ROOT / "tools" / "pages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_page_is_in_the_menu_once() -> None:
    menu = re.findall(r"^ +- [^:]+: (\S+\.md)$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    there = [path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")]
    assert sorted(menu) == sorted([*there, "commands.md", "messages.md"])


def test_the_help_of_every_command_is_a_section(pages: ModuleType) -> None:
    text = "\n".join(pages.commands())
    names = [name for names in COMMANDS.values() for name in names]
    assert re.findall(r"^### figures (\w+)$", text, re.MULTILINE) == names
    assert [name for name in names if f"\nUsage: figures {name} " not in text] == []


def test_an_empty_environment_tries_every_command() -> None:
    """`make try-dist` runs them from the built wheel."""
    tried = (ROOT / "tests" / "try_wheel.py").read_text(encoding="utf-8")
    assert [name for names in COMMANDS.values() for name in names if f'("{name}"' not in tried] == []


def test_every_message_is_a_section_with_what_to_do(pages: ModuleType) -> None:
    text = "\n".join(pages.messages())
    assert re.findall(r"^## (\S+)$", text, re.MULTILINE) == list(CODES)
    assert text.count("**What to do.**") == len(CODES)


@pytest.mark.parametrize(
    ("page", "link", "leads_to"),
    [
        ("python.md", "../examples/unrest.ipynb", "https://github.com/figures-claims/figures/blob/main/examples/unrest.ipynb"),
        ("decisions/1.md", "../../README.md", "https://github.com/figures-claims/figures/blob/main/README.md"),
        ("decisions/1.md", "../format.md", "../format.md"),
        ("index.md", "format.md", "format.md"),
    ],
)  # fmt: skip
def test_a_link_out_of_the_pages_leads_into_the_repository(
    pages: ModuleType, page: str, link: str, leads_to: str
) -> None:
    where = SimpleNamespace(file=SimpleNamespace(src_uri=page))
    assert pages.on_page_markdown(f"see [it]({link})", where) == f"see [it]({leads_to})"


@pytest.mark.parametrize(
    ("markup", "loads"),
    [
        ('<link rel="stylesheet" href="https://fonts.googleapis.com/css">', True),
        ('<link href="//cdn.example/x.css" rel=preload>', True),
        ('<script defer src="https://unpkg.com/x"></script>', True),
        ("<img alt=a src=//example.org/a.png>", True),
        ("@font-face{src:url(https://example.org/a.woff)}", True),
        ('<link rel="canonical" href="https://example.org/">', False),
        ('<a href="https://example.org/">source</a>', False),
        ('<script src="assets/bundle.js"></script><link rel="stylesheet" href="assets/main.css">', False),
    ],
)
def test_what_a_browser_would_load_from_another_host_is_found(pages: ModuleType, markup: str, loads: bool) -> None:
    assert bool(pages.LOADED.search(markup)) is loads
