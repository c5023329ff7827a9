"""Which named sources merely repeat others, and which are a voice of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping


class Saying(NamedTuple):
    """What is asked of one claim: the named source, its relays, the figure's interval, whether the claim is latest."""

    source: str
    via: tuple[str, ...]
    interval: tuple[int, int | None]
    latest: bool


def repeated(sayings: Iterable[Saying], includes: Mapping[str, Collection[str]]) -> dict[str, frozenset[str]]:
    """Which named source repeats which others, of those that speak here.

    A relay repeats the sources that it carried if every latest figure of its own is one that it carried; an umbrella
    repeats its members. Sources that repeat nobody are left out.

    >>> said = [Saying("Ministry", ("The Insider",), (748, 748), True), Saying("The Insider", (), (748, 748), True)]
    >>> repeated(said, {})
    {'The Insider': frozenset({'Ministry'})}
    """
    held = set(sayings)
    names = {one.source for one in held}
    own: dict[str, set[tuple[int, int | None]]] = {}
    for one in held:
        if one.latest:
            own.setdefault(one.source, set()).add(one.interval)
    carried: dict[str, dict[tuple[int, int | None], set[str]]] = {}
    for one in held:
        for relay in names.intersection(one.via) - {one.source}:
            if one.interval in own.get(relay, ()):
                carried.setdefault(relay, {}).setdefault(one.interval, set()).add(one.source)
    found: dict[str, frozenset[str]] = {}
    for name in sorted(names):
        members = names.intersection(includes.get(name, ())) - {name}
        told = carried.get(name, {})
        if told and len(told) == len(own[name]):
            members = members.union(*told.values())
        if members:
            found[name] = frozenset(members)
    return found


def voices(names: Collection[str], repeats: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    """Those of the names that repeat nobody else here, in alphabetical order; round a circle the first is the voice.

    >>> voices({"TASS", "Interfax", "Hospital"}, {"TASS": {"Interfax"}, "Interfax": {"TASS"}})
    ('Hospital', 'Interfax')
    """
    far = {name: _reached(name, names, repeats) for name in names}
    return tuple(
        name for name in sorted(names) if name == min(far[name]) and all(name in far[other] for other in far[name])
    )


def _reached(name: str, names: Collection[str], repeats: Mapping[str, Collection[str]]) -> set[str]:
    """The name itself, and whom it repeats, directly or through others."""
    seen, todo = {name}, [name]
    while todo:
        new = {other for other in repeats.get(todo.pop(), ()) if other in names} - seen
        seen |= new
        todo.extend(new)
    return seen
