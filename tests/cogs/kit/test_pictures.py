"""Charts on cards: with their description, anew after an edit, and never at the cost of the card."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from structlog.testing import capture_logs

from cogs.kit import Card, chart_file, pictures
from domain.errors import TooHeavy
from locales import translator
from services.core import Core
from tests.cogs.kit.conftest import texts
from tests.documents.charts.samples import radar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storage.database import Database
    from tests.clock import FixedClock
    from tests.cogs.kit.conftest import Scene


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    pictures._recent.clear()
    yield
    pictures._recent.clear()


class Worker:
    """Counts what it is asked, and fails as told."""

    def __init__(self, error: Exception | None = None, never: bool = False) -> None:
        self.error, self.never, self.asked = error, never, 0

    async def offload(self, fn, *args, **kwargs):
        return await self.run(fn, *args, **kwargs)

    async def run(self, fn, /, *args, **kwargs):
        self.asked += 1
        if self.never:
            await asyncio.Event().wait()
        if self.error:
            raise self.error
        return fn(*args, **kwargs)


def media(components: list) -> list[dict]:
    return [
        item
        for box in components
        for part in box.get("components", [])
        if part["type"] == 12
        for item in part["items"]
    ]


async def test_a_chart_has_a_name_a_description_and_its_pixels() -> None:
    file = await chart_file(Worker(), radar("fr"), "bretagne")
    assert file is not None
    assert (file.filename, file.uri) == ("bretagne.png", "attachment://bretagne.png")
    assert "Personnes et culture\u00a0: 31 (médiane du réseau\u00a0: 48)" in (file.description or "")
    assert file.fp.read().startswith(b"\x89PNG")


async def test_the_same_chart_is_drawn_once_and_few_are_kept() -> None:
    worker = Worker()
    first, second = await chart_file(worker, radar()), await chart_file(worker, radar())
    assert worker.asked == 1
    assert first is not None
    assert second is not None
    assert first.fp.read() == second.fp.read()
    pictures._recent.update({radar(title=str(number)): b"" for number in range(100)})
    await chart_file(worker, radar(title="last"))
    assert len(pictures._recent) == pictures.MOST_KEPT


@pytest.mark.parametrize(
    ("worker", "reason"),
    [
        (Worker(TooHeavy()), "TooHeavy"),
        (Worker(ImportError("typst")), "ImportError"),
        (Worker(never=True), "TimeoutError"),
    ],
    ids=["killed", "broken", "too slow"],
)
async def test_without_a_worker_there_is_no_chart_and_a_line_in_the_log(worker: Worker, reason: str) -> None:
    with capture_logs() as lines:
        assert await chart_file(worker, radar(), wait=0.01) is None
    assert [(line["event"], line["reason"]) for line in lines] == [("chart_not_drawn", reason)]
    assert await chart_file(Worker(), radar()) is not None, "a failure is not kept"


async def test_a_card_goes_without_a_chart_that_is_not_there() -> None:
    card = Card(translator("en"), "survey").title("Result").chart(None).view()
    assert "Result" in texts(card.to_components())
    assert media(card.to_components()) == []


async def test_a_chart_is_on_the_card_and_on_the_edited_card(scene: Scene) -> None:
    result = await scene.alice.slash(scene.channel, "sample chart")
    card = result.response
    (before,) = media(card.components)
    assert before["description"].startswith("Sample. Radar chart, from 0 to 100. North: 30 (")
    assert "North: 30 (network median: 50)" in texts(card.components)
    await scene.alice.click(card.message, label="Redraw")
    (after,) = media(card.components)
    assert "North: 31 (" in after["description"]
    assert [attachment.filename for attachment in card.attachments] == ["radar.png"]
    assert after["media"]["url"] != before["media"]["url"]


class TestWithoutWorker:
    """The whole way, with a worker that is killed each time."""

    @pytest.fixture
    def core(self, database: Database, clock: FixedClock) -> Core:
        return Core(database, clock, Worker(TooHeavy()))

    async def test_the_card_says_its_figures(self, scene: Scene) -> None:
        result = await scene.alice.slash(scene.channel, "sample chart")
        assert result.response is not None or result.followups
        card = result.response or result.followups[0]
        assert "North: 30 (network median: 50)" in texts(card.components)
        assert media(card.components) == []
