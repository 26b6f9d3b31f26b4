"""Practices to be looked at: one, one's own, what waits for a review, and what autocomplete offers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from domain.errors import NotFound
from domain.folding import fold
from domain.practices.fields import completeness, missing
from domain.practices.model import IN_REVIEW, ContactShown, PracticeId, Status
from domain.practices.quotes import QuoteState
from domain.records import replace
from services.practices import desk, reaching, searching
from services.practices.adopting import reading as adopting
from services.practices.views import PracticeList, PracticeView
from storage import members, networks
from storage.practices import files, practices, quotes, reviews

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.actors import Actor
    from domain.practices.model import Practice
    from storage.transaction import Transaction

_CODE: Final = re.compile(r"\s*[gG]?\s*#?(\d{1,9})(?!\S)")
PAGE: Final = 5
_SUGGESTED: Final = 25
_SEARCHED: Final = 3
"""Letters; of fewer, no word is looked for."""


def show(tx: Transaction, actor: Actor, id: PracticeId) -> PracticeView:  # noqa: A002
    """One practice. Raises `NotFound`, also where it is none of theirs, and `NotAMember`."""
    actor.as_member()
    practice = practices.load(tx, id)
    desk.must_see(actor, practice)
    return whole(tx, actor, practice)


def to_change(tx: Transaction, actor: Actor, id: PracticeId) -> PracticeView:  # noqa: A002
    """The same for who may change what it says. Raises `NotYourPractice`, too."""
    found = show(tx, actor, id)
    desk.must_change(actor, found.practice)
    return found


def called(tx: Transaction, actor: Actor, typed: str) -> PracticeView:
    """The one that is called so: "G12", its key, or what autocomplete fills in. Raises `NotFound`."""
    actor.as_member()
    found = _CODE.match(typed)
    practice = None if found is None else practices.find(tx, int(found[1]))
    practice = practice or practices.keyed(tx, [typed.strip()]).get(typed.strip())
    if practice is None or not desk.may_see(actor, practice):
        raise NotFound("practice", typed.strip()[:60])
    return whole(tx, actor, practice)


def mine(tx: Transaction, actor: Actor, page: int = 0) -> PracticeList:
    """All that somebody shared or has begun, the last changed first."""
    found = practices.of_author(tx, actor.as_member(), tuple(Status))
    return _page(tx, actor, found, page)


def waiting(tx: Transaction, actor: Actor, page: int = 0) -> PracticeList:
    """What waits for a review, the longest waiting first. Raises `RoleNeeded`."""
    desk.must_review(actor)
    return _page(tx, actor, practices.in_states(tx, IN_REVIEW), page)


def newest(tx: Transaction, actor: Actor, page: int = 0) -> PracticeList:
    """What was published, the newest first."""
    actor.as_member()
    total = practices.count(tx, Status.PUBLISHED)
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 0), pages - 1)
    found = practices.newest(tx, PAGE, offset=page * PAGE)
    return PracticeList(tx.network, tuple(view(tx, actor, one) for one in found), page, pages, total)


def complete(tx: Transaction, actor: Actor, typed: str) -> tuple[Practice, ...]:
    """Practices whose code or title holds what is typed: one's own first, then the newest.

    Then those that answer it as a search does, whatever language they are in.
    """
    member = actor.as_member()
    wanted = fold(typed)
    own = practices.of_author(tx, member, tuple(Status))
    others = [one for one in practices.newest(tx, 200) if one.author != member]
    found = [one for one in (*own, *others) if wanted in fold(f"{one.code} {_titles(one)}")]
    if len(found) < _SUGGESTED and len(wanted) >= _SEARCHED:
        found += searching.best(tx, typed, actor.language, _SUGGESTED, weak=False)
    return tuple({one.id: one for one in found}.values())[:_SUGGESTED]


def _titles(practice: Practice) -> str:
    return " ".join(one.words.title for one in practice.wordings)


def _page(tx: Transaction, actor: Actor, found: Sequence[Practice], page: int) -> PracticeList:
    pages = max(1, -(-len(found) // PAGE))
    page = min(max(page, 0), pages - 1)
    shown = found[page * PAGE : (page + 1) * PAGE]
    return PracticeList(tx.network, tuple(view(tx, actor, one) for one in shown), page, pages, len(found))


def whole(tx: Transaction, actor: Actor, practice: Practice) -> PracticeView:
    """All there is to see of one practice: what it says, and what became of it once it was published."""
    seen = view(tx, actor, practice)
    if practice.published_at is None:
        return seen
    return replace(seen, use=adopting.use(tx, actor, practice.id))


def view(tx: Transaction, actor: Actor, practice: Practice) -> PracticeView:
    """What there is to see of a practice, for this reader."""
    mine, reviewer = desk.is_author(actor, practice), desk.may_review(actor)
    quote = quotes.of(tx, practice.id)
    said = reviews.of(tx, practice.id) if desk.may_change(actor, practice) or reviewer else ()
    people = (practice.author, quote.by if quote else None, *(one.by for one in said))
    names = members.names(tx, [one for one in people if one is not None])
    partner = networks.by_id(tx).get(practice.partner) if practice.partner else None
    complete, lacking = completeness(practice.original, practice.facts)
    asked = quote is not None and quote.state is QuoteState.ASKED
    waits = {actor.member} if mine and (asked or practice.status in IN_REVIEW) else set()
    quoted = {quote.by} if quote is not None and asked else set()
    inbox = reaching.by_inbox(tx, [one for one in waits | quoted if one is not None])
    return PracticeView(
        network=tx.network,
        practice=practice,
        shown=practice.in_language(actor.language),
        author=names.get(practice.author, "") if practice.author else "",
        partner=partner.name if partner else "",
        contact=_contact(actor, practice),
        complete=complete,
        lacking=lacking,
        missing=missing(practice.original, practice.facts),
        mine=mine,
        may_change=desk.may_change(actor, practice),
        may_review=reviewer and practice.status in IN_REVIEW and not (mine and _others_review(tx, practice)),
        now=tx.now,
        reviews=said,
        reviewers={one.by: names[one.by] for one in said if one.by in names},
        own_themes=desk.themes_for(tx, practice.facts.theme),
        files=files.of(tx, practice.id),
        quote=quote,
        unwritten=any(not inbox.get(one, True) for one in waits if one is not None),
        quoted_by_inbox=any(one in inbox for one in quoted),
        quoted=names.get(quote.by, "") if quote and quote.by else "",
        free=desk.free_languages(actor, practice),
    )


def _contact(actor: Actor, practice: Practice) -> str:
    """Whom to write to, "" for who may not see it: a practice is only ever shown to members."""
    closed = practice.facts.contact_shown is ContactShown.COORDINATION
    hidden = closed and not desk.may_change(actor, practice)
    return "" if hidden else practice.facts.contact


def _others_review(tx: Transaction, practice: Practice) -> bool:
    """Whether anybody but its author could review it."""
    return any(one != practice.author for one in reviews.reviewers(tx))
