"""One verb for all formats; what is asked for is imported, and nothing else."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from figures.errors import SelectionError
from figures.renderers import FORMATS, render
from figures.report.comparison import compare_claims

if TYPE_CHECKING:
    from figures.claims.table import Claims
    from figures.report.model import Report

OURS = [name for name in FORMATS if name != "html"]

SCRIPT = """
import sys
from figures.claims.claim import Claim
from figures.claims.table import Claims
from figures.report.comparison import compare_claims
from figures.renderers import render
rows = [("B", "20", "x > y"), ("A", "10", ""), ("C", "dozens", ""), ("A", "10", "z"), ("y", "20", "")]
facts = {"metric": "killed", "as_of": "2022-01-07"}
report = compare_claims(Claims.of([Claim(source=s, figure=f, via=v, **facts) for s, f, v in rows]))
sys.stdout.buffer.write(render(report, sys.argv[1]).encode())
sys.stderr.write(" ".join(sys.modules))
"""


def run(name: str, **environment: str) -> tuple[bytes, set[str]]:
    """The document of a process of its own, and the modules that it imported."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, name], capture_output=True, check=True, env={**os.environ, **environment}
    )
    return done.stdout, set(done.stderr.decode().split())


def test_the_formats_are_these() -> None:
    assert FORMATS == ("table", "csv", "json", "markdown", "wikitext", "html")


@pytest.mark.parametrize("name", OURS)
def test_every_document_ends_with_one_line_break_and_has_no_blank_at_a_lines_end(report: Report, name: str) -> None:
    document = render(report, name)
    assert document.endswith("\n")
    assert not document.endswith("\n\n")
    if name != "csv":
        assert all(line == line.rstrip(" ") for line in document.split("\n"))


@pytest.mark.parametrize("name", OURS)
def test_the_order_of_rows_changes_no_document(unrest: Claims, name: str) -> None:
    documents = set()
    for seed in range(5):
        rows = list(range(len(unrest)))
        random.Random(seed).shuffle(rows)  # noqa: S311 - any order will do
        documents.add(render(compare_claims(unrest.take(rows)), name, width=80))
    assert len(documents) == 1


@pytest.mark.parametrize("name", OURS)
def test_neither_hash_seed_nor_locale_time_zone_or_terminal_changes_a_document(name: str) -> None:
    plain, _ = run(name, PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C", COLUMNS="40")
    other, _ = run(name, PYTHONHASHSEED="2", TZ="Asia/Almaty", LC_ALL="de_DE.UTF-8", COLUMNS="200", FORCE_COLOR="1")
    assert plain == other


@pytest.mark.parametrize("name", OURS)
def test_only_the_format_that_is_asked_for_is_imported(name: str) -> None:
    _, modules = run(name)
    rendering = {one.rpartition(".to_")[2] for one in modules if one.startswith("figures.renderers.to_")}
    assert rendering == {name}
    assert not modules & {"click", "pandas", "numpy", "rich.console", "rich.table", "rich.text", "rich.markup"}
    assert ("rich.cells" in modules) == (name == "table")


def test_html_has_its_place(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    class Module:
        to_html = staticmethod(lambda given: f"<html>{len(given.claims)}\n")

    monkeypatch.setitem(sys.modules, "figures.renderers.to_html", Module)
    assert render(report, "html") == f"<html>{len(report.claims)}\n"


@pytest.mark.parametrize(("name", "hint"), [("jsn", "did you mean 'json'?"), ("yaml-1", "known are table, csv, json")])
def test_an_unknown_format_is_refused_with_a_hint(report: Report, name: str, hint: str) -> None:
    with pytest.raises(SelectionError) as caught:
        render(report, name)
    assert str(caught.value).startswith(f"unknown format {name!r}, {hint}")


@pytest.mark.parametrize("name", OURS)
def test_no_claims_make_a_document_too(unrest: Claims, name: str) -> None:
    document = render(compare_claims(unrest.take([])), name, width=80)
    assert document.endswith("\n")
    if name == "json":
        assert json.loads(document)["claims"] == []
    elif name != "csv":
        assert "no claims" in document.lower()
