"""Files that are made for somebody: a few at once, one for each person, sent from the disk."""

from __future__ import annotations

import asyncio
import io
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from domain.actors import PersonId
from domain.errors import Busy
from domain.plans.model import EvidenceKind
from portal.kit.portal import PORTAL
from portal.kit.turns import Turns
from services import me
from services.plans import progress
from services.plans.progress import file_evidence
from tests.portal.conftest import person_of
from tests.services.plans.conftest import ANA, BRUNO, CLEO

if TYPE_CHECKING:
    from pathlib import Path

    from aiohttp import ClientResponse
    from aiohttp.test_utils import TestServer

    from services.core import Core
    from tests.portal.conftest import Browse, Browser, World

ONE, OTHER, THIRD = PersonId(1), PersonId(2), PersonId(3)
DATA = b"%PDF-1.7 \x00\xff" * 100_000


async def asked(browser: Browser) -> ClientResponse:
    """The answer to *Download my data*."""
    page = await browser.get("/n/1/data")
    token = page.form("/data/export").fields["csrf"]
    return await browser.client.post("/n/1/data/export", data={"csrf": token})


async def test_one_person_has_one_made_at_a_time() -> None:
    turns = Turns(patience=0)
    async with turns.of(ONE):
        with pytest.raises(Busy) as refused:
            async with turns.of(ONE):
                raise AssertionError
        assert refused.value.own
        async with turns.of(OTHER):
            pass
    async with turns.of(ONE):
        pass


async def test_no_more_than_so_many_are_made_at_once_and_who_waits_comes_next() -> None:
    turns = Turns(most=2, patience=0)
    async with turns.of(ONE), turns.of(OTHER):
        with pytest.raises(Busy) as refused:
            async with turns.of(THIRD):
                raise AssertionError
        assert not refused.value.own
    turns = Turns(most=1)
    order: list[PersonId] = []

    async def take(person: PersonId) -> None:
        async with turns.of(person):
            order.append(person)
            await asyncio.sleep(0)

    await asyncio.gather(take(ONE), take(OTHER), take(THIRD))
    assert order == [ONE, OTHER, THIRD]


async def test_a_turn_ends_by_itself_for_who_never_takes_the_file_and_frees_nobody_elses() -> None:
    turns = Turns(patience=0, lives=0)
    async with turns.of(ONE) as first:
        first.hand_out(io.BytesIO(), "a.zip", "application/zip")
    turns = Turns(patience=0)
    async with turns.of(ONE) as slow:
        slow.hand_out(io.BytesIO(), "a.zip", "application/zip")
    with pytest.raises(Busy):
        async with turns.of(ONE):
            raise AssertionError
    slow.end()
    async with turns.of(ONE):
        slow.end()
        with pytest.raises(Busy):
            async with turns.of(ONE):
                raise AssertionError


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Your file is on its way already"),
        ("fr", "Votre fichier est déjà en route"),
        ("es", "Su archivo ya está en camino"),
        ("pt", "O seu ficheiro já está a caminho"),
    ],
)
async def test_who_asks_again_meanwhile_is_told_so_in_their_language(
    core: Core, served: TestServer, world: World, browse: Browse, language: str, title: str
) -> None:
    await core.write(ANA, me.choose_language, language)
    browser = await browse(ANA)
    async with served.app[PORTAL].turns.of(await person_of(core, ANA)):
        answer = await asked(browser)
        assert answer.status == 503
        assert int(answer.headers["Retry-After"]) > 0
        assert f"<h1>{title}</h1>" in await answer.text()
    # And what was sent to its end has ended the turn.
    for _ in range(2):
        answer = await asked(browser)
        assert answer.status == 200
        zipfile.ZipFile(io.BytesIO(await answer.read())).testzip()


async def test_who_comes_when_too_many_are_being_made_is_asked_to_try_again(
    core: Core, served: TestServer, world: World, browse: Browse
) -> None:
    turns = served.app[PORTAL].turns
    turns._patience = 0  # type: ignore[misc]
    browser = await browse(ANA)
    async with turns.of(await person_of(core, BRUNO)), turns.of(await person_of(core, CLEO)):
        answer = await asked(browser)
        assert answer.status == 503
        assert "Other files are being prepared just now" in await answer.text()
    assert (await asked(browser)).status == 200


async def given(core: Core, world: World) -> Any:
    """A file of Bruno's, as evidence of the milestone."""
    kept = await core.files.keep("Mapa.pdf", DATA)
    done = await core.write(BRUNO, progress.finish, world.milestone, 0, file_evidence(kept))
    return next(one for one in done.view.evidence if one.kind is EvidenceKind.FILE)


async def test_files_that_somebody_gave_are_in_it_and_nothing_is_left_on_the_disk(
    core: Core, world: World, browse: Browse, tmp_path: Path
) -> None:
    found = (await given(core, world)).file
    browser = await browse(BRUNO)
    answer = await asked(browser)
    with zipfile.ZipFile(io.BytesIO(await answer.read())) as archive:
        assert archive.read(f"files/{found.own_name}") == DATA
    assert [one for one in tmp_path.rglob("new/*") if one.is_file()] == []  # noqa: ASYNC240


async def test_a_damaged_file_is_not_handed_out_and_another_try_is_free(
    core: Core, world: World, browse: Browse, tmp_path: Path
) -> None:
    found = await given(core, world)
    browser = await browse(BRUNO)
    page = await browser.client.get(f"/n/1/evidence/{found.id}")
    assert await page.read() == DATA
    assert page.headers["Content-Length"] == str(len(DATA))
    assert page.headers["Content-Disposition"] == 'attachment; filename="Mapa.pdf"'
    (place,) = tmp_path.rglob(found.file.sha256)  # noqa: ASYNC240
    place.write_bytes(DATA[:-1])
    assert (await browser.client.get(f"/n/1/evidence/{found.id}")).status == 422
    for _ in range(2):
        assert (await asked(browser)).status == 422
    place.write_bytes(DATA)
    assert (await asked(browser)).status == 200
