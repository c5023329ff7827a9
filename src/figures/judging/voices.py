"""Which sources repeat which others, and which are independent voices."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from figures.claims.table import Claims


def relayed(claims: Collection[tuple[str, tuple[str, ...]]]) -> dict[str, frozenset[str]]:
    """Which other sources each source repeats, from pairs of a source and the chain that carried its figure.

    Each relay repeats the source and every relay before it; a relay that never speaks in its own name is left out.
    Where two sources relay each other, directly or round a circle, the one that comes first in the alphabet counts as
    the origin, so that a circle still holds one voice.

    >>> relayed([("Ministry", ("The Insider", "Newsweek")), ("Newsweek", ())])
    {'Newsweek': frozenset({'Ministry'})}
    """
    speakers = {source for source, _ in claims}
    heard: dict[str, set[str]] = {}
    for source, chain in set(claims):
        for place, relay in enumerate(chain):
            if relay in speakers:
                heard.setdefault(relay, set()).update(speakers.intersection((source, *chain[:place])) - {relay})
    return {relay: frozenset(names) for relay, names in _without_circles(heard).items() if names}


def heard(claims: Claims, rows: Iterable[int]) -> Mapping[str, frozenset[str]]:
    """Which sources of these rows repeat which others; retracted claims still tell who relays whom."""
    source, via = claims.columns["source"], claims.columns["via"]
    pairs = {(source.codes[row], via.codes[row]) for row in rows}
    spoken = [(source.values[one], via.values[chain]) for one, chain in pairs]
    return relayed(spoken) if any(chain for _, chain in spoken) else {}


def _without_circles(heard: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """The same relation with each edge left out that closes a circle, in one walk from the end of the alphabet."""
    kept: dict[str, set[str]] = {relay: set() for relay in heard}
    finished: set[str] = set()
    for start in sorted(heard, reverse=True):
        if start in finished:
            continue
        trail = {start: iter(sorted(heard[start], reverse=True))}  # the way from `start` to where the walk stands
        while trail:
            relay, unheard = next(reversed(trail.items()))
            source = next(unheard, None)
            if source is None:
                finished.add(relay)
                del trail[relay]
            elif source not in trail:
                kept[relay].add(source)
                if source in heard and source not in finished:
                    trail[source] = iter(sorted(heard[source], reverse=True))
    return kept


def origins(sources: Collection[str], heard: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Those of the sources that relay none of the others: the independent voices among them.

    Two sources are independent unless one relays the other: `X, citing Y` is Y's voice.

    >>> sorted(origins({"Ministry", "Newsweek", "AFP"}, {"Newsweek": frozenset({"Ministry"})}))
    ['AFP', 'Ministry']
    """
    if not heard:
        return frozenset(sources)
    among = frozenset(sources)
    return frozenset(source for source in among if heard.get(source, frozenset()).isdisjoint(among))
