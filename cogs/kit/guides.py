"""What `/help` says of a command besides its description: examples, and who may use it.

Every command carries a guide in its `extras`, so that help is made from the command tree and none can be
forgotten (`tests/cogs/test_guides.py` asks for it):

    @group.command(name=…, description=…, extras=guide(mark("`/network members partner: Porto`")))
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord import app_commands

from cogs.kit.commands import translated
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.actors import Role
    from locales import Translator

    Command = app_commands.Command[Any, ..., Any]

_KEY: Final = "guide"


class Guide(Record):
    """Examples as messages of the catalogues, and the role that the command asks for (None: anybody)."""

    examples: tuple[str, ...]
    role: Role | None = None


def guide(*examples: str, role: Role | None = None) -> dict[Any, Any]:
    """The `extras` of a command. Examples are `mark`ed: they are translated with the options' names."""
    return {_KEY: Guide(examples, role)}


def guide_of(command: Command | app_commands.ContextMenu) -> Guide:
    """A command's guide; an empty one where it has none."""
    found: Guide = command.extras.get(_KEY, Guide(()))
    return found


def leaves(tree: app_commands.CommandTree[Any]) -> Iterator[Command]:
    """Every slash command that can be typed, groups opened, in the order of the tree."""
    for command in tree.walk_commands():
        if isinstance(command, app_commands.Command):
            yield command


def spoken(text: app_commands.locale_str | None, plain: str, t: Translator) -> str:
    """A name or description in the reader's language, without the marks for translators."""
    if text is None:
        return plain
    return translated(text, t).removeprefix("/").removesuffix(":")


def spoken_name(command: Command | app_commands.Group, t: Translator) -> str:
    """A command's whole name as the reader's client shows it: "/reseau parametrer"."""
    parts: list[str] = []
    one: Command | app_commands.Group | None = command
    while one is not None:
        parts.insert(0, spoken(one._locale_name, one.name, t))
        one = one.parent
    return "/" + " ".join(parts)


def spoken_description(command: Command | app_commands.Group, t: Translator) -> str:
    """A command's description in the reader's language."""
    return spoken(command._locale_description, command.description, t)
