"""What a network says of its practices: whether experts review, too, which themes it has, and who reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.actors import ChannelKind, Role
from domain.errors import NotFound
from domain.folding import fold
from domain.practices.errors import PracticeTextLong, ThemesTooMany
from domain.practices.model import Theme
from domain.records import Record
from services.practices import desk, reviewing
from storage import members, settings, trail

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.actors import Actor, MemberId, NetworkId
    from storage.transaction import Transaction

MOST_THEMES: Final = 15
"""With those that ship they fit into one select of Discord."""
THEME_LENGTH: Final = 60


class PracticeSettings(Record):
    """What holds. `reviewers` are those with the role, by name; the coordination reviews anyway."""

    network: NetworkId
    experts: bool
    themes: tuple[str, ...]
    reviewers: tuple[tuple[MemberId, str], ...]


def show(tx: Transaction, actor: Actor) -> PracticeSettings:
    """What holds in the network. Raises `RoleNeeded`."""
    actor.must_be(Role.COORDINATOR)
    found = members.listed(tx, role=Role.REVIEWER)
    people = tuple((one.id, one.name) for one in sorted(found, key=lambda one: fold(one.name)))
    return PracticeSettings(tx.network, desk.experts_asked(tx), desk.own_themes(tx), people)


def ask_experts(tx: Transaction, actor: Actor, *, wanted: bool) -> PracticeSettings:
    """Whether a second review, by experts, is asked for from now on. Raises `RoleNeeded`."""
    reviewing.ask_experts(tx, actor, wanted=wanted)
    trail.record(tx, actor.member, "practice experts", "network", tx.network, {"wanted": wanted})
    return show(tx, actor)


def name_themes(tx: Transaction, actor: Actor, themes: Sequence[str]) -> PracticeSettings:
    """The network's own themes, in its words; what practices have already stays with them.

    Raises `RoleNeeded`, `ThemesTooMany` and `PracticeTextLong`.
    """
    actor.must_be(Role.COORDINATOR)
    said = [" ".join(one.split()) for one in themes]
    known = {one.value for one in Theme}
    own = tuple({fold(one): one for one in said if one and fold(one) not in known}.values())
    if len(own) > MOST_THEMES:
        raise ThemesTooMany(MOST_THEMES)
    for one in own:
        if len(one) > THEME_LENGTH:
            raise PracticeTextLong("theme", len(one), THEME_LENGTH)
    settings.change(tx, desk.THEMES, list(own), actor.member)
    trail.record(tx, actor.member, "practice themes", "network", tx.network, {"themes": list(own)})
    return show(tx, actor)


def turn_reviewer(tx: Transaction, actor: Actor, address: str) -> PracticeSettings:
    """Who does not review does from now on, and the other way round. `address` is theirs on Discord.

    Raises `RoleNeeded` or `NotFound`.
    """
    actor.must_be(Role.COORDINATOR)
    found = members.find_at(tx, ChannelKind.DISCORD, address)
    if found is None or not found.active:
        raise NotFound("member")
    member = found.id
    if Role.REVIEWER in found.roles:
        members.revoke(tx, member, Role.REVIEWER)
    else:
        members.grant(tx, member, Role.REVIEWER)
    act = "reviewer taken" if Role.REVIEWER in found.roles else "reviewer given"
    trail.record(tx, actor.member, act, "member", int(member))
    return show(tx, actor)
