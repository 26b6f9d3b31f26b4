"""A message that is to become a practice: one's own at once, somebody else's once they agree.

Their words wait beside the draft, which cannot be sent meanwhile; a no takes them away for good.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from domain.actors import ChannelKind
from domain.errors import Changed, NotFound
from domain.practices.fields import TITLE_LENGTH
from domain.practices.model import Wording
from domain.practices.quotes import (
    QUOTE_LENGTH,
    NothingToQuote,
    NotYourWords,
    QuotesNobody,
    QuoteState,
    opening,
    put,
)
from domain.records import Record, replace
from services import own_drafts
from services.practices import desk, reading, sharing, telling
from storage import drafts, members
from storage.practices import practices, quotes

if TYPE_CHECKING:
    from domain.actors import Actor, NetworkId
    from domain.people import Member
    from domain.practices.model import Practice, PracticeId
    from domain.practices.quotes import Quote
    from services.practices.views import PracticeView
    from storage.transaction import Transaction

_DRAFT: Final = "practice.quote"
_LIVES: Final = timedelta(hours=1)


class QuoteView(Record):
    """A message and who would make a practice of it, for who wrote it."""

    network: NetworkId
    practice: Practice
    quote: Quote
    asker: str


class Proposal(Record):
    """A message of somebody else, before they are asked: nobody knows of it yet. `draft` keeps it."""

    draft: int
    name: str
    text: str


def propose(
    tx: Transaction, actor: Actor, author: str | None, text: str, link: str
) -> PracticeView | Proposal:
    """A draft made of one's own message; somebody else's is kept until the actor says to ask. As `begin`."""
    wrote = _author(tx, actor, author, text)
    if wrote.id == actor.member:
        return begin(tx, actor, author, text, link)
    payload: dict[str, Any] = {"author": author, "text": text.strip()[:QUOTE_LENGTH], "link": link}
    kept = drafts.add(tx, actor.address, _DRAFT, payload, tx.now + _LIVES, member=actor.member)
    return Proposal(int(kept.id), wrote.name, str(payload["text"]))


def ask(tx: Transaction, actor: Actor, draft: int) -> PracticeView:
    """Who wrote it is asked, and a draft begins. Raises `Changed` where it was done or is too old."""
    said = own_drafts.load(tx, actor, draft, _DRAFT).payload
    own_drafts.drop(tx, actor, draft, _DRAFT)
    return begin(tx, actor, said["author"], said["text"], said["link"])


def begin(tx: Transaction, actor: Actor, author: str | None, text: str, link: str) -> PracticeView:
    """A draft made of a message. `author` is their address on Discord, None for a program.

    Raises `NotAMember`, `NothingToQuote`, and `QuotesNobody` where who wrote it cannot be asked.
    """
    wrote, said = _author(tx, actor, author, text), text.strip()[:QUOTE_LENGTH]
    empty = Wording(actor.language)
    if wrote.id == actor.member:
        own = put(Wording(actor.language, title=opening(said, TITLE_LENGTH)), said)
        return sharing.begin(tx, actor, own, link)
    begun = sharing.begin(tx, actor, empty).practice
    quotes.ask(tx, begun.id, wrote.id, said, link)
    telling.quote_asked(tx, begun, wrote.id)
    return reading.view(tx, actor, begun)


def _author(tx: Transaction, actor: Actor, author: str | None, text: str) -> Member:
    """Who wrote a message that can be quoted. Raises as `begin`."""
    actor.as_member()
    if not any(sign.isalnum() for sign in text.strip()[:QUOTE_LENGTH]):
        raise NothingToQuote
    wrote = None if author is None else members.find_at(tx, ChannelKind.DISCORD, author)
    if wrote is None or not wrote.active:
        raise QuotesNobody
    return wrote


def show(tx: Transaction, actor: Actor, id: PracticeId) -> QuoteView:  # noqa: A002
    """What one is asked. Raises `NotFound` where nothing of theirs is quoted there."""
    practice = practices.load(tx, id)
    quote = quotes.of(tx, id)
    if quote is None or quote.by is None or quote.by != actor.member:
        raise NotFound("practice")
    names = members.names(tx, [practice.author]) if practice.author else {}
    return QuoteView(tx.network, practice, quote, names.get(practice.author, "") if practice.author else "")


def answer(tx: Transaction, actor: Actor, id: PracticeId, *, agrees: bool) -> QuoteView:  # noqa: A002
    """Who wrote the message says whether it may be used; the draft's author is told.

    Raises `NotYourWords`, `NotFound`, and `Changed` where they have said so already.
    """
    practice = practices.load(tx, id)
    quote = quotes.of(tx, id)
    if quote is None:
        raise NotFound("practice")
    if quote.by is None or quote.by != actor.member:
        raise NotYourWords
    if quote.state is not QuoteState.ASKED:
        raise Changed
    state = QuoteState.AGREED if agrees else QuoteState.REFUSED
    quotes.answer(tx, id, state)
    if agrees:
        words = put(practice.original, quote.text)
        title = words.title or opening(quote.text, TITLE_LENGTH)
        practices.put_wording(tx, id, replace(words, title=title), practice.author)
        practice = practices.change(tx, practice, source=quote.link)
    telling.quote_answered(tx, practice)
    return show(tx, actor, id)


def without(tx: Transaction, actor: Actor, id: PracticeId) -> PracticeView:  # noqa: A002
    """Its author goes on without the message; nobody is asked any more. Raises `NotYourPractice`."""
    practice = practices.load(tx, id)
    desk.must_change(actor, practice)
    quote = quotes.of(tx, id)
    if quote is not None and quote.state is QuoteState.ASKED:
        quotes.drop(tx, id)
        telling.quote_withdrawn(tx, practice)
    return reading.view(tx, actor, practice)
