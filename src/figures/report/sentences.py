"""Every sentence a person reads about figures that differ: FIGURE by NAME for DAY, and nothing that a name could deny.

`FORMS` holds their words. A function fills each, and is handed nothing but rows: what is printed beside a name is what
that row says. `because` is the sentence of one discrepancy, to be quoted alone; `sentence` that of one figure and all
that it cannot stand beside.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from figures.judging.rules import Kind
from figures.report.forms import FORMS, Gap, amount, number, with_amount
from figures.report.said import Said, Teller, capital, cut_short, day_in_words, joined, listed, opened
from figures.words.dates import DAY
from figures.words.quantity import Bound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


MOST_BESIDE: Final = 3
"""How many figures stand beside one in a running sentence; more become a list."""

NEW: Final = "+ "
"""What stands before whatever an earlier report did not have."""

MOST_LISTED: Final = 8
"""How many figures a list holds before the rest are counted: the rows show them all."""


class Disputed(Protocol):
    """What is asked of a discrepancy, so that its sentence can be written."""

    @property
    def kind(self) -> str:
        """What its sides are to each other."""

    @property
    def a(self) -> Rows:
        """The one side."""

    @property
    def b(self) -> Rows:
        """The other side."""

    @property
    def gap(self) -> int | None:
        """How far apart they are; None where a vague word takes part."""

    @property
    def gap_bound(self) -> str:
        """`exact`, `at-least`, `about` or empty."""

    @property
    def rests_on(self) -> tuple[str, ...]:
        """What a source could object."""

    @property
    def pairs(self) -> Sequence[tuple[int, int]]:
        """Which claims were set against each other; of a `sum`, each part and the whole."""


class Rows(Protocol):
    """What is asked of one side of a discrepancy."""

    @property
    def teller(self) -> Teller:
        """What turns claims into what they said."""

    @property
    def rows(self) -> tuple[int, ...]:
        """Which claims stand on this side."""


class Meeting(NamedTuple):
    """One figure, or several with the same opponents, and all that it cannot stand beside.

    Attributes:
        kind: of the discrepancies, by its name.
        rests_on: what a source could object.
        one: the rows of the figure.
        others: the rows of each figure that it cannot stand beside.
        gaps: how far each of `others` is from `one`.
        new: whether an earlier report did not have it.
        without_later: the names of `one` that give no later figure; empty where that is not to be told.
    """

    kind: str
    rests_on: tuple[str, ...]
    one: tuple[int, ...]
    others: tuple[tuple[int, ...], ...]
    gaps: tuple[Gap, ...]
    new: bool = False
    without_later: tuple[str, ...] = ()


def because(one: Disputed) -> str:
    """The sentence of one discrepancy, to be quoted alone: who is counted, every name, day and year in it."""
    teller = one.a.teller
    told = []
    for a, b in _sides(teller, one):
        if one.kind in _ACROSS and teller.quantity(a[0]).low < teller.quantity(b[0]).low:
            a, b = b, a  # noqa: PLW2901 - the lower figure is told behind
        at = replace(teller, two_ways=frozenset((*a, *b))) if one.kind == "two-figures" else teller
        told.append(sentence(at, Meeting(one.kind, one.rests_on, a, (b,), (Gap(one.gap, one.gap_bound),))))
    words = " ".join(told)
    titled = one.kind not in ("excess", "sum", "same-number")
    return f"{capital(teller.asked(one.a.rows[0]))}. {words}" if titled else words


def _sides(teller: Teller, one: Disputed) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The rows on both sides; of kinds within one source, those of each source by themselves."""
    if one.kind not in _OF_ONE_SOURCE:
        yield one.a.rows, one.b.rows
        return
    for pairs in by_source(teller, one.kind, one.pairs):
        a, b = (tuple(sorted(set(rows))) for rows in zip(*pairs, strict=True))
        yield a, b


def by_source(teller: Teller, kind: str, pairs: Sequence[tuple[int, int]]) -> Sequence[Sequence[tuple[int, int]]]:
    """The pairs of claims that one sentence tells: of kinds within one source, those of each source by themselves."""
    if kind not in _OF_ONE_SOURCE or len(pairs) == 1:
        return (pairs,)
    held: dict[str, list[tuple[int, int]]] = {}
    for a, b in sorted(pairs):
        held.setdefault(teller.source(a), []).append((a, b))
    return tuple(held[source] for source in sorted(held))


def sentence(teller: Teller, meeting: Meeting) -> str:
    """The sentence of one figure and all that it cannot stand beside, with what it rests on."""
    at = teller.of_places if "no-place" in meeting.rests_on else teller
    words = _WRITTEN.get(meeting.kind, _plainly)(at, meeting)
    return NEW * meeting.new + ". ".join(map(opened, words.split(". ")))


def _apart(meeting: Meeting, hub: Sequence[Said] = ()) -> str:
    """How far apart; of more than two figures, how far the first lies from each of the others."""
    if len(meeting.others) > 1 and hub:
        return with_amount(amount(meeting.gaps), f": {hub[0].figure} is {{}} from the others")
    return with_amount(amount(meeting.gaps), ": {} apart")


def _plainly(teller: Teller, meeting: Meeting) -> str:
    """The figures with whom they count, who gave them and for which day: true of any kind, whatever it is about."""
    told = (*teller.said(meeting.one), *_told(teller, meeting.others))
    return f"{listed([_counted(teller, said) for said in told])}{_apart(meeting)}.{_tails(teller, meeting)}"


# ---- two sources, one day


def _same_day(teller: Teller, meeting: Meeting) -> str:
    one, others = teller.said(meeting.one), _told(teller, meeting.others)
    told = (*one, *others)
    if _nameless(teller, meeting):
        return _reports(teller, meeting) + _tails(teller, meeting)
    if "no-dates" in meeting.rests_on:
        words = FORMS["no day at all"].format(gave=_gave(told), apart=_apart(meeting, one))
    elif any(not said.as_of for said in told):
        words = FORMS["printed only"].format(gave=_printed(told), apart=_apart(meeting, one))
    elif len({said.as_of for said in told}) > 1 or any(said.place for said in told):
        words = FORMS["printed only"].format(gave=joined([said.gave for said in told]), apart=_apart(meeting, one))
    elif "coarse" in meeting.rests_on:
        both = _both(told)
        words = FORMS["a month"].format(gave=_gave(told), both=both, day=told[0].day, apart=_apart(meeting, one))
    elif len(others) > MOST_BESIDE:
        lie = with_amount(amount(meeting.gaps), " lie {} from it")
        figures = cut_short([f"{said.figure} ({said.who})" for said in others], MOST_LISTED)
        words = FORMS["same day, many"].format(day=told[0].day, gave=_gave(one), lie=lie, list=figures)
    else:
        words = FORMS["same day"].format(day=told[0].day, gave=_gave(told), apart=_apart(meeting, one))
    return words + _tails(teller, meeting)


def _told(teller: Teller, sides: Sequence[tuple[int, ...]]) -> tuple[Said, ...]:
    return tuple(said for rows in sides for said in teller.said(rows))


def _gave(told: Sequence[Said]) -> str:
    """`A gave 1 and B gave 2`; of three and more `A gave 1, B 2 and C 3`."""
    few = len(told) <= len("ab")
    clauses = [
        f"{said.who} {'gave ' if few or not place else ''}{said.figure}{said.where}" for place, said in enumerate(told)
    ]
    return listed(clauses)


def _both(told: Sequence[Said]) -> str:
    return "both" if len(told) == len("ab") else "all"


def _printed(told: Sequence[Said]) -> str:
    """Who states a day in one sentence, who does not in the next."""
    stated, others = [said for said in told if said.as_of], [said for said in told if not said.as_of]
    words = [joined([said.gave for said in stated])] if stated else []
    days = {said.published for said in others}
    if len(others) > 1 and len(days) == 1 and others[0].published:
        day = day_in_words(others[0].published, others[0].year)
        words.append(f"{_gave(others)}, {_both(others)} published {day}, the days not stated")
    elif others:
        words.append(joined([said.gave for said in others]))
    return ". ".join(words)


def _nameless(teller: Teller, meeting: Meeting) -> bool:
    """Whether the figures bear one description that is no name, so that `A gave … and A gave …` would make it one."""
    if teller.claims.named(meeting.one[0]):
        return False
    return len({teller.source(row) for rows in (meeting.one, *meeting.others) for row in rows}) == 1


def _reports(teller: Teller, meeting: Meeting) -> str:
    rows = [row for side in (meeting.one, *meeting.others) for row in side]
    when, told = _common_day(replace(teller, two_ways=frozenset(rows)).said(rows))
    figures = [f"{said.figure} ({said.aside_names if when else said.aside})" for said in told]
    apart = with_amount(amount(meeting.gaps), ", {} apart")
    words = {"when": when, "list": cut_short(figures, MOST_LISTED), "apart": apart}
    return FORMS["reports that name no source"].format(**words)


def _common_day(told: Sequence[Said]) -> tuple[str, Sequence[Said]]:
    """What to say of the day once for all of them; empty where each has its own, or a place to be told."""
    if any(said.place for said in told) or len({(said.as_of, said.published) for said in told}) > 1:
        return "", told
    return (told[0].when if told[0].as_of or not told[0].published else ""), told


# ---- one source


def _two_ways(teller: Teller, meeting: Meeting) -> str:
    rows = [row for side in (meeting.one, *meeting.others) for row in side]
    column = teller.claims.columns
    reports = {(column["via"][row], column["url"][row], column["published"][row]) for row in rows}
    when, told = _common_day(teller.said(rows))
    items = []
    for said in told:
        relays = "; ".join(sorted({relays for row in said.rows if (relays := teller.relays(row))}))
        beside = ", ".join(words for words in (relays, "" if when else said.short_day) if words)
        items.append(f"{said.figure} ({beside})" if beside else said.figure)
    words = {"name": teller.source(rows[0]), "when": when, "list": cut_short(items, MOST_LISTED)}
    words["apart"] = with_amount(amount(meeting.gaps), ", {} apart")
    if len(reports) < len(told):
        return FORMS["one source, one report"].format(number=number(len(told)), **words) + _tails(teller, meeting)
    counted = f"{capital(number(len(reports)))} reports"
    return FORMS["one source, two ways"].format(reports=counted, **words) + _tails(teller, meeting)


def _lowered(teller: Teller, meeting: Meeting) -> str:
    (before, *_), (after, *_) = teller.said(meeting.one), _told(teller, meeting.others)
    less = amount(meeting.gaps)
    if before.as_of and before.as_of == after.as_of:
        fewer = with_amount(less, ", {} fewer")
        words = FORMS["restated, lower"].format(gave=before.gave, figure=after.figure, fewer=fewer)
        return words + _tails(teller, meeting)
    then = f"{after.figure}{after.when}{after.where}"
    if {before.bound, after.bound} <= _FLOORS:
        return FORMS["a floor that sinks"].format(gave=before.gave, then=then, fewer=f"{less} fewer")
    words = FORMS["own figure lowered"].format(gave=before.gave, then=then, fewer=with_amount(less, ", {} fewer"))
    return words + _tails(teller, meeting)


# ---- a later day


def _later(teller: Teller, meeting: Meeting) -> str:
    one, others = teller.said(meeting.one), _told(teller, meeting.others)
    less, printed, several = amount(meeting.gaps), "printed" in meeting.rests_on, len(others) > 1
    figures = cut_short([said.bracketed for said in others], MOST_LISTED)
    gave = joined([said.gave for said in one])
    if teller.quantity(meeting.one[0]).low < teller.quantity(meeting.others[0][0]).low:
        earlier = "published earlier" if printed else "for earlier days" if several else "for an earlier day"
        below = f"{less} below".strip() + f" {'figures' if several else 'the figure'} {earlier}"
        return FORMS["the low one is the odd one"].format(gave=gave, below=below, list=figures) + _tails(
            teller, meeting
        )
    later = "published later" if printed else "for later days" if several else "for a later day"
    lower = f"{'are' if several else 'is'} lower{with_amount(less, ' by {}')}"
    subject = f"{'Figures' if several else 'The figure'} {later}"
    words = FORMS["later day"].format(gave=gave, figures=subject, lower=lower, list=figures)
    if meeting.without_later:
        words += " " + FORMS["no later figure"].format(names=" or ".join(meeting.without_later))
    return words + _tails(teller, meeting)


# ---- parts and wholes


def _excess(teller: Teller, meeting: Meeting) -> str:
    parts = listed([_counted(teller, said) for said in teller.said(meeting.one)])
    wholes = cut_short([_counted(teller, said) for said in _told(teller, meeting.others)], MOST_LISTED)
    more = f"{amount(meeting.gaps)} more".strip()
    return FORMS["part over whole"].format(part=parts, more=more, list=wholes) + _tails(teller, meeting)


def _counted(teller: Teller, said: Said) -> str:
    """`200 police beheaded (Police, 6 Jan)`."""
    return f"{said.figure} {teller.what(said.rows[0])} ({said.aside})"


def _sum(teller: Teller, meeting: Meeting) -> str:
    claims = teller.claims
    whole = _told(teller, meeting.others)[0]
    # of a side of parts, those of the whole's own question are its total of an earlier day
    question = claims.question(whole.rows[0])
    till = teller.said([row for row in meeting.one if claims.question(row) == question])
    parts = [teller.said([row])[0] for row in meeting.one]
    exact = all(said.bound is Bound.EXACT for said in (*parts, whole))
    words = {"name": whole.who, "apart": _apart(meeting)}
    if till:
        between = next(said for said in parts if claims.question(said.rows[0]) != question)
        difference = teller.quantity(whole.rows[0]).low - teller.quantity(till[0].rows[0]).low
        words |= {"till": f"{till[0].figure}{till[0].when}", "total": f"{whole.figure}{whole.when}"}
        words |= {"sum": f"{difference:,}", "between": between.figure}
        form = (
            FORMS["sum over days"]
            if exact and difference >= 0
            else FORMS["sum over days"].replace(", a difference of {sum},", "")
        )
        return form.format(**words) + _tails(teller, meeting)
    told = listed([f"{said.figure} {teller.what(said.rows[0])}" for said in parts])
    words |= {"parts": told, "when": whole.when, "whole": f"{whole.figure} {teller.what(whole.rows[0])}"}
    words["sum"] = f"{sum(teller.quantity(said.rows[0]).low for said in parts):,}"
    form = FORMS["sum"] if exact else FORMS["sum"].replace(", {sum} together", "")
    return form.format(**words) + _tails(teller, meeting)


def _same_number(teller: Teller, meeting: Meeting) -> str:
    (other, *_), (one, *_) = teller.said(meeting.one), _told(teller, meeting.others)  # the whole is told first
    given = [f"{teller.what(said.rows[0])} ({said.aside})" for said in (one, other)]
    return FORMS["same number, other people"].format(figure=one.figure, one=given[0], other=given[1])


def _no_clock(teller: Teller, meeting: Meeting) -> str:
    told = (*teller.said(meeting.one), *_told(teller, meeting.others))
    one, *others = sorted(told, key=lambda said: (said.as_of is not None, said.published is not None))
    return FORMS["no common clock"].format(one=one.gave, other="; ".join(said.gave for said in others))


# ---- what it rests on


def _tails(teller: Teller, meeting: Meeting) -> str:
    """What is told after a sentence: how words were read, and what a missing day leaves open."""
    return "".join(f" {words}" for words in (*_days_open(teller, meeting), *_readings(teller, meeting)) if words)


def _days_open(teller: Teller, meeting: Meeting) -> tuple[str, ...]:
    """What the days leave open: another day, another hour, an earlier or a later count."""
    quantity, sides = teller.quantity, (meeting.one, *meeting.others)
    if "printed" in meeting.rests_on:
        one = quantity(meeting.one[0]).low
        over = [quantity(rows[0]).low for rows in meeting.others]
        told = [said for rows in sides for said in teller.said(rows)]
        unstated = [(said, quantity(said.rows[0]).low) for said in told if not said.as_of]
        against = [(number, over if said.rows[0] in meeting.one else [one]) for said, number in unstated]
        later = any(number > other for number, others in against for other in others)
        earlier = any(number < other for number, others in against for other in others)
        if later and earlier:
            return ("They may be counts of different days.",)
        if len(unstated) > 1:
            return (f"They may be {'later' if later else 'earlier'} counts.",)
        it = "It" if meeting.kind == Kind.CONTRADICTION else unstated[0][0].figure
        return (f"{it} may be {'a later' if later else 'an earlier'} count.",) if unstated else ()
    if "coarse" in meeting.rests_on:
        days = [teller.days(row)[0] for rows in sides for row in rows]
        hours = all(day is not None and day.last - day.first < DAY for day in days)
        return (f"The {'hours' if hours else 'days'} may differ.",)
    return ()


def _readings(teller: Teller, meeting: Meeting) -> list[str]:
    """How a vague word, a hedge or a round number was read, where that decides."""
    all_told = (*teller.said(meeting.one), *_told(teller, meeting.others))
    vague = Bound.VAGUE in [said.bound for said in all_told]
    if not vague and "reading" not in meeting.rests_on:
        return []
    told = {said.figure: teller.quantity(said.rows[0]) for said in teller.in_order(all_told)}
    if vague:
        return [
            FORMS["vague word"].format(figure=words, low=f"{quantity.low:,}")
            for words, quantity in told.items()
            if quantity.bound is Bound.VAGUE
        ]
    soft = {words: quantity for words, quantity in told.items() if quantity.bound in _HEDGED}
    if not soft:
        by_zeros = sorted(told, key=lambda words: len(words) - len(words.rstrip("0")))
        return [FORMS["rounded"].format(round=by_zeros[-1], exact=by_zeros[0])]
    both = "it leaves room for both figures" if len(told) == len("ab") else "it leaves room for them"
    return [
        FORMS["loose word"].format(figure=words, low=f"{quantity.low:,}", high=f"{quantity.high:,}", both=both)
        for words, quantity in soft.items()
    ]


_FLOORS: Final = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})
_HEDGED: Final = frozenset({Bound.ABOUT, Bound.NEARLY})
_OF_ONE_SOURCE: Final = frozenset({Kind.TWO_FIGURES, Kind.REVISION})
_ACROSS: Final = frozenset({Kind.CONTRADICTION, Kind.TWO_FIGURES})

_WRITTEN: Final[dict[str, Callable[[Teller, Meeting], str]]] = {
    Kind.CONTRADICTION: _same_day,
    Kind.TWO_FIGURES: _two_ways,
    Kind.REVISION: _lowered,
    Kind.LOWER_LATER: _later,
    Kind.EXCESS: _excess,
    Kind.SUM: _sum,
    Kind.SAME_NUMBER: _same_number,
    Kind.UNDATED: _no_clock,
}
"""The sentence of each kind; any other is told plainly."""
