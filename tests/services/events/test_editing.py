"""Windows on an event: what is sent as it stood there changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from domain.events.errors import (
    AudienceUnknown,
    CapacityImpossible,
    LanguageNotUnderstood,
    TimeBeforeImpossible,
)
from domain.events.model import Audience
from services import partners
from services.events import editing
from services.events.views import EventDone
from storage import members as people
from tests.services.events.conftest import BREST, Made, announced, loaded, waiting
from tests.services.networks_made import BOSS, assigned

if TYPE_CHECKING:
    from services.core import Core

FEW = Audience(everyone=False, partners=frozenset({BREST}))


async def test_an_event_whose_people_left_is_not_opened_to_everybody_by_another_deadline(
    core: Core, made: Made
) -> None:
    event = await announced(core, audience=FEW)
    await core.write(BOSS, partners.leave, BREST)
    window = await core.write(BOSS, editing.begin, event.id, "who")
    said = {**window.said, "closes": "2 h"}
    await core.write(BOSS, editing.type_into, window.id, said)
    assert not (await loaded(core, event.id)).audience.everyone
    assert {one.member_id for one in await waiting(core, "event.invited")} <= {made.cleo}


async def test_of_two_who_are_called_alike_the_window_keeps_the_one_who_is_meant(
    core: Core, made: Made
) -> None:
    await assigned(core, 7, "Ana", partner=BREST)
    event = await announced(core, audience=Audience(everyone=False, members=frozenset({made.ana})))
    window = await core.write(BOSS, editing.begin, event.id, "who")
    done = await core.write(BOSS, editing.type_into, window.id, {**window.said, "closes": "2 h"})
    assert isinstance(done, EventDone), done
    assert (await loaded(core, event.id)).audience.members == {made.ana}


async def test_a_name_with_a_comma_stays_whole(core: Core, made: Made) -> None:
    await assigned(core, 7, "Ana, Silva", partner=BREST)
    await assigned(core, 8, "Silva", partner=BREST)
    found = await core.read(BOSS, lambda tx, _: {one.name: one.id for one in people.listed(tx)})
    event = await announced(core, audience=Audience(everyone=False, members=frozenset({found["Ana, Silva"]})))
    window = await core.write(BOSS, editing.begin, event.id, "who")
    await core.write(BOSS, editing.type_into, window.id, {**window.said, "closes": "2 h"})
    assert (await loaded(core, event.id)).audience.members == {found["Ana, Silva"]}


async def test_all_that_a_window_cannot_take_is_said_at_once(core: Core, made: Made) -> None:
    event = await announced(core)
    what = await core.write(BOSS, editing.begin, event.id, "what")
    kept = await core.write(BOSS, editing.type_into, what.id, {"languages": "Klingon", "seats": "-3"})
    assert isinstance(kept, editing.ChangeDraft)
    assert [type(one) for one in kept.faults] == [LanguageNotUnderstood, CapacityImpossible]
    who = await core.write(BOSS, editing.begin, event.id, "who")
    wrong = {"audience": "P9, Zorro", "closes": "soon", "offer": "never"}
    kept = await core.write(BOSS, editing.type_into, who.id, wrong)
    assert isinstance(kept, editing.ChangeDraft)
    assert [type(one) for one in kept.faults] == [
        AudienceUnknown,
        TimeBeforeImpossible,
        TimeBeforeImpossible,
    ]


async def test_registration_can_close_weeks_before(core: Core, made: Made) -> None:
    event = await announced(core)
    window = await core.write(BOSS, editing.begin, event.id, "who")
    done = await core.write(BOSS, editing.type_into, window.id, {**window.said, "closes": "14 days"})
    assert isinstance(done, EventDone), done
    assert done.view.event.closes_before == 14 * 24 * 60
    again = await core.write(BOSS, editing.begin, event.id, "who")
    assert isinstance(await core.write(BOSS, editing.type_into, again.id, again.said), EventDone)


@pytest.mark.parametrize(("field", "typed"), [("closes", "91 days"), ("closes", "soon"), ("offer", "8 days")])
async def test_a_time_before_that_cannot_be_is_said_as_such(
    core: Core, made: Made, field: str, typed: str
) -> None:
    event = await announced(core)
    window = await core.write(BOSS, editing.begin, event.id, "who")
    kept = await core.write(BOSS, editing.type_into, window.id, {**window.said, field: typed})
    assert isinstance(kept, editing.ChangeDraft)
    assert isinstance(kept.faults[0], TimeBeforeImpossible)
    assert (kept.faults[0].field, kept.said[field]) == (field, typed)
