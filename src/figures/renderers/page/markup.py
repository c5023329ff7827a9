"""HTML that is safe by construction: whatever is not `Markup` is escaped on its way into an element."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Final, TypeAlias
from urllib.parse import urlsplit

from figures.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


Child: TypeAlias = "Markup | str | int | None"


@lru_cache(maxsize=16_384)
def text(value: str) -> Markup:
    """Words from anywhere as HTML text or attribute value; invisible and reordering characters are made visible."""
    return Markup(escape(visible(value), quote=True))


_LEFT = r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]"
_OTHER_WAY: Final = re.compile(rf"“([^”]*{_LEFT}[^”]*)”|({_LEFT}(?:(?:{_LEFT}|[\s-])*{_LEFT})?)")
"""What is written from right to left: a quotation with such a letter in it, or such words in a row."""


def sentence(words: str) -> Markup:
    """A sentence of ours, left to right; what it quotes and names from right to left stands apart, in its own order.

    Without that the numbers of a sentence change places around an Arabic name.

    >>> sentence("“قتيلان” and A"), sentence("“<b>” and A")
    ('“<bdi>قتيلان</bdi>” and A', '“&lt;b&gt;” and A')
    """
    parts: list[Child] = []
    done = 0
    for found in _OTHER_WAY.finditer(words):
        start, end = found.span(1 if found[1] else 2)
        parts += [words[done:start], element("bdi", words[start:end])]
        done = end
    return joined([*parts, words[done:]])


def element(tag: str, /, *children: Child, **attributes: str | float | bool | None) -> Markup:
    """An element with its end tag. Children and attribute values are escaped, None and False leave one out.

    An underscore in an attribute's name stands for a hyphen, one at its end for nothing: `class_`, `aria_label`.

    >>> element("td", "<b>", element("i", 7), class_="figure", colspan=2, hidden=True, title=None)
    '<td class="figure" colspan="2" hidden>&lt;b&gt;<i>7</i></td>'
    """
    inner = "".join([child if type(child) is Markup else text(str(child)) for child in children if child is not None])
    return Markup(f"<{tag}{_written(attributes)}>{inner}</{tag}>")


def void(tag: str, /, **attributes: str | float | bool | None) -> Markup:
    """An HTML element that has no end tag, such as `meta`."""
    return Markup(f"<{tag}{_written(attributes)}>")


def shape(tag: str, /, **attributes: str | float | bool | None) -> Markup:
    """An SVG element without children."""
    return Markup(f"<{tag}{_written(attributes)}/>")


def joined(parts: Iterable[Child], between: str = "") -> Markup:
    """Parts in a row, the text `between` any two of them; None leaves a part out."""
    written = [part if type(part) is Markup else text(str(part)) for part in parts if part is not None]
    return Markup(text(between).join(written))


def _written(attributes: dict[str, str | float | bool | None]) -> str:
    if not attributes:
        return ""
    stated = []
    for name, value in attributes.items():
        if value is None or value is False:
            continue
        key = name.rstrip("_").replace("_", "-")
        stated.append(f" {key}" if value is True else f' {key}="{text(str(value))}"')
    return "".join(stated)


def percent(share: float) -> str:
    """A place on an axis, as SVG takes it.

    >>> percent(0.748), percent(1)
    ('74.8%', '100%')
    """
    return f"{100 * share:.2f}".rstrip("0").rstrip(".") + "%"


def safe_url(url: str) -> bool:
    """Whether an address leads to the web and nowhere else: http or https, a host, no blank or control character.

    >>> safe_url("https://example.org/a"), safe_url("javascript:alert(1)"), safe_url("https:/x"), safe_url("http://a b")
    (True, False, False, False)
    """
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return False
    plain = visible(url) == url and url.isprintable() and " " not in url
    return plain and bool(host) and url.lower().startswith(("http://", "https://"))


def link(words: str, url: str) -> Markup:
    """Words as a link where the address is safe to follow; else the words, and the address as plain text."""
    if safe_url(url):
        return element("a", element("bdi", words), href=url, rel="noopener noreferrer nofollow")
    return joined([element("bdi", words), element("bdi", url)] if url else [element("bdi", words)], ", ")
