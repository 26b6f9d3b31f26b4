"""Where those came from who were at an event: organisations, SMEs, regions, and who was there for the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.guests import Organisation, OrganisationKind, Size
from domain.meetings.attendance import Source
from domain.records import replace
from services.events.guests import numbers
from services.events.guests.sweeping import KEPT
from services.meetings import attending
from services.methodology import closing
from services.sweeping import sweep
from tests.services.events.conftest import BREST, lisbon, says
from tests.services.events.test_guests import GINA, TIDAL, guest_of, registered
from tests.services.methodology.conftest import ANA, BOSS, BRUNO, CLEO, Made, announced, made
from tests.services.networks_made import assigned

if TYPE_CHECKING:
    from domain.actors import MemberId
    from domain.events.model import Event
    from domain.methodology.closing import Figures
    from services.core import Core
    from tests.clock import FixedClock

__all__ = ["made"]

UNIVERSITY: Final = Organisation("Universidade do Minho", OrganisationKind.UNIVERSITY, Size.NONE, "PT11")


async def figures_of(core: Core, event: Event) -> Figures:
    return (await core.read(BOSS, closing.report, event.id, "en")).figures


async def held(core: Core, clock: FixedClock, event: Event, people: list[MemberId]) -> None:
    """It took place, and these were there."""
    clock.set(event.ends_at)
    for one in people:
        await core.write(BOSS, attending.correct, event.id, one, "", present=True)


async def test_what_nobody_counted_is_not_said(core: Core, made: Made) -> None:
    found = await figures_of(core, await announced(core, public=True))
    assert (found.organisations, found.smes, found.regions, found.newcomers) == (None, None, None, None)


async def test_organisations_are_counted_once_each_and_known_again(
    core: Core, made: Made, clock: FixedClock
) -> None:
    first = await announced(core, span=lisbon("2027-05-04T10:00"))
    later = await announced(core, public=True)
    tidal = replace(
        GINA, email="gil@example.org", name="Gil", organisation=replace(TIDAL, name="TIDAL-works")
    )
    twin = replace(GINA, organisation=replace(TIDAL, name="Tidal Works"))
    minho = replace(GINA, email="ines@example.org", name="Inês", organisation=UNIVERSITY)
    guests = [await guest_of(core, (await registered(core, later, one))[0]) for one in (tidal, twin, minho)]
    await held(core, clock, first, [made.ana])
    await held(core, clock, later, [made.ana, made.bruno, made.cleo, *guests])
    found = await figures_of(core, later)
    assert found.present == 6
    assert (found.organisations, found.smes) == (4, 1), "Porto, Brest, Tidal Works and Minho"
    assert found.newcomers == 3, "Porto was there in May"
    assert found.regions is not None
    assert {"PT11", TIDAL.region} <= set(found.regions)
    assert (await figures_of(core, first)).newcomers == 1


async def test_who_works_elsewhere_now_came_for_their_partner_of_that_day(
    core: Core, made: Made, clock: FixedClock
) -> None:
    event = await announced(core)
    await says(core, BRUNO, event.id)
    await held(core, clock, event, [made.bruno, made.ana])
    assert (await figures_of(core, event)).organisations == 1
    await assigned(core, 3, "Bruno", partner=BREST)
    assert (await figures_of(core, event)).organisations == 1


async def test_the_closing_report_counts_guests_that_are_forgotten(
    core: Core, made: Made, clock: FixedClock
) -> None:
    event = await announced(core, public=True)
    await registered(core, event)

    async def counted() -> tuple[int | None, ...]:
        found = await figures_of(core, event)
        return found.registered, found.present, found.no_show, found.organisations, found.smes

    guest = (await core.read(BOSS, numbers.of_event, event.id)).known
    clock.set(event.ends_at)
    await core.write(BOSS, attending.tick, event.id, [*guest, made.ana], Source.SHEET)
    assert await counted() == (1, 2, 0, 2, 1)
    regions = (await figures_of(core, event)).regions
    clock.set(event.ends_at + KEPT)
    assert (await core.across(sweep)).guests == 1
    assert await counted() == (1, 2, 0, 2, 1)
    assert (await figures_of(core, event)).regions == regions
    assert (await figures_of(core, event)).newcomers is None, "nobody knows whether they had come before"


async def test_an_organisation_counts_once_however_many_of_its_people_are_forgotten(
    core: Core, made: Made, clock: FixedClock
) -> None:
    event = await announced(core, public=True)
    twin = replace(GINA, email="gil@example.org", name="Gil")
    guests = [await guest_of(core, (await registered(core, event, one))[0]) for one in (GINA, twin)]
    await held(core, clock, event, guests)
    assert (await figures_of(core, event)).organisations == 1
    clock.set(event.ends_at + KEPT)
    assert (await core.across(sweep)).guests == 2
    found = await figures_of(core, event)
    assert (found.present, found.organisations, found.smes) == (2, 1, 1)


async def test_who_said_why_they_could_not_come_is_no_no_show(
    core: Core, made: Made, clock: FixedClock
) -> None:
    event = await announced(core)
    for who in (ANA, BRUNO, CLEO):
        await says(core, who, event.id)
    await held(core, clock, event, [made.ana])
    assert (await figures_of(core, event)).no_show == 2
    await core.write(BOSS, attending.correct, event.id, made.bruno, "", present=False)
    assert (await figures_of(core, event)).no_show == 2, "it is known that he was not there, and not why"
    await core.write(BOSS, attending.correct, event.id, made.cleo, "Flight cancelled", present=False)
    assert (await figures_of(core, event)).no_show == 1
