"""What README.md and docs/ show is what the program prints: each console block is run, and compared to the letter.

`FIGURES_REGENERATE_GOLDEN=1` writes what the program prints into the blocks, on purpose; look at the difference.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import figures

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
PAGES = (README, *sorted((ROOT / "docs").rglob("*.md")))
FILE = re.compile(r'```\w+ title="(?P<name>[\w.]+)"\n(?P<text>.*?)```', re.DOTALL)
SCRIPT = re.compile(r"```python\n(?P<text>.*?)```", re.DOTALL)
BLOCK = re.compile(r"```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)```", re.DOTALL)
BROKEN = """source,metric,figure,as_of
Ministry of Health,beheadd,1,2022-01-06
Red Cross,wounded,"1,5",6/1/2022
"""


def written(page: Path, folder: Path) -> Path:
    """A folder with the example and with the files that a page shows: blocks that bear a title."""
    (folder / "data").mkdir()
    (folder / "data" / "claims.csv").write_bytes((ROOT / "data" / "claims.csv").read_bytes())
    (folder / "broken.csv").write_text(BROKEN, encoding="utf-8")
    (folder / "claims.csv").write_bytes((ROOT / "data" / "claims.csv").read_bytes())
    for found in FILE.finditer(page.read_text(encoding="utf-8")):
        (folder / found["name"]).write_text(found["text"], encoding="utf-8")
    return folder


def printed(command: str, folder: Path) -> str:
    """What a command of a page prints, both streams together, as a reader sees them."""
    words = shlex.split(command)
    assert words[0] == "figures"
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


SHOWN = [(page, found["command"]) for page in PAGES for found in BLOCK.finditer(page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(("page", "command"), SHOWN, ids=[f"{page.name}: {command}" for page, command in SHOWN])
def test_a_page_shows_what_the_command_prints(page: Path, command: str, tmp_path: Path) -> None:
    output = printed(command, written(page, tmp_path))
    text = page.read_text(encoding="utf-8")
    block = next(found for found in BLOCK.finditer(text) if found["command"] == command)
    if os.environ.get("FIGURES_REGENERATE_GOLDEN"):
        start, end = block.span("output")
        page.write_text(text[:start] + output + text[end:], encoding="utf-8")
    else:
        assert block["output"] == output


SCRIPTS = [(page, found["text"]) for page in PAGES for found in SCRIPT.finditer(page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(("page", "script"), SCRIPTS, ids=[page.name for page, _ in SCRIPTS])
def test_a_script_of_a_page_runs(page: Path, script: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=written(page, tmp_path), capture_output=True, encoding="utf-8", check=False
    )
    assert "Traceback" not in done.stderr


SHELL = re.compile(r"```sh\n(?P<text>.*?)```", re.DOTALL)
INLINE = re.compile(r"`(figures (?:compare|check|validate|import|plot) [^`\n]*\.(?:csv|txt)[^`\n]*)`")


def lines_to_type(page: Path) -> list[str]:
    """The commands that a page tells its reader to type, in order, but those that want a keyboard or have no file."""
    text = page.read_text(encoding="utf-8")
    blocks = [line for found in SHELL.finditer(text) for line in found["text"].splitlines()]
    typed = [line for line in blocks if line.startswith("figures ")] + INLINE.findall(text)
    return [line for line in typed if not line.startswith("figures review")]


@pytest.mark.parametrize("page", [page for page in PAGES if lines_to_type(page)], ids=lambda page: page.name)
def test_what_a_page_tells_to_type_works(page: Path, tmp_path: Path, bin_with_figures: Path) -> None:
    """One after the other in one folder, which holds the files that the page shows."""
    bash = shutil.which("bash") or pytest.skip("the lines are written for a shell: install bash")
    (tmp_path / ".config" / "fish" / "completions").mkdir(parents=True)
    environment = {**os.environ, "PATH": f"{bin_with_figures}:{os.environ['PATH']}", "HOME": str(tmp_path)}
    environment["PYTHONPATH"] = str(Path(figures.__file__).parents[1])
    written(page, tmp_path)
    for line in lines_to_type(page):
        done = subprocess.run(
            [bash, "-c", line], cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode in (0, 1), (line, done.stderr)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_of_a_page_within_the_repository_leads_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    links = [link for link in re.findall(r"\]\(([^)#\s]+)", text) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []
