"""The languages in which figures are read: each is one file of tables, laid out as `en.toml` is."""

from __future__ import annotations

import functools
import tomllib
from pkgutil import get_data
from typing import TYPE_CHECKING, Any

from figures.words.tokens import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


_OWN: Mapping[str, Any] = {"metrics": {}, "populations": {}, "nouns": {"people": {}, "groups": {}, "things": {}}}
"""The tables that English has elsewhere, in `vocabulary.toml`."""


def tables_of(code: str, english: Mapping[str, Any]) -> Mapping[str, Any]:
    """The tables of a language, laid out as the English ones are; what its file leaves out is empty."""
    return _laid_over({**_emptied({**english}), **_OWN}, file_of(code))


def names_in(code: str, table: str) -> Iterator[tuple[str, str]]:
    """The words of a language for each metric, or each population, folded, with its canonical name."""
    if code == "en":
        return
    tables = file_of(code)
    dropped = [prefix for prefix, stands_for in tables["endings"].get("prefixes", {}).items() if not stands_for]
    for name, forms in tables[table].items():
        for word in map(folded, (word for words in forms.values() for word in words)):
            yield from ((f"{prefix}{word}", name) for prefix in ("", *map(folded, dropped)))


@functools.cache
def file_of(code: str) -> Mapping[str, Any]:
    """The tables that the file of a language holds."""
    return tomllib.loads((get_data("figures.words", f"{code}.toml") or b"").decode())


def _emptied(value: Any) -> Any:
    """The same tables without their words: lists are empty, and so are tables of words with what they stand for."""
    if isinstance(value, dict) and not all(map(_is_meaning, value.values())):
        return {key: _emptied(one) for key, one in value.items()}
    return type(value)()


def _is_meaning(value: Any) -> bool:
    """Whether it is what a word stands for: a number, several, or another word."""
    return isinstance(value, int | str) or (isinstance(value, list) and bool(value) and isinstance(value[0], int))


def _laid_over(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **base,
        **{
            key: _laid_over(base.get(key, {}), value) if isinstance(value, dict) else value
            for key, value in over.items()
        },
    }
