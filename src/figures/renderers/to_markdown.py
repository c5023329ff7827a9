"""The report as Markdown that renders on GitHub and pastes into a wiki: the answers, then what they rest on.

GitHub Flavored Markdown; whatever comes from a file is escaped, so that it shows as the text that it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from figures.judging.states import State
from figures.report.answers import SIGNS
from figures.report.said import capital
from figures.report.telling import heard, title, untold
from figures.text import encodable, visible, web_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from figures.report.answers import Answer
    from figures.report.overview import Overview
    from figures.report.rows import Row

_ESCAPES: Final = str.maketrans(
    {
        **{char: f"\\{char}" for char in "\\`*_[]|~$@#!{}^"},
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
    }
)
"""Backslashes, and references where HTML might be read: what CommonMark (2.4, 2.5) and GitHub's extensions act on."""


def to_markdown(overview: Overview) -> str:
    """A table of the questions, then those in conflict whole: sentences, and who gave what up to which day.

    Where none is in conflict those are told whole whose figures differ, and where none differ, or on request, all.
    """
    return encodable("\n".join(_lines(overview)).rstrip("\n") + "\n")


def escaped(text: str) -> str:
    r"""A text from anywhere as Markdown that shows it as it is.

    >>> print(escaped("a|b *c* <script> [x](y) https://example.org 1. www.x"))
    a\|b \*c\* &lt;script&gt; \[x\](y) https:\//example.org 1. www\.x
    """
    safe = visible(text).translate(_ESCAPES).replace("://", ":\\//").replace("www.", "www\\.").replace("WWW.", "WWW\\.")
    number = len(safe) - len(safe.lstrip("0123456789"))
    if number and safe[number : number + 1] in (".", ")"):  # a list begins so, at the start of a line
        return f"{safe[:number]}\\{safe[number:]}"
    return f"\\{safe}" if safe[:1] in ("-", "+", "=", ":") else safe


def _lines(overview: Overview) -> Iterator[str]:
    if overview.alone:
        yield escaped(overview.alone)
        return
    told, several = overview.told[: overview.most], len(overview.events) > 1
    yield from (f"# {escaped(overview.head)}", "", f"{escaped(overview.counts)}.", "")
    yield from (line for words in overview.limits for line in (f"{escaped(capital(words))}.", ""))
    yield from ("| | Question | Figures | People apart |", "|---|---|---|--:|")
    yield from (_cells(_summary(answer, of_several=several)) for answer in told)
    yield from ("", f"{escaped(capital(overview.outcome))}.", "")
    gravest = min((list(State).index(answer.state) for answer in told), default=0)
    whole = told if overview.all_claims else [one for one in told if one.state is list(State)[gravest]]
    for answer in whole:
        yield f"## {escaped(title(answer, of_several=several))}"
        yield from ("", *_question(answer, every=overview.all_claims), "")
    for heading, gone in overview.gone:
        yield from (f"## {escaped(heading)}", "", *(f"- {escaped(words)}" for words in gone), "")
    yield escaped(overview.readings(row for answer in whole for row in answer.shown))


def _summary(answer: Answer, *, of_several: bool) -> Iterator[str]:
    yield escaped(SIGNS[answer.state].strip())
    yield escaped(title(answer, of_several=of_several))
    sides = [f"**{escaped(row.figure)}** {_who(row)}" for row in answer.pair or (answer.latest,)]
    yield f" {escaped(SIGNS[answer.state])} ".join(sides)
    yield escaped(answer.gap)


def _who(row: Row) -> str:
    return escaped(", ".join(filter(None, (row.what, row.name, row.when))))


def _question(answer: Answer, *, every: bool) -> Iterator[str]:
    more = f"{untold(answer)}; --all tells them." if answer.excused and not every else ""
    yield escaped(" ".join(filter(None, [f"{capital(heard(answer))}.", *answer.counts, more])))
    yield ""
    told = [*answer.sentences, *(answer.excused if every else ()), *answer.remarks]
    yield from (f"{number}. {escaped(words)}" for number, words in enumerate(told, 1))
    yield from [""] if told else []
    yield from ("| Up to | Source | Figure | Through |", "|---|---|--:|---|")
    yield from (_cells(_claim(row, SIGNS[answer.state])) for row in (answer.rows if every else answer.shown))


def _claim(row: Row, sign: str) -> Iterator[str]:
    figure, through = escaped(row.figure), escaped(", ".join(row.via))
    url = web_address(row.url)
    yield escaped(row.when)
    yield escaped(row.source or "not named")
    clash = f" {escaped(sign)}" if row.clashes else ""
    yield f"~~{figure}~~ {row.standing}" if row.folded else f"**{figure}**{clash}"
    yield f"[{through or 'report'}]({url})" if url else through


def _cells(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
