"""What an assignment did, and the questions before somebody loses something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ButtonStyle

from cogs.kit import Card, confirm, safe
from cogs.network import controls
from cogs.network.cards.words import fact_line, names, standing_name
from cogs.network.handover import controls as handover_controls
from domain.people import Standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import LayoutView

    from locales import Translator
    from services.members import Assigned, Belonging


def assigned(done: Assigned, troubles: Sequence[str], t: Translator) -> LayoutView:
    """Who they are in the network now. `troubles` are roles on the server that could not be changed."""
    title = t.text("{name} belongs to the network now", name=_name(done.after))
    if done.before is not None:
        title = t.text("{name}: changed", name=_name(done.after))
    return _belonging(done.after, title, troubles, t, _lost(done, t))


def changed(now: Belonging, troubles: Sequence[str], t: Translator) -> LayoutView:
    """Who somebody is after a confirmed change."""
    return _belonging(now, t.text("{name}: changed", name=_name(now)), troubles, t)


def removed(was: Belonging, troubles: Sequence[str], t: Translator) -> LayoutView:
    """Somebody left the network."""
    card = Card(t, "network").small(t.text("Members"))
    card.title(t.text("{name} has left the network", name=_name(was)))
    card.text(t.text("What they answered and did stays. `/network assign` brings them back."))
    return _troubles(card, troubles, t).view()


def ask_dismiss(one: Belonging, network: int, t: Translator) -> LayoutView:
    """Before somebody stops coordinating."""
    return confirm(
        t,
        network,
        t.text("Shall {name} stop coordinating?", name=_name(one)),
        t.text(
            "Everything else is done. They lose the role and the coordination’s channel, and see only that "
            "of their own partner."
        ),
        controls.dismiss.button(
            network, t.text("End the coordination role"), one.member.id, style=ButtonStyle.danger
        ),
    )


def ask_remove(one: Belonging, network: int, t: Translator, holds: int = 0) -> LayoutView:
    """Before somebody leaves the network. `holds` is how much others would have to take over."""
    said = t.text(
        "They lose the network’s roles on the server and its private channels. What they answered and "
        "did stays. `/network assign` brings them back."
    )
    yes = controls.remove.button(
        network, t.text("Remove from the network"), one.member.id, style=ButtonStyle.danger
    )
    more = []
    if holds:
        more.append(
            handover_controls.begin.button(
                network, t.text("Hand over first…"), "member", int(one.member.id), style=ButtonStyle.primary
            )
        )
        held = t.plural(
            "**{n} thing** of theirs would be nobody’s, such as milestones or the contact’s role.",
            "**{n} things** of theirs would be nobody’s, such as milestones or the contact’s role.",
            holds,
        )
        said = f"{held}\n{said}"
    title = t.text("Shall {name} leave the network?", name=_name(one))
    return confirm(t, network, title, said, yes, *more)


def _lost(done: Assigned, t: Translator) -> str:
    """That they are no longer contact, whether the partner has another, how to keep both; "" for no loss."""
    if done.lost is None:
        return ""
    partner = safe(done.lost.name, 80)
    said = [t.text("**No longer contact of {partner}.**", partner=partner)]
    if done.bare:
        said.append(t.text("{partner} has no contact now.", partner=partner))
    if done.after.standing is Standing.COORDINATOR and done.after.member.partner == done.lost.id:
        said.append(t.text("To keep both, choose the role “contact and coordination”."))
    return " ".join(said)


def _belonging(
    one: Belonging, title: str, troubles: Sequence[str], t: Translator, lost: str = ""
) -> LayoutView:
    facts = [
        (t.text("Partner"), one.partner.name if one.partner else t.text("none")),
        (t.text("Function"), one.member.function),
        (t.text("Role"), standing_name(one.standing, t) or t.text("member")),
    ]
    card = Card(t, "network").small(t.text("Members")).title(title)
    card.text("\n".join(fact_line(label, safe(value, 80), t) for label, value in facts if value))
    if lost:
        card.text(lost)
    return _troubles(card, troubles, t).view()


def _troubles(card: Card, troubles: Sequence[str], t: Translator) -> Card:
    return card.line().text(not_mirrored(troubles, t)) if troubles else card


def not_mirrored(troubles: Sequence[str], t: Translator) -> str:
    """Which roles could not be changed on the server, and what to do about it; empty for none."""
    if not troubles:
        return ""
    return t.text(
        "**Not changed on the server:** {names}. The network knows it all the same. The role "
        "Techlink must stand above the roles that it gives, and may manage roles: Server Settings → "
        "Roles. Then run `/network setup` again.",
        names=names(troubles, t),
    )


def _name(one: Belonging) -> str:
    return safe(one.member.name, 60)
