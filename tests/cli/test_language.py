"""`--language`: wordings of other languages, wherever words of one's own may be named."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import figures as library

if TYPE_CHECKING:
    from pathlib import Path

    from running import Runner

ROWS = """source,metric,figure,as_of
Interfax,погибшие,не менее 12 погибших,2022-01-06
TASS,killed,двое,2022-01-06
"""


@pytest.fixture
def russian(tmp_path: Path) -> Path:
    path = tmp_path / "claims.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def test_a_wording_is_read_in_the_language_that_is_asked_for(figures: Runner) -> None:
    ran = figures("read", "--language", "ru", "--language", "es", "двое погибших", "unos 50")
    assert (ran.code, ran.out) == (0, "двое погибших  exact, 2; killed\nunos 50        about, 45–55\n")


def test_without_it_the_refusal_says_what_to_type(figures: Runner) -> None:
    ran = figures("read", "двое погибших")
    assert ran.code == 2
    assert "if it is Russian, read it with --language ru" in ran.err


def test_a_language_that_is_not_read_is_refused_with_those_that_are(figures: Runner) -> None:
    ran = figures("read", "--language", "xx", "12")
    assert (ran.code, ran.err) == (2, "figures: unknown language 'xx', known are 'ar', 'en', 'es', 'fr', 'ru'\n")


@pytest.mark.parametrize("command", ["compare", "validate", "import"])
def test_claims_in_another_language_are_loaded_with_it_and_refused_without(
    figures: Runner, russian: Path, command: str
) -> None:
    assert figures(command, russian, "--language", "ru").code == 0
    refused = figures(command, russian)
    assert refused.code
    assert "погибшие" in refused.err + refused.out


def test_the_vocabulary_knows_metrics_of_the_language(figures: Runner, russian: Path) -> None:
    ran = figures("compare", russian, "--language", "ru", "--format", "json")
    (gap,) = json.loads(ran.out)["discrepancies"]
    assert (gap["metric"], gap["gap"]) == ("killed", 10)


def test_the_words_in_force_are_those_of_the_language_too(figures: Runner) -> None:
    assert "погибшие" in figures("vocabulary", "--language", "ru").out
    assert "погибшие" not in figures("vocabulary").out
    (killed,) = (
        one
        for one in json.loads(figures("vocabulary", "--language", "es", "--format", "json").out)["metrics"]
        if one["name"] == "killed"
    )
    assert {"dead", "muertos"} <= set(killed["aliases"])


def test_a_map_may_name_the_language_of_its_table(figures: Runner, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("agencia,muertos\nEFE,al menos doce\n", encoding="utf-8")
    fields = '[fields]\nsource = "{agencia}"\nmetric = "killed"\nas_of = "2022-01-06"\nfigure = "{muertos}"\n'
    (tmp_path / "m.toml").write_text(f'language = "es"\n{fields}', encoding="utf-8")
    assert figures("import", "t.csv", "--map", "m.toml").code == 0
    (tmp_path / "m.toml").write_text(fields, encoding="utf-8")
    assert figures("import", "t.csv", "--map", "m.toml").code == 1


def test_the_library_takes_it_as_language(russian: Path) -> None:
    claims = library.load(russian, language="ru")
    assert [claim.figure.low for claim in claims] == [12, 2]
    assert library.read("unos 50", language=["es"]).low == 45
    assert library.compare(russian, language="ru").discrepancies
    assert library.load_vocabulary(language="fr").languages == ("fr", "en")
