"""The answer is the same bytes whatever the machine's hash seed, locale, time zone or terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ENVIRONMENTS = (
    {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"},
    {"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "TZ": "Asia/Almaty"},
    {"PYTHONHASHSEED": "2", "LC_ALL": "de_DE.UTF-8", "TZ": "UTC", "COLUMNS": "50"},
)
CLAIMS, STATEMENTS = "data/claims.csv", "examples/statements.csv"


@pytest.mark.parametrize(
    "command",
    [
        ["compare", CLAIMS, "--format", "json"],
        ["check", CLAIMS, "--metric", "wounded", "1,000", "--format", "json"],
        ["check", CLAIMS, "--statements", STATEMENTS, "--format", "csv"],
        ["check", CLAIMS, "--statements", STATEMENTS, "--format", "json"],
    ],
    ids=" ".join,
)
def test_no_environment_changes_a_byte(command: list[str]) -> None:
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("COLUMNS", "FIGURES_", "LC_"))}
    ran = [
        subprocess.run(
            [sys.executable, "-m", "figures", *command], capture_output=True, check=False, cwd=ROOT, env=bare | own
        )
        for own in ENVIRONMENTS
    ]
    assert {one.returncode for one in ran} <= {0, 1}
    assert ran[0].stdout
    assert len({(one.returncode, one.stdout) for one in ran}) == 1
