"""What can be refused, as data: a class says what, its fields say with which values.

Prose is made where the reader's language is known (`templates/errors`), one text per class.
"""

from __future__ import annotations

import dataclasses
import re
from typing import Any


class DomainError(Exception):
    """A refusal that a person can understand and often mend.

    Subclasses are dataclasses (`@dataclass(eq=False)`): their fields are the parameters of the text.
    Whatever raised it has changed nothing.
    """

    @classmethod
    def code(cls) -> str:
        """The class's name in snake case: `WaveClosed` is `wave_closed`."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    @property
    def params(self) -> dict[str, Any]:
        """The fields, by name."""
        names = getattr(self, "__dataclass_fields__", ())
        return {name: getattr(self, name) for name in names}

    def __str__(self) -> str:
        return f"{self.code()} {self.params}" if self.params else self.code()

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel between processes with all fields, however they were passed."""
        return type(self), tuple(self.params.values())


class NotAllowed(DomainError):
    """Nobody's business but that of others: the act needs a role that the actor lacks."""


@dataclasses.dataclass(eq=False)
class RoleNeeded(NotAllowed):
    """The act needs this role (a `domain.actors.Role` value)."""

    role: str


@dataclasses.dataclass(eq=False)
class NotFound(DomainError):
    """There is no such thing in this network. `kind` is a noun of the glossary."""

    kind: str
    name: str = ""


@dataclasses.dataclass(eq=False)
class UnknownNetwork(DomainError):
    """This server has not been set up yet, or the person belongs to no network."""


@dataclasses.dataclass(eq=False)
class WhichNetwork(DomainError):
    """Said in a direct message by somebody of several networks: one has to be chosen.

    `networks` is a tuple of (id, name).
    """

    networks: tuple[tuple[int, str], ...]


@dataclasses.dataclass(eq=False)
class NotAMember(DomainError):
    """The person is known to no partner of this network."""


@dataclasses.dataclass(eq=False)
class Changed(DomainError):
    """The thing was changed since it was shown: an old card, or a double press."""


@dataclasses.dataclass(eq=False)
class TooHeavy(DomainError):
    """Work that took more time or memory than one request may."""


@dataclasses.dataclass(eq=False)
class Busy(DomainError):
    """As much of such work is being done as may be at once. `own`: one of the person's own is."""

    own: bool
