"""Application commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playground.records.commands import Command


def command(c: Command) -> dict[str, Any]:
    """A command, always with all its localizations."""
    shown: dict[str, Any] = {
        "id": str(c.id),
        "application_id": str(c.application_id),
        "version": str(c.version),
        "default_member_permissions": c.default_member_permissions,
        "type": c.type,
        "name": c.name,
        "name_localizations": c.name_localizations,
        "description": c.description,
        "description_localizations": c.description_localizations,
        "dm_permission": c.contexts is None or 1 in c.contexts,
        "contexts": c.contexts,
        "integration_types": c.integration_types,
        "options": c.options,
        "nsfw": c.nsfw,
    }
    if c.guild_id is not None:
        shown["guild_id"] = str(c.guild_id)
    return shown
