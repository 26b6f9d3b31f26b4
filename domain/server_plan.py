"""What a network needs on its chat server, compared with what is there: one decision a thing, pure.

The server is a mirror of the network, one way. A thing is recognised by the id we noted, then by its name;
what is found is kept, closed to others where it must be private, or refused with the reason. Deciding again
after the decisions were carried out finds everything kept: that is what makes a set-up repeatable.
Permission names are those of Discord's published list (`manage_roles`).
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeVar

from domain.folding import fold
from domain.records import Record, field, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MOST_ROLES: Final = 250
MOST_CHANNELS: Final = 500
MOST_IN_CATEGORY: Final = 50

NEEDED: Final = (
    "manage_roles",
    "manage_channels",
    "view_channel",
    "send_messages",
    "read_message_history",
    "create_public_threads",
    "send_messages_in_threads",
    "manage_events",
    "create_events",
)
"""What the bot must be allowed on the server to build a network, to talk in it, and to show its events."""

POWERS: Final = frozenset(
    {
        "administrator",
        "ban_members",
        "kick_members",
        "manage_channels",
        "manage_guild",
        "manage_messages",
        "manage_roles",
        "manage_webhooks",
        "mention_everyone",
        "moderate_members",
        "view_audit_log",
    }
)
"""What no role may bring that people get through the network: a found role with these is not adopted."""


class Kind(StrEnum):
    """The kinds of things a network has on its server."""

    COORDINATION_ROLE = "coordination_role"
    PARTNER_ROLE = "partner_role"
    CATEGORY = "category"
    COORDINATION_CHANNEL = "coordination_channel"
    PARTNER_CHANNEL = "partner_channel"

    @property
    def is_role(self) -> bool:
        """Whether it is a role; the others are channels."""
        return self in {Kind.COORDINATION_ROLE, Kind.PARTNER_ROLE}


class Act(StrEnum):
    """What has to be done about a thing. ADOPT and CLOSE are of something found."""

    CREATE = "create"
    KEEP = "keep"
    ADOPT = "adopt"
    CLOSE = "close"
    REFUSE = "refuse"


class Hindrance(StrEnum):
    """Why a thing cannot be made or taken over."""

    PERMISSION = "permission"
    ROLE_HIGHER = "role_higher"
    ROLE_POWERFUL = "role_powerful"
    WAITS_FOR_ROLE = "waits_for_role"
    TOO_MANY_ROLES = "too_many_roles"
    TOO_MANY_CHANNELS = "too_many_channels"
    REFUSED = "refused"


class Wanted(Record):
    """A thing the network needs. `names[0]` is what a new one is called, any of them is recognised."""

    kind: Kind
    names: tuple[str, ...]
    known: int | None = None
    partner: int | None = None

    @property
    def name(self) -> str:
        """What a new one is called."""
        return self.names[0]


class RoleSeen(Record):
    """A role of the server. `powers` are those of its permissions that are in `POWERS`."""

    id: int
    name: str
    position: int
    managed: bool = False
    powers: frozenset[str] = frozenset()


class ChannelSeen(Record):
    """A channel or category. `readers` maps role and user ids to whether they may read it, where stated."""

    id: int
    name: str
    category: bool = False
    text: bool = True
    parent: int | None = None
    readers: Mapping[int, bool] = field(default_factory=dict)


_Thing = TypeVar("_Thing", RoleSeen, ChannelSeen)


class ServerSeen(Record):
    """A server as the bot sees it.

    `everyone` is the id of the role that all have, `me` the bot's user id, `mine` are its own roles.
    """

    everyone: int
    me: int
    my_position: int
    allowed: frozenset[str]
    roles: tuple[RoleSeen, ...] = ()
    channels: tuple[ChannelSeen, ...] = ()
    mine: frozenset[int] = frozenset()

    @property
    def missing(self) -> tuple[str, ...]:
        """The permissions the bot needs and lacks."""
        return tuple(name for name in NEEDED if not self.can(name))

    def reads(self, channel: ChannelSeen) -> bool:
        """Whether the bot is let into a channel that others are shut out of."""
        let_in = {id_ for id_, may in channel.readers.items() if may}
        return "administrator" in self.allowed or bool(let_in & {self.me, *self.mine})

    def can(self, permission: str) -> bool:
        """Whether the bot has the permission on this server."""
        return permission in self.allowed or "administrator" in self.allowed


class Decision(Record):
    """What to do about a wanted thing: with the found id, or with the reason why nothing can be done.

    `readers` are the ids that must be able to read a private channel; `guests` others who can as well.
    `called` is the name of what was found.
    """

    wanted: Wanted
    act: Act
    id: int | None = None
    hindrance: Hindrance | None = None
    detail: str = ""
    readers: frozenset[int] = frozenset()
    guests: frozenset[int] = frozenset()
    called: str = ""


def decide(wanted: Iterable[Wanted], seen: ServerSeen, reserved: Iterable[int] = ()) -> tuple[Decision, ...]:
    """One decision a thing, in the order in which they have to be carried out: roles, category, channels.

    Nothing found is taken twice, and what one thing is known by is never another's by its name. The ids
    `reserved` are never taken over: what partners that left have on the server stays theirs.
    """
    ordered = sorted(wanted, key=lambda one: list(Kind).index(one.kind))
    claimed = {one.known for one in ordered if one.known is not None} | set(reserved)
    decisions: list[Decision] = []
    for one in ordered:
        made = _role(one, seen, claimed) if one.kind.is_role else _channel(one, seen, claimed, decisions)
        decision = _fitting(made, seen, decisions)
        claimed |= set() if decision.id is None else {decision.id}
        decisions.append(decision)
    return tuple(decisions)


def carried_out(decision: Decision, made: int, seen: ServerSeen) -> ServerSeen:
    """The server after the decision: `made` is the id of what was created or taken over."""
    wanted = decision.wanted
    access = {} if wanted.kind is Kind.CATEGORY else _closed_to_others(decision, seen)
    if decision.act is Act.CREATE and wanted.kind.is_role:
        return replace(seen, roles=(*seen.roles, RoleSeen(made, wanted.name, 1)))
    if decision.act is Act.CREATE:
        new = ChannelSeen(made, wanted.name, category=wanted.kind is Kind.CATEGORY, readers=access)
        return replace(seen, channels=(*seen.channels, new))
    if decision.act is Act.CLOSE:
        closed = (replace(one, readers=access) if one.id == made else one for one in seen.channels)
        return replace(seen, channels=tuple(closed))
    return seen


def noted(wanted: Iterable[Wanted], decision: Decision, made: int) -> tuple[Wanted, ...]:
    """The wanted things, with the id of the one that was decided on."""
    key = (decision.wanted.kind, decision.wanted.partner)
    return tuple(replace(one, known=made) if (one.kind, one.partner) == key else one for one in wanted)


def _closed_to_others(decision: Decision, seen: ServerSeen) -> dict[int, bool]:
    return {seen.everyone: False, **dict.fromkeys(decision.readers, True)}


def channel_name(text: str) -> str:
    """A text channel's name as Discord writes it: lower case, letters and digits of any script, hyphens.

    >>> channel_name("Agência de Inovação, S.A.")
    'agência-de-inovação-s-a'
    """
    kept = "".join(letter if letter.isalnum() else "-" for letter in text.casefold())
    return "-".join(filter(None, kept.split("-")))[:100].strip("-") or "partner"


def _fitting(decision: Decision, seen: ServerSeen, earlier: list[Decision]) -> Decision:
    """The decision, or its refusal where the server has no room for one thing more."""
    if decision.act is not Act.CREATE:
        return decision
    role = decision.wanted.kind.is_role
    before = sum(1 for one in earlier if one.act is Act.CREATE and one.wanted.kind.is_role == role)
    if role:
        full = len(seen.roles) + before >= MOST_ROLES
        return refuse(decision.wanted, Hindrance.TOO_MANY_ROLES) if full else decision
    category = next((one.id for one in earlier if one.wanted.kind is Kind.CATEGORY), None)
    inside = sum(1 for channel in seen.channels if category and channel.parent == category)
    full = len(seen.channels) + before >= MOST_CHANNELS or inside + before >= MOST_IN_CATEGORY
    return refuse(decision.wanted, Hindrance.TOO_MANY_CHANNELS) if full else decision


def _role(wanted: Wanted, seen: ServerSeen, claimed: set[int]) -> Decision:
    known = next((role for role in seen.roles if role.id == wanted.known), None)
    free = [role for role in seen.roles if role.id not in claimed and role.id != seen.everyone]
    found = known or _named(wanted, [role for role in free if not role.managed])
    if found is None:
        return _permitted(wanted, seen, "manage_roles") or Decision(wanted, Act.CREATE)
    if known is None and found.powers & POWERS:
        return refuse(wanted, Hindrance.ROLE_POWERFUL, found.name)
    if found.position >= seen.my_position:
        return refuse(wanted, Hindrance.ROLE_HIGHER, found.name, found.id)
    return Decision(wanted, Act.KEEP if known else Act.ADOPT, found.id, called=found.name)


def _channel(wanted: Wanted, seen: ServerSeen, claimed: set[int], earlier: list[Decision]) -> Decision:
    category = wanted.kind is Kind.CATEGORY
    same = [c for c in seen.channels if (c.category if category else c.text and not c.category)]
    known = next((channel for channel in same if channel.id == wanted.known), None)
    found = known or _named(wanted, [channel for channel in same if channel.id not in claimed])
    act = Act.CREATE if found is None else Act.KEEP if known else Act.ADOPT
    id_, called = (found.id, found.name) if found else (None, "")
    decision = Decision(wanted, act, id_, called=called)
    return _making(decision if category else _closed(decision, found, seen, earlier), seen)


def _closed(
    decision: Decision, found: ChannelSeen | None, seen: ServerSeen, earlier: list[Decision]
) -> Decision:
    """The decision on a private channel, once it is clear who has to be able to read it."""
    needed = [one for one in earlier if one.wanted.kind.is_role and _reads(one.wanted, decision.wanted)]
    if any(one.act is Act.REFUSE and one.id is None for one in needed):
        return refuse(decision.wanted, Hindrance.WAITS_FOR_ROLE, found=decision.id)
    readers = frozenset({seen.me, *(one.id for one in needed if one.id is not None)})
    decision = replace(decision, readers=readers)
    if found is None:
        return decision
    complete = len(readers) == len(needed) + 1
    if not (complete and _private(found, seen, readers)):
        return replace(decision, act=Act.CLOSE)
    guests = frozenset(id_ for id_, may in found.readers.items() if may) - readers - seen.mine
    return replace(decision, guests=guests)


def _reads(role: Wanted, channel: Wanted) -> bool:
    """Whether this role reads that channel: the coordination reads all, a partner its own."""
    return role.kind is Kind.COORDINATION_ROLE or (
        role.partner == channel.partner and channel.kind is Kind.PARTNER_CHANNEL
    )


def _private(found: ChannelSeen, seen: ServerSeen, readers: frozenset[int]) -> bool:
    """Whether all others are kept out and everyone of `readers` is let in."""
    shut = found.readers.get(seen.everyone) is False
    return shut and seen.reads(found) and all(found.readers.get(one) for one in readers - {seen.me})


def _making(decision: Decision, seen: ServerSeen) -> Decision:
    """The decision on a channel, or its refusal where the bot lacks the permission for it."""
    needs = {Act.CREATE: ("manage_channels",), Act.CLOSE: ("manage_channels", "manage_roles")}
    return _permitted(decision.wanted, seen, *needs.get(decision.act, ())) or decision


def _permitted(wanted: Wanted, seen: ServerSeen, *permissions: str) -> Decision | None:
    """A refusal that names the first permission that is missing; None when all are there."""
    lacking = next((name for name in permissions if not seen.can(name)), None)
    return refuse(wanted, Hindrance.PERMISSION, lacking) if lacking else None


def refuse(wanted: Wanted, why: Hindrance, detail: str = "", found: int | None = None) -> Decision:
    """The decision that nothing can be done, and why."""
    return Decision(wanted, Act.REFUSE, found, why, detail)


def _named(wanted: Wanted, things: list[_Thing]) -> _Thing | None:
    """The first thing of one of the wanted names; spelling differences of case and accents do not count."""
    names = [fold(name) for name in wanted.names]
    return next((thing for name in names for thing in things if fold(thing.name) == name), None)
