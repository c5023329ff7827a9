"""Every pair of claims that is asked, and what the rules find in it: plain loops within an event."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from figures.judging.clock import asked, known, screens
from figures.judging.fronts import grouped
from figures.judging.rules import EXACT, FLOOR, Pairing, Rule, asked_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from figures.judging.stands import Setting, Stand


class Pair(NamedTuple):
    """What a rule found in two claims: the higher and the lower, or the part and the whole."""

    rule: Rule
    high: Stand
    low: Stand
    pairing: Pairing


def found_pairs(stands: Iterable[Stand], setting: Setting) -> Iterator[Pair]:
    """What the rules find in all asked pairs, in no order."""
    questions = setting.questions
    for event in grouped(stands, lambda one: questions[one.q].event).values():
        groups = list(grouped(event, lambda one: one.q).values())
        for here in groups:
            yield from _within(here)
        for parts, wholes in _related(groups, setting):
            yield from _across(parts, wholes)


def _related(groups: Sequence[list[Stand]], setting: Setting) -> Iterator[tuple[list[Stand], list[Stand]]]:
    """The claims of a part beside those of its whole, of all questions of an event."""
    for place, one in enumerate(groups):
        for other in groups[place + 1 :]:
            if setting.part_of(one[0].q, other[0].q):
                yield one, other
            elif setting.part_of(other[0].q, one[0].q):
                yield other, one


def _within(here: Sequence[Stand]) -> Iterator[Pair]:
    """What is found within one question."""
    rules, own_rules = asked_of(Pairing.ACROSS), asked_of(Pairing.OWN)
    for place, one in enumerate(here):
        for other in here[place + 1 :]:
            if one.lo > other.hi or (one.lo > other.lo and _one_chain(one, other)):
                high, low = one, other
            elif other.lo > one.hi or (other.lo > one.lo and _one_chain(one, other)):
                high, low = other, one
            else:
                continue
            if high.chain != low.chain:
                if asked(high, low):
                    yield from _named(rules, high, low, Pairing.ACROSS)
            elif asked_own(high, low):
                pairing = Pairing.OWN if high.named else Pairing.ACROSS
                yield from _named(own_rules if high.named else rules, high, low, pairing)


def _one_chain(one: Stand, other: Stand) -> bool:
    """Whether a source's floors may have sunk: two of one chain, the lower number below."""
    return one.chain == other.chain and one.bound == FLOOR == other.bound


def asked_own(c: Stand, d: Stand) -> bool:
    """Whether two claims of one source (or of one description by one road) are set against each other.

    Not where a claim that replaces the one is before the other, or has no clock with it.
    """
    return not (_screened(c, d) or _screened(d, c))


def _screened(c: Stand, x: Stand) -> bool:
    return bool(c.by) and not known(c, x) and any(screens(later, x) for later in c.by)


def _across(parts: Iterable[Stand], wholes: Sequence[Stand]) -> Iterator[Pair]:
    """What is found between a part and its whole."""
    rules = asked_of(Pairing.PARTS)
    for part in parts:
        for whole in wholes:
            equal = part.lo == whole.lo and part.bound == EXACT == whole.bound
            if (part.lo > whole.hi or equal) and asked(part, whole):
                yield from _named(rules, part, whole, Pairing.PARTS)


def _named(rules: Iterable[Rule], high: Stand, low: Stand, pairing: Pairing) -> Iterator[Pair]:
    for rule in rules:
        if rule.when(high, low):
            yield Pair(rule, high, low, pairing)
