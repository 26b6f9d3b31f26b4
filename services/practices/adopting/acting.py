"""Taking a practice over, and what its author says to that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.folding import fold
from domain.plans.fields import MilestoneFields
from domain.plans.model import Owner
from domain.plans.rules import title as must_be_title
from domain.practices.adopting import (
    AdoptedAlready,
    AdoptsOwn,
    NotYourAdoption,
    PlanNeedsDay,
    SaidToThem,
    Stage,
    text,
)
from services.plans import creating
from services.practices.adopting import desk, reading, telling
from services.practices.desk import is_author
from storage import members, trail
from storage.practices import adoptions

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.plans.model import ActionId, MilestoneId
    from domain.practices.adopting import Adoption, AdoptionFields, AdoptionId
    from domain.practices.model import Practice, PracticeId
    from services.practices.adopting.views import AdoptionView
    from storage.transaction import Transaction


def adopt(
    tx: Transaction,
    actor: Actor,
    id: PracticeId,  # noqa: A002
    fields: AdoptionFields,
    action: ActionId | None = None,
    title: str = "",
) -> AdoptionView:
    """Take it over; its author is told. With an action, that gets a milestone called `title`, with reminders.

    Raises `NotAMember`, `NotFound`, `PracticeNotThere`, `AdoptsOwn`, `AdoptedAlready`, `PlanNeedsDay`, what
    `AdoptionFields.tidy` raises, and what `services.plans.creating.new_milestone` raises.
    """
    practice = desk.public(tx, actor, id)
    member = actor.as_member()
    if is_author(actor, practice):
        raise AdoptsOwn(practice.code)
    said = fields.tidy()
    for one in adoptions.of_practice(tx, practice.id):
        same = one.member == member and fold(one.fields.place) == fold(said.place)
        if same and one.stage is not Stage.GIVEN_UP:
            raise AdoptedAlready(practice.code, one.fields.place)
    milestone = _milestone(tx, actor, practice, said, action, title) if action is not None else None
    made = adoptions.add(tx, practice.id, said, member, milestone)
    telling.adopted(tx, practice, made)
    trail.record(tx, member, "practice.adopted", "practice", practice.id)
    return reading.view(tx, actor, made)


def thank(tx: Transaction, actor: Actor, id: AdoptionId) -> AdoptionView:  # noqa: A002
    """Its author thanks who took it over. Raises `NotYourAdoption`, `NotFound` or `SaidToThem`."""
    adoption = _as_author(tx, actor, id)
    if adoption.thanked_at is not None:
        raise SaidToThem(_name(tx, adoption))
    done = adoptions.step(tx, adoption, thanked_at=tx.now)
    telling.thanked(tx, done)
    return reading.view(tx, actor, done)


def offer_help(tx: Transaction, actor: Actor, id: AdoptionId, words: str) -> AdoptionView:  # noqa: A002
    """Its author offers help, in a few words or without any. Raises as `thank`, and `AdoptionTextLong`."""
    adoption = before_offering(tx, actor, id).adoption
    done = adoptions.step(tx, adoption, offered_at=tx.now, help=text(words))
    telling.offered(tx, done)
    return reading.view(tx, actor, done)


def before_offering(tx: Transaction, actor: Actor, id: AdoptionId) -> AdoptionView:  # noqa: A002
    """The adoption, for its author who has not offered help yet. Raises as `thank`."""
    adoption = _as_author(tx, actor, id)
    if adoption.offered_at is not None:
        raise SaidToThem(_name(tx, adoption))
    return reading.view(tx, actor, adoption)


def _milestone(
    tx: Transaction, actor: Actor, practice: Practice, said: AdoptionFields, action: ActionId, title: str
) -> MilestoneId:
    if said.planned is None:
        raise PlanNeedsDay
    name = must_be_title(title or practice.in_language(actor.language).title)
    owner = Owner(actor.as_member(), actor.name)
    about = f"{practice.code} {practice.original.title}\n{said.place}\n{said.adapted}".strip()
    fields = MilestoneFields(name, said.planned, owner=owner, description=about)
    return creating.new_milestone(tx, actor, action, fields).view.milestone.id


def _as_author(tx: Transaction, actor: Actor, id: AdoptionId) -> Adoption:  # noqa: A002
    adoption = adoptions.load(tx, id)
    practice = desk.seen(tx, actor, adoption)
    if not is_author(actor, practice):
        raise NotYourAdoption(_author(tx, practice))
    return adoption


def _author(tx: Transaction, practice: Practice) -> str:
    held = practice.author
    return members.names(tx, [held]).get(held, "") if held is not None else ""


def _name(tx: Transaction, adoption: Adoption) -> str:
    held = adoption.member
    return members.names(tx, [held]).get(held, "") if held is not None else ""
