"""The public names: a list, lazily imported, each explained."""

from __future__ import annotations

import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import figures
from figures.glossary import WORDS

GLOSSARY = Path(__file__).parents[1] / "docs" / "glossary.md"


def test_the_public_names_are_sorted_and_each_is_what_it_says_however_often_it_is_asked_for() -> None:
    assert figures.__all__ == sorted(figures.__all__)
    for name in figures.__all__ * 2:  # twice: the second access must not meet a module of that name
        value = getattr(figures, name)
        assert getattr(value, "__name__", "__version__") == name
    assert dir(figures) == figures.__all__


def test_no_module_bears_the_name_of_a_public_verb() -> None:
    modules = {module.name for module in pkgutil.iter_modules(figures.__path__)}
    assert not modules & set(figures.__all__)


def test_every_public_name_has_a_line_in_the_glossary() -> None:
    lines = GLOSSARY.read_text(encoding="utf-8").partition("## Words")[0].splitlines()
    explained = [line.split("`")[1] for line in lines if line.startswith("| `")]
    assert explained == figures.__all__


def test_every_word_of_the_output_stands_in_the_glossary_as_explain_prints_it() -> None:
    lines = GLOSSARY.read_text(encoding="utf-8").partition("## Words")[2].splitlines()
    explained = dict(
        line.removeprefix("| `").removesuffix(" |").split("` | ") for line in lines if line.startswith("| `")
    )
    assert explained == WORDS
    assert list(explained) == list(WORDS)


def test_a_name_that_is_not_there_is_refused_as_python_does() -> None:
    with pytest.raises(AttributeError, match="no attribute 'average'"):
        _ = figures.average


def test_importing_figures_loads_none_of_the_heavy_libraries() -> None:
    script = "import sys, figures; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True).stdout
    assert not {"pandas", "numpy", "rich", "click", "pydantic"} & set(loaded.split())
