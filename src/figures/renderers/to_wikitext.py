"""The report as wikitext: for each question its sentences, and a table of who gave what, each claim with a `<ref>`.

Whatever comes from a file is written with character references, so that no wiki takes it for markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from figures.text import encodable, visible, web_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from figures.report.answers import Answer
    from figures.report.overview import Overview
    from figures.report.rows import Row

_ESCAPES: Final = str.maketrans({char: f"&#{ord(char)};" for char in "&<>|{}[]'\"~_#*:;=!`\\"})
"""What MediaWiki acts on anywhere or at the start of a line; the colon too, so that no address in a name is a link."""


def to_wikitext(overview: Overview) -> str:
    """A table a question, newest figures first, its sentences as prose above."""
    answers, every = overview.told[: overview.most], overview.all_claims
    lines = [line for answer in answers for line in _question(answer, every=every)]
    for heading, gone in overview.gone:
        lines += [f"{escaped(heading)}:", *(f"* {escaped(words)}" for words in gone), ""]
    return encodable("\n".join(lines or [escaped(overview.alone)]) + "\n")


def escaped(text: str) -> str:
    """A text from anywhere as wikitext that shows it as it is.

    >>> escaped("* [[a|b]] {{c}} -d"), escaped("-e")
    ('&#42; &#91;&#91;a&#124;b&#93;&#93; &#123;&#123;c&#125;&#125; -d', '&#45;e')
    """
    safe = visible(text).translate(_ESCAPES)
    return f"&#{ord(safe[0])};{safe[1:]}" if safe[:1] in ("-", "+", " ") else safe


def _question(answer: Answer, *, every: bool) -> Iterator[str]:
    told = " ".join([*answer.sentences, *answer.excused, *answer.remarks, *answer.counts])
    yield from (escaped(told), "") if told else ()
    title = answer.mark + (f"{answer.event}: {answer.title}" if answer.event else answer.title)
    yield '{| class="wikitable"'
    yield f"|+ {escaped(title)}, as given by each source"
    yield "! Figure !! Source !! Up to"
    for row in answer.rows if every else answer.shown:
        figure = escaped(row.words)
        told = f"<s>{figure}</s> {row.standing}" if row.folded else figure
        source = escaped(row.source or "not named") + _reference(row)
        yield from ("|-", f"| {told} || {source} || {escaped(row.when)}".rstrip())
    yield from ("|}", "")


def _reference(row: Row) -> str:
    """The note of where a claim can be read; empty when that was not stated."""
    url = web_address(row.url).replace("'", "%27").replace("~", "%7E")
    place = f"[{url} {escaped(row.via[-1] if row.via else row.source or 'report')}]" if url else escaped(row.url)
    through = f"through {escaped(', '.join(row.via))}" if row.via else ""
    parts = [part for part in (place, through, escaped(row.locator)) if part]
    return f"<ref>{', '.join(parts)}</ref>" if parts else ""
