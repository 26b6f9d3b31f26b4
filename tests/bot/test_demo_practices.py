"""The demo network's practices once they are made: found, some with their author, some under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot import demo, world
from domain.actors import Caller, ChannelKind
from domain.practices.model import Status
from services.practices import reading, searching
from storage import outbox
from storage.practices import practices
from storage.schema.notices import notice as notices

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.practices.model import Practice
    from services.core import Core
    from storage.transaction import Transaction


def caller(username: str) -> Caller:
    source = world.source()
    person = next(person for person in source["people"] if person["username"] == username)
    return Caller(ChannelKind.DISCORD, person["id"], "x", server=int(source["server"]["id"]))


@pytest.fixture
async def filled(core: Core) -> Core:
    await demo.fill_if_new(core)
    return core


async def test_most_are_published_and_found_across_languages(filled: Core) -> None:
    rui = caller("rui.salgado")
    assert (await filled.read(rui, reading.newest)).total == 197
    found = await filled.read(
        caller("yann.legoic"), searching.search, "vélos cargo pour le dernier kilomètre"
    )
    assert "cargo-bikes-porto" in [one.practice.key for one in found.found]
    both = (await filled.read(rui, reading.called, "village-bus-on-call-skibbereen")).practice
    assert [one.words.language for one in both.wordings] == ["en", "fr"]


async def test_authors_know_theirs_and_their_partners(filled: Core) -> None:
    (own,) = (await filled.read(caller("rui.salgado"), reading.mine)).practices
    assert own.partner == "Centro Tecnológico Maré Alta"
    assert own.practice.status is Status.PUBLISHED
    assert own.contact.startswith("Rui Salgado")
    shared = (await filled.read(caller("fiona.keane"), reading.mine)).practices
    (draft,) = [one.practice for one in shared if one.practice.status is Status.DRAFT]
    assert draft.facts.theme == "energy"


async def test_three_wait_for_the_coordination_and_one_is_to_be_renewed(filled: Core) -> None:
    waiting = await filled.read(caller("ines.duarte"), reading.waiting)
    assert {one.practice.status for one in waiting.practices} == {Status.SUBMITTED}
    assert waiting.total == 3

    def due(tx: Transaction, _actor: Actor) -> list[Practice]:
        return [one for one in practices.newest(tx, 300) if one.renew_at and one.renew_at < tx.now]

    (old,) = await filled.read(caller("declan.hurley"), due)
    assert old.key == "village-bus-on-call-skibbereen"


async def test_nothing_of_the_past_is_said_at_the_first_start(filled: Core) -> None:
    def pending(tx: Transaction, _actor: Actor) -> list[bool]:
        own = notices.c.network_id == tx.network
        rows = tx.connection.execute(notices.select().where(own, notices.c.kind.like("practice%")))
        found = [outbox.notice_from(row) for row in rows]
        return [one.due_at > tx.now for one in found if one.state.value == "pending"]

    coming = await filled.read(caller("ines.duarte"), pending)
    assert coming
    assert all(coming)


async def test_what_is_like_one_is_found_though_nothing_says_the_same(filled: Core) -> None:
    def near(tx: Transaction, actor: Actor, key: str) -> set[str]:
        practice = reading.called(tx, actor, key).practice
        assert not searching.alike(tx, practice, 5)
        return {one.key for one in searching.neighbours(tx, practice, 5)}

    maelle = caller("maelle.kerbrat")
    found = await filled.read(maelle, near, "lignes-covoiturage-redon")
    assert "village-bus-on-call-skibbereen" in found
    assert "lignes-covoiturage-redon" not in found
    assert "oleo-sardinha-matosinhos" in await filled.read(maelle, near, "po-cortica-ponte-sor")
