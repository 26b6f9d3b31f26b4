"""What people did on Discord with what stands there for an event, and what can be done about it: in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cogs.event import controls
from cogs.event.cards import words
from cogs.kit.text import fitted
from templates.words.networks import how_to_grant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discord.ui import Item

    from locales import Translator
    from services.events.notices import EventNotice


def title(found: EventNotice, name: str, t: Translator) -> str:
    """What happened, in a line."""
    titles = {
        "edited": t.text("Changed on Discord: {title}", title=name),
        "scheduled": t.text("Cancelled on Discord: {title}", title=name),
        "thread": t.text("Its thread was deleted: {title}", title=name),
        "role": t.text("Its role was deleted: {title}", title=name),
        "room": t.text("Its room was deleted: {title}", title=name),
    }
    return titles.get(found.what, titles["edited"])


def said(found: EventNotice, t: Translator) -> Iterator[str]:
    """What stands there now, and what that means."""
    if found.what == "edited":
        yield t.text("Somebody changed Discord’s own event. It says now:")
        yield from _edit(found, t)
        yield t.text("Here nothing is changed yet.")
    elif found.what == "scheduled":
        yield t.text(
            "Somebody cancelled Discord’s own event, or it was deleted. Here it still takes place: answers "
            "count, and reminders go out."
        )
    elif found.what == "thread":
        yield t.text("What was written there is gone with it. Answers and announcement are as they were.")
    elif found.what == "role":
        yield t.text("Nobody lost a seat by that.")
    else:
        yield t.text("Another one was made at once, so that people can meet.")


def footer(t: Translator) -> str:
    """Whose word counts."""
    return t.text("Discord shows what is kept here, not the other way round.")


def buttons(found: EventNotice, t: Translator) -> Iterator[Item[Any]]:
    """What can be done about it."""
    network, event = found.view.network, int(found.view.event.id)
    if found.what == "edited":
        yield controls.on_discord.button(network, t.text("Take it over"), event, "take")
        yield controls.on_discord.button(network, t.text("Put ours back"), event, "back")
    elif found.what == "scheduled":
        yield controls.on_discord.button(network, t.text("Announce it again on Discord"), event, "scheduled")
        yield controls.ask_cancel.button(network, t.text("Call it off…"), event)
    elif found.what in {"thread", "role"}:
        yield controls.on_discord.button(network, t.text("Make it again"), event, found.what)


def how_to_mend(right: str, t: Translator) -> str:
    """Where to give the right that is missing."""
    if right == "role_higher":
        return t.text(
            "The role of an event stands above Techlink’s own. In Discord: Server Settings → Roles, drag "
            "“Techlink” above it."
        )
    return how_to_grant([right], t)


def _edit(found: EventNotice, t: Translator) -> Iterator[str]:
    edit = found.edit
    if edit is None:
        return
    if "title" in found.fields:
        yield words.fact(t.text("Title"), fitted(edit.name, words.TITLE), t)
    if "span" in found.fields:
        yield words.fact(t.text("When"), words.moment(edit.starts_at), t)
    if "place" in found.fields:
        where = fitted(edit.location, words.TITLE) or t.text("a channel here")
        yield words.fact(t.text("Where"), where, t)
    if "description" in found.fields:
        yield words.fact(t.text("Description"), fitted(edit.text, 300), t)
