"""Where a card's buttons lead for who reads it as a mail: to a link that acts, or to a page of the portal.

    leads(controls.finish, lambda milestone: ByLink(Purpose.DONE, milestone))

Each noun says so of its own acts (`cogs/<noun>/leading.py`). A button leads only to a page that does what its
label says; an act that leads nowhere is no button in a mail.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVarTuple

import discord

from cogs.kit import acts
from cogs.kit.codec import CustomIdError, decode
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Callable

    from cogs.kit.act import Act
    from services.links import Purpose

Ts = TypeVarTuple("Ts")


class ByLink(Record):
    """A signed link for that purpose, about the thing with that id."""

    purpose: Purpose
    subject: int


class Page(Record):
    """A page of the network; one signs in first. `path` is what follows `/n/<network>/`."""

    path: str


Lead = ByLink | Page
_LEADS: Final[dict[tuple[str, str], Callable[..., Lead | None]]] = {}


def leads(act: Act[*Ts], to: Callable[[*Ts], Lead | None]) -> None:
    """Say where the buttons of an act lead, by its arguments. Raises `ValueError` when it was said."""
    if (act.noun, act.name) in _LEADS:
        raise ValueError(f"{act!r} leads somewhere already")
    _LEADS[act.noun, act.name] = to


def lead_of(custom_id: str) -> Lead | None:
    """Where the button with that custom_id leads; None for nowhere."""
    try:
        address = decode(custom_id)
        act = acts.find(address)
        to = _LEADS.get((address.noun, address.act))
        return None if act is None or to is None else to(*act.arguments(address))
    except CustomIdError:
        return None


def page_button(label: str, path: str) -> discord.ui.Button[Any]:
    """A button of a card that goes by e-mail only: to the portal's page at that path (`/signin/…`)."""
    return discord.ui.Button(style=discord.ButtonStyle.link, label=label, url=path)
