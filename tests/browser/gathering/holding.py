"""It takes place: the agenda, the beginning, who is there, what is noted, and its end."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from playwright.async_api import expect

from tests.browser.gathering.cast import CODE, TITLE
from tests.browser.gathering.going import STARTS

if TYPE_CHECKING:
    from tests.browser.gathering.cast import Days, Somebody

AGENDA: Final = "Accueil (5 min) | Maëlle\nMesures du premier hiver (25 min) | Fiona\nSuites (20 min)"
SAID: Final = "Salt on the sensors cost us three weeks."
DECISION: Final = "Le bassin reste ouvert aux PME en 2027."
FOLLOW_UP: Final = "Envoyer les mesures de l’hiver aux six PME"
IS_ON: Final = "It is on: {title}"
ROOM: Final = f"{CODE} {TITLE}"


async def writes_the_agenda(maelle: Somebody) -> None:
    """An item a line; the card says how they fit into the hour."""
    t, screen = maelle.t, maelle.screen
    await screen.command("event agenda", event=CODE)
    await maelle.presses(t.text("Write it…"), await maelle.sees(t.text("There is no agenda yet.")))
    await screen.fill_modal(**{t.text("Items"): AGENDA})
    await maelle.sees("Mesures du premier hiver", "20-agenda")


async def reads_the_agenda(one: Somebody) -> None:
    """From the reminder over the event's card, in one's own language and zone."""
    t = one.t
    await one.presses(t.text("All about it"), await one.sees(t.text("Soon: {title}", title=TITLE)))
    await one.presses(t.text("Agenda"), await one.sees(t.text("Calendar file"), "21-event"))
    await one.sees("Mesures du premier hiver", "22-agenda-read")


async def begins(maelle: Somebody, days: Days) -> None:
    """On time; who begins it is there, too, and goes on from the same card."""
    t = maelle.t
    await days.come_to(days.moment(STARTS))
    await maelle.screen.command("event start", event=CODE)
    on = await maelle.sees(t.text(IS_ON, title=TITLE), "23-is-on")
    await maelle.presses(t.text("I am here"), on)
    await expect(on).to_contain_text(t.text("You are on the list of those who were there."))


async def comes_to_the_room(one: Somebody) -> None:
    """The voice channel that was made for it half an hour before."""
    await one.on_the_server()
    await one.screen.page.get_by_role("button", name=re.compile(f"^Join {CODE} ")).click()
    await expect(one.screen.page.locator("#voice-panel")).to_contain_text("Voice connected")


async def checks_in(one: Somebody) -> None:
    """One press on the announcement."""
    await one.on_the_server()
    await one.presses("I am here", await one.sees("My answer, my language", "24-announcement-on"))
    await one.sees(one.t.text("You are here: {title}", title=TITLE), "25-here")


async def tells_something(one: Somebody) -> None:
    """A message in the event's room."""
    await one.screen.goto_channel(ROOM)
    await one.screen.send(SAID)


async def adds_it_to_the_minutes(maelle: Somebody) -> None:
    """By the menu of the message itself: as a note."""
    t, screen = maelle.t, maelle.screen
    await screen.goto_channel(ROOM)
    await screen.message(SAID).focus()
    await screen.page.keyboard.press("Enter")
    await screen.page.get_by_role("menuitem", name=t.text("Add to minutes")).click()
    quote = await maelle.sees(t.text("Nothing is noted yet."), "26-quote")
    await maelle.presses(t.text("As a note"), quote)
    await maelle.sees(t.text("It stands in the minutes."), "27-noted")


async def notes_what_is_decided(maelle: Somebody, owner: Somebody) -> None:
    """One thing after the other: a decision, then a follow-up with who does it and by when."""
    t, screen = maelle.t, maelle.screen
    await maelle.presses(t.text("Decision…"), await maelle.sees(t.text("It stands in the minutes.")))
    await screen.fill_modal(**{t.text("What?"): DECISION})
    await maelle.presses(t.text("Follow-up…"), await maelle.sees(DECISION, "28-decision"))
    fields = {
        t.text("What?"): FOLLOW_UP,
        t.text("Who does it"): owner.name,
        t.text("By when"): "dans deux semaines",
    }
    await screen.fill_modal(**fields)
    await maelle.sees(FOLLOW_UP, "29-follow-up")


async def ends(maelle: Somebody, days: Days) -> None:
    """Fifty minutes later, with two presses from what was noted last."""
    t = maelle.t
    await days.on(timedelta(minutes=50))
    await maelle.presses(t.text("Run it…"), await maelle.sees(FOLLOW_UP))
    await maelle.presses(t.text("End it"), await maelle.sees(t.text(IS_ON, title=TITLE)))
    await maelle.sees(t.text("It has ended. Attendance and minutes are below."), "30-ended")
