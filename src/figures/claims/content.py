"""What a claim says, as one text, and the name that this gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from figures.claims.attribution import write_chain
from figures.claims.cells import UNSTATED
from figures.claims.fields import FIELDS
from figures.words.names import folded_name, folded_place

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def content(facts: Mapping[str, Any]) -> str:
    """What a claim says, as one text: `name=value` of each fact that it states, sorted by name, one a line.

    Names are folded, metric and population stand as the row worded them, dates in their one form. What is not stated,
    or states what holds anyway, is left out; so is the id.
    """
    lines = (line_of(fact, facts.get(fact.word) or facts.get(fact.name)) for fact in WRITTEN)
    return "\n".join(filter(None, lines))


def line_of(fact: Fact, value: Any) -> str:
    """What one fact states, as a line of its claim's content; empty where it states nothing."""
    if value and value != fact.unstated and (text := fact.write(value)) and text != fact.unstated:
        return f"{fact.name}={text}"
    return ""


def _chain_said(relays: tuple[str, ...]) -> str:
    return write_chain(map(folded_name, relays))


def _text_said(value: object) -> str:
    return " ".join(str(value).split())


_SPELLED: Final[dict[str, Callable[[Any], str]]] = {
    "source": folded_name, "event": folded_name, "place": folded_place, "via": _chain_said,
}  # fmt: skip
"""How a name is written where its spelling makes no other claim."""

SPELLED: Final = tuple(_SPELLED)
"""The columns of names, in which another spelling says the very same."""


class Fact(NamedTuple):
    """How a fact is written into the content of a claim: its columns, what states nothing, and what writes it."""

    name: str
    word: str
    unstated: Any
    write: Callable[[Any], str]


WRITTEN: Final = tuple(
    Fact(field.name, f"{field.name}_word", UNSTATED.get(field.holds, ""), _SPELLED.get(field.name, _text_said))
    for field in sorted(FIELDS)
    if field.name != "id"
)


def content_id(facts: Mapping[str, Any]) -> str:
    """A short name from what the claim says, the same wherever its row stands."""
    return short_name(content(facts))


def short_name(said: str) -> str:
    """A name for the content of a claim: 10 characters of base 32, 50 bits.

    With 50 bits, a million different claims meet by chance with a probability of about one in two thousand.
    """
    from hashlib import sha256

    bits = int.from_bytes(sha256(said.encode("utf-8", "surrogatepass")).digest()[:7], "big") >> _SPARE
    two = _TWO_LETTERS
    return two[bits >> 40] + two[bits >> 30 & 1023] + two[bits >> 20 & 1023] + two[bits >> 10 & 1023] + two[bits & 1023]


_SPARE: Final = 6
"""The bits of seven bytes that ten letters of five bits leave over."""

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz234567"
_TWO_LETTERS: Final = [one + other for one in _LETTERS for other in _LETTERS]
"""Ten bits as two letters of base 32."""
