"""Who said which figure for which day, in words: the pieces that every sentence is made of.

A number stands only beside the name whose words it is, and each has its day or says that none is stated.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Protocol, cast

from figures.words.dates import DAY, MONTHS
from figures.words.quantity import Bound

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from figures.claims.column import Column
    from figures.claims.scope import Question
    from figures.words.dates import PartialDate
    from figures.words.quantity import Quantity

NAMES_SHOWN: Final = 3
"""How many names stand beside one figure before the rest are counted."""

NOBODY: Final = "a report that names no source"
"""How a claim is told whose source cell is empty, or says that the report speaks for itself."""

MOST_KNOWN: Final = 10_000
"""How much of what was said is kept at a time; what is told together stands together."""

NO_DAY: Final = "no day stated"
"""What stands for the day of a claim without any."""

NO_NAMES: Final = frozenset(
    {"", "(nobody named)", "report", "report itself", "this report", "article", "article itself"}
)
"""Descriptions, without a leading "the", that say no more than that a report exists."""


class Told(Protocol):
    """What is asked of claims, so that their rows can be told."""

    @property
    def columns(self) -> Mapping[str, Column[Any]]:
        """The claims' columns, by the names of claims.csv."""

    def named(self, row: int) -> bool:
        """Whether the row's source is a name; else it is a description."""

    def placed(self, row: int) -> bool:
        """Whether the row states no place and the event's own was taken for it."""

    def question(self, row: int) -> Question:
        """What the row answers."""


class Outcome(Protocol):
    """What is asked of judged claims, so that their rows can be told."""

    @property
    def echo_of(self) -> Mapping[int, int]:
        """The rows that merely print an earlier one again, which stand on its days."""


def figure(words: Quantity) -> str:
    """A figure as it is printed: a number of digits only with its thousands parted, any other as worded, quoted.

    >>> from figures.words.quantity import Quantity
    >>> figure(Quantity.parse("2298")), figure(Quantity.parse("at least 164"))
    ('2,298', '“at least 164”')
    """
    digits = "".join(words.text.split()).replace(",", "")
    if words.bound is Bound.EXACT and digits.isascii() and digits.isdecimal():
        return f"{words.low:,}"
    return f"“{words.text}”"


def day_in_words(date: PartialDate, year: int | None = None, *, short: bool = False) -> str:
    """A day as people write it, without its year where that is `year`.

    >>> from figures.words.dates import PartialDate
    >>> day = PartialDate.parse("2019-04-25T18:00")
    >>> day_in_words(day), day_in_words(day, 2019, short=True)
    ('25 April 2019 18:00', '25 Apr 18:00')
    """
    first = dt.datetime(1, 1, 1) + dt.timedelta(minutes=date.first)  # noqa: DTZ001 - local
    minutes = date.last - date.first + 1
    if minutes > 31 * DAY:
        return f"{first.year:04}"
    month = MONTHS[first.month - 1]
    words = month[:3] if short else month
    words = words if minutes > DAY else f"{first.day} {words}"
    words = words if first.year == year else f"{words} {first.year:04}"
    return f"{words} {first:%H:%M}" if minutes == 1 else words


def column_day(as_of: PartialDate | None, published: PartialDate | None, year: int | None = None) -> str:
    """A day as a column has it: `25 Apr`, `by 27 May` where that is only the day of publication."""
    if as_of:
        return day_in_words(as_of, year, short=True)
    return f"by {day_in_words(published, year, short=True)}" if published else NO_DAY


def days_in_words(days: Sequence[PartialDate], year: int | None = None) -> str:
    """Several days in their order, what two neighbours share told once.

    >>> from figures.words.dates import PartialDate
    >>> days = [PartialDate.parse(day) for day in ("2023-09-30", "2023-10-01", "2023-10-02")]
    >>> days_in_words(days), days_in_words(days, 2023)
    ('30 September, 1 and 2 October 2023', '30 September, 1 and 2 October')
    """
    told = [day_in_words(day, year).split(" ") for day in days]
    for words, following in pairwise(told):
        kept = list(following)  # what follows is shortened later, against what follows it
        while len(words) > 1 and kept and words[-1] == kept[-1]:
            words.pop()
            kept.pop()
    return listed(" ".join(words) for words in told)


def span(days: Iterable[PartialDate]) -> str:
    """From the first of these days to the last: `21 April 2019 to 26 April 2024`; one day stands alone; none: empty."""
    held = list(days)
    if not held:
        return ""
    first, last = min(held, key=lambda day: (day.first, day.last)), max(held, key=lambda day: (day.last, day.first))
    begin, end = day_in_words(first), day_in_words(last)
    return begin if begin == end else f"{begin} to {end}"


def year_of(minute: int) -> int:
    """The year of a minute, counted as `PartialDate` counts them."""
    return (dt.date(1, 1, 1) + dt.timedelta(days=minute // DAY)).year


def listed(words: Iterable[str]) -> str:
    """Words one after the other, the last after `and`.

    >>> listed(["A", "B", "C"])
    'A, B and C'
    """
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def joined(clauses: Sequence[str]) -> str:
    """Clauses of one sentence, which may have commas of their own.

    >>> joined(["A gave 1, no day stated", "B gave 2"])
    'A gave 1, no day stated, and B gave 2'
    """
    if not any(", " in clause for clause in clauses[:-1]):
        return listed(clauses)
    *first, last = clauses
    return f"{'; '.join(first)}{';' if len(first) > 1 else ','} and {last}"


def cut_short(names: Sequence[str], most: int = NAMES_SHOWN) -> str:
    """The names as a sentence takes them, what is beyond `most` counted.

    >>> cut_short(["A", "B", "C", "D", "E"])
    'A, B, C and 2 more'
    """
    return listed(names if len(names) <= most else [*names[:most], f"{len(names) - most:,} more"])


def capital(words: str) -> str:
    """The words with a capital letter at their beginning."""
    return words[:1].upper() + words[1:]


def opened(words: str) -> str:
    """A sentence that begins with `NOBODY` begins with a capital; a name keeps its own first letter."""
    return capital(words) if words.startswith(NOBODY) else words


def unbracketed(name: str) -> str:
    """A name with its relay, as it stands in brackets: `Police through Dawn`."""
    return name.replace(" (through ", " through ").removesuffix(")") if " (through " in name else name


@dataclass(frozen=True)
class Said:
    """One figure for one day, with the names of all who gave it in the same words.

    Attributes:
        rows: the claims, in ascending order.
        figure: as it is printed.
        bound: how the wording limits the number.
        names: who gave it; where a source is quoted two ways, with the relay.
        as_of: the day counted to; None: not stated.
        published: the day of publication, where `as_of` is not stated.
        place: the place that was taken for theirs, where a row states none and that decides; else empty.
        year: the year that is not printed.
    """

    rows: tuple[int, ...]
    figure: str
    bound: Bound
    names: tuple[str, ...]
    as_of: PartialDate | None
    published: PartialDate | None
    place: str = ""
    year: int | None = None

    @cached_property
    def who(self) -> str:
        """The names as the subject of a sentence."""
        return cut_short(self.names)

    @property
    def bare(self) -> str:
        """The names without relays, each once, as a column has them."""
        return opened(listed(dict.fromkeys(name.partition(" (through ")[0] for name in self.names)))

    @cached_property
    def day(self) -> str:
        """The day counted to, in words; empty: not stated."""
        return day_in_words(self.as_of, self.year) if self.as_of else ""

    @cached_property
    def when(self) -> str:
        """What follows a figure: ` for 24 April`, or what is known where no day is stated."""
        if self.as_of:
            return f" for {self.day}"
        if self.published:
            return f", published {day_in_words(self.published, self.year)}, the day not stated"
        return ", no day stated"

    @property
    def where(self) -> str:
        """What follows the day where the place is not stated and was taken for the event's."""
        return f", the place not stated, taken for {self.place}" if self.place else ""

    @cached_property
    def gave(self) -> str:
        """`CNN gave “at least 311” for 23 April`."""
        return f"{self.who} gave {self.figure}{self.when}{self.where}"

    @property
    def aside(self) -> str:
        """`CNN, 23 Apr`: the name and the day as they stand in brackets."""
        return f"{self.aside_names}, {self.short_day}"

    @property
    def bracketed(self) -> str:
        """`“at least 311” (CNN, 23 Apr)`: the figure, and in brackets who gave it for which day."""
        return f"{self.figure} ({self.aside})"

    @cached_property
    def aside_names(self) -> str:
        """The names as they stand in brackets."""
        return cut_short(tuple(map(unbracketed, self.names)))

    @cached_property
    def short_day(self) -> str:
        """The day as it stands in brackets."""
        return self._beside(short=True) + (f", place not stated, taken for {self.place}" if self.place else "")

    @property
    def words(self) -> str:
        """The figure without quotation marks, as a column has it."""
        return self.figure.removeprefix("“").removesuffix("”")

    @property
    def column_day(self) -> str:
        """The day as a column has it: `25 Apr`, `by 27 May` where that is only the day of publication."""
        return column_day(self.as_of, self.published, self.year)

    @property
    def long_day(self) -> str:
        """The same with whole months."""
        return self._beside(short=False)

    def _beside(self, *, short: bool) -> str:
        if self.as_of:
            return day_in_words(self.as_of, self.year, short=short)
        if self.published:
            return f"published {day_in_words(self.published, self.year, short=short)}, day not stated"
        return "day not stated"


@dataclass(frozen=True)
class Teller:
    """What turns rows into what they said.

    Attributes:
        claims: what the rows are of.
        judged: what they are to each other.
        year: the year that is not printed; None: every year is.
        own_place: the event's own place, which is not printed; empty: every place is.
        two_ways: the rows whose source is quoted two ways, so that their relay is named.
        placed: whether a place that is not stated decides here, so that it is told.
    """

    claims: Told
    judged: Outcome
    year: int | None = None
    own_place: str = ""
    two_ways: frozenset[int] = frozenset()
    placed: bool = False
    _known: dict[tuple[int, ...], tuple[Said, ...]] = field(default_factory=dict, init=False, compare=False, repr=False)

    @cached_property
    def of_places(self) -> Teller:
        """The same for where a place that is not stated decides."""
        return replace(self, placed=True)

    def quantity(self, row: int) -> Quantity:
        """The row's figure."""
        return cast("Quantity", self.claims.columns["figure"][row])

    def days(self, row: int) -> tuple[PartialDate | None, PartialDate | None]:
        """The day counted to and, where none is stated, the day of publication; of an echo its original's."""
        row = self.judged.echo_of.get(row, row)
        as_of = self.claims.columns["as_of"][row]
        return as_of, None if as_of else self.claims.columns["published"][row]

    def source(self, row: int) -> str:
        """Who said it; of an empty cell, or one that only says that there is a report, `NOBODY`."""
        source = str(self.claims.columns["source"][row])
        known = self.claims.named(row) or source.casefold().removeprefix("the ").strip() not in NO_NAMES
        return source if known else NOBODY

    def relays(self, row: int) -> str:
        """Who relayed it, nearest to the source first; empty: nobody."""
        return ", ".join(self.claims.columns["via"][row])

    def relay(self, row: int) -> str:
        """The last relay, where the source is quoted two ways; else empty."""
        via = self.claims.columns["via"][row]
        return str(via[-1]) if via and row in self.two_ways else ""

    def names(self, rows: Iterable[int]) -> tuple[str, ...]:
        """Who said it, in alphabetical order, each once, with the relays by which two quotes are told apart."""
        relays: dict[str, set[str]] = {}
        for row in rows:
            relays.setdefault(self.source(row), set()).add(self.relay(row))
        return tuple(
            f"{source} (through {listed(sorted(through))})" if (through := relays[source] - {""}) else source
            for source in sorted(relays)
        )

    def said(self, rows: Iterable[int]) -> tuple[Said, ...]:
        """The rows as what was said: one for each wording and day, in order of numbers, then days."""
        key = rows if isinstance(rows, tuple) and len(rows) == 1 else tuple(sorted(rows))
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            known = self._known[key] = self._tell(key)
        return known

    def in_order(self, told: Iterable[Said]) -> list[Said]:
        """What was said in order of numbers, then days."""
        return sorted(told, key=self._order)

    def _tell(self, rows: Iterable[int]) -> tuple[Said, ...]:
        alike: dict[tuple[Any, ...], list[int]] = {}
        for row in rows:
            place = self.claims.question(row).place if self.placed and self.claims.placed(row) else ""
            alike.setdefault((figure(self.quantity(row)), *self.days(row), place), []).append(row)
        told = (
            Said(tuple(its), words, self.quantity(its[0]).bound, self.names(its), as_of, published, place, self.year)
            for (words, as_of, published, place), its in alike.items()
        )
        return tuple(self.in_order(told))

    def _order(self, one: Said) -> tuple[object, ...]:
        number, day = self.quantity(one.rows[0]).interval, one.as_of or one.published
        held = (number.low, number.high is None, number.high or 0)
        return (*held, day.first if day else -1, one.names, one.as_of is None, str(day), one.figure, one.place)

    def what(self, row: int) -> str:
        """What the row counts, as it follows its figure: `police beheaded in Almaty`."""
        question, noun = self.claims.question(row), self.quantity(row).noun
        people = not noun or noun != question.population
        return counted_people(question, self.own_place, self.year, people=people)

    def asked(self, row: int) -> str:
        """What the row counts, whatever noun its figure has."""
        return counted_people(self.claims.question(row), self.own_place, self.year)


def counted_people(question: Question, own_place: str = "", year: int | None = None, *, people: bool = True) -> str:
    """What is counted: `people killed in Negombo`, without the event's own place and year; on request, no people."""
    who = question.population
    words = [who, question.metric] if people else [question.metric]
    if question.metric == "casualties":
        words = ["casualties"] if who == "people" else ["casualties among", who]
    place = question.place
    if own_place:
        place = "" if place == own_place else place.removesuffix(f", {own_place}")
    words += [f"in {place}"] if place else []
    words += [f"since {day_in_words(question.since, year)}"] if question.since else []
    basis = f", {question.basis}" if question.basis else ""
    return " ".join(words) + basis
