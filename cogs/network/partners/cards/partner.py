"""One partner: what is known of it, its people, what is missing and what to do about that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord import ButtonStyle

from cogs.kit import Card, safe
from cogs.network.cards.words import fact_line, names
from cogs.network.partners import controls
from cogs.network.partners.cards.words import NAME, fact_lines, member_line
from domain.partners import Facts, Slot
from templates.words.networks import how_to_open

if TYPE_CHECKING:
    from discord.ui import Item, LayoutView

    from cogs.network.partners.server import Seen
    from locales import Translator
    from services.partners import PartnerView

MOST: Final = 8
FEW: Final = 5  # where the card has more to say


def partner(
    view: PartnerView,
    seen: Seen | None,
    t: Translator,
    notice: str = "",
    *,
    misnamed: bool = False,
    offer: str = "",
) -> LayoutView:
    """The card. `notice` says first what was just done; `seen` is None where the server is not at hand.

    `misnamed`: role or channel could not be renamed with the partner, and one may try again. `offer` is a
    language that fits its new country better than its channel's.
    """
    one, card = view.partner, Card(t, "network")
    since = t.text("in the network since {date}", date=t.date(one.created_at))
    card.small(f"{one.code} · {since}").title(safe(one.name, NAME))
    if notice:
        card.text(notice)
    if misnamed:
        again = controls.rename.button(
            view.network.id, t.text("Rename role and channel"), int(one.id), style=ButtonStyle.primary
        )
        card.row(again)
    if offer:
        _offer(card, view, offer, t)
    if notice:
        card.line()
    card.text(f"{fact_lines(Facts.of(one), (Slot.KIND, Slot.PLACE), t)}\n{_contact_and_channel(view, t)}")
    card.text(_people(view, seen, t, FEW if offer else MOST))
    if not one.active:
        return _left(card, view, t)
    missing = _missing(view, seen, t)
    if missing:
        card.line().text(f"**{t.text('What is missing')}**\n" + "\n".join(f"- {line}" for line in missing))
    return _controls(card, view, seen, t).view()


def _offer(card: Card, view: PartnerView, offer: str, t: Translator) -> None:
    one = view.partner
    card.text(
        t.text(
            "Techlink still writes in {language} in its channel. In its new country, writing in {other} may "
            "fit better.",
            language=t.language_name(one.language),
            other=t.language_name(offer),
        )
    )
    # Translators: a button: Techlink writes in this language in a partner's channel, max=80
    label = t.text("Write in {language} there", language=t.language_name(offer))
    card.row(controls.speak.button(view.network.id, label, int(one.id), offer, style=ButtonStyle.primary))


def lacks_things(view: PartnerView, seen: Seen | None) -> bool:
    """Whether its role or its channel is still to be made, or closed to others, on the server."""
    if seen is None:
        return view.partner.role is None or view.partner.channel is None
    return seen.public or not (seen.role and seen.channel)


def _contact_and_channel(view: PartnerView, t: Translator) -> str:
    contacts = names([line.member.name for line in view.contacts], t, 4)
    room = f"<#{view.partner.channel}>" if view.partner.channel is not None else t.text("none yet")
    lines = [
        (t.text("Contact"), contacts or t.text("none yet")),
        (t.text("Channel"), f"{room} · {t.language_name(view.partner.language)}"),
    ]
    return "\n".join(fact_line(label, value, t) for label, value in lines)


def _people(view: PartnerView, seen: Seen | None, t: Translator, most: int) -> str:
    count = t.plural("{n} member", "{n} members", len(view.people))
    shown = [member_line(line, seen.absent if seen else (), t) for line in view.people[:most]]
    more = len(view.people) - most
    if more > 0:
        shown.append("- " + t.plural("{n} more", "{n} more", more))
    return "\n".join([f"**{count}**", *shown])


def _missing(view: PartnerView, seen: Seen | None, t: Translator) -> list[str]:
    lines = _missing_people(view, seen, t)
    if view.partner.channel is None:
        lines.append(t.text("No channel yet: invitations cannot be posted."))
    elif seen is not None and not seen.channel:
        lines.append(t.text("Its channel was deleted: invitations cannot be posted."))
    elif seen is not None and seen.shut:
        shut = t.text("Techlink cannot write in its channel.")
        lines.append(f"{shut} {how_to_open(seen.shut, t)}")
    if seen is not None and seen.public:
        lines.append(t.text("Everybody on the server reads its channel."))
    if view.partner.role is None or (seen is not None and not seen.role):
        lines.append(t.text("No role on the server: its people cannot see its channel."))
    return lines


def _missing_people(view: PartnerView, seen: Seen | None, t: Translator) -> list[str]:
    lines: list[str] = []
    if not view.people:
        lines.append(
            t.text("Nobody belongs to it yet. In its channel people can also say themselves that they do.")
        )
    elif not view.contacts:
        lines.append(
            t.text("No contact: nobody sees the answers of colleagues or signs. Choose one of its members.")
            if view.manages
            else t.text(
                "No contact: nobody sees the answers of colleagues or signs. The coordination names one."
            )
        )
    absent = seen.absent if seen else frozenset[int]()
    if view.contacts and all(line.user in absent for line in view.contacts):
        lines.append(t.text("Its contact is not on this server: choose another, or ask them to come back."))
    return lines


def _controls(card: Card, view: PartnerView, seen: Seen | None, t: Translator) -> Card:
    network, id_ = view.network.id, int(view.partner.id)
    everyone = controls.listing.button(network, t.text("‹ All partners"), 0, 0)
    edit = controls.edit.button(network, t.text("Edit"), id_)
    if not view.manages:
        own: list[Item[Any]] = [edit] if view.contributes else []
        if len(view.people) > MOST:
            own.append(controls.people.button(network, t.text("Members"), id_, 0))
        return card.row(*own, everyone)
    first: list[Item[Any]] = []
    if lacks_things(view, seen):
        first.append(controls.make.button(network, _make(t), id_, style=ButtonStyle.primary))
    speechless = bool(view.people) and not view.contacts
    first += [
        controls.contacts.button(network, t.text("Contacts"), id_, 0, style=_likely(speechless)),
        controls.people.button(network, t.text("Members"), id_, 0, style=_likely(not view.people)),
        controls.channel.button(network, t.text("Channel"), id_),
        edit,
    ]
    leave = controls.ask_leave.button(
        network, t.text("Remove from the network…"), id_, style=ButtonStyle.danger
    )
    return card.row(*first).row(everyone, leave)


def _likely(likely: bool) -> ButtonStyle:
    return ButtonStyle.primary if likely else ButtonStyle.secondary


def _make(t: Translator) -> str:
    # Translators: a button: make the role and the channel of a partner that do not exist, max=80
    return t.text("Make what is missing")


def _left(card: Card, view: PartnerView, t: Translator) -> LayoutView:
    network = view.network.id
    if view.partner.left_at is not None:
        card.line().text(
            t.text(
                "**Left on {date}.** Its answers, its code and its channel stay. It gets no invitations and "
                "is not counted.",
                date=t.date(view.partner.left_at),
            )
        )
    buttons: list[Item[Any]] = []
    if view.manages:
        back = controls.take_back.button(
            network, t.text("Take back in"), int(view.partner.id), 0, style=ButtonStyle.primary
        )
        buttons.append(back)
    buttons.append(controls.listing.button(network, t.text("‹ All partners"), 0, 0))
    return card.row(*buttons).view()
