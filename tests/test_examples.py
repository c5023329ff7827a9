"""The examples run, and print what a reader expects of them."""

from __future__ import annotations

import ast
import contextlib
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

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


def shown(source: str, names: dict[str, Any]) -> str:
    """What a notebook shows below a cell: what it prints, and its last value as it shows itself."""
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    assert last is None or isinstance(last, ast.Expr)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(tree, "cell", "exec"), names)  # noqa: S102 - the notebook is our own
        value = eval(compile(ast.Expression(last.value), "cell", "eval"), names) if last else None  # noqa: S307
    return out.getvalue() + (value._repr_html_() if value is not None else "")


def test_each_cell_of_the_notebook_shows_what_the_text_above_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLES)
    cells = json.loads((EXAMPLES / "unrest.ipynb").read_text(encoding="utf-8"))["cells"]
    names: dict[str, Any] = {}
    claims, report, one, check, frame = (
        shown("".join(cell["source"]), names) for cell in cells if cell["cell_type"] == "code"
    )
    assert claims.startswith('<div class="figures"><p>5 claims</p><table>')
    assert report.count("<details>") == 8
    assert one.count("<details open>") == 1
    assert "(252 apart)" in one
    assert "<b>DISPUTED: </b>" in check
    assert frame.startswith("contradiction 298 people apart: People detained in Kazakhstan.")
    assert [cell for cell in cells if cell.get("outputs")] == [], "outputs go stale: clear them before a commit"
