"""The report as wikitext: MediaWiki tables, each claim with a `<ref>` note of where it can be read.

Whatever comes from a file is written with character references, so that no wiki takes it for markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from figures.renderers import wording
from figures.text import encodable, visible, web_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from figures.report.model import Discrepancy, Entry, Group, Position, Report

_ESCAPES: Final = str.maketrans({char: f"&#{ord(char)};" for char in "&<>|{}[]'\"~_#*:;=!`\\"})
"""What MediaWiki acts on anywhere or at the start of a line; the colon too, so that no address in a name is a link."""


def to_wikitext(report: Report) -> str:
    """The report, a heading a metric, a table a question and one of its discrepancies, the references at the end."""
    return encodable("\n".join(_lines(report)) + "\n")


def escaped(text: str) -> str:
    """A text from anywhere as wikitext that shows it as it is.

    >>> escaped("* [[a|b]] {{c}} -d"), escaped("-e")
    ('&#42; &#91;&#91;a&#124;b&#93;&#93; &#123;&#123;c&#125;&#125; -d', '&#45;e')
    """
    safe = visible(text).translate(_ESCAPES)
    return f"&#{ord(safe[0])};{safe[1:]}" if safe[:1] in ("-", "+", " ") else safe


def _lines(report: Report) -> Iterator[str]:
    event = wording.one_event(report)
    sections = wording.sections(report)
    for summary in report.metrics:
        groups = [group for group in report.questions if group.question.metric == summary.metric]
        yield from (f"== {escaped(summary.metric)} ==", "")
        if len(groups) > 1:
            yield from (escaped(" · ".join(wording.roll_up(summary))), "")
        for group in groups:
            yield from _question(group, event)
        if sections[summary.metric]:
            yield from _discrepancies(sections[summary.metric])
    yield from ("== References ==", "<references />", "")
    about = (f"event: {event}",) if event else ()
    for note in (*about, *wording.notes(report), *wording.evidence(report)):
        yield f"* {escaped(note)}"


def _question(group: Group, event: str) -> Iterator[str]:
    yield '{| class="wikitable sortable"'
    yield f"|+ {escaped(wording.title(group.question, event))}"
    yield "! source !! via !! figure !! allows !! as of !! published !! standing"
    for entry in group.entries:
        yield from _row(_claim(entry))
    yield from ("|}", "")
    for label, words in wording.amounts(group):
        yield f"* '''{label}''' {escaped(words)}"
    yield ""


def _claim(entry: Entry) -> Iterator[str]:
    claim = entry.claim
    figure = escaped(claim.figure.text)
    yield escaped(claim.source) + _reference(entry)
    yield escaped(" > ".join(claim.via))
    yield f"<s>{figure}</s>" if entry.retracted else f"'''{figure}'''"
    yield escaped(wording.allows(claim.figure))
    yield str(claim.as_of or "")
    yield str(claim.published or "")
    yield escaped(", ".join(wording.standing(entry)))


def _reference(entry: Entry) -> str:
    """The note of where a claim can be read; empty when that was not stated."""
    claim = entry.claim
    url = web_address(claim.url).replace("'", "%27").replace("~", "%7E")
    reporter = escaped(claim.via[-1] if claim.via else claim.source)
    place = f"[{url} {reporter}]" if url else escaped(claim.url)
    published = escaped(f"published {claim.published}") if claim.published else ""
    parts = [part for part in (place, escaped(claim.locator), published) if part]
    return f"<ref>{', '.join(parts)}</ref>" if place or claim.locator else ""


def _discrepancies(found: Iterable[Discrepancy]) -> Iterator[str]:
    yield '{| class="wikitable sortable"'
    yield "|+ discrepancies"
    yield "! kind !! one side !! other side !! gap !! ratio !! because"
    for one in found:
        ratio = "" if one.ratio is None else f"{one.ratio:.2f}"
        sides = (_side(one.a, one.b), _side(one.b, one.a))
        yield from _row((one.kind.value, *sides, f"{one.gap:,}", ratio, escaped(one.because)))
    yield from ("|}", "")


def _side(position: Position, other: Position) -> str:
    return f"'''{escaped(str(position.interval))}''' {escaped(wording.side(position, other))}"


def _row(cells: Iterable[str]) -> Iterator[str]:
    """A row, a line a cell, so that an empty cell stays one."""
    yield "|-"
    for cell in cells:
        yield f"| {cell}".rstrip()
