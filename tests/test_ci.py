"""What a repository of claims runs in its checks: the steps of action.yml, and the hooks of .pre-commit-hooks.yaml.

The steps are run as they stand in the file, by bash, as GitHub's runner hands them their inputs; where the runner itself
is needed (`uses`, the installation) nothing is tried here. `make hooks` runs pre-commit itself.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import textwrap
from pathlib import Path
from typing import NamedTuple

import pytest

import figures
from figures.cli.command import root
from figures.renderers.to_github import command, problems_to_github

ROOT = Path(__file__).parents[1]
ACTION = (ROOT / "action.yml").read_text(encoding="utf-8")
HOOKS = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
STEP = re.compile(
    r"- name: (?P<name>\w+)\n.*?      env:\n(?P<env>.*?)      run: \|\n(?P<run>(?:        [^\n]*\n)+)", re.DOTALL
)

CLAIMS = (
    "source,metric,figure,event,as_of\nMinistry,wounded,748,Unrest,2022-01-06\nHealth,wounded,1000,Unrest,2022-01-06\n"
)
BAD = 'source,metric,figure\nMinistry,beheadd,1\n"::error::50%, ##[error]",killed,"1,5"\n'


class Ran(NamedTuple):
    """What became of a step."""

    code: int
    out: str
    summary: str

    @property
    def commands(self) -> list[str]:
        """The lines that the runner obeys: none between the two marks."""
        lines = self.out.splitlines()
        mark = lines[0].removeprefix("::stop-commands::")
        return lines[lines.index(f"::{mark}::") + 1 :]


def run(name: str, folder: Path, bin_with_figures: Path, **inputs: str) -> Ran:
    """One step of the action in a folder, its inputs as the environment holds them."""
    step = next(found for found in STEP.finditer(ACTION) if found["name"] == name)
    given = dict.fromkeys(re.findall(r"^ +(\w+): \$\{\{ inputs", step["env"], re.MULTILINE), "")
    assert set(inputs) <= set(given)
    summary = folder / "summary.md"
    environment = {its: value for its, value in os.environ.items() if not its.startswith("FIGURES_")}
    environment |= given | inputs | {"RUNNER_TEMP": str(bin_with_figures), "GITHUB_STEP_SUMMARY": str(summary)}
    environment |= {
        "PATH": f"{bin_with_figures}:{os.environ['PATH']}",
        "PYTHONPATH": str(Path(figures.__file__).parents[1]),
    }
    bash = shutil.which("bash") or pytest.skip("the steps are written for bash: install it")
    argv = [bash, "--noprofile", "--norc", "-eo", "pipefail", "-c", textwrap.dedent(step["run"])]
    done = subprocess.run(argv, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
    return Ran(done.returncode, done.stdout, summary.read_text(encoding="utf-8") if summary.exists() else "")


@pytest.mark.skipif(os.name == "nt", reason="the runner's bash is not this system's")
class TestAction:
    def test_a_good_table_passes_without_a_word(self, tmp_path: Path, bin_with_figures: Path) -> None:
        (tmp_path / "a claims.csv").write_text(CLAIMS, encoding="utf-8")
        ran = run("validate", tmp_path, bin_with_figures, FILES="a claims.csv\n")
        assert (ran.code, ran.commands) == (0, [])

    def test_each_problem_is_an_error_at_its_line(self, tmp_path: Path, bin_with_figures: Path) -> None:
        (tmp_path / "claims").mkdir()
        (tmp_path / "claims" / "one.csv").write_text(BAD, encoding="utf-8")
        ran = run("validate", tmp_path, bin_with_figures, FILES="claims/*.csv")
        assert ran.code == 1
        assert [line.partition("::")[2].partition("::")[0] for line in ran.commands] == [
            "error file=claims/one.csv,line=2,col=10,title=unknown-metric",
            "error file=claims/one.csv,line=3,col=35,title=unreadable-figure",
        ]

    def test_a_dispute_fails_as_an_error_and_the_summary_tells_it(self, tmp_path: Path, bin_with_figures: Path) -> None:
        (tmp_path / "claims.csv").write_text(CLAIMS, encoding="utf-8")
        ran = run("compare", tmp_path, bin_with_figures, FILES="claims.csv", FAIL_ON="two-figures contradiction")
        assert ran.code == 1
        assert ran.commands[1].startswith(
            "::error file=claims.csv,title=Figures that cannot both be right::People wounded"
        )
        assert "252 apart" in ran.commands[1]
        assert ran.summary.startswith("# Unrest: 1 of 1 question in conflict")

    def test_what_fails_nothing_is_a_warning(self, tmp_path: Path, bin_with_figures: Path) -> None:
        (tmp_path / "claims.csv").write_text(CLAIMS, encoding="utf-8")
        for failing in ("", "excess"):
            ran = run("compare", tmp_path, bin_with_figures, FILES="claims.csv", FAIL_ON=failing)
            assert ran.code == 0
            assert [line.split(" ")[0] for line in ran.commands] == ["::notice::Unrest:", "::warning"]

    def test_a_dispute_that_was_accepted_yesterday_passes_though_the_toll_rose(
        self, tmp_path: Path, bin_with_figures: Path
    ) -> None:
        table = tmp_path / "claims.csv"
        table.write_text(CLAIMS, encoding="utf-8")
        accepted = figures.render(figures.compare(table), "csv")
        (tmp_path / "accepted.csv").write_text(accepted, encoding="utf-8")
        table.write_text(CLAIMS.replace("748", "790").replace("1000", "1040").replace("-06", "-07"), encoding="utf-8")
        ran = run("compare", tmp_path, bin_with_figures, FILES="claims.csv", FAIL_ON="any", ACCEPT="accepted.csv")
        assert ran.code == 0
        assert [line.split(" ")[0] for line in ran.commands] == ["::notice::Unrest:"]
        assert "1 difference accepted before" in ran.commands[0]

    def test_what_cannot_be_read_is_2_and_no_summary(self, tmp_path: Path, bin_with_figures: Path) -> None:
        ran = run("compare", tmp_path, bin_with_figures, FILES="nothing.csv")
        assert (ran.code, ran.summary) == (2, "")

    def test_a_map_and_words_of_ones_own_reach_both_steps(self, tmp_path: Path, bin_with_figures: Path) -> None:
        (tmp_path / "deaths.csv").write_text("who,dead\nMinistry,3\nHealth,five\n", encoding="utf-8")
        mapping = '[fields]\nsource = "{who}"\n[[figures]]\nmetric = "snatched"\nfigure = "{dead}"\n'
        (tmp_path / "my.toml").write_text(mapping, encoding="utf-8")
        (tmp_path / "words.toml").write_text('[metrics.snatched]\nsource = "our own"\n', encoding="utf-8")
        own = {"FILES": "deaths.csv", "MAP": "my.toml", "VOCABULARY": "words.toml"}
        assert [run(name, tmp_path, bin_with_figures, **own).code for name in ("validate", "compare")] == [0, 0]

    def test_every_input_is_handed_on_and_none_is_pasted_into_a_script(self) -> None:
        inputs = set(re.findall(r"^  ([\w-]+):\n    description", ACTION, re.MULTILINE))
        handed = set(re.findall(r"^ +\w+: \$\{\{ inputs\.([\w-]+) \}\}$", ACTION, re.MULTILINE))
        assert inputs == handed == {"files", "map", "vocabulary", "fail-on", "accept"}
        assert not any("${{" in found["run"] for found in STEP.finditer(ACTION))


def test_no_text_of_a_source_ends_a_command_or_begins_one() -> None:
    nasty = "a%0A::error::x\r\n::set-env name=PATH::y\x1b[2J"
    line = command("warning", nasty, title=nasty, file="a,b:c%.csv")
    assert len(line.splitlines()) == 1
    assert "file=a%2Cb%3Ac%25.csv" in line
    assert "a%250A::error::x" in line
    assert "\x1b" not in line
    problem = figures.Problem("a.csv", 2, 5, "bad", "one\ntwo", "three")
    assert problems_to_github([problem]) == "::error file=a.csv,line=2,col=5,title=bad::one%0Atwo, three\n"


def test_the_hooks_name_commands_and_options_that_are_there() -> None:
    entries = re.findall(r"^  entry: figures (.+)$", HOOKS, re.MULTILINE)
    assert [entry.split()[0] for entry in entries] == ["validate", "compare"]
    for entry in entries:
        name, *options = entry.split()
        found = root.get_command(root.make_context("figures", [], resilient_parsing=True), name)
        assert found is not None
        found.make_context(name, options)


@pytest.mark.parametrize(
    ("path", "meant"),
    [("claims.csv", True), ("data/my-claims-2022.tsv", True), ("claims/notes.csv", False), ("claims.py", False)],
)
def test_the_hooks_are_for_tables_called_claims(path: str, meant: bool) -> None:
    patterns = re.findall(r"^  files: (.+)$", HOOKS, re.MULTILINE)
    assert [bool(re.search(pattern, path)) for pattern in patterns] == [meant, meant]
