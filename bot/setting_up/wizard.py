"""Leads somebody from the token to a bot on their server, each step tried at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from bot.setting_up import asking_discord, env_file
from bot.setting_up.asking_discord import NoAnswer, Trouble
from bot.setting_up.tokens import Mistaken, read_token
from domain.languages import LANGUAGES
from templates.words import setting_up as words

if TYPE_CHECKING:
    from collections.abc import Awaitable
    from pathlib import Path

    from bot.setting_up.discord_answers import Application, Server
    from locales import Translator

TOKEN: Final = "DISCORD_TOKEN"  # noqa: S105 - the variable's name
STEPS: Final = 3
T = TypeVar("T")


class Desk(Protocol):
    """Whoever sits in front: a terminal, or a test."""

    def say(self, text: str) -> None:
        """Tell something."""

    def ask(self, question: str, *, hidden: bool = False) -> str:
        """Ask for a line; "" is Enter alone. Raises `EOFError` or `KeyboardInterrupt` when they leave."""


class Wizard:
    """One set-up. `api` is where Discord is, `path` the `.env` that is written."""

    def __init__(self, desk: Desk, path: Path, t: Translator, api: str = asking_discord.DISCORD) -> None:
        self._desk, self._path, self._t, self._api = desk, path, t, api

    async def run(self, present: str = "") -> None:
        """All steps. `present` is the token that is set already."""
        t = self._t
        self._desk.say(words.welcome(t))
        self._step(1, t.text("The bot’s token"))
        token, application = await self._token(present)
        if token != present:
            env_file.write(self._path, {TOKEN: token})
            self._desk.say(t.text("Saved in {file}, which only your account can read.", file=str(self._path)))
        self._step(2, t.text("Who is on the server"))
        await self._intent(token, application)
        self._step(3, t.text("The bot on your server"))
        await self._invited(token, application)
        self._desk.say(
            t.text(
                "All is well. Two things are left:\n"
                "- start Techlink: techlink run\n"
                "- on your server, type /network setup: it shows what it will make before it makes anything."
            )
        )

    def _step(self, number: int, title: str) -> None:
        t = self._t
        step = t.text("Step {number} of {all}: {title}", number=str(number), all=str(STEPS), title=title)
        self._desk.say(f"\n== {step}")

    async def _token(self, present: str) -> tuple[str, Application]:
        """Asks until there is a token that Discord takes. The present one is kept by pressing Enter."""
        t = self._t
        self._desk.say(words.how_to_get_a_token(t))
        if present:
            self._desk.say(t.text("There is a token already; Enter alone keeps it."))
        while True:
            pasted = self._desk.ask(t.text("Paste the token (it is not shown)"), hidden=True)
            token = read_token(pasted) if pasted.strip() or not present else present
            if isinstance(token, Mistaken):
                self._desk.say(f"✗ {words.pasted_instead(token.value, t)}")
                continue
            application = await self._answered(asking_discord.application(token, self._api))
            if application is not None:
                self._desk.say(f"✓ {t.text('This is the token of “{name}”.', name=application.name)}")
                return token, application

    async def _intent(self, token: str, application: Application) -> None:
        t, found = self._t, application
        while not found.members:
            self._desk.say(f"✗ {words.how_to_switch_the_intent_on(t)}")
            self._desk.ask(t.text("Press Enter when it is on"))
            found = await self._answered(asking_discord.application(token, self._api)) or found
        self._desk.say(f"✓ {t.text('“Server Members Intent” is on.')}")

    async def _invited(self, token: str, application: Application) -> None:
        t = self._t
        self._desk.say(t.text("Open this link, choose your server and press “Authorize”:"))
        self._desk.say(f"  {application.invitation}")
        while True:
            self._desk.ask(t.text("Press Enter when it is done"))
            servers = await self._answered(asking_discord.servers(token, self._api))
            if servers is None:
                continue
            if not servers:
                self._desk.say(f"✗ {t.text('The bot is on no server yet.')}")
                continue
            for one in servers:
                self._desk.say(self._server(one))
            if any(not one.missing for one in servers):
                return
            self._desk.say(t.text("Open the link again: it adds the rights that are missing."))

    def _server(self, one: Server) -> str:
        t = self._t
        if not one.missing:
            return f"✓ {t.text('On “{server}”, with all rights that it needs.', server=one.name)}"
        missing = words.rights(one.missing, t)
        return f"✗ {t.text('On “{server}”, but without: {rights}.', server=one.name, rights=missing)}"

    async def _answered(self, question: Awaitable[T]) -> T | None:
        """What Discord answers; None after saying why it does not."""
        try:
            return await question
        except NoAnswer as error:
            self._desk.say(f"✗ {words.trouble(error.trouble.value, self._t)}")
            if error.trouble is not Trouble.REFUSED:
                self._desk.say(f"  ({error.detail})")
            return None


def choose_language(desk: Desk, present: str) -> str:
    """Asks in which language to go on, in all four; Enter alone is `present`."""
    names = "English (en), français (fr), español (es), português (pt)"
    while True:
        said = desk.ask(f"{names} [{present}]").strip().casefold()[:2] or present
        if said in LANGUAGES:
            return said
        desk.say("✗ en, fr, es, pt")
