"""The report as one self-contained page: a list of questions, each of which unfolds to who gave what.

No network, no framework; the page reads whole without its script, which adds filters. It is some three hundred lines,
and `markup` escapes whatever is not markup already, so no engine for templates is needed.
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Final

from figures._version import __version__
from figures.judging.states import State
from figures.renderers.page.dots import SYMBOLS, Scale, grid, labels, mark
from figures.renderers.page.markup import Markup, element, joined, link, sentence, shape, void
from figures.report.answers import SIGNS
from figures.report.overview import named_sources
from figures.report.said import capital, listed
from figures.report.telling import STANDING, Side, folded, heading, heard, sides, sole, title, untold
from figures.text import counted, file_name, without_folders

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from figures.report.answers import Answer
    from figures.report.overview import Overview
    from figures.report.report import Report
    from figures.report.rows import Row

MOST: Final = 1_000
"""The most questions of a page that nobody asked for more; the weightiest stand, the rest is counted."""

STATES: Final = {State.CONFLICT: "in conflict", State.DIFFER: "different", State.NONE: "without conflict"}
"""What the filter calls the states."""

ONLY: Final = {"metric": "what happened", "population": "who is counted"}
"""What readers call the filters whose names are words of the data."""

MARKS: Final = {
    "A filled dot": "the day is stated. A ring: it is not; “by” is the day of publication. A thick line: from one "
    "number to another, hollow where the day is not stated. An arrow: the source set no limit on that side. A broken "
    "line: a vague word.",
    "≠": "the figure is part of a conflict; ~ of a difference that a day or a word may explain.",
    "Sources": "are counted once each, however many reports quote them.",
    "No figure": "is called right here: the page shows who gave what, and which figures cannot both be right.",
}
"""What the marks mean."""


def to_html(overview: Overview) -> str:
    """The report as an HTML page of at most `MOST` questions, unless more are asked for.

    The page holds its style and its script, and a policy that lets a browser run these two and load nothing. Whatever
    comes from a file is text in it.
    """
    style, script = _packaged("page.css"), _packaged("page.js")
    shown = overview.told[: MOST if overview.most is None else overview.most]
    head = element(
        "head",
        void("meta", charset="utf-8"),
        void("meta", http_equiv="Content-Security-Policy", content=_policy(style, script)),
        void("meta", name="viewport", content="width=device-width, initial-scale=1"),
        void("meta", name="color-scheme", content="light dark"),
        void("meta", name="referrer", content="no-referrer"),
        element("title", f"{overview.title}: who gave what"),
        element("style", style),
    )
    body = element(
        "body",
        element("a", "Skip to the figures", class_="skip", href="#figures"),
        _hidden(SYMBOLS),
        _header(overview),
        _filters(shown) if shown else None,
        element("main", *_list(overview, shown), *_gone(overview), id="figures", tabindex="-1"),
        _footer(overview, shown),
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


def _hidden(drawn: Markup) -> Markup:
    """What drawings of the page use."""
    return element("svg", element("defs", drawn), class_="defs", width=0, height=0, aria_hidden="true")


def _small(*words: Markup | str) -> Markup:
    return element("p", *[one if isinstance(one, Markup) else sentence(one) for one in words], class_="dim small")


# ---- the head


def _header(overview: Overview) -> Markup:
    return element(
        "header",
        element("h1", element("bdi", overview.title)),
        element("p", overview.alone or capital(overview.outcome), class_="lead"),
        _small(f"{overview.counts}.") if overview.answers else None,
        *[_small(f"{capital(words)}.") for words in overview.limits],
        *[_small(f"Only {ONLY.get(name, name)}: {'; '.join(of)}") for name, of in overview.report.selection.items()],
    )


def _filters(shown: Sequence[Answer]) -> Markup:
    """Search and filters; hidden until the script is there to serve them."""
    states = {state.value: words for state, words in STATES.items() if any(one.state is state for one in shown)}
    happened = {one.question.metric: one.question.metric for one in shown}
    boxes = (("open", "open all"), ("past", "earlier figures"), ("notes", "notes"))
    form = element(
        "form",
        element("label", "Search ", void("input", type="search", name="q", autocomplete="off", spellcheck="false")),
        _choice("show", "Show ", "all questions", states),
        _choice("what", "What happened ", "anything", happened),
        *[
            element("label", void("input", type="checkbox", name=name, value="1"), words, class_="box")
            for name, words in boxes
        ],
        element("output", id="found", class_="small dim"),
        aria_label="What is shown",
    )
    return element("details", element("summary", "Search, filter, open all"), form, class_="filters", hidden=True)


def _choice(name: str, label: str, every: str, values: dict[str, str]) -> Markup:
    options = [element("option", words, value=value) for value, words in values.items()]
    return element("label", label, element("select", element("option", every, value=""), *options, name=name))


# ---- the list


def _list(overview: Overview, shown: Sequence[Answer]) -> Iterator[Markup]:
    several = len(overview.events) > 1
    numbers = {id(answer): number for number, answer in enumerate(shown, 1)}
    for state in State:
        told = overview.told.of(state)
        held = [answer for answer in shown if answer.state is state]
        if held:
            words = heading(state, told, of_several=several)
            sign = [] if state is State.NONE else [element("span", f"{SIGNS[state]} ", aria_hidden="true")]
            yield element(
                "section",
                element("h2", *sign, words, class_=state.value),
                *[_question(answer, numbers[id(answer)], of_several=several) for answer in held],
                class_="many" if len(shown) > 100 else None,  # noqa: PLR2004 - beyond it browsers may draw late
            )
    if left := len(overview.told) - len(shown):
        again = " with the same filters" if overview.report.selection else ""
        more = f"{counted(left, 'more question')} of less weight {'is' if left == 1 else 'are'} not on this page; "
        yield element("p", more, element("code", _command(overview.report)), f"{again} writes all of them.")


def _gone(overview: Overview) -> Iterator[Markup]:
    """What earlier runs had and is no more."""
    for words, gone in overview.gone:
        told = element("ul", *[element("li", f"- {one}") for one in gone], class_="rows")
        yield element("div", element("h2", words), told)  # no section: the filters leave it in sight


def _command(report: Report) -> str:
    """What writes the answers to all questions."""
    from shlex import quote

    names = dict.fromkeys(file_name(one.path) for one in report.inputs)
    held = " ".join(quote(name) for name in names if name and not name.startswith("<"))
    return f"figures compare {held or 'FILE'} -o answers.json"


def _question(answer: Answer, number: int, *, of_several: bool) -> Markup:
    words = title(answer, of_several=of_several)
    apart = answer.gap
    beside = named_sources(answer.sources) if answer.state is State.NONE else f"{apart} apart" if apart else ""
    return element(
        "details",
        element(
            "summary",
            element("h3", element("bdi", words)),
            element("span", *_sides(answer), class_="sides"),
            element("span", beside, class_="apart"),
        ),
        element("div", *_inside(answer, number), class_="in"),
        id=f"q{number}",
        data_state=answer.state.value,
        data_what=answer.question.metric,
    )


def _sides(answer: Answer) -> Iterator[Markup]:
    """Both figures with their names and days, or the one figure that stands for the question."""
    if answer.state is State.NONE:
        yield _side(sole(answer))
        return
    facing = sides(answer)
    if facing is None:
        yield element("span", *map(sentence, answer.sentences[:1]))
        return
    sign = element("i", f"{SIGNS[answer.state]} ", class_=answer.state.value)
    yield joined([_side(facing[0]), _side(facing[1], sign)], " ")


def _side(side: Side, sign: Markup | None = None) -> Markup:
    figure = element("b", element("bdi", side.figure.removeprefix("“").removesuffix("”")))
    return element(
        "span",
        sign,
        figure,
        f"{side.what} ",
        element("bdi", side.name),
        side.after,
        element("span", side.day, class_="when"),
    )


def _inside(answer: Answer, number: int) -> Iterator[Markup]:
    told = [*answer.sentences, *answer.remarks]
    if told:
        yield _sentences(told)
    if answer.excused:
        yield element("details", element("summary", untold(answer)), _sentences(answer.excused), class_="more")
    yield _small(" ".join([f"{capital(heard(answer))}.", *answer.counts]))
    if answer.shown:
        yield _rows(answer.shown, answer, f"g{number}")
    if parts := folded(answer):
        rows = _rows([row for row in answer.rows if row.folded], answer, f"f{number}")
        yield element("details", element("summary", listed(parts)), rows, class_="more past")


def _rows(rows: Sequence[Row], answer: Answer, name: str) -> Markup:
    """Who gave what, on an axis of these rows' own, whose upright lines have a name that the rows refer to."""
    scale = Scale.of(rows)
    lines = _hidden(element("g", grid(scale), id=name)) if scale else None
    return joined([
        lines,
        element("ul", _columns(scale), *[_row(one, answer, scale, name) for one in rows], class_="rows"),
    ])  # fmt: skip


def _sentences(told: Sequence[str]) -> Markup:
    return element("ol", *[element("li", sentence(words)) for words in told], class_="said")


def _columns(scale: Scale | None) -> Markup:
    """The heads of the columns, for the eye: each row says by itself what it is."""
    return element(
        "li",
        element("span", "Up to", class_="day"),
        element("span", "Source"),
        element("span", "Figure, as worded", class_="figure"),
        element("svg", labels(scale), class_="axis") if scale else None,
        class_="row head",
        aria_hidden="true",
    )


def _row(row: Row, answer: Answer, scale: Scale | None, name: str) -> Markup:
    state = answer.state.value if row.clashes else None
    words = element("bdi", row.words)
    figure = element("s", words) if row.standing == "retracted" else words
    sign = element("i", Markup(f"&nbsp;{SIGNS[answer.state]}"), class_=state) if row.clashes else None
    drawn = mark(scale, row) if scale else None
    dots = [shape("use", href=f"#{name}"), drawn] if drawn else []
    return element(
        "li",
        element("span", row.when, class_="day"),
        element("div", element("bdi", row.source), STANDING.get(row.standing), _through(row), _note(row)),
        element("b", figure, sign, class_="figure"),
        element("svg", *dots, class_=" ".join(filter(None, ["dots", state])), aria_hidden="true") if dots else None,
        class_="row",
    )


def _through(row: Row) -> Markup | None:
    """Who relayed it, nearest to the source first, and where that can be read."""
    names = [element("bdi", name) for name in row.via[:-1]]
    parts: list[Markup] = []
    if row.via:
        names.append(link(row.via[-1], row.url))
        before = joined(names[:-1], ", ")
        parts.append(joined(["through ", joined([before, names[-1]] if before else names, " and ")]))
    elif row.url:
        parts.append(link("report", row.url))
    if row.locator:
        parts.append(element("bdi", row.locator))
    return element("small", joined(parts, ", ")) if parts else None


def _note(row: Row) -> Markup | None:
    return element("small", element("bdi", row.note), class_="note") if row.note else None


# ---- the foot


def _footer(overview: Overview, shown: Sequence[Answer]) -> Markup:
    """What the page rests on, so that anyone can make it again, and what its marks mean."""
    report = overview.report
    facts = [("Made from", _made_from(one.path, one.claims, one.sha256)) for one in report.inputs]
    if words := overview.readings([row for answer in shown for row in answer.rows]):
        facts.append(("Vague words", words))
    notes = [*report.notes, *map(str, report.claims.problems)]
    notes = [without_folders(note, [one.path for one in report.inputs]) for note in notes]
    facts += [*[("Note", note) for note in notes], ("Program", f"figures {__version__}")]
    marks = element("details", element("summary", "What the marks mean"), _terms(list(MARKS.items())), class_="more")
    return element("footer", marks, _terms(facts))


def _terms(facts: Sequence[tuple[str, str]]) -> Markup:
    held = [element("div", element("dt", term), " ", element("dd", sentence(words))) for term, words in facts]
    return element("dl", *held)


def _made_from(path: str, claims: int, sha256: str) -> str:
    digest = f", SHA-256 {sha256[:12]}…" if sha256 else ""
    return f"{file_name(path) or 'claims from memory'}, {counted(claims, 'claim')}{digest}"
