"""Drafts that are somebody's own: whoever began one, and nobody else, goes on with it or gives it up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import Changed
from storage import drafts

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.drafts import Draft
    from storage.transaction import Transaction


def load(tx: Transaction, actor: Actor, draft: int, kind: str) -> Draft:
    """A draft of that kind of one's own. Raises `Changed` where it was done, given up or is too old."""
    kept = find(tx, actor, draft, kind)
    if kept is None:
        raise Changed
    return kept


def drop(tx: Transaction, actor: Actor, draft: int, kind: str) -> None:
    """Give it up; harmless when it is gone, or somebody else's."""
    if find(tx, actor, draft, kind) is not None:
        drafts.remove(tx, draft)


def find(tx: Transaction, actor: Actor, draft: int, kind: str) -> Draft | None:
    """A draft of that kind of one's own; None where there is none any more."""
    kept = drafts.load(tx, draft)
    if kept is None or kept.kind != kind:
        return None
    # One person may have two accounts; who is no member is known by theirs alone.
    own = kept.address == actor.address or (kept.member is not None and kept.member == actor.member)
    return kept if own else None
