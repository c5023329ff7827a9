"""The laws of wordings: what may stand beside a number, and what must not be read from it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.claims.claim import Claim
from figures.errors import FigureError, NothingStatedError
from figures.words.interval import Interval
from figures.words.quantity import Quantity
from figures.words.vocabulary import standard

NUMBERS = st.integers(2, 10**6)
SMALL = st.integers(2, 900)
VOCABULARY = standard()
LISTED = " ".join(VOCABULARY.wordings["beside"]["harmless"]).split()
LETTERS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=4, max_size=12)


def interval(text: str) -> Interval:
    return Quantity.parse(text).interval


def refused(text: str) -> str:
    """The reason for which a wording is refused."""
    with pytest.raises(FigureError) as caught:
        Quantity.parse(text)
    return caught.value.reason


class TestNothingIsDroppedButWhatIsListed:
    @given(NUMBERS, LETTERS)
    def test_a_word_in_a_bracket_that_no_list_has_is_never_dropped(self, number: int, word: str) -> None:
        try:
            quantity = Quantity.parse(f"{number} ({word})")
        except FigureError:
            return
        changed = quantity.interval != Interval(number, number)
        told = quantity.metric or quantity.noun or quantity.asides
        assert changed or told or word in LISTED

    @given(
        NUMBERS, st.sampled_from(("{} (picture)", "{} (confirmed)", "{} (total)", "{} in all", "{} so far", "{} (b)"))
    )
    def test_what_is_listed_changes_nothing(self, number: int, wording: str) -> None:
        assert interval(wording.format(number)) == Interval(number, number)

    @given(st.integers(10, 10**6))
    def test_a_hedge_in_a_bracket_counts(self, number: int) -> None:
        assert interval(f"{number} (approx.)") == interval(f"about {number}")
        assert interval(f"{number} (at least)") == Interval(number, None)
        for estimate in ("{} estimate", "{}, approximate", "{} (official estimate)", "{} (rounded)"):
            assert interval(estimate.format(number)) == interval(f"about {number}"), estimate
        assert interval(f"{number} (minimum estimate)") == Interval(number, None)

    @pytest.mark.parametrize("letter", ["p", "e", "r", "m", "f", "k", "w"])
    def test_a_letter_that_may_say_provisional_revised_male_or_killed_is_no_footnote(self, letter: str) -> None:
        assert refused(f"748 ({letter})")

    @given(NUMBERS, st.sampled_from(("mn", "bn", "mio", "тысяч", "xx", "trillion")))
    def test_a_word_between_number_and_people_is_its_unit_or_refused(self, number: int, unit: str) -> None:
        try:
            quantity = Quantity.parse(f"{number} {unit} people")
        except FigureError:
            return
        assert quantity.low >= number * 10**6

    @given(NUMBERS, st.sampled_from("½¼oleqz"))
    def test_a_letter_or_fraction_that_touches_a_number_is_no_mark(self, number: int, mark: str) -> None:
        assert refused(f"{number}{mark} people")


class TestAStatusAPlaceAndASourceHaveColumns:
    STATUS = ("retracted", "withdrawn", "corrected", "revised", "false", "disputed", "unverified", "provisional")

    @given(NUMBERS, st.sampled_from(STATUS), st.sampled_from(("{} ({})", "{}, {}", "{} - {}", "{} {} people")))
    def test_a_word_that_takes_a_figure_back_is_never_dropped(self, number: int, word: str, wording: str) -> None:
        assert refused(wording.format(number, word)) == "a status has its own column"

    @given(NUMBERS, st.sampled_from(("retracted", "withdrawn", "struck")))
    def test_what_is_withdrawn_gets_the_row_to_write(self, number: int, word: str) -> None:
        with pytest.raises(FigureError) as caught:
            Quantity.parse(f"{number} ({word})")
        assert caught.value.rows == ({"figure": str(number), "status": "retracted"},)

    @pytest.mark.parametrize("text", ["12 in Aleppo", "12 (near Homs)", "58 people in Idlib"])
    def test_a_place_is_refused_with_the_name_of_its_column(self, text: str) -> None:
        assert refused(text) == "a place has its own column"

    @pytest.mark.parametrize("text", ["12 (Almaty)", "12 (AP)", "12 (police)"])
    def test_a_bare_name_in_a_bracket_may_be_anything(self, text: str) -> None:
        assert "own column" in refused(text)

    @given(NUMBERS)
    def test_a_source_that_is_marked_as_one_stands_and_is_told(self, number: int) -> None:
        for wording in ("{}, according to the ministry", "{} (per the ministry)", "{}, the ministry said"):
            quantity = Quantity.parse(wording.format(number))
            assert quantity.interval == Interval(number, number)
            assert [(aside.kind, aside.text.removeprefix("the ")) for aside in quantity.asides] == [
                ("source", "ministry")
            ]


class TestPartsAndSums:
    PARTED = (
        "{} civilians including {} children",
        "{} people, including {} police",
        "{} ({} children)",
        "{}, of whom {} were children",
    )

    @given(SMALL, st.integers(1, 900), st.sampled_from(PARTED))
    def test_a_part_may_follow_its_whole_and_is_never_larger(self, whole: int, part: int, wording: str) -> None:
        text = wording.format(whole, part)
        if part > whole:
            assert refused(text) == "the part is larger than its whole"
        else:
            quantity = Quantity.parse(text)
            assert quantity.interval == Interval(whole, whole)
            assert [aside.kind for aside in quantity.asides] == ["part"]

    def test_the_whole_keeps_its_own_noun_and_the_part_tells_its_own(self) -> None:
        quantity = Quantity.parse("112 civilians including 33 children and 9 women")
        assert (quantity.noun, quantity.asides[0].nouns) == ("civilians", ("children", "women"))

    JOINED = (" and ", " + ", " & ", ", ", "; ", ", as well as ", " along with ")

    @given(SMALL, SMALL, st.sampled_from(JOINED))
    def test_two_amounts_are_never_one_and_get_a_row_each(self, one: int, other: int, joint: str) -> None:
        with pytest.raises(FigureError) as caught:
            Quantity.parse(f"{one} adults{joint}{other} children")
        assert caught.value.rows == (
            {"figure": str(one), "population": "adults"},
            {"figure": str(other), "population": "children"},
        )

    @pytest.mark.parametrize(
        "text",
        [
            "50 adults and 20 children",
            "a man and his wife",
            "12 killed, 30 wounded",
            "12 (9)",
            "748 (retracted)",
            "12 / 15",
        ],
    )
    def test_the_rows_to_write_are_read_as_they_stand(self, text: str) -> None:
        with pytest.raises(FigureError) as caught:
            Quantity.parse(text)
        for row in caught.value.rows:
            assert Claim(**{"source": "A", "metric": "killed", **row}).figure.exact

    @pytest.mark.parametrize(
        "text", ["a man and his wife", "a woman and her son", "seven (plus the attacker)", "14+3", "12 (+3)"]
    )
    def test_somebody_beside_an_amount_is_a_sum(self, text: str) -> None:
        assert refused(text) == "two amounts: give each its own row"

    @pytest.mark.parametrize(
        "text", ["a man", "20 parents, students and teachers", "men and women", "12 killed and wounded"]
    )
    def test_one_amount_of_several_kinds_of_people_is_none(self, text: str) -> None:
        assert Quantity.parse(text).low

    def test_others_behind_a_part_are_added_and_no_part_of_it(self) -> None:
        assert refused("12 soldiers, including 3 officers, and 4 civilians") == "two amounts: give each its own row"
        assert interval("12 soldiers, including 3 officers and 2 medics") == Interval(12, 12)
        assert interval("24 people, including 5 police, 3 soldiers, and a child") == Interval(24, 24)

    @pytest.mark.parametrize(
        "wording", ["12…", "12:", "no major injuries", "no serious injuries", "no critical injuries"]
    )
    def test_what_is_cut_off_or_speaks_of_a_part_alone_states_no_number(self, wording: str) -> None:
        assert refused(wording)


class TestASourceIsANameAlone:
    @given(NUMBERS, st.sampled_from(("police", "two officials", "rescue workers", "the Ministry of Health, Gaza")))
    def test_a_name_may_follow(self, number: int, name: str) -> None:
        for wording in ("{}, according to {}", "{} ({} said)", "{}, per {}"):
            quantity = Quantity.parse(wording.format(number, name))
            assert (quantity.low, [aside.text for aside in quantity.asides]) == (number, [name])

    @given(
        NUMBERS,
        st.sampled_from((", five were wounded", " and five were wounded", "; dozens wounded", ", several children")),
    )
    def test_others_who_are_told_of_behind_it_are_never_swallowed(self, number: int, others: str) -> None:
        assert refused(f"{number}, according to police{others}")
        assert refused(f"{number} killed, said police{others}")


class TestOneEstimateMayHaveTwoEnds:
    @given(SMALL, st.integers(1, 900))
    def test_dots_and_either_join_two_ends(self, low: int, more: int) -> None:
        high = low + more
        for wording in ("{}...{}", "{}…{}", "{}..{}", "either {} or {}"):
            assert interval(wording.format(low, high)) == Interval(low, high), wording

    @given(SMALL, st.integers(1, 900))
    def test_what_may_be_more_is_not_less(self, low: int, more: int) -> None:
        assert interval(f"at least {low}, perhaps {low + more}") == Interval(low, None)
        assert "lies below" in refused(f"at least {low + more}, perhaps {low}")

    @given(SMALL, st.integers(1, 900), st.sampled_from((">", "<", "≥", "<=")))
    def test_a_sign_before_a_range_contradicts_it(self, low: int, more: int, sign: str) -> None:
        assert refused(f"{sign}{low}-{low + more}") == "two bounds that contradict each other"

    @given(SMALL)
    def test_a_range_that_ends_in_a_sign_has_no_other_end(self, low: int) -> None:
        assert refused(f"{low}-+") == refused(f"{low} -") == "the other end of the range is missing"
        assert refused(f"{low},+")

    @given(SMALL, st.sampled_from(("{}, including", "{} including", "{} (mostly)", "{} excluding", "{} of them")))
    def test_what_announces_a_part_and_names_none_is_cut_off(self, number: int, wording: str) -> None:
        assert refused(wording.format(number))

    @given(SMALL, st.sampled_from(("{} reached {}", "{} exceeded {}", "the {} is {}")))
    def test_a_verb_may_stand_between_a_toll_and_its_number(self, number: int, wording: str) -> None:
        assert Quantity.parse(wording.format("death toll", number)).low == number + ("exceeded" in wording)

    @given(SMALL, st.integers(1, 900))
    def test_a_doubted_end_is_not_widened(self, low: int, more: int) -> None:
        high = low + more
        for wording in (
            "{} or possibly {}",
            "{} to perhaps {}",
            "{}, maybe {}",
            "at least {} and up to {}",
            "{} if not {}",
        ):
            assert interval(wording.format(low, high)) == Interval(low, high), wording

    @given(st.integers(100, 900), st.integers(100, 900))
    def test_two_estimates_are_two_rows(self, one: int, other: int) -> None:
        for wording in ("{} ({})", "{} → {}", "{}, later {}", "{} vs {}"):
            if one != other:
                assert refused(wording.format(one, other)) == "two estimates of one number: give each its own row"


class TestOneLine:
    @given(SMALL, st.integers(100, 999), st.sampled_from(("\n", "\r\n", "\t", "  ", "\u2028", " \n", "\v")))
    def test_a_break_parts_two_things_and_never_digits(self, one: int, other: int, gap: str) -> None:
        assert refused(f"{one}{gap}{other}")

    @given(NUMBERS, st.sampled_from(("\n", "\r\n", "\u2028", " \n ")))
    def test_a_break_between_words_is_white_space_and_the_text_has_one_line(self, number: int, gap: str) -> None:
        quantity = Quantity.parse(f"{number}{gap}people")
        assert (quantity.text, quantity.low) == (f"{number} people", number)

    @given(st.integers(1000, 999_999))
    def test_thousands_are_joined_by_one_character_always_the_same(self, number: int) -> None:
        head, tail = divmod(number, 1000)
        assert interval(f"{head} {tail:03}") == Interval(number, number)
        assert refused(f"1{head % 10} {tail:03},{tail:03}")


class TestNoneReportedIsNotNone:
    @pytest.mark.parametrize(
        "text", ["no casualties", "no one was killed", "none", "0", "nobody was hurt", "no deaths or injuries"]
    )
    def test_none_is_nought(self, text: str) -> None:
        assert interval(text) == Interval(0, 0)

    @pytest.mark.parametrize(
        "text",
        [
            "none reported",
            "no injuries were reported",
            "no reports of casualties",
            "no known deaths",
            "no word on deaths",
        ],
    )
    def test_nobody_told_of_any_is_unknown(self, text: str) -> None:
        assert Quantity.parse(text).unknown

    @pytest.mark.parametrize("text", ["not available", "unavailable", "n/a", "data not available"])
    def test_a_cell_that_says_that_it_has_nothing_states_nothing(self, text: str) -> None:
        with pytest.raises(NothingStatedError):
            Quantity.parse(text)

    def test_the_empty_cell_of_a_program_is_no_nought(self) -> None:
        assert refused("None").startswith("nothing stated")
        assert interval("none") == Interval(0, 0)


class TestWhatIsNotCounted:
    @given(
        NUMBERS,
        st.sampled_from(
            ("{} feared dead", "{} presumed dead", "possibly {}", "probably {}", "{}?", "({})", "likely {}")
        ),
    )
    def test_what_is_feared_or_doubted_is_refused(self, number: int, wording: str) -> None:
        assert refused(wording.format(number)) in (
            "expected, feared or presumed, not counted",
            "says that the number itself is doubted",
        )

    @given(NUMBERS)
    def test_perhaps_before_a_number_estimates_it(self, number: int) -> None:
        assert interval(f"perhaps {number}") == interval(f"maybe {number}") == interval(f"about {number}")

    @given(
        NUMBERS, st.sampled_from(("+{}", "another {}", "{} more", "{} new deaths", "a further {}", "an additional {}"))
    )
    def test_what_is_new_is_not_all(self, number: int, wording: str) -> None:
        assert refused(wording.format(number)) == "adds to another figure: since when?"

    @given(NUMBERS)
    def test_others_are_counted(self, number: int) -> None:
        assert interval(f"{number} others") == Interval(number, number)

    @given(SMALL, st.sampled_from(("vehicles", "families", "households", "attacks", "villages", "rockets", "tanks")))
    def test_only_people_are_counted(self, number: int, noun: str) -> None:
        assert refused(f"{number} {noun}") == "counts something else than people"
        assert refused(f"dozens of {noun}") == "counts something else than people"

    @given(SMALL, st.sampled_from(("{}%", "{} km", "${}", "{} a month", "{} each", "aged {}", "{}th")))
    def test_shares_measures_money_rates_ages_and_ordinals_are_refused(self, number: int, wording: str) -> None:
        assert refused(wording.format(number))

    @pytest.mark.parametrize(
        "noun", ["Rohingya", "Hazaras", "Yazidis", "Kazakhstanis", "alleged militants", "suspected rebels"]
    )
    def test_a_people_is_people_and_so_are_those_held_to_be_something(self, noun: str) -> None:
        assert interval(f"12 {noun}") == Interval(12, 12)
        assert refused("12 suspected deaths") == refused("12 suspected victims")

    def test_bodies_and_remains_of_people_are_bodies(self) -> None:
        quantity = Quantity.parse("remains of 12 people")
        assert (quantity.low, quantity.metric) == (12, "bodies")
        assert not quantity.misfit("killed", "people", VOCABULARY)

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("two killed, one critically injured", "two metrics: give each its own row"),
            ("four aerosols and a firework", "counts something else than people"),
            ("6 crews", "counts something else than people"),
            ("between 100 hundred and 200", "two readings"),
        ],
    )
    def test_a_refusal_says_what_is_wrong_first(self, text: str, reason: str) -> None:
        assert refused(text) == reason

    @given(SMALL, st.integers(1, 17))
    def test_an_age_behind_a_counted_noun_describes_it(self, number: int, age: int) -> None:
        for wording in ("{} children aged {}", "{} children under {}", "{} boys aged 1 to {}"):
            assert interval(wording.format(number, age)) == Interval(number, number)
        assert refused(f"{number} people over {age} days")


class TestMarksOfAPage:
    MARKS = (
        "{}[3]",
        "{}[a]",
        "{}[note 1]",
        "{}[citation needed]",
        "{}*",
        "{}†",
        "{}‡",
        "{}§",
        "{}¹",
        "**{}**",
        "“{}”",
        "'{}'",
        "'{}",
        "`{}`",
    )

    @given(NUMBERS, st.sampled_from(MARKS))
    def test_they_are_read_away(self, number: int, marked: str) -> None:
        assert interval(marked.format(number)) == Interval(number, number)

    @given(NUMBERS)
    def test_footnotes_are_counted(self, number: int) -> None:
        assert [aside.kind for aside in Quantity.parse(f"{number}[3]").asides] == ["mark"]
        assert Quantity.parse(str(number)).asides == ()

    @given(
        st.integers(10, 10**6), st.sampled_from(("{}a", "{} 1)", "{} (1)", "{}<ref>x</ref>", "{}&nbsp;", "{{efn}} {}"))
    )
    def test_bare_letters_digits_and_markup_are_no_marks(self, number: int, marked: str) -> None:
        assert refused(marked.replace("{}", str(number)))


class TestDigits:
    SCRIPTS = "0\u0660\u06f0\u0966\u09e6\u0b66\u0be6\uff10"  # the nought of each

    @given(NUMBERS, st.sampled_from(SCRIPTS), st.sampled_from(SCRIPTS))
    def test_they_are_of_one_script_whichever(self, number: int, script: str, other: str) -> None:
        written = "".join(chr(ord(script) + int(digit)) for digit in str(number))
        assert interval(written) == Interval(number, number)
        if script != other:
            assert refused(written + chr(ord(other) + 1)) == "digits of two scripts"

    @pytest.mark.parametrize(
        ("text", "number"),
        [
            ("1.5 million", 1_500_000),
            ("1.2 mn", 1_200_000),
            ("1.2 mln", 1_200_000),
            ("7 bn", 7 * 10**9),
            ("2 lakh", 200_000),
            ("3 crore", 3 * 10**7),
            ("3m", 3 * 10**6),
        ],
    )
    def test_units_that_have_one_reading_are_read(self, text: str, number: int) -> None:
        assert interval(text) == Interval(number, number)

    @pytest.mark.parametrize("text", ["12 mil", "1.234 million", "IV", "三百"])
    def test_those_that_have_two_or_are_no_digits_are_not(self, text: str) -> None:
        assert refused(text)


class TestLabels:
    @given(NUMBERS, st.sampled_from(("killed: {}", "deaths: {}", "death toll of {}", "KIA: {}")))
    def test_a_word_for_the_metric_may_lead_and_is_told(self, number: int, wording: str) -> None:
        quantity = Quantity.parse(wording.format(number))
        assert (quantity.low, quantity.metric) == (number, "killed")

    @given(NUMBERS, st.sampled_from(("total {}", "photo: {}", "From photo: {}")))
    def test_so_may_a_word_that_says_nothing_else(self, number: int, wording: str) -> None:
        assert interval(wording.format(number)) == Interval(number, number)

    @pytest.mark.parametrize(
        "text", ["12 minor injuries", "12 lightly injured", "12 seriously wounded", "12 dead or missing"]
    )
    def test_a_part_of_the_wounded_or_two_metrics_are_not_told_by_the_way(self, text: str) -> None:
        with pytest.raises(FigureError) as caught:
            Quantity.parse(text)
        assert "write the number alone, under the metric" in caught.value.hint

    @pytest.mark.parametrize("text", ["dozen(s)", "12 person(s)"])
    def test_a_plural_in_a_bracket_is_no_footnote(self, text: str) -> None:
        assert refused(text)


class TestTheRowOfAFigure:
    @pytest.mark.parametrize(
        ("text", "metric", "population", "reason"),
        [
            ("12 wounded", "killed", "people", "it counts wounded, and its row killed"),
            ("wounded: 12", "killed", "people", "it counts wounded, and its row killed"),
            ("12 executed", "killed", "people", "it counts executed, and its row killed"),
            ("12 soldiers", "killed", "children", "it counts soldiers, and its row children"),
            ("12 killed", "executed", "people", ""),
            ("12 casualties", "killed", "people", ""),
            ("225 bodies", "killed", "people", ""),
            ("bodies: 225", "killed", "people", ""),
            ("225 bodies", "bodies", "people", ""),
            ("12 soldiers", "killed", "people", ""),
            ("12 soldiers", "killed", "security forces", ""),
            ("12 officers", "killed", "police", ""),
            ("12 teachers", "killed", "civilians", ""),
            ("no deaths or injuries", "wounded", "people", ""),
            ("748", "killed", "children", ""),
        ],
    )
    def test_its_noun_is_the_rows_or_holds_it_or_is_part_of_it(
        self, text: str, metric: str, population: str, reason: str
    ) -> None:
        assert Quantity.parse(text).misfit(metric, population, VOCABULARY) == reason

    @pytest.mark.parametrize(
        ("text", "narrower"), [("12 soldiers", True), ("12 people", False), ("12 others", False), ("12", False)]
    )
    def test_a_narrower_noun_than_the_rows_is_known(self, text: str, narrower: bool) -> None:
        assert Quantity.parse(text).narrower("people", VOCABULARY) is narrower
        assert not Quantity.parse(text).narrower("soldiers", VOCABULARY)
