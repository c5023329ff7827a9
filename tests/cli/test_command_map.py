"""`figures map` and `figures import`, and the options that read other tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from running import Runner

DEATHS = "Country,Deaths,Date\nSyria,27,2013-01-03\nIraq,nonsense,2013-01-04\nIran,,2013-01-05\n"
SET = ("--set", "source=WHO", "--set", "metric=killed", "--set", "figure={Deaths}", "--set", "as_of={Date}")


def deaths() -> str:
    Path("deaths.csv").write_text(DEATHS, encoding="utf-8")
    return "deaths.csv"


def test_the_shipped_maps_are_listed_and_printed(figures: Runner) -> None:
    listed = figures("map", "--list")
    assert listed.code == 0
    assert "ucdp-ged             UCDP Georeferenced Event Dataset (GED)" in listed.out.splitlines()
    assert figures("map", "rand").out.startswith('title = "RAND Database of Worldwide Terrorism Incidents"')


def test_a_guess_is_written_once_and_then_left_alone(figures: Runner) -> None:
    ran = figures("map", deaths(), "-o", "my.toml")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "figures: wrote my.toml: edit it, then try 'figures validate deaths.csv --map my.toml'\n"
    assert 'figure = "{Deaths}"' in Path("my.toml").read_text(encoding="utf-8")
    assert figures("map", "deaths.csv", "-o", "my.toml").code == 2


def test_a_map_needs_a_table(figures: Runner) -> None:
    ran = figures("map")
    assert ran.code == 2
    assert "name a table, or ask for --list" in ran.err


def test_a_table_is_imported_as_claims_and_what_cannot_be_read_is_named(figures: Runner) -> None:
    ran = figures("import", deaths(), *SET, "-o", "claims.csv")
    assert (ran.code, ran.out) == (1, "")
    assert Path("claims.csv").read_text(encoding="utf-8") == "source,metric,figure,as_of\nWHO,killed,27,2013-01-03\n"
    lines = ran.err.splitlines()
    assert lines[0].startswith("deaths.csv:3:6: cannot read figure 'nonsense'")
    assert lines[1].startswith("figures: deaths.csv: 3 rows, 1 claim, 1 cell states nothing, 1 refused")
    assert lines[2] == "figures: wrote 1 claim to claims.csv"
    assert figures("validate", "claims.csv").out == "claims.csv: 1 claim, no problems\n"


def test_an_import_without_a_fault_goes_to_standard_output_and_exits_with_0(figures: Runner) -> None:
    Path("deaths.csv").write_text(DEATHS.replace("nonsense", "12"), encoding="utf-8")
    ran = figures("import", "deaths.csv", *SET)
    assert (ran.code, ran.out.splitlines()[2]) == (0, "WHO,killed,12,2013-01-04")


def test_an_import_never_writes_over_its_input(figures: Runner) -> None:
    ran = figures("import", deaths(), *SET, "-o", "deaths.csv")
    assert ran.code == 2
    assert Path("deaths.csv").read_text(encoding="utf-8") == DEATHS


def test_compare_check_and_validate_read_another_table_too(figures: Runner) -> None:
    Path("deaths.csv").write_text(DEATHS.replace("nonsense", "12"), encoding="utf-8")
    assert figures("compare", "deaths.csv", *SET, "--format", "csv").code == 0
    assert figures("check", "deaths.csv", *SET, "--metric", "killed", "27").code in (0, 1)
    assert figures("validate", "deaths.csv", *SET).out == "deaths.csv: 2 claims, no problems\n"


def test_a_setting_is_a_field_and_a_text(figures: Runner) -> None:
    ran = figures("compare", deaths(), "--set", "source")
    assert ran.code == 2
    assert "cannot read 'source', expected FIELD=TEXT" in ran.err
    assert "a claim has no field 'colour'" in figures("compare", "deaths.csv", "--set", "colour=x").err


def test_what_deserves_a_second_look_is_told_and_a_problem_only_if_asked(figures: Runner) -> None:
    Path("c.csv").write_text("source,metric,figure,as_of\nA,killed,5,1401-10-16\nB,killed,6,2022\n", encoding="utf-8")
    ran = figures("validate", "c.csv")
    assert (ran.code, ran.out) == (0, "c.csv: 2 claims, no problems\n")
    assert "1 (2:12 the as_of is in the year 1401)" in ran.err
    strict = figures("validate", "--strict", "c.csv")
    assert strict.code == 1
    assert "c.csv:2:12: the as_of is in the year 1401 [odd-year]" in strict.out


def test_an_encoding_is_named(figures: Runner) -> None:
    Path("c.csv").write_bytes(b"source,metric,figure\n\xed\xc9\xce\xc9\xd3\xd4\xc5\xd2,killed,5\n")
    assert "--encoding koi8-r" in figures("validate", "c.csv").out
    assert figures("validate", "--encoding", "koi8-r", "c.csv").code == 0
