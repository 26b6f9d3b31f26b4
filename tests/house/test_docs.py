"""The documentation names what exists, all of it, and nothing else."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import discord
import pytest
from discord import app_commands
from discord.ext import commands

import cogs
from bot.client import intents
from bot.config import Config, described
from domain.server_plan import NEEDED

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")] + sorted(
    (ROOT / "docs").glob("*.md")
)
PAGE_IDS = [str(page.relative_to(ROOT)) for page in PAGES]
FOR_USERS = ("README.md", "docs/partner.md", "docs/coordinator.md")

MAKE = re.compile(r"(?:`|^ {4}|: )make ([a-z][a-z-]*)", re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s]+)\)")
COMMAND = re.compile(r"`/([a-z]+(?: [a-z]+)?)`")
ROOMS = "bot|cogs|content|docs|documents|domain|locales|playground|services|storage|templates|tests"
SOURCE = re.compile(rf"`((?:{ROOMS})/[\w./-]*)`")
MACHINE = re.compile(
    r"(?<![\w.])/(?:home|root|work|tmp|Users|mnt|opt)/|[A-Z]:\\|pypi\.org|pythonhosted|npmjs|index-url"
)


WITHOUT_MAKE = re.compile(r"^\| ([a-z-]+) \| (`.*) \|$", re.MULTILINE)


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def known_commands() -> Iterator[str]:
    """Every slash command that can be typed, from the cogs' classes: `survey invite`."""
    for info in pkgutil.iter_modules(cogs.__path__, "cogs."):
        if not info.ispkg or info.name == "cogs.kit":
            continue
        module = importlib.import_module(f"{info.name}.commands")
        for _, kind in inspect.getmembers(module, inspect.isclass):
            if issubclass(kind, commands.Cog) and kind is not commands.Cog:
                for command in kind.__cog_app_commands__:
                    yield from names_of(command)


def names_of(command: app_commands.Command | app_commands.Group) -> Iterator[str]:
    if isinstance(command, app_commands.Group):
        for child in command.commands:
            yield from names_of(child)
    else:
        yield command.qualified_name


@cache
def anchors(page: Path) -> frozenset[str]:
    """The headings' anchors, as a forge and mkdocs make them."""
    titles = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return frozenset(re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles)


@pytest.mark.parametrize(
    "name", ["README.md", "CONTRIBUTING.md", "docs/administrator.md", "docs/developer.md"]
)
def test_every_make_target_that_is_named_exists(name: str) -> None:
    named = set(MAKE.findall(read(name)))
    assert named <= set(re.findall(r"^([a-z][a-z-]*):", read("Makefile"), re.MULTILINE))
    assert named


def test_the_contributors_page_names_every_make_target() -> None:
    targets = re.findall(r"^([a-z][a-z-]*):.*## ", read("Makefile"), re.MULTILINE)
    told = set(MAKE.findall(read("CONTRIBUTING.md") + read("README.md")))
    assert set(targets) - told <= {"clean", "format"}, "say in CONTRIBUTING.md what it is for"


@pytest.mark.parametrize("name", [".env.example", "docs/administrator.md"])
def test_every_variable_is_told(name: str) -> None:
    wanted = {variable for variable, _, _ in described(Config(_env_file=None))}
    assert set(re.findall(r"\b(?:TECHLINK_[A-Z_]+|DISCORD_TOKEN)\b", read(name))) == wanted


def test_the_example_configuration_holds_the_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable, _, _ in described(Config(_env_file=None)):
        monkeypatch.delenv(variable, raising=False)
    assert Config(_env_file=ROOT / ".env.example") == Config(_env_file=None)


def test_every_command_is_told() -> None:
    found = set(known_commands())
    assert found
    told = {name for page in FOR_USERS for name in COMMAND.findall(read(page))}
    assert found - told == set(), "name it in the README's table, and where its readers are"
    assert found - set(COMMAND.findall(read("README.md"))) == set()


@pytest.mark.parametrize("page", PAGES, ids=PAGE_IDS)
def test_every_command_that_is_named_exists(page: Path) -> None:
    assert set(COMMAND.findall(page.read_text("utf-8"))) <= set(known_commands())


@pytest.mark.parametrize("name", ["README.md", "docs/administrator.md"])
def test_the_permissions_told_are_those_asked_for(name: str) -> None:
    wanted = discord.Permissions(**dict.fromkeys(NEEDED, True))
    assert str(wanted.value) in read(name)
    titles = {permission.replace("_", " ").title().replace(" In ", " in ") for permission in NEEDED} - {
        "View Channel"
    } | {"View Channels"}
    assert [title for title in titles if title not in read(name)] == []


def test_the_privileged_intents_told_are_those_asked_for() -> None:
    asked = intents()
    assert (asked.members, asked.message_content, asked.presences) == (True, False, False)
    assert "Server Members Intent" in read("README.md")


@pytest.mark.parametrize("page", PAGES, ids=PAGE_IDS)
def test_every_link_within_the_project_leads_somewhere(page: Path) -> None:
    for link in LINK.findall(page.read_text("utf-8")):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.is_relative_to(ROOT), f"{link} leads out of the project"
        assert target.is_file(), f"{link} leads nowhere"
        assert not anchor or anchor in anchors(target), f"{link}: no such heading"


@pytest.mark.parametrize("page", PAGES, ids=PAGE_IDS)
def test_every_file_that_is_named_exists(page: Path) -> None:
    named = set(SOURCE.findall(page.read_text("utf-8")))
    assert sorted(path for path in named if not (ROOT / path).exists()) == []


@pytest.mark.parametrize("page", PAGES, ids=PAGE_IDS)
def test_no_page_names_a_machine_or_a_registry(page: Path) -> None:
    assert MACHINE.findall(page.read_text("utf-8")) == []


def test_every_page_is_in_the_navigation() -> None:
    nav = read("mkdocs.yml").partition("\nnav:")[2]
    assert [page.name for page in PAGES if page.parent.name == "docs" and f" {page.name}\n" not in nav] == []


def test_the_commands_behind_make_are_those_of_the_makefile() -> None:
    recipes = {
        target: recipe.replace("$(BIN)/", "").replace("$(PYTEST)", "pytest")
        for target, recipe in re.findall(
            r"^([a-z-]+):[^\n]*##[^\n]*\n((?:\t[^\n]*\n)+)", read("Makefile"), re.MULTILINE
        )
    }
    told = read("CONTRIBUTING.md").partition("## Without make")[2].partition("\n## ")[0]
    rows = WITHOUT_MAKE.findall(told)
    assert rows
    for target, commands_ in rows:
        first = re.findall(r"`([^`]+)`", commands_.partition(",")[0].partition(";")[0])
        for command in first:
            assert re.sub(r'"[^"]*"', '"$(m)"', command) in recipes[target], (target, command)
