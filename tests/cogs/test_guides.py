"""No command is without help: a guide with examples that name it as each client does, a page for its noun."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import templates
from bot.client import Techlink, cog_names
from cogs.help.topics import example_text, topics
from cogs.kit.guides import guide_of, leaves, spoken, spoken_description, spoken_name
from domain.actors import Role
from domain.languages import LANGUAGES
from locales import translator
from locales.catalogue_files import load_known
from locales.languages import TARGETS
from templates.render import render

if TYPE_CHECKING:
    from discord import app_commands

    from services.core import Core

PAGES = Path(templates.__file__).parent / "chat" / "help" / "topics"


@pytest.fixture
async def tree(core: Core, tmp_path: Path) -> app_commands.CommandTree[Any]:
    bot = Techlink(core, data=tmp_path, playground=True, ready=lambda: None)
    for name in cog_names():
        await bot.load_extension(name)
    return bot.tree


async def test_every_command_has_examples_that_name_it_in_each_language(tree):
    for command in leaves(tree):
        examples = guide_of(command).examples
        assert examples, f"/{command.qualified_name} needs a guide with an example"
        for language in LANGUAGES:
            t = translator(language)
            for example in examples:
                typed = example_text(example, t).strip("`")
                name = spoken_name(command, t)
                assert typed == name or typed.startswith(f"{name} "), (language, typed)


async def test_the_options_in_examples_exist_in_that_language(tree):
    for command in leaves(tree):
        for language in LANGUAGES:
            t = translator(language)
            known = {spoken(p.locale_name, p.display_name, t) for p in command.parameters}
            for example in guide_of(command).examples:
                named = set(re.findall(r"([^\W\d][\w-]*):", example_text(example, t)))
                assert named <= known, (language, command.qualified_name, named - known)


async def test_every_noun_has_a_page_with_its_commands_in_each_language(tree):
    for language in LANGUAGES:
        t = translator(language)
        found = topics(tree, list(Role), t, t)
        for topic in found:
            assert (PAGES / f"{topic.key}.md.j2").exists(), (
                f"templates/chat/help/topics needs {topic.key}.md.j2"
            )
            assert render(f"chat/help/topics/{topic.key}.md.j2", None, t)
            assert all(entry.description and entry.examples and entry.own for entry in topic.entries)
        shown = {entry.name for topic in found for entry in topic.entries}
        assert shown == {command.qualified_name for command in leaves(tree)}


async def test_what_is_for_the_coordination_is_marked(tree):
    t = translator("en")
    own = {entry.name for topic in topics(tree, [], t, t) for entry in topic.entries if entry.own}
    assert "network setup" not in own
    assert {"help", "me zone", "network overview"} <= own


async def test_names_and_descriptions_are_really_translated(tree):
    english, french = translator("en"), translator("fr")
    for command in leaves(tree):
        assert spoken_description(command, english) != spoken_description(command, french)
    setup = next(one for one in leaves(tree) if one.qualified_name == "network setup")
    assert spoken_name(setup, french) == "/réseau configurer"


async def test_commands_named_in_texts_exist(tree):
    """`/network setup` in a text becomes a link only when it is a command."""
    names = {command.qualified_name for command in leaves(tree)}
    for language in TARGETS:
        spoken_names = {spoken_name(command, translator(language)) for command in leaves(tree)}
        texts = [text for one in load_known(language).values() if not one.obsolete for text in one.strings]
        for text in texts:
            for name in re.findall(r"`/([a-z]+(?: [a-z]+)*)`", text):
                assert name in names or f"/{name}" in spoken_names, (language, text)
