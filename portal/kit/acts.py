"""What a signed link opens: each noun says for which purposes, and what is shown and done.

    opens(Purpose.DONE, look=_look, act=_done)

The address is `/act/` and the token. No session is needed, and none begins by itself: whoever has the
link acts as the member it was signed for, for that one purpose.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Final

from aiohttp import web

from domain.records import Record

if TYPE_CHECKING:
    from domain.door import SignedFor
    from portal.kit.visit import Visit
    from services.links import Purpose

Answer = Callable[["Visit", "SignedFor", str], Awaitable[web.StreamResponse]]
"""Takes the visit, which acts for the link's person by now, the link, and the address that the page has."""


class Opened(Record):
    """The page of a purpose: `look` only shows, `act` is the press."""

    look: Answer
    act: Answer


OPENED: Final[dict[Purpose, Opened]] = {}


def opens(purpose: Purpose, *, look: Answer, act: Answer) -> None:
    """Register what a link with that purpose opens."""
    OPENED[purpose] = Opened(look, act)
