"""The vocabulary's wordings as the grammar of figures looks them up: tokens, phrases and nouns."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from figures.hints import slip_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from figures.words.vocabulary import Vocabulary

DIGITS, WORD, MARK, END = "digits", "word", "mark", "end"

_RAISED = "\u00b2\u00b3\u00b9\u2070-\u2079\u1d43-\u1d61"  # superscript digits and letters
_STRANGE = f"{_RAISED}\u00bc-\u00be\u2080-\u209c\u2150-\u218b\u2460-\u24ff\u00aa\u00ba"  # numerals, yet no digits
# One pass, no way back: the quantifiers are possessive, and every character starts exactly one of the alternatives.
_SCAN = re.compile(
    rf"(?P<digits>\d++)|(?P<word>[^\W\d_{_STRANGE}]++(?:['’][^\W\d_]++)*+)|[\s\"“”„«»\u200e\u200f\ufeff]++"
    rf"|(?P<note>\[(?:\d{{1,3}}|[a-z]|[a-z ]{{1,12}} \d{{1,2}}|[a-z ]+ needed|when\?|who\?)\]|[*†‡§]++|[{_RAISED}]++)"
    r"|(?P<mark>.)",
    re.DOTALL | re.IGNORECASE,
)
_WRAPPING = {"'": "'", "\u2018": "\u2019", "\u2019": "\u2019", "`": "`", "_": "_"}
_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-")
_LONGEST_NOUN = 4  # words
_SHORTEST_HEDGE = 3  # letters: inside a name, `ca` is more likely California


class Token(NamedTuple):
    """A run of digits, a word or a single mark; `word` is folded, `start` and `end` lie in the source's text."""

    kind: str
    word: str
    start: int
    end: int


def tokens(
    text: str, misspellings: Mapping[str, str] | None = None, notes: list[str] | None = None
) -> tuple[Token, ...]:
    """The tokens of a text, without spaces and quotation marks, and an end token; known misspellings are put right.

    The footnote marks of a page are no tokens; they are gathered in `notes`.
    """
    found = []
    for match in _SCAN.finditer(text):
        start, end = match.span()
        kind = match.lastgroup
        if kind == DIGITS:
            found.append(Token(DIGITS, match[0], start, end))
        elif kind == WORD:
            word = match[0].casefold().replace("’", "'")
            right = misspellings.get(word, word) if misspellings else word
            found.extend(Token(WORD, part, start, end) for part in right.split())
        elif kind == MARK:
            found.append(Token(MARK, _DASHES.get(match[0], match[0]), start, end))
        elif kind == "note" and match[0].isdecimal() is False and match[0].isdigit() and text[:start].endswith("10"):
            found.append(Token(MARK, match[0], start, end))  # a power of ten
        elif kind == "note" and notes is not None:
            notes.append(match[0])
    if found and found[0].kind == MARK:
        found = _unwrapped(found)
    found.append(Token(END, "", len(text), len(text)))
    return tuple(found)


def _unwrapped(found: list[Token]) -> list[Token]:
    """The tokens without what a page has around them ('dozens', `12`, _12_), or a spreadsheet before them ('12)."""
    while found and (closing := _WRAPPING.get(found[0].word)):
        closes = len(found) > 1 and found[-1].word == closing
        if not closes and closing in "`_":
            break
        found = found[1:-1] if closes else found[1:]
    return found


Phrases: TypeAlias = "dict[str, Any]"
"""Phrases word by word: a word leads to the `Phrases` that go on from it, the empty word to what the phrase means."""


def _phrases(wordings: Iterable[tuple[str, Any]]) -> Phrases:
    """Phrases from wordings with their meanings; hyphens between words count as spaces."""
    root: Phrases = {}
    for wording, meaning in wordings:
        node = root
        parts = tokens(wording)[:-1]
        for place, token in enumerate(parts):
            if token.word != "-" or not (0 < place < len(parts) - 1 and parts[place - 1].kind == WORD):
                node = node.setdefault(token.word, {})
        node.setdefault("", meaning)
    return root


class Noun(NamedTuple):
    """What a noun counts: its canonical name, its kind, and whether the word is a plural."""

    name: str
    kind: str
    plural: bool


PEOPLE, GROUPS, THINGS = "people", "groups", "things"


class Lexicon:
    """All tables of one vocabulary, ready for looking up."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        tables = vocabulary.wordings
        self.vocabulary = vocabulary
        self._numbers(tables)
        self.before = _phrases(_by_meaning(tables["before"]))
        self.after = _phrases(_by_meaning(tables["after"]))
        self.vague = _phrases(_by_meaning(tables["vague"]))
        self.opening, self.joining, self.doubting, self.escalating = (
            _phrases(_plain(tables["between"][name])) for name in ("opening", "joining", "doubting", "escalating")
        )
        none, unknown = tables["none"], tables["unknown"]
        foreign = [word for words in tables["elsewhere"].values() for word in words.get("unknown", ())]
        self.none, self.no, self.untold = (_phrases(_plain(none[name])) for name in ("words", "determiners", "untold"))
        self.unknown = _phrases(_plain((*unknown["words"], *foreign)))
        self.unknown_behind = _phrases(_plain(unknown["behind"]))
        self.linking = _phrases(_plain(tables["tail"]["linking"]))
        self.closing = _phrases(_plain(tables["tail"]["closing"]))
        self.metrics = _phrases(
            (word, metric.name) for metric in vocabulary.metrics.values() for word in (metric.name, *metric.aliases)
        )
        self.beside = {name: _phrases(_plain(words)) for name, words in tables["beside"].items() if name != "keys"}
        self._others(tables)
        self._endings(tables["endings"])
        self._nouns = self._collected(vocabulary)
        self._lengths: dict[str, int] = {}  # of the longest noun of several words, by the first
        for noun in self._nouns:
            if " " in noun:
                first, *others = noun.split()
                self._lengths[first] = max(self._lengths.get(first, 0), min(1 + len(others), _LONGEST_NOUN))

    def _numbers(self, tables: Mapping[str, Any]) -> None:
        numbers = tables["numbers"]
        self.ones: Mapping[str, int] = numbers["ones"]
        self.tens: Mapping[str, int] = numbers["tens"]
        self.units: Mapping[str, int] = {**numbers["units"], **numbers["sets"]}
        self.plurals: Mapping[str, int] = numbers["plurals"]
        self.alone: Mapping[str, int] = numbers["alone"]
        self.suffixes: Mapping[str, int] = numbers["suffixes"]
        self.fractions: Mapping[str, int] = numbers["fractions"]
        self.numerals = frozenset({*self.ones, *self.tens, *self.units, *self.plurals, *self.fractions, "a", "an"})
        before = (words for meaning, words in tables["before"].items() if meaning != "exact")
        vague = (words for meaning, words in tables["vague"].items() if meaning != "plural")
        hedges = {
            word for words in (*before, *vague) for word in words if word.isalpha() and len(word) >= _SHORTEST_HEDGE
        }
        alone = {word for table in ("none", "unknown") for word in tables[table]["words"] if word.isalpha()}
        self.figures = self.numerals | hedges | alone
        self._unit_names = (*self.units, *self.plurals)

    def _others(self, tables: Mapping[str, Any]) -> None:
        """What makes something else of a number, by reason, and the single words among it, which no noun may hold."""
        self.reasons = tuple(tables["refused"])
        self.refused = _phrases(_by_meaning(tables["refused"]))
        self.held_to_be = frozenset(tables["endings"]["held_to_be"])
        self.stops = frozenset(
            word
            for reason, words in tables["refused"].items()
            for word in words
            if " " not in word and reason != "states no number"
        ) - self.held_to_be | frozenset(tables["endings"]["function"])
        self.altering = frozenset(word for reason in _ALTERING for word in tables["refused"][reason])
        self.spans = frozenset(tables["refused"]["a date or time"])
        self.advice: Mapping[str, str] = tables["advice"]
        self.keys = frozenset(tables["beside"]["keys"])
        elsewhere = tables["elsewhere"].items()
        self.foreign = {word: language for language, words in elsewhere for word in words.get("words", ())}
        missing = (*tables["missing"]["words"], *(word for _, words in elsewhere for word in words.get("missing", ())))
        self.missing = frozenset(_squeezed(word) for word in missing)

    def _endings(self, endings: Mapping[str, list[str]]) -> None:
        self.partitive = frozenset(endings["partitive"])
        self.possessive, self.pronouns = frozenset(endings["possessive"]), frozenset(endings["pronouns"])
        self.short, self.tied = frozenset(endings["short"]), frozenset(endings["tied"])
        self._plural_endings, self._people_endings = tuple(endings["plural"]), tuple(endings["people"])

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
            for single, plural in deed.get("counted", {}).items():
                nouns[single] = Noun(metric, PEOPLE, plural=False)
                nouns[plural] = Noun(metric, PEOPLE, plural=True)
        return {form.replace("-", " "): noun for form, noun in nouns.items()}

    def noun(self, form: str) -> Noun | None:
        """The noun of that very form, hyphens written as spaces; None if it is none."""
        return self._nouns.get(form)

    def head(self, words: list[str]) -> Noun | None:
        """The noun that ends these words, the longest that is known; None when their last word is none."""
        found = self.headed(words)
        return found and found[0]

    def headed(self, words: list[str]) -> tuple[Noun, int] | None:
        """The noun that ends these words, and how many of them it has."""
        for length in range(min(_LONGEST_NOUN, len(words)), 0, -1):
            noun = self._nouns.get(" ".join(words[-length:]))
            if noun is not None:
                return noun, length
        if words and words[-1].endswith(self._people_endings):
            return Noun(words[-1], PEOPLE, plural=True), 1
        return None

    def noun_at(self, found: tuple[Token, ...], place: int) -> int:
        """How many tokens the longest known noun has that starts at a place; 0 for none."""
        if place >= len(found):
            return 0
        for length in range(self._lengths.get(found[place].word, 0), 1, -1):
            if " ".join([token.word for token in found[place : place + length]]) in self._nouns:
                return length
        return int(found[place].word in self._nouns)

    def thing_at(self, found: tuple[Token, ...], place: int) -> str:
        """The noun for what is not people, or for several at once, that stands there alone; empty for none."""
        noun = self._nouns.get(found[place].word)
        return noun.name if noun is not None and noun.kind in (THINGS, GROUPS) else ""

    def slip(self, word: str) -> str | None:
        """The unit that an unknown word may be a slip for: `thousnd` stands before people, and is no kind of them."""
        return None if word in self._nouns else slip_of(word, self._unit_names)

    def nearest(self, word: str) -> str | None:
        """The word of the grammar that an unknown word may be a slip for."""
        return slip_of(word, self._hinted)

    @functools.cached_property
    def _hinted(self) -> frozenset[str]:
        tables = (self.before, self.closing, self.metrics, self.unknown, self.none, self.vague)
        nouns = (noun for noun in self._nouns if noun not in self.vocabulary.peoples)
        return frozenset({*self.numerals, *nouns}.union(*tables))

    def states_nothing(self, text: str) -> bool:
        """Whether the text is a word or mark for an empty cell: `N/A`, `keine Angabe`, a dash."""
        return _squeezed(text).strip("[]()") in self.missing or not set(text) - _BLANK


_BLANK = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212.…*?_ \t\n")
_ALTERING = (
    "a share or a part, not a count",
    "an amount of money",
    "a date or time",
    "a measure",
    "an age",
    "a rate, not a count",
    "compares with another figure",
    "an ordinal",
    "the unit has two readings",
)  # reasons whose words, right behind a number, make something else of it


def _by_meaning(table: Mapping[str, list[str]]) -> Iterable[tuple[str, str]]:
    return ((wording, meaning) for meaning, wordings in table.items() for wording in wordings)


def _plain(wordings: Iterable[str]) -> Iterable[tuple[str, str]]:
    return ((wording, wording) for wording in wordings)


def _squeezed(text: str) -> str:
    return " ".join(text.casefold().split())


@functools.lru_cache(maxsize=8)
def lexicon(vocabulary: Vocabulary) -> Lexicon:
    """The lexicon of a vocabulary, built once."""
    return Lexicon(vocabulary)
