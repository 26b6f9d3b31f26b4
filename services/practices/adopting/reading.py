"""What became of a practice, to be looked at: who took it over, what is said of it, what was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import Role
from domain.practices.adopting import Stage, check_at, settled, to_come
from domain.practices.model import SHOWN
from domain.practices.opinions import mean
from services.practices.adopting import desk
from services.practices.adopting.views import AdoptionView, QuestionView, Use
from services.practices.desk import is_author, must_see
from storage import members, networks
from storage.plans import lines
from storage.practices import adoptions, opinions, practices

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from domain.actors import Actor, MemberId
    from domain.practices.adopting import Adoption, AdoptionId, Check
    from domain.practices.model import Practice, PracticeId
    from domain.practices.opinions import Question, QuestionId
    from storage.transaction import Transaction


def use(tx: Transaction, actor: Actor, id: PracticeId) -> Use:  # noqa: A002
    """What became of a practice. Raises `NotAMember` or `NotFound`."""
    actor.as_member()
    practice = practices.load(tx, id)
    must_see(actor, practice)
    ratings = opinions.ratings_of(tx, id)
    mine = is_author(actor, practice)
    taken = adoptions.of_practice(tx, id)
    own = [one.id for one in taken if one.member == actor.member and one.stage is not Stage.GIVEN_UP]
    return Use(
        network=tx.network,
        practice=practice,
        shown=practice.in_language(actor.language),
        adoptions=_views(tx, actor, practice, taken),
        ratings=ratings,
        mean=mean(ratings),
        names={int(one): name for one, name in members.names(tx, [r.member for r in ratings]).items()},
        questions=_questions(tx, actor, practice, opinions.questions_of(tx, id)),
        mine=mine,
        rated=next((one for one in ratings if one.member == actor.member), None),
        may_adopt=practice.public and not mine,
        own=own[-1] if own else None,
    )


def show(tx: Transaction, actor: Actor, id: AdoptionId) -> AdoptionView:  # noqa: A002
    """One adoption. Raises `NotAMember` or `NotFound`."""
    return view(tx, actor, adoptions.load(tx, id))


def view(tx: Transaction, actor: Actor, adoption: Adoption) -> AdoptionView:
    """One adoption as this reader sees it. Raises `NotAMember` or `NotFound`."""
    practice = desk.known(tx, actor, adoption)
    return _views(tx, actor, practice, [adoption])[0]


def show_question(tx: Transaction, actor: Actor, id: QuestionId) -> QuestionView:  # noqa: A002
    """One question. Raises `NotAMember` or `NotFound`."""
    actor.as_member()
    found = opinions.question(tx, id)
    practice = practices.load(tx, found.practice)
    must_see(actor, practice)
    return _questions(tx, actor, practice, [found])[0]


def mine(tx: Transaction, actor: Actor) -> tuple[AdoptionView, ...]:
    """What somebody took over, the newest first; of what was withdrawn since, their own record alone."""
    return tuple(view(tx, actor, one) for one in reversed(adoptions.of_members(tx, [actor.as_member()])))


def _views(
    tx: Transaction, actor: Actor, practice: Practice, found: Sequence[Adoption]
) -> tuple[AdoptionView, ...]:
    names = members.names(tx, [one.member for one in found if one.member is not None]) if found else {}
    partners = {one.id: one.name for one in networks.by_id(tx).values()} if found else {}
    said = adoptions.checked(tx, [one.id for one in found])
    return tuple(
        AdoptionView(
            network=tx.network,
            practice=practice,
            shown=practice.in_language(actor.language),
            adoption=one,
            who=_name(names, one.member),
            partner=partners.get(one.fields.partner, "") if one.fields.partner is not None else "",
            checks=said.get(one.id, ())[::-1],
            mine=desk.answers_for(actor, one),
            author=is_author(actor, practice),
            due=_due(one, said.get(one.id, ())) if practice.status in SHOWN else None,
            milestone=_milestone(tx, one),
            now=tx.now,
        )
        for one in found
    )


def _due(adoption: Adoption, said: Sequence[Check]) -> datetime | None:
    numbers = to_come(adoption, settled(said))
    return check_at(adoption.adopted_at, numbers[0]) if numbers else None


def _milestone(tx: Transaction, adoption: Adoption) -> str:
    placed = lines.one(tx, adoption.milestone) if adoption.milestone is not None else None
    return str(placed.code) if placed is not None else ""


def _questions(
    tx: Transaction, actor: Actor, practice: Practice, found: Sequence[Question]
) -> tuple[QuestionView, ...]:
    people = {who for one in found for who in (one.member, one.answered_by) if who is not None}
    names = members.names(tx, sorted(people)) if people else {}
    return tuple(
        QuestionView(
            network=tx.network,
            practice=practice,
            shown=practice.in_language(actor.language),
            question=one,
            who=_name(names, one.member),
            by=_name(names, one.answered_by),
            may_answer=is_author(actor, practice) or Role.COORDINATOR in actor.roles,
        )
        for one in found
    )


def _name(names: Mapping[MemberId, str], member: MemberId | None) -> str:
    return names.get(member, "") if member is not None else ""
