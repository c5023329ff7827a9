"""`figures extract`: articles in, proposed claims out; and every bad input in words."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from running import Runner

STORY = """\
Blast in Varnesk

At least nine people were killed on Friday, the ministry said. Some 20 were arrested.

The army denied that its soldiers had killed 40 villagers.
"""


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_the_columns_are_those_of_a_claims_file_and_five_more(figures: Runner, article: Path) -> None:
    ran = figures("extract", article)
    assert ran.code == 0
    assert ran.out.splitlines()[0] == (
        "source,metric,figure,via,population,place,event,item,since,as_of,published,basis,status,url,locator,note,"
        "when,words,span,because,check"
    )
    first, second = rows(ran.out)
    assert (first["source"], first["metric"], first["figure"], first["population"]) == (
        "ministry", "killed", "At least nine", "people",
    )  # fmt: skip
    assert (first["status"], first["locator"], first["span"]) == ("extracted", "paragraph 2", "18-31")
    assert (second["source"], second["check"]) == ("", "no noun")
    assert f"{article}: 2 claims proposed (1 without a source), 1 set aside (1 denied)" in ran.err


def test_what_a_person_knows_fills_its_column_in_every_row(figures: Runner, article: Path) -> None:
    ran = figures(
        "extract", article, "--published", "2022-01-10", "--event", "Unrest", "--place", "Varnesk", "--url", "https://x.org/a"
    )  # fmt: skip
    for row in rows(ran.out):
        assert (row["published"], row["event"], row["place"], row["url"]) == (
            "2022-01-10", "Unrest", "Varnesk", "https://x.org/a",
        )  # fmt: skip
    assert rows(ran.out)[0]["since"] == rows(ran.out)[0]["as_of"] == "2022-01-07"


def test_what_was_set_aside_is_written_with_its_reason_if_asked_for(figures: Runner, article: Path) -> None:
    last = rows(figures("extract", article, "--all").out)[-1]
    assert (last["status"], last["check"], last["figure"]) == ("set aside", "denied", "40")


def test_a_file_is_written_whole_and_the_next_step_is_named(figures: Runner, article: Path, tmp_path: Path) -> None:
    out = tmp_path / "claims.csv"
    ran = figures("extract", article, "-o", out)
    assert (ran.code, ran.out) == (0, "")
    assert len(rows(out.read_text(encoding="utf-8"))) == 2
    assert f"next: figures review {out}" in ran.err


def test_the_article_itself_is_no_output(figures: Runner, article: Path) -> None:
    ran = figures("extract", article, "-o", article)
    assert ran.code == 2
    assert article.read_text(encoding="utf-8") == STORY


def test_json_has_spans_as_pairs_and_the_table_the_words(figures: Runner, article: Path) -> None:
    assert json.loads(figures("extract", article, "--format", "json").out)[0]["spans"] == [[18, 31]]
    assert "At least nine people were killed" in figures("extract", article, "--format", "table").out


def test_standard_input_is_read_when_no_file_is_named(figures: Runner) -> None:
    assert rows(figures("extract", stdin=STORY).out)[0]["figure"] == "At least nine"
    assert rows(figures("extract", "-", stdin=STORY).out)[0]["figure"] == "At least nine"


def test_without_a_file_on_a_terminal_it_is_told_what_to_do(figures: Runner) -> None:
    ran = figures("extract", terminal=True)
    assert (ran.code, "name an article" in ran.err) == (2, True)


def test_a_date_that_is_none_is_refused(figures: Runner, article: Path) -> None:
    assert figures("extract", article, "--published", "6/1/2022").code == 2


def test_markdown_is_read_without_its_marks(figures: Runner, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "# Blast\n\n- **Nine people** were [killed](https://x.org), the *ministry* said.\n", encoding="utf-8"
    )
    (row,) = rows(figures("extract", path).out)
    assert row["words"] == "Nine people were killed, the ministry said"


def test_a_page_gives_the_text_of_its_article_and_its_day(figures: Runner, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        '<!doctype html><html><head><title>12 killed</title><meta property="article:published_time" content="2022-01-07T08:00">'
        "<script>var x = '13 people were killed';</script></head><body><nav>14 people were killed</nav><article><p>Nine "
        "<b>people</b> were killed,<br>police said.</p><aside>15 were killed</aside></article><footer>16 were killed</footer>",
        encoding="utf-8",
    )  # fmt: skip
    ran = figures("extract", path)
    (row,) = rows(ran.out)
    assert (row["figure"], row["population"], row["published"]) == ("Nine", "people", "2022-01-07")
    assert "published 2022-01-07, as the page says" in ran.err


def test_a_page_without_an_article_gives_the_text_of_its_body(figures: Runner) -> None:
    page = "<html><body><div><p>Nine people were killed.</div><form>Ten people were killed.</form></body></html>"
    assert [row["figure"] for row in rows(figures("extract", stdin=page).out)] == ["Nine"]


MADE_PAGES = [
    # a list of other stories: each is a link as a whole
    ("<main><p>Nine people <a href=x>were killed</a>.</p><ul><li><a href=y>Ten people were killed</a></li></ul></main>", ["Nine"]),
    # an article element that only points to another story
    (f"<div><p>Nine people were killed.</p><p>{'It rained. ' * 20}</p></div><article>Ten people were killed.</article>", ["Nine", "Ten"]),
    # a heading that stands in the page's header
    ("<header><h1>Ten people were killed</h1>Eleven people were killed</header><article><p>It rained all day.</p></article>", ["Ten"]),
]  # fmt: skip


@pytest.mark.parametrize(("page", "due"), MADE_PAGES)
def test_a_page_gives_its_own_story_and_not_what_it_points_to(figures: Runner, page: str, due: list[str]) -> None:
    assert [row["figure"] for row in rows(figures("extract", stdin=f"<html><body>{page}</body></html>").out)] == due


def test_a_page_may_state_its_day_in_its_data(figures: Runner) -> None:
    page = '<html><script type="application/ld+json">{"datePublished": "2022-01-07T08:00Z"}</script><p>Nine people were killed at sea.</p></html>'
    assert rows(figures("extract", stdin=page).out)[0]["published"] == "2022-01-07"


def test_all_articles_of_a_folder_are_read_and_the_failure_of_one_is_told(figures: Runner, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "b.txt").write_text("", encoding="utf-8")
    (tmp_path / "c.txt").write_text("Three people died.", encoding="utf-8")
    (tmp_path / "d.csv").write_text("x", encoding="utf-8")
    ran = figures("extract", tmp_path)
    assert ran.code == 2
    assert f"{tmp_path / 'b.txt'}: no text to read" in ran.err
    assert [row["figure"] for row in rows(ran.out)] == ["At least nine", "Some 20", "Three"]
    assert rows(ran.out)[-1]["locator"] == f"{tmp_path / 'c.txt'}, paragraph 1"


BAD = [
    (b"", "a.txt", "no text to read"),
    (b"  \n\n --- \n", "a.txt", "no text to read"),
    (b"<html><body><script>let a = 1;</script></body></html>", "a.html", "its text is in scripts"),
    (
        b"<html><body><nav>News</nav><h1>A bad day</h1><script>let a = 1;</script></body></html>",
        "a.html",
        "its text is in scripts",
    ),
    (b"%PDF-1.7 ...", "a.pdf", "not text; copy the text out first"),
    (b"\x89PNG\r\n", "a.png", "not text; copy the text out first"),
    (b"PK\x03\x04 word", "a.docx", "not text; copy the text out first"),
    ("caf\u00e9".encode("latin-1"), "a.txt", "not UTF-8"),
    (
        "Al menos nueve personas murieron el viernes cuando una bomba estalló cerca del mercado central de la ciudad, "
        "según informaron fuentes del ministerio del interior en un comunicado.".encode(),
        "a.txt",
        "not English (0 of 100 common words); only English is read",
    ),
]


@pytest.mark.parametrize(("content", "name", "told"), BAD, ids=[told[:20] for _, _, told in BAD])
def test_what_is_no_article_is_refused_in_words(
    figures: Runner, tmp_path: Path, content: bytes, name: str, told: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    ran = figures("extract", path)
    assert (ran.code, ran.out) == (2, "")
    assert f"{path}: {told}" in ran.err


def test_of_a_file_that_is_too_large_no_more_than_that_is_read(figures: Runner, tmp_path: Path) -> None:
    path = tmp_path / "dump.txt"
    with path.open("wb") as stream:
        stream.truncate(100_000_000)
    ran = figures("extract", path)
    assert (ran.code, "larger than 5 MB, and no more is read" in ran.err) == (2, True)


def test_a_file_that_is_not_there_is_told(figures: Runner, tmp_path: Path) -> None:
    assert figures("extract", tmp_path / "none.txt").code == 2


def test_english_without_a_figure_is_the_header_alone(figures: Runner) -> None:
    ran = figures("extract", stdin="It rained in the town and nobody was there to see it.")
    assert (ran.code, len(ran.out.splitlines())) == (0, 1)
    assert "no claim found" in ran.err


def test_a_cell_that_would_be_a_formula_is_written_as_text(figures: Runner) -> None:
    (row,) = rows(figures("extract", "--event", "=1+1", stdin="Nine people were killed.").out)
    assert row["event"] == "'=1+1"


def test_a_frame_and_a_reason_to_set_aside_are_explained(figures: Runner) -> None:
    assert "nine guerrillas of the Army were killed" in figures("explain", "passive").out
    assert "denied that its soldiers" in figures("explain", "denied").out


NAMED = "source,metric,figure,span\nPolice,killed,Nine,0-4\nArmy,killed,ten,0-4\n"


def test_places_are_held_against_the_article(figures: Runner, tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_text(NAMED, encoding="utf-8")
    (tmp_path / "article.txt").write_text("Nine people were killed.", encoding="utf-8")
    ran = figures("validate", tmp_path / "claims.csv", "--against", tmp_path / "article.txt")
    assert ran.code == 1
    assert "at 0-4 the article has 'Nine', not 'ten'" in ran.out
    assert "misplaced-figure" in ran.out
    assert ran.out.count("misplaced-figure") == 1


def test_the_columns_of_a_proposal_are_not_told_as_unknown(figures: Runner, tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_text(NAMED, encoding="utf-8")
    assert "kept out" not in figures("validate", tmp_path / "claims.csv").err
