"""When can you, on the web: one form from the to-do page and from a mail, in the reader's own zone."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from domain.actors import ChannelKind, MemberId
from domain.events.fields import EventFields
from domain.events.model import Audience, EventKind
from domain.events.times import Span
from domain.polls import Poll, PollStatus, Vote
from services import links, me, members
from services.links import Purpose
from services.polls import acting, guests, reading
from storage import members as members_kept
from tests.portal.conftest import ANA, BRUNO, CLEO, ZOE, World
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from services.core import Core
    from tests.clock import FixedClock
    from tests.portal.conftest import Browse

WALLS = ("2027-02-16T14:00", "2027-02-17T10:00", "2027-02-18T23:30")


async def proposed(core: Core, **said: Any) -> Poll:
    """Three times, in Lisbon unless said, to be answered until the end of January."""
    zone = said.pop("zone", "Europe/Lisbon")
    spans = [Span(datetime.fromisoformat(one), zone, 90) for one in WALLS]
    fields = EventFields(
        EventKind.SEMINAR, said.pop("title", "Tides <b>"), spans[0], description="Six SMEs", **said
    )
    done = await core.write(BOSS, acting.propose, fields, spans, datetime(2027, 1, 31, 18, tzinfo=UTC))
    return done.view.poll


async def mine(core: Core, who: Any, poll: Poll) -> list[str]:
    view = await core.read(who, reading.show, poll.id)
    return [view.mine[one.id].value if one.id in view.mine else "" for one in poll.slots]


async def test_from_the_list_of_what_waits_in_ones_own_zone(core: Core, world: World, browse: Browse) -> None:
    poll = await proposed(core)
    await core.write(BRUNO, me.choose_zone, "Europe/Paris")
    browser = await browse(BRUNO)
    page = await browser.get("/n/1/")
    assert "When can you? “Tides <b>”" in page.text, "the first page names it, too"
    assert "Nothing at the moment." not in page.text
    page = await browser.get("/n/1/todo")
    assert "When can you? “Tides <b>”" in page.text
    assert f'href="/n/1/polls/{poll.id}"' in page.html
    page = await browser.get(f"/n/1/polls/{poll.id}")
    assert "<b>" not in page.html
    assert "Tuesday, 16 February 2027, 15:00–16:30 (Paris)" in page.text
    assert "14:00–15:30 (Lisbon)" in page.text, "and where it was proposed"
    assert "Still to say: 3 slots" in page.text
    first, second, third = [f"slot-{one.id}" for one in poll.slots]
    page = await browser.send(f"/polls/{poll.id}", **{first: "yes", second: "no"})
    assert "Saved." in page.text
    assert await mine(core, BRUNO, poll) == ["yes", "no", ""]
    assert "Still to say: 1 slot" in page.text
    form = next(one for one in page.read.forms if third in one.names)
    assert (form.fields[first], form.fields[second]) == ("yes", "no"), "what was said stands there"
    assert third not in form.fields


@pytest.mark.parametrize(("said", "wanted"), [("yes", ["yes"] * 3), ("no", ["no"] * 3)])
async def test_all_at_once(core: Core, world: World, browse: Browse, said: str, wanted: list[str]) -> None:
    poll = await proposed(core)
    browser = await browse(BRUNO)
    await browser.get(f"/n/1/polls/{poll.id}")
    page = await browser.send(f"/polls/{poll.id}", all=said)
    assert "You have said it of every slot." in page.text
    assert await mine(core, BRUNO, poll) == wanted
    assert "Nothing waits for you" in (await browser.get("/n/1/todo")).text


async def test_what_is_none_of_the_answers_says_nothing(core: Core, world: World, browse: Browse) -> None:
    poll = await proposed(core)
    browser = await browse(BRUNO)
    await browser.get(f"/n/1/polls/{poll.id}")
    slot = f"slot-{poll.slots[0].id}"
    for wrong in (
        {slot: "maybe"},
        {"slot-x": "yes"},
        {"slot-": "yes"},
        {"slot-٣": "yes"},
        {"all": "perhaps"},
    ):
        page = await browser.get(f"/n/1/polls/{poll.id}")
        form = page.form(f"/polls/{poll.id}")
        await browser.post(form.action, {**form.fields, **wrong})
    assert await mine(core, BRUNO, poll) == ["", "", ""]
    page = await browser.post(form.action, {**form.fields, "slot-999": "yes"})
    assert page.status >= 400


async def test_a_link_of_a_mail_takes_no_session(core: Core, world: World, browse: Browse) -> None:
    poll = await proposed(core)

    def make(tx: Any, actor: Any) -> str:
        return links.make(tx, actor.as_member(), Purpose.POLL, poll.id, timedelta(days=30))

    token = await core.write(BRUNO, make)
    browser = await browse()
    page = await browser.get(f"/act/{token}")
    assert "Tides <b>" in page.text
    assert await mine(core, BRUNO, poll) == ["", "", ""], "looking says nothing"
    page = await browser.send(f"/act/{token}", all="yes")
    assert "Saved." in page.text
    assert await mine(core, BRUNO, poll) == ["yes"] * 3
    assert (await browser.get("/n/1/todo")).path == "/signin", "nobody was signed in by that"
    await core.write(BOSS, members.remove, world.made.bruno)
    assert (await browser.get(f"/act/{token}")).status >= 400


async def test_when_the_time_is_over_one_sees_what_one_said(
    core: Core, world: World, browse: Browse, clock: FixedClock
) -> None:
    poll = await proposed(core)
    await core.write(BRUNO, acting.say_all, poll.id, Vote.IF_NEED_BE)
    clock.set(poll.deadline - timedelta(hours=1))
    browser = await browse(BRUNO)
    await browser.get(f"/n/1/polls/{poll.id}")
    clock.set(poll.deadline)
    page = await browser.send(f"/polls/{poll.id}", all="yes")
    assert page.status >= 400
    assert "D1 is closed" in page.text
    assert await mine(core, BRUNO, poll) == ["if_need_be"] * 3
    page = await browser.get(f"/n/1/polls/{poll.id}")
    assert "The time for answers is over" in page.text
    assert "You said: If need be" in page.text
    assert not [one for one in page.read.forms if "polls" in one.action]
    await core.write(BOSS, acting.decide, poll.id, 0, poll.slots[0].id)
    page = await browser.get(f"/n/1/polls/{poll.id}")
    assert "Decided: Tuesday, 16 February 2027" in page.text
    assert "It is E1 now." in page.text
    event = await browser.get("/n/1/events/1")
    assert "You said “If need be” to this time in the date poll: that counts as “Maybe”." in event.text


async def test_why_it_was_called_off_is_said(core: Core, world: World, browse: Browse) -> None:
    poll = await proposed(core)
    await core.write(BOSS, acting.cancel, poll.id, 0, "The tank leaks")
    assert (await core.read(BRUNO, reading.show, poll.id)).poll.status is PollStatus.CANCELLED
    page = await (await browse(BRUNO)).get(f"/n/1/polls/{poll.id}")
    assert "It was called off: The tank leaks" in page.text


async def test_it_is_for_those_who_are_asked(core: Core, world: World, browse: Browse) -> None:
    only = Audience(False, frozenset(), frozenset({world.made.bruno}))
    poll = await proposed(core, audience=only)
    path = f"/n/1/polls/{poll.id}"
    assert (await (await browse(BRUNO)).get(path)).status == 200
    for other in (ANA, CLEO, ZOE):
        assert (await (await browse(other)).get(path)).status == 404
    page = await (await browse(BOSS)).get(path)
    assert page.status == 200, "who runs it may look"


async def test_it_speaks_the_readers_language(core: Core, world: World, browse: Browse) -> None:
    poll = await proposed(core)
    await core.write(BRUNO, me.choose_language, "pt")
    page = await (await browse(BRUNO)).get(f"/n/1/polls/{poll.id}")
    assert "terça-feira, 16 de fevereiro de 2027" in page.text
    assert "Todos servem" in page.text
    assert "Se for preciso" in page.text


# People from outside


async def guest_link(core: Core, poll: Poll, address: str = "hugo@example.org") -> str:
    """The address of the page that the one first mail to somebody leads to."""
    seen = await core.read(BOSS, guests.preview, poll.id, address)
    await core.write(BOSS, guests.send, poll.id, address, seen.seal)

    def make(tx: Any, _: Any) -> str:
        who = members_kept.find_at(tx, ChannelKind.EMAIL, address)
        return links.make(tx, who.id, Purpose.POLL, int(poll.id))

    return f"/act/{await core.write(BOSS, make)}"


async def test_a_guest_answers_by_a_link_and_says_how_they_are_called(
    core: Core, world: World, browse: Browse
) -> None:
    poll = await proposed(core)
    link, browser = await guest_link(core, poll), await browse()
    for _scanner in range(2):
        page = await browser.get(link)
    assert "When can you? Tides <b>" in page.text
    assert "Berta of Atlantic innovation asks you." in page.text
    assert "What is kept on you, and why" in page.text
    assert (await core.read(BOSS, reading.results, poll.id)).answered == 0
    form = page.form(link)
    assert "told" not in form.fields, "nothing is ticked"
    page = await browser.send(link, name="Hugo Hill")
    assert page.status >= 400
    assert "Say it of one slot at least" in page.text
    assert page.form(link).fields["name"] == "Hugo Hill", "nothing that was typed is lost"
    page = await browser.send(link, all="yes", name=" ")
    assert page.status >= 400
    first, second, third = [f"slot-{one.id}" for one in poll.slots]
    page = await browser.send(link, **{first: "yes", second: "no", third: "if_need_be"}, name="Hugo <i>")
    assert "Saved." in page.text
    assert "<i>" not in page.html
    found = await core.read(BOSS, reading.results, poll.id)
    assert "Hugo <i>" in found.names.values()
    form = page.form(link)
    assert "name" not in form.fields, "asked once"
    assert (form.fields[first], form.fields[third]) == ("yes", "if_need_be")
    assert (await browser.get("/n/1/")).path == "/signin", "nobody was signed in by that"


async def test_a_guest_s_page_speaks_the_language_that_they_choose(
    core: Core, world: World, browse: Browse
) -> None:
    poll = await proposed(core)
    link, browser = await guest_link(core, poll), await browse()
    page = await browser.get(f"{link}?language=pt")
    assert 'lang="pt"' in page.html
    assert "Quando pode?" in page.text
    page = await browser.send(link, all="yes", name="Hugo", told="yes")
    assert "Todos servem" in page.text, "from then on it is theirs"
    assert page.form(link).fields["told"] == "yes"


async def test_a_guest_declines_by_a_link(core: Core, world: World, browse: Browse) -> None:
    poll = await proposed(core)
    link, browser = await guest_link(core, poll), await browse()
    await browser.get(link)
    await browser.send(link, all="yes", name="Hugo")
    page = await browser.get(link)
    decline = next(one for one in page.read.forms if one.fields.get("press") == "decline")
    page = await browser.post(link, decline.fields)
    assert "You said no" in page.text
    assert "You said no" in (await browser.get(link)).text
    assert (await core.read(BOSS, reading.results, poll.id)).answered == 0
    csrf = decline.fields["csrf"]
    page = await browser.post(link, {"csrf": csrf, "all": "yes", "name": "Hugo"})
    assert "You said no" in page.text
    assert (await core.read(BOSS, reading.results, poll.id)).answered == 0


async def test_a_guest_sees_what_was_decided_and_comes(
    core: Core, world: World, browse: Browse, clock: FixedClock
) -> None:
    poll = await proposed(core)
    link, browser = await guest_link(core, poll), await browse()
    await browser.get(link)
    await browser.send(link, all="yes", name="Hugo")
    clock.set(poll.deadline)
    page = await browser.get(link)
    assert "The time for answers is over" in page.text
    assert "You said: Yes" in page.text
    revision = (await core.read(BOSS, reading.results, poll.id)).poll.revision
    await core.write(BOSS, acting.decide, poll.id, revision, poll.slots[0].id)
    page = await browser.get(link)
    assert "Decided: Tuesday, 16 February 2027" in page.text
    (event,) = re.findall(r'href="(/act/event\.[^"]+)"', page.html)
    page = await browser.get(event)
    assert "Tides <b>" in page.text
    page = await browser.send(event, reply="going")
    assert "Saved." in page.text


async def test_a_guest_s_own_page_has_their_date_polls(core: Core, world: World, browse: Browse) -> None:
    poll = await proposed(core, zone="Europe/Madrid")
    link, browser = await guest_link(core, poll), await browse()
    await browser.get(link)
    await browser.send(link, all="yes", name="Hugo", told="yes")

    def own(tx: Any, _: Any) -> str:
        who = members_kept.find_at(tx, ChannelKind.EMAIL, "hugo@example.org")
        return links.make(tx, who.id, Purpose.GUEST, 0)

    page = await browser.get(f"/act/{await core.write(BOSS, own)}")
    assert "Date polls" in page.text
    assert "You have said it of every slot." in page.text
    assert "(Madrid)" in page.text, "on the clock of the poll, as its own page and its mails are"
    assert 'href="/act/poll.' in page.html
    consents = next(one for one in page.read.forms if one.fields.get("press") == "consents")
    assert consents.fields["polls"] == "yes"
    sent = {name: value for name, value in consents.fields.items() if name != "polls"}
    page = await browser.post(consents.action, sent)
    assert "What you took back holds from now on." in page.text
    assert "polls" not in next(one for one in page.read.forms if one.fields.get("press") == "consents").fields


async def test_a_guest_who_is_not_asked_finds_no_poll(core: Core, world: World, browse: Browse) -> None:
    poll, other = await proposed(core), await proposed(core, title="Another")
    await guest_link(core, poll)

    def make(tx: Any, _: Any) -> str:
        who = members_kept.find_at(tx, ChannelKind.EMAIL, "hugo@example.org")
        return links.make(tx, who.id, Purpose.POLL, int(other.id))

    browser, token = await browse(), await core.write(BOSS, make)
    page = await browser.get(f"/act/{token}")
    assert page.status == 403
    assert "Another" not in page.text
    assert (await browser.get(f"/act/{token[:-2]}xx")).status >= 400


async def test_an_organiser_who_is_not_asked_is_not_waited_for(
    core: Core, world: World, browse: Browse
) -> None:
    others = Audience(everyone=False, members=frozenset({MemberId(world.made.bruno)}))
    poll = await proposed(core, audience=others)
    page = await (await browse(BOSS)).get(f"/n/1/polls/{poll.id}")
    assert "This date poll asks others; you can say when you can, too." in page.text
    assert "Still to say" not in page.text
    assert "Still to say: 3 slots" in (await (await browse(BRUNO)).get(f"/n/1/polls/{poll.id}")).text


async def test_who_runs_a_poll_reads_who_can_when(core: Core, world: World, browse: Browse) -> None:
    poll = await proposed(core)
    first = poll.slots[0].id
    await core.write(BRUNO, acting.say, poll.id, {first: Vote.NO, poll.slots[1].id: Vote.IF_NEED_BE})
    browser = await browse(BOSS)
    page = await browser.get("/n/1/polls")
    assert "Tides <b>" in page.text
    assert f'href="/n/1/polls/{poll.id}"' in page.html
    page = await browser.get(f"/n/1/polls/{poll.id}")
    assert f'href="/n/1/polls/{poll.id}/results"' in page.html
    page = await browser.get(f"/n/1/polls/{poll.id}/results")
    assert "<b>" not in page.html
    assert "Would miss it: Bruno" in page.text
    assert "If need be: Bruno" in page.text
    assert "Not heard yet: " in page.text
    assert "Answered in part: Bruno (2 of " in page.text
    other = await browse(BRUNO)
    assert "/results" not in (await other.get(f"/n/1/polls/{poll.id}")).html
    assert (await other.get(f"/n/1/polls/{poll.id}/results")).status == 403
