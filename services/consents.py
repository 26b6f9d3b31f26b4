"""What a member agrees to, each by itself: seen, given, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import ChannelKind
from domain.consents import ASKED, Given, Purpose
from domain.errors import Changed
from domain.records import Record
from storage import across, consents, members, people, ways

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.actors import Actor, MemberId
    from domain.consents import Consent
    from domain.people import Channel
    from storage.transaction import Transaction


class MyConsents(Record):
    """What a member agreed to. `holding` is what holds now, by purpose; `past` what was taken back.

    `asked` are the purposes that can be agreed to, with the names of today's wordings; `direct` and
    `mail` are the ways to the member. `names` are of those who recorded something on the member's behalf.
    """

    asked: Mapping[Purpose, str]
    holding: Mapping[Purpose, Consent]
    past: tuple[Consent, ...]
    direct: Channel | None
    mail: Channel | None
    names: Mapping[MemberId, str]


def mine(tx: Transaction, actor: Actor) -> MyConsents:
    """What the actor agreed to. Raises `NotAMember`."""
    own = consents.of_member(tx, actor.as_member())
    channels = people.list_channels(tx, actor.person) if actor.person is not None else ()
    holding: dict[Purpose, Consent] = {}
    for one in own:
        if one.holds:
            holding.setdefault(one.purpose, one)
    recorders = {one.recorded_by for one in own} - {None}
    listed = members.listed(tx, left=True) if recorders else ()
    return MyConsents(
        asked=ASKED,
        holding=holding,
        past=tuple(one for one in own if not one.holds),
        direct=ways.chosen(channels, ChannelKind.DISCORD),
        mail=ways.chosen(channels, ChannelKind.EMAIL),
        names={one.id: one.name for one in listed if one.id in recorders},
    )


def give(tx: Transaction, actor: Actor, purpose: Purpose, wording: str, how: Given) -> MyConsents:
    """The actor agrees to these words; again is harmless. Raises `NotAMember`, or `Changed` for old words."""
    member = actor.as_member()
    if ASKED.get(purpose) != wording:
        raise Changed
    before = mine(tx, actor)
    held = before.holding.get(purpose)
    if held is None or held.wording != wording:
        consents.give(tx, member, purpose, wording=wording, language=actor.language, how=how)
    if purpose is Purpose.MAIL and before.mail is not None:
        people.agree(tx, ChannelKind.EMAIL, before.mail.address)
    return mine(tx, actor)


def withdraw(tx: Transaction, actor: Actor, purpose: Purpose) -> MyConsents:
    """The actor takes it back; harmless where nothing holds. Raises `NotAMember`.

    What was done before stays lawful; from now on nothing is sent (to any account), or shown, on the ground
    of it. Mails of other networks to which they agreed go on.
    """
    member = actor.as_member()
    consents.withdraw(tx, member, purpose)
    if actor.person is not None:
        if purpose is Purpose.MAIL and not _agreed_elsewhere(tx, actor):
            people.withdraw_all(tx, actor.person, ChannelKind.EMAIL)
        if purpose is Purpose.DIRECT:
            people.withdraw_all(tx, actor.person, ChannelKind.DISCORD)
    return mine(tx, actor)


def _agreed_elsewhere(tx: Transaction, actor: Actor) -> bool:
    """Whether the actor agreed to mails in another of their networks."""
    if actor.person is None:
        return False
    return any(
        one.holds and one.purpose is Purpose.MAIL
        for each in across.elsewhere(tx, actor.person)
        if (there := members.find(each, actor.person)) is not None
        for one in consents.of_member(each, there.id)
    )
