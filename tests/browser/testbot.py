"""A bot that shows every component and asks in every way: `python -m tests.browser.testbot URL TOKEN`.

Unmodified discord.py; it prints "ready" once its commands are known to the playground.
"""

from __future__ import annotations

import asyncio
import io
import logging
import struct
import sys
import zlib
from typing import Any

import discord
from discord import app_commands

from bot.endpoints import point_at
from tests.browser import zoo

NAMES = {
    "whisper": {"pt-BR": "segredo", "fr": "secret", "es-ES": "secreto"},
    "Answers only you": {
        "pt-BR": "Responde só a si",
        "fr": "Ne répond qu’à vous",
        "es-ES": "Le responde solo a usted",
    },
}
FRUITS = ["apple", "apricot", "banana", "cherry"]


class Translator(app_commands.Translator):
    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, context: Any
    ) -> str | None:
        return NAMES.get(str(string), {}).get(str(locale))


def picture(width: int = 64, height: int = 48) -> bytes:
    """A plain PNG, made here so that no file has to ship."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes((88, 101 + y, 242)) * width for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


class Client(discord.Client):
    def __init__(self) -> None:
        super().__init__(intents=discord.Intents.default())
        self.tree = app_commands.CommandTree(self)
        add_commands(self.tree)

    async def setup_hook(self) -> None:
        self.add_dynamic_items(zoo.Press, zoo.Pick)
        await self.tree.set_translator(Translator())
        await self.tree.sync()

    async def on_ready(self) -> None:
        print("ready", flush=True)


def add_commands(tree: app_commands.CommandTree[Any]) -> None:
    shown: list[Any] = [show_zoo, chart, question, embed, countdown, long_labels]
    asked: list[Any] = [whisper, form, choices, silent, echo, keep, seen, greet, survey]
    for command in shown + asked:
        tree.add_command(command)


@app_commands.command(name="zoo", description="Every component there is")
async def show_zoo(interaction: discord.Interaction) -> None:
    files = [discord.File(io.BytesIO(picture()), f"picture{n}.png") for n in range(3)]
    files.append(discord.File(io.BytesIO(b"figures"), "figures.csv"))
    await interaction.response.send_message(view=zoo.everything(), files=files)


@app_commands.command(description="A radar on a card, edited in place")
async def chart(interaction: discord.Interaction) -> None:
    view, file = zoo.chart(30)
    await interaction.response.send_message(view=view, file=file)


@app_commands.command(description="A question as a card, edited in place")
async def question(interaction: discord.Interaction) -> None:
    await interaction.response.send_message(view=zoo.question(None))


@app_commands.command(description="Labels as long as Discord allows")
async def long_labels(interaction: discord.Interaction) -> None:
    await interaction.response.send_message(view=zoo.long_labels())


@app_commands.command(
    name=app_commands.locale_str("whisper"), description=app_commands.locale_str("Answers only you")
)
@app_commands.describe(slow="Think first")
async def whisper(interaction: discord.Interaction, slow: bool = False) -> None:
    if slow:
        await interaction.response.defer(ephemeral=True, thinking=True)
        await asyncio.sleep(1)
        await interaction.followup.send("A slow whisper")
    else:
        await interaction.response.send_message("Only for your eyes", ephemeral=True)


@app_commands.command(description="Opens a form with every field")
async def form(interaction: discord.Interaction) -> None:
    await interaction.response.send_modal(zoo.Form())


@app_commands.command(description="Opens a form with boxes to tick")
async def choices(interaction: discord.Interaction) -> None:
    await interaction.response.send_modal(zoo.Choices())


@app_commands.command(description="Never answers")
async def silent(interaction: discord.Interaction) -> None:
    await asyncio.sleep(0)


@app_commands.command(description="Says what it was given")
@app_commands.choices(
    size=[
        app_commands.Choice(name="Small size", value="s"),
        app_commands.Choice(name="Large size", value="l"),
    ]
)
async def echo(
    interaction: discord.Interaction,
    text: str,
    fruit: str,
    size: app_commands.Choice[str],
    number: app_commands.Range[int, 1, 10] | None = None,
    who: discord.Member | None = None,
    where: discord.TextChannel | None = None,
    role: discord.Role | None = None,
    yes: bool | None = None,
) -> None:
    parts = [text, fruit, size.value, number, who and who.name, where and where.name, role and role.name, yes]
    await interaction.response.send_message("echo: " + " | ".join(str(p) for p in parts))


@echo.autocomplete("fruit")
async def fruits(_: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=f.title(), value=f) for f in FRUITS if f.startswith(current.lower())]


@app_commands.command(description="Keeps a file")
async def keep(interaction: discord.Interaction, file: discord.Attachment) -> None:
    content = await file.read()
    await interaction.response.send_message(f"kept {file.filename}: {len(content)} bytes")


@app_commands.context_menu(name="Save as good practice")
async def seen(interaction: discord.Interaction, message: discord.Message) -> None:
    await interaction.response.send_message(f"saved {message.id}", ephemeral=True)


@app_commands.context_menu(name="Greet")
async def greet(interaction: discord.Interaction, member: discord.Member) -> None:
    await interaction.response.send_message(f"Hello {member.mention}")


@app_commands.command(description="An embed with everything")
async def embed(interaction: discord.Interaction) -> None:
    card = discord.Embed(
        title="Practice of the month", description="Cargo bikes, **38 %** fewer vans", colour=0x248046
    )
    card.set_author(name="Porto").set_footer(text="Measured").add_field(
        name="Theme", value="Mobility", inline=True
    )
    card.add_field(name="Evidence", value="Measured", inline=True).add_field(
        name="Partner", value="Porto", inline=True
    )
    await interaction.response.send_message(embed=card)


@app_commands.command(description="A moment that comes nearer")
async def countdown(interaction: discord.Interaction) -> None:
    # By the world's clock: another test may have moved it.
    at = int(interaction.created_at.timestamp()) + 10 * 86400
    await interaction.response.send_message(f"Due <t:{at}:D>, <t:{at}:R>")


survey = app_commands.Group(name="survey", description="Surveys")


@survey.command(description="Who has answered")
async def status(interaction: discord.Interaction) -> None:
    await interaction.response.send_message("3 of 6 have answered", ephemeral=True)


if __name__ == "__main__":
    point_at(sys.argv[1])
    Client().run(sys.argv[2], log_level=logging.WARNING)
