"""Codes: what is said is read, however it is typed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.plans.codes import MOST, Code, Level, made_of, read, try_read
from domain.plans.errors import CodeNotUnderstood

numbers = st.lists(st.integers(1, MOST), min_size=1, max_size=4)


@settings(deadline=None)
@given(numbers)
def test_what_is_said_is_read_again(given_numbers: list[int]) -> None:
    code = made_of(given_numbers)
    assert read(str(code)) == code
    assert code.numbers == tuple(given_numbers)


@settings(deadline=None)
@given(
    numbers,
    st.lists(st.sampled_from([" ", ".", "", " - ", ", ", " > ", "·", "/"]), min_size=4, max_size=4),
    st.lists(st.sampled_from(["", " ", ". ", ":", "0", " 00"]), min_size=4, max_size=4),
    st.sampled_from(
        [
            ["p", "z", "a", "m"],
            ["P", "Z", "A", "M"],
            ["Plan", "Zone", "Action", "Jalon"],
            ["plan", "zona", "acción", "hito"],
            ["PLANO", "ZONA", "AÇÃO", "MARCO"],
            ["plan", "zone", "action", "milestone"],
        ]
    ),
)
def test_the_way_of_typing_does_not_matter(
    given_numbers: list[int], between: list[str], before: list[str], words: list[str]
) -> None:
    typed = "".join(
        f"{word}{mark}{number}{gap}"
        for word, mark, number, gap in zip(words, before, given_numbers, between, strict=False)
    )
    assert read(typed) == made_of(given_numbers)


@settings(deadline=None)
@given(numbers, st.integers(0, 3))
def test_the_upper_part_may_be_left_out_where_it_is_known(given_numbers: list[int], start: int) -> None:
    code = made_of(given_numbers)
    if start >= len(given_numbers):
        return
    typed = str(code).split(".", start)[-1]
    assert read(typed, within=made_of([*given_numbers[:start], 7][:4])) == code


@pytest.mark.parametrize(
    "typed",
    ["", "p", "p0", "P2.A3", "Z1", "P2.Z1.A3.M2.X1", "2.1.3", "p2 p3", "p9999999", "²", "plans 2", "M"],
)
def test_what_is_no_code_is_refused(typed: str) -> None:
    with pytest.raises(CodeNotUnderstood):
        read(typed)
    assert try_read(typed) is None


@settings(deadline=None)
@given(st.text(max_size=30))
def test_no_text_breaks_it(typed: str) -> None:
    found = try_read(typed, Code(1, 2, 3))
    assert found is None or all(1 <= number <= MOST for number in found.numbers)


def test_a_code_knows_where_it_is() -> None:
    code = Code(2, 1, 3, 4)
    assert str(code) == "P2.Z1.A3.M4"
    assert [one.level for one in (code, code.parent, Code(2, 1), Code(2)) if one] == [*reversed(Level)]
    assert code.parent == Code(2, 1, 3)
    assert Code(2).parent is None
    assert Code(2).down(1) == Code(2, 1)
    with pytest.raises(ValueError, match="milestone"):
        code.down(1)
