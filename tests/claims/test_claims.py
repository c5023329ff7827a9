"""Many claims as columns: a sequence of claims, their ids, slices, questions, and sets put together."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures import Claim, Claims, ClaimsError, PartialDate, Question, Status, VocabularyError
from figures.claims.cells import Reading
from figures.words.vocabulary import standard


def said(source: str, figure: str = "748", **more: Any) -> Claim:
    return Claim(**{"source": source, "metric": "wounded", "figure": figure, **more})


GIVEN = [said("A"), said("B", "dozens", id="mine"), said("C", via="D > E", as_of="2022-01-06")]


def reading(toml: str) -> Reading:
    return Reading(standard().extended(toml, "ours.toml"))


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


def test_rows_of_equal_content_are_one_claim() -> None:
    one = said("A")
    assert list(Claims.of([one, said("B"), one, one])) == [one, said("B")]
    assert len(Claims.of([said("A", id="x"), said("A", id="x")])) == 1


def test_spelling_of_names_makes_no_other_claim() -> None:
    assert len(Claims.of([said("The U.N.", place="Almaty,Kazakhstan"), said("UN", place="almaty, kazakhstan")])) == 1


@given(
    st.lists(
        st.tuples(st.sampled_from(["A", "a", "B"]), st.sampled_from(["1", "2"]), st.sampled_from(["", "2022-01-06"])),
        min_size=1,
        max_size=40,
    )
)
def test_of_rows_that_say_the_very_same_the_first_is_kept(rows: list[tuple[str, str, str]]) -> None:
    claims = Claims.of([said(source, figure, as_of=day or None) for source, figure, day in rows])
    first = {(source.casefold(), figure, day): at for at, (source, figure, day) in reversed([*enumerate(rows)])}
    assert [claims.stated["source"][row] for row in range(len(claims))] == [
        rows[at][0] for at in sorted(first.values())
    ]


@pytest.mark.parametrize("more", [{"note": "x"}, {"metric": "injured"}, {"id": "x"}, {"as_of": "2022"}, {"via": "B"}])
def test_a_claim_that_says_more_or_otherwise_is_another(more: dict[str, str]) -> None:
    claims = Claims.of([said("A"), said("A", **more)])
    assert len({claims.id(row) for row in range(2)}) == 2


def test_two_claims_that_differ_under_one_id_are_refused() -> None:
    with pytest.raises(ClaimsError) as caught:
        Claims.of([said("A", id="x"), said("B", id="y"), said("C", id="x"), said("D", id="y")])
    assert [(problem.code, problem.index, problem.field) for problem in caught.value.problems] == [
        ("duplicate-id", 2, "id"), ("duplicate-id", 3, "id"),
    ]  # fmt: skip


def test_several_sets_are_one_in_order_and_what_both_say_is_one_claim() -> None:
    together = Claims.together([Claims.of(GIVEN[:2]), Claims.of(GIVEN[1:])])
    assert list(together) == GIVEN
    assert [one.claims for one in together.inputs] == [2, 1]
    told = "what came from memory: 1 claim is in what came from memory too: given twice, used once"
    assert [note for note in together.notes if "given twice" in note] == [told]
    first = Claims.of(GIVEN)
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


# ── Names ──


def test_a_name_is_shown_in_its_commonest_spelling() -> None:
    claims = Claims.of([said("WHO", "1"), said("who", "2"), said("WHO", "3"), said("A", "4", via="who > The W.H.O.")])
    assert list(claims.columns["source"]) == ["WHO", "WHO", "WHO", "A"]
    assert claims.columns["via"][3] == ("WHO", "WHO")


def test_of_spellings_as_common_the_first_by_alphabet_is_shown() -> None:
    for order in (
        [said("the Red Cross", "1"), said("Red Cross", "2")],
        [said("Red Cross", "2"), said("the Red Cross", "1")],
    ):
        assert {claim.source for claim in Claims.of(order)} == {"Red Cross"}


def test_aliases_are_shown_by_the_vocabularys_name() -> None:
    words = reading('[sources]\naliases."Ministry of Internal Affairs" = ["MIA", "Interior Ministry"]')
    claims = Claims.of([said("M.I.A.", "1"), said("interior ministry", "2"), said("A", "3", via="MIA")], words)
    assert {name for claim in claims for name in (claim.source, *claim.via)} == {"Ministry of Internal Affairs", "A"}


def test_events_have_aliases_too() -> None:
    words = reading('[events."Kazakhstan unrest"]\naliases = ["January events"]')
    claims = Claims.of([said("A", event="january events"), said("B", event="Kazakhstan unrest")], words)
    assert {claims.question(row).event for row in range(2)} == {"Kazakhstan unrest"}


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ("", False),
        ("Local media", False),
        ("the local media", False),
        ("Two unnamed local residents", False),
        ("The report itself", False),
        ("Witnesses", False),
        ("Officials", False),
        ("A local doctor", False),
        ("Central Committee of Sudan Doctors", True),
        ("The Insider", True),
        ("The Local", True),
        ("Police source", True),
        ("Saudi officials", True),
        ("State media", True),
        ("Two", True),
        ("Government", True),
    ],
)
def test_descriptions_are_whole_phrases_and_name_nobody(source: str, named: bool) -> None:
    assert Claims.of([said(source)]).named(0) is named


def test_a_vocabulary_adds_descriptions() -> None:
    claims = Claims.of([said("A teacher"), said("B")], reading('[sources]\nunnamed = ["a teacher"]'))
    assert [claims.named(row) for row in range(2)] == [False, True]


# ── Questions ──


def asked(*claims: Claim, toml: str = "") -> list[Question]:
    held = Claims.of(claims, reading(toml))
    return [held.question(row) for row in range(len(held))]


def test_a_row_without_place_is_about_the_narrowest_place_that_the_events_places_share() -> None:
    claims = Claims.of(
        [
            said("A", place="Almaty, Kazakhstan"),
            said("B", place="Astana, kazakhstan"),
            said("C"),
            said("D", event="other"),
        ]
    )
    assert [claims.question(row).place for row in (2, 3)] == ["Kazakhstan", ""]
    assert [claims.placed(row) for row in range(4)] == [False, False, True, True]
    assert claims.columns["place"][2] == ""


@pytest.mark.parametrize(
    ("places", "own"),
    [
        (["Kazakhstan"], "Kazakhstan"),
        (["Almaty, Kazakhstan"], "Almaty, Kazakhstan"),
        (["Medeu, Almaty, Kazakhstan", "Almaty, Kazakhstan"], "Almaty, Kazakhstan"),
        (["Almaty", "Kazakhstan"], ""),
        (["Derna", "Tripoli, Libya"], "Libya"),
        (["Derna", "Derna, Libya"], "Derna"),
    ],
)
def test_the_events_own_place(places: list[str], own: str) -> None:
    rows = [said(f"S{number}", place=place) for number, place in enumerate(places)]
    assert asked(*rows, said("X"), toml='[places]\nwithin."Derna" = "Libya"')[-1].place == own


def test_a_place_that_takes_no_part_says_nothing_of_the_event() -> None:
    rows = [
        said("A", place="Almaty"),
        said("B", place="Oslo", status="retracted"),
        said("C", place="Bo", status="set aside"),
    ]
    assert asked(*rows, said("D"))[-1].place == "Almaty"


def test_the_filled_place_is_the_one_that_others_state_whatever_its_spelling() -> None:
    found = asked(
        said("A", place="Astana, kazakhstan"),
        said("B", place="Almaty, Kazakhstan"),
        said("C", place="KAZAKHSTAN"),
        said("D"),
    )
    assert found[3] == found[2]


@pytest.mark.parametrize(
    ("since", "as_of", "first", "last"),
    [
        ("2020", "2020", "2020-01-01", "2020-12-31"),
        ("2020-01-01", "2020", "2020-01-01", "2020-12-31"),
        ("2020-02", "2020-02", "2020-02-01", "2020-02-29"),
        ("2020-02-01", "2020-02", "2020-02-01", "2020-02-29"),
        ("2020", "2020-12-31", "2020-01-01", "2020-12-31"),
        ("2020-01-02", "2020", "2020-01-02", "2020"),
        ("2020-01", "2020", "2020-01-01", "2020"),
        ("2020", "2021", "2020-01-01", "2021"),
        ("2020-01-05", "2020-01-05", "2020-01-05", "2020-01-05"),
        ("2020-01-05T06:00", "2020-01-06", "2020-01-05T06:00", "2020-01-06"),
        (None, "2020", None, "2020"),
    ],
)
def test_a_year_or_month_from_its_first_day_on_is_counted_whole(
    since: str | None, as_of: str, first: str | None, last: str
) -> None:
    claims = Claims.of([said("A", since=since, as_of=as_of)])
    assert claims.question(0).since == (PartialDate.parse(first) if first else None)
    assert claims.columns["as_of"][0] == PartialDate.parse(last)


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        ("2021-02-01", None),
        ("2021-02", None),
        ("2021-02-01T06:00", None),
        ("2021-02-02", "2021-02-02"),
        ("2021", "2021-01-01"),
    ],
)
def test_the_first_day_of_the_event_is_no_other_beginning(since: str, expected: str | None) -> None:
    toml = '[events."Myanmar coup"]\nbegins = 2021-02-01'
    found = asked(said("A", event="myanmar coup", since=since), said("B", event="other", since="2021-02-01"), toml=toml)
    assert found[0].since == (PartialDate.parse(expected) if expected else None)
    assert found[1].since == PartialDate.parse("2021-02-01")


def test_a_basis_is_compared_without_regard_to_case() -> None:
    assert [one.basis for one in asked(said("A", basis="Confirmed"), said("B", basis=" confirmed "), said("C"))] == [
        "confirmed",
        "confirmed",
        "",
    ]


def test_a_row_may_place_a_word_of_its_own_for_all_rows() -> None:
    claims = Claims.of([said("A", population="ambulance crews"), said("B", population="Ambulance crews < medics")])
    assert claims.question(0) == claims.question(1)
    whole = claims.question(0)._replace(population="medical workers")
    assert claims.question(0).part_of(whole, claims.reading.vocabulary)


def test_rows_by_question_are_ascending_and_all_there() -> None:
    claims = Claims.of([said("A"), said("B", population="police"), said("C"), said("D", place="X")])
    found = claims.by_question()
    assert sorted(row for rows in found.values() for row in rows) == [0, 1, 2, 3]
    assert all(claims.question(row) == question for question, rows in found.items() for row in rows)
    assert claims.by_question([3, 1]) == {claims.question(3): [3], claims.question(1): [1]}


def test_how_many_claims_stand_in_which_way() -> None:
    claims = Claims.of([said("A"), said("B", status="extracted"), said("C", status="set aside"), said("D")])
    assert claims.standing() == {Status.REPORTED: 2, Status.EXTRACTED: 1, Status.SET_ASIDE: 1}


def test_a_part_of_claims_keeps_the_spelling_and_the_place_that_they_have_among_all() -> None:
    claims = Claims.of(
        [said("WHO", "1"), said("WHO", "2"), said("who", "3"), said("B", "4", place="Almaty"), said("C", "5")]
    )
    part = claims[2:5]
    assert part.columns["source"][0] == "WHO"
    assert claims[4:].question(0).place == "Almaty"
