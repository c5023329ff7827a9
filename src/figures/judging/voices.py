"""Which named sources merely repeat others, and which are a voice of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Mapping


class Saying(NamedTuple):
    """What is asked of one claim of a named source.

    Attributes:
        source: who says it.
        via: who relays it.
        figure: what is the same of two claims that give one figure for one question.
        latest: whether its source has not replaced it.
    """

    source: str
    via: tuple[str, ...]
    figure: Hashable
    latest: bool


def repeated(sayings: Iterable[Saying], includes: Mapping[str, Collection[str]]) -> dict[str, frozenset[str]]:
    """Which named source repeats which others, of those that speak here.

    A relay repeats the sources that it carried if every latest figure of its own is one that it carried; an umbrella
    repeats its members. Sources that repeat nobody are left out.

    >>> said = [Saying("Ministry", ("The Insider",), 748, True), Saying("The Insider", (), 748, True)]
    >>> repeated(said, {})
    {'The Insider': frozenset({'Ministry'})}
    """
    held = set(sayings)
    names = {one.source for one in held}
    own: dict[str, set[Hashable]] = {}
    for one in held:
        if one.latest:
            own.setdefault(one.source, set()).add(one.figure)
    carried: dict[str, dict[Hashable, set[str]]] = {}
    for one in held:
        for relay in names.intersection(one.via) - {one.source}:
            if one.figure in own.get(relay, ()):
                carried.setdefault(relay, {}).setdefault(one.figure, set()).add(one.source)
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
    if not repeats:
        return tuple(sorted(names))
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
