"""What a plan's sheets and columns are called. `domain/plans/importing/kinds` reads them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.plans.importing.kinds import F, SheetKind

if TYPE_CHECKING:
    from locales import Translator

ID_HEADING = "Techlink id"
"""Of the hidden column: the same in every language."""


def sheet_name(t: Translator, kind: str) -> str:
    """What a sheet is called; "" for one that is not read. At most 31 characters in every language."""
    names = {
        SheetKind.PLAN: t.context("sheet", "Plan"),
        SheetKind.DIAGNOSIS: t.text("Diagnosis"),
        SheetKind.ZONES: t.context("sheet", "Zones"),
        SheetKind.INDICATORS: t.text("Indicators"),
        SheetKind.ACTIONS: t.text("Actions"),
        SheetKind.MILESTONES: t.text("Milestones"),
    }
    return names[SheetKind(kind)] if kind else ""


def field_name(t: Translator, kind: str, field: str) -> str:
    """What a column of a sheet of that kind says: its heading."""
    if field == F.ID:
        return ID_HEADING
    if kind == SheetKind.ACTIONS and field == F.PARTNER:
        return t.text("Owner")
    return _plan_words(t).get(F(field)) or _work_words(t)[F(field)]


def _plan_words(t: Translator) -> dict[F, str]:
    return {
        F.CODE: t.text("Code"),
        F.TITLE: t.text("Title"),
        F.FIRST: t.text("First day"),
        F.LAST: t.text("Last day"),
        F.REGION: t.text("Region"),
        F.LANGUAGE: t.text("Language"),
        F.TIME_ZONE: t.text("Time zone"),
        F.VISION: t.text("Vision"),
        F.KIND: t.context("sheet", "Kind"),
        F.TEXT: t.context("sheet", "Text"),
        F.VALUE: t.text("Value"),
        F.UNIT: t.text("Unit"),
        F.YEAR: t.text("Year"),
        F.SOURCE: t.text("Source"),
        F.THEME: t.text("Theme"),
        F.TERRITORY: t.text("Territory"),
        F.OBJECTIVE: t.text("Objective"),
        F.ZONE: t.text("Zone"),
        F.NAME: t.text("Indicator"),
        F.BASELINE: t.text("Baseline"),
        F.TARGET: t.text("Target"),
        F.MEASURED: t.text("Measured"),
        F.MEASURED_ON: t.text("Measured on"),
    }


def _work_words(t: Translator) -> dict[F, str]:
    return {
        F.DESCRIPTION: t.text("Description"),
        F.DEPUTY: t.text("Deputy"),
        F.BUDGET: t.text("Budget"),
        F.RESOURCES: t.text("Resources"),
        F.RISKS: t.text("Risks"),
        F.REGIONS: t.text("Shared with"),
        F.ACTION: t.context("sheet", "Action"),
        F.DUE: t.text("Due date"),
        F.OWNER: t.text("Owner"),
        F.OWNER_EMAIL: t.text("Owner’s e-mail"),
        F.DEPUTY_EMAIL: t.text("Deputy’s e-mail"),
        F.EVIDENCE: t.text("Evidence asked"),
        F.AFTER: t.context("sheet", "After"),
        # Translators: heading of a column that is only read by people; the file's cells there change nothing
        F.STATUS: t.text("How far (for information)"),
    }
