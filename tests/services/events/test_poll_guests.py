"""Guests in date polls: asked once by their address, heard by a link, told nothing that they did not agree to."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import pytest

from domain.actors import ChannelKind, NetworkId, Role, Visitor
from domain.consents import GUEST_MAIL, GUEST_POLL
from domain.errors import Changed, NotAMember, NotFound
from domain.events.errors import NotInvited, NotYourEvent
from domain.events.model import Audience, Reply, Seat
from domain.guests import MOST_INVITED, NoAddresses, TooManyInvited
from domain.notices.kinds import (
    EVENT_INVITED,
    GUEST_INVITED,
    POLL_ALL_ANSWERED,
    POLL_CANCELLED,
    POLL_CHANGED,
    POLL_GUEST_ASKED,
    POLL_INVITED,
    POLL_UNANSWERED,
)
from domain.notices.reader import Reader
from domain.people import NameNeeded
from domain.polls import PollOver, SlotId, Vote, VotesNeeded
from domain.records import replace
from services import links, me
from services import members as member_services
from services.events import answering, changing
from services.events import reading as events_reading
from services.events.guests import addressing, inviting, myself
from services.notices.working import claim
from services.polls import acting, guests, notices, posting, reading
from services.polls.views import GuestSaid
from services.sweeping import sweep
from storage import consents, members, outbox, people, polls
from storage.events import guests as kept_guests
from storage.schema.notices import notice as notice_table
from tests.services.events.conftest import ANA, BRUNO, Made, announced, lisbon, waiting
from tests.services.events.test_guests import GINA, HERE, guest_of, registered, sent, visitor_at
from tests.services.events.test_polls import proposed
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from domain.actors import Caller
    from domain.polls import Poll, PollId
    from services.core import Core
    from services.polls.views import PollGuests, PollView
    from tests.clock import FixedClock

HUGO: Final = "hugo@example.org"
YES: Final = GuestSaid({}, Vote.YES, "Hugo Hill")


@pytest.fixture(autouse=True)
async def signing(core: Core) -> None:
    """As at the start of a bot."""
    await core.across(links.prepare)


async def asked(core: Core, poll: PollId, pasted: str = HUGO, by: Caller = BOSS) -> PollGuests:
    """Who runs a poll looks at what asking these would do, and does it."""
    seen = await core.read(by, guests.preview, poll, pasted)
    return await core.write(by, guests.send, poll, pasted, seen.seal)


async def begun(core: Core, pasted: str = HUGO, **said: object) -> Poll:
    poll = (await proposed(core, **said)).poll
    await asked(core, poll.id, pasted)
    return poll


async def on_list(core: Core) -> Visitor:
    """Gina, who registered for an event once and agreed to be on the contact list."""
    who, _ = await registered(core, await announced(core, public=True), contacts=True)
    return who


async def results(core: Core, poll: PollId) -> PollView:
    return await core.read(BOSS, reading.results, poll)


async def to_come(core: Core, who: Visitor, *kinds: Any) -> list[str]:
    """The kinds of what waits to be sent to a guest, of these."""
    member, found = await guest_of(core, who), []
    for kind in kinds:
        found += [kind.code for one in await waiting(core, kind.code) if one.member_id == member]
    return found


# Asked by who runs it


async def test_an_address_is_written_to_once_ever_and_told_by_whom(core: Core, made: Made) -> None:
    poll = (await proposed(core)).poll
    pasted = f"Hugo <{HUGO}>; ines@example.org\nnot an address@, Hugo@example.org"
    seen = await core.read(BOSS, guests.preview, poll.id, pasted)
    assert (seen.listed, seen.first, seen.before, seen.faulty) == (0, 2, 0, ("address@",))
    assert seen.slips == ()
    slipped = await core.read(BOSS, guests.preview, poll.id, "ines@outlok.com")
    assert slipped.slips == (("ines@outlok.com", "ines@outlook.com"),)
    assert await sent(core, POLL_GUEST_ASKED) == [], "looking asks nobody"
    await core.write(BOSS, guests.send, poll.id, pasted, seen.seal)
    to = [(one[1], one[2]) for one in await sent(core, POLL_GUEST_ASKED)]
    assert to == [(int(poll.id), HUGO), (int(poll.id), "ines@example.org")]
    assert (await told(core, HUGO)).by == "Berta"
    assert await sent(core, GUEST_INVITED) == []
    other = (await proposed(core)).poll
    again = await core.read(BOSS, guests.preview, other.id, pasted)
    assert (again.first, again.before) == (0, 2), "in this poll or in any other"
    event = await core.read(BOSS, inviting.preview, (await announced(core)).id, pasted)
    assert (event.first, event.before) == (0, 2), "or to an event"


async def told(core: Core, address: str) -> notices.PollNotice | None:
    """What the first mail to that address says now."""

    def found(tx: Any) -> Any:
        here = tx.within(HERE)
        asked_them = notice_table.c.kind == POLL_GUEST_ASKED.code, notice_table.c.address == address
        row = tx.connection.execute(notice_table.select().where(*asked_them)).one()
        reader = Reader(HERE, "en", "Europe/Lisbon", row.member_id, guest=True)
        return notices.tell(here, outbox.notice_from(row), reader)

    return await core.look_across(found)


async def test_the_first_mail_goes_by_mail_alone_and_nothing_reminds_of_it(
    core: Core, made: Made, clock: FixedClock
) -> None:
    poll = await begun(core)
    hugo = await visitor_at(core, HUGO)
    assert await to_come(core, hugo, POLL_INVITED, POLL_UNANSWERED) == []
    made_now, _ = await core.across(claim, HERE, "w", 50)
    member = await guest_of(core, hugo)
    assert [(one.way.value, one.address) for one in made_now if one.member == member] == [("email", HUGO)]
    clock.set(poll.deadline - timedelta(hours=3))
    before = {one.id for one in made_now}
    made_now, _ = await core.across(claim, HERE, "w", 50)
    assert [one for one in made_now if one.member == member and one.id not in before] == []


async def test_the_contact_list_is_asked_as_members_are_and_by_mail(
    core: Core, made: Made, clock: FixedClock
) -> None:
    gina = await on_list(core)
    hugo, _ = await registered(core, await announced(core, public=True), replace(GINA, email=HUGO))
    poll = (await proposed(core)).poll
    done = await asked(core, poll.id, f"{GINA.email} {HUGO}")
    assert (done.listed, done.first, done.before) == (1, 0, 1), "mails of what one registers for are no list"
    assert await sent(core, POLL_GUEST_ASKED) == []
    assert await to_come(core, gina, POLL_INVITED, POLL_UNANSWERED) == [
        POLL_INVITED.code,
        POLL_UNANSWERED.code,
        POLL_UNANSWERED.code,
    ]
    assert await to_come(core, hugo, POLL_INVITED, POLL_UNANSWERED) == []
    made_now, _ = await core.across(claim, HERE, "w", 50)
    member = await guest_of(core, gina)
    ways = {(one.way.value, one.address) for one in made_now if one.member == member}
    assert ways == {("email", GINA.email)}, "never in a channel"
    again = await core.read(BOSS, guests.preview, poll.id, GINA.email)
    assert (again.listed, again.before) == (0, 1), "asked already"
    await core.write(gina, acting.say_all, poll.id, Vote.NO)
    assert await to_come(core, gina, POLL_INVITED, POLL_UNANSWERED) == []


async def test_who_may_ask_whom_and_how_many(
    core: Core, made: Made, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    poll = (await proposed(core)).poll
    with pytest.raises(NotYourEvent):
        await core.read(BRUNO, guests.preview, poll.id, HUGO)
    with pytest.raises(NoAddresses):
        await core.read(BOSS, guests.preview, poll.id, "nobody at all")
    many = " ".join(f"g{n}@example.org" for n in range(MOST_INVITED + 1))
    with pytest.raises(TooManyInvited):
        await core.read(BOSS, guests.preview, poll.id, many)
    monkeypatch.setattr(addressing, "MOST_INVITED_A_DAY", 1)
    await asked(core, poll.id)
    event = await announced(core)
    seen = await core.read(BOSS, inviting.preview, event.id, "ines@example.org")
    with pytest.raises(TooManyInvited):
        await core.write(BOSS, inviting.send, event.id, "ines@example.org", seen.seal)
    clock.advance(timedelta(days=1))
    await asked(core, poll.id, "ines@example.org")
    clock.set(poll.deadline)
    with pytest.raises(PollOver):
        await core.read(BOSS, guests.preview, poll.id, "jose@example.org")


async def test_what_was_seen_is_what_is_done(core: Core, made: Made) -> None:
    poll = (await proposed(core)).poll
    seen = await core.read(BOSS, guests.preview, poll.id, HUGO)
    with pytest.raises(Changed):
        await core.write(BOSS, guests.send, poll.id, f"{HUGO} ines@example.org", seen.seal)
    kept = await core.write(BOSS, guests.keep, poll.id, HUGO)
    with pytest.raises(Changed):
        await core.write(BRUNO, guests.send_kept, kept.draft)
    done = await core.write(BOSS, guests.send_kept, kept.draft)
    assert done.first == 1
    with pytest.raises(Changed):
        await core.write(BOSS, guests.send_kept, kept.draft)
    assert len(await sent(core, POLL_GUEST_ASKED)) == 1


async def test_nobody_finds_out_whose_an_address_is(core: Core, made: Made) -> None:
    """Gina is known, Hugo is not, and Bruno has an address of his own: who asks sees numbers, and no names."""
    gina = await on_list(core)

    def of_bruno(tx: Any) -> None:
        here = tx.within(HERE)
        person = members.load(here, made.bruno).person.id
        people.add_channel(here, person, ChannelKind.EMAIL, "bruno@example.org", agreed=True)

    await core.across(of_bruno)
    poll = await begun(core, f"{GINA.email} {HUGO} bruno@example.org")
    seen = await results(core, poll.id)
    assert (seen.asked, seen.silent_guests) == (6, 2)
    assert seen.silent == ("Ana", "Berta", "Bruno", "Cléo")
    for hidden in (GINA.name, GINA.email, HUGO):
        assert hidden not in repr((seen.names, seen.silent)), hidden
    await core.write(gina, acting.say_all, poll.id, Vote.YES)
    seen = await results(core, poll.id)
    assert seen.names[await guest_of(core, gina)] == GINA.name, "who answers says who they are"
    assert seen.silent_guests == 1


# What a guest says


async def test_opening_the_link_says_nothing_and_the_first_answer_says_who(core: Core, made: Made) -> None:
    poll = await begun(core)
    hugo = await visitor_at(core, HUGO)
    for _scanner in range(2):
        seen = await core.read(hugo, guests.look, poll.id)
    assert (seen.name, seen.address, seen.told, seen.declined) == ("", HUGO, False, False)
    assert (seen.view.invited, seen.view.mine) == (True, {})
    assert (await results(core, poll.id)).answered == 0
    with pytest.raises(VotesNeeded):
        await core.write(hugo, guests.answer, poll.id, GuestSaid({}, None, "Hugo Hill"))
    with pytest.raises(NameNeeded):
        await core.write(hugo, guests.answer, poll.id, replace(YES, name=" \n"))
    with pytest.raises(NotFound):
        await core.write(hugo, guests.answer, poll.id, GuestSaid({SlotId(999): Vote.YES}, None, "Hugo"))
    assert (await core.read(hugo, guests.look, poll.id)).name == "", "nothing of what was refused is kept"
    await core.write(hugo, guests.answer, poll.id, replace(YES, language="pt"))
    seen = await core.read(hugo, guests.look, poll.id)
    assert (seen.name, seen.told) == ("Hugo Hill", False)
    assert set(seen.view.mine.values()) == {Vote.YES}
    found = await results(core, poll.id)
    assert (found.answered, found.silent_guests) == (1, 0)
    member = await guest_of(core, hugo)
    assert found.names[member] == "Hugo Hill"
    assert member in found.guests
    given = await core.look_across(lambda tx: consents.of_member(tx.within(HERE), member))
    assert [(one.wording, one.language) for one in given] == [("notice-1", "pt")], (
        "nothing else was agreed to"
    )
    await core.write(hugo, guests.answer, poll.id, GuestSaid({poll.slots[0].id: Vote.NO}))
    assert (await core.read(hugo, guests.look, poll.id)).view.mine[poll.slots[0].id] is Vote.NO


async def test_the_first_mail_says_nothing_any_more_once_it_is_of_no_use(
    core: Core, made: Made, clock: FixedClock
) -> None:
    poll = await begun(core, f"{HUGO} ines@example.org jose@example.org")
    assert await told(core, HUGO) is not None
    await core.write(await visitor_at(core, HUGO), guests.answer, poll.id, YES)
    await core.write(await visitor_at(core, "ines@example.org"), addressing.decline)
    assert await told(core, HUGO) is None
    assert await told(core, "ines@example.org") is None
    assert await told(core, "jose@example.org") is not None
    clock.set(poll.deadline)
    assert await told(core, "jose@example.org") is None


async def test_only_who_was_asked_answers_and_only_while_it_is_open(
    core: Core, made: Made, clock: FixedClock
) -> None:
    poll, other = await begun(core), await begun(core, "ines@example.org")
    hugo = await visitor_at(core, HUGO)
    with pytest.raises(NotInvited):
        await core.read(hugo, guests.look, other.id)
    with pytest.raises(NotInvited):
        await core.write(hugo, guests.answer, other.id, YES)
    with pytest.raises(NotFound):
        await core.read(hugo, reading.show, other.id)
    for member in (ANA, BOSS):
        with pytest.raises(NotAMember):
            await core.write(member, guests.answer, poll.id, YES)
    with pytest.raises(NotAMember):
        await core.read(hugo, reading.page_of, 0)
    clock.set(poll.deadline)
    with pytest.raises(PollOver):
        await core.write(hugo, guests.answer, poll.id, YES)
    assert not (await core.read(hugo, guests.look, poll.id)).view.open


async def test_the_audience_of_all_has_no_guests_but_those_asked_by_name(core: Core, made: Made) -> None:
    poll = await begun(core)
    gina = await on_list(core)
    with pytest.raises(NotInvited):
        await core.read(gina, guests.look, poll.id)
    only = await begun(core, "ines@example.org", audience=Audience(False, frozenset(), frozenset({made.ana})))
    assert (await results(core, only.id)).asked == 2
    assert (await results(core, poll.id)).asked == 5


async def test_all_have_answered_waits_for_guests_and_is_said_anew(core: Core, made: Made) -> None:
    only = Audience(False, frozenset(), frozenset({made.ana}))
    poll = (await proposed(core, audience=only)).poll
    await core.write(ANA, acting.say_all, poll.id, Vote.YES)
    assert len(await sent(core, POLL_ALL_ANSWERED)) == 1
    await asked(core, poll.id)
    await core.write(await visitor_at(core, HUGO), guests.answer, poll.id, YES)
    assert len(await sent(core, POLL_ALL_ANSWERED)) == 2


async def test_the_card_of_all_counts_guests(core: Core, made: Made) -> None:
    poll = (await proposed(core)).poll
    await core.write(BOSS, posting.post_in, poll.id, 77)
    before = (await core.look_across(posting.posting, NetworkId(1), poll.id)).stamp
    await asked(core, poll.id)
    now = await core.look_across(posting.posting, NetworkId(1), poll.id)
    assert now.stamp != before
    assert now.view.asked == 5


# What is told


async def test_who_agreed_is_reminded_told_and_invited_the_others_are_not(
    core: Core, made: Made, clock: FixedClock
) -> None:
    poll = await begun(core, f"{HUGO} ines@example.org")
    hugo, ines = await visitor_at(core, HUGO), await visitor_at(core, "ines@example.org")
    one = {poll.slots[0].id: Vote.YES}
    await core.write(hugo, guests.answer, poll.id, GuestSaid(one, None, "Hugo Hill", told=True))
    await core.write(ines, guests.answer, poll.id, GuestSaid(one, None, "Inês Ilha"))
    assert await to_come(core, hugo, POLL_INVITED, POLL_UNANSWERED) == [POLL_UNANSWERED.code] * 2
    assert await to_come(core, ines, POLL_INVITED, POLL_UNANSWERED) == []
    view = await results(core, poll.id)
    await core.write(BOSS, acting.add_slots, poll.id, view.poll.revision, [lisbon("2027-06-18T10:00")])
    assert await to_come(core, hugo, POLL_CHANGED) == [POLL_CHANGED.code]
    assert await to_come(core, ines, POLL_CHANGED) == []
    view = await results(core, poll.id)
    done = await core.write(BOSS, acting.decide, poll.id, view.poll.revision, poll.slots[0].id)
    assert done.event is not None
    assert await to_come(core, hugo, EVENT_INVITED) == [EVENT_INVITED.code]
    assert await to_come(core, ines, EVENT_INVITED) == []
    assert await to_come(core, hugo, POLL_INVITED, POLL_UNANSWERED) == []
    for guest in (hugo, ines):
        seen = await core.read(guest, guests.look, poll.id)
        assert seen.event, "the page leads to the event"
        shown = await core.read(guest, events_reading.show, done.event.event.id)
        assert shown.event.id == done.event.event.id
        taken = await core.write(guest, answering.respond, done.event.event.id, Reply.GOING)
        assert taken.view.mine.seat is Seat.SEATED
    made_now, _ = await core.across(claim, HERE, "w", 50)
    ways = {one.way.value for one in made_now if one.member == await guest_of(core, hugo)}
    assert ways <= {"email"}


async def test_who_comes_without_agreeing_to_mails_is_told_that_it_is_off(core: Core, made: Made) -> None:
    poll = await begun(core)
    hugo = await visitor_at(core, HUGO)
    await core.write(hugo, guests.answer, poll.id, YES)
    done = await core.write(BOSS, acting.decide, poll.id, 1, poll.slots[0].id)
    event = done.event.event  # type: ignore[union-attr]
    await core.write(hugo, answering.respond, event.id, Reply.GOING)
    made_now, _ = await core.across(claim, HERE, "w", 50)
    await core.write(BOSS, changing.cancel, event.id, event.revision, "Storm")
    before = {one.id for one in made_now}
    made_now, _ = await core.across(claim, HERE, "w", 50)
    member = await guest_of(core, hugo)
    new = [one for one in made_now if one.member == member and one.id not in before]
    assert [(one.way.value, one.address) for one in new] == [("email", HUGO)], "nobody comes in vain"


async def test_the_contact_list_is_invited_to_what_comes_of_it(core: Core, made: Made) -> None:
    gina = await on_list(core)
    poll = await begun(core, GINA.email)
    done = await core.write(BOSS, acting.decide, poll.id, 1, poll.slots[0].id)
    assert done.event is not None
    found = [one for one in await waiting(core, EVENT_INVITED.code) if one.subject_id == done.event.event.id]
    assert [one.member_id for one in found].count(await guest_of(core, gina)) == 1
    named = await core.look_across(
        lambda tx: kept_guests.invited_to(tx.within(HERE), done.event.event.id)  # type: ignore[union-attr]
    )
    assert named == {await guest_of(core, gina)}
    await core.write(BOSS, member_services.remove, made.cleo)
    again = [one for one in await waiting(core, EVENT_INVITED.code) if one.subject_id == done.event.event.id]
    assert await guest_of(core, gina) in {one.member_id for one in again}, "people who change change nothing"


async def test_mails_of_a_registration_are_none_of_a_poll(core: Core, made: Made) -> None:
    poll = await begun(core)
    hugo = await visitor_at(core, HUGO)
    await core.write(hugo, guests.answer, poll.id, YES)
    await core.write(hugo, myself.agree, mails=True, contacts=False, photo=False)
    held = await core.look_across(lambda tx: consents.worded(tx.within(HERE), GUEST_MAIL))
    assert await guest_of(core, hugo) in held
    await core.write(BOSS, acting.cancel, poll.id, 1, "Storm")
    assert await to_come(core, hugo, POLL_CANCELLED) == []


@pytest.mark.parametrize("told_of_it", [True, False])
async def test_called_off_is_told_to_those_who_agreed(core: Core, made: Made, told_of_it: bool) -> None:
    poll = await begun(core)
    hugo = await visitor_at(core, HUGO)
    await core.write(hugo, guests.answer, poll.id, replace(YES, told=told_of_it))
    await core.write(BOSS, acting.cancel, poll.id, 1, "Storm")
    assert await to_come(core, hugo, POLL_CANCELLED) == [POLL_CANCELLED.code] * told_of_it
    seen = await core.read(hugo, guests.look, poll.id)
    assert (seen.view.poll.why, seen.view.poll.guests) == ("Storm", {await guest_of(core, hugo)})


async def test_what_was_agreed_to_is_taken_back_where_it_was_said(core: Core, made: Made) -> None:
    poll = await begun(core)
    hugo = await visitor_at(core, HUGO)
    await core.write(hugo, guests.answer, poll.id, replace(YES, told=True))
    assert (await core.read(hugo, guests.look, poll.id)).told
    assert (await core.read(hugo, myself.show)).polls
    await core.write(hugo, guests.answer, poll.id, GuestSaid({}))
    assert not (await core.read(hugo, guests.look, poll.id)).told
    await core.write(hugo, guests.answer, poll.id, GuestSaid({}, told=True))
    await core.write(hugo, myself.agree, mails=False, contacts=False, photo=False, polls=True)
    assert (await core.read(hugo, myself.show)).polls
    await core.write(hugo, myself.end_mails)
    assert not (await core.read(hugo, myself.show)).polls
    await core.write(BOSS, acting.cancel, poll.id, 1, "Storm")
    assert await to_come(core, hugo, POLL_CANCELLED) == []


# Out


async def test_who_declines_is_out_and_asked_no_more(core: Core, made: Made) -> None:
    gina = await on_list(core)
    poll = await begun(core, f"{GINA.email} {HUGO}")
    hugo = await visitor_at(core, HUGO)
    await core.write(hugo, guests.answer, poll.id, replace(YES, told=True))
    for who in (gina, hugo):
        await core.write(who, addressing.decline)
        assert (await core.read(who, guests.look, poll.id)).declined
        assert await to_come(core, who, POLL_INVITED, POLL_UNANSWERED) == []
        with pytest.raises(NotInvited):
            await core.write(who, guests.answer, poll.id, YES)
    found = await results(core, poll.id)
    assert (found.asked, found.answered, found.silent_guests) == (4, 0, 0)
    held = await core.look_across(lambda tx: consents.worded(tx.within(HERE), GUEST_POLL))
    assert held == frozenset()
    again = await core.read(BOSS, guests.preview, poll.id, f"{GINA.email} {HUGO}")
    assert (again.listed, again.first, again.before) == (0, 0, 2)
    done = await core.write(BOSS, acting.decide, poll.id, found.poll.revision, poll.slots[0].id)
    assert done.event is not None
    assert await to_come(core, gina, EVENT_INVITED) == []


async def test_a_guest_s_votes_are_exported_and_erased(core: Core, made: Made) -> None:
    poll = await begun(core)
    hugo = await visitor_at(core, HUGO)
    await core.write(hugo, guests.answer, poll.id, YES)
    ((view, token),) = await core.read(hugo, guests.mine)
    assert (view.poll.id, bool(token)) == (poll.id, True)
    data = await core.read(hugo, me.export)
    (sheet,) = [one for _, sheets in data.topics for one in sheets if one.name == "poll_votes"]
    assert len(sheet.rows) == len(poll.slots)
    seen = await core.read(hugo, me.preview)
    await core.write(hugo, myself.erase, seen.erasure.seal)
    found = await results(core, poll.id)
    assert (found.asked, found.answered, found.poll.guests) == (4, 0, frozenset())


async def test_who_becomes_a_member_stays_asked(core: Core, made: Made) -> None:
    only = Audience(False, frozenset(), frozenset({made.ana}))
    poll = await begun(core, audience=only)
    hugo = await visitor_at(core, HUGO)
    await core.write(hugo, guests.answer, poll.id, YES)
    member = await guest_of(core, hugo)
    await core.across(lambda tx: members.add(tx.within(HERE), hugo.person, None, roles=[Role.CONTACT]))
    found = await results(core, poll.id)
    assert (found.asked, found.guests) == (2, frozenset())
    assert found.names[member] == "Hugo Hill"
    await core.write(hugo, acting.say_all, poll.id, Vote.NO)


async def test_two_who_are_one_are_asked_once(core: Core, made: Made) -> None:
    poll = await begun(core, f"{HUGO} hh@example.org")
    first, second = await visitor_at(core, HUGO), await visitor_at(core, "hh@example.org")

    def join(tx: Any) -> None:
        member_services.join_persons(tx.within(HERE), first.person, second.person, None)

    await core.across(join)
    found = await results(core, poll.id)
    assert (found.asked, found.silent_guests, len(found.poll.guests)) == (5, 1, 1)


async def test_a_guest_is_kept_for_the_times_that_they_spoke_of(
    core: Core, made: Made, clock: FixedClock
) -> None:
    poll = await begun(core)
    await core.write(await visitor_at(core, HUGO), guests.answer, poll.id, YES)
    clock.set(poll.latest + timedelta(days=180))
    assert (await core.across(sweep)).guests == 0
    clock.set(poll.latest + timedelta(days=184))
    assert (await core.across(sweep)).guests == 1
    kept = await core.look_across(lambda tx: polls.load(tx.within(HERE), poll.id))
    assert kept.guests == frozenset()


async def test_a_poll_that_was_called_off_sends_no_first_mail(core: Core, made: Made) -> None:
    poll = await begun(core)
    await core.write(BOSS, acting.cancel, poll.id, 1, "Storm")
    assert await told(core, HUGO) is None
