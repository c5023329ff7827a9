"""One source's figure for one question at one date: the claim, and the types that every cell is held against."""

from __future__ import annotations

import enum
import unicodedata
from dataclasses import dataclass
from math import isnan
from typing import TYPE_CHECKING, Annotated, Any, Final, NamedTuple, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
    create_model,
    model_validator,
)
from pydantic_core import PydanticCustomError

from figures.claims.attribution import RELAY_MARK, read_chain, write_chain
from figures.claims.fields import FIELDS, NAME_LIMIT, TEXT_LIMIT, Holds
from figures.claims.populations import read_population
from figures.errors import FigureError, UnreadableError, VocabularyError
from figures.words.dates import PartialDate
from figures.words.names import folded_name, folded_place
from figures.words.quantity import Quantity
from figures.words.vocabulary import Vocabulary, standard

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pydantic.config import JsonDict

    from figures.claims.fields import Field as Row


class Status(enum.StrEnum):
    """How far a claim stands.

    Reported; retracted: taken back, or never given; extracted: proposed by a program and not yet looked at by a person;
    set aside: found by a program and no claim.
    """

    REPORTED = "reported"
    RETRACTED = "retracted"
    EXTRACTED = "extracted"
    SET_ASIDE = "set aside"


@dataclass(frozen=True, slots=True)
class Reading:
    """What words mean while claims are read: the vocabulary in force, and the profile for vague words."""

    vocabulary: Vocabulary
    profile: str = "floor"

    @classmethod
    def of(cls, info: ValidationInfo) -> Reading:
        """The reading handed over as pydantic's validation context, or the standard one."""
        return info.context if isinstance(info.context, cls) else cls(standard())


def one_line(value: object) -> object:
    """Fold every run of white space into one space, so that no name holds a line break; compose accents (NFC)."""
    return unicodedata.normalize("NFC", " ".join(value.split())) if isinstance(value, str) else value


def _refusal(error: UnreadableError) -> PydanticCustomError:
    """The same fault in pydantic's terms: its code as the type, its span kept for whoever points at the place."""
    hint = error.advice if isinstance(error, FigureError) else error.hint
    facts = {"reason": error.reason, "hint": hint, "span": error.span, "text": error.text}
    return PydanticCustomError(error.code, "{reason}", facts)


def _no_text(value: object, field: str, expected: str) -> PydanticCustomError:
    """The fault of a value that is neither a text nor the thing itself, and what to write instead."""
    found, hint = f"of the type '{type(value).__name__}'", "write it as text"
    if isinstance(value, bool):
        found = f"the truth value {value}"
    elif _says_nothing(value):
        found = f"{value}, which is how pandas writes an empty cell"
        hint = "hand the whole frame to figures.compare" if field == "figure" else "leave it out or give None"
    elif isinstance(value, float) and field == "figure":
        found = f"the float {value}"
        hint = "people come in whole numbers: write an int, or the source's words as text, such as '2.298' for 2,298"
    elif hasattr(value, "__index__") and field == "figure":  # numpy's whole numbers
        hint = "write int(...) around it"
    elif hasattr(value, "isoformat") and field != "figure":
        hint = "write it as text with isoformat()"
    reason = f"the {field} is {found}, expected {expected}; {hint}"
    code = "unreadable-figure" if field == "figure" else "unreadable-date"
    return PydanticCustomError(code, "{reason}", {"reason": reason, "hint": hint})


def _blank(value: object) -> bool:
    """Whether the value is the empty text; anything else is not asked to compare itself, which pandas' NA refuses."""
    return isinstance(value, str) and not value


def _says_nothing(value: object) -> bool:
    """Whether the value is NaN, or pandas' NA or NaT."""
    return type(value).__name__ in ("NAType", "NaTType") or (isinstance(value, float) and isnan(value))


def _read_figure(value: object, info: ValidationInfo) -> object:
    if isinstance(value, Quantity):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise _no_text(value, "figure", "a text such as 'at least 164', an int, or a Quantity")
    reading = Reading.of(info)
    try:
        return Quantity.parse(value, vocabulary=reading.vocabulary, profile=reading.profile)
    except UnreadableError as error:
        raise _refusal(error) from None


def _read_date(value: object, info: ValidationInfo) -> object:
    if isinstance(value, PartialDate):
        return value
    if not isinstance(value, str):
        raise _no_text(value, info.field_name or "date", "a text such as '2022-01-06', or a PartialDate")
    try:
        return PartialDate.parse(value)
    except UnreadableError as error:
        raise _refusal(error) from None


def _read_metric(value: object, info: ValidationInfo) -> object:
    if not isinstance(value, str):
        return value
    try:
        return Reading.of(info).vocabulary.metric(value).name
    except VocabularyError as error:
        raise PydanticCustomError("unknown-metric", "{reason}", {"reason": str(error), "hint": ""}) from None


def _read_population(value: object, info: ValidationInfo) -> object:
    if not isinstance(value, str):
        return value
    try:
        return read_population(value, Reading.of(info).vocabulary)[0]
    except UnreadableError as error:
        raise _refusal(error) from None


def _read_basis(value: object) -> object:
    return value.casefold() if isinstance(value, str) else value


def _read_place(value: object) -> object:
    return ", ".join(part for part in map(str.strip, value.split(",")) if part) if isinstance(value, str) else value


def _read_via(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return read_chain(value)
    except UnreadableError as error:
        raise _refusal(error) from None


def _read_status(value: object) -> object:
    if not isinstance(value, str):
        return value
    word = " ".join(value.casefold().split())
    if word == "confirmed":
        hint = "write 'confirmed' into the column basis and leave the status empty"
        reason = "a claim is not confirmed by its status"
        facts = {"reason": reason, "hint": hint, "span": (0, len(value)), "text": value}
        raise PydanticCustomError("unknown-status", "{reason}", facts)
    return word


_DATE_SCHEMA: Final = WithJsonSchema({"type": "string", "description": "2022, 2022-01, 2022-01-06 or 2022-01-06T18:00"})

FOLD: Final = BeforeValidator(one_line)
"""What makes one line of a text; a reader that has seen a whole column to be tidy may leave it out."""

Name = Annotated[str, FOLD, StringConstraints(min_length=1, max_length=NAME_LIMIT)]
Label = Annotated[str, FOLD, StringConstraints(max_length=NAME_LIMIT)]
Chain = Annotated[
    tuple[Name, ...],
    BeforeValidator(_read_via),
    PlainSerializer(write_chain, return_type=str),
    WithJsonSchema({"type": "string", "description": f"relays, nearest to the source first: `A {RELAY_MARK} B`"}),
]
Date = Annotated[PartialDate, BeforeValidator(_read_date), PlainSerializer(str, return_type=str), _DATE_SCHEMA]
TYPES: Final[dict[Holds, Any]] = {
    "name": Label,
    "label": Label,
    "text": Annotated[str, FOLD, StringConstraints(max_length=TEXT_LIMIT)],
    "chain": Chain,
    "metric": Annotated[Name, BeforeValidator(_read_metric)],
    "figure": Annotated[
        Quantity,
        BeforeValidator(_read_figure),
        PlainSerializer(str, return_type=str),
        WithJsonSchema({"type": "string", "description": "the number as the source worded it, such as `at least 164`"}),
    ],
    "population": Annotated[Name, BeforeValidator(_read_population)],
    "place": Annotated[Label, BeforeValidator(_read_place)],
    "basis": Annotated[Label, BeforeValidator(_read_basis)],
    "date": Date | None,
    "status": Annotated[Status, BeforeValidator(_read_status)],
}
"""The type of each kind of column, by which its cells are held."""

UNSTATED: Final[dict[Holds, Any]] = {"population": "people", "date": None, "chain": (), "status": Status.REPORTED}
"""What an empty cell means, where it is not the empty text."""


def _definition(field: Row) -> tuple[Any, Any]:
    """A column as pydantic takes a field."""
    if field.required:
        return TYPES[field.holds], Field(description=field.says)
    unstated = UNSTATED.get(field.holds, "")
    shown: JsonDict | None = {"default": ""} if field.holds == "chain" else None
    return TYPES[field.holds], Field(default=unstated, description=field.says, json_schema_extra=shown)


_WORDS: Final = {
    f"{name}_word": (Label, Field(default="", description=f"the {name} as the row worded it"))
    for name in ("metric", "population")
}
_SAID: Final[dict[str, Any]] = {field.name: _definition(field) for field in FIELDS}

if TYPE_CHECKING:

    class _Row(BaseModel):
        """The columns as editors and mypy see them; what holds is made of `FIELDS`."""

        source: str
        metric: str
        figure: Quantity
        id: str = ""
        via: tuple[str, ...] = ()
        population: str = "people"
        place: str = ""
        event: str = ""
        since: PartialDate | None = None
        as_of: PartialDate | None = None
        published: PartialDate | None = None
        basis: str = ""
        status: Status = Status.REPORTED
        url: str = ""
        locator: str = ""
        note: str = ""
        metric_word: str = ""
        population_word: str = ""

else:
    _Row = create_model("_Row", **_SAID, **_WORDS)


class Claim(_Row):
    """One source's figure for one question, at one date: a row of claims.csv.

    Every field may be given as the text that a cell of claims.csv would hold. An unstated text is `""`, an unstated
    date is None; a source of `""` is nobody who is named. The words of the row are kept beside what they were taken for
    (`metric_word`, `population_word`).

    Raises:
        pydantic.ValidationError: a field that cannot be read, with the reason and the span.

    >>> claim = Claim(source="Ministry of Health", metric="injured", figure="at least 164")
    >>> claim.metric, claim.metric_word, claim.figure.interval.low, claim.population
    ('wounded', 'injured', 164, 'people')
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    @model_validator(mode="before")
    @classmethod
    def _keep_the_words(cls, data: Any) -> Any:
        """Blank texts are unstated; the words of the row are kept beside the names they are taken for."""
        if not isinstance(data, dict):
            return data
        stated = {
            name: value for name, value in data.items() if name == "source" or (value is not None and not _blank(value))
        }
        for field in ("metric", "population"):
            if isinstance(stated.get(field), str) and f"{field}_word" not in data:
                stated[f"{field}_word"] = stated[field]
        return stated

    @model_validator(mode="after")
    def _period_runs_forward(self) -> Self:
        if not runs_forward(self.since, self.as_of):
            facts = {"since": str(self.since), "as_of": str(self.as_of)}
            raise PydanticCustomError("backward-period", "since '{since}' lies after as_of '{as_of}'", facts)
        return self

    @model_validator(mode="after")
    def _counts_what_its_row_counts(self, info: ValidationInfo) -> Self:
        reason = self.figure.misfit(self.metric, self.population, Reading.of(info).vocabulary)
        if reason:
            raise PydanticCustomError("other-count", "{reason}", {"reason": f"the figure '{self.figure}': {reason}"})
        return self

    @model_validator(mode="after")
    def _take_a_name(self) -> Self:
        if not self.id:
            self.__dict__["id"] = content_id(self.__dict__)  # frozen to everybody else
        return self

    def __str__(self) -> str:
        """`Ministry of Health: at least 164 people wounded`."""
        return f"{self.source or 'nobody named'}: {self.figure} {self.population} {self.metric}"


COLUMNS: Final = tuple(Claim.model_fields)
"""The columns of claims: the fields of `Claim`."""


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
