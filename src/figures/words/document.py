"""A vocabulary file's tables, held to be known and of the right kinds, with the name by which messages call it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from figures.errors import VocabularyError
from figures.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LONGEST_WORD = 60  # a longer word is cut in messages


def word_key(word: str) -> str:
    """A word of the vocabulary without regard to case, the width of spaces, and the shape of an apostrophe."""
    return " ".join(word.casefold().replace("’", "'").split())


def listed(words: Iterable[str]) -> str:
    """The words in quotes, separated by commas."""
    return ", ".join(repr(word) for word in words)


def cut(text: str) -> str:
    """The text, shortened where it is too long for a message."""
    return text if len(text) <= _LONGEST_WORD else f"{text[: _LONGEST_WORD - 1]}…"


TABLES = ("metrics", "populations", "profiles", "sources", "places", "events", "nouns", "misspellings")
"""The tables that a user's file may hold."""

_KEYS: Mapping[str, Mapping[str, type | tuple[type, ...]]] = {
    "metrics": {"aliases": list, "part_of": (str, list), "cumulative": bool, "sum_of": list, "source": str},
    "populations": {"aliases": list, "part_of": (str, list), "splits": list, "source": str},
    "profiles": {"title": str, "source": str, "falls_back_to": str, "floors": dict},
}
_EXPECTED: Mapping[type | tuple[type, ...], str] = {
    list: "a list of words",
    str: "a text",
    (str, list): "a word or a list of words",
    bool: "true or false",
    dict: "a table",
    int: "a whole number",
}


@dataclass(frozen=True, slots=True)
class Document:
    """A vocabulary file's tables, with the name under which messages speak of it."""

    origin: str
    tables: Mapping[str, Any]

    @classmethod
    def read(cls, text: str, origin: str) -> Document:
        """The tables of a text, held to be tables and to have known names."""
        try:
            tables = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            reason = str(error)
            raise VocabularyError(f"{origin}: not valid TOML: {reason[:1].lower()}{reason[1:]}") from None
        except RecursionError:
            raise VocabularyError(f"{origin}: not valid TOML: nested too deeply") from None
        document = cls(origin, tables)
        for name, table in tables.items():
            if name not in TABLES:
                raise document.fault(f"[{name}]", f"unknown table, expected one of {listed(TABLES)}")
            document.held(table, dict, f"[{name}]")
        return document

    def fault(self, place: str, reason: str) -> VocabularyError:
        """The error for a place of this document."""
        return VocabularyError(f"{self.origin}: {place}: {reason}")

    def held(self, value: Any, kind: type | tuple[type, ...], place: str) -> Any:
        """The value, held to be of a kind; whole numbers are no truth values."""
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.fault(place, f"expected {_EXPECTED[kind]}, found {cut(repr(value))}")
        return value

    def entries(self, table: str) -> Iterable[tuple[str, str, dict[str, Any]]]:
        """Name, place and values of each entry of a table, keys and types checked."""
        for title, entry in self.tables.get(table, {}).items():
            place = f"[{table}.{cut(visible(title))}]"
            (name,) = self.names([title], place)
            self.held(entry, dict, place)
            for key, value in entry.items():
                if key not in _KEYS[table]:
                    raise self.fault(f"{place} {cut(key)}", f"unknown key, expected one of {listed(_KEYS[table])}")
                self.held(value, _KEYS[table][key], f"{place} {key}")
            yield name, place, entry

    def words(self, values: list[Any], place: str) -> tuple[str, ...]:
        """The words of a list, folded, without repeats."""
        folded = (word_key(self.held(value, str, place)) for value in values)
        return tuple(dict.fromkeys(word for word in folded if word))

    def names(self, values: list[Any], place: str) -> tuple[str, ...]:
        """The words of a list, folded: none is empty, none holds what cannot be seen or acts on a screen."""
        names = tuple(word_key(self.held(value, str, place)) for value in values)
        for name in names:
            if not name:
                raise self.fault(place, "a name cannot be empty")
            if visible(name) != name:
                raise self.fault(place, f"a name cannot hold what is not seen: '{cut(visible(name))}'")
        return tuple(dict.fromkeys(names))

    def texts(self, values: Any, place: str) -> tuple[str, ...]:
        """The texts of a list, as they are written but for the width of spaces, without empty ones."""
        held = (" ".join(self.held(value, str, place).split()) for value in self.held(values, list, place))
        return tuple(text for text in held if text)
