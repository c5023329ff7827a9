"""`figures vocabulary`: the metrics, populations, vague words and profiles in force."""

from __future__ import annotations

from collections import defaultdict
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Final

from figures.cli.command import style_option, subcommand
from figures.cli.inputs import Reading, words_options
from figures.cli.streams import escaped, put

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from figures import Vocabulary

WIDTH: Final = 80
"""Characters of a line."""


@subcommand()
@words_options
@style_option("text", "json")
def vocabulary(reading: Reading, style: str) -> int:
    """List the words in force: what happens, to whom, vague words.

    \b
    figures vocabulary
    figures vocabulary --vocabulary ours.toml
    figures vocabulary --format json
    """  # noqa: D301 - click's own way to keep lines as they are
    words = reading.words()
    put(_as_json(words) if style == "json" else escaped("".join(f"{line}\n" for line in _lines(words))))
    return 0


def _lines(words: Vocabulary) -> Iterator[str]:
    yield "METRICS: what happened to people"
    yield "A later count holds an earlier one, except where a metric is marked 'may fall'."
    for depth, name in _tree({one.name: next(iter(one.part_of), None) for one in words.metrics.values()}):
        metric = words.metrics[name]
        yield from _entry(depth, name, words.aliases(name), "" if metric.cumulative else "may fall")
    yield ""
    yield "POPULATIONS: who is counted"
    yield "Any other word is taken as a group of people."
    for depth, name in _tree({one.name: next(iter(one.part_of), None) for one in words.populations.values()}):
        yield from _entry(depth, name, words.aliases(name))
    yield ""
    yield "PROFILES: the smallest number that a vague word allows"
    for profile in words.profiles.values():
        yield f"  {profile.name}: {profile.title}" if profile.title else f"  {profile.name}"
        if profile.falls_back_to:
            yield f"    other words: as in {profile.falls_back_to}"
        width = max(map(len, profile.floors), default=0)
        for wording, floor in sorted(profile.floors.items(), key=lambda pair: (pair[1], pair[0])):
            yield f"    {wording:{width}}  {floor:,}"
        yield from wrap(profile.source, WIDTH, initial_indent="    from: ", subsequent_indent="          ")


def _tree(wholes: Mapping[str, str | None]) -> Iterator[tuple[int, str]]:
    """Every name after its whole, with how deep it lies; neighbours in alphabetical order."""
    parts: defaultdict[str | None, list[str]] = defaultdict(list)
    for name, whole in wholes.items():
        parts[whole].append(name)
    ahead = [(0, name) for name in sorted(parts[None], reverse=True)]
    while ahead:
        depth, name = ahead.pop()
        yield depth, name
        ahead += [(depth + 1, part) for part in sorted(parts[name], reverse=True)]


def _entry(depth: int, name: str, aliases: Iterable[str], remark: str = "") -> Iterator[str]:
    """A name, indented below its whole, with the other words for it."""
    indent = "  " * (depth + 1)
    head = f"{name} ({remark})" if remark else name
    others = ", ".join(aliases)
    text = f"{head}: {others}" if others else head
    yield from wrap(text, WIDTH, initial_indent=indent, subsequent_indent=f"{indent}    ", break_on_hyphens=False)


def _as_json(words: Vocabulary) -> bytes:
    """The whole vocabulary as one object of lists."""
    from figures.text import as_json

    def listed(entries: Mapping[str, Any], *names: str) -> list[dict[str, Any]]:
        return [{name: _plain(getattr(one, name)) for name in ("name", *names)} for one in entries.values()]

    def worded(entries: Mapping[str, Any], *names: str) -> list[dict[str, Any]]:
        return [one | {"aliases": list(words.aliases(one["name"]))} for one in listed(entries, "aliases", *names)]

    facts = {
        "metrics": worded(words.metrics, "part_of", "cumulative", "sum_of", "source"),
        "populations": worded(words.populations, "part_of", "splits", "source"),
        "profiles": listed(words.profiles, "title", "source", "floors", "falls_back_to"),
    }
    return as_json(facts).encode()


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return value if value is None or isinstance(value, str | bool) else dict(value)
