"""A partner's people: contacts chosen, somebody added, somebody taken out; roles on the server follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit import safe
from cogs.kit.mirroring import mirror_roles
from cogs.network.cards.assigned import not_mirrored
from cogs.network.cards.words import names
from cogs.network.partners import controls
from cogs.network.partners.cards import people as cards
from cogs.network.partners.cards.words import NAME
from cogs.network.partners.server import look
from domain.actors import MemberId, PartnerId
from domain.errors import Changed, NotFound
from services import members, partners

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cogs.kit import Press
    from services.members import Belonging, Mirror
    from services.partners import PartnerView


@controls.people.handler
async def _people(press: Press, partner: int, page: int) -> None:
    await _show(press, partner, page)


@controls.contacts.handler
async def _contacts(press: Press, partner: int, page: int) -> None:
    view = await press.read(partners.show, PartnerId(partner))
    await press.update(cards.contacts(view, look(press.interaction.guild, view), press.t, page))


@controls.contacts_chosen.handler
async def _contacts_chosen(press: Press, partner: int, page: int, seen: str) -> None:
    before = await press.read(partners.show, PartnerId(partner))
    among = [line.member.id for line in cards.contacts_page(before, page).items]
    chosen = {MemberId(int(value)) for value in press.values}
    changed = await press.write(members.set_contacts, before.partner.id, among, chosen, seen)
    troubles = await mirrored(press, (one.mirror for one in changed))
    view = await press.read(partners.show, PartnerId(partner))
    notice = "\n".join(filter(None, [_contacts_now(press, view, changed), not_mirrored(troubles, press.t)]))
    await press.update(cards.contacts(view, look(press.interaction.guild, view), press.t, page, notice))


@controls.add_member.handler
async def _add_member(press: Press, partner: int) -> None:
    whom = press.picked[0]
    subject = members.Subject(whom.id, whom.display_name, whom.bot)
    before = await press.read(members.belonging, subject)
    elsewhere = before.partner if before else None
    if before and elsewhere and elsewhere.active and elsewhere.id != partner:
        view = await press.read(partners.show, PartnerId(partner))
        await press.update(cards.ask_move(view, before, whom.id, press.t))
        return
    await _assign(press, partner, subject)


@controls.move_member.handler
async def _move_member(press: Press, partner: int, user: int) -> None:
    who = await press.read(members.belonging, members.Subject(user, ""))
    if who is None:
        raise Changed
    await _assign(press, partner, members.Subject(user, who.member.name))


@controls.pick_member.handler
async def _pick_member(press: Press, partner: int) -> None:
    view = await press.read(partners.show, PartnerId(partner))
    chosen = int(press.values[0])
    line = next((one for one in view.people if one.member.id == chosen), None)
    if line is None:
        raise Changed
    await press.update(cards.ask_take_out(view, line, press.t))


@controls.take_out.handler
async def _take_out(press: Press, partner: int, member: int) -> None:
    was = await press.write(members.take_out, MemberId(member), PartnerId(partner))
    troubles = await mirrored(press, [was.mirror])
    said = press.t.text("{name} does not belong to it any more.", name=safe(was.member.name, NAME))
    await _show(press, partner, 0, said, troubles)


async def mirrored(press: Press, mirrors: Iterable[Mirror | None]) -> list[str]:
    """Give and take the roles that follow on the server; the names of those that could not be changed."""
    guild = press.interaction.guild
    troubles = [name for mirror in mirrors for name in await mirror_roles(guild, mirror)]
    return list(dict.fromkeys(troubles))


async def _assign(press: Press, partner: int, subject: members.Subject) -> None:
    done = await press.write(members.assign, subject, partner=PartnerId(partner))
    if done.after.partner is None:
        raise NotFound("partner")
    troubles = await mirrored(press, [done.after.mirror])
    said = press.t.text("{name} belongs to it now.", name=safe(done.after.member.name, NAME))
    await _show(press, partner, 0, said, troubles)


async def _show(press: Press, partner: int, page: int, said: str = "", troubles: Iterable[str] = ()) -> None:
    view = await press.read(partners.show, PartnerId(partner))
    notice = "\n".join(filter(None, [said, not_mirrored(list(troubles), press.t)]))
    await press.update(cards.people(view, look(press.interaction.guild, view), press.t, page, notice))


def _contacts_now(press: Press, view: PartnerView, changed: Iterable[Belonging]) -> str:
    """What a choice of contacts changed; and who of the new ones is not on the server to hear of it."""
    t = press.t
    if not list(changed):
        return t.text("Nothing was changed.")
    seen = look(press.interaction.guild, view)
    absent = [line.member.name for line in view.contacts if seen and line.user in seen.absent]
    said = t.text("**Saved.** The channel of the partner is the best place to tell them.")
    if not absent:
        return said
    away = t.text("Not on this server, so they will hear nothing here: {names}.", names=names(absent, t))
    return f"{said}\n{away}"
