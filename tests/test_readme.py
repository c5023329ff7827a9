"""What README.md says and draws is what there is today; `test_pages.py` runs its console blocks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pictures import PICTURES, TERMINAL, plotted, printed, words

import figures

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"


def test_the_table_of_ones_own_that_the_readme_shows_is_read_and_compared(tmp_path: Path) -> None:
    found = re.search(r"```csv\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    (tmp_path / "claims.csv").write_text(found[1], encoding="utf-8")
    (one,) = figures.compare(tmp_path / "claims.csv").discrepancies
    assert (one.kind.value, one.gap, one.b.claims[0].via) == ("lower-later", 252, ("The Insider", "Newsweek"))


def test_what_the_readme_says_of_options_is_taken_by_the_commands() -> None:
    """In tables, in the nightly run and in running text: every command with its options, and every option."""
    from figures.cli.command import root

    text = README.read_text(encoding="utf-8")
    context = root.make_context("figures", [], resilient_parsing=True)
    taken = {}
    for name in root.list_commands(context):
        command = root.get_command(context, name)
        assert command is not None
        taken[name] = {option for its in command.params for option in (*its.opts, *its.secondary_opts)}
    for name, rest in re.findall(r"figures ([a-z]+)((?: [^`\n|]*)?)", text):
        if name in taken:
            assert set(re.findall(r"(?<!\S)--?[a-z][a-z-]*", rest)) <= taken[name], name
    every = set().union(*taken.values(), {"--with"})  # the last is uv's
    assert set(re.findall(r"(?<=`)--[a-z][a-z-]*", text)) <= every
    for target in re.findall(r"^make ([a-z]+)", text, re.MULTILINE):
        assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("name", TERMINAL)
def test_the_pictures_of_the_terminal_show_what_the_command_prints_today(name: str) -> None:
    """The words alone are held: how rich draws them may change with its version. `make pictures` draws them anew."""
    its, drawing = TERMINAL[name], (PICTURES / f"{name}.svg").read_text(encoding="utf-8")
    assert words(drawing) == " ".join(f"{its.command} {printed(its, color=False)}".split())
    assert f"](docs/pictures/{name}.svg)" in README.read_text(encoding="utf-8")


def test_the_picture_of_the_plot_is_todays() -> None:
    assert (PICTURES / "plot.svg").read_text(encoding="utf-8") == plotted()


@pytest.mark.parametrize("path", sorted(PICTURES.glob("*.svg")), ids=lambda path: path.name)
def test_no_picture_fetches_anything(path: Path) -> None:
    drawing = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?:|@import|@font-face|<script|<image|url\((?!#)", drawing)


def test_the_readme_names_every_command() -> None:
    """A command that the README does not show is a command that nobody finds."""
    from figures.cli.command import root

    text = README.read_text(encoding="utf-8")
    names = root.list_commands(root.make_context("figures", [], resilient_parsing=True))
    assert [name for name in names if f"figures {name}" not in text] == []
