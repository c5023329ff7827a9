"""One source's figure for one question at one date: the claim, and the name that its content gives it."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import fields as fields_of
from math import isnan
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from figures.claims.attribution import write_chain
from figures.claims.cells import UNSTATED, Fault, Reading, Status, chain_of, missing, one_line, reader, written
from figures.claims.fields import FIELDS
from figures.errors import ClaimsError
from figures.problems import Problem
from figures.words.dates import PartialDate
from figures.words.names import folded_name, folded_place
from figures.words.quantity import Quantity
from figures.words.vocabulary import standard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from figures.claims.fields import Field, Holds


@dataclass(frozen=True, init=False)
class Claim:
    """One source's figure for one question, at one date: a row of claims.csv.

    Every field may be given as the text that a cell of claims.csv would hold. An unstated text is `""`, an unstated
    date is None; a source of `""` is nobody who is named. The words of the row are kept beside what they were taken for
    (`metric_word`, `population_word`).

    Raises:
        ClaimsError: fields that cannot be read, all of them, each with the reason.
        TypeError: a name that is no field's.

    >>> claim = Claim(source="Ministry of Health", metric="injured", figure="at least 164")
    >>> claim.metric, claim.metric_word, claim.figure.interval.low, claim.population
    ('wounded', 'injured', 164, 'people')
    """

    source: str
    metric: str
    figure: Quantity
    id: str
    via: tuple[str, ...]
    population: str
    place: str
    event: str
    item: str
    since: PartialDate | None
    as_of: PartialDate | None
    published: PartialDate | None
    basis: str
    status: Status
    url: str
    locator: str
    note: str
    metric_word: str
    population_word: str

    def __init__(self, **cells: Any) -> None:
        self.__dict__.update(_facts(cells, Reading(standard())))  # frozen to everybody else

    @classmethod
    def from_cells(cls, cells: Mapping[str, Any], reading: Reading) -> Claim:
        """The claim of these cells, its words read by a vocabulary and a profile.

        Raises:
            ClaimsError: fields that cannot be read, all of them, each with the reason.
            TypeError: a name that is no field's.
        """
        return cls.of(_facts(cells, reading))

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> Claim:
        """The claim of a value for each of `COLUMNS`, taken as they are."""
        made = cls.__new__(cls)
        made.__dict__.update(facts)
        return made

    def cells(self) -> dict[str, str]:
        """The claim as a row of claims.csv, a text for each column; what is not stated is the empty text.

        >>> claim = Claim(source="Ministry of Health", metric="injured", figure=164)
        >>> claim.cells()["metric"], Claim(**claim.cells()) == claim
        ('injured', True)
        """
        own = vars(self)
        held = {field.name: own.get(f"{field.name}_word") or own[field.name] for field in FIELDS}
        return {
            field.name: "" if held[field.name] == UNSTATED.get(field.holds, "") else written(held[field.name])
            for field in FIELDS
        }

    def __str__(self) -> str:
        """`Ministry of Health: at least 164 people wounded`."""
        return f"{self.source or 'nobody named'}: {self.figure} {self.population} {self.metric}"


COLUMNS: Final = tuple(field.name for field in fields_of(Claim))
"""The columns of claims: the fields of `Claim`."""

_WORDS: Final = ("metric", "population")
"""The columns whose words are kept."""

_THINGS: Final[dict[Holds, type]] = {"figure": Quantity, "date": PartialDate}
"""What a field takes beside texts."""

_EXPECTED: Final[dict[Holds, str]] = {
    "figure": "a text such as 'at least 164', an int, or a Quantity",
    "date": "a text such as '2022-01-06', or a PartialDate",
    "chain": "a text such as 'The Insider > Newsweek', or a tuple of names",
}


def _facts(given: Mapping[str, Any], reading: Reading) -> dict[str, Any]:
    """A value for each of `COLUMNS`, of what was given.

    Raises:
        ClaimsError: fields that cannot be read.
        TypeError: a name that is no field's.
    """
    if strange := [name for name in given if name not in COLUMNS]:
        raise TypeError(f"a claim has no field '{strange[0]}', expected one of {', '.join(COLUMNS)}")
    facts = {field.name: _value(field, given.get(field.name), reading) for field in FIELDS}
    for name in _WORDS:
        word = given.get(f"{name}_word", given.get(name))
        facts[f"{name}_word"] = one_line(word) if isinstance(word, str) else ""
    faults = [(name, value) for name, value in facts.items() if isinstance(value, Fault)]
    faults = faults or list(_misfits(facts, reading))
    if faults:
        raise ClaimsError(tuple(_problem(name, fault) for name, fault in faults))
    if not facts["id"]:
        facts["id"] = content_id(facts)
    return facts


def _problem(name: str, fault: Fault) -> Problem:
    return Problem("", None, None, fault.code, fault.message, fault.hint, field=name)


def _value(field: Field, given: Any, reading: Reading) -> Any:
    """What a field holds of what it was given; a `Fault` where it cannot hold that."""
    if field.holds == "figure" and isinstance(given, int) and not isinstance(given, bool):
        given = str(given)
    if field.holds == "chain" and isinstance(given, tuple | list) and all(isinstance(name, str) for name in given):
        return chain_of(given)
    if given is None or (isinstance(given, str) and not given.strip()):
        needed = field.required and field.holds != "name"
        return missing(field.name) if needed else UNSTATED.get(field.holds, "")
    if isinstance(given, str):
        return reader(field, reading)(given)
    return given if isinstance(given, _THINGS.get(field.holds, ())) else _no_text(field, given)


def _no_text(field: Field, value: object) -> Fault:
    """The fault of a value that is neither a text nor the thing itself, and what to write instead."""
    found, hint = f"of the type '{type(value).__name__}'", "write it as text"
    if isinstance(value, bool):
        found = f"the truth value {value}"
    elif type(value).__name__ in ("NAType", "NaTType") or (isinstance(value, float) and isnan(value)):
        found = f"{value}, which is how pandas writes an empty cell"
        hint = "hand the whole frame to figures.compare" if field.holds == "figure" else "leave it out or give None"
    elif isinstance(value, float) and field.holds == "figure":
        found = f"the float {value}"
        hint = "people come in whole numbers: write an int, or the source's words as text, such as '2.298' for 2,298"
    elif hasattr(value, "__index__") and field.holds == "figure":  # numpy's whole numbers
        hint = "write int(...) around it"
    elif hasattr(value, "isoformat") and field.holds == "date":
        hint = "write it as text with isoformat()"
    code = f"unreadable-{'date' if field.holds == 'date' else field.name}"
    return Fault(code, f"the {field.name} is {found}, expected {_EXPECTED.get(field.holds, 'a text')}", hint)


def _misfits(facts: Mapping[str, Any], reading: Reading) -> Iterator[tuple[str, Fault]]:
    """What facts that can be read each by itself say against one another."""
    since, as_of, figure = facts["since"], facts["as_of"], facts["figure"]
    if not runs_forward(since, as_of):
        yield "since", backward(since, as_of)
    if reason := figure.misfit(facts["metric"], facts["population"], reading.vocabulary):
        yield "figure", of_another_row(figure, reason)


def of_another_row(figure: Quantity, reason: str) -> Fault:
    """The fault of a figure whose wording counts something else than its row."""
    message = f"the figure '{figure}' is of another row: {reason}"
    return Fault("other-count", message, "give it a row of what it counts")


def backward(since: PartialDate, as_of: PartialDate) -> Fault:
    """The fault of a period that ends before it begins."""
    return Fault("backward-period", f"since '{since}' lies after as_of '{as_of}'", "a count begins before it ends")


def runs_forward(since: PartialDate | None, as_of: PartialDate | None) -> bool:
    """Whether a period may hold a day at all: false only if it certainly ends before it begins."""
    return since is None or as_of is None or not as_of.before(since)


def content(facts: Mapping[str, Any]) -> str:
    """What a claim says, as one text: `name=value` of each fact that it states, sorted by name, one a line.

    Names are folded, metric and population stand as the row worded them, dates in their one form. What is not stated,
    or states what holds anyway, is left out; so is the id.
    """
    lines = (line_of(fact, facts.get(fact.word) or facts.get(fact.name)) for fact in WRITTEN)
    return "\n".join(filter(None, lines))


def line_of(fact: Fact, value: Any) -> str:
    """What one fact states, as a line of its claim's content; empty where it states nothing."""
    if value and value != fact.unstated and (text := fact.write(value)) and text != fact.unstated:
        return f"{fact.name}={text}"
    return ""


def _chain_said(relays: tuple[str, ...]) -> str:
    return write_chain(map(folded_name, relays))


def _text_said(value: object) -> str:
    return " ".join(str(value).split())


_SPELLED: Final[dict[str, Callable[[Any], str]]] = {
    "source": folded_name, "event": folded_name, "place": folded_place, "via": _chain_said,
}  # fmt: skip
"""How a name is written where its spelling makes no other claim."""

SPELLED: Final = tuple(_SPELLED)
"""The columns of names, in which another spelling says the very same."""


class Fact(NamedTuple):
    """How a fact is written into the content of a claim: its columns, what states nothing, and what writes it."""

    name: str
    word: str
    unstated: Any
    write: Callable[[Any], str]


WRITTEN: Final = tuple(
    Fact(field.name, f"{field.name}_word", UNSTATED.get(field.holds, ""), _SPELLED.get(field.name, _text_said))
    for field in sorted(FIELDS)
    if field.name != "id"
)


def content_id(facts: Mapping[str, Any]) -> str:
    """A short name from what the claim says, the same wherever its row stands."""
    return short_name(content(facts))


def short_name(said: str) -> str:
    """A name for the content of a claim: 10 characters of base 32, 50 bits.

    With 50 bits, a million different claims meet by chance with a probability of about one in two thousand.
    """
    from hashlib import sha256

    bits = int.from_bytes(sha256(said.encode("utf-8", "surrogatepass")).digest()[:7], "big") >> _SPARE
    two = _TWO_LETTERS
    return two[bits >> 40] + two[bits >> 30 & 1023] + two[bits >> 20 & 1023] + two[bits >> 10 & 1023] + two[bits & 1023]


_SPARE: Final = 6
"""The bits of seven bytes that ten letters of five bits leave over."""

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz234567"
_TWO_LETTERS: Final = [one + other for one in _LETTERS for other in _LETTERS]
"""Ten bits as two letters of base 32."""
