"""Laws of a comparison, over generated claims; and the comparison held against brute force."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import oracle
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from strategies import (
    RELAYS,
    SOURCES,
    claim_sets,
    claims,
    custody,
    mixed,
    numbered,
    numbered_claim_sets,
    one_held_question,
    one_question,
    part_and_whole,
)

from figures import Claim, Claims, Report, compare, load
from figures.readers.sheet import FIELDS
from figures.report import comparison

if TYPE_CHECKING:
    from collections.abc import Sequence

some = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
many = settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def found(report: Report) -> set[oracle.Found]:
    return {oracle.Found(d.kind.value, frozenset(d.a.ids), frozenset(d.b.ids)) for d in report.discrepancies}


def dump(report: Report) -> str:
    """All that a report says, as one text."""

    def side(position: Any) -> dict[str, Any]:
        claims = [claim.id for claim in position.claims]
        return {
            "claims": claims, "ids": position.ids, "sources": position.sources, "figures": position.figures,
            "urls": position.urls, "question": str(position.question), "as_of": str(position.as_of),
            "low": position.low, "high": position.high, "origins": position.origins,
        }  # fmt: skip

    def agreed(agreement: Any) -> list[Any]:
        ends = agreement.interval and [agreement.interval.low, agreement.interval.high]
        return [ends, agreement.sources, agreement.of, agreement.majority, agreement.supporters, agreement.dissenters]

    document = {
        "claims": [claim.model_dump(mode="json") for claim in report.claims],
        "questions": [
            {
                "question": [group.question.event, str(group.question)],
                "entries": [[entry.claim.id, entry.current, entry.echo_of, entry.repeats] for entry in group.entries],
                "range": [group.low, group.high],
                "lowest": [claim.id for claim in group.lowest],
                "highest": [claim.id for claim in group.highest],
                "voices": [group.sources, group.reports],
                "agreement": agreed(group.agreement),
                "dissenters": [claim.id for claim in group.dissenters],
            }
            for group in report.questions
        ],
        "discrepancies": [
            [one.id, one.kind, side(one.a), side(one.b), one.gap, one.ratio, one.because, one.event, one.metric]
            for one in report.discrepancies
        ],
        "metrics": [
            [
                one.metric, one.questions, one.reports, one.sources, one.low, one.high, one.lowest, one.highest,
                one.majorities, sorted(one.discrepancies.items()),
            ]
            for one in report.metrics
        ],
        "left_out": sorted(report.left_out.items()),
        "undated": report.undated,
        "notes": report.notes,
    }  # fmt: skip
    return json.dumps(document, allow_nan=False)


# ── against brute force ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "sets",
    [one_question, one_held_question, part_and_whole, custody, mixed],
    ids=["one", "held", "part", "custody", "mixed"],
)
def test_a_comparison_finds_what_judging_every_pair_finds(
    sets: st.SearchStrategy[list[Claim]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it is judged for a few claims, and as it is for so many that a sieve comes first."""

    @many
    @given(sets.map(numbered))
    def holds(claims: list[Claim]) -> None:
        expected = oracle.discrepancies(claims)
        for large in (20_000, 0):
            monkeypatch.setattr(comparison, "LARGE", large)
            report = compare(claims)
            assert found(report) == expected
            assert len(report.discrepancies) == len(expected)

    holds()


@some
@given(numbered_claim_sets, st.sampled_from(["2022-01-04", "2022-01-05", "2022-01", "2022-02-01"]))
def test_the_state_of_knowledge_on_a_day_is_a_comparison_of_what_is_certainly_dated_up_to_it(
    claims: list[Claim], day: str
) -> None:
    until = Claim(source="A", metric="killed", figure="1", as_of=day).as_of
    assert until is not None
    known = [claim for claim in claims if oracle.span(claim)[1] <= until.last]
    report = compare(claims, as_of=day)
    assert found(report) == oracle.discrepancies(known)
    assert {claim.id for claim in report.claims} == {claim.id for claim in known}
    maybe = [claim for claim in claims if oracle.span(claim)[0] <= until.last < oracle.span(claim)[1]]
    assert report.undated == len(maybe)


@some
@given(numbered_claim_sets)
def test_each_side_has_as_many_origins_as_sources_that_relay_no_other_of_it(claims: list[Claim]) -> None:
    by_id = {claim.id: claim for claim in claims}
    for one in compare(claims).discrepancies:
        for side in (one.a, one.b):
            its = [by_id[name] for name in side.ids]
            alike = [claim for claim in claims if oracle.question(claim) == oracle.question(its[0])]
            expected = oracle.voices(its, alike)
            if expected is not None:
                assert side.origins == expected
            assert 1 <= side.origins <= len(side.sources)


@some
@given(numbered_claim_sets)
def test_the_gap_is_the_smallest_change_that_makes_the_two_sides_meet(claims: list[Claim]) -> None:
    for one in compare(claims).discrepancies:
        lows, highs = (one.a.low, one.b.low), (one.a.high, one.b.high)
        ceiling = min(high for high in highs if high is not None)
        expected = max(0, max(lows) - ceiling)
        assert one.gap == expected
        if expected:
            assert one.ratio == (round(max(lows) / ceiling, 3) if ceiling else None)
        assert (one.kind == "scope-shift") == (expected == 0)


# ── laws ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


TWINS = [Claim(source="A", metric="wounded", figure="748"), Claim(source="A", metric="injured", figure="748")]


@many
@given(claim_sets.flatmap(lambda claims: st.tuples(st.just(claims), st.permutations(claims))))
@example((TWINS, TWINS[::-1]))
def test_row_order_never_matters(orders: tuple[list[Claim], list[Claim]]) -> None:
    """Discrepancies, questions, reasons, ids and every claim's fields are the same, byte for byte."""
    # Written out and read back, so that ids are derived from content and twins are numbered.
    one, other = orders
    assert dump(compare(reread(one))) == dump(compare(reread(other)))


@many
@given(claims(event=st.just("")), claims(event=st.just("")))
def test_judging_a_pair_is_symmetric(one: Claim, other: Claim) -> None:
    one, other = numbered([one, other])
    assert dump(compare([one, other])) == dump(compare([other, one]))


@some
@given(numbered_claim_sets.filter(bool), st.data(), st.integers(1, 3))
def test_a_repeated_claim_adds_no_discrepancy_and_no_voice(
    claims: list[Claim], data: st.DataObject, times: int
) -> None:
    """Nothing changes but the number of reports, and the ids that a side lists."""
    again = data.draw(st.sampled_from(claims))
    copies = [again.model_copy(update={"id": f"copy{number}"}) for number in range(times)]
    before, after = compare(claims), compare([*claims, *copies])

    def essence(report: Report) -> list[tuple[Any, ...]]:
        return [
            (one.id, one.kind, one.a.sources, one.b.sources, one.a.origins, one.b.origins, one.gap, one.because)
            for one in report.discrepancies
        ]

    assert essence(before) == essence(after)
    assert [group.question for group in before.questions] == [group.question for group in after.questions]
    for old, new in zip(before.questions, after.questions, strict=True):
        assert (old.sources, old.agreement, old.low, old.high) == (new.sources, new.agreement, new.low, new.high)
        repeated = again.id in {claim.id for claim in old.claims} and again.status != "retracted"
        assert new.reports == old.reports + (times if repeated else 0)
        assert {entry.echo_of for entry in new.entries if entry.claim.id.startswith("copy")} <= {
            claim.id for claim in new.claims
        }


def pairs(report: Report, kinds: Sequence[str]) -> set[frozenset[str]]:
    """The claims that face each other in a discrepancy of these kinds, two by two."""
    return {
        frozenset((a, b)) for one in report.discrepancies if one.kind in kinds for a in one.a.ids for b in one.b.ids
    }


WIDER = {
    "12": ["10-15", "10-20", "at least 12", "at most 12", "some 12", "0-1000"],
    "20": ["10-20", "some 20", "at least 20", "at most 20", "dozens or more than 0"],
    "100": ["some 100", "at least 100", "up to 100", "20-200"],
}


@many
@given(numbered_claim_sets.filter(bool), st.data())
def test_widening_a_figure_never_makes_two_claims_contradict_each_other(
    claims: list[Claim], data: st.DataObject
) -> None:
    """Every pair that faces each other after one figure was replaced by a wider one did so before.

    Stated for the kinds that are asked of intervals that do not meet; a scope-shift asks for a plain number, so it can
    only vanish. (Claims of one position face each other pair by pair, for they share date and number.)
    """
    place = data.draw(st.integers(0, len(claims) - 1))
    old = claims[place]
    low, high = old.figure.interval.low, old.figure.interval.high
    floor = data.draw(st.integers(0, low))
    wider = f"at least {floor}" if high is None or data.draw(st.booleans()) else f"{floor} to {high + 7}"
    if old.figure.unknown:
        return
    widened = [*claims]
    widened[place] = Claim(**{**dict(old), "figure": wider})
    before, after = compare(claims), compare(widened)
    for kinds in (["contradiction"], ["misquotation"], ["revision", "decrease"], ["excess"], ["scope-shift"]):
        assert pairs(after, kinds) <= pairs(before, kinds)


@many
@given(claims(event=st.just("")), claims(event=st.just("")))
def test_a_part_within_its_whole_is_never_an_excess(one: Claim, other: Claim) -> None:
    """Whatever the dates: if some number of the part is no higher than some number of the whole, nothing is exceeded."""
    part, whole = numbered([one, other])
    if not oracle.lies_within(part, whole) or oracle.ends(part)[0] > oracle.ends(whole)[1]:
        return
    kinds = {discrepancy.kind.value for discrepancy in compare([part, whole]).discrepancies}
    assert "excess" not in kinds or oracle.lies_within(whole, part)


RENAMED = {name: f"{name} of the North" for name in {*SOURCES, *RELAYS}}


def renamed(claim: Claim) -> Claim:
    via = tuple(RENAMED[name] for name in claim.via)
    return claim.model_copy(update={"source": RENAMED[claim.source], "via": via})


@some
@given(numbered_claim_sets)
def test_other_names_in_the_same_order_change_nothing_but_the_names(claims: list[Claim]) -> None:
    expected = json.loads(dump(compare(claims)))
    assert all(f"{name}s" not in json.dumps(expected) for name in RENAMED)
    text = json.dumps(expected)
    for name, other in RENAMED.items():
        text = text.replace(name, other)
    assert json.loads(dump(compare([renamed(claim) for claim in claims]))) == json.loads(text)


@some
@given(numbered_claim_sets, mixed)
def test_claims_of_another_event_change_nothing_else(claims: list[Claim], others: list[Claim]) -> None:
    elsewhere = [
        claim.model_copy(update={"event": "Far away", "id": f"far{place}"}) for place, claim in enumerate(others)
    ]
    before, after = compare(claims), compare([*elsewhere, *claims])
    here = [one for one in after.discrepancies if one.event != "Far away"]
    assert [(one.id, one.a.ids, one.b.ids, one.because) for one in here] == [
        (one.id, one.a.ids, one.b.ids, one.because) for one in before.discrepancies
    ]
    kept = [group for group in after.questions if group.question.event != "Far away"]
    assert [(group.question, [entry.claim.id for entry in group.entries], group.agreement) for group in kept] == [
        (group.question, [entry.claim.id for entry in group.entries], group.agreement) for group in before.questions
    ]


@some
@given(numbered_claim_sets)
def test_filters_narrow_what_is_reported_and_never_what_it_is_judged_against(claims: list[Claim]) -> None:
    everything = compare(claims)
    for metric in {claim.metric for claim in claims}:
        expected = [
            one.id for one in everything.discrepancies if metric in (one.a.question.metric, one.b.question.metric)
        ]
        assert [one.id for one in compare(claims, metric=metric).discrepancies] == expected
    for source in {claim.source for claim in claims}:
        expected = [one.id for one in everything.discrepancies if source in one.a.sources or source in one.b.sources]
        assert [one.id for one in compare(claims, source=source).discrepancies] == expected


@some
@given(numbered_claim_sets, st.integers(0, 120), st.sampled_from([1.0, 1.5, 4.0]))
def test_what_is_too_small_is_left_out_and_counted(claims: list[Claim], gap: int, ratio: float) -> None:
    everything, large = compare(claims), compare(claims, min_gap=gap, min_ratio=ratio)
    kept = [one.id for one in everything.discrepancies if one.gap >= gap and (one.ratio is None or one.ratio >= ratio)]
    assert [one.id for one in large.discrepancies] == kept
    assert sum(large.left_out.values()) == len(everything.discrepancies) - len(kept)


# ── there and back ───────────────────────────────────────────────────────────────────────────────────────────────────


def written(claims: Sequence[Claim], *, ids: bool = True) -> bytes:
    """The claims as a file that a person might write, every field in the words of its row."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(FIELDS)
    for claim in claims:
        row = claim.model_dump(mode="json") | {"metric": claim.metric_word, "population": claim.population_word}
        if not ids:
            row["id"] = ""
        writer.writerow(["" if row[name] is None else row[name] for name in FIELDS])
    return text.getvalue().encode()


def reread(claims: Sequence[Claim]) -> Claims | list[Claim]:
    return load(io.BytesIO(written(claims, ids=False))) if claims else []


names = st.text("Aa,;\"' \n\r\t\u00e9\u0301=<>|", min_size=1, max_size=6).filter(lambda text: text.split())
free = st.text("Aa,;\"' \n\r\u00e9=<[", max_size=8)


@some
@given(st.lists(claims(source=names, event=names | st.just(""), note=free, locator=free), min_size=1, max_size=4))
def test_claims_written_to_a_file_are_read_back(claims: list[Claim]) -> None:
    once = numbered(claims)
    assert list(load(io.BytesIO(written(once)))) == once
    derived = load(io.BytesIO(written(claims, ids=False)))
    assert [dict(claim) | {"id": ""} for claim in derived] == [dict(claim) | {"id": ""} for claim in claims]
    assert list(load(io.BytesIO(written(list(derived))))) == list(derived)


@some
@given(claims(note=free))
def test_a_claim_written_as_json_is_read_back(claim: Claim) -> None:
    again = Claim.model_validate_json(claim.model_dump_json())
    assert again == claim
    assert hash(again) == hash(claim)
