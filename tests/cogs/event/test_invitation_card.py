"""An invitation that was sent, once the event was moved, called off, or is over."""

from __future__ import annotations

import pytest

from cogs.event.cards.invitation import invitation_card
from domain.events.model import EventStatus
from domain.languages import LANGUAGES
from locales import translator
from tests.cogs.event import samples
from tests.cogs.test_network_cards import held


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_holds_what_is_longest(language: str) -> None:
    t = translator(language, "Europe/Lisbon")
    for view in samples.every_view():
        held(invitation_card(view, t))


def test_it_says_what_became_of_it_and_can_be_answered_while_that_counts() -> None:
    t = translator("en", "Europe/Lisbon")

    def said(**what: object) -> str:
        return str(invitation_card(samples.view(mine=None, **what), t).to_components())

    moved = said(event=samples.event(title="Tides"))
    assert "Moved: Tides" in moved
    assert "event:answer:" in moved
    off = said(event=samples.event(title="Tides", status=EventStatus.CANCELLED), open=False)
    assert "Called off: Tides" in off
    assert "event:answer:" not in off
    over = said(event=samples.event(title="Tides"), open=False, now=samples.SPAN.ends_at)
    assert "It is over." in over
    assert "Moved" not in over
    assert "event:answer:" not in over
