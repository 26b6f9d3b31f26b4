"""The words that people agree to, by the names under which a consent keeps them.

A wording is never changed once somebody agreed to it: other words get another name (and a row in
`domain.consents.ASKED`), and the old ones stay here to be shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.consents import Given, Purpose, Said
from templates.markdown import safe

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from domain.consents import Consent, Recorded
    from locales import Translator

_TITLES: Final[Mapping[Purpose, Callable[[Translator], str]]] = {
    Purpose.NOTICE: lambda t: t.text("What is kept and why"),
    Purpose.MAIL: lambda t: t.text("Messages by e-mail"),
    Purpose.DIRECT: lambda t: t.text("Direct messages on Discord"),
    Purpose.PHOTO: lambda t: t.text("Pictures of me"),
    Purpose.CONTACT: lambda t: t.text("My name and address in public"),
}

_WORDINGS: Final[Mapping[str, Callable[[Translator], str]]] = {
    "notice-1": lambda t: t.text(
        "I have been shown what this network keeps on me and why, who sees it and for how long, who answers "
        "for it, and what I can ask for."
    ),
    "mail-1": lambda t: t.text(
        "I agree that Techlink writes to my e-mail address when something of this network concerns me, such "
        "as reminders and invitations. I can take this back at any time."
    ),
    "photo-1": lambda t: t.text(
        "I agree that pictures and recordings of the network’s events on which I can be seen are published "
        "on its pages and in its reports. I can take this back at any time; what was printed by then stays."
    ),
    "guest-mail-1": lambda t: t.text(
        "I want to register, and agree that Techlink writes to my e-mail address about the events of this "
        "network that I register for: confirmation, reminders, changes. I can take this back at any time."
    ),
    "guest-list-1": lambda t: t.text(
        "I agree that this network keeps my details on its contact list and invites me to other events. I "
        "can take this back at any time."
    ),
    "guest-poll-1": lambda t: t.text(
        "I agree that Techlink writes to my e-mail address about the date polls of this network that I "
        "answer, and the events that come of them: reminders, what was decided, what changes. I can take "
        "this back at any time."
    ),
    "contact-1": lambda t: t.text(
        "I agree that my name, my function and my e-mail address stand on the network’s public pages, so "
        "that others can write to me. I can take this back at any time."
    ),
}

_GIVEN: Final[Mapping[Given, Callable[[Translator], str]]] = {
    # Translators: how somebody agreed, after a date.
    Given.CHAT: lambda t: t.text("in chat"),
    Given.WEB: lambda t: t.text("on the web"),
    Given.MAIL: lambda t: t.text("by e-mail"),
    Given.BEHALF: lambda t: t.text("said to somebody who recorded it"),
}


def purpose_title(purpose: Purpose, t: Translator) -> str:
    """What somebody is asked about, in a few words."""
    return _TITLES[purpose](t)


def wording(name: str, t: Translator) -> str:
    """The words under that name; "" for words that this version does not know."""
    return _WORDINGS[name](t) if name in _WORDINGS else ""


def given_how(how: Given, t: Translator) -> str:
    """How somebody agreed."""
    return _GIVEN[how](t)


_TOLD: Final[Mapping[Said, Callable[[Translator], str]]] = {
    # Translators: how somebody agreed, to be chosen from a list.
    Said.PAPER: lambda t: t.text("signed on paper"),
    Said.SPOKEN: lambda t: t.text("said in person"),
}


def told_how(told: Said, t: Translator) -> str:
    """How they said so to who recorded it."""
    return _TOLD[told](t)


def recorded_by(name: str, t: Translator) -> str:
    """Who recorded it, said to that person."""
    return t.text("Recorded for you by {name}.", name=name)


def recorded_title(found: Recorded, t: Translator) -> str:
    """What was recorded for the reader."""
    return t.text("Recorded for you: {what}", what=purpose_title(found.purpose, t))


def recorded_text(found: Recorded, t: Translator) -> str:
    """By whom, when and how they agreed, to which words: with Markdown."""
    by = f"**{safe(found.by, 60)}**" if found.by else t.text("Somebody")
    said = t.text(
        "{by} recorded in {network} that you agreed on {date}, {how}, to these words:",
        by=by,
        network=safe(found.network_name, 60),
        date=t.date(found.given_at),
        how=told_how(found.told, t),
    )
    back = t.text(
        "If that is not so, or you have changed your mind, take it back: with no other consequence."
    )
    return f"{said}\n> {wording(found.wording, t)}\n{back}"


def since_line(held: Consent, by: str, t: Translator) -> str:
    """What somebody agreed to, since when, and who recorded it for them ("" for themselves)."""
    facts = [t.text("{what}: since {date}", what=purpose_title(held.purpose, t), date=t.date(held.given_at))]
    if by:
        facts.append(t.text("recorded for you by {name}", name=safe(by, 40)))
    return t.join_facts(facts)
