"""`Core`: the actor and the work in one transaction, the result after the commit."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import DBAPIError

from domain.actors import Actor, Caller, ChannelKind, PersonId
from domain.errors import NotFound, UnknownNetwork
from storage import across, members, networks, people

if TYPE_CHECKING:
    from domain.actors import NetworkId
    from services.core import Core
    from storage.transaction import Transaction, Unscoped
    from tests.clock import FixedClock

INES = Caller(ChannelKind.DISCORD, "100", "Inês", "pt-BR", server=11)


def found(tx: Unscoped) -> NetworkId:
    network = across.found_network(tx, server=11, name="Atlantic", language="en", zone="Europe/Lisbon")
    return network.id


def enlist(tx: Transaction, actor: Actor, name: str, *, function: str = "") -> int:
    person = people.add_person(tx, name)
    people.add_channel(tx, person.id, ChannelKind.DISCORD, actor.address)
    return members.add(tx, person.id, None, function=function).id


def enlist_and_fail(tx: Transaction, actor: Actor, name: str) -> None:
    enlist(tx, actor, name)
    raise NotFound("partner", name)


def names(tx: Transaction, actor: Actor) -> tuple[str, ...]:
    return tuple(member.name for member in members.listed(tx))


async def test_a_write_is_seen_by_the_next_read(core: Core) -> None:
    await core.across(found)
    member = await core.write(INES, enlist, "Inês Duarte", function="head of R&D")
    assert await core.read(INES, names) == ("Inês Duarte",)
    assert await core.read(INES, lambda tx, actor: (actor.member, actor.name)) == (member, "Inês Duarte")


async def test_a_refusal_undoes_the_whole_transaction_and_comes_as_it_is(core: Core) -> None:
    await core.across(found)
    with pytest.raises(NotFound) as refusal:
        await core.write(INES, enlist_and_fail, "Inês Duarte")
    assert refusal.value.params == {"kind": "partner", "name": "Inês Duarte"}
    assert await core.read(INES, names) == ()


async def test_a_read_cannot_write(core: Core) -> None:
    await core.across(found)
    with pytest.raises(DBAPIError, match=r"read-?only"):
        await core.read(INES, enlist, "Inês Duarte")
    assert await core.read(INES, names) == ()


async def test_an_unknown_server_is_refused_before_anything_runs(core: Core) -> None:
    with pytest.raises(UnknownNetwork):
        await core.write(INES, enlist, "Inês Duarte")


async def test_the_transaction_tells_the_clock_s_time_in_whole_milliseconds(
    core: Core, clock: FixedClock
) -> None:
    await core.across(found)
    clock.advance(timedelta(microseconds=1_999))
    at = await core.write(INES, lambda tx, actor: tx.now)
    assert at == core.now() - timedelta(microseconds=999)
    assert (await core.read(INES, lambda tx, actor: networks.load(tx))).created_at < at


async def test_parameters_stay_out_of_database_errors(core: Core) -> None:
    await core.across(found)
    secret = "Inês who must not be in a log"

    def orphan(tx: Transaction, actor: Actor) -> None:
        people.add_channel(tx, PersonId(999), ChannelKind.EMAIL, secret)

    with pytest.raises(Exception, match=r"(?i)foreign key") as error:
        await core.write(INES, orphan)
    assert secret.lower() not in str(error.value)


async def test_heavy_work_goes_to_the_offloader(core: Core) -> None:
    assert await core.offload(sorted, [3, 1, 2], reverse=True) == [3, 2, 1]
