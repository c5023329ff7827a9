"""`figures validate`: every problem of every row, for an editor and for programs."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from running import CLAIMS, Runner

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_problems_are_lines_that_an_editor_can_follow(figures: Runner, bad: Path) -> None:
    ran = figures("validate", "bad.csv")
    assert ran.code == 1
    assert ran.out.splitlines()[0] == (
        "bad.csv:2:10: unknown metric 'beheadd', did you mean 'beheaded'? [unknown-metric]"
    )
    assert [line.split(":")[1] for line in ran.out.splitlines()] == ["2", "3", "3"]
    assert ran.err == "figures: 3 problems in 1 file\n"
    assert bad.exists()


def test_a_good_file_says_so(figures: Runner, claims: Path) -> None:
    assert figures("validate", claims.name) == (0, "claims.csv: 4 claims, no problems\n", "")


def test_several_files_are_judged_one_by_one(figures: Runner, claims: Path, bad: Path) -> None:
    ran = figures("validate", claims.name, bad.name)
    assert ran.code == 1
    assert ran.out.splitlines()[-1] == "claims.csv: 4 claims, no problems"
    assert ran.err == "figures: 3 problems in 1 file\n"


def test_the_same_bytes_given_twice_are_told(figures: Runner, claims: Path, tmp_path: Path) -> None:
    (tmp_path / "again.csv").write_bytes(claims.read_bytes())
    ran = figures("validate", claims, tmp_path / "again.csv")
    assert ran.code == 0
    assert f"figures: {tmp_path / 'again.csv'}: the same bytes as {claims}: given twice\n" in ran.err


def test_a_file_that_cannot_be_read_is_2_whatever_the_others_hold(figures: Runner, claims: Path, bad: Path) -> None:
    for others in ([], [claims.name], [bad.name]):
        ran = figures("validate", *others, "nothing.csv")
        assert ran.code == 2
        assert "nothing.csv: there is no such file [unreadable-file]" in ran.out
    assert figures("validate", ".").code == 2


def test_a_file_without_header_or_rows_has_a_problem(figures: Runner, tmp_path: Path) -> None:
    for content, code in (
        ("", "empty-file"),
        ("source,metric,figure\n", "no-rows"),
        ("source,figure\nA,5\n", "missing-column"),
    ):
        (tmp_path / "x.csv").write_text(content, encoding="utf-8")
        ran = figures("validate", "x.csv")
        assert ran.code == 1
        assert f"[{code}]" in ran.out


def test_json_is_a_list_of_problems(figures: Runner, claims: Path, bad: Path) -> None:
    ran = figures("validate", bad.name, "--format", "json")
    assert ran.code == 1
    problems = json.loads(ran.out)
    assert problems[0] == {
        "path": "bad.csv",
        "line": 2,
        "column": 10,
        "code": "unknown-metric",
        "message": "unknown metric 'beheadd', did you mean 'beheaded'?",
        "hint": "",
        "field": "metric",
        "index": None,
    }
    assert [one["line"] for one in problems] == [2, 3, 3]
    assert figures("validate", claims.name, "--format", "json") == (0, "[]\n", "")


def test_what_was_decided_about_a_file_is_said_aside(figures: Runner, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("source;metric;figure\nA;killed;5\n", encoding="utf-8")
    ran = figures("validate", "x.csv")
    assert (ran.code, ran.out) == (0, "x.csv: 1 claim, no problems\n")
    assert "figures: x.csv: read as separated by semicolons" in ran.err


def test_ones_own_words_are_known(figures: Runner, tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text("[metrics.drowned]\n", encoding="utf-8")
    (tmp_path / "x.csv").write_text("source,metric,figure\nA,drowned,5\n", encoding="utf-8")
    assert figures("validate", "x.csv").code == 1
    assert figures("validate", "x.csv", "--vocabulary", "ours.toml").code == 0


def test_standard_input_is_validated_too(figures: Runner) -> None:
    assert figures("validate", "-", stdin=CLAIMS) == (0, "-: 4 claims, no problems\n", "")


def test_without_a_file_the_folders_own_is_meant(figures: Runner, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "claims.csv").write_text(CLAIMS, encoding="utf-8")
    ran = figures("validate")
    assert ran.out == "data/claims.csv: 4 claims, no problems\n"
    assert "using data/claims.csv" in ran.err


def test_a_hostile_name_acts_on_no_terminal(figures: Runner, tmp_path: Path) -> None:
    if sys.platform == "win32":
        return
    for content in (CLAIMS, "source,metric,figure\nA\x1b[2J,killed\x1b[31m,x\u202e\n"):
        name = "a\x1b[31m\nb.csv"
        (tmp_path / name).write_text(content, encoding="utf-8")
        ran = figures("validate", name)
        assert not {"\x1b", "\u202e"} & set(ran.out + ran.err)
        assert "bug" not in ran.err


def test_a_file_that_is_too_large_was_not_looked_into(
    figures: Runner, claims: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("figures.readers.opened.FILE_LIMIT", 10)
    ran = figures("validate", claims)
    assert (ran.code, "[over-limit]" in ran.out) == (2, True)
