"""Names of sources, places and events: when two spellings are one, and what a vocabulary says of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures import VocabularyError
from figures.words.names import Names, folded_name, folded_place
from figures.words.vocabulary import standard


def names(toml: str) -> Names:
    return standard().extended(toml, "ours.toml").names


@given(st.text(st.characters(codec="ascii", exclude_characters=".`")))
def test_plain_names_are_folded_as_those_with_other_letters_are(name: str) -> None:
    assert folded_name(f"{name}xé") == f"{folded_name(f'{name}x')}é"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ministry of Health", "MINISTRY  OF\u00a0HEALTH"),
        ("The Insider", "insider"),
        ("U.N.", "UN"),
        ("the U.N", "un"),
        ("U.S.A. Today", "usa today"),
        ("Dr. Smith", "dr smith"),
        ("St. Petersburg,", "St Petersburg,"),
        ("Prosecutor General’s Office", "Prosecutor General's Office"),
        ("“Memorial”", '"Memorial"'),
        ("Agence France\u2011Presse", "Agence France-Presse"),
        ("Khabar–24", "Khabar-24"),
        ("ﬁre department", "Fire Department"),
        ("\uff2b\uff48\uff41\uff42\uff41\uff52", "Khabar"),
        ("Cafe\u0301", "Café"),
        ("STRASSE", "straße"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert folded_name(one) == folded_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ministry of Health", "Health Ministry"),
        ("Khabar 24", "Khabar-24"),
        ("news.am", "newsam"),
        ("Café", "Cafe"),
        ("Theresa", "resa"),
        ("A.B", "A B"),
        ("Ministry for Health", "Ministry of Health"),
        ("Source 1", "Source 2"),
        ("Police", "Police officers"),
        ("Over the Horizon", "Over Horizon"),
        ("The", ""),
        ("St-Denis", "St Denis"),
    ],
)
def test_names_that_are_two(one: str, other: str) -> None:
    assert folded_name(one) != folded_name(other)


@given(st.text(max_size=20) | st.text("aAbB.’' -–,;()ﬁİßthe ", max_size=30))
def test_folding_twice_is_folding_once(name: str) -> None:
    assert folded_name(folded_name(name)) == folded_name(name)
    assert folded_place(folded_place(name)) == folded_place(name)


@given(st.text("abc xyz", min_size=1, max_size=12).map(str.strip).filter(bool))
def test_spelling_never_changes_a_name(name: str) -> None:
    for other in (name.upper(), f"The {name}", f"  {name} ", name.replace(" ", "\u00a0"), f"{name}."):
        assert folded_name(other) == folded_name(name)


@pytest.mark.parametrize(
    ("place", "wholes"),
    [
        ("", ("",)),
        ("Kazakhstan", ("Kazakhstan", "")),
        ("Medeu,Almaty, Kazakhstan", ("Medeu, Almaty, Kazakhstan", "Almaty, Kazakhstan", "Kazakhstan", "")),
        ("Derna", ("Derna", "Cyrenaica, Libya", "Libya", "")),
        ("Port, Derna", ("Port, Derna", "Derna", "Cyrenaica, Libya", "Libya", "")),
    ],
)
def test_a_place_lies_in_its_wider_parts_and_where_the_vocabulary_has_it(place: str, wholes: tuple[str, ...]) -> None:
    ours = names('[places]\nwithin."Derna" = "Cyrenaica, Libya"')
    assert ours.place_wholes(place) == wholes


def test_a_place_may_lie_in_several() -> None:
    ours = names('[places.within]\n"Crimea" = ["Ukraine", "Black Sea region"]')
    assert set(ours.place_wholes("Crimea")) == {"Crimea", "Ukraine", "Black Sea region", ""}


def test_a_place_said_to_lie_somewhere_is_the_one_that_is_written_so() -> None:
    ours = names('[places]\nwithin."Derna" = "Libya"')
    assert ours.place_key("derna") == ours.place_key("Derna, Libya") != ours.place_key("Libya")
    assert ours.place_key("Port, Derna") == ours.place_key("Port, Derna, Libya")


def test_an_umbrella_includes_the_members_of_its_members() -> None:
    ours = names(
        '[sources]\naliases."Ministry of Health" = ["MoH"]\n'
        'includes."Kazakh authorities" = ["Government"]\nincludes."The Government" = ["MoH"]'
    )
    assert ours.members[ours.source_key("Kazakh Authorities")] == {"government", "ministry of health"}
    assert ours.members["government"] == {"ministry of health"}


def test_an_event_begins_on_a_day() -> None:
    ours = names('[events."Myanmar coup"]\naliases = ["The coup"]\nbegins = 2021-02-01')
    assert set(ours.begins) == {ours.event_key("coup")}


def test_a_later_file_adds_to_an_earlier_one() -> None:
    ours = standard().extended('[sources]\naliases.A = ["B"]\nunnamed = ["a teacher"]', "1.toml")
    ours = ours.extended('[sources]\naliases.A = ["C"]\n[places]\nwithin.X = "Y"', "2.toml")
    assert {ours.names.source_key(name) for name in "ABC"} == {"a"}
    assert ours.names.is_named("Teachers")
    assert not ours.names.is_named("A teacher")
    assert not ours.names.is_named("Local media")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[sources]\naliases.A = ["C"]\naliases.B = ["c"]', "'c' is already taken by 'A'"),
        ('[sources]\naliases.A = ["B"]\naliases.B = ["C"]', "already taken"),
        ("[sources]\naliases.A = 5", "expected a list of words"),
        ('[sources]\nalias.A = ["B"]', "unknown key"),
        ('[sources]\nunnamed = "x"', "expected a list of words"),
        ('[sources]\nincludes.A = ["A"]', "lie in itself"),
        ('[sources]\nincludes.A = ["B"]\nincludes.B = ["A"]', "lie in itself"),
        ('[places]\nwithin.A = "B"\nwithin.B = "A"', "lie in itself"),
        ("[places]\nwithin.A = 5", "expected"),
        ("[events.A]\nbegins = 2022", "expected a day"),
        ('[events.A]\nbegins = "2022-01-06"', "expected a day"),
        ("[events.A]\nbegins = 2022-01-06T12:00:00", "expected a day"),
        ("[events.A]\nends = 2022-01-06", "unknown key"),
    ],
)
def test_what_contradicts_itself_is_refused(text: str, message: str) -> None:
    with pytest.raises(VocabularyError, match=message):
        names(text)
