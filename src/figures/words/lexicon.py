"""The vocabulary's wordings as the grammar of figures looks them up: tokens, phrases and nouns."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from figures.words.vocabulary import Vocabulary

DIGITS, WORD, MARK, END = "digits", "word", "mark", "end"

# One pass, no way back: the quantifiers are possessive, and every character starts exactly one of the alternatives.
_SCAN = re.compile(
    r"(?P<digits>\d++)|(?P<word>[^\W\d_]++(?:['’][^\W\d_]++)*+)|[\s\"“”„«»\u200e\u200f\ufeff]++|(?P<mark>.)", re.DOTALL
)
_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-")
_LONGEST_NOUN = 4  # words
_SHORTEST_HEDGE = 3  # letters: inside a name, `ca` is more likely California
_SHORTEST_SLIP, _LONGEST_SLIP = 4, 20  # letters: shorter words look like too many, longer ones like none


class Token(NamedTuple):
    """A run of digits, a word or a single mark; `word` is folded, `start` and `end` lie in the source's text."""

    kind: str
    word: str
    start: int
    end: int


def tokens(text: str, misspellings: Mapping[str, str] | None = None) -> tuple[Token, ...]:
    """The tokens of a text, without spaces and quotation marks, and an end token; known misspellings are put right."""
    found = []
    for match in _SCAN.finditer(text):
        start, end = match.span()
        if match.lastgroup == DIGITS:
            found.append(Token(DIGITS, match[0], start, end))
        elif match.lastgroup == WORD:
            word = match[0].casefold().replace("’", "'")
            right = misspellings.get(word, word) if misspellings else word
            found.extend(Token(WORD, part, start, end) for part in right.split())
        elif match.lastgroup == MARK:
            found.append(Token(MARK, _DASHES.get(match[0], match[0]), start, end))
    found.append(Token(END, "", len(text), len(text)))
    return tuple(found)


Phrases: TypeAlias = "dict[str, Any]"
"""Phrases word by word: a word leads to the `Phrases` that go on from it, the empty word to what the phrase means."""


def _phrases(wordings: Iterable[tuple[str, str]]) -> Phrases:
    """Phrases from wordings with their meanings; hyphens between words count as spaces."""
    root: Phrases = {}
    for wording, meaning in wordings:
        node = root
        parts = tokens(wording)[:-1]
        for token in parts:
            if token.word != "-" or len(parts) == 1:
                node = node.setdefault(token.word, {})
        node.setdefault("", meaning)
    return root


class Noun(NamedTuple):
    """What a noun counts: its canonical name, its kind, and whether the word is a plural."""

    name: str
    kind: str
    plural: bool


_ALTERING = (
    "a share is not a number of people",
    "an amount of money is not a number of people",
    "a time or a date is not a number of people",
    "a measure is not a number of people",
    "a comparison with another figure is no figure",
    "an ordinal is not a number of people",
    "this unit has more than one reading, write the number out",
)  # reasons whose words, right behind a number, make something else of it

PEOPLE, GROUPS, THINGS = "people", "groups", "things"


class Lexicon:
    """All tables of one vocabulary, ready for looking up."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        tables = vocabulary.wordings
        numbers, tail, endings = tables["numbers"], tables["tail"], tables["endings"]
        self.vocabulary = vocabulary
        self.ones: Mapping[str, int] = numbers["ones"]
        self.tens: Mapping[str, int] = numbers["tens"]
        self.units: Mapping[str, int] = {**numbers["units"], **numbers["sets"]}
        self.plurals: Mapping[str, int] = numbers["plurals"]
        self.suffixes: Mapping[str, int] = numbers["suffixes"]
        self.fractions: Mapping[str, int] = numbers["fractions"]
        self.before = _phrases(_by_meaning(tables["before"]))
        self.after = _phrases(_by_meaning(tables["after"]))
        self.vague = _phrases(_by_meaning(tables["vague"]))
        self.opening = _phrases(_plain(tables["between"]["opening"]))
        self.joining = _phrases(_plain(tables["between"]["joining"]))
        self.escalating = _phrases(_plain(tables["between"]["escalating"]))
        self.none = _phrases(_plain(tables["none"]["words"]))
        self.no = _phrases(_plain(tables["none"]["determiners"]))
        self.unknown = _phrases(_plain(tables["unknown"]["words"]))
        self.linking = _phrases(_plain(tail["linking"]))
        self.closing = _phrases(_plain(tail["closing"]))
        self.remarks = _phrases(_plain(tail["remarks"]))
        self.metrics = _phrases(
            (word, metric.name) for metric in vocabulary.metrics.values() for word in (metric.name, *metric.aliases)
        )
        self.numerals = frozenset({*self.ones, *self.tens, *self.units, *self.plurals, *self.fractions, "a", "an"})
        before = (words for meaning, words in tables["before"].items() if meaning != "exact")
        vague = (words for meaning, words in tables["vague"].items() if meaning != "plural")
        hedges = {
            word for words in (*before, *vague) for word in words if word.isalpha() and len(word) >= _SHORTEST_HEDGE
        }
        alone = {word for table in ("none", "unknown") for word in tables[table]["words"] if word.isalpha()}
        self.figures = self.numerals | hedges | alone
        self.refused = {word: reason for reason, words in tables["refused"].items() for word in words}
        self.altering = frozenset(word for reason in _ALTERING for word in tables["refused"][reason])
        self.partitive = frozenset(endings["partitive"])
        self._unit_letters = tuple({unit[0] for unit in self.units})
        self._plural_endings, self._people_endings = tuple(endings["plural"]), tuple(endings["people"])
        self._nouns = self._collected(vocabulary)

    def _collected(self, vocabulary: Vocabulary) -> dict[str, Noun]:
        tables = ((THINGS, vocabulary.things), (GROUPS, vocabulary.groups), (PEOPLE, vocabulary.people))
        nouns = {
            form: Noun(plural, kind, plural=form == plural) for kind, table in tables for form, plural in table.items()
        }
        for population in vocabulary.populations.values():
            for form in (population.name, *population.aliases):
                many = form.endswith(self._plural_endings) and not form.endswith("ss")
                nouns[form] = Noun(population.name, PEOPLE, plural=many)
        for metric, deed in vocabulary.wordings["deeds"].items():
            for single, plural in deed["counted"].items():
                nouns[single] = Noun(metric, PEOPLE, plural=False)
                nouns[plural] = Noun(metric, PEOPLE, plural=True)
        return {form.replace("-", " "): noun for form, noun in nouns.items()}

    def noun(self, form: str) -> Noun | None:
        """The noun of that very form, hyphens written as spaces; None if it is none."""
        return self._nouns.get(form)

    def head(self, words: list[str]) -> Noun | None:
        """The noun that ends these words, the longest that is known; None when their last word is none."""
        for length in range(min(_LONGEST_NOUN, len(words)), 0, -1):
            noun = self._nouns.get(" ".join(words[-length:]))
            if noun is not None:
                return noun
        if words and words[-1].endswith(self._people_endings):
            return Noun(words[-1], PEOPLE, plural=True)
        return None

    def noun_at(self, found: tuple[Token, ...], place: int) -> int:
        """How many tokens the longest known noun has that starts at a place; 0 for none."""
        for length in range(_LONGEST_NOUN, 0, -1):
            if " ".join(token.word for token in found[place : place + length]) in self._nouns:
                return length
        return 0

    def counts_things(self, found: tuple[Token, ...], place: int) -> bool:
        """Whether a noun for what is not people stands there."""
        noun = self._nouns.get(found[place].word)
        return noun is not None and noun.kind == THINGS

    def slip(self, word: str) -> str | None:
        """The unit that an unknown word may be a slip for: `thousnd` stands before people, and is no kind of them."""
        if word in self._nouns or not word.startswith(self._unit_letters):
            return None
        return self._nearest(word, (*self.units, *self.plurals), cutoff=0.82)

    def nearest(self, word: str) -> str | None:
        """The word of the grammar that looks most like this one."""
        known = (*self.numerals, *self.before, *self._nouns, *self.metrics, *self.unknown, *self.none)
        return self._nearest(word, known, cutoff=0.75)

    def _nearest(self, word: str, known: Iterable[str], cutoff: float) -> str | None:
        if not _SHORTEST_SLIP <= len(word) <= _LONGEST_SLIP:
            return None
        from difflib import get_close_matches

        return next(iter(get_close_matches(word, list(known), n=1, cutoff=cutoff)), None)


def _by_meaning(table: Mapping[str, list[str]]) -> Iterable[tuple[str, str]]:
    return ((wording, meaning) for meaning, wordings in table.items() for wording in wordings)


def _plain(wordings: Iterable[str]) -> Iterable[tuple[str, str]]:
    return ((wording, wording) for wording in wordings)


@functools.lru_cache(maxsize=8)
def lexicon(vocabulary: Vocabulary) -> Lexicon:
    """The lexicon of a vocabulary, built once."""
    return Lexicon(vocabulary)
