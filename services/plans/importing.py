"""A plan by spreadsheet: a file kept as a draft, shown as what it would do now, then done in one transaction.

The coordination alone imports: a file may touch everything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.actors import MemberId, PartnerId
from domain.folding import fold
from domain.plans import rules
from domain.plans.importing.kinds import F, kind_of
from domain.plans.importing.known import Known, KnownMember
from domain.plans.importing.reading import layouts, read
from domain.plans.model import PlanId
from domain.records import Record, replace
from locales.places import language_words
from services.kept_sheets import Keeping
from services.plans import desk
from services.plans.carrying import carry_out
from storage import addresses, members, networks
from storage.plans import whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.actors import Actor
    from domain.importing.columns import Layout
    from domain.plans.importing.entries import Outcome
    from domain.plans.model import Plan
    from domain.sheets import Sheets
    from services.kept_sheets import KeptSheets
    from storage.transaction import Transaction

LONGEST_WHY: Final = 500
"""Characters of the reason of an import."""

_FILES: Final = Keeping("plan.import", kind_of, layouts)
_LONGEST_NAME: Final = 200
_REASONED: Final = frozenset({F.DUE, F.OWNER, F.OWNER_EMAIL, F.DEPUTY, F.DEPUTY_EMAIL})


class PlanImport(Record):
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


class PlanImported(Record):
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
    return _view(tx, _FILES.keep(tx, actor, sheets, how, plan=int(plan)))


def show(tx: Transaction, actor: Actor, draft: int) -> PlanImport:
    """What a kept file would do now. Raises `Changed` when it is gone, `RoleNeeded`."""
    desk.must_coordinate(actor)
    return _view(tx, _FILES.load(tx, actor, draft))


def hold(tx: Transaction, actor: Actor, draft: int, sheet: int, kind: str) -> PlanImport:
    """The sheet (counted from 0) holds this kind of thing, or is not read. Raises as `show`."""
    desk.must_coordinate(actor)
    return _view(tx, _FILES.hold(tx, actor, draft, sheet, kind))


def say(tx: Transaction, actor: Actor, draft: int, sheet: int, column: int, field: str) -> PlanImport:
    """The column (from 1) of a sheet (from 0) says this, or nothing that is read. Raises as `show`."""
    desk.must_coordinate(actor)
    return _view(tx, _FILES.say(tx, actor, draft, sheet, column, field))


def forget(tx: Transaction, actor: Actor, draft: int) -> None:
    """Give a file up. Harmless when it is gone, or somebody else's."""
    _FILES.forget(tx, actor, draft)


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


def _view(tx: Transaction, kept: KeptSheets) -> PlanImport:
    known = _known(tx, PlanId(kept.about["plan"]))
    outcome = read(kept.sheets, kept.layouts, known)
    return PlanImport(kept.id, known.whole.plan, kept.sheets, kept.layouts, known, outcome)


def _known(tx: Transaction, plan: PlanId) -> Known:
    channels = addresses.known(tx)
    people = []
    for member in members.listed(tx):
        channel = channels.get(member.person.id)
        people.append(KnownMember(MemberId(member.id), member.name, channel.address if channel else ""))
    partners = {PartnerId(one.id): one.name for one in networks.list_partners(tx)}
    languages = {fold(name): code for name, code in language_words().items()}
    return Known(networks.load(tx), whole.load(tx, plan), partners, tuple(people), languages)
