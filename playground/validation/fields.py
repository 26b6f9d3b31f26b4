"""The kinds of values a request has, each checking itself and naming the problem as Discord does."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

from playground import clock, snowflakes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playground.validation.problems import Path, Problems


class Field(Protocol):
    """A kind of value."""

    @property
    def required(self) -> bool:
        """Whether it must be there and not null."""
        ...

    def check(self, value: Any, at: Path, problems: Problems) -> None:
        """Notes what is wrong with a value that is there."""
        ...


def check_shape(shape: Mapping[str, Field], value: Any, at: Path, problems: Problems) -> bool:
    """Checks an object's fields; unknown ones are ignored, as Discord does. False when it is no object."""
    if not isinstance(value, dict):
        problems.add(at, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")
        return False
    for name, kind in shape.items():
        inner = value.get(name)
        if inner is None:
            if kind.required:
                problems.add((*at, name), "BASE_TYPE_REQUIRED", "This field is required")
        else:
            kind.check(inner, (*at, name), problems)
    return True


@dataclass(frozen=True, slots=True)
class Text:
    """A string of `least` to `most` characters."""

    most: int
    least: int = 0
    required: bool = False

    def check(self, value: Any, at: Path, problems: Problems) -> None:
        """Notes a wrong type or length."""
        if not isinstance(value, str):
            problems.add(at, "STRING_TYPE_CONVERT", f'Could not interpret "{value}" as string.')
        elif len(value) > self.most and not self.least:
            problems.add(at, "BASE_TYPE_MAX_LENGTH", f"Must be {self.most} or fewer in length.")
        elif not self.least <= len(value) <= self.most:
            problems.add(
                at, "BASE_TYPE_BAD_LENGTH", f"Must be between {self.least} and {self.most} in length."
            )


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number (or any, with `whole=False`) within bounds."""

    least: float = -(2**63)
    most: float = 2**63 - 1
    required: bool = False
    whole: bool = True

    def check(self, value: Any, at: Path, problems: Problems) -> None:
        """Notes a wrong type or size."""
        name = "int" if self.whole else "float"
        kinds = (int,) if self.whole else (int, float)
        if isinstance(value, bool) or not isinstance(value, kinds):
            problems.add(at, "NUMBER_TYPE_COERCE", f'Value "{value}" is not {name}.')
        elif value < self.least:
            problems.add(
                at, "NUMBER_TYPE_MIN", f"{name} value should be greater than or equal to {self.least}."
            )
        elif value > self.most:
            problems.add(at, "NUMBER_TYPE_MAX", f"{name} value should be less than or equal to {self.most}.")


@dataclass(frozen=True, slots=True)
class Truth:
    """True or false."""

    required: bool = False

    def check(self, value: Any, at: Path, problems: Problems) -> None:
        """Notes anything else."""
        if not isinstance(value, bool):
            problems.add(at, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.")


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few values."""

    values: tuple[Any, ...]
    required: bool = False

    def check(self, value: Any, at: Path, problems: Problems) -> None:
        """Notes any other value."""
        if isinstance(value, bool) or value not in self.values:
            problems.add(
                at, "BASE_TYPE_CHOICES", f"Value must be one of {{{', '.join(map(str, self.values))}}}."
            )


@dataclass(frozen=True, slots=True)
class Snowflake:
    """An id, as text or number."""

    required: bool = False

    def check(self, value: Any, at: Path, problems: Problems) -> None:
        """Notes what is no id."""
        if snowflakes.parse(value) is None:
            problems.add(at, "NUMBER_TYPE_COERCE", f'Value "{value}" is not snowflake.')


@dataclass(frozen=True, slots=True)
class Bits:
    """A permission set: digits as text, or a number."""

    required: bool = False

    def check(self, value: Any, at: Path, problems: Problems) -> None:
        """Notes what is no permission set."""
        text = str(value)
        if isinstance(value, bool) or not (text.isascii() and text.isdigit() and len(text) < 20):
            problems.add(at, "NUMBER_TYPE_COERCE", f'Value "{value}" is not int.')


@dataclass(frozen=True, slots=True)
class Url:
    """An address; `attachment://name` where `files` says so."""

    most: int = 2048
    required: bool = False
    files: bool = False

    def check(self, value: Any, at: Path, problems: Problems) -> None:
        """Notes what is no address of an allowed scheme."""
        if not isinstance(value, str) or not value or len(value) > self.most:
            problems.add(at, "BASE_TYPE_BAD_LENGTH", f"Must be between 1 and {self.most} in length.")
            return
        parts = urlsplit(value)
        allowed = {"http", "https"} | ({"attachment"} if self.files else {"discord"})
        if parts.scheme not in allowed:
            names = ", ".join(f"'{s}'" for s in sorted(allowed))
            problems.add(
                at,
                "URL_TYPE_INVALID_SCHEME",
                f'Scheme "{parts.scheme}" is not supported. Must be one of ({names}).',
            )
        elif not parts.netloc:
            problems.add(at, "URL_TYPE_INVALID_URL", "Not a well formed URL.")


@dataclass(frozen=True, slots=True)
class Instant:
    """An ISO 8601 instant."""

    required: bool = False

    def check(self, value: Any, at: Path, problems: Problems) -> None:
        """Notes what is none."""
        if not isinstance(value, str) or clock.parse_iso(value) is None:
            problems.add(at, "DATE_TIME_TYPE_PARSE", f"Could not parse {value}. Should be ISO8601.")


@dataclass(frozen=True, slots=True)
class Shape:
    """An object with fields of its own."""

    fields: Mapping[str, Field] = field(default_factory=dict)
    required: bool = False

    def check(self, value: Any, at: Path, problems: Problems) -> None:
        """Checks each field."""
        check_shape(self.fields, value, at, problems)


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of `least` to `most` values of one kind."""

    of: Field
    most: int
    least: int = 0
    required: bool = False

    def check(self, value: Any, at: Path, problems: Problems) -> None:
        """Checks the length, then each value."""
        if length_is_wrong(value, self.least, self.most, at, problems):
            return
        for i, inner in enumerate(value):
            self.of.check(inner, (*at, i), problems)


@dataclass(frozen=True, slots=True)
class MapOf:
    """An object from known names to values of one kind (localizations)."""

    names: frozenset[str]
    of: Field
    required: bool = False

    def check(self, value: Any, at: Path, problems: Problems) -> None:
        """Checks names and values."""
        if not isinstance(value, dict):
            problems.add(at, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType")
            return
        for name, inner in value.items():
            if name not in self.names:
                problems.add((*at, name), "BASE_TYPE_CHOICES", "Not a locale that Discord knows.")
            elif inner is not None:
                self.of.check(inner, (*at, name), problems)


@dataclass(frozen=True, slots=True)
class Custom:
    """A check written as a function, for what no kind above says."""

    rule: Callable[[Any, Path, Problems], None]
    required: bool = False

    def check(self, value: Any, at: Path, problems: Problems) -> None:
        """Runs the function."""
        self.rule(value, at, problems)


def length_is_wrong(value: Any, least: int, most: int, at: Path, problems: Problems) -> bool:
    """Notes a value that is no list, or one of the wrong length; says whether it was."""
    if not isinstance(value, list):
        problems.add(at, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
        return True
    if len(value) > most and not least:
        problems.add(at, "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length.")
        return True
    if not least <= len(value) <= most:
        problems.add(at, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")
        return True
    return False
