"""The verbs take whatever is plain, and answer what is not with an error of their own."""

from __future__ import annotations

import io
from collections import Counter
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

import figures
from figures import Claim
from figures.extraction.deeds import FRAMES
from figures.extraction.standing import STANDINGS
from figures.glossary import WORDS
from figures.problems import CODES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROWS: list[dict[str, Any]] = [
    {"source": "A", "metric": "killed", "figure": 10, "as_of": "2022-01-06"},
    {"source": "B", "metric": "killed", "figure": "20", "as_of": "2022-01-06", "note": "by phone"},
]
TEXT = "source,metric,figure,as_of,note\nA,killed,10,2022-01-06,\nB,killed,20,2022-01-06,by phone\n"


def from_path(folder: Path) -> Any:
    (folder / "claims.csv").write_text(TEXT, encoding="utf-8")
    return folder / "claims.csv"


FORMS: dict[str, Callable[[Path], Any]] = {
    "path": from_path,
    "path as text": lambda folder: str(from_path(folder)),
    "stream": lambda _: io.BytesIO(TEXT.encode()),
    "frame": lambda _: pd.DataFrame(ROWS),
    "dictionaries": lambda _: ROWS,
    "claims by hand": lambda _: [Claim(**row) for row in ROWS],
    "generator": lambda _: (Claim(**row) for row in ROWS),
    "loaded claims": lambda folder: figures.load(from_path(folder)),
}


@pytest.mark.parametrize("form", FORMS)
def test_compare_takes_claims_in_any_form(tmp_path: Path, form: str) -> None:
    (one,) = figures.compare(FORMS[form](tmp_path)).discrepancies
    assert (one.kind, one.a.sources, one.b.sources, one.gap) == ("contradiction", ("A",), ("B",), 10)


@pytest.mark.parametrize("form", FORMS)
def test_load_and_check_take_the_same(tmp_path: Path, form: str) -> None:
    assert len(figures.load(FORMS[form](tmp_path))) == 2
    assert figures.check(FORMS[form](tmp_path), metric="killed", figure=10).verdict == "disputed"


def test_several_forms_are_one_set(tmp_path: Path) -> None:
    claims = figures.load(from_path(tmp_path), [{"source": "C", "metric": "killed", "figure": 30}])
    assert [claim.source for claim in claims] == ["A", "B", "C"]


@pytest.mark.parametrize("nothing", [None, 5, b"source,metric", {"source": "A"}, [1, 2], object()])
def test_what_holds_no_claims_is_named_with_what_would(nothing: Any) -> None:
    for verb in (figures.load, figures.compare, lambda what: figures.check(what, metric="killed", figure=5)):
        with pytest.raises(TypeError, match="holds no claims; hand over a path, a DataFrame"):
            verb(nothing)


def test_a_word_for_bad_rows_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="on_error is 'Raise', expected 'raise' or 'skip'"):
        figures.load(io.BytesIO(TEXT.encode()), on_error="Raise")  # type: ignore[arg-type]


def test_bad_rows_of_dictionaries_are_problems_with_their_place() -> None:
    with pytest.raises(figures.ClaimsError) as caught:
        figures.compare([{**ROWS[0], "metric": "kiled"}, ROWS[1]])
    (problem,) = caught.value.problems
    assert (problem.code, problem.index) == ("unknown-metric", 0)
    assert len(figures.load([{**ROWS[0], "metric": "kiled"}, ROWS[1]], on_error="skip")) == 1


@pytest.mark.parametrize("figure", [None, 5.5, True, ["5"]])
def test_what_is_no_figure_is_named(figure: Any) -> None:
    with pytest.raises(TypeError, match="the figure is of the type"):
        figures.check(ROWS, metric="killed", figure=figure)


@pytest.mark.parametrize("day", [5, 2022.5, ["2022-01-06"]])
def test_what_is_no_day_is_named(day: Any) -> None:
    with pytest.raises(TypeError, match="as_of is of the type"):
        figures.compare(ROWS, as_of=day)


def test_a_vocabulary_may_be_a_file(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text("[metrics.drowned]\npart_of = 'killed'\n", encoding="utf-8")
    rows = [{"source": "A", "metric": "drowned", "figure": 9}]
    assert len(figures.compare(rows, vocabulary=tmp_path / "ours.toml").questions) == 1
    assert figures.check(rows, metric="drowned", figure=9, vocabulary=tmp_path / "ours.toml").verdict == "supported"


def test_a_profile_reads_vague_words_anew() -> None:
    rows = [{"source": "A", "metric": "killed", "figure": "dozens"}]
    lows = [figures.compare(rows, profile=profile).questions[0].given[0].low for profile in ("floor", "acled")]
    assert lows == [24, 12]


# ── Frames ──


def test_discrepancies_have_the_same_columns_and_types_whatever_they_hold() -> None:
    full, none = figures.discrepancies(pd.DataFrame(ROWS)), figures.discrepancies(pd.DataFrame(ROWS[:1]))
    empty = figures.discrepancies(pd.DataFrame(columns=["source", "metric", "figure"]))
    assert (len(full), len(none), len(empty)) == (1, 0, 0)
    assert dict(full.dtypes) == dict(none.dtypes) == dict(empty.dtypes)
    assert {str(kind) for kind in full.dtypes} == {"string", "Int64", "Float64", "boolean", "datetime64[s]"}


def test_a_frame_holds_dates_with_both_their_ends_and_misses_no_text() -> None:
    month = [{**row, "as_of": "2022-02"} for row in ROWS]
    (row,) = figures.discrepancies(pd.DataFrame(month)).to_dict("records")
    assert (row["as_of_a"], row["as_of_first_a"], row["as_of_last_a"]) == (
        "2022-02", pd.Timestamp(2022, 2, 1), pd.Timestamp(2022, 2, 28, 23, 59),
    )  # fmt: skip
    assert (row["rests_on"], row["place_a"], bool(pd.isna(row["since_a"]))) == ("coarse", "", True)
    assert (row["current"], row["gap"], row["ratio"], row["high_b"]) == (True, 10, 2.0, 20)


def test_the_frames_of_a_report_have_a_row_for_each_claim_and_question() -> None:
    report = figures.compare(ROWS)
    assert report.claims_frame()[["source", "figure", "low", "latest"]].to_numpy().tolist() == [
        ["A", "10", 10, True], ["B", "20", 20, True],
    ]  # fmt: skip
    (row,) = report.questions_frame().to_dict("records")
    assert (row["state"], row["low"], row["high"], row["lowest"], row["voices"]) == ("conflict", 10, 20, "A", 2)


# ── Explaining ──


@pytest.mark.parametrize("name", ["excess", "EXCESS ", "rests_on", "unknown-metric", "passive"])
def test_a_kind_a_word_and_a_code_are_explained(name: str) -> None:
    told = figures.explain(name)
    assert told.name == name.strip().lower()
    assert told.summary.endswith(".")
    assert told.text
    assert told.discrepancy == (told.name == "excess")
    assert figures.explanations()[told.name] == told


def test_what_can_be_explained_bears_names_of_its_own() -> None:
    by_sort = Counter(one.of for one in figures.explanations().values())
    assert by_sort["kind"] == len(figures.Kind)
    assert by_sort["word"] == len(WORDS)
    assert by_sort["code"] == len(CODES)
    assert by_sort["frame"] == len(FRAMES) + len(STANDINGS)


def test_what_nothing_is_called_gets_the_nearest_name() -> None:
    with pytest.raises(
        figures.SelectionError, match="there is no kind, no word and no code 'exces', did you mean 'excess'"
    ):
        figures.explain("exces")


def test_the_kinds_are_those_of_discrepancies_in_the_order_of_the_rules() -> None:
    assert [figures.explain(kind).discrepancy for kind in figures.kinds()] == [True] * len(figures.kinds())
    assert list(figures.kinds()) == [kind for kind in figures.Kind if figures.explain(kind).discrepancy]


# ── What is meant, and other tables ──


def test_what_is_meant_where_nothing_is_named_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FIGURES_CLAIMS", str(from_path(tmp_path)))
    monkeypatch.setenv("FIGURES_VOCABULARY", "ours.toml")
    assert figures.defaults() == (str(tmp_path / "claims.csv"), "FIGURES_CLAIMS", "ours.toml")


def test_a_vocabulary_of_ones_own_can_be_looked_into(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text("[metrics.drowned]\npart_of = 'killed'\n", encoding="utf-8")
    assert figures.load_vocabulary(tmp_path / "ours.toml").metrics["drowned"].part_of == ("killed",)


def test_a_table_becomes_a_claims_file_by_a_map_with_fields_of_ones_own() -> None:
    table = "Country,Date,Deaths\nX,2022-01-06,5\n"
    using = figures.load_map({"place": "{Country}", "as_of": "{Date}"}, {"metric": "killed", "source": "WHO"})
    text, claims = figures.import_table(
        io.BytesIO(table.encode()), mapping=figures.load_map(using, {"figure": "{Deaths}"})
    )
    assert text == "source,metric,figure,place,as_of\nWHO,killed,5,X,2022-01-06\n"
    assert [str(claim.figure) for claim in claims] == ["5"]
    with pytest.raises(figures.ClaimsError, match=r"^a claim has no field 'sorce', did you mean 'source'"):
        figures.load_map("acled", {"sorce": "WHO"})


def test_a_map_is_guessed_or_one_of_those_that_are_shipped() -> None:
    guessed = figures.guess_map(io.BytesIO(b"Country,Date,Deaths\nX,2022-01-06,5\n"))
    assert 'figure = "{Deaths}"' in guessed
    assert figures.maps()["acled"].text.startswith(("#", "title"))


def test_one_question_is_an_image_and_several_are_none() -> None:
    assert "<svg" in figures.render(figures.compare(ROWS), "svg")
    two = [*ROWS, {**ROWS[0], "metric": "wounded"}]
    with pytest.raises(figures.SelectionError, match="a plot shows one question, here are 2"):
        figures.render(figures.compare(two), "svg")
    with pytest.raises(figures.SelectionError, match="unknown format 'svg'"):
        figures.render(figures.check(ROWS, metric="killed", figure=10), "svg")


def test_the_columns_of_a_claims_file_are_rows() -> None:
    assert [field.name for field in figures.fields() if field.required] == ["source", "metric", "figure"]
