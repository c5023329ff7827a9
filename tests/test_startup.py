"""What starting costs: which third parties each command imports, for whoever imports more makes everybody wait."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"click", "pydantic", "pydantic_core", "rich", "pandas", "numpy", "pyarrow", "openpyxl"}
DATA = Path(__file__).parents[1] / "data" / "claims.csv"

TABLE = {"rich"}


def loaded(program: str, *argv: str) -> set[str]:
    """The heavy third parties that are loaded when a program has run in a process of its own."""
    text = (
        "import sys\n"
        f"{program}\n"
        f"print('LOADED', *({HEAVY!r} & {{name.partition('.')[0] for name in sys.modules}}), file=sys.stderr)"
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("FIGURES_", "COV"))}
    done = subprocess.run(
        [sys.executable, "-c", text, *argv], capture_output=True, encoding="utf-8", check=True, env=environment
    )
    last = done.stderr.splitlines()[-1].split()
    assert last[0] == "LOADED"
    return set(last[1:])


def ran(*argv: str) -> set[str]:
    return loaded("from figures.cli.main import run\nrun(sys.argv[1:])", *argv)


def test_importing_figures_loads_no_third_party() -> None:
    assert loaded("import figures") == set()


def test_naming_an_error_loads_no_third_party() -> None:
    assert loaded("from figures import ClaimsError, Problem, Interval, Kind") == set()


@pytest.mark.parametrize(
    ("argv", "allowed"),
    [
        (["--version"], set()),
        (["--help"], {"click"}),
        (["compare", "--help"], {"click"}),
        (["cmopare"], {"click"}),
        (["new", "-"], {"click"}),
        (["completion", "bash"], {"click"}),
        (["compare", str(DATA)], {"click"} | TABLE),
        (["compare", str(DATA), "--metric", "wounded"], {"click"} | TABLE),
        (["compare", str(DATA), "--format", "csv"], {"click"}),
        (["compare", str(DATA), "--format", "json"], {"click"}),
        (["compare", str(DATA), "--format", "html"], {"click"}),
        (["timeline", str(DATA)], {"click"} | TABLE),
        (["check", str(DATA), "--metric", "wounded", "748"], {"click"} | TABLE),
        (["validate", str(DATA)], {"click"}),
        (["read", "dozens"], {"click"}),
        (["vocabulary"], {"click"}),
        (["explain", "excess"], {"click"}),
    ],
    ids=lambda value: " ".join(Path(word).name for word in value) if isinstance(value, list) else "",
)
def test_a_command_loads_no_more_than_it_needs(argv: list[str], allowed: set[str]) -> None:
    assert ran(*argv) <= allowed


def modules(*argv: str) -> set[str]:
    """All modules that are loaded when a command has run."""
    text = "import sys\nfrom figures.cli.main import run\nrun(sys.argv[1:])\nprint(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", text, *argv], capture_output=True, encoding="utf-8", check=True)
    return set(done.stderr.splitlines()[-1].split())


def test_the_help_of_all_commands_imports_none_of_them() -> None:
    own = {name for name in modules("--help") if name.startswith("figures.")}
    assert own == {
        "figures.cli", "figures.cli.command", "figures.cli.main", "figures.cli.streams", "figures.cli.usage",
        "figures.errors", "figures.hints", "figures.shown", "figures.text",
    }  # fmt: skip


def test_the_table_imports_nothing_of_other_documents_kinds_of_files_and_commands() -> None:
    others = {
        "zipfile", "tempfile", "importlib.resources", "figures.report.columns", "figures.report.document",
        "figures.report.frames", "figures.report.check", "figures.report.earlier", "figures.renderers.to_html",
        "figures.readers.json_table", "figures.readers.spreadsheet", "figures.readers.maps", "figures.glossary",
        "figures.extraction", "figures.judging.joins",
    }  # fmt: skip
    assert not others & modules("compare", str(DATA))
    assert "figures.report.columns" in modules("compare", str(DATA), "--format", "csv"), "nothing would be seen"


def test_what_a_table_costs_before_it_is_made_is_bounded() -> None:
    """Each dataclass executes the text of its methods anew, each regular expression is compiled, at every start."""
    text = (
        "import dataclasses, re, sys\n"
        "made = {'dataclasses': 0, 'expressions': 0}\n"
        "def counting(module, name, what):\n"
        "    does = getattr(module, name)\n"
        "    def counted(*args, **kwargs):\n"
        "        made[what] += 1\n"
        "        return does(*args, **kwargs)\n"
        "    setattr(module, name, counted)\n"
        "counting(dataclasses, '_process_class', 'dataclasses')\n"
        "counting(re._compiler, 'compile', 'expressions')\n"
        "from figures.cli.main import run\n"
        "run(['compare', sys.argv[1]])\n"
        "print(*made.values(), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", text, str(DATA)], capture_output=True, encoding="utf-8", check=True)
    dataclasses, expressions = map(int, done.stderr.split()[-2:])
    assert 0 < dataclasses <= 45
    assert 0 < expressions <= 60


def test_many_claims_are_judged_with_numpy_and_without_pandas(tmp_path: Path) -> None:
    many = tmp_path / "many.csv"
    rows = "".join(f"Source {number},killed,{number},Event {number % 4}\n" for number in range(700))
    many.write_text(f"source,metric,figure,event\n{rows}", encoding="utf-8")
    assert ran("compare", str(many), "--format", "csv", "-o", str(tmp_path / "out.csv")) == {"click", "numpy"}


def test_a_frame_is_what_loads_pandas() -> None:
    """The test above would be worth nothing if this one could not see what is loaded."""
    assert "pandas" in loaded("import figures\nfigures.compare([]).to_frame()")
