"""Why a process ends on purpose: a line for the person who started it, and an exit code."""

from __future__ import annotations

import errno
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


def cannot_listen(error: OSError, host: str, port: int, variable: str) -> Stop | None:
    """Why nothing can listen there, and the variable to change; None for an error of another kind."""
    if error.errno == errno.EADDRINUSE:
        return Stop(f"Port {port} is taken. Set {variable} to another one; 0 takes any free one.")
    if error.errno == errno.EADDRNOTAVAIL:
        return Stop(
            f"{host} is no address of this machine. Set TECHLINK_HOST to one of its own, or 127.0.0.1."
        )
    if error.errno == errno.EACCES:
        return Stop(f"This account may not listen on port {port}. Set {variable} to one above 1023.")
    return None


LOGIN_REFUSED: Final = """\
Discord does not accept the token in DISCORD_TOKEN.
Take a new one at https://discord.com/developers/applications: your application, Bot, Reset Token."""

MISSING_INTENT: Final = """\
Discord refuses the "Server Members" intent, which Techlink needs to know who belongs to which partner.
Switch it on at https://discord.com/developers/applications: your application, Bot,
Privileged Gateway Intents."""
