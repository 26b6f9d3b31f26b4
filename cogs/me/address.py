"""One's own e-mail address in chat: typed, asked back if it looks like a slip, confirmed by a mail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord import ButtonStyle

from cogs.kit import Card, CustomIdError, Field, plain, safe
from cogs.me import controls
from domain.addresses import LONGEST, check_address, probably
from services import door, me

if TYPE_CHECKING:
    from discord.ui import Item, LayoutView

    from cogs.kit import Press
    from services.door import Claimed

_DOMAIN: Final = 40


@controls.address.handler
async def _address(press: Press) -> None:
    await press.meet()
    t, found = press.t, await press.read(me.profile)
    field = Field(
        "address",
        t.text("Your e-mail address"),
        found.mail.address if found.mail else "",
        required=False,
        max_length=LONGEST,
        hint=t.text("A mail with a link is sent there. Leave it empty to take your address away."),
        placeholder="ines.duarte@example.org",
    )
    await press.open(controls.address_typed.modal(press.network, t.text("Your e-mail address"), [field]))


@controls.address_typed.handler
async def _typed(press: Press) -> None:
    await press.meet()
    typed = press.fields["address"]
    if not typed.strip():
        await press.write(door.take_away)
        await press.reply(_taken(press))
        return
    address = check_address(typed)
    meant = probably(address)
    if meant is not None and (question := _question(press, address, meant)) is not None:
        await press.reply(question)
        return
    await press.reply(_mailed(press, await press.write(door.claim, address)))


@controls.address_sure.handler
async def _sure(press: Press, address: str) -> None:
    await press.update(_mailed(press, await press.write(door.claim, address)))


def _question(press: Press, address: str, meant: str) -> LayoutView | None:
    """Whether it is a slip; None where no button holds an address so long: then it goes as it was typed."""
    t, network = press.t, press.network
    try:
        yes: Item[Any] = controls.address_sure.button(
            network, t.text("Yes: {domain}", domain=_domain(meant)), meant, style=ButtonStyle.primary
        )
        no: Item[Any] = controls.address_sure.button(
            network, t.text("No: {domain}", domain=_domain(address)), address
        )
    except CustomIdError:
        return None
    return (
        Card(t, "me")
        .title(t.text("Did you mean {address}?", address=safe(meant, 80)))
        .text(t.text("You wrote {address}. Nothing was sent yet.", address=safe(address, 80)))
        .row(yes, no)
        .footer(t.text("Only you see this."))
        .view()
    )


def _domain(address: str) -> str:
    return plain(address.rpartition("@")[2], _DOMAIN)


def _mailed(press: Press, found: Claimed) -> LayoutView:
    t = press.t
    return (
        Card(t, "me")
        .title(t.text("Look at your mail"))
        .text(
            t.text(
                "A link is on its way to {address}. Open it by {time} and press: then the address is yours.",
                address=safe(found.address, LONGEST),
                time=f"<t:{int(found.until.timestamp())}:f>",
            )
        )
        .footer(t.text("Only you see this. If nothing comes, look into the folder for spam."))
        .view()
    )


def _taken(press: Press) -> LayoutView:
    t = press.t
    text = t.text("No e-mail address of yours is kept any longer, and no mails come.")
    footer = t.text("Only you see this.")
    return Card(t, "me").title(t.text("Taken away")).text(text).footer(footer).view()
