"""One's own e-mail address: nothing is anybody's before its link was pressed; nobody learns whose one is."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from domain.actors import ChannelKind, NetworkId, PersonId, Visitor
from domain.addresses import CLAIM_LIVES, AddressMalformed, AddressOfAnother, LastWayIn, TooManyClaims
from domain.consents import Given, Purpose
from domain.door import LinkExpired, LinkVoid
from domain.errors import Changed, NotAMember
from services import consents, door, links
from services.notices import preferences, readers
from services.sweeping import DOOR_KEPT, sweep
from storage import members, outbox, people
from storage.schema.door import address_claim
from storage.schema.notices import notice as notices
from tests.services.networks_made import BOSS, assigned, built, discord_user

if TYPE_CHECKING:
    from collections.abc import Sequence

    from services.core import Core
    from tests.clock import FixedClock

ANA, BRUNO, GUEST = discord_user(2, "Ana"), discord_user(3, "Bruno"), discord_user(9, "Guest")
ADDRESS = "ana@example.org"
WORDS = "mail-1"


@pytest.fixture
async def network(core: Core) -> NetworkId:
    found = await built(core)
    await core.across(links.prepare)
    await assigned(core, 2, "Ana", partner=1)
    await assigned(core, 3, "Bruno", partner=1)
    return found


async def claims(core: Core) -> list[int]:
    def found(tx: Any) -> list[int]:
        return [row.id for row in tx.connection.execute(address_claim.select().order_by(address_claim.c.id))]

    return await core.look_across(found)


async def claimed(core: Core, who: Any = ANA, address: str = ADDRESS) -> int:
    await core.write(who, door.claim, address)
    return (await claims(core))[-1]


async def mails(core: Core, who: Any = ANA) -> Sequence[str]:
    """Their addresses, those that they agreed to with a star."""

    def found(tx: Any, actor: Any) -> list[str]:
        known = people.list_channels(tx, actor.person)
        return [
            f"{one.address}{'*' if one.agreed_at else ''}" for one in known if one.kind is ChannelKind.EMAIL
        ]

    return await core.read(who, found)


async def test_a_link_goes_to_the_address_and_makes_it_theirs(core: Core, network: NetworkId) -> None:
    said = await core.write(ANA, door.claim, " ANA@Example.org")
    assert said.address == ADDRESS
    assert await mails(core) == [], "nothing yet"

    def view(tx: Any) -> Any:
        (row,) = tx.connection.execute(notices.select().where(notices.c.kind == "door.address"))
        here, one = tx.within(network), outbox.notice_from(row)
        return one, door.tell_claim(here, one, readers.alone(here, row.member_id))

    one, told = await core.look_across(view)
    assert (one.address, one.expires_at) == (ADDRESS, said.until)
    assert (told.name, told.address, told.network) == ("Ana", ADDRESS, "Atlantic innovation")
    signed = await core.look_across(links.read, told.token)
    assert (signed.purpose, signed.person.name) == ("address", "Ana")

    found = await core.read(ANA, door.look_at_claim, signed.subject)
    assert (found.address, found.before, found.wording, found.done, found.other) == (
        ADDRESS, "", WORDS, False, False,
    )  # fmt: skip
    assert (await core.write(ANA, door.confirm, signed.subject, WORDS)).done
    assert await mails(core) == [f"{ADDRESS}*"]
    held = (await core.read(ANA, consents.mine)).holding[Purpose.MAIL]
    assert (held.wording, held.how) == (WORDS, Given.MAIL)
    assert (await core.read(ANA, preferences.mine)).mail == ADDRESS
    assert (await core.look_across(view))[1] is None, "a mail that is late asks no more"
    assert (await core.write(ANA, door.confirm, signed.subject, WORDS)).done, "again is harmless"


async def test_another_address_takes_the_place_of_the_first(core: Core, network: NetworkId) -> None:
    await core.write(ANA, door.confirm, await claimed(core), WORDS)
    key = await claimed(core, address="ana@home.example.pt")
    assert (await core.read(ANA, door.look_at_claim, key)).before == ADDRESS
    await core.write(ANA, door.confirm, key, WORDS)
    assert await mails(core) == ["ana@home.example.pt*"]
    assert (await core.look_across(lambda tx: len(tx.connection.execute(notices.select()).all()))) >= 2


async def held(core: Core, who: Any = ANA) -> tuple[str, str, int]:
    """A link for one thing, one for signing in, and a claim, as they lie in a mailbox."""

    def link(tx: Any, actor: Any) -> str:
        return links.make(tx, actor.as_member(), links.Purpose.SIGN, 1)

    signed = await core.write(who, link)
    return signed, (await core.write(who, door.make_link)).token, await claimed(core, who, "x@example.org")


async def open_still(core: Core, signed: str, sign_in: str, claim: int) -> list[bool]:
    async def fails(opening: Any) -> bool:
        try:
            await opening
        except (LinkVoid, LinkExpired):
            return True
        return False

    return [
        not await fails(core.look_across(links.read, signed)),
        not await fails(core.look_across(door.look, sign_in)),
        not await fails(core.read(ANA, door.look_at_claim, claim)),
    ]


@pytest.mark.parametrize("how", ["first", "again", "another", "away", "none to take"])
async def test_what_lies_in_a_mailbox_ends_with_the_address(
    core: Core, network: NetworkId, clock: FixedClock, how: str
) -> None:
    if how not in {"first", "none to take"}:
        await core.write(ANA, door.confirm, await claimed(core), WORDS)
    in_it = await held(core)
    clock.advance(timedelta(seconds=1))
    if how in {"first", "again"}:
        await core.write(ANA, door.confirm, await claimed(core), WORDS)
    elif how == "another":
        await core.write(ANA, door.confirm, await claimed(core, address="ana@home.example.pt"), WORDS)
    else:
        await core.write(ANA, door.take_away)
    assert await open_still(core, *in_it) == [how not in {"another", "away"}] * 3
    fresh = (await held(core))[0]
    assert (await core.look_across(links.read, fresh)).person.name == "Ana"


async def test_it_ends_in_all_networks(core: Core, network: NetworkId, clock: FixedClock) -> None:
    def elsewhere(tx: Any, actor: Any) -> str:
        from storage import across
        from storage.transaction import Unscoped

        whole = Unscoped(tx.connection, tx.now, tx.narrowing)
        other = across.found_network(whole, server=12, name="Baltic", language="en", zone="UTC")
        there = whole.within(other.id)
        return links.make(there, members.add(there, actor.person, None).id, links.Purpose.SIGN, 1)

    token = await core.write(ANA, elsewhere)
    await core.write(ANA, door.confirm, await claimed(core), WORDS)
    clock.advance(timedelta(seconds=1))
    assert (await core.look_across(links.read, token)).membership.network.name == "Baltic"
    await core.write(ANA, door.take_away)
    with pytest.raises(LinkVoid):
        await core.look_across(links.read, token)


@pytest.mark.parametrize("away", [True, False])
async def test_the_link_of_an_address_that_is_theirs_no_more_says_so(
    core: Core, network: NetworkId, away: bool
) -> None:
    key = await claimed(core)
    await core.write(ANA, door.confirm, key, WORDS)
    if away:
        await core.write(ANA, door.take_away)
    else:
        await core.write(ANA, door.confirm, await claimed(core, address="ana@home.example.pt"), WORDS)
    with pytest.raises(LinkVoid):
        await core.read(ANA, door.look_at_claim, key)
    with pytest.raises(LinkVoid):
        await core.write(ANA, door.confirm, key, WORDS)


async def test_one_that_was_put_down_for_them_is_confirmed_in_the_same_way(
    core: Core, network: NetworkId
) -> None:
    await core.write(
        ANA, lambda tx, actor: people.add_channel(tx, actor.person, ChannelKind.EMAIL, ADDRESS) and None
    )
    found = await core.read(ANA, door.look_at_claim, await claimed(core))
    assert (found.before, found.other) == ("", False)
    await core.write(ANA, door.confirm, (await claims(core))[0], WORDS)
    assert await mails(core) == [f"{ADDRESS}*"]


async def test_one_of_somebody_else_is_said_only_to_who_reads_there(core: Core, network: NetworkId) -> None:
    def list_dora(tx: Any, _actor: Any) -> None:
        person = people.add_person(tx, "Dora")
        people.add_channel(tx, person.id, ChannelKind.EMAIL, ADDRESS)
        members.add(tx, person.id, None)

    await core.write(BOSS, list_dora)
    said = await core.write(ANA, door.claim, ADDRESS)
    assert said.address == ADDRESS, "the same answer as for any other"
    (key,) = await claims(core)
    assert (await core.read(ANA, door.look_at_claim, key)).other
    with pytest.raises(AddressOfAnother):
        await core.write(ANA, door.confirm, key, WORDS)
    assert await mails(core) == []
    assert not (await core.read(ANA, consents.mine)).holding


async def test_who_was_quicker_has_it(core: Core, network: NetworkId) -> None:
    first, second = await claimed(core, ANA), await claimed(core, BRUNO)
    await core.write(BRUNO, door.confirm, second, WORDS)
    with pytest.raises(AddressOfAnother):
        await core.write(ANA, door.confirm, first, WORDS)
    assert await mails(core, BRUNO) == [f"{ADDRESS}*"]


async def test_claims_are_of_one_person_and_end(core: Core, network: NetworkId, clock: FixedClock) -> None:
    key = await claimed(core)
    with pytest.raises(LinkVoid):
        await core.write(BRUNO, door.confirm, key, WORDS)
    with pytest.raises(LinkVoid):
        await core.write(ANA, door.confirm, key + 99, WORDS)
    with pytest.raises(Changed):
        await core.write(ANA, door.confirm, key, "mail-0")
    assert await mails(core) == [], "nothing of it was done"
    clock.advance(CLAIM_LIVES)
    with pytest.raises(LinkExpired):
        await core.write(ANA, door.confirm, key, WORDS)
    clock.advance(DOOR_KEPT + timedelta(seconds=1))
    await core.across(sweep)
    assert await claims(core) == []


async def test_no_more_mails_than_that(core: Core, network: NetworkId, clock: FixedClock) -> None:
    for n in range(5):
        await core.write(ANA, door.claim, f"ana{n}@example.org")
    with pytest.raises(TooManyClaims):
        await core.write(ANA, door.claim, "ana5@example.org")
    clock.advance(timedelta(hours=1))
    for who in (ANA, BRUNO, ANA):
        await core.write(who, door.claim, "victim@example.org")
    with pytest.raises(TooManyClaims):
        await core.write(BRUNO, door.claim, "Victim@example.org")
    clock.advance(timedelta(days=1))
    await core.write(BRUNO, door.claim, "victim@example.org")


async def test_only_members_and_only_addresses(core: Core, network: NetworkId) -> None:
    with pytest.raises(NotAMember):
        await core.write(GUEST, door.claim, ADDRESS)
    with pytest.raises(AddressMalformed):
        await core.write(ANA, door.claim, "ana@example.org\r\nBcc: x@y.org")


async def test_it_is_taken_away_but_from_who_has_no_other_way_in(core: Core, network: NetworkId) -> None:
    await core.write(ANA, door.confirm, await claimed(core), WORDS)
    await core.write(ANA, door.take_away)
    assert await mails(core) == []
    assert not (await core.read(ANA, consents.mine)).holding
    await core.write(ANA, door.take_away)

    def list_dora(tx: Any, _actor: Any) -> PersonId:
        person = people.add_person(tx, "Dora")
        people.add_channel(tx, person.id, ChannelKind.EMAIL, "dora@example.org")
        members.add(tx, person.id, None)
        return person.id

    dora = Visitor(await core.write(BOSS, list_dora), network)
    with pytest.raises(LastWayIn):
        await core.write(dora, door.take_away)
    assert await mails(core, dora) == ["dora@example.org"]
