"""One source's figure for one question at one date, as a pydantic model."""

from __future__ import annotations

from collections.abc import Mapping
from math import isnan
from typing import TYPE_CHECKING, Annotated, Any, Final, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    GetPydanticSchema,
    ValidationInfo,
    field_validator,
    model_serializer,
    model_validator,
)
from pydantic_core import PydanticCustomError, core_schema

from figures.claims.cells import (
    UNSTATED,
    Fault,
    Reading,
    Status,
    backward,
    chain_of,
    missing,
    of_another_row,
    one_line,
    reader,
    runs_forward,
    written,
)
from figures.claims.content import content_id
from figures.claims.fields import FIELDS, REQUIRED, claim_schema
from figures.words.dates import PartialDate
from figures.words.quantity import Quantity
from figures.words.vocabulary import standard

if TYPE_CHECKING:
    from figures.claims.fields import Field, Holds

_READ = GetPydanticSchema(lambda kind, _: core_schema.is_instance_schema(kind))
"""A value that is read before pydantic looks at it: nothing but its type is left to check."""

Figure = Annotated[Quantity, _READ]
Date = Annotated[PartialDate, _READ]


class Claim(BaseModel):
    """One source's figure for one question, at one date: a row of claims.csv.

    Every field may be given as the text that a cell of claims.csv would hold. An unstated text is `""`, an unstated
    date is None; a source of `""` is nobody who is named. The words of the row are kept beside what they were taken for
    (`metric_word`, `population_word`). What words mean is a `Reading`, handed over as pydantic's context.

    Raises:
        pydantic.ValidationError: fields that cannot be read, all of them, each with a code and the reason.

    >>> claim = Claim(source="Ministry of Health", metric="injured", figure="at least 164")
    >>> claim.metric, claim.metric_word, claim.figure.interval.low, claim.population
    ('wounded', 'injured', 164, 'people')
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    metric: str
    figure: Figure
    id: str = ""
    via: tuple[str, ...] = ()
    population: str = "people"
    place: str = ""
    event: str = ""
    item: str = ""
    since: Date | None = None
    as_of: Date | None = None
    published: Date | None = None
    basis: str = ""
    status: Status = Status.REPORTED
    url: str = ""
    locator: str = ""
    note: str = ""
    metric_word: str = ""
    population_word: str = ""

    @model_validator(mode="before")
    @classmethod
    def _keep_the_words(cls, given: Any) -> Any:
        """The words of the row stay beside what they are taken for; what is required and not there is not stated."""
        if not isinstance(given, Mapping):
            return given
        words = {f"{name}_word": given[name] for name in ("metric", "population") if name in given}
        return {**dict.fromkeys(REQUIRED), **words, **given}

    @field_validator("*", mode="before")
    @classmethod
    def _read(cls, given: Any, info: ValidationInfo) -> Any:
        field = _FIELDS.get(info.field_name or "")
        if field is None:  # the words of a row
            return one_line(given) if isinstance(given, str) else ""
        value = _value(field, given, _reading(info))
        if isinstance(value, Fault):
            raise _refused(value)
        return value

    @model_validator(mode="after")
    def _hang_together(self, info: ValidationInfo) -> Self:
        """What facts that can be read each by itself say against one another; a claim without a name takes one."""
        if self.since and self.as_of and not runs_forward(self.since, self.as_of):
            raise _refused(backward(self.since, self.as_of))
        if reason := self.figure.misfit(self.metric, self.population, _reading(info).vocabulary):
            raise _refused(of_another_row(self.figure, reason))
        if not self.id:
            self.__dict__["id"] = content_id(self.__dict__)  # frozen to everybody else
        return self

    @model_serializer
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

    @classmethod
    def __get_pydantic_json_schema__(cls, *_: Any) -> dict[str, Any]:
        """The schema that `figures schema claim` prints."""
        return claim_schema()

    def __str__(self) -> str:
        """`Ministry of Health: at least 164 people wounded`."""
        return f"{self.source or 'nobody named'}: {self.figure} {self.population} {self.metric}"


_FIELDS: Final = {field.name: field for field in FIELDS}

_THINGS: Final[dict[Holds, type]] = {"figure": Quantity, "date": PartialDate}
"""What a field takes beside texts."""

_EXPECTED: Final[dict[Holds, str]] = {
    "figure": "a text such as 'at least 164', an int, or a Quantity",
    "date": "a text such as '2022-01-06', or a PartialDate",
    "chain": "a text such as 'The Insider > Newsweek', or a tuple of names",
}


def _reading(info: ValidationInfo) -> Reading:
    """The reading handed over as pydantic's context, or the standard one."""
    return info.context if isinstance(info.context, Reading) else Reading(standard())


def _refused(fault: Fault) -> PydanticCustomError:
    """The same fault in pydantic's terms, its code as the type."""
    reason = f"{fault.message}; {fault.hint}" if fault.hint else fault.message
    return PydanticCustomError(fault.code, "{reason}", {"reason": reason, "hint": fault.hint})


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
