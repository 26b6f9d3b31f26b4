"""Guests of events: registered by the press in a mail alone, within the rules of seats, and let in nowhere else."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from domain.actors import ChannelKind, MemberId, NetworkId, PersonId, Visitor
from domain.addresses import AddressMalformed
from domain.consents import GUEST_LIST, GUEST_MAIL, Purpose
from domain.door import LinkExpired, LinkVoid
from domain.errors import NotAMember, NotFound
from domain.events.errors import EventCalledOff, NotInvited, NotYourEvent, RegistrationClosed
from domain.events.history import Act
from domain.events.model import Audience, Reply, Seat
from domain.guests import (
    MOST_INVITED,
    MOST_WAITING,
    NoAddresses,
    Organisation,
    OrganisationKind,
    OrganisationNeeded,
    RegionUnknown,
    Size,
    TooManyInvited,
    TooManyWaiting,
)
from domain.notices.kinds import (
    ADDRESS,
    EVENT_CANCELLED,
    EVENT_INVITED,
    EVENT_MOVED,
    EVENT_OFFERED,
    EVENT_REMINDER,
    GUEST_CONFIRM,
    GUEST_INVITED,
    GUEST_KNOWN,
    GUEST_REGISTERED,
)
from domain.notices.reader import Reader
from domain.people import NameNeeded
from domain.records import replace
from services import door, links, me
from services.actors import resolve
from services.door import addresses
from services.events import answering, changing, reading
from services.events.guests import (
    addressing,
    confirming,
    inviting,
    myself,
    notices,
    numbers,
    public,
    registering,
)
from services.events.guests.sweeping import KEPT
from services.events.guests.views import Asked
from services.events.notices import tell
from services.links import Purpose as Link
from services.networks import overview
from services.notices.working import claim
from services.notices.working import tell as working_tell
from services.sweeping import sweep
from services.todo import listing
from storage import across, consents, drafts, members, outbox, people
from storage.events import answers, changes, guests
from storage.schema.door import sign_in as sign_ins
from storage.schema.notices import notice as notice_table
from storage.schema.people import person as persons
from tests.services.events.conftest import ANA, BRUNO, SEMINAR, Made, announced, lisbon, look, says, waiting
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from domain.events.model import Event
    from services.core import Core
    from services.events.guests.views import Registered
    from tests.clock import FixedClock

HERE: Final = NetworkId(1)
TIDAL: Final = Organisation("Tidal Ltd", OrganisationKind.BUSINESS, Size.SMALL, "PT11")
GINA: Final = Asked("Gina Gest", "gina@example.org", TIDAL, "fr")


async def ask(core: Core, event: Event, asked: Asked = GINA) -> None:
    await core.across(registering.ask, 1, event.number, asked)


async def sent(core: Core, *kinds: Any) -> list[tuple[str, int, str | None]]:
    """Kind, subject and address of all notices of these kinds, in their order."""
    codes = [one.code for one in kinds]

    def found(tx: Any) -> list[tuple[str, int, str | None]]:
        rows = tx.connection.execute(notice_table.select().order_by(notice_table.c.id))
        return [(one.kind, one.subject_id, one.address) for one in rows if one.kind in codes]

    return await core.look_across(found)


async def visitor_at(core: Core, address: str) -> Visitor:
    """Who waits, or is registered, at that address."""

    def found(tx: Any) -> PersonId:
        here = tx.within(HERE)
        known = people.person_at(here, ChannelKind.EMAIL, address)
        if known is not None:
            return known.id
        draft = next(
            one for one in reversed(drafts.of_kind(here, registering.DRAFT)) if one.address == address
        )
        return members.load(here, draft.member).person.id

    return Visitor(await core.look_across(found), HERE)


async def pending_at(core: Core, address: str) -> Visitor:
    """For whom the mail with the press is."""

    def found(tx: Any) -> PersonId:
        here = tx.within(HERE)
        draft = max(
            (one for one in drafts.of_kind(here, registering.DRAFT) if one.address == address),
            key=lambda one: one.id,
        )
        return members.load(here, draft.member).person.id

    return Visitor(await core.look_across(found), HERE)


async def draft_of(core: Core, address: str) -> int:
    def found(tx: Any) -> int:
        here = tx.within(HERE)
        return max(one.id for one in drafts.of_kind(here, registering.DRAFT) if one.address == address)

    return await core.look_across(found)


async def registered(
    core: Core, event: Event, asked: Asked = GINA, *, photo: bool = False, contacts: bool = False
) -> tuple[Visitor, Registered]:
    """Somebody registers, and presses in the mail."""
    await ask(core, event, asked)
    who = await pending_at(core, asked.email)
    key = await draft_of(core, asked.email)
    done = await core.write(who, confirming.confirm, key, None, photo=photo, contacts=contacts)
    return await visitor_at(core, asked.email), done


async def guest_of(core: Core, who: Visitor) -> MemberId:
    actor = await core.look_across(lambda tx: resolve(tx, who))
    assert actor.member is None
    assert actor.guest is not None
    return actor.guest


async def counted(core: Core, table: Any) -> int:
    return await core.look_across(lambda tx: len(tx.connection.execute(table.select()).all()))


# Double opt-in


async def test_nothing_is_registered_until_the_link_is_pressed(core: Core, made: Made) -> None:
    event = await announced(core, public=True)
    await ask(core, event)
    assert (await look(core, event.id)).counts.going == 0
    assert [one[2] for one in await sent(core, GUEST_CONFIRM)] == ["gina@example.org"]
    taken = await core.look_across(
        lambda tx: people.person_at(tx.within(HERE), ChannelKind.EMAIL, GINA.email)
    )
    assert taken is None, "an address is nobody's by being typed"
    _who, done = await registered(core, event)
    assert (done.view.mine.seat, done.view.event.id) == (Seat.SEATED, event.id)
    known = await core.look_across(lambda tx: guests.find(tx.within(HERE), done.view.mine.member))
    assert known.organisation == TIDAL
    assert known.confirmed_at is not None
    assert (await look(core, event.id)).counts.going == 1
    given = await core.look_across(lambda tx: consents.of_member(tx.within(HERE), done.view.mine.member))
    assert {(one.purpose, one.wording, one.language) for one in given} == {
        (Purpose.NOTICE, "notice-1", "fr"),
        (Purpose.MAIL, GUEST_MAIL, "fr"),
    }
    assert [one[2] for one in await sent(core, GUEST_REGISTERED)] == ["gina@example.org"]


async def test_pressed_twice_it_is_as_if_pressed_once(core: Core, made: Made) -> None:
    event = await announced(core, public=True)
    who, _ = await registered(core, event, photo=True, contacts=True)
    key = await draft_of(core, GINA.email)
    before = await counted(core, notice_table)
    again = await core.write(who, confirming.confirm, key, None, photo=True, contacts=True)
    assert again.view.mine.seat is Seat.SEATED
    assert (await core.read(who, confirming.look, key)).done
    assert await counted(core, notice_table) == before


async def test_a_link_that_is_old_or_another_s_registers_nobody(
    core: Core, made: Made, clock: FixedClock
) -> None:
    event = await announced(core, public=True)
    await ask(core, event)
    gina, key = await visitor_at(core, GINA.email), await draft_of(core, GINA.email)
    await ask(core, event, replace(GINA, email="hugo@example.org"))
    hugo = await visitor_at(core, "hugo@example.org")
    with pytest.raises(LinkVoid):
        await core.write(hugo, confirming.confirm, key, None, photo=False, contacts=False)
    clock.advance(timedelta(days=1))
    with pytest.raises(LinkExpired):
        await core.write(gina, confirming.confirm, key, None, photo=False, contacts=False)
    assert (await look(core, event.id)).counts.going == 0


async def test_the_organisation_is_said_once_and_remembered(core: Core, made: Made) -> None:
    first, second = await announced(core, public=True), await announced(core, public=True)
    await ask(core, first, replace(GINA, organisation=None))
    who, key = await visitor_at(core, GINA.email), await draft_of(core, GINA.email)
    with pytest.raises(OrganisationNeeded):
        await core.write(who, confirming.confirm, key, None, photo=False, contacts=False)
    done = await core.write(who, confirming.confirm, key, TIDAL, photo=False, contacts=False)
    assert done.view.mine.seat is Seat.SEATED
    again, done = await registered(core, second, replace(GINA, organisation=None))
    assert again == who
    assert (await core.read(who, myself.show)).guest.organisation == TIDAL


# Hostile input


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"email": "gina@example.org\r\nBcc: all@example.org"}, AddressMalformed),
        ({"email": "gina@example.org\nx"}, AddressMalformed),
        ({"email": "gina"}, AddressMalformed),
        ({"name": " \n"}, NameNeeded),
        ({"organisation": replace(TIDAL, name=" \u202e ")}, OrganisationNeeded),
        ({"organisation": replace(TIDAL, name="x" * 121)}, OrganisationNeeded),
        ({"organisation": replace(TIDAL, region="XX99")}, RegionUnknown),
    ],
)
async def test_what_cannot_be_is_refused(
    core: Core, made: Made, change: dict[str, Any], error: type[Exception]
) -> None:
    event = await announced(core, public=True)
    before = await counted(core, persons)
    with pytest.raises(error):
        await ask(core, event, replace(GINA, **change))
    assert await counted(core, persons) == before


async def test_a_thousand_registrations_cost_little_and_send_few_mails(core: Core, made: Made) -> None:
    event = await announced(core, public=True)
    for _ in range(50):
        await ask(core, event)
    assert len(await sent(core, GUEST_CONFIRM)) == 3, "to one address"
    before = await counted(core, persons)
    refused = 0
    for n in range(MOST_WAITING + 20):
        try:
            await ask(core, event, replace(GINA, email=f"g{n}@example.org"))
        except TooManyWaiting:
            refused += 1
    assert len(await sent(core, GUEST_CONFIRM)) == MOST_WAITING
    assert refused == 23
    assert await counted(core, persons) == before + MOST_WAITING - 3
    other = await announced(core, public=True)
    await ask(core, other, replace(GINA, email="someone@example.org"))


async def test_who_waits_no_more_makes_room_and_is_forgotten(
    core: Core, made: Made, clock: FixedClock
) -> None:
    event, before = await announced(core, public=True), await counted(core, persons)
    for n in range(5):
        await ask(core, event, replace(GINA, email=f"g{n}@example.org"))
    clock.advance(timedelta(hours=23))
    assert (await core.across(sweep)).guests == 0
    clock.advance(timedelta(hours=1))
    assert (await core.across(sweep)).guests == 5
    assert await counted(core, persons) == before


async def test_only_public_events_have_a_page(core: Core, made: Made) -> None:
    event = await announced(core)
    for number in (event.number, 999):
        with pytest.raises(NotFound):
            await core.look_across(public.look, 1, number)
        with pytest.raises(NotFound):
            await core.across(registering.ask, 1, number, GINA)
    with pytest.raises(NotFound):
        await core.look_across(public.look, 99, event.number)
    await core.write(BOSS, public.open_page, event.id, event.revision, public=True)
    seen = await core.look_across(public.look, 1, event.number)
    assert seen.view.event.title == event.title
    with pytest.raises(NotYourEvent):
        await core.write(BRUNO, public.open_page, event.id, event.revision + 1, public=False)


async def test_the_public_page_hides_the_room(core: Core, made: Made) -> None:
    from domain.events.model import Manner, Place, RoomKind

    place = Place(Manner.ONLINE, "", RoomKind.LINK, "https://meet.example.org/secret")
    event = await announced(core, public=True, place=place)
    assert "secret" not in repr(await core.look_across(public.look, 1, event.number))
    _who, done = await registered(core, event)
    assert done.view.event.place.link.endswith("secret")


async def test_closed_or_called_off_nobody_registers(core: Core, made: Made, clock: FixedClock) -> None:
    event = await announced(core, public=True, closes_before=60)
    clock.set(event.starts_at - timedelta(minutes=90))
    await ask(core, event)
    who, key = await pending_at(core, GINA.email), await draft_of(core, GINA.email)
    off = await announced(core, public=True)
    await core.write(BOSS, changing.cancel, off.id, off.revision, "storm")
    with pytest.raises(EventCalledOff):
        await ask(core, off)
    clock.set(event.starts_at - timedelta(minutes=30))
    with pytest.raises(RegistrationClosed):
        await ask(core, event, replace(GINA, email="late@example.org"))
    with pytest.raises(RegistrationClosed):
        await core.write(who, confirming.confirm, key, None, photo=False, contacts=False)


# Whose address it is


async def with_address(core: Core, member: MemberId, address: str, *, agreed: bool) -> None:
    def add(tx: Any) -> None:
        here = tx.within(HERE)
        person = members.load(here, member).person.id
        people.add_channel(here, person, ChannelKind.EMAIL, address, agreed=agreed)

    await core.across(add)


@pytest.mark.parametrize("agreed", [True, False])
async def test_a_member_s_address_leads_them_to_their_own_answer(
    core: Core, made: Made, agreed: bool
) -> None:
    event = await announced(core, public=True)
    await with_address(core, made.bruno, "bruno@example.org", agreed=agreed)
    await ask(core, event, replace(GINA, email="Bruno@Example.org"))
    assert await sent(core, GUEST_CONFIRM) == []
    assert await sent(core, GUEST_KNOWN) == [(GUEST_KNOWN.code, int(event.id), "bruno@example.org")]
    told = await telling(core, GUEST_KNOWN)
    assert bool(told.token) == agreed, "who never confirmed the address is not acted for by it"
    assert (await look(core, event.id, BRUNO)).mine is None


async def telling(core: Core, kind: Any) -> Any:
    """What the last notice of a kind says."""

    def found(tx: Any) -> Any:
        here = tx.within(HERE)
        row = tx.connection.execute(
            notice_table.select().where(notice_table.c.kind == kind.code).order_by(notice_table.c.id.desc())
        ).first()
        notice = outbox.notice_from(row)
        reader = Reader(HERE, "en", "Europe/Lisbon", row.member_id, guest=True)
        own = {EVENT_INVITED.code: tell, EVENT_MOVED.code: tell, EVENT_CANCELLED.code: tell}
        return own.get(notice.kind, notices.tell)(here, notice, reader)

    await core.across(links.prepare)
    return await core.look_across(found)


async def test_somebody_of_another_network_is_the_same_person_once_they_press(core: Core, made: Made) -> None:
    event = await announced(core, public=True)

    def elsewhere(tx: Any) -> PersonId:
        other = across.found_network(tx, server=12, name="Baltic", language="en", zone="Europe/Riga")
        here = tx.within(other.id)
        zoe = people.add_person(here, "Zoe")
        people.add_channel(here, zoe.id, ChannelKind.EMAIL, GINA.email, agreed=True)
        members.add(here, zoe.id, None)
        return zoe.id

    zoe = await core.across(elsewhere)
    await ask(core, event)
    draft = await core.look_across(lambda tx: drafts.latest(tx.within(HERE), registering.DRAFT))
    pending = await core.look_across(lambda tx: members.load(tx.within(HERE), draft.member))
    assert pending.person.id != zoe, "whoever typed the address knows nothing of them"
    done = await core.write(
        Visitor(pending.person.id, HERE), confirming.confirm, draft.id, None, photo=False, contacts=False
    )
    assert done.view.counts.going == 1
    who = Visitor(zoe, HERE)
    assert (await core.read(who, myself.show)).name == "Zoe", "another network's name stays"
    assert [one.guest for one in await core.look_across(across.memberships, zoe)] == [True, False]


async def test_who_left_may_come_as_a_guest(core: Core, made: Made) -> None:
    from services import members as member_services

    event = await announced(core, public=True)
    await with_address(core, made.bruno, "bruno@example.org", agreed=True)
    await core.write(BRUNO, member_services.leave)
    who, done = await registered(core, event, replace(GINA, email="bruno@example.org"))
    assert done.view.mine.member == made.bruno
    assert await guest_of(core, who) == made.bruno
    found = await core.look_across(lambda tx: members.load(tx.within(HERE), made.bruno))
    assert (found.guest, found.partner, found.active, found.here) == (True, None, False, True)


# Seats


async def test_guests_wait_are_offered_and_withdraw_like_all(core: Core, made: Made) -> None:
    event = await announced(core, public=True, capacity=1)
    await says(core, BRUNO, event.id)
    gina, done = await registered(core, event)
    assert done.view.mine.seat is Seat.WAITING
    await says(core, BRUNO, event.id, Reply.NO)
    mine = (await core.read(gina, reading.show, event.id)).mine
    assert mine.seat is Seat.OFFERED
    assert len(await sent(core, EVENT_OFFERED)) == 1
    taken = await core.write(gina, answering.respond, event.id, Reply.GOING)
    assert taken.view.mine.seat is Seat.SEATED
    gone = await core.write(gina, answering.respond, event.id, Reply.NO)
    assert gone.view.counts.taken == 0


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(some.lists(some.tuples(some.integers(0, 3), some.sampled_from(Reply)), max_size=12))
async def test_capacity_holds_for_guests_and_members_together(
    core: Core, made: Made, acts: list[tuple[int, Reply]]
) -> None:
    event = await announced(core, public=True, capacity=2)
    who: list[Any] = [ANA, BRUNO]
    for n in range(2):
        asked = replace(GINA, email=f"h{n}e{event.id}@example.org")
        who.append((await registered(core, event, asked))[0])
    for person, reply in acts:
        await core.write(who[person], answering.respond, event.id, reply)
        said = await core.look_across(lambda tx: answers.listed(tx.within(HERE), event.id))
        assert sum(one.seat.held for one in said) <= 2
        assert not any(one.reply is Reply.GOING and one.seat is Seat.NONE for one in said), "nobody is lost"


async def test_a_guest_answers_to_what_is_public_or_theirs_alone(core: Core, made: Made) -> None:
    event, inner = await announced(core, public=True), await announced(core)
    closed = await announced(core, audience=Audience(everyone=False, members=frozenset({made.bruno})))
    gina, _ = await registered(core, event)
    for other in (inner, closed):
        with pytest.raises(NotInvited):
            await core.write(gina, answering.respond, other.id, Reply.GOING)
        with pytest.raises((NotAMember, NotFound)):
            await core.read(gina, reading.show, other.id)


# Told by mail


async def test_reminders_changes_and_the_end_of_mails(core: Core, made: Made) -> None:
    event = await announced(core, public=True)
    gina, _ = await registered(core, event)
    assert len(await sent(core, EVENT_REMINDER)) == 2
    await core.write(gina, myself.end_mails)
    assert not (await core.read(gina, myself.show)).mails
    seen = await look(core, event.id)
    moved = await core.write(BOSS, changing.move, event.id, seen.event.revision, lisbon("2027-06-16T14:00"))
    assert (EVENT_MOVED.code, int(event.id), GINA.email) in await sent(core, EVENT_MOVED), "they are told"
    assert (await telling(core, EVENT_MOVED)).view.event.id == event.id
    await core.write(BOSS, changing.cancel, event.id, moved.view.event.revision, "storm")
    assert (EVENT_CANCELLED.code, int(event.id), GINA.email) in await sent(core, EVENT_CANCELLED)
    await core.write(gina, myself.mails_again)
    assert (await core.read(gina, myself.show)).mails


async def test_mails_go_to_guests_as_they_agreed(core: Core, made: Made, clock: FixedClock) -> None:
    event = await announced(core, public=True)
    gina, done = await registered(core, event)
    clock.set(event.starts_at - timedelta(hours=23, minutes=59))
    made_now, _ = await core.across(claim, HERE, "w", 50)
    to = {(one.way.value, one.address) for one in made_now if one.member == done.view.mine.member}
    assert to == {("email", GINA.email)}
    await core.write(gina, myself.end_mails)
    clock.set(event.starts_at - timedelta(minutes=59))
    before = {one.id for one in made_now}
    made_now, _ = await core.across(claim, HERE, "w", 50)
    new = [one for one in made_now if one.id not in before]
    assert [one for one in new if one.member == done.view.mine.member] == []


async def test_a_guest_s_mail_is_on_the_clock_of_the_event(core: Core, made: Made, clock: FixedClock) -> None:
    """As the page behind its button is: of a guest no clock is known."""
    event = await announced(core, public=True, span=replace(SEMINAR.span, zone="Europe/Madrid"))
    gina, _ = await registered(core, event)
    clock.set(event.starts_at - timedelta(hours=23, minutes=59))
    deliveries, _ = await core.across(claim, HERE, "w", 50)
    told = await core.look_across(working_tell, HERE, deliveries, {EVENT_REMINDER.code: tell})
    who = await guest_of(core, gina)
    assert [(one.reader.member, one.reader.zone) for one in told if one.lines] == [(who, "Europe/Madrid")]


# Invited


async def language_at(core: Core, address: str) -> str | None:
    def found(tx: Any) -> str | None:
        person = people.person_at(tx.within(HERE), ChannelKind.EMAIL, address)
        return person.language if person is not None else None

    return await core.look_across(found)


async def test_a_first_mail_is_in_the_language_of_the_event_or_the_one_that_was_chosen(
    core: Core, made: Made
) -> None:
    event = await announced(core, languages=("es", "pt"))
    assert await core.read(BOSS, inviting.language_of, event.id) == "es"
    seen = await core.read(BOSS, inviting.preview, event.id, "hugo@example.org")
    assert seen.language == "es"
    await core.write(BOSS, inviting.send, event.id, "hugo@example.org", seen.seal)
    assert await language_at(core, "hugo@example.org") == "es"
    seen = await core.write(BOSS, inviting.keep, event.id, "marie@example.fr", "fr")
    assert seen.language == "fr"
    await core.write(BOSS, inviting.send_kept, seen.draft)
    assert await language_at(core, "marie@example.fr") == "fr"
    anywhere = await announced(core, languages=())
    assert await core.read(BOSS, inviting.language_of, anywhere.id) == "en", "the network's"
    seen = await core.read(BOSS, inviting.preview, anywhere.id, "hugo@example.org", "xx")
    assert seen.language == "en"


async def test_what_looks_like_a_slip_is_shown_before_anybody_is_written_to(core: Core, made: Made) -> None:
    event = await announced(core)
    pasted = "ines@gmial.com, hugo@example.org, marie@gmail.com"
    seen = await core.read(BOSS, inviting.preview, event.id, pasted)
    assert seen.slips == (("ines@gmial.com", "ines@gmail.com"),)
    await core.write(BOSS, inviting.send, event.id, pasted, seen.seal)
    assert "ines@gmial.com" in [one[2] for one in await sent(core, GUEST_INVITED)], "asked, not refused"


async def test_first_invitations_go_once_and_say_by_whom(core: Core, made: Made) -> None:
    event = await announced(core)
    pasted = "Hugo <hugo@example.org>; ines@example.org\nnot an address@, Hugo@example.org\nnot-an-address"
    seen = await core.read(BOSS, inviting.preview, event.id, pasted)
    assert (seen.listed, seen.first, seen.before) == (0, 2, 0)
    assert seen.faulty == ("address@", "not-an-address")
    await core.write(BOSS, inviting.send, event.id, pasted, seen.seal)
    assert [one[2] for one in await sent(core, GUEST_INVITED)] == ["hugo@example.org", "ines@example.org"]
    told = await telling(core, GUEST_INVITED)
    assert (told.by, bool(told.token)) == ("Berta", True)
    again = await core.read(BOSS, inviting.preview, (await announced(core)).id, pasted)
    assert (again.first, again.before) == (0, 2)
    hugo = await visitor_at(core, "hugo@example.org")
    assert (await core.read(hugo, inviting.look, event.id)).address == "hugo@example.org"
    done = await core.write(hugo, inviting.register, event.id, replace(GINA, email="other@example.org"))
    assert done.view.mine.seat is Seat.SEATED
    assert (await core.read(hugo, myself.show)).address == "hugo@example.org"
    ines = await visitor_at(core, "ines@example.org")
    await core.write(ines, addressing.decline)
    assert (await core.read(ines, inviting.look, event.id)).declined
    assert await telling(core, GUEST_INVITED) is None


async def test_the_contact_list_is_invited_as_members_are(core: Core, made: Made) -> None:
    first, inner = await announced(core, public=True), await announced(core)
    gina, _ = await registered(core, first, contacts=True)
    await registered(core, first, replace(GINA, email="hugo@example.org"))
    seen = await core.read(BOSS, inviting.preview, inner.id, "gina@example.org hugo@example.org")
    assert (seen.listed, seen.first, seen.before) == (1, 0, 1)
    before = len(await sent(core, EVENT_INVITED))
    await core.write(BOSS, inviting.send, inner.id, "gina@example.org hugo@example.org", seen.seal)
    assert len(await sent(core, EVENT_INVITED)) == before + 1
    assert (await telling(core, EVENT_INVITED)).view.event.id == inner.id
    done = await core.write(gina, answering.respond, inner.id, Reply.GOING)
    assert done.view.mine.seat is Seat.SEATED
    changed = await core.write(BOSS, public.open_page, inner.id, inner.revision, public=False)
    assert changed.view.event.audience.everyone
    assert (await core.read(BOSS, numbers.of_event, inner.id)).invited == 1


async def test_who_declines_is_invited_no_more_and_stays_what_they_are(core: Core, made: Made) -> None:
    first = await announced(core, public=True)
    gina, _ = await registered(core, first, contacts=True)
    invited, after = await announced(core), await announced(core)
    seen = await core.read(BOSS, inviting.preview, invited.id, "gina@example.org")
    await core.write(BOSS, inviting.send, invited.id, "gina@example.org", seen.seal)
    who = await guest_of(core, gina)
    assert who in {one.member_id for one in await waiting(core, EVENT_INVITED.code)}
    await core.write(gina, addressing.decline)
    assert who not in {one.member_id for one in await waiting(core, EVENT_INVITED.code)}
    seen = await core.read(BOSS, inviting.preview, after.id, "gina@example.org")
    assert (seen.listed, seen.first, seen.before) == (0, 0, 1)
    moved = replace(invited.span, wall=invited.span.wall + timedelta(days=1))
    await core.write(BOSS, changing.move, invited.id, invited.revision, moved)
    assert who not in {one.member_id for one in await waiting(core, EVENT_INVITED.code)}
    known = await core.read(BOSS, lambda tx, _: guests.find(tx, who))
    assert (known.declined, known.organisation) == (True, GINA.organisation)
    mine = await core.read(gina, myself.show)
    assert (mine.contacts, mine.mails) == (False, True), "of what they registered for they still hear"
    assert (await core.read(BOSS, numbers.of_event, first.id)).numbers.kinds == {"business": 1}
    await core.write(gina, myself.agree, mails=True, contacts=True, photo=False)
    seen = await core.read(BOSS, inviting.preview, after.id, "gina@example.org")
    assert seen.listed == 1, "until they want to be"


async def test_who_may_invite_and_how_many(core: Core, made: Made) -> None:
    event = await announced(core)
    with pytest.raises(NotYourEvent):
        await core.read(BRUNO, inviting.preview, event.id, "x@example.org")
    with pytest.raises(NoAddresses):
        await core.read(BOSS, inviting.preview, event.id, "nobody at all")
    many = " ".join(f"g{n}@example.org" for n in range(MOST_INVITED + 1))
    with pytest.raises(TooManyInvited):
        await core.read(BOSS, inviting.preview, event.id, many)


async def test_so_many_a_day_are_for_all_events_together(
    core: Core, made: Made, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addressing, "MOST_INVITED_A_DAY", 2)

    async def invite(event: Event, pasted: str) -> None:
        seen = await core.read(BOSS, inviting.preview, event.id, pasted)
        await core.write(BOSS, inviting.send, event.id, pasted, seen.seal)

    await invite(await announced(core), "hugo@example.org ines@example.org")
    other = await announced(core)
    with pytest.raises(TooManyInvited):
        await invite(other, "jose@example.org")
    clock.advance(timedelta(days=1))
    await invite(other, "jose@example.org")


# Numbers, and what is left


async def test_numbers_by_kind_size_and_region_outlive_the_guests(
    core: Core, made: Made, clock: FixedClock
) -> None:
    event = await announced(core, public=True)
    await registered(core, event)
    await registered(core, event, replace(GINA, email="list@example.org"), contacts=True)
    uni = Organisation("Uni", OrganisationKind.UNIVERSITY, Size.LARGE, None)
    await registered(core, event, replace(GINA, email="uni@example.org", organisation=uni))
    found = (await core.read(BOSS, numbers.of_event, event.id)).numbers
    assert found.total == 3
    assert found.kinds == {"business": 2, "university": 1}
    assert found.sizes == {"small": 2, "none": 1}
    assert found.regions == {"": 1, "PT11": 2}
    assert found.organisations == ("Tidal Ltd", "Uni")
    with pytest.raises(NotYourEvent):
        await core.read(BRUNO, numbers.of_event, event.id)
    clock.set(event.ends_at + KEPT - timedelta(hours=1))
    assert (await core.across(sweep)).guests == 0
    clock.advance(timedelta(hours=1))
    assert (await core.across(sweep)).guests == 2
    left = (await core.read(BOSS, numbers.of_event, event.id)).numbers
    assert (left.total, left.kinds, left.sizes) == (3, found.kinds, found.sizes)
    assert left.organisations == ("Tidal Ltd",), "of who is on the list"


async def test_a_guest_is_told_exported_and_erased(core: Core, made: Made) -> None:
    event = await announced(core, public=True, capacity=1)
    gina, _ = await registered(core, event)
    hugo, waits = await registered(core, event, replace(GINA, email="hugo@example.org"))
    assert waits.view.mine.seat is Seat.WAITING
    data = await core.read(gina, me.export)
    told = repr(data)
    assert "Tidal Ltd" in told
    assert "hugo" not in told
    seen = await core.read(gina, me.preview)
    await core.write(gina, myself.erase, seen.erasure.seal)
    assert (
        await core.look_across(lambda tx: people.person_at(tx.within(HERE), ChannelKind.EMAIL, GINA.email))
        is None
    )
    mine = (await core.read(hugo, reading.show, event.id)).mine
    assert mine.seat is Seat.OFFERED, "the seat goes to who waits"


# Let in nowhere else


async def test_no_link_to_sign_in_is_sent_to_a_guest(core: Core, made: Made) -> None:
    event = await announced(core, public=True)
    gina, _ = await registered(core, event)
    await core.across(door.ask, GINA.email)
    assert await counted(core, sign_ins) == 0
    with pytest.raises(NotAMember):
        await core.write(gina, door.make_link)
    opened = await core.across(
        lambda tx: door.open_for(tx, people.oneself(tx.within(HERE), gina.person), "x")
    )
    assert opened.memberships == ()
    assert (await core.look_across(door.visit, opened.secret)).memberships == ()


async def test_guests_stand_on_no_list(core: Core, made: Made) -> None:
    event = await announced(core, public=True)
    gina, _ = await registered(core, event)
    own = await guest_of(core, gina)

    def lists(tx: Any) -> list[Any]:
        here = tx.within(HERE)
        return [*members.listed(here), *members.listed(here, left=True)]

    assert own not in {one.id for one in await core.look_across(lists)}
    assert "Gina" not in repr(await core.read(BOSS, overview))
    with pytest.raises(NotAMember):
        await core.read(gina, listing.mine)
    found = await core.look_across(lambda tx: across.networks_of(tx, ChannelKind.EMAIL, GINA.email))
    assert found == ()
    assert "Gina" not in str((await core.read(BOSS, reading.people, event.id)).silent)


async def test_a_list_that_names_a_guest_makes_them_a_member(core: Core, made: Made) -> None:
    event = await announced(core, public=True)
    gina, _ = await registered(core, event, contacts=True)
    own = await guest_of(core, gina)

    def enlist(tx: Any) -> Any:
        return members.add(tx.within(HERE), gina.person, None)

    became = await core.across(enlist)
    assert (became.id, became.guest, became.active) == (own, False, True)
    held = [
        one
        for one in await core.look_across(lambda tx: consents.of_member(tx.within(HERE), own))
        if one.holds
    ]
    assert {one.wording for one in held} == {"notice-1"}, "what was said for events alone ends"
    assert GUEST_LIST not in {one.wording for one in held}
    assert (await look(core, event.id)).counts.going == 1


async def test_an_address_claimed_by_a_member_brings_the_guest_along(core: Core, made: Made) -> None:
    event = await announced(core, public=True)
    await registered(core, event)
    await core.write(BRUNO, addresses.claim, GINA.email)
    (key,) = {one[1] for one in await sent(core, ADDRESS)}
    done = await core.write(BRUNO, addresses.confirm, key, "mail-1")
    assert done.done
    mine = (await look(core, event.id, BRUNO)).mine
    assert (mine.member, mine.seat) == (made.bruno, Seat.SEATED)
    found = await core.look_across(lambda tx: members.load(tx.within(HERE), made.bruno))
    assert (found.guest, found.active) == (False, True)


async def test_links_of_a_guest_end_with_them(core: Core, made: Made) -> None:
    event = await announced(core, public=True)
    gina, done = await registered(core, event)
    signed = await core.look_across(links.read, done.token)
    assert (signed.purpose, signed.membership.guest, signed.membership.active) == (Link.EVENT, True, False)
    seen = await core.read(gina, me.preview)
    await core.write(gina, myself.erase, seen.erasure.seal)
    with pytest.raises(LinkVoid):
        await core.look_across(links.read, done.token)


async def test_the_numbers_of_more_than_a_thousand_forgotten_guests_stay(core: Core, made: Made) -> None:
    event = await announced(core, public=True)

    def forgotten(tx: Any, _: Any) -> None:
        for _number in range(1001):
            changes.note(tx, event.id, None, Act.GUESTS_FORGOTTEN, {"kind:business": (None, 1)})

    await core.write(BOSS, forgotten)
    assert (await core.read(BOSS, numbers.of_event, event.id)).numbers.total == 1001
