"""What is kept of calendars, in a bounded number of bytes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from documents.events.ics import Written
from documents.events.shelf import Shelf

ONE = Written.of(b"x" * 400)


def test_what_was_put_there_is_there() -> None:
    shelf = Shelf()
    assert shelf.get("a") is None
    shelf.put("a", ONE)
    assert shelf.get("a") is ONE


def test_what_nobody_asks_for_goes_and_what_is_asked_for_stays() -> None:
    shelf = Shelf(most=20_000)
    shelf.put("kept", ONE)
    shelf.put("forgotten", ONE)
    for number in range(1000):
        shelf.put(number, Written.of(b"x" * 400))
        assert shelf.get("kept") is ONE
    assert shelf.get("forgotten") is None
    assert sum(shelf.get(number) is not None for number in range(1000)) <= 20


def test_many_threads_may_ask_at_once() -> None:
    shelf = Shelf(most=50_000)

    def work(start: int) -> int:
        for number in range(2000):
            shelf.put(start + number % 90, ONE)
            assert shelf.get(start + number % 90) in {ONE, None}
        return start

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(work, range(8))) == list(range(8))
