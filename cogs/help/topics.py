"""What help is made of: the command tree, grouped by noun, for the person who asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cogs.kit.guides import guide_of, leaves, spoken_description, spoken_name
from cogs.kit.links import link
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discord import app_commands

    from domain.actors import Role
    from locales import Translator

    Root = app_commands.Group | app_commands.Command[Any, ..., Any]


class Entry(Record):
    """A command as help shows it. `own`: the reader may use it."""

    name: str
    link: str
    description: str
    examples: tuple[str, ...]
    own: bool


class Topic(Record):
    """A noun with its commands: its key in the tree, its name and description as the reader sees them."""

    key: str
    name: str
    title: str
    entries: tuple[Entry, ...]


def topics(
    tree: app_commands.CommandTree[Any], roles: Iterable[Role], t: Translator, client: Translator
) -> tuple[Topic, ...]:
    """Every noun of the tree with every command. Examples use the names that the reader's `client` shows."""
    held = set(roles)
    grouped: dict[str, list[Entry]] = {}
    roots: dict[str, Root] = {}
    for command in leaves(tree):
        root = command.root_parent or command
        roots[root.name] = root
        guide = guide_of(command)
        examples = tuple(example_text(example, client) for example in guide.examples)
        name, own = command.qualified_name, guide.role is None or guide.role in held
        entry = Entry(name, link(name), spoken_description(command, t), examples, own)
        grouped.setdefault(root.name, []).append(entry)
    return tuple(
        Topic(key, spoken_name(roots[key], client), spoken_description(roots[key], t), tuple(entries))
        for key, entries in sorted(grouped.items())
    )


def example_text(example: str, t: Translator) -> str:
    """An example as one types it."""
    return t.text(example)
