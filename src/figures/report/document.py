"""The JSON document: a report, flat and by reference, as pydantic models from which its JSON Schema is made.

Questions and discrepancies name claims by their `id`. Counts are of people; every interval includes both its ends. A
text that was not stated is `""`, a date that was not stated is null, and dates are written as `2022`, `2022-01`,
`2022-01-06` or `2022-01-06T18:00`: each the whole range of time that it covers.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from figures._version import __version__
from figures.claims.claim import Status  # noqa: TC001 - pydantic reads the annotations
from figures.judging.rules import Kind
from figures.report.model import reading_order
from figures.words.quantity import Bound  # noqa: TC001 - as above

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from figures.claims.claim import Claim
    from figures.judging.agreement import Agreement
    from figures.report.model import Discrepancy, Group, Position, Report, Summary
    from figures.words.dates import PartialDate

SCHEMA_VERSION: Final = 1
"""Raised when a key is renamed, removed or changes its meaning; a new key leaves it as it is."""

Count = Annotated[int, Field(ge=0)]
Ids = tuple[str, ...]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Generator(_Part):
    """The program that wrote the document."""

    name: Literal["figures"] = Field(description="the program")
    version: str = Field(description="its version")


class InputRecord(_Part):
    """A file, or another origin, that claims were read from."""

    path: str = Field(description='the file as the user named it; "" for claims that came from memory')
    sha256: str = Field(description='of the bytes read, in hexadecimal; "" for claims that came from memory')
    claims: Count = Field(description="how many claims were read from it, whether the report shows them or not")


class ClaimRecord(_Part):
    """One source's figure for one question, at one date."""

    id: str = Field(description="the name by which the rest of the document refers to the claim")
    source: str = Field(description="who asserts the figure: the origin")
    via: tuple[str, ...] = Field(description="who relayed it, nearest to the source first")
    metric: str = Field(description="what happened to people, by its canonical name")
    metric_word: str = Field(description="the metric as the row worded it")
    figure: str = Field(description="the number as the source worded it, word for word")
    low: Count = Field(description="the lowest number of people that the figure allows")
    high: Count | None = Field(description="the highest number of people that the figure allows; null: no upper end")
    bound: Bound = Field(description="how the wording limits the number; `unknown` takes no part in any judgement")
    population: str = Field(description="who is counted, by its canonical name")
    population_word: str = Field(description="the population as the row worded it")
    place: str = Field(description="where, from narrow to wide")
    event: str = Field(description="the event that the count belongs to")
    since: str | None = Field(description="the first day counted; null: since the event began")
    as_of: str | None = Field(description="the day up to which the count runs; null: some day up to `published`")
    published: str | None = Field(description="when the report appeared")
    status: Status = Field(description="`retracted` claims take no part in ranges, agreement or discrepancies")
    url: str = Field(description="where the report can be read")
    locator: str = Field(description="where in the report: a page, a paragraph")
    note: str = Field(description="what the claim rests on")


class AgreementRecord(_Part):
    """The interval that most independent sources share, one vote a source."""

    low: Count | None = Field(
        description="the lowest number that they share; null: no source gave a number, or several separate intervals "
        "are shared by equally many"
    )
    high: Count | None = Field(description="the highest number that they share; null: no upper end, or `low` is null")
    sources: Count = Field(description="how many independent sources share it (each of them, where several tie)")
    of: Count = Field(description="how many independent sources gave a number")
    majority: bool = Field(description="whether one interval is shared by more than half of the independent sources")
    dissenters: Ids = Field(
        description="the latest claims of the sources that do not share it; empty where `low` is null"
    )


class RelayRecord(_Part):
    """A source that repeats others, and is no voice of its own where they speak."""

    source: str = Field(description="who repeats")
    repeats: tuple[str, ...] = Field(description="whom, in alphabetical order")


class QuestionRecord(_Part):
    """All claims of one event and scope, and what they amount to: the state of knowledge, each source's latest."""

    event: str = Field(description="the event")
    metric: str = Field(description="what happened to people")
    population: str = Field(description="who is counted")
    place: str = Field(description="where, from narrow to wide")
    since: str | None = Field(description="the first day counted; null: since the event began")
    claims: Ids = Field(description="the claims, by date (undated first), number and source")
    low: Count | None = Field(description="the lowest number that a current claim allows; null: no claim gives one")
    high: Count | None = Field(
        description="the highest number that a current claim allows; null: one sets no upper end, or `low` is null"
    )
    lowest: Ids = Field(description="the current claims that allow `low`; empty where it is null")
    highest: Ids = Field(description="the current claims that allow `high`, or set no upper end")
    sources: Count = Field(description="how many independent sources there are, those of retracted claims excepted")
    reports: Count = Field(description="how many claims there are, echoes and superseded ones too, retracted ones not")
    agreement: AgreementRecord = Field(description="where most independent sources agree")
    current: Ids = Field(description="the claims that count: each source's latest, retracted and unknown ones excepted")
    echoes: Ids = Field(description="the claims that repeat one of the same source, date and figure")
    relays: tuple[RelayRecord, ...] = Field(description="which sources repeat which others, in alphabetical order")


class SideRecord(_Part):
    """One side of a discrepancy: claims of one question and date that give the same interval."""

    claims: Ids = Field(description="the claims, in alphabetical order of their ids")
    sources: tuple[str, ...] = Field(description="who asserts the figure, in alphabetical order")
    origins: Count = Field(description="how many independent sources they are")
    low: Count = Field(description="the lowest number that the figure allows")
    high: Count | None = Field(description="the highest number that the figure allows; null: no upper end")
    figure: str = Field(description="the wordings of the figure, joined by `; `")
    metric: str = Field(description="what happened to people")
    population: str = Field(description="who is counted")
    place: str = Field(description="where, from narrow to wide")
    since: str | None = Field(description="the first day counted; null: since the event began")
    as_of: str | None = Field(description="the day up to which the count runs")
    urls: tuple[str, ...] = Field(description="where the reports can be read, in alphabetical order")


class DiscrepancyRecord(_Part):
    """Two positions that cannot both be right, or that point at a mistake."""

    id: str = Field(description="a name that survives reordering, and more sources on a side")
    kind: Kind = Field(description="what the sides are to each other; `figures explain KIND` tells more")
    metric: str = Field(description="what happened to people: that of `a`")
    event: str = Field(description="the event")
    a: SideRecord = Field(description="the part, or else the earlier, or else the lower side")
    b: SideRecord = Field(description="the other side")
    gap: Count = Field(description="the smallest change of one figure that reconciles the two; 0 for a scope-shift")
    ratio: Annotated[float, Field(ge=1)] | None = Field(
        description="how many times the higher figure is the lower, to three decimals; null where the lower is zero"
    )
    because: str = Field(description="why, in one sentence")


class MetricRecord(_Part):
    """One metric, rolled up over all its questions."""

    metric: str = Field(description="what happened to people")
    questions: Count = Field(description="how many questions there are")
    reports: Count = Field(description="how many claims answer them, retracted ones excepted")
    sources: Count = Field(description="how many sources are an independent voice in one question at least")
    low: Count | None = Field(description="the lowest number that a current claim allows; null: no claim gives one")
    high: Count | None = Field(description="the highest; null: no upper end, or `low` is null")
    lowest: tuple[str, ...] = Field(description="the sources that gave the lowest, in alphabetical order")
    highest: tuple[str, ...] = Field(description="the sources that gave the highest, in alphabetical order")
    majorities: Count = Field(description="how many questions have a majority for one interval")
    discrepancies: dict[Kind, Count] = Field(description="how many there are of each kind that occurs")


class Document(_Part):
    """A report: who says what, who merely repeats whom, which figures cannot both be true, and why."""

    schema_version: Literal[1] = Field(description="the version of this form")
    generator: Generator = Field(description="the program that wrote the document")
    profile: str = Field(description="the profile that vague words such as `dozens` were read by")
    inputs: tuple[InputRecord, ...] = Field(description="the files that the claims come from")
    claims: tuple[ClaimRecord, ...] = Field(
        description="the claims of the questions, in the order of the questions, then those of the other sides of "
        "discrepancies, whose questions the filters left out"
    )
    questions: tuple[QuestionRecord, ...] = Field(description="by event, metric, population, place and first day")
    discrepancies: tuple[DiscrepancyRecord, ...] = Field(description="by event, metric, kind and sides")
    metrics: tuple[MetricRecord, ...] = Field(description="the questions rolled up, in alphabetical order")
    as_of: str | None = Field(description="the day whose state of knowledge this is; null: the latest")
    selection: dict[str, tuple[str, ...]] = Field(description="the filters in force, by the name of the option")
    left_out: dict[Kind, Count] = Field(description="how many discrepancies were too small to be reported, by kind")
    undated: Count = Field(description="how many claims were left out as not certainly dated up to `as_of`")
    notes: tuple[str, ...] = Field(description="what a reader should know, a sentence each")


def of(report: Report) -> Document:
    """The report as a validated document."""
    return Document.model_validate(facts(report))


def facts(report: Report) -> dict[str, Any]:
    """The report as plain values in the order of `Document`'s fields: what `of` validates, and what is written to disk.

    Plain, because a model a claim would double the time and the memory that a large report takes.
    """
    return {
        "schema_version": SCHEMA_VERSION,
        "generator": {"name": "figures", "version": __version__},
        "profile": report.profile,
        "inputs": [one._asdict() for one in report.inputs],
        "claims": [_claim(claim) for claim in _claims(report)],
        "questions": [_question(group) for group in report.questions],
        "discrepancies": [_discrepancy(one) for one in report.discrepancies],
        "metrics": [_metric(summary) for summary in report.metrics],
        "as_of": _date(report.as_of),
        "selection": dict(report.selection),
        "left_out": _by_kind(report.left_out),
        "undated": report.undated,
        "notes": report.notes,
    }


def _claims(report: Report) -> Iterator[Claim]:
    """The claims in the order of `Report.claims`, those of the questions not made anew."""
    for group in report.questions:
        yield from group.claims
    shown = {row for _, rows in report.groups for row in rows}
    yield from sorted((report.among[row] for row in report.rows if row not in shown), key=reading_order)


@lru_cache(maxsize=16_384)
def _date(date: PartialDate | None) -> str | None:
    return None if date is None else str(date)


def _ids(claims: Iterable[Claim]) -> list[str]:
    return [claim.id for claim in claims]


def _by_kind(counts: Mapping[Kind, int]) -> dict[str, int]:
    """The counts in the order of the kinds, whatever order they were counted in."""
    return {kind.value: counts[kind] for kind in Kind if counts.get(kind)}


def _claim(claim: Claim) -> dict[str, Any]:
    figure = claim.figure
    return {
        "id": claim.id,
        "source": claim.source,
        "via": claim.via,
        "metric": claim.metric,
        "metric_word": claim.metric_word,
        "figure": figure.text,
        "low": figure.interval.low,
        "high": figure.interval.high,
        "bound": figure.bound.value,
        "population": claim.population,
        "population_word": claim.population_word,
        "place": claim.place,
        "event": claim.event,
        "since": _date(claim.since),
        "as_of": _date(claim.as_of),
        "published": _date(claim.published),
        "status": claim.status.value,
        "url": claim.url,
        "locator": claim.locator,
        "note": claim.note,
    }


def _question(group: Group) -> dict[str, Any]:
    question = group.question
    return {
        "event": question.event,
        "metric": question.metric,
        "population": question.population,
        "place": question.place,
        "since": _date(question.since),
        "claims": _ids(group.claims),
        "low": group.low,
        "high": group.high,
        "lowest": _ids(group.lowest),
        "highest": _ids(group.highest),
        "sources": group.sources,
        "reports": group.reports,
        "agreement": _agreement(group.agreement, _ids(group.dissenters)),
        "current": [entry.claim.id for entry in group.entries if entry.current],
        "echoes": [entry.claim.id for entry in group.entries if entry.echo_of],
        "relays": [{"source": name, "repeats": sorted(heard)} for name, heard in sorted(group.heard.items())],
    }


def _agreement(agreement: Agreement, dissenters: list[str]) -> dict[str, Any]:
    interval = agreement.interval
    return {
        "low": interval.low if interval else None,
        "high": interval.high if interval else None,
        "sources": agreement.sources,
        "of": agreement.of,
        "majority": agreement.majority,
        "dissenters": dissenters,
    }


def _discrepancy(one: Discrepancy) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind.value,
        "metric": one.metric,
        "event": one.event,
        "a": _side(one.a),
        "b": _side(one.b),
        "gap": one.gap,
        "ratio": one.ratio,
        "because": one.because,
    }


def _side(position: Position) -> dict[str, Any]:
    return {
        "claims": position.ids,
        "sources": position.sources,
        "origins": position.origins,
        "low": position.low,
        "high": position.high,
        "figure": position.figure,
        "metric": position.question.metric,
        "population": position.population,
        "place": position.place,
        "since": _date(position.question.since),
        "as_of": _date(position.as_of),
        "urls": position.urls,
    }


def _metric(summary: Summary) -> dict[str, Any]:
    return {
        "metric": summary.metric,
        "questions": summary.questions,
        "reports": summary.reports,
        "sources": summary.sources,
        "low": summary.low,
        "high": summary.high,
        "lowest": summary.lowest,
        "highest": summary.highest,
        "majorities": summary.majorities,
        "discrepancies": _by_kind(summary.discrepancies),
    }
