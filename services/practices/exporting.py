"""Practices out of the network: one for whoever may see it, the collection for the coordination."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from domain.actors import Role
from domain.practices.entries import written
from domain.practices.model import Status
from domain.practices.papers import Collection, PracticePaper
from domain.records import replace
from services.plans.papers import FUNDING
from services.practices import desk, reading
from storage import networks, settings
from storage.practices import practices

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.actors import Actor
    from domain.practices.model import Practice, PracticeId
    from storage.transaction import Transaction


def paper(tx: Transaction, actor: Actor, id: PracticeId, language: str = "") -> PracticePaper:  # noqa: A002
    """A practice for a sheet, in `language` where it has that. Raises `NotFound` and `NotAMember`."""
    seen = reading.show(tx, actor, id)
    network = networks.load(tx)
    return PracticePaper(
        network=network.name,
        practice=seen.practice,
        words=seen.practice.in_language(language or actor.language, actor.language),
        author=seen.author,
        partner=seen.partner,
        contact=seen.contact,
        today=tx.now.astimezone(ZoneInfo(network.zone)).date(),
        now=tx.now,
        language=actor.language,
        funding=_funding(tx),
    )


def as_json(tx: Transaction, actor: Actor, id: PracticeId) -> str:  # noqa: A002
    """A practice in all its languages, as an import reads it. Raises `NotFound` and `NotAMember`."""
    seen = reading.show(tx, actor, id)
    facts = replace(seen.practice.facts, contact=seen.contact)
    return json_of([replace(seen.practice, facts=facts)])


def collection(tx: Transaction, actor: Actor) -> Collection:
    """All that is published, with contacts, headings in the reader's language. Raises `RoleNeeded`."""
    actor.must_be(Role.COORDINATOR)
    return whole(tx, actor.language)


def template(tx: Transaction, actor: Actor) -> Collection:
    """The collection without any practice: a spreadsheet to fill in. Raises `RoleNeeded`."""
    actor.must_be(Role.COORDINATOR)
    network = networks.load(tx)
    today = tx.now.astimezone(ZoneInfo(network.zone)).date()
    return Collection(network.name, (), today, tx.now, actor.language, desk.own_themes(tx))


def whole(tx: Transaction, language: str = "") -> Collection:
    """The same without asking who: for the command line. `language` is the network's where it is not said."""
    network = networks.load(tx)
    return Collection(
        network=network.name,
        practices=practices.newest(tx, practices.count(tx, Status.PUBLISHED)),
        today=tx.now.astimezone(ZoneInfo(network.zone)).date(),
        now=tx.now,
        language=language or network.language,
        own_themes=desk.own_themes(tx),
        funding=_funding(tx),
    )


def json_of(found: Iterable[Practice]) -> str:
    """Practices as a JSON list, an object a practice and language, the original first."""
    every: list[dict[str, Any]] = [
        written(one.key, kept.words, one.facts, one.original.language)
        for one in found
        for kept in one.wordings
    ]
    return json.dumps(every, ensure_ascii=False, indent=1)


def _funding(tx: Transaction) -> str:
    kept = settings.load(tx, FUNDING)
    return str(kept.value) if kept is not None else ""
