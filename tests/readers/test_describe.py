"""What is said of a table that is none of claims, and the map that is guessed for it."""

from __future__ import annotations

import io
import tomllib
from typing import TYPE_CHECKING

import pytest

import figures
from figures import ClaimsError
from figures.readers.csv_table import read_csv
from figures.readers.guess import Likely, dates_of, likely
from figures.readers.table import Header, How
from figures.readers.write_map import guessed

if TYPE_CHECKING:
    from pathlib import Path

DEATHS = "Country,Deaths,Date\nSyria,27,2013-01-03\nIraq,12,2013-01-04\n"


def guess_of(text: str) -> list[Likely]:
    table = read_csv(io.BytesIO(text.encode()), How(every=True), name="deaths.csv")
    return likely(table, Header.of(table.header))


def written(text: str) -> str:
    table = read_csv(io.BytesIO(text.encode()), How(every=True), name="deaths.csv")
    return guessed(table, Header.of(table.header))


def test_a_table_of_another_kind_is_told_with_its_columns_and_the_command_to_paste(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "deaths.csv").write_text(DEATHS)
    with pytest.raises(ClaimsError) as caught:
        figures.load("deaths.csv")
    assert str(caught.value).splitlines() == [
        "deaths.csv:1: these columns were found, and none is a source, a metric and a figure: [unknown-table]",
        "  Country  'Syria', 'Iraq'             place",
        "  Deaths   '27', '12'                  figure of metric killed",
        "  Date     '2013-01-03', '2013-01-04'  as_of",
        "  nothing                              source: who published the table?",
        (
            'read it so:  figures compare deaths.csv --set source="…" --set metric=killed --set figure={Deaths} '
            "--set place={Country} --set as_of={Date}"
        ),
        "or write the map into a file and edit it:  figures map deaths.csv -o deaths.toml",
    ]


@pytest.mark.parametrize(
    ("header", "metric", "population", "field"),
    [
        ("killed_children_cum", "killed", "children", "figure"),
        ("ReportedArrests", "detained", "", "figure"),
        ("No Injured", "wounded", "", "figure"),
        ("nkill", "killed", "", "figure"),
        ("Total Deaths", "killed", "", "figure"),
        ("number_of_detentions", "detained", "", "figure"),
        ("Civilians reported killed", "killed", "civilians", "figure"),
        ("ReportedPoliceInjuries", "wounded", "police", "figure"),
        ("min_killed", "killed", "", "low"),
        ("deaths_high", "killed", "", "high"),
    ],
)
def test_a_header_of_figures_is_understood_by_its_words(header: str, metric: str, population: str, field: str) -> None:
    (one,) = guess_of(f"{header}\n5\n12\n")
    assert (one.metric, one.population, one.field, one.decide) == (metric, population, field, "")


@pytest.mark.parametrize(
    ("header", "decide"),
    [
        ("us_military_killed", "what is 'us military'?"),
        ("Death Description", "what is 'description'?"),
        ("new deaths", "a count of how many days? Of one: since is as_of"),
        ("best", "a count of what?"),
    ],
)
def test_what_a_header_leaves_open_is_to_be_decided(header: str, decide: str) -> None:
    (one,) = guess_of(f"{header}\n5\n12\n")
    assert one.decide == decide


def test_a_column_of_words_is_no_figure_whatever_heads_it() -> None:
    assert [one.field for one in guess_of("Cause of injury / death\nshelling\nfire\n")] == [""]


def test_places_stand_from_narrow_to_wide() -> None:
    assert 'place  = "{City}, {Province}, {Country}"' in written("Country,Province,City,Deaths\nA,B,C,5\n")


def test_regions_that_hold_several_countries_are_wider_than_these() -> None:
    world = "Region,Country,Killed\nEMRO,Iraq,3\nEMRO,Libya,4\n"
    assert 'place  = "{Country}, {Region}"' in written(world)
    land = "Region,Country,Killed\nAnbar,Iraq,3\nBasra,Iraq,4\n"
    assert 'place  = "{Region}, {Country}"' in written(land)


def test_a_column_of_figures_in_words_is_one_of_figures() -> None:
    (guess,) = guess_of("ReportedInjuries\nseveral\nunknown\n0\nsee above\n")
    assert (guess.field, guess.metric) == ("figure", "wounded")


@pytest.mark.parametrize(
    ("text", "said", "unsaid"),
    [
        (
            "Country,1/22/20,1/23/20\nA,0,1\n",
            "columns such as '1/22/20' are days: make a row of each first, the day in a column of its own",
            "read it so",
        ),
        ("id,name,date\n3,Tim,2015-01-02\n4,Lea,2015-01-02\n", "if each row is a person, --set figure=1", "are days"),
        ("Entity,Year,Deaths\nA,1954,2000\n", "--set figure={Deaths} --set as_of={Year}", "no column is known"),
    ],
)
def test_the_advice_fits_what_the_columns_are(text: str, said: str, unsaid: str) -> None:
    with pytest.raises(ClaimsError) as caught:
        figures.load(io.BytesIO(text.encode()))
    (problem,) = caught.value.problems
    assert said in problem.message
    assert unsaid not in problem.message


def test_a_row_that_is_a_person_is_a_figure_of_one() -> None:
    text = "id,name,date\n3,Tim,2015-01-02\n4,Lea,2015-01-03\n"
    mapping = {"source": "Post", "metric": "killed", "figure": "1", "as_of": "{date}", "event": "{id}"}
    assert [claim.figure.text for claim in figures.load(io.BytesIO(text.encode()), mapping=mapping)] == ["1", "1"]


def test_words_that_name_a_place_may_stand_behind_its_kind_and_a_point_on_a_map_is_no_place() -> None:
    header = "LOCATION,location_description,admin_division_name,country_name,Deaths"
    text = written(f'{header}\n"(40.6, -73.9)",A village,B,C,5\n')
    assert 'place  = "{location_description}, {admin_division_name}, {country_name}"' in text


def test_a_column_of_ids_is_the_event_however_many_rows_there_are() -> None:
    rows = "".join(f"{n},5\n" for n in range(1_500))
    assert 'event  = "{UNIQUE KEY}"' in written(f"UNIQUE KEY,Deaths\n{rows}")
    assert "event  =" not in written(f"UNIQUE KEY,Deaths\n{rows}7,5\n")


def test_only_the_dates_that_are_used_decide_their_form_and_the_message_names_it() -> None:
    text = "event_date,submitted_date,Deaths\n1/19/2007,19.1.2007,5\n"
    assert 'dates    = "M/D/YYYY"' in written(text)
    with pytest.raises(ClaimsError, match="as_of, if a map names its form M/D/YYYY hh:mm"):
        figures.load(io.BytesIO(b"Date,Deaths\n8/1/2008 0:00,5\n1/19/2007 0:00,6\n"))


@pytest.mark.parametrize(
    ("cells", "form", "why", "decide"),
    [
        (["4/2/2017", "4/13/2017"], "M/D/YYYY", "4/13/2017 can be nothing else", ""),
        (["4/2/2017", "13/2/2017"], "D/M/YYYY", "13/2/2017 can be nothing else", ""),
        (["4/2/2017", "5/2/2017"], "", "", "dates = M/D/YYYY or D/M/YYYY: no cell tells which"),
        (["2017-01-02", "2017"], "", "", ""),
        (["3-Jan-2017"], "D-MMM-YYYY", "3-Jan-2017 can be nothing else", ""),
        (["8/1/2008 0:00", "1/19/2007 0:00"], "M/D/YYYY hh:mm", "1/19/2007 0:00 can be nothing else", ""),
        (["8.1.2008 0:00"], "D.M.YYYY hh:mm", "8.1.2008 0:00 can be nothing else", ""),
        (["in spring"], "", "", "dates such as 'in spring'"),
    ],
)
def test_the_form_of_dates_is_guessed_only_where_a_cell_decides(
    cells: list[str], form: str, why: str, decide: str
) -> None:
    assert tuple(dates_of(cells)) == (form, why, decide)


def test_two_cells_of_a_column_are_shown_and_a_stream_gets_a_map_of_a_plain_name() -> None:
    with pytest.raises(ClaimsError) as caught:
        figures.load(io.BytesIO(f"{DEATHS}Yemen,3,2013-01-05\n".encode()))
    lines = str(caught.value).splitlines()
    assert "  Country  'Syria', 'Iraq'             place" in lines
    assert lines[-1] == "or write the map into a file and edit it:  figures map - -o my.toml"


@pytest.mark.parametrize("parts", [("iyear", "imonth", "iday"), ("yr", "mo", "dy"), ("Year", "Month", "Day")])
def test_a_day_in_three_columns_is_put_together_whatever_their_order_and_no_place_is_a_part_of_it(
    parts: tuple[str, str, str],
) -> None:
    year, month, day = parts
    with pytest.raises(ClaimsError) as caught:
        figures.load(io.BytesIO(f"Province,{day},{month},{year},killed\nX,3,2,2017,5\nY,4,2,2017,6\n".encode()))
    assert f"--set place={{Province}} --set as_of={{{year}}}-{{{month}}}-{{{day}}}\n" in str(caught.value)


def test_a_guess_is_a_map_that_leaves_to_the_user_what_it_cannot_know() -> None:
    text = written("when_id,Date,City,low,high,Injured,remark\na1,4/13/2017,Ostra,5,9,3,x\na2,4/2/2017,Beld,1,1,2,y\n")
    assert "# decide: who published the table?" in text
    assert "# decide: a count of what?" in text
    held = tomllib.loads(text)
    assert held["dates"] == "M/D/YYYY"
    assert held["fields"] == {"event": "{when_id}", "place": "{City}", "as_of": "{Date}"}
    assert held["figures"] == [{"low": "{low}", "high": "{high}"}, {"metric": "wounded", "figure": "{Injured}"}]
    assert "# not used: remark" in text


@pytest.mark.parametrize(
    ("header", "cells", "expected"),
    [
        ("Agency", "Red Crescent", ['source = "{Agency}"   # who asserts the figure of a row']),
        (
            "Agency",
            "Red Crescent; state media",
            [
                "# decide: is 'Red Crescent; state media' one source? Several stand with ; between",
                'source = "{Agency}"   # who asserts the figure of a row',
            ],
        ),
        ("Agency", "12", ["# decide: who published the table?", '# source = "…"']),
        ("Agency involved", "Red Crescent", ["# decide: who published the table?", '# source = "…"']),
        (
            "Agency,Outlet",
            "Red Crescent,AP",
            [
                "# decide: who asserts the figure of a row: Agency or Outlet?",
                '# source = "{Agency}"',
                '# source = "{Outlet}"',
            ],
        ),
    ],
)
def test_a_column_of_names_under_agency_is_the_source_and_what_is_open_is_to_be_decided(
    header: str, cells: str, expected: list[str]
) -> None:
    text = written(f"{header},Killed\n{cells},3\n")
    lines = text.partition("[fields]   # for every claim of a row\n")[2].splitlines()
    assert lines[: len(expected)] == expected


def test_a_guess_that_is_completed_reads_the_table(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text(written(DEATHS).replace('# source = "…"', 'source = "Ministry"'), encoding="utf-8")
    claims = figures.load(io.BytesIO(DEATHS.encode()), mapping=path)
    assert [(claim.source, claim.metric, claim.figure.text, claim.place, str(claim.as_of)) for claim in claims] == [
        ("Ministry", "killed", "27", "Syria", "2013-01-03"),
        ("Ministry", "killed", "12", "Iraq", "2013-01-04"),
    ]


def test_a_first_row_of_figures_is_no_header() -> None:
    with pytest.raises(ClaimsError, match="put a row before it that names the columns"):
        figures.load(io.BytesIO(b"Ministry,killed,5\nAgency,killed,6\n"))


def test_words_from_outside_cannot_drive_the_terminal() -> None:
    with pytest.raises(ClaimsError) as caught:
        figures.load(io.BytesIO(b"\x1b[31mCountry,De\x07aths\n\x1b[2J,5\n"))
    assert str(caught.value).replace("\n", "").isprintable()
