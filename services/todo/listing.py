"""One's own list, and what fits into the minutes that one has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.todo import minutes_of, pick
from services.todo.gathering import gather
from services.todo.views import PickView, TodoView

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.todo import Item
    from storage.transaction import Transaction

SIZE: Final = 6
"""How many items a page has."""
MOST_MINUTES: Final = 240


def mine(tx: Transaction, actor: Actor, page: int = 0, size: int = SIZE) -> TodoView:
    """A page of what the actor owes; the nearest one, where there is none of that number.

    Raises `NotAMember`.
    """
    owed = _owed(tx, actor)
    pages = max(1, -(-len(owed) // size))
    page = min(max(page, 0), pages - 1)
    return TodoView(
        network=tx.network,
        items=owed[page * size : (page + 1) * size],
        total=len(owed),
        late=sum(item.late(tx.now) for item in owed),
        minutes=minutes_of(owed),
        page=page,
        pages=pages,
        now=tx.now,
    )


def fitting(tx: Transaction, actor: Actor, minutes: int, most: int = SIZE) -> PickView:
    """What the actor can do in so many minutes: at most `most` things. Raises `NotAMember`."""
    owed = _owed(tx, actor)
    minutes = min(max(minutes, 1), MOST_MINUTES)
    return PickView(tx.network, minutes, pick(owed, minutes)[:most], len(owed), tx.now)


def _owed(tx: Transaction, actor: Actor) -> tuple[Item, ...]:
    return gather(tx, [actor]).get(actor.as_member(), ())
