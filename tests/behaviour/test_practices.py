"""Practices in chat: two people in windows on one, and a long file that is taken over in portions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from services.practices import importing
from tests.behaviour.people import shown, text
from tests.behaviour.test_members import assign

if TYPE_CHECKING:
    import pytest

    from tests.behaviour.people import World


async def test_who_types_what_somebody_else_has_changed_reads_it_and_decides(network: World) -> None:
    await assign(network, member=network.ana, partner="P1", role="contact")
    ana, berta, public = network.ana, network.berta, network.public
    five = {"title": "Cargo bikes", "summary": "By bike.", "theme": ["mobility"]}
    card = shown(await ana.submit_modal(await ana.slash(public, "practice share"), five))
    theirs = shown(await berta.slash(public, "practice show", practice="G1"))
    await berta.click(theirs, label="Go on writing…")
    asked, again = await ana.click(card, label="What it is"), await berta.click(theirs, label="What it is")
    await berta.submit_modal(again, five | {"title": "Cargo bicycles", "summary": "By bike, not by van."})
    told = shown(await ana.submit_modal(asked, five | {"summary": "On three wheels."}))
    assert "Somebody else has changed the same meanwhile" in text(told)
    assert "**Summary:** By bike, not by van." in text(told)
    saved = shown(
        await ana.submit_modal(await ana.click(told, label="Type again"), five | {"summary": "On wheels."})
    )
    assert "Cargo bicycles" in text(saved)
    assert "On wheels." in text(saved)


async def test_a_long_file_is_taken_over_in_portions(network: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "AT_ONCE", 1)
    berta, public = network.berta, network.public
    said = {"language": "en", "title": "Cargo bikes", "summary": "By bike.", "theme": "mobility"}
    data = json.dumps([said | {"key": key} for key in "abc"]).encode()
    card = shown(await berta.slash(public, "practice import", file=("practices.json", data)))
    await berta.click(card, label="Import 3 rows")
    assert "3 rows are imported" in text(card)
    assert "New practices: 3. Changed: 0." in text(card)
