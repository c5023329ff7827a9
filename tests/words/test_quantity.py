"""A wording becomes the whole numbers it allows, or is refused with the place and the reason."""

from __future__ import annotations

import time

import pytest

from figures.errors import FigureError, VocabularyError
from figures.words.interval import LARGEST_NUMBER, Interval
from figures.words.quantity import Bound, Quantity
from figures.words.reading import LONGEST_TEXT, read
from figures.words.vocabulary import standard

EXACT = [
    ("748", 748),
    ("007", 7),
    ("2,298", 2298),
    ("2 298", 2298),
    ("2\u00a0298", 2298),
    ("2\u202f298", 2298),
    ("2\u2009298", 2298),
    ("2'298", 2298),
    ("2’298", 2298),
    ("2.298", 2298),
    ("1.000.000", 1_000_000),
    ("12,34,567", 1_234_567),  # India
    ("748.0", 748),  # spreadsheets
    ("1,234.00", 1234),
    ("١٢", 12),
    ("１,２３４", 1234),  # noqa: RUF001 - full-width digits are what is tested
    ("eighteen", 18),
    ("EIGHTEEN", 18),
    ("twenty-one", 21),
    ("twenty one", 21),
    ("one hundred and sixty-four", 164),
    ("one hundred sixty four", 164),
    ("two thousand, two hundred and ninety-eight", 2298),
    ("two thousand and five", 2005),
    ("nineteen hundred", 1900),
    ("two million three hundred thousand and five", 2_300_005),
    ("five hundred thousand", 500_000),
    ("a dozen", 12),
    ("dozen", 12),
    ("half a dozen", 6),
    ("a half-dozen", 6),
    ("one-half of one whole dozen", 6),
    ("two dozen", 24),
    ("a dozen and a half", 18),
    ("two and a half dozen", 30),
    ("half a million", 500_000),
    ("a quarter of a million", 250_000),
    ("one and a half million", 1_500_000),
    ("a million and a half", 1_500_000),
    ("3 thousand", 3000),
    ("2 thousand 500", 2500),
    ("2-hundred", 200),
    ("a 100", 100),
    ("1.2 million", 1_200_000),
    ("1,2 million", 1_200_000),
    ("1,234 million", 1_234_000_000),
    ("3k", 3000),
    ("3 K", 3000),
    ("1.5k", 1500),
    ("2bn", 2_000_000_000),
    ("2.5 dozen", 30),
    ("two score", 40),
    ("a pair", 2),
    ("2 lakh", 200_000),
    ("1.5 crore", 15_000_000),
    ("exactly 100", 100),
    ("only 15", 15),
    ("150-strong", 150),
    ("a total of 72", 72),
    ("group of 4", 4),
    ("the 1,400", 1400),
    ("20 in total", 20),
    ("none", 0),
    ("no one", 0),
    ("nobody", 0),
    ("zero", 0),
    ("0", 0),
    ("a police officer", 1),
    ("a lone protester", 1),
    ("an unidentified man", 1),
    ("a decapitated body", 1),
    ("“20”", 20),
    ("748.", 748),
    ("2000,", 2000),
    ("12 (picture)", 12),
    ("748, mostly civilians", 748),
]


@pytest.mark.parametrize(("text", "number"), EXACT)
def test_exact_wordings_are_one_number(text: str, number: int) -> None:
    quantity = Quantity.parse(text)
    assert (quantity.bound, quantity.interval) == (Bound.EXACT, Interval(number, number))
    assert quantity.exact
    assert not quantity.unknown


HEDGED = [
    # at least
    ("at least 164", "at-least", 164, None),
    ("no fewer than 164", "at-least", 164, None),
    ("no less than 164", "at-least", 164, None),
    ("a minimum of 164", "at-least", 164, None),
    ("164+", "at-least", 164, None),
    ("164 plus", "at-least", 164, None),
    ("100-plus", "at-least", 100, None),
    (">=164", "at-least", 164, None),
    ("≥ 164", "at-least", 164, None),
    ("164 or more", "at-least", 164, None),
    ("150 people or more", "at-least", 150, None),
    ("upwards of 164", "at-least", 164, None),
    ("easily 1000", "at-least", 1000, None),
    ("20 and counting", "at-least", 20, None),
    # more than
    ("more than 9,900", "more-than", 9901, None),
    ("over 9,900", "more-than", 9901, None),
    (">9900", "more-than", 9901, None),
    ("in excess of 9,900", "more-than", 9901, None),
    ("well over 100", "more-than", 101, None),
    ("just over 100", "more-than", 101, None),
    ("a little more than a dozen", "more-than", 13, None),
    ("a few more than 100", "more-than", 101, None),
    ("more than a 100", "more-than", 101, None),
    ("more than 0", "more-than", 1, None),
    # at most
    ("up to 20", "at-most", 0, 20),
    ("at most 20", "at-most", 0, 20),
    ("no more than 20", "at-most", 0, 20),
    ("as many as 20", "at-most", 0, 20),
    ("<=20", "at-most", 0, 20),
    ("a maximum of 20", "at-most", 0, 20),
    ("10 or fewer", "at-most", 0, 10),
    ("at most 0", "at-most", 0, 0),
    # fewer than
    ("fewer than 20", "fewer-than", 0, 19),
    ("less than 20", "fewer-than", 0, 19),
    ("under 20", "fewer-than", 0, 19),
    ("well under 100", "fewer-than", 0, 99),
    ("<20", "fewer-than", 0, 19),
    ("fewer than 1", "fewer-than", 0, 0),
    # about: 10% either way, rounded outwards
    ("about 750", "about", 675, 825),
    ("some 2000", "about", 1800, 2200),
    ("around 750", "about", 675, 825),
    ("approximately 750", "about", 675, 825),
    ("approx. 750", "about", 675, 825),
    ("roughly 750", "about", 675, 825),
    ("circa 750", "about", 675, 825),
    ("ca. 750", "about", 675, 825),
    ("c. 750", "about", 675, 825),
    ("~50", "about", 45, 55),
    ("an estimated 750", "about", 675, 825),
    ("estimated at 4000", "about", 3600, 4400),
    ("2500 or so", "about", 2250, 2750),
    ("a hundred or so", "about", 90, 110),
    ("900ish", "about", 810, 990),
    ("30-ish", "about", 27, 33),
    ("about 1", "about", 0, 2),
    ("about 15", "about", 13, 17),
    ("some dozen", "about", 10, 14),
    ("about a dozen or so", "about", 10, 14),  # said twice, hedged once
    # from about the number up to the next round one
    ("40-odd", "about", 36, 49),
    ("30-some", "about", 27, 39),
    ("300-odd", "about", 270, 399),
    # nearly
    ("nearly 6,000", "nearly", 5400, 6000),
    ("almost 6,000", "nearly", 5400, 6000),
    ("close to 6,000", "nearly", 5400, 6000),
    ("just under 6,000", "nearly", 5400, 5999),
    ("nearly 25", "nearly", 22, 25),
    ("nearly 7", "nearly", 6, 7),
    ("nearly hundred", "nearly", 90, 100),
    # ranges
    ("10-15", "range", 10, 15),
    ("10–15", "range", 10, 15),
    ("10 - 15", "range", 10, 15),
    ("10 to 15", "range", 10, 15),
    ("between 10 and 15", "range", 10, 15),
    ("between 10 to 15", "range", 10, 15),
    ("between 50and 100", "range", 50, 100),
    ("from 10 to 15", "range", 10, 15),
    ("40 or 50", "range", 40, 50),
    ("five or six", "range", 5, 6),
    ("seven-eight", "range", 7, 8),
    ("fifty - one hundred", "range", 50, 100),  # a hyphen with spaces ties no words
    ("50-60,000", "range", 50_000, 60_000),
    ("2 to 3,000", "range", 2000, 3000),
    ("500-1,000", "range", 500, 1000),  # 500 is not below 1, so the thousands are not shared
    ("1-2 million", "range", 1_000_000, 2_000_000),
    ("1.5-2k", "range", 1500, 2000),
    ("three to four dozen", "range", 36, 48),
    ("ten to a dozen", "range", 10, 12),
    ("500 to two thousand", "range", 500, 2000),
    ("two to five hundred thousand", "range", 200_000, 500_000),
    ("50 to two hundred thousand", "range", 50_000, 200_000),
    ("one hundred and fifty to two hundred thousand", "range", 150_000, 200_000),
    ("one hundred to two hundred thousand", "range", 100_000, 200_000),
    ("two thousand five hundred to three million", "range", 2500, 3_000_000),
    ("1 to two thousand five hundred", "range", 1, 2500),
    ("0.5 to 1 million", "range", 500_000, 1_000_000),
    ("two dozen to 30,000", "range", 24, 30_000),
    ("50-50,000", "range", 50, 50_000),
    ("one to a dozen", "range", 1, 12),
    ("1.0-1.5 million", "range", 1_000_000, 1_500_000),
    ("a dozen or two", "range", 12, 24),
    ("a hundred or 150", "range", 100, 150),
    ("between one hundred and two hundred", "range", 100, 200),
    ("between one hundred and twenty and two hundred", "range", 120, 200),
    ("between a hundred and one hundred and fifty", "range", 100, 150),
    ("at least 10 but no more than 20", "range", 10, 20),
    ("more than 10 but fewer than 20", "range", 11, 19),
    ("20, maybe 30", "range", 20, 30),
    ("10 to 10", "range", 10, 10),
    # hedges upon hedges: all that the words allow
    ("at least about 50", "at-least", 45, None),
    ("more than an estimated 100,000", "more-than", 90_001, None),
    ("roughly over 800", "more-than", 720, None),
    ("nearly 1,000 or more", "at-least", 900, None),
    ("about 30-plus", "at-least", 27, None),
    ("about two dozen or less", "at-most", 0, 27),
    ("up to about 20", "at-most", 0, 22),
    ("about 40 to 50", "range", 36, 55),
    ("between about 40 and 50", "range", 36, 50),
    ("nearly 40 to 50", "range", 36, 50),
    ("at least 40 to 50", "at-least", 40, None),
    ("30 to more than 40", "range", 30, None),
    ("at least 100, perhaps 150", "at-least", 100, None),
    ("a group of about 20", "about", 18, 22),
    # misspellings that the vocabulary lists
    ("atleast 5", "at-least", 5, None),
    ("nealry 500", "nearly", 450, 500),
]


@pytest.mark.parametrize(("text", "bound", "low", "high"), HEDGED)
def test_hedged_wordings_are_all_that_the_words_allow(text: str, bound: str, low: int, high: int | None) -> None:
    quantity = Quantity.parse(text)
    assert (quantity.bound, quantity.low, quantity.high) == (bound, low, high)
    assert not quantity.exact


VAGUE = [  # wording, floor, acled
    ("a couple", 2, 2),
    ("few", 2, 3),
    ("a few", 3, 3),
    ("several", 3, 3),
    ("a handful", 5, 5),
    ("many", 2, 3),
    ("some people", 2, 3),
    ("police officers", 2, 2),
    ("officers", 2, 2),
    ("deaths", 2, 2),
    ("a crowd of protesters", 2, 2),
    ("tens", 20, 10),
    ("dozens", 24, 12),
    ("some dozens", 24, 12),
    ("dozens upon dozens", 24, 12),
    ("a couple dozen", 24, 24),
    ("a couple of dozen", 24, 24),
    ("a few dozen", 36, 36),
    ("several dozen", 36, 36),
    ("few dozen", 24, 36),
    ("scores", 40, 40),
    ("hundreds", 200, 100),
    ("100s", 200, 100),
    ("hudndreds", 200, 100),
    ("a few hundred", 300, 300),
    ("several hundred", 300, 300),
    ("a crowd of several hundred", 300, 300),
    ("thousands", 2000, 1000),
    ("several thousand", 3000, 3000),
    ("several hundred thousand", 300_000, 300_000),
    ("tens of thousands", 20_000, 10_000),
    ("several tens of thousands", 30_000, 30_000),
    ("hundreds of thousands", 200_000, 100_000),
    ("dozens, if not hundreds", 24, 12),
    ("hundreds or so", 200, 100),
    ("about a couple hundred", 200, 200),
    ("at least several dozen", 36, 36),
    ("more than hundreds", 201, 101),
]


@pytest.mark.parametrize(("text", "floor", "acled"), VAGUE)
def test_a_vague_word_is_a_floor_by_the_profile_in_force(text: str, floor: int, acled: int) -> None:
    assert Quantity.parse(text).interval == Interval(floor, None)
    assert Quantity.parse(text, profile="acled").interval == Interval(acled, None)
    assert Quantity.parse(text, profile="acled").bound is Bound.VAGUE


def test_no_vague_word_has_a_ceiling_so_no_limit_can_be_one() -> None:
    with pytest.raises(FigureError, match="a limit under a vague word says nothing"):
        Quantity.parse("no more than a handful")
    assert Quantity.parse("a few to ten").interval == Interval(3, 10)


@pytest.mark.parametrize("text", ["748", "some 2000", "10-15", "at least 164", "a police officer", "none", "unknown"])
def test_the_profile_changes_vague_words_only(text: str) -> None:
    assert Quantity.parse(text, profile="acled") == Quantity.parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "unknown",
        "Unclear",
        "unconfirmed",
        "not known",
        "an unknown number of police officers",
        "number unknown",
        "unknown or more",
    ],
)
def test_what_is_not_known_may_be_any_number_and_is_marked(text: str) -> None:
    quantity = Quantity.parse(text)
    assert (quantity.bound, quantity.interval, quantity.unknown) == (Bound.UNKNOWN, Interval(0, None), True)


NOUNS = [
    ("748 people", "people"),
    ("100p", "people"),
    ("30 protesters", "protesters"),
    ("dozens of demonstrators", "protesters"),
    ("eighteen security officers", "security forces"),
    ("19 members of the security forces", "security forces"),
    ("20 relatives of police officers", "relatives"),
    ("two cops", "police"),
    ("a police officer", "police"),
    ("dozens of protesters killed", "protesters"),
    ("748 wounded people", "people"),
    ("about 1,000 people had been wounded", "people"),
    ("20 “terrorists”", "armed group"),
    ("20 parents, students and teachers", "people"),
    ("about two dozen riverwood charter high school teachers", "teachers"),
    ("over 150 members of the community", "members"),
    ("50 or so protesters", "protesters"),
    ("300 steelworkers", "steelworkers"),
    ("50-60 o.c. residents", "residents"),
    ("100 #metoo marchers", "protesters"),
    ("748", ""),
]


@pytest.mark.parametrize(("text", "noun"), NOUNS)
def test_a_known_noun_behind_the_number_is_named(text: str, noun: str) -> None:
    assert Quantity.parse(text).noun == noun


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("some 2000 were arrested", "detained"),
        ("20 dead", "killed"),
        ("225 bodies", "killed"),
        ("20 killed and wounded", "casualties"),
        ("200 still in custody", "held"),
        ("no one was killed", "killed"),
        ("748 wounded people", "wounded"),
        ("killed: 12", "killed"),
        ("748 protesters", ""),
    ],
)
def test_what_a_wording_says_happened_is_named(text: str, metric: str) -> None:
    assert Quantity.parse(text).metric == metric


@pytest.mark.parametrize(
    "text",
    [
        "no deaths or injuries",
        "no one was killed or injured",
        "no one was killed or arrested",
    ],
)
def test_nought_may_be_said_of_several_metrics_at_once(text: str) -> None:
    assert Quantity.parse(text).interval == Interval(0, 0)


REFUSED = [  # wording, the part that is pointed at, a piece of the reason
    ("1,5", "1,5", "whole numbers"),
    ("12,34", "12,34", "whole numbers"),
    ("10,00", "10,00", "whole numbers"),
    ("1,0000", "1,0000", "whole numbers"),
    ("0,123", "0,123", "whole numbers"),
    ("1.5 people", "1.5", "whole numbers"),
    ("1.2345k", "1.2345k", "whole numbers"),
    ("1,234.567", "1,234.567", "groups that are not thousands"),
    ("1,23,4", "1,23,4", "groups"),
    ("1.234 million", "1.234", "two readings"),
    ("3 m people", "m", "the unit has two readings"),
    ("3 thousnd people", "thousnd", "'thousnd' is no known word for who is counted"),
    ("hudnreds", "hudnreds", "cannot be read"),
    ("15-10", "15-10", "lies below"),
    ("from 9 to 5", "9 to 5", "lies below"),
    ("at least 10 but no more than 5", "but no more than 5", "lies below"),
    ("fewer than 0", "fewer than 0", "below 0"),
    ("nearly 0", "nearly 0", "nearly 0 is no number of people"),
    ("between 10 and", "and", "one end"),
    ("at least", "", "number is missing"),
    ("", "", "nothing to read"),
    ("  \t ", "", "nothing to read"),
    ("-5", "-5", "never negative"),
    ("\u22125", "\u22125", "never negative"),
    ("$50", "$", "money"),
    ("50 euros", "euros", "money"),
    ("20%", "%", "share"),
    ("20 per cent of people", "per cent", "share"),
    ("15-oct", "15-oct", "date"),
    ("2022-01-06", "2022-01-06", "date"),
    ("6/1/2022", "6/1/2022", "date"),
    ("20 years", "years", "date"),
    ("1/2", "1/2", "two readings"),
    ("half", "half", "a share or a part, not a count"),
    ("a third of 300", "third of", "a share or a part, not a count"),
    ("nearly twice as many", "twice", "compares with another figure"),
    ("another 20", "another", "adds to another figure"),
    ("20 more people", "more", "adds to another figure"),
    ("150000 expected", "expected", "expected, feared or presumed, not counted"),
    ("20 feared dead", "feared", "expected, feared or presumed, not counted"),
    ("not 5", "not", "denies"),
    ("20th", "20th", "ordinal"),
    ("20 killed in Almaty", "in", "own column"),
    ("20 charges against protesters", "against", "something else"),
    ("NaN", "NaN", "nothing stated"),
    ("inf", "inf", "no form of a number of people"),
    ("1e5", "1e5", "no form of a number of people"),
    ("0x10", "0x10", "no form of a number of people"),
    ("1_000", "1_000", "no form of a number of people"),
    ("½", "½", "people come in whole numbers"),
    ("20?", "?", "says that the number itself is doubted"),
    ("(748)", "(748)", "says that the number itself is doubted"),
    ("20 (later 25)", "20", "two estimates of one number"),
    ("20 (unconfirmed)", "unconfirmed", "a status has its own column"),
    ("20 (picture", "(", "does not close"),
    ("two people. none killed", ".", "cannot be read"),
    ("a thousand between protesters", "between", "something else"),
    ("20 unknown people", "unknown", "'unknown' is no known word for who is counted"),
    ("two protesters -", "-", "cannot be read"),
    ("20 of of people", "of", "'of' is no known word for who is counted"),
    ("a of", "a", "states no number"),
    ("20 Xyzzies", "Xyzzies", "no known word"),
    ("20 busloads of protesters", "busloads", "no known word"),
    ("20 30", "20", "two estimates of one number"),
    ("2  298", "2", "two estimates of one number"),
    ("10,000, 20", "10,000", "two estimates of one number"),
    ("hundreds, thousands", "hundreds", "two estimates of one number"),
    ("50 adults and 20 children", "50 adults", "two amounts"),
    ("more than 50 adults and about 20 children", "more than 50 adults", "two amounts"),
    ("20 killed and 30 wounded", "20 killed", "two metrics"),
    ("20 deaths and injuries", "deaths and injuries", "two metrics"),
    ("20 detained and wounded", "detained and wounded", "two metrics"),
    ("20 protesters and cars", "protesters and cars", "counts something else than people"),
    ("about officers", "officers", "states no number"),
    ("hundreds and thousands", "hundreds", "two amounts"),
    ("two thousand three thousand", "two thousand", "two estimates of one number"),
    ("5,000 20", "5,000", "two estimates of one number"),
    ("a thousand, 500", "a thousand", "two estimates of one number"),
    ("about 20 but no more than 30", "about 20", "two estimates of one number"),
    ("1234 567", "1234", "two estimates of one number"),
    ("100 hundred", "100 hundred", "two readings"),
    ("12.34.567", "12.34.567", "groups"),
    ("twenty ten", "twenty", "two estimates of one number"),
    ("+5", "+5", "adds to another figure"),
    ("a police officers", "a", "states no number"),
    ("killed", "killed", "states no number"),
    ("arrested", "arrested", "states no number"),
    ("similar numbers", "similar", "compares with another figure"),
    ("police officer", "police", "states no number"),
    ("no", "no", "denies or limits what stands beside it"),
    (str(LARGEST_NUMBER + 1), str(LARGEST_NUMBER + 1), "too large"),
    ("9" * 400, "9" * 400, "too large"),
    ("two thousand billion", "two thousand", "two estimates of one number"),
    ("1000001 million", "1000001 million", "too large"),
]


@pytest.mark.parametrize(("text", "place", "reason"), REFUSED)
def test_what_cannot_be_read_is_refused_with_its_place_and_reason(text: str, place: str, reason: str) -> None:
    with pytest.raises(FigureError) as caught:
        Quantity.parse(text)
    fault = caught.value
    assert fault.text[slice(*fault.span)] == place
    assert reason in fault.reason


def test_the_error_draws_a_caret_under_the_place_and_says_what_to_try() -> None:
    with pytest.raises(FigureError) as caught:
        Quantity.parse("at least hudnreds of people")
    assert str(caught.value) == (
        "'hudnreds' cannot be read here\n"
        "    at least hudnreds of people\n"
        "             ^^^^^^^^\n"
        "did you mean 'hundreds'?"
    )


@pytest.mark.parametrize(("text", "word"), [("hudnreds", "hundreds"), ("3 thousnd people", "thousand")])
def test_an_unlisted_misspelling_is_refused_with_the_nearest_word(text: str, word: str) -> None:
    with pytest.raises(FigureError) as caught:
        Quantity.parse(text)
    assert caught.value.hint == f"did you mean {word!r}?"


def test_the_words_of_the_source_are_kept_but_for_spaces_around_them() -> None:
    quantity = Quantity.parse("  At Least  \u00a0164 \n")
    assert quantity.text == str(quantity) == "At Least  \u00a0164"


def test_plain_digits_are_read_as_the_grammar_reads_them() -> None:
    vocabulary = standard()
    for text in ("0", "00", "7", "007", "748", "2298", "999999999999"):
        said = read(text, vocabulary, vocabulary.profile("floor"))
        quantity = Quantity.parse(text)
        assert (quantity.low, quantity.high, quantity.bound) == said.allowed
        assert (quantity.noun, quantity.metric, quantity.asides) == said[1:] == ("", "", ())


def test_the_largest_number_is_read_and_one_more_is_refused() -> None:
    assert Quantity.parse(f"{LARGEST_NUMBER:,}").low == LARGEST_NUMBER
    assert Quantity.parse("1000 billion").low == LARGEST_NUMBER
    with pytest.raises(FigureError, match="too large"):
        Quantity.parse(f"{LARGEST_NUMBER + 1:,}")


def test_the_longest_text_is_read_and_one_character_more_is_refused() -> None:
    longest = "748 people" + "." * (LONGEST_TEXT - 10)
    assert Quantity.parse("748" + " " * (LONGEST_TEXT - 9) + "people").low == 748
    with pytest.raises(FigureError, match="too long"):
        Quantity.parse(longest + ".")


def test_an_unknown_profile_is_an_error_that_suggests_one() -> None:
    with pytest.raises(VocabularyError, match="unknown profile 'acledd', did you mean 'acled'"):
        Quantity.parse("dozens", profile="acledd")


def test_a_users_words_are_read() -> None:
    ours = standard().extended(
        '[nouns]\npeople = "ushers, thousanders"\n[misspellings]\nhundertz = "hundreds"\n'
        "[profiles.low.floors]\ndozens = 13\n",
        "ours",
    )
    assert Quantity.parse("20 ushers", vocabulary=ours).noun == "ushers"
    assert Quantity.parse("20 thousanders", vocabulary=ours).noun == "thousanders"  # no slip for thousands
    assert Quantity.parse("hundertz", vocabulary=ours).low == 200
    assert Quantity.parse("dozens", vocabulary=ours, profile="low").low == 13
    assert Quantity.parse("hundreds", vocabulary=ours, profile="low").low == 200
    with pytest.raises(FigureError):
        Quantity.parse("20 ushers")


def test_a_profile_that_falls_back_to_none_refuses_what_it_does_not_give() -> None:
    ours = standard().extended('[profiles.bare]\nfalls_back_to = ""\n[profiles.bare.floors]\ndozens = 13\n', "ours")
    assert Quantity.parse("dozens", vocabulary=ours, profile="bare").low == 13
    with pytest.raises(FigureError, match="'bare' puts no floor under 'scores'"):
        Quantity.parse("scores", vocabulary=ours, profile="bare")


@pytest.mark.parametrize(
    "part",
    [
        "x",
        "1 ",
        "1,",
        "a ",
        "between ",
        "about ",
        "- ",
        "and ",
        "(",
        "of ",
        "xx ",
        "more than ",
        "'",
        "dozens of ",
        "20 or ",
    ],
)
def test_hostile_texts_of_any_length_are_answered_at_once(part: str) -> None:
    for length in (LONGEST_TEXT, 100_000):
        start = time.perf_counter()
        with pytest.raises(FigureError):
            Quantity.parse(("20 " + part * length)[:length])
        assert time.perf_counter() - start < 1
