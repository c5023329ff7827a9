"""What is counted, who is counted: names, aliases, parts and wholes, and a user's own words laid over them."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError

import pytest

from figures.errors import VocabularyError
from figures.words.entries import Population
from figures.words.quantity import Quantity
from figures.words.vocabulary import standard

VOCABULARY = standard()


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("killed", "killed"),
        ("Dead", "killed"),
        ("fatalities", "killed"),
        ("  lost\u00a0 their lives ", "killed"),
        ("injured", "wounded"),
        ("arrested", "detained"),
        ("IN CUSTODY", "held"),
        ("currently held", "held"),
        ("decapitated", "beheaded"),
        ("murdered", "murdered"),
        ("casualties", "casualties"),
    ],
)
def test_a_metric_is_found_by_name_or_alias_whatever_its_case_and_spaces(word: str, name: str) -> None:
    assert VOCABULARY.metric(word).name == name


@pytest.mark.parametrize(("word", "hint"), [("beheadd", "beheaded"), ("kiled", "killed"), ("arested", "arrested")])
def test_an_unknown_metric_is_an_error_that_suggests_the_nearest(word: str, hint: str) -> None:
    with pytest.raises(VocabularyError) as caught:
        VOCABULARY.metric(word)
    assert str(caught.value) == f"unknown metric {word!r}, did you mean {hint!r}?"


def test_a_word_near_none_gets_the_known_metrics_and_a_long_one_is_cut() -> None:
    with pytest.raises(VocabularyError, match="unknown metric 'zzz', known are 'casualties', 'dead or missing'"):
        VOCABULARY.metric("zzz")
    with pytest.raises(VocabularyError) as caught:
        VOCABULARY.metric("x" * 100_000)
    assert len(str(caught.value)) < 500


def test_parts_name_their_wholes_nearest_first() -> None:
    assert VOCABULARY.metric_wholes("decapitated") == ("beheaded", "killed", "casualties", "dead or missing")
    assert VOCABULARY.metric_wholes("held") == ("held", "detained")
    assert VOCABULARY.metric_wholes("detained") == ("detained",)
    assert VOCABULARY.population_wholes("police officers") == ("police", "security forces", "people")
    assert VOCABULARY.population_wholes("national guard") == ("national guard", "security forces", "people")
    assert VOCABULARY.population_wholes("people") == ("people",)
    assert VOCABULARY.population_wholes("ushers") == ("ushers", "people")


def test_neither_the_wounded_nor_the_casualties_are_the_killed() -> None:
    assert "killed" not in VOCABULARY.metric_wholes("wounded")
    assert VOCABULARY.metric("casualties") != VOCABULARY.metric("killed")


def test_only_counts_that_may_fall_are_not_cumulative() -> None:
    falling = {name for name, metric in VOCABULARY.metrics.items() if not metric.cumulative}
    assert falling == {"held", "missing", "displaced", "in hospital", "dead or missing", "disappeared", "evacuated"}


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("person", "people"),
        ("protestors", "protesters"),
        ("demonstrator", "protesters"),
        ("Police  Officers", "police"),
        ("cops", "police"),
        ("security officials", "security forces"),
        ("law enforcement", "security forces"),
        ("troops", "soldiers"),
        ("national guardsmen", "national guard"),
        ("terrorists", "armed group"),
        ("militants", "armed group"),
        ("kids", "children"),
        ("teacher", "teachers"),
        ("wife", "wives"),
        ("businessman", "businessmen"),
        ("celebrity", "celebrities"),
        ("witness", "witnesses"),
        ("coach", "coaches"),
    ],
)
def test_a_population_is_found_by_any_of_its_words(word: str, name: str) -> None:
    assert VOCABULARY.known_population(word)
    assert VOCABULARY.population(word).name == name


def test_an_unknown_population_is_part_of_people_and_can_be_warned_about() -> None:
    assert VOCABULARY.population(" Polise ") == Population("polise", (), ("people",))
    assert not VOCABULARY.known_population("polise")


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("polise", "police"),
        ("jurnalists", "journalists"),
        ("securty forces", "security forces"),
        ("prtesters", "protesters"),
        ("solidiers", "soldiers"),
        ("chidlren", "children"),
        ("kods", "kids"),
        ("ushers", None),
        ("tourists", None),
        ("zzzz", None),
        ("mne", "men"),
        ("mnee", None),
        ("xolice", None),
    ],
)
def test_a_slip_of_a_known_word_differs_by_two_letters_or_one_and_begins_alike(word: str, known: str | None) -> None:
    assert VOCABULARY.slip_of_population(word) == known


def test_a_label_that_only_one_side_uses_is_part_of_people_alone() -> None:
    assert VOCABULARY.population_wholes("terrorists") == ("armed group", "people")
    assert VOCABULARY.population_wholes("protesters") == ("protesters", "people")


def test_every_profile_says_where_its_numbers_come_from() -> None:
    assert set(VOCABULARY.profiles) == {"floor", "acled"}
    for profile in VOCABULARY.profiles.values():
        assert profile.title
        assert profile.source
    assert VOCABULARY.profile("acled").floors["dozens"] == 12
    assert VOCABULARY.profile("acled").falls_back_to == "floor"


FLOORS = {  # the table of the manual
    "a couple": 2,
    "a few": 3,
    "several": 3,
    "a handful": 5,
    "dozens": 24,
    "a couple dozen": 24,
    "a few dozen": 36,
    "several dozen": 36,
    "scores": 40,
    "hundreds": 200,
    "a few hundred": 300,
    "several hundred": 300,
    "thousands": 2000,
    "several thousand": 3000,
    "tens of thousands": 20_000,
    "hundreds of thousands": 200_000,
    "many": 2,
    "plural": 2,
}


def test_the_default_profile_holds_the_documented_floors() -> None:
    floors = VOCABULARY.profile("floor").floors
    assert {wording: floors[wording] for wording in FLOORS} == FLOORS
    assert {"several": 3, "many": 3, "few": 3, "tens": 10, "dozens": 12, "hundreds": 100}.items() <= (
        VOCABULARY.profile("acled").floors.items()
    )


def test_the_vocabulary_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        VOCABULARY.metrics["x"] = VOCABULARY.metric("killed")  # type: ignore[index]
    with pytest.raises(TypeError):
        VOCABULARY.profile("floor").floors["dozens"] = 1  # type: ignore[index]
    with pytest.raises(FrozenInstanceError):
        VOCABULARY.layers = ()  # type: ignore[misc]


def test_the_standard_vocabulary_is_read_once() -> None:
    assert standard() is standard()


def test_a_users_file_adds_metrics_and_leaves_the_first_vocabulary_alone() -> None:
    ours = VOCABULARY.extended(
        '[metrics.Drowned]\naliases = ["Drownings"]\npart_of = "Killed"\ncumulative = false\nsource = "ours"\n',
        "ours.toml",
    )
    drowned = ours.metric("drownings")
    assert (drowned.name, drowned.part_of, drowned.cumulative, drowned.source) == (
        "drowned",
        ("killed",),
        False,
        "ours",
    )
    assert ours.metric_wholes("drowned") == ("drowned", "killed", "casualties", "dead or missing")
    assert "drowned" not in VOCABULARY.metrics


def test_an_entry_that_exists_keeps_what_the_file_does_not_give() -> None:
    ours = VOCABULARY.extended('[metrics.killed]\naliases = ["offed"]\npart_of = ""\n', "ours.toml")
    assert ours.metric("offed") == ours.metric("dead")
    assert ours.metric("killed").part_of == ()
    assert ours.metric("killed").cumulative


def test_a_users_file_adds_populations_profiles_and_nouns() -> None:
    ours = VOCABULARY.extended(
        '[populations.ushers]\naliases = ["usher"]\n[populations.rosgvardia]\npart_of = "national guard"\n'
        '[nouns]\npeople = "ox-driver/ox-drivers, smiths"\nthings = "yurts"\n[profiles.floor.floors]\ndozens = 25\n',
        "ours.toml",
    )
    assert ours.population("usher") == Population("ushers", ("usher",), ("people",))
    assert ours.population_wholes("rosgvardia") == ("rosgvardia", "national guard", "security forces", "people")
    assert ours.population("smith").name == "smiths"
    assert ours.population("ox-driver").name == "ox-drivers"
    assert ours.things["yurt"] == "yurts"
    assert ours.profile("floor").floors["dozens"] == 25
    assert ours.profile("floor").floors["hundreds"] == 200


def test_files_lie_over_each_other_and_travel_between_processes() -> None:
    ours = VOCABULARY.extended("[metrics.a]\n", "a").extended('[metrics.b]\npart_of = "a"\n', "b")
    copy = pickle.loads(pickle.dumps(ours))  # noqa: S301 - our own bytes
    assert copy.metric_wholes("b") == ("b", "a")
    assert copy.layers == ours.layers
    assert Quantity.parse("dozens", vocabulary=copy).low == 24


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x =", "ours.toml: not valid TOML: invalid value (at end of document)"),
        ("x = " + "[" * 5000, "ours.toml: not valid TOML"),
        ("[metric.a]\n", "ours.toml: [metric]: unknown table, expected one of 'metrics', 'populations'"),
        ("metrics = 3", "ours.toml: [metrics]: expected a table, found 3"),
        ("[metrics]\na = 3", "ours.toml: [metrics.a]: expected a table, found 3"),
        ('[metrics.""]\n', "ours.toml: [metrics.]: a name cannot be empty"),
        ("[metrics.a]\nalias = []", "ours.toml: [metrics.a] alias: unknown key, expected one of 'aliases', 'part_of'"),
        ('[metrics.a]\naliases = "b"', "ours.toml: [metrics.a] aliases: expected a list of words, found 'b'"),
        ("[metrics.a]\naliases = [3]", "ours.toml: [metrics.a] aliases: expected a text, found 3"),
        ("[metrics.a]\ncumulative = 1", "ours.toml: [metrics.a] cumulative: expected true or false, found 1"),
        ("[populations.a]\ncumulative = true", "ours.toml: [populations.a] cumulative: unknown key"),
        (
            '[metrics.a]\npart_of = "kiled"',
            "ours.toml: [metrics.a] part_of: unknown metric 'kiled', did you mean 'killed'?",
        ),
        ('[metrics.a]\naliases = ["Dead"]', "ours.toml: [metrics.a] aliases: 'dead' is already taken by 'killed'"),
        ("[metrics.dead]\n", "ours.toml: [metrics.killed] aliases: 'dead' is already taken by 'dead'"),
        (
            '[metrics.killed]\npart_of = "beheaded"',
            "ours.toml: [metrics.killed] part_of: goes round in a circle: killed > beheaded > killed",
        ),
        ('[populations.people]\npart_of = "people"', "[populations.people] part_of: goes round in a circle"),
        (
            "".join(f'[metrics.m{n}]\npart_of = "m{n + 1}"\n' for n in range(3_000)) + "[metrics.m3000]\n",
            "ours.toml: [metrics.m0] part_of: lies more than 32 deep",
        ),
        (
            '[profiles.a]\nfalls_back_to = "flor"',
            "[profiles.a] falls_back_to: unknown profile 'flor', did you mean 'floor'?",
        ),
        ("[profiles.a.floors]\ndozn = 3", "[profiles.a] floors, 'dozn': no vague wording"),
        ("[profiles.a.floors]\ndozens = -1", "[profiles.a] floors, 'dozens': expected a number of people from 0"),
        ("[profiles.a.floors]\ndozens = true", "[profiles.a] floors, 'dozens': expected a whole number, found True"),
        ("[profiles.a.floors]\ndozens = 1.5", "[profiles.a] floors, 'dozens': expected a whole number, found 1.5"),
        (
            "[nouns]\npersons = 'x'",
            "ours.toml: [nouns] persons: unknown key, expected one of 'people', 'peoples', 'groups', 'things'",
        ),
        ("[nouns]\npeople = ['x']", "ours.toml: [nouns] people: expected a text"),
        ("[misspellings]\nx = 3", "ours.toml: [misspellings] x: expected a text, found 3"),
        # words by which figures are read are right as they are
        ('[misspellings]\ntwo = "three"', "ours.toml: [misspellings] two: this word is right"),
        ('[misspellings]\nabout = "exactly"', "ours.toml: [misspellings] about: this word is right"),
        ('[metrics.hit]\naliases = ["two"]', "ours.toml: [metrics]: 'two' is a number word"),
        ("[populations.dozen]", "ours.toml: [populations]: 'dozen' is a number word"),
        # what cannot be seen, or says nothing, is no name
        ('[metrics."\\u001b[31mx"]', "ours.toml: [metrics.\\x1b[31mx]: a name cannot hold what is not seen"),
        (
            '[metrics.hit]\naliases = ["\\u202e"]',
            "ours.toml: [metrics.hit] aliases: a name cannot hold what is not seen",
        ),
        ('[metrics.hit]\naliases = ["  "]', "ours.toml: [metrics.hit] aliases: a name cannot be empty"),
        ('[populations.ushers]\naliases = [""]', "ours.toml: [populations.ushers] aliases: a name cannot be empty"),
        (
            "[profiles.low.floors]\ndozens = 1000000000001",
            "ours.toml: [profiles.low] floors, 'dozens': expected a number of people from 0 to 1,000,000,000,000",
        ),
    ],
)
def test_a_file_that_contradicts_itself_is_refused_with_origin_table_and_key(text: str, message: str) -> None:
    with pytest.raises(VocabularyError) as caught:
        VOCABULARY.extended(text, "ours.toml")
    assert message in str(caught.value)


def test_every_floor_and_wording_of_the_profiles_can_be_met_in_a_text() -> None:
    for profile in VOCABULARY.profiles.values():
        for wording, floor in profile.floors.items():
            text = "officers" if wording == "plural" else wording
            assert Quantity.parse(text, profile=profile.name).low == floor, (profile.name, wording)


# ── Wholes of several parts ──


def test_casualties_are_the_killed_and_the_wounded_and_nothing_is_split_unless_a_user_says_so() -> None:
    assert {name: one.sum_of for name, one in VOCABULARY.metrics.items() if one.sum_of} == {
        "casualties": ("killed", "wounded")
    }
    assert not any(one.splits for one in VOCABULARY.populations.values())


def test_a_user_says_what_shares_nobody() -> None:
    ours = VOCABULARY.extended('[populations.people]\nsplits = [["Civilians", "security forces"]]', "ours.toml")
    assert ours.populations["people"].splits == (("civilians", "security forces"),)


def test_a_metric_may_be_part_of_several() -> None:
    ours = VOCABULARY.extended('[metrics.drowned]\npart_of = ["killed", "missing"]', "ours.toml")
    assert ours.metric_wholes("drowned") == ("drowned", "killed", "missing", "casualties", "dead or missing")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[metrics.casualties]\nsum_of = ["killed"]', "two parts or more"),
        ('[metrics.casualties]\nsum_of = ["killed", "detained"]', "'detained' is no part of 'casualties'"),
        ('[metrics.casualties]\nsum_of = ["killed", "kiled"]', "unknown metric 'kiled'"),
        ('[populations.police]\nsplits = [["civilians", "soldiers"]]', "'civilians' is no part of 'police'"),
        ('[populations.people]\nsplits = ["civilians"]', "expected a list of words"),
        ('[metrics.killed]\npart_of = ["casualties", "beheaded"]', "goes round in a circle"),
        ("[metrics.killed]\npart_of = 5", "a word or a list of words"),
    ],
)
def test_parts_that_cannot_be_are_refused(text: str, message: str) -> None:
    with pytest.raises(VocabularyError, match=message):
        VOCABULARY.extended(text, "ours.toml")


def test_words_of_ones_own_are_placed_and_travel_between_processes() -> None:
    placed = VOCABULARY.placing({"ambulance crews": {"medical workers"}, 'x "y"': {"miners"}})
    for words in (placed, pickle.loads(pickle.dumps(placed))):  # noqa: S301 - our own
        assert words.population_wholes("ambulance crews") == ("ambulance crews", "medical workers", "people")
        assert words.population_wholes('x "y"') == ('x "y"', "miners", "people")
