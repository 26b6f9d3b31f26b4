"""Starting a zone from what is weak at the partners of the plan's region."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import questionnaires
from domain.plans.fields import ZoneFields
from domain.plans.suggesting import suggestions
from domain.results import SignedResult
from services.plans import creating, desk
from services.plans.views import SuggestionsView
from services.surveys import forms
from storage import networks
from storage.plans import plans
from storage.surveys import signatures, waves

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.actors import Actor, PartnerId
    from domain.plans.model import Place, Plan, PlanId, WeakSpot
    from domain.questionnaires import Form
    from domain.surveys import WaveId
    from services.plans.views import ZoneView
    from storage.transaction import Transaction


def suggest(tx: Transaction, actor: Actor, plan: PlanId) -> SuggestionsView:
    """What the region's partners show as weak, in the latest wave in which one of them shows a result.

    Results that partners keep to themselves never count (`domain.plans.suggesting` says why). A work plan is
    of no region: all partners count. Raises `NotAMember` or `NotFound`.
    """
    desk.must_be_known(actor)
    found = plans.load(tx, plan)
    names = _partners(tx, found)
    for wave in waves.everything(tx):
        form = forms.load(tx, wave.form_hash)
        shown = _shown(tx, wave.id, form, names)
        if shown:
            mine = {one.partner: names[one.partner] for one in shown}
            return SuggestionsView(tx.network, found, wave, form, suggestions(form, wave.id, shown), mine)
    return SuggestionsView(tx.network, found, None, None, ())


def start_zone(
    tx: Transaction, actor: Actor, plan: PlanId, fields: ZoneFields, spots: Sequence[WeakSpot]
) -> ZoneView:
    """Make a zone that answers these weak spots, and keeps them as its origin.

    Spots that `suggest` does not show are left out. Raises what `creating.new_zone` raises.
    """
    offered = {one.spot for one in suggest(tx, actor, plan).suggestions}
    kept = tuple(spot for spot in spots if spot in offered)
    said = ZoneFields(fields.title, fields.theme, fields.territory, fields.objective, kept)
    return creating.new_zone(tx, actor, plan, said)


def _partners(tx: Transaction, plan: Plan) -> dict[PartnerId, str]:
    present = networks.list_partners(tx)
    return {one.id: one.name for one in present if plan.region is None or _within(one.region, plan.region)}


def _within(region: str | None, place: Place) -> bool:
    """Whether a partner's region is the plan's, a part of it, or holds it."""
    if region is None or place.code is None:
        return False
    return region.startswith(place.code) or place.code.startswith(region)


def _shown(
    tx: Transaction, wave: WaveId, form: Form, partners: dict[PartnerId, str]
) -> tuple[SignedResult, ...]:
    return tuple(
        SignedResult(one.partner, True, True, questionnaires.score(form, one.answers), ())
        for one in signatures.of_wave(tx, wave)
        if one.shared and one.partner in partners
    )
