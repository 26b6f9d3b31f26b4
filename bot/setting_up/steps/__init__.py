"""The steps of set-up, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.setting_up.steps.address import Address
from bot.setting_up.steps.discord import Intent, Invited, Token
from bot.setting_up.steps.mail import Mail

if TYPE_CHECKING:
    from bot.setting_up.steps.model import Step

STEPS: Final[tuple[Step, ...]] = (Token(), Intent(), Invited(), Mail(), Address())
OF_DISCORD: Final = ("token", "intent", "server")
"""Those without which the bot is on no server."""
