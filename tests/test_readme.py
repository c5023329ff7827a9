"""What README.md shows is what the program prints: each console block is run, and compared to the letter.

`FIGURES_REGENERATE_GOLDEN=1` writes what the program prints into the blocks, on purpose; look at the difference.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
BLOCK = re.compile(r"```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)```", re.DOTALL)
BROKEN = """source,metric,figure,as_of
Ministry of Health,beheadd,1,2022-01-06
Red Cross,wounded,"1,5",6/1/2022
"""


def printed(command: str, folder: Path) -> str:
    """What a command of the README prints, both streams together, as a reader sees them."""
    words = shlex.split(command)
    assert words[0] == "figures"
    (folder / "data").mkdir(exist_ok=True)
    (folder / "data" / "claims.csv").write_bytes((ROOT / "data" / "claims.csv").read_bytes())
    (folder / "broken.csv").write_text(BROKEN, encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "COLUMNS": "80"}
    done = subprocess.run(
        [sys.executable, "-m", "figures", *words[1:]],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    said = [line for line in done.stderr.splitlines() if not line.startswith("figures: using")]
    return "\n".join([*(line.rstrip() for line in done.stdout.splitlines()), *said]).strip("\n") + "\n"


@pytest.mark.parametrize("command", [found["command"] for found in BLOCK.finditer(README.read_text(encoding="utf-8"))])
def test_the_readme_shows_what_the_command_prints(command: str, tmp_path: Path) -> None:
    output = printed(command, tmp_path)
    text = README.read_text(encoding="utf-8")
    block = next(found for found in BLOCK.finditer(text) if found["command"] == command)
    if os.environ.get("FIGURES_REGENERATE_GOLDEN"):
        start, end = block.span("output")
        README.write_text(text[:start] + output + text[end:], encoding="utf-8")
    else:
        assert block["output"] == output


def test_the_readme_names_every_command() -> None:
    """A command that the README does not show is a command that nobody finds."""
    from figures.cli.command import root

    text = README.read_text(encoding="utf-8")
    names = root.list_commands(root.make_context("figures", [], resilient_parsing=True))
    assert [name for name in names if f"figures {name}" not in text] == []
