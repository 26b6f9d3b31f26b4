"""Words for the ways by which somebody is really reached, for cards and pages alike, as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from domain.notices.preferences import Way
from templates.markdown import safe
from templates.words.notices import WAY_NAMES

if TYPE_CHECKING:
    from domain.notices.preferences import Preferences
    from locales import Translator

_ADDRESS: Final = 100


class Reached(Protocol):
    """What `services.notices.preferences.mine` answers."""

    @property
    def preferences(self) -> Preferences:
        """What they chose."""

    @property
    def ways(self) -> tuple[Way, ...]:
        """The ways that are open, in the order in which they are tried; the inbox is the last."""

    @property
    def mail(self) -> str:
        """The address of e-mail that they agreed to; "" for none."""

    @property
    def mail_open(self) -> bool:
        """Whether mails reach it."""

    @property
    def mail_known(self) -> str:
        """Their address, agreed to or not; "" for none."""


def reached(found: Reached, t: Translator) -> str:
    """By which way notices come now, and by which when that one fails."""
    first, *others = found.ways
    if found.preferences.way is Way.INBOX:
        return t.text("You are reached in your inbox only; nothing is written to you.")
    address = safe(found.mail, _ADDRESS)
    said = {
        Way.DM: t.text("You are reached by direct message on Discord."),
        Way.EMAIL: t.text("You are reached by e-mail at {address}.", address=address),
        Way.PARTNER: t.text(
            "You are reached in your partner’s channel on Discord; what colleagues must not know does not "
            "come there."
        ),
        Way.INBOX: t.text("You are reached in your inbox only, since no other way is open."),
    }[first]
    if not others:
        return said
    # Translators: after “You are reached by …”; the ways that follow, such as “by e-mail · into the inbox”.
    return f"{said} {t.text('Else: {ways}.', ways=t.join_facts(WAY_NAMES[way](t) for way in others))}"


def mails_said(found: Reached, t: Translator) -> str:
    """What is to be known of e-mail where no mails come; "" where they do."""
    if found.mail_open:
        return ""
    if found.mail:
        return t.text(
            "Mails to {address} came back, so none are sent there.", address=safe(found.mail, _ADDRESS)
        )
    if found.mail_known:
        return t.text(
            "No mails are sent to {address}: you have not agreed to them, or took it back.",
            address=safe(found.mail_known, _ADDRESS),
        )
    return t.text("Nothing comes by e-mail: no address of yours is known.")
