"""The report as one self-contained page: no network, no framework, and nothing in it runs but its own script."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from figures._version import __version__
from figures.judging.rules import Kind, manual
from figures.renderers.page.chart import interval_chart
from figures.renderers.page.claims_table import caption, claims_table
from figures.renderers.page.discrepancies import discrepancy_list
from figures.renderers.page.index import Index, names, plural
from figures.renderers.page.markup import Markup, element, joined, shape, void
from figures.renderers.page.timeline import FALLS, over_time, timeline
from figures.report.model import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from figures.report.model import Discrepancy, Group, Report, Summary

MOST_TIMELINES = 12
"""The most questions of one metric that are drawn over time."""


def to_html(report: Report) -> str:
    """The report as an HTML page.

    The page holds its style and its script, and a Content-Security-Policy that lets a browser run these two and load
    nothing. Whatever comes from a file is text in it. It reads whole without the script, which adds search and sorting.
    """
    style, script = _packaged("page.css"), _packaged("page.js")
    index = Index(report)
    title = _title(report)
    head = element(
        "head",
        void("meta", charset="utf-8"),
        void("meta", http_equiv="Content-Security-Policy", content=_policy(style, script)),
        void("meta", name="viewport", content="width=device-width, initial-scale=1"),
        void("meta", name="color-scheme", content="light dark"),
        void("meta", name="referrer", content="no-referrer"),
        void("meta", name="generator", content=f"figures {__version__}"),
        element("title", f"{title} – figures"),
        element("style", style),
    )
    body = element(
        "body",
        element("a", "Skip to the report", class_="skip", href="#report"),
        _defs(),
        _header(report, title),
        element("main", _tools(report), *_sections(report, index), id="report", tabindex="-1"),
        _evidence(report, index),
        element("script", script),
    )
    return f"<!DOCTYPE html>\n{element('html', head, body, lang='en')}\n"


def _packaged(name: str) -> Markup:
    """A file of the page as it goes into it; its digest is taken of this very text."""
    return Markup(files("figures.renderers.page").joinpath(name).read_text(encoding="utf-8"))


def _policy(style: str, script: str) -> str:
    own = f"style-src {_digest(style)}; script-src {_digest(script)}"
    return f"default-src 'none'; {own}; base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    from base64 import b64encode
    from hashlib import sha256

    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _defs() -> Markup:
    """The arrow head that every open end shares."""
    arrow = element("symbol", shape("path", d="M-7-5L1 0L-7 5"), id="arrow", overflow="visible")
    return element("svg", element("defs", arrow), width=0, height=0, class_="defs", aria_hidden="true")


def _event(report: Report) -> str:
    """The event where there is only one; else empty."""
    events = {question.event for question, _ in report.groups}
    return events.pop() if len(events) == 1 else ""


def _title(report: Report) -> str:
    """The event where there is one, else the metrics."""
    if event := _event(report):
        return event
    metrics = [summary.metric for summary in report.metrics]
    return f"{_list(metrics).capitalize()}: who says what" if 0 < len(metrics) <= 4 else "Who says what"  # noqa: PLR2004 - a title


def _list(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _header(report: Report, title: str) -> Markup:
    found = len(report.discrepancies)
    clashes = plural(found, "discrepancy", "discrepancies") if found else "no discrepancy"
    day = f", as known on {report.as_of}" if report.as_of else ""
    lead = f"{plural(len(report.rows), 'claim')}, {plural(len(report.groups), 'question')}, {clashes}{day}."
    return element(
        "header",
        element("h1", element("bdi", title)),
        element("p", lead, class_="lead"),
        element(
            "p",
            "This page names no figure as the right one. It shows who says what, who repeats whom, "
            "and which figures cannot both be true.",
            class_="aside",
        ),
        _overview(report.metrics) if report.metrics else None,
    )


def _overview(summaries: Sequence[Summary]) -> Markup:
    heads = ("Metric", "Lowest", "Highest", "Sources", "Majorities", "Discrepancies")
    return element(
        "nav",
        element(
            "table",
            element("caption", "What the figures come to, metric by metric"),
            element("thead", element("tr", *[element("th", words, scope="col") for words in heads])),
            element("tbody", *[_overview_row(one) for one in summaries]),
            class_="overview",
        ),
        aria_label="Metrics",
    )


def _overview_row(one: Summary) -> Markup:
    found = sum(one.discrepancies.values())
    kinds = ", ".join(f"{number:,} {kind.value}" for kind, number in sorted(one.discrepancies.items()))
    low = "–" if one.low is None else f"{one.low:,}"
    high = "–" if one.low is None else "open" if one.high is None else f"{one.high:,}"
    return element(
        "tr",
        element("th", element("a", one.metric, href=f"#m-{_slug(one.metric)}"), scope="row"),
        element("td", element("b", low), element("small", names(one.lowest, 2))),
        element("td", element("b", high), element("small", names(one.highest, 2))),
        element("td", f"{one.sources:,}", element("small", f"in {plural(one.reports, 'report')}")),
        element("td", f"{one.majorities:,} of {one.questions:,}", element("small", "questions")),
        element(
            "td",
            element("b", f"{found:,}"),
            element("small", kinds) if kinds else None,
            class_="found" if found else None,
        ),
    )


def _slug(metric: str) -> str:
    """A metric's name as part of an anchor: letters, digits and hyphens."""
    return "".join(char if char.isalnum() else "-" for char in metric)


def _tools(report: Report) -> Markup:
    """Search and filters; hidden until the script is there to serve them."""
    kinds = sorted({one.kind.value for one in report.discrepancies})
    metrics = [summary.metric for summary in report.metrics]
    return element(
        "div",
        element("label", "Search", void("input", type="search", id="find", autocomplete="off", spellcheck="false")),
        _choice("metric", "Metric", "all metrics", metrics),
        _choice("kind", "Discrepancy", "all claims", kinds),
        element("button", "Clear", type="button", id="clear"),
        element("p", role="status", id="found"),
        class_="tools",
        role="search",
        hidden=True,
    )


def _choice(key: str, label: str, all_of_them: str, values: Sequence[str]) -> Markup:
    options = [element("option", all_of_them, value=""), *[element("option", one) for one in values]]
    return element("label", label, element("select", *options, id=key))


def _sections(report: Report, index: Index) -> Iterator[Markup]:
    groups: dict[str, list[Group]] = {}
    for group in report.questions:
        groups.setdefault(group.question.metric, []).append(group)
    clashes: dict[str, list[Discrepancy]] = {}
    for one in index.shown:
        clashes.setdefault(one.metric if one.metric in groups else one.b.question.metric, []).append(one)
    for metric in sorted(groups):
        yield _metric(metric, groups[metric], clashes.get(metric, ()), index, _event(report))
    if rest := _others(report, index):
        yield rest


def _metric(metric: str, groups: Sequence[Group], found: Sequence[Discrepancy], index: Index, event: str) -> Markup:
    key = _slug(metric)
    entries = [entry for group in groups for entry in group.entries]
    return element(
        "section",
        element("h2", metric.capitalize(), id=f"m-{key}"),
        interval_chart(groups, index, key),
        element(
            "section", element("h3", _heading(found)), discrepancy_list(found, index), _beyond(index), class_="clashes"
        )
        if found
        else element("p", "No discrepancy: nothing said here excludes anything else that is said.", class_="calm"),
        *_timelines(groups, found, key),
        element("h3", "The claims"),
        claims_table(entries, index, caption(metric, entries), event),
        aria_labelledby=f"m-{key}",
        class_="metric",
        data_metric=metric,
    )


def _beyond(index: Index) -> Markup | None:
    """That the page does not tell all."""
    if not index.left_out:
        return None
    left = plural(index.left_out, "more discrepancy", "more discrepancies")
    return element(
        "p", f"{left} in the whole report without room here; the CSV and JSON formats have all.", class_="aside"
    )


def _heading(found: Sequence[Discrepancy]) -> str:
    return "What cannot both be true" if len(found) != 1 else "What does not fit together"


def _timelines(groups: Sequence[Group], found: Sequence[Discrepancy], key: str) -> Iterator[Markup]:
    told = [group for group in groups if over_time(group)]
    for number, group in enumerate(told[:MOST_TIMELINES], 1):
        falls = [one for one in found if one.kind in FALLS and one.b.question == group.question]
        drawn = timeline(group, falls, f"t-{key}-{number}")
        if drawn:
            yield drawn
    if len(told) > MOST_TIMELINES:
        left = plural(len(told) - MOST_TIMELINES, "more question has", "more questions have")
        yield element("p", f"{left} figures of several days; the table has them all.", class_="aside")


def _others(report: Report, index: Index) -> Markup | None:
    """The claims that answer no question shown, but stand on the other side of a discrepancy."""
    ours = {row for _, rows in report.groups for row in rows}
    theirs = {report.among.id(row) for row in report.rows if row not in ours}
    if not theirs:
        return None
    entries = [Entry(claim, True, "", ()) for claim in report.claims if claim.id in theirs]
    return element(
        "section",
        element("h2", "Held against them", id="m--others"),
        element("p", "Claims outside the filters in force, on the other side of a discrepancy.", class_="aside"),
        claims_table(entries, index, f"{plural(len(entries), 'claim')} on other questions"),
        aria_labelledby="m--others",
        class_="metric",
    )


def _evidence(report: Report, index: Index) -> Markup:
    """What the page rests on, so that anyone can make it again and see that it is the same."""
    facts = [
        ("Made by", Markup(f"figures {__version__}")),
        ("Vague words read by profile", joined([report.profile, "" if report.vague else " (no claim here uses one)"])),
        ("State of knowledge", joined([f"on {report.as_of}" if report.as_of else "the latest"])),
        ("Filters", _filters(report)),
    ]
    if report.left_out:
        small = ", ".join(f"{number:,} {kind.value}" for kind, number in sorted(report.left_out.items()))
        facts.append(("Left out as too small", joined([small])))
    if index.left_out:
        beyond = (
            f"{plural(index.left_out, 'discrepancy', 'discrepancies')} beyond the {len(index.shown):,} best attested"
        )
        facts.append(("Not told here", joined([f"{beyond}; the CSV and JSON formats have them all"])))
    if report.undated:
        facts.append(("Left out as not certainly dated", joined([plural(report.undated, "claim")])))
    notes = [*report.notes, *map(str, report.among.problems)]
    return element(
        "footer",
        element("h2", "What this rests on"),
        _inputs(report),
        element("dl", *[element("div", element("dt", term), element("dd", words)) for term, words in facts]),
        element("h3", "Notes") if notes else None,
        element("ul", *[element("li", element("bdi", note)) for note in notes]) if notes else None,
        element("h3", "What the words mean"),
        element("dl", *[_meaning(kind) for kind in _kinds(report)], *_words(), class_="words"),
    )


def _inputs(report: Report) -> Markup:
    heads = element("tr", *[element("th", words, scope="col") for words in ("Input", "Claims", "SHA-256")])
    rows = [
        element(
            "tr",
            element("th", element("bdi", one.path or "claims from memory"), scope="row"),
            element("td", f"{one.claims:,}"),
            element("td", element("code", one.sha256) if one.sha256 else "–"),
        )
        for one in report.inputs
    ]
    return element(
        "table", element("caption", "Input files"), element("thead", heads), element("tbody", *rows), class_="inputs"
    )


def _filters(report: Report) -> Markup:
    if not report.selection:
        return Markup("none: all claims")
    return joined([f"{field}: {', '.join(values)}" for field, values in report.selection.items()], "; ")


def _kinds(report: Report) -> list[Kind]:
    return [kind for kind in Kind if any(one.kind is kind for one in report.discrepancies)]


def _meaning(kind: Kind) -> Markup:
    return element("div", element("dt", kind.value), element("dd", manual(kind).summary))


def _words() -> Iterator[Markup]:
    for term, meaning in (
        ("24+", "24 or more: the wording sets no upper end"),
        ("independent", "two sources are independent unless one relays the other"),
        ("agreement", "the interval that most independent sources share, one vote a source"),
        ("superseded", "its source has since given another figure; it takes no part in range and agreement"),
    ):
        yield element("div", element("dt", term), element("dd", meaning))
