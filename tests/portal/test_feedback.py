"""How was it, on the web: by a member and by a guest's link; what was shown; the way in."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from domain.actors import PartnerId
from domain.events.model import Manner, Place, Reply, RoomKind
from domain.meetings.attendance import Source
from domain.notices.reader import Reader
from services import links
from services.events import answering as responding
from services.feedback import answering, opening, results, thanking
from services.feedback.notices import tell
from services.links import Purpose
from services.meetings import attending, materials
from services.surveys.instruments import FEEDBACK, convert_shipped
from storage import feedback as kept
from storage import members, outbox
from storage.schema.notices import notice as notice_table
from tests.portal.conftest import ANA, BRUNO
from tests.portal.test_events import HERE, announced, register, said_by
from tests.services.networks_made import BOSS, assigned

if TYPE_CHECKING:
    from domain.actors import MemberId
    from domain.events.model import Event
    from services.core import Core
    from tests.clock import FixedClock
    from tests.portal.conftest import Browse, World

FINE = {"overall": "v4", "useful": "v3"}


@pytest.fixture(scope="module")
def definition() -> str:
    return convert_shipped(FEEDBACK)


async def over(core: Core, clock: FixedClock, event: Event, definition: str) -> dict[str, MemberId]:
    """It is over, everybody was there, two who came late to the network too, and it is open."""
    for user, name in ((31, "Dora"), (32, "Eli")):
        await assigned(core, user, name, partner=PartnerId(1))
    clock.set(event.ends_at + timedelta(minutes=5))
    found = await core.look_across(
        lambda tx: {one.name: one.id for one in members.listed(tx.within(HERE), guests=True)}
    )
    await core.write(BOSS, attending.tick, event.id, list(found.values()), Source.SHEET)
    assert await core.across(opening.tend, HERE, event.id, definition)
    return found


async def sheets(core: Core, event: Event) -> list[Any]:
    return await core.look_across(lambda tx: list(kept.sent(tx.within(HERE), event.id)))


async def test_a_member_begins_goes_on_later_and_sends(
    core: Core, world: World, browse: Browse, clock: FixedClock, definition: str
) -> None:
    event = await announced(core)
    browser = await browse(BRUNO)
    page = await browser.get(f"/n/1/events/{event.id}")
    assert "How was it?" not in page.text
    await over(core, clock, event, definition)
    browser = await browse(BRUNO)
    page = await browser.get(f"/n/1/events/{event.id}")
    assert f"/n/1/events/{event.id}/feedback" in page.html
    page = await browser.get(f"/n/1/events/{event.id}/feedback")
    assert "Nobody learns who said what." in page.text
    page = await browser.send("/feedback", useful="v2", keep="<b>Tank</b> & talk", press="later")
    assert "It is not sent yet." in page.text
    assert "<b>" not in page.html
    page = await browser.send("/feedback", press="send")
    assert page.status == 422
    assert "One answer is missing" in page.text
    assert "<b>Tank</b> & talk" in page.form("/feedback").fields["keep"]
    assert await sheets(core, event) == []
    page = await browser.send("/feedback", **FINE, press="send")
    assert "Thank you: it is sent" in page.text
    assert await sheets(core, event) == [
        {"/data/keep": "<b>Tank</b> & talk", "/data/overall": "v4", "/data/useful": "v3"}
    ]
    page = await browser.get(f"/n/1/events/{event.id}/feedback")
    assert "nobody can tell any more" in page.text
    page = await browser.get(f"/n/1/events/{event.id}")
    assert "How was it?" not in page.text


async def test_a_guest_is_thanked_by_mail_and_answers_by_its_link_alone(
    core: Core, world: World, browse: Browse, clock: FixedClock, definition: str
) -> None:
    event = await announced(core)
    await register(core, await browse(), event)
    people = await over(core, clock, event, definition)
    slides = await core.files.keep("slides.pdf", b"%PDF-1.7 slides")
    await core.write(BOSS, materials.add_file, event.id, "Slides", slides)
    await core.write(BOSS, materials.add_link, event.id, "Film", "https://film.example/1")
    assert await core.write(BOSS, thanking.thank, event.id) == len(people) - 1
    gina = people["Gina Gest"]

    def told(tx: Any) -> Any:
        here = tx.within(HERE)
        own = notice_table.select().where(
            notice_table.c.kind == "meeting.thanks", notice_table.c.member_id == gina
        )
        row = tx.connection.execute(own).one()
        return tell(here, outbox.notice_from(row), Reader(HERE, "fr", "Europe/Paris", gina))

    found = await core.look_across(told)
    assert found.asks
    assert len(found.materials) == 2

    def signed(purpose: Purpose) -> Any:
        return core.across(lambda tx: links.make(tx.within(HERE), gina, purpose, int(event.id)))

    browser = await browse()
    page = await browser.get(f"/act/{await signed(Purpose.EVENT)}")
    assert {"Slides", "Film"} <= set(page.text.split())
    address = next(
        have["href"] for tag, have in page.read.tags if tag == "a" and "material=" in have.get("href", "")
    )
    file = await browser.get(address)
    assert file.headers["Content-Disposition"].startswith('attachment; filename="slides.pdf"')
    page = await browser.get(f"/act/{await signed(Purpose.EVENT)}")
    assert "/act/feedback." in page.html
    token = await signed(Purpose.FEEDBACK)
    await browser.get(f"/act/{token}")
    page = await browser.send(token, **FINE, press="send")
    assert "Thank you: it is sent" in page.text
    assert len(await sheets(core, event)) == 1
    page = await browser.get(f"/n/1/events/{event.id}/feedback")
    assert page.path == "/signin", "the link lets in nowhere else"


async def test_an_old_page_does_not_overwrite_what_was_said_since(
    core: Core, world: World, browse: Browse, clock: FixedClock, definition: str
) -> None:
    event = await announced(core)
    await over(core, clock, event, definition)
    browser = await browse(BRUNO)
    await browser.get(f"/n/1/events/{event.id}/feedback")
    await core.write(BRUNO, answering.choose, event.id, 0, "v1")
    page = await browser.send("/feedback", overall="v5", press="later")
    assert page.status == 409
    assert page.form("/feedback").fields["overall"] == "v5", "what was chosen is still there"
    page = await browser.send("/feedback", press="later")
    assert page.status == 200


async def test_closed_or_not_asked_the_page_says_so(
    core: Core, world: World, browse: Browse, clock: FixedClock, definition: str
) -> None:
    event = await announced(core)
    browser = await browse(BRUNO)
    page = await browser.get(f"/n/1/events/{event.id}/feedback")
    assert "There is no questionnaire of E1 yet" in page.text
    await over(core, clock, event, definition)
    boss = await browse(BOSS)
    page = await boss.get(f"/n/1/events/{event.id}/feedback")
    assert page.status == 403
    await core.write(BOSS, results.close, event.id)
    browser = await browse(BRUNO)
    page = await browser.get(f"/n/1/events/{event.id}/feedback")
    assert "The questionnaire is closed" in page.text


@pytest.mark.parametrize("room", [RoomKind.LINK, RoomKind.JITSI])
async def test_join_is_there_a_quarter_of_an_hour_before_for_those_who_come(
    core: Core, world: World, browse: Browse, clock: FixedClock, room: RoomKind
) -> None:
    link = "https://meet.example.org/tides" if room is RoomKind.LINK else ""
    event = await announced(core, place=Place(Manner.ONLINE, "", room, link))
    guest = await register(core, await browse(), event)
    (gina,) = await said_by(core, event)
    await core.write(ANA, responding.respond, event.id, Reply.GOING)
    clock.set(event.starts_at - timedelta(minutes=15, seconds=1))
    ana, bruno = await browse(ANA), await browse(BRUNO)
    token = await core.across(
        lambda tx: links.make(tx.within(HERE), gina.member, Purpose.EVENT, int(event.id))
    )
    addresses = ((ana, f"/n/1/events/{event.id}"), (guest, f"/act/{token}"))
    for browser, address in addresses:
        assert 'name="join"' not in (await browser.get(address)).html
    clock.advance(timedelta(seconds=1))
    assert 'name="join"' not in (await bruno.get(f"/n/1/events/{event.id}")).html
    for browser, address in addresses:
        page = await browser.get(address)
        assert 'name="join"' in page.html
        form = page.read.forms[0]
        page = await browser.post(form.action, {"csrf": form.fields["csrf"], "join": "yes"})
        if room is RoomKind.LINK:
            assert f'href="{link}"' in page.html
        else:
            assert page.status == 422, "this machine knows no such server"
    csrf = bruno.page.read.forms[0].fields["csrf"] if bruno.page else ""
    page = await bruno.post(f"/n/1/events/{event.id}", {"csrf": csrf, "join": "yes"})
    assert "meet.example" not in page.html
