"""Who answers for what the network keeps on people, and where answers to its mails go: two windows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cogs.kit import Field
from cogs.network import controls
from cogs.network.arriving.presses import show_progress
from cogs.network.presses import show_overview, show_setup
from domain.addresses import LONGEST
from domain.controllers import CONTACT_LENGTH, NAME_LENGTH
from services import networks

if TYPE_CHECKING:
    from cogs.kit import Press

_OVERVIEW: Final = "overview"
_ARRIVING: Final = "arriving"


@controls.controller.handler
async def _ask(press: Press, card: str) -> None:
    found, t = await press.read(networks.show_controller), press.t
    fields = [
        Field(
            "name",
            t.text("Who decides what is kept"),
            found.name,
            max_length=NAME_LENGTH,
            # Translators: hint in a window, max=100
            hint=t.text("The organisation that answers for it in law, mostly the lead partner"),
        ),
        Field(
            "contact",
            t.text("Where people write to"),
            found.contact,
            max_length=CONTACT_LENGTH,
            placeholder="privacy@example.org",
            # Translators: hint in a window, max=100
            hint=t.text("An e-mail address, or the address of a page"),
        ),
    ]
    await press.open(
        controls.controller_typed.modal(press.network, t.text("Controller of the data"), fields, card)
    )


@controls.controller_typed.handler
async def _typed(press: Press, card: str) -> None:
    await press.write(networks.name_controller, press.fields["name"], press.fields["contact"])
    if card == _OVERVIEW:
        await show_overview(press, 0)
    elif card == _ARRIVING:
        await show_progress(press)
    else:
        await show_setup(press, await press.read(networks.open_setup))


@controls.replies.handler
async def _ask_replies(press: Press) -> None:
    found, t = await press.read(networks.show_replies), press.t
    field = Field(
        "address",
        t.text("Answers to the network’s mails go to"),
        found.address,
        required=False,
        max_length=LONGEST,
        placeholder="coordination@example.org",
        # Translators: hint in a window, max=100
        hint=t.text("Everybody who gets a mail sees this address. Empty: nobody reads answers."),
    )
    await press.open(controls.replies_typed.modal(press.network, t.text("Answers to mails"), [field]))


@controls.replies_typed.handler
async def _replies_typed(press: Press) -> None:
    await press.write(networks.choose_replies, press.fields["address"])
    await show_overview(press, 0)
