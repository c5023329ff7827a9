"""Who said it, through whom; and where nobody is named, nobody."""

from __future__ import annotations

import pytest

from figures.extraction import extract

SAID = [
    ("According to the site Lantern, the interior ministry has said 18 officers were killed, the Meridian reports.",
     "interior ministry", ("site Lantern", "Meridian")),
    ("The Lantern, citing state-run outlet Kanal-24, said 18 officers were killed.", "state-run outlet Kanal-24", ("Lantern",)),
    ("The Lantern quoted a doctor as saying 18 people were killed.", "a doctor", ("Lantern",)),
    ("The minister was quoted by The Lantern as saying 18 people were killed.", "minister", ("Lantern",)),
    ("At least 45 people were killed, a local source told Signal.", "a local source", ("Signal",)),
    ("Four people were wounded, Ned Price told reporters.", "Ned Price", ()),
    ("Four people were wounded, Ron Gaines, a police spokesman, said.", "Ron Gaines", ()),
    ("Four people were wounded, said the region's leader, Bishop Carlo Bel.", "Bishop Carlo Bel", ()),
    ("Police arrested a man they say opened fire, killing one person and wounding five.", "Police", ()),
    ("The Lantern reported one officer was beheaded.", "Lantern", ()),
    ("Nine people were killed, reports The Lantern.", "Lantern", ()),
    ("Nine people were killed, according to the monitoring mission.", "monitoring mission", ()),
    ("At least nine people were killed a monitor said on Sunday.", "a monitor", ()),
    ("Nine people were killed, doctors and the military said.", "doctors and the military", ()),
    ("Zoran Vel accused the rebels of attacks that left several dead.", "Zoran Vel", ()),
    ("Protest organisers say 17 people were killed.", "Protest organisers", ()),
    ("The command issued a communique saying three rebels died.", "command", ()),
    ("“Nine people were killed,” Palestinian political leaders said.", "Palestinian political leaders", ()),
    ("Sara Hotak, a member of the provincial council in Orn said nine people were killed.", "Sara Hotak", ()),
    ("Nine people were killed, Sara Hotak, spokeswoman for the governor in Orn said.", "Sara Hotak", ()),
    ("Sara Hotak, a member of the council in Orn said she saw bodies of 35 guards.", "Sara Hotak", ()),
    ("A second source residing in Orn province said nine people were killed.", "A second source", ()),
    ("A family in the suburbs of Old Orn said nine people were killed.", "A family", ()),
    ("Nine people were killed, officials and doctor Sara Hotak from the main hospital in provincial capital Orn said.", "officials and doctor Sara Hotak", ()),
    ("Nine people were killed, said Orn's ministry of foreign affairs.", "Orn's ministry of foreign affairs", ()),
    ("Nine people were killed, according to credible reports received by Amity.", "credible reports received by Amity", ()),
    ("Nine people were killed, according to to the Observatory.", "Observatory", ()),
    ("Residents of the town of Old Orn said nine people were killed.", "Residents of the town of Old Orn", ()),
    ("Officials in the capital, Naypyidor, said nine people were killed.", "Officials in the capital", ()),
    ("Nine civilians, three of them girls, were killed by a drone, said Doctor Sara Orn.", "Doctor Sara Orn", ()),
    ("Reports on social media suggested nine people were killed.", "Reports", ()),
    ("In May, Police Orn confirmed that nine people were killed.", "Police Orn", ()),
    ("Nine people died, said army spokesman Col. Sara Orn on Tuesday.", "army spokesman Col. Sara Orn", ()),
    ("Gen. Sara Orn told reporters that nine people were killed.", "Gen. Sara Orn", ()),
    ("Rebels said they had killed 50 soldiers, a figure that the army denied.", "Rebels", ()),
    ("Rebels said they had killed 50 soldiers, the army reported.", "Rebels", ("army",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "via"), SAID)
def test_the_speaker_is_kept_as_printed(text: str, source: str, via: tuple[str, ...]) -> None:
    one = extract(text).claims[-1]
    assert (one.source, one.via) == (source, via)


NOBODY = [
    "BEIJING (Wire) – Four people were killed.",
    "It was reported that four people were killed.",
    "Police killed four people.",
    "“Four people were killed.”",
    "“We counted 57 dead before noon.”",
    "Four people were killed in the United States of Orn.",
    "The clashes saw 12 people killed.",
    "The opposition called for marches as the government showed no will to give in after seven people were killed.",
    "Locals speaking to the Lantern said nine people were killed.",
    "The army's estimate was low when nine people were killed.",
    "They were at a loss, but soon claimed success with nine people killed.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_where_nobody_is_named_the_source_stays_empty(text: str) -> None:
    (one,) = extract(text).claims
    assert (one.source, one.via) == ("", ())


def test_each_of_two_speakers_has_its_own_figure_and_neither_relays_the_other() -> None:
    text = "The Lantern reported one officer was beheaded, while the Meridian put the number at two."
    assert [(one.figure, one.source, one.via) for one in extract(text).claims] == [
        ("one", "Lantern", ()),
        ("two", "Meridian", ()),
    ]


def test_a_pronoun_is_the_last_speaker_and_that_is_told() -> None:
    text = "State television showed burned buses. It said that 41 policemen were wounded."
    (one,) = extract(text).claims
    assert one.source == "State television"
    assert one.check == "speaker from the sentence before"


def test_a_pronoun_reaches_back_one_paragraph_and_no_further() -> None:
    text = "The ministry said so.\n\nIt rained.\n\nIt said that 41 policemen were wounded."
    (one,) = extract(text).claims
    assert (one.source, one.check) == ("", "no speaker named")


def test_a_quotation_belongs_to_the_speaker_beside_it_in_its_paragraph() -> None:
    text = "“Six patients died on the tables.” Doctor Maren Lisk said it was the worst night."
    (one,) = extract(text).claims
    assert one.source == "Doctor Maren Lisk"
    assert "speaker from another sentence" in one.check
