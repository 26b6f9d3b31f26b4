"""How one wants to be notified: where, when not, how often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import ChannelKind
from domain.consents import Purpose
from domain.notices import KINDS, Rhythm, Way
from domain.notices.preferences import CHOICES, CannotBeSwitchedOff, NoMailAddress, quiet_hours
from domain.records import replace
from services.notices.views import MyNotices
from storage import consents, networks, people, ways
from storage.notices import history, preferences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import time

    from domain.actors import Actor
    from domain.notices import NoticeKind, Preferences
    from domain.people import Channel
    from storage.transaction import Transaction


def mine(tx: Transaction, actor: Actor) -> MyNotices:
    """What the actor chose. Raises `NotAMember`."""
    chosen = preferences.load(tx, actor.as_member())
    direct, mail = _agreed(tx, actor, ChannelKind.DISCORD), _agreed(tx, actor, ChannelKind.EMAIL)
    groups = dict.fromkeys(kind.group for kind in KINDS.values() if not kind.asked)
    always = {group: _reason(group) for group in groups}
    return MyNotices(
        zone=actor.zone,
        preferences=chosen,
        rhythms={group: chosen.rhythms.get(group, Rhythm.AT_ONCE) for group in groups},
        fixed={kind.code: kind.mandatory for kind in KINDS.values() if kind.mandatory},
        direct_open=any(channel.open for channel in direct),
        agreed=bool(direct),
        mail=mail[0].address if mail else "",
        mail_open=bool(mail) and mail[0].open,
        place=any(one.id == actor.partner and one.channel for one in networks.list_partners(tx)),
        always={group: reason for group, reason in always.items() if reason},
        mail_known=_known_mail(tx, actor),
    )


def choose_way(tx: Transaction, actor: Actor, way: Way) -> MyNotices:
    """Where notices come first; what is closed falls through to the next way.

    Raises `NotAMember`, or `NoMailAddress` where an agreed address is missing.
    """
    if way not in CHOICES:
        raise ValueError(way)
    if way is Way.EMAIL and not _agreed(tx, actor, ChannelKind.EMAIL):
        raise NoMailAddress
    return _change(tx, actor, way=way)


def try_mail_again(tx: Transaction, actor: Actor) -> MyNotices:
    """The actor's address is in order again, they say: mails go there as before. Raises `NotAMember`."""
    for channel in _agreed(tx, actor, ChannelKind.EMAIL):
        people.found_open(tx, ChannelKind.EMAIL, channel.address)
    return mine(tx, actor)


def choose_quiet(tx: Transaction, actor: Actor, begins: time, ends: time) -> MyNotices:
    """From when to when nothing comes, on the actor's own clock. Raises `QuietAllDay` or `NotAMember`."""
    changed = _change(tx, actor, quiet=quiet_hours(begins, ends))
    history.look_again(tx, actor.as_member(), tx.now)
    return changed


def no_quiet(tx: Transaction, actor: Actor) -> MyNotices:
    """Notices may come at any hour, those too that wait for a morning. Raises `NotAMember`."""
    changed = _change(tx, actor, quiet=None)
    history.look_again(tx, actor.as_member(), tx.now)
    return changed


def choose_digest(tx: Transaction, actor: Actor, at: time, weekday: int) -> MyNotices:
    """When gathered notices come: a wall-clock time, and for weekly ones a day (0 is Monday)."""
    if not 0 <= weekday <= 6:
        raise ValueError(weekday)
    return _change(tx, actor, digest_at=at, digest_weekday=weekday)


def choose_rhythm(tx: Transaction, actor: Actor, group: str, rhythm: Rhythm) -> MyNotices:
    """How often the notices of a group come, those too that wait.

    Of one that is switched off, what waits is looked at when its time comes: one may change one's mind.
    Raises `CannotBeSwitchedOff` or `NotAMember`.
    """
    if all(kind.group != group or kind.asked for kind in KINDS.values()):
        raise ValueError(group)
    if rhythm is Rhythm.NEVER and (reason := _reason(group)):
        raise CannotBeSwitchedOff(reason)
    preferences.set_rhythm(tx, actor.as_member(), group, rhythm)
    if rhythm is not Rhythm.NEVER:
        history.look_again(tx, actor.as_member(), tx.now)
    return mine(tx, actor)


def groups_of(codes: tuple[str, ...], kinds: Mapping[str, NoticeKind] = KINDS) -> tuple[str, ...]:
    """The groups of these kinds, in that order, each once."""
    chosen = (kinds[code].group for code in codes if code in kinds and not kinds[code].asked)
    return tuple(dict.fromkeys(chosen))


def _agreed(tx: Transaction, actor: Actor, kind: ChannelKind) -> Sequence[Channel]:
    """The actor's channels of a kind that they agreed to, those that get through first."""
    if actor.person is None:
        return ()
    if kind is ChannelKind.EMAIL and not _agreed_to_mails(tx, actor):
        return ()
    own = people.list_channels(tx, actor.person)
    found = [one for one in own if one.kind is kind and one.agreed_at is not None]
    return sorted(found, key=lambda one: not one.open)


def _known_mail(tx: Transaction, actor: Actor) -> str:
    """The actor's address, agreed to or not; "" for none."""
    if actor.person is None:
        return ""
    found = ways.chosen(people.list_channels(tx, actor.person), ChannelKind.EMAIL)
    return found.address if found else ""


def _agreed_to_mails(tx: Transaction, actor: Actor) -> bool:
    """Whether they said yes to mails of this network: their address may be known to another one alone."""
    own = consents.of_member(tx, actor.as_member())
    return any(one.purpose is Purpose.MAIL and one.holds for one in own)


def _reason(group: str) -> str:
    """The code of why a group cannot be switched off; empty unless all of its kinds are mandatory."""
    reasons = [kind.mandatory for kind in KINDS.values() if kind.group == group]
    return reasons[0] if all(reasons) else ""


def _change(tx: Transaction, actor: Actor, **chosen: object) -> MyNotices:
    member = actor.as_member()
    present: Preferences = preferences.load(tx, member)
    preferences.save(tx, member, replace(present, **chosen))  # type: ignore[arg-type]  # fields by name
    return mine(tx, actor)
