"""Words for events that chat, pages, mails and papers share: kinds, places, answers, seats, clocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.events.model import EventKind, Manner, Reply, RoomKind, Seat
from locales.places import zone_city

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from domain.events.model import Answer, Audience, Event, Place
    from domain.events.times import Clock
    from locales import Translator
    from locales.translator import DateStyle

_ZONES: Final = 4


def part_line(part: tuple[int, int] | None, t: Translator) -> str:
    """Which meeting of a series it is: "Series: 2 of 4"; nothing for one alone."""
    if part is None:
        return ""
    return t.text("Series: {n} of {total}", n=t.number(part[0]), total=t.number(part[1]))


def kind_name(kind: EventKind, t: Translator) -> str:
    """What is organised."""
    names = {
        EventKind.CONFERENCE: t.text("Conference"),
        EventKind.SEMINAR: t.text("Seminar"),
        EventKind.WORKSHOP: t.text("Workshop"),
        EventKind.VIDEO: t.text("Video-conference"),
        EventKind.MEETING: t.context("event", "Meeting"),
    }
    return names[kind]


def reply_name(reply: Reply, t: Translator) -> str:
    """What somebody answers, as a button says it and as it is said back."""
    names = {
        # Translators: answers to an invitation, on buttons, max=20
        Reply.GOING: t.text("Going"),
        Reply.MAYBE: t.text("Maybe"),
        Reply.NO: t.text("Not going"),
    }
    return names[reply]


def seat_name(seat: Seat, t: Translator) -> str:
    """What became of a yes, in a list of people."""
    names = {
        Seat.NONE: "",
        Seat.SEATED: t.text("has a seat"),
        Seat.WAITING: t.text("on the waiting list"),
        Seat.OFFERED: t.text("a seat is offered"),
        Seat.LAPSED: t.text("the offer ran out"),
    }
    return names[seat]


def no_seat_line(mine: Answer, t: Translator) -> str:
    """What an answer means that holds no seat and waits for none; "" for one that does."""
    if mine.seat is Seat.LAPSED:
        return t.text("The seat that was held for you went to the next. “Going” puts you on the list again.")
    if mine.reply is Reply.MAYBE:
        return t.text("You said maybe: no seat is held for you.")
    if mine.reply is Reply.NO:
        return t.text("You said that you are not going.")
    if mine.seat is Seat.NONE:
        return t.text("You said that you are going, but your seat was given back: none is held for you.")
    return ""


def polled_line(reply: Reply, t: Translator) -> str:
    """That what was said in the date poll counts as that answer."""
    if reply is Reply.GOING:
        return t.text("You said yes to this time in the date poll: that counts as “Going”.")
    return t.text("You said “If need be” to this time in the date poll: that counts as “Maybe”.")


def place_line(place: Place, t: Translator) -> str:
    """Where it is, in a few words, without the link to its room; what people wrote is not escaped."""
    room = _room_name(place.room, t)
    if place.manner is Manner.ONLINE:
        return room or t.text("Online")
    if place.manner is Manner.HYBRID:
        return t.text("{venue}, and online", venue=place.venue)
    return place.venue


def on_discord_mark(event: Event, network: str, t: Translator) -> str:
    """The line at the foot of Discord's own event: it begins with the event's code and " · "."""
    # Translators: "Interested" is the button on an event in Discord; use its word in your language
    hint = t.text("“Interested” here counts as “Going”")
    return f"{event.code} · {network} · {hint}"


def _room_name(room: RoomKind, t: Translator) -> str:
    names = {
        RoomKind.NONE: "",
        RoomKind.LINK: t.text("Online, by a link"),
        RoomKind.VOICE: t.text("Online, a voice channel here"),
        RoomKind.STAGE: t.text("Online, a stage channel here"),
        RoomKind.JITSI: t.text("Online, Jitsi"),
        RoomKind.BIGBLUEBUTTON: t.text("Online, BigBlueButton"),
    }
    return names[room]


def languages_line(languages: Iterable[str], t: Translator) -> str:
    """The languages that are spoken there: "English and French"; nothing for none."""
    return t.join(t.language_name(code) for code in languages)


def named_clock(at: datetime, t: Translator, style: DateStyle = "long") -> str:
    """A time with the clock that shows it: "12 January 2027, 14:30 (Lisbon)", for who has chosen none."""
    return f"{t.datetime(at, style)} ({zone_city(t.zone, t.language)})"


def clocks_line(clocks: Iterable[Clock], t: Translator) -> str:
    """What clocks show: "Lisbon, London 14:30 · Paris 15:30". Another day than the first's is named."""
    found = list(clocks)
    if not found:
        return ""
    day = found[0].starts.date()
    return t.join_facts(clock_text(one, t, weekday=one.starts.date() != day) for one in found)


def clock_text(clock: Clock, t: Translator, *, weekday: bool = False) -> str:
    """One group of zones and the hour that their clocks show."""
    named = ", ".join(zone_city(zone, t.language) for zone in clock.zones[:_ZONES])
    at = t.time(clock.starts.time())
    return f"{named} {t.weekday(clock.starts.date())} {at}" if weekday else f"{named} {at}"


def audience_line(audience: Audience, partners: Iterable[str], people: Iterable[str], t: Translator) -> str:
    """For whom it is; the names are those of the audience's partners and members."""
    if audience.everyone:
        return t.text("the whole network")
    return t.join([*partners, *people])


def where_and_how_long(event: Event, t: Translator) -> list[str]:
    """Length and place, as facts."""
    return [t.duration(event.span.minutes, short=True), place_line(event.place, t)]


def field_name(field: str, t: Translator) -> str:
    """What people call a field of an event (a name in `domain.events.fields`)."""
    names = {
        "kind": t.text("the kind"),
        "title": t.text("the title"),
        "span": t.text("the time"),
        "place": t.text("the place"),
        "audience": t.text("for whom it is"),
        "languages": t.text("the languages"),
        "description": t.text("the description"),
        "theme": t.text("the theme"),
        "capacity": t.text("the number of seats"),
        "closes_before": t.text("until when one registers"),
        "offer_minutes": t.text("how long an offer holds"),
        "public": t.text("whether it has a public page"),
        "deputy": t.text("the deputy"),
        "organiser": t.text("the organiser"),
    }
    return names.get(field, field)


def fields_line(fields: Iterable[str], t: Translator) -> str:
    """Several fields in a line: "the place and the title"."""
    return t.join(field_name(one, t) for one in fields)
