"""What a wording says: the numbers that it allows, whom and what it counts, and what else it tells."""

from __future__ import annotations

from typing import NamedTuple


class Allowed(NamedTuple):
    """The numbers from `low` to `high` (None: open) that a wording allows, and the bound that it makes of them."""

    low: int
    high: int | None
    bound: str


class Aside(NamedTuple):
    """What a wording tells beside its number.

    Attributes:
        kind: `part` (some of those counted: including five police), `without` (who is left out), `source` (who says
            so), `mark` (a footnote mark of the page that it was copied from), or `unknown` (words before the noun that
            no table knows, taken to say which people).
        text: the words, as they stand.
        nouns: of a part, the populations that it counts, by their canonical names.
    """

    kind: str
    text: str
    nouns: tuple[str, ...] = ()


class Said(NamedTuple):
    """What a wording says: the numbers it allows, whom it counts, what happened to them, and what else it tells."""

    allowed: Allowed
    noun: str
    metric: str
    asides: tuple[Aside, ...]
