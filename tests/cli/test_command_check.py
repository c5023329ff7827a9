"""`figures check`: one figure or a file of statements, in words and as data."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import figures as api

if TYPE_CHECKING:
    from running import Runner

ENDINGS = {ending: its.name for its in api.formats("check").values() for ending in its.endings}

STATEMENTS = """\
source,metric,figure,population,event,as_of
A paper,wounded,"about 1,000",people,Unrest,
,wounded,at least 700,people,Unrest,
Another,killed,5,protesters,,
"""


@pytest.fixture
def said(tmp_path: Path) -> Path:
    file = tmp_path / "said.csv"
    file.write_text(STATEMENTS, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("argv", "verdict", "code"),
    [
        (["at least 700", "--metric", "wounded"], "supported", 0),
        (["748", "--metric", "wounded"], "disputed", 1),
        (["3", "--metric", "wounded"], "contradicted", 1),
        (["5", "--metric", "detained"], "unknown", 1),
        (["dozens", "--metric", "dead", "--population", "demonstrators"], "supported", 0),
        (["dozens", "--metric", "killed", "--population", "protesters", "--as-of", "2022-01-05"], "unknown", 1),
    ],
)
def test_each_verdict_has_its_exit_code(
    figures: Runner, claims: Path, argv: list[str], verdict: str, code: int
) -> None:
    ran = figures("check", claims, *argv)
    assert (ran.code, ran.err) == (code, "")
    assert ran.out.startswith(verdict.upper())
    data = json.loads(figures("check", claims, *argv, "--format", "json").out)
    assert data["verdict"] == verdict
    assert data["because"]


def test_the_figure_is_the_last_argument_and_may_stand_alone(figures: Runner, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "claims.csv").write_text("source,metric,figure\nA,killed,5\n", encoding="utf-8")
    (tmp_path / "claims.csv").rename(tmp_path / "data" / "claims.csv")
    ran = figures("check", "--metric", "killed", "5")
    assert ran.code == 0
    assert ran.err.startswith("figures: using data/claims.csv, below the current folder\n")


def test_a_file_where_the_figure_should_be_is_told(figures: Runner, claims: Path) -> None:
    ran = figures("check", claims, "--metric", "killed")
    assert (ran.code, ran.out) == (2, "")
    assert "is a file: name a figure after it" in ran.err


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["abc", "--metric", "killed"], "'abc'"),
        (["5", "--metric", "kiled"], "did you mean 'killed'?"),
        (["5", "--metric", "killed", "--population", "plice"], "did you mean 'police'?"),
        (["5", "--metric", "killed", "--event", "Unrst"], "did you mean 'Unrest'?"),
        (["5", "--metric", "killed", "--as-of", "soon"], "soon"),
    ],
)
def test_what_cannot_be_asked_is_an_error(figures: Runner, claims: Path, argv: list[str], said: str) -> None:
    ran = figures("check", claims, *argv)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


class TestStatements:
    def test_each_row_is_judged(self, figures: Runner, claims: Path, said: Path) -> None:
        ran = figures("check", claims, "--statements", said, "--format", "csv")
        rows = list(csv.DictReader(io.StringIO(ran.out)))
        assert ran.code == 1
        assert [(row["source"], row["verdict"]) for row in rows] == [
            ("A paper", "disputed"),
            ("", "supported"),
            ("Another", "contradicted"),
        ]

    def test_all_supported_is_0(self, figures: Runner, claims: Path, tmp_path: Path) -> None:
        (tmp_path / "good.csv").write_text(
            "source,metric,figure,population\nA,wounded,at least 700,people\n,killed,dozens,protesters\n",
            encoding="utf-8",
        )
        ran = figures("check", claims, "--statements", "good.csv")
        assert ran.code == 0
        assert ran.out.count("SUPPORTED") == 2

    @pytest.mark.parametrize("ending", ENDINGS)
    def test_the_ending_gives_the_format(self, figures: Runner, claims: Path, said: Path, ending: str) -> None:
        ran = figures("check", claims, "--statements", said, "-o", f"out{ending}")
        assert (ran.code, ran.out) == (1, "")
        assert ran.err == f"figures: wrote out{ending}: 3 checks\n"
        expected = figures("check", claims, "--statements", said, "--format", ENDINGS[ending]).out
        assert Path(f"out{ending}").read_text(encoding="utf-8") == expected

    def test_their_file_is_not_overwritten(self, figures: Runner, claims: Path, said: Path) -> None:
        assert figures("check", claims, "--statements", said, "-o", said).code == 2
        assert said.read_text(encoding="utf-8") == STATEMENTS

    def test_their_bad_rows_are_listed_or_left_out(self, figures: Runner, claims: Path, said: Path) -> None:
        said.write_text(STATEMENTS + "X,wounded,xx,people,Unrest,\n", encoding="utf-8")
        ran = figures("check", claims, "--statements", said)
        assert (ran.code, ran.out) == (2, "")
        assert f"{said}:5:11:" in ran.err
        ran = figures("check", claims, "--statements", said, "--skip-bad-rows", "--format", "json")
        assert len(json.loads(ran.out)["checks"]) == 3
        assert ran.err.endswith("figures: left out 1 row that cannot be read, used 3\n")
        assert ran.out == figures("check", claims, "--statements", said, "--skip-bad-rows", "--json").out


def test_a_terminal_gets_lines_that_fit_and_a_pipe_whole_ones(
    figures: Runner, claims: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    argv = ("check", claims, "--metric", "wounded", "748", "--color", "never")
    shown, piped = figures(*argv, terminal=True).out, figures(*argv).out
    assert max(map(len, shown.splitlines())) <= 60 < max(map(len, piped.splitlines()))
    words = [text.replace(",", "").replace(";", "").split() for text in (shown, piped)]
    assert set(words[0]) <= set(words[1])
