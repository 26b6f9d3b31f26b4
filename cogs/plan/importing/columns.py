"""How the columns of a sheet are read, to be corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cogs.kit.columns import ColumnActs, Columned, columns_card
from cogs.plan.importing import controls
from domain.plans.importing.kinds import KINDS
from templates.words.plans.sheet import field_name, sheet_name

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from locales import Translator
    from services.plans.importing import PlanImport

ACTS: Final = ColumnActs(
    "plan", controls.show, controls.columns, controls.holds, controls.column, controls.says
)


def columns(view: PlanImport, sheet: int, t: Translator, page: int = 0, chosen: int = 0) -> LayoutView:
    """The columns of a sheet (from 0) with what each says; `chosen` (from 1) is the one to be corrected."""
    file = Columned(
        int(view.known.network.id),
        view.id,
        view.sheets,
        view.layouts,
        KINDS,
        lambda kind: sheet_name(t, kind),
        lambda kind, field: field_name(t, kind, field),
    )
    return columns_card(ACTS, file, sheet, t, page, chosen)
