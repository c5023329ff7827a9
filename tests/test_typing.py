"""The types as a user's checker sees them, from outside the project and without its settings."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import figures

CLIENT = Path(__file__).parent / "typing" / "client.py"

pytest.importorskip("mypy", reason="mypy is not installed: make lint installs it")


def complaints(script: Path, cache: Path) -> list[str]:
    """What mypy --strict says of a script, its summary left out."""
    options = ["--strict", "--config-file=", "--no-error-summary", "--hide-error-context", f"--cache-dir={cache}"]
    ran = subprocess.run(
        [sys.executable, "-m", "mypy", *options, str(script)],
        cwd=cache,
        env={**os.environ, "PYTHONPATH": str(Path(figures.__file__).parents[1])},  # the package that is tested
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return ran.stdout.splitlines()


WRONG = {
    "figures.average([])": "operator",
    "figures.check([], metric='killed')": "call-arg",
    "figures.check([], metric='killed', figure=5.5)": "arg-type",
    "figures.load('a.csv', on_error='ignore')": "arg-type",
    "figures.compare([], baseline='old.csv')": "call-arg",
    "figures.compare([]).discrepancies[0].gap + 1": "operator",
    "figures.compare([]).questions[0].range.low": "union-attr",
    "figures.compare([]).questions[0].agreement": "attr-defined",
    "figures.compare([]).questions.append(None)": "attr-defined",
    "figures.check([], metric='killed', figure=5).supporting": "attr-defined",
    "figures.render(figures.compare([]), 'table', width='80')": "call-overload",
    "figures.render([748])": "arg-type",
    "figures.Verdict.TRUE": "attr-defined",
    "figures.compare(3)": "arg-type",
    "figures.read(7.48)": "arg-type",
}
"""Calls that a user's checker must not let pass, each with mypy's name for what is wrong."""


def test_a_users_script_is_typed_throughout_and_its_mistakes_are_found(tmp_path: Path) -> None:
    assert complaints(CLIENT, tmp_path) == []
    wrong = tmp_path / "wrong.py"
    wrong.write_text("import figures\n" + "\n".join(WRONG) + "\n", "utf-8")
    found = [line for line in complaints(wrong, tmp_path) if ": error: " in line]
    assert [line.rpartition("[")[2].rstrip("]") for line in found] == list(WRONG.values())
