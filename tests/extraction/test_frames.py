"""Figures and their deeds: each frame on sentences that it takes and on near misses that it leaves."""

from __future__ import annotations

import pytest

from figures.extraction import extract
from figures.extraction.deeds import FRAMES


def found(text: str) -> list[str]:
    """`frame metric figure` of each proposed claim."""
    return [f"{one.frame} {one.metric} {one.figure}" for one in extract(text).claims]


YES = {
    "label": [("Its count: killed, 41; wounded, 380.", ["label killed 41", "label wounded 380"])],
    "active": [
        ("The blast tore through a market, killing at least 16.", ["active killed at least 16"]),
        ("Troops arrested 20 people.", ["active detained 20"]),
        ("The fire claimed the lives of 21 workers.", ["active killed 21"]),
        ("The floods claimed 21 lives.", ["active killed 21"]),
        ("He died along with two officers.", ["active killed two"]),
    ],
    "passive": [
        ("Nine guerrillas of the People's Army were killed in clashes.", ["passive killed Nine"]),
        ("Two suspects in the bombing case were shot dead.", ["passive killed Two"]),
        ("About 1,000 people connected with the trade have been arrested.", ["passive detained About 1,000"]),
        ("Five rebels and a juggler were killed.", ["passive killed Five"]),
        ("Since 2011 more than 400,000 people have been killed.", ["passive killed more than 400,000"]),
    ],
    "bare": [
        ("One killed, 15 injured in the blast.", ["bare killed One", "bare wounded 15"]),
        ("The raid left 28 militants dead.", ["bare killed 28"]),
        ("Clashes left 46 persons, including six soldiers, dead.", ["bare killed 46", "part killed six"]),
    ],
    "died": [
        ("In all 140 people died.", ["died killed 140"]),
        ("Nine miners lost their lives.", ["died killed Nine"]),
        ("Six of the injured died in hospital.", ["died killed Six"]),
    ],
    "nominal": [
        ("It led to the deaths of 87 protesters.", ["nominal killed 87"]),
        ("They found the decapitated body of a police officer.", ["nominal beheaded a police officer"]),
        ("The arrest in the past two days of eight suspects surprised them.", ["nominal detained eight"]),
    ],
    "among": [
        ("Among those detained were 90 minors.", ["among detained 90"]),
        ("12 children were among the victims.", ["among killed 12"]),
        ("Seven of the dead were members of one family.", ["among killed Seven"]),
    ],
    "noun": [
        ("Doctors counted 59 bodies.", ["noun killed 59"]),
        ("The police spoke of “about 700” arrests.", ["noun detained about 700"]),
    ],
    "toll": [
        ("The toll had risen to 15.", ["toll killed 15"]),
        ("They gave a death toll of at least 70.", ["toll killed at least 70"]),
        ("It brings the number of villagers killed this week to 39.", ["toll killed 39"]),
    ],
    "put": [
        ("A police source put the number of dead at 44.", ["put killed 44"]),
        (
            "The radio reported one officer was beheaded, while the agency put the number at two.",
            ["passive beheaded one", "put beheaded two"],
        ),
    ],
    "list": [
        ("The fighting left 35 guerrillas and 5 soldiers dead.", ["list killed 35", "bare killed 5"]),
        ("Twenty-three villagers and three guards were killed.", ["list killed Twenty-three", "passive killed three"]),
    ],
    "ellipsis": [
        ("They fled after killing 5 soldiers and 3 civilians.", ["active killed 5", "ellipsis killed 3"]),
    ],
    "part": [
        (
            "At least 11 people, including two children, were killed.",
            ["passive killed At least 11", "passive killed two"],
        ),
        ("The army killed 30 men, five of them officers.", ["active killed 30", "part killed five"]),
        (
            "The toll rose to 15: nine women, four men and two children.",
            ["toll killed 15", "part killed nine", "part killed four", "part killed two"],
        ),
    ],
}


@pytest.mark.parametrize(("text", "due"), [case for cases in YES.values() for case in cases])
def test_a_frame_takes_its_sentences(text: str, due: list[str]) -> None:
    assert found(text) == due


def test_every_frame_has_a_sentence_that_it_alone_names_and_a_manual() -> None:
    named = {one.split()[0] for cases in YES.values() for text, due in cases for one in due}
    assert named == set(FRAMES)
    for name, frame in FRAMES.items():
        manual = frame.__doc__ or ""
        assert manual.startswith("`"), name
        assert "No: " in manual, name


NO = [
    "Doe was wounded, 23, of Newark.",
    "Some were killed 20 miles away.",
    "40 rebels attacked the post.",
    "40 rebels attacked the village at dawn.",
    "A rebel group is said to have fired 20 rockets.",
    "15,000 hens died when hail struck.",
    "A third died.",
    "The heads of two ministries met.",
    "Among the guests were 12 children.",
    "He faces penalties including several executions.",
    "They built 12 toll roads.",
    "They put the cost at 44.",
    "The blast injured no one, destroying five bridges.",
    "Their clients held talks with 20 people.",
    "The disease kills 21 people per day.",
]


@pytest.mark.parametrize("text", NO)
def test_near_misses_are_no_claims(text: str) -> None:
    assert found(text) == []


MENTIONS = [
    ("At least nine people were killed.", "At least nine", "people"),
    ("Some 2000 were arrested.", "Some 2000", ""),
    ("Between 30 and 40 people were injured.", "Between 30 and 40", "people"),
    ("A couple of dozen fans were injured.", "A couple of dozen", "fans"),
    ("Dozens of “fighters” were killed.", "Dozens", "fighters"),
    ("They killed “dozens” of protesters.", "dozens", "protesters"),
    ("Another 13 soldiers were wounded.", "13", "soldiers"),
    ("Three of four members of a family were killed.", "Three", "members of a family"),
    ("Ten or more miners died.", "Ten or more", "miners"),
    ("Six FARC rebels were killed.", "Six", "rebels"),
    ("Three security officers were killed.", "Three", "security officers"),
    ("Four others were hurt.", "Four", "people"),
    ("More than a quarter of a million people have been killed.", "More than a quarter of a million", "people"),
    ("They found 22 dead guerrillas.", "22", "guerrillas"),
    ("The blast wounded nine bomb squad members.", "nine", "bomb squad members"),
]


@pytest.mark.parametrize(("text", "figure", "population"), MENTIONS)
def test_a_mention_is_its_wording_and_its_noun_as_printed(text: str, figure: str, population: str) -> None:
    (one,) = extract(text).claims
    assert (one.figure, one.population) == (figure, population)


NONE = [
    "A 19-year-old was shot and killed.",
    "Doe, 31, was killed.",
    "She was arrested at 7.30 p.m. in the 600 block of Main Street.",
    "On Oct. 3 the mayor was killed.",
    "He was killed in 1978.",
    "Nobody knows how many people died.",
    "It cost 6.4 million euros when 17 trains were damaged.",
    "Some 67 percent were hurt.",
    "He was wounded 340 times.",
    "One of the captors was killed.",
    "A second victim was killed.",
    "A local source was wounded.",
]


@pytest.mark.parametrize("text", NONE)
def test_numbers_of_something_else_are_no_mentions(text: str) -> None:
    assert extract(text).claims == ()


def test_the_noun_of_the_figure_before_is_taken_and_said() -> None:
    officers, wounded = extract("Eighteen officers were killed and 748 wounded.").claims
    assert wounded.population == officers.population == "officers"
    assert "noun from the figure before" in wounded.check


def test_an_unknown_noun_is_kept_and_told() -> None:
    (one,) = extract("Three kangaroos were killed.").claims
    assert "unknown noun “kangaroos”" in one.check


def test_a_part_names_its_whole() -> None:
    _, part = extract("The army killed 30 men, five of them officers.").claims
    assert (part.check, part.population) == ("part of 30", "officers")


def test_what_is_told_again_of_the_same_source_is_one_row_with_both_places() -> None:
    text = "Police said 12 people died. Later, police said 12 people died."
    (one,) = extract(text).claims
    assert [text[start:end] for start, end in one.spans] == ["12", "12"]


LEARNED = [
    ("Amnesty spoke with the 7,000 people it estimated were arrested.", ["passive detained 7,000"]),
    ("They asked for the return of 12 Lowland people Orn arrested at sea.", ["active detained 12"]),
    ("At least six people were seen being detained.", ["passive detained At least six"]),
    ("Doctors said eight people have serious or life-threatening injuries.", ["died wounded eight"]),
    ("The fire killed the wife and three children of a miner.", ["active killed three"]),
    ("Some 28,000 officers and soldiers have been killed since 2015.", ["passive killed Some 28,000"]),
    ("The number of civilians killed – between 64 and 116 – is far lower.", ["toll killed between 64 and 116"]),
    ("Of the dead, 14 were tourists.", ["among killed 14"]),
    ("Four guards and 11 rebels made up the rest of the dead.", ["list killed Four", "among killed 11"]),
    ("The blast killed and wounded dozens of civilians.", ["active casualties dozens"]),
    ("At least 50 people were killed or wounded.", ["passive casualties At least 50"]),
    ("The group, which formed in 2002, has killed more than 20,000 people.", ["active killed more than 20,000"]),
    (
        "A man was found guilty, hundreds of people having been jailed since protests last year.",
        ["passive detained hundreds"],
    ),
]


@pytest.mark.parametrize(("text", "due"), LEARNED)
def test_a_frame_takes_what_long_reports_make_of_it(text: str, due: list[str]) -> None:
    assert found(text) == due


LEARNED_NOT = [
    "Police issued 17 arrest warrants.",
    "The court confirmed two death sentences.",
    "A cream helps where there are too many dead skin cells.",
    "The boy, who was 17, was shot dead.",
    "Her friend Bea Orn, also 19, died.",
    "Bea King, six, and Al Agar, nine, died.",
    "A man who was 21 at the time, was arrested.",
    "Weeks later, 1992 killed socialism.",
    "A nurse tried to save one of the wounded.",
    "She was found with multiple injuries on her body.",
    "One in 25 is believed to have died.",
    "Some 35 members of the forces are killed every day.",
    "Many search warrants were executed.",
    "Ten men between 18 and 32 arrested.",
    "His children Bea, 20; Ann, 15; and Al, 11 were shot and killed.",
    "At least 5,000 pets were found dead.",
    "He ended up killing two birds with one stone.",
    "Joy Orn (right) 37, died on Monday.",
    "At least one person in the crowd yelled, I hope they die.",
    "Three photographs, captured in March, were shown.",
    "The Black Death of 1348 famously killed.",
    "A number of people in Orn were to meet with the slain man's family.",
]


@pytest.mark.parametrize("text", LEARNED_NOT)
def test_what_long_reports_count_besides_is_no_claim(text: str) -> None:
    assert found(text) == []


def test_a_part_of_other_things_is_no_part_of_the_arrests() -> None:
    assert found("A total of 230 arrests were made and a stash of weapons, including 22 knives, was seized.") == [
        "noun detained A total of 230"
    ]


ALSO = [
    ("Chaos broke out as 12 people died.", ["died killed 12"]),
    ("At least seven people are now confirmed as having died.", ["died killed At least seven"]),
    ("At least 84 now lay dead.", ["bare killed At least 84"]),
    ("Police held 50 men in Orn, 20 in Brel and 10 in Gom.", []),
    ("Police detained 50 men in Orn, 20 in Brel and 10 in Gom.",
     ["active detained 50", "ellipsis detained 20", "ellipsis detained 10"]),
    ("The dead included three children.", ["among killed three"]),
    ("The number of arrests has passed 1,000.", ["toll detained 1,000"]),
    ("The number of people in the murder plot has risen to 34.", []),
    ("Five robbery suspects shot dead in the town.", ["bare killed Five"]),
    ("There has been at least one death reported.", ["noun killed at least one"]),
    ("At least two of the rebel group were arrested.", ["passive detained At least two"]),
    ("Agents detained 21 migrants in May, 30 migrants in June.", ["active detained 21", "ellipsis detained 30"]),
    ("Attacks have claimed more than 250 lives.", ["active killed more than 250"]),
    ("Two were held in Orn and seven in Brel.", ["passive detained Two", "ellipsis detained seven"]),
    ("Two men and a woman aged between 33 and 40 were held in Orn.", ["list detained Two"]),
    ("The two men are presently in police custody.", ["passive detained two"]),
    ("Two men, aged 18 and 19, were arrested.", ["passive detained Two"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "due"), ALSO)
def test_more_words_that_stand_between_a_figure_and_its_deed(text: str, due: list[str]) -> None:
    assert found(text) == due


def test_a_sentence_without_a_number_may_count_by_words() -> None:
    assert found("Multiple soldiers were killed.") == ["passive killed Multiple"]
    assert found("They blame him for the death of numerous troops.") == ["nominal killed numerous"]
