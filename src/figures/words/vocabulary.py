"""What is counted, who is counted, and what vague words amount to: the words and numbers of `vocabulary.toml`."""

from __future__ import annotations

import functools
import operator
import tomllib
from dataclasses import dataclass, replace
from pkgutil import get_data
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from figures.errors import VocabularyError
from figures.hints import slip_of
from figures.words.document import TABLES, Document, cut, word_key
from figures.words.entries import (
    NOUNS,
    ROOT,
    Metric,
    Population,
    Profile,
    floors_of,
    held_apart,
    held_to_end,
    held_to_parts,
    kept_sums,
    misspellings,
    names_of,
    noun_forms,
    profiled,
    unknown,
    wholes,
    with_entry,
)
from figures.words.names import Names, with_names

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

UNCOUNTED = "expected, feared or presumed, not counted"
"""Why a wording or a metric such as `feared dead` is refused."""

CONFIRMED = "confirmed"
"""The one basis that is part of an unstated one."""


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The metrics, populations, profiles and words in force; never changed, only `extended`.

    Attributes:
        metrics: by canonical name.
        populations: by canonical name; `people` holds all others.
        profiles: by name.
        people: other nouns for people, each form with its plural: `teacher` and `teachers` give `teachers`.
        peoples: those among them for a nation, a faith or a conviction, likewise; they are never suggested.
        groups: nouns for several people at once, likewise: `family` gives `families`.
        things: nouns for what is not people, likewise: `car` gives `cars`.
        misspellings: wrong words, each with the right ones.
        wordings: the packaged tables of number words and hedges, as the grammar of figures takes them.
        names: what is said of the names of sources, places and events.
        layers: the user's own files, in the order in which they were laid over: text and origin.
        languages: the codes of the languages in which figures are read, in the order in which they are tried.
    """

    metrics: Mapping[str, Metric]
    populations: Mapping[str, Population]
    profiles: Mapping[str, Profile]
    people: Mapping[str, str]
    peoples: Mapping[str, str]
    groups: Mapping[str, str]
    things: Mapping[str, str]
    misspellings: Mapping[str, str]
    wordings: Mapping[str, Any]
    names: Names
    layers: tuple[tuple[str, str], ...]
    _metric_names: Mapping[str, str]
    _population_names: Mapping[str, str]
    languages: tuple[str, ...] = ("en",)

    def metric(self, word: str) -> Metric:
        """The metric of that name or alias, without regard to case and width of spaces.

        Raises:
            VocabularyError: no metric is called so; the nearest one is suggested.

        >>> standard().metric("Arrested").name
        'detained'
        >>> standard().metric("beheadd")
        Traceback (most recent call last):
        figures.errors.VocabularyError: unknown metric 'beheadd', did you mean 'beheaded'?
        """
        name = self._named(self._metric_names, word)
        if name is None:
            uncounted = set(word_key(word).split()) & set(self.wordings["refused"][UNCOUNTED])
            if uncounted:
                raise VocabularyError(f"unknown metric {cut(word)!r}: {UNCOUNTED}; leave the row out")
            aliases = () if self.known_population(word) else self._metric_names
            raise VocabularyError(unknown("metric", word, self.metrics, aliases))
        return self.metrics[name]

    def population(self, word: str) -> Population:
        """The population of that name or alias; a word that is not known is taken as a part of people.

        >>> standard().population("police officers").name, standard().population("Ushers")
        ('police', Population(name='ushers', aliases=(), part_of=('people',), splits=(), source=''))
        """
        key = word_key(word)
        name = self._named(self._population_names, word)
        return self.populations[name] if name is not None else Population(self.people.get(key, key))

    def known_population(self, word: str) -> bool:
        """Whether the word is a population's name, an alias of one, or another noun for people."""
        key = word_key(word)
        return self._named(self._population_names, word) is not None or key in self.people

    def _named(self, names: Mapping[str, str], word: str) -> str | None:
        """The canonical name that a word stands for; in other languages however its letters are written."""
        key = word_key(word)
        if key in names or self.languages == ("en",):
            return names.get(key)
        from figures.words.tokens import folded

        return names.get(folded(key))

    def aliases(self, name: str) -> tuple[str, ...]:
        """The other words for a metric or a population of that canonical name, those of the languages in force too.

        >>> "dead" in standard().aliases("killed"), "mujeres" in standard().speaking("es").aliases("women")
        (True, True)
        """
        names = self._metric_names if name in self.metrics else self._population_names
        return tuple(word for word, whose in names.items() if whose == name != word)

    def slip_of_population(self, word: str) -> str | None:
        """The name or alias of a population of which this unknown word is a slip, or None.

        Other nouns for people are no answer: `ushers` would be a slip of `users`.

        >>> standard().slip_of_population("jurnalists"), standard().slip_of_population("tourists")
        ('journalists', None)
        """
        return slip_of(word_key(word), self._population_names)

    def profile(self, name: str) -> Profile:
        """The profile of that name.

        Raises:
            VocabularyError: no profile is called so; the nearest one is suggested, or all are named.
        """
        profile = self.profiles.get(word_key(name))
        if profile is None:
            raise VocabularyError(unknown("profile", name, self.profiles))
        return profile

    def metric_wholes(self, name: str) -> tuple[str, ...]:
        """The metric itself, then every metric that it is part of, nearest first.

        >>> standard().metric_wholes("beheaded")
        ('beheaded', 'killed', 'casualties', 'dead or missing')
        """
        return wholes(self.metric(name).name, self.metrics)

    def population_wholes(self, name: str) -> tuple[str, ...]:
        """The population itself, then every population that it is part of, nearest first.

        >>> standard().population_wholes("cops")
        ('police', 'security forces', 'people')
        """
        population = self.population(name)
        if population.name in self.populations:
            return wholes(population.name, self.populations)
        return (population.name, *wholes(ROOT, self.populations))

    def basis_wholes(self, basis: str) -> tuple[str, ...]:
        """How it was counted, then what that is part of: confirmed counts are part of those that do not say how.

        >>> standard().basis_wholes("confirmed"), standard().basis_wholes("estimated")
        (('confirmed', ''), ('estimated',))
        """
        return (basis, "") if basis == CONFIRMED else (basis,)

    def extended(self, toml_text: str, origin: str) -> Vocabulary:
        r"""This vocabulary with a user's own TOML laid over it.

        The text may hold the tables `metrics`, `populations`, `profiles`, `sources`, `places`, `events`, `nouns` and
        `misspellings`. An entry of a name that exists adds its aliases (or floors) and replaces what else it gives;
        `part_of = ""` cuts it loose.

        Raises:
            VocabularyError: the text contradicts itself or this vocabulary; the message names origin, table and key.

        >>> ours = standard().extended('[metrics.drowned]\npart_of = "killed"\naliases = ["drownings"]', "ours.toml")
        >>> ours.metric("Drownings").part_of
        ('killed',)
        """
        over = _overlaid(self, Document.read(toml_text, origin), (*self.layers, (toml_text, origin)))
        return over if over.languages == self.languages else over.speaking(*self.languages)

    def speaking(self, *languages: str) -> Vocabulary:
        """This vocabulary with the languages in which figures, metrics and populations are worded, by code or name.

        They are tried in this order; English is always one of them, the last where it is not named.

        Raises:
            VocabularyError: a language that is not read.

        >>> standard().speaking("ru").metric("погибшие").name
        'killed'
        """
        elsewhere = self.wordings["elsewhere"].items()
        names = {one["code"]: name for name, one in elsewhere if "code" in one} | {"en": "English"}
        codes = {word_key(name): code for code, name in names.items()} | {code: code for code in names}
        for language in languages:
            if word_key(language) not in codes:
                raise VocabularyError(unknown("language", language, sorted(names)))
        chosen = tuple(dict.fromkeys((*(codes[word_key(language)] for language in languages), "en")))
        if chosen == self.languages:
            return self
        from figures.words.languages import names_in

        metrics, populations = dict(self._metric_names), dict(self._population_names)
        for code in chosen[: -1 if chosen[-1] == "en" else None]:
            for known, table in ((metrics, "metrics"), (populations, "populations")):
                for word, name in names_in(code, table):
                    known.setdefault(word, name)
        return replace(
            self,
            languages=chosen,
            _metric_names=MappingProxyType(metrics),
            _population_names=MappingProxyType(populations),
        )

    def placing(self, wholes: Mapping[str, Collection[str]]) -> Vocabulary:
        """This vocabulary with words of one's own for who is counted, each a part of populations that it knows."""
        from json import dumps

        words = {word: () for held in wholes.values() for word in held if word not in self.populations} | dict(wholes)
        write = functools.partial(dumps, ensure_ascii=False)
        entries = (f"[populations.{write(word)}]\npart_of = {write(sorted(words[word]) or ROOT)}\n" for word in words)
        return self.extended("".join(sorted(entries)), "words placed by rows")

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuilt, (self.layers, self.languages)


@functools.cache
def standard() -> Vocabulary:
    """The vocabulary that comes with the package; read once, on first use."""
    # pkgutil, as importlib.resources costs as much as reading the tables does
    texts = (get_data("figures.words", name) or b"" for name in _FILES)
    tables = functools.reduce(operator.or_, (tomllib.loads(text.decode()) for text in texts))
    own = {name: tables.pop(name) for name in TABLES if name in tables}
    blank: Mapping[str, Any] = MappingProxyType({})
    bare = Vocabulary(*(blank,) * 8, MappingProxyType(tables), Names(), (), blank, blank)
    return _overlaid(bare, Document("vocabulary.toml", own), ())


def _rebuilt(layers: tuple[tuple[str, str], ...], languages: tuple[str, ...]) -> Vocabulary:
    """What unpickling calls: mapping proxies do not travel between processes, their texts do."""
    whole = functools.reduce(lambda vocabulary, layer: vocabulary.extended(*layer), layers, standard())
    return whole.speaking(*languages)


_FILES = ("vocabulary.toml", "en.toml", "elsewhere.toml")


def _overlaid(base: Vocabulary, document: Document, layers: tuple[tuple[str, str], ...]) -> Vocabulary:
    """A vocabulary with a document laid over it, held to be consistent."""
    metrics, populations, profiles = dict(base.metrics), dict(base.populations), dict(base.profiles)
    for name, place, entry in document.entries("metrics"):
        old = metrics.get(name, Metric(name))
        metrics[name] = replace(
            with_entry(old, document, place, entry),
            cumulative=entry.get("cumulative", old.cumulative),
            sum_of=document.words(entry["sum_of"], f"{place} sum_of") if "sum_of" in entry else old.sum_of,
        )
    for name, place, entry in document.entries("populations"):
        whole = () if name == ROOT else (ROOT,)
        old_one = populations.get(name, Population(name, (), whole))
        splits = tuple(
            document.words(document.held(parts, list, f"{place} splits"), f"{place} splits")
            for parts in entry.get("splits", old_one.splits)
        )
        populations[name] = replace(with_entry(old_one, document, place, entry), splits=splits)
    for name, place, entry in document.entries("profiles"):
        fresh = Profile(name, falls_back_to="" if name == "floor" else "floor")
        floors = floors_of(document, place, entry, base.wordings)
        profiles[name] = profiled(profiles.get(name, fresh), entry, floors)
    metric_names = names_of("metrics", metrics, document)
    population_names = names_of("populations", populations, document)
    held_to_end("metrics", {metric.name: metric.part_of for metric in metrics.values()}, document)
    held_to_end("populations", {one.name: one.part_of for one in populations.values()}, document)
    falls = {one.name: (one.falls_back_to,) if one.falls_back_to else () for one in profiles.values()}
    held_to_end("profiles", falls, document, "falls_back_to")
    metrics = kept_sums(metrics, document)
    held_to_parts(metrics, populations, document)
    held_apart(metric_names, "[metrics]", document, base.wordings)
    held_apart(population_names, "[populations]", document, base.wordings)
    people, peoples, groups, things = (noun_forms(document, kind) for kind in NOUNS)
    return Vocabulary(
        metrics=MappingProxyType(metrics),
        populations=MappingProxyType(populations),
        profiles=MappingProxyType(profiles),
        people=MappingProxyType({**base.people, **people, **peoples}),
        peoples=MappingProxyType({**base.peoples, **peoples}),
        groups=MappingProxyType({**base.groups, **groups}),
        things=MappingProxyType({**base.things, **things}),
        misspellings=MappingProxyType({**base.misspellings, **misspellings(document, base.wordings)}),
        wordings=base.wordings,
        names=with_names(base.names, document),
        layers=layers,
        _metric_names=MappingProxyType(metric_names),
        _population_names=MappingProxyType(population_names),
    )
