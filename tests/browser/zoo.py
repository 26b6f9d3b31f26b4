"""The test bot's cards and form. Buttons and selects are DynamicItems, so they outlive a restart as Techlink's do."""

from __future__ import annotations

import asyncio
import io
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from documents.charts import Axis, Radar, alt_text
from documents.charts.raster import radar_png
from locales import translator

if TYPE_CHECKING:
    import re

SENTENCES = [
    "With nobody outside our walls.",
    "With whoever turns up, when somebody knows somebody.",
    "With partners we choose, under written agreements.",
    "With partners we choose, and we review each year what it brought.",
    "Together with other regions, and others learn from how we do it.",
]
CHAPTERS = ["Direction", "People and culture", "From idea to project", "Cooperation", "Resources and funding"]
BLURPLE, GOLD = 0x5865F2, 0xF0B232


class Press(ui.DynamicItem[ui.Button[Any]], template=r"zoo:(?P<act>\w+):(?P<n>\d+)"):
    """A button that does what its custom_id says."""

    def __init__(self, button: ui.Button[Any], act: str, n: int) -> None:
        super().__init__(button)
        self.act, self.n = act, n

    @classmethod
    async def from_custom_id(cls, interaction: discord.Interaction, item: Any, match: re.Match[str]) -> Press:
        return cls(item, match["act"], int(match["n"]))

    async def callback(self, interaction: discord.Interaction) -> Any:
        if self.act == "choose":
            await interaction.response.edit_message(view=question(self.n))
        elif self.act == "redraw":
            await interaction.response.defer()
            view, file = chart(self.n)
            await interaction.edit_original_response(view=view, attachments=[file])
        elif self.act == "slow":
            await asyncio.sleep(0.7)
            await interaction.response.send_message("Slow but sure", ephemeral=True)
        elif self.act == "fail":
            await asyncio.sleep(0)
        elif self.act == "form":
            await interaction.response.send_modal(Form())
        else:
            await interaction.response.send_message(f"pressed {self.act}", ephemeral=True)


class Pick(ui.DynamicItem[ui.Select[Any]], template=r"pick:(?P<kind>\w+)"):
    """A select that says what was chosen."""

    def __init__(self, select: Any, kind: str) -> None:
        super().__init__(select)
        self.kind = kind

    @classmethod
    async def from_custom_id(cls, interaction: discord.Interaction, item: Any, match: re.Match[str]) -> Pick:
        return cls(item, match["kind"])

    async def callback(self, interaction: discord.Interaction) -> Any:
        chosen = [str(getattr(v, "name", v)) for v in self.item.values]
        await interaction.response.send_message(f"chose {self.kind}: {', '.join(chosen)}", ephemeral=True)


def press(label: str | None, act: str, n: int = 0, style: int = 2, **more: Any) -> Press:
    kind = discord.ButtonStyle(style)
    return Press(ui.Button(label=label, style=kind, custom_id=f"zoo:{act}:{n}", **more), act, n)


def picks() -> list[Any]:
    options = [
        discord.SelectOption(label=f"Option {n}", value=str(n), description=f"What option {n} means")
        for n in range(1, 5)
    ]
    return [
        ui.Select(custom_id="pick:one", placeholder="Choose one", options=options),
        ui.Select(
            custom_id="pick:many",
            placeholder="Choose two or three",
            options=options,
            min_values=2,
            max_values=3,
        ),
        ui.UserSelect(custom_id="pick:user", placeholder="Who is it"),
        ui.RoleSelect(custom_id="pick:role", placeholder="Which role"),
        ui.ChannelSelect(
            custom_id="pick:channel", placeholder="Which channel", channel_types=[discord.ChannelType.text]
        ),
        ui.MentionableSelect(custom_id="pick:mentionable", placeholder="Whom or which"),
    ]


def chart(value: int) -> tuple[ui.LayoutView, discord.File]:
    """A radar on a card, drawn anew by a press."""
    axes = tuple(Axis(label, value, 50) for label in CHAPTERS)
    shown = Radar(axes, "en", title="Innovation self-assessment 2027", partner="Porto technology centre")
    file = discord.File(
        io.BytesIO(radar_png(shown)), "radar.png", description=alt_text(shown, translator("en"))
    )
    gallery: ui.MediaGallery[Any] = ui.MediaGallery(
        discord.MediaGalleryItem(file.uri, description=file.description)
    )
    box: ui.Container[Any] = ui.Container(
        ui.TextDisplay(f"### Our result: {value}"), gallery, accent_colour=GOLD
    )
    box.add_item(ui.ActionRow(press("Redraw", "redraw", value + 10)))
    return ui.LayoutView(timeout=None).add_item(box), file


def everything() -> ui.LayoutView:
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay("# Every kind\nA text **outside** the container"))
    buttons: list[Any] = [
        press("Primary", "primary", style=1),
        press("Secondary", "secondary"),
        press("Success", "success", style=3),
    ]
    buttons += [press("Fails", "fail", style=4), ui.Button(label="Leads away", url="https://example.org/")]
    more: list[Any] = [
        press("Disabled", "disabled", disabled=True),
        press("Calendar", "calendar", emoji="📅"),
    ]
    more += [press(None, "thumb", emoji="👍"), press("Slow", "slow"), press("Form", "form")]
    view.add_item(
        ui.Container(
            ui.TextDisplay("### Buttons"),
            ui.ActionRow(*buttons),
            ui.ActionRow(*more),
            ui.Separator(spacing=discord.SeparatorSpacing.large),
            *[ui.ActionRow[Any](Pick(p, p.custom_id.split(":")[1])) for p in picks()],
            accent_colour=GOLD,
        )
    )
    view.add_item(media())
    return view


def media() -> ui.Container[Any]:
    gallery = ui.MediaGallery[Any]()
    for n in range(3):
        gallery.add_item(media=f"attachment://picture{n}.png", description=f"Picture {n}", spoiler=n == 2)
    return ui.Container(
        ui.Section(
            ui.TextDisplay("### A section with a picture"),
            ui.TextDisplay("and two texts"),
            accessory=ui.Thumbnail("attachment://picture0.png", description="A thumbnail"),
        ),
        gallery,
        ui.File("attachment://figures.csv"),
    )


def question(chosen: int | None) -> ui.LayoutView:
    """The card of CARDS.md: a section per sentence, its button beside it."""
    view = ui.LayoutView(timeout=None)
    lines: list[Any] = [
        ui.TextDisplay(
            "-# Innovation self-assessment 2027 · Chapter 4 of 7, Cooperation · question 13 ▰▰▰▰▱▱▱▱ · 11 min left"
        ),
        ui.TextDisplay("### Who do you innovate with?"),
    ]
    for n, sentence in enumerate(SENTENCES):
        label, style = ("Chosen", 3) if n == chosen else ("This one", 2)
        lines.append(
            ui.Section(f"**{'ABCDE'[n]}** {sentence}", accessory=press(label, "choose", n, style=style))
        )
    lines += [
        ui.TextDisplay("-# Choose the sentence nearest to today, not to your plans."),
        ui.Separator(),
        ui.ActionRow(
            press("‹ Back", "back"),
            press("Don’t know", "dk"),
            press("Not applicable", "na"),
            press("Pause", "pause"),
            press("More…", "form"),
        ),
        ui.TextDisplay(
            "-# Saved 14:32. Your contact sees your answers; the network sees only what your partner signs."
        ),
    ]
    view.add_item(ui.Container(*lines, accent_colour=BLURPLE))
    return view


def long_labels() -> ui.LayoutView:
    view = ui.LayoutView(timeout=None)
    word = "Innovationspartnerschaftsvereinbarung" * 2
    sentence = (
        "Nous coopérons avec d’autres régions et d’autres apprennent de notre façon de faire, preuves à l’appui. "
        * 2
    )
    view.add_item(
        ui.Container(
            ui.TextDisplay(f"### {word}"),
            ui.Section(sentence, accessory=press("Celle-ci, la plus proche d’aujourd’hui", "a")),
            ui.Section(word, accessory=press(word[:80], "b", style=1)),
            ui.ActionRow(*[press(f"{n} " + "Ne s’applique pas à nous"[: 20 + n], "c", n) for n in range(5)]),
            ui.ActionRow(
                Pick(
                    ui.Select(
                        custom_id="pick:long",
                        placeholder="L" * 150,
                        options=[discord.SelectOption(label="x" * 100, description="y" * 100, default=True)],
                    ),
                    "long",
                )
            ),
        )
    )
    return view


class Fields(ui.Modal):
    """A form that says back what each of its fields holds."""

    async def on_submit(self, interaction: discord.Interaction) -> None:
        said = "; ".join(f"{name}={value}" for name, value in map(held, self.children))
        await interaction.response.send_message(f"form: {said}", ephemeral=True)


def held(label: Any) -> tuple[str, Any]:
    field = label.component
    value = field.values if hasattr(field, "values") else field.value
    shown = [getattr(v, "filename", v) for v in value] if isinstance(value, list) else value
    return field.custom_id, shown


class Form(Fields, title="Say what you did"):
    """Text, long text, a select, a choice of one, files."""

    name: ui.Label[Any] = ui.Label(
        text="Name",
        description="As people call you",
        component=ui.TextInput(custom_id="name", min_length=3, max_length=40),
    )
    story: ui.Label[Any] = ui.Label(
        text="Story",
        component=ui.TextInput(
            custom_id="story",
            style=discord.TextStyle.paragraph,
            required=False,
            max_length=400,
            placeholder="What happened",
        ),
    )
    kind: ui.Label[Any] = ui.Label(
        text="Kind",
        component=ui.Select(
            custom_id="kind",
            options=[discord.SelectOption(label="Visit"), discord.SelectOption(label="Course")],
        ),
    )
    level: ui.Label[Any] = ui.Label(
        text="Level",
        component=ui.RadioGroup(
            custom_id="level",
            options=[discord.RadioGroupOption(label="Low"), discord.RadioGroupOption(label="High")],
        ),
    )
    proof: ui.Label[Any] = ui.Label(
        text="Proof", component=ui.FileUpload(custom_id="proof", required=False, min_values=0, max_values=2)
    )


class Choices(Fields, title="Choose what fits"):
    """Boxes to tick, and the selects of people and roles."""

    themes: ui.Label[Any] = ui.Label(
        text="Themes",
        component=ui.CheckboxGroup(
            custom_id="themes",
            min_values=2,
            max_values=2,
            options=[discord.CheckboxGroupOption(label=theme) for theme in ("Energy", "Mobility", "Water")],
        ),
    )
    agree: ui.Label[Any] = ui.Label(text="I agree", component=ui.Checkbox(custom_id="agree"))
    who: ui.Label[Any] = ui.Label(text="Who", component=ui.UserSelect(custom_id="who", required=True))
