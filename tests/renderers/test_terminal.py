"""What a reader sees in a terminal: the golden documents, their widths, and words that nobody would print."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from golden import BEIRUT, DOCUMENTS, EASTER, GOLDEN, KAZAKHSTAN, NEVER, Document, path, rendered
from rich.cells import cell_len

import figures
from figures.report.forms import FORMS

if TYPE_CHECKING:
    from figures.report.report import Report

ROOT = Path(__file__).parents[2]
WIDTHS = (40, 45, 60, 71, 72, 80, 100, 110, 120, 200)


@pytest.fixture(scope="module", params=[EASTER, BEIRUT, KAZAKHSTAN], ids=lambda file: file.stem)
def report(request: pytest.FixtureRequest) -> Report:
    return figures.compare(request.param)


@pytest.mark.parametrize("its", DOCUMENTS, ids=lambda its: its.name)
def test_each_document_is_as_it_was_read_and_agreed_to(its: Document) -> None:
    assert rendered(its) == path(its).read_text(encoding="utf-8")


def bare(line: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", line)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("look", [{}, {"all_claims": True}, {"ascii_only": True}, {"color": True}], ids=str)
def test_no_line_is_wider_than_asked(report: Report, width: int, look: dict[str, bool]) -> None:
    page = figures.render(report, "table", width=width, **look)  # type: ignore[call-overload]
    assert max(cell_len(bare(line)) for line in page.splitlines()) <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_in_blocks_every_figure_and_every_name_stands_whole(report: Report, width: int) -> None:
    page = figures.render(report, "table", width=width, all_claims=True)
    held = re.sub(r"[\s●├─┤╌→←]", "", page)
    for answer in report.answers:
        for row in answer.rows:
            for word in (*row.words.split(), *row.source.split()):
                assert word in held


def test_the_list_of_one_event_takes_thirty_lines_and_the_first_figures_stand_on_the_sixth(report: Report) -> None:
    lines = figures.render(report, "table", width=80).splitlines()
    assert len(lines) <= 30
    assert report.answers[0].pair is not None
    lower = report.answers[0].pair[0].words
    first = next(number for number, line in enumerate(lines, 1) if lower in line)
    assert first <= 6


def test_a_question_of_very_many_figures_takes_two_hundred_lines_with_its_ends_and_says_what_it_leaves_out() -> None:
    day = {"metric": "killed", "as_of": "2022-01-06"}
    rows = [{"source": f"Source {n}", "figure": str(n), **day} for n in range(100, 350)]
    report = figures.compare(rows)
    lines = figures.render(report, "table", width=80).splitlines()
    assert len(lines) <= 200
    assert "  150 figures between these not shown; --all shows them" in lines
    shown = [line for line in lines if line.startswith("  6 Jan  ")]
    assert [shown[0].split()[4], shown[-1].split()[4], len(shown)] == ["100", "349", 100]
    assert "  1  250 figures, from 100 (Source 100, 6 Jan) to 349 (Source 349, 6 Jan), stand" in lines
    assert sum("6 Jan  Source" in line for line in figures.render(report, "table", all_claims=True).splitlines()) == 250


def events(number: int) -> Report:
    """So many events of two questions each: the killed of event n lie n apart, the wounded agree."""
    day = {"as_of": "2022-01-06"}
    return figures.compare([
        {"source": source, "metric": metric, "figure": str(figure), "event": f"Event {n}", **day}
        for n in range(1, number + 1)
        for source, metric, figure in (("Army", "killed", 100), ("Hospital", "killed", 100 + n), ("Army", "wounded", 9))
    ])  # fmt: skip


def test_of_several_events_the_six_of_most_weight_are_listed_and_the_rest_counted() -> None:
    lines = figures.render(events(50), "table", width=80).splitlines()
    assert lines[0] == "50 events: 50 with conflicting figures"
    assert lines[4] == "≠ People killed · Event 50".ljust(78) + "50"
    assert lines[5] == "    100 Army, 6 Jan 2022 ≠ 150 Hospital, 6 Jan 2022"
    assert sum(line.startswith("≠") for line in lines) == 6
    assert "  … 44 more; --most 100 or --all shows more, -o conflicts.csv writes all" in lines
    assert lines[-3:] == ["50 WITHOUT CONFLICT", "", "50 of 50 events are in conflict. One event: --event NAME"]
    assert len(lines) <= 24


def test_a_single_claim_is_told_in_a_sentence_and_none_at_all_is_said() -> None:
    one = figures.compare([{"source": "UNICEF", "metric": "killed", "figure": "13", "as_of": "2019-04-23"}])
    told = "One claim: 13 people killed (UNICEF, 23 April 2019). Nothing to compare it with.\n"
    assert figures.render(one, "table", width=80) == told
    assert figures.render(one, "text") == told


def test_so_many_questions_as_are_asked_for_are_listed_in_the_order_that_was_asked_for() -> None:
    page = figures.render(events(8), "table", width=80, most=2, sort="name", conflicts=True)
    assert [line for line in page.splitlines() if line.startswith("≠")] == [
        "≠ People killed · Event 1".ljust(79) + "1",
        "≠ People killed · Event 2".ljust(79) + "2",
    ]


def test_nothing_in_the_piped_list_is_cut_wrapped_or_drawn(report: Report) -> None:
    page = figures.render(report, "table")
    assert not re.search(r"[●├─┤╌→]|\S…", page)
    for answer in report.answers:
        if answer.pair:
            line = next(line for line in page.splitlines() if line[2:].startswith(f"{answer.title}: "))
            assert all(one.when in line for one in answer.pair)


def test_ascii_paper_holds_nothing_else(report: Report) -> None:
    assert figures.render(report, "table", width=80, ascii_only=True, all_claims=True).isascii()


def test_without_colour_not_a_code_is_written_and_with_it_the_words_are_the_same(report: Report) -> None:
    plain = figures.render(report, "table", width=80, all_claims=True)
    colored = figures.render(report, "table", width=80, all_claims=True, color=True)
    assert "\x1b" not in plain
    assert bare(colored) == plain


def helps() -> list[tuple[str, str]]:
    """The help of commands, without their options and the kinds that some of them take."""
    from figures.cli.command import root

    pages = []
    for name in ("compare", "check", "read", "validate", "new", "vocabulary"):
        command = root.get_command(click.Context(root), name)
        assert command is not None
        words = command.get_help(click.Context(command, info_name=name))
        names = [*(kind.value for kind in figures.kinds()), r"--[\w-]+( NAME)?"]
        pages.append((f"help of {name}", re.sub("|".join(names), "", words)))
    return pages


def read_by_people() -> list[tuple[str, str]]:
    """Everything that somebody reads: golden documents of the terminal, the page of sentences, their forms."""
    pages = [(one.name, path(one).read_text(encoding="utf-8")) for one in DOCUMENTS if one.format != "html"]
    pages.append(("docs/sentences.md", (ROOT / "docs" / "sentences.md").read_text(encoding="utf-8")))
    return [*pages, *FORMS.items(), *helps()]


@pytest.mark.parametrize(("name", "words"), read_by_people(), ids=lambda value: value if len(value) < 40 else "")
def test_no_word_stands_in_it_that_nobody_would_print(name: str, words: str) -> None:
    words = re.sub(r"--metric NAME|the columns mean|\{\w+\}", "", words)
    found = [word for word in NEVER if re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", words)]
    assert not found
    assert not re.search(r"(?<!\S)/\w+/", words), "an absolute path"


def test_each_golden_document_is_made_by_one_entry() -> None:
    written = {one.name for one in GOLDEN.glob("*.txt")} | {one.name for one in GOLDEN.glob("*.html")}
    assert written == {path(one).name for one in DOCUMENTS}


def told_as_sentences(*rows: tuple[str, str, str]) -> str:
    claims = figures.load(
        [{"source": source, "metric": "killed", "figure": figure, "as_of": day} for source, figure, day in rows]
    )
    return figures.render(figures.compare(claims), "text")


def test_sentences_alone_name_the_figures_of_a_question_where_none_differ() -> None:
    mayor = told_as_sentences(("Mayor", "up to 20,000", "2023-09-14"), ("Red Crescent", "5300", "2023-09-13"))
    assert "1. Figures from 5,300 (Red Crescent, 13 Sep) to “up to 20,000” (Mayor, 14 Sep)." in mayor
    grown = told_as_sentences(
        ("Hospital", "15", "2022-01-05"), ("Police", "15", "2022-01-05"), ("AP", "22", "2022-01-06")
    )
    assert "1. Figures from 15 (Hospital and Police, 5 Jan) to 22 (AP, 6 Jan)." in grown
    assert "2. Two sources give 15 for 5 January: Hospital and Police." in grown
