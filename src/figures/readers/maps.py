"""Maps: which columns of a table hold what of a claim; TOML files, some of which come with the package."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from figures.claims.fields import NAMES
from figures.errors import ClaimsError
from figures.hints import nearest
from figures.problems import Problem
from figures.readers.day_forms import DayForm
from figures.text import printable

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Mapping

ROW: Final = "#"
"""What stands in braces for the number of the row."""

BOUNDS: Final = ("low", "high", "best")
"""What a block may give in place of a figure, and beside it."""

_REFERENCE: Final = re.compile(r"\{([^{}]+)\}")

_KEYS: Final = (
    "title", "known_by", "fields", "figures", "dates", "first_year", "missing", "words", "down", "encoding", "sheet",
    "delimiter", "language",
)  # fmt: skip

_OF_BLOCKS: Final = ("skip", "covers_days")

_NONE: Final[Mapping[str, str]] = MappingProxyType({})

_LIMIT: Final = 1 << 20
"""Bytes of the largest map."""


class MapFault(Exception):  # noqa: N818 - a fault is data here: it becomes a Problem
    """What is wrong with a map, the word of it that is to blame, and what to try."""

    def __init__(self, message: str, word: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message, self.word, self.hint = message, word, hint


class Template(NamedTuple):
    """What stands in a field: text, and in braces the columns whose cells stand there.

    Attributes:
        pieces: the parts between commas, each a list of texts and of columns by turns, a text first.
        columns: the columns that are named, `ROW` among them, each once.
        text: the template as written.
    """

    pieces: tuple[tuple[str, ...], ...]
    columns: tuple[str, ...]
    text: str

    @classmethod
    def of(cls, text: str) -> Template:
        """Read a template; without a column in braces the text is one piece.

        Raises:
            MapFault: a brace that has no partner.
        """
        names = _REFERENCE.findall(text)
        if "{" in _REFERENCE.sub("", text) or "}" in _REFERENCE.sub("", text):
            raise MapFault(f"a brace without its partner in '{printable(text)}'", text, "write {column}")
        columns = tuple(dict.fromkeys(name.strip() for name in names))
        if not columns:
            return cls(((text,),), (), text)
        parts = _REFERENCE.split(text)
        pieces: list[list[str]] = [[""]]
        for place, part in enumerate(parts):
            if place % 2:
                pieces[-1] += [part.strip(), ""]
                continue
            first, *rest = part.split(",")
            pieces[-1][-1] += first
            pieces += [[one] for one in rest]
        return cls(tuple(map(tuple, pieces)), columns, text)

    @property
    def alone(self) -> str:
        """The one column that the whole field is; empty where it is more, or less."""
        return self.columns[0] if self.pieces == (("", *self.columns, ""),) and self.columns != (ROW,) else ""


@dataclass(frozen=True, slots=True)
class Block:
    """How a row gives one claim.

    Attributes:
        fields: what stands in each field of the claim, and in `low`, `high` and `best`.
        skip: the cells, by column, with which a row gives no such claim.
        covers_days: how many days the figure counts, the last of them `as_of`; 0: not said.
    """

    fields: Mapping[str, Template]
    skip: Mapping[str, frozenset[str]] = field(default_factory=dict)
    covers_days: int = 0


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """How the rows of a table give claims.

    Attributes:
        name: what messages call it: the name of one that is shipped, or the path of a file.
        blocks: how a row gives its claims.
        title: what kind of table it is for.
        known_by: the columns by which such a table is recognised.
        dates: the forms of its dates, beside those of a claims file.
        missing: the cells that state nothing, by column; those of `*` in every column.
        words: what stands for a cell, by column.
        down: the columns whose empty cells repeat the one above.
        encoding: what the text is encoded in; empty: found.
        language: the languages in which its cells may be worded beside English.
        sheet: the sheet of the workbook; empty: found.
        delimiter: what stands between two cells; empty: found.
        text: the map as written, by which the line of a fault is found.
        lead: how many rows below the header are no data, such as one of hashtags.
        over: what stands in a field whatever the block, or the table's own header, says.
    """

    name: str
    blocks: tuple[Block, ...] = ()
    title: str = ""
    known_by: tuple[str, ...] = ()
    dates: tuple[DayForm, ...] = ()
    missing: Mapping[str, frozenset[str]] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    down: tuple[str, ...] = ()
    encoding: str = ""
    sheet: str = ""
    delimiter: str = ""
    text: str = ""
    lead: int = 0
    over: Mapping[str, Template] = field(default_factory=dict)
    language: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that the map refers to, each once."""
        templates = [one for block in self.blocks for name, one in block.fields.items() if name not in self.over]
        named = [name for one in (*templates, *self.over.values()) for name in one.columns if name != ROW]
        skips = [name for block in self.blocks for name in block.skip]
        return tuple(dict.fromkeys((*named, *skips, *self.down)))

    def claims(self) -> tuple[Block, ...]:
        """How a row gives its claims, what is set over the blocks included.

        Raises:
            ClaimsError: what is set makes two blocks the same claim.
        """
        over = {name for name in self.over if name in ("figure", *BOUNDS)}
        hidden = BOUNDS if "figure" in over else ()
        blocks = tuple(
            replace(
                block, fields={name: one for name, one in block.fields.items() if name not in hidden} | dict(self.over)
            )
            for block in self.blocks
        )
        for number, block in enumerate(blocks):
            if block in blocks[:number]:
                fault = MapFault(f"block {number + 1} becomes the same claim as block {blocks.index(block) + 1}")
                raise ClaimsError((_problem("", "", fault),))
        return blocks

    def problem(self, fault: MapFault) -> Problem:
        """The problem of this map, with the line on which the word stands that is to blame."""
        return _problem(self.name, self.text, fault)


def recognised(names: Iterable[str]) -> ColumnMap | None:
    """The shipped map whose kind of table has these columns; None where there is none, or more than one."""
    held = {name.casefold() for name in names}
    fits = [one for one in maps().values() if all(name.casefold() in held for name in one.known_by)]
    return fits[0] if len(fits) == 1 else None


@cache
def maps() -> Mapping[str, ColumnMap]:
    """The maps that come with the package, by name."""
    folder = files("figures.readers") / "maps"
    found = sorted((one.name.removesuffix(".toml"), one) for one in folder.iterdir() if one.name.endswith(".toml"))
    return MappingProxyType({name: _parsed(name, one.read_text(encoding="utf-8")) for name, one in found})


def map_of(given: str | os.PathLike[str] | Mapping[str, Any] | ColumnMap) -> ColumnMap:
    """The map behind a name, a path or a dictionary.

    A dictionary holds what the TOML file would; one without `fields` and `figures` may hold the fields themselves.

    Raises:
        ClaimsError: there is no such map, or it cannot be used; the problem names its line.
    """
    if isinstance(given, ColumnMap):
        return given
    if isinstance(given, str) and given in maps():
        return maps()[given]
    if isinstance(given, str) or hasattr(given, "__fspath__"):
        return _from_file(Path(given))
    if not hasattr(given, "items"):
        raise TypeError(f"a {type(given).__name__} is no map; hand over the name of one, a path or a dictionary")
    loose = {key: value for key, value in given.items() if key in (*NAMES, *BOUNDS)}
    rest = {key: value for key, value in given.items() if key not in loose}
    try:
        whole = {"source", "metric"} <= loose.keys() and not loose.keys().isdisjoint(("figure", "low", "high"))
        if loose and not rest and not whole:
            return ColumnMap("mapping", over=_templates(loose, (*NAMES, *BOUNDS)))
        fields = {**rest.get("fields", {}), **{key: text for key, text in loose.items() if key not in BOUNDS}}
        bounds = {key: text for key, text in loose.items() if key in BOUNDS}
        blocks = {"figures": [{**one, **bounds} for one in rest.get("figures", [{}])]} if bounds else {}
        return _built("mapping", {**rest, "fields": fields, **blocks}, "")
    except MapFault as fault:
        raise ClaimsError((_problem("mapping", "", fault),)) from None


def load_map(
    mapping: str | os.PathLike[str] | Mapping[str, Any] | ColumnMap | None = None, fields: Mapping[str, str] = _NONE
) -> ColumnMap:
    """The map behind a name, a path or a dictionary, with another content of some fields, in whatever block.

    Args:
        mapping: as for `load`; None: what a table's own header says.
        fields: what stands in a field instead: `{"source": "WHO", "figure": "{Deaths}"}`.

    Raises:
        ClaimsError: there is no such map or no such field, or a text is no template.
    """
    base = ColumnMap("--set") if mapping is None else map_of(mapping)
    if not fields:
        return base
    try:
        return replace(base, over={**base.over, **_templates(fields, (*NAMES, *BOUNDS))})
    except MapFault as fault:
        raise ClaimsError((_problem("", "", fault),)) from None


# ── From TOML ──


def _from_file(path: Path) -> ColumnMap:
    """The map in a file."""
    shown = printable(str(path))
    try:
        with path.open("rb") as stream:
            content = stream.read(_LIMIT + 1)
        text = content.decode("utf-8-sig")
    except FileNotFoundError:
        hint = _known(path.name, maps())
        reason = f"there is no map '{shown}'"
        raise ClaimsError((Problem("", None, None, "unreadable-map", reason, hint),)) from None
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or "it is not UTF-8"
        message = f"the map cannot be read: {reason[:1].lower()}{reason[1:]}"
        raise ClaimsError((Problem(shown, None, None, "unreadable-map", message),)) from None
    if len(content) > _LIMIT:
        raise ClaimsError((_problem(shown, "", MapFault(f"a map of more than {_LIMIT:,} bytes")),))
    return _parsed(shown, text)


def _parsed(name: str, text: str) -> ColumnMap:
    """The map that a text holds."""
    try:
        return _built(name, tomllib.loads(text), text)
    except tomllib.TOMLDecodeError as fault:
        message = f"this is no TOML: {str(fault)[:1].lower()}{str(fault)[1:]}"
        raise ClaimsError((Problem(name, None, None, "unreadable-map", message),)) from None
    except MapFault as fault:
        raise ClaimsError((_problem(name, text, fault),)) from None


def _problem(name: str, text: str, fault: MapFault) -> Problem:
    lines = text.splitlines()
    line = next((number for number, one in enumerate(lines, 1) if fault.word and fault.word in one), None)
    return Problem(name, line, None, "unreadable-map", fault.message, fault.hint)


def _built(name: str, content: Mapping[str, Any], text: str) -> ColumnMap:
    """The map of these keys and values.

    Raises:
        MapFault: a key that there is not, a value of another type, two blocks that are one.
    """
    for key in content:
        if key not in _KEYS:
            raise MapFault(f"a map has no key '{printable(key)}'", key, _known(key, _KEYS))
    every = _templates(_table(content, "fields"), NAMES)
    blocks = tuple(_blocks(every, content))
    first_year = content.get("first_year")
    if first_year is not None and not isinstance(first_year, int):
        raise MapFault("'first_year' is a year, such as 1968", "first_year")
    if "YY" in str(content.get("dates", "")).replace("YYYY", "") and first_year is None:
        raise MapFault("years of two digits need 'first_year', the first that is meant", "dates", "as in 1968")
    dates = tuple(DayForm.of(one, first_year) for one in _texts(content, "dates"))
    missing = {key: frozenset(_texts(_table(content, "missing"), key)) for key in _table(content, "missing")}
    return ColumnMap(
        name,
        blocks,
        _text(content, "title"),
        _texts(content, "known_by"),
        dates,
        missing,
        {key: _words(key, value) for key, value in _table(content, "words").items()},
        _texts(content, "down"),
        _text(content, "encoding"),
        _text(content, "sheet"),
        _text(content, "delimiter"),
        text,
        language=_texts(content, "language"),
    )


def _blocks(every: Mapping[str, Template], content: Mapping[str, Any]) -> Iterator[Block]:
    """Each block with what holds for every claim; without a block, what holds for every claim is one."""
    given = content.get("figures", [])
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise MapFault("the blocks stand as [[figures]]", "figures")
    seen: list[Block] = []
    for number, one in enumerate(given or [{}], 1):
        own = {key: value for key, value in one.items() if key not in _OF_BLOCKS}
        fields = {**every, **_templates(own, (*NAMES, *BOUNDS))}
        skip = {key: frozenset(_texts(_table(one, "skip"), key)) for key in _table(one, "skip")}
        days = one.get("covers_days", 0)
        if not isinstance(days, int) or isinstance(days, bool) or days < 0 or (days and "as_of" not in fields):
            raise MapFault("'covers_days' is a number of days up to 'as_of'", "covers_days")
        block = Block(fields, skip, days)
        if given and not any(name in fields for name in ("figure", "low", "high")):
            raise MapFault(f"block {number} has no figure", "[[figures]]", "give a figure, or low and high")
        if block in seen:
            raise MapFault(f"block {number} is the same claim as block {seen.index(block) + 1}", "[[figures]]")
        seen.append(block)
        yield block


def _templates(given: Mapping[str, Any], known: Iterable[str]) -> dict[str, Template]:
    known = tuple(known)
    for key, value in given.items():
        if key not in known:
            raise MapFault(f"a claim has no field '{printable(key)}'", key, _known(key, known))
        if not isinstance(value, str):
            raise MapFault(f"the {key} is no text", key, 'write it in quotes, as in "{column}"')
    return {key: Template.of(value) for key, value in given.items()}


def _words(column: str, given: Any) -> dict[str, str]:
    if not isinstance(given, dict) or not all(isinstance(value, str) for value in given.values()):
        raise MapFault(f"the words of '{printable(column)}' are texts for texts", column)
    return dict(given)


def _table(content: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = content.get(key, {})
    if not isinstance(value, dict):
        raise MapFault(f"'{key}' is a table", key)
    return value


def _text(content: Mapping[str, Any], key: str) -> str:
    value = content.get(key, "")
    if not isinstance(value, str):
        raise MapFault(f"'{key}' is a text", key)
    return value


def _texts(content: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """One text or several."""
    value = content.get(key, [])
    value = [value] if isinstance(value, str) else value
    if not isinstance(value, list | tuple) or not all(isinstance(one, str) for one in value):
        raise MapFault(f"'{printable(key)}' is a text or a list of texts", key)
    return tuple(value)


def _known(word: str, known: Iterable[str]) -> str:
    near = nearest(word, known)
    return f"did you mean '{near}'?" if near else f"known: {', '.join(known)}"
