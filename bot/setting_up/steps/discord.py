"""The steps on Discord: the bot's token, the intent, the bot on a server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.setting_up import asking_discord
from bot.setting_up.asking_discord import NoAnswer, Trouble
from bot.setting_up.steps.model import Line, Question, Verdict, failed, passed
from bot.setting_up.tokens import Mistaken, read_token
from templates.words import setting_up as words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.setting_up.discord_answers import Server
    from bot.setting_up.steps.model import SoFar
    from locales import Translator

TOKEN: Final = "DISCORD_TOKEN"  # noqa: S105 - the variable's name


class _OnDiscord:
    """What they have in common."""

    questions: tuple[Question, ...] = ()
    optional = False
    looks = False

    def intro(self, _so_far: SoFar, _t: Translator) -> str:
        """Nothing, unless the step says it."""
        return ""

    def ready(self, so_far: SoFar) -> bool:
        """Whether the token was taken."""
        return so_far.application is not None

    def done(self, t: Translator) -> str:
        """It is done."""
        return t.text("It is done")


class Token(_OnDiscord):
    """The bot's token, tried by asking Discord whose it is."""

    name = "token"
    questions = (Question(TOKEN, lambda t: t.text("Paste the token (it is not shown)"), secret=True),)

    def title(self, t: Translator) -> str:
        """What it is."""
        return t.text("The bot’s token")

    def intro(self, _so_far: SoFar, t: Translator) -> str:
        """Where the token is."""
        return words.how_to_get_a_token(t)

    def ready(self, _so_far: SoFar) -> bool:
        """It is the first."""
        return True

    async def check(self, values: Mapping[str, str], so_far: SoFar) -> Verdict:
        """Whose token it is; what else was pasted."""
        token = read_token(values[TOKEN])
        if isinstance(token, Mistaken) and values[TOKEN] != so_far.present.get(TOKEN, ""):
            what = token.value
            return failed(lambda t: words.pasted_instead(what, t), at=TOKEN)
        token = values[TOKEN] if isinstance(token, Mistaken) else token
        if not token:
            return failed(lambda t: words.pasted_instead("nothing", t), at=TOKEN)
        try:
            found = await asking_discord.application(token, so_far.api)
        except NoAnswer as error:
            return _unanswered(error, at=TOKEN)
        so_far.token, so_far.application = token, found
        keep = {TOKEN: token} if token != so_far.present.get(TOKEN) else {}
        return passed(lambda t: t.text("This is the token of “{name}”.", name=found.name), keep=keep)


class Intent(_OnDiscord):
    """The "Server Members" intent, looked up."""

    name = "intent"
    looks = True

    def title(self, t: Translator) -> str:
        """What it is for."""
        return t.text("Who is on the server")

    def done(self, t: Translator) -> str:
        """It is switched on."""
        return t.text("It is on")

    async def check(self, _values: Mapping[str, str], so_far: SoFar) -> Verdict:
        """Whether it is on."""
        try:
            found = await asking_discord.application(so_far.token, so_far.api)
        except NoAnswer as error:
            return _unanswered(error)
        so_far.application = found
        if not found.members:
            return failed(words.how_to_switch_the_intent_on)
        return passed(lambda t: t.text("“Server Members Intent” is on."))


class Invited(_OnDiscord):
    """The bot on a server, with the rights that it needs."""

    name = "server"

    def title(self, t: Translator) -> str:
        """What it is for."""
        return t.text("The bot on your server")

    def intro(self, so_far: SoFar, t: Translator) -> str:
        """The link that invites it with exactly the rights that it needs."""
        if so_far.application is None:
            return ""
        asked = t.text("Open this link, choose your server and press “Authorize”:")
        return f"{asked}\n{so_far.application.invitation}"

    async def check(self, _values: Mapping[str, str], so_far: SoFar) -> Verdict:
        """On which servers it is, and what is missing there."""
        try:
            servers = await asking_discord.servers(so_far.token, so_far.api)
        except NoAnswer as error:
            return _unanswered(error)
        if not servers:
            return failed(lambda t: t.text("The bot is on no server yet."))
        lines = tuple(_server(one) for one in servers)
        if any(not one.missing for one in servers):
            return Verdict(True, lines)
        again = Line(None, lambda t: t.text("Open the link again: it adds the rights that are missing."))
        return Verdict(False, (*lines, again))


def _server(one: Server) -> Line:
    if not one.missing:
        return Line(True, lambda t: t.text("On “{server}”, with all rights that it needs.", server=one.name))
    return Line(
        False,
        lambda t: t.text(
            "On “{server}”, but without: {rights}.", server=one.name, rights=words.rights(one.missing, t)
        ),
    )


def _unanswered(error: NoAnswer, at: str = "") -> Verdict:
    detail = error.detail if error.trouble is not Trouble.REFUSED else ""
    return failed(lambda t: words.trouble(error.trouble.value, t), at=at, detail=detail)
