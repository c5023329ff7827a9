"""The rim of the command line: exit codes, what goes to which stream, and that nothing shows a traceback unasked."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from figures import __version__
from figures.cli import documents, streams
from figures.cli.main import run
from figures.renderers import axis

if TYPE_CHECKING:
    from running import Runner

FIGURES = [sys.executable, "-m", "figures"]


class TestExitCodes:
    @pytest.mark.parametrize(
        ("argv", "code"),
        [
            (["--version"], 0),
            (["--help"], 0),
            (["-h"], 0),
            ([], 0),
            (["compare", "claims.csv"], 0),
            (["compare", "claims.csv", "--fail-on", "any"], 1),
            (["compare", "claims.csv", "--fail-on", "revision"], 0),
            (["validate", "claims.csv"], 0),
            (["validate", "bad.csv"], 1),
            (["check", "claims.csv", "--metric", "killed", "dozens", "--population", "protesters"], 0),
            (["check", "claims.csv", "--metric", "wounded", "1"], 1),
            (["compare", "bad.csv"], 2),
            (["compare", "nothing.csv"], 2),
            (["validate", "nothing.csv"], 2),
            (["compare", "claims.csv", "--profile", "flor"], 2),
            (["compare", "claims.csv", "--metric", "wonded"], 2),
            (["compare", "claims.csv", "--as-of", "6/1/2022"], 2),
            (["compare", "claims.csv", "--no-such-option"], 2),
            (["no-such-command"], 2),
            (["--no-such-option"], 2),
            (["compare", "--metric"], 2),
            (["read", "about"], 2),
            (["new", "claims.csv"], 2),
            (["explain", "nothing"], 2),
            (["schema"], 2),
        ],
    )
    @pytest.mark.usefixtures("claims", "bad")
    def test_each_outcome_has_its_code(self, figures: Runner, argv: list[str], code: int) -> None:
        ran = figures(*argv)
        assert ran.code == code, ran.err
        assert "Traceback" not in ran.err
        if code == 2 and argv[0] != "validate":  # whose document the problems are
            assert ran.out == ""
            assert ran.err

    def test_an_interruption_is_130_and_says_nothing(self, figures: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
        def interrupted(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("figures.readers.loading.default_claims", interrupted)
        assert figures("compare") == (130, "", "")

    def test_control_c_ends_a_command_that_waits_for_its_input(self) -> None:
        with subprocess.Popen(
            [*FIGURES, "compare", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            wait_until_it_reads(process)
            process.send_signal(signal.SIGINT)
            out, err = process.communicate()
        assert (process.returncode, out, err) == (130, b"", b"")

    @pytest.mark.parametrize("moment", range(0, 40, 2))
    def test_control_c_while_the_program_still_starts_says_nothing_either(self, moment: int, tmp_path: Path) -> None:
        """The signal comes while a module is looked for: `figures.cli.main` or one of the forty after it."""
        (tmp_path / "sitecustomize.py").write_text(
            "import os, signal, sys\n"
            "class Interrupting:\n"
            "    after = None\n"
            "    def find_spec(self, name, *_):\n"
            "        if name == 'figures.cli.main' or self.after is not None:\n"
            "            self.after = 0 if self.after is None else self.after + 1\n"
            f"        if self.after == {moment}:\n"
            "            os.kill(os.getpid(), signal.SIGINT)\n"
            "sys.meta_path.insert(0, Interrupting())\n"
        )
        paths = [str(tmp_path), os.environ.get("PYTHONPATH", "")]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
        done = subprocess.run([*FIGURES, "vocabulary"], capture_output=True, check=False, env=environment)
        assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")

    def test_the_package_loads_next_to_nothing_before_it_can_be_interrupted(self) -> None:
        """What is loaded before `main` begins ends in Python's own traceback, should the signal come just then."""
        before = "import sys; held = set(sys.modules); import figures.__main__; print(*(set(sys.modules) - held))"
        environment = {**os.environ, "PYTHONPATH": str(Path(streams.__file__).parents[2])}  # -S knows no installation
        done = subprocess.run(
            [sys.executable, "-S", "-c", before], capture_output=True, check=True, encoding="utf-8", env=environment
        )
        assert set(done.stdout.split()) == {"__future__", "figures", "figures.__main__", "figures.shown"}


def wait_until_it_reads(process: subprocess.Popen[bytes]) -> None:
    """Wait until the process has taken what was put into its standard input, and so is reading it."""
    import fcntl
    import struct
    import termios
    import time

    assert process.stdin is not None
    process.stdin.write(b"source,metric,figure\n")
    process.stdin.flush()
    for _ in range(2_000):
        left = struct.unpack("i", fcntl.ioctl(process.stdin, termios.FIONREAD, b"\0" * 4))[0]
        if not left:
            return
        time.sleep(0.01)
    pytest.fail("the command never read its input")


class TestFaults:
    def test_a_fault_is_one_line_with_the_programs_name(self, figures: Runner) -> None:
        ran = figures("explain", "exces")
        assert ran.err == "figures: there is no kind, no word and no code 'exces', did you mean 'excess'?\n"

    def test_a_bug_is_called_one(self, figures: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken() -> None:
            raise ZeroDivisionError("by\x1b[2J zero")

        monkeypatch.setattr("figures.readers.loading.default_claims", broken)
        ran = figures("compare")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.splitlines() == [
            "figures: this is a bug in figures: ZeroDivisionError: by\\x1b[2J zero",
            "figures: run it again with --debug and report what that shows",
        ]

    @pytest.mark.parametrize("argv", [["--debug", "explain", "exces"], ["explain", "exces", "--debug"]])
    def test_debug_shows_the_traceback(self, figures: Runner, argv: list[str]) -> None:
        ran = figures(*argv)
        assert ran.code == 2
        assert ran.err.startswith("Traceback")
        assert "SelectionError" in ran.err

    def test_debug_shows_nothing_when_nothing_is_wrong(self, figures: Runner, claims: Path) -> None:
        assert figures("compare", claims, "--debug") == figures("compare", claims)

    def test_too_little_memory_is_no_bug(self, figures: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
        def full() -> None:
            raise MemoryError

        monkeypatch.setattr("figures.readers.loading.default_claims", full)
        assert figures("compare") == (2, "", "figures: there is not enough memory for this\n")


class TestUsage:
    @pytest.mark.parametrize(
        ("argv", "message"),
        [
            (["cmopare"], "unknown command 'cmopare', did you mean 'compare'?"),
            (["zzz"], "unknown command 'zzz'"),
            (["compare", "--metrc", "x"], "no such option '--metrc', did you mean '--metric'?"),
            (["compare", "--format", "tabel"], "invalid value for '--format': unknown 'tabel', did you mean 'table'?"),
            (
                ["compare", "--color", "x"],
                "invalid value for '--color': unknown 'x', expected one of auto, always, never",
            ),
            (["compare", "--fail-on", "contradicton"], "unknown 'contradicton', did you mean 'contradiction'?"),
            (["compare", "--min-gap", "x"], "'x' is not a whole number of 0 or more"),
            (["compare", "--min-gap", "-1"], "'-1' is not a whole number of 0 or more"),
            (["compare", "--min-ratio", "nan"], "'nan' is not a number of 1 or more"),
            (["compare", "--min-ratio", "inf"], "'inf' is not a number of 1 or more"),
            (["compare", "--min-ratio", "0.9"], "'0.9' is not a number of 1 or more"),
            (["compare", "--width", "10"], "'10' is not a whole number of 40 or more"),
            (["compare", "-o", "x.cvs"], "cannot tell the format from the name 'x.cvs'; end it in .txt, .csv"),
            (["compare", "-o", "x"], "cannot tell the format from the name 'x'"),
            (["plot"], "missing option '-o' / '--output'"),
            (["plot", "-o", "x.csv"], "end it in .svg"),
            (["check", "5"], "say what happened to people: --metric wounded"),
            (["check", "--metric", "killed"], "name a figure"),
            (["check", "--statements", "x.csv", "--metric", "killed"], "each row says what --metric would say"),
            (["compare", "\x1b[2J", "--x\x1b"], "no such option '--x\\x1b'"),
        ],
    )
    def test_a_slip_of_the_pen_is_told_with_what_was_meant(
        self, figures: Runner, argv: list[str], message: str
    ) -> None:
        ran = figures(*argv)
        assert (ran.code, ran.out) == (2, "")
        assert message in ran.err
        lines = ran.err.splitlines()
        assert all(line.startswith("figures: ") for line in lines)
        assert lines[-1].startswith("figures: see 'figures")
        assert "\x1b" not in ran.err

    def test_the_help_of_the_command_is_named(self, figures: Runner) -> None:
        assert "see 'figures compare --help'" in figures("compare", "--metrc").err
        assert "see 'figures --help'" in figures("cmopare").err


class TestVersion:
    def test_it_is_printed_whatever_else_is_said(self, figures: Runner) -> None:
        for argv in (["--version"], ["--version", "compare"], ["--debug", "--version"]):
            assert figures(*argv) == (0, f"figures {__version__}\n", "")

    def test_the_module_runs_as_a_command(self) -> None:
        done = subprocess.run([*FIGURES, "--version"], capture_output=True, check=True)
        assert done.stdout.decode() == f"figures {__version__}\n"


class TestStreams:
    """Standard output and standard error of a process of its own, closed, broken or full."""

    @pytest.fixture
    def many(self, tmp_path: Path) -> Path:
        """Claims whose table fills more than a pipe holds."""
        rows = [f"S{n},wounded,{n % 7},people,E{n},2022-01-06" for n in range(1_500)]
        file = tmp_path / "many.csv"
        file.write_text("\n".join(["source,metric,figure,population,event,as_of", *rows, ""]), encoding="utf-8")
        return file

    @pytest.mark.parametrize("style", ["table", "csv", "json"])
    def test_a_reader_who_closes_the_pipe_has_seen_enough(self, many: Path, style: str) -> None:
        shown = f"{sys.executable} -m figures compare {many} --format {style}"
        command = f"{shown} | head -1 >/dev/null; echo ${{PIPESTATUS[0]}}"
        done = subprocess.run(["bash", "-c", command], capture_output=True, encoding="utf-8", check=True)
        assert (done.stdout, done.stderr) == ("0\n", "")

    def test_a_closed_pipe_does_not_hide_that_something_was_found(self, many: Path, claims: Path) -> None:
        command = f"{sys.executable} -m figures compare {many} {claims} --fail-on any | true; echo ${{PIPESTATUS[0]}}"
        done = subprocess.run(["bash", "-c", command], capture_output=True, encoding="utf-8", check=True)
        assert done.stdout == "1\n"
        assert "Traceback" not in done.stderr
        assert "Exception ignored" not in done.stderr

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
    @pytest.mark.parametrize("argv", [["compare", "CLAIMS"], ["--version"], ["--help"], ["read", "5"], ["explain"]])
    def test_a_full_disk_behind_standard_output_is_an_error(self, claims: Path, argv: list[str]) -> None:
        words = [str(claims) if word == "CLAIMS" else word for word in argv]
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [*FIGURES, *words], stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False
            )
        assert done.returncode == 2
        assert done.stderr == "figures: cannot write to standard output: no space left on device\n"

    def test_a_closed_standard_output_is_an_error(self, claims: Path) -> None:
        command = f"{sys.executable} -m figures compare {claims} >&-"
        done = subprocess.run(["bash", "-c", command], capture_output=True, encoding="utf-8", check=False)
        assert (done.returncode, done.stderr) == (2, "figures: cannot write to standard output: it is closed\n")

    def test_a_closed_standard_error_changes_nothing(self, bad: Path, claims: Path) -> None:
        for file, code in ((bad, 2), (claims, 0)):
            command = f"{sys.executable} -m figures compare {file} 2>&-"
            done = subprocess.run(["bash", "-c", command], capture_output=True, encoding="utf-8", check=False)
            assert done.returncode == code
            assert bool(done.stdout) is (code == 0)

    def test_data_is_the_same_bytes_whatever_the_locale_and_the_hash_seed(self, tmp_path: Path) -> None:
        (tmp_path / "claims.csv").write_text("source,metric,figure\nÖst,killed,5\nÉtat,killed,6\n", encoding="utf-8")
        for style in ("csv", "json", "html", "markdown", "wikitext"):
            seen = set()
            for seed, settings in (
                ("0", {"PYTHONIOENCODING": "ascii"}),
                ("1", {"LC_ALL": "C", "TZ": "Asia/Almaty", "COLUMNS": "50"}),
            ):
                environment = {**os.environ, "PYTHONHASHSEED": seed, **settings}
                command = [*FIGURES, "compare", "claims.csv", "--format", style]
                seen.add(subprocess.run(command, capture_output=True, check=True, env=environment, cwd=tmp_path).stdout)
            assert len(seen) == 1, style
            assert "Öst" in seen.pop().decode()

    def test_a_terminal_without_unicode_gets_a_table_in_ascii(self, figures: Runner, claims: Path) -> None:
        ran = figures("compare", claims, terminal=True, encoding="ascii")
        assert ran.code == 0
        assert ran.out.isascii()
        assert "748" in ran.out

    @pytest.mark.parametrize("encoding", ["gbk", "cp437", "cp1252", "koi8-r", "utf-8"])
    def test_a_terminal_that_lacks_some_of_what_is_drawn_gets_ascii(
        self, figures: Runner, tmp_path: Path, encoding: str
    ) -> None:
        """Such as gbk, which has circles, lines and curly quotation marks, but no shades."""
        (tmp_path / "claims.csv").write_text(
            "source,via,metric,figure,as_of\nA,B,killed,5,2022-01-05\nA,,killed,some 7,2022-01-06\n"
            "A,,killed,4,2022-01-07\nC,,killed,dozens,2022-01-07\nD,,killed,1,2022-01-08\n"
        )
        ran = figures("compare", "claims.csv", terminal=True, encoding=encoding)
        assert ran.code == 0
        assert "\\u" not in ran.out
        assert ran.out.isascii() is (encoding != "utf-8")

    def test_what_a_terminal_must_be_able_to_show_is_all_that_is_drawn(self) -> None:
        drawn = {sign for glyphs in (axis.DRAWN,) for sign in "".join(map("".join, glyphs))}
        assert drawn <= set(documents.BEYOND_ASCII)

    def test_characters_that_act_are_escaped_in_messages(self) -> None:
        assert streams.escaped("a\x1b[31m\u202eb\nc\t\x00") == "a\\x1b[31m\\u202eb\nc\\t\\x00"


def test_run_gives_the_code_and_raises_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "growth"]) == 0
    assert "GROWTH" in capsys.readouterr().out


class TestQuiet:
    def test_what_was_taken_and_written_is_not_told(self, figures: Runner, claims: Path, tmp_path: Path) -> None:
        loud = figures("compare", claims.name, "-o", "a.csv", "--fail-on", "any")
        quiet = figures("compare", claims.name, "-o", "b.csv", "--fail-on", "any", "-q")
        assert (quiet.code, quiet.out, quiet.err) == (loud.code, "", "")
        assert "wrote a.csv" in loud.err
        assert "failing on" in loud.err
        assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()

    def test_what_is_wrong_and_what_was_left_out_is_told_all_the_same(
        self, figures: Runner, bad: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert "3 problems" in figures("compare", bad.name, "--quiet").err
        assert "left out 2 rows" in figures("compare", bad.name, "-q", "--skip-bad-rows").err
        assert "no such option" in figures("compare", "-q", "--nothing").err
        monkeypatch.setenv("FIGURES_CLAIMS", bad.name)
        assert not figures("validate", "-q").err.startswith("figures: using")

    def test_it_holds_for_one_command_alone(self, figures: Runner, claims: Path) -> None:
        figures("compare", claims.name, "-q", "-o", "a.csv")
        assert "wrote a.csv" in figures("compare", claims.name, "-o", "a.csv").err
