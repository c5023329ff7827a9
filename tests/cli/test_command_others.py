"""`figures new`, `vocabulary`, `schema`, `completion` and `plot`."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import figures as api
from figures.claims.fields import NAMES
from figures.words.vocabulary import standard

if TYPE_CHECKING:
    from running import Runner


class TestNew:
    def test_it_has_every_column_and_no_claim(self, figures: Runner) -> None:
        ran = figures("new", "mine.csv")
        assert (ran.code, ran.out) == (0, "")
        assert ran.err == "figures: wrote mine.csv: fill it in, then try 'figures validate mine.csv'\n"
        example, header = Path("mine.csv").read_text(encoding="utf-8").splitlines()
        assert header == ",".join(NAMES)
        assert example.startswith("# ")
        assert "[no-rows]" in figures("validate", "mine.csv").out

    def test_the_example_is_a_claim_once_it_is_uncommented(self, figures: Runner) -> None:
        text = figures("new", "-").out
        example, header = text.removeprefix("# ").splitlines()
        Path("mine.csv").write_text(f"{header}\n{example}\n", encoding="utf-8")
        assert figures("validate", "mine.csv").out == "mine.csv: 1 claim, no problems\n"
        row = next(csv.DictReader([header, example]))
        assert (row["metric"], row["figure"], row["place"]) == ("wounded", "at least 164", "Almaty, Kazakhstan")

    def test_rows_below_it_are_claims(self, figures: Runner) -> None:
        figures("new", "mine.csv")
        with Path("mine.csv").open("a", encoding="utf-8") as file:
            file.write("A,killed,5,,,,,,,,,,,,,,\n")
        assert figures("validate", "mine.csv").out == "mine.csv: 1 claim, no problems\n"

    def test_what_is_there_is_left_alone(self, figures: Runner, claims: Path) -> None:
        before = claims.read_bytes()
        ran = figures("new", claims)
        assert (ran.code, ran.out) == (2, "")
        assert "it is there already and is left alone" in ran.err
        assert claims.read_bytes() == before


class TestVocabulary:
    def test_every_metric_population_profile_and_vague_word_is_listed(self, figures: Runner) -> None:
        ran = figures("vocabulary")
        words = standard()
        assert (ran.code, ran.err) == (0, "")
        names = {line.strip().partition(":")[0].partition(" (")[0] for line in ran.out.splitlines()}
        assert {*words.metrics, *words.populations, *words.profiles} <= names
        for profile in words.profiles.values():
            for wording, floor in profile.floors.items():
                assert any(line.split() == [*wording.split(), f"{floor:,}"] for line in ran.out.splitlines())
        assert max(map(len, ran.out.splitlines())) <= 80

    def test_a_part_stands_below_its_whole(self, figures: Runner) -> None:
        entries = [
            re.match(r"( +)([a-z ]+?)(?: \(may fall\))?(?::|$)", line)
            for line in figures("vocabulary").out.splitlines()
        ]
        depths: dict[str, int] = {}  # an entry comes before any line that goes on with its other words
        for entry in filter(None, entries):
            depths.setdefault(entry[2], len(entry[1]))
        assert depths["casualties"] < depths["killed"] < depths["beheaded"]
        assert depths["people"] < depths["security forces"] < depths["police"]
        order = list(depths)
        assert order.index("beheaded") < order.index("executed") < order.index("murdered") < order.index("wounded")
        assert order.index("people") < order.index("security forces") < order.index("police")

    def test_json_has_it_all(self, figures: Runner) -> None:
        facts = json.loads(figures("vocabulary", "--format", "json").out)
        by_name = {one["name"]: one for one in facts["metrics"]}
        assert by_name["beheaded"]["part_of"] == ["killed"]
        assert "decapitated" in by_name["beheaded"]["aliases"]
        assert by_name["held"]["cumulative"] is False
        assert {one["name"] for one in facts["populations"]} == set(standard().populations)
        assert next(one for one in facts["profiles"] if one["name"] == "acled")["floors"]["dozens"] == 12

    def test_ones_own_words_are_among_them(self, figures: Runner, tmp_path: Path) -> None:
        (tmp_path / "ours.toml").write_text(
            "[metrics.drowned]\npart_of = 'killed'\n[profiles.ours.floors]\ndozens = 13\n", encoding="utf-8"
        )
        shown = figures("vocabulary", "--vocabulary", "ours.toml").out
        assert "      drowned\n" in shown
        assert "  ours\n" in shown
        assert figures("vocabulary", "--vocabulary", "no.toml").code == 2


class TestSchema:
    @pytest.mark.parametrize("name", ["report", "check", "claim", "table"])
    def test_each_is_printed_as_json(self, figures: Runner, name: str) -> None:
        ran = figures("schema", name)
        assert (ran.code, ran.err) == (0, "")
        assert json.loads(ran.out) == json.loads(json.dumps(api.schema(name)))

    def test_another_name_is_answered_with_the_nearest(self, figures: Runner) -> None:
        assert "unknown 'reprot', did you mean 'report'?" in figures("schema", "reprot").err


class TestCompletion:
    @pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
    def test_the_script_is_one_that_the_shell_can_read(self, figures: Runner, shell: str) -> None:
        ran = figures("completion", shell)
        assert (ran.code, ran.err) == (0, "")
        assert f"_FIGURES_COMPLETE={shell}_complete" in ran.out
        if not shutil.which(shell):
            pytest.skip(f"{shell} is not installed")
        subprocess.run([shell, "-n", "-c", ran.out], check=True)

    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            ("figures com", {"compare", "completion"}),
            ("figures compare --metric wou", {"wounded"}),
            ("figures compare --profile a", {"acled"}),
            ("figures compare --fail-on cont", {"contradiction"}),
            ("figures explain unknown-m", {"unknown-metric"}),
            ("figures explain exc", {"excess"}),
            ("figures schema re", {"report"}),
        ],
    )
    def test_names_are_completed(self, words: str, expected: set[str]) -> None:
        environment = {
            **os.environ,
            "_FIGURES_COMPLETE": "bash_complete",
            "COMP_WORDS": words,
            "COMP_CWORD": str(len(words.split()) - 1),
        }
        done = subprocess.run(
            [sys.executable, "-m", "figures"], env=environment, capture_output=True, encoding="utf-8", check=False
        )
        assert {line.partition(",")[2] for line in done.stdout.splitlines()} == expected
        assert done.stderr == ""


class TestPlot:
    def test_an_image_is_written(self, figures: Runner, claims: Path) -> None:
        ran = figures("plot", claims, "--metric", "wounded", "--population", "people", "--exact", "-o", "wounded.svg")
        assert (ran.code, ran.out, ran.err) == (0, "", "figures: wrote wounded.svg\n")
        assert "<svg" in Path("wounded.svg").read_text(encoding="utf-8")

    def test_of_several_questions_one_line_names_them_and_nothing_is_written(
        self, figures: Runner, claims: Path
    ) -> None:
        ran = figures("plot", claims, "-o", "all.svg")
        assert (ran.code, ran.out) == (2, "")
        assert "a plot shows one question, here are 3: " in ran.err
        assert len(ran.err.splitlines()) == 1
        assert not Path("all.svg").exists()

    def test_the_claims_are_never_overwritten(self, figures: Runner, tmp_path: Path) -> None:
        (tmp_path / "claims.svg").write_text("source,metric,figure\nA,killed,5\n", encoding="utf-8")
        assert figures("plot", "claims.svg", "-o", "claims.svg").code == 2
