"""Chains of relays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.claims.attribution import MOST_RELAYS, ChainError, read_chain, write_chain

names = st.text("ABCxyz .", min_size=1).map(lambda text: " ".join(text.split())).filter(bool)


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("", ()),
        ("  ", ()),
        ("Newsweek", ("Newsweek",)),
        ("The Insider > Newsweek", ("The Insider", "Newsweek")),
        ("The Insider>Newsweek", ("The Insider", "Newsweek")),
        ("A  B >\tC", ("A B", "C")),
    ],
)
def test_a_chain_is_read_nearest_to_the_source_first(text: str, chain: tuple[str, ...]) -> None:
    assert read_chain(text) == chain


@pytest.mark.parametrize(("text", "start"), [("A > > B", 3), ("> B", 0), ("A >", 3), (">", 0)])
def test_a_relay_without_a_name_is_refused_with_its_place(text: str, start: int) -> None:
    with pytest.raises(ChainError) as caught:
        read_chain(text)
    assert caught.value.span[0] == start


def test_a_chain_beyond_the_limit_is_refused() -> None:
    assert len(read_chain(" > ".join(["A"] * MOST_RELAYS))) == MOST_RELAYS
    with pytest.raises(ChainError, match="at most 50"):
        read_chain(" > ".join(["A"] * (MOST_RELAYS + 1)))


@given(st.lists(names, max_size=5).map(tuple))
def test_a_chain_written_is_read_back(chain: tuple[str, ...]) -> None:
    assert read_chain(write_chain(chain)) == chain
