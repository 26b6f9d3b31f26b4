"""What is typed into a window on a visit: saved, or kept as it is while it cannot be so (`typed`)."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from domain.errors import Changed
from domain.practices.exchange import Report, Side, VisitFields, VisitId, links_of
from services.practices import desk, typed
from services.practices.exchange import acting, spoken

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.actors import Actor
    from services.practices.exchange.views import VisitView
    from services.practices.typed import Window
    from storage.transaction import Transaction


class Form(StrEnum):
    """The windows on a visit. A new one has the side that it is on: its names are those of `Side`."""

    OFFER = "offer"
    REQUEST = "request"
    REPORT = "report"
    OUTCOME = "outcome"


def open_new(tx: Transaction, actor: Actor, side: Side) -> Window:
    """The window to offer a visit, or to ask for one. Raises `NotAMember`."""
    actor.as_member()
    return typed.begin(tx, actor, side.value, 0, {}, {"themes": list(desk.own_themes(tx))})


def open_on(tx: Transaction, actor: Actor, id: VisitId, form: Form) -> Window:  # noqa: A002
    """The window for what was seen, or was adopted since, with what was said of it before.

    Raises as `acting.before_reporting`.
    """
    visit = acting.before_reporting(tx, actor, id).visit
    said = {"outcome": visit.outcome}
    if form is Form.REPORT:
        known = visit.report or Report("")
        said = {"seen": known.seen, "adopting": known.adopting, "links": "\n".join(known.links)}
    return typed.begin(tx, actor, form.value, 0, said, {"visit": int(id)})


def fill(tx: Transaction, actor: Actor, window: int, fields: Mapping[str, str]) -> VisitView:
    """Save what was typed, and the window is done. What is refused leaves it as it was.

    Raises `Changed` for a window that is gone, `LanguageUnknown`, and what `acting.offer`, `acting.report`
    and `acting.follow_up` raise.
    """
    kept = typed.load(tx, actor, window)
    typed.drop(tx, actor, window)
    form, said = _form(kept), {**kept.fields, **fields}
    if form in {Form.OFFER, Form.REQUEST}:
        return acting.offer(tx, actor, _offered(Side(form.value), said))
    visit = VisitId(int(kept.about["visit"]))
    if form is Form.OUTCOME:
        return acting.follow_up(tx, actor, visit, said.get("outcome", ""))
    links = tuple(links_of(said.get("links", "")))
    return acting.report(tx, actor, visit, Report(said.get("seen", ""), said.get("adopting", ""), links))


def _form(kept: Window) -> Form:
    try:
        return Form(kept.form)
    except ValueError:
        raise Changed from None


def _offered(side: Side, said: Mapping[str, str]) -> VisitFields:
    return VisitFields(
        side,
        said.get("theme", ""),
        said.get("about", ""),
        said.get("roughly", ""),
        said.get("length", ""),
        spoken.languages(said.get("languages", "")),
    )
