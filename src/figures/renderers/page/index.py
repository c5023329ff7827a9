"""Where things stand on the page: each claim's number and anchor, and the discrepancies it takes part in."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final

from figures.renderers.page.markup import Markup, element, hidden, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from figures.report.model import Discrepancy, Position, Report

MOST_CARDS: Final = 1_000
"""The most discrepancies that a page tells; the rest are counted, and the CSV and JSON formats hold them."""

FEWEST_CARDS: Final = 60
"""How many discrepancies are always told. Beyond, a page has half as many of them as claims, to stay small to send."""

MOST_DRAWN: Final = 24
"""The most discrepancies that are drawn with both their sides; the next ones are told in a sentence each."""

MOST_LINKS: Final = 8
"""How many claims or names stand in one line before the rest are counted."""

_ANCHOR: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.")
_LONGEST_ANCHOR: Final = 64
_LONGEST_WORDS: Final = 40


class Index:
    """The page's own order: claims numbered from 1 as the report lays them out, discrepancies cut to what fits.

    Attributes:
        shown: the discrepancies that the page tells, in the order of the report.
        drawn: those of them that are drawn with both their sides.
        left_out: how many it does not.
    """

    def __init__(self, report: Report) -> None:
        self._row_ids = {row: report.among.id(row) for row in report.rows}
        self._numbers: dict[str, int] = {}
        for number, claim in enumerate(report.claims, 1):
            self._numbers.setdefault(claim.id, number)
        room = min(MOST_CARDS, max(FEWEST_CARDS, len(report.rows) // 2))
        self.shown = _weightiest(report.discrepancies, room)
        self.drawn = frozenset(one.id for one in _weightiest(self.shown, MOST_DRAWN))
        self.left_out = len(report.discrepancies) - len(self.shown)
        self._opposed: dict[str, list[tuple[Discrepancy, Position]]] = {}
        for one in self.shown:
            for ours, theirs in ((one.a, one.b), (one.b, one.a)):
                for row in ours.rows:
                    self._opposed.setdefault(self._row_ids[row], []).append((one, theirs))

    def number(self, claim_id: str) -> int:
        """The claim's number on the page."""
        return self._numbers[claim_id]

    def clashes(self, claim_ids: Iterable[str]) -> tuple[Discrepancy, ...]:
        """The discrepancies in which one of these claims takes part, each once."""
        found = (one for claim_id in claim_ids for one, _ in self.opposed(claim_id))
        return tuple({one.id: one for one in found}.values())

    def opposed(self, claim_id: str) -> Sequence[tuple[Discrepancy, Position]]:
        """The discrepancies of one claim, each with its other side."""
        return self._opposed.get(claim_id, ())

    def claim_link(self, claim_id: str) -> Markup:
        """`No. 3`, leading to the claim's row."""
        return element("a", Markup(f"No.&nbsp;{self.number(claim_id)}"), href=f"#{anchor(claim_id)}")

    def claim_links(self, position: Position) -> Markup:
        """The claims of one side, as links to their rows."""
        ids = sorted({self._row_ids[row] for row in position.rows}, key=self.number)
        links: list[Markup | None] = [self.claim_link(one) for one in ids[:MOST_LINKS]]
        more = len(ids) - MOST_LINKS
        return joined([*links, Markup(f"and {more:,} more") if more > 0 else None], ", ")


def _weightiest(found: Sequence[Discrepancy], room: int) -> tuple[Discrepancy, ...]:
    """As many as there is room for: those with most independent sources on the weaker side, then the largest ratio."""
    if len(found) <= room:
        return tuple(found)

    def weight(place: int) -> tuple[float, ...]:
        one = found[place]
        endless = float("inf")
        return (-min(one.a.origins, one.b.origins), -(endless if one.ratio is None else one.ratio), place)

    return tuple(found[place] for place in sorted(sorted(range(len(found)), key=weight)[:room]))


def anchor(claim_id: str) -> str:
    """The fragment that names a claim's row: its id where that is plain, else a digest of it.

    >>> anchor("aaj7fc7rn5")
    'c-aaj7fc7rn5'
    """
    if len(claim_id) <= _LONGEST_ANCHOR and _ANCHOR.issuperset(claim_id):
        return f"c-{claim_id}"
    return f"c--{sha256(claim_id.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def clash_anchor(one: Discrepancy) -> str:
    """The fragment that names a discrepancy: it survives reordering."""
    return f"d-{one.id}"


def clash_kinds(clashes: Sequence[Discrepancy]) -> Markup:
    """The kinds of these discrepancies with their numbers, each a link to the first of its kind."""
    kinds: dict[str, list[Discrepancy]] = {}
    for one in clashes:
        kinds.setdefault(one.kind.value, []).append(one)
    links = [_clash_link(its[0], f"{kind} ×{len(its)}" if len(its) > 1 else kind) for kind, its in kinds.items()]
    return joined(links, " ")


def clash_links(opposed: Sequence[tuple[Discrepancy, Position]], most: int = 3) -> list[Markup]:
    """Discrepancies one by one, each with the figure on its other side; beyond `most` counted."""
    links = []
    for one, other in opposed[:most]:
        words = other.figures[0]
        cut = words if len(words) <= _LONGEST_WORDS else f"{words[:_LONGEST_WORDS]}…"
        links.append(_clash_link(one, f"{one.kind.value}: {cut}"))
    more = len(opposed) - most
    return [*links, Markup(f"and {more:,} more")] if more > 0 else links


def _clash_link(one: Discrepancy, words: str) -> Markup:
    sign = element("span", "≠ ", aria_hidden="true")
    return element("a", sign, words, class_="clash-link", href=f"#{clash_anchor(one)}")


def names(those: Sequence[str], most: int = MOST_LINKS) -> Markup:
    """Names as a sentence takes them, beyond so many counted: `A, B and 3 more`."""
    parts = [element("bdi", one) for one in those[:most]]
    if len(those) > most:
        parts.append(Markup(f"{len(those) - most:,} more"))
    return Markup(f"{', '.join(parts[:-1])} and {parts[-1]}") if len(parts) > 1 else joined(parts)


def all_names(those: Sequence[str]) -> Markup:
    """The same, but what is beyond can be unfolded."""
    if len(those) <= MOST_LINKS:
        return names(those)
    rest = joined([element("bdi", one) for one in those], ", ")
    return element("details", element("summary", names(those, 3)), element("p", rest), class_="names")


def plural(number: int, noun: str, many: str = "") -> str:
    """A number with its noun.

    >>> plural(1, "discrepancy", "discrepancies"), plural(1200, "claim")
    ('1 discrepancy', '1,200 claims')
    """
    return f"{number:,} {noun if number == 1 else many or noun + 's'}"


def chain(source: str, via: Sequence[str]) -> Markup:
    """Who says it and who relayed it, link by link, nearest to the source first."""
    links = [element("li", element("bdi", source), class_="origin")]
    links += [element("li", hidden("relayed by "), element("bdi", relay)) for relay in via]
    return element("ol", *links, class_="chain")
