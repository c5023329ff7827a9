"""`figures review`: keys in a terminal of its own, the file after each of them."""

from __future__ import annotations

import csv
import os
import re
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import figures as package
from figures.extraction.review import Review

if TYPE_CHECKING:
    from running import Runner

pty = pytest.importorskip("pty")

PROPOSED = """\
source,via,metric,figure,population,status,locator,words,span,because,check
the Kazakh Ministry,Lantern,killed,18,officials,extracted,paragraph 1,the Kazakh Ministry said 18 officials,16-18,passive “killed”; “said”,
the Kazakh Ministry,Lantern,wounded,748,people,extracted,paragraph 1,748 people wounded,30-33,bare “wounded”; “said”,a participle alone
,,detained,Some 2000,,extracted,paragraph 2,Some 2000 were arrested,40-49,passive “arrested”; nobody,no noun
,,killed,40,villagers,set aside,paragraph 3,denied killing 40 villagers,60-62,active “killing”; nobody,denied
"""


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    path = tmp_path / "claims.csv"
    path.write_text(PROPOSED, encoding="utf-8")
    return path


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def listening(terminal: int, screen: bytes, keys: str) -> bool:
    """Whether the program at the other end waits for them, keys or a line."""
    import termios

    modes = termios.tcgetattr(terminal)[3]
    return screen.endswith(b"> ") if keys[1:].endswith("\r") else not modes & termios.ICANON


def reviewed(claims: Path, *keys: str, options: tuple[str, ...] = ()) -> tuple[int, str]:
    """Run the review in a terminal, press keys (a line ends in a line break), and give exit code and screen."""
    ours, its = pty.openpty()
    program = [sys.executable, "-m", "figures", "review", str(claims), *options]
    own = str(Path(package.__file__).parents[1])
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100", "LINES": "40", "PYTHONPATH": own}
    process = subprocess.Popen(program, stdin=its, stdout=its, stderr=its, env=environment, close_fds=True)
    os.close(its)
    screen, waiting, told = b"", list(keys), 0
    last = time.monotonic()
    while time.monotonic() - last < 60:
        ready, _, _ = select.select([ours], [], [], 0.05)
        if ready:
            try:
                piece = os.read(ours, 65_536)
            except OSError:  # the terminal is closed: the review is over
                piece = b""
            if not piece:
                break
            screen, last = screen + piece, time.monotonic()
        elif waiting and len(screen) > told and listening(ours, screen, waiting[0]):
            os.write(ours, waiting.pop(0).encode())
            last, told = time.monotonic(), len(screen)
        elif process.poll() is not None:
            break
    code = process.wait(timeout=10)
    os.close(ours)
    return code, screen.decode("utf-8", "replace")


def test_enter_accepts_and_each_key_is_saved(claims: Path) -> None:
    code, screen = reviewed(claims, "\r", "q")
    assert code == 0
    assert [row["status"] for row in read(claims)] == ["reported", "extracted", "extracted", "set aside"]
    assert "1 of 3" in screen
    assert "2 left" in screen


def test_nothing_that_a_row_or_its_article_holds_acts_on_the_screen(claims: Path, tmp_path: Path) -> None:
    acts = "\x1b[7777m\x9b7777m[link=x]\u202e"
    claims.write_text(
        re.sub(
            "(Ministry|Lantern|officials|paragraph 1|said 18 officials|“killed”|a participle alone)",
            rf"\1{acts}",
            PROPOSED,
        ).replace("denied\n", f"denied{acts}\n"),
        encoding="utf-8",
    )
    article = tmp_path / "article.txt"
    article.write_text(f"the Ministry said 18{acts} officials of the town were killed on that day.", encoding="utf-8")
    for options in ((), ("--article", str(article))):
        code, screen = reviewed(claims, "s", "q\r", "b", "\r", "a", "q", "q", options=options)
        assert code == 0
        assert "1 of 3" in screen
        assert "[link=x]" in screen
        assert not re.search("\x1b\\[7777m|\x9b|\u202e", screen)
        claims.write_text(claims.read_text(encoding="utf-8").replace(",reported,", ",extracted,"), encoding="utf-8")


def test_the_review_goes_on_where_it_was_left(claims: Path) -> None:
    reviewed(claims, "\r", "q")
    _, screen = reviewed(claims, "q")
    assert "2 of 3" in screen
    assert "748" in screen


def test_a_name_is_shortened_once_and_spread_to_every_row_that_has_it(claims: Path) -> None:
    reviewed(claims, "s", "Ministry\r", "r", "q")
    assert [row["source"] for row in read(claims)] == ["Ministry", "Ministry", "", ""]


def test_a_number_takes_a_name_that_the_file_has(claims: Path) -> None:
    reviewed(claims, "\r", "\r", "s", "1\r", "q")
    assert read(claims)[2]["source"] == "the Kazakh Ministry"


def test_cells_are_corrected_and_what_cannot_be_read_is_refused(claims: Path) -> None:
    _, screen = reviewed(claims, "p", "police\r", "v", "-\r", "m", "wounded\r", "f", "about 18\r", "f", "soon\r", "q")
    row = read(claims)[0]
    assert (row["population"], row["via"], row["metric"], row["figure"]) == ("police", "", "wounded", "about 18")
    assert "soon" in screen


def test_a_row_is_dropped_and_taken_back(claims: Path) -> None:
    reviewed(claims, "d", "q")
    assert (read(claims)[0]["status"], read(claims)[0]["check"]) == ("set aside", "dropped")
    claims.write_text(PROPOSED, encoding="utf-8")
    reviewed(claims, "d", "u", "q")
    assert read(claims)[0]["status"] == "extracted"


def test_the_report_itself_is_one_key(claims: Path) -> None:
    reviewed(claims, "\r", "\r", "o", "\r", "q")
    assert (read(claims)[2]["source"], read(claims)[2]["status"]) == ("The report itself", "reported")


def test_the_row_before_is_shown_again(claims: Path) -> None:
    reviewed(claims, "\r", "b", "d", "q")
    assert [row["status"] for row in read(claims)][:2] == ["set aside", "extracted"]


def test_the_last_screen_takes_in_what_was_set_aside(claims: Path) -> None:
    code, screen = reviewed(claims, "\r", "\r", "\r", "1")
    assert code == 0
    assert "denied: denied killing 40 villagers" in screen
    assert (read(claims)[3]["status"], read(claims)[3]["check"]) == ("reported", "")


def test_the_figure_is_shown_in_its_lines_of_the_article(claims: Path, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("The ministry say18 officials of the north were killed, and more.", encoding="utf-8")
    _, screen = reviewed(claims, "q", options=("--article", str(article)))
    assert "of the north were" in screen


def test_keys_that_are_typed_ahead_count(claims: Path) -> None:
    reviewed(claims, "\r\rdq")
    assert [row["status"] for row in read(claims)] == ["reported", "reported", "set aside", "set aside"]


def test_without_a_terminal_it_is_told_what_else_to_do(figures: Runner, claims: Path) -> None:
    ran = figures("review", claims)
    assert (ran.code, "in a spreadsheet" in ran.err) == (2, True)
    assert claims.read_text(encoding="utf-8") == PROPOSED


def test_every_decision_can_be_undone_in_turn() -> None:
    review = Review([{"source": "", "status": "extracted"}, {"source": "", "status": "extracted"}])
    review.correct("source", "Army")
    review.spread()
    review.accept()
    review.drop()
    assert [(row["source"], row["status"]) for row in review.rows] == [("Army", "reported"), ("Army", "set aside")]
    assert [review.undo() for _ in range(5)] == [True, True, True, True, False]
    assert [(row["source"], row["status"]) for row in review.rows] == [("", "extracted"), ("", "extracted")]
    assert review.place == 0


def test_a_long_paragraph_is_cut_between_words(claims: Path, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    words = "It rained on and on. " * 30
    article.write_text(f"{words}Some 18 officials were killed. {words}", encoding="utf-8")
    at = len(words) + len("Some ")
    claims.write_text(PROPOSED.replace("16-18", f"{at}-{at + 2}"), encoding="utf-8")
    _, screen = reviewed(claims, "q", options=("--article", str(article)))
    shown = re.sub(r"\x1b\[[0-9;]*m", "", screen).split("─\r\n")[1].split("\r\n\r\n")[0].split()
    assert {shown[0], shown[-1]} <= {"It", "rained", "on", "and", "on."}
    assert "killed." in shown


def test_no_key_is_told_and_changes_nothing(claims: Path) -> None:
    _, screen = reviewed(claims, "x", "q")
    assert "'x' is no key here" in screen
    assert claims.read_text(encoding="utf-8") == PROPOSED
