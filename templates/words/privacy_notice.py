"""The privacy notice in words, for cards and pages alike, as Markdown.

`sections` is all of it, `short` what stands where somebody begins. The words are those of the wording
`notice-1`: others get another name in `domain.consents.NOTICE_WORDING`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from templates.markdown import safe

if TYPE_CHECKING:
    from datetime import date

    from domain.controllers import Controller
    from domain.networks import Network
    from locales import Translator

_NAME = 120


class Notice(Protocol):
    """What `services.privacy_notice.show` answers."""

    @property
    def network(self) -> Network:
        """The network that asks."""

    @property
    def controller(self) -> Controller:
        """Who answers for what is kept."""

    @property
    def record_until(self) -> date:
        """Until when the record of what was done is kept at least."""

    @property
    def coordination(self) -> tuple[str, ...]:
        """Who coordinates, by name."""

    @property
    def write_to(self) -> str:
        """An e-mail address of one of them, "" without one."""

    @property
    def replies(self) -> bool:
        """Whether they read answers to mails."""


def short(notice: Notice, t: Translator, *, web: bool = False) -> str:
    """In one paragraph; `web`: for who reads it there, and need not be on Discord."""
    if web:
        return t.text(
            "**What is kept:** your answers and when you gave them. {controller} answers for it. “My data” "
            "shows it, hands it to you, or erases it.",
            controller=safe(notice.controller.name, _NAME),
        )
    return t.text(
        "**What is kept:** your answers and when you gave them. {controller} answers for it. `/me data` "
        "on Discord, or “My data” on the web, shows it, hands it to you, or erases it.",
        controller=safe(notice.controller.name, _NAME),
    )


def title(t: Translator) -> str:
    """What stands above all of it, and on the button that opens it."""
    return t.text("What is kept and why")


def sections(notice: Notice, t: Translator) -> tuple[tuple[str, str], ...]:
    """All of it: headings and paragraphs."""
    return (
        (t.text("Who asks"), _who(notice, t)),
        (t.text("What is kept, and why"), _what(t)),
        (t.text("Who sees it"), _seen(t)),
        (t.text("For how long"), _until(notice, t)),
        (t.text("Who carries the messages"), _carried(t)),
        (t.text("Your rights"), _rights(t)),
    )


def whole(notice: Notice, t: Translator) -> str:
    """All of it, as one text."""
    return "\n\n".join(f"**{heading}**\n{text}" for heading, text in sections(notice, t))


def _who(notice: Notice, t: Translator) -> str:
    network, found = safe(notice.network.name, _NAME), notice.controller
    asks = t.text(
        "{network} is a network of organisations that work together, with the help of the program Techlink.",
        network=network,
    )
    name = safe(found.name, _NAME)
    if found.contact:
        answers = t.text(
            "{controller} decides what is kept and why, and answers for it: {contact}.",
            controller=name,
            contact=safe(found.contact, 200),
        )
    else:
        answers = t.text(
            "{controller} decides what is kept and why, and answers for it. Write to its coordination.",
            controller=name,
        )
        names = t.join(safe(one, 60) for one in notice.coordination[:3])
        if notice.write_to and names:
            answers += " " + t.text(
                "That is {names}: {address}.", names=names, address=safe(notice.write_to, 200)
            )
        elif names and notice.replies:
            answers += " " + t.text(
                "That is {names}; by e-mail, reply to the mail that you got.", names=names
            )
        elif names:
            answers += " " + t.text("That is {names}.", names=names)
    return f"{asks} {answers}"


def _what(t: Translator) -> str:
    return t.text(
        "Your name, organisation, function, language, time zone and addresses, to ask and reach the right "
        "person. Your answers, each with its time, so that nothing is lost. What you did in the network and "
        "what was sent to you, to show what became of its work. You answer because you take part; nothing "
        "more is kept, and nothing is sold."
    )


def _seen(t: Translator) -> str:
    return t.text(
        "Your contact sees your answers. The coordination and the other partners see your partner’s signed "
        "result if your partner agrees; otherwise it only counts in sums of five partners or more. The "
        "members see your name and what you do."
    )


def _until(notice: Notice, t: Translator) -> str:
    return t.text(
        "As long as the network works, or until you have it erased. The record of what was done stays until "
        "{date} at least, since funders may ask for it: without your name once you are erased.",
        date=t.date(notice.record_until),
    )


def _carried(t: Translator) -> str:
    return t.text(
        "What is written on Discord passes through Discord, a company in the USA with terms of its own. "
        "E-mail passes through the network’s mail server and yours. Nobody has to be on Discord."
    )


def _rights(t: Translator) -> str:
    return t.text(
        "You can see what is kept, correct it, take it along, object to it and have it erased: `/me data` "
        "on Discord, or “My data” on the web. You can also complain to the data protection authority of "
        "your country."
    )
