"""What happens when the coordination looks at who arrives, invites, reminds and hands out codes."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import discord

from cogs.kit import Field
from cogs.network.arriving import cards, controls
from domain.actors import MemberId, PartnerId
from domain.arriving import shown_code
from locales import translator
from services.arriving import codes, confirming, inviting, progress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cogs.kit import Press
    from locales import Translator
    from services.arriving.views import Expected


async def show_progress(press: Press, partner: int = 0, page: int = 0) -> None:
    """A page of the list, in place after a press, anew after a command."""
    found = await press.read(progress.progress, PartnerId(partner) if partner else None)
    await press.update(cards.progress_card(found, press.t, partner, page))


@controls.show.handler
async def _show(press: Press, partner: int, page: int) -> None:
    await show_progress(press, partner, page)


@controls.of.handler
async def _of(press: Press) -> None:
    await show_progress(press, int(press.values[0]))


@controls.confirm_one.handler
async def _confirm_one(press: Press, partner: int, page: int) -> None:
    await press.write(confirming.confirm, MemberId(int(press.values[0])))
    await show_progress(press, partner, page)


@controls.ask.handler
async def _ask(press: Press, remind: int) -> None:
    await _preview(press, bool(remind))


@controls.language.handler
async def _language(press: Press, remind: int) -> None:
    await _preview(press, bool(remind), press.values[0])


async def _preview(press: Press, remind: bool, language: str = "") -> None:
    found = await press.read(inviting.preview, remind=remind, mails=press.core.mails)
    read = [found.languages[one.member.id] for one in found.people]
    spoken = language or read[0]
    who = next((one for one in found.people if found.languages[one.member.id] == spoken), found.people[0])
    sample = await press.read(inviting.sample, who.member.id, remind=remind)
    await press.update(cards.preview_card(found, sample, translator(spoken), press.t))


@controls.send.handler
async def _send(press: Press, remind: int, seal: str) -> None:
    done = await press.write(inviting.send, seal, remind=bool(remind), mails=press.core.mails)
    await press.update(cards.receipt_card(done, press.t))


@controls.codes.handler
async def _codes(press: Press) -> None:
    people = await press.write(codes.waiting)
    file = discord.File(io.BytesIO(_table(people, press.t)), "codes.csv")
    await press.reply(cards.codes_card(people, file, press.network or 0, press.t), files=[file])


@controls.server.handler
async def _server(press: Press) -> None:
    found, t = await press.read(progress.progress), press.t
    field = Field(
        "link",
        t.text("Invitation to the server"),
        found.server_link,
        required=False,
        max_length=100,
        placeholder="https://discord.gg/…",
        # Translators: hint in a window, max=100
        hint=t.text("From Discord’s “Invite people”; let it never expire. It stands in every invitation."),
    )
    title = t.text("Invitation to the server")
    await press.open(controls.server_typed.modal(press.network, title, [field]))


@controls.server_typed.handler
async def _server_typed(press: Press) -> None:
    await press.write(progress.set_server_link, press.fields["link"])
    await show_progress(press)


def _table(people: Sequence[Expected], t: Translator) -> bytes:
    """Name, partner, address and code of each, as a spreadsheet opens it; no cell is a formula."""
    out = io.StringIO()
    rows = csv.writer(out, delimiter=";")
    rows.writerow([t.text("Name"), t.text("Partner"), t.text("E-mail"), t.text("Code")])
    for one in people:
        facts = [one.member.name, one.partner.name if one.partner else "", one.address]
        rows.writerow([*map(_harmless, facts), shown_code(one.arrival.code)])
    return ("\ufeff" + out.getvalue()).encode()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell
