"""Rows of a claims table as the oracle reads them: sections 3, 4 and 10 of the design, by the plainest means.

Wordings and dates are read by the public `Quantity.parse` and `PartialDate.parse`; everything else is done here anew, so
that the program has something to be held against. A range of time is (first minute, last minute).
"""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

import figures
from figures import PartialDate, Quantity

Row = dict[str, str]
Range = tuple[int, int]

DAY = 24 * 60
OPEN = 10**18
"""Stands for no upper end."""

_UNNAMED = ("local media", "officials", "witnesses", "report itself", "")


class Question(NamedTuple):
    """“event + scope; scope = metric, population, place, since, basis”; a place is wide to narrow here, since a minute."""

    event: str
    metric: str
    population: str
    place: tuple[str, ...]
    since: int
    basis: str


@dataclass(frozen=True)
class Claim:
    """“one source's figure for one question at one date: a row”."""

    id: str
    name: str
    source: str
    named: bool
    via: tuple[str, ...]
    question: Question
    placed: bool
    wording: str
    low: int
    high: int
    bound: str
    as_of: Range | None
    published: Range | None
    printed: Range | None
    url: str
    status: str

    @property
    def interval(self) -> tuple[int, int]:
        return self.low, self.high


@functools.cache
def shipped() -> dict[str, Any]:
    """The tables of the vocabulary that comes with the program."""
    text = (Path(figures.__file__).parent / "words" / "vocabulary.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


class Words:
    """The metrics, populations, sources, places and events in force: the shipped ones and a user's beside them."""

    def __init__(self, toml_text: str = "") -> None:
        own = tomllib.loads(toml_text)
        packaged = shipped()
        self.metrics = {name: dict(entry) for name, entry in packaged["metrics"].items()}
        self.populations = {name: dict(entry) for name, entry in packaged["populations"].items()}
        for table, ours in ((self.metrics, "metrics"), (self.populations, "populations")):
            for name, entry in own.get(ours, {}).items():
                known = table.setdefault(name, {})
                aliases = [*known.get("aliases", []), *entry.get("aliases", [])]
                known.update(entry)
                known["aliases"] = aliases
        sources = own.get("sources", {})
        self.includes = {
            self.fold(whole): [self.fold(one) for one in parts] for whole, parts in sources.get("includes", {}).items()
        }
        self.canonical = {
            self.fold(alias): name for name, aliases in sources.get("aliases", {}).items() for alias in (name, *aliases)
        }
        listed = packaged.get("sources", {}).get("unnamed", [])
        self.unnamed = {self.fold(phrase) for phrase in (*_UNNAMED, *listed, *sources.get("unnamed", []))}
        places = own.get("places", {}).get("within", {})
        self.within = {fold(inner): [fold(part) for part in outer.split(",")] for inner, outer in places.items()}
        self.events = own.get("events", {})

    def fold(self, name: str) -> str:
        return fold(name)

    def metric(self, word: str) -> str:
        return _canonical(self.metrics, word) or _unknown(word)

    def population(self, cell: str) -> str:
        """“a name or alias of the vocabulary; `ambulance crews < medical workers` places a word of one's own; a word that
        no vocabulary knows is a part of `people`. Empty = people.”"""
        word, _, whole = (part.strip() for part in cell.partition("<"))
        name = _canonical(self.populations, word or "people") or spaced(word)
        self.populations.setdefault(name, {"part_of": self.population(whole) if whole else "people"})
        return name

    def wholes(self, table: dict[str, Any], name: str) -> set[str]:
        """The name itself and all that it is a part of."""
        found, reach = set(), [name]
        while reach:
            at = reach.pop()
            if at in found:
                continue
            found.add(at)
            root = "people" if table is self.populations and at != "people" else None
            reach += _listed(table.get(at, {}).get("part_of") or root)
        return found

    def event(self, cell: str) -> str:
        for name, entry in self.events.items():
            if fold(cell) in {fold(name), *(fold(alias) for alias in entry.get("aliases", []))}:
                return fold(name)
        return fold(cell)

    def begins(self, event: str) -> int | None:
        for name, entry in self.events.items():
            if fold(name) == event and "begins" in entry:
                return PartialDate.parse(str(entry["begins"])).first
        return None


def _listed(value: str | list[str] | None) -> list[str]:
    return [value] if isinstance(value, str) else list(value or ())


def _unknown(word: str) -> str:
    raise ValueError(f"no metric {word!r}")


def _canonical(table: dict[str, Any], word: str) -> str | None:
    """The name under which a word or one of its aliases stands in a table."""
    for name, entry in table.items():
        if spaced(word) in {spaced(name), *(spaced(alias) for alias in entry.get("aliases", []))}:
            return name
    return None


def spaced(word: str) -> str:
    """A word of the vocabulary without regard to case, width of spaces and hyphens."""
    return " ".join(word.replace("-", " ").split()).casefold()


_MARKS = (
    ("'", "\u2018\u2019\u201a\u201b`\u00b4"),
    ('"', "\u201c\u201d\u201e\u201f\u00ab\u00bb"),
    ("-", "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"),
)


def fold(name: str) -> str:
    """“Unicode compatibility form, case, spaces, a leading “the”, dots in abbreviations, typographic quotes and hyphens.”"""
    text = unicodedata.normalize("NFKC", name)
    for plain, marks in _MARKS:
        for mark in marks:
            text = text.replace(mark, plain)
    text = re.sub(r"\b(\w)\.", r"\1", " ".join(text.split()).casefold())
    return text.removeprefix("the ").strip()


def relayed(cell: str) -> tuple[str, tuple[str, ...]]:
    """“`X citing Y`, `X quoting Y`, `Y via X`, `Y (via X)`, `Y cited by X`, `Y quoted by X`, with or without a comma,
    brackets and “the”, are read as source Y, via X.”"""
    for form in (
        r"(?P<x>.+?),? \(?(?:citing|quoting) (?:the )?(?P<y>[^()]+)\)?",
        r"(?P<y>.+?),? \(?(?:via|cited by|quoted by) (?:the )?(?P<x>[^()]+)\)?",
    ):
        found = re.fullmatch(form, cell.strip(), re.IGNORECASE)
        if found:
            return found["y"].strip(), (found["x"].strip(),)
    return cell.strip(), ()


def span(cell: str) -> Range | None:
    if not cell.strip():
        return None
    date = PartialDate.parse(cell)
    return date.first, date.last


def period(since: Range | None, as_of: Range | None) -> Range | None:
    """“A row counted since a year or month (or its first day) up to the same year or month counts the whole of it:
    `2020`/`2020` and `2020-01-01`/`2020` are `2020-01-01`/`2020-12-31`.”"""
    if since and as_of and as_of[1] - as_of[0] >= DAY and since in (as_of, (as_of[0], as_of[0] + DAY - 1)):
        return as_of[1] + 1 - DAY, as_of[1]
    return as_of


class Table:
    """The claims of a table, its vocabulary, and the places that its events have of themselves."""

    def __init__(self, rows: list[Row], vocabulary: str = "", profile: str = "floor") -> None:
        self.words = Words(vocabulary)
        self.profile = profile
        self.spellings: dict[str, Counter[str]] = {}
        self.own_places: dict[str, tuple[str, ...]] = {}
        unique = {tuple(sorted((key, value) for key, value in row.items() if value)): row for row in rows}
        self.rows = list(unique.values())
        self._find_own_places()
        self.claims = [claim for number, row in enumerate(self.rows) for claim in self._claims(number, row)]
        self.claims = [replace(claim, name=self.shown(claim.source)) for claim in self.claims]

    def place(self, cell: str) -> tuple[str, ...]:
        """“narrow to wide, `Almaty, Kazakhstan`; `[places]` may say that `Derna` lies in `Libya`”; here wide to narrow."""
        pieces = [fold(piece) for piece in cell.split(",") if piece.strip()]
        while pieces and pieces[-1] in self.words.within:
            pieces += self.words.within[pieces[-1]]
        return tuple(reversed(pieces))

    def _find_own_places(self) -> None:
        """“Empty = the event's own place, the narrowest that all its places share.”"""
        for row in self.rows:
            place, event = self.place(row.get("place", "")), self.words.event(row.get("event", ""))
            if place and row.get("status", "") not in ("retracted", "set aside"):
                shared = self.own_places.get(event, place)
                while place[: len(shared)] != shared:
                    shared = shared[:-1]
                self.own_places[event] = shared

    def question(self, row: Row) -> Question:
        """The question of a row: aliases resolved, what is empty filled in."""
        event = self.words.event(row.get("event", ""))
        since = span(row.get("since", ""))
        begins = self.words.begins(event)
        return Question(
            event,
            self.words.metric(row["metric"]),
            self.words.population(row.get("population", "")),
            self.place(row.get("place", "")) or self.own_places.get(event, ()),
            -1 if since is None or since[0] == begins else since[0],
            fold(row.get("basis", "")),
        )

    def key(self, name: str) -> str:
        """What a name is compared by: folded, and under its canonical name if the vocabulary has it as an alias."""
        folded = fold(name)
        return fold(self.words.canonical.get(folded, folded))

    def shown(self, key: str) -> str:
        """“Shown is the commonest spelling, ties by alphabet”; of aliases the name that the vocabulary gives."""
        if key in self.words.canonical:
            return str(self.words.canonical[key])
        spellings = self.spellings.get(key, Counter([key]))
        return min(spellings, key=lambda spelling: (-spellings[spelling], spelling))

    def _claims(self, number: int, row: Row) -> list[Claim]:
        """“Names separated by `;` are several claims, one each (ids `k7.1`, `k7.2`)”."""
        cells = [cell for cell in row.get("source", "").split(";") if cell.strip()] or [""]
        name = row.get("id") or f"row{number}"
        return [self._claim(f"{name}.{at}" if len(cells) > 1 else name, cell, row) for at, cell in enumerate(cells, 1)]

    def _claim(self, name: str, cell: str, row: Row) -> Claim:
        source, relays = relayed(cell)
        relays += tuple(part.strip() for part in row.get("via", "").split(">") if part.strip())
        for spelling in (source, *relays):
            self.spellings.setdefault(self.key(spelling), Counter())[" ".join(spelling.split())] += 1
        figure = Quantity.parse(row["figure"], profile=self.profile)
        as_of = period(span(row.get("since", "")), span(row.get("as_of", "")))
        published = span(row.get("published", ""))
        return Claim(
            id=name,
            name=source,
            source=self.key(source),
            named=self.key(source) not in self.words.unnamed,
            via=tuple(self.key(relay) for relay in relays),
            question=self.question(row),
            placed=bool(row.get("place", "").strip()),
            wording=row["figure"].strip(),
            low=figure.low,
            high=OPEN if figure.high is None else figure.high,
            bound=figure.bound.value,
            as_of=as_of,
            published=published,
            printed=published,
            url=row.get("url", ""),
            status=row.get("status", "") or "reported",
        )

    def relation(self, one: Question, other: Question) -> str | None:
        """“Scope A is a part of B if metric, population, place, since (later) and basis are each the same or a part, and
        one is a part. Unrelated scopes are never compared.” What the first is to the second: same, part, whole, or None."""
        if one.event != other.event:
            return None
        if one == other:
            return "same"
        if self._part(one, other):
            return "part"
        return "whole" if self._part(other, one) else None

    def _part(self, a: Question, b: Question) -> bool:
        return (
            b.metric in self.words.wholes(self.words.metrics, a.metric)
            and b.population in self.words.wholes(self.words.populations, a.population)
            and a.place[: len(b.place)] == b.place
            and a.since >= b.since
            and (a.basis == b.basis or (a.basis, b.basis) == ("confirmed", ""))
        )

    def cumulative(self, metric: str) -> bool:
        return bool(self.words.metrics[metric].get("cumulative", True))


# ── The numbers in a wording (7 and 10) ──


def said(claim: Claim) -> tuple[int | None, int | None]:
    """The lowest and the highest number that the wording itself has: “`more than n` as n + 1”; none of a vague word, no
    low one of a ceiling, no high one of a floor; of about and nearly the number behind the word (a top may lie one below it)."""
    low, high = claim.interval
    if claim.bound == "about":
        middle = (low + high) // 2
        number = middle if middle * 9 // 10 == low else -(-low * 10 // 9)
        return number, number
    if claim.bound == "nearly":
        number = high + (f"{high + 1:,}" in claim.wording or str(high + 1) in claim.wording)
        return number, number
    if claim.bound in ("vague", "unknown"):
        return None, None
    return None if claim.bound in ("at-most", "fewer-than") else low, None if high == OPEN else high


def rounded(number: int, exact: int) -> bool:
    """“its rounding, from 1,000 and two significant digits up”: whether the one may be the other rounded, at the coarsest
    unit that its zeros allow and that leaves it two digits."""
    if number < 1000 or number == exact:
        return False
    unit = 1
    while number % (unit * 10) == 0 and number // (unit * 10) >= 10:
        unit *= 10
    return 2 * abs(number - exact) <= unit


def widest(claim: Claim, other: Claim | None = None) -> tuple[int, int]:
    """“the widest reading: about ±25%, nearly from 75%, a vague word half its floor (`dozens` 12, `hundreds` 100) but at
    least 2, a round number as the other's rounding”."""
    low, high = claim.interval
    number = said(claim)[0]
    if claim.bound == "about" and number is not None:
        return number * 3 // 4, -(-number * 5 // 4)
    if claim.bound == "nearly" and number is not None:
        return number * 3 // 4, high
    if claim.bound == "vague":
        return min(low, max(2, low // 2)), high
    if other and claim.bound == other.bound == "exact" and (rounded(low, other.low) or rounded(other.low, low)):
        return min(low, other.low), max(low, other.low)
    return low, high


def meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two intervals have a number in common."""
    return one[0] <= other[1] and other[0] <= one[1]
