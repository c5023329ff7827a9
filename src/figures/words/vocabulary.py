"""What is counted, who is counted, and what vague words amount to: the words and numbers of `vocabulary.toml`."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass, field, replace
from pkgutil import get_data
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from figures.errors import VocabularyError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ROOT = "people"
"""The population that every other is part of."""

_LONGEST_WORD = 60  # a longer word is cut in messages


@dataclass(frozen=True, slots=True)
class Metric:
    """What happened to people: killed, wounded, detained.

    Attributes:
        name: the canonical word.
        aliases: other words that mean the same.
        part_of: the metric whose count is never lower than this one's; None at the top.
        cumulative: whether the count of an earlier day is part of a later day's.
        source: what the definition rests on; may be empty.
    """

    name: str
    aliases: tuple[str, ...] = ()
    part_of: str | None = None
    cumulative: bool = True
    source: str = ""


@dataclass(frozen=True, slots=True)
class Population:
    """Who is counted: people, protesters, police.

    Attributes:
        name: the canonical word.
        aliases: other words that mean the same.
        part_of: the population that holds this one; None for people alone.
        source: what the definition rests on; may be empty.
    """

    name: str
    aliases: tuple[str, ...] = ()
    part_of: str | None = ROOT
    source: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """A way of putting a floor under vague words.

    Attributes:
        name: as `--profile` takes it.
        title: in a few words, what it follows.
        source: where its numbers come from.
        floors: the smallest number that each vague wording allows.
        falls_back_to: the profile that is asked for wordings which this one does not give; empty for none.
    """

    name: str
    title: str = ""
    source: str = ""
    floors: Mapping[str, int] = field(default_factory=dict, hash=False)
    falls_back_to: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The metrics, populations, profiles and words in force; never changed, only `extended`.

    Attributes:
        metrics: by canonical name.
        populations: by canonical name; `people` holds all others.
        profiles: by name.
        people: other nouns for people, each form with its plural: `teacher` and `teachers` give `teachers`.
        groups: nouns for several people at once, likewise: `family` gives `families`.
        things: nouns for what is not people, likewise: `car` gives `cars`.
        misspellings: wrong words, each with the right ones.
        wordings: the packaged tables of number words and hedges, as the grammar of figures takes them.
        layers: the user's own files, in the order in which they were laid over: text and origin.
    """

    metrics: Mapping[str, Metric]
    populations: Mapping[str, Population]
    profiles: Mapping[str, Profile]
    people: Mapping[str, str]
    groups: Mapping[str, str]
    things: Mapping[str, str]
    misspellings: Mapping[str, str]
    wordings: Mapping[str, Any]
    layers: tuple[tuple[str, str], ...]
    _metric_names: Mapping[str, str]
    _population_names: Mapping[str, str]

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
        name = self._metric_names.get(_folded(word))
        if name is None:
            raise VocabularyError(_unknown("metric", word, self.metrics, self._metric_names))
        return self.metrics[name]

    def population(self, word: str) -> Population:
        """The population of that name or alias; a word that is not known is taken as a part of people.

        >>> standard().population("police officers").name, standard().population("Ushers")
        ('police', Population(name='ushers', aliases=(), part_of='people', source=''))
        """
        folded = _folded(word)
        name = self._population_names.get(folded)
        return self.populations[name] if name is not None else Population(self.people.get(folded, folded))

    def known_population(self, word: str) -> bool:
        """Whether the word is a population's name, an alias of one, or another noun for people."""
        folded = _folded(word)
        return folded in self._population_names or folded in self.people

    def nearest_population(self, word: str) -> str | None:
        """The known word that looks most like this one, or None when none comes near.

        >>> standard().nearest_population("jurnalists")
        'journalists'
        """
        return _nearest(word, self._population_names) or _nearest(word, self.people)

    def profile(self, name: str) -> Profile:
        """The profile of that name.

        Raises:
            VocabularyError: no profile is called so; the nearest one is suggested, or all are named.
        """
        profile = self.profiles.get(_folded(name))
        if profile is None:
            raise VocabularyError(_unknown("profile", name, self.profiles))
        return profile

    def metric_wholes(self, name: str) -> tuple[str, ...]:
        """The metric itself, then every metric that it is part of, nearest first.

        >>> standard().metric_wholes("beheaded")
        ('beheaded', 'killed', 'casualties')
        """
        return _wholes(self.metric(name).name, self.metrics)

    def population_wholes(self, name: str) -> tuple[str, ...]:
        """The population itself, then every population that it is part of, nearest first.

        >>> standard().population_wholes("cops")
        ('police', 'security forces', 'people')
        """
        population = self.population(name)
        if population.name in self.populations:
            return _wholes(population.name, self.populations)
        return (population.name, *_wholes(ROOT, self.populations))

    def extended(self, toml_text: str, origin: str) -> Vocabulary:
        r"""This vocabulary with a user's own TOML laid over it.

        The text may hold the tables `metrics`, `populations`, `profiles`, `nouns` and `misspellings`. An entry of a
        name that exists adds its aliases (or floors) and replaces what else it gives; `part_of = ""` cuts it loose.

        Raises:
            VocabularyError: the text contradicts itself or this vocabulary; the message names origin, table and key.

        >>> ours = standard().extended('[metrics.drowned]\npart_of = "killed"\naliases = ["drownings"]', "ours.toml")
        >>> ours.metric("Drownings").part_of
        'killed'
        """
        return _overlaid(self, _Document.read(toml_text, origin), (*self.layers, (toml_text, origin)))

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuilt, (self.layers,)


@functools.cache
def standard() -> Vocabulary:
    """The vocabulary that comes with the package; read once, on first use."""
    # pkgutil, as importlib.resources costs as much as reading the tables does
    text = get_data("figures.words", "vocabulary.toml") or b""
    tables = tomllib.loads(text.decode())
    own = {name: tables.pop(name) for name in _TABLES}
    blank: Mapping[str, Any] = MappingProxyType({})
    bare = Vocabulary(blank, blank, blank, blank, blank, blank, blank, MappingProxyType(tables), (), blank, blank)
    return _overlaid(bare, _Document("vocabulary.toml", own), ())


def _rebuilt(layers: tuple[tuple[str, str], ...]) -> Vocabulary:
    """What unpickling calls: mapping proxies do not travel between processes, their texts do."""
    return functools.reduce(lambda vocabulary, layer: vocabulary.extended(*layer), layers, standard())


_TABLES = ("metrics", "populations", "profiles", "nouns", "misspellings")
_NOUNS = ("people", "groups", "things")
_KEYS: Mapping[str, Mapping[str, type]] = {
    "metrics": {"aliases": list, "part_of": str, "cumulative": bool, "source": str},
    "populations": {"aliases": list, "part_of": str, "source": str},
    "profiles": {"title": str, "source": str, "falls_back_to": str, "floors": dict},
}
_EXPECTED = {list: "a list of words", str: "a text", bool: "true or false", dict: "a table", int: "a whole number"}


@dataclass(frozen=True, slots=True)
class _Document:
    """A vocabulary file's tables, with the name under which messages speak of it."""

    origin: str
    tables: Mapping[str, Any]

    @classmethod
    def read(cls, text: str, origin: str) -> _Document:
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
            if name not in _TABLES:
                raise document.fault(f"[{name}]", f"unknown table, expected one of {_listed(_TABLES)}")
            document.held(table, dict, f"[{name}]")
        return document

    def fault(self, place: str, reason: str) -> VocabularyError:
        """The error for a place of this document."""
        return VocabularyError(f"{self.origin}: {place}: {reason}")

    def held(self, value: Any, kind: type, place: str) -> Any:
        """The value, held to be of a kind; whole numbers are no truth values."""
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.fault(place, f"expected {_EXPECTED[kind]}, found {_cut(repr(value))}")
        return value

    def entries(self, table: str) -> Iterable[tuple[str, str, dict[str, Any]]]:
        """Name, place and values of each entry of a table, keys and types checked."""
        for title, entry in self.tables.get(table, {}).items():
            place = f"[{table}.{_cut(title)}]"
            name = _folded(title)
            if not name:
                raise self.fault(place, "a name cannot be empty")
            self.held(entry, dict, place)
            for key, value in entry.items():
                if key not in _KEYS[table]:
                    raise self.fault(f"{place} {_cut(key)}", f"unknown key, expected one of {_listed(_KEYS[table])}")
                self.held(value, _KEYS[table][key], f"{place} {key}")
            yield name, place, entry

    def words(self, values: list[Any], place: str) -> tuple[str, ...]:
        """The words of a list, folded, without repeats."""
        folded = (_folded(self.held(value, str, place)) for value in values)
        return tuple(dict.fromkeys(word for word in folded if word))


def _overlaid(base: Vocabulary, document: _Document, layers: tuple[tuple[str, str], ...]) -> Vocabulary:
    """A vocabulary with a document laid over it, held to be consistent."""
    metrics, populations, profiles = dict(base.metrics), dict(base.populations), dict(base.profiles)
    for name, place, entry in document.entries("metrics"):
        old = metrics.get(name, Metric(name))
        metrics[name] = replace(
            _related(old, document, place, entry), cumulative=entry.get("cumulative", old.cumulative)
        )
    for name, place, entry in document.entries("populations"):
        whole = None if name == ROOT else ROOT
        populations[name] = _related(populations.get(name, Population(name, (), whole)), document, place, entry)
    for name, place, entry in document.entries("profiles"):
        fresh = Profile(name, falls_back_to="" if name == "floor" else "floor")
        floors = _floors(document, place, entry, base.wordings)
        profiles[name] = _profiled(profiles.get(name, fresh), entry, floors)
    metric_names = _names("metrics", metrics, document)
    population_names = _names("populations", populations, document)
    _check_wholes("metrics", {metric.name: metric.part_of for metric in metrics.values()}, document)
    _check_wholes("populations", {one.name: one.part_of for one in populations.values()}, document)
    falls = {profile.name: profile.falls_back_to or None for profile in profiles.values()}
    _check_wholes("profiles", falls, document, "falls_back_to")
    people, groups, things = (_nouns(document, kind) for kind in _NOUNS)
    return Vocabulary(
        metrics=MappingProxyType(metrics),
        populations=MappingProxyType(populations),
        profiles=MappingProxyType(profiles),
        people=MappingProxyType({**base.people, **people}),
        groups=MappingProxyType({**base.groups, **groups}),
        things=MappingProxyType({**base.things, **things}),
        misspellings=MappingProxyType({**base.misspellings, **_misspellings(document)}),
        wordings=base.wordings,
        layers=layers,
        _metric_names=MappingProxyType(metric_names),
        _population_names=MappingProxyType(population_names),
    )


_Related = TypeVar("_Related", Metric, Population)


def _related(old: _Related, document: _Document, place: str, entry: Mapping[str, Any]) -> _Related:
    """An entry with the aliases of both, and the new part_of and source where given."""
    aliases = (*old.aliases, *document.words(entry.get("aliases", []), f"{place} aliases"))
    part_of = _folded(entry["part_of"]) or None if "part_of" in entry else old.part_of
    unique = tuple(dict.fromkeys(alias for alias in aliases if alias != old.name))
    return replace(old, aliases=unique, part_of=part_of, source=entry.get("source", old.source))


def _floors(document: _Document, place: str, entry: Mapping[str, Any], wordings: Mapping[str, Any]) -> dict[str, int]:
    """The floors that an entry gives, each under a wording that the grammar can meet."""
    floors = {}
    for key, value in entry.get("floors", {}).items():
        at = f"{place} floors, {_cut(key)!r}"
        if document.held(value, int, at) < 0:
            raise document.fault(at, f"a number of people is never negative: {value}")
        if not _is_vague(_folded(key), wordings):
            raise document.fault(at, "no vague wording, expected one such as 'dozens' or 'a few hundred'")
        floors[_folded(key)] = value
    return floors


def _profiled(old: Profile, entry: Mapping[str, Any], floors: Mapping[str, int]) -> Profile:
    """A profile with the floors of both, and what else the entry gives; a new one of a user falls back to `floor`."""
    return Profile(
        name=old.name,
        title=entry.get("title", old.title),
        source=entry.get("source", old.source),
        floors=MappingProxyType({**old.floors, **floors}),
        falls_back_to=_folded(entry.get("falls_back_to", old.falls_back_to)),
    )


def _is_vague(wording: str, wordings: Mapping[str, Any]) -> bool:
    """Whether the grammar could ever look this wording up: `dozens`, `tens of thousands`, `a few`, `a few dozen(s)`."""
    units, plurals, quantifiers = wordings["numbers"]["units"], wordings["numbers"]["plurals"], wordings["vague"]
    head, _, tail = wording.rpartition(" ")
    return (
        wording in plurals
        or wording in quantifiers
        or (head in quantifiers and (tail in units or tail in plurals))
        or (tail in plurals and head.removesuffix(" of") in plurals and head.endswith(" of"))
    )


def _names(table: str, entries: Mapping[str, Any], document: _Document) -> dict[str, str]:
    """Every name and alias with its canonical name; one word names one thing."""
    names = {name: name for name in entries}
    for name, entry in entries.items():
        for alias in entry.aliases:
            if names.setdefault(alias, name) != name:
                raise document.fault(f"[{table}.{name}] aliases", f"{alias!r} is already taken by {names[alias]!r}")
    return names


def _check_wholes(table: str, wholes: Mapping[str, str | None], document: _Document, key: str = "part_of") -> None:
    """Every whole is known, and following it upwards comes to an end."""
    for name, whole in wholes.items():
        if whole is not None and whole not in wholes:
            raise document.fault(f"[{table}.{name}] {key}", _unknown(table.removesuffix("s"), whole, wholes))
    for name in wholes:
        chain = [name]
        while (above := wholes[chain[-1]]) is not None:
            chain.append(above)
            if above in chain[:-1]:
                reason = f"goes round in a circle: {' > '.join(chain)}"
                raise document.fault(f"[{table}.{name}] {key}", reason)


def _wholes(name: str, entries: Mapping[str, Metric] | Mapping[str, Population]) -> tuple[str, ...]:
    chain = [name]
    while (whole := entries[chain[-1]].part_of) is not None:
        chain.append(whole)
    return tuple(chain)


def _nouns(document: _Document, kind: str) -> dict[str, str]:
    """Each form of each noun with its plural; `wife/wives` gives the singular where no rule makes it."""
    table = document.tables.get("nouns", {})
    for key in table:
        if key not in _NOUNS:
            raise document.fault(f"[nouns] {_cut(key)}", f"unknown key, expected one of {_listed(_NOUNS)}")
    forms: dict[str, str] = {}
    place = f"[nouns] {kind}"
    for noun in document.held(table.get(kind, ""), str, place).split(","):
        first, _, second = noun.partition("/")
        plural = _folded(second or first)
        if plural:
            forms[plural] = plural
            forms.setdefault(_folded(first) if second else _singular(plural), plural)
    return forms


def _singular(plural: str) -> str:
    """The singular of a regular English plural; a word without one stays as it is."""
    for ending, single in (("men", "man"), ("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("ss", "ss")):
        if plural.endswith(ending):
            return plural.removesuffix(ending) + single
    return plural.removesuffix("s")


def _misspellings(document: _Document) -> dict[str, str]:
    return {
        _folded(wrong): _folded(document.held(right, str, f"[misspellings] {_cut(wrong)}"))
        for wrong, right in document.tables.get("misspellings", {}).items()
    }


def _folded(word: str) -> str:
    return " ".join(word.casefold().replace("’", "'").split())


def _unknown(kind: str, word: str, known: Iterable[str], aliases: Iterable[str] = ()) -> str:
    """`unknown metric 'beheadd', did you mean 'beheaded'?`; without a near word, the known ones."""
    nearest = _nearest(word, (*known, *aliases))
    hint = f"did you mean {nearest!r}?" if nearest else f"known are {_listed(known)}"
    return f"unknown {kind} {_cut(word)!r}, {hint}"


def _nearest(word: str, known: Iterable[str]) -> str | None:
    from difflib import get_close_matches

    return next(iter(get_close_matches(_folded(word), list(known), n=1, cutoff=0.7)), None)


def _listed(words: Iterable[str]) -> str:
    return ", ".join(repr(word) for word in words)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_WORD else f"{text[: _LONGEST_WORD - 1]}…"
