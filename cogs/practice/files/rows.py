"""A practice as a file, from its card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cogs.practice.files.exporting import file_buttons
from cogs.practice.looking import adds_rows

if TYPE_CHECKING:
    from discord.ui import Item

    from locales import Translator
    from services.practices.views import PracticeView


@adds_rows
def file_rows(view: PracticeView, t: Translator) -> list[list[Item[Any]]]:
    """It as a sheet to print, and as data, once it was published."""
    if view.practice.published_at is None:
        return []
    return [list(file_buttons(int(view.network), view.practice.id, t))]
