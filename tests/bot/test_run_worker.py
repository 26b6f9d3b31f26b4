"""How fast a worker sends mails."""

from __future__ import annotations

import pytest

from bot.config import load
from bot.run_worker import mails_a_second


@pytest.mark.parametrize(
    ("given", "playground", "pace"),
    [
        (None, None, 0.5),
        ("120", None, 2.0),
        (None, "http://127.0.0.1:8090", 0.0),
        ("120", "http://127.0.0.1:8090", 2.0),
    ],
)
def test_mails_go_at_the_pace_that_was_set_and_on_a_playground_at_that_only(
    monkeypatch: pytest.MonkeyPatch, given: str | None, playground: str | None, pace: float
) -> None:
    monkeypatch.delenv("TECHLINK_MAIL_PACE", raising=False)
    if given is not None:
        monkeypatch.setenv("TECHLINK_MAIL_PACE", given)
    assert mails_a_second(load(), playground) == pace
