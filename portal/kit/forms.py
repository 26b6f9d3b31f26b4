"""What somebody sent with a form, and what was wrong with it: nothing has to be typed twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.records import Record, field
from portal.kit.errors import told

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from domain.errors import DomainError
    from locales import Translator
    from templates.errors import ErrorText


_DIGITS: Final = 9


def number_of(said: str, otherwise: int = 0) -> int:
    """The number that an address or a field says in plain digits; `otherwise` for anything else."""
    return int(said) if said.isascii() and said.isdigit() and len(said) <= _DIGITS else otherwise


class Filled(Record):
    """The values of a form's fields by name. `error` is what was refused, `at` the field that it is about.

    `others` is what was refused besides, by the field that it is about.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    error: ErrorText | None = None
    at: str = ""
    others: Mapping[str, ErrorText] = field(default_factory=dict)

    def get(self, name: str, default: str = "") -> str:
        """What stands in a field."""
        return self.values.get(name, default)

    def wrong(self, name: str) -> ErrorText | None:
        """What was refused of a field."""
        return self.error if self.error is not None and self.at == name else self.others.get(name)


def refused(values: Mapping[str, str], error: DomainError, t: Translator, at: str = "") -> Filled:
    """The form again, with why it could not be."""
    return Filled(values, told(error, t), at)


def all_refused(
    values: Mapping[str, str], faults: Sequence[tuple[str, DomainError]], t: Translator
) -> Filled:
    """The form again, with everything that is wrong with it, each by its field: there is one at least."""
    (at, first), *others = faults
    return Filled(values, told(first, t), at, {name: told(error, t) for name, error in others})
