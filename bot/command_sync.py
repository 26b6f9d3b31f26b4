"""Tells Discord of our commands only when they have changed: it allows few changes a day."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import structlog

from bot import ready
from bot.translator import catalogues

if TYPE_CHECKING:
    from pathlib import Path

    from discord.app_commands import AppCommand

    from cogs.kit import KitBot

_log = structlog.get_logger(__name__)


async def sync_commands(bot: KitBot, note: Path) -> list[AppCommand]:
    """Register the tree's commands unless Discord has exactly these; give what Discord has now.

    `note` remembers what was registered. It alone is not believed: the ids that Discord has now must be those
    that it gave us then.
    """
    digest, there = _digest(bot), await bot.tree.fetch_commands()
    known = _noted(note)
    if known.get("digest") == digest and known.get("ids") == _ids(there):
        return there
    made = await bot.tree.sync()
    ready.write(note, {"digest": digest, "ids": _ids(made)})
    _log.info("commands_registered", count=len(made))
    return made


def _digest(bot: KitBot) -> str:
    """Of commands as they are written, and of the catalogues: to translate all takes a tenth of a start."""
    written = [command.to_dict(bot.tree) for command in bot.tree.get_commands()]
    text = json.dumps([bot.application_id, written, catalogues()], sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _ids(commands: list[AppCommand]) -> dict[str, int]:
    return {command.name: command.id for command in commands}


def _noted(note: Path) -> dict[str, Any]:
    try:
        return ready.read(note) or {}
    except ValueError:
        return {}
