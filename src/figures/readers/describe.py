"""What is said of a table that is none of claims: which one it is, or which columns it has and how to read them."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, Final

from figures.claims.fields import REQUIRED
from figures.errors import FiguresError
from figures.hints import nearest
from figures.problems import Problem
from figures.readers.guess import COUNTS, Likely, common, dates_of, likely
from figures.readers.maps import recognised
from figures.readers.table import HEADER, Header, Table, metric_of
from figures.text import counted, printable
from figures.words.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SHOWN: Final = 12
"""Columns that are shown in a message."""

_DAY: Final = re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}", re.ASCII)

_PLAIN_WORD: Final = re.compile(r"[\w./{}:=@%+-]+", re.ASCII)


def described(table: Table, header: Header) -> list[Problem]:
    """Why a table that names no claims cannot be read as it is, and how it can."""
    path, line = table.path, table.address(HEADER, None, 0)[0]
    known = recognised(header.names)
    if known:
        message = f"this looks like {known.title}\nread it so:  {_command(table.path, [('--map', known.name)])}"
        return [Problem(path, None, None, "known-table", message)]
    message = f"the first row is no header: it begins with '{printable(header.names[0][:40])}'"
    if any("\0" in str(cell) for cell in table.header):
        hint = "the text looks like UTF-16 without its mark: save the file as UTF-8"
        return [Problem(path, line, None, "no-header", message, hint)]
    if _is_claim(header.names):
        hint = f"put a row before it that names the columns, such as {','.join(REQUIRED)}"
        return [Problem(path, line, None, "no-header", message, hint)]
    if sum(field in header.positions for field in REQUIRED) > 1:
        return list(_missing(path, line, header))
    return [Problem(path, line, None, "unknown-table", "\n".join(_columns(table, header)))]


def _is_claim(cells: Sequence[str]) -> bool:
    """Whether a row holds a metric, a figure and something else, and so heads no columns."""
    return len(cells) >= len(REQUIRED) and any(map(metric_of, cells)) and any(map(_is_figure, cells))


def _is_figure(cell: str) -> bool:
    try:
        return bool(re.search(r"\d", cell)) and bool(Quantity.parse(cell))
    except FiguresError:
        return False


def _missing(path: str, line: int | None, header: Header) -> Iterator[Problem]:
    """What a table lacks that has most of what claims need, each with the column that may be it."""
    others = [name for _, name in header.unknown()]
    for field in REQUIRED:
        if field not in header.positions:
            near = nearest(field, others)
            hint = f"is it the one headed '{printable(near[:40])}'?" if near else f"or say it: --set {field}=…"
            yield Problem(path, line, None, "missing-column", f"there is no column '{field}'", hint)


def _columns(table: Table, header: Header) -> Iterator[str]:
    """The columns with their first cells and what they likely hold, and the command that reads them so."""
    found = likely(table, header)
    used = [one for one in found if one.field][:SHOWN] or found[:SHOWN]
    yield f"these columns were found, and none is {_absent(header)}:"
    names = {one.name: printable(one.name[:24]) for one in used}
    samples = {one.name: ", ".join(f"'{printable(cell[:20])}'" for cell in one.sample) or "empty" for one in used}
    width, wide = max(map(len, names.values()), default=0), max(map(len, samples.values()), default=0)
    for one in used:
        yield f"  {names[one.name]:{width}}  {samples[one.name]:{wide}}  {_says(one)}".rstrip()
    if len(found) > len(used):
        others = [printable(one.name[:24]) for one in found if one not in used]
        listed = ", ".join(others[:SHOWN]) + (f" and {len(others) - SHOWN:,} more" if len(others) > SHOWN else "")
        yield f"  unknown: {listed}"
    if "source" not in header.positions and not any(one.field == "source" for one in found):
        yield f"  {'nothing':{width}}  {'':{wide}}  source: who published the table?".rstrip()
    if not any(one.field in COUNTS for one in found):
        days = [one.name for one in found if _DAY.fullmatch(one.name)]
        if len(days) > 1:
            its = printable(days[0])
            yield f"columns such as '{its}' are days: make a row of each first, the day in a column of its own"
            return
        yield "no column is known to count people: name it and what it counts; if each row is a person, --set figure=1"
    late = sum(bool(one.decide) for one in used)
    yield f"read it so:  {_command(table.path, _settings(found, header))}"
    edit = f"figures map {_named(table.path)} -o {_quoted(_toml(table.path))}"
    decide = f" ({counted(late, 'thing')} in it to decide)" if late else ""
    yield f"or write the map into a file and edit it{decide}:  {edit}"


def _says(one: Likely) -> str:
    """What a column likely holds; of dates in another form than ours, that a map has to name it."""
    form = dates_of(one.cells).form if one.field in ("since", "as_of") and not one.rank else ""
    return f"{one.says}, if a map names its form {form}" if form else one.says or "unknown"


def _absent(header: Header) -> str:
    lacking = [field for field in REQUIRED if field not in header.positions]
    return ", ".join(f"a {field}" for field in lacking[:-1]) + (" and " if lacking[1:] else "") + f"a {lacking[-1]}"


def _settings(found: Sequence[Likely], header: Header) -> list[tuple[str, str]]:
    """The settings that read a table as far as the guess goes; `…` stands where the user has to say something."""
    figure = next((one for one in found if one.field == "figure" and one.metric and not one.decide), None)
    figure = figure or next((one for one in found if one.field == "figure"), None)
    named = [one.name for one in found if one.field == "source" and not one.decide]
    settings = {
        "source": "{source}" if "source" in header.positions else f"{{{named[0]}}}" if len(named) == 1 else "…",
        "metric": (figure.metric if figure else "") or "…",
        "figure": f"{{{figure.name}}}" if figure else "{…}",
    }
    if figure and figure.population:
        settings["population"] = figure.population
    odd = {f"{{{one.name}}}" for one in found if one.field in ("since", "as_of") and any(dates_of(one.cells))}
    filled = common(found)
    settings |= {
        name: filled[name] for name in ("place", "since", "as_of", "event") if filled.get(name, "") not in {"", *odd}
    }
    return [("--set", f"{field}={text}") for field, text in settings.items()]


def _command(path: str, options: Sequence[tuple[str, str]]) -> str:
    return " ".join(("figures compare", _named(path), *(f"{name} {_quoted(text)}" for name, text in options)))


def _named(path: str) -> str:
    """The table as a command names it; one without a name comes by standard input."""
    return "-" if path.startswith("<") else _quoted(path or "FILE")


def _quoted(text: str) -> str:
    """A text as a shell takes it for one word, and as a terminal shows it."""
    text = printable(text)
    if _PLAIN_WORD.fullmatch(text):
        return text
    name, mark, value = text.partition("=")
    if mark and name.isidentifier() and '"' not in value and not re.search(r"[$`\\!]", value):
        return f'{name}="{value}"'
    return shlex.quote(text)


def _toml(path: str) -> str:
    stem = re.sub(r"\.[^./\\]*$", "", path) if not path.startswith("<") else ""
    return f"{stem or 'my'}.toml"
