"""The languages in which figures are read: each is one file of tables, laid out as `en.toml` is."""

from __future__ import annotations

import functools
import tomllib
from pkgutil import get_data
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from figures.words.vocabulary import Vocabulary


_OWN: Mapping[str, Any] = {"metrics": {}, "populations": {}, "nouns": {"people": {}, "groups": {}, "things": {}}}
"""The tables that English has elsewhere, in `vocabulary.toml`."""


def tables_of(code: str, vocabulary: Vocabulary) -> Mapping[str, Any]:
    """The tables of a language; what its file leaves out is empty."""
    return _laid_over({**_emptied(vocabulary.wordings), **_OWN}, _file(code))


@functools.cache
def _file(code: str) -> Mapping[str, Any]:
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
