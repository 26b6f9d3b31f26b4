"""The custom_id of everything that can be pressed: `tl:<noun>:<act>:<network>:<arguments…>`.

It names what is to be done with what, so that a card works as long as the message lies in the channel,
whatever process answers. Read it with `decode`, never by hand.
"""

from __future__ import annotations

from typing import Final

from domain.records import Record

PREFIX: Final = "tl"
TEMPLATE: Final = r"tl:[a-z_]+:[a-z_]+:\d+(?::[^:]*)*"
LONGEST: Final = 100
LONGEST_NUMBER: Final = 19  # digits of the largest key that a database holds
NO_NETWORK: Final = 0

Argument = int | str


class CustomIdError(ValueError):
    """A custom_id that cannot be written (too long, a colon in an argument) or is none of ours."""


class Address(Record):
    """A decoded custom_id: arguments are still text."""

    noun: str
    act: str
    network: int | None
    arguments: tuple[str, ...]


def encode(noun: str, act: str, network: int | None, arguments: tuple[Argument, ...]) -> str:
    """The custom_id. Raises `CustomIdError` when Discord would refuse it or we could not read it back."""
    parts = [str(argument) for argument in arguments]
    if any(":" in part for part in parts):
        raise CustomIdError(f"an argument holds a colon: {parts}")
    text = ":".join([PREFIX, noun, act, str(network or NO_NETWORK), *parts])
    if len(text) > LONGEST:
        raise CustomIdError(f"{len(text)} characters, at most {LONGEST}: {text}")
    return text


def decode(custom_id: str) -> Address:
    """The parts of a custom_id. Raises `CustomIdError` for one that is not ours."""
    prefix, *rest = custom_id.split(":")
    if prefix != PREFIX or len(rest) < 3 or not rest[2].isdecimal():
        raise CustomIdError(f"not a custom_id of Techlink: {custom_id!r}")
    noun, act, network, *arguments = rest
    if any(len(part) > LONGEST_NUMBER and part.lstrip("-").isdecimal() for part in (network, *arguments)):
        raise CustomIdError(f"a number beyond any id: {custom_id!r}")
    return Address(noun, act, int(network) or None, tuple(arguments))
