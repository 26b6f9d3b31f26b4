"""Taking a practice over, before it is done: typed, read, shown as it was understood.

What was typed lies in a draft of who typed it. A day that can be read in several ways is asked; what cannot
be so is said beside it, and nothing that was typed is lost.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from domain import when
from domain.actors import Role
from domain.errors import Changed, DomainError, NotFound
from domain.folding import fold
from domain.plans.codes import Level
from domain.plans.model import ActionId
from domain.practices.adopting import AdoptionFields, AdoptsOwn, PlanNeedsDay
from domain.practices.model import PracticeId
from domain.records import plain, replace
from services import own_drafts
from services.plans import desk as plans_desk
from services.plans import reading as plans
from services.practices.adopting import acting, desk, reading
from services.practices.adopting.views import AdoptionDraft, Typed
from services.practices.desk import is_author
from storage import drafts, networks
from storage.plans import zones

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.actors import Actor, PartnerId
    from domain.drafts import Draft
    from domain.when import Read
    from services.practices.adopting.views import AdoptionView, Use
    from storage.transaction import Transaction

_DRAFT: Final = "practice.adopt"
_LIVES: Final = timedelta(days=1)


def before(tx: Transaction, actor: Actor, practice: PracticeId) -> Use:
    """What is to be taken over. Raises `NotAMember`, `NotFound`, `PracticeNotThere` or `AdoptsOwn`."""
    found = desk.public(tx, actor, practice)
    if is_author(actor, found):
        raise AdoptsOwn(found.code)
    return reading.use(tx, actor, practice)


def begin(tx: Transaction, actor: Actor, practice: PracticeId, typed: Typed) -> AdoptionDraft:
    """Keep what a window said. Raises as `before`."""
    before(tx, actor, practice)
    payload = {"practice": int(practice), "typed": plain(typed), "day": "", "turn": 0}
    kept = drafts.add(tx, actor.address, _DRAFT, payload, tx.now + _LIVES, member=actor.member)
    return _read(tx, actor, kept)


def load(tx: Transaction, actor: Actor, draft: int) -> AdoptionDraft:
    """A draft of one's own, read again. Raises `Changed` when it was done, given up, or a day old."""
    return _read(tx, actor, own_drafts.load(tx, actor, draft, _DRAFT))


def retype(tx: Transaction, actor: Actor, draft: int, said: Mapping[str, str]) -> AdoptionDraft:
    """These fields typed anew. Raises `Changed`."""
    kept = own_drafts.load(tx, actor, draft, _DRAFT)
    before = Typed(**kept.payload["typed"])
    known = {name: value.strip() for name, value in said.items() if hasattr(before, name)}
    typed = replace(before, **known)
    day = kept.payload["day"] if typed.planned == before.planned else ""
    return _keep(tx, actor, kept, typed=plain(typed), day=day)


def choose_day(tx: Transaction, actor: Actor, draft: int, turn: int, day: str) -> AdoptionDraft:
    """One of the readings of its day is meant. Raises `Changed` for a card of an earlier turn."""
    kept = _of_turn(tx, actor, draft, turn)
    if day not in {day_of(one).isoformat() for one in _read(tx, actor, kept).days}:
        raise Changed
    return _keep(tx, actor, kept, day=day)


def adopt(tx: Transaction, actor: Actor, draft: int, turn: int, title: str) -> AdoptionView:
    """Do what the card of that turn showed; the draft is gone then, so that it happens once.

    Raises `Changed`, and what `services.practices.adopting.acting.adopt` raises.
    """
    kept = _of_turn(tx, actor, draft, turn)
    found = _read(tx, actor, kept)
    if not found.ready or found.fields is None:
        raise Changed
    drafts.remove(tx, draft)
    action = _action(tx, actor, found.typed.action)[0]
    return acting.adopt(tx, actor, found.practice.id, found.fields, action, title)


def drop(tx: Transaction, actor: Actor, draft: int) -> None:
    """Give it up; harmless when it is gone."""
    own_drafts.drop(tx, actor, draft, _DRAFT)


def _of_turn(tx: Transaction, actor: Actor, draft: int, turn: int) -> Draft:
    kept = own_drafts.load(tx, actor, draft, _DRAFT)
    if kept.payload["turn"] != turn:
        raise Changed
    return kept


def _keep(tx: Transaction, actor: Actor, kept: Draft, **said: Any) -> AdoptionDraft:
    payload = kept.payload | said | {"turn": kept.payload["turn"] + 1}
    drafts.rewrite(tx, kept.id, payload, tx.now + _LIVES)
    return load(tx, actor, kept.id)


def _read(tx: Transaction, actor: Actor, kept: Draft) -> AdoptionDraft:
    practice = desk.public(tx, actor, PracticeId(kept.payload["practice"]))
    typed = Typed(**kept.payload["typed"])
    faults: list[tuple[str, DomainError]] = []
    days: tuple[Read, ...] = ()
    planned: date | None = None
    try:
        planned, days = _planned(tx, actor, typed.planned, kept.payload["day"])
    except DomainError as error:
        faults.append(("planned", error))
    partner = _partner(tx, actor, typed, faults)
    into = _into(tx, actor, typed, faults, dated=planned is not None or bool(days))
    fields: AdoptionFields | None = None
    try:
        fields = AdoptionFields(typed.place, typed.adapted, planned, partner).tidy()
    except DomainError as error:
        faults.append(("place", error))
    names = networks.by_id(tx)
    return AdoptionDraft(
        id=kept.id,
        turn=kept.payload["turn"],
        network=tx.network,
        practice=practice,
        shown=practice.in_language(actor.language),
        typed=typed,
        fields=fields,
        partner=names[partner].name if partner is not None else "",
        into=into,
        days=days,
        faults=tuple(faults),
    )


def _planned(tx: Transaction, actor: Actor, typed: str, chosen: str) -> tuple[date | None, tuple[Read, ...]]:
    """The day; or its readings, between which its author says. Raises what `domain.when` refuses with."""
    if not typed.strip():
        return None, ()
    if chosen:
        return date.fromisoformat(chosen), ()
    answer = when.read(typed, language=actor.language, zone=actor.zone, now=tx.now, kind="date")
    if isinstance(answer, when.Refused):
        raise answer
    if isinstance(answer, when.Ambiguous):
        return None, answer.candidates
    return day_of(answer), ()


def day_of(read: Read) -> date:
    """The day on which it begins: "in March" is planned from its first day on."""
    return read.start.date() if isinstance(read.start, datetime) else read.start


def _partner(
    tx: Transaction, actor: Actor, typed: Typed, faults: list[tuple[str, DomainError]]
) -> PartnerId | None:
    """For which partner: one's own, unless who coordinates names another."""
    if not typed.partner or Role.COORDINATOR not in actor.roles:
        return actor.partner
    wanted = fold(typed.partner)
    for one in networks.list_partners(tx):
        if wanted in {fold(one.code), fold(one.name)}:
            return one.id
    faults.append(("partner", NotFound("partner", typed.partner[:60])))
    return actor.partner


def _into(
    tx: Transaction, actor: Actor, typed: Typed, faults: list[tuple[str, DomainError]], *, dated: bool
) -> str:
    """The action of a plan in which it becomes a milestone, code and title; "" for none."""
    if not typed.action:
        return ""
    try:
        _, shown = _action(tx, actor, typed.action)
        if not dated and not faults:
            raise PlanNeedsDay
    except DomainError as error:
        faults.append(("action", error))
        return ""
    return shown


def _action(tx: Transaction, actor: Actor, typed: str) -> tuple[ActionId | None, str]:
    """The action that is called so. Raises `NotFound`, `NotYours` and the like before anything is done."""
    if not typed:
        return None, ""
    named = plans.find(tx, actor, typed, Level.ACTION)
    found = zones.load_action(tx, ActionId(named.id))
    plans_desk.must_edit(tx, actor, found, named.code)
    return found.id, f"{named.code} {named.title}"
