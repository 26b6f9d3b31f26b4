"""What the network says of its practices: who reviews, whether experts do too, its own themes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cogs.kit import Card, Field
from cogs.kit.text import fitted, safe
from cogs.network.practices import controls
from services.practices.settings import MOST_THEMES, THEME_LENGTH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import LayoutView

    from locales import Translator
    from services.practices.settings import PracticeSettings

_NAMES: Final = 20
_NAME: Final = 40


def settings_card(found: PracticeSettings, t: Translator, said: str = "") -> LayoutView:
    """What holds, and how to change it."""
    card = Card(t, "network").small(t.text("Good practices of the network"))
    card.title(t.text("How practices are reviewed")).text(said)
    names = t.join(safe(name, _NAME) for _, name in found.reviewers[:_NAMES])
    card.text(
        t.text("**Who reviews:** {names}, and the coordination.", names=names)
        if names
        else t.text("**Who reviews:** the coordination.")
    )
    card.picker(
        controls.reviewer.people(
            found.network, placeholder=t.text("Somebody reviews from now on, or no longer…")
        )
    )
    card.text(
        t.text("**Two reviews:** the second by experts, on four criteria.")
        if found.experts
        else t.text("**One review** is enough.")
    )
    own = t.join(fitted(one, THEME_LENGTH) for one in found.themes)
    card.text(
        t.text("**Themes of its own:** {themes}.", themes=own) if own else t.text("No themes of its own.")
    )
    label = t.text("One review is enough") if found.experts else t.text("Ask experts, too")
    card.row(
        controls.experts.button(found.network, label, int(not found.experts)),
        controls.themes.button(found.network, t.text("Themes of our own…")),
    )
    return card.footer(t.text("Nobody reviews their own while somebody else could.")).view()


def theme_fields(themes: Sequence[str], t: Translator) -> Sequence[Field]:
    """The network's own themes, one a line."""
    hint = t.text("One a line, {n} at most, beside those that are there anyway", n=t.number(MOST_THEMES))
    value = "\n".join(themes)
    return [Field("themes", t.text("Themes of our own"), value, paragraph=True, required=False, hint=hint)]
