"""Names of sources, places and events: when two spellings are one name, and what a vocabulary says about names."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from figures.words.dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from figures.words.document import Document

_PLAIN: Final = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u2032\u0060\u00b4", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58", "-")
)
"""Typographic quotes and hyphens, as a typewriter has them."""

_FINAL_DOTS: Final = re.compile(r"(?<=\w)\.+(?=[,;:)\]]*(?:\s|$))")
_INITIALS: Final = re.compile(r"(?<!\w)(?:[^\W\d_]\.)+[^\W\d_](?!\w)")

_COUNTED: Final = re.compile(r"(?:an?|one|two|three|some|several|many|other|unnamed|unidentified|anonymous) (?=\w)")
"""What may stand before a phrase for people without names: `two residents`, `an unnamed resident`."""


@lru_cache(maxsize=131_072)
def folded_name(name: str) -> str:
    """What is left of a name when its spelling is taken away: two names are one if this is the same.

    Taken away are Unicode's compatibility forms, case, the width of spaces, a leading “the”, dots of abbreviations, and
    the shape of quotes and hyphens. Folding twice is folding once.

    >>> folded_name("The  U.N. Office"), folded_name("Prosecutor General’s Office")
    ('un office', "prosecutor general's office")
    """
    while (folded := _folded_once(name)) != name:
        name = folded
    return name


def _folded_once(name: str) -> str:
    if name.isascii() and "." not in name and "`" not in name:  # most names: case, spaces and `the` are all there is
        return " ".join(name.lower().split()).removeprefix("the ")
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold()).translate(_PLAIN)
    words = " ".join(plain.split())
    return _INITIALS.sub(lambda found: found[0].replace(".", ""), _FINAL_DOTS.sub("", words)).removeprefix("the ")


def folded_place(place: str) -> str:
    """A place of several parts, narrow to wide, each folded as a name.

    >>> folded_place("Almaty,KAZAKHSTAN")
    'almaty, kazakhstan'
    """
    return ", ".join(filter(None, map(folded_name, place.split(","))))


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """What the vocabulary in force says about names; keys are folded, names are spelled as the vocabulary has them.

    Attributes:
        sources: each spelling that the vocabulary gives, with the one name for it.
        events: likewise.
        unnamed: phrases that name nobody.
        members: for each umbrella, by its key, the keys of those whom it includes, at whatever remove.
        within: for each place, by its key, the places in which it lies.
        begins: for each event, by its key, the first minute of its first day.
    """

    sources: Mapping[str, str] = field(default_factory=dict)
    events: Mapping[str, str] = field(default_factory=dict)
    unnamed: frozenset[str] = frozenset()
    members: Mapping[str, frozenset[str]] = field(default_factory=dict)
    within: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    begins: Mapping[str, int] = field(default_factory=dict)

    def source_key(self, name: str) -> str:
        """What two spellings of one source have in common, aliases among them."""
        key = folded_name(name)
        return folded_name(self.sources[key]) if key in self.sources else key

    def event_key(self, name: str) -> str:
        """What two spellings of one event have in common, aliases among them."""
        key = folded_name(name)
        return folded_name(self.events[key]) if key in self.events else key

    def place_key(self, place: str) -> str:
        """What two spellings of one place have in common: where `Derna` lies in `Libya`, it is `Derna, Libya`."""
        key, seen = folded_place(place), set[str]()
        while (last := key.rpartition(", ")[2]) in self.within and last not in seen:
            seen.add(last)
            key = f"{key}, {folded_place(self.within[last][0])}"
        return key

    def is_named(self, source: str) -> bool:
        """Whether a source is a name; an empty text and the phrases listed as `unnamed` name nobody.

        >>> Names(unnamed=frozenset({"local media"})).is_named("The local media")
        False
        """
        phrase = folded_name(source)
        while phrase and phrase not in self.unnamed and (before := _COUNTED.match(phrase)):
            phrase = phrase[before.end() :]
        return bool(phrase) and phrase not in self.unnamed

    def place_wholes(self, place: str) -> tuple[str, ...]:
        """The place itself, then every place in which it lies, nearest first, last the unstated one.

        >>> Names().place_wholes("Almaty, Kazakhstan")
        ('Almaty, Kazakhstan', 'Kazakhstan', '')
        """
        found: dict[str, str] = {}
        ahead = [", ".join(filter(None, map(str.strip, place.split(","))))]
        while ahead:
            here = ahead.pop(0)
            if here and (key := self.place_key(here)) not in found:
                found[key] = here
                ahead += [here.partition(", ")[2], *self.within.get(folded_place(here), ())]
        return (*found.values(), "")


def with_names(base: Names, document: Document) -> Names:
    """The names of a vocabulary with those of a document laid over them.

    Raises:
        VocabularyError: the document contradicts itself or the vocabulary.
    """
    sources = document.held(document.tables.get("sources", {}), dict, "[sources]")
    places = document.held(document.tables.get("places", {}), dict, "[places]")
    _known_keys(document, "[sources]", sources, ("unnamed", "aliases", "includes"))
    _known_keys(document, "[places]", places, ("within",))
    phrases = document.texts(sources.get("unnamed", []), "[sources] unnamed")
    events, begins = _events(base, document)
    aliases = _aliases(base.sources, document, "[sources] aliases", sources.get("aliases", {}))
    named = Names(sources=aliases)
    includes = {key: set(held) for key, held in base.members.items()}
    for name, held in document.held(sources.get("includes", {}), dict, "[sources] includes").items():
        place = f"[sources] includes, '{name}'"
        includes.setdefault(named.source_key(name), set()).update(map(named.source_key, document.texts(held, place)))
    return Names(
        sources=MappingProxyType(aliases),
        events=MappingProxyType(events),
        unnamed=base.unnamed | frozenset(map(folded_name, phrases)),
        members=MappingProxyType({key: frozenset(_reached(key, includes.get, document)) for key in includes}),
        within=MappingProxyType(_within(base, document, places.get("within", {}))),
        begins=MappingProxyType(begins),
    )


def _known_keys(document: Document, place: str, table: Mapping[str, Any], known: tuple[str, ...]) -> None:
    for key in table:
        if key not in known:
            raise document.fault(f"{place} '{key}'", f"unknown key, expected one of {', '.join(known)}")


def _aliases(base: Mapping[str, str], document: Document, place: str, table: Any) -> dict[str, str]:
    """Every spelling that is given, with the name that it stands for; one spelling stands for one name."""
    names = dict(base)
    for name, others in document.held(table, dict, place).items():
        shown = " ".join(name.split())
        if not folded_name(shown):
            raise document.fault(place, "a name cannot be empty")
        for other in (shown, *document.texts(others, f"{place}, '{name}'")):
            taken = names.setdefault(folded_name(other), shown)
            if folded_name(taken) != folded_name(shown):
                raise document.fault(f"{place}, '{name}'", f"'{other}' is already taken by '{taken}'")
    return names


def _events(base: Names, document: Document) -> tuple[dict[str, str], dict[str, int]]:
    """The spellings of events, and the first minute of those whose first day is given."""
    tables = document.held(document.tables.get("events", {}), dict, "[events]")
    begins = dict(base.begins)
    others = {}
    for name, entry in tables.items():
        place = f'[events."{name}"]'
        document.held(entry, dict, place)
        _known_keys(document, place, entry, ("aliases", "begins"))
        others[name] = entry.get("aliases", [])
        if "begins" in entry:
            day = entry["begins"]
            if not isinstance(day, dt.date) or isinstance(day, dt.datetime):
                raise document.fault(f"{place} begins", f"expected a day such as 2022-01-02, found {day!r}")
            begins[folded_name(name)] = PartialDate.parse(day.isoformat()).first
    return _aliases(base.events, document, "[events]", others), begins


def _within(base: Names, document: Document, table: Any) -> dict[str, tuple[str, ...]]:
    """For each place the places in which it lies, in the vocabulary's spelling; none lies in itself."""
    within = dict(base.within)
    for name, whole in document.held(table, dict, "[places] within").items():
        place = f"[places] within, '{name}'"
        above = (whole,) if isinstance(whole, str) else document.texts(whole, place)
        within[folded_place(name)] = tuple(", ".join(filter(None, map(str.strip, one.split(",")))) for one in above)
    lies = {key: set(map(folded_place, above)) for key, above in within.items()}
    for key in lies:
        _reached(key, lambda one: lies.get(one, {one.partition(", ")[2]} - {""}), document)
    return within


def _reached(start: str, onward: Callable[[str], Any], document: Document) -> set[str]:
    """All that can be reached from a name, itself excepted; refused where the way leads back to it."""
    found: set[str] = set()
    ahead = list(onward(start) or ())
    while ahead:
        if (name := ahead.pop()) not in found:
            found.add(name)
            ahead += onward(name) or ()
    if start in found:
        raise document.fault(f"'{start}'", "is said to lie in itself, by way of others or at once")
    return found
