"""Source cells that hold more than a name, ids, and the columns that leave a question open: what a table's reader decides."""

from __future__ import annotations

import io

import pytest

from figures import Claims, ClaimsError, load

HEADER = "id,source,via,metric,figure,as_of"


def read(*rows: str, header: str = HEADER) -> Claims:
    return load(io.BytesIO("\n".join((header, *rows)).encode()))


def said(claims: Claims) -> list[tuple[str, str, str]]:
    return [(claim.id, claim.source, " > ".join(claim.via)) for claim in claims]


def test_each_source_of_a_cell_makes_a_claim_of_its_own() -> None:
    claims = read("k7,Associated Press; Khabar-24,Newsweek,killed,1,2022-01-07", "k8,AFP,,killed,2,2022-01-07")
    assert said(claims) == [
        ("k7.1", "Associated Press", "Newsweek"),
        ("k7.2", "Khabar-24", "Newsweek"),
        ("k8", "AFP", ""),
    ]
    assert [one.claims for one in claims.inputs] == [3]
    assert claims.notes == ()


def test_claims_of_one_cell_without_a_stated_id_have_ids_of_their_own_content() -> None:
    both, one = read(",AP; AFP,,killed,1,2022"), read(",AFP,,killed,1,2022")
    assert len({claim.id for claim in both}) == 2
    assert both[1].id == one[0].id


def test_relays_of_the_source_cell_are_read_and_told_once() -> None:
    claims = read(
        "a,Newsweek citing Ministry of Health,,killed,1,2022",
        "b,Ministry of Health (via AP),The Insider,killed,1,2022-01",
        "c,Newsweek citing Ministry of Health,Newsweek > Yahoo,killed,1,2022-02",
    )
    assert said(claims) == [
        ("a", "Ministry of Health", "Newsweek"),
        ("b", "Ministry of Health", "AP > The Insider"),
        ("c", "Ministry of Health", "Newsweek > Yahoo"),
    ]
    (note,) = claims.notes
    assert note.endswith(
        "sources with who relayed them in one cell, read as 'A via B': "
        "'Ministry of Health (via AP)'; 'Newsweek citing Ministry of Health'"
    )


def test_words_that_may_stand_between_two_names_are_kept_and_warned_of() -> None:
    claims = read("a,AP/AFP,,killed,1,2022", "b,'Police, according to AP',,killed,1,2022".replace("'", '"'))
    assert [claim.source for claim in claims] == ["AP/AFP", "Police, according to AP"]
    (note,) = claims.notes
    assert "taken as one name each, though they may be two: 'AP/AFP'; 'Police, according to AP'" in note


def test_an_empty_source_names_nobody() -> None:
    claims = read("a,,AP,killed,1,2022")
    assert (claims[0].source, claims[0].via, claims.named(0)) == ("", ("AP",), False)


def test_rows_that_say_the_same_are_one_claim_within_a_file_and_across_files() -> None:
    row = "a,AP,,killed,1,2022"
    assert len(read(row, row)) == 1
    assert len(read(row, row.replace("a,AP", "b,AP"))) == 2
    text = f"{HEADER}\n{row}\n".encode()
    assert len(load(io.BytesIO(text), io.BytesIO(text))) == 1


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        (["a,AP,,killed,1,2022", "a,AP,,killed,2,2022"], 3),
        (["a,AP; AFP,,killed,1,2022", "a.2,AP,,killed,2,2022"], 3),
        (["a.2,AP,,killed,2,2022", "a,AP; AFP,,killed,1,2022"], 3),
    ],
)
def test_an_id_that_another_claim_bears_is_refused(rows: list[str], line: int) -> None:
    with pytest.raises(ClaimsError) as caught:
        read(*rows)
    assert [(problem.line, problem.code) for problem in caught.value.problems] == [(line, "duplicate-id")]


@pytest.mark.parametrize(
    ("header", "heading"),
    [
        ("source,metric,figure,date", "date"),
        ("source,metric,figure,Date", "Date"),
        ("source,metric,figure,as_of,DATE", "DATE"),
        ("date,source,metric,figure,published", "date"),
    ],
)
def test_a_column_headed_date_is_refused_with_the_question_which_it_is(header: str, heading: str) -> None:
    cells = ",".join({"source": "A", "metric": "killed", "figure": "5"}.get(name, "2022") for name in header.split(","))
    with pytest.raises(ClaimsError) as caught:
        read(cells, header=header)
    (found,) = caught.value.problems
    assert (found.code, found.line) == ("unclear-column", 1)
    assert found.column == header.index(heading) + 1
    assert f"--set as_of={{{heading}}} or --set published={{{heading}}}" in found.hint


@pytest.mark.parametrize("header", ["source,metric,figure,as_of,published,date", "source,metric,figure,dates"])
def test_where_both_days_have_their_column_or_the_heading_is_another_nothing_is_asked(header: str) -> None:
    cells = ["A", "killed", "5", *["2022"] * (header.count(",") - 2)]
    assert any("kept out" in note for note in read(",".join(cells), header=header).notes)


def test_a_frame_with_a_date_is_asked_too() -> None:
    import pandas as pd

    with pytest.raises(ClaimsError) as caught:
        load(pd.DataFrame({"source": ["A"], "metric": ["killed"], "figure": [5], "date": ["2022"]}))
    assert [problem.code for problem in caught.value.problems] == ["unclear-column"]
