"""The interval that most independent sources share, and who dissents."""

from __future__ import annotations

from itertools import combinations, groupby

from hypothesis import given
from hypothesis import strategies as st

from figures.judging.agreement import agree
from figures.judging.voices import origins
from figures.words.interval import Interval, shared


def exact(number: int) -> list[Interval]:
    return [Interval(number, number)]


def test_two_against_one_is_a_majority_and_the_third_dissents() -> None:
    found = agree({"A": exact(748), "B": exact(748), "C": exact(1000)}, {})
    assert (found.interval, found.sources, found.of) == (Interval(748, 748), 2, 3)
    assert found.majority
    assert (found.supporters, found.dissenters) == (("A", "B"), ("C",))


def test_one_against_one_names_neither_for_that_would_be_to_take_a_side() -> None:
    found = agree({"A": exact(748), "B": exact(1000)}, {})
    assert (found.interval, found.sources, found.of, found.majority) == (None, 1, 2, False)
    assert found.dissenters == ()


def test_half_is_no_majority_even_where_it_is_the_most() -> None:
    found = agree({"A": exact(5), "B": exact(5), "C": exact(8), "D": exact(9)}, {})
    assert (found.interval, found.sources, found.of, found.majority) == (Interval(5, 5), 2, 4, False)


def test_a_relay_adds_no_vote_to_the_figure_it_repeats() -> None:
    votes = {"Ministry": exact(748), "Newsweek": exact(748), "Hospital": exact(1000)}
    found = agree(votes, {"Newsweek": frozenset({"Ministry"})})
    assert (found.sources, found.of, found.majority) == (1, 2, False)


def test_a_relay_that_says_something_else_does_not_weaken_the_source() -> None:
    votes = {"Ministry": exact(748), "Newsweek": exact(900), "Hospital": exact(748)}
    found = agree(votes, {"Newsweek": frozenset({"Ministry"})})
    assert (found.interval, found.sources, found.of) == (Interval(748, 748), 2, 2)


def test_an_echo_breaks_no_tie_between_equally_shared_numbers() -> None:
    votes = {"Ministry": exact(748), "Newsweek": exact(748), "Hospital": exact(1000)}
    for votes_ in (votes, dict(reversed(votes.items()))):
        found = agree(votes_, {"Newsweek": frozenset({"Ministry"})})
        assert (found.interval, found.sources, found.of) == (None, 1, 2)
        assert (found.supporters, found.dissenters) == ((), ())


def test_a_relay_more_exact_than_its_source_neither_narrows_nor_divides_what_is_shared() -> None:
    votes = {"Ministry": [Interval(10, 20)], "Newsweek": exact(15), "Hospital": [Interval(12, 18)]}
    found = agree(votes, {"Newsweek": frozenset({"Ministry"})})
    assert (found.interval, found.sources, found.of) == (Interval(12, 18), 2, 2)
    assert (found.supporters, found.dissenters) == (("Hospital", "Ministry", "Newsweek"), ())


def test_a_relay_that_speaks_beside_its_source_is_a_voice_of_its_own_there() -> None:
    votes = {"Ministry": [Interval(10, 20)], "Newsweek": [Interval(15, 25)], "Hospital": exact(22)}
    found = agree(votes, {"Newsweek": frozenset({"Ministry"})})
    assert (found.interval, found.sources, found.of) == (Interval(22, 22), 2, 2)
    assert found.dissenters == ("Ministry",)


def test_a_relay_of_a_source_that_gave_no_figure_is_a_voice() -> None:
    found = agree({"Newsweek": exact(5)}, {"Newsweek": frozenset({"Ministry"}), "BBC": frozenset({"Newsweek"})})
    assert (found.interval, found.sources, found.of, found.supporters) == (Interval(5, 5), 1, 1, ("Newsweek",))


def test_an_open_end_agrees_with_everything_above_its_floor() -> None:
    found = agree({"A": [Interval(200, None)], "B": exact(2298), "C": [Interval(100, 250)]}, {})
    assert found.interval is None  # [200, 250] and 2,298 are shared by two each
    found = agree({"A": [Interval(200, None)], "B": exact(2298)}, {})
    assert (found.interval, found.majority) == (Interval(2298, 2298), True)


def test_open_ends_alone_agree_without_an_upper_end() -> None:
    assert agree({"A": [Interval(200, None)], "B": [Interval(24, None)]}, {}).interval == Interval(200, None)


def test_nobody_agrees_about_nothing() -> None:
    found = agree({}, {})
    assert (found.interval, found.sources, found.of, found.majority) == (None, 0, 0, False)


def test_a_source_with_two_figures_counts_once_at_any_number() -> None:
    found = agree({"A": [Interval(1, 5), Interval(3, 9)], "B": exact(4)}, {})
    assert (found.sources, found.of) == (2, 2)


intervals = st.tuples(st.integers(0, 12), st.none() | st.integers(0, 6)).map(
    lambda ends: Interval(ends[0], None if ends[1] is None else ends[0] + ends[1])
)
ballots = st.dictionaries(st.sampled_from("ABCDE"), st.lists(intervals, min_size=1, max_size=2), max_size=5)


@given(ballots, st.sampled_from([{}, {"B": frozenset("A")}, {"C": frozenset("AB"), "B": frozenset("A")}]))
def test_the_sweep_finds_what_trying_every_number_finds(
    votes: dict[str, list[Interval]], heard: dict[str, frozenset[str]]
) -> None:
    found = agree(votes, heard)
    holders = [{name for name, said in votes.items() if any(number in one for one in said)} for number in range(40)]
    voices = [frozenset(name for name in names if not heard.get(name, frozenset()) & names) for names in holders]
    most = max(map(len, voices))
    shared_by = [
        (who, list(numbers)) for who, numbers in groupby(range(40), key=voices.__getitem__) if len(who) == most
    ]
    assert (found.sources, found.of) == (most, len(origins(votes, heard)))
    if found.interval:
        ((_, numbers),) = shared_by
        assert numbers == [number for number in range(40) if number in found.interval]
        sharing = set().union(*(holders[number] for number in numbers))
        assert (found.supporters, found.dissenters) == (tuple(sorted(sharing)), tuple(sorted(votes.keys() - sharing)))
    else:
        assert len(shared_by) != 1 or not most


@given(st.dictionaries(st.sampled_from("ABCDE"), st.lists(intervals, min_size=1, max_size=1), min_size=1, max_size=5))
def test_among_independent_sources_the_agreement_is_what_some_largest_set_of_them_shares(
    votes: dict[str, list[Interval]],
) -> None:
    found = agree(votes, {})
    common = [
        shared([votes[name][0] for name in names])
        for size in range(len(votes), 0, -1)
        for names in combinations(votes, size)
        if size == found.sources
    ]
    regions = {interval for interval in common if interval}
    assert regions
    assert found.interval in regions if len(regions) == 1 else found.interval is None
