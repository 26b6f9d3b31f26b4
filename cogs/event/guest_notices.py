"""What goes to people from outside: the press that registers them, that they are, and a first invitation.

By e-mail alone, so that the buttons are links of mails.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cogs.event.cards import words
from cogs.kit import Card
from cogs.kit.leading import page_button
from cogs.kit.notices import register
from cogs.kit.text import fitted, safe
from domain.notices.kinds import GUEST_CONFIRM, GUEST_INVITED, GUEST_KNOWN, GUEST_REGISTERED
from services.events.guests.notices import tell

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from domain.notices.reader import Reader
    from locales import Translator
    from services.events.guests.views import GuestNotice

    Say = Callable[[GuestNotice, Translator], str]


def _card(found: GuestNotice, t: Translator, title: str, said: str) -> Card:
    view = found.view
    card = Card(t, "event").small(words.head(view, t)).title(title).text(said)
    return card.text(words.lines(words.when_line(view.event, t), words.zones_line(view, t)))


def _title(found: GuestNotice) -> str:
    return fitted(found.view.event.title, words.TITLE)


def _confirm(found: GuestNotice, t: Translator, _reader: Reader) -> Card:
    said = t.text(
        "Somebody wants to register {name} with this address. You are registered once you press the button "
        "and say yes on its page.",
        name=f"**{safe(found.name, words.NAME)}**",
    )
    card = _card(found, t, t.text("Confirm that you register: {title}", title=_title(found)), said)
    until = words.moment(found.until, "f") if found.until is not None else ""
    card.row(page_button(t.text("Register…"), f"/act/{found.token}"))
    return card.footer(t.text("The link holds until {time}.", time=until))


def _registered(found: GuestNotice, t: Translator, _reader: Reader) -> Card:
    card = _card(
        found, t, t.text("You are registered: {title}", title=_title(found)), words.mine_line(found.view, t)
    )
    link = found.view.event.place.link if found.view.gets_in else ""
    card.text(words.fact(t.text("Link"), f"<{link}>" if link else "", t))
    card.row(page_button(t.text("My registration"), f"/act/{found.token}"))
    return card.footer(t.text("If you cannot come, say so on its page: the seat goes to the next."))


def _known(found: GuestNotice, t: Translator, _reader: Reader) -> Card:
    said = t.text(
        "You asked to register on the public page with this address. You belong to the network already: your "
        "own answer is what counts, and nothing was registered."
    )
    card = _card(found, t, t.text("Are you coming? {title}", title=_title(found)), said)
    if found.token:
        return card.row(page_button(t.text("My answer…"), f"/act/{found.token}"))
    return card.text(t.text("You answer on Discord, or on your pages of the network."))


def _invited(found: GuestNotice, t: Translator, _reader: Reader) -> Card:
    by = f"**{safe(found.by, words.NAME)}**" if found.by else t.text("Somebody")
    said = t.text(
        "{name} of {network} invites you, and gave your address for it. This is the only mail, unless you "
        "register.",
        name=by,
        network=safe(found.view.network_name, words.TITLE),
    )
    card = _card(found, t, t.text("You are invited: {title}", title=_title(found)), said)
    card.text(fitted(found.view.event.description, 500))
    card.row(page_button(t.text("Look, and register…"), f"/act/{found.token}"))
    return card.footer(t.text("On the same page you can say that you want no invitations."))


_LINES: Final[Mapping[str, Say]] = {
    GUEST_CONFIRM.code: lambda one, t: t.text(
        "Confirm that you register: {event}", event=words.short_line(one.view.event, t)
    ),
    GUEST_REGISTERED.code: lambda one, t: t.text(
        "You are registered: {event}", event=words.short_line(one.view.event, t)
    ),
    GUEST_KNOWN.code: lambda one, t: t.text(
        "Are you coming? {event}", event=words.short_line(one.view.event, t)
    ),
    GUEST_INVITED.code: lambda one, t: t.text(
        "You are invited: {event}", event=words.short_line(one.view.event, t)
    ),
}

for _kind, _draw in (
    (GUEST_CONFIRM, _confirm),
    (GUEST_REGISTERED, _registered),
    (GUEST_KNOWN, _known),
    (GUEST_INVITED, _invited),
):
    register(_kind, tell=tell, draw=_draw, line=_LINES[_kind.code])
