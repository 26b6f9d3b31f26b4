"""Words for what is kept on a person, what for, until when; what goes and what stays when they are erased."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.actors import ChannelKind
from domain.privacy import Reason, Topic
from templates.words.people import KEPT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from domain.people import Channel
    from domain.privacy import Part
    from locales import Translator

_TITLES: Final[Mapping[Topic, Callable[[Translator], str]]] = {
    Topic.PROFILE: lambda t: t.text("Who you are"),
    Topic.MEMBERSHIP: lambda t: t.text("Your place in the network"),
    Topic.CONSENTS: lambda t: t.text("What you agreed to"),
    Topic.ANSWERS: lambda t: t.text("Your answers"),
    Topic.SIGNATURES: lambda t: t.text("What you decided for a partner"),
    Topic.PLANS: lambda t: t.text("What you did for plans"),
    Topic.EVENTS: lambda t: t.text("Events and date polls"),
    Topic.MEETINGS: lambda t: t.text("Attendance and minutes"),
    Topic.FEEDBACK: lambda t: t.text("What you say of events"),
    Topic.TASKS: lambda t: t.text("What you did for events"),
    Topic.SEARCHES: lambda t: t.text("Saved searches"),
    Topic.PRACTICES: lambda t: t.text("Good practices"),
    Topic.ADOPTIONS: lambda t: t.text("Practices that you adopted, rated or asked about"),
    Topic.VISITS: lambda t: t.text("Visits of innovation agents"),
    Topic.FILES: lambda t: t.text("Files"),
    Topic.ACTS: lambda t: t.text("What you did for the network"),
    Topic.NOTICES: lambda t: t.text("Notifications"),
    Topic.DRAFTS: lambda t: t.text("Drafts"),
}

_PURPOSES: Final[Mapping[Topic, Callable[[Translator], str]]] = {
    Topic.PROFILE: lambda t: t.text("What for: to know you again and to speak your language."),
    Topic.MEMBERSHIP: lambda t: t.text("What for: to know for whom you act and what you may do."),
    Topic.CONSENTS: lambda t: t.text("What for: to show that you were asked, and to keep to what you said."),
    Topic.ANSWERS: lambda t: t.text("What for: your partner’s result."),
    Topic.SIGNATURES: lambda t: t.text("What for: to show what your partner stands for, and who decided it."),
    Topic.PLANS: lambda t: t.text("What for: to know who answers for what, and how a plan came to be."),
    Topic.EVENTS: lambda t: t.text("What for: to know who comes, and to tell you what becomes of it."),
    Topic.MEETINGS: lambda t: t.text("What for: to show that an event took place, and what came of it."),
    Topic.FEEDBACK: lambda t: t.text("What for: to ask you once, and to let you go on where you stopped."),
    Topic.TASKS: lambda t: t.text(
        "What for: to know who does what for an event, and to show that it was done."
    ),
    Topic.SEARCHES: lambda t: t.text("What for: to tell you what is new among good practices."),
    Topic.PRACTICES: lambda t: t.text("What for: to know whom to ask about a practice, and who reviewed it."),
    Topic.ADOPTIONS: lambda t: t.text(
        "What for: to know what becomes of a practice, and to ask you how it goes."
    ),
    Topic.VISITS: lambda t: t.text("What for: to bring those together who can learn from each other."),
    Topic.FILES: lambda t: t.text("What for: to show what was done, to the network and to its auditors."),
    Topic.ACTS: lambda t: t.text("What for: coordination that can be followed and shown to funders."),
    Topic.NOTICES: lambda t: t.text("What for: to tell you once, at the right time."),
    Topic.DRAFTS: lambda t: t.text("What for: to let you go on where you stopped."),
}

_ENDS: Final[Mapping[Topic, Callable[[Translator, date], str]]] = {
    Topic.PROFILE: lambda t, _: t.text("Until when: until you erase it, and no other network knows you."),
    Topic.MEMBERSHIP: lambda t, _: t.text("Until when: until you erase it."),
    Topic.CONSENTS: lambda t, _: t.text("Until when: until you erase it."),
    Topic.ANSWERS: lambda t, _: t.text(
        "Until when: until you erase it; what your partner signed stays without your name."
    ),
    Topic.SIGNATURES: lambda t, _: t.text(
        "Until when: it stays your partner’s, without your name once you are erased."
    ),
    Topic.PLANS: lambda t, _: t.text(
        "Until when: it stays with the plan, without your name once you are erased."
    ),
    Topic.EVENTS: lambda t, _: t.text(
        "Until when: until you erase it; what you organised stays, without your name."
    ),
    Topic.MEETINGS: lambda t, _: t.text("Until when: until you erase it; minutes stay, without your name."),
    Topic.FEEDBACK: lambda t, _: t.text(
        "Until when: until you erase it. What you sent has no name: nobody knows any more which it is."
    ),
    Topic.TASKS: lambda t, _: t.text(
        "Until when: it stays with the event, without your name once you are erased."
    ),
    Topic.SEARCHES: lambda t, _: t.text("Until when: until you remove or erase it."),
    Topic.PRACTICES: lambda t, _: t.text(
        "Until when: until you erase it; what you published stays, without your name."
    ),
    Topic.ADOPTIONS: lambda t, _: t.text(
        "Until when: stars until you erase them; the rest stays with the practice, without your name."
    ),
    Topic.VISITS: lambda t, _: t.text(
        "Until when: they stay, with their reports, without your name once you are erased."
    ),
    Topic.FILES: lambda t, _: t.text(
        "Until when: they stay with what they show, without your name beside them once you are erased; "
        "what is written in them stays."
    ),
    Topic.ACTS: lambda t, until: t.text(
        "Until when: {date}, without your name once you are erased.", date=t.date(until)
    ),
    Topic.NOTICES: lambda t, _: t.text("Until when: until you erase it."),
    Topic.DRAFTS: lambda t, _: t.text("Until when: for a day or two, or until you erase it."),
}

_PARTS: Final[Mapping[str, Callable[[Translator, int], str]]] = {
    **KEPT,
    "person": lambda t, _: t.text(
        "your name, your account and your e-mail address, your language, your time zone, and whether you may "
        "be written to"
    ),
    "survey_session": lambda t, n: t.plural(
        "what you entered in {n} questionnaire, entry by entry",
        "what you entered in {n} questionnaires, entry by entry",
        n,
    ),
    "membership": lambda t, _: t.text("your partner, function and role in the network"),
}

_REASONS: Final[Mapping[Reason, Callable[[Translator], str]]] = {
    Reason.ELSEWHERE: lambda t: t.text(
        "Another network knows you too. Nothing changes there; erase it there."
    ),
    Reason.PARTNER: lambda t: t.text(
        "It is your partner’s, without your name. Words of your own may stand in what it signed; its contact "
        "can put them differently."
    ),
    Reason.NETWORK: lambda t: t.text("It is the network’s. Who made it is forgotten."),
    Reason.RECORD: lambda t: t.text(
        "What is done with public money has to be shown to auditors: what was done stays, not who did it."
    ),
}


def known_lines(reached: Sequence[Channel], t: Translator, clean: Callable[[str], str]) -> list[str]:
    """What is kept of who somebody is: their name, and by which account and addresses they are reached.

    `clean` makes an address harmless where it is shown. Whom no network knows is a guest, and those are on
    Discord.
    """
    mails = [one.address for one in reached if one.kind is ChannelKind.EMAIL]
    lines = [t.text("your name")]
    if not reached or any(one.kind is ChannelKind.DISCORD for one in reached):
        lines = [t.text("your name, and your account on Discord")]
    if mails:
        shown = t.join(clean(mail) for mail in mails)
        # Translators: {addresses} are one or several
        lines.append(t.text("your e-mail: {addresses}", addresses=shown))
    return lines


def topic_title(topic: Topic, t: Translator) -> str:
    """What one noun keeps, in a few words."""
    return _TITLES[topic](t)


def topic_purpose(topic: Topic, t: Translator) -> str:
    """What it is kept for, a sentence."""
    return _PURPOSES[topic](t)


def topic_end(topic: Topic, record_until: date, t: Translator) -> str:
    """Until when it is kept, a sentence; the record of what was done until `record_until`."""
    return _ENDS[topic](t, record_until)


def part_line(part: Part, t: Translator) -> str:
    """How much of one kind goes or stays."""
    return _PARTS[part.kind](t, part.count)


def reason_line(reason: Reason, until: date | None, t: Translator) -> str:
    """Why something stays, and until when if that ends."""
    told = _REASONS[reason](t)
    if until is None:
        return told
    return f"{told} {t.text('It is deleted after {date}.', date=t.date(until))}"
