"""Fills the demo network in on the first start on a playground. Never on Discord: its people are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import structlog

from bot import demo_events, demo_plans, demo_practices, demo_waves, world
from domain.actors import ChannelKind, Role
from domain.languages import from_locale
from domain.networks import NewPartner, PartnerKind
from domain.questionnaires import decode
from services.surveys.instruments import FEEDBACK, SELF_ASSESSMENT, convert_shipped
from storage import across, members, networks, people

if TYPE_CHECKING:
    from bot.world import Table
    from domain.actors import MemberId, PartnerId
    from domain.networks import Network
    from domain.questionnaires import Form
    from services.core import Core
    from storage.transaction import Transaction, Unscoped

_log = structlog.get_logger(__name__)
_COORDINATION: Final = "coordination"


async def fill_if_new(core: Core) -> None:
    """Make the demo network in a database that has no network yet."""
    if await core.across(across.all_networks):
        return
    made = await core.across(_fill_if_new, world.source(), *await _questionnaires(core))
    if made is not None:
        _log.info("demo_network_made", name=made.name)


async def reset(core: Core) -> Network:
    """Remove the demo network with all that was done in it, and make it anew."""
    return await core.across(_reset, world.source(), *await _questionnaires(core))


async def _questionnaires(core: Core) -> tuple[Form, str]:
    """The self-assessment, and the definition of what is asked after events."""
    waves = decode(await core.offload(convert_shipped, SELF_ASSESSMENT))
    return waves, await core.offload(convert_shipped, FEEDBACK)


def _fill_if_new(tx: Unscoped, demo: Table, form: Form, feedback: str) -> Network | None:
    return None if across.all_networks(tx) else found(tx, demo, form, feedback)


def _reset(tx: Unscoped, demo: Table, form: Form, feedback: str) -> Network:
    for network in across.all_networks(tx):
        if network.demo:
            across.delete_network(tx, network.id)
    return found(tx, demo, form, feedback)


def found(tx: Unscoped, demo: Table, form: Form, feedback: str = "") -> Network:
    """Make the network with all that people did in it, and the ids of the playground's world.

    `feedback` is the definition of what is asked after events, as JSON: where one is over.
    """
    network, server = demo["network"], demo["server"]
    made = across.found_network(
        tx,
        server=int(server["id"]),
        name=network["name"],
        language=network["language"],
        zone=network["zone"],
        demo=True,
    )
    here = tx.within(made.id)
    roles = {role["key"]: int(role["id"]) for role in server["roles"]}
    channels = {channel["key"]: int(channel["id"]) for channel in server["channels"]}
    networks.place(
        here,
        coordinator_role=roles[_COORDINATION],
        coordination_channel=channels[_COORDINATION],
        category=channels["network"],
    )
    partners = {row["code"]: _partner(here, row, roles, channels) for row in demo["partners"]}
    known = {row["username"]: _member(here, row, partners[row["partner"]]) for row in demo["people"]}
    demo_waves.record(here, demo, form, partners, known)
    demo_plans.record(here, demo, partners, known)
    demo_events.record(here, demo, feedback, known)
    demo_practices.record(here, demo, known)
    return networks.load(here)


def _partner(tx: Transaction, row: Table, roles: dict[str, int], channels: dict[str, int]) -> PartnerId:
    made = networks.add_partner(
        tx,
        NewPartner(
            code=row["code"],
            name=row["name"],
            kind=PartnerKind(row["kind"]),
            language=row["language"],
            region=row["region"],
            country=row["country"],
        ),
    )
    networks.place_partner(tx, made.id, role=roles[row["code"]], channel=channels[row["code"]])
    return made.id


def _member(tx: Transaction, row: Table, partner: PartnerId) -> MemberId:
    person = people.person_at(tx, ChannelKind.DISCORD, row["id"]) or people.add_person(
        tx, row["display_name"], language=from_locale(row["locale"]), zone=row["zone"]
    )
    people.add_channel(tx, person.id, ChannelKind.DISCORD, row["id"])
    roles = [Role(role) for role in row["roles"]]
    return members.add(tx, person.id, partner, function=row["function"], roles=roles).id
