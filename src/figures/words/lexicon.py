"""The wordings of one language as the grammar of figures looks them up: phrases, small words and nouns."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, NamedTuple

from figures.hints import slip_of
from figures.words.tokens import folded, phrases, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from figures.words.tokens import Token
    from figures.words.vocabulary import Vocabulary

ENGLISH = "en"

_LONGEST_NOUN = 6  # words
_SHORTEST_HEDGE = 3  # letters: inside a name, `ca` is more likely California


class Noun(NamedTuple):
    """What a noun counts: its canonical name, its kind, and whether the word is a plural."""

    name: str
    kind: str
    plural: bool


PEOPLE, GROUPS, THINGS = "people", "groups", "things"


class Lexicon:
    """All tables of one language in one vocabulary, ready for looking up; what they hold, `en.toml` says."""

    def __init__(self, vocabulary: Vocabulary, code: str = ENGLISH) -> None:
        tables: Mapping[str, Any] = vocabulary.wordings
        if code != ENGLISH:
            from figures.words.languages import tables_of

            tables = tables_of(code, tables)
        self.vocabulary, self.code = vocabulary, code
        self.name, self.script = tables["language"]["name"], tables["language"]["script"]
        self.misspellings = vocabulary.misspellings if code == ENGLISH else {}
        self._numbers(tables, vocabulary.wordings["numbers"])
        self.before = phrases(_by_meaning(tables["before"]))
        self.after = phrases(_by_meaning(tables["after"]))
        self.vague = phrases(_by_meaning(tables["vague"]))
        self.between = {name: phrases(_plain(wordings)) for name, wordings in tables["between"].items()}
        none, unknown = tables["none"], tables["unknown"]
        elsewhere = vocabulary.wordings["elsewhere"]
        foreign = [word for words in elsewhere.values() for word in words.get("unknown", ())]
        self.none, self.no, self.untold = (phrases(_plain(none[name])) for name in ("words", "determiners", "untold"))
        self.none_behind = phrases(_plain(none["behind"]))
        self.unknown = phrases(_plain((*unknown["words"], *foreign)))
        self.unknown_behind = phrases(_plain(unknown["behind"]))
        self.linking = phrases(_plain(tables["tail"]["linking"]))
        self.closing = phrases(_plain(tables["tail"]["closing"]))
        self.metrics = phrases(_metrics(vocabulary, tables, code))
        self.beside = {name: phrases(_plain(words)) for name, words in tables["beside"].items()}
        self.joining = {name: phrases(_plain(words)) for name, words in tables["joining"].items()}
        self.parting = frozenset({*self.joining["listing"], *self.joining["owning"]})
        small = (*tables["small"].items(), *((name, tables["numbers"][name]) for name in _WRITTEN_ON))
        self.small = {name: frozenset(map(folded, words)) for name, words in small}
        self.age = {name: phrases(_plain(words)) for name, words in tables["age"].items()}
        self._others(tables, vocabulary.wordings)
        self._endings(tables["endings"])
        nouns = _nouns_of(vocabulary, tables, self._plural_endings, code)
        self._nouns = {folded(form.replace("-", " ")): noun for form, noun in nouns}
        self._lengths: dict[str, int] = {}  # of the longest noun of several words, by the first
        for noun in self._nouns:
            if " " in noun:
                first, *others = noun.split()
                self._lengths[first] = max(self._lengths.get(first, 0), min(1 + len(others), _LONGEST_NOUN))

    def _numbers(self, tables: Mapping[str, Any], english: Mapping[str, Any]) -> None:
        numbers, articles = tables["numbers"], tables["small"]["articles"]
        self.ones, self.tens, self.hundreds = (phrases(numbers[name].items()) for name in ("ones", "tens", "hundreds"))
        self.units = phrases([*numbers["units"].items(), *numbers["counted"].items(), *numbers["sets"].items()])
        self.bare_units = phrases([*numbers["units"].items(), *numbers["lone"].items(), *numbers["sets"].items()])
        named = ((word, value if isinstance(value, str) else word) for word, value in numbers["plurals"].items())
        self.plurals = phrases(named)
        self.plural_names = {value: name for name, value in reversed(english["plurals"].items())}
        self.alone: Mapping[str, int] = {folded(word): number for word, number in numbers["alone"].items()}
        self.suffixes: Mapping[str, int] = numbers["suffixes"]
        self.fractions = phrases(numbers["fractions"].items())
        self.rough = phrases(numbers["rough"].items())
        self.decimals = frozenset(numbers["decimals"])
        self.halves, self.unit_links = (phrases(_plain(numbers[name])) for name in ("halves", "linking"))
        self.tens_first, self.tens_last, self.governed, self.governing = (
            frozenset(map(folded, numbers[name])) for name in ("tens_first", "tens_last", "governed", "governing")
        )
        self.times: Mapping[str, int] = {**english["units"], **english["plurals"]}
        self.unit_names = {
            value: name for name, value in reversed((*english["units"].items(), *english["plurals"].items()))
        }
        counting = (
            self.ones,
            self.tens,
            self.hundreds,
            self.units,
            self.bare_units,
            self.plurals,
            self.fractions,
            self.rough,
            articles,
        )
        self.numerals = frozenset(word for table in counting for word in table if word)
        before = (words for meaning, words in tables["before"].items() if meaning != "exact")
        vague = (words for meaning, words in tables["vague"].items() if meaning != "plural")
        hedges = {
            word for words in (*before, *vague) for word in words if word.isalpha() and len(word) >= _SHORTEST_HEDGE
        }
        alone = {word for table in ("none", "unknown") for word in tables[table]["words"] if word.isalpha()}
        self.figures = self.numerals | hedges | alone
        self._unit_names = (*numbers["units"], *numbers["plurals"])

    def _others(self, tables: Mapping[str, Any], english: Mapping[str, Any]) -> None:
        """What makes something else of a number, by reason, and the single words among it, which no noun may hold."""
        self.reasons = tuple(english["refused"])
        self.refused = phrases(_by_meaning(tables["refused"]))
        self.held_to_be = frozenset(tables["endings"]["held_to_be"])
        self.stops = frozenset(
            word
            for reason, words in tables["refused"].items()
            for word in words
            if " " not in word and reason != "states no number"
        ) - self.held_to_be | frozenset(tables["endings"]["function"])
        self.altering = frozenset(folded(word) for reason in _ALTERING for word in tables["refused"][reason])
        self.spans = frozenset(tables["refused"]["a date or time"])
        self.advice: Mapping[str, str] = english["advice"]
        self.written = tuple(map(tuple, tables["written"]["patterns"]))
        elsewhere = english["elsewhere"].items()
        self._elsewhere = {word: language for language, words in elsewhere for word in words.get("words", ())}
        missing = (*tables["missing"]["words"], *(word for _, words in elsewhere for word in words.get("missing", ())))
        self.missing = frozenset(_squeezed(word) for word in missing)

    def _endings(self, endings: Mapping[str, Any]) -> None:
        self.partitive = frozenset(endings["partitive"])
        self.short, self.tied = frozenset(endings["short"]), frozenset(endings["tied"])
        self.happened = tuple(endings["happened"])
        self.describing = frozenset(endings.get("describing", ()))
        self.modifiers = frozenset(map(folded, endings["modifiers"])) if endings["modifiers"] else None
        self.prefixes: Mapping[str, str] = endings["prefixes"]
        self._plural_endings, self._people_endings = tuple(endings["plural"]), tuple(endings["people"])

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
        """The word of the grammar that an unknown English word may be a slip for; other languages get no hints."""
        return slip_of(word, self._hinted) if self.code == ENGLISH else None

    @functools.cached_property
    def _hinted(self) -> frozenset[str]:
        tables = (self.before, self.closing, self.metrics, self.unknown, self.none, self.vague)
        nouns = (noun for noun in self._nouns if noun not in self.vocabulary.peoples)
        return frozenset({*self.numerals, *nouns}.union(*tables))

    def states_nothing(self, text: str) -> bool:
        """Whether the text is a word or mark for an empty cell: `N/A`, `keine Angabe`, a dash."""
        return _squeezed(text).strip("[]()") in self.missing or not set(text) - _BLANK

    @functools.cached_property
    def foreign(self) -> Mapping[str, str]:
        """The words by which a refusal knows another language, each with its name."""
        others = self._elsewhere
        if self.code != ENGLISH:
            others = {word: name for word, name in others.items() if name != self.name and word not in self.known}
        return others

    @functools.cached_property
    def known(self) -> frozenset[str]:
        """Every word of this language that stands in one of its tables."""
        tables = (
            self.ones, self.tens, self.hundreds, self.units, self.bare_units, self.plurals, self.fractions,
            self.rough, self.before, self.after, self.vague, self.none, self.no, self.untold,
            self.none_behind, self.unknown,
            self.unknown_behind, self.linking, self.closing, self.metrics, self.refused,
            *self.between.values(), *self.beside.values(), *self.joining.values(), *self.age.values(),
        )  # fmt: skip
        nouns = (word for noun in self._nouns for word in noun.split())
        small = (self.modifiers or frozenset(), *self.small.values())
        return frozenset(nouns).union(self.alone, self.suffixes, *small, *map(words_of, tables))

    def apart(self, word: str) -> str:
        """What is written as one word as the words it is made of, by spaces: `d'une`, and `and` joined to a word."""
        if word in self.known:
            return word
        for prefix, stands_for in self.prefixes.items():
            rest = word.removeprefix(prefix)
            if rest != word and rest in self.known:
                return f"{stands_for} {rest}".lstrip()
        return word


_WRITTEN_ON = ("in_plural", "spaced_not", "people")
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


def _metrics(vocabulary: Vocabulary, tables: Mapping[str, Any], code: str) -> Iterator[tuple[str, str]]:
    """Every word for a metric with its canonical name."""
    if code == ENGLISH:
        for metric in vocabulary.metrics.values():
            yield from ((word, metric.name) for word in (metric.name, *metric.aliases))
    else:
        for name, forms in tables["metrics"].items():
            yield from ((word, name) for words in forms.values() for word in words)
        yield from _own(vocabulary, "metrics")


def _nouns_of(
    vocabulary: Vocabulary, tables: Mapping[str, Any], plural: tuple[str, ...], code: str
) -> Iterator[tuple[str, Noun]]:
    """Every form of every noun; of one form the last holds."""
    if code != ENGLISH:
        for kind in (THINGS, GROUPS, PEOPLE):
            for name, forms in tables["nouns"][kind].items():
                yield from ((form, Noun(name, kind, plural=True)) for form in forms)
        for table in ("populations", "metrics"):
            for name, forms in tables[table].items():
                yield from ((form, Noun(name, PEOPLE, plural=True)) for form in forms.get("aliases", ()))
                yield from ((form, Noun(name, PEOPLE, plural=False)) for form in forms.get("one", ()))
            yield from ((form, Noun(name, PEOPLE, plural=True)) for form, name in _own(vocabulary, table))
        return
    kinds = ((THINGS, vocabulary.things), (GROUPS, vocabulary.groups), (PEOPLE, vocabulary.people))
    for kind, table_of_kind in kinds:
        yield from ((form, Noun(many, kind, plural=form == many)) for form, many in table_of_kind.items())
    for population in vocabulary.populations.values():
        for form in (population.name, *population.aliases):
            yield form, Noun(population.name, PEOPLE, plural=form.endswith(plural) and not form.endswith("ss"))
    for metric, deed in tables["deeds"].items():
        for single, many in deed.get("counted", {}).items():
            yield single, Noun(metric, PEOPLE, plural=False)
            yield many, Noun(metric, PEOPLE, plural=True)


def _own(vocabulary: Vocabulary, table: str) -> Iterator[tuple[str, str]]:
    """The words of a user's own for metrics or populations, which may be of any language."""
    from figures.words.vocabulary import standard

    known, own = getattr(standard(), table), getattr(vocabulary, table) if vocabulary.layers else {}
    for name, entry in own.items():
        packaged = (name, *known[name].aliases) if name in known else ()
        yield from ((word, name) for word in (name, *entry.aliases) if word not in packaged)


def _by_meaning(table: Mapping[str, list[str]]) -> Iterable[tuple[str, str]]:
    return ((wording, meaning) for meaning, wordings in table.items() for wording in wordings)


def _plain(wordings: Iterable[str]) -> Iterable[tuple[str, str]]:
    return ((wording, wording) for wording in wordings)


def _squeezed(text: str) -> str:
    return " ".join(text.casefold().split())


@functools.lru_cache(maxsize=32)
def lexicon(vocabulary: Vocabulary, code: str = ENGLISH) -> Lexicon:
    """The lexicon of a language in a vocabulary, built once."""
    return Lexicon(vocabulary, code)
