"""A guessed map as a file to edit: each line with why, and what has to be decided as a comment."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from figures.readers.guess import COUNTS, Likely, common, dates_of, likely
from figures.readers.hxl import map_of_tags
from figures.readers.loading import table_of
from figures.readers.maps import ROW, ColumnMap, recognised
from figures.readers.table import Header, How
from figures.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from figures.readers.table import Table


def guess_map(source: Any, *, encoding: str = "") -> str:
    """A map for a table, as TOML to edit: lines that begin with `# decide:` are for a person to decide.

    Args:
        source: a path, `-`, an open stream or a DataFrame, as for `load`.
        encoding: as for `load`.

    Raises:
        ClaimsError: it holds no table.
    """
    table = table_of(source, How(encoding=encoding, every=True))
    return guessed(table, Header.of(table.header))


def guessed(table: Table, header: Header) -> str:
    """The map of a table as TOML: one that is shipped for it, that of its hashtags, or a guess."""
    known = recognised(header.names)
    if known:
        return f"# the map {known.name}, which is shipped: --map {known.name} needs no file\n{known.text}"
    tagged = map_of_tags(table, header)
    lines = _of_map(tagged, table) if tagged else _of_guess(likely(table, header), table)
    return "\n".join((*lines, ""))


def _text(text: str) -> str:
    """A text as TOML has it."""
    return json.dumps(text, ensure_ascii=False)


def _of_map(made: ColumnMap, table: Table) -> Iterator[str]:
    """A map as a file: what all blocks have in common, then each block."""
    yield "# what the hashtags say; the table is read by them without a map"
    yield f"title = {_text(table.path)}"
    blocks = [block.fields for block in made.blocks]
    common = {name: one for name, one in blocks[0].items() if all(block.get(name) == one for block in blocks)}
    yield from ("", "[fields]", *(f"{name} = {_text(one.text)}" for name, one in common.items()))
    for block in blocks:
        own = {name: one for name, one in block.items() if name not in common}
        yield from ("", "[[figures]]", *(f"{name} = {_text(one.text)}" for name, one in own.items()))


def _of_guess(found: Sequence[Likely], table: Table) -> Iterator[str]:
    """A guess as a file."""
    figures = [one for one in found if one.field in COUNTS]
    yield f"title    = {_text(table.path)}"
    names = [one.name for one in figures] or [one.name for one in found]
    yield f"known_by = [{', '.join(map(_text, names[:6]))}]   # columns by which such a table is recognised"
    days = [one for one in found if one.field in ("since", "as_of") and not one.rank]
    used = [next((one for one in days if one.field == field), None) for field in ("since", "as_of")]
    form = dates_of([cell for one in used if one for cell in one.cells])
    if form.form:
        yield f"dates    = {_text(form.form)}   # {printable(form.why)}"
    elif form.decide:
        yield f"# decide: {printable(form.decide)}"
    yield from ("", "[fields]   # for every claim of a row")
    yield from _fields(found, days)
    yield from _blocks(figures)
    unused = [one.name for one in found if not one.field]
    if unused:
        yield from ("", f"# not used: {printable(', '.join(unused))}")


def _fields(found: Sequence[Likely], days: Sequence[Likely]) -> Iterator[str]:
    """What holds for every claim of a row."""
    sources = [one for one in found if one.field == "source"]
    if len(sources) == 1 and not any(one.name.casefold() == "source" for one in found):
        if sources[0].decide:
            yield f"# decide: {printable(sources[0].decide)}"
        yield f"source = {_text('{' + sources[0].name + '}')}   # who asserts the figure of a row"
    elif sources:
        names = [one.name for one in found if one.field == "source" or one.name.casefold() == "source"]
        yield f"# decide: who asserts the figure of a row: {printable(' or '.join(names))}?"
        yield from (f"# source = {_text('{' + name + '}')}" for name in names)
    elif any(one.name.casefold() == "source" for one in found):
        yield '# decide: does the column "source" name who asserts the figure, or what the table was compiled from?'
        yield '# source = "{source}"'
    else:
        yield '# decide: who published the table?\n# source = "…"'
    filled = common(found)
    if "event" not in filled:
        yield f'# decide: is each row an incident of its own? Then give it an event\n# event = "{{{ROW}}}"'
    says = {"event": "another in each row", "place": "from narrow to wide"}
    for field, template in filled.items():
        others = ", ".join(one.name for one in days if one.field == field and template != f"{{{one.name}}}")
        why = says.get(field) or (others and f"or {printable(others)}")
        yield f"{field:6} = {_text(template)}" + (f"   # {why}" if why else "")


def _blocks(figures: Sequence[Likely]) -> Iterator[str]:
    """A block for each figure; the ends of a range make one together."""
    groups: dict[tuple[str, ...], list[Likely]] = {}
    for one in figures:
        key = (one.name,) if one.field == "figure" else ("", one.metric, one.population)
        groups.setdefault(key, []).append(one)
    for group in groups.values():
        first = group[0]
        yield from ("", "[[figures]]")
        yield from dict.fromkeys(f"# decide: {printable(one.decide)}" for one in group if one.decide)
        yield f"metric = {_text(first.metric)}" if first.metric else '# metric = "…"'
        if first.population:
            yield f"population = {_text(first.population)}"
        taken: set[str] = set()
        for one in group:
            mark = "# " if one.field in taken else ""
            taken.add(one.field)
            yield f"{mark}{one.field} = {_text('{' + one.name + '}')}"
