"""One's calendar: its address, shown once; and one event as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ButtonStyle

from cogs.event import controls
from cogs.event.cards import words
from cogs.kit import Card
from cogs.kit.text import fitted
from services.events import calendars

if TYPE_CHECKING:
    import discord
    from discord.ui import LayoutView

    from locales import Translator
    from services.events.calendars import EventFile, MyCalendars


def calendar_card(found: MyCalendars, portal: str, t: Translator) -> LayoutView:
    """Whether there is an address. `portal` is where it would be; "" for nowhere."""
    card = Card(t, "event").title(t.text("My calendar"))
    card.text(
        t.text(
            "Have your events in the calendar that you use anyway: those that you go to, may go to or are "
            "invited to, and those that you organise. What changes here changes there by itself."
        )
    )
    if not portal:
        card.text(
            t.text(
                "There is no address for it here: whoever runs Techlink has not said where its pages are. "
                "**Calendar file** on an event’s card works without."
            )
        )
        return card.footer(t.text("Only you see this.")).view()
    new = controls.calendar_new
    if found.made_at is None:
        card.row(new.button(found.network, t.text("Make my address"), style=ButtonStyle.primary))
    else:
        made = t.date(found.made_at)
        card.text(t.text("Made on {date}. Only you have it: it cannot be shown again.", date=made))
        card.text(
            t.text(
                "A new address takes the place of this one. It ends at once, also where you subscribed to it."
            )
        )
        card.row(
            new.button(found.network, t.text("Make a new address")),
            controls.calendar_end.button(
                found.network, t.context("address", "End it"), style=ButtonStyle.danger
            ),
        )
    return card.footer(t.text("Only you see this.")).view()


def address_card(found: MyCalendars, portal: str, secret: str, t: Translator) -> LayoutView:
    """The address, a moment after it was made."""
    whole = calendars.address(portal, secret)
    page = f"{portal}/n/{found.network}/calendar"
    return (
        Card(t, "event")
        .title(t.text("My calendar"))
        .text(t.text("This is the address. It is shown this once: copy it now."))
        .text(f"```\n{whole}\n```")
        .text(t.text("Whoever has it reads your calendar, so it is for your own programs only."))
        .text(
            t.text(
                "Paste it where your calendar program subscribes to a calendar from the web. How Google, "
                "Outlook and Apple do it: {page}",
                page=f"<{page}>",
            )
        )
        .footer(t.text("Only you see this. Another one, or to end it: `/event calendar`."))
        .view()
    )


def file_card(found: EventFile, file: discord.File, t: Translator) -> LayoutView:
    """One event as a file."""
    event = found.entry.event
    return (
        Card(t, "event")
        .title(t.text("{code} for your calendar", code=event.code))
        .small(fitted(event.title, words.TITLE))
        .text(
            t.text(
                "The file does not follow by itself when the event changes. An address does: `/event "
                "calendar`."
            )
        )
        .file(file)
        .footer(t.text("Only you see this."))
        .view()
    )
