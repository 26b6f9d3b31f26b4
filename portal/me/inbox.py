"""The inbox on the web: the same lines as in chat, the newest first, in pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import structlog

from domain.notices.kinds import ACCOUNTS_ASKED, ARRIVAL_ARRIVED, CONSENT_RECORDED, SURVEY_CLOSING
from domain.records import Record
from portal.kit import Visit, Who, number_of
from portal.me.routes import routes
from services.events.telling import EVENT
from services.notices import inbox
from services.plans.reminding import MILESTONE
from templates.markdown import safe
from templates.on_the_web import on_the_web
from templates.words.notices import kind_name, not_shown_word, settled_word

if TYPE_CHECKING:
    from aiohttp import web

    from services.notices.views import InboxEntry, InboxPage

_log: Final = structlog.get_logger(__name__)


class Lines(Record):
    """A page of lines: when, what (with Markdown), whether it was read, and the page it leads to."""

    found: InboxPage
    lines: tuple[tuple[str, str, bool, str], ...]

    @property
    def elsewhere(self) -> int:
        """How many of the unread ones stand on other pages."""
        return max(0, self.found.unread - sum(not read for _, _, read, _ in self.lines))


@routes.get("/n/{network}/inbox", Who.MEMBER)
async def look(visit: Visit) -> web.StreamResponse:
    """A page of it. Looking does not mark anything as read."""
    t = visit.t
    page = number_of(visit.request.query.get("page", ""), 1) - 1
    found = await visit.read(inbox.look, visit.portal.tells(), page)
    for one in found.faulty:
        _log.error("notice_not_told", notice=one.notice.id, kind=one.notice.kind, error=one.fault)
    lines = tuple(
        (
            t.datetime(entry.placed_at, "medium"),
            _line(visit, entry),
            not entry.unread,
            _page_for(visit, entry),
        )
        for entry in found.entries
    )
    said = {"read": t.text("**All read.**")}.get(visit.said, "")
    return visit.page("me/inbox.html.j2", Lines(found, lines), t.text("Inbox"), said=said)


@routes.post("/n/{network}/inbox", Who.MEMBER)
async def read(visit: Visit) -> web.StreamResponse:
    """I have seen what lies there."""
    await visit.write(inbox.read)
    return visit.go(f"{visit.base}/inbox", said="read")


def _page_for(visit: Visit, entry: InboxEntry) -> str:
    """Where what a notice asks for is done on the web; "" for what has no page here, or is settled."""
    about = entry.about
    if entry.view is not None and entry.notice.kind == ARRIVAL_ARRIVED.code:
        return f"{visit.base}/arrived/{entry.notice.subject_id}"
    if entry.view is not None and entry.notice.kind == ACCOUNTS_ASKED.code:
        return f"{visit.base}/accounts/{entry.notice.subject_id}"
    if entry.view is not None and entry.notice.kind == CONSENT_RECORDED.code:
        return f"{visit.base}/consents"
    if entry.view is None or not about.id:
        return ""
    if entry.notice.kind == SURVEY_CLOSING.code:
        return f"{visit.base}/surveys/{about.id}"
    if about.kind == EVENT:
        return f"{visit.base}/events/{about.id}"
    return f"{visit.base}/milestones/{about.id}" if about.kind == MILESTONE else ""


def _line(visit: Visit, entry: InboxEntry) -> str:
    words = visit.portal.notices.get(entry.notice.kind)
    if entry.view is None or words is None:
        about, t = entry.about, visit.t
        why = not_shown_word(t) if entry.fault else settled_word(about, t)
        facts = [kind_name(entry.notice.kind, t), about.code, about.title, why]
        return t.join_facts([safe(fact) for fact in facts if fact])
    return on_the_web(words.line(entry.view, visit.t), visit.t)
