"""What stands in calendars, in words: an event's title, place and description, the calendar's own name.

Nothing here is escaped or freed of what cannot be seen: whoever writes the file does that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.events.calendars import Standing
from domain.events.model import Manner, RoomKind
from templates.words.events import languages_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from domain.events.calendars import Entry
    from locales import Translator

_STANDINGS: Final[Mapping[Standing | None, Callable[[Translator], str]]] = {
    Standing.ORGANISING: lambda t: t.text("You organise it."),
    Standing.GOING: lambda t: t.text("You said that you come."),
    Standing.OFFERED: lambda t: t.text("A seat is held for you: say soon whether you take it."),
    Standing.WAITING: lambda t: t.text("You are on the waiting list."),
    Standing.MAYBE: lambda t: t.text("You said that you may come."),
    Standing.INVITED: lambda t: t.text("You are invited and have not answered yet."),
}
_ON_DISCORD: Final = frozenset({RoomKind.VOICE, RoomKind.STAGE})


def title(entry: Entry, t: Translator) -> str:
    """What it is called. That it was called off stands first: few programs show it otherwise."""
    event = entry.event
    return event.title if event.on else t.text("Called off: {title}", title=event.title)


def join_link(entry: Entry) -> str:
    """The link of its room, for those alone who come or may come: whoever has it comes in."""
    event, standing = entry.event, entry.standing
    return event.place.link if standing is not None and standing.gets_in and event.on else ""


def location(entry: Entry, t: Translator) -> str:
    """Where it is, in a line: the address, or the link where that is all."""
    place = entry.event.place
    if place.venue or place.manner is Manner.ON_SITE:
        return place.venue
    if link := join_link(entry):
        return link
    return t.text("On Discord") if place.room in _ON_DISCORD else t.text("Online")


def details(entry: Entry, t: Translator) -> Iterator[str]:
    """What else there is to know of it, paragraph by paragraph."""
    event = entry.event
    if not event.on and event.cancelled_why:
        yield t.text("It was called off: {why}", why=event.cancelled_why)
    elif event.on and (said := _STANDINGS.get(entry.standing)) is not None:
        yield said(t)
    if event.description:
        yield event.description
    if link := join_link(entry):
        yield t.text("To take part: {link}", link=link)
    yield "\n".join(_facts(entry, t))


def _facts(entry: Entry, t: Translator) -> Iterator[str]:
    event = entry.event
    if event.languages:
        yield t.text("Languages: {languages}", languages=languages_line(event.languages, t))
    if entry.organiser:
        yield t.text("Organised by {name}", name=entry.organiser)
    # Translators: the code by which people call an event, such as E12
    yield t.text("In Techlink: {code}", code=event.code)


def own_name(network: str, t: Translator) -> str:
    """What somebody's own calendar is called."""
    return t.text("{network}: my events", network=network)


def network_name(network: str, t: Translator) -> str:
    """What the network's calendar is called."""
    return t.text("{network}: events", network=network)


def own_about(t: Translator) -> str:
    """What is in somebody's own calendar."""
    return t.text("The events that you go to, may go to or are invited to. The address is yours alone.")


def network_about(t: Translator) -> str:
    """What is in the network's calendar."""
    return t.text("The events that are for everybody in the network.")


def ended_name(t: Translator) -> str:
    """What a calendar is called whose address holds no more."""
    return t.text("Techlink: this calendar has ended")


def ended_about(t: Translator) -> str:
    """Why it is empty, and what to do."""
    return t.text(
        "This address holds no more, so nothing is in it. Take the calendar out of your program; a new "
        "address is at “My calendar” in Techlink."
    )


def subscribing(t: Translator) -> tuple[tuple[str, str], ...]:
    """How programs subscribe to an address, by program. The names are those that the programs show."""
    return (
        (
            "Google Calendar",
            t.text(
                "On a computer, press + beside “Other calendars”, then “From URL”, and paste the address. "
                "The phone shows it too. Google asks for what is new once or twice a day."
            ),
        ),
        (
            "Outlook",
            t.text(
                "On the web or in the new Outlook: Calendar, “Add calendar”, “Subscribe from web”, and paste "
                "the address. It asks for what is new every few hours."
            ),
        ),
        (
            "Apple",
            t.text(
                "On an iPhone, iPad or Mac press “Subscribe on this device”. Or in the Calendar app add a "
                "subscription calendar, and paste the address."
            ),
        ),
        (
            "Thunderbird",
            t.text("New calendar, “On the Network”, and paste the address; no user name is needed."),
        ),
    )
