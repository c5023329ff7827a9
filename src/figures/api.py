"""The verbs that scripts and the command line share: compare, check, read, render, explain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from figures.claims.table import Claims
from figures.errors import SelectionError
from figures.judging.rules import Kind, Manual, manual
from figures.report.comparison import compare_claims
from figures.words.quantity import Quantity
from figures.words.vocabulary import Vocabulary, standard

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from pandas import DataFrame

    from figures.claims.claim import Claim
    from figures.report.check import Check
    from figures.report.model import Report
    from figures.words.dates import PartialDate


def compare(
    claims: Claims | Iterable[Claim] | DataFrame,
    *,
    metric: str | Collection[str] = (),
    population: str | Collection[str] = (),
    place: str | Collection[str] = (),
    event: str | Collection[str] = (),
    source: str | Collection[str] = (),
    as_of: str | PartialDate | None = None,
    profile: str | None = None,
    mapping: Any = None,
    min_gap: int = 0,
    min_ratio: float = 1.0,
) -> Report:
    """Judge claims against each other: who says what, which figures cannot both be true, and why.

    A filter narrows what is reported, never what it is judged against: a discrepancy is reported if one of its sides
    answers a selected question. Each filter takes one name or several.

    Args:
        claims: what `load` returns, any claims, or a DataFrame with the columns of claims.csv.
        metric: metrics by name or alias; none given selects all, as with every filter.
        population: populations by name or alias, their parts included.
        place: places, those that lie in them included.
        event: events by their exact names.
        source: sources by their exact names: the questions that they answer, the discrepancies they take part in.
        as_of: the state of knowledge on that day, its end included: only claims certainly dated up to it.
        profile: read vague words by this profile instead of the one that the claims were loaded with.
        mapping: how the rows of the DataFrame give claims: the name of a map that is shipped, the path of one, or a
            dictionary such as `{"source": "{ministry}", "metric": "killed", "figure": "{deaths}"}`.
        min_gap: leave out discrepancies whose gap is smaller; the report says how many.
        min_ratio: leave out discrepancies whose ratio is smaller; the report says how many.

    Raises:
        SelectionError: a filter names what is not there, or `as_of` is no date.
        VocabularyError: there is no such profile.
        ClaimsError: a DataFrame holds rows that cannot be read; every problem of every row.
    """
    return compare_claims(
        as_claims(claims, profile, mapping),
        metric=_several(metric),
        population=_several(population),
        place=_several(place),
        event=_several(event),
        source=_several(source),
        as_of=as_of,
        min_gap=min_gap,
        min_ratio=min_ratio,
    )


def as_claims(claims: Any, profile: str | None = None, mapping: Any = None) -> Claims:
    """Claims in columns from whatever `compare` and `check` take, read by the profile and the map that are given."""
    if hasattr(claims, "iloc") or mapping is not None:
        from figures.readers.loading import load

        return load(claims, profile=profile or "floor", vocabulary=standard(), mapping=mapping)
    held = Claims.of(claims)
    return held.read_as(profile) if profile else held


def _several(names: str | Collection[str]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)


def check(
    claims: Claims | Iterable[Claim] | DataFrame,
    *,
    metric: str,
    figure: str | int,
    population: str = "people",
    place: str = "",
    event: str | None = None,
    as_of: str | PartialDate | None = None,
    profile: str | None = None,
    mapping: Any = None,
) -> Check:
    """Whether a statement is borne out by what sources say: supported, disputed, contradicted or unknown.

    Args:
        claims: what `load` returns, any claims, or a DataFrame with the columns of claims.csv.
        metric: what happened to people, by name or alias.
        figure: the number, as a count or in any wording that a claim may have: `"about 2,000"`.
        population: who is counted, by name or alias.
        place: where; unstated: wherever the event is.
        event: the event, by its exact name; None: the only one that the claims have.
        as_of: the day of the state of knowledge, its end included; None: the latest.
        profile: read vague words by this profile instead of the one that the claims were loaded with.
        mapping: how the rows of the DataFrame give claims, as for `compare`.

    Raises:
        FigureError: the figure cannot be read.
        SelectionError: a name that is not there, no event named where the claims have several, or `as_of` is no date.
    """
    from figures.report.check import check_statement

    return check_statement(
        as_claims(claims, profile, mapping),
        metric=metric,
        figure=figure,
        population=population,
        place=place,
        event=event,
        as_of=as_of,
    )


def read(text: str, *, profile: str = "floor", vocabulary: Vocabulary | None = None) -> Quantity:
    """How a wording is read: the bound it sets and the whole numbers that it allows.

    Raises:
        FigureError: it cannot be read; the error draws a caret under the place.

    >>> str(read("some 2000").interval)
    '1,800–2,200'
    """
    return Quantity.parse(text, vocabulary=vocabulary or standard(), profile=profile)


def render(report: Report, format: str = "table", **options: Any) -> str:  # noqa: A002 - the word users type
    """The report as a document: `table`, `csv`, `json`, `markdown`, `wikitext` or `html`.

    Args:
        report: what `compare` returns.
        format: one of the names above.
        options: for `table` alone: `width`, `color`, `ascii_only`, `all_claims`.

    Raises:
        SelectionError: there is no such format.
    """
    from figures.renderers import render as render_report

    return render_report(report, format, **options)


def explain(kind: str | Kind) -> Manual:
    """The documentation of a kind of relation between two claims.

    Raises:
        SelectionError: there is no such kind; the message suggests the nearest.

    >>> explain("excess").summary
    'A part that is larger than its whole.'
    """
    try:
        return manual(Kind(kind))
    except ValueError:
        from difflib import get_close_matches

        near = get_close_matches(str(kind), list(Kind), 1)
        hint = f", did you mean '{near[0]}'?" if near else f"; known: {', '.join(Kind)}"
        raise SelectionError(f"unknown kind '{kind}'{hint}") from None
