"""Who comes? Answers, a seat that becomes free, another time, and the reminder before."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from playwright.async_api import expect

from tests.browser.gathering.cast import CODE, TITLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.browser.gathering.cast import Days, Somebody

INVITED: Final = "You are invited: {title}"
YES: Final = "You said yes to this time in the date poll: that counts as “Going”."
IF_NEED_BE: Final = "You said “If need be” to this time in the date poll: that counts as “Maybe”."
SEATED: Final = "**You are going.** A seat is yours."
WAITS: Final = (
    "**All seats are taken: you are number {place} on the waiting list.** You are told when a seat "
    "becomes free for you."
)
MAYBE: Final = "You said maybe: no seat is held for you."
NOT_GOING: Final = "You said that you are not going."
ANNOUNCED: Final = "Times are shown in your own time zone."
STARTS: Final = "SELECT starts_at FROM event"


async def reads_what_counts(one: Somebody, said: str, means: str, **values: str) -> None:
    """What was said of this time in the date poll stands on the invitation, and what became of it."""
    t = one.t
    invitation = await one.sees(t.text(INVITED, title=TITLE), "11-invited")
    await expect(invitation).to_contain_text(t.text(said))
    await one.sees(t.text(means, **values))


async def answers(one: Somebody, reply: str, means: str, **values: str) -> None:
    """One press on the invitation, in one's own language; what the answer means is said at once."""
    t = one.t
    invitation = await one.sees(t.text(INVITED, title=TITLE), "11-invited")
    await one.presses(t.text(reply), invitation)
    await one.sees(t.text(means, **values), f"12-{reply.lower().replace(' ', '-')}")


async def takes_the_seat_that_became_free(one: Somebody, days: Days) -> None:
    """The offer comes by itself to whoever waits longest; one press takes it."""
    t = one.t
    await days.a_moment()
    offer = await one.sees(t.text("A seat is free for you: {title}", title=TITLE), "13-offer")
    await one.presses(t.text("Going"), offer)
    await one.sees(t.text(SEATED), "14-taken")


async def moves_it_by_half_an_hour(maelle: Somebody, days: Days) -> None:
    """The organiser types another time, sees how many that concerns, and moves the event."""
    t, screen = maelle.t, maelle.screen
    await maelle.on_the_server()
    await maelle.sees(ANNOUNCED, "15-announcement")
    day = t.date(days.moment(STARTS).date(), "full")
    await screen.begin_command("event move")
    await screen.chip("when").locator("input").fill(f"{day} à 14h30")
    await screen.fill_option("event", CODE)
    await screen.page.keyboard.press("Enter")
    preview = await maelle.sees(t.text("Until now: {time}", time=""), "16-moving")
    await maelle.presses(t.text("Move it"), preview)
    await maelle.sees(t.text("**Moved.**"), "17-moved")
    await days.a_moment()


async def hear_of_the_new_time(concerned: Iterable[Somebody], nobody_else: Somebody) -> None:
    """Who comes or may come is told; who does not come is left in peace."""
    for one in concerned:
        await one.sees(one.t.text("Moved: {title}", title=TITLE), "18-told")
    await nobody_else.has_not_seen(nobody_else.t.text("Moved: {title}", title=TITLE))


async def are_reminded(days: Days, coming: Iterable[Somebody], nobody_else: Somebody) -> None:
    """A day before it."""
    await days.come_to(days.moment(STARTS) - timedelta(days=1) + timedelta(minutes=2))
    for one in coming:
        await one.sees(one.t.text("Soon: {title}", title=TITLE), "19-soon")
    await nobody_else.has_not_seen(nobody_else.t.text("Soon: {title}", title=TITLE))
