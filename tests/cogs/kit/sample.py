"""A noun as small as it gets, for trying the kit on a simulated Discord: commands, acts, a modal, errors."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from cogs.kit import (
    Acts,
    Card,
    Field,
    Press,
    chart_file,
    choice,
    command_name,
    confirm,
    described,
    hearing,
    option_name,
    page_line,
    page_row,
    paged,
    suggesting,
)
from cogs.kit.item import PressItem
from documents.charts import Axis, Radar, figures
from domain.actors import Role
from domain.errors import NotFound, RoleNeeded

if TYPE_CHECKING:
    from cogs.kit import KitBot

acts = Acts("sample")
count = acts.button("count", int)
break_ = acts.button("break", str)
slow = acts.button("slow")
silent = acts.button("silent")
pick = acts.select("pick", int)
person = acts.select("person")
ask = acts.button("ask", int, opens=True)
typed = acts.modal("typed", int)
turn = acts.button("turn", str, int)
remove = acts.button("remove", int)
redraw = acts.button("redraw", int)

ERRORS: dict[str, Exception] = {
    "refused": RoleNeeded("coordinator"),
    "missing": NotFound("partner", "**P9**"),
    "bug": ZeroDivisionError("a bug"),
}


def from_before(network: int | None) -> PressItem:
    """A button as an earlier version made it, before its act took an argument."""
    return PressItem(discord.ui.Button(label="Older", custom_id=f"tl:sample:count:{network or 0}"))


def counted(press: Press, number: int) -> discord.ui.LayoutView:
    return (
        Card(press.t, "sample")
        .small("sample")
        .title(f"Counted {number}")
        .choice("One more", count.button(press.network, "More", number + 1))
        .row(
            break_.button(press.network, "Refuse", "refused"),
            break_.button(press.network, "Break", "bug"),
            silent.button(press.network, "Silent"),
            slow.button(press.network, "Slow"),
            ask.button(press.network, "Ask", number),
        )
        .row(break_.button(press.network, "Missing", "missing"), from_before(press.network))
        .picker(
            pick.select(press.network, [discord.SelectOption(label=word) for word in ("red", "blue")], number)
        )
        .picker(person.people(press.network, placeholder="Who?"))
        .footer("Only you see this.")
        .view()
    )


@count.handler
async def _count(press: Press, number: int) -> None:
    await press.update(counted(press, number))


@break_.handler
async def _break(press: Press, what: str) -> None:
    raise ERRORS[what]


@slow.handler
async def _slow(press: Press) -> None:
    for _ in range(1000):
        if press.answered:
            break
        await asyncio.sleep(0.01)
    await press.update(counted(press, 100))


@silent.handler
async def _silent(press: Press) -> None:
    """Answers nothing: the kit has to."""


@pick.handler
async def _pick(press: Press, number: int) -> None:
    await press.reply(Card(press.t, "sample").text(f"{press.values} {number} {press.network}").view())


@person.handler
async def _person(press: Press) -> None:
    await press.reply(Card(press.t, "sample").text(f"chose {[who.name for who in press.picked]}").view())


@ask.handler
async def _ask(press: Press, number: int) -> None:
    await press.meet()
    await press.open(
        typed.modal(
            press.network, f"Words ({press.t.language})", [Field("word", "A word", value="x")], number
        )
    )


@typed.handler
async def _typed(press: Press, number: int) -> None:
    await press.update(Card(press.t, "sample").text(f"typed {press.fields['word']} {number}").view())


def listed(press: Press, word: str, number: int) -> discord.ui.LayoutView:
    page = paged([f"{word}{n}" for n in range(7)], number, 3)
    card = Card(press.t, "sample").small(page_line(press.t, page)).text(" ".join(page.items))
    return card.row(*page_row(press.t, turn, press.network, page, word)).view()


@turn.handler
async def _turn(press: Press, word: str, number: int) -> None:
    await press.update(listed(press, word, number))


@remove.handler
async def _remove(press: Press, number: int) -> None:
    await press.update(Card(press.t, "sample").text(f"removed {number}").view())


def radar(value: int) -> Radar:
    axes = tuple(Axis(label, value, 50) for label in ("North", "South", "West"))
    return Radar(axes, "en", title="Sample", partner="Alice")


async def charted(press: Press, value: int) -> tuple[discord.ui.LayoutView, list[discord.File]]:
    chart = await chart_file(press, radar(value))
    card = Card(press.t, "sample").title(f"Value {value}").chart(chart)
    card.text("\n".join(figures(radar(value), press.t)))
    view = card.row(redraw.button(press.network, "Redraw", value + 1)).view()
    return view, [chart] if chart else []


@redraw.handler
async def _redraw(press: Press, value: int) -> None:
    await press.update(*await charted(press, value))


@suggesting
async def colours(press: Press, current: str) -> list[tuple[str, str | int]]:
    if current == "boom":
        raise ZeroDivisionError
    await press.meet()
    words = ("red", "green" * 30, f"in {press.t.language}")
    return [(colour, colour) for colour in words if colour.startswith(current)]


class Sample(commands.Cog):
    """The commands of the sample noun."""

    def __init__(self, bot: KitBot) -> None:
        self.bot = bot

    sample = app_commands.Group(name=command_name("/sample"), description=described("Try the kit"))

    @sample.command(name=command_name("/card"), description=described("Show a card"))
    async def card(self, interaction: discord.Interaction[Any]) -> None:
        press = Press.of(interaction)
        await press.meet()
        press.network = press.network or 7
        await press.reply(counted(press, 1))

    @sample.command(name=command_name("/break"), description=described("Raise an error"))
    @app_commands.rename(what=option_name("what:"))
    @app_commands.choices(what=[app_commands.Choice(name=choice(name), value=name) for name in ERRORS])
    async def break_(self, interaction: discord.Interaction[Any], what: str) -> None:
        raise ERRORS[what]

    @sample.command(name=command_name("/list"), description=described("Show a list"))
    @app_commands.autocomplete(word=colours)
    async def list_(self, interaction: discord.Interaction[Any], word: str) -> None:
        press = Press.of(interaction)
        await press.reply(listed(press, word, 0), ephemeral=False)

    @sample.command(name=command_name("/chart"), description=described("Show a chart"))
    async def chart(self, interaction: discord.Interaction[Any]) -> None:
        press = Press.of(interaction)
        view, files = await charted(press, 30)
        await press.reply(view, files=files)

    @sample.command(name=command_name("/remove"), description=described("Remove, confirmed"))
    async def remove(self, interaction: discord.Interaction[Any]) -> None:
        press = Press.of(interaction)
        yes = remove.button(None, "Remove it", 3, style=discord.ButtonStyle.danger)
        await press.reply(confirm(press.t, None, "Remove?", "It is gone then.", yes))

    @sample.command(name=command_name("/slow"), description=described("Answer late"))
    async def slow(self, interaction: discord.Interaction[Any], public: bool) -> None:
        press = Press.of(interaction)
        for _ in range(1000):
            if press.answered:
                break
            await asyncio.sleep(0.01)
        await press.reply(Card(press.t, "sample").text("late").view(), ephemeral=not public)

    @sample.command(name=command_name("/forbidden"), description=described("Be refused by a service"))
    async def forbidden(self, interaction: discord.Interaction[Any]) -> None:
        await Press.of(interaction).write(lambda _tx, actor: actor.must_be(Role.COORDINATOR))

    @sample.command(name=command_name("/network"), description=described("Name the network"))
    async def network(self, interaction: discord.Interaction[Any]) -> None:
        press = Press.of(interaction)
        name = await press.read(lambda tx, actor: f"{actor.network} {actor.name} {actor.language}")
        await press.reply(Card(press.t, "sample").text(f"in {name}").view())

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        if message.guild is not None or message.author.bot:
            return
        async with hearing(self.bot, message) as heard:
            if message.content in ERRORS:
                raise ERRORS[message.content]
            await heard.send(Card(heard.t, "sample").text(f"heard {message.content}").view())


async def setup(bot: KitBot) -> None:
    await bot.add_cog(Sample(bot))
