"""Of several accounts, or addresses, of one person the one that stands for them.

The one that they agreed to and that gets through, else the oldest. The same rule twice: as a statement's
part, and for channels that are read already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, case, select

from storage.schema.people import channel as channels

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ScalarSelect, Table

    from domain.actors import ChannelKind
    from domain.people import Channel


def way_of(person: Table, kind: ChannelKind) -> ScalarSelect[int]:
    """The id of that channel of a person; joined to all of them, they would be told everything as often."""
    own = channels.alias("way")
    reached = case((and_(own.c.agreed_at.is_not(None), own.c.closed_at.is_(None)), 0), else_=1)
    return (
        select(own.c.id)
        .where(own.c.person_id == person.c.id, own.c.kind == kind)
        .order_by(reached, own.c.id)
        .limit(1)
        .correlate(person)
        .scalar_subquery()
    )


def chosen(known: Iterable[Channel], kind: ChannelKind) -> Channel | None:
    """The same of the channels of one person; None where they have none of the kind."""
    own = (one for one in known if one.kind is kind)
    return min(own, key=lambda one: (not one.open, one.id), default=None)
