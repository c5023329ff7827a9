"""Who says it, and who relays it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from figures.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterable

RELAY_MARK: Final = ">"
"""What stands between two relays: `The Insider > Newsweek`, nearest to the source first."""

MOST_RELAYS: Final = 50
"""The longest chain of relays that a claim may have."""


class ChainError(UnreadableError):
    """A chain of relays that cannot be read."""

    code = "unreadable-via"


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
