"""Editing a partner: opened, typed, and what stands in the way of it shown; names on the server follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.network.cards.words import names
from cogs.network.partners import controls, windows
from cogs.network.partners.adding import draft_card
from cogs.network.partners.cards import drafts as cards
from cogs.network.partners.cards.words import change_lines
from cogs.network.partners.opening import list_card, partner_card
from cogs.network.partners.server import rename_things, things
from domain.actors import PartnerId, Role
from domain.partners import Facts, language_to_offer
from services import partners
from services.partners import Edited, PartnerDraft

if TYPE_CHECKING:
    import discord
    from discord.ui import LayoutView

    from cogs.kit import Press
    from domain.networks import Partner
    from locales import Translator


@controls.edit.handler
async def _edit(press: Press, partner: int) -> None:
    window = await press.read(partners.window, PartnerId(partner))
    form = windows.opened(window, press.t)
    await press.open(windows.edit(press.network, form, partner, window.seen, press.t))


@controls.edited.handler
async def _edited(press: Press, partner: int, seen: str, draft: int) -> None:
    form = windows.typed(press.fields)
    done = await press.write(partners.type_edit, PartnerId(partner), seen, form, draft)
    await _show(press, done)


@controls.correct.handler
async def _correct(press: Press, draft: int) -> None:
    found = await press.read(partners.draft_of, draft)
    form = windows.again(found, press.t)
    if found.partner is None:
        await press.open(windows.new(press.network, form, press.t, draft))
        return
    id_ = int(found.partner.id)
    await press.open(windows.edit(press.network, form, id_, found.seen, press.t, draft))


@controls.apply.handler
async def _apply(press: Press, draft: int, everywhere: int) -> None:
    done = await press.write(partners.apply, draft)
    if isinstance(done, Edited) and everywhere:
        await press.update(await _renamed(press, done.after, _saved(done, press.t), _offer(done)))
        return
    await _show(press, done)


@controls.rename.handler
async def _rename(press: Press, partner: int) -> None:
    view = await press.read(partners.show, PartnerId(partner))
    if press.actor is not None:
        press.actor.must_be(Role.COORDINATOR)
    await press.update(await _renamed(press, view.partner))


@controls.forget.handler
async def _forget(press: Press, draft: int) -> None:
    partner = await press.write(partners.forget, draft)
    card = await (list_card(press) if partner is None else partner_card(press, int(partner)))
    await press.update(card)


async def _show(press: Press, done: Edited | PartnerDraft) -> None:
    if isinstance(done, Edited):
        await press.update(await _after(press, done))
        return
    await press.update(await edit_card(press, done))


async def edit_card(press: Press, draft: PartnerDraft) -> LayoutView:
    """A draft as it stands: wrong, overtaken, or about to give another name."""
    one, t = draft.partner, press.t
    if one is None:
        return await draft_card(press, draft)
    if not one.active:
        manages = press.actor is not None and Role.COORDINATOR in press.actor.roles
        return cards.gone(draft, one, t, manages=manages)
    if draft.facts is None:
        return cards.faulty(draft, t)
    if draft.changed:
        return cards.conflicting(draft, Facts.of(one), draft.facts, t)
    named = _named(press.interaction.guild, one)
    if not named:
        done = await press.write(partners.apply, draft.id)
        return await _after(press, done)
    return cards.renaming(draft, Facts.of(one), draft.facts, named, t)


async def _after(press: Press, done: Edited | PartnerDraft) -> LayoutView:
    if isinstance(done, Edited):
        said = _saved(done, press.t)
        return await partner_card(press, int(done.after.id), said, offer=_offer(done))
    return await edit_card(press, done)


def _named(guild: discord.Guild | None, partner: Partner) -> list[str]:
    """What of the partner on the server could get its new name."""
    if guild is None:
        return []
    role, room = things(guild, partner)
    return [*([role.name] if role else []), *([f"#{room.name}"] if room else [])]


async def _renamed(press: Press, partner: Partner, notice: str = "", offer: str = "") -> LayoutView:
    """The partner's card once its role and channel were renamed, as far as Discord allowed it."""
    guild, t = press.interaction.guild, press.t
    troubles = [] if guild is None else await rename_things(guild, partner)
    said = t.text("Its role and its channel have the new name.")
    if troubles:
        said = t.text(
            "**Not renamed on the server:** {names}. The role Techlink must stand above the roles that it "
            "manages; and Discord gives a channel a new name twice in ten minutes only.",
            names=names(troubles, t),
        )
    notice = "\n".join(filter(None, [notice, said]))
    return await partner_card(press, int(partner.id), notice, misnamed=bool(troubles), offer=offer)


def _offer(done: Edited) -> str:
    return language_to_offer(Facts.of(done.before), Facts.of(done.after))


def _saved(done: Edited, t: Translator) -> str:
    lines = change_lines(Facts.of(done.before), Facts.of(done.after), t)
    return f"**{t.text('Saved.')}**\n{lines}" if lines else t.text("Nothing was changed.")
