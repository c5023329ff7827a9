"""Articles as they are kept, as text: plain text, Markdown, HTML; and what is none of these, by its first bytes."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final, NamedTuple

from figures.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from figures.extraction.phrases import Words

LARGEST: Final = 5_000_000
"""The most bytes of an article."""

_LEAST_ENGLISH: Final = 10
"""Of a hundred words of any English story 15 and more are among the commonest; of other languages 7 and fewer."""

_SHORT: Final = 20
"""Fewer words than these say too little about their language."""

_NOT_TEXT = re.compile(rb"%PDF|\x89PNG|\xff\xd8\xff|GIF8|PK\x03\x04|\xd0\xcf\x11\xe0|\{\\rtf|\x1f\x8b")
_SKIPPED: Final = frozenset(
    ("script", "style", "nav", "header", "footer", "aside", "form", "noscript", "template", "svg", "button", "select")
)
_EMPTY = re.compile(r"br|hr|img|meta|link|input|source|wbr|col|area|base|embed|track")
_INLINE = re.compile(r"a|abbr|b|cite|code|em|i|mark|q|s|small|span|strong|sub|sup|time|u")
_MARKDOWN: Final = (
    (re.compile(r"(?m)^\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+)"), ""),
    (re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"(\*\*|__|\*|(?<!\w)_)(\S(?:[^\n]*?\S)?)\1(?!\w)"), r"\2"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
)


class Article(NamedTuple):
    """An article as it is read.

    Attributes:
        name: the file's name, fit to print.
        text: what it says; places of figures are places in exactly this text.
        published: the day on which it says that it was published; empty if it does not say so.
    """

    name: str
    text: str
    published: str = ""


def article_of(content: bytes, name: str, words: Words) -> Article:
    """What an article says.

    Args:
        content: the file's bytes.
        name: its name: the ending tells Markdown from plain text; HTML is known by its first characters, too.
        words: the words by which English is known.

    Raises:
        ArticleError: it is no text, in scripts, empty, or not English.
    """
    if _NOT_TEXT.match(content):
        raise ArticleError(f"{name}: not text; copy the text out first")
    text = _decoded(content, name)
    found = Article(name, text)
    ending = name.lower().rpartition(".")[2]
    if ending in ("html", "htm") or re.match(r"\s*<(?:!doctype html|html)\b", text, re.IGNORECASE):
        found = _from_html(text, name)
    elif ending in ("md", "markdown"):
        for mark, kept in _MARKDOWN:
            text = mark.sub(kept, text)
        found = Article(name, text)
    if not re.search(r"\w", found.text):
        raise ArticleError(f"{name}: no text to read")
    _check_language(found.text, name, words)
    return found


def _check_language(text: str, name: str, words: Words) -> None:
    """Refuse a text that is not English.

    Raises:
        ArticleError: fewer than ten of a hundred words are among the commonest of English.
    """
    found = re.findall(r"[^\W\d_]+", text.lower())
    share = sum(word in words.articles["english"] for word in found) * 100 // max(len(found), 1)
    if len(found) >= _SHORT and share < _LEAST_ENGLISH:
        raise ArticleError(f"{name}: not English ({share} of 100 common words); only English is read")


def _decoded(content: bytes, name: str) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace").replace("\r\n", "\n")
    charset = re.search(rb"<meta[^>]+charset=[\"']?([\w-]+)", content[:2000])
    try:
        return content.decode(charset[1].decode() if charset else "utf-8-sig").replace("\r\n", "\n")
    except (UnicodeDecodeError, LookupError):
        raise ArticleError(f"{name}: not UTF-8; save it as UTF-8 text") from None


def _from_html(text: str, name: str) -> Article:
    reader = _Reader()
    reader.feed(text)
    reader.close()
    everything = _blocks(reader.pieces)
    inside = _blocks(piece for piece in reader.pieces if piece.inside)
    kept = inside if len(inside) * _TEASER > len(everything) else everything
    if reader.scripts and not (kept and reader.told):
        raise ArticleError(f"{name}: its text is in scripts; open it, copy the text, save it as .txt")
    stated = re.search(r'"datePublished"\s*:\s*"(\d{4}-\d\d-\d\d)', text)
    return Article(name, kept, reader.published or (stated[1] if stated else ""))


_TEASER: Final = 5
"""An article element with less than a fifth of a page's text only points to another story."""

_MENU: Final = 20
"""The most characters of an item of a menu: a page with nothing longer and no paragraph tells nothing."""


class _Piece(NamedTuple):
    """A run of a page's text; `linked` within a link, `inside` within its article or main part."""

    text: str
    linked: bool
    inside: bool


def _blocks(pieces: Iterable[_Piece]) -> str:
    """The text block by block, less those that are links as a whole, for they point to other stories."""
    lines, line, own = [], "", False
    for piece in (*pieces, _Piece("\n", linked=False, inside=False)):
        if piece.text != "\n":
            line += piece.text
            own |= not piece.linked and re.search(r"\w", piece.text) is not None
            continue
        if own:
            lines.append(" ".join(line.split()))
        line, own = "", False
    return "\n\n".join(lines)


class _Reader(HTMLParser):
    """The text of a page's blocks, and the day on which it says that it was published."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[_Piece] = []
        self.published = ""
        self.scripts = self.told = False
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a block; the page's own day stands in its head."""
        facts = dict(attrs)
        if tag == "meta" and facts.get("property") == "article:published_time":
            day = re.match(r"\d{4}-\d\d-\d\d", facts.get("content") or "")
            self.published = day[0] if day else ""
        self.scripts |= tag == "script"
        if not _EMPTY.fullmatch(tag):
            self._open.append(tag)
        if not _INLINE.fullmatch(tag):
            self._add("\n")

    def handle_endtag(self, tag: str) -> None:
        """Close a block, and whatever was left open in it."""
        if tag in self._open:
            while self._open.pop() != tag:
                pass
        if not _INLINE.fullmatch(tag):
            self._add("\n")

    def handle_data(self, data: str) -> None:
        """Keep a text, unless it stands in a part that is no article; a page's own heading always counts."""
        if not (_SKIPPED | {"head"}) & set(self._open) or ("h1" in self._open and "script" not in self._open):
            self._add(data.replace("\n", " "))

    def _add(self, text: str) -> None:
        heading = "h1" in self._open
        linked = "a" in self._open and not heading
        self.told |= not (heading or linked) and text.strip() != "" and ("p" in self._open or len(text) > _MENU)
        self.pieces.append(_Piece(text, linked, heading or "article" in self._open or "main" in self._open))
