"""What a reader can do with a practice that others might take over: adopt, rate, ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cogs.practice.adopting.cards import use_row
from cogs.practice.looking import adds_rows

if TYPE_CHECKING:
    from discord.ui import Item

    from locales import Translator
    from services.practices.views import PracticeView


@adds_rows
def adopting_rows(view: PracticeView, t: Translator) -> list[list[Item[Any]]]:
    """The row for this reader; none for what was never public."""
    return [] if view.use is None else [use_row(view.use, t)]
