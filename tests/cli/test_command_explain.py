"""`figures explain`: every kind and every code of a problem is documented, and nothing else is."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import figures as api
from figures.glossary import WORDS
from figures.problems import CODES, code_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from running import Runner

SOURCE = Path(__file__).parents[2] / "src" / "figures"
MAKERS = {"Problem": 3, "Fault": 0, "CellFault": 0, "_refused": 1}
"""What makes a problem, and which of its arguments is the code."""


def codes_in(path: Path) -> Iterator[str]:
    """The codes that a module gives to problems; the varying part of a name as `*`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id=name), args=args) if len(args) > MAKERS.get(name, 99):
                yield from _texts(args[MAKERS[name]])
            case ast.Assign(targets=[ast.Name(id="code")], value=value) if "errors" in path.name or "attr" in path.name:
                yield from _texts(value)


def _texts(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in parts)


def test_every_code_that_the_program_gives_is_documented() -> None:
    rooms = [
        *(SOURCE / "readers").glob("*.py"),
        *(SOURCE / name for name in ("claims/cells.py", "claims/claim.py", "errors.py", "claims/attribution.py")),
    ]
    given = {code for path in rooms for code in codes_in(path)}
    assert {"unknown-metric", "cell-count", "unreadable-date", "merged-cell", "unreadable-json"} <= given
    assert {code for code in given if code_of(code.replace("*", "status")) is None} - {"unreadable"} == set()


def test_every_documented_code_is_given() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py") if path.name != "problems.py")
    made_of_parts = {"unknown-status", "unreadable-text"}
    assert [code for code in CODES if f'"{code}"' not in text and code not in made_of_parts] == []


def test_the_codes_stand_in_order_and_say_what_to_do() -> None:
    assert list(CODES) == sorted(CODES)
    for code in CODES.values():
        assert code.summary.endswith(".")
        assert code.remedy.endswith(".")
        assert "!" not in code.summary + code.remedy


def test_without_a_name_all_are_listed_with_a_sentence(figures: Runner) -> None:
    ran = figures("explain")
    assert (ran.code, ran.err) == (0, "")
    for name in (*api.Kind, *CODES):
        assert f" {name} " in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80
    marked = {line.split()[1] for line in ran.out.splitlines() if line.startswith("* ")}
    assert marked == {kind for kind in api.Kind if api.explain(kind).discrepancy}


@pytest.mark.parametrize("kind", api.Kind)
def test_a_kind_is_explained_in_the_words_of_its_rule(figures: Runner, kind: api.Kind) -> None:
    ran = figures("explain", kind)
    assert ran.code == 0
    assert ran.out.startswith(f"{kind.upper()}\n\n")
    manual = api.explain(kind)
    words = " ".join(manual.text.replace("## ", "").lower().split())
    assert " ".join(ran.out.lower().split()) == f"{kind} {words}"
    assert max(map(len, ran.out.splitlines())) <= 80
    assert "#" not in ran.out


@pytest.mark.parametrize("code", [*CODES, "unreadable-population"])
def test_a_code_is_explained_with_what_to_do(figures: Runner, code: str) -> None:
    ran = figures("explain", code)
    assert ran.code == 0
    assert ran.out.startswith(f"{code.upper()}\n")
    assert "WHAT TO DO" in ran.out
    known = code_of(code)
    assert known
    assert ("--skip-bad-rows leaves it out" in ran.out) is known.of_row


def test_a_name_is_found_whatever_its_case(figures: Runner) -> None:
    assert figures("explain", " Excess ") == figures("explain", "excess")


@pytest.mark.parametrize("word", WORDS)
def test_a_word_of_the_output_is_explained_in_a_sentence_or_more(figures: Runner, word: str) -> None:
    ran = figures("explain", word)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"{word.upper()}\n\n")
    assert " ".join(ran.out.split()).endswith(WORDS[word].split()[-1])
    assert WORDS[word].endswith(".")
    assert max(map(len, ran.out.splitlines())) <= 80


def test_no_word_hides_a_kind_or_a_code() -> None:
    assert not set(WORDS) & {*api.Kind, *CODES}
