"""Many claims as columns: a sequence of claims, their ids, slices, and sets put together."""

from __future__ import annotations

from typing import Any

import pytest

from figures import Claim, Claims, ClaimsError, VocabularyError
from figures.claims.claim import Reading
from figures.words.vocabulary import standard


def said(source: str, figure: str = "748", **more: Any) -> Claim:
    return Claim(**{"source": source, "metric": "wounded", "figure": figure, **more})


GIVEN = [said("A"), said("B", "dozens", id="mine"), said("C", via="D > E", as_of="2022-01-06")]


def test_claims_are_a_sequence_of_what_was_given() -> None:
    claims = Claims.of(GIVEN)
    assert len(claims) == 3
    assert list(claims) == GIVEN
    assert (claims[0], claims[-1]) == (GIVEN[0], GIVEN[2])
    assert GIVEN[1] in claims
    assert list(reversed(claims)) == GIVEN[::-1]
    assert [claims.id(row) for row in range(3)] == [claim.id for claim in GIVEN]
    with pytest.raises(IndexError):
        claims[3]
    with pytest.raises(IndexError):
        claims[-4]


def test_a_slice_is_claims_again() -> None:
    part = Claims.of(GIVEN)[1:]
    assert isinstance(part, Claims)
    assert list(part) == GIVEN[1:]
    assert list(Claims.of(GIVEN)[::-1]) == GIVEN[::-1]
    assert list(Claims.of(GIVEN)[5:]) == []


def test_claims_of_claims_are_the_same_object_and_no_claims_are_claims_too() -> None:
    claims = Claims.of(GIVEN)
    assert Claims.of(claims) is claims
    assert list(Claims.of([])) == []
    assert list(Claims.of(iter(GIVEN))) == GIVEN


def test_the_second_of_two_identical_claims_bears_its_number() -> None:
    one = said("A")
    claims = Claims.of([one, said("B"), one, one])
    assert [claims.id(row) for row in range(4)] == [one.id, said("B").id, f"{one.id}-2", f"{one.id}-3"]


def test_a_claim_that_says_more_is_no_twin() -> None:
    claims = Claims.of([said("A"), said("A", note="x"), said("A", metric="injured")])
    assert len({claims.id(row) for row in range(3)}) == 3
    assert not any("-" in claims.id(row) for row in range(3))


def test_two_claims_that_differ_under_one_id_are_refused() -> None:
    with pytest.raises(ClaimsError) as caught:
        Claims.of([said("A", id="x"), said("B", id="y"), said("C", id="x"), said("D", id="y")])
    assert [(problem.code, problem.index, problem.field) for problem in caught.value.problems] == [
        ("duplicate-id", 2, "id"), ("duplicate-id", 3, "id"),
    ]  # fmt: skip


def test_several_sets_are_one_in_order() -> None:
    first, second = Claims.of(GIVEN[:2]), Claims.of(GIVEN[2:])
    together = Claims.together([first, second])
    assert list(together) == GIVEN
    assert [one.claims for one in together.inputs] == [2, 1]
    assert Claims.together([first]) is first


def test_vague_words_are_read_again_by_another_profile() -> None:
    claims = Claims.of(GIVEN)
    again = claims.read_as("acled")
    assert [claim.figure.interval.low for claim in again] == [748, 12, 748]
    assert [claim.id for claim in again] == [claim.id for claim in claims]
    assert [claim.figure.interval.low for claim in claims] == [748, 24, 748]
    assert claims.read_as("floor") is claims
    with pytest.raises(VocabularyError, match="did you mean 'acled'"):
        claims.read_as("acledd")


def test_claims_know_by_what_they_were_read() -> None:
    assert Claims.of(GIVEN).reading == Reading(standard())
    vocabulary = standard().extended("", "ours.toml")
    assert Claims.of(GIVEN, Reading(vocabulary, "acled")).reading.vocabulary is vocabulary
