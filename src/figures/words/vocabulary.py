"""What is counted, who is counted, and what vague words amount to: the words and numbers of `vocabulary.toml`."""

from __future__ import annotations

import functools
import operator
import tomllib
from dataclasses import dataclass, field, replace
from pkgutil import get_data
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from figures.errors import VocabularyError
from figures.words.document import TABLES, Document, cut, listed, word_key
from figures.words.names import Names, with_names
from figures.words.slips import slip_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

ROOT = "people"
"""The population that every other is part of."""

CONFIRMED = "confirmed"
"""The one basis that is part of an unstated one."""


@dataclass(frozen=True, slots=True)
class Metric:
    """What happened to people: killed, wounded, detained.

    Attributes:
        name: the canonical word.
        aliases: other words that mean the same.
        part_of: the metrics whose counts are never lower than this one's, nearest first; none at the top.
        cumulative: whether the count of an earlier day is part of a later day's.
        sum_of: the metrics that it is the sum of, where it is defined so.
        source: what the definition rests on; may be empty.
    """

    name: str
    aliases: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    cumulative: bool = True
    sum_of: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Population:
    """Who is counted: people, protesters, police.

    Attributes:
        name: the canonical word.
        aliases: other words that mean the same.
        part_of: the populations that hold this one, nearest first; none for people alone.
        splits: parts that share nobody, one tuple for each way of splitting.
        source: what the definition rests on; may be empty.
    """

    name: str
    aliases: tuple[str, ...] = ()
    part_of: tuple[str, ...] = (ROOT,)
    splits: tuple[tuple[str, ...], ...] = ()
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
        names: what is said of the names of sources, places and events.
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
    names: Names
    layers: tuple[tuple[str, str], ...]
    _metric_names: Mapping[str, str]
    _population_names: Mapping[str, str]

    @property
    def everyday(self) -> Collection[str]:
        """Words of the field that are no slips of others, so that none is suggested for them."""
        everyday: Collection[str] = self.wordings["everyday"]["words"]
        return everyday

    @property
    def unhinted(self) -> Collection[str]:
        """Nouns that are never suggested: nations, faiths and groups."""
        unhinted: Collection[str] = self.wordings["everyday"]["unhinted"]
        return unhinted

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
        name = self._metric_names.get(word_key(word))
        if name is None:
            raise VocabularyError(_unknown("metric", word, self.metrics, self._metric_names, self.everyday))
        return self.metrics[name]

    def population(self, word: str) -> Population:
        """The population of that name or alias; a word that is not known is taken as a part of people.

        >>> standard().population("police officers").name, standard().population("Ushers")
        ('police', Population(name='ushers', aliases=(), part_of=('people',), splits=(), source=''))
        """
        key = word_key(word)
        name = self._population_names.get(key)
        return self.populations[name] if name is not None else Population(self.people.get(key, key))

    def known_population(self, word: str) -> bool:
        """Whether the word is a population's name, an alias of one, or another noun for people."""
        key = word_key(word)
        return key in self._population_names or key in self.people

    def slip_of_population(self, word: str) -> str | None:
        """The name or alias of a population of which this unknown word is a slip, or None.

        Other nouns for people are no answer: `ushers` would be a slip of `users`.

        >>> standard().slip_of_population("jurnalists"), standard().slip_of_population("tourists")
        ('journalists', None)
        """
        return slip_of(word_key(word), self._population_names, self.everyday)

    def profile(self, name: str) -> Profile:
        """The profile of that name.

        Raises:
            VocabularyError: no profile is called so; the nearest one is suggested, or all are named.
        """
        profile = self.profiles.get(word_key(name))
        if profile is None:
            raise VocabularyError(_unknown("profile", name, self.profiles))
        return profile

    def metric_wholes(self, name: str) -> tuple[str, ...]:
        """The metric itself, then every metric that it is part of, nearest first.

        >>> standard().metric_wholes("beheaded")
        ('beheaded', 'killed', 'casualties', 'dead or missing')
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
        return _overlaid(self, Document.read(toml_text, origin), (*self.layers, (toml_text, origin)))

    def placing(self, wholes: Mapping[str, Collection[str]]) -> Vocabulary:
        """This vocabulary with words of one's own for who is counted, each a part of populations that it knows."""
        from json import dumps

        words = {word: () for held in wholes.values() for word in held if word not in self.populations} | dict(wholes)
        write = functools.partial(dumps, ensure_ascii=False)
        entries = (f"[populations.{write(word)}]\npart_of = {write(sorted(words[word]) or ROOT)}\n" for word in words)
        return self.extended("".join(sorted(entries)), "words placed by rows")

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuilt, (self.layers,)


@functools.cache
def standard() -> Vocabulary:
    """The vocabulary that comes with the package; read once, on first use."""
    # pkgutil, as importlib.resources costs as much as reading the tables does
    texts = (get_data("figures.words", name) or b"" for name in _FILES)
    tables = functools.reduce(operator.or_, (tomllib.loads(text.decode()) for text in texts))
    own = {name: tables.pop(name) for name in TABLES if name in tables}
    blank: Mapping[str, Any] = MappingProxyType({})
    bare = Vocabulary(
        blank, blank, blank, blank, blank, blank, blank, MappingProxyType(tables), Names(), (), blank, blank
    )
    return _overlaid(bare, Document("vocabulary.toml", own), ())


def _rebuilt(layers: tuple[tuple[str, str], ...]) -> Vocabulary:
    """What unpickling calls: mapping proxies do not travel between processes, their texts do."""
    return functools.reduce(lambda vocabulary, layer: vocabulary.extended(*layer), layers, standard())


_FILES = ("vocabulary.toml", "en.toml", "elsewhere.toml")
_NOUNS = ("people", "groups", "things")


def _overlaid(base: Vocabulary, document: Document, layers: tuple[tuple[str, str], ...]) -> Vocabulary:
    """A vocabulary with a document laid over it, held to be consistent."""
    metrics, populations, profiles = dict(base.metrics), dict(base.populations), dict(base.profiles)
    for name, place, entry in document.entries("metrics"):
        old = metrics.get(name, Metric(name))
        metrics[name] = replace(
            _related(old, document, place, entry),
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
        populations[name] = replace(_related(old_one, document, place, entry), splits=splits)
    for name, place, entry in document.entries("profiles"):
        fresh = Profile(name, falls_back_to="" if name == "floor" else "floor")
        floors = _floors(document, place, entry, base.wordings)
        profiles[name] = _profiled(profiles.get(name, fresh), entry, floors)
    metric_names = _names("metrics", metrics, document)
    population_names = _names("populations", populations, document)
    _check_wholes("metrics", {metric.name: metric.part_of for metric in metrics.values()}, document)
    _check_wholes("populations", {one.name: one.part_of for one in populations.values()}, document)
    falls = {one.name: (one.falls_back_to,) if one.falls_back_to else () for one in profiles.values()}
    _check_wholes("profiles", falls, document, "falls_back_to")
    metrics = _kept_sums(metrics, document)
    _check_parts(metrics, populations, document)
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
        names=with_names(base.names, document),
        layers=layers,
        _metric_names=MappingProxyType(metric_names),
        _population_names=MappingProxyType(population_names),
    )


_Related = TypeVar("_Related", Metric, Population)


def _related(old: _Related, document: Document, place: str, entry: Mapping[str, Any]) -> _Related:
    """An entry with the aliases of both, and the new part_of and source where given."""
    aliases = (*old.aliases, *document.words(entry.get("aliases", []), f"{place} aliases"))
    stated = entry.get("part_of", [*old.part_of])
    part_of = document.words([stated] if isinstance(stated, str) else stated, f"{place} part_of")
    unique = tuple(dict.fromkeys(alias for alias in aliases if alias != old.name))
    return replace(old, aliases=unique, part_of=part_of, source=entry.get("source", old.source))


def _floors(document: Document, place: str, entry: Mapping[str, Any], wordings: Mapping[str, Any]) -> dict[str, int]:
    """The floors that an entry gives, each under a wording that the grammar can meet."""
    floors = {}
    for key, value in entry.get("floors", {}).items():
        at = f"{place} floors, {cut(key)!r}"
        if document.held(value, int, at) < 0:
            raise document.fault(at, f"a number of people is never negative: {value}")
        if not _is_vague(word_key(key), wordings):
            raise document.fault(at, "no vague wording, expected one such as 'dozens' or 'a few hundred'")
        floors[word_key(key)] = value
    return floors


def _profiled(old: Profile, entry: Mapping[str, Any], floors: Mapping[str, int]) -> Profile:
    """A profile with the floors of both, and what else the entry gives; a new one of a user falls back to `floor`."""
    return Profile(
        name=old.name,
        title=entry.get("title", old.title),
        source=entry.get("source", old.source),
        floors=MappingProxyType({**old.floors, **floors}),
        falls_back_to=word_key(entry.get("falls_back_to", old.falls_back_to)),
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


def _names(table: str, entries: Mapping[str, Any], document: Document) -> dict[str, str]:
    """Every name and alias with its canonical name; one word names one thing."""
    names = {name: name for name in entries}
    for name, entry in entries.items():
        for alias in entry.aliases:
            if names.setdefault(alias, name) != name:
                raise document.fault(f"[{table}.{name}] aliases", f"{alias!r} is already taken by {names[alias]!r}")
    return names


def _check_wholes(table: str, wholes: Mapping[str, tuple[str, ...]], document: Document, key: str = "part_of") -> None:
    """Every whole is known, and following it upwards comes to an end."""
    for name, above in wholes.items():
        for whole in above:
            if whole not in wholes:
                raise document.fault(f"[{table}.{name}] {key}", _unknown(table.removesuffix("s"), whole, wholes))
    for name in wholes:
        chains: list[tuple[str, ...]] = [(name,)]
        while chains:
            chain = chains.pop()
            if chain[-1] in chain[:-1]:
                raise document.fault(f"[{table}.{name}] {key}", f"goes round in a circle: {' > '.join(chain)}")
            chains += [(*chain, whole) for whole in wholes[chain[-1]]]


def _kept_sums(metrics: Mapping[str, Metric], document: Document) -> dict[str, Metric]:
    """The metrics without sums of an earlier layer whose parts this document has cut loose."""
    given = {name for name, _, entry in document.entries("metrics") if "sum_of" in entry}
    return {
        name: one
        if name in given or all(name in _wholes(part, metrics) for part in one.sum_of)
        else replace(one, sum_of=())
        for name, one in metrics.items()
    }


def _check_parts(metrics: Mapping[str, Metric], populations: Mapping[str, Population], document: Document) -> None:
    """What a whole is the sum of, or is split into, are parts of it, two or more."""
    sums: list[tuple[str, Metric | Population, str, tuple[str, ...]]]
    sums = [("metrics", one, "sum_of", one.sum_of) for one in metrics.values() if one.sum_of]
    splits = [("populations", one, "splits", parts) for one in populations.values() for parts in one.splits]
    for table, one, key, parts in (*sums, *splits):
        entries: Mapping[str, Metric] | Mapping[str, Population]
        entries = metrics if isinstance(one, Metric) else populations
        place = f"[{table}.{one.name}] {key}"
        if len(parts) < 2:  # noqa: PLR2004 - one part alone splits nothing
            raise document.fault(place, "expected two parts or more")
        for part in parts:
            if part not in entries:
                raise document.fault(place, _unknown(table.removesuffix("s"), part, entries))
            if one.name not in _wholes(part, entries)[1:]:
                raise document.fault(place, f"{part!r} is no part of {one.name!r}")


def _wholes(name: str, entries: Mapping[str, Metric] | Mapping[str, Population]) -> tuple[str, ...]:
    """The name, then all that it is part of, nearest first."""
    found = [name]
    for one in found:  # grows while it is read
        found += [whole for whole in entries[one].part_of if whole not in found]
    return tuple(found)


def _nouns(document: Document, kind: str) -> dict[str, str]:
    """Each form of each noun with its plural; `wife/wives` gives the singular where no rule makes it."""
    table = document.tables.get("nouns", {})
    for key in table:
        if key not in _NOUNS:
            raise document.fault(f"[nouns] {cut(key)}", f"unknown key, expected one of {listed(_NOUNS)}")
    forms: dict[str, str] = {}
    place = f"[nouns] {kind}"
    for noun in document.held(table.get(kind, ""), str, place).split(","):
        first, _, second = noun.partition("/")
        plural = word_key(second or first)
        if plural:
            forms[plural] = plural
            forms.setdefault(word_key(first) if second else _singular(plural), plural)
    return forms


def _singular(plural: str) -> str:
    """The singular of a regular English plural; a word without one stays as it is."""
    for ending, single in (("men", "man"), ("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("ss", "ss")):
        if plural.endswith(ending):
            return plural.removesuffix(ending) + single
    return plural.removesuffix("s")


def _misspellings(document: Document) -> dict[str, str]:
    return {
        word_key(wrong): word_key(document.held(right, str, f"[misspellings] {cut(wrong)}"))
        for wrong, right in document.tables.get("misspellings", {}).items()
    }


def _unknown(
    kind: str, word: str, known: Iterable[str], aliases: Iterable[str] = (), everyday: Collection[str] = ()
) -> str:
    """`unknown metric 'beheadd', did you mean 'beheaded'?`; if it is no slip of a known word, the known ones."""
    nearest = slip_of(word_key(word), (*known, *aliases), everyday)
    hint = f"did you mean {nearest!r}?" if nearest else f"known are {listed(known)}"
    return f"unknown {kind} {cut(word)!r}, {hint}"
