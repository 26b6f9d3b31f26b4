"""People and bots."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class User:
    """A person or the bot. `roles` and `partner` are words for the sign-in list, without effect."""

    id: int
    username: str
    display_name: str | None
    token: str
    bot: bool = False
    locale: str = "en-GB"
    avatar: str | None = None
    roles: list[str] = field(default_factory=list)
    partner: str | None = None
    application_flags: int = 0
    description: str = ""
