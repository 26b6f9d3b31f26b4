"""custom_ids: what is written is read back, and nothing Discord would refuse is written."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs.kit import Acts, CustomIdError
from cogs.kit.acts import find, without_handler
from cogs.kit.codec import LONGEST, TEMPLATE, Address, decode, encode

words = st.text(st.characters(exclude_characters=":", exclude_categories=("Cs",)), max_size=12)
ARGUMENTS = st.lists(st.one_of(st.integers(0, 2**63 - 1), words), max_size=3)


@given(network=st.one_of(st.none(), st.integers(1, 10**12)), arguments=ARGUMENTS)
def test_what_is_written_is_read_back(network: int | None, arguments: list[int | str]) -> None:
    custom_id = encode("survey", "answer", network, tuple(arguments))
    assert len(custom_id) <= LONGEST
    assert decode(custom_id) == Address("survey", "answer", network, tuple(map(str, arguments)))
    assert re.fullmatch(TEMPLATE, custom_id, re.DOTALL) or "\n" in custom_id


@pytest.mark.parametrize("arguments", [("a:b",), ("x" * 90,)])
def test_what_could_not_be_read_back_is_refused(arguments: tuple[str, ...]) -> None:
    with pytest.raises(CustomIdError):
        encode("survey", "answer", 1, arguments)


@pytest.mark.parametrize("custom_id", ["", "x", "tl:survey", "tl:survey:answer:x", "xx:survey:answer:1"])
def test_what_is_not_ours_is_refused(custom_id: str) -> None:
    with pytest.raises(CustomIdError):
        decode(custom_id)


def test_arguments_have_their_types_again() -> None:
    acts = Acts("codec_test")
    act = acts.button("answer", int, str)
    assert act.arguments(decode(act.id(5, 7, "l2"))) == (7, "l2")
    assert find(decode(act.id(5, 7, "l2"))) is act
    with pytest.raises(CustomIdError):
        act.arguments(decode("tl:codec_test:answer:5:seven:l2"))
    with pytest.raises(CustomIdError):
        act.arguments(decode("tl:codec_test:answer:5:7"))
    with pytest.raises(CustomIdError):
        act.id(5, "7", "l2")  # type: ignore[arg-type]
    assert act in without_handler()
    acts._acts.clear()


def test_an_act_is_declared_once() -> None:
    acts = Acts("codec_twice")
    acts.button("answer")
    with pytest.raises(ValueError, match="twice"):
        acts.select("answer")
    acts._acts.clear()


def test_a_number_that_no_database_holds_is_no_custom_id_of_ours():
    with pytest.raises(CustomIdError):
        decode(f"tl:survey:answer:1:{2**70}")
