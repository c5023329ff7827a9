"""What a reader should know of claims before they are judged: names that may be one, rows compared with nothing."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from itertools import chain, compress
from typing import TYPE_CHECKING, Any, Final

from figures.hints import SHORT, differing
from figures.words.names import folded_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from figures.claims.column import Column
    from figures.words.dates import PartialDate
    from figures.words.vocabulary import Vocabulary

    Columns = Mapping[str, Column[Any]]

MOST_NAMED: Final = 5
"""How many names a note lists before it counts the rest."""

MOST_SLIPS: Final = 20_000
"""Names among which slips are looked for; each takes a word for every letter."""

_SMALL: Final = frozenset({"of", "the", "for", "and", "in", "a", "an", "on", "at", "de", "la", "du"})
_GENERIC: Final = {
    "activist", "activists", "authorities", "doctor", "doctors", "eyewitness", "eyewitnesses", "medics",
    "official", "officials", "people", "relatives", "report", "reports", "resident", "residents", "rescuers",
    "source", "sources", "survivors", "villagers", "volunteers", "witness", "witnesses", "workers",
}  # fmt: skip
"""Words in which descriptions end, and some names do too."""

_BEFORE: Final = re.compile(r"(?:an?|some|several|unnamed|unidentified|anonymous) \w", re.IGNORECASE)
_TWO_PLACES: Final = re.compile(r";|/|&|(?<!\w)and(?!\w)")


def listed(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    rest = f" and {len(names) - MOST_NAMED:,} more" if len(names) > MOST_NAMED else ""
    return "; ".join(names[:MOST_NAMED]) + rest


def remarks(columns: Columns, asked: Columns, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The notes on a set of claims, a sentence each; their order and wording do not hang on the order of rows."""
    if not columns["source"].codes:
        return ()
    sources = sorted({*columns["source"].values, *chain.from_iterable(columns["via"].values)} - {""})
    return (
        *_on_names(sources, vocabulary),
        *_on_places(columns, vocabulary),
        *_on_events(columns),
        *_alone(asked, vocabulary),
        *_on_periods(asked, columns),
        *_on_days(columns),
    )


# ── Names of sources ──


def _on_names(sources: Sequence[str], vocabulary: Vocabulary) -> Iterator[str]:
    """Names that may be one, descriptions that are counted as names, and descriptions that are written like names."""
    pairs = sorted(" / ".join(sorted(names)) for names in _alike(sources))
    if pairs:
        yield (
            f"sources that look alike, kept apart: {listed(pairs)}; "
            "a vocabulary says that two are one, under aliases in [sources]"
        )
    named = {source: vocabulary.names.is_named(source) for source in sources}
    described = [source for source in sources if named[source] and _describes(source)]
    if described:
        yield (
            f"sources counted as named, though they read like descriptions: {listed(described)}; "
            "a vocabulary lists who names nobody, under unnamed in [sources]"
        )
    titled = [source for source in sources if not named[source] and _titled(source)]
    if titled:
        yield f"sources taken to name nobody, though they are written like names: {listed(titled)}"


def _alike(sources: Sequence[str]) -> Iterator[set[str]]:
    """Names that have the same letters, or the same words in another order, or differ by one letter."""
    by_letters: defaultdict[str, set[str]] = defaultdict(set)
    for source in sources:
        letters = _letters(source)
        by_letters[letters].add(source)
        words = "".join(sorted({_letters(word) for word in re.findall(r"\w+", folded_name(source))} - _SMALL))
        by_letters[f" {words}"].add(source)
    found = {frozenset(names) for names in by_letters.values() if len(names) > 1}
    if len(sources) <= MOST_SLIPS:
        found |= {pair for pair in _slips(sources) if not any(pair <= names for names in found)}
    yield from map(set, found)


def _letters(name: str) -> str:
    """A name without accents, marks and spaces."""
    plain = unicodedata.normalize("NFKD", folded_name(name))
    return "".join(char for char in plain if char.isalnum())


def _slips(sources: Sequence[str]) -> Iterator[frozenset[str]]:
    """Names of more than five letters that differ by one letter, which neither is a digit nor stands alone."""
    by_rest: defaultdict[str, set[str]] = defaultdict(set)
    for source in sources:
        letters = _letters(source)
        if len(letters) > SHORT:
            for place in range(len(letters)):
                by_rest[f"{letters[:place]}{letters[place + 1 :]}"].add(source)
            by_rest[letters].add(source)
    for names in {frozenset(names) for names in by_rest.values() if len(names) == 2}:  # noqa: PLR2004 - a pair
        one, other = names
        if differing(_letters(one), _letters(other), 1) and _telling(one) == _telling(other):
            yield names


def _telling(name: str) -> list[str]:
    """The numbers and the single letters of a name, by which names of one kind are told apart."""
    return re.findall(r"\d+|\b\w\b", folded_name(name))


def _describes(source: str) -> bool:
    """Whether a name reads like a description: `Police officials`, `an unnamed minister`."""
    return folded_name(source).rpartition(" ")[2] in _GENERIC or _BEFORE.match(source) is not None


def _titled(source: str) -> bool:
    """Whether a description is written like a name: every word of two or more with a capital."""
    words = source.split()
    return len(words) > 1 and all(word[:1].isupper() for word in words)


# ── Rows that are compared with nothing ──


def _on_places(columns: Columns, vocabulary: Vocabulary) -> Iterator[str]:
    """Places that may be one though nothing says so, and cells that may hold two."""
    names = vocabulary.names
    keys = {names.place_key(place): place for place in columns["place"].values if place}
    wider: defaultdict[str, list[str]] = defaultdict(list)
    for key, place in keys.items():
        if ", " in key:
            wider[key.partition(", ")[0]].append(place)
    pairs = sorted(f"{keys[key]} / {other}" for key in keys.keys() & wider.keys() for other in sorted(wider[key]))
    if pairs:
        yield (
            f"places kept apart, for nothing says that they are one: {listed(pairs)}; "
            "write a place in one way, or say where it lies, under within in [places] of a vocabulary"
        )
    two = sorted(place for place in keys.values() if _TWO_PLACES.search(place))
    if two:
        yield f"places taken as one each, though they may be two: {listed(two)}"


def _on_events(columns: Columns) -> Iterator[str]:
    """Rows without an event beside rows that name one."""
    rows = Counter(columns["event"].codes)
    without = sum(count for code, count in rows.items() if not columns["event"].values[code])
    if 0 < without < len(columns["event"]):
        yield f"rows that name no event, compared with none of those that do: {without:,}"


def _alone(asked: Columns, vocabulary: Vocabulary) -> Iterator[str]:
    """Single rows whose place, people or way of counting has nothing to do with any other of their event and metric."""
    names = vocabulary.names

    def places(place: str) -> tuple[str, ...]:
        return tuple(map(names.place_key, names.place_wholes(place)))

    metrics = len(asked["metric"].values)
    groups = [event * metrics + its for event, its in zip(asked["event"].codes, asked["metric"].codes, strict=True)]
    for field, wholes, says in (
        ("place", places, "no other place lies in theirs or around it"),
        ("population", vocabulary.population_wholes, "no other counts those people or a part of them"),
    ):
        rows = _lone(asked[field], groups, wholes)
        if rows:
            found = sorted(value or "no place" for value in rows)
            yield f"rows compared with no other, for {says}: {sum(rows.values()):,} ({listed(found)})"
    own = sorted(basis for basis in asked["basis"].values if len(vocabulary.basis_wholes(basis)) == 1 and basis)
    if own:
        yield f"rows compared only with those that were counted in the same way: {listed(own)}"


def _lone(column: Column[Any], groups: Sequence[int], wholes: Callable[[str], tuple[str, ...]]) -> Counter[str]:
    """The values that single rows of a group have, and that no other value there has to do with."""
    size = len(column.values)
    related = _related([wholes(value) for value in column.values])
    hubs = {code for code, others in enumerate(related) if len(others) == size - 1}  # such as people: all are theirs
    met = set(compress(groups, map(hubs.__contains__, column.codes))) if hubs else hubs
    rows = Counter([group * size + code for group, code in zip(groups, column.codes, strict=True) if group not in met])
    members: defaultdict[int, list[int]] = defaultdict(list)
    for key in rows:
        members[key // size].append(key % size)
    single = ((members[key // size], key % size) for key, times in rows.items() if times == 1)
    return Counter(column.values[code] for held, code in single if len(held) > 1 and related[code].isdisjoint(held))


def _related(wholes: Sequence[tuple[str, ...]]) -> list[set[int]]:
    """For each value the others that lie in it or around it; a value is given as what it lies in, itself first."""
    alike: defaultdict[str, list[int]] = defaultdict(list)
    for code, whole in enumerate(wholes):
        alike[whole[0]].append(code)
    related: list[set[int]] = [set() for _ in wholes]
    for code, whole in enumerate(wholes):
        for other in chain.from_iterable(alike.get(key, ()) for key in whole):
            related[code].add(other)
            related[other].add(code)
    for code, others in enumerate(related):
        others.discard(code)
    return related


def _on_periods(asked: Columns, columns: Columns) -> Iterator[str]:
    """Single rows whose days lie before or after those of all others of their event and metric."""
    if None in asked["since"].values and len(asked["since"].values) == 1:
        return
    keys = zip(asked["event"].codes, asked["metric"].codes, asked["since"].codes, columns["as_of"].codes, strict=True)
    groups: defaultdict[tuple[int, int], list[tuple[int, int, str]]] = defaultdict(list)
    since, as_of = asked["since"].values, columns["as_of"].values
    for (event, metric, begin, end), rows in Counter(keys).items():
        groups[event, metric] += [_period(since[begin], as_of[end])] * min(rows, 2)
    found = sorted({said for held in groups.values() for said in _apart(sorted(held))})
    if found:
        yield f"rows compared with no other, for all others count earlier or later days: {listed(found)}"


def _period(since: PartialDate | None, as_of: PartialDate | None) -> tuple[int, int, str]:
    """From which minute to which a row counts, as far as it says, and both as words."""
    first, last = since.first if since else -1, as_of.last if as_of else 1 << 60
    return first, last, f"{since or 'the beginning'} to {as_of or 'a day not stated'}"


def _apart(periods: Sequence[tuple[int, int, str]]) -> Iterator[str]:
    """Those of several sorted periods that share no minute with another."""
    latest = -2
    for place, (first, last, said) in enumerate(periods):
        begins = periods[place + 1][0] if place + 1 < len(periods) else 1 << 61
        if len(periods) > 1 and first > latest and begins > last:
            yield said
        latest = max(latest, last)


# ── Days ──


def _on_days(columns: Columns) -> Iterator[str]:
    """Rows without any day, and rows that count to a day after the one on which they appeared."""
    as_of, published = columns["as_of"], columns["published"]
    days = Counter(zip(as_of.codes, published.codes, strict=True))
    without = sum(rows for (a, p), rows in days.items() if as_of.values[a] is None and published.values[p] is None)
    if without:
        yield f"rows that state no day at all: {without:,} of {len(as_of):,}"
    after = {
        f"{end}, published {day}": rows
        for (a, p), rows in days.items()
        if (end := as_of.values[a]) and (day := published.values[p]) and day.before(end)
    }
    if after:
        rows = sum(after.values())
        yield f"rows that count up to a day after they were published: {rows:,} ({listed(sorted(after))})"


def strange_words(words: Iterable[str], vocabulary: Vocabulary) -> list[str]:
    """The words for who is counted that no vocabulary knows and that no row places."""
    return sorted({word for word in words if word and "<" not in word and not vocabulary.known_population(word)})
