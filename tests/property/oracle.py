"""What a set of claims amounts to, by brute force: sections 5 to 8 of the design, each function quoting what it is.

`judge(rows, vocabulary)` takes rows as plain dicts of text cells. Nothing is shared with the program but the reading of
wordings and dates and the tables of its vocabulary; every pair of claims is asked every question, with no thought of speed.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from oracle_amounts import amount
from oracle_days import (
    BOUNDS,
    RESTS,
    Found,
    below,
    clock,
    earlier,
    echoes,
    floors_sink,
    lower,
    order,
    same_desk,
    same_series,
)
from oracle_rows import DAY, OPEN, Claim, Range, Row, Table, meet, said, widest
from oracle_sums import sums


class Judged:
    """All that sections 5 to 8 say of a table; claims by their place in `claims`."""

    def __init__(self, table: Table, claims: list[Claim]) -> None:
        self.table = table
        self.echo_of = self._echoes(claims)
        struck = self._struck(claims)
        claims = [self._standing(claims, at) for at in range(len(claims))]
        keep = [
            at
            for at, claim in enumerate(claims)
            if at not in struck and claim.bound != "unknown" and claim.status == "reported"
        ]
        self.struck = {claims[at].id for at in struck}
        self.echoing = {claims[at].id: claims[to].id for at, to in self.echo_of.items()}
        self.claims = [claims[at] for at in keep]
        self.echo = {claim.id for claim in self.claims if claim.id in self.echoing}
        self.replacers = {c.id: [d for d in self.claims if self.replaces(d, c)] for c in self.claims}
        self.latest = [c for c in self.claims if not self.replacers[c.id]]
        self.latest_ids = {c.id for c in self.latest}
        self.later = {
            c.id: self.replacers[c.id]
            or [d for d in self.claims if not c.named and same_desk(c, d) and order(d, c) == "after"]
            for c in self.claims
        }
        self.older = self._older()
        self.undated: set[frozenset[str]] = set()
        self.found = self._rows()
        self.amounts = {question: amount(self, question) for question in {c.question for c in self.claims}}

    # ── Echo, struck out, replaced, latest, known, older (5) ──

    def _echoes(self, claims: list[Claim]) -> dict[int, int]:
        """“of several, the latest. An echo stands where its original stands.”"""
        found = {}
        for at, c in enumerate(claims):
            originals = [to for to, o in enumerate(claims) if to != at and echoes(c, o)]
            if originals:
                found[at] = max(
                    originals, key=lambda to: ((claims[to].as_of or (0, 0))[::-1], (claims[to].printed or (0, 0))[::-1])
                )
        return found

    def _struck(self, claims: list[Claim]) -> set[int]:
        """“`retracted`: struck out, takes no part, nor does a copy (same source, question, figure) with the same `as_of`, or
        like it without one; a copy without `as_of` goes with the claim that it echoes, struck out or not.”"""
        retracted = [claim for claim in claims if claim.status == "retracted"]
        struck = {
            at
            for at, c in enumerate(claims)
            if c.status == "retracted"
            or any(same_series(c, r) and c.interval == r.interval and c.as_of == r.as_of for r in retracted)
        }
        for at, to in self.echo_of.items():
            if not claims[at].as_of and claims[at].status != "retracted":
                struck = struck | {at} if to in struck else struck - {at}
        return struck

    def _standing(self, claims: list[Claim], at: int) -> Claim:
        """“An echo stands where its original stands, on both its days; its own day of printing is only told.”"""
        root = at
        while root in self.echo_of:
            root = self.echo_of[root]
        return replace(claims[at], as_of=claims[root].as_of, published=claims[root].published)

    def restates(self, d: Claim, c: Claim) -> bool:
        """“if both state the same `as_of` and d was published later, without a relay or by one that had printed c's figure:
        a restatement”; an echo “replaces nothing”."""
        if d.id in self.echo or not same_series(c, d) or not c.as_of or c.as_of != d.as_of:
            return False
        if not earlier(c.published, d.published):
            return False
        printed = [
            p
            for p in self.claims
            if same_series(p, c) and p.interval == c.interval and p.as_of == c.as_of and set(p.via) & set(d.via)
        ]
        return not d.via or any(earlier(p.printed, d.printed) for p in printed)

    def replaces(self, d: Claim, c: Claim) -> bool:
        """“A source's own claims have one day each: `as_of`, else `published`. Of one named source and question, d replaces
        c if its day is after c's, unless d lies entirely below c, the metric is cumulative, and either one of them does
        not state `as_of` or d was published before c (then both stay, unless an earlier one of the source lies entirely
        above c); or if” it restates c."""
        if d.id in self.echo or not same_series(c, d):
            return False
        if self.restates(d, c):
            return True
        if not earlier(c.as_of or c.published, d.as_of or d.published):
            return False
        unsure = not (c.as_of and d.as_of) or earlier(d.published, c.published)
        if not (below(d, c) and self.table.cumulative(c.question.metric) and unsure):
            return True
        return any(
            same_series(e, c) and below(c, e) and earlier(e.as_of or e.published, c.as_of or c.published)
            for e in self.claims
        )

    def known(self, c: Claim, x: Claim) -> bool:
        """“On the day of a claim x, c is known unless a claim that replaces it (of a description: a later one of the same
        description, via and question) is not after x.”"""
        return all(order(d, x) == "after" for d in self.later[c.id])

    def _older(self) -> dict[str, set[str]]:
        """“A latest claim of a cumulative metric is older if a latest claim of another named source for the same question
        is after it and entirely above it (a vague word is above nothing).” With all the claims above it."""
        found = {}
        for c in self.latest:
            above = {
                d.id
                for d in self.latest
                if d.named and d.source != c.source and d.question == c.question and d.bound != "vague"
                and order(d, c) == "after" and below(c, d)
            }  # fmt: skip
            if above and self.table.cumulative(c.question.metric):
                found[c.id] = above
        return found

    # ── One rule (6) ──

    def asked(self, c: Claim, d: Claim) -> bool:
        """“Asked are pairs of one source (or description and via) and question, unless a claim that replaces the one is
        before the other or has no clock with it; and all other pairs, if both are known on the later's day (of one day,
        or without a clock, each on the other's).”"""
        if same_desk(c, d):
            return all(
                order(r, other) in ("one", "after") for one, other in ((c, d), (d, c)) for r in self.later[one.id]
            )
        where = order(c, d)
        if where in ("before", "after"):
            later = d if where == "before" else c
            return self.known(c, later) and self.known(d, later)
        return self.known(c, d) and self.known(d, c)

    def implied(self, low: int, high: int, relation: str, where: str, metric: str) -> tuple[int, int] | None:
        """“a low end is carried on to later days and to wholes, a high end back to earlier days and to parts”; None where it
        implies nothing. The metric is the wider scope's: “on different days only if the metric is cumulative”."""
        if where != "one" and not self.table.cumulative(metric):
            return None
        floor, itself, ceiling = (low, OPEN), (low, high), (0, high)
        rows: dict[str, dict[str, tuple[int, int] | None]] = {
            "same": {"before": floor, "one": itself, "after": ceiling},
            "part": {"before": floor, "one": floor, "after": None},
            "whole": {"before": None, "one": ceiling, "after": ceiling},
        }
        return rows[relation][where]

    def apart(self, c: Claim, d: Claim, where: str, *, wide: bool = False) -> bool:
        """“Two claims conflict if what the one implies for the other's question and day, and the other's interval, have no
        number in common”; in the widest reading, if asked for."""
        relation = self.table.relation(c.question, d.question)
        if relation is None:
            return False
        metric = (c if relation == "whole" else d).question.metric
        one, other = (widest(c, d), widest(d, c)) if wide else (c.interval, d.interval)
        carried = self.implied(*one, relation, where, metric)
        return carried is not None and not meet(carried, other)

    # ── Kinds (7) ──

    def kind(self, c: Claim, d: Claim) -> tuple[str, Claim, Claim] | None:
        """The kind of an asked pair with its sides, or None; “undated” for what “would conflict if of one day, but there is
        no clock”."""
        relation, where = self.table.relation(c.question, d.question), order(c, d)
        if relation is None:
            return None
        if where == "after":
            c, d, where = d, c, "before"
        if where is None and self.apart(c, d, "one"):
            return "undated", c, d
        if self._restatement(c, d) or self._restatement(d, c):
            return None
        conflict = where is not None and self.apart(c, d, where)
        low, high = (c, d) if c.high < d.low else (d, c)
        lowered = self._revision(c, d, conflict=conflict) or self._revision(d, c, conflict=conflict)
        if lowered:
            return "revision", *lowered
        if conflict and relation == "same":
            if where == "before":
                return "lower-later", c, d
            return "two-figures" if same_series(c, d) else "contradiction", low, high
        if conflict:
            return "excess", *((c, d) if self.table.relation(c.question, d.question) == "part" else (d, c))
        return self._same_number(c, d)

    def _restatement(self, c: Claim, d: Claim) -> bool:
        """“A pair of which one restates the other upward, or of one source where the earlier day's figure was published
        after a lower later day's, is a `restatement`”; here d is what restates, or c the earlier day's."""
        if self.restates(d, c) and lower(c, d):
            return True
        day_c, day_d = c.as_of or c.published, d.as_of or d.published
        return same_series(c, d) and earlier(day_c, day_d) and earlier(d.published, c.published) and lower(d, c)

    def _revision(self, c: Claim, d: Claim, *, conflict: bool) -> tuple[Claim, Claim] | None:
        """“one named source and question: the same `as_of` restated lower; or, cumulative and both `as_of`, conflict and
        the later lower, or a floor whose number sinks”: the earlier and the later."""
        if not same_series(c, d):
            return None
        later = bool(c.as_of and d.as_of and self.table.cumulative(c.question.metric) and order(c, d) == "before")
        restated = self.restates(d, c) and lower(d, c)
        return (c, d) if restated or (later and (conflict or floors_sink(c, d))) else None

    def _same_number(self, c: Claim, d: Claim) -> tuple[str, Claim, Claim] | None:
        """“no conflict; two reports (source, via, published, url not all equal), event, metric, since, basis the same,
        population or place part and whole: one exact number of three significant digits or more (748, not 1,200)”."""
        alike = [claim.question._replace(population="", place=()) for claim in (c, d)]
        reports = [(claim.source, claim.via, claim.printed, claim.url) for claim in (c, d)]
        telling = c.bound == d.bound == "exact" and c.low == d.low and len(str(c.low).rstrip("0")) >= 3
        relation = self.table.relation(c.question, d.question)
        if relation == "same" or alike[0] != alike[1] or reports[0] == reports[1] or not telling:
            return None
        return "same-number", *((c, d) if relation == "part" else (d, c))

    def rests(self, kind: str, c: Claim, d: Claim) -> tuple[str, ...]:
        """What a judgement of a pair rests on; of `same-number` no day and no reading decides anything."""
        found = {"no-place"} if c.placed != d.placed else set()
        where, by = clock(c, d)
        days = (c.as_of, d.as_of) if by == "as_of" else (c.published or c.as_of, d.published or d.as_of)
        if kind == "same-number" or where is None:
            return tuple(rest for rest in RESTS if rest in found)
        low, high = (c, d) if c.high < d.low else (d, c)
        if by == "printed" and not self._excused_by_nothing(low, high):
            found.add("printed")
        if by == "nothing":
            found.add("no-dates")
        if where == "one" and days[0] and days[1] and (days[0] != days[1] or days[0][1] - days[0][0] >= DAY):
            found.add("coarse")
        if (c.high < d.low or d.high < c.low) and not self.apart(c, d, where, wide=True):
            found.add("reading")
        return tuple(rest for rest in RESTS if rest in found)

    def _excused_by_nothing(self, low: Claim, high: Claim) -> bool:
        """“not if the lower figure states `as_of` and the higher one's latest possible day is not after it”: of a month the
        lower figure may count to its first day, of a day to any minute."""
        latest = high.as_of or high.published
        if not low.as_of or not latest:
            return False
        return latest[1] <= min(low.as_of[1], low.as_of[0] + DAY - 1)

    def current(self, kind: str, a: Claim, b: Claim) -> bool:
        """“in one of its pairs both claims are latest: their sources stand by them (in `revision`, and in `lower-later` of
        one source: on the later side)”."""
        if kind == "revision" or (kind == "lower-later" and same_series(a, b)):
            return b.id in self.latest_ids
        return a.id in self.latest_ids and b.id in self.latest_ids

    def position(self, c: Claim) -> tuple[object, ...]:
        """“the claims of one question, interval and day (`as_of`, or `published` where none is stated: two positions)”."""
        return c.question, c.interval, c.as_of, None if c.as_of else c.published

    def _rows(self) -> list[Found]:
        """“One row for each pair of positions, kind and `rests_on`, with the claims of its asked pairs; of several gaps the
        plainest.”"""
        rows: dict[tuple[str, tuple[str, ...], object, object], list[tuple[Claim, Claim]]] = {}
        for c, d in combinations(self.claims, 2):
            judged = self.kind(c, d) if self.asked(c, d) else None
            if judged is None:
                continue
            kind, a, b = judged
            if kind == "undated":
                self.undated.add(frozenset((c.id, d.id)))
            else:
                key = (kind, self.rests(kind, a, b), self.position(a), self.position(b))
                rows.setdefault(key, []).append((a, b))
        found = []
        for (kind, rests, *_), pairs in rows.items():
            number, bound, ratio = min((gap(kind, a, b) for a, b in pairs), key=lambda g: (BOUNDS.index(g[1]), g[0]))
            found.append(
                Found(
                    kind,
                    frozenset(a.id for a, _ in pairs),
                    frozenset(b.id for _, b in pairs),
                    rests,
                    number,
                    bound,
                    ratio,
                    any(self.current(kind, a, b) for a, b in pairs),
                )
            )
        return found + sums(self)


def gap(kind: str, a: Claim, b: Claim) -> tuple[int | None, str, float | None]:
    """“from numbers that were said (`more than n` as n + 1; a range gives `at-least`): `gap_bound` is `exact` (252),
    `at-least` (a floor or ceiling takes part), `about`; empty with a vague word. Ratio only from 1.1 up”; a floor that
    sinks: “gap 18, exact”."""
    if kind == "same-number":
        return None, "", None
    if floors_sink(a, b):
        return a.low - b.low, "exact", _ratio(b.low, a.low)
    low, high = (a, b) if a.high < b.low else (b, a)
    top, bottom = said(low)[1], said(high)[0]
    if top is None or bottom is None or "vague" in (a.bound, b.bound):
        return None, "", None
    bounds = {a.bound, b.bound}
    bound = "about" if bounds & {"about", "nearly"} else "exact" if bounds == {"exact"} else "at-least"
    return bottom - top, bound, _ratio(top, bottom)


def _ratio(low: int, high: int) -> float | None:
    return high / low if low and high / low >= 1.1 else None


def judge(rows: list[Row], vocabulary: str = "", *, profile: str = "floor", as_of: Range | None = None) -> Judged:
    """What a table amounts to. “`--as-of D`: counts up to D, whenever printed (claims without `as_of` by their
    `published`; those without any day are counted out loud).”"""
    table = Table(rows, vocabulary, profile)
    claims = table.claims
    if as_of:
        days = [claim.as_of or claim.published for claim in claims]
        claims = [claim for claim, day in zip(claims, days, strict=True) if day and day[1] <= as_of[1]]
    return Judged(table, claims)
