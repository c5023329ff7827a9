"""The entries of a vocabulary (metrics, populations, profiles, nouns), and what a document makes of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeVar

from figures.hints import slip_of
from figures.words.document import cut, listed, word_key
from figures.words.interval import LARGEST_NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from figures.words.document import Document

ROOT = "people"
"""The population that every other is part of."""

NOUNS = ("people", "peoples", "groups", "things")
"""The kinds of nouns: one person each, the same by nation, faith or conviction, several people each, no people."""


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


_Related = TypeVar("_Related", Metric, Population)


def with_entry(old: _Related, document: Document, place: str, entry: Mapping[str, Any]) -> _Related:
    """An entry with the aliases of both, and the new part_of and source where given."""
    aliases = (*old.aliases, *document.names(entry.get("aliases", []), f"{place} aliases"))
    stated = entry.get("part_of", [*old.part_of])
    part_of = document.words([stated] if isinstance(stated, str) else stated, f"{place} part_of")
    unique = tuple(dict.fromkeys(alias for alias in aliases if alias != old.name))
    return replace(old, aliases=unique, part_of=part_of, source=entry.get("source", old.source))


def floors_of(document: Document, place: str, entry: Mapping[str, Any], wordings: Mapping[str, Any]) -> dict[str, int]:
    """The floors that an entry gives, each under a wording that the grammar can meet."""
    floors = {}
    for key, value in entry.get("floors", {}).items():
        at = f"{place} floors, {cut(key)!r}"
        if not 0 <= document.held(value, int, at) <= LARGEST_NUMBER:
            raise document.fault(at, f"expected a number of people from 0 to {LARGEST_NUMBER:,}, found {value:,}")
        if not _is_vague(word_key(key), wordings):
            raise document.fault(at, "no vague wording, expected one such as 'dozens' or 'a few hundred'")
        floors[word_key(key)] = value
    return floors


def profiled(old: Profile, entry: Mapping[str, Any], floors: Mapping[str, int]) -> Profile:
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


def names_of(table: str, entries: Mapping[str, Any], document: Document) -> dict[str, str]:
    """Every name and alias with its canonical name; one word names one thing."""
    names = {name: name for name in entries}
    for name, entry in entries.items():
        for alias in entry.aliases:
            if names.setdefault(alias, name) != name:
                raise document.fault(f"[{table}.{name}] aliases", f"{alias!r} is already taken by {names[alias]!r}")
    return names


DEEPEST: Final = 33
"""How many entries a chain of parts and wholes has at most, both its ends included."""


def held_to_end(table: str, wholes: Mapping[str, tuple[str, ...]], document: Document, key: str = "part_of") -> None:
    """Every whole is known, and following it upwards comes to an end."""
    for name, above in wholes.items():
        for whole in above:
            if whole not in wholes:
                raise document.fault(f"[{table}.{name}] {key}", unknown(table.removesuffix("s"), whole, wholes))
    for name in wholes:
        chains: list[tuple[str, ...]] = [(name,)]
        seen: set[str] = set()
        while chains:
            chain = chains.pop()
            if chain[-1] in chain[:-1]:
                raise document.fault(f"[{table}.{name}] {key}", f"goes round in a circle: {' > '.join(chain)}")
            if len(chain) > DEEPEST:
                raise document.fault(f"[{table}.{name}] {key}", f"lies more than {DEEPEST - 1} deep")
            if chain[-1] not in seen:
                seen.add(chain[-1])
                chains += [(*chain, whole) for whole in wholes[chain[-1]]]


def kept_sums(metrics: Mapping[str, Metric], document: Document) -> dict[str, Metric]:
    """The metrics without sums of an earlier layer whose parts this document has cut loose."""
    given = {name for name, _, entry in document.entries("metrics") if "sum_of" in entry}
    return {
        name: one
        if name in given or all(name in wholes(part, metrics) for part in one.sum_of)
        else replace(one, sum_of=())
        for name, one in metrics.items()
    }


def held_to_parts(metrics: Mapping[str, Metric], populations: Mapping[str, Population], document: Document) -> None:
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
                raise document.fault(place, unknown(table.removesuffix("s"), part, entries))
            if one.name not in wholes(part, entries)[1:]:
                raise document.fault(place, f"{part!r} is no part of {one.name!r}")


def wholes(name: str, entries: Mapping[str, Metric] | Mapping[str, Population]) -> tuple[str, ...]:
    """The name, then all that it is part of, nearest first."""
    found = [name]
    for one in found:  # grows while it is read
        found += [whole for whole in entries[one].part_of if whole not in found]
    return tuple(found)


def noun_forms(document: Document, kind: str) -> dict[str, str]:
    """Each form of each noun with its plural; `wife/wives` gives the singular where no rule makes it."""
    table = document.tables.get("nouns", {})
    for key in table:
        if key not in NOUNS:
            raise document.fault(f"[nouns] {cut(key)}", f"unknown key, expected one of {listed(NOUNS)}")
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


def misspellings(document: Document, wordings: Mapping[str, Any]) -> dict[str, str]:
    """Wrong words, each with the right ones; a word of the grammar is not wrong."""
    found = {}
    own = document.tables.get("misspellings", {})
    grammar = _grammar(wordings) if own else frozenset()
    for wrong, right in own.items():
        place, word = f"[misspellings] {cut(wrong)}", word_key(wrong)
        if word in grammar:
            raise document.fault(place, "this word is right: figures are read by it")
        found[word] = word_key(document.held(right, str, place))
    return found


def held_apart(names: Iterable[str], place: str, document: Document, wordings: Mapping[str, Any]) -> None:
    """No name is a number word, which would be read as the number."""
    for name in names:
        if any(name in table for table in wordings["numbers"].values() if isinstance(table, dict)):
            raise document.fault(place, f"{name!r} is a number word")


def _grammar(wordings: Mapping[str, Any]) -> frozenset[str]:
    """The words by which numbers, hedges and vague amounts are read."""
    phrases = (wordings["before"], wordings["after"], wordings["vague"], wordings["none"], wordings["unknown"])
    single = (word for table in phrases for words in table.values() for word in words if " " not in word)
    return frozenset(single).union(*(table for table in wordings["numbers"].values() if isinstance(table, dict)))


def unknown(kind: str, word: str, known: Iterable[str], aliases: Iterable[str] = ()) -> str:
    """`unknown metric 'beheadd', did you mean 'beheaded'?`; if it is no slip of a known word, the known ones."""
    nearest = slip_of(word_key(word), (*known, *aliases))
    hint = f"did you mean {nearest!r}?" if nearest else f"known are {listed(known)}"
    return f"unknown {kind} {cut(word)!r}, {hint}"
