"""What the services of adopting share: whose an adoption is, who answers questions, what is public."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.actors import Role
from domain.errors import NotFound
from domain.practices.adopting import NotYourAdoption
from domain.practices.errors import PracticeNotThere
from domain.practices.model import Facts, Status, Wording
from domain.practices.review import must_be
from domain.records import replace
from services.practices import desk
from storage import members, settings
from storage.practices import practices

if TYPE_CHECKING:
    from domain.actors import Actor, MemberId
    from domain.practices.adopting import Adoption
    from domain.practices.model import Practice, PracticeId
    from storage.transaction import Transaction

CHANNEL: Final = "practice.channel"
"""Setting: the channel of the server in which practices are talked about (its Discord id); 0 for none."""


def public(tx: Transaction, actor: Actor, id: PracticeId) -> Practice:  # noqa: A002
    """A practice that is public now. Raises `NotAMember`, `NotFound` or `PracticeNotThere`."""
    actor.as_member()
    practice = practices.load(tx, id)
    desk.must_see(actor, practice)
    must_be(practice, Status.PUBLISHED)
    return practice


def seen(tx: Transaction, actor: Actor, adoption: Adoption) -> Practice:
    """The practice that was taken over: who took it over sees it as long as it was not withdrawn.

    Raises `NotAMember`, `PracticeNotThere` for who took over what was withdrawn since, and `NotFound`.
    """
    actor.as_member()
    practice = practices.load(tx, adoption.practice)
    if desk.may_see(actor, practice):
        return practice
    if answers_for(actor, adoption):
        raise PracticeNotThere(practice.code, Status.WITHDRAWN.value)
    raise NotFound("practice")


def known(tx: Transaction, actor: Actor, adoption: Adoption) -> Practice:
    """The same, without what it says for who took over what was withdrawn since: their record is theirs.

    Raises `NotAMember` or `NotFound`.
    """
    try:
        return seen(tx, actor, adoption)
    except PracticeNotThere:
        practice = practices.load(tx, adoption.practice)
        nothing = replace(practice.wordings[0], words=Wording(actor.language), by=None)
        return replace(practice, facts=Facts(), wordings=(nothing,), source="")


def answers_for(actor: Actor, adoption: Adoption) -> bool:
    """Whether somebody says how it goes: who took it over, the contact of its partner, the coordination."""
    if actor.member is None or Role.COORDINATOR in actor.roles:
        return Role.COORDINATOR in actor.roles
    contact = Role.CONTACT in actor.roles and actor.partner is not None
    return actor.member == adoption.member or (contact and actor.partner == adoption.fields.partner)


def must_answer_for(tx: Transaction, actor: Actor, adoption: Adoption) -> MemberId:
    """Who says how it goes. Raises `NotAMember`, or `NotYourAdoption` for everybody else."""
    member = actor.as_member()
    if not answers_for(actor, adoption):
        held = [adoption.member] if adoption.member is not None else []
        raise NotYourAdoption(members.names(tx, held).get(held[0], "") if held else "")
    return member


def channel(tx: Transaction) -> int | None:
    """Where practices are talked about on the server."""
    kept = settings.load(tx, CHANNEL)
    return int(kept.value) if kept and kept.value else None
