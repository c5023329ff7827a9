"""The vocabulary's words for articles, ready to be looked up in the words of a sentence."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from figures.words.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from figures.words.lexicon import Lexicon
    from figures.words.vocabulary import Vocabulary


QUOTES: Final = frozenset(("“", "”", '"', "``", "''", "‘", "’", "'"))
"""Quotation marks, as an article may print them."""

MARKS: Final = QUOTES - {"‘", "’", "'"}
"""Those that are no apostrophes."""


class Hit(NamedTuple):
    """A phrase found in a sentence: what it means, and its words from `start` up to `end`, `end` not included."""

    meaning: str
    start: int
    end: int


class Phrases:
    """Phrases word by word: trying each at each place would take eleven times as long."""

    def __init__(self, meanings: Iterable[tuple[str, str]]) -> None:
        self._forwards: dict[str, Any] = {}
        self._backwards: dict[str, Any] = {}
        for phrase, meaning in meanings:
            words = phrase.split()
            _grow(self._forwards, words, meaning)
            _grow(self._backwards, words[::-1], meaning)

    def starting(self, words: Sequence[str], at: int) -> Hit | None:
        """The longest phrase that starts at a word."""
        found, end, node = None, at, self._forwards
        while 0 <= end < len(words) and words[end] in node:
            node = node[words[end]]
            end += 1
            if "" in node:
                found = Hit(node[""], at, end)
        return found

    def ending(self, words: Sequence[str], end: int) -> Hit | None:
        """The longest phrase whose last word stands right before `end`."""
        found, start, node = None, end, self._backwards
        while start > 0 and words[start - 1] in node:
            node = node[words[start - 1]]
            start -= 1
            if "" in node:
                found = Hit(node[""], start, end)
        return found

    def within(self, words: Sequence[str], start: int, end: int) -> Hit | None:
        """The first phrase that lies between two places."""
        for at in range(max(0, start), end):
            found = self.starting(words, at)
            if found is not None and found.end <= end:
                return found
        return None


def _grow(node: dict[str, Any], words: list[str], meaning: str) -> None:
    for word in words:
        node = node.setdefault(word, {})
    node.setdefault("", meaning)


class Words:
    """All words that extraction rests on, of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        tables = vocabulary.wordings
        self.vocabulary = vocabulary
        self.lexicon: Lexicon = lexicon(vocabulary)
        self.frames = {name: frozenset(words) for name, words in tables["frames"].items()}
        self.articles = {name: frozenset(words) for name, words in tables["articles"].items()}
        self.speech = {name: frozenset(words) for name, words in tables["speech"].items()}
        self.frame_phrases = {name: _plain(tables["frames"][name]) for name in ("withdrawals", "past")}
        self.deeds = {
            form: Phrases((phrase, metric) for metric, deed in tables["deeds"].items() for phrase in deed.get(form, ()))
            for form in ("passive", "active", "died", "noun", "lives", "toll")
        }
        self.deed_words = frozenset(
            phrase.split()[0]
            for deed in tables["deeds"].values()
            for form in ("passive", "active", "died")
            for phrase in deed.get(form, ())
            if " " not in phrase or phrase.split()[0] in self.frames["also_alone"]
        )
        hedges = [
            wording
            for bound, wordings in tables["before"].items()
            for wording in wordings
            if wording[0].isalpha()
            and (bound != "exact" or wording in self.articles["exact_hedges"])
            and wording not in self.articles["no_hedges"]
        ]
        self.hedges = _plain(hedges)
        self.vague = _plain(word for name, words in tables["vague"].items() if name != "plural" for word in words)
        numbers = tables["numbers"]
        counting = {word for name in ("ones", "tens", "units", "plurals", "fractions") for word in numbers[name]}
        self.numerals = frozenset(counting) - {"score"}
        self.no_noun = self.articles["stops"] | self.articles["days"] | self.frames["befallen"] | QUOTES | {"of"}
        self.no_speaker = self.articles["days"] | self.speech["pronouns"] | self.deed_words
        self.numbers_in_plural = frozenset(numbers["plurals"])
        self.units = frozenset(numbers["units"]) - {"score"}
        self.starters = frozenset(
            {*self.numerals, "between", "from", "a", "an"}
            | {phrase.split()[0] for phrase in hedges}
            | {word.split()[0] for words in tables["vague"].values() for word in words}
        )


def _plain(phrases: Iterable[str]) -> Phrases:
    return Phrases((phrase, phrase) for phrase in phrases)


@functools.lru_cache(maxsize=8)
def words_of(vocabulary: Vocabulary) -> Words:
    """The words of a vocabulary, built once."""
    return Words(vocabulary)
