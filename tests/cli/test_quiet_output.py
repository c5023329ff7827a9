"""No text from outside acts: not on a screen, not in a log of a build, not in a spreadsheet, in whichever field it stands.

Every command that shows what a file holds is run on a hostile text in each field, on a terminal and into a pipe.
"""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING

import pytest

from figures.claims.cells import one_line
from figures.claims.fields import NAMES
from figures.renderers.formats import formats

if TYPE_CHECKING:
    from pathlib import Path

    from running import Ran, Runner

HOSTILE = 'x;"=cmd|A1;=2\x1b[31m\x9b31m\u202e\x07\nfigures: all fine\n::error::forged\r\t=3'
"""What would act: formulas behind what parts cells, colours, directions, a bell, lines of ours and of a build."""
HOSTILE_LINE = re.sub(r"[\r\n]", "", HOSTILE)
ACTING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
FORGED = ("figures: all fine", "::error::forged")
FIRST = {"source": "A", "metric": "killed", "figure": "5", "event": "Unrest", "as_of": "2022-01-06", "note": "plain"}
SECOND = FIRST | {"source": "B", "figure": "9"}
TEXTS = [its.name for its in formats("report").values() if not its.binary]
COMPARE = [("compare", "--format", name, "--skip-bad-rows") for name in TEXTS]
CHECK = [
    ("check", "5", "--metric", "killed", "--event", "Unrest", "--skip-bad-rows", "--format", its.name)
    for its in formats("check").values()
]
VALIDATE = [("validate", "--format", name) for name in ("text", "json", "github")]
OTHERS = [("import",), ("map",)]


def table(path: Path, field: str) -> Path:
    """Two claims that differ, with the hostile text in one field of the first."""
    columns = [*FIRST, *([] if field in FIRST else [field])]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerow(FIRST | {field: f"{FIRST.get(field, '')}{HOSTILE}"})
        writer.writerow(SECOND)
        writer.writerow(SECOND | {"source": f"C{HOSTILE_LINE}", "figure": "12"})
    return path


def acting(ran: Ran) -> list[str]:
    """What acts on whoever looks at it: characters, and lines that are not the program's own."""
    shown = [found[0] for found in ACTING.finditer(ran.out + ran.err)]
    return shown + [line for line in (ran.out + ran.err).splitlines() if line.startswith(FORGED)]


def formulas(document: str) -> list[str]:
    """The cells that a spreadsheet would run, whichever character it takes for what parts cells."""
    found = []
    for delimiter in ",;\t":
        for row in csv.reader(io.StringIO(document, newline=""), delimiter=delimiter):
            found += [cell for cell in row if cell.lstrip(" ")[:1] in set("=+-@\t\r\uff1d") - {""}]
    return found


@pytest.fixture(autouse=True)
def without_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.mark.parametrize("argv", [*COMPARE, *CHECK, *VALIDATE, *OTHERS], ids=" ".join)
@pytest.mark.parametrize("field", NAMES)
def test_nothing_that_a_field_holds_acts_on_a_terminal(
    figures: Runner, tmp_path: Path, field: str, argv: tuple[str, ...]
) -> None:
    command, *options = argv
    ran = figures(command, table(tmp_path / "claims.csv", field), *options, terminal=True)
    assert ran.code in (0, 1, 2)
    assert acting(ran) == []


@pytest.mark.parametrize(
    "argv", [("compare", "--format", "csv", "--skip-bad-rows"), ("import",), CHECK[1]], ids=" ".join
)
@pytest.mark.parametrize("field", NAMES)
def test_no_cell_of_a_table_is_a_formula_wherever_it_is_parted(
    figures: Runner, tmp_path: Path, field: str, argv: tuple[str, ...]
) -> None:
    command, *options = argv
    ran = figures(command, table(tmp_path / "claims.csv", field), *options)
    assert ran.out.count("\n") > 1
    assert formulas(ran.out) == []
    assert [line for line in ran.err.splitlines() if line.startswith(FORGED)] == []


@pytest.mark.parametrize(
    "argv", [("compare", "--json", "--skip-bad-rows"), ("validate", "--format", "json")], ids=" ".join
)
@pytest.mark.parametrize("field", NAMES)
def test_json_holds_the_very_names_and_nothing_that_acts_into_a_pipe_too(
    figures: Runner, tmp_path: Path, field: str, argv: tuple[str, ...]
) -> None:
    command, *options = argv
    ran = figures(command, table(tmp_path / "claims.csv", field), *options)
    assert not ACTING.search(ran.out)
    found = json.loads(ran.out)
    if command == "compare":
        assert one_line(HOSTILE_LINE.rpartition(";")[2]) in {claim["source"] for claim in found["claims"]}


@pytest.mark.parametrize("terminal", [True, False])
@pytest.mark.parametrize("style", ["csv", "json", "table"])
def test_what_is_proposed_from_an_article_acts_nowhere(
    figures: Runner, tmp_path: Path, style: str, terminal: bool
) -> None:
    article = tmp_path / "article.txt"
    article.write_text(f"Police {HOSTILE_LINE} said that 12 people were killed.\n\n{HOSTILE} and 14 died.\n", "utf-8")
    ran = figures("extract", article, "--place", HOSTILE_LINE, "--format", style, terminal=terminal)
    assert "12" in ran.out
    if terminal or style != "csv":
        assert acting(ran) == []
    if style == "csv":
        assert formulas(ran.out) == []


@pytest.mark.parametrize("terminal", [True, False])
@pytest.mark.parametrize("style", ["text", "csv", "json"])
def test_a_wording_that_is_tried_acts_nowhere(figures: Runner, style: str, terminal: bool) -> None:
    ran = figures(
        "read", HOSTILE, f"12 {HOSTILE}", f"12 people {HOSTILE}", "12 dead", "--format", style, terminal=terminal
    )
    assert "12" in ran.out
    if terminal or style != "csv":
        assert acting(ran) == []
    if style == "csv":
        assert formulas(ran.out) == []


@pytest.mark.parametrize(
    "argv", [("explain", HOSTILE), ("schema", HOSTILE), (HOSTILE,), ("compare", HOSTILE)], ids=lambda argv: argv[0][:7]
)
def test_a_word_of_the_command_line_makes_no_line_of_its_own(figures: Runner, argv: tuple[str, ...]) -> None:
    ran = figures(*argv, terminal=True)
    assert ran.code == 2
    assert acting(ran) == []
