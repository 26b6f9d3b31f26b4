"""The coordination says when the network is reminded of milestones, and how far owners postpone unasked.

What is typed is kept as a window (`typed`) until it is carried out, so that nothing has to be typed twice;
what it would move is known before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.errors import Changed
from domain.plans import rules
from domain.plans.ladder import Ladder
from domain.plans.ladder_typed import ladder_fields, read_days, read_ladder
from domain.records import Record, replace
from services.plans import desk, reminding, typed
from storage import networks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.actors import Actor, NetworkId
    from services.plans.typed import Window
    from storage.transaction import Transaction

REMINDERS: Final = "network.reminders"
POSTPONING: Final = "network.postponing"
_DEFAULT: Final = "network.reminders.default"
_DAYS: Final = "days"


class Rules(Record):
    """When the network is reminded, and how many days owners postpone by themselves."""

    ladder: Ladder
    postpone_days: int


DEFAULT: Final = Rules(Ladder(), rules.POSTPONE_DAYS)


class RulesView(Record):
    """What holds in the network. `may_change`: the viewer may say otherwise."""

    network: NetworkId
    name: str
    rules: Rules
    may_change: bool


class RulesPreview(Record):
    """What would hold, with `moving`: how many milestones' reminders become others. `window` has it."""

    network: NetworkId
    window: Window
    present: Rules
    wanted: Rules
    moving: int

    @property
    def by_hand(self) -> bool:
        """Whether somebody typed it, and can type it again."""
        return self.window.form != _DEFAULT


def show(tx: Transaction, actor: Actor) -> RulesView:
    """What holds in the network. Raises `NotAMember`."""
    desk.must_be_known(actor)
    network = networks.load(tx)
    return RulesView(network.id, network.name, _present(tx), rules.coordinates(actor))


def begin(tx: Transaction, actor: Actor, form: str) -> Window:
    """A window (`REMINDERS` or `POSTPONING`) that says what holds. Raises `RoleNeeded`."""
    desk.must_coordinate(actor)
    present = _present(tx)
    fields = {_DAYS: str(present.postpone_days)} if form == POSTPONING else ladder_fields(present.ladder)
    return typed.begin(tx, actor, form, _seen(present), fields)


def take(tx: Transaction, actor: Actor, window: int, fields: Mapping[str, str]) -> Window:
    """Keep what was typed, whatever it is. Raises `RoleNeeded` or `Changed`."""
    desk.must_coordinate(actor)
    return typed.type_into(tx, actor, window, fields, {})


def to_default(tx: Transaction, actor: Actor) -> RulesPreview:
    """What Techlink begins with would hold again. Raises `RoleNeeded`."""
    desk.must_coordinate(actor)
    window = typed.begin(tx, actor, _DEFAULT, _seen(_present(tx)), {})
    return preview(tx, actor, window.id)


def preview(tx: Transaction, actor: Actor, window: int) -> RulesPreview:
    """What a window would change.

    Raises `RoleNeeded`, `Changed`, and for what was typed `LadderNotUnderstood`, `LadderImpossible` or
    `DaysNotUnderstood`.
    """
    desk.must_coordinate(actor)
    kept, present = typed.load(tx, actor, window), _present(tx)
    wanted = _wanted(kept, present)
    moving = reminding.moving(tx, wanted.ladder) if wanted.ladder != present.ladder else 0
    return RulesPreview(tx.network, kept, present, wanted, moving)


def carry_out(tx: Transaction, actor: Actor, window: int) -> int:
    """What the window says holds from now on; the reminders that wait move in this transaction.

    Gives how many milestones' reminders moved. Raises as `preview`, and `Changed` too where somebody else
    has changed it since the window was opened.
    """
    shown = preview(tx, actor, window)
    if dict(shown.window.about) != _seen(shown.present):
        raise Changed
    moved = 0
    if shown.wanted.ladder != shown.present.ladder:
        moved = reminding.set_ladder(tx, actor, shown.wanted.ladder)
    if shown.wanted.postpone_days != shown.present.postpone_days:
        reminding.set_postpone_days(tx, actor, shown.wanted.postpone_days)
    typed.drop(tx, actor, window)
    return moved


def _present(tx: Transaction) -> Rules:
    return Rules(desk.ladder(tx), desk.postpone_days(tx))


def _seen(present: Rules) -> dict[str, object]:
    """What somebody saw before they typed, as a window keeps it."""
    return {"ladder": present.ladder.as_data(), _DAYS: present.postpone_days}


def _wanted(window: Window, present: Rules) -> Rules:
    if window.form == REMINDERS:
        return replace(present, ladder=read_ladder(window.fields))
    if window.form == POSTPONING:
        return replace(present, postpone_days=read_days(window.fields.get(_DAYS, "")))
    return DEFAULT
