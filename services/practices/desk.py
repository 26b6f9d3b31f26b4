"""What the services of practices share: who may do what, and the settings of the network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.actors import Role
from domain.errors import Changed, NotFound, RoleNeeded
from domain.practices.errors import NotYourPractice
from domain.practices.model import EDITABLE, IN_REVIEW
from storage import settings

if TYPE_CHECKING:
    from domain.actors import Actor
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
    """Whether somebody may change what it says: its author, and the coordination."""
    return is_author(actor, practice) or Role.COORDINATOR in actor.roles


def must_change(actor: Actor, practice: Practice) -> None:
    """Raise `NotYourPractice` for everybody else."""
    if not may_change(actor, practice):
        raise NotYourPractice(practice.code)


def may_see(actor: Actor, practice: Practice) -> bool:
    """What is published every member sees; a draft its author; what is in review those who review."""
    if practice.public or may_change(actor, practice):
        return True
    return practice.status in IN_REVIEW and may_review(actor)


def must_see(actor: Actor, practice: Practice) -> None:
    """Raise `NotFound` where somebody may not even know of it."""
    if not may_see(actor, practice):
        raise NotFound("practice")


def must_be_as_seen(practice: Practice, seen: int) -> None:
    """Raise `Changed` where it was changed since."""
    if practice.revision != seen:
        raise Changed


def is_editable(practice: Practice) -> bool:
    """Whether its author can write in it: before it is sent, and when it came back."""
    return practice.status in EDITABLE


def experts_asked(tx: Transaction) -> bool:
    """Whether the network asks for the second review."""
    kept = settings.load(tx, EXPERTS)
    return bool(kept and kept.value)


def own_themes(tx: Transaction) -> tuple[str, ...]:
    """The network's own themes."""
    kept = settings.load(tx, THEMES)
    return tuple(kept.value) if kept else ()
