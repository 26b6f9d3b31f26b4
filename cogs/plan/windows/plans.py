"""The windows of plans themselves: a new one, an edited one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cogs.plan import controls
from cogs.plan.cards import done
from cogs.plan.cards.plan import plan_card
from cogs.plan.forms import Entry, Form, form, open_window
from cogs.plan.windows import fields
from domain.actors import Role
from domain.plans.fields import PlanFields
from domain.plans.model import Period, PlanId, PlanKind
from domain.plans.reading import read_place
from domain.regions import country_of
from domain.zones import zone_of
from locales import LANGUAGE_NAMES
from services.plans import creating, editing, reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import LayoutView

    from cogs.kit import Field, Press
    from locales import Translator
    from services.plans.typed import Window


def _plan_fields(t: Translator, window: Window) -> Sequence[Field]:
    languages = tuple(LANGUAGE_NAMES.items())
    asked = [
        fields.line(
            window,
            "region",
            t.text("Region"),
            max_length=100,
            hint=t.text("A name or a NUTS code: Norte, ES21, Ireland"),
        )
    ]
    first = [
        fields.title(window, t, t.text("Norte 2030")),
        *(asked if window.about.get("ask") else []),
        fields.day(window, "first", t.text("First day"), t),
        fields.day(window, "last", t.text("Last day"), t),
        fields.line(
            window, "vision", t.text("Vision"), paragraph=True, required=False, max_length=fields.TEXT
        ),
    ]
    if "plan" in window.about:
        return [*first, fields.why(window, t, needed=False)]
    if window.about.get("ask"):
        return first
    return [*first, fields.line(window, "language", t.text("Language it is written in"), options=languages)]


def _period(entry: Entry) -> Period:
    return Period(entry.days["first"], entry.days["last"])


async def _make_plan(press: Press, entry: Entry) -> LayoutView:
    region = read_place(entry.text("region") or entry.about["region"])
    code = region.code if region else None
    zone = (zone_of(country_of(code), code) if code else None) or entry.about["zone"]
    wanted = PlanFields(
        PlanKind(entry.about["kind"]),
        entry.text("title"),
        _period(entry),
        entry.text("language") or entry.about["language"],
        zone,
        region,
        entry.text("vision"),
    )
    view = await entry.write(press, creating.new_plan, wanted)
    return plan_card(view, press.t, 0, done.made(str(view.plan.code), press.t))


async def _change_plan(press: Press, entry: Entry) -> LayoutView:
    plan = PlanId(entry.about["plan"])
    before = (await press.read(reading.show, plan)).plan
    wanted = PlanFields(
        before.kind,
        entry.text("title"),
        _period(entry),
        before.language,
        before.time_zone,
        before.region,
        entry.text("vision"),
    )
    view = await entry.write(press, editing.edit_plan, plan, entry.about["seen"], wanted, entry.text("why"))
    return plan_card(view, press.t, 0, press.t.text("Saved. The network sees it in the history."))


NEW_PLAN = form(
    Form(
        "plan",
        lambda t: t.text("New plan"),
        _plan_fields,
        _make_plan,
        lambda t: t.text("Is this the plan’s period?"),
        lambda t: t.text("Make the plan"),
        days=("first", "last"),
        side="either",
    )
)
EDIT_PLAN = form(
    Form(
        "edit_plan",
        lambda t: t.text("Edit the plan"),
        _plan_fields,
        _change_plan,
        lambda t: t.text("Is this the plan’s period?"),
        lambda t: t.text("Save"),
        days=("first", "last"),
        side="either",
    )
)


async def open_new_plan(press: Press, kind: str = PlanKind.REGIONAL.value, region: str = "") -> None:
    """The window for a new plan, from the first day of next year for three years unless said otherwise."""
    await press.read(reading.listed)
    actor = press.actor
    assert actor is not None  # noqa: S101 - a service was just called
    actor.must_be(Role.COORDINATOR)
    year = press.core.now().year + 1
    place = read_place(region)
    name = place.name if place and place.name else ""
    filled = {
        "title": f"{name} {year}–{year + 2}" if name else "",
        "first": date(year, 1, 1).isoformat(),
        "last": date(year + 2, 12, 31).isoformat(),
        "language": actor.language,
    }
    about = {
        "kind": kind,
        "region": region,
        "ask": kind == PlanKind.REGIONAL.value and not region.strip(),
        "zone": actor.zone,
        "language": actor.language,
    }
    await open_window(press, NEW_PLAN, about, filled)


@controls.edit_plan.handler
async def _edit_plan(press: Press, plan: int) -> None:
    one = (await press.read(reading.show, PlanId(plan))).plan
    filled = {
        "title": one.title,
        "first": one.period.first.isoformat(),
        "last": one.period.last.isoformat(),
        "vision": one.vision,
    }
    await open_window(press, EDIT_PLAN, {"plan": plan, "seen": one.revision}, filled)


@controls.new.handler
async def _new(press: Press) -> None:
    await open_new_plan(press)
