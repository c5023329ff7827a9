"""The examples run, and print what a reader expects of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples"


def test_an_excel_sheet_becomes_a_frame_of_discrepancies() -> None:
    pytest.importorskip("openpyxl", reason="the example reads a spreadsheet")
    script = EXAMPLES / "spreadsheet_to_discrepancies.py"
    done = subprocess.run([sys.executable, str(script)], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == "17 claims; the second says 748 wounded"
    assert [line.split()[0] for line in lines[2:7]] == ["contradiction"] * 4 + ["same-number"]
    assert lines[5].split() == ["contradiction", "wounded", "748", "1000", "252", "exact", "printed"]
    assert lines[14].split() == ["people", "wounded", "differ", "748", "1000", "2"]
    assert lines[16].startswith("disputed - 1,000 people wounded")
    assert len(lines) == 17
