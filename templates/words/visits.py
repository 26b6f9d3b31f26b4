"""Visits of innovation agents in words. Nothing here is escaped: whoever shows it does that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.practices.exchange import Side, VisitState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from locales import Translator


def side(t: Translator, said: Side) -> str:
    """Who wants what, in a word."""
    return {
        Side.OFFER: t.context("visit", "offer"),
        Side.REQUEST: t.context("visit", "request"),
    }[said]


def headline(t: Translator, said: Side, name: str, theme: str) -> str:
    """Who wants what, about what."""
    if said is Side.OFFER:
        return t.text("{name} offers a visit: {theme}", name=name, theme=theme)
    return t.text("{name} would like to visit: {theme}", name=name, theme=theme)


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
