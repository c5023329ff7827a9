"""The vocabulary's wordings as the grammar of figures looks them up: tokens, phrases and nouns."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from figures.vocabulary import Vocabulary

DIGITS, WORD, MARK, END = "digits", "word", "mark", "end"

# One pass, no way back: the quantifiers are possessive, and every character starts exactly one of the alternatives.
_SCAN = re.compile(r"(\d++)|([^\W\d_]++(?:['’][^\W\d_]++)*+)|([\s\"“”„«»\u200e\u200f\ufeff]++)|(.)", re.DOTALL)
_DASHES = dict.fromkeys("‐‑‒–—―−﹣－", "-")
_LONGEST_NOUN = 4  # words


class Token(NamedTuple):
    """A run of digits, a word or a single mark; `word` is folded, `start` and `end` lie in the source's text."""

    kind: str
    word: str
    start: int
    end: int


def tokens(text: str, misspellings: Mapping[str, str] | None = None) -> list[Token]:
    """The tokens of a text, without spaces and quotation marks, and an end token; known misspellings are put right."""
    found = []
    for match in _SCAN.finditer(text):
        group = match.lastindex
        start, end = match.span()
        if group == 1:
            found.append(Token(DIGITS, match[0], start, end))
        elif group == 2:
            word = match[0].casefold().replace("’", "'")
            right = misspellings.get(word, word) if misspellings else word
            found.extend(Token(WORD, part, start, end) for part in right.split())
        elif group == 4:
            found.append(Token(MARK, _DASHES.get(match[0], match[0]), start, end))
    found.append(Token(END, "", len(text), len(text)))
    return found


Trie: TypeAlias = "dict[str, Any]"  # a word leads to the next Trie; the empty word leads to what the phrase means


def trie(phrases: Iterable[tuple[str, str]]) -> Trie:
    """Phrases with their meanings, arranged word by word; hyphens between words count as spaces."""
    root: Trie = {}
    for phrase, meaning in phrases:
        node = root
        parts = tokens(phrase)[:-1]
        for token in parts:
            if token.word != "-" or len(parts) == 1:
                node = node.setdefault(token.word, {})
        node.setdefault("", meaning)
    return root


class Noun(NamedTuple):
    """What a noun counts."""

    name: str
    """The canonical word."""
    people: bool
    plural: bool


class Lexicon:
    """All tables of one vocabulary, ready for looking up."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        words = vocabulary.wordings
        numbers = words["numbers"]
        self.vocabulary = vocabulary
        self.ones: Mapping[str, int] = numbers["ones"]
        self.tens: Mapping[str, int] = numbers["tens"]
        self.units: Mapping[str, int] = numbers["units"]
        self.plurals: Mapping[str, int] = numbers["plurals"]
        self.suffixes: Mapping[str, int] = numbers["suffixes"]
        self.sets: Mapping[str, int] = numbers["sets"]
        self.fractions: Mapping[str, int] = numbers["fractions"]
        self.before = trie(_grouped(words["before"]))
        self.after = trie(_grouped(words["after"]))
        self.opening = trie((phrase, phrase) for phrase in words["between"]["opening"])
        self.joining = trie((phrase, phrase) for phrase in words["between"]["joining"])
        self.escalating = trie((phrase, phrase) for phrase in words["between"]["escalating"])
        self.vague = trie(_grouped(words["vague"]))
        self.none = trie((phrase, phrase) for phrase in words["none"]["words"])
        self.no = trie((phrase, phrase) for phrase in words["none"]["determiners"])
        self.unknown = trie((phrase, phrase) for phrase in words["unknown"]["words"])
        self.linking = trie((phrase, phrase) for phrase in words["tail"]["linking"])
        self.closing = trie((phrase, phrase) for phrase in words["tail"]["closing"])
        self.remarks = trie((phrase, phrase) for phrase in words["tail"]["remarks"])
        self.metrics = trie(
            (word, metric.name) for metric in vocabulary.metrics.values() for word in (metric.name, *metric.aliases)
        )
        self.refused = {word: reason for reason, listed in words["refused"].items() for word in listed}
        self.figures = {*self.ones, *self.tens, *self.units, *self.plurals, *self.sets, *self.fractions, "a", "an"}
        self.figures |= _single(words["before"]["at-least"], words["before"]["more-than"], words["before"]["about"])
        self.figures |= _single(words["before"]["nearly"], words["before"]["at-most"], words["before"]["fewer-than"])
        self.figures |= _single(words["vague"]["many"], words["vague"]["several"], words["vague"]["few"])
        self.figures -= {"c"}  # a letter alone is an initial before it is `circa`
        self._plural_endings = tuple(words["endings"]["plural"])
        self._people_endings = tuple(words["endings"]["people"])
        self._nouns = self._collected(vocabulary)

    def _collected(self, vocabulary: Vocabulary) -> dict[str, Noun]:
        nouns = {form: Noun(plural, people=False, plural=form == plural) for form, plural in vocabulary.things.items()}
        for form, plural in vocabulary.people.items():
            nouns[form] = Noun(plural, people=True, plural=form == plural)
        for population in vocabulary.populations.values():
            for form in (population.name, *population.aliases):
                nouns[form] = Noun(population.name, people=True, plural=self._is_plural(form))
        return {form.replace("-", " "): noun for form, noun in nouns.items()}

    def _is_plural(self, form: str) -> bool:
        return form.endswith(self._plural_endings) and not form.endswith("ss")

    def head(self, words: list[str]) -> Noun | None:
        """The noun that ends these words, the longest that is known; None when their last word is none."""
        for length in range(min(_LONGEST_NOUN, len(words)), 0, -1):
            noun = self._nouns.get(" ".join(words[-length:]))
            if noun is not None:
                return noun
        if words and words[-1].endswith(self._people_endings):
            return Noun(words[-1], people=True, plural=True)
        return None

    def knows(self, word: str) -> bool:
        """Whether one word alone is a noun."""
        return word in self._nouns

    def nearest(self, word: str) -> str | None:
        """The word of the grammar that looks most like this one."""
        if not 3 < len(word) <= 20:
            return None
        from difflib import get_close_matches

        known = (*self.figures, *self.before, *self._nouns, *self.metrics, *self.unknown, *self.none)
        return next(iter(get_close_matches(word, known, n=1, cutoff=0.75)), None)


def _grouped(table: Mapping[str, list[str]]) -> Iterable[tuple[str, str]]:
    return ((phrase, meaning) for meaning, phrases in table.items() for phrase in phrases)


def _single(*lists: list[str]) -> set[str]:
    return {phrase for phrases in lists for phrase in phrases if phrase.isalpha()}


@functools.lru_cache(maxsize=8)
def lexicon(vocabulary: Vocabulary) -> Lexicon:
    """The lexicon of a vocabulary, built once."""
    return Lexicon(vocabulary)
