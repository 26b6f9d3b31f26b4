"""What can be refused, as data: a class says what, its annotations with which values.

Prose is made where the reader's language is known (`templates/errors`), one text per class.
"""

from __future__ import annotations

import inspect
import re
from functools import cache
from inspect import Parameter, Signature
from typing import Any, Self, dataclass_transform


@dataclass_transform(eq_default=False)
class DomainError(Exception):
    """A refusal that a person can understand and often mend.

    What a subclass annotates are the parameters of its text, behind those of its parents: it is raised with
    their values, in order or by name, as a dataclass is made. Whatever raised it has changed nothing.
    """

    def __init__(self, *given: Any, **named: Any) -> None:
        bound = self._signature().bind(*given, **named)
        bound.apply_defaults()
        super().__init__(*bound.args)
        vars(self).update(bound.arguments)

    @classmethod
    def code(cls) -> str:
        """The class's name in snake case: `WaveClosed` is `wave_closed`."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    @classmethod
    def parameters(cls) -> tuple[str, ...]:
        """The names of what it is raised with."""
        return tuple(cls._signature().parameters)

    @classmethod
    def _signature(cls) -> Signature:
        return _signature(cls)  # type: ignore[arg-type]  # mypy asks a class for its instances' hash

    @property
    def params(self) -> dict[str, Any]:
        """What it was raised with, by name."""
        return {name: getattr(self, name) for name in self.parameters()}

    def replaced(self, **changes: Any) -> Self:
        """The same refusal of something else."""
        return type(self)(**self.params | changes)

    def __str__(self) -> str:
        return f"{self.code()} {self.params}" if self.params else self.code()

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel between processes with all parameters, however they were passed."""
        return type(self), tuple(self.params.values())


@cache
def _signature(kind: type) -> Signature:
    """Put together when one is first raised: the program has hundreds of kinds, and a start raises none."""
    found: dict[str, Parameter] = {}
    for each in reversed(kind.__mro__):
        if issubclass(each, DomainError):
            for name in inspect.get_annotations(each):
                default = getattr(kind, name, Parameter.empty)
                found[name] = Parameter(name, Parameter.POSITIONAL_OR_KEYWORD, default=default)
    return Signature(list(found.values()))


class NotAllowed(DomainError):
    """Nobody's business but that of others: the act needs a role that the actor lacks."""


class RoleNeeded(NotAllowed):
    """The act needs this role (a `domain.actors.Role` value)."""

    role: str


class NotFound(DomainError):
    """There is no such thing in this network. `kind` is a noun of the glossary."""

    kind: str
    name: str = ""


class UnknownNetwork(DomainError):
    """This server has not been set up yet, or the person belongs to no network."""


class WhichNetwork(DomainError):
    """Said in a direct message by somebody of several networks: one has to be chosen.

    `networks` is a tuple of (id, name).
    """

    networks: tuple[tuple[int, str], ...]


class NotAMember(DomainError):
    """The person is known to no partner of this network."""


class Changed(DomainError):
    """The thing was changed since it was shown: an old card, or a double press."""


class TooHeavy(DomainError):
    """Work that took more time or memory than one request may."""


class Busy(DomainError):
    """As much of such work is being done as may be at once. `own`: one of the person's own is."""

    own: bool
