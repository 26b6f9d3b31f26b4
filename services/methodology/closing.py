"""The handbook of the methodology, and the closing report of an event, with all that they print."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from domain.methodology.closing import ClosingPaper, Figures, HandbookPaper
from services.events import desk
from services.methodology.board import show
from services.methodology.common import in_force
from services.methodology.figures import filled
from services.plans.papers import statement
from storage import networks

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.events.model import EventId
    from storage.transaction import Transaction


def handbook(tx: Transaction, actor: Actor, language: str) -> HandbookPaper:
    """The methodology that holds in the network. Raises `NotAMember`."""
    desk.must_be_known(actor)
    network = networks.load(tx)
    methodology, version = in_force(tx)
    return HandbookPaper(
        network.name,
        methodology,
        version,
        tx.now.astimezone(ZoneInfo(network.zone)).date(),
        tx.now,
        language,
        statement(tx, actor).text,
    )


def report(
    tx: Transaction,
    actor: Actor,
    id: EventId,  # noqa: A002
    language: str,
    figures: Figures | None = None,
) -> ClosingPaper:
    """The closing report of an event; what `figures` does not know is filled in with what is known here.

    Raises `NotYourEvent`, `NotAMember` or `NotFound`.
    """
    whole = show(tx, actor, id)
    desk.must_run(tx, actor, whole.event)
    network = networks.load(tx)
    held = {
        key: one.name or whole.names.get(one.member, "") if one.member is not None else one.name
        for key, one in whole.roles.items()
    }
    usual = {"lead": whole.event.organiser, "deputy": whole.event.deputy}
    for key, member in usual.items():
        if key not in held and member in whole.names and member is not None:
            held[key] = whole.names[member]
    return ClosingPaper(
        network_name=network.name,
        methodology=whole.methodology,
        event=whole.event,
        figures=filled(tx, whole.event, figures or Figures()),
        tasks=tuple(one.task for one in whole.lines),
        proofs=whole.proofs,
        today=whole.today,
        now=tx.now,
        language=language,
        roles={key: name for key, name in held.items() if name},
        names=whole.names,
        lessons=whole.list.lessons if whole.list is not None else "",
        funding=statement(tx, actor).text,
    )
