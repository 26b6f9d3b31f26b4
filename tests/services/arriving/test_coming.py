"""By the link: joining, saying no, a second time; and the contact who says whether they belong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from domain.actors import Role
from domain.arriving import ArrivedAlready, DeclinedAlready, Stage
from domain.consents import Given, Purpose
from domain.errors import Changed, NotAllowed
from domain.notices.kinds import ARRIVAL_ARRIVED, ARRIVAL_DISOWNED
from domain.notices.reader import Reader
from domain.people import NameNeeded
from domain.zones import UnknownZone
from services import consents, me
from services.arriving import coming, confirming, listing, progress
from storage import arrivals, members, outbox
from storage.schema.notices import notice
from tests.services.arriving.conftest import ANA, PORTO, member_called, visitor
from tests.services.networks_made import BOSS, discord_user

if TYPE_CHECKING:
    from domain.actors import Visitor
    from services.core import Core

pytestmark = pytest.mark.usefixtures("listed")
ZONE = "Europe/Lisbon"


@pytest.fixture
async def ines(core: Core, listed: None) -> Visitor:
    return await visitor(core, "Inês Duarte")


async def stage(core: Core, name: str = "Inês") -> Stage:
    found = await core.read(BOSS, progress.progress)
    return next(one.arrival.stage for one in found.people if one.member.name.startswith(name))


async def told(core: Core, kind: str) -> list[int]:
    """To whom notices of that kind go."""
    rows = await core.look_across(
        lambda tx: tx.connection.execute(select(notice).where(notice.c.kind == kind)).all()
    )
    return sorted(row.member_id for row in rows)


async def test_the_page_says_who_invites_and_what_is_known(core: Core, ines: Visitor) -> None:
    found = await core.read(ines, coming.look)
    assert (found.member.name, found.coordinators) == ("Inês Duarte", ("Berta",))
    assert found.partner is not None
    assert (found.partner.name, found.language, found.mail) == (
        "Porto technology centre",
        "pt",
        "ines@porto.example",
    )
    assert await stage(core) is Stage.LISTED, "looking is not coming"


async def test_to_join_saves_what_was_chosen_and_agrees_to_nothing_else(core: Core, ines: Visitor) -> None:
    await core.write(ines, coming.join, " Inês  M. Duarte ", "fr", "Paris", mail=False)
    assert await stage(core) is Stage.ARRIVED
    profile = await core.read(ines, me.profile)
    assert (profile.name, profile.language, profile.zone) == ("Inês M. Duarte", "fr", "Europe/Paris")
    held = (await core.read(ines, consents.mine)).holding
    assert set(held) == {Purpose.NOTICE}
    assert (held[Purpose.NOTICE].how, held[Purpose.NOTICE].language) == (Given.WEB, "fr")


async def test_mails_come_only_to_who_ticked_the_box(core: Core, ines: Visitor) -> None:
    await core.write(ines, coming.join, "Inês", "pt", ZONE, mail=True)
    found = await core.read(ines, consents.mine)
    assert found.holding[Purpose.MAIL].wording == "mail-1"
    assert found.mail is not None
    assert found.mail.agreed_at is not None


@pytest.mark.parametrize(
    ("name", "zone", "refused"), [("", ZONE, NameNeeded), ("Inês", "Atlantis", UnknownZone)]
)
async def test_what_is_not_understood_leaves_all_as_it_was(
    core: Core, ines: Visitor, name: str, zone: str, refused: type[Exception]
) -> None:
    with pytest.raises(refused):
        await core.write(ines, coming.join, name, "pt", zone, mail=True)
    assert await stage(core) is Stage.LISTED
    assert not (await core.read(ines, consents.mine)).holding


async def test_joining_is_once_and_so_is_no(core: Core, ines: Visitor) -> None:
    await core.write(ines, coming.join, "Inês", "pt", ZONE, mail=False)
    for again in (coming.decline, lambda tx, a: coming.join(tx, a, "X", "pt", ZONE, mail=False)):
        with pytest.raises(ArrivedAlready):
            await core.write(ines, again)
    karim = await visitor(core, "Karim Benali")
    await core.write(karim, coming.decline)
    assert await stage(core, "Karim") is Stage.DECLINED
    for again in (coming.decline, lambda tx, a: coming.join(tx, a, "X", "pt", ZONE, mail=False)):
        with pytest.raises(DeclinedAlready):
            await core.write(karim, again)


async def test_the_contact_is_asked_once_and_confirms(core: Core, ines: Visitor) -> None:
    await core.write(ines, coming.join, "Inês", "pt", ZONE, mail=False)
    ana, key = await member_called(core, "Ana"), await member_called(core, "Inês")
    assert await told(core, ARRIVAL_ARRIVED.code) == [ana]
    found = await core.read(BOSS, lambda tx, _: outbox.about(tx, "member", int(key)))
    reader = Reader(1, "en", ZONE, ana)  # type: ignore[arg-type]
    said = await core.read(BOSS, lambda tx, _: confirming.tell_arrived(tx, found[-1], reader))
    assert said is not None
    assert (said.name, said.partner) == ("Inês", "Porto technology centre")
    await core.write(ANA, confirming.confirm, key)
    await core.write(ANA, confirming.confirm, key)
    assert await stage(core) is Stage.CONFIRMED
    assert await core.read(BOSS, lambda tx, _: confirming.tell_arrived(tx, found[-1], reader)) is None
    with pytest.raises(Changed):
        await core.write(ANA, confirming.disown, key)


async def test_without_a_contact_the_coordination_is_asked(core: Core) -> None:
    karim = await visitor(core, "Karim Benali")
    await core.write(karim, coming.join, "Karim", "fr", "Paris", mail=False)
    assert await told(core, ARRIVAL_ARRIVED.code) == [await member_called(core, "Berta")]
    await core.write(BOSS, confirming.confirm, await member_called(core, "Karim"))
    assert await stage(core, "Karim") is Stage.CONFIRMED


async def test_not_one_of_us_takes_them_out_and_tells_the_coordination(core: Core, ines: Visitor) -> None:
    await core.write(ines, coming.join, "Inês", "pt", ZONE, mail=False)
    key = await member_called(core, "Inês")
    was = await core.write(ANA, confirming.disown, key)
    assert was.partner is not None
    assert was.partner.id == PORTO
    own = await core.read(BOSS, lambda tx, _: members.load(tx, key))
    assert (own.partner, own.active) == (None, True)
    assert await told(core, ARRIVAL_DISOWNED.code) == [await member_called(core, "Berta")]
    found = await core.read(BOSS, lambda tx, _: outbox.about(tx, "member", int(key)))
    reader: Any = Reader(1, "en", ZONE, await member_called(core, "Berta"))  # type: ignore[arg-type]
    said = await core.read(BOSS, lambda tx, _: confirming.tell_disowned(tx, found[-1], reader))
    assert said is not None
    assert (said.name, said.partner, said.by) == ("Inês", "Porto technology centre", "Ana")


async def test_nobody_else_says_who_belongs(core: Core, ines: Visitor) -> None:
    await core.write(ines, coming.join, "Inês", "pt", ZONE, mail=False)
    karim = await visitor(core, "Karim Benali")
    await core.write(karim, coming.join, "Karim", "fr", "Paris", mail=False)
    key, other = await member_called(core, "Inês"), await member_called(core, "Karim")
    for who, whom in ((ines, key), (karim, key), (ANA, other), (discord_user(99), key)):
        for service in (confirming.confirm, confirming.disown):
            with pytest.raises(NotAllowed):
                await core.write(who, service, whom)
    assert Role.CONTACT not in (await core.read(BOSS, lambda tx, _: members.load(tx, key))).roles


async def test_another_address_of_who_has_come_changes_neither_their_code_nor_when_they_were_invited(
    core: Core, ines: Visitor
) -> None:
    await core.write(ines, coming.join, "Inês", "pt", ZONE, mail=False)
    key = await member_called(core, "Inês")
    before = await core.read(BOSS, lambda tx, _: arrivals.load(tx, key))
    other = "i.duarte@porto.example"
    await core.write(BOSS, lambda tx, _: listing.readdress(tx, members.load(tx, key), other))
    assert await core.read(BOSS, lambda tx, _: arrivals.load(tx, key)) == before
