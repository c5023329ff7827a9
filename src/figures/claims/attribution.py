"""Who says it, and who relays it: what the cells of `source` and `via` name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from figures.errors import UnreadableError
from figures.words.names import folded_name

if TYPE_CHECKING:
    from collections.abc import Iterable

RELAY_MARK: Final = ">"
"""What stands between two relays: `The Insider > Newsweek`, nearest to the source first."""

SOURCE_MARK: Final = ";"
"""What stands between two sources in a cell; nothing else does."""

MOST_RELAYS: Final = 50
"""The longest chain of relays that a claim may have."""

_RELAYED: Final = re.compile(
    r"(?:\s*,\s*|\s+|(?=[(\[]))(?P<bracket>[(\[]\s*)?(?:as\s+)?"
    r"(?P<word>[Cc]iting|[Qq]uoting|via|[Cc]ited by|[Qq]uoted by)\s+(?=\S)"
)
"""A word between a source and its relay; `via` in lower case only, for it begins names: `Via Campesina`."""

_DOUBTFUL: Final = re.compile(r"/|(?<!\w)(?:according to|per)(?!\w)")
"""What may stand between a source and its relay, or between two sources, or within one name."""

_CLOSING: Final = {"(": ")", "[": "]"}


class ChainError(UnreadableError):
    """A chain of relays that cannot be read."""

    code = "unreadable-via"


class Attribution(NamedTuple):
    """A source that a cell names, and the relays that the same cell names, nearest to the source first."""

    source: str
    relays: tuple[str, ...] = ()


def read_source(cell: str) -> tuple[Attribution, ...]:
    """The sources that a cell names, each once, in order; an empty cell names nobody, which is one source too.

    Names are separated by `;`. `X citing Y`, `X quoting Y`, `Y via X`, `Y cited by X` and `Y quoted by X`, with a
    comma, brackets or “the”, are source Y, via X. No other word separates names.

    >>> read_source("Newsweek, citing the Ministry of Health; Police (via AP)")
    (Attribution(source='Ministry of Health', relays=('Newsweek',)), Attribution(source='Police', relays=('AP',)))
    >>> read_source("Via Campesina and Human Rights Watch")
    (Attribution(source='Via Campesina and Human Rights Watch', relays=()),)
    """
    found: dict[str, Attribution] = {}
    for part in cell.split(SOURCE_MARK):
        if part.strip():
            one = _attributed(" ".join(part.split()))
            found.setdefault(folded_name(one.source), one)
    return tuple(found.values()) or (Attribution(""),)


def _attributed(text: str) -> Attribution:
    """The source and the relays of a text without `;`: read at the first word between two names, then onwards."""
    for between in _RELAYED.finditer(text, 1):
        before, after = text[: between.start()].strip(" ,"), text[between.end() :]
        opening = (between["bracket"] or "").strip()
        if opening and not after.endswith(_CLOSING[opening]):
            continue
        after = after[:-1].strip() if opening else after
        if not before or not after.strip(" ,"):
            continue
        first, second = _attributed(_bare(before)), _attributed(_bare(after.strip(" ,")))
        if between["word"].lower() in ("citing", "quoting"):
            return Attribution(second.source, (*second.relays, first.source, *first.relays))
        return Attribution(first.source, (*first.relays, second.source, *second.relays))
    return Attribution(text)


def _bare(name: str) -> str:
    """A name within a sentence, without its article."""
    return name.removeprefix("the ")


def is_doubtful(source: str) -> bool:
    """Whether a name may be two, of a source and its relay or of two sources: `according to`, `per`, `/`.

    >>> is_doubtful("AP/AFP"), is_doubtful("Police, according to AP"), is_doubtful("Paper of Record")
    (True, True, False)
    """
    return _DOUBTFUL.search(source) is not None


def with_relays(read: tuple[str, ...], chain: tuple[str, ...]) -> tuple[str, ...]:
    """The chain of a row whose source cell names relays too: they stand nearest to the source.

    A relay that the chain names already, in whatever spelling, is not named twice.

    >>> with_relays(("Newsweek",), ("The Insider", "newsweek")), with_relays(("AP",), ("The Insider",))
    (('The Insider', 'newsweek'), ('AP', 'The Insider'))
    """
    known = set(map(folded_name, chain))
    return (*(relay for relay in read if folded_name(relay) not in known), *chain)


def read_chain(text: str) -> tuple[str, ...]:
    """The relays that a text names, nearest to the source first; an empty text names none.

    Raises:
        ChainError: a relay without a name, or more than `MOST_RELAYS`.

    >>> read_chain("The Insider > Newsweek")
    ('The Insider', 'Newsweek')
    """
    if not text.strip():
        return ()
    relays, start = [], 0
    for part in text.split(RELAY_MARK):
        name = " ".join(part.split())
        if not name:
            hint = f"write 'The Insider {RELAY_MARK} Newsweek', nearest to the source first"
            raise ChainError(text, (start, start + len(part)), f"a relay without a name beside '{RELAY_MARK}'", hint)
        relays.append(name)
        start += len(part) + len(RELAY_MARK)
    if len(relays) > MOST_RELAYS:
        raise ChainError(
            text, (0, len(text)), f"a chain of {len(relays)} relays; at most {MOST_RELAYS} can be followed"
        )
    return tuple(relays)


def write_chain(relays: Iterable[str]) -> str:
    """The text that `read_chain` reads back: `A > B`.

    >>> write_chain(("The Insider", "Newsweek"))
    'The Insider > Newsweek'
    """
    return f" {RELAY_MARK} ".join(relays)
