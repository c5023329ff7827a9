"""Every option refuses the same values on the command line and in Python, and takes the same."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import pytest

import figures as api
from figures.cli.command import root
from figures.renderers.formats import Options

if TYPE_CHECKING:
    from collections.abc import Callable

    from running import Runner

ROWS = """\
source,metric,figure,population,event,as_of,place
A,killed,10,people,Unrest,2022-01-06,X
B,killed,25,people,Unrest,2022-01-06,X
"""
TEXTS = ("", " ", "x", "killed", "Killed ", "A", "Unrest", "X", "people", "nobody", "\x1b[31m", "a\nb", "0", "10", "é")
DAYS = (
    "", " ", "2022", "2022-01", "2022-01-06", "2022-1-6", "2022-13", "2022-02-30", "6/1/2022", "yesterday", "0000", "9999",
    "10000", "2022-01-06T18:00", "2022-01-06T25:00", "-2022", "January 2022", "2022-01-06Z",
)  # fmt: skip
NUMBERS = ("0", "1", "-1", "0.5", "1.5", "39", "40", "nan", "inf", "-inf", "1_000", "٣", "", "x", "1e400", " 2 ", "+2")
PROFILES = ("floor", "acled", "x", "", " Floor", "FLOOR")
WORDS = ("ours.toml", "none.toml", ".", "claims.csv", "")
EARLIER = ("report.json", "report.csv", "claims.csv", "none.csv", "", ".")
FIGURES = ("10", "", "x", "-1", "1.5", "about 10", "0", "10 horses", "1e3", "٣", " 12", "dozens", "1;5")
ENCODINGS = (
    "utf-8",
    "x",
    "",
    "windows-1251",
    "UTF8",
    "hex",
    "rot13",
    "base64",
    "punycode",
    "undefined",
    "utf-16",
    "zlib",
)
CLAIMS = "claims.csv"


def number(text: str) -> Any:
    """The number that Python has for a text; the text, where it has none."""
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


def comparing(name: str, read: Callable[[str], Any] = str) -> Callable[[str], Any]:
    return lambda value: api.compare(CLAIMS, **{name: read(value)})


def checking(name: str) -> Callable[[str], Any]:
    verb: Callable[..., Any] = api.check
    return lambda value: verb(CLAIMS, **{"metric": "killed", "figure": "10", name: value})


def rendering(name: str, read: Callable[[str], Any] = str) -> Callable[[str], Any]:
    return lambda value: api.render(api.compare(CLAIMS), "table", **{name: read(value)})


def setting(text: str) -> Any:
    field, _, value = text.partition("=")
    return api.load(CLAIMS, mapping={field: value})


def loading(name: str) -> Callable[[str], Any]:
    verb: Callable[..., Any] = api.load
    return lambda value: verb(CLAIMS, **{name: value})


CHECK = ("check", CLAIMS, "10", "--metric", "killed")
OPTIONS: list[tuple[tuple[str, ...], str, tuple[str, ...], Callable[[str], Any]]] = [
    *((("compare", CLAIMS), f"--{name}", TEXTS, comparing(name)) for name in ("metric", "population", "place", "event", "source")),
    (("compare", CLAIMS), "--as-of", DAYS, comparing("as_of")),
    (("compare", CLAIMS), "--published-by", DAYS, comparing("published_by")),
    (("compare", CLAIMS), "--min-gap", NUMBERS, comparing("min_gap", number)),
    (("compare", CLAIMS), "--min-ratio", NUMBERS, comparing("min_ratio", number)),
    (("compare", CLAIMS), "--profile", PROFILES, comparing("profile")),
    (("compare", CLAIMS), "--vocabulary", WORDS, comparing("vocabulary")),
    (("compare", CLAIMS), "--accept", EARLIER, comparing("accept")),
    (("compare", CLAIMS), "--new-since", EARLIER, comparing("new_since")),
    (("compare", CLAIMS), "--map", ("ucdp-ged", "x", "", "ours.toml", "."), comparing("mapping")),
    (("compare", CLAIMS), "--set", ("source=A", "=A", "x=A", "source={x}", "source={metric}", "figure=", "source=A}", "source={"), setting),
    (("compare", CLAIMS), "--encoding", ENCODINGS, loading("encoding")),
    (("compare", CLAIMS), "--width", NUMBERS, rendering("width", number)),
    (("compare", CLAIMS), "--most", NUMBERS, rendering("most", number)),
    (("compare", CLAIMS), "--sort", ("apart", "ratio", "name", "x", "", "Name"), rendering("sort")),
    (("compare", CLAIMS), "--format", ("table", "csv", "json", "x", "CSV", "xls", "a\nb"), lambda name: api.render(api.compare(CLAIMS), name)),
    (("compare", CLAIMS), "--fail-on", ("any", "contradiction", "x", "", "two-figures", "Any"), lambda kind: api.compare(CLAIMS).failing(kind)),
    *((CHECK, f"--{name}", TEXTS, checking(name)) for name in ("population", "place", "event", "basis")),
    (("check", CLAIMS, "10"), "--metric", TEXTS, checking("metric")),
    (CHECK, "--since", DAYS, checking("since")),
    (CHECK, "--as-of", DAYS, checking("as_of")),
    (CHECK, "--profile", PROFILES, checking("profile")),
    (CHECK, "--vocabulary", WORDS, checking("vocabulary")),
    (("check", CLAIMS, "--metric", "killed"), "", FIGURES, checking("figure")),
    (("read",), "", FIGURES, api.read),
    (("read", "dozens"), "--profile", PROFILES, lambda profile: api.read("dozens", profile=profile)),
    (("read", "5"), "--vocabulary", WORDS, lambda path: api.read("5", vocabulary=path)),
    (("explain",), "", ("excess", "Excess", "x", "", "rests on", "a\nb"), api.explain),
    (("schema",), "", ("report", "x", "", "Claim", "claim"), api.schema),
]  # fmt: skip


@pytest.fixture(autouse=True)
def files(tmp_path: Path) -> None:
    Path(CLAIMS).write_text(ROWS, encoding="utf-8")
    (tmp_path / "ours.toml").write_text("[metrics.mine]\n", encoding="utf-8")
    report = api.compare(CLAIMS)
    for ending in ("csv", "json"):
        (tmp_path / f"report.{ending}").write_text(api.render(report, ending), encoding="utf-8")


@pytest.mark.parametrize(
    ("argv", "option", "values", "call"), OPTIONS, ids=[f"{argv[0]} {option}" for argv, option, *_ in OPTIONS]
)
def test_an_option_refuses_the_same_values_in_both(
    figures: Runner, argv: tuple[str, ...], option: str, values: tuple[str, ...], call: Callable[[str], Any]
) -> None:
    differ = []
    for value in values:
        ran = figures(*argv, *([option] if option else []), value)
        assert "this is a bug" not in ran.err
        try:
            call(value)
            refused = False
        except (api.FiguresError, TypeError, ValueError):  # what manuals promise; any other is a crash
            refused = True
        if refused != (ran.code == 2):
            differ.append((value, ran.code, ran.err))
    assert differ == []


ONLY_TYPED = {"help", "debug", "quiet", "output", "color", "json", "format", "skip_bad_rows", "statements"}
"""What only a command line has, or what Python has as a verb, or as a word of `on_error`."""
NAMED_IN_PYTHON = {"map": "mapping", "set": "mapping", "all": "all_claims"}


@pytest.mark.parametrize("command", ["compare", "check", "read"])
def test_every_option_of_a_verb_has_its_parameter_in_python(command: str) -> None:
    verbs: dict[str, Callable[..., Any]] = {"compare": api.compare, "check": api.check, "read": api.read}
    known = {
        *inspect.signature(verbs[command]).parameters,
        *inspect.signature(api.load).parameters,
        *Options.__annotations__,
    }
    told = root.get_command(click.Context(root), command)
    assert told is not None
    names = {opt.removeprefix("--").replace("-", "_") for param in told.params for opt in param.opts if opt[:2] == "--"}
    assert {NAMED_IN_PYTHON.get(name, name) for name in names - ONLY_TYPED} <= known
