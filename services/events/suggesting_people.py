"""Partners and members that fit what is typed, for an event's audience."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.folding import fold
from services.events import desk
from services.events.knowing import known_people
from services.events.people_typed import written

if TYPE_CHECKING:
    from domain.actors import Actor
    from storage.transaction import Transaction


def complete(tx: Transaction, actor: Actor, typed: str) -> list[tuple[str, str]]:
    """What to show and what to fill in: partners by code and name, then members by name."""
    desk.must_organise(actor)
    wanted, people = fold(typed), known_people(tx)
    partners = [
        (f"{one.code} · {one.name}", one.code)
        for one in people.partners
        if wanted in fold(f"{one.code} {one.name}")
    ]
    if not wanted:
        return partners
    found = written([one for one in people.members if wanted in fold(one.name)], people)
    return [*partners, *((name, name) for name in found)]
