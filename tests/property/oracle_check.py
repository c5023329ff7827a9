"""Whether a statement stands: section 9 of the design, by brute force."""

from __future__ import annotations

from typing import NamedTuple

from oracle import Judged, judge
from oracle_amounts import repeats, speaking
from oracle_days import order
from oracle_rows import OPEN, Claim, Range, Row, Table, meet, period, rounded, said, span, widest

from figures import Quantity


class Verdict(NamedTuple):
    """The verdict, the sources in each count, the days of which one is assumed, and the replaced claims that are quoted."""

    verdict: str
    borne_out: frozenset[str]
    excluded: frozenset[str]
    allowed: frozenset[str]
    assumed: frozenset[Range | None]
    replaced: frozenset[str]

    @property
    def counts(self) -> str:
        """As the worked cases write it: `disputed 1 1 0`."""
        return f"{self.verdict} {len(self.borne_out)} {len(self.excluded)} {len(self.allowed)}"


def check(
    rows: list[Row],
    metric: str,
    figure: str,
    *,
    vocabulary: str = "",
    profile: str = "floor",
    **scope: str,
) -> Verdict:
    """“A statement is a claim without a source. Each named source's latest claims of the same and related questions imply an
    interval for it.”"""
    day = span(scope.get("as_of", ""))
    judged = judge(rows, vocabulary, profile=profile, as_of=day)
    statement = _statement(judged.table, rows, metric, figure, scope)
    heard = [c for c in judged.latest if c.named and judged.table.relation(c.question, statement.question)]
    where: dict[str, str | None] = dict.fromkeys((c.id for c in heard), "one")
    assumed: set[Range | None] = set()
    if day:
        where = {c.id: order(c, statement) for c in heard}
    else:
        bearing = [c for c in heard if _bears(judged, c, statement, "one")]
        against = bearing or _newest(heard)
        assumed = {c.as_of or c.published for c in against}
        for c in heard:
            where[c.id] = _place(judged, c, statement, against)
    borne, excluded, heard_of = set(), set(), set()
    for c in heard:
        place = where[c.id]
        if place is None or _implied(judged, c, statement, place, c.interval) is None:
            continue
        heard_of.add(c.source)
        if _bears(judged, c, statement, place):
            borne.add(c.source)
        if _excludes(judged, c, statement, place):
            excluded.add(c.source)
    related = [c for c in judged.claims if judged.table.relation(c.question, statement.question)]
    repeated = repeats(judged, related)
    said_by, denied_by, left_open = (
        frozenset(judged.table.shown(name) for name in speaking(names, repeated))
        for names in (borne, excluded, heard_of - borne - excluded)
    )
    verdict = {
        (True, False): "supported",
        (True, True): "disputed",
        (False, True): "contradicted",
        (False, False): "unknown",
    }[bool(borne), bool(excluded)]
    replaced = frozenset(
        c.id
        for c in judged.claims
        if c.id not in judged.latest_ids and c.question == statement.question and c.interval == statement.interval
    )
    return Verdict(verdict, said_by, denied_by, left_open, frozenset(assumed), replaced)


def _statement(table: Table, rows: list[Row], metric: str, figure: str, scope: dict[str, str]) -> Claim:
    """The statement as a claim: without an event it is of the one event that there is, without a place of that event's own."""
    events = {table.words.event(row.get("event", "")) for row in rows if row.get("status", "") != "set aside"}
    row = {"metric": metric, "event": next(iter(events)) if len(events) == 1 else ""}
    row |= {name: cell for name, cell in scope.items() if cell}
    number = Quantity.parse(figure, profile=table.profile)
    return Claim(
        id="", name="", source="", named=False, via=(), question=table.question(row), placed=bool(scope.get("place")),
        wording=figure, low=number.low, high=OPEN if number.high is None else number.high, bound=number.bound.value,
        as_of=period(span(scope.get("since", "")), span(scope.get("as_of", ""))), published=None, printed=None, url="", status="reported",
    )  # fmt: skip


def _implied(judged: Judged, c: Claim, s: Claim, where: str, interval: tuple[int, int]) -> tuple[int, int] | None:
    relation = judged.table.relation(c.question, s.question) or ""
    metric = (c if relation == "whole" else s).question.metric
    if where == "floor":
        return None if relation == "whole" else (interval[0], OPEN)
    return judged.implied(*interval, relation, where, metric)


def _within(one: tuple[int, int] | None, other: tuple[int, int]) -> bool:
    return one is not None and other[0] <= one[0] and one[1] <= other[1]


def _bears(judged: Judged, c: Claim, s: Claim, where: str) -> bool:
    """“One bears it out if that interval lies within the statement's. Bears out and excludes must hold in the widest reading
    of both; but `about n` bears out n. 2,298 bears out a statement of 2,300 (its rounding)”."""
    plain = _implied(judged, c, s, where, c.interval)
    if where == "one" and c.question == s.question and s.bound == "exact":
        if c.bound == "about" and said(c)[0] == s.low:
            return True
        if c.bound == "exact" and rounded(s.low, c.low):
            return True
    return _within(plain, s.interval) and _within(_implied(judged, c, s, where, widest(c)), widest(s))


def _excludes(judged: Judged, c: Claim, s: Claim, where: str) -> bool:
    """“excludes it if the two do not meet”, in the widest reading of both too, where one may be the other rounded."""
    plain = _implied(judged, c, s, where, c.interval)
    wide = _implied(judged, c, s, where, widest(c, s))
    return plain is not None and wide is not None and not meet(plain, s.interval) and not meet(wide, widest(s, c))


def _newest(heard: list[Claim]) -> list[Claim]:
    """The claims that no other is after, of those that have a day if any has."""
    dated = [c for c in heard if c.as_of or c.published] or heard
    return [c for c in dated if not any(order(c, d) == "before" for d in dated)]


def _place(judged: Judged, c: Claim, s: Claim, against: list[Claim]) -> str:
    """“What is before all that bear it out (where none does: before the newest) is not heard if the metric is not
    cumulative, else, if lower, only sets a floor, as does a lower one without a clock with them.” A whole sets a part none."""
    orders = [order(c, d) for d in against]
    relation = judged.table.relation(c.question, s.question)
    metric = (c if relation == "whole" else s).question.metric
    if orders and all(where == "before" for where in orders) and not judged.table.cumulative(metric):
        return "before"
    if orders and c.high < s.low and all(where in ("before", None) for where in orders):
        return "floor"
    return "one"
