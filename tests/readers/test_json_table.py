"""JSON and JSON lines as claims: numbers exactly as written, every fault with its line, our own report read back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from figures import ClaimsError, compare, load, render
from figures.readers import json_table

if TYPE_CHECKING:
    from pathlib import Path

A = '{"source": "A", "metric": "killed", "figure": 5}'


def written(path: Path, text: str | bytes) -> Path:
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def problems(path: Path) -> list[tuple[int | None, int | None, str]]:
    """Line, character and code of each problem."""
    with pytest.raises(ClaimsError) as caught:
        load(path)
    return [(problem.line, problem.column, problem.code) for problem in caught.value.problems]


FIGURES = [
    ("748", "748"),
    ("748.0", "748"),
    ("7.48e2", "748"),
    ("12345678901", "12345678901"),
    ('"748"', "748"),
    ('"2.298"', "2.298"),
    ('"007"', "007"),
    ('"at least 164"', "at least 164"),
    ('" \\u0661\\u0662 "', "١٢"),
]


@pytest.mark.parametrize("ending", ["json", "jsonl"])
@pytest.mark.parametrize(("figure", "text"), FIGURES)
def test_a_figure_is_read_exactly_as_it_is_written(tmp_path: Path, ending: str, figure: str, text: str) -> None:
    row = A.replace("5", figure)
    path = written(tmp_path / f"claims.{ending}", f"[{row}]" if ending == "json" else row)
    assert load(path)[0].figure.text == text


REFUSED = [
    ("748.5", "fractional-figure"),
    ("2.298", "fractional-figure"),
    ("true", "truth-value"),
    ("null", "missing-value"),
    ("NaN", "unreadable-number"),
    ("-Infinity", "unreadable-number"),
    ("1e999999999", "unreadable-number"),
    ("1" + "0" * 10_000, "unreadable-number"),
    ("0." + "1" * 10_000, "unreadable-number"),
    ("[5]", "unreadable-figure"),
    ('{"low": 5}', "unreadable-figure"),
    ('"5\\u0000"', "nul-character"),
    ('5, "figure": 6', "duplicate-key"),
]


@pytest.mark.parametrize(("figure", "code"), REFUSED, ids=[figure[:20] for figure, _ in REFUSED])
def test_what_is_no_count_is_refused_with_the_line_of_its_claim(tmp_path: Path, figure: str, code: str) -> None:
    row = A.replace("5", figure)
    assert problems(written(tmp_path / "claims.json", f"[\n {A},\n\n {row}\n]")) == [(4, None, code)]
    assert problems(written(tmp_path / "claims.jsonl", f"{A}\n\n{row}\n")) == [(3, None, code)]


SHAPES = [
    ("", (1, 1, "unreadable-json")),
    ("[", (1, 2, "unreadable-json")),
    (f"[{A}", (1, len(A) + 2, "unreadable-json")),
    (f"[{A},]", (1, len(A) + 3, "unreadable-json")),
    (f"[{A}]\n]", (2, 1, "unreadable-json")),
    (f"[{A} {A}]", (1, len(A) + 3, "unreadable-json")),
    ('{"a": 1}', (1, 1, "unreadable-json")),
    ('{"claims": 1}', (1, 12, "unreadable-json")),
    ('{"claims": []', (1, 14, "unreadable-json")),
    ("{}", (1, 1, "unreadable-json")),
    ("[\n 1]", (2, 2, "unreadable-json")),
    ("\n\n[1]", (3, 2, "unreadable-json")),
    ("5", (1, 1, "unreadable-json")),
    ("nonsense", (1, 1, "unreadable-json")),
    ("[" * 200_000, (None, None, "unreadable-json")),
    ('{"a":' * 100_000, (None, None, "unreadable-json")),
    ("[]", (None, None, "empty-file")),
    ("[{}]", (None, None, "empty-file")),
    ('[{"source": "A"}]', (None, None, "unknown-table")),
    ('[{"source": "A", "metric": "killed"}]', (None, None, "missing-column")),
    ('{"claims": [], "claims": []}', (1, 26, "unreadable-json")),
    ('{"a": "b", {"claims": []}: 5}', (1, 12, "unreadable-json")),
    ('{5: "b", "claims": []}', (1, 2, "unreadable-json")),
]


@pytest.mark.parametrize(("text", "problem"), SHAPES, ids=[text[:14] for text, _ in SHAPES])
def test_what_is_no_list_of_claims_is_refused_at_the_place(
    tmp_path: Path, text: str, problem: tuple[int | None, int | None, str]
) -> None:
    """Two faults may be told for the columns; all are of the same kind."""
    assert set(problems(written(tmp_path / "claims.json", text))) == {problem}


LINES = [
    (f"{A}\nnonsense\n", (2, 1, "unreadable-json")),
    (f"{A} {A}\n", (1, len(A) + 2, "unreadable-json")),
    (f"[{A}]\n", (1, 1, "unreadable-json")),
    (f"{A}\n{A[:20]}", (2, 17, "unreadable-json")),
]


@pytest.mark.parametrize(("text", "problem"), LINES)
def test_a_line_that_is_no_object_is_refused_at_the_place(
    tmp_path: Path, text: str, problem: tuple[int, int, str]
) -> None:
    assert problems(written(tmp_path / "claims.jsonl", text)) == [problem]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_json_is_read_in_any_encoding_of_unicode(tmp_path: Path, encoding: str) -> None:
    text = json.dumps([{"source": "Минздрав", "metric": "killed", "figure": 5}], ensure_ascii=False)
    assert load(written(tmp_path / "claims.json", text.encode(encoding)))[0].source == "Минздрав"


def test_bytes_that_are_no_text_are_refused_at_their_place(tmp_path: Path) -> None:
    path = written(tmp_path / "claims.json", '[\n{"source": "é'.encode() + b'\xff"}]')
    assert problems(path) == [(2, 14, "undecodable-text")]


def test_an_exponent_of_any_length_is_refused_like_a_long_one(tmp_path: Path) -> None:
    path = written(tmp_path / "claims.json", '[{"source": "A", "metric": "killed", "figure": 1e9999999999999999999}]')
    assert problems(path) == [(1, None, "unreadable-number")]


def test_what_stands_in_an_object_within_an_object_is_a_column_of_both_keys(tmp_path: Path) -> None:
    path = written(tmp_path / "deaths.json", '{"meta": {"n": 1}, "data": [{"day": "2022", "verified": {"killed": 3}}]}')
    (claim,) = load(path, mapping={"source": "X", "metric": "killed", "figure": "{verified.killed}"})
    assert claim.figure.text == "3"


@pytest.mark.parametrize(
    "within",
    [
        '"held": {"by": "A", "by": "B"}',
        '"held.by": "A", "held": {"by": "B"}',
    ],
)
def test_a_key_that_is_given_twice_is_refused_wherever_its_object_stands(tmp_path: Path, within: str) -> None:
    path = written(tmp_path / "claims.json", f'[{{"metric": "killed", "figure": 5, {within}}}]')
    claims = load(path, mapping={"source": "{held.by}"}, on_error="skip")
    assert len(claims) == 0
    (problem,) = claims.problems
    assert (problem.code, problem.line) == ("duplicate-key", 1)
    assert "is given twice" in problem.message


def test_claims_may_stand_anywhere_in_an_object(tmp_path: Path) -> None:
    path = written(tmp_path / "claims.json", f'{{"about": {{"claims": 5}},\n"claims": [{A}],\n"note": "x"}}')
    assert [claim.source for claim in load(path)] == ["A"]


def test_keys_that_nobody_knows_are_told_unless_the_document_is_our_own(tmp_path: Path) -> None:
    path = written(tmp_path / "claims.json", f'{{"claims": [{A[:-1]}, "low": 5, "metric_word": "died"}}]}}')
    claims = load(path)
    assert claims.notes[:-1] == (f"{path}: columns kept out of the analysis: low, metric_word",)
    assert claims[0].metric_word == "killed"


def test_claims_need_not_have_the_same_keys_and_a_null_is_not_stated(tmp_path: Path) -> None:
    path = written(tmp_path / "claims.json", f'[{A}, {{"figure": 7, "Source": "B", "metric": "killed", "via": null}}]')
    assert {code for _, _, code in problems(path)} == {"duplicate-column"}
    path = written(tmp_path / "claims.json", f'[{A}, {{"figure": 7, "source": "B", "metric": "killed", "via": null}}]')
    assert [(claim.source, claim.via) for claim in load(path)] == [("A", ()), ("B", ())]


def test_relays_may_be_a_list(tmp_path: Path) -> None:
    path = written(tmp_path / "claims.json", f'[{A[:-1]}, "via": ["The Insider", "Newsweek"]}}]')
    assert load(path)[0].via == ("The Insider", "Newsweek")


def test_our_own_report_is_read_back_in_the_words_of_its_rows(tmp_path: Path) -> None:
    report = compare(load("data/claims.csv"))
    back = load(written(tmp_path / "report.json", render(report, "json")))
    assert back.notes == ()
    assert {claim.id: claim for claim in back} == {claim.id: claim for claim in report.claims}
    assert render(compare(back), "csv") == render(report, "csv")


def test_too_large_a_document_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_table, "TEXT_LIMIT", 20)
    assert problems(written(tmp_path / "claims.json", f"[{A}]")) == [(None, None, "over-limit")]


def test_a_thousand_keys_are_a_table_and_more_are_none(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [
        {"source": "A", "metric": "killed", "figure": row, f"key {row}": 1} for row in range(1_000)
    ]
    assert [code for _, _, code in problems(written(tmp_path / "claims.json", json.dumps(rows)))] == ["unreadable-json"]
    assert len(load(written(tmp_path / "claims.json", json.dumps(rows[:997])))) == 997


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    names=st.lists(st.text(min_size=1).filter(lambda name: name.strip() and "\0" not in name), min_size=1, max_size=5)
)
def test_any_text_survives_both_forms(tmp_path: Path, names: list[str]) -> None:
    rows = [{"source": name, "metric": "killed", "figure": str(place)} for place, name in enumerate(names)]
    one = load(written(tmp_path / "claims.json", json.dumps(rows)))
    other = load(written(tmp_path / "claims.jsonl", "\n".join(map(json.dumps, rows))))
    assert [claim.source for claim in one] == [claim.source for claim in other]
    assert len(one) >= len(names)  # a semicolon makes two claims of a row
