"""One question as an SVG of its own: the same bytes for the same claims, whole words, and nothing that runs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

import pytest
from golden import EASTER

import figures
from figures.claims.claim import Claim
from figures.claims.table import Claims
from figures.errors import SelectionError
from figures.renderers.to_svg import to_svg
from figures.text import visible

if TYPE_CHECKING:
    from figures.report.report import Report

SVG = "{http://www.w3.org/2000/svg}"


def of(*rows: dict[str, Any]) -> Report:
    return figures.compare(Claims.of([Claim(**{"metric": "killed", **row}) for row in rows]))


def texts(drawing: str) -> list[str]:
    return ["".join(one.itertext()) for one in ET.fromstring(drawing).iter(f"{SVG}text")]  # noqa: S314 - our own


@pytest.fixture(scope="module")
def killed() -> str:
    return to_svg(figures.compare(EASTER, metric="killed", population="people", exact=True))


def test_every_latest_figure_stands_with_its_source_day_and_relays(killed: str) -> None:
    said = " ".join(texts(killed))
    (answer,) = figures.compare(EASTER, metric="killed", population="people", exact=True).answers
    for row in answer.shown:
        for part in (row.source, row.words, row.when, *row.via):
            assert all(word in said for word in part.split())
    assert "People killed Sri Lanka Easter bombings, April 2019" in said
    assert said.endswith(f"easter-2019.csv, 88 claims, SHA-256 5eeddde6c2c8…; figures {figures.__version__}")
    assert killed.count('class="dots') == 0, "a drawing of its own: places are of its axis"
    assert len(re.findall(r'class="[co]"|class="h"|class="l w"', killed)) == len(answer.shown)


def test_no_text_meets_another(killed: str) -> None:
    held = []
    for one in ET.fromstring(killed).iterfind(f"{SVG}text"):  # noqa: S314 - our own
        width = len("".join(one.itertext())) * 7.0
        left = float(one.attrib["x"]) - (width if one.get("text-anchor") == "end" else 0)
        held.append((left, float(one.attrib["y"]), width))
    for place, (x, y, width) in enumerate(held):
        for x2, y2, width2 in held[place + 1 :]:
            assert abs(y - y2) >= 14 or x + width <= x2 or x2 + width2 <= x


def test_another_process_with_another_hash_seed_makes_the_same_bytes() -> None:
    script = (
        "import figures; from figures.renderers.to_svg import to_svg; print(to_svg(figures.compare([dict("
        "source=s, metric='killed', figure=f) for s, f in (('A', '5'), ('B', 'dozens'), ('C', '5-9'))])).encode())"
    )
    drawn = {
        subprocess.run(
            [sys.executable, "-c", script], check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(drawn) == 1


def test_of_several_questions_the_error_names_them() -> None:
    with pytest.raises(
        SelectionError, match=r"one question, here are 18: People killed; Foreign nationals killed; .*6 more"
    ):
        to_svg(figures.compare(EASTER))
    with pytest.raises(SelectionError, match="one question, here is none"):
        to_svg(figures.compare(Claims.of([])))


def test_hostile_names_are_text(hostile: tuple[str, Report]) -> None:
    name, report = hostile
    if len(report.answers) != 1:
        pytest.skip("names that read like a whole and its part make two questions")
    drawing = to_svg(report)
    root = ET.fromstring(drawing)  # noqa: S314 - our own
    assert "".join(visible(name).split()) in "".join("".join(texts(drawing)).split())
    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= {
        "svg", "title", "style", "defs", "symbol", "path", "rect", "line", "text", "circle", "use"
    }  # fmt: skip


def test_figures_that_were_all_retracted_are_drawn_all_the_same() -> None:
    drawing = to_svg(of({"source": "A", "figure": "5", "status": "retracted"}))
    assert "A, retracted" in texts(drawing)
