"""Where the buttons of mails lead: the place where the portal's links will be made.

Until then a mail has no buttons, no link to unsubscribe, and no header for it; it says
where on Discord one finds them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.config import Config
    from services.core import Core
    from services.notices.views import Told


def _nowhere(_told: Told, _custom_id: str = "") -> str:
    return ""


@dataclass(frozen=True)
class Links:
    """Makes addresses for whoever reads a mail; "" where there is none. `portal` is where all pages begin.

    `press` takes the `custom_id` of a button of a card, as the cogs made it. `unsubscribe` ends all mails of
    the network to that person with one POST (RFC 8058), and asks when it is opened. Both are called for each
    mail and must not wait for anything; each is `http` or `https`, in ASCII, without spaces and brackets.
    """

    portal: str = ""
    press: Callable[[Told, str], str] = _nowhere
    unsubscribe: Callable[[Told], str] = _nowhere


async def links(config: Config, core: Core) -> Links:  # noqa: ARG001 - what whoever makes them will need
    """Those of this installation, made once when a worker starts."""
    return Links(portal=core.portal)
