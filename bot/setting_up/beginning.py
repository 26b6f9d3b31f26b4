"""What set-up begins with: what is configured already, and where Discord is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pydantic import SecretStr

from bot import endpoints
from bot.config import Config, variable
from bot.setting_up import asking_discord
from bot.setting_up.steps import STEPS
from bot.setting_up.steps.discord import TOKEN
from bot.setting_up.walk import Walk

if TYPE_CHECKING:
    from pathlib import Path

_ASKED: Final = frozenset(one.name for step in STEPS for one in step.questions)


def walk_of(config: Config, file: Path, playground: str | None) -> Walk:
    """A set-up that knows what is configured, on Discord or on the playground at that address."""
    present, api = present_values(config), asking_discord.DISCORD
    if playground:
        api = f"{playground.rstrip('/')}/api/v10"
        present[TOKEN] = endpoints.PLAYGROUND_TOKEN
    # With any free port there is none that a proxy could be told: the usual one is what it would be told.
    port = config.portal_port or int(Config.model_fields["portal_port"].default)
    return Walk(file, present, api, (config.host, port))


def present_values(config: Config) -> dict[str, str]:
    """What is set of what set-up asks, by variable; of the rest the steps know what is usual."""
    found: dict[str, str] = {}
    for name in config.model_fields_set:
        value = getattr(config, name)
        if value is not None and variable(name) in _ASKED:
            found[variable(name)] = value.get_secret_value() if isinstance(value, SecretStr) else str(value)
    return found
