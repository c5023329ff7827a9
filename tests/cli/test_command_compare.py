"""`figures compare`: which claims are used, which format comes out, what is said aside, and when it fails."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from running import CLAIMS, Runner

import figures as api

ENDINGS = {ending: its for its in api.formats("report").values() for ending in its.endings}
READY = ("table", "csv", "json", "xlsx", "parquet")  # the others are made anew

DATA = Path(__file__).parents[2] / "data" / "claims.csv"


class TestWhichClaims:
    def test_without_a_file_the_folders_own_are_used_and_named(self, figures: Runner, tmp_path: Path) -> None:
        (tmp_path / "data").mkdir()
        (tmp_path / "data" / "claims.csv").write_text(CLAIMS, encoding="utf-8")
        assert figures("compare").err == "figures: using data/claims.csv, below the current folder\n"

    def test_the_environment_comes_before_the_folder(
        self, figures: Runner, claims: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "data").mkdir()
        (tmp_path / "data" / "claims.csv").write_text("nothing", encoding="utf-8")
        monkeypatch.setenv("FIGURES_CLAIMS", str(claims))
        assert figures("compare") == (0, figures("compare", claims).out, f"figures: using {claims}, FIGURES_CLAIMS\n")

    def test_else_the_example_that_ships_with_the_package(self, figures: Runner) -> None:
        ran = figures("compare", "--format", "csv", "--metric", "wounded")
        assert ran.code == 0
        assert "the example that comes with figures" in ran.err
        assert [line.partition(",")[0] for line in ran.out.splitlines()] == ["kind", "contradiction", "same-number"]

    def test_a_named_file_is_not_mentioned(self, figures: Runner, claims: Path) -> None:
        assert figures("compare", claims).err == ""

    def test_what_is_said_of_a_file_calls_it_by_its_name_alone(self, figures: Runner, claims: Path) -> None:
        claims.write_text(CLAIMS.replace(",people,", ",ferrymen,", 1), encoding="utf-8")
        for command in (("compare",), ("check", "--metric", "wounded", "7"), ("validate",)):
            said = figures(command[0], *command[1:3], claims, *command[3:]).err
            assert f"figures: {claims.name}: not in the vocabulary" in said
            assert str(claims.parent) not in said

    def test_on_a_terminal_a_note_is_broken_between_words(
        self, figures: Runner, claims: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COLUMNS", "40")
        claims.write_text(CLAIMS.replace(",people,", ",ferrymen,", 1), encoding="utf-8")
        lines = figures("compare", claims, terminal=True).err.splitlines()
        assert max(map(len, lines)) <= 40
        assert " ".join(line.strip() for line in lines) == figures("compare", claims).err.strip()

    def test_a_dash_is_standard_input(self, figures: Runner, claims: Path) -> None:
        ran = figures("compare", "-", "--format", "csv", stdin=CLAIMS)
        assert (ran.code, ran.out) == (0, figures("compare", claims, "--format", "csv").out)

    def test_on_a_keyboard_it_is_said_that_claims_are_awaited(self, figures: Runner) -> None:
        assert "Ctrl-D ends them" in figures("compare", "-", stdin=CLAIMS, terminal=True).err

    def test_several_files_are_one_set(self, figures: Runner, tmp_path: Path) -> None:
        head, *rows = CLAIMS.splitlines()
        for name, own in (("a.csv", rows[:1]), ("b.csv", rows[1:])):
            (tmp_path / name).write_text("\n".join([head, *own, ""]), encoding="utf-8")
        assert figures("compare", "a.csv", "b.csv", "--fail-on", "contradiction").code == 1
        assert figures("compare", "a.csv", "--fail-on", "any").code == 0


class TestFilters:
    def test_each_filter_takes_several_names(self, figures: Runner, claims: Path) -> None:
        shown = figures("compare", claims, "--metric", "wounded", "--metric", "dead", "--format", "json")
        assert {one["metric"] for one in json.loads(shown.out)["questions"]} == {"wounded", "killed"}
        shown = figures("compare", claims, "--source", "Police", "--format", "json")
        assert {one["metric"] for one in json.loads(shown.out)["questions"]} == {"killed"}

    def test_as_of_population_place_and_event_reach_the_comparison(self, figures: Runner, claims: Path) -> None:
        assert figures("compare", claims, "--as-of", "2022-01-05", "--fail-on", "any").code == 0
        assert figures("compare", claims, "--population", "police", "--fail-on", "contradiction").code == 0
        assert figures("compare", claims, "--event", "Unrest", "--fail-on", "contradiction").code == 1
        assert (
            "no claim has the event 'Unrst', did you mean 'Unrest'?"
            in figures("compare", claims, "--event", "Unrst").err
        )
        assert "no claim has the place 'Oz'" in figures("compare", claims, "--place", "Oz").err

    def test_small_discrepancies_are_left_out_and_counted(self, figures: Runner, claims: Path) -> None:
        for option in (("--min-gap", "253"), ("--min-ratio", "1.4")):
            ran = figures("compare", claims, *option, "--format", "csv", "--fail-on", "contradiction")
            assert ran.code == 0
            assert "figures: 1 pair of figures too close to be told (--min-gap, --min-ratio)" in ran.err
        ran = figures("compare", claims, "--min-gap", "252", "--format", "csv", "--fail-on", "contradiction")
        assert ran.code == 1

    def test_what_has_no_day_is_counted(self, figures: Runner, claims: Path) -> None:
        claims.write_text(CLAIMS + "Agency,wounded,5,people,Unrest,,\n", encoding="utf-8")
        ran = figures("compare", claims, "--as-of", "2022-01-07", "--format", "csv")
        assert "figures: left out, for no day is stated: 1 claim\n" in ran.err
        assert "figures: counts up to 7 January 2022, whenever printed\n" in ran.err

    def test_every_filter_is_an_option(self, figures: Runner) -> None:
        told = figures("compare", "--help").out
        assert all(f"--{its.name} " in told for its in api.filters())

    def test_a_filter_that_selects_nothing_is_an_error(self, figures: Runner, claims: Path) -> None:
        ran = figures("compare", claims, "--metric", "executed", "--fail-on", "any")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == "figures: no claim has the metric 'executed'\n"

    def test_a_profile_changes_what_vague_words_allow(self, figures: Runner, claims: Path) -> None:
        lows = [
            next(one["low"] for one in json.loads(figures("compare", claims, "--format", "json", *profile).out)["claims"]
                 if one["figure"] == "dozens")
            for profile in ((), ("--profile", "acled"))
        ]  # fmt: skip
        assert lows == [24, 12]

    def test_words_of_ones_own_are_used_and_those_of_the_environment_named(
        self, figures: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "ours.toml").write_text("[metrics.drowned]\npart_of = 'killed'\n", encoding="utf-8")
        (tmp_path / "sea.csv").write_text("source,metric,figure\nA,drowned,5\n", encoding="utf-8")
        assert "unknown metric 'drowned'" in figures("compare", "sea.csv").err
        assert figures("compare", "sea.csv", "--vocabulary", "ours.toml").code == 0
        monkeypatch.setenv("FIGURES_VOCABULARY", "ours.toml")
        ran = figures("compare", "sea.csv")
        assert ran.code == 0
        assert ran.err.startswith("figures: using the vocabulary ours.toml, as FIGURES_VOCABULARY says\n")
        assert figures("compare", "sea.csv", "--vocabulary", "no.toml").code == 2


class TestBadRows:
    def test_every_problem_is_listed_then_counted_and_nothing_is_written(self, figures: Runner, bad: Path) -> None:
        ran = figures("compare", bad, "-o", "out.csv")
        assert (ran.code, ran.out) == (2, "")
        assert not Path("out.csv").exists()
        lines = ran.err.splitlines()
        assert lines[0] == f"{bad}:2:10: unknown metric 'beheadd', did you mean 'beheaded'? [unknown-metric]"
        assert [line.partition(":")[0] for line in lines[1:3]] == [str(bad)] * 2
        assert lines[3:] == [
            "figures: 3 problems, so none of the claims was used; --skip-bad-rows leaves such rows out"
        ]

    def test_they_are_left_out_on_request_named_and_counted(self, figures: Runner, bad: Path) -> None:
        ran = figures("compare", bad, "--skip-bad-rows", "--format", "json")
        assert ran.code == 0
        assert [one["source"] for one in json.loads(ran.out)["claims"]] == ["Red Cross"]
        assert ran.err.count(f"{bad}:") == 3
        assert ran.err.endswith("figures: left out 2 rows that cannot be read, used 1\n")

    def test_where_no_row_is_left_there_is_nothing_to_compare(self, figures: Runner, tmp_path: Path) -> None:
        (tmp_path / "all.csv").write_text("source,metric,figure\nA,killed,xx\n", encoding="utf-8")
        ran = figures("compare", "all.csv", "--skip-bad-rows")
        assert (ran.code, ran.out) == (2, "")
        assert "[unreadable-figure]" in ran.err

    def test_a_fault_of_the_whole_file_is_not_to_be_skipped(self, figures: Runner, tmp_path: Path) -> None:
        (tmp_path / "no.csv").write_text("source,figure\nA,5\n", encoding="utf-8")
        for option in ((), ("--skip-bad-rows",)):
            ran = figures("compare", "no.csv", *option)
            assert ran.code == 2
            assert "[missing-column]" in ran.err
            assert "--skip-bad-rows leaves" not in ran.err

    def test_skipping_is_offered_only_where_it_would_do(self, figures: Runner, bad: Path, claims: Path) -> None:
        Path("headless.csv").write_text("source,figure\nA,5\n", encoding="utf-8")
        ran = figures("compare", bad, "headless.csv")
        assert ran.err.endswith("figures: 4 problems, so none of the claims was used\n")
        assert figures("compare", bad, claims).err.endswith("--skip-bad-rows leaves such rows out\n")

    @pytest.mark.usefixtures("claims")
    def test_a_file_that_is_not_there_is_one_line(self, figures: Runner) -> None:
        ran = figures("compare", "clams.csv")
        assert ran.err == "clams.csv: there is no such file, did you mean 'claims.csv'? [unreadable-file]\n"


class TestDocuments:
    @pytest.mark.parametrize("ending", [ending for ending, its in ENDINGS.items() if its.name in READY])
    def test_the_ending_gives_the_format_and_standard_output_stays_empty(
        self, figures: Runner, claims: Path, ending: str
    ) -> None:
        ran = figures("compare", claims, "-o", f"out{ending.upper()}")
        assert (ran.code, ran.out) == (0, "")
        summed_up = "1 of 3 questions in conflict, 1 pair that stands, 0 that do not"
        assert f"figures: wrote out{ending.upper()}: {summed_up}\n" in ran.err
        content, its = Path(f"out{ending.upper()}").read_bytes(), ENDINGS[ending]
        if its.binary:
            assert content.startswith({"xlsx": b"PK", "parquet": b"PAR1"}[its.name])
        else:
            assert content.decode() == figures("compare", claims, "--format", its.name).out

    def test_json_is_a_word_shorter(self, figures: Runner, claims: Path) -> None:
        assert figures("compare", claims, "--json") == figures("compare", claims, "--format", "json")
        ran = figures("compare", claims, "--json", "--format", "csv")
        assert ran.code == 2
        assert "--json and --format csv name two formats" in ran.err

    @pytest.mark.parametrize(
        ("name", "ending"), [(its.name, its.endings[0]) for its in api.formats("report").values() if its.binary]
    )
    def test_bytes_are_not_poured_over_a_terminal(self, figures: Runner, claims: Path, name: str, ending: str) -> None:
        ran = figures("compare", claims, "--format", name, terminal=True)
        assert (ran.code, ran.out) == (2, "")
        assert f"{name} is no text for a terminal, name a file: -o FILE{ending}" in ran.err

    @pytest.mark.parametrize(
        "options", [["--width", "80"], ["--color", "always"], ["--all"], ["--conflicts"], ["--sort", "name"]]
    )
    def test_an_option_that_a_format_does_not_know_is_an_error(
        self, figures: Runner, claims: Path, options: list[str]
    ) -> None:
        for where in (["--format", "csv"], ["-o", "out.json"]):
            ran = figures("compare", claims, *where, *options)
            assert (ran.code, ran.out) == (2, "")
            assert f"knows no {options[0]}, leave it out" in ran.err
        assert not Path("out.json").exists()

    def test_nothing_in_data_acts_on_a_terminal_and_a_pipe_gets_it_as_it_is(
        self, figures: Runner, claims: Path
    ) -> None:
        claims.write_text(CLAIMS.replace("Health", "He\u202ealth"), encoding="utf-8")
        argv = ("compare", claims, "--format", "csv")
        assert "He\u202ealth" in figures(*argv).out
        assert "He\\u202ealth" in figures(*argv, terminal=True).out
        assert "He\u202ealth" not in figures("compare", claims, "--json").out

    def test_a_format_that_is_named_comes_before_the_ending(self, figures: Runner, claims: Path) -> None:
        figures("compare", claims, "-o", "out.csv", "--format", "json")
        assert json.loads(Path("out.csv").read_text(encoding="utf-8"))["schema_version"]

    @pytest.mark.parametrize("name", ["-", "/dev/stdout"])
    def test_an_output_may_be_standard_output(self, figures: Runner, claims: Path, name: str) -> None:
        assert figures("compare", claims, "-o", name) == figures("compare", claims)

    def test_the_input_is_never_overwritten(self, figures: Runner, claims: Path, tmp_path: Path) -> None:
        (tmp_path / "ours.toml").write_text("", encoding="utf-8")
        assert figures("compare", claims, "-o", "accepted.csv").code == 0
        for argv in (
            [claims, "-o", claims],
            [claims, "-o", "./claims.csv"],
            [claims, "--vocabulary", "ours.toml", "-o", "ours.toml", "--format", "csv"],
            [claims, "--accept", "accepted.csv", "-o", "accepted.csv"],
        ):
            ran = figures("compare", *argv)
            assert ran.code == 2
            assert "it is an input of this very run; name another file" in ran.err
        assert claims.read_text(encoding="utf-8") == CLAIMS

    def test_standard_input_that_is_the_output_is_no_exception(self, claims: Path) -> None:
        import subprocess

        with claims.open("rb") as stream:
            done = subprocess.run(
                [sys.executable, "-m", "figures", "compare", "-", "-o", str(claims)],
                stdin=stream,
                capture_output=True,
                check=False,
            )
        assert done.returncode == 2
        assert claims.read_text(encoding="utf-8") == CLAIMS

    def test_an_output_that_cannot_be_written_is_told_before_the_work(self, figures: Runner, bad: Path) -> None:
        ran = figures("compare", bad, "-o", "no/out.csv")
        assert ran == (2, "", "figures: cannot write 'no/out.csv': there is no folder 'no'\n")

    def test_it_is_plain_where_it_is_piped_and_coloured_on_a_terminal(
        self, figures: Runner, claims: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COLUMNS", "80")
        piped, shown = figures("compare", claims), figures("compare", claims, terminal=True)
        assert "\x1b" not in piped.out
        assert "\x1b[" in shown.out
        assert "\x1b" not in figures("compare", claims, "--color", "never", terminal=True).out
        assert "\x1b[" in figures("compare", claims, "--color", "always").out
        figures("compare", claims, "-o", "out.txt", terminal=True)
        assert Path("out.txt").read_text(encoding="utf-8") == piped.out
        monkeypatch.setenv("NO_COLOR", "1")
        assert "\x1b" not in figures("compare", claims, terminal=True).out
        assert "\x1b[" in figures("compare", claims, "--color", "always").out
        monkeypatch.delenv("NO_COLOR")
        monkeypatch.setenv("TERM", "dumb")
        assert "\x1b" not in figures("compare", claims, terminal=True).out

    @pytest.mark.parametrize("width", [60, 80, 120])
    def test_no_line_is_wider_than_asked(self, figures: Runner, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
        asked = figures("compare", DATA, "--width", str(width)).out
        assert max(map(len, asked.splitlines())) <= width
        monkeypatch.setenv("COLUMNS", str(width))
        assert figures("compare", DATA, "--color", "never", terminal=True).out == asked

    def test_notes_stand_beside_a_document_that_has_no_place_for_them_else_in_it(
        self, figures: Runner, tmp_path: Path
    ) -> None:
        (tmp_path / "odd.csv").write_text(
            "source,metric,figure,mood\nA,killed,5,calm\nB,killed,9,calm\n", encoding="utf-8"
        )
        note = "odd.csv: columns kept out of the analysis: mood"
        for name in ("table", "text", "csv"):
            ran = figures("compare", "odd.csv", "--format", name)
            assert f"figures: {note}\n" in ran.err
            assert note not in ran.out
        ran = figures("compare", "odd.csv", "--json")
        assert note in json.loads(ran.out)["notes"]
        assert ran.err == ""


class TestFailing:
    @pytest.mark.parametrize(
        ("wanted", "code"),
        [
            (["any"], 1),
            (["current"], 1),
            (["contradiction"], 1),
            (["same-number"], 1),
            (["excess"], 0),
            (["excess", "contradiction"], 1),
        ],
    )
    def test_only_what_is_named_fails(self, figures: Runner, claims: Path, wanted: list[str], code: int) -> None:
        options = [word for kind in wanted for word in ("--fail-on", kind)]
        ran = figures("compare", claims, *options)
        assert ran.code == code
        assert ran.out == figures("compare", claims).out
        assert ("figures: failing on" in ran.err) is bool(code)

    def test_what_only_asks_fails_by_name_alone(self, figures: Runner, claims: Path) -> None:
        assert figures("compare", claims, "--fail-on", "any").err == "figures: failing on 1 contradiction\n"
        claims.write_text(CLAIMS.replace("1000", "748"), encoding="utf-8")
        for kind, code in (("any", 0), ("current", 0), ("same-number", 1)):
            assert figures("compare", claims, "--fail-on", kind).code == code

    def test_what_its_sources_no_longer_stand_by_is_not_current(self, figures: Runner, claims: Path) -> None:
        claims.write_text(CLAIMS + "Health,wounded,748,people,Unrest,2022-01-07,\n", encoding="utf-8")
        assert figures("compare", claims, "--fail-on", "contradiction").code == 1
        assert figures("compare", claims, "--fail-on", "contradiction", "--fail-on", "current").code == 1

    def test_what_no_day_sets_in_order_never_fails(self, figures: Runner, claims: Path) -> None:
        claims.write_text("source,metric,figure,as_of\nA,killed,5,2022-01-06\nB,killed,9,\n", encoding="utf-8")
        assert figures("compare", claims, "--fail-on", "any").code == 0

    @pytest.mark.parametrize("name", ["accepted.csv", "accepted.json"])
    def test_accepted_disputes_do_not_count(self, figures: Runner, claims: Path, name: str) -> None:
        figures("compare", claims, "-o", name)
        ran = figures("compare", claims, "--fail-on", "any", "--accept", name)
        assert (ran.code, ran.err) == (0, f"figures: accepted by {name}: 2 discrepancies, 0 new, 0 gone\n")
        claims.write_text(CLAIMS + "Agency,wounded,900,people,Unrest,2022-01-06,\n", encoding="utf-8")
        ran = figures("compare", claims, "--fail-on", "any", "--accept", name)
        assert ran.code == 1
        assert f"figures: accepted by {name}: 2 discrepancies, 2 new, 0 gone\n" in ran.err
        assert "figures: failing on 2 contradictions\n" in ran.err

    def test_a_note_beside_an_accepted_dispute_is_shown_on_one_line(self, figures: Runner, claims: Path) -> None:
        figures("compare", claims, "-o", "accepted.json")
        document = json.loads(Path("accepted.json").read_text(encoding="utf-8"))
        document["discrepancies"][0]["note"] = "asked\n::error::on Monday"
        Path("accepted.json").write_text(json.dumps(document), encoding="utf-8")
        ran = figures("compare", claims, "--accept", "accepted.json", "--all")
        assert "Accepted before, with the note “asked ::error::on Monday”." in ran.out

    def test_what_is_new_since_an_earlier_run_and_what_is_gone_is_marked(self, figures: Runner, claims: Path) -> None:
        figures("compare", claims, "-o", "yesterday.csv")
        claims.write_text(
            CLAIMS.replace("1000", "748") + "Agency,wounded,900,people,Unrest,2022-01-06,\n", encoding="utf-8"
        )
        ran = figures("compare", claims, "--new-since", "yesterday.csv")
        assert ran.code == 0
        # Agency is against both now, and Health has the number that local media give for the police
        assert "since yesterday.csv: 2 differences new (+), 1 gone (-)" in ran.out
        assert "- People wounded. For 6 January 2022, Health gave 1,000 and Ministry gave 748: 252 apart.\n" in ran.out
        assert "since" not in ran.err, "the head counts them"
        ran = figures("compare", claims, "--new-since", "yesterday.csv", "-o", "today.csv")
        assert "figures: since yesterday.csv: 2 discrepancies new, 1 gone\n" in ran.err
        ran = figures("compare", claims, "--new-since", "no.csv")
        assert (ran.code, ran.out) == (2, "")
        assert "figures: cannot use the earlier report of 'no.csv'" in ran.err

    @pytest.mark.parametrize(
        ("content", "reason"),
        [(None, "No such file"), (b"a,b\n", "no discrepancies document"), (b"\xff", "it is not UTF-8")],
    )
    def test_a_file_of_accepted_disputes_that_cannot_be_used_is_an_error(
        self, figures: Runner, claims: Path, content: bytes | None, reason: str
    ) -> None:
        if content is not None:
            Path("accepted.csv").write_bytes(content)
        ran = figures("compare", claims, "--accept", "accepted.csv")
        assert (ran.code, ran.out) == (2, "")
        assert "figures: cannot use the accepted disputes of 'accepted.csv'" in ran.err
        assert reason in ran.err


class TestProposed:
    def test_what_nobody_has_reviewed_is_refused_left_out_or_taken(self, figures: Runner, claims: Path) -> None:
        text = "source,metric,figure,as_of,status\nA,killed,5,2022-01-06,\nB,killed,9,2022-01-06,extracted\n"
        claims.write_text(text, encoding="utf-8")
        ran = figures("compare", claims, "--fail-on", "any")
        assert (ran.code, ran.out) == (2, "")
        assert "1 claim was proposed by a program" in ran.err
        assert figures("compare", claims, "--fail-on", "any", "--skip-bad-rows").code == 0
        assert figures("compare", claims, "--fail-on", "any", "--unreviewed").code == 1
