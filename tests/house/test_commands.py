"""Every command within Discord's limits, in all four languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from discord import Locale

from bot.client import Techlink, cog_names
from bot.translator import LANGUAGES, CommandTranslator
from cogs.kit.acts import without_handler

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from services.core import Core

# Discord's own pattern, without the scripts we do not write in.
NAME = re.compile(r"[-_'\w]{1,32}")
LOCALES = {locale.value for locale in LANGUAGES}


@pytest.fixture
async def payloads(core: Core, tmp_path: Path) -> list[dict[str, Any]]:
    """The commands as they are sent to Discord."""
    bot = Techlink(core, data=tmp_path, playground=True, ready=lambda: None)
    for name in cog_names():
        await bot.load_extension(name)
    translator = CommandTranslator()
    return [await command.get_translated_payload(bot.tree, translator) for command in bot.tree.get_commands()]


def walk(entries: list[dict[str, Any]], path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    for entry in entries:
        here = f"{path} {entry['name']}".strip()
        yield here, entry
        yield from walk(entry.get("options") or [], here)


def said(entry: dict[str, Any], key: str) -> list[str]:
    return [entry[key], *(entry.get(f"{key}_localizations") or {}).values()]


def typed(payloads: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The commands that are typed: menus of messages and people have free names and no description."""
    return [entry for entry in payloads if entry.get("type", 1) == 1]


async def test_names_in_menus_fit(payloads: list[dict[str, Any]]) -> None:
    menus = [entry for entry in payloads if entry not in typed(payloads)]
    assert menus
    for entry in menus:
        assert all(1 <= len(name) <= 32 for name in said(entry, "name")), entry
        assert set(entry.get("name_localizations") or {}) == LOCALES, entry["name"]


async def test_names_and_descriptions_fit(payloads: list[dict[str, Any]]) -> None:
    wrong = []
    for path, entry in walk(typed(payloads)):
        wrong += [
            f"{path}: name {name!r}"
            for name in said(entry, "name")
            if not NAME.fullmatch(name) or name != name.lower()
        ]
        wrong += [
            f"{path}: description of {len(text)}: {text!r}"
            for text in said(entry, "description")
            if not 1 <= len(text) <= 100
        ]
    assert not wrong, "\n".join(wrong)


async def test_choices_fit(payloads: list[dict[str, Any]]) -> None:
    for path, entry in walk(payloads):
        choices = entry.get("choices") or []
        assert len(choices) <= 25, path
        for choice in choices:
            assert all(1 <= len(name) <= 100 for name in said(choice, "name")), path


async def test_each_description_is_said_in_each_language(payloads: list[dict[str, Any]]) -> None:
    for path, entry in walk(typed(payloads)):
        assert set(entry.get("description_localizations") or {}) == LOCALES, path


async def test_no_two_names_meet_in_one_language(payloads: list[dict[str, Any]]) -> None:
    def check(path: str, entries: list[dict[str, Any]]) -> None:
        for locale in ("", *LOCALES):
            names = [(entry.get("name_localizations") or {}).get(locale, entry["name"]) for entry in entries]
            assert len(names) == len(set(names)), f"{path or '/'} in {locale or 'en'}: {sorted(names)}"
        for entry in entries:
            check(f"{path} {entry['name']}", entry.get("options") or [])

    check("", payloads)


async def test_each_command_of_the_design_that_is_built_is_there(payloads: list[dict[str, Any]]) -> None:
    assert {"help", "me", "network", "survey"} <= {entry["name"] for entry in payloads}
    assert len(payloads) <= 100


async def test_every_act_has_a_handler(payloads: list[dict[str, Any]]) -> None:
    assert payloads
    assert without_handler() == []


async def test_portuguese_and_both_spanishes_are_answered() -> None:
    assert {Locale.brazil_portuguese, Locale.spain_spanish, Locale.latin_american_spanish} <= set(LANGUAGES)
