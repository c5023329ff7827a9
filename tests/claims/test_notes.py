"""What is told of a set of claims, once each: names that may be one, rows that are compared with nothing, days that are odd."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures import Claim, Claims
from figures.claims.cells import Reading
from figures.claims.notes import MOST_NAMED
from figures.words.vocabulary import standard


def said(source: str = "A", figure: str = "748", **more: Any) -> Claim:
    return Claim(**{"source": source, "metric": "wounded", "figure": figure, "as_of": "2022-01-06", **more})


def told(*claims: Claim, toml: str = "") -> tuple[str, ...]:
    return Claims.of(claims, Reading(standard().extended(toml, "ours.toml"))).notes


def of_sources(*sources: str) -> tuple[str, ...]:
    return told(*(said(source, str(number + 100)) for number, source in enumerate(sources)))


def test_of_ordinary_claims_nothing_is_told() -> None:
    assert told(said("Ministry of Health"), said("Police", place="Almaty"), said("Local media")) == ()
    assert Claims.of([]).notes == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Health Ministry", "Ministry of Health"),
        ("Khabar 24", "Khabar-24"),
        ("Café News", "Cafe News"),
        ("Ministry of Helth", "Ministry of Health"),
        ("Asociated Press", "Associated Press"),
        ("Newsweak", "Newsweek"),
    ],
)
def test_sources_that_look_alike_are_told(one: str, other: str) -> None:
    (note,) = of_sources(one, other)
    assert note.startswith(f"sources that look alike, kept apart: {' / '.join(sorted((one, other)))};")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ministry of Health", "Ministry of Defence"),
        ("Hospital No. 1", "Hospital No. 2"),
        ("Paper A", "Paper B"),
        ("Radio 10", "Radio 1"),
        ("AP", "AFP"),
        ("Ministry of Health", "ministry  of HEALTH"),
    ],
)
def test_sources_that_are_told_apart_are_no_note(one: str, other: str) -> None:
    assert of_sources(one, other) == ()


def test_relays_are_looked_at_too_and_one_source_by_alias_is_not_told() -> None:
    assert len(told(said("A", via="Newsweak"), said("B", via="Newsweek"))) == 1
    assert told(said("Newsweak"), said("Newsweek"), toml='[sources]\naliases."Newsweek" = ["Newsweak"]') == ()


@pytest.mark.parametrize(
    "source", ["Police officials", "Central Committee of Sudan Doctors", "An unnamed minister", "US sources"]
)
def test_names_that_read_like_descriptions_are_told(source: str) -> None:
    (note,) = of_sources(source)
    assert note.startswith(f"sources counted as named, though they read like descriptions: {source};")


@pytest.mark.parametrize(
    ("source", "notes"), [("Local Media", 1), ("Local media", 0), ("Witnesses", 0), ("Doctors", 0)]
)
def test_descriptions_that_are_written_like_names_are_told(source: str, notes: int) -> None:
    found = of_sources(source)
    assert len(found) == notes
    assert all(note.endswith(f"written like names: {source}") for note in found)


def test_a_place_beside_the_same_place_with_its_country_is_told() -> None:
    rows = (said("A", place="Almaty"), said("B", place="Almaty, Kazakhstan"), said("C", place="Kazakhstan"))
    notes = told(*rows)
    assert "places kept apart, for nothing says that they are one: Almaty / Almaty, Kazakhstan;" in notes[0]
    assert notes[1] == "rows compared with no other, for no other place lies in theirs or around it: 1 (Almaty)"
    assert told(*rows, toml='[places]\nwithin.Almaty = "Kazakhstan"') == ()


@pytest.mark.parametrize(
    ("places", "lone"),
    [
        (["Almaty", "Astana"], "2 (Almaty; Astana)"),
        (["Almaty, Kazakhstan", "Kazakhstan"], ""),
        (["Almaty", "Almaty", "Astana"], "1 (Astana)"),
        (["Almaty", "Almaty", "Astana", "Astana"], ""),
        (["Almaty", ""], ""),
    ],
)
def test_a_single_row_of_a_place_that_has_nothing_to_do_with_the_others_is_told(places: list[str], lone: str) -> None:
    notes = told(*(said(f"Source {number}", place=place) for number, place in enumerate(places)))
    assert [note.rpartition(": ")[2] for note in notes] == ([lone] if lone else [])


def test_places_of_other_events_and_other_metrics_are_no_others() -> None:
    assert told(said("A", place="Almaty", event="x"), said("B", place="Oslo", event="y")) == ()
    assert told(said("A", place="Almaty"), said("B", place="Oslo", metric="killed")) == ()


@pytest.mark.parametrize("place", ["Almaty and Astana", "Almaty; Astana", "Almaty/Astana", "Almaty & Astana"])
def test_a_cell_that_may_hold_two_places_is_told(place: str) -> None:
    assert told(said("A", place=place))[0] == f"places taken as one each, though they may be two: {place}"


def test_rows_without_an_event_beside_those_that_name_one_are_told() -> None:
    notes = told(said("A"), said("B", event="unrest"), said("C"))
    assert notes == ("rows that name no event, compared with none of those that do: 2",)
    assert told(said("A"), said("B")) == ()


def test_people_who_have_nothing_to_do_with_others_are_told() -> None:
    (note,) = told(said("A", population="police"), said("B", population="protesters"))
    assert note.endswith("for no other counts those people or a part of them: 2 (police; protesters)")
    assert told(said("A", population="police"), said("B", population="security forces")) == ()


@pytest.mark.parametrize(("basis", "notes"), [("estimated", 1), ("confirmed", 0), ("", 0)])
def test_a_way_of_counting_that_is_compared_with_itself_alone_is_told(basis: str, notes: int) -> None:
    found = told(said("A", basis=basis), said("B"))
    assert len(found) == notes
    assert all(note == f"rows compared only with those that were counted in the same way: {basis}" for note in found)


@pytest.mark.parametrize(
    ("periods", "lone"),
    [
        ([("2020", "2020"), ("2020", "2020"), ("2021", "2021")], ["2021-01-01 to 2021-12-31"]),
        ([("2020", "2020"), ("2021", "2021"), (None, "2021")], []),
        ([("2020", "2020"), ("2020-06", "2021")], []),
        ([("2020", "2020")], []),
    ],
)
def test_a_single_row_whose_days_lie_apart_from_all_others_is_told(
    periods: list[tuple[str | None, str]], lone: list[str]
) -> None:
    notes = told(*(said(f"Source {number}", since=since, as_of=as_of) for number, (since, as_of) in enumerate(periods)))
    assert [note.rpartition(": ")[2] for note in notes] == lone


def test_rows_without_any_day_are_counted() -> None:
    assert told(said("A", as_of=None), said("B")) == ("rows that state no day at all: 1 of 2",)
    assert told(said("A", as_of=None, published="2022"), said("B")) == ()


@pytest.mark.parametrize(
    ("as_of", "published", "odd"),
    [
        ("2022-01-07", "2022-01-06", True),
        ("2022-02", "2022-01", True),
        ("2022-01-06", "2022-01-06", False),
        ("2022-01", "2022-01-06", False),
        ("2022-01-06", "2022-01", False),
    ],
)
def test_a_count_up_to_a_day_after_it_was_published_is_told(as_of: str, published: str, odd: bool) -> None:
    notes = told(said("A", as_of=as_of, published=published))
    assert list(notes) == (
        [f"rows that count up to a day after they were published: 1 ({as_of}, published {published})"] if odd else []
    )


def test_a_long_list_names_the_first_and_counts_the_rest() -> None:
    (note,) = told(*(said(f"Source {number}", place=f"Town {number}") for number in range(MOST_NAMED + 2)))
    assert note.endswith("Town 4 and 2 more)")


def test_the_order_of_rows_and_a_repeated_row_change_no_note() -> None:
    rows = [
        said("Police officials", place="Almaty"), said("Newsweak", place="Almaty, Kazakhstan", basis="estimated"),
        said("Newsweek", event="unrest", as_of=None), said("newsweek", "5", population="police"),
    ]  # fmt: skip
    expected = told(*rows)
    assert len(expected) > 3
    for order in permutations([*rows, rows[0]]):
        assert told(*order) == expected


BANNED = (
    "independent",
    "voice",
    "majority",
    "agreement",
    "interval",
    "superseded",
    "echo",
    "position",
    "origin",
    "metric",
    "population",
    "scope",
)


def test_notes_use_no_word_that_readers_need_not_know() -> None:
    import inspect

    from figures.claims import notes

    lines = (line.strip() for line in inspect.getsource(notes).splitlines())
    texts = [line for line in lines if line.startswith(("yield", 'f"', '"')) and not line.startswith('"""')]
    assert len(texts) > 10
    assert not [(word, line) for word in BANNED for line in texts if word in line.replace('"population"', "")]


@given(
    st.lists(
        st.tuples(
            st.sampled_from("AB"),
            st.sampled_from(["people", "police", "security forces", "protesters", "journalists"]),
        ),
        min_size=1,
        max_size=9,
    )
)
def test_a_row_is_alone_if_nobody_of_its_event_counts_those_people_or_a_part_of_them(
    rows: list[tuple[str, str]],
) -> None:
    def related(one: str, other: str) -> bool:
        return one in standard().population_wholes(other) or other in standard().population_wholes(one)

    claims = Claims.of(
        Claim(source="X", metric="killed", figure=number + 1, event=event, population=population)
        for number, (event, population) in enumerate(rows)
    )
    alone = 0
    for at, (event, population) in enumerate(rows):
        others = [its for place, (where, its) in enumerate(rows) if place != at and where == event]
        alone += bool(others) and not any(related(population, other) for other in others)
    told = [note for note in claims.notes if "for no other counts those people" in note]
    assert len(told) == (alone > 0)
    assert all(f": {alone} (" in note for note in told)
