"""What an interaction's answer may hold when it is no message."""

from __future__ import annotations

from typing import Any

from playground.validation import components
from playground.validation.choices import CHOICE
from playground.validation.fields import Custom, Field, ListOf, Text, check_shape
from playground.validation.problems import Problems

_MODAL: dict[str, Field] = {
    "custom_id": Text(100, 1, required=True),
    "title": Text(45, 1, required=True),
    "components": Custom(components.check_modal, required=True),
}


def check_modal(data: dict[str, Any]) -> None:
    """Refuses a modal that breaks a limit.

    Raises:
        DiscordError: 50035.
    """
    problems = Problems()
    check_shape(_MODAL, data, ("data",), problems)
    problems.settle()


_CHOICES: dict[str, Field] = {"choices": ListOf(CHOICE, 25)}


def check_choices(data: dict[str, Any]) -> None:
    """Refuses a bad autocomplete answer.

    Raises:
        DiscordError: 50035.
    """
    problems = Problems()
    check_shape(_CHOICES, data, ("data",), problems)
    problems.settle()
