"""How often the database is asked does not grow with the partners."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, event

from domain.people import Standing
from services.surveys import inviting, nudging, results
from services.surveys.status import status
from tests.services.networks_made import BOSS, assigned, built, discord_user
from tests.services.surveys.test_results import sign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services.core import Core

MANY = 9


@contextmanager
def counted() -> Iterator[list[str]]:
    asked: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_: Any) -> None:
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", note)


async def asked_for(core: Core, definition: str, partners: int) -> dict[str, int]:
    """How many statements each service needs where so many partners are asked, two of whom signed."""
    plan = await core.write(BOSS, inviting.prepare, definition, "31/01/2027", f"{partners}", _codes(partners))
    wave = (await core.write(BOSS, inviting.open_wave, plan.draft)).wave.id
    for n in (0, 1):
        await sign(core, discord_user(20 + n, f"Contact {n}"), wave, "2")
    found = {}
    for name, service in (
        ("status", status),
        ("results", results.network_result),
        ("prepare", nudging.prepare),
    ):
        with counted() as asked:
            await core.read(BOSS, service, wave)
        found[name] = len(asked)
    at = await core.write(BOSS, nudging.ask, wave)
    with counted() as asked:
        assert len(await core.look_across(nudging.due)) == partners - 2
    found["due"] = len(asked)
    with counted() as asked:
        await core.read(BOSS, nudging.outcome, wave, at)
    found["outcome"] = len(asked)
    for due in await core.look_across(nudging.due):
        await core.across(nudging.settle, due, None, "gone")
    return found


def _codes(count: int) -> list[str]:
    return [f"P{n}" for n in range(1, count + 1)]


async def test_no_question_is_asked_once_for_each_partner(core: Core, definition: str):
    await built(core, partners="\n".join(f"Partner {n} Labs; Ireland; English" for n in range(1, MANY + 1)))
    everybody = await core.read(BOSS, inviting.partners)
    for n, partner in enumerate(everybody):
        await assigned(core, 20 + n, f"Contact {n}", partner=partner.id, standing=Standing.CONTACT)
    few = await asked_for(core, definition, 4)
    many = await asked_for(core, definition, MANY)
    # The second wave has the first beside it: one statement more may be needed to tell of it.
    assert all(many[name] <= few[name] + 2 for name in few), (few, many)
