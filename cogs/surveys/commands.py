"""`/survey invite`, `answer`, `sign`, `status` and `results`."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from cogs.kit import Press, command_name, described, option_name, suggesting
from cogs.kit.guides import guide
from cogs.surveys.cards.agreement import agreement
from cogs.surveys.cards.status import status
from cogs.surveys.places import open_here_or_in_dm
from cogs.surveys.posting import post_due
from cogs.surveys.reading import show
from cogs.surveys.typing import heard_in_dm
from cogs.surveys.uploading import invite_with
from domain.actors import Role
from domain.surveys import WaveId
from locales import mark
from services.surveys import answering, inviting, signing
from services.surveys.results import results as load_results
from services.surveys.results import waves_with_results
from services.surveys.status import status as load_status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cogs.kit import KitBot
    from services.surveys.wave_views import WaveView

_USUAL_DAYS = (14, 21, 28, 42)


@suggesting
async def suggest_last_days(press: Press, current: str) -> Iterable[tuple[str, str]]:
    """The days on which a wave usually ends; what is typed is left to the service to read."""
    await press.meet()
    today = press.core.now()
    days = [today + timedelta(days=count) for count in _USUAL_DAYS]
    usual = [
        (
            press.t.plural(
                "in {n} week: {date}", "in {n} weeks: {date}", count // 7, date=press.t.date(day, "full")
            ),
            day.date().isoformat(),
        )
        for count, day in zip(_USUAL_DAYS, days, strict=True)
    ]
    return [(current, current), *usual] if current else usual


@suggesting
async def suggest_partner_codes(press: Press, current: str) -> Iterable[tuple[str, str]]:
    """The partners by name; several are separated by commas, each completed in turn."""
    done, _, last = current.rpartition(",")
    known = await press.read(inviting.partners)
    before = [code.strip() for code in done.split(",") if code.strip()]
    return [
        (", ".join([*before, partner.name]), ",".join([*before, partner.code]))
        for partner in known
        if partner.code not in before
        and (
            last.strip().casefold() in partner.name.casefold()
            or last.strip().casefold() in partner.code.casefold()
        )
    ]


@suggesting
async def suggest_waves(press: Press, current: str) -> Iterable[tuple[str, int]]:
    """All waves of the network, by title."""
    return _titled(await press.read(inviting.all_waves), press, current)


@suggesting
async def suggest_waves_with_results(press: Press, current: str) -> Iterable[tuple[str, int]]:
    """The waves that have a result for whoever asks."""
    return _titled(await press.read(waves_with_results), press, current)


@suggesting
async def suggest_waves_to_sign(press: Press, current: str) -> Iterable[tuple[str, int]]:
    """The waves that ask one's own partner."""
    return _titled(await press.read(signing.waves_to_sign), press, current)


def _titled(found: Iterable[WaveView], press: Press, current: str) -> list[tuple[str, int]]:
    titles = [(about.title(press.t.language), about.wave.id) for about in found]
    return [(title, wave) for title, wave in titles if current.casefold() in title.casefold()]


class Surveys(commands.Cog):
    """The noun "survey" in chat."""

    survey = app_commands.Group(
        name=command_name("/survey"),
        description=described("Answer a questionnaire, see who has answered and read your result"),
    )

    def __init__(self, bot: KitBot) -> None:
        self._bot = bot

    @survey.command(
        name=command_name("/answer"),
        description=described("Open your questionnaire, or go on where you stopped"),
        extras=guide(mark("`/survey answer`")),
    )
    async def answer(self, interaction: discord.Interaction) -> None:
        """Bring the card of the open questionnaire back."""
        press = Press.of(interaction)
        await open_here_or_in_dm(press, await press.write(answering.current_session))

    @survey.command(
        name=command_name("/results"),
        description=described("Read your partner’s result, your own, and the network’s picture"),
        extras=guide(mark("`/survey results`")),
    )
    @app_commands.rename(wave=option_name("questionnaire:"))
    @app_commands.describe(wave=described("Which questionnaire; without it, the latest one with a result"))
    @app_commands.autocomplete(wave=suggest_waves_with_results)
    async def results(self, interaction: discord.Interaction, wave: int | None = None) -> None:
        """The widest result that concerns whoever asks, in words, in a picture and in figures."""
        press = Press.of(interaction)
        await show(press, await press.read(load_results, None if wave is None else WaveId(wave)))

    @survey.command(
        name=command_name("/sign"),
        description=described("Agree on your partner’s answers and sign them"),
        extras=guide(mark("`/survey sign`"), role=Role.CONTACT),
    )
    @app_commands.rename(wave=option_name("questionnaire:"))
    @app_commands.describe(wave=described("Which questionnaire; without it, the latest one"))
    @app_commands.autocomplete(wave=suggest_waves_to_sign)
    async def sign(self, interaction: discord.Interaction, wave: int | None = None) -> None:
        """The answers of the contact's partner side by side, up to the signature."""
        press = Press.of(interaction)
        found = await press.read(signing.agreement, None if wave is None else WaveId(wave))
        await press.reply(agreement(found, press.t))

    @survey.command(
        name=command_name("/status"),
        description=described("See who has answered, who has signed and what is missing"),
        extras=guide(mark("`/survey status`")),
    )
    @app_commands.rename(wave=option_name("questionnaire:"))
    @app_commands.describe(wave=described("Which questionnaire; without it, the latest one"))
    @app_commands.autocomplete(wave=suggest_waves)
    async def status(self, interaction: discord.Interaction, wave: int | None = None) -> None:
        """How far a wave is."""
        press = Press.of(interaction)
        found = await press.read(load_status, None if wave is None else WaveId(wave))
        await press.reply(status(found, press.t))

    @survey.command(
        name=command_name("/invite"),
        description=described("Invite partners to the self-assessment, or to a questionnaire of your own"),
        extras=guide(mark("`/survey invite until: 31/01/2027`"), role=Role.COORDINATOR),
    )
    @app_commands.rename(
        until=option_name("until:"),
        partners=option_name("partners:"),
        label=option_name("label:"),
        form=option_name("form:"),
    )
    @app_commands.describe(
        until=described("The last day to answer, such as 31/01/2027"),
        partners=described("Whom to ask; without it, all partners"),
        label=described("What tells this round from others; without it, the year"),
        form=described("Your own questionnaire, .xlsx or .md up to 5 MB; without it, the self-assessment"),
    )
    @app_commands.autocomplete(until=suggest_last_days, partners=suggest_partner_codes)
    async def invite(
        self,
        interaction: discord.Interaction,
        until: app_commands.Range[str, 1, 40],
        partners: app_commands.Range[str, 1, 400] = "",
        label: app_commands.Range[str, 1, 40] = "",
        form: discord.Attachment | None = None,
    ) -> None:
        """Show what an invitation would do; its button does it."""
        press = Press.of(interaction)
        await invite_with(press, form, until, label, partners.split(","))

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Post the invitations and reminders that a crash, or the demo, left due."""
        await post_due(self._bot, self._bot.core)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Typed answers: in direct messages only, since elsewhere Discord does not show us the words."""
        if message.guild is None and not message.author.bot:
            await heard_in_dm(self._bot, message)
