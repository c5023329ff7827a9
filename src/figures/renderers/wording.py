"""What table, Markdown and wikitext say alike, in words: titles, standings, ranges, agreement, notes at the foot.

All texts are raw: each renderer escapes them for where they go.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from figures.judging.rules import Kind
from figures.report.because import named
from figures.words.quantity import Bound

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from figures.claims.claim import Claim
    from figures.claims.scope import Question
    from figures.report.model import Discrepancy, Entry, Group, Position, Report, Summary
    from figures.words.quantity import Quantity


AGREE: Final = "no discrepancies"
"""What a report says that found none."""


def counted(number: int, noun: str, nouns: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "discrepancy", "discrepancies"), counted(1200, "claim")
    ('1 discrepancy', '1,200 claims')
    """
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"


def one_event(report: Report) -> str:
    """The event that all questions of the report are about; empty when there are several, or none is stated."""
    events = {question.event for question, _ in report.groups}
    return next(iter(events)) if len(events) == 1 else ""


def title(question: Question, event: str = "") -> str:
    """The question, with its event unless that is the one which the whole report is about."""
    own = question.event if question.event != event else ""
    return f"{question} · {own}" if own else str(question)


def allows(figure: Quantity) -> str:
    """The numbers that a wording allows; empty when the wording is that number.

    >>> from figures.words.quantity import Quantity
    >>> [allows(Quantity.parse(text)) for text in ("2298", "2,298", "eighteen", "at least 164", "unknown")]
    ['', '', '18', '164+', 'no number']
    """
    if figure.bound is Bound.UNKNOWN:
        return "no number"
    numbers = str(figure.interval)
    return "" if "".join(filter(str.isalnum, figure.text)) == "".join(filter(str.isalnum, numbers)) else numbers


def chain(claim: Claim) -> str:
    """The way from the source to the reader, each relay pointing at whom it has the figure from: `← A ← B`."""
    return " ".join(f"← {relay}" for relay in claim.via)


def superseded(entry: Entry) -> bool:
    """Whether its source has made a later claim."""
    return not (entry.current or entry.retracted or entry.claim.figure.unknown)


def published(claim: Claim) -> str:
    """When the report appeared, where that is all that is known of a claim's date."""
    return f"published {claim.published}" if claim.as_of is None and claim.published is not None else ""


def standing(entry: Entry) -> tuple[str, ...]:
    """What sets a claim apart from a plain, current claim of an independent source."""
    marks = []
    if entry.retracted:
        marks.append("retracted")
    if entry.claim.status.value == "confirmed":
        marks.append("confirmed")
    if superseded(entry):
        marks.append("superseded")
    if entry.echo_of:
        marks.append("echo")
    if entry.repeats:
        marks.append(f"repeats {named(entry.repeats)}")
    return tuple(marks)


def range_of(group: Group) -> str:
    """The lowest and the highest number, with those who gave them."""
    if group.low is None:
        return "no number that counts"
    low, high = named(_sources(group.lowest)), named(_sources(group.highest))
    if group.high is None:
        return f"{group.low:,} or more ({low})" if low == high else f"{group.low:,} ({low}) to no upper end ({high})"
    if low == high:
        return f"{group.low:,} ({low})" if group.low == group.high else f"{group.low:,} to {group.high:,} ({low})"
    return f"{group.low:,} ({low}) to {group.high:,} ({high})"


def _sources(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(sorted({claim.source for claim in claims}))


def agreement_of(group: Group) -> str:
    """What most independent sources share and who dissents, or that there is no majority."""
    its = group.agreement
    if not its.of:
        return "no number to share"
    if its.of == 1:
        return f"one independent source only: {its.interval or 'separate numbers'}"
    of = f"{its.of:,} independent sources"
    if its.majority:
        dissent = f"; not {named(its.dissenters)}" if its.dissenters else ""
        return f"{its.sources:,} of {of} share {its.interval}{dissent}"
    if its.sources == 1:
        return f"no majority: no two of {of} share a number"
    if its.interval is None:
        return f"no majority: separate numbers are shared by {its.sources:,} of {of} each"
    return f"no majority: {its.sources:,} of {of} share {its.interval}"


def amounts(group: Group) -> Iterator[tuple[str, str]]:
    """What the claims of a question amount to, each with its label; nothing for a single claim."""
    if len(group.entries) > 1:
        yield "range", range_of(group)
        yield "agreement", agreement_of(group)
        yield "voices", _voices(group.sources, group.reports)


def _voices(sources: int, reports: int) -> str:
    return f"{counted(sources, 'independent source')} in {counted(reports, 'report')}"


def roll_up(summary: Summary) -> Iterator[str]:
    """One metric over all its questions, in a few phrases."""
    yield counted(summary.questions, "question")
    if summary.low is not None:
        low, high = named(summary.lowest), named(summary.highest)
        top = "no upper end" if summary.high is None else f"{summary.high:,}"
        yield f"{summary.low:,} ({low}) to {top} ({high})"
    yield _voices(summary.sources, summary.reports)
    yield f"{counted(summary.majorities, 'majority', 'majorities')}"


def sections(report: Report) -> Mapping[str, list[Discrepancy]]:
    """The discrepancies by the metric under which they are shown: their own, or that of the whole if only that is."""
    found: dict[str, list[Discrepancy]] = {question.metric: [] for question, _ in report.groups}
    for one in report.discrepancies:
        found[one.metric if one.metric in found else one.b.question.metric].append(one)
    return found


def by_kind(counts: Mapping[Kind, int]) -> str:
    """Counts of discrepancies in the order of the rules: `2 contradictions, 1 scope-shift`."""
    plural = {"excess": "excesses"}
    return ", ".join(counted(counts[kind], kind.value, plural.get(kind.value, "")) for kind in Kind if counts.get(kind))


def apart(one: Discrepancy) -> str:
    """How far the two sides of a discrepancy lie from each other."""
    if not one.gap:
        return "the same number"
    ratio = f", {one.ratio:.2f} times" if one.ratio is not None else ""
    return f"{one.gap:,} apart{ratio}"


def side(position: Position, other: Position) -> str:
    """Who stands on one side of a discrepancy, how many independent sources they are, of what and when."""
    parts = [named(position.sources)]
    if len(position.sources) > 1:
        parts.append(counted(position.origins, "independent source"))
    if position.question != other.question:
        parts.append(str(position.question))
    if position.as_of is not None:
        parts.append(str(position.as_of))
    return " · ".join(parts)


def notes(report: Report) -> Iterator[str]:
    """What a reader of any report must know: whether it is empty, profile, date, filters, what was left out."""
    if not report.groups:
        yield "no claims"
    elif not report.discrepancies:
        yield AGREE
    if report.vague:
        yield f"vague words are read by the profile “{report.profile}”"
    if report.as_of is not None:
        yield f"the state of knowledge on {report.as_of}: only claims certainly dated up to it"
    if report.undated:
        yield f"{counted(report.undated, 'claim')} left out: not certainly dated up to {report.as_of}"
    if report.selection:
        yield "only " + "; ".join(f"{name}: {', '.join(names)}" for name, names in report.selection.items())
    if report.left_out:
        yield f"left out as too small: {by_kind(report.left_out)}"
    yield from report.notes


def evidence(report: Report) -> Iterator[str]:
    """What the document rests on: the program, and each input file with its hash."""
    from figures._version import __version__

    yield f"figures {__version__}"
    for one in report.inputs:
        if one.path:
            yield f"{one.path}: {counted(one.claims, 'claim')}, SHA-256 {one.sha256}"
