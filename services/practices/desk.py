"""What the services of practices share: who may do what, and the settings of the network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.actors import Role
from domain.errors import Changed, NotFound, RoleNeeded
from domain.languages import LANGUAGES
from domain.practices.errors import NotYourPractice
from domain.practices.model import IN_REVIEW, SHOWN, Status, Theme
from domain.practices.quotes import QuoteOpen, QuoteState
from storage import members, settings
from storage.practices import quotes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.actors import Actor, MemberId
    from domain.people import Member
    from domain.practices.model import Practice
    from storage.transaction import Transaction

EXPERTS: Final = "practice.experts"
"""Setting: whether a second review, by experts, is asked for."""
THEMES: Final = "practice.themes"
"""Setting: the network's own themes, in its own words."""


def is_author(actor: Actor, practice: Practice) -> bool:
    """Whether it is theirs."""
    return actor.member is not None and actor.member == practice.author


def may_review(actor: Actor) -> bool:
    """Whether somebody may review: reviewers and the coordination."""
    return bool(actor.roles & {Role.REVIEWER, Role.COORDINATOR})


def must_review(actor: Actor) -> None:
    """Raise `RoleNeeded` for who may not."""
    if not may_review(actor):
        raise RoleNeeded(Role.REVIEWER.value)


def may_change(actor: Actor, practice: Practice) -> bool:
    """Whether somebody may change what it says: its author, and the coordination.

    What is no mere draft is its partner's, too: the contact takes care of it when its author is gone.
    """
    if is_author(actor, practice) or Role.COORDINATOR in actor.roles:
        return True
    own = practice.partner is not None and practice.partner == actor.partner
    return own and Role.CONTACT in actor.roles and practice.status is not Status.DRAFT


def keepers(tx: Transaction, practice: Practice) -> tuple[MemberId, ...]:
    """Who is asked about it and told of it, as `keepers_among` says."""
    return keepers_among(members.listed(tx), practice)


def keepers_among(people: Sequence[Member], practice: Practice) -> tuple[MemberId, ...]:
    """Its author, else its partner's contacts, else the coordination; `people` are the network's members.

    Nobody for what was imported for nobody.
    """
    author = next((one.id for one in people if one.id == practice.author), None)
    if author is not None:
        return (author,)
    if practice.author is None and practice.partner is None:
        return ()
    contacts = [
        one.id
        for one in people
        if Role.CONTACT in one.roles and one.acts_for is not None and one.acts_for == practice.partner
    ]
    return tuple(contacts or [one.id for one in people if Role.COORDINATOR in one.roles])


def must_change(actor: Actor, practice: Practice) -> None:
    """Raise `NotYourPractice` for everybody else."""
    if not may_change(actor, practice):
        raise NotYourPractice(practice.code)


def may_see(actor: Actor, practice: Practice) -> bool:
    """What is, or was, published every member sees; a draft its author; what is in review who reviews."""
    if practice.status in SHOWN or may_change(actor, practice):
        return True
    return practice.status in IN_REVIEW and may_review(actor)


def must_see(actor: Actor, practice: Practice) -> None:
    """Raise `NotFound` where somebody may not even know of it."""
    if not may_see(actor, practice):
        raise NotFound("practice")


def free_languages(actor: Actor, practice: Practice) -> tuple[str, ...]:
    """The languages, its original's aside, in which the actor may write it.

    Who may change it writes all of them; others those that nobody wrote, and their own. While it is under
    review only its author writes in it.
    """
    if practice.status in IN_REVIEW and not is_author(actor, practice):
        return ()
    taken = {one.words.language for one in practice.wordings[1:] if one.by not in {actor.member, None}}
    taken = set() if may_change(actor, practice) else taken
    return tuple(one for one in LANGUAGES if one not in taken and one != practice.original.language)


def must_be_as_seen(practice: Practice, seen: int) -> None:
    """Raise `Changed` where it was changed since."""
    if practice.revision != seen:
        raise Changed


def quote_must_be_settled(tx: Transaction, practice: Practice) -> None:
    """Raise `QuoteOpen` while who wrote the message that it quotes has not said yes or no."""
    quote = quotes.of(tx, practice.id)
    if quote is not None and quote.state is QuoteState.ASKED:
        names = members.names(tx, [quote.by]) if quote.by else {}
        raise QuoteOpen(names.get(quote.by, "") if quote.by else "")


def experts_asked(tx: Transaction) -> bool:
    """Whether the network asks for the second review."""
    kept = settings.load(tx, EXPERTS)
    return bool(kept and kept.value)


def own_themes(tx: Transaction) -> tuple[str, ...]:
    """The network's own themes."""
    kept = settings.load(tx, THEMES)
    return tuple(kept.value) if kept else ()


def themes_for(tx: Transaction, theme: str) -> tuple[str, ...]:
    """The same for a practice with that theme, which it keeps when the network has it no more."""
    own = own_themes(tx)
    known = not theme or theme in own or theme in {one.value for one in Theme}
    return own if known else (*own, theme)
