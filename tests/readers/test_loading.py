"""From paths to claims: which file is meant, which vocabulary, and several files as one set."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest

from figures import ClaimsError, VocabularyError, compare, load
from figures.claims.cells import Reading
from figures.readers.loading import (
    CLAIMS_VARIABLE,
    VOCABULARY_VARIABLE,
    default_claims,
    example_claims,
    load_vocabulary,
)
from figures.readers.statements import load_statements
from figures.words.vocabulary import standard

ROWS = b"source,metric,figure\nA,killed,5\n"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one's own, and no variables set."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(CLAIMS_VARIABLE, raising=False)
    monkeypatch.delenv(VOCABULARY_VARIABLE, raising=False)
    return tmp_path


def test_several_files_are_one_set_in_the_order_named(elsewhere: Path) -> None:
    Path("b.csv").write_bytes(ROWS)
    Path("a.csv").write_bytes(ROWS.replace(b"A", b"B").replace(b"5", b"9"))
    claims = load("b.csv", Path("a.csv"))
    assert [claim.source for claim in claims] == ["A", "B"]
    assert [(one.path, one.sha256, one.claims) for one in claims.inputs] == [
        ("b.csv", hashlib.sha256(ROWS).hexdigest(), 1),
        ("a.csv", hashlib.sha256(ROWS.replace(b"A", b"B").replace(b"5", b"9")).hexdigest(), 1),
    ]
    assert [one.kind.value for one in compare(claims).discrepancies] == ["contradiction"]
    assert [one.because for one in compare(load("b.csv", "a.csv")).discrepancies] == [
        one.because for one in compare(load("a.csv", "b.csv")).discrepancies
    ]


def test_the_same_bytes_given_twice_are_used_once_and_that_is_told(elsewhere: Path) -> None:
    Path("a.csv").write_bytes(ROWS)
    Path("link.csv").symlink_to("a.csv")
    assert (len(load("a.csv", "a.csv")), load("a.csv", "a.csv").notes[0]) == (1, "a.csv: given twice, used once")
    assert load("a.csv", "link.csv").notes[0] == "a.csv: the same bytes as link.csv: given twice, used once"


def test_a_claim_of_two_files_is_used_once_and_that_is_told(elsewhere: Path) -> None:
    Path("a.csv").write_bytes(ROWS)
    Path("b.csv").write_bytes(ROWS + b"B,killed,6\n")
    claims = load("a.csv", "b.csv")
    assert [claim.source for claim in claims] == ["A", "B"]
    assert [one.claims for one in claims.inputs] == [1, 1]
    assert claims.notes[0] == "b.csv: 1 claim is in a.csv too: given twice, used once"


def test_an_open_stream_of_bytes_is_read_and_one_of_text_refused() -> None:
    assert len(load(io.BytesIO(ROWS))) == 1
    with pytest.raises(TypeError, match="bytes"):
        load(io.StringIO(ROWS.decode()))


def test_without_a_name_the_variable_is_asked_first_then_the_folder_then_the_example(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, why = default_claims()
    assert Path(path) == example_claims()
    assert "example" in why
    Path("data").mkdir()
    Path("data/claims.csv").write_bytes(ROWS)
    assert default_claims() == (str(Path("data/claims.csv")), "below the current folder")
    assert len(load()) == 1
    Path("mine.csv").write_bytes(ROWS + b"B,killed,6\n")
    monkeypatch.setenv(CLAIMS_VARIABLE, "mine.csv")
    assert default_claims() == ("mine.csv", CLAIMS_VARIABLE)
    assert len(load()) == 2
    monkeypatch.setenv(CLAIMS_VARIABLE, "")
    assert len(load()) == 1


def test_a_variable_that_names_no_file_is_an_error_and_not_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CLAIMS_VARIABLE, "gone.csv")
    with pytest.raises(ClaimsError, match=r"gone\.csv"):
        load()


def test_the_example_is_at_hand_wherever_one_stands() -> None:
    assert example_claims().is_file()
    assert len(load()) == 17


def test_one_bad_file_among_good_ones_is_refused(elsewhere: Path) -> None:
    Path("a.csv").write_bytes(ROWS)
    with pytest.raises(ClaimsError) as caught:
        load("a.csv", "gone.csv")
    assert [(one.path, one.code) for one in caught.value.problems] == [("gone.csv", "unreadable-file")]


def test_every_file_that_cannot_be_read_is_named_and_every_bad_row_of_the_others(elsewhere: Path) -> None:
    Path("bad.csv").write_bytes(ROWS + b"B,beheadd,5\nC,killed,many of\n")
    Path("empty.csv").write_bytes(b"")
    Path("good.csv").write_bytes(ROWS)
    Path("torn.json").write_bytes(b"[{")
    Path("torn.xlsx").write_bytes(b"no workbook")
    with pytest.raises(ClaimsError) as caught:
        load("gone.csv", "bad.csv", "empty.csv", "good.csv", ".", "torn.json", "torn.xlsx")
    found = [(one.path, one.line, one.code) for one in caught.value.problems]
    assert found[:5] == [
        ("gone.csv", None, "unreadable-file"),
        ("bad.csv", 3, "unknown-metric"),
        ("bad.csv", 4, "unreadable-figure"),
        ("empty.csv", None, "empty-file"),
        (".", None, "unreadable-file"),
    ]
    assert [path for path, *_ in found[5:]] == ["torn.json", "torn.xlsx"]


def test_skipping_bad_rows_skips_no_file_and_names_them_all(elsewhere: Path) -> None:
    Path("bad.csv").write_bytes(ROWS + b"B,beheadd,5\n")
    with pytest.raises(ClaimsError) as caught:
        load("gone.csv", "bad.csv", "lost.csv", on_error="skip")
    assert [one.path for one in caught.value.problems] == ["gone.csv", "lost.csv"]
    assert [one.code for one in load("bad.csv", on_error="skip").problems] == ["unknown-metric"]


@pytest.mark.parametrize(
    ("header", "hint"),
    [
        ("metric,figure", "whoever makes the statement; its cells may be empty"),
        ("Sources,metric,figure", "its cells may be empty"),
    ],
)
def test_statements_without_a_column_of_sources_are_refused_with_what_it_is_for(header: str, hint: str) -> None:
    row = "A," * header.count("Sources") + "killed,5"
    with pytest.raises(ClaimsError) as caught:
        load_statements(io.BytesIO(f"{header}\n{row}\n".encode()), Reading(standard()))
    (problem,) = caught.value.problems
    assert (problem.code, problem.line) == ("missing-column", 1)
    assert problem.hint.endswith(hint)
    assert ("Sources" in problem.hint) is ("Sources" in header)  # what the reader suggests is kept
    with pytest.raises(ClaimsError) as other:
        load_statements(io.BytesIO(b"source,figure\nA,5\n"), Reading(standard()))
    assert "statement" not in str(other.value)


def test_an_ending_names_its_reader_and_any_other_is_read_as_csv(elsewhere: Path) -> None:
    Path("claims.txt").write_bytes(ROWS)
    Path("CLAIMS.CSV").write_bytes(ROWS.replace(b"A", b"B"))
    Path("claims.tsv").write_bytes(ROWS.replace(b"A", b"C").replace(b",", b"\t"))
    assert len(load("claims.txt", "CLAIMS.CSV", "claims.tsv")) == 3


# ── words ────────────────────────────────────────────────────────────────────────────────────────────────────────────

DROWNED = '[metrics.drowned]\npart_of = "killed"\n'


def test_a_vocabulary_is_named_by_path_by_the_environment_or_handed_over(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("ours.toml").write_text(DROWNED, encoding="utf-8")
    row = io.BytesIO(ROWS.replace(b"killed", b"drowned"))
    assert load(row, vocabulary="ours.toml")[0].metric == "drowned"
    row.seek(0)
    assert load(row, vocabulary=standard().extended(DROWNED, "x"))[0].metric == "drowned"
    row.seek(0)
    with pytest.raises(ClaimsError, match="unknown metric 'drowned'"):
        load(row)
    row.seek(0)
    monkeypatch.setenv(VOCABULARY_VARIABLE, "ours.toml")
    assert load(row)[0].metric == "drowned"


def test_a_vocabulary_of_ones_own_takes_part_in_the_comparison(elsewhere: Path) -> None:
    Path("ours.toml").write_text('\ufeff[metrics.drowned]\npart_of = "killed"\n', encoding="utf-8")
    rows = io.BytesIO(b"source,metric,figure\nA,drowned,9\nB,killed,5\n")
    assert [one.kind.value for one in compare(load(rows, vocabulary="ours.toml")).discrepancies] == ["excess"]


def test_a_metric_worded_as_not_cumulative_by_ones_own_vocabulary_may_fall(elsewhere: Path) -> None:
    Path("ours.toml").write_text("[metrics.besieged]\ncumulative = false\n", encoding="utf-8")
    rows = b"source,metric,figure,as_of\nA,besieged,9,2022-01-05\nB,besieged,5,2022-01-06\n"
    assert list(compare(load(io.BytesIO(rows), vocabulary="ours.toml")).discrepancies) == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "cannot read the vocabulary 'ours.toml'"),
        (b"\xff\xfe", "it is not UTF-8"),
        (b"[metrics", "not valid TOML"),
    ],
)
def test_a_vocabulary_that_cannot_be_used_is_refused_by_name(
    elsewhere: Path, content: bytes | None, message: str
) -> None:
    if content is not None:
        Path("ours.toml").write_bytes(content)
    with pytest.raises(VocabularyError, match=r"ours\.toml") as caught:
        load_vocabulary("ours.toml")
    assert message in str(caught.value)


def test_a_profile_that_is_none_is_refused_before_anything_is_read() -> None:
    with pytest.raises(VocabularyError, match="did you mean 'acled'"):
        load("gone.csv", profile="acledd")
