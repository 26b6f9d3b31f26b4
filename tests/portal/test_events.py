"""Events on the web: members answer, guests register by the press in a mail, and nothing acts on GET."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any, Final

import pytest

from domain.actors import ChannelKind, NetworkId, Visitor
from domain.events.model import EventId, Reply, Seat
from domain.notices.kinds import GUEST_CONFIRM, GUEST_INVITED, GUEST_REGISTERED
from domain.notices.reader import Reader
from domain.records import replace
from services import links
from services.events import answering, creating, reading
from services.events.guests import confirming, notices, registering
from services.links import Purpose
from storage import drafts, members, outbox, people
from storage.events import answers
from storage.schema.notices import notice as notice_table
from tests.portal.conftest import ANA, BRUNO, CLEO
from tests.services.events.conftest import SEMINAR, lisbon
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from domain.events.model import Answer, Event
    from services.core import Core
    from tests.portal.conftest import Browse, Browser, World

HERE: Final = NetworkId(1)
GINA: Final = {
    "name": "Gina Gest",
    "email": "gina@example.org",
    "organisation": "Tidal Ltd",
    "kind": "business",
    "size": "small",
    "region": "PT11",
    "language": "en",
}


async def announced(core: Core, **said: Any) -> Event:
    return (await core.write(BOSS, creating.create, replace(SEMINAR, **{"public": True, **said}))).view.event


async def said_by(core: Core, event: Event) -> tuple[Answer, ...]:
    return await core.look_across(lambda tx: answers.listed(tx.within(HERE), event.id))


async def mailed(core: Core, kind: Any) -> list[str]:
    """The tokens of all mails of a kind that have something to say, the oldest first."""

    def found(tx: Any) -> list[str]:
        here = tx.within(HERE)
        rows = tx.connection.execute(
            notice_table.select().where(notice_table.c.kind == kind.code).order_by(notice_table.c.id)
        ).all()
        told = [
            notices.tell(here, outbox.notice_from(row), Reader(HERE, "en", "UTC", row.member_id))
            for row in rows
        ]
        return [one.token for one in told if one is not None]

    return await core.look_across(found)


async def register(core: Core, browser: Browser, event: Event, **said: str) -> Browser:
    """As somebody from outside does: the page, the form, the mail, the press."""
    await browser.get(f"/e/1/{event.number}")
    await browser.send(f"/e/1/{event.number}", **{**GINA, **said})
    token = (await mailed(core, GUEST_CONFIRM))[-1]
    await browser.get(f"/act/{token}")
    await browser.send(token)
    return browser


# Members


async def test_a_member_finds_events_and_answers(core: Core, world: World, browse: Browse) -> None:
    event = await announced(core, title="Tides <script>alert(1)</script>")
    browser = await browse(BRUNO)
    page = await browser.get("/n/1/events")
    assert "Tides <script>alert(1)</script>" in page.text
    assert "<script" not in page.html
    page = await browser.get(f"/n/1/events/{event.id}")
    assert "You have not answered yet." in page.text
    page = await browser.send(f"/events/{event.id}", reply="going")
    assert "Saved." in page.text
    assert "You are going." in page.text
    (one,) = await said_by(core, event)
    assert (one.reply, one.via.value) == (Reply.GOING, "web")
    page = await browser.get("/n/1/events?mine=1")
    assert "Tides" in page.text
    cleo = await browse(CLEO)
    page = await cleo.get("/n/1/events?mine=1")
    assert "Tides" not in page.text


async def test_no_answer_is_marked_before_one_was_given(core: Core, world: World, browse: Browse) -> None:
    event = await announced(core)
    browser = await browse(BRUNO)
    answers_of = re.compile(r'<button name="reply" value="(\w+)"( class="quiet")?>')
    page = await browser.get(f"/n/1/events/{event.id}")
    assert dict(answers_of.findall(page.html)) == dict.fromkeys(["going", "maybe", "no"], ' class="quiet"')
    page = await browser.send(f"/events/{event.id}", reply="maybe")
    assert [value for value, quiet in answers_of.findall(page.html) if not quiet] == ["maybe"]


async def test_one_press_answers_a_meeting_and_all_that_follow(
    core: Core, world: World, browse: Browse
) -> None:
    done = await core.write(BOSS, creating.create, SEMINAR, "FREQ=WEEKLY;COUNT=3")
    first, second, third = done.view.event, *done.others
    browser = await browse(BRUNO)
    await browser.get(f"/n/1/events/{second.id}")
    page = await browser.send(f"/events/{second.id}", reply="all")
    assert "for this meeting and those that follow" in page.text
    assert [len(await said_by(core, one)) for one in (first, second, third)] == [0, 1, 1]
    (one,) = await said_by(core, third)
    assert (one.reply, one.via.value) == (Reply.GOING, "web")
    page = await browser.get(f"/n/1/events/{third.id}")
    assert 'value="all"' not in page.html, "none follows"
    link = await core.write(
        BRUNO, lambda tx, actor: links.make(tx, actor.member, Purpose.EVENT, int(first.id))
    )
    page = await browser.get(f"/act/{link}")
    assert 'value="all"' not in page.html, "a link is for one of them alone"
    await browser.post(f"/act/{link}", {**page.form(link).fields, "reply": "all"})
    assert await said_by(core, first) == ()


async def test_the_first_page_has_what_one_comes_to_and_what_waits_for_an_answer(
    core: Core, world: World, browse: Browse
) -> None:
    event = await announced(core, span=lisbon("2027-01-29T14:00"))
    browser = await browse(ANA)
    page = await browser.get("/n/1/")
    assert "You come to nothing in the next 30 days." in page.text
    assert f'href="/n/1/events/{event.id}"' in page.html, "it waits for an answer"
    await core.write(ANA, answering.respond, event.id, Reply.GOING)
    page = await browser.get("/n/1/")
    assert "Going · has a seat" in page.text
    assert f'href="/n/1/events/{event.id}"' in page.html
    organiser = await browse(BOSS)
    assert "you organise it" in (await organiser.get("/n/1/")).text
    page = await organiser.get(f"/n/1/events/{event.id}")
    assert "You organise it; answer, too, if you take one of its seats." in page.text
    await organiser.send(f"/events/{event.id}", reply="going")
    assert len(await said_by(core, event)) == 2


async def test_the_link_of_the_room_is_for_those_who_come(core: Core, world: World, browse: Browse) -> None:
    from domain.events.model import Manner, Place, RoomKind

    place = Place(Manner.ONLINE, "", RoomKind.LINK, "https://meet.example.org/tides")
    event = await announced(core, place=place)
    browser = await browse(BRUNO)
    assert "meet.example" not in (await browser.get(f"/n/1/events/{event.id}")).html
    await browser.send(f"/events/{event.id}", reply="going")
    assert 'href="https://meet.example.org/tides"' in browser.page.html
    nobody = await browse()
    assert "meet.example" not in (await nobody.get(f"/e/1/{event.number}")).html


async def test_a_contact_says_who_comes(core: Core, world: World, browse: Browse) -> None:
    event = await announced(core)
    browser = await browse(ANA)
    page = await browser.get(f"/n/1/events/{event.id}")
    assert "Bruno" in page.text
    page = await browser.send(f"/events/{event.id}/partner", coming=str(world.made.bruno))
    assert "Each of them is told" in page.text
    (one,) = await said_by(core, event)
    assert (one.member, one.recorded_by) == (world.made.bruno, world.made.ana)
    other = await browse(BRUNO)
    await other.get(f"/n/1/events/{event.id}")
    csrf = other.page.read.forms[0].fields["csrf"]
    page = await other.post(f"/n/1/events/{event.id}/partner", {"csrf": csrf, "coming": "1"})
    assert page.status == 403


@pytest.mark.parametrize(
    ("purpose", "first"),
    [
        (Purpose.COMING, "going"),
        (Purpose.MAYBE, "maybe"),
        (Purpose.NOT_COMING, "no"),
        (Purpose.EVENT, "going"),
    ],
)
async def test_buttons_of_mails_open_the_page_with_one_press(
    core: Core, world: World, browse: Browse, purpose: Purpose, first: str
) -> None:
    event = await announced(core)
    token = await core.write(BRUNO, lambda tx, actor: links.make(tx, actor.member, purpose, int(event.id)))
    browser = await browse()
    page = await browser.get(f"/act/{token}")
    assert await said_by(core, event) == (), "looking answers nothing"
    assert page.form(token).acts[0] == first
    file = await browser.client.get(f"/act/{token}?calendar=1")
    assert (file.status, file.content_type) == (200, "text/calendar")
    assert f"SUMMARY:{event.title}" in await file.text()
    await browser.send(token, reply=first)
    (one,) = await said_by(core, event)
    assert (one.member, one.reply.value, one.via.value) == (world.made.bruno, first, "mail")


# Guests


async def test_somebody_from_outside_registers_changes_and_withdraws(
    core: Core, world: World, browse: Browse
) -> None:
    event = await announced(core, capacity=1)
    browser = await browse()
    page = await browser.get(f"/e/1/{event.number}")
    assert page.text.index("Who asks") < page.text.index("E-mail address"), "who answers for it comes first"
    assert not [have for tag, have in page.read.tags if "checked" in have]
    page = await browser.send(f"/e/1/{event.number}", **GINA)
    assert "Look at your mail" in page.text
    assert await said_by(core, event) == ()
    (token,) = await mailed(core, GUEST_CONFIRM)
    page = await browser.get(f"/act/{token}")
    assert await said_by(core, event) == ()
    assert not [have for tag, have in page.read.tags if "checked" in have], "no consent is ticked"
    page = await browser.send(token, contacts="yes")
    assert "You are registered." in page.text
    (one,) = await said_by(core, event)
    assert one.seat is Seat.SEATED
    own = re.search(r'href="(/act/guest\.[^"]+)"', page.html)[1]
    page = await browser.send(page.path.rpartition("/")[2], reply="no")
    assert "You said that you are not going." in page.text
    page = await browser.get(own)
    assert "Tidal Ltd" in page.text
    assert "gina@example.org" in page.text
    ticked = [have["name"] for tag, have in page.read.tags if tag == "input" and "checked" in have]
    assert ticked == ["mails", "contacts"]
    form = next(one for one in page.read.forms if one.fields.get("press") == "profile")
    page = await browser.post(form.action, {**form.fields, "name": "Gina G.", "organisation": "Wave Ltd"})
    assert "Wave Ltd" in page.text
    consents = next(one for one in page.read.forms if one.fields.get("press") == "consents")
    page = await browser.post(
        consents.action, {name: v for name, v in consents.fields.items() if name != "contacts"}
    )
    ticked = [have["name"] for tag, have in page.read.tags if tag == "input" and "checked" in have]
    assert ticked == ["mails"]
    csrf = consents.fields["csrf"]
    page = await browser.post(own, {"csrf": csrf, "press": "erase"})
    seal = next(one.fields["seal"] for one in page.read.forms if "seal" in one.fields)
    page = await browser.post(own, {"csrf": csrf, "press": "erase", "seal": seal})
    assert "You are erased here" in page.text
    assert await said_by(core, event) == ()
    assert (await browser.get(own)).status == 410


async def test_the_form_comes_first_with_the_notice_a_press_away(
    core: Core, world: World, browse: Browse
) -> None:
    event, browser = await announced(core), await browse()
    page = await browser.get(f"/e/1/{event.number}")
    before, _, form = page.html.partition("<details>")
    assert "Who asks" in before
    assert "6 months after your last event" in before
    told, _, rest = form.partition("</details>")
    assert "Your rights" in told
    assert 'name="email"' in rest
    assert "Register me" in page.text
    assert "You get a mail" in page.text


async def test_what_has_to_be_filled_in_says_so_and_regions_stand_by_country(
    core: Core, world: World, browse: Browse
) -> None:
    event, browser = await announced(core), await browse()
    await browser.get(f"/e/1/{event.number}")
    await browser.send(f"/e/1/{event.number}", name="Gina", email="gina@example.org", language="en")
    (token,) = await mailed(core, GUEST_CONFIRM)
    page = await browser.get(f"/act/{token}")
    marked = {have["for"] for tag, have in page.read.tags if tag == "label" and have.get("data-needed")}
    assert marked == {"organisation", "kind", "size"}
    needed = {have["name"] for tag, have in page.read.tags if "required" in have}
    assert needed == marked
    countries = [have["label"] for tag, have in page.read.tags if tag == "optgroup"]
    assert countries == sorted(countries)
    assert "Portugal" in countries
    assert '<option value="PT11">Norte</option>' in page.html
    page = await browser.send(token, organisation="Tidal Ltd", kind="business", size="small", region="PT11")
    assert "You are registered." in page.text


async def test_an_address_that_looks_like_a_slip_is_asked_back(
    core: Core, world: World, browse: Browse
) -> None:
    event, browser = await announced(core), await browse()
    await browser.get(f"/e/1/{event.number}")
    page = await browser.send(f"/e/1/{event.number}", **{**GINA, "email": "gina@gmial.com"})
    assert "Did you mean gina@gmail.com?" in page.text
    assert await mailed(core, GUEST_CONFIRM) == []
    meant, typed = page.read.forms
    assert (meant.fields["email"], typed.fields["email"]) == ("gina@gmail.com", "gina@gmial.com")
    page = await browser.post(typed.action, typed.fields)
    assert "Look at your mail" in page.text
    page = await browser.post(meant.action, meant.fields)
    first, second = await mailed(core, GUEST_CONFIRM)
    for token, address in ((first, "gina@gmial.com"), (second, "gina@gmail.com")):
        page = await browser.get(f"/act/{token}")
        assert address in page.text
        assert "Tidal Ltd" in page.text, "nothing is typed twice"


async def test_the_page_answers_all_addresses_alike(core: Core, world: World, browse: Browse) -> None:
    event = await announced(core)

    def own(tx: Any) -> None:
        here = tx.within(HERE)
        person = members.load(here, world.made.bruno).person.id
        people.add_channel(here, person, ChannelKind.EMAIL, "bruno@example.org", agreed=True)

    await core.across(own)
    await register(core, await browse(), event)
    seen = set()
    for email in ("gina@example.org", "bruno@example.org", "nobody@example.org"):
        browser = await browse()
        await browser.get(f"/e/1/{event.number}")
        page = await browser.send(f"/e/1/{event.number}", **{**GINA, "email": email})
        seen.add((page.status, page.text))
    assert len(seen) == 1
    assert [one.member for one in await said_by(core, event) if one.member == world.made.bruno] == []


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"email": "gina@example.org\r\nBcc: x@example.org"}, "address"),
        ({"email": "<script>@example.org"}, "address"),
        ({"name": " "}, "Name"),
        ({"kind": "king"}, "not chosen"),
        ({"size": ""}, "not chosen"),
        ({"region": "XX"}, "none of the regions"),
        ({"organisation": ""}, "Where do you come from?"),
    ],
)
async def test_what_cannot_be_comes_back_with_what_was_typed(
    core: Core, world: World, browse: Browse, said: dict[str, str], words: str
) -> None:
    event, browser = await announced(core), await browse()
    await browser.get(f"/e/1/{event.number}")
    page = await browser.send(f"/e/1/{event.number}", **{**GINA, **said})
    assert page.status == 422
    assert words.lower() in page.text.lower()
    assert "<script" not in page.html
    assert await mailed(core, GUEST_CONFIRM) == []


async def test_hostile_words_are_words(core: Core, world: World, browse: Browse) -> None:
    from domain.events.model import Manner, Place

    nasty = '"><img src=x onerror=alert(1)>'
    event = await announced(
        core, title=nasty, description=nasty, place=Place(Manner.ON_SITE, nasty), theme=nasty
    )
    browser = await register(core, await browse(), event, name=nasty, organisation=nasty)
    boss = await browse(BOSS)
    for page in (
        browser.page,
        await browser.get(f"/e/1/{event.number}"),
        await boss.get(f"/n/1/events/{event.id}"),
        await boss.get(f"/n/1/events/{event.id}/people"),
        await boss.get("/n/1/events"),
    ):
        assert page.status == 200
        assert "<img" not in page.html
    assert nasty in (await boss.get(f"/n/1/events/{event.id}/people")).text


async def test_an_address_with_script_in_it_leads_nowhere(core: Core, world: World, browse: Browse) -> None:
    from domain.events.said import place

    event = await announced(core, place=place("javascript:alert(1)"), capacity=5)
    browser, boss = await register(core, await browse(), event), await browse(BOSS)
    for page in (
        browser.page,
        await browser.get(f"/e/1/{event.number}"),
        await boss.get(f"/n/1/events/{event.id}"),
        await boss.get("/n/1/events"),
    ):
        assert "javascript:alert(1)" in page.text, "it is a place like any other"
        leads = [have.get(name) or "" for _, have in page.read.tags for name in ("href", "src", "action")]
        assert not [one for one in leads if "javascript" in one]


async def test_a_link_that_is_pressed_a_thousand_times_registers_once(
    core: Core, world: World, browse: Browse
) -> None:
    event = await announced(core, capacity=2)
    browser = await browse()
    await browser.get(f"/e/1/{event.number}")
    await browser.send(f"/e/1/{event.number}", **GINA)
    (token,) = await mailed(core, GUEST_CONFIRM)
    form = (await browser.get(f"/act/{token}")).form(token)
    # A mail program that looks at all links, and somebody who presses again and again, at the same time.
    presses = [browser.client.post(form.action, data=form.fields, allow_redirects=False) for _ in range(40)]
    looks = [browser.client.get(f"/act/{token}") for _ in range(10)]
    answered = await asyncio.gather(*presses, *looks)
    assert {one.status for one in answered} == {303, 200}, "each press is answered as the first"
    who, key = await core.look_across(_draft_of)
    for _ in range(950):
        again = await core.write(who, confirming.confirm, key, None, photo=False, contacts=False)
        assert again.view.counts.going == 1
    page = await browser.get(f"/act/{token}")
    assert "You have registered already" in page.text
    assert "Nothing was changed. The mail that says so has the link to your registration" in page.text
    assert [one.seat for one in await said_by(core, event)] == [Seat.SEATED]
    assert len(await mailed(core, GUEST_REGISTERED)) == 1, "one mail, not a thousand"
    boss = await browse(BOSS)
    assert (await boss.get(f"/n/1/events/{event.id}/people")).text.count("Gina Gest") == 1


def _draft_of(tx: Any) -> tuple[Visitor, int]:
    """The one who registers, and what waits for their press."""
    here = tx.within(HERE)
    (draft,) = drafts.of_kind(here, registering.DRAFT)
    return Visitor(members.load(here, draft.member).person.id, HERE), draft.id


async def test_what_is_not_public_has_no_page(core: Core, world: World, browse: Browse) -> None:
    event, browser = await announced(core, public=False), await browse()
    for path in (f"/e/1/{event.number}", "/e/1/999", "/e/99/1"):
        assert (await browser.get(path)).status == 404
    boss = await browse(BOSS)
    await boss.get(f"/n/1/events/{event.id}")
    page = await boss.send(f"/events/{event.id}/public", public="yes")
    assert f"/e/1/{event.number}" in page.text
    assert (await browser.get(f"/e/1/{event.number}")).status == 200
    bruno = await browse(BRUNO)
    await bruno.get(f"/n/1/events/{event.id}")
    csrf = bruno.page.read.forms[0].fields["csrf"]
    page = await bruno.post(f"/n/1/events/{event.id}/public", {"csrf": csrf, "public": "no", "seen": "1"})
    assert page.status == 403


async def test_guests_are_invited_and_counted(core: Core, world: World, browse: Browse) -> None:
    event, boss = await announced(core, public=False), await browse(BOSS)
    await boss.get(f"/n/1/events/{event.id}/guests")
    page = await boss.send("/guests", addresses="ines@gmial.com")
    assert "There may be a slip in these: ines@gmial.com (perhaps ines@gmail.com)" in page.text
    await boss.get(f"/n/1/events/{event.id}/guests")
    page = await boss.send("/guests", addresses="hugo@example.org\nines@example.org wrong@")
    assert "2 addresses are written to for the first time" in page.text
    assert "slip" not in page.text
    assert "First mails are in English." in page.text
    assert await mailed(core, GUEST_INVITED) == []
    page = await boss.send("/guests")
    assert "on their way" in page.text
    hugo, ines = await mailed(core, GUEST_INVITED)
    browser = await browse()
    page = await browser.get(f"/act/{hugo}?language=fr")
    assert 'lang="fr"' in page.html
    page = await browser.get(f"/act/{hugo}")
    fields = {name: GINA[name] for name in ("name", "organisation", "kind", "size", "region", "language")}
    form = page.read.forms[0]
    page = await browser.post(form.action, {**form.fields, **fields})
    assert "You are registered." in page.text
    page = await boss.get(f"/n/1/events/{event.id}/people")
    for words in ("Gina Gest", "Tidal Ltd", "1 guest comes.", "2 guests were invited", "By region"):
        assert words in page.text
    page = await browser.get(f"/act/{ines}")
    csrf = page.read.forms[0].fields["csrf"]
    page = await browser.post(f"/act/{ines}", {"csrf": csrf, "press": "decline"})
    assert "You said no" in page.text
    bruno = await browse(BRUNO)
    for path in ("people", "guests"):
        assert (await bruno.get(f"/n/1/events/{event.id}/{path}")).status == 403


async def test_guests_are_invited_in_their_language(core: Core, world: World, browse: Browse) -> None:
    event, boss = await announced(core, languages=("es",)), await browse(BOSS)
    page = await boss.get(f"/n/1/events/{event.id}/guests")
    assert page.form("/guests").fields["language"] == "es"
    page = await boss.send("/guests", addresses="marie@example.fr", language="fr")
    assert "First mails are in French." in page.text
    await boss.send("/guests")
    (token,) = await mailed(core, GUEST_INVITED)
    assert 'lang="fr"' in (await (await browse()).get(f"/act/{token}")).html


async def test_no_more_mails_for_a_guest(core: Core, world: World, browse: Browse) -> None:
    event = await announced(core)
    await register(core, await browse(), event)
    (one,) = await said_by(core, event)

    def token(tx: Any) -> str:
        return links.make(tx.within(HERE), one.member, Purpose.UNSUBSCRIBE, 0)

    browser, off = await browse(), await core.across(token)
    page = await browser.get(f"/unsubscribe/{off}")
    assert "gina@example.org" in page.text
    page = await browser.post(f"/unsubscribe/{off}", {"List-Unsubscribe": "One-Click"})
    assert "no more mails come" in page.text
    assert "moved or called off" in page.text
    page = await browser.send("/back")
    assert "mails come again" in page.text


async def test_links_of_events_open_nothing_else_to_a_guest(core: Core, world: World, browse: Browse) -> None:
    event, inner = await announced(core), await announced(core, public=False)
    await register(core, await browse(), event)
    (one,) = await said_by(core, event)
    browser = await browse()
    for purpose in Purpose:
        if purpose in {Purpose.GUEST, Purpose.UNSUBSCRIBE, Purpose.REGISTER}:  # their own
            continue

        def token(tx: Any, purpose: Purpose = purpose) -> str:
            return links.make(tx.within(HERE), one.member, purpose, int(inner.id))

        page = await browser.get(f"/act/{await core.across(token)}")
        assert page.status in {403, 404, 410}, purpose


async def test_a_member_has_no_page_of_guests(core: Core, world: World, browse: Browse) -> None:
    token = await core.write(BRUNO, lambda tx, actor: links.make(tx, actor.member, Purpose.GUEST, 0))
    assert (await (await browse()).get(f"/act/{token}")).status == 403


async def test_called_off_the_page_says_so(core: Core, world: World, browse: Browse) -> None:
    from services.events import changing

    event = await announced(core)
    browser = await register(core, await browse(), event)
    own = browser.page.path
    found = await core.read(BOSS, reading.show, EventId(event.id))
    await core.write(BOSS, changing.cancel, event.id, found.event.revision, "a storm")
    for path in (f"/e/1/{event.number}", own):
        page = await browser.get(path)
        assert "It was called off: a storm" in page.text
        assert not [one for one in page.read.forms if "reply" in one.names or "email" in one.names]
