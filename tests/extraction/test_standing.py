"""What is found and no claim, and the near misses that are claims."""

from __future__ import annotations

import pytest

from figures.extraction import extract

ASIDE = [
    ("denied", "The army denied that its soldiers had killed 40 villagers."),
    ("denied", "The minister said a video of men killing two women is fake."),
    ("denied", "Callers ask about an untrue rumor that six members have been arrested."),
    ("denied", "He rejected a rebel claim to have killed 25 soldiers."),
    ("denied", "A report that 40 people were killed was denied by the army."),
    ("conditional", "Hundreds of people could be killed."),
    ("conditional", "As many as 60 people may have died."),
    ("conditional", "The group threatened to behead ten hostages."),
    ("conditional", "The union could not confirm that 12 miners died."),
    ("historical", "In 1978, 20 people died in a fire."),
    ("historical", "Twelve years ago, rebels killed 28 soldiers."),
    ("historical", "A bombing in August 2017 left 16 dead."),
    ("historical", "A man was convicted over the attack that killed 16."),
    ("historical", "A jury found him guilty on 33 counts for murdering nine people."),
    ("historical", "On that occasion two women died."),
    ("historical", "It was the worst storm since 1988, when a hurricane killed 300 people."),
    ("withdrawn", "Police had reported 65 dead, but backed off that figure."),
    ("withdrawn", "An earlier toll of 15 was given by the mayor."),
]


@pytest.mark.parametrize(("status", "text"), ASIDE)
def test_what_is_no_claim_is_set_aside_with_the_reason(status: str, text: str) -> None:
    found = extract(text)
    assert found.claims == ()
    assert [one.status for one in found.aside] == [status]
    assert found.aside[0].cells()["status"] == "set aside"
    assert found.aside[0].cells()["check"] == status


CLAIMS = [
    "The minister did not say how 12 people died.",
    "The court would prosecute 300 men detained at a riot.",
    "In what could be the first attack this year, 12 people died.",
    "In May, 12 people died.",
    "Since 2011 the war has killed 400,000 people.",
    "He died in a shooting that injured eight people.",
    "The department corrected its count: four had been killed.",
    "Zoran Vel accused the rebels of attacks that left several dead.",
    "Residents fear the worst because 12 people died.",
    "The town has recorded 14 murders so far this year, exceeding the dozen in 2019.",
    "They searched for a man believed to be responsible for a Friday blast which injured several people.",
]


@pytest.mark.parametrize("text", CLAIMS)
def test_near_misses_of_a_standing_are_claims(text: str) -> None:
    assert len(extract(text).claims) == 1


def test_a_toll_that_rises_leaves_its_old_number_behind() -> None:
    found = extract("The death toll rose to 37 on Tuesday from 29.")
    assert [one.figure for one in found.claims] == ["37"]
    assert [(one.figure, one.status) for one in found.aside] == [("29", "withdrawn")]


def test_four_not_three_is_four() -> None:
    found = extract("The office corrected its count: four, not three, had been killed.")
    assert [one.figure for one in found.claims] == ["four"]


def test_a_heading_is_set_aside_where_the_text_tells_it_in_figures_or_words() -> None:
    found = extract("Blast kills 9 people\n\nNine people were killed by a blast, police said.")
    assert [(one.figure, one.source) for one in found.claims] == [("Nine", "police")]
    assert [one.status for one in found.aside] == ["heading"]


def test_a_heading_whose_figure_stands_nowhere_else_is_proposed_and_told() -> None:
    (one,) = extract("Blast kills nine people\n\nA blast shook the town.").claims
    assert "heading only" in one.check


def test_a_pointer_to_another_story_is_a_heading() -> None:
    found = extract("Read also: 200 arrested in spring raids\n\nIt rained.")
    assert [one.status for one in found.aside] == ["heading"]


def test_the_same_men_met_again_are_repeated() -> None:
    found = extract("Police arrested four men. The four men were detained at dawn.")
    assert [one.status for one in found.aside] == ["repeated"]


def test_the_year_of_the_article_is_no_past_year() -> None:
    assert len(extract("VARNESK, 14 March 2031 — Nine people died in a fire in March 2031.").claims) == 1


def test_a_day_that_the_first_lines_tell_of_is_not_the_articles_own() -> None:
    found = extract("The court heard of the killing of 124 inmates on 19 June 1986.")
    assert [one.status for one in found.aside] == ["historical"]


def test_the_whole_of_those_aboard_is_no_repetition_of_the_heading() -> None:
    (one,) = extract("Crash kills 10\n\nA plane crashed, killing all 10 people aboard.").claims
    assert one.figure == "10"
