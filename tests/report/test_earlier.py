"""What an earlier run told: disputes, not numbers; damaged files are refused with what is wrong and where."""

from __future__ import annotations

import csv
import html
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from tables import report_of

import figures
from figures import SelectionError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HEAD = "id,source,metric,figure,population,since,as_of\n"
MORNING = HEAD + "a,Ministry,killed,100,people,,2022-01-05\nb,Hospital,killed,140,people,,2022-01-05\n"
EVENING = HEAD + "a,Ministry,killed,120,people,,2022-01-06\nb,Hospital,killed,180,people,,2022-01-06\n"


@pytest.fixture(params=["csv", "json"])
def accepting(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., figures.Report]:
    """Judge one table while the disputes of another are accepted."""

    def judged(once: str, now: str, **asked: Any) -> figures.Report:
        file = tmp_path / f"accepted.{request.param}"
        text = figures.render(report_of(once, **asked), str(request.param))
        assert isinstance(text, str)
        file.write_text(text, encoding="utf-8")
        return report_of(now, accept=file)

    return judged


def news(report: figures.Report) -> list[str]:
    return [one.kind.value for one in report.discrepancies if not one.accepted]


def test_tomorrows_numbers_of_the_same_dispute_are_no_news(accepting: Callable[..., figures.Report]) -> None:
    report = accepting(MORNING, EVENING)
    assert (news(report), report.accepted) == ([], 1)


def test_a_gap_more_than_twice_the_accepted_one_is_news(accepting: Callable[..., figures.Report]) -> None:
    wider = EVENING.replace("180", "200"), EVENING.replace("180", "201")  # 40 was accepted: 80, and 81
    assert [news(accepting(MORNING, table)) for table in wider] == [[], ["contradiction"]]


@pytest.mark.parametrize(
    "changed",
    [
        EVENING.replace("Hospital", "Mayor"),
        EVENING.replace("people", "police"),
        EVENING.replace(",,2022", ",2022-01-03,2022"),
        EVENING.replace("killed", "wounded"),
    ],
    ids=["source", "population", "since", "metric"],
)
def test_another_source_or_question_is_news(accepting: Callable[..., figures.Report], changed: str) -> None:
    assert news(accepting(MORNING, changed)) == ["contradiction"]


def test_a_row_is_accepted_only_if_the_dispute_of_each_pair_of_its_sources_is(
    accepting: Callable[..., figures.Report],
) -> None:
    both = MORNING + "c,Mayor,killed,140,people,,2022-01-05\n"
    assert news(accepting(both, MORNING)) == []
    assert news(accepting(MORNING, both)) == ["contradiction"]


def test_sides_that_name_nobody_are_one(accepting: Callable[..., figures.Report]) -> None:
    unnamed = MORNING.replace("Hospital", "witnesses"), EVENING.replace("Hospital", "local media")
    assert news(accepting(*unnamed)) == []


def test_two_that_name_nobody_are_not_one_source(accepting: Callable[..., figures.Report]) -> None:
    both = [text.replace("Hospital", "witnesses").replace("Ministry", "officials") for text in (MORNING, EVENING)]
    assert news(accepting(*both)) == []


def test_within_one_source_the_numbers_are_the_dispute(accepting: Callable[..., figures.Report]) -> None:
    once = HEAD + "a,Maui,killed,115,people,,2023-08-21\nb,Maui,killed,97,people,,2023-09-15\n"
    assert news(accepting(once, once)) == []
    assert news(accepting(once, once.replace("97", "96"))) == ["revision"]


def test_a_part_over_its_whole_is_accepted_by_both_questions(accepting: Callable[..., figures.Report]) -> None:
    once = HEAD + "a,A,beheaded,200,people,,2022-01-06\nb,B,killed,150,people,,2022-01-06\n"
    assert news(accepting(once, once)) == []
    assert news(accepting(once, once.replace("killed", "casualties"))) == ["excess"]


def test_a_note_that_somebody_wrote_beside_it_is_kept(tmp_path: Path) -> None:
    document = json.loads(figures.render(report_of(MORNING), "json"))
    document["discrepancies"][0]["note"] = "asked on Monday"
    (tmp_path / "a.json").write_text(json.dumps(document), encoding="utf-8")
    head, row = figures.render(report_of(MORNING), "csv").splitlines()
    (tmp_path / "a.csv").write_text(f"{head},note\n{row},asked on Monday\n", encoding="utf-8")
    for name in ("a.json", "a.csv"):
        (one,) = report_of(EVENING, accept=tmp_path / name).discrepancies
        assert (one.accepted, one.note) == (True, "asked on Monday")


def test_without_a_file_nothing_is_accepted() -> None:
    report = report_of(MORNING)
    assert (report.accepted, report.discrepancies[0].accepted) == (None, False)


def test_what_was_accepted_and_is_gone_is_told(accepting: Callable[..., figures.Report]) -> None:
    settled = MORNING.replace("140", "100")
    report = accepting(MORNING, settled)
    assert [one.because for one in report.accepted_gone] == [GONE]
    assert "1 ACCEPTED BEFORE, GONE NOW" in figures.render(report, "text")
    assert accepting(MORNING, EVENING).accepted_gone == ()


# ── What is new, and what is gone ──

GONE = "People killed. For 5 January 2022, Hospital gave 140 and Ministry gave 100: 40 apart."
KNOWN = MORNING + "c,Mayor,wounded,30,people,,2022-01-05\nd,Police,wounded,44,people,,2022-01-05\n"
TODAY = KNOWN.replace("Hospital,killed,140", "Hospital,killed,100") + "e,Agency,wounded,60,people,,2022-01-05\n"
"""Mayor and Police as before; nobody is against Ministry's 100 any more; Agency is new against Mayor and Police."""


@pytest.fixture(params=["csv", "json"])
def since(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., figures.Report]:
    """Judge one table since another."""

    def judged(once: str, now: str, **asked: Any) -> figures.Report:
        file = tmp_path / f"yesterday.{request.param}"
        text = figures.render(report_of(once), str(request.param))
        assert isinstance(text, str)
        file.write_text(text, encoding="utf-8")
        return report_of(now, new_since=file, **asked)

    return judged


def test_what_an_earlier_report_did_not_have_is_new_and_what_it_had_is_gone(
    since: Callable[..., figures.Report],
) -> None:
    report = since(KNOWN, TODAY)
    assert [(one.a.figures, one.b.figures, one.new) for one in report.discrepancies] == [
        (("30",), ("44",), False),
        (("30",), ("60",), True),
        (("44",), ("60",), True),
    ]
    assert (report.new, [one.because for one in report.gone]) == (2, [GONE])


def test_since_the_same_claims_nothing_is_new_or_gone(since: Callable[..., figures.Report]) -> None:
    report = since(KNOWN, KNOWN)
    assert (report.new, report.gone) == (0, ())
    assert "Since yesterday" in figures.render(report, "text")
    assert "0 differences new (+), 0 gone (-)" in figures.render(report, "text")


def test_what_its_own_source_has_replaced_since_is_gone_for_nobody_stands_by_it(
    since: Callable[..., figures.Report],
) -> None:
    later = MORNING + "c,Hospital,killed,100,people,,2022-01-06\n"
    report = since(MORNING, later)
    assert [one.because for one in report.gone] == [GONE]
    assert [(one.kind.value, one.new) for one in report.discrepancies if one.current] == [("revision", True)]


def test_a_filter_leaves_out_what_is_gone_elsewhere(since: Callable[..., figures.Report]) -> None:
    assert [len(since(KNOWN, TODAY, metric=metric).gone) for metric in ("killed", "wounded")] == [1, 0]
    assert [len(since(KNOWN, TODAY, source=source).gone) for source in ("Hospital", "Agency")] == [1, 0]


@pytest.mark.parametrize("name", ["table", "text", "markdown", "wikitext", "html", "csv", "json"])
def test_every_document_marks_what_is_new_and_tells_what_is_gone(
    since: Callable[..., figures.Report], name: str
) -> None:
    document = html.unescape(str(figures.render(since(KNOWN, TODAY), name))).replace("\\+", "+")
    once, again = "Police gave 44 and Mayor gave 30: 14 apart", "Agency gave 60, Mayor 30 and Police 44"
    if name in ("csv", "json"):
        new, gone = ("new,contradiction", "gone,contradiction") if name == "csv" else ('"news": "new"', '"gone": [\n')
        assert (document.count(new), document.count(gone)) == (2, 1)
    else:
        assert f"+ For 5 January, {again}" in document
        assert f"+ {once}" not in document
        assert "2 differences new (+), 1 gone (-)" in document or name == "wikitext"
        assert "1 GONE SINCE yesterday" in document
    assert GONE in document


def test_in_a_list_the_question_bears_the_mark(since: Callable[..., figures.Report]) -> None:
    four = "".join(f"{n},A,{metric},9,people,,2022-01-05\n" for n, metric in enumerate(("missing", "held")))
    lines = figures.render(since(KNOWN + four, TODAY + four), "table", width=80).splitlines()
    assert lines[2].startswith("since yesterday.")
    assert lines[2].endswith(": 2 differences new (+), 1 gone (-)")
    assert lines[5] == "≠ + People wounded".ljust(78) + "30"
    assert [line for line in lines if line.startswith("-")] == [f"- {GONE.removesuffix(' apart.')}"]


def test_a_report_that_tells_what_is_gone_can_be_the_earlier_one_tomorrow(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        asked = {} if name == "a.csv" else {"new_since": tmp_path / "a.csv"}
        text = figures.render(report_of(KNOWN if name == "a.csv" else TODAY, **asked), "csv")
        (tmp_path / name).write_text(text, encoding="utf-8")
    report = report_of(TODAY, new_since=tmp_path / "b.csv")
    assert (report.new, report.gone) == (0, ())


def test_frames_and_workbooks_have_what_is_gone_in_typed_columns(since: Callable[..., figures.Report]) -> None:
    frame = since(KNOWN, TODAY).to_frame()
    assert list(frame["news"]) == ["", "new", "new", "gone"]
    assert list(frame["gap"]) == [14, 30, 16, 40]
    assert frame["sources_a"].iloc[-1] == "Ministry"
    assert figures.render(since(KNOWN, TODAY), "xlsx")[:2] == b"PK"


def test_a_note_beside_an_accepted_dispute_stands_in_every_document(tmp_path: Path) -> None:
    head, row = figures.render(report_of(MORNING), "csv").splitlines()
    (tmp_path / "a.csv").write_text(f"{head},note\n{row},asked on Monday\n", encoding="utf-8")
    report = report_of(EVENING, accept=tmp_path / "a.csv")
    for name in ("table", "text", "markdown", "wikitext", "html"):
        document = html.unescape(figures.render(report, name))
        assert "Accepted before, with the note “asked on Monday”." in document
        assert "1 difference accepted before" in document.replace("Differences", "differences") or name == "wikitext"
    assert figures.render(report, "csv").splitlines()[1].endswith(",true,asked on Monday")
    (told,) = json.loads(figures.render(report, "json"))["discrepancies"]
    assert (told["accepted"], told["note"]) == (True, "asked on Monday")


# ── Files that somebody touched ──


def by_spreadsheet(text: str) -> str:
    """The CSV as a spreadsheet may save it anew: a mark at the beginning, semicolons, 115.0 for 115."""
    rows = list(csv.reader(io.StringIO(text)))
    cells = [[f"{cell}.0" if cell.isdecimal() else cell for cell in row] for row in rows]
    written = io.StringIO()
    csv.writer(written, delimiter=";").writerows(cells)
    return "\ufeff" + written.getvalue()


def test_what_a_spreadsheet_saved_anew_is_read_as_it_was_meant(tmp_path: Path) -> None:
    once = HEAD + "a,Maui,killed,115,people,,2023-08-21\nb,Maui,killed,97,people,,2023-09-15\n"
    saved = by_spreadsheet(figures.render(report_of(once), "csv"))
    assert ";97.0;" in saved
    (tmp_path / "a.csv").write_text(saved, encoding="utf-8", newline="")
    assert news(report_of(once, accept=tmp_path / "a.csv")) == []


def damaged(text: str, how: str) -> str:
    head, row = text.splitlines()
    return {
        "cut in a row": f"{head}\n{row[:60]}",
        "cut in a sentence": f"{head}\n{row[: row.rindex('apart')]}",
        "no column": text.replace("basis_b", "basis_c"),
        "a cell more": f"{head}\n{row},\n",
        "a day as Americans write it": f"{head}\n{row.replace('2022-01-03', '1/3/2022', 1)}\n",
    }[how]


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("cut in a row", "line 2 has"),
        ("cut in a sentence", "line 2: unexpected end of data; is the file cut off?"),
        ("no column", "it has no column 'basis_b'"),
        ("a cell more", "line 2 has 1 cell more than the header"),
        ("a day as Americans write it", "was it saved anew by a spreadsheet?"),
    ],
)
def test_a_damaged_csv_is_refused_with_its_line(tmp_path: Path, how: str, said: str) -> None:
    text = figures.render(report_of(MORNING.replace(",,2022", ",2022-01-03,2022")), "csv")
    (tmp_path / "a.csv").write_text(damaged(text, how), encoding="utf-8")
    with pytest.raises(SelectionError) as caught:
        report_of(MORNING, accept=tmp_path / "a.csv")
    assert said in str(caught.value)
    assert str(caught.value).startswith(f"cannot use the accepted disputes of '{tmp_path / 'a.csv'}': ")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"schema_version":99,"discrepancies":[]}', "its schema_version is 99, expected 2"),
        (b'{"discrepancies":[]}', "its schema_version is null, expected 2"),
        (b'{"schema_version":2,"claims":[],"questions":[]}', "it has no 'discrepancies'"),
        (b'{"schema_version":2,"claims":[],"questions":[],"discrepancies":{"a":1}}', "it is not the JSON of a report"),
        (b'{"schema_version":2,"schema_version":2,"claims":[]}', "the key 'schema_version' is given twice"),
        (
            b'{"schema_version":2,"claims":[],"questions":[],"discrepancies":[{"gap":1,"gap":2}]}',
            "the key 'gap' is given twice",
        ),
        (b'{"schema_version":2,', "it is not the JSON of a report"),
        (b"[" * 200_000, "it has no column 'kind'"),
        (b'{"a":' * 200_000, "nested too deeply"),
        (b"", "it has no column 'kind'"),
        (b"\xff\xfe\x00", "it is not UTF-8"),
        (b"\x00\x01\x02", "it has no column"),
    ],
)
def test_what_is_no_document_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "a").write_bytes(content)
    with pytest.raises(SelectionError) as caught:
        report_of(MORNING, accept=tmp_path / "a")
    assert said in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SelectionError, match="No such file"):
        report_of(MORNING, accept=tmp_path / "no.csv")


def test_an_empty_document_accepts_nothing(tmp_path: Path) -> None:
    head = figures.render(report_of(MORNING), "csv").partition("\n")[0]
    (tmp_path / "a.csv").write_text(head + "\n", encoding="utf-8")
    assert news(report_of(MORNING, accept=tmp_path / "a.csv")) == ["contradiction"]


def test_no_message_holds_what_acts_on_a_screen(tmp_path: Path) -> None:
    head, row = figures.render(report_of(MORNING.replace(",,2022", ",2022-01-03,2022")), "csv").splitlines()
    row = row.replace("2022-01-03", "9\x1b[31m", 1)
    (tmp_path / "a.csv").write_text(f"{head}\n{row}\n", encoding="utf-8")
    with pytest.raises(SelectionError) as caught:
        report_of(MORNING, accept=tmp_path / "a.csv")
    assert "\x1b" not in str(caught.value)
    assert "\n" not in str(caught.value)
