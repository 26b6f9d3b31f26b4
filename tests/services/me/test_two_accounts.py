"""One person with two accounts: all that was the one's is the other's, in every table, and nothing is twice."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select, update

from domain.actors import ChannelKind, MemberId, NetworkId, Role, Visitor
from domain.consents import ASKED, Given, Purpose
from domain.errors import Changed, RoleNeeded
from domain.notices import NewNotice, NoticeState
from domain.notices.kinds import MILESTONE_GIVEN
from domain.people import KnownElsewhere, SamePersonAlready, Standing
from domain.server_plan import Kind
from services import consents, me, members, networks
from services.members import merging, uniting
from services.surveys import answering, results
from storage import across, addresses, arrivals, drafts, keeping, outbox, people
from storage import members as stored
from storage.notices import claiming, reading
from storage.schema import metadata
from storage.schema import people as schema
from storage.schema.notices import notice
from storage.schema.surveys import submission, survey_session
from storage.schema.trail import trail
from tests.services.me.anabela import ADDRESS, ANABELA, EMAIL
from tests.services.networks_made import BOSS, assigned, discord_user
from tests.services.surveys.answers import send
from tests.services.surveys.conftest import ANA, BREST, BRUNO, PORTO

if TYPE_CHECKING:
    from domain.actors import PartnerId
    from domain.surveys import WaveId
    from services.core import Core
    from tests.clock import FixedClock


async def on_a_list(core: Core, name: str = "A. Quintanilha", address: str = "a.q@example.org") -> MemberId:
    """The same human being, put on a list by an address and not on Discord."""

    def add(tx: Any, actor: Any) -> MemberId:
        person = people.add_person(tx, name)
        people.add_channel(tx, person.id, ChannelKind.EMAIL, address)
        return stored.add(tx, person.id, BREST, function="director", recorded_by=actor.member).id

    return await core.write(BOSS, add)


async def of(core: Core, user: str) -> MemberId:
    found = await core.read(BOSS, lambda tx, _: stored.find_at(tx, ChannelKind.DISCORD, user))
    assert found is not None
    return found.id


async def joined(core: Core, kept: MemberId, gone: MemberId) -> members.Belonging:
    return (await merged(core, kept, gone)).belonging


async def merged(core: Core, kept: MemberId, gone: MemberId) -> members.Merged:
    """They are one, by what the coordination says; who can answer says yes."""
    seen = await core.read(BOSS, members.preview, kept, gone)
    done = await core.write(BOSS, members.merge, kept, gone, seen.seal)
    if isinstance(done, members.Merged):
        return done

    def both(tx: Any, _actor: Any) -> Any:
        (draft,) = drafts.of_kind(tx, "members.uniting")
        # As if nobody was asked: of what is joined it is not to be seen.
        drafts.remove(tx, draft.id)
        outbox.cancel(tx, uniting.SUBJECT, draft.id)
        tx.connection.execute(notice.delete().where(notice.c.kind == "accounts.asked"))
        tx.connection.execute(trail.delete().where(trail.c.act == "accounts asked"))
        return merging.join(tx, merging.together(tx, kept, gone), None)

    return await core.write(BOSS, both)


async def counts(core: Core, member: MemberId) -> dict[str, int]:
    return dict(await core.read(BOSS, lambda tx, _: keeping.counts(tx, member)))


async def rows(core: Core, table: Any) -> list[Any]:
    return await core.look_across(lambda tx: tx.connection.execute(select(table)).all())


async def test_every_row_that_named_the_one_names_the_other(core: Core, anabela: MemberId) -> None:
    listed = await on_a_list(core)
    # She has arrived before: else that she is here would be noted, too.
    await core.write(BOSS, lambda tx, _: arrivals.note(tx, anabela, arrived_at=tx.now))
    before, sizes = (
        await counts(core, anabela),
        {t.name: len(await rows(core, t)) for t in metadata.sorted_tables},
    )
    done = await joined(core, listed, anabela)
    assert await counts(core, anabela) == {}
    after = await counts(core, listed)
    assert set(after) == set(before)
    for name, table in ((t.name, t) for t in metadata.sorted_tables):
        lost = {"member": 1, "person": 1, "member_role": 1}.get(name, 0)
        grown = {"trail": 1}.get(name, 0)
        if name != "notice":  # she answers for a milestone, and is reminded of it from now on
            assert len(await rows(core, table)) == sizes[name] - lost + grown, name
    hers = [row for row in await rows(core, notice) if row.member_id == listed]
    assert "milestone" in {row.subject_kind for row in hers if row.state is NoticeState.PENDING}
    assert done.member.id == listed
    assert done.member.name == "A. Quintanilha"
    assert done.partner is not None
    assert done.partner.id == BREST, "what the list says of them holds"
    assert done.member.roles == {Role.COORDINATOR}, "of Porto they were the contact, never of Brest"


@pytest.mark.parametrize("partner", [PORTO, BREST])
async def test_of_one_partner_they_stay_its_contact_and_of_another_they_are_not_and_it_is_said(
    core: Core, network: None, partner: PartnerId
) -> None:
    await assigned(core, 5, "Contact", partner=PORTO, standing=Standing.BOTH)
    await assigned(core, 6, "Other", partner=partner)
    contact, other = await of(core, "5"), await of(core, "6")
    asked = await core.read(BOSS, members.preview, other, contact)
    assert (None if asked.contact_of is None else asked.contact_of.id) == (
        PORTO if partner == BREST else None
    )
    done = await joined(core, other, contact)
    roles = {Role.COORDINATOR} if partner == BREST else {Role.COORDINATOR, Role.CONTACT}
    assert (done.member.partner, done.member.roles) == (partner, roles)


async def test_who_stays_is_the_contact_they_were(core: Core, network: None) -> None:
    await assigned(core, 5, "Contact", partner=PORTO, standing=Standing.CONTACT)
    await assigned(core, 6, "Other", partner=BREST)
    asked = await core.read(BOSS, members.preview, await of(core, "5"), await of(core, "6"))
    assert asked.contact_of is None
    done = await joined(core, await of(core, "5"), await of(core, "6"))
    assert (done.member.partner, done.member.roles) == (PORTO, {Role.CONTACT})


async def test_what_the_card_did_not_say_is_not_done(core: Core, network: None) -> None:
    await assigned(core, 5, "Contact", partner=PORTO, standing=Standing.CONTACT)
    await assigned(core, 6, "Other", partner=PORTO)
    other, contact = await of(core, "6"), await of(core, "5")
    asked = await core.read(BOSS, members.preview, other, contact)
    await assigned(core, 6, "Other", partner=BREST)
    with pytest.raises(Changed):
        await core.write(BOSS, members.merge, other, contact, asked.seal)


async def test_partner_and_function_come_from_the_membership_that_goes_on(core: Core, network: None) -> None:
    """An account that was let go, and a place on the list that is in use."""
    await assigned(core, 5, "Old", partner=PORTO, function="trainee")
    old = await of(core, "5")
    new = await on_a_list(core)
    await core.write(BOSS, members.remove, old)

    def join(tx: Any, actor: Any) -> Any:
        stored.grant(tx, new, Role.CONTACT)
        kept, gone = stored.load(tx, old).person.id, stored.load(tx, new).person.id
        members.join_persons(tx, kept, gone, actor.member)
        return stored.load(tx, old)

    one = await core.write(BOSS, join)
    assert (one.partner, one.function, one.active) == (BREST, "director", True)
    assert one.roles == {Role.CONTACT}


async def test_they_are_here_since_the_earlier_of_two_days(
    core: Core, network: None, clock: FixedClock
) -> None:
    await assigned(core, 5, "First", partner=PORTO)
    first = clock.now()
    clock.advance(timedelta(days=3))
    await assigned(core, 6, "Second", partner=PORTO)
    done = await joined(core, await of(core, "6"), await of(core, "5"))
    assert done.member.joined_at == first


async def test_nobody_has_put_themselves_on_the_list(core: Core, network: None) -> None:
    """Whom the other account had recorded, was recorded by nobody else."""
    await assigned(core, 5, "Helper", partner=PORTO, standing=Standing.BOTH)
    helper = await of(core, "5")
    await core.write(discord_user(5), members.assign, members.Subject(6, "Second"), partner=PORTO)
    second = await of(core, "6")
    assert (await core.read(BOSS, lambda tx, _: stored.load(tx, second))).recorded_by == helper
    done = await joined(core, second, helper)
    assert done.member.recorded_by is None


async def test_both_addresses_lead_to_the_one(core: Core, anabela: MemberId) -> None:
    listed = await on_a_list(core)
    await joined(core, listed, anabela)
    assert await of(core, ADDRESS) == listed
    for kind, address in ((ChannelKind.EMAIL, EMAIL), (ChannelKind.EMAIL, "a.q@example.org")):
        found = await core.read(BOSS, lambda tx, _, k=kind, a=address: stored.find_at(tx, k, a))
        assert found is not None
        assert found.id == listed
    kept = await core.read(ANABELA, lambda _, actor: actor)
    assert (kept.member, kept.language) == (listed, "pt"), "what only the one had chosen is kept"


async def test_the_trail_says_that_it_happened_and_by_whom(core: Core, anabela: MemberId) -> None:
    listed = await on_a_list(core)
    await joined(core, listed, anabela)
    (act,) = [row for row in await rows(core, trail) if row.act == "accounts joined"]
    assert (act.subject_id, act.member_id, act.detail) == (listed, await of(core, "1"), {"was": anabela})


async def test_of_two_questionnaires_the_sent_one_stays_and_one_voice_counts(
    core: Core, wave: WaveId, clock: FixedClock
) -> None:
    await send(core, ANA, wave, "1")
    ana, bruno = await of(core, "2"), await of(core, "3")
    for who in (ANA, BRUNO):
        opened = await core.write(who, answering.open_session, wave)
        await core.write(who, answering.start, opened.session, opened.revision)
        clock.advance(timedelta(hours=1))

    def sent(tx: Any) -> None:
        hers = update(survey_session).where(survey_session.c.member_id == ana)
        tx.connection.execute(hers.values(sent_at=tx.now - timedelta(hours=2)))

    await core.across(sent)
    await joined(core, bruno, ana)
    (session,) = await rows(core, survey_session)
    assert session.member_id == bruno
    assert session.sent_at is not None, "newer, but never sent: it gives way"
    (kept,) = await rows(core, submission)
    assert (kept.member_id, kept.replaced_at) == (bruno, None)


async def test_of_two_that_were_sent_the_later_one_counts_and_both_stay(
    core: Core, wave: WaveId, clock: FixedClock
) -> None:
    await send(core, ANA, wave, "1")
    clock.advance(timedelta(hours=1))
    await send(core, BRUNO, wave, "3")
    ana, bruno = await of(core, "2"), await of(core, "3")
    await joined(core, ana, bruno)
    first, second = sorted(await rows(core, submission), key=lambda row: row.sent_at)
    assert (first.replaced_at, second.replaced_at) == (second.sent_at, None)
    assert {first.member_id, second.member_id} == {ana}
    assert (await core.read(BRUNO, results.own_result, wave)).receipt == second.receipt


async def test_what_both_waited_for_comes_once(core: Core, network: None) -> None:
    ana, bruno = await of(core, "2"), await of(core, "3")

    def wait(tx: Any, _actor: Any) -> None:
        outbox.add(
            tx,
            [
                NewNotice(MILESTONE_GIVEN, "milestone", subject, tx.now, f"{subject}:{one}", one)
                for one, subject in ((ana, 5), (bruno, 5), (bruno, 6))
            ],
        )

    await core.write(BOSS, wait)
    await joined(core, ana, bruno)
    waiting = [row for row in await rows(core, notice) if row.kind == MILESTONE_GIVEN.code]
    assert sorted((row.member_id, row.subject_id, row.state) for row in waiting) == [
        (ana, 5, NoticeState.PENDING),
        (ana, 6, NoticeState.PENDING),
    ]


async def test_with_two_discord_accounts_one_is_written_to(core: Core, network: None) -> None:
    ana, bruno = await of(core, "2"), await of(core, "3")
    await core.write(BRUNO, lambda tx, _: people.agree(tx, ChannelKind.DISCORD, "3"))
    await joined(core, ana, bruno)
    to = await core.read(BOSS, lambda tx, _: claiming.recipients(tx, [ana]))
    assert to[ana].direct == "3", "the one that they agreed to"
    assert list(await core.read(BOSS, lambda tx, _: reading.members(tx, [ana]))) == [ana]


@pytest.mark.parametrize("how", ["consents", "profile"])
async def test_direct_messages_are_taken_back_for_both_accounts(core: Core, network: None, how: str) -> None:
    ana, bruno = await of(core, "2"), await of(core, "3")
    await core.write(BRUNO, me.agree)
    await joined(core, ana, bruno)
    kept = (await core.read(ANA, lambda _, actor: actor)).person
    assert kept is not None
    who = Visitor(kept, NetworkId(1))
    for caller in (ANA, BRUNO, who):
        direct = (await core.read(caller, me.profile)).direct
        assert direct is not None
        assert (direct.address, direct.open) == ("3", True), "what they see is what is written to"
    held = (await core.read(who, consents.mine)).direct
    assert held is not None
    assert (held.address, held.open) == ("3", True)
    if how == "consents":
        await core.write(who, consents.withdraw, Purpose.DIRECT)
    else:
        await core.write(ANA, me.withdraw)
    to = await core.read(BOSS, lambda tx, _: claiming.recipients(tx, [ana]))
    assert to[ana].direct is None


async def test_of_two_addresses_the_one_they_agreed_to_is_theirs_everywhere(
    core: Core, network: None
) -> None:
    """The one who stays has an address that somebody else typed, the other one that she confirmed."""
    listed, ana = await on_a_list(core), await of(core, "2")
    await core.write(
        ANA, lambda tx, a: people.add_channel(tx, a.person, ChannelKind.EMAIL, "ana@example.org")
    )
    await core.write(ANA, consents.give, Purpose.MAIL, ASKED[Purpose.MAIL], Given.CHAT)
    await joined(core, listed, ana)
    await shown_as(core, listed, "ana@example.org", mailed=True)

    await core.write(BOSS, lambda tx, _: people.found_closed(tx, ChannelKind.EMAIL, "ana@example.org"))
    await shown_as(core, listed, "a.q@example.org", mailed=False)
    await core.write(ANA, consents.give, Purpose.MAIL, ASKED[Purpose.MAIL], Given.CHAT)
    await shown_as(core, listed, "a.q@example.org", mailed=True)

    await core.write(BOSS, lambda tx, _: people.found_open(tx, ChannelKind.EMAIL, "ana@example.org"))
    await core.write(ANA, consents.withdraw, Purpose.MAIL)
    await shown_as(core, listed, "a.q@example.org", mailed=False)
    kept = await core.read(ANA, lambda tx, a: people.list_channels(tx, a.person))
    assert not any(one.agreed_at for one in kept), "none of them is agreed to any more"


async def shown_as(core: Core, member: MemberId, address: str, *, mailed: bool) -> None:
    """Ana has that address wherever it is looked up, and mails go there and nowhere else."""
    found = [
        (await core.read(ANA, me.profile)).mail,
        (await core.read(ANA, consents.mine)).mail,
        await core.read(ANA, lambda tx, a: addresses.known(tx)[a.person]),
    ]
    assert [one and one.address for one in found] == [address] * 3
    to = await core.read(BOSS, lambda tx, _: claiming.recipients(tx, [member]))
    assert to[member].mail == (address if mailed else None)


async def test_a_mail_to_an_address_that_was_named_is_not_the_same_as_one_to_them(
    core: Core, network: None
) -> None:
    """Such as the question whether an address is theirs: the other's is still asked."""
    ana, bruno = await of(core, "2"), await of(core, "3")

    def wait(tx: Any, _actor: Any) -> None:
        outbox.add(
            tx,
            [
                NewNotice(MILESTONE_GIVEN, "milestone", 5, tx.now, "a", ana),
                NewNotice(MILESTONE_GIVEN, "milestone", 5, tx.now, "b", bruno, address="b@example.org"),
                NewNotice(MILESTONE_GIVEN, "milestone", 6, tx.now, "c", ana, address="a@example.org"),
                NewNotice(MILESTONE_GIVEN, "milestone", 6, tx.now, "d", bruno),
            ],
        )

    await core.write(BOSS, wait)
    await joined(core, ana, bruno)
    waiting = [row for row in await rows(core, notice) if row.kind == MILESTONE_GIVEN.code]
    assert sorted((row.member_id, row.subject_id, row.address or "") for row in waiting) == [
        (ana, 5, ""),
        (ana, 5, "b@example.org"),
        (ana, 6, ""),
        (ana, 6, "a@example.org"),
    ]


async def test_the_roles_follow_for_both_accounts(core: Core, network: None) -> None:
    for number, partner in ((701, PORTO), (702, BREST)):
        await core.write(BOSS, networks.note_thing, Kind.PARTNER_ROLE, number, partner)
    ana, cleo = await of(core, "2"), await of(core, "4")
    done = await merged(core, cleo, ana)
    assert {(one.user, one.have) for one in done.mirrors} == {(2, frozenset({702})), (4, frozenset({702}))}
    all_ = await core.read(BOSS, members.mirrors)
    assert {one.user for one in all_} == {1, 2, 3, 4}
    own = await core.read(ANA, members.own_mirror)
    assert own is not None
    assert own.user == 2


async def test_the_same_and_what_has_changed_since_are_refused(core: Core, network: None) -> None:
    ana, bruno = await of(core, "2"), await of(core, "3")
    with pytest.raises(SamePersonAlready):
        await core.read(BOSS, members.preview, ana, ana)
    with pytest.raises(RoleNeeded):
        await core.read(BRUNO, members.preview, ana, bruno)
    asked = await core.read(BOSS, members.preview, ana, bruno)
    await assigned(core, 3, "Bruno", function="head of research", partner=PORTO)
    with pytest.raises(Changed):
        await core.write(BOSS, members.merge, ana, bruno, asked.seal)
    with pytest.raises(Changed):
        await core.write(BOSS, members.merge, bruno, ana, asked.seal)


async def test_the_coordination_joins_nobody_whom_another_network_knows(core: Core, network: None) -> None:
    """Else it could let a mailbox of its own choice into a network that is not its own."""
    ana, bruno = await of(core, "2"), await of(core, "3")

    def elsewhere(tx: Any) -> None:
        other = tx.within(across.found_network(tx, server=99, name="Baltic", language="en", zone="UTC").id)
        person = people.person_at(other, ChannelKind.DISCORD, "3")
        stored.add(other, person.id, None)

    await core.across(elsewhere)
    for kept, gone in ((ana, bruno), (bruno, ana)):
        with pytest.raises(KnownElsewhere):
            await core.read(BOSS, members.preview, kept, gone)


async def test_memberships_of_other_networks_go_along(core: Core, network: None) -> None:
    """As when somebody types their code: they say it themselves."""

    def elsewhere(tx: Any) -> None:
        for server, users in ((98, ("2",)), (99, ("2", "3"))):
            made = across.found_network(tx, server=server, name=f"N{server}", language="en", zone="UTC")
            other = tx.within(made.id)
            for user in users:
                person = people.person_at(other, ChannelKind.DISCORD, user)
                stored.add(other, person.id, None, roles=[Role.REVIEWER] if user == "2" else [])

    await core.across(elsewhere)
    ana, bruno = await of(core, "2"), await of(core, "3")

    def join(tx: Any, _actor: Any) -> None:
        gone, kept = stored.load(tx, ana).person.id, stored.load(tx, bruno).person.id
        members.join_persons(tx, kept, gone, None)

    await core.write(BOSS, join)
    person = await core.read(BRUNO, lambda _, actor: actor.person)
    found = await core.look_across(lambda tx: across.memberships(tx, person))
    assert [one.network.name for one in found] == ["Atlantic innovation", "N98", "N99"]
    left = await rows(core, schema.member)
    assert len([row for row in left if row.person_id == person]) == 3
    roles = await rows(core, schema.member_role)
    assert len([row for row in roles if row.role is Role.REVIEWER]) == 2, "united, not doubled"
