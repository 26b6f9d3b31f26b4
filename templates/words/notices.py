"""Words for kinds of notices and for why one did not arrive, with what mends it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.notices import NoticeState, Rhythm, Way
from domain.notices.about import Fate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from domain.notices.about import About
    from locales import Translator

    Words = Callable[[Translator], str]

KIND_NAMES: Final[Mapping[str, Words]] = {
    "survey.closing": lambda t: t.text("Reminder of a questionnaire"),
    "survey.closed": lambda t: t.text("A questionnaire has closed"),
    "milestone.due": lambda t: t.text("Reminder of a milestone"),
    "milestone.overdue": lambda t: t.text("A milestone is overdue"),
    "milestone.escalated": lambda t: t.text("A milestone stays overdue"),
    "milestone.slipped": lambda t: t.text("A milestone that others depend on is later"),
    "milestone.given": lambda t: t.text("A milestone was given to somebody"),
    "postponement.asked": lambda t: t.text("A later day is asked for"),
    "postponement.answered": lambda t: t.text("The answer to a later day"),
    "door.sign_in": lambda t: t.text("A link to sign in, asked for on the web"),
    "door.address": lambda t: t.text("The question whether an e-mail address is somebody’s"),
    "arrival.invited": lambda t: t.text("An invitation to join the network"),
    "arrival.arrived": lambda t: t.text("Somebody has arrived"),
    "arrival.disowned": lambda t: t.text("A contact says that somebody is not of their partner"),
    "accounts.asked": lambda t: t.text("The question whether two accounts are one person"),
    "accounts.settled": lambda t: t.text("What came of the question whether two accounts are one person"),
    "consent.recorded": lambda t: t.text("Somebody recorded a consent for you"),
    "plan.removed": lambda t: t.text("What somebody worked on was removed"),
    "todo.nudge": lambda t: t.text("A kind reminder of all that somebody owes"),
    "event.invited": lambda t: t.text("An invitation to an event"),
    "event.unanswered": lambda t: t.text("Reminder of an invitation to an event"),
    "event.reminder": lambda t: t.text("Reminder of an event"),
    "event.offered": lambda t: t.text("A free seat is offered"),
    "event.lapsed": lambda t: t.text("The offer of a seat is over"),
    "event.seated": lambda t: t.text("A seat for somebody who waited"),
    "event.answered_for": lambda t: t.text("Somebody said yes for you"),
    "event.moved": lambda t: t.text("An event was moved"),
    "event.changed": lambda t: t.text("An event was changed"),
    "event.cancelled": lambda t: t.text("An event was called off"),
    "event.unposted": lambda t: t.text("The announcement of an event is gone"),
    "poll.invited": lambda t: t.text("An invitation to a date poll"),
    "poll.unanswered": lambda t: t.text("Reminder of a date poll"),
    "poll.changed": lambda t: t.text("A date poll has more times"),
    "poll.all_answered": lambda t: t.text("All have answered a date poll"),
    "poll.ended": lambda t: t.text("A date poll is over"),
    "poll.cancelled": lambda t: t.text("A date poll was called off"),
    "task.due": lambda t: t.text("Reminder of a task of an event"),
    "task.overdue": lambda t: t.text("A task of an event is overdue"),
    "task.proofs": lambda t: t.text("Proofs of an event are missing"),
    "follow_up.given": lambda t: t.text("A follow-up was given to somebody"),
    "follow_up.due": lambda t: t.text("Reminder of a follow-up"),
    "adoption.told": lambda t: t.text("Somebody adopts your practice"),
    "adoption.thanked": lambda t: t.text("Thanks for a practice that you adopted"),
    "adoption.help": lambda t: t.text("Help with a practice that you adopted"),
    "adoption.check": lambda t: t.text("The question how a practice goes that you adopted"),
    "adoption.came": lambda t: t.text("What came of your practice elsewhere"),
    "adoption.withdrawn": lambda t: t.text("A practice that you adopted was withdrawn"),
    "visit.taken": lambda t: t.text("Somebody takes a visit up that you offered or asked for"),
    "visit.dated": lambda t: t.text("A visit that you agreed on has a date"),
    "visit.report": lambda t: t.text("The question what you saw on a visit"),
    "visit.reported": lambda t: t.text("The report on a visit to you"),
    "visit.again": lambda t: t.text("The question what was adopted after a visit"),
    "question.asked": lambda t: t.text("A question on your practice"),
    "question.answered": lambda t: t.text("An answer to your question on a practice"),
    "minutes.sent": lambda t: t.text("Minutes to look through"),
    "minutes.objected": lambda t: t.text("Somebody objects to minutes"),
    "minutes.over": lambda t: t.text("The time to look through minutes is over"),
    "minutes.approved": lambda t: t.text("Minutes were approved"),
    "minutes.quoted": lambda t: t.text("Your message stands in minutes"),
    "meeting.thanks": lambda t: t.text("Thanks after an event"),
    "feedback.reminder": lambda t: t.text("Reminder of the questions about an event"),
    "feedback.closed": lambda t: t.text("What people say of an event"),
    "guest.invited": lambda t: t.text("An invitation to a guest"),
    "poll.guest_asked": lambda t: t.text("A guest is asked when they can"),
    "guest.confirm": lambda t: t.text("The question whether a registration is meant"),
    "guest.known": lambda t: t.text("A member’s way to their own answer"),
    "guest.registered": lambda t: t.text("A registration is confirmed"),
    "event.edited_on_discord": lambda t: t.text("Somebody changed an event on Discord"),
    "event.interest": lambda t: t.text("Interest in an event on Discord"),
    "practice.sent": lambda t: t.text("A practice that waits for its review"),
    "practice.reviewed": lambda t: t.text("What became of a practice in its review"),
    "practice.renewal": lambda t: t.text("Whether a practice is still valid"),
    "practice.archived": lambda t: t.text("A practice that was archived"),
    "practice.translated": lambda t: t.text("A practice of yours in another language"),
    "practice.quoted": lambda t: t.text("Whether a message may be quoted"),
    "practice.quote_answered": lambda t: t.text("The answer on quoting a message"),
    "practice.found": lambda t: t.text("A new practice for a saved search"),
    "practice.news": lambda t: t.text("New practices of the week"),
    "event.hindered": lambda t: t.text("A permission is missing for events on the server"),
}

_FATES: Final[Mapping[Fate, Callable[[Translator], str]]] = {
    # Translators: at the end of a line on a notification: nothing is to be done about it any more.
    Fate.NONE: lambda t: t.text("settled by now"),
    # Translators: at the end of a line on a notification of a milestone.
    Fate.DONE: lambda t: t.text("settled: it is done"),
    # Translators: at the end of a line on a notification of a milestone.
    Fate.CANCELLED: lambda t: t.text("settled: it was called off"),
    # Translators: at the end of a line on a notification of a milestone or a plan.
    Fate.REMOVED: lambda t: t.text("settled: it was removed"),
    # Translators: at the end of a line on a notification of a request for a later day of a milestone.
    Fate.AGREED: lambda t: t.text("settled: the later day was agreed to"),
    # Translators: at the end of a line on a notification of a request for a later day of a milestone.
    Fate.REFUSED: lambda t: t.text("settled: the later day was refused"),
    # Translators: at the end of a line on a notification of a request for a later day of a milestone.
    Fate.WITHDRAWN: lambda t: t.text("settled: the request was taken back"),
}

GROUPS: Final[Mapping[str, Words]] = {
    # Translators: what notifications are about, before a list of how often they come.
    "survey": lambda t: t.text("Questionnaires"),
    "plan": lambda t: t.text("Innovation plans"),
    "event": lambda t: t.text("Events"),
    "practice": lambda t: t.text("Good practices"),
    "arrival": lambda t: t.text("People who arrive"),
    "consent": lambda t: t.text("Consents recorded for you"),
    "todo": lambda t: t.text("Kind reminders of all that you owe"),
    "practice_news": lambda t: t.text("New practices of the week"),
}
"""What people call each group of kinds; a test asks for every one."""

RHYTHMS: Final[Mapping[Rhythm, Words]] = {
    Rhythm.AT_ONCE: lambda t: t.text("Each at its time"),
    Rhythm.DAILY: lambda t: t.text("Once a day, together"),
    Rhythm.WEEKLY: lambda t: t.text("Once a week, together"),
    Rhythm.NEVER: lambda t: t.text("Not at all"),
}

WAYS: Final[Mapping[Way, Words]] = {
    # Translators: a choice of by which way notifications come, max=100
    Way.DM: lambda t: t.text("A direct message to me"),
    # Translators: a choice of by which way notifications come, max=100
    Way.EMAIL: lambda t: t.text("An e-mail to me"),
    # Translators: a choice of by which way notifications come, max=100
    Way.PARTNER: lambda t: t.text("My partner’s channel"),
    # Translators: a choice of by which way notifications come, max=100
    Way.INBOX: lambda t: t.text("My inbox only"),
}
"""What people choose from, of by which way they are told."""

WAY_NAMES: Final[Mapping[str, Words]] = {
    Way.DM: lambda t: t.text("by direct message"),
    Way.EMAIL: lambda t: t.text("by e-mail"),
    Way.PARTNER: lambda t: t.text("in the partner’s channel"),
    Way.INBOX: lambda t: t.text("into the inbox"),
    Way.CHANNEL: lambda t: t.text("in a channel"),
}

STATE_NAMES: Final[Mapping[NoticeState, Words]] = {
    # Translators: what became of one notification, on a line of its own.
    NoticeState.PENDING: lambda t: t.text("waits for its time"),
    NoticeState.LEASED: lambda t: t.text("on its way"),
    NoticeState.SENT: lambda t: t.text("sent"),
    NoticeState.FAILED: lambda t: t.text("not delivered"),
    NoticeState.CANCELLED: lambda t: t.text("not needed any more"),
    NoticeState.EXPIRED: lambda t: t.text("not sent, its time was over"),
}

_PROBLEMS: Final[Mapping[str, tuple[Words, Words | None]]] = {
    "left": (lambda t: t.text("The person has left the network."), None),
    "switched_off": (lambda t: t.text("The person switched this kind off."), None),
    "expired": (lambda t: t.text("Its time was over before it could be sent."), None),
    "too_late": (lambda t: t.text("Techlink was not running in time; it meant nothing any more."), None),
    "nothing_to_say": (lambda t: t.text("It was settled before it was sent."), None),
    "no_way": (
        lambda t: t.text("No way was open."),
        lambda t: t.text("Check with `/network setup` that its channel is there, then send it again."),
    ),
    "mail_address": (
        lambda t: t.text("The person’s mail server does not know the e-mail address."),
        lambda t: t.text("Ask the person whether it is still theirs; `/me notifications` tries it again."),
    ),
    "mail_bounced": (
        lambda t: t.text("The mail came back: the e-mail address is not there."),
        lambda t: t.text("Ask the person whether it is still theirs; `/me notifications` tries it again."),
    ),
    "mail_returned": (lambda t: t.text("The mail came back; the address may still be right."), None),
    "mail_full": (lambda t: t.text("The person’s mailbox is full."), None),
    "mail_policy": (
        lambda t: t.text("The mail server refused the mail by its rules."),
        lambda t: t.text("Whoever runs Techlink finds the server’s words in the log."),
    ),
    "mail_sender": (
        lambda t: t.text("The mail server does not let Techlink send."),
        lambda t: t.text("Whoever runs Techlink has to mend the settings of the mail server."),
    ),
    "mail_away": (
        lambda t: t.text("The mail server does not answer; it is tried again."),
        lambda t: t.text("If this lasts, whoever runs Techlink finds the reason in the log."),
    ),
    "mail_later": (lambda t: t.text("The mail server asked to come back later; it is tried again."), None),
    "mail_no_server": (
        lambda t: t.text("Techlink has no mail server."),
        lambda t: t.text("Whoever runs Techlink has to mend the settings of the mail server."),
    ),
    "discord_50007": (
        lambda t: t.text("Direct messages of the person are closed."),
        lambda t: t.text("The person can allow them in the server’s menu, under Privacy Settings."),
    ),
    "discord_10003": (
        lambda t: t.text("The channel does not exist any more."),
        lambda t: t.text("Let `/network setup` make it again, then send it again."),
    ),
    "discord_10013": (lambda t: t.text("The person’s Discord account does not exist any more."), None),
    "discord_50278": (
        lambda t: t.text("Techlink shares no server with the person any more."),
        lambda t: t.text(
            "Once they are on the server again and press something of Techlink’s, it can write to them."
        ),
    ),
    "discord_50035": (
        lambda t: t.text("Discord did not understand the message."),
        lambda t: t.text("This is a fault of Techlink: whoever runs it finds the reason in the log."),
    ),
    "discord_50001": (
        lambda t: t.text("Techlink may not see the channel."),
        lambda t: t.text(
            "Give Techlink’s role the permission to see the channel and to write there, then send it again."
        ),
    ),
    "discord_50013": (
        lambda t: t.text("Techlink may not write in the channel."),
        lambda t: t.text(
            "Give Techlink’s role the permission to see the channel and to write there, then send it again."
        ),
    ),
}


def kind_name(code: str, t: Translator) -> str:
    """What a notice is about; in general terms for a kind that this version has forgotten."""
    return KIND_NAMES[code](t) if code in KIND_NAMES else t.text("A notification of an older version")


def problem(code: str, t: Translator) -> tuple[str, str]:
    """Why a notice did not arrive, and what would mend it; that is empty where nothing would."""
    if code in _PROBLEMS:
        why, mend = _PROBLEMS[code]
        return why(t), mend(t) if mend else ""
    return (
        t.text("Discord did not take it."),
        t.text("Send it again later; if it fails again, whoever runs Techlink finds the reason in the log."),
    )


def not_shown_word(t: Translator) -> str:
    """What a line says in the place of a notice that cannot be told, by a fault of ours."""
    # Translators: at the end of a line of the inbox: "A milestone is due · M3 · cannot be shown just now".
    return t.text("cannot be shown just now")


def settled_word(about: About, t: Translator) -> str:
    """Why nothing is to be done about it any more."""
    return _FATES[about.fate](t)
