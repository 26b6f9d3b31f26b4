"""Refusals around events, their series, and date polls (`domain/events/`, `domain/polls.py`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain import polls
from domain.events import errors, repeats, series
from templates.errors.text import ErrorText
from templates.markdown import safe

if TYPE_CHECKING:
    from locales import Translator
    from templates.errors.text import ErrorTable

_NAMED: Final = 10


def _text_needed(error: errors.EventTextNeeded, t: Translator) -> ErrorText:
    said = {
        "title": t.text("A title is missing"),
        "venue": t.text("Where is it?"),
    }
    return ErrorText(
        said.get(error.field, t.text("Something is missing")),
        t.text("Nothing was changed. Fill the field in and send it again."),
    )


def _text_long(error: errors.EventTextLong, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("That is too long"),
        t.plural(
            "Nothing was changed. There is room for {n} character here.",
            "Nothing was changed. There is room for {n} characters here.",
            error.longest,
        ),
    )


def _time_before(error: errors.TimeBeforeImpossible, t: Translator) -> ErrorText:
    most = t.duration(error.longest)
    if error.field == "closes":
        return ErrorText(
            t.text("When does registration close?"),
            t.text(
                "Nothing was changed. Write how long before the start, like “2 days” or “12 h”: {most} at "
                "most.",
                most=most,
            ),
        )
    return ErrorText(
        t.text("How long is an offered seat held?"),
        t.text("Nothing was changed. Write it like “24 h” or “2 days”: {most} at most.", most=most),
    )


def _length(error: errors.LengthImpossible, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("How long does it last?"),
        t.text(
            "Nothing was changed. Write it like “90 min” or “1 h 30”; it ends after it begins, and lasts "
            "{most} at most.",
            most=t.duration(error.longest),
        ),
    )


def _past(error: errors.StartsInThePast, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("That moment has gone by"),
        t.text(
            "Nothing was changed. {time} is over. Choose a moment to come, such as “tomorrow 10:00”.",
            time=t.datetime(error.at),
        ),
    )


def _already(error: errors.AlreadyThen, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("{event} is at that time already", event=safe(error.event, 20)),
        t.text("Nothing was changed, and nobody is told. To move it, type another time."),
    )


def _skipped(error: errors.StartSkipped, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("No clock shows that time on that day"),
        t.text(
            "Nothing was changed. In the night of {day} the clocks go forward in {zone}, and {time} is "
            "skipped. Choose another time.",
            day=t.date(error.wall.date()),
            zone=error.zone,
            time=t.time(error.wall.time()),
        ),
    )


def _capacity(error: errors.CapacityImpossible, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("How many seats are there?"),
        t.text(
            "Nothing was changed. Write a number from 1 to {most}, or nothing where there is no limit.",
            most=t.number(error.most),
        ),
    )


def _held(error: errors.SeatsHeld, t: Translator) -> ErrorText:
    return ErrorText(
        t.plural("{n} seat is taken already", "{n} seats are taken already", error.held),
        t.text(
            "Nothing was changed. Nobody is sent away: there cannot be fewer seats than people who hold one. "
            "`/event people` shows who they are."
        ),
    )


def _link(error: errors.LinkNeeded, t: Translator) -> ErrorText:
    typed = safe(error.typed, 60)
    return ErrorText(
        t.text("That link cannot be opened") if typed else t.text("The link is missing"),
        t.text("Nothing was changed. It begins with https://, such as https://meet.example.org/room."),
    )


def _nobody(_error: errors.NobodyInvited, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("For whom is it?"),
        t.text("Nothing was changed. Name partners or people, or say that it is for the whole network."),
    )


def _not_yours(error: errors.NotYourEvent, t: Translator) -> ErrorText:
    title = t.text("Others organise {event}", event=safe(error.event, 20))
    if not error.names:
        return ErrorText(title, t.text("Nothing was changed. The coordination can do it."))
    names = t.join((safe(name, 60) for name in error.names[:5]), "or")
    return ErrorText(
        title, t.text("Nothing was changed. {names} can do it, or the coordination.", names=names)
    )


def _over(error: errors.EventOver, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("{event} has begun or is over", event=safe(error.event, 20)),
        t.text("Nothing was changed. `/event list` shows what is to come."),
    )


def _off(error: errors.EventCalledOff, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("{event} was called off", event=safe(error.event, 20)),
        t.text("Nothing was changed. `/event list` shows what is to come."),
    )


def _closed(error: errors.RegistrationClosed, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Registration for {event} is closed", event=safe(error.event, 20)),
        t.text(
            "Nothing was changed. One could register until {time}. Who organises it may still know a way.",
            time=t.datetime(error.at),
        ),
    )


def _not_invited(error: errors.NotInvited, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("{event} is for others", event=safe(error.event, 20)),
        t.text("Nothing was changed. Who organises it can invite your partner, or you."),
    )


def _reason(_error: errors.EventReasonNeeded, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Why is it called off?"),
        t.text("Nothing was changed. One sentence is enough; everybody who was coming reads it."),
    )


def _rule(error: series.RuleNotUnderstood, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("“{typed}” could not be read as a rule for repeating", typed=safe(error.typed, 60)),
        t.text(
            "Nothing was changed. Choose one from the list, such as “every week”, and how often or "
            "until when."
        ),
    )


def _endless(_error: series.SeriesEndless, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("How often, or until when?"),
        t.text(
            "Nothing was changed. A series has an end: a number such as 6, or a last day such as 30/06/2027."
        ),
    )


def _series_long(error: series.SeriesTooLong, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("That is too long a series"),
        t.plural(
            "Nothing was changed. {n} meeting can be announced at once; announce the others later.",
            "Nothing was changed. {n} meetings can be announced at once; announce the others later.",
            error.most,
        ),
    )


def _series_short(_error: repeats.RepeatNeeded, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("How does it repeat?"),
        t.text("Nothing was changed. Choose it from the list, such as “every week”, or leave the end out."),
    )


def _audience(error: errors.AudienceUnknown, t: Translator) -> ErrorText:
    names = t.join(safe(one, 60) for one in error.typed[:_NAMED])
    return ErrorText(
        t.text("Not found"),
        t.text(
            "Not in this network, or not any more: {names}. Nothing was changed. Name partners by their code "
            "or name, people by their name.",
            names=names,
        ),
    )


def _language(error: errors.LanguageNotUnderstood, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("“{typed}” is none of the four languages", typed=safe(error.typed, 100)),
        t.text("Nothing was changed. Write them like “English, French”, or “en, fr”."),
    )


def _slots_few(error: polls.SlotsTooFew, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("There is nothing to choose from"),
        t.plural(
            "Nothing was changed. A date poll needs {n} slot at least.",
            "Nothing was changed. A date poll needs {n} slots at least, each at another time.",
            error.fewest,
        ),
    )


def _slots_many(error: polls.SlotsTooMany, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Those are many slots"),
        t.plural(
            "Nothing was changed. Nobody reads through more than {n} slot.",
            "Nothing was changed. Nobody reads through more than {n} slots.",
            error.most,
        ),
    )


def _poll_over(error: polls.PollOver, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("The date poll {poll} is closed", poll=safe(error.poll, 20)),
        t.text("Nothing was changed. `/event list` shows what was decided."),
    )


def _nobody_to_remind(error: polls.NobodyToRemind, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Nobody is reminded of {poll} now", poll=safe(error.poll, 20)),
        t.text(
            "Whoever has not answered was asked or reminded within the last day, or will be within hours. "
            "Nothing was sent."
        ),
    )


def _votes_needed(_error: polls.VotesNeeded, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("When can you?"),
        t.text("Nothing was saved. Say it of one slot at least, or press “All fit” or “None fits”."),
    )


def _deadline(error: polls.DeadlineImpossible, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Until when can people answer?"),
        t.text(
            "Nothing was changed. Choose a moment to come, before {time}: that is when the last slot begins.",
            time=t.datetime(error.latest),
        ),
    )


def _not_coming(error: errors.NotComing, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("The way in is for those who come"),
        t.text("Press “Going” on {event} first, while there is a seat.", event=safe(error.event, 20)),
    )


def _early(error: errors.JoinTooEarly, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("It is too early to come in"),
        t.text(
            "The room of {event} opens {time}. Press “Join” again then.",
            event=safe(error.event, 20),
            time=t.datetime(error.at),
        ),
    )


def _no_room(error: errors.NoRoomToJoin, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("There is no room to come into"),
        t.text(
            "{event} has no online room, or it is made just now: try again in a minute.",
            event=safe(error.event, 20),
        ),
    )


def _away(error: errors.ConferenceAway, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("The server for video-conferences does not answer"),
        t.text(
            "Nothing is lost. Try again in a minute; if it stays so, tell who organises {event}: a link to "
            "another room can be put there.",
            event=safe(error.event, 20),
        ),
    )


ERRORS: Final[ErrorTable] = {
    errors.NotComing: _not_coming,
    errors.JoinTooEarly: _early,
    errors.NoRoomToJoin: _no_room,
    errors.ConferenceAway: _away,
    errors.EventTextNeeded: _text_needed,
    errors.EventTextLong: _text_long,
    errors.LengthImpossible: _length,
    errors.TimeBeforeImpossible: _time_before,
    errors.StartsInThePast: _past,
    errors.AlreadyThen: _already,
    errors.StartSkipped: _skipped,
    errors.CapacityImpossible: _capacity,
    errors.SeatsHeld: _held,
    errors.LinkNeeded: _link,
    errors.NobodyInvited: _nobody,
    errors.NotYourEvent: _not_yours,
    errors.EventOver: _over,
    errors.EventCalledOff: _off,
    errors.RegistrationClosed: _closed,
    errors.NotInvited: _not_invited,
    errors.EventReasonNeeded: _reason,
    errors.AudienceUnknown: _audience,
    errors.LanguageNotUnderstood: _language,
    repeats.RepeatNeeded: _series_short,
    series.RuleNotUnderstood: _rule,
    series.SeriesEndless: _endless,
    series.SeriesTooLong: _series_long,
    polls.SlotsTooFew: _slots_few,
    polls.SlotsTooMany: _slots_many,
    polls.PollOver: _poll_over,
    polls.NobodyToRemind: _nobody_to_remind,
    polls.VotesNeeded: _votes_needed,
    polls.DeadlineImpossible: _deadline,
}
