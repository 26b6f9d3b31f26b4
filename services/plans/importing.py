"""A plan by spreadsheet: a file kept as a draft, shown as what it would do now, then done in one transaction.

The coordination alone imports: a file may touch everything.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from domain.actors import MemberId, PartnerId
from domain.errors import Changed
from domain.folding import fold
from domain.importing.columns import NOT_READ, Layout, as_kind, corrected
from domain.plans import rules
from domain.plans.importing.kinds import F, kind_of
from domain.plans.importing.known import Known, KnownMember
from domain.plans.importing.reading import layouts, read
from domain.plans.model import PlanId
from domain.sheets import Sheets
from locales.places import language_words
from services.importing.previewing import from_json, to_json
from services.plans import desk
from services.plans.carrying import carry_out
from storage import addresses, drafts, members, networks
from storage.plans import whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.actors import Actor
    from domain.plans.importing.entries import Outcome
    from domain.plans.model import Plan
    from storage.transaction import Transaction

LONGEST_WHY: Final = 500
"""Characters of the reason of an import."""

_DRAFT: Final = "plan.import"
_LONGEST_NAME: Final = 200
_LIVES: Final = timedelta(days=1)
_REASONED: Final = frozenset({F.DUE, F.OWNER, F.OWNER_EMAIL, F.DEPUTY, F.DEPUTY_EMAIL})


@dataclass(frozen=True)
class PlanImport:
    """A kept file: how it is read, and what it would do to the plan as it is now.

    `moved`: it was to be carried out, and would not do any more what was shown; nothing was done.
    """

    id: int
    plan: Plan
    sheets: Sheets
    layouts: tuple[Layout, ...]
    known: Known
    outcome: Outcome
    moved: bool = False


@dataclass(frozen=True)
class PlanImported:
    """What an import did: the plan as it is now. `told` are the names of those who get a notice."""

    plan: Plan
    outcome: Outcome
    told: tuple[str, ...]


def may_import(_tx: Transaction, actor: Actor) -> None:
    """Raise `RoleNeeded` unless the actor coordinates: asked before a file is fetched."""
    desk.must_coordinate(actor)


def keep(
    tx: Transaction, actor: Actor, plan: PlanId, sheets: Sheets, how: Sequence[Layout] | None = None
) -> PlanImport:
    """Keep a file for a day. `how` its visible sheets are read is guessed where it is not given.

    Raises `RoleNeeded` or `NotFound`.
    """
    desk.must_coordinate(actor)
    seen = Sheets(sheets.filename, tuple(one for one in sheets.sheets if not one.hidden))
    return _kept(tx, actor, plan, seen, tuple(how) if how is not None else layouts(seen))


def show(tx: Transaction, actor: Actor, draft: int) -> PlanImport:
    """What a kept file would do now. Raises `Changed` when it is gone, `RoleNeeded`."""
    desk.must_coordinate(actor)
    kept = drafts.load(tx, draft)
    if kept is None or kept.kind != _DRAFT or kept.address != actor.address:
        raise Changed
    sheets, how = from_json(kept.payload["file"])
    return _view(tx, draft, PlanId(kept.payload["plan"]), sheets, how)


def hold(tx: Transaction, actor: Actor, draft: int, sheet: int, kind: str) -> PlanImport:
    """The sheet (counted from 0) holds this kind of thing, or is not read. Raises as `show`."""
    before = show(tx, actor, draft)
    found, one = before.sheets.sheets, kind_of(kind)
    if not 0 <= sheet < len(found):
        raise Changed
    layout = Layout(found[sheet].name) if one is None else as_kind(found[sheet], one)
    return _again(tx, actor, before, sheet, layout)


def say(tx: Transaction, actor: Actor, draft: int, sheet: int, column: int, field: str) -> PlanImport:
    """The column (from 1) of a sheet (from 0) says this, or nothing that is read. Raises as `show`."""
    before = show(tx, actor, draft)
    if not 0 <= sheet < len(before.layouts) or column < 1:
        raise Changed
    kind = kind_of(before.layouts[sheet].kind)
    if kind is None or (field != NOT_READ and field not in kind):
        raise Changed
    return _again(tx, actor, before, sheet, corrected(before.layouts[sheet], column, field))


def forget(tx: Transaction, actor: Actor, draft: int) -> None:
    """Give a file up. Harmless when it is gone, or somebody else's."""
    kept = drafts.load(tx, draft)
    if kept is not None and kept.kind == _DRAFT and kept.address == actor.address:
        drafts.remove(tx, draft)


def apply(tx: Transaction, actor: Actor, draft: int, seen: str, why: str = "") -> PlanImported | PlanImport:
    """Do what the file says, if that is still what was shown: `seen` is its stamp.

    The history of each change says why, in the words of `why` ("" for none) and with the file's name. While
    anything is wrong, nothing is done and the file is handed back as it would work now. Raises `Changed`,
    `RoleNeeded`, `WhyNeeded` where `needs_reason` and none is given, or `TextLong` for a reason of more than
    `LONGEST_WHY` characters.
    """
    view = show(tx, actor, draft)
    outcome = view.outcome
    if outcome.problems or not outcome.effective or outcome.stamp != seen:
        return replace(view, moved=outcome.stamp != seen)
    if needs_reason(outcome):
        rules.reason(why)
    forget(tx, actor, draft)
    told = carry_out(tx, actor, view.plan, outcome, _reason(why, view.sheets.filename))
    return PlanImported(whole.load(tx, view.plan.id).plan, outcome, told)


def needs_reason(outcome: Outcome) -> bool:
    """Whether a milestone that is there gets another day or owner: by a file, too, only with a reason."""
    return any(
        change.field in _REASONED for one in outcome.milestones if not one.new for change in one.changes
    )


def _reason(why: str, filename: str) -> str:
    said, file = rules.text("why", why, LONGEST_WHY), filename[:_LONGEST_NAME]
    return f"{said} ({file})" if said else file


def _again(tx: Transaction, actor: Actor, before: PlanImport, sheet: int, layout: Layout) -> PlanImport:
    drafts.remove(tx, before.id)
    changed = tuple(layout if number == sheet else one for number, one in enumerate(before.layouts))
    return _kept(tx, actor, before.plan.id, before.sheets, changed)


def _kept(tx: Transaction, actor: Actor, plan: PlanId, sheets: Sheets, how: tuple[Layout, ...]) -> PlanImport:
    payload = {"plan": int(plan), "file": to_json(sheets, how)}
    draft = drafts.add(tx, actor.address, _DRAFT, payload, tx.now + _LIVES, member=actor.member)
    return _view(tx, draft.id, plan, sheets, how)


def _view(tx: Transaction, draft: int, plan: PlanId, sheets: Sheets, how: tuple[Layout, ...]) -> PlanImport:
    known = _known(tx, plan)
    return PlanImport(draft, known.whole.plan, sheets, how, known, read(sheets, how, known))


def _known(tx: Transaction, plan: PlanId) -> Known:
    channels = addresses.known(tx)
    people = []
    for member in members.listed(tx):
        channel = channels.get(member.person.id)
        people.append(KnownMember(MemberId(member.id), member.name, channel.address if channel else ""))
    partners = {PartnerId(one.id): one.name for one in networks.list_partners(tx)}
    languages = {fold(name): code for name, code in language_words().items()}
    return Known(networks.load(tx), whole.load(tx, plan), partners, tuple(people), languages)
