"""The help of every command: it says what the command does, shows it, and fits a terminal."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import click
import pytest

from figures.cli.command import COMMANDS, root

if TYPE_CHECKING:
    from running import Runner

NAMES = [name for names in COMMANDS.values() for name in names]
WITH_DEFAULTS = re.compile(r"\[default: ")


def found(name: str) -> click.Command:
    command = root.get_command(click.Context(root), name)
    assert command is not None
    return command


def examples(name: str) -> list[str]:
    """The lines of a command's help that show how it is called."""
    lines = (found(name).help or "").splitlines()
    return [line.strip() for line in lines if re.match(rf'\s*(eval "\$\()?figures {name}', line)]


@pytest.mark.parametrize("name", NAMES)
class TestEachCommand:
    def test_its_help_fits_80_columns(self, figures: Runner, name: str) -> None:
        for option in ("--help", "-h"):
            ran = figures(name, option)
            assert (ran.code, ran.err) == (0, "")
            assert ran.out.startswith(f"Usage: figures {name}")
            assert max(map(len, ran.out.splitlines())) <= 80

    def test_it_says_in_one_line_what_it_does(self, figures: Runner, name: str) -> None:
        (line,) = [line for line in figures("--help").out.splitlines() if re.match(rf"  {name} ", line)]
        assert line.split(maxsplit=1)[1] == found(name).get_short_help_str(80)
        assert line.endswith(".")
        assert "..." not in line

    def test_it_shows_an_example(self, name: str) -> None:
        assert examples(name)

    def test_its_examples_name_options_that_it_has(self, name: str) -> None:
        known = {option for param in found(name).params for option in param.opts}
        for example in examples(name):
            words = shlex.split(example.split("<")[0].split(">")[0].replace("$(", "").replace(")", ""))
            assert {word for word in words if word.startswith("-") and word != "--"} <= known

    def test_every_option_says_what_it_is_for(self, name: str) -> None:
        for param in found(name).params:
            if isinstance(param, click.Option):
                assert param.help, param.name
                assert param.help.endswith((".", "]")), param.name

    def test_it_takes_debug(self, name: str) -> None:
        assert "--debug" in {option for param in found(name).params for option in param.opts}


def test_without_a_command_the_help_is_shown(figures: Runner) -> None:
    assert figures() == figures("--help")
    assert figures().code == 0


def test_the_help_names_every_command_under_what_it_is_for(figures: Runner) -> None:
    shown = figures("--help").out
    for heading, names in COMMANDS.items():
        block = shown.partition(f"{heading}:\n")[2].partition("\n\n")[0]
        assert [line.split()[0] for line in block.splitlines()] == list(names)


def test_options_stand_in_groups(figures: Runner) -> None:
    shown = figures("compare", "--help").out
    heads = [line for line in shown.splitlines() if re.match(r"[A-Z].*:$", line)]
    assert "[FILE]" not in shown.partition("\n")[2]
    assert heads == ["How claims are read:", "What is shown:", "What is written:", "When to fail:", "Options:"]
