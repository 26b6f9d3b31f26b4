"""Refusals around agendas, presence and minutes (`domain/meetings/`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.meetings import errors
from templates.errors.text import ErrorText
from templates.markdown import safe

if TYPE_CHECKING:
    from locales import Translator
    from templates.errors.text import ErrorTable


def _agenda_line(error: errors.AgendaLine, t: Translator) -> ErrorText:
    how = {
        "title": t.text("It has no title."),
        "long": t.plural(
            "It is longer than {n} character.", "It is longer than {n} characters.", error.longest
        ),
        "minutes": t.text("Nothing lasts longer than a day."),
    }
    return ErrorText(
        t.text("Line {n} of the agenda cannot be taken", n=t.number(error.line)),
        t.text(
            "Nothing was changed. {why} An item reads like “Welcome (10 min) | Ana”; you wrote: {text}",
            why=how[error.why],
            text=safe(error.text, 100),
        ),
    )


def _agenda_long(error: errors.AgendaTooLong, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("That agenda is too long"),
        t.plural(
            "Nothing was changed. There is room for {n} item.",
            "Nothing was changed. There is room for {n} items.",
            error.most,
        ),
    )


def _needed(_error: errors.MeetingTextNeeded, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Something is missing"), t.text("Nothing was changed. Fill the field in and send it again.")
    )


def _long(error: errors.MeetingTextLong, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("That is too long"),
        t.plural(
            "Nothing was changed. There is room for {n} character here.",
            "Nothing was changed. There is room for {n} characters here.",
            error.longest,
        ),
    )


def _early(error: errors.TooEarlyToStart, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("It is too early for that"),
        t.text(
            "Nothing was changed. {event} can be started and checked in to from {time} on.",
            event=error.event,
            time=t.datetime(error.at),
        ),
    )


def _not_running(error: errors.NotRunning, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("It is not on"),
        t.text("Nothing was changed. {event} has not been started. `/event start` does.", event=error.event),
    )


def _check_in(error: errors.CheckInOver, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Checking in is over"),
        t.text("{event} has ended. Who organises it can still put you on the list.", event=error.event),
    )


def _not_present(error: errors.NotPresent, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("That is for those who were there"),
        t.text(
            "Minutes of {event} are approved by those on its list. If you were there, tell who organises it.",
            event=error.event,
        ),
    )


def _empty(error: errors.MinutesEmpty, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("There is nothing in the minutes yet"),
        t.text("Nothing was sent. Note something of {event} first.", event=error.event),
    )


def _full(error: errors.MinutesFull, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("There is no room for more"),
        t.plural("Nothing was added. {n} is the limit.", "Nothing was added. {n} are the limit.", error.most),
    )


def _not_sent(_error: errors.NotSent, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Nobody is asked about these minutes now"),
        t.text("Nothing was changed. They are being changed, or stand already."),
    )


def _approved(_error: errors.AlreadyApproved, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("These minutes stand already"),
        t.text("Nothing was sent. Whatever is changed makes a new version, which can be sent."),
    )


def _not_held(error: errors.NotHeldYet, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("It has not been held yet"),
        t.text("Nobody was thanked. {event} is still to come.", event=error.event),
    )


def _thanked(_error: errors.ThankedAlready, t: Translator) -> ErrorText:
    return ErrorText(t.text("They were thanked already"), t.text("Nobody is thanked twice."))


def _nobody(error: errors.NobodyThere, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Nobody is known to have been there"),
        t.text("Nothing was sent. `/event attendance` says who was at {event}.", event=error.event),
    )


def _objections(error: errors.ObjectionsOpen, t: Translator) -> ErrorText:
    return ErrorText(
        t.plural("{n} objection is open", "{n} objections are open", error.objections),
        t.text(
            "Nothing was approved. `/event minutes` shows what is objected to in {event}; whoever closes the "
            "round says there what they answer.",
            event=error.event,
        ),
    )


def _owner(_error: errors.OwnerNeeded, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Who does it, and by when?"),
        t.text("Nothing was noted yet. A follow-up has somebody’s name and a day, such as “in two weeks”."),
    )


def _no_follow_up(_error: errors.NotAFollowUp, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("That is nothing to be done here"),
        t.text("Nothing was changed. It is no follow-up, is done, or is followed as a milestone."),
    )


def _not_yours(error: errors.NotYourFollowUp, t: Translator) -> ErrorText:
    name = safe(error.owner, 60)
    who = t.text("It is {name}’s to say, or who organises the event.", name=name) if name else ""
    return ErrorText(t.text("Somebody else does that"), who or t.text("Who organises the event can say it."))


def _not_here(_error: errors.NotFromHere, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Only messages of an event’s own thread or room are quoted"),
        t.text("Nothing was noted. Here, type what matters yourself with `/event minutes`."),
    )


def _quote(_error: errors.NotYourQuote, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("That is for who wrote it"),
        t.text("Whose words are quoted says whether their name stands there."),
    )


def _roll(error: errors.RollUnreadable, t: Translator) -> ErrorText:
    title = t.text("That is no attendance file that can be read")
    if error.why == "size":
        most = t.number(error.most // 1024 // 1024)
        return ErrorText(title, t.text("Nothing was taken. It is larger than {n} MB.", n=most))
    if error.why == "lines":
        most = t.number(error.most)
        return ErrorText(title, t.text("Nothing was taken. It has more than {n} lines.", n=most))
    if error.why == "people":
        most = t.number(error.most)
        return ErrorText(title, t.text("Nothing was taken. More than {n} people are in it.", n=most))
    if error.why == "columns" and error.headers:
        found = ", ".join(safe(one, 40) for one in error.headers)
        return ErrorText(
            title,
            t.text(
                "Nothing was taken. Teams and Zoom export a CSV file with a name and a time for each person; "
                "the columns found are: {columns}",
                columns=found,
            ),
        )
    return ErrorText(
        title,
        t.text(
            "Nothing was taken. Send the CSV file that Teams (attendance report) or Zoom (participants) "
            "exports, as it is."
        ),
    )


def _twice(_error: errors.RollTwice, t: Translator) -> ErrorText:
    return ErrorText(t.text("That file was taken already"), t.text("Nothing counts twice."))


def _unclear(error: errors.RollUnclear, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Who are they?"),
        t.plural(
            "Nothing was taken yet. {n} person in the file still has to be told apart.",
            "Nothing was taken yet. {n} people in the file still have to be told apart.",
            error.people,
        ),
    )


ERRORS: Final[ErrorTable] = {
    errors.AgendaLine: _agenda_line,
    errors.AgendaTooLong: _agenda_long,
    errors.MeetingTextNeeded: _needed,
    errors.MeetingTextLong: _long,
    errors.TooEarlyToStart: _early,
    errors.NotRunning: _not_running,
    errors.CheckInOver: _check_in,
    errors.NotPresent: _not_present,
    errors.MinutesEmpty: _empty,
    errors.MinutesFull: _full,
    errors.NotSent: _not_sent,
    errors.AlreadyApproved: _approved,
    errors.NotHeldYet: _not_held,
    errors.ThankedAlready: _thanked,
    errors.NobodyThere: _nobody,
    errors.ObjectionsOpen: _objections,
    errors.OwnerNeeded: _owner,
    errors.NotAFollowUp: _no_follow_up,
    errors.NotYourFollowUp: _not_yours,
    errors.NotFromHere: _not_here,
    errors.NotYourQuote: _quote,
    errors.RollUnreadable: _roll,
    errors.RollTwice: _twice,
    errors.RollUnclear: _unclear,
}
