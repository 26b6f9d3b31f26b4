"""What was typed of a partner and is not done yet: to be corrected, looked at again, or confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle

from cogs.kit import Card, safe
from cogs.network.cards.preview import decision_lines, hindrances
from cogs.network.cards.words import fact_line, names
from cogs.network.partners import controls
from cogs.network.partners.cards.words import NAME, change_lines, fact_lines, said, slot_name
from domain.partners import Facts, Slot, Wrong
from domain.server_plan import Act
from templates.words.networks import how_to_grant, typed_fault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import Item, LayoutView

    from domain.networks import Partner
    from domain.server_plan import Decision
    from locales import Translator
    from services.partners import PartnerDraft


def faulty(draft: PartnerDraft, t: Translator) -> LayoutView:
    """What is wrong, all at once; the window opens again with all that was typed."""
    network = draft.network.id
    card = Card(t, "network").small(_where(draft, t)).title(t.text("Not saved yet"))
    card.text("\n".join(fact_line(slot_name(one.slot, t), typed_fault(one, t), t) for one in draft.faults))
    buttons = [_correct(draft, t, ButtonStyle.primary)]
    left = next((one for one in draft.faults if one.wrong is Wrong.LEFT and one.partner), None)
    if left is not None and left.partner is not None:
        buttons.append(controls.show.button(network, t.text("Look at the one that left"), left.partner))
    return card.row(*buttons, _cancel(draft, t)).footer(_kept(t)).view()


def gone(draft: PartnerDraft, partner: Partner, t: Translator, *, manages: bool) -> LayoutView:
    """The partner left the network while it was edited."""
    card = Card(t, "network").small(_where(draft, t))
    card.title(t.text("{name} left the network meanwhile", name=safe(partner.name, NAME)))
    card.text(t.text("Nothing was changed. Once it is taken back in, you can go on with what you wrote."))
    buttons: list[Item[Any]] = []
    if manages:
        take_back = controls.take_back.button(
            draft.network.id, t.text("Take back in"), int(partner.id), draft.id, style=ButtonStyle.primary
        )
        buttons.append(take_back)
    return card.row(*buttons, _cancel(draft, t)).footer(_kept(t)).view()


def conflicting(draft: PartnerDraft, now: Facts, wrote: Facts, t: Translator) -> LayoutView:
    """Somebody else changed the partner while the window was open: both values, side by side."""
    card = Card(t, "network").small(_where(draft, t))
    card.title(t.text("{name} was changed meanwhile", name=safe(now.name, NAME)))
    lines = []
    for slot in draft.changed:
        fact, current, own = slot_name(slot, t), said(now, slot, t), said(wrote, slot, t)
        lines.append(
            t.text("**{fact}:** is now {now}", fact=fact, now=current)
            if now.values()[slot] == wrote.values()[slot]
            else t.text("**{fact}:** is now {now}; you wrote {wrote}", fact=fact, now=current, wrote=own)
        )
    card.text("\n".join(lines))
    card.text(t.text("Nothing of yours was saved yet. Look at it again and decide."))
    keep = controls.forget.button(draft.network.id, t.text("Leave it as it is now"), draft.id)
    again = controls.correct.button(
        draft.network.id, t.text("Look at what I wrote"), draft.id, style=ButtonStyle.primary
    )
    return card.row(again, keep).footer(_kept(t)).view()


def new(
    draft: PartnerDraft, facts: Facts, decisions: Sequence[Decision], missing: Sequence[str], t: Translator
) -> LayoutView:
    """What would be created: the partner, and what it needs on the server. `missing`: lacking permissions."""
    card = Card(t, "network").small(_where(draft, t))
    card.title(t.text("Add {name}?", name=safe(facts.name, NAME)))
    facts_said = fact_lines(facts, (Slot.KIND, Slot.PLACE, Slot.LANGUAGE), t)
    card.text(f"{fact_line(slot_name(Slot.CODE, t), draft.code, t)}\n{facts_said}")
    card.line().text("\n".join(decision_lines(decisions, t)))
    card.text(
        t.text("A partner’s channel is read by that partner, the coordination and Techlink, by nobody else.")
    )
    if missing:
        card.line().text(f"**{t.text('Techlink lacks permissions')}**\n{how_to_grant(missing, t)}")
    elif refused := hindrances(decisions, t):
        card.line().text(f"**{t.text('In the way')}**\n" + "\n".join(refused))
    if any(one.act is Act.REFUSE for one in decisions):
        card.text(t.text("The partner can be added all the same; what is missing can be made later."))
    create = controls.create.button(
        draft.network.id, t.text("Create the partner"), draft.id, style=ButtonStyle.primary
    )
    footer = t.text("Nothing is made before you confirm.")
    return card.row(create, _correct(draft, t), _cancel(draft, t)).footer(footer).view()


def renaming(
    draft: PartnerDraft, before: Facts, after: Facts, things: Sequence[str], t: Translator
) -> LayoutView:
    """Before a partner gets another name: shall its role and channel, which are `things`, get it as well?"""
    card = Card(t, "network").small(_where(draft, t))
    title = t.text("Call it {name} from now on?", name=safe(after.name, NAME))
    card.title(title).text(change_lines(before, after, t))
    card.text(
        t.text(
            "On the server, {things} can get the new name as well. The code stays.", things=names(things, t)
        )
    )
    network = draft.network.id
    everywhere = controls.apply.button(
        network, t.text("Rename everywhere"), draft.id, 1, style=ButtonStyle.primary
    )
    here = controls.apply.button(network, t.text("Only in the network"), draft.id, 0)
    return card.row(everywhere, here, _correct(draft, t), _cancel(draft, t)).footer(_kept(t)).view()


def _where(draft: PartnerDraft, t: Translator) -> str:
    if draft.partner is None:
        return t.text("New partner")
    return t.text("Edit {name}", name=safe(draft.partner.name, NAME))


def _correct(draft: PartnerDraft, t: Translator, style: ButtonStyle = ButtonStyle.secondary) -> Item[Any]:
    return controls.correct.button(draft.network.id, t.text("Correct"), draft.id, style=style)


def _cancel(draft: PartnerDraft, t: Translator) -> Item[Any]:
    return controls.forget.button(draft.network.id, t.text("Cancel"), draft.id)


def _kept(t: Translator) -> str:
    return t.text("What you typed is kept for a day.")
