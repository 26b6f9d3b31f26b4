"""A small discord.py bot that uses every kind of command, component and answer."""

from __future__ import annotations

import asyncio
import io
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands, ui

if TYPE_CHECKING:
    import re

    from tests.playground.conftest import Bot

Press = discord.Interaction[Any]


class Counter(ui.DynamicItem[ui.Button[Any]], template=r"count:(?P<n>\d+)"):
    """A button whose state is in its custom_id: it works after the process that sent it is gone."""

    def __init__(self, n: int) -> None:
        super().__init__(ui.Button(label=f"Count {n}", custom_id=f"count:{n}"))
        self.n = n

    @classmethod
    async def from_custom_id(cls, interaction: Press, item: ui.Item[Any], match: re.Match[str], /) -> Counter:
        return cls(int(match["n"]))

    async def callback(self, interaction: Press) -> None:
        view = ui.View(timeout=None)
        view.add_item(Counter(self.n + 1))
        await interaction.response.edit_message(content=f"counted {self.n}", view=view)


class Card(ui.LayoutView):
    """Components V2, with something of each kind."""

    def __init__(self) -> None:
        super().__init__(timeout=None)
        container = ui.Container[Any](accent_colour=discord.Colour.blue())
        container.add_item(ui.TextDisplay("# Title"))
        section = ui.Section[Any](
            ui.TextDisplay("A sentence"), accessory=ui.Button(label="This", custom_id="this")
        )
        container.add_item(section)
        container.add_item(ui.Separator())
        gallery = ui.MediaGallery[Any](discord.MediaGalleryItem("attachment://dot.png", description="a dot"))
        container.add_item(gallery)
        container.add_item(ui.File("attachment://note.txt"))
        row = ui.ActionRow[Any]()
        row.add_item(
            ui.Select(custom_id="pick", options=[discord.SelectOption(label=x, value=x) for x in "abc"])
        )
        container.add_item(row)
        self.add_item(container)


class Pickers(ui.View):
    """The selects that name things."""

    def __init__(self, heard: list[Any]) -> None:
        super().__init__(timeout=None)
        for kind in (ui.UserSelect, ui.RoleSelect, ui.MentionableSelect, ui.ChannelSelect):
            select: Any = kind(custom_id=kind.__name__, max_values=2)
            select.callback = self._heard(heard, select)
            self.add_item(select)

    def _heard(self, heard: list[Any], select: Any) -> Any:
        async def callback(interaction: Press) -> None:
            heard.append(select.values)
            await interaction.response.defer()

        return callback


class Form(ui.Modal, title="A form"):
    """Every kind of field a modal has."""

    def __init__(self, heard: list[Any]) -> None:
        super().__init__(custom_id="form")
        self.heard = heard
        self.add_item(ui.TextDisplay("Please fill in"))
        self.words = ui.TextInput[Any](custom_id="words", max_length=20)
        self.level = ui.RadioGroup[Any](
            custom_id="level", options=[discord.RadioGroupOption(label=x, value=x) for x in ("low", "high")]
        )
        self.topics = ui.CheckboxGroup[Any](
            custom_id="topics",
            min_values=0,
            max_values=2,
            required=False,
            options=[discord.CheckboxGroupOption(label=x, value=x) for x in ("x", "y")],
        )
        self.who = ui.UserSelect[Any](custom_id="who")
        for text, field in (
            ("Words", self.words),
            ("Level", self.level),
            ("Topics", self.topics),
            ("Who", self.who),
        ):
            self.add_item(ui.Label(text=text, component=field))

    async def on_submit(self, interaction: Press) -> None:
        self.heard.append(
            (self.words.value, self.level.value, self.topics.values, [u.id for u in self.who.values])
        )
        await interaction.response.send_message("received", ephemeral=True)


class Upload(ui.Modal, title="A file"):
    def __init__(self, heard: list[Any]) -> None:
        super().__init__(custom_id="upload")
        self.heard = heard
        self.files = ui.FileUpload[Any](custom_id="files", min_values=2, max_values=2)
        self.sure = ui.Checkbox[Any](custom_id="sure")
        self.add_item(ui.Label(text="Files", component=self.files))
        self.add_item(ui.Label(text="Sure", component=self.sure))

    async def on_submit(self, interaction: Press) -> None:
        self.heard.append(([(f.filename, await f.read()) for f in self.files.values], self.sure.value))
        await interaction.response.send_message("stored")


def pixel() -> discord.File:
    """A PNG of one by one."""
    raw = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f0005fe02fe"
        "0def46b80000000049454e44ae426082"
    )
    return discord.File(io.BytesIO(raw), "dot.png")


def declare(bot: Bot) -> None:
    """All commands; what they hear goes to `bot.heard`."""
    heard: list[Any] = []
    bot.heard = heard  # type: ignore[attr-defined]
    bot.add_dynamic_items(Counter)
    tree = bot.tree
    _declare_answers(tree, heard)
    _declare_cards(tree, heard)

    async def colours(_: Press, current: str) -> list[app_commands.Choice[str]]:
        return [
            app_commands.Choice(name=c.title(), value=c) for c in ("red", "green", "blue") if current in c
        ]

    @tree.command()
    @app_commands.autocomplete(colour=colours)
    @app_commands.choices(
        size=[app_commands.Choice(name="Small", value=1), app_commands.Choice(name="Big", value=2)]
    )
    async def everything(
        interaction: Press,
        text: app_commands.Range[str, 2, 10],
        whole: app_commands.Range[int, 1, 9],
        part: float,
        truth: bool,
        who: discord.Member,
        where: discord.TextChannel,
        role: discord.Role,
        anyone: discord.Role | discord.Member,
        colour: str = "red",
        size: app_commands.Choice[int] | None = None,
        paper: discord.Attachment | None = None,
    ) -> None:
        """Takes an option of every kind."""
        read = await paper.read() if paper else None
        heard.append((text, whole, part, truth, who, where, role, anyone, colour, size and size.value, read))
        await interaction.response.send_message("heard")

    group = app_commands.Group(name="team", description="Teams")

    @group.command()
    async def join(interaction: Press, name: str) -> None:
        """Joins a team."""
        await interaction.response.send_message(f"joined {name}")

    tree.add_command(group)

    @tree.context_menu(name="Save as practice")
    async def save(interaction: Press, message: discord.Message) -> None:
        heard.append((message.id, message.content, message.author.id))
        await interaction.response.send_message("saved", ephemeral=True)

    @tree.context_menu(name="Greet")
    async def greet(interaction: Press, member: discord.Member) -> None:
        await interaction.response.send_message(f"hello {member.display_name}")


def _declare_answers(tree: app_commands.CommandTree[Any], heard: list[Any]) -> None:
    @tree.command()
    async def ping(interaction: Press) -> None:
        """Answers at once."""
        answer = await interaction.response.send_message("pong")
        heard.append(answer.message_id)

    @tree.command()
    async def secret(interaction: Press) -> None:
        """Answers for one person's eyes."""
        await interaction.response.send_message("for you", ephemeral=True)
        await interaction.followup.send("and this", ephemeral=True)

    @tree.command()
    async def slow(interaction: Press) -> None:
        """Thinks, answers, adds, changes, takes back."""
        await interaction.response.defer(thinking=True)
        await interaction.followup.send("first")
        second = await interaction.followup.send("second", wait=True)
        await second.edit(content="second, changed")
        third = await interaction.followup.send("third", wait=True)
        await third.delete()
        await interaction.edit_original_response(content="first, changed")

    @tree.command()
    async def silent(interaction: Press) -> None:
        """Never answers."""
        heard.append(interaction)

    @tree.command()
    async def twice(interaction: Press) -> None:
        """Acknowledges twice, the second time behind discord.py's back."""
        await interaction.response.send_message("one")
        interaction.response._response_type = None  # type: ignore[assignment]
        try:
            await interaction.response.send_message("two")
        except discord.HTTPException as refusal:
            heard.append((refusal.status, refusal.code))

    @tree.command()
    async def late(interaction: Press) -> None:
        """Answers when it is too late."""
        await asyncio.sleep(3.2)
        try:
            await interaction.response.send_message("late")
        except discord.NotFound as refusal:
            heard.append((refusal.status, refusal.code))


def _declare_cards(tree: app_commands.CommandTree[Any], heard: list[Any]) -> None:
    @tree.command()
    async def card(interaction: Press) -> None:
        """Shows Components V2."""
        view = Card()
        files = [pixel(), discord.File(io.BytesIO(b"a note"), "note.txt")]
        await interaction.response.send_message(view=view, files=files)

    @tree.command()
    async def count(interaction: Press) -> None:
        """A button that counts."""
        view = ui.View(timeout=None)
        view.add_item(Counter(1))
        await interaction.response.send_message("count", view=view)

    @tree.command()
    async def pickers(interaction: Press) -> None:
        """Selects of every kind."""
        await interaction.response.send_message("pick", view=Pickers(heard))

    @tree.command()
    async def form(interaction: Press) -> None:
        """Opens a form."""
        await interaction.response.send_modal(Form(heard))

    @tree.command()
    async def upload(interaction: Press) -> None:
        """Asks for files."""
        await interaction.response.send_modal(Upload(heard))
