"""A plan with all that its documents need, loaded at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from domain.plans import rules
from domain.plans.codes import Level
from domain.plans.fields import SHORT
from domain.plans.history import Act
from domain.plans.model import Axis, Owner
from domain.plans.papers import PlanPaper
from domain.records import Record, replace
from services.plans import desk
from services.surveys import forms
from storage import members, networks, settings, trail
from storage.plans import changes, whole
from storage.surveys import waves

if TYPE_CHECKING:
    from domain.actors import Actor, NetworkId
    from domain.plans.model import PlanId
    from domain.plans.whole import WholePlan
    from storage.transaction import Transaction

_Maybe = TypeVar("_Maybe", Owner, Owner | None)

FUNDING: Final = "plan.funding"
"""The setting that holds the network's statement of who pays, as it stands on covers."""

_STEPS: Final = frozenset({Act.CREATED, Act.APPROVED, Act.PUBLISHED, Act.REOPENED})
_CHANGES: Final = 500


class Statement(Record):
    """Who pays, as it stands on covers; "" while nobody has said. `may_change`: the viewer may say it."""

    network: NetworkId
    text: str
    may_change: bool


def statement(tx: Transaction, actor: Actor) -> Statement:
    """The network's funding statement. Raises `NotAMember`."""
    desk.must_be_known(actor)
    kept = settings.load(tx, FUNDING)
    return Statement(tx.network, str(kept.value) if kept is not None else "", rules.coordinates(actor))


def state(tx: Transaction, actor: Actor, text: str) -> Statement:
    """It reads so from now on, or stands nowhere (""). Raises `RoleNeeded` or `TextLong`."""
    desk.must_coordinate(actor)
    said = rules.text("funding", text, SHORT)
    kept = settings.change(tx, FUNDING, said, actor.member)
    trail.record(tx, actor.member, "plan.funding", "network", tx.network, {"text": said})
    return Statement(tx.network, str(kept.value), may_change=True)


def paper(tx: Transaction, actor: Actor, plan: PlanId, language: str) -> PlanPaper:
    """The plan for documents with headings in `language`. Raises `NotAMember` or `NotFound`."""
    desk.must_be_known(actor)
    loaded = _discreet(actor, whole.load(tx, plan))
    noted = changes.listed(tx, plan, subject=(Level.PLAN, int(plan)), limit=_CHANGES)
    return PlanPaper(
        network=networks.load(tx),
        whole=loaded,
        today=desk.today(tx, loaded.plan),
        now=tx.now,
        language=language,
        partners=desk.partner_names(tx),
        members={one.id: one.name for one in members.listed(tx, left=True)},
        weak=_labels(tx, loaded, language),
        versions=tuple(one for one in reversed(noted) if one.act in _STEPS),
        funding=statement(tx, actor).text,
    )


def _discreet(actor: Actor, loaded: WholePlan) -> WholePlan:
    """The plan without e-mail addresses of those who have not joined, but where the actor may see them."""
    if rules.coordinates(actor):
        return loaded
    own = {one.id for one in loaded.actions if rules.may_edit(actor, one)}
    return replace(
        loaded,
        committee=tuple(replace(one, who=_bare(one.who)) for one in loaded.committee),
        milestones=tuple(
            one if one.action in own else replace(one, owner=_bare(one.owner), deputy=_bare(one.deputy))
            for one in loaded.milestones
        ),
    )


def _bare(who: _Maybe) -> _Maybe:
    return who if who is None or who.joined else replace(who, name=who.called, email=None)


def _labels(tx: Transaction, loaded: WholePlan, language: str) -> dict[str, str]:
    """What the weak spots that zones answer are called in the questionnaire that showed them."""
    spots = {(spot.wave, spot.axis, spot.code) for zone in loaded.zones for spot in zone.weak}
    labels: dict[str, str] = {}
    for wave in {wave for wave, _, _ in spots if wave is not None}:
        found = waves.load(tx, wave)
        if found is None:
            continue
        form = forms.load(tx, found.form_hash)
        for _, axis, code in (one for one in spots if one[0] == wave):
            every = form.dimensions if axis is Axis.DIMENSION else form.facets
            labels |= {each.code: each.label(language) for each in every if each.code == code}
    return labels
