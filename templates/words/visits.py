"""Visits of innovation agents in words. Nothing here is escaped: whoever shows it does that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.practices.exchange import Side, VisitState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from locales import Translator


def side(t: Translator, said: Side) -> str:
    """Who wants what."""
    return {
        Side.OFFER: t.text("offers a visit"),
        Side.REQUEST: t.text("would like to visit"),
    }[said]


def state(t: Translator, said: VisitState) -> str:
    """How far it is."""
    return {
        VisitState.OPEN: t.context("visit", "open"),
        VisitState.TAKEN: t.context("visit", "taken up, looking for a date"),
        VisitState.DATED: t.context("visit", "has its date"),
        VisitState.REPORTED: t.context("visit", "has been, with a report"),
        VisitState.CLOSED: t.context("visit", "not wanted any more"),
    }[said]


def in_language(said: Mapping[str, str], t: Translator) -> str:
    """What content says in the reader's language."""
    return said.get(t.language) or said["en"]
