"""Tables of other kinds as claims: what each field of a map does, what is counted, and what is refused."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import figures
from figures import Claims, ClaimsError, import_table, load_map
from figures.readers.loading import read_sheet
from figures.readers.maps import maps, recognised
from figures.readers.table import Header

if TYPE_CHECKING:
    from collections.abc import Mapping

TABLES = Path(__file__).parents[1] / "tables"
NAMES = sorted(path.name.removesuffix(".expected.csv") for path in TABLES.glob("*.expected.csv"))
DEATHS = "Country,Deaths,Date\nSyria,27,2013-01-03\nIraq,12,2013-01-04\n"
MAP = {"source": "Ministry", "metric": "killed", "figure": "{Deaths}"}


def table_of(name: str) -> Path:
    (path,) = (path for path in TABLES.glob(f"{name}.*") if not path.name.endswith((".expected.csv", ".toml")))
    return path


def map_for(name: str) -> Any:
    """The map of a table: one that is shipped, or its file; tags need none."""
    own = TABLES / f"{name}.toml"
    return None if name == "hxl" else own if own.exists() else name


def mapped(text: str, mapping: Any, **options: Any) -> Claims:
    return figures.load(io.BytesIO(text.encode()), mapping=mapping, **options)


def cells(claims: Claims, *fields: str) -> list[tuple[str, ...]]:
    return [tuple(str(getattr(claim, field) or "") for field in fields) for claim in claims]


def refused(text: str, mapping: Any, **options: Any) -> list[str]:
    with pytest.raises(ClaimsError) as caught:
        mapped(text, mapping, **options)
    return [str(problem) for problem in caught.value.problems]


def toml(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "my.toml"
    path.write_text(text, encoding="utf-8")
    return path


# ── published tables ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", NAMES)
def test_a_published_table_gives_the_claims_that_a_careful_reader_makes_of_it(name: str) -> None:
    text, _ = import_table(table_of(name), mapping=map_for(name))
    expected = (TABLES / f"{name}.expected.csv").read_text(encoding="utf-8")
    assert list(csv.reader(io.StringIO(text))) == list(csv.reader(io.StringIO(expected)))


@pytest.mark.parametrize("name", NAMES)
def test_what_is_imported_loads_to_the_same_claims(name: str) -> None:
    text, claims = import_table(table_of(name), mapping=map_for(name))
    again = figures.load(io.BytesIO(text.encode()))
    assert list(again) == list(claims)


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_map_recognises_its_own_table_and_no_other(name: str) -> None:
    found = recognised(Header.of(names_of(name)).names)
    assert (found.name if found else None) == (name if name in maps() else None)


def names_of(name: str) -> tuple[str, ...]:
    from figures.readers.loading import table_of as read
    from figures.readers.table import PLAIN

    return tuple(read(table_of(name), PLAIN).header)


@pytest.mark.parametrize("name", sorted(maps()))
def test_a_recognised_table_is_named_with_the_command_to_paste_and_nothing_is_applied(name: str) -> None:
    path = table_of(name)
    (problem,) = read_sheet(path).problems
    assert problem.code == "known-table"
    assert str(problem).splitlines()[1:] == [f"read it so:  figures compare {path} --map {name}"]
    assert problem.message == f"this looks like {maps()[name].title}\nread it so:  figures compare {path} --map {name}"


def test_every_row_of_a_mapped_table_is_accounted_for() -> None:
    _, claims = import_table(table_of("palestine-west-bank"), mapping="palestine-west-bank")
    assert claims.notes[-1] == (
        f"{table_of('palestine-west-bank')}: 3 rows, 8 claims, 2 cells state nothing, 2 skipped, 0 refused, "
        "read by the map palestine-west-bank; columns not used: verified.killed, verified.injured, settler_attacks_cum"
    )


@pytest.mark.parametrize("name", NAMES)
def test_each_block_of_each_row_is_a_claim_or_counted_as_nothing_skipped_or_refused(name: str) -> None:
    _, claims = import_table(table_of(name), mapping=map_for(name))
    (account,) = (note for note in claims.notes if " refused, read by" in note)
    counts = re.fullmatch(
        r".*?: (\d+) rows?, (\d+) claims?, (\d+) cells? states? nothing(?:, (\d+) skipped)?, (\d+) refused, .*", account
    )
    assert counts is not None
    rows, *parts = (int(count or 0) for count in counts.groups())
    blocks = 2 if name == "hxl" else len(load_map(map_for(name)).blocks)
    assert rows * blocks == sum(parts)


def test_what_cannot_be_read_in_a_mapped_table_is_refused_at_its_place() -> None:
    _, claims = import_table(table_of("ucdp-ged"), mapping="ucdp-ged")
    (problem,) = claims.problems
    assert (problem.line, problem.code) == (5, "backward-range")
    assert problem.message == "the low figure '3' is above the high one '2'"


INCIDENTS = "".join(f"2031-01-{1 + n // 10:02},{n + 1}\n" for n in range(30))


def test_rows_of_incidents_without_an_event_each_are_asked_about_and_with_one_are_not() -> None:
    """Three days of ten incidents each: a daily count would have one figure a day."""
    mapping = {"source": "RAND", "metric": "killed", "figure": "{n}", "as_of": "{day}"}
    claims = mapped(f"day,n\n{INCIDENTS}", mapping)
    assert claims.notes[0] == (
        "<stream>: rows that may be separate incidents: give each an event, such as --set event={#}: 1 (3 'RAND' gives "
        "another figure for the question and day of an earlier row in 27 of its 30 rows)"
    )
    assert "incidents" not in " ".join(mapped(f"day,n\n{INCIDENTS}", mapping | {"event": "{#}"}).notes)
    assert "incidents" not in " ".join(mapped("day,n\n2031-01-01,1\n2031-01-01,2\n2031-01-02,1\n", mapping).notes)
    (problem,) = refused(f"day,n\n{INCIDENTS}", mapping, strict=True)
    assert problem.startswith("<stream>:3:")
    assert problem.endswith("[separate-incidents]")


# ── fields ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_field_holds_text_and_cells_and_a_piece_that_states_nothing_goes_with_its_comma() -> None:
    claims = mapped(
        "town,land,n\nOstra,Almaria,5\n,Almaria,6\nN/A,,7\n",
        {**MAP, "figure": "{n}", "place": "near {town}, {land}, Earth", "event": "{town} ({#})"},
    )
    assert cells(claims, "place", "event") == [
        ("near Ostra, Almaria, Earth", "Ostra (1)"),
        ("Almaria, Earth", "(2)"),
        ("Earth", "(3)"),
    ]


def test_a_row_whose_figure_states_nothing_gives_no_claim_and_is_counted() -> None:
    claims = mapped("n\n5\nn/a\n\n-\nunknown\n", {**MAP, "figure": "{n}"})
    assert cells(claims, "figure") == [("5",), ("unknown",)]
    assert claims.notes[0].startswith("<stream>: 4 rows, 2 claims, 2 cells state nothing, 0 refused")


@pytest.mark.parametrize(
    "cell",
    ["N/A", "NA", "–", "...", "k.A.", "keine Angabe", "s/d", "нет данных", "н/д", "غير متوفر", "veri yok", "无数据"],
)
def test_a_figure_that_states_nothing_in_whatever_language_gives_no_claim_and_is_counted(cell: str) -> None:
    claims = mapped(f"n\n{cell}\n5\n", {"source": "Ministry", "metric": "killed", "figure": "{n}"})
    assert [claim.figure.text for claim in claims] == ["5"]
    assert any("2 rows, 1 claim, 1 cell states nothing" in note for note in claims.notes)


def test_what_states_nothing_as_a_figure_may_be_the_code_of_a_place() -> None:
    """`ND` is North Dakota; `n/a` is no place."""
    claims = mapped("n,town,state\n5,Fargo,ND\n6,n/a,NA\n", MAP | {"figure": "{n}", "place": "{town}, {state}"})
    assert cells(claims, "place") == [("Fargo, ND",), ("NA",)]


def test_blocks_give_claims_in_their_order_and_may_set_any_field(tmp_path: Path) -> None:
    path = toml(
        tmp_path,
        """
        [fields]
        source = "A"
        as_of = "{day}"
        [[figures]]
        metric = "killed"
        figure = "{dead}"
        [[figures]]
        metric = "wounded"
        figure = "{hurt}"
        source = "B"
        since = "{day}"
        """,
    )
    claims = mapped("day,dead,hurt\n2031-01-02,1,2\n2031-01-03,,4\n", path)
    assert cells(claims, "source", "metric", "figure", "since", "as_of") == [
        ("A", "killed", "1", "", "2031-01-02"),
        ("B", "wounded", "2", "2031-01-02", "2031-01-02"),
        ("B", "wounded", "4", "2031-01-03", "2031-01-03"),
    ]


@pytest.mark.parametrize(
    ("low", "high", "figure", "note"),
    [
        ("11", "20", "11–20", "best estimate 14"),
        ("5", "5", "5", ""),
        ("3", "", "at least 3", "best estimate 14"),
        ("", "9", "up to 9", "best estimate 14"),
        ("1,000", "2000.0", "1000–2000", "best estimate 14"),
    ],
)
def test_the_ends_of_a_range_make_its_figure_and_the_best_estimate_is_only_noted(
    low: str, high: str, figure: str, note: str
) -> None:
    block = {"low": "{low}", "high": "{high}", "best": "{best}"}
    claims = mapped(f'low,high,best\n"{low}","{high}",14\n', {"source": "A", "metric": "killed", **block})
    assert cells(claims, "figure", "note") == [(figure, note)]


def test_where_a_wording_stands_beside_the_ends_of_its_range_the_wording_wins() -> None:
    mapping = {"source": "A", "metric": "killed", "figure": "{words}", "low": "{low}", "high": "{high}"}
    claims = mapped("words,low,high\ndozens,10,20\n,10,20\n", mapping)
    assert cells(claims, "figure") == [("dozens",), ("10–20",)]


def test_ends_that_are_the_same_number_are_that_number_however_they_are_written() -> None:
    mapping = {"source": "A", "metric": "killed", "low": "{low}", "high": "{high}"}
    assert cells(mapped('low,high\n"1,000",1000\n', mapping), "figure") == [("1000",)]


def test_an_upper_end_alone_that_cannot_be_read_is_refused_at_its_cell() -> None:
    mapping = {"source": "{who}", "metric": "killed", "high": "{high}"}
    (problem,) = mapped("who,high\nA,10 horses\n", mapping, on_error="skip").problems
    assert (problem.line, problem.code, problem.field) == (2, "unreadable-figure", "figure")
    assert problem.column is not None
    assert problem.column > len("A,")


def test_a_map_that_is_no_toml_is_refused_in_its_own_words(tmp_path: Path) -> None:
    path = toml(tmp_path, "title = 'x'\ntitle = 'y'\n")
    (problem,) = refused("n\n1\n", path)
    assert "my.toml: this is no TOML: cannot overwrite a value (at line 2, column " in problem


def test_a_table_with_hashtags_is_told_by_the_name_of_the_map_that_completes_it() -> None:
    tagged = "who,place,killed,when\n#org,#loc,#affected+killed,#date\nA,X,5,2022-01-06\n"
    assert mapped(tagged, {"source": "{who}"}).notes[0].endswith("read by the map mapping")


def test_words_stand_for_cells_and_empty_cells_repeat_the_one_above_where_a_map_says_so(tmp_path: Path) -> None:
    path = toml(
        tmp_path,
        """
        down = ["who"]
        [words.who]
        moh = "Ministry of Health"
        [fields]
        source = "{who}"
        metric = "killed"
        figure = "{n}"
        """,
    )
    assert cells(mapped("who,n\nmoh,1\n,2\nB,3\n", path), "source") == [
        ("Ministry of Health",),
        ("Ministry of Health",),
        ("B",),
    ]


def test_a_count_of_several_days_begins_as_many_before_its_last(tmp_path: Path) -> None:
    path = toml(
        tmp_path,
        """
        [fields]
        source = "A"
        metric = "killed"
        as_of = "{day}"
        [[figures]]
        figure = "{week}"
        covers_days = 7
        """,
    )
    assert cells(mapped("day,week\n2031-03-02,5\n", path), "since", "as_of") == [("2031-02-24", "2031-03-02")]


@pytest.mark.parametrize(
    ("dates", "written", "read"),
    [
        ("M/D/YYYY", "4/2/2031", "2031-04-02"),
        ("D/M/YYYY", "4/2/2031", "2031-02-04"),
        (["M/D/YYYY", "YYYY-MM-DD"], "2031-04-02", "2031-04-02"),
        ("DD.MM.YYYY", "05.09.2031", "2031-09-05"),
        ("D MMMM YYYY", "3 January 2031", "2031-01-03"),
        ("D-MMM-YYYY", "3-Sept-2031", "2031-09-03"),
        ("MMM YYYY", "Jan 2031", "2031-01"),
        ("YYYY-MM-DD hh:mm", "2031-01-03 18:05", "2031-01-03T18:05"),
        ("YYYY-MM-DDThh:mm:ssZ", "2031-01-03T18:05:00Z", "2031-01-03"),
    ],
)
def test_a_map_says_in_which_form_dates_are_written(tmp_path: Path, dates: Any, written: str, read: str) -> None:
    claims = mapped(f"n,day\n5,{written}\n", {"dates": dates, **MAP, "figure": "{n}", "as_of": "{day}"})
    assert cells(claims, "as_of") == [(read,)]


def test_years_of_two_digits_need_the_first_that_is_meant() -> None:
    mapping = {"dates": "D-MMM-YY", **MAP, "figure": "{n}", "as_of": "{day}"}
    assert "years of two digits need 'first_year'" in refused("n,day\n5,9-Feb-68\n", mapping)[0]
    claims = mapped("n,day\n5,9-Feb-68\n6,1-Mar-09\n", {**mapping, "first_year": 1968})
    assert cells(claims, "as_of") == [("1968-02-09",), ("2009-03-01",)]


def test_a_date_of_several_columns_is_as_precise_as_these_are() -> None:
    mapping = {**MAP, "figure": "{n}", "as_of": "{y}-{m}-{d}"}
    claims = mapped("n,y,m,d\n1,2031,7,9\n2,2031,0,5\n3,2031,11,\n4,2031,,\n5,,1,1\n", mapping)
    assert cells(claims, "as_of") == [("2031-07-09",), ("2031",), ("2031-11",), ("2031",), ("",)]


def test_a_date_of_two_readings_is_refused_unless_the_map_decides() -> None:
    mapping = {**MAP, "as_of": "{Date}"}
    text = "Deaths,Date\n5,4/2/2031\n"
    assert "[unreadable-date]" in refused(text, mapping)[0]
    assert "[unreadable-date]" in refused(text, {"dates": ["M/D/YYYY", "D/M/YYYY"], **mapping})[0]


# ── maps that cannot be used ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("\ncolour = 1", "2: a map has no key 'colour', known: title, known_by"),
        ("[fields]\nfigur = 'x'", "2: a claim has no field 'figur', did you mean 'figure'?"),
        ("[fields]\nsource = 5", "2: the source is no text"),
        ("[fields]\nsource = '{a'", "2: a brace without its partner in '{a'"),
        ("[[figures]]\nmetric = 'killed'", "1: block 1 has no figure"),
        ("[[figures]]\nfigure = '{a}'\n[[figures]]\nfigure = '{a}'", "1: block 2 is the same claim as block 1"),
        ("[[figures]]\nfigure = '{a}'\ncovers_days = 7", "3: 'covers_days' is a number of days up to 'as_of'"),
        ("known_by = 5", "1: 'known_by' is a text or a list of texts"),
        ("= 5", " this is no TOML"),
    ],
)
def test_a_map_with_a_fault_is_refused_whole_at_its_line(tmp_path: Path, text: str, problem: str) -> None:
    path = toml(tmp_path, text)
    assert refused(DEATHS, path)[0].startswith(f"{path}:{problem}")


def test_a_column_that_is_not_there_is_named_with_the_one_that_is(tmp_path: Path) -> None:
    path = toml(tmp_path, '[fields]\nsource = "A"\nmetric = "killed"\nfigure = "{Death}"\n')
    assert refused(DEATHS, path) == [
        (
            f"{path}:4: <stream> has no column 'Death', did you mean 'Deaths'? "
            "Its columns: Country, Deaths, Date [unreadable-map]"
        )
    ]


def test_a_column_that_is_there_twice_cannot_be_meant() -> None:
    assert "has several columns 'Deaths'" in refused("Deaths,Deaths\n1,2\n", MAP)[0]


def test_a_map_that_is_not_there_is_refused_with_those_that_are() -> None:
    assert refused(DEATHS, "ucdp-gde")[0] == "there is no map 'ucdp-gde', did you mean 'ucdp-ged'? [unreadable-map]"


def test_a_map_that_leaves_out_what_every_claim_needs_is_refused() -> None:
    mapping: Mapping[str, Any] = {"fields": {"metric": "killed", "figure": "{Deaths}"}}
    assert refused(DEATHS, mapping) == [
        "<stream>: the map mapping gives no source, say it: --set source=… [missing-column]"
    ]


# ── hashtags, frames, claims with a setting ──────────────────────────────────────────────────────────────────────────


def test_hashtags_need_no_map_but_a_source() -> None:
    tags = "place,dead,women\n#adm1,#affected+killed,#affected+f+injured\nOstra,5,2\n"
    assert "gives no source, say it: --set source=…" in refused(tags, None)[0]
    claims = mapped(tags, {"source": "Red Cross"})
    assert cells(claims, "source", "metric", "population", "place", "figure") == [
        ("Red Cross", "killed", "people", "Ostra", "5"),
        ("Red Cross", "wounded", "women", "Ostra", "2"),
    ]


def test_hashtags_may_be_the_header_itself() -> None:
    claims = mapped("#meta+source,#affected+killed,#date\nA,5,2031-01-02\n", None)
    assert cells(claims, "source", "figure", "as_of") == [("A", "5", "2031-01-02")]


def test_a_frame_is_read_by_the_same_map() -> None:
    import pandas as pd

    frame = pd.DataFrame({"ministry": ["A", "B"], "deaths": [5, 9], "day": pd.to_datetime(["2031-01-02"] * 2)})
    mapping = {"source": "{ministry}", "metric": "killed", "figure": "{deaths}", "as_of": "{day}"}
    report = figures.compare(frame, mapping=mapping)
    assert [one.kind.value for one in report.discrepancies] == ["contradiction"]
    assert figures.check(frame, metric="killed", figure=5, mapping=mapping).verdict == "disputed"


def test_a_setting_alone_adds_to_what_the_header_says() -> None:
    claims = mapped("source,metric,figure,date\nA,killed,5,2031-01-02\n", {"as_of": "{date}"})
    assert cells(claims, "source", "figure", "as_of") == [("A", "5", "2031-01-02")]


def test_what_is_set_stands_in_every_block() -> None:
    using = load_map("palestine-gaza", {"source": "X"})
    claims = figures.load(table_of("palestine-gaza"), mapping=using)
    assert {claim.source for claim in claims} == {"X"}
    with pytest.raises(ClaimsError, match="becomes the same claim as block"):
        figures.load(
            table_of("palestine-gaza"),
            mapping=load_map(using, {"figure": "{killed}", "metric": "killed", "population": "", "since": ""}),
        )
