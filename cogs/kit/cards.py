"""Cards: one grammar for all of them, so that people learn it once.

Small line: what this is and where I am. Title: the one thing that matters. Body: short lines. Controls: the
likely act first. Footer: who sees this, when it was saved, how to do the same by typing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Self

import discord

from cogs.kit.links import linked

if TYPE_CHECKING:
    from discord.ui import Item, LayoutView

    from locales import Translator

MOST_COMPONENTS: Final = 40
MOST_CHARACTERS: Final = 4000
MOST_IN_ROW: Final = 5

ACCENTS: Final = {
    "survey": 0x2F6F9F,
    "event": 0x2E7D74,
    "plan": 0x8A5A2B,
    "practice": 0x6A5ACD,
    "network": 0x4F5D75,
    "me": 0x7A5C8E,
    "help": 0x3C7A57,
    "notice": 0x6B7A3A,
    "error": 0xB23A48,
    "confirm": 0xC0792A,
}
_OTHER: Final = 0x4F5D75


class CardTooLarge(ValueError):
    """More than Discord shows: 40 components, 4,000 characters, five buttons in a row."""


def line(text: str) -> LayoutView:
    """The smallest card: one line of small text."""
    view = discord.ui.LayoutView(timeout=None)
    return view.add_item(discord.ui.TextDisplay(f"-# {text}"))


class Card:
    """Builds one card, top down. Text may hold Markdown: what people wrote goes through `safe` first."""

    def __init__(self, t: Translator, noun: str) -> None:
        self.t: Final = t
        self._box: discord.ui.Container[LayoutView] = discord.ui.Container(
            accent_colour=ACCENTS.get(noun, _OTHER)
        )
        self._footer = ""

    def small(self, text: str) -> Self:
        """Small grey text; nothing for an empty text or line, which would stand there as a bare mark."""
        said = [f"-# {one}" for one in linked(text, self.t).splitlines() if one.strip()]
        return self._add(discord.ui.TextDisplay("\n".join(said))) if said else self

    def title(self, text: str) -> Self:
        """The one thing that matters."""
        return self._add(discord.ui.TextDisplay("### " + " ".join(linked(text, self.t).splitlines())))

    def text(self, text: str) -> Self:
        """A paragraph or a few lines; nothing for an empty text."""
        return self._add(discord.ui.TextDisplay(linked(text, self.t))) if text.strip() else self

    def choice(self, sentence: str, button: Item[Any]) -> Self:
        """A sentence with its button beside it."""
        return self._add(discord.ui.Section(linked(sentence, self.t), accessory=button))

    def row(self, *buttons: Item[Any]) -> Self:
        """Up to five buttons side by side; nothing for none."""
        if len(buttons) > MOST_IN_ROW:
            raise CardTooLarge(f"{len(buttons)} buttons in a row, at most {MOST_IN_ROW}")
        return self._add(discord.ui.ActionRow(*buttons)) if buttons else self

    def picker(self, select: Item[Any]) -> Self:
        """A select, which has a row of its own."""
        return self._add(discord.ui.ActionRow(select))

    def picture(self, url: str, description: str) -> Self:
        """A picture (an `attachment://` name or an address) with the words for those who do not see it."""
        return self._add(discord.ui.MediaGallery(discord.MediaGalleryItem(url, description=description)))

    def chart(self, file: discord.File | None) -> Self:
        """A picture from `chart_file`, which is sent with the view; nothing when it could not be drawn."""
        return self if file is None else self.picture(file.uri, file.description or "")

    def file(self, file: discord.File) -> Self:
        """A file to download, which is sent with the view."""
        return self._add(discord.ui.File(file.uri))

    def line(self) -> Self:
        """A line across the card."""
        return self._add(discord.ui.Separator())

    def footer(self, text: str) -> Self:
        """The last line, small, wherever it was said."""
        self._footer = text
        return self

    def view(self) -> LayoutView:
        """The card as a view: new each time, without a timeout, never stopped (DECISIONS, 10)."""
        if self._footer:
            self.small(self._footer)
            self._footer = ""
        view = discord.ui.LayoutView(timeout=None)
        try:
            view.add_item(self._box)
        except ValueError as error:
            raise CardTooLarge(str(error)) from error
        if view.content_length() > MOST_CHARACTERS:
            raise CardTooLarge(f"{view.content_length()} characters, at most {MOST_CHARACTERS}")
        return view

    def _add(self, item: Item[Any]) -> Self:
        try:
            self._box.add_item(item)
        except ValueError as error:
            raise CardTooLarge(str(error)) from error
        return self
