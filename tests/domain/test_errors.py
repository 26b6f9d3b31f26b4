"""A refusal carries what its class annotates, however it was raised and wherever it travels."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

from domain.errors import Changed, DomainError, NotFound, RoleNeeded

if TYPE_CHECKING:
    from collections.abc import Callable


class Lost(NotFound):
    """A kind with a parameter more than its parent; everything behind a default has one."""

    where: str = "here"


class Renamed(NotFound):
    """A kind that says the same with another default."""

    name: str = "nobody"


def test_parameters_are_its_parents_and_its_own() -> None:
    assert Lost.parameters() == ("kind", "name", "where")
    assert Changed.parameters() == DomainError.parameters() == ()


def test_they_are_given_in_order_or_by_name() -> None:
    for error in (Lost("plan", "P2", "there"), Lost(where="there", kind="plan", name="P2")):
        assert (error.kind, error.name, error.where) == ("plan", "P2", "there")
        assert error.params == {"kind": "plan", "name": "P2", "where": "there"}
    assert Lost("plan").params == {"kind": "plan", "name": "", "where": "here"}
    assert Renamed("plan").name == "nobody"


@pytest.mark.parametrize(
    "wrong", [RoleNeeded, lambda: RoleNeeded("a", "b"), lambda: Changed("x"), lambda: Lost(how=1)]
)
def test_what_it_does_not_take_is_a_mistake_of_the_program(wrong: Callable[[], DomainError]) -> None:
    with pytest.raises(TypeError):
        wrong()


def test_it_travels_whole() -> None:
    error = pickle.loads(pickle.dumps(Lost("plan", where="there")))
    assert isinstance(error, Lost)
    assert error.params == {"kind": "plan", "name": "", "where": "there"}
    assert str(error) == "lost {'kind': 'plan', 'name': '', 'where': 'there'}"
    assert str(Changed()) == "changed"


def test_the_same_of_something_else() -> None:
    error = Lost("plan", "P2")
    assert error.replaced(name="P3").params == {"kind": "plan", "name": "P3", "where": "here"}
    assert error.name == "P2"


def test_two_are_never_equal() -> None:
    """They are compared as exceptions are: `raise` and `except` know them one by one."""
    assert Changed() != Changed()
