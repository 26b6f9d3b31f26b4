"""Who answers for what a network keeps on people, as its privacy notice names them."""

from __future__ import annotations

import re
from typing import Final

from domain.addresses import is_address
from domain.errors import DomainError
from domain.records import Record

NAME_LENGTH: Final = 120
CONTACT_LENGTH: Final = 200
"""In letters."""

_PAGE: Final = re.compile(r"https?://[^\s\x00-\x1f<>()\[\]]{4,190}")


class Controller(Record):
    """Who decides what is kept and why, and where one writes to them: an e-mail address, or a page.

    `said`: the network named them. Until then its own name stands there, and nobody can be written to.
    """

    name: str
    contact: str = ""
    said: bool = False

    @property
    def complete(self) -> bool:
        """Whether the notice names somebody who can be written to."""
        return self.said and bool(self.contact)


NOBODY: Final = Controller("")
"""Where nobody was asked."""


class ControllerUnnamed(DomainError):
    """Somebody answers for what is kept, and is called somehow, in up to `longest` letters."""

    longest: int


class ContactUnclear(DomainError):
    """One writes to an e-mail address, or to a page: this is neither."""


def controller(name: str, contact: str) -> Controller:
    """What was typed, as it is kept. Raises `ControllerUnnamed` or `ContactUnclear`."""
    plain, where = _line(name), contact.strip()
    if not plain or len(plain) > NAME_LENGTH:
        raise ControllerUnnamed(NAME_LENGTH)
    if len(where) > CONTACT_LENGTH or not (is_address(where) or _PAGE.fullmatch(where)):
        raise ContactUnclear
    return Controller(plain, where, said=True)


def _line(text: str) -> str:
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
