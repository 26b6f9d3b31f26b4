"""Minutes on the web: read, approved and objected to, by members on their page and by guests by their link."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from domain.meetings.attendance import Source
from domain.meetings.model import EntryKind
from services import links
from services.links import Purpose
from services.meetings import agenda, approving, attending, minutes, noting
from storage import members
from tests.portal.conftest import ANA, BRUNO, CLEO
from tests.portal.test_events import HERE, announced, register
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from domain.actors import MemberId
    from domain.events.model import Event
    from services.core import Core
    from tests.clock import FixedClock
    from tests.portal.conftest import Browse, World


async def held(core: Core, clock: FixedClock, event: Event, there: set[str]) -> dict[str, MemberId]:
    """It is over, these were there, and something was decided; nobody is asked yet. All ids by name."""
    await core.write(BOSS, agenda.write, event.id, "Welcome (10 min) | Ana\nThe <tank>")
    clock.set(event.ends_at + timedelta(minutes=5))
    found = await core.look_across(
        lambda tx: {one.name: one.id for one in members.listed(tx.within(HERE), guests=True)}
    )
    who = [found[name] for name in there]
    await core.write(BOSS, attending.tick, event.id, who, Source.SHEET)
    draft = await core.write(BOSS, noting.begin, event.id, EntryKind.DECISION)
    await core.write(BOSS, noting.type_into, draft.id, {"text": "We meet in <b>Brest</b>"})
    return found


async def send(core: Core, event: Event) -> None:
    now = (await core.read(BOSS, minutes.show, event.id)).minutes
    await core.write(BOSS, approving.send, event.id, now.revision, 7)


async def test_members_read_approve_and_object_on_the_page(
    core: Core, world: World, browse: Browse, clock: FixedClock
) -> None:
    event = await announced(core)
    await held(core, clock, event, {"Ana", "Bruno"})
    place = f"/n/1/events/{event.id}"
    ana, bruno = await browse(ANA), await browse(BRUNO)
    page = await ana.get(place)
    assert f"{place}/minutes" not in page.html, "a draft is its maker's"
    assert "Welcome · Ana" in page.text
    assert "The <tank>" in page.text
    assert "No minutes were sent yet." in (await ana.get(f"{place}/minutes")).text
    await send(core, event)
    page = await ana.get(place)
    assert "Do the minutes say what happened?" in page.text
    assert f'href="{place}/minutes"' in page.html
    page = await ana.get(f"{place}/minutes")
    assert "We meet in <b>Brest</b>" in page.text
    assert "Answer by " in page.text
    page = await ana.send("/minutes", press="approves")
    assert "You approved them." in page.text
    await bruno.get(f"{place}/minutes")
    page = await bruno.send("/minutes", press="objects", comment=" ")
    assert page.status == 422
    assert "Something is missing" in page.text
    page = await bruno.send("/minutes", press="objects", comment="It was <i>Cork</i>")
    assert "You objected." in page.text
    page = await (await browse(BOSS)).get(f"{place}/minutes")
    assert "Approved: 1 · Objections: 1 · Not answered: 0" in page.text
    assert "It was <i>Cork</i>" in page.text
    assert "It was" not in (await ana.get(f"{place}/minutes")).text, "others' words are the organiser's"
    now = (await core.read(BOSS, minutes.show, event.id)).minutes
    await core.write(BOSS, approving.close, event.id, now.revision, "Cork was <b>the dinner</b>")
    page = await ana.get(f"{place}/minutes")
    assert "Approved: 1 · Objections: 1 · Not answered: 0" in page.text
    assert page.text.index("It was <i>Cork</i>") < page.text.index("Cork was <b>the dinner</b>")


async def test_who_was_not_there_reads_and_is_not_asked(
    core: Core, world: World, browse: Browse, clock: FixedClock
) -> None:
    event = await announced(core)
    await held(core, clock, event, {"Ana"})
    await send(core, event)
    cleo = await browse(CLEO)
    page = await cleo.get(f"/n/1/events/{event.id}")
    assert "Do the minutes say what happened?" not in page.text
    page = await cleo.get(f"/n/1/events/{event.id}/minutes")
    assert "We meet in" in page.text
    assert 'name="press"' not in page.html


async def test_an_old_page_says_nothing_of_what_was_sent_since(
    core: Core, world: World, browse: Browse, clock: FixedClock
) -> None:
    event = await announced(core)
    await held(core, clock, event, {"Ana", "Bruno"})
    await send(core, event)
    ana = await browse(ANA)
    await ana.get(f"/n/1/events/{event.id}/minutes")
    draft = await core.write(BOSS, noting.begin, event.id, EntryKind.NOTE)
    await core.write(BOSS, noting.type_into, draft.id, {"text": "And it rained"})
    await send(core, event)
    page = await ana.send("/minutes", press="approves")
    assert page.status == 409
    assert "And it rained" in page.text
    assert (await core.read(BOSS, minutes.show, event.id)).approvals == 0


async def test_a_guest_approves_by_the_link_alone(
    core: Core, world: World, browse: Browse, clock: FixedClock
) -> None:
    event = await announced(core)
    await register(core, await browse(), event)
    found = await held(core, clock, event, {"Ana", "Gina Gest"})
    await send(core, event)
    gina = found["Gina Gest"]

    async def signed(purpose: Purpose) -> str:
        return await core.across(lambda tx: links.make(tx.within(HERE), gina, purpose, int(event.id)))

    browser = await browse()
    page = await browser.get(f"/act/{await signed(Purpose.EVENT)}")
    assert "Welcome · Ana" in page.text
    assert "/act/minutes." in page.html
    token = await signed(Purpose.MINUTES)
    page = await browser.get(f"/act/{token}")
    assert "We meet in <b>Brest</b>" in page.text
    assert (await core.read(BOSS, minutes.show, event.id)).approvals == 0, "looking says nothing"
    page = await browser.send(token, press="approves")
    assert "You approved them." in page.text
    assert (await core.read(BOSS, minutes.show, event.id)).approvals == 1
    page = await browser.get(f"/n/1/events/{event.id}/minutes")
    assert page.path == "/signin", "the link lets in nowhere else"


async def test_a_guest_who_was_not_there_finds_no_way_to_them(
    core: Core, world: World, browse: Browse, clock: FixedClock
) -> None:
    event = await announced(core)
    await register(core, await browse(), event)
    found = await held(core, clock, event, {"Ana"})
    await send(core, event)
    gina, browser = found["Gina Gest"], await browse()
    for purpose in (Purpose.EVENT, Purpose.MINUTES):
        token = await core.across(
            lambda tx, one=purpose: links.make(tx.within(HERE), gina, one, int(event.id))  # type: ignore[misc]
        )
        page = await browser.get(f"/act/{token}")
        assert page.status == 200
        assert "/act/minutes." not in page.html.replace(token, "")
        assert "Brest" not in page.text
