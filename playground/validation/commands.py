"""Application commands: names, descriptions, options, in all languages.

Source: Discord's documentation, interactions/application-commands.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from playground.validation.choices import CHOICE, LOCALES
from playground.validation.fields import Bits, Field, ListOf, MapOf, Number, OneOf, Text, Truth, check_shape

if TYPE_CHECKING:
    from playground.validation.problems import Path, Problems

SUBCOMMAND, GROUP = 1, 2
_WITH_CHOICES = frozenset({3, 4, 10})
_WORD = re.compile(r"[-_'\w\u0900-\u097f\u0e00-\u0e7f]{1,32}")
_NAME_32 = Text(32, 1, required=True)
_LOCAL_NAME = MapOf(LOCALES, Text(32, 1))
_LOCAL_DESCRIPTION = MapOf(LOCALES, Text(100, 1))
_COMMAND: dict[str, Field] = {
    "name": _NAME_32,
    "name_localizations": _LOCAL_NAME,
    "description_localizations": _LOCAL_DESCRIPTION,
    "type": OneOf((1, 2, 3)),
    "default_member_permissions": Bits(),
    "contexts": ListOf(OneOf((0, 1, 2)), 3),
    "integration_types": ListOf(OneOf((0, 1)), 2),
    "dm_permission": Truth(),
    "nsfw": Truth(),
}
_OPTION: dict[str, Field] = {
    "type": OneOf(tuple(range(1, 12)), required=True),
    "name": _NAME_32,
    "name_localizations": _LOCAL_NAME,
    "description": Text(100, 1, required=True),
    "description_localizations": _LOCAL_DESCRIPTION,
    "required": Truth(),
    "autocomplete": Truth(),
    "channel_types": ListOf(Number(0, 16), 20),
    "min_value": Number(-(2**53), 2**53, whole=False),
    "max_value": Number(-(2**53), 2**53, whole=False),
    "min_length": Number(0, 6000),
    "max_length": Number(1, 6000),
}
MOST_CHAT, MOST_MENU, MOST_CHARACTERS = 100, 15, 8000


def check(command: Any, at: Path, problems: Problems) -> None:
    """Notes everything wrong with one command."""
    if not check_shape(_COMMAND, command, at, problems):
        return
    if command.get("type") in (None, 1):
        _check_words(command, at, problems)
        Text(100, 1, required=True).check(command.get("description") or "", (*at, "description"), problems)
        _check_options(command.get("options") or [], (*at, "options"), problems, depth=0)
        if not problems and _size(command) > MOST_CHARACTERS:
            text = f"Command exceeds maximum size ({MOST_CHARACTERS})"
            problems.add(at, "APPLICATION_COMMAND_TOO_LARGE", text)
    elif command.get("description") or command.get("options"):
        text = "Context menu commands cannot have description or options"
        problems.add(at, "APPLICATION_COMMAND_CONTEXT_MENU_FIELDS", text)


def check_all(commands: list[Any], problems: Problems) -> None:
    """Notes what is wrong with a whole set: each one, twins, and too many of a kind."""
    seen: set[tuple[str, str]] = set()
    for n, command in enumerate(commands):
        check(command, (n,), problems)
        if not isinstance(command, dict):
            continue
        key = (str(command.get("type") or 1), str(command.get("name")))
        if key in seen:
            problems.add(
                (n, "name"), "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique"
            )
        seen.add(key)


def too_many(kinds: list[int]) -> bool:
    """Whether there are more commands of a kind than Discord takes."""
    return kinds.count(1) > MOST_CHAT or kinds.count(2) > MOST_MENU or kinds.count(3) > MOST_MENU


def _check_words(named: dict[str, Any], at: Path, problems: Problems) -> None:
    names: list[tuple[Path, Any]] = [(("name",), named.get("name"))]
    local = named.get("name_localizations")
    if isinstance(local, dict):
        names += [(("name_localizations", k), v) for k, v in local.items() if v]
    for where, name in names:
        if isinstance(name, str) and not _is_name(name):
            problems.add((*at, *where), "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")


def _is_name(name: str) -> bool:
    plain = unicodedata.normalize("NFC", name)
    return _WORD.fullmatch(plain) is not None and name == name.lower()


def _check_options(options: Any, at: Path, problems: Problems, *, depth: int) -> None:
    before = bool(problems)
    ListOf(_Option(depth), 25).check(options, at, problems)
    if before or problems:
        return
    names = [o["name"] for o in options]
    for n, name in enumerate(names):
        if name in names[:n]:
            text = "Option names must be unique"
            problems.add((*at, n, "name"), "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", text)
    optional_seen = False
    for n, option in enumerate(options):
        if option.get("required") and optional_seen:
            text = "Required options must be placed before non-required options"
            problems.add((*at, n), "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", text)
        optional_seen = optional_seen or not option.get("required")
    nested = [o["type"] in {SUBCOMMAND, GROUP} for o in options]
    if any(nested) and not all(nested):
        text = "Sub-command and sub-command group option types are mutually exclusive to all other types"
        problems.add(at, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", text)


class _Option:
    """One option as a kind of value; groups at depth 0, subcommands at 0 and 1, others anywhere."""

    required = True

    def __init__(self, depth: int) -> None:
        self._depth = depth

    def check(self, value: Any, at: Path, problems: Problems) -> None:
        if not check_shape(_OPTION, value, at, problems):
            return
        _check_words(value, at, problems)
        kind = value.get("type")
        if not isinstance(kind, int):
            return
        if (kind == GROUP and self._depth > 0) or (kind == SUBCOMMAND and self._depth > 1):
            text = "Sub-commands cannot be nested this deep"
            problems.add((*at, "type"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", text)
        elif kind in {SUBCOMMAND, GROUP}:
            depth = self._depth + 1 if kind == GROUP else 2
            _check_options(value.get("options") or [], (*at, "options"), problems, depth=depth)
        _check_choices(value, at, problems)


def _check_choices(option: dict[str, Any], at: Path, problems: Problems) -> None:
    choices = option.get("choices")
    if not choices:
        return
    if option.get("autocomplete") or option.get("type") not in _WITH_CHOICES:
        text = "Choices stand only in text and number options without autocomplete"
        problems.add((*at, "choices"), "APPLICATION_COMMAND_OPTION_CHOICES_INVALID", text)
        return
    ListOf(CHOICE, 25).check(choices, (*at, "choices"), problems)


def _size(command: dict[str, Any]) -> int:
    """Characters that count towards 8,000: names, descriptions and choices, each in its longest language."""
    total = sum(_longest(command, name) for name in ("name", "description"))
    total += sum(_longest(c, "name") + len(str(c.get("value", ""))) for c in command.get("choices") or [])
    return total + sum(map(_size, command.get("options") or []))


def _longest(named: dict[str, Any], field: str) -> int:
    words = [named.get(field) or "", *((named.get(f"{field}_localizations") or {}).values())]
    return max(len(w or "") for w in words)
