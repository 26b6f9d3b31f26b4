"""Why a process ends on purpose: a line for the person who started it, and an exit code."""

from __future__ import annotations

from typing import Final

# sysexits.h: something in the configuration. A supervisor that restarts it would only see it again.
MISCONFIGURED: Final = 78
# sysexits.h: something that may be over when one starts again, such as a server that is not there yet.
TRY_LATER: Final = 75


class Stop(Exception):
    """End the process with this line and this exit code."""

    def __init__(self, line: str, code: int = MISCONFIGURED) -> None:
        super().__init__(line)
        self.line: Final = line
        self.code: Final = code


LOGIN_REFUSED: Final = """\
Discord does not accept the token in DISCORD_TOKEN.
Take a new one at https://discord.com/developers/applications: your application, Bot, Reset Token."""

MISSING_INTENT: Final = """\
Discord refuses the "Server Members" intent, which Techlink needs to know who belongs to which partner.
Switch it on at https://discord.com/developers/applications: your application, Bot,
Privileged Gateway Intents."""
