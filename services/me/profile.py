"""What somebody decides for themselves: name, language, time zone, whether they may be written to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import ChannelKind
from domain.languages import LANGUAGES
from domain.people import check_function, check_name
from domain.records import Record
from domain.zones import UnknownZone, check_zone, zones_in, zones_of
from services import people_changed
from services.partner_words import zone_names
from storage import across, members, networks, people, trail, ways

if TYPE_CHECKING:
    from domain.actors import Actor, PersonId
    from domain.networks import Network, Partner
    from domain.people import Channel, Member, Person
    from storage.transaction import Transaction


class Profile(Record):
    """What a person sees of themselves.

    `language` and `zone` are what is in effect; those of `person` only what they chose. `zones` are
    the zones to offer: of the partners' countries, and the usual ones. `recorded_by` is who put them into the
    network, "" for themselves.
    """

    network: Network
    name: str
    language: str
    zone: str
    zones: tuple[str, ...]
    person: Person | None
    member: Member | None
    partner: Partner | None
    direct: Channel | None
    mail: Channel | None = None
    recorded_by: str = ""


def profile(tx: Transaction, actor: Actor) -> Profile:
    """What Techlink knows of the actor."""
    network = networks.load(tx)
    member = members.load(tx, actor.member) if actor.member is not None else None
    person = member.person if member is not None else _person(tx, actor)
    channels = people.list_channels(tx, person.id) if person else ()
    partners = networks.list_partners(tx)
    countries = [partner.country for partner in partners if partner.country]
    return Profile(
        network=network,
        name=person.name if person else actor.name,
        language=(person and person.language) or actor.language,
        zone=(person and person.zone) or network.zone,
        zones=tuple(zones_of(countries)),
        person=person,
        member=member,
        partner=next((one for one in partners if one.id == actor.partner), None),
        direct=ways.chosen(channels, ChannelKind.DISCORD),
        mail=ways.chosen(channels, ChannelKind.EMAIL),
        recorded_by=_recorder(tx, member),
    )


def _recorder(tx: Transaction, member: Member | None) -> str:
    """Who put somebody into the network, "" for themselves and for who is known no more."""
    if member is None or member.recorded_by in {None, member.id}:
        return ""
    return "".join(members.names(tx, [member.recorded_by] if member.recorded_by else []).values())


def choose_language(tx: Transaction, actor: Actor, language: str) -> Profile:
    """Speak this language with me from now on, everywhere."""
    if language not in LANGUAGES:
        raise ValueError(language)
    people.choose(tx, _known(tx, actor), language=language)
    return profile(tx, actor)


def choose_zone(tx: Transaction, actor: Actor, text: str) -> Profile:
    """Show me times of this zone, typed or chosen; reminders follow in all my networks.

    Raises `UnknownZone`.
    """
    zone = zone_typed(tx, actor, text)
    person = _known(tx, actor)
    people.choose(tx, person, zone=zone)
    for each in (tx, *across.elsewhere(tx, person)):
        own = members.find(each, person)
        people_changed.refresh(each, [] if own is None else [own.id])
    return profile(tx, actor)


def zone_typed(tx: Transaction, actor: Actor, text: str) -> str:
    """The zone that the actor means. A town that is no zone's name is taken for one of their country.

    Raises `UnknownZone`, which names that country's zones then.
    """
    try:
        return check_zone(text, zone_names())
    except UnknownZone as error:
        if error.near or actor.partner is None:
            raise
        country = networks.partner(tx, actor.partner).country
        raise UnknownZone(error.text, zones_in(country)) from error


def introduce(tx: Transaction, actor: Actor, name: str, function: str) -> Profile:
    """I am called so, as it shall stand on certificates, and this is what I do.

    Raises `NotAMember`, `NameNeeded`, `NameTooLong` or `FunctionTooLong`.
    """
    member = members.load(tx, actor.as_member())
    name, function = check_name(name), check_function(function)
    if name != member.name:
        people.rename(tx, member.person.id, name)
    if function != member.function:
        members.move(tx, member.id, member.partner, function)
    if (name, function) != (member.name, member.function):
        trail.record(tx, member.id, "member introduced", "member", member.id)
    return profile(tx, actor)


def agree(tx: Transaction, actor: Actor) -> Profile:
    """I agree to be written to in direct messages."""
    people.add_channel(tx, _known(tx, actor), ChannelKind.DISCORD, actor.address, agreed=True)
    return profile(tx, actor)


def withdraw(tx: Transaction, actor: Actor) -> Profile:
    """Do not write to me unasked any more, to whichever of my accounts."""
    person = _person(tx, actor)
    if person is not None:
        people.withdraw_all(tx, person.id, ChannelKind.DISCORD)
    return profile(tx, actor)


def _known(tx: Transaction, actor: Actor) -> PersonId:
    """The actor's person, made now for a guest who chooses something; it stays theirs when they join."""
    person = _person(tx, actor)
    if person is not None:
        return person.id
    made = people.add_person(tx, actor.name)
    people.add_channel(tx, made.id, ChannelKind.DISCORD, actor.address)
    return made.id


def _person(tx: Transaction, actor: Actor) -> Person | None:
    if actor.person is not None:
        return people.oneself(tx, actor.person)
    # A guest who became known a moment ago, in this transaction.
    return people.person_at(tx, ChannelKind.DISCORD, actor.address)
