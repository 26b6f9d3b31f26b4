"""Discord's locales, and the choices of an option."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground.validation.fields import Custom, MapOf, Shape, Text

if TYPE_CHECKING:
    from playground.validation.problems import Path, Problems

LOCALES = frozenset(
    [
        "id",
        "da",
        "de",
        "en-GB",
        "en-US",
        "es-ES",
        "es-419",
        "fr",
        "hr",
        "it",
        "lt",
        "hu",
        "nl",
        "no",
        "pl",
        "pt-BR",
        "ro",
        "fi",
        "sv-SE",
        "vi",
        "tr",
        "cs",
        "el",
        "bg",
        "ru",
        "uk",
        "hi",
        "th",
        "zh-CN",
        "ja",
        "zh-TW",
        "ko",
    ]
)
"""The locales Discord's clients have. There is no European Portuguese."""


def _value(value: Any, at: Path, problems: Problems) -> None:
    if isinstance(value, str):
        Text(100, 1).check(value, at, problems)
    elif isinstance(value, bool) or not isinstance(value, (int, float)):
        problems.add(at, "STRING_TYPE_CONVERT", f'Could not interpret "{value}" as string.')


CHOICE = Shape(
    {
        "name": Text(100, 1, required=True),
        "name_localizations": MapOf(LOCALES, Text(100, 1)),
        "value": Custom(_value, required=True),
    }
)
"""A choice of an option, fixed or offered while typing."""
