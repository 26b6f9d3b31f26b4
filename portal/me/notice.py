"""The privacy notice as a page: the same words as in chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.records import Record
from portal.kit import Visit, Who
from portal.me.routes import routes
from services import privacy_notice
from templates.words import privacy_notice as words

if TYPE_CHECKING:
    from aiohttp import web


class Whole(Record):
    """Headings and paragraphs, with Markdown."""

    sections: tuple[tuple[str, str], ...]


@routes.get("/n/{network}/notice", Who.FORMER)
async def look(visit: Visit) -> web.StreamResponse:
    """All of it, for who is or was a member."""
    found = await visit.read(privacy_notice.show)
    shown = Whole(words.sections(found, visit.t))
    return visit.page("me/notice.html.j2", shown, words.title(visit.t))
