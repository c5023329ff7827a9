"""Addresses that a link may carry: of the web alone, with nothing in them that ends a link."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from figures.renderers.plain import encodable

URL_SAFE: Final = "/:?#@!$&*+,;=%~"
"""What an address keeps: the characters of RFC 3986 (2.2) that neither end a link nor a cell, and per cent escapes."""


def web_address(url: str) -> str:
    """An address that a link may carry, with all else escaped; empty unless it is one of the web (http, https).

    >>> web_address("https://example.org/a(b)|c"), web_address("javascript:alert(1)")
    ('https://example.org/a%28b%29%7Cc', '')
    """
    scheme, _, rest = url.partition("://")
    if scheme.lower() not in ("http", "https") or not rest:
        return ""
    return quote(encodable(url), safe=URL_SAFE)
