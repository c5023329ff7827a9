"""Articles as they are kept, as text: plain text, Markdown, HTML; and what is none of these, by its first bytes."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final, NamedTuple

from figures.errors import ArticleError

if TYPE_CHECKING:
    from figures.extraction.phrases import Words

LARGEST: Final = 5_000_000
"""The most bytes of an article."""

_LEAST_ENGLISH: Final = 10
"""Of a hundred words of any English story 15 and more are among the commonest; of other languages 7 and fewer."""

_SHORT: Final = 20
"""Fewer words than these say too little about their language."""

_NOT_TEXT: Final = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"{\\rtf",
    b"\x1f\x8b",
)
_SKIPPED: Final = frozenset(
    ("script", "style", "nav", "header", "footer", "aside", "form", "noscript", "template", "svg", "button", "select")
)
_EMPTY: Final = frozenset(
    ("br", "hr", "img", "meta", "link", "input", "source", "wbr", "col", "area", "base", "embed", "track")
)
_INLINE: Final = frozenset(
    (
        "a",
        "abbr",
        "b",
        "bdi",
        "cite",
        "code",
        "em",
        "i",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
    )
)
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
        ArticleError: it is too long, no text, in scripts, empty, or not English.
    """
    if len(content) > LARGEST:
        raise ArticleError(f"{name}: {len(content) / 1e6:.0f} MB; at most {LARGEST // 10**6} MB are read")
    if content.startswith(_NOT_TEXT):
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
    kept = _blocks(reader.inside) or _blocks(reader.all)
    if not kept and reader.scripts:
        raise ArticleError(f"{name}: its text is in scripts; open it, copy the text, save it as .txt")
    return Article(name, kept, reader.published)


def _blocks(pieces: list[str]) -> str:
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n\n".join(line for line in lines if line)


class _Reader(HTMLParser):
    """The text of a page's blocks; `inside` only those of its article or main part."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.all: list[str] = []
        self.inside: list[str] = []
        self.published = ""
        self.scripts = False
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a block; the page's own day stands in its head."""
        facts = dict(attrs)
        if tag == "meta" and facts.get("property") == "article:published_time":
            day = re.match(r"\d{4}-\d\d-\d\d", facts.get("content") or "")
            self.published = day[0] if day else ""
        self.scripts |= tag == "script"
        if tag not in _EMPTY:
            self._open.append(tag)
        if tag not in _INLINE:
            self._add("\n")

    def handle_endtag(self, tag: str) -> None:
        """Close a block, and whatever was left open in it."""
        if tag in self._open:
            while self._open.pop() != tag:
                pass
        if tag not in _INLINE:
            self._add("\n")

    def handle_data(self, data: str) -> None:
        """Keep a text, unless it stands in a part that is no article."""
        if not (_SKIPPED | {"head"}) & set(self._open):
            self._add(data.replace("\n", " "))

    def _add(self, text: str) -> None:
        self.all.append(text)
        if "article" in self._open or "main" in self._open:
            self.inside.append(text)
