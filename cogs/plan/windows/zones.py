"""The windows of zones: a new one, one that starts from what is weak, an edited one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cogs.plan import controls
from cogs.plan.cards import done
from cogs.plan.cards.zone import zone_card
from cogs.plan.forms import Entry, Form, form, open_window
from cogs.plan.pictures import paper
from cogs.plan.windows import fields
from domain.actors import Role
from domain.folding import fold
from domain.plans.fields import ZoneFields
from domain.plans.model import Axis, PlanId, Theme, WeakSpot, ZoneId
from domain.plans.reading import read_places, typed_places
from domain.surveys import WaveId
from services.plans import creating, editing, reading, suggesting
from templates.words.plans import terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import LayoutView

    from cogs.kit import Field, Press
    from locales import Translator
    from services.plans.typed import Window


def _zone_fields(t: Translator, window: Window) -> Sequence[Field]:
    return [
        fields.title(window, t, t.text("Ports and last mile")),
        fields.line(
            window,
            "theme",
            t.text("Theme"),
            required=False,
            max_length=100,
            hint=t.text("Environment, alternative energy, urban mobility, or your own words"),
        ),
        fields.line(
            window,
            "territory",
            t.text("Territory"),
            required=False,
            max_length=400,
            hint=t.text("NUTS codes or places, with commas between: PT11A, Matosinhos"),
        ),
        fields.line(
            window, "objective", t.text("Objective"), paragraph=True, required=False, max_length=fields.TEXT
        ),
    ]


def _theme(typed_: str, t: Translator) -> str:
    """The value of a theme that was typed by its name; other words as they are."""
    said = fold(typed_)
    known = {fold(terms.theme(t, one.value)): one.value for one in Theme}
    return known.get(said, typed_)


def _zone_of(press: Press, entry: Entry, weak: tuple[WeakSpot, ...] = ()) -> ZoneFields:
    return ZoneFields(
        entry.text("title"),
        _theme(entry.text("theme"), press.t),
        read_places(entry.text("territory")),
        entry.text("objective"),
        weak,
    )


async def _make_zone(press: Press, entry: Entry) -> LayoutView:
    plan = PlanId(entry.about["plan"])
    spots = tuple(
        WeakSpot(Axis(axis), code, WaveId(wave)) for axis, code, wave in entry.about.get("spots", ())
    )
    wanted = _zone_of(press, entry)
    if spots:
        view = await entry.write(press, suggesting.start_zone, plan, wanted, spots)
    else:
        view = await entry.write(press, creating.new_zone, plan, wanted)
    labels = (await paper(press, plan)).weak if spots else {}
    return zone_card(view, press.t, 0, done.made(str(view.code), press.t), labels)


async def _change_zone(press: Press, entry: Entry) -> LayoutView:
    zone = ZoneId(entry.about["zone"])
    before = (await press.read(reading.show_zone, zone)).zone
    wanted = _zone_of(press, entry, before.weak)
    view = await entry.write(press, editing.edit_zone, zone, entry.about["seen"], wanted)
    return zone_card(view, press.t, 0, press.t.text("Saved. The network sees it in the history."))


NEW_ZONE = form(
    Form(
        "zone",
        lambda t: t.text("New zone"),
        _zone_fields,
        _make_zone,
        lambda t: t.text("New zone"),
        lambda t: t.text("Make the zone"),
    )
)
EDIT_ZONE = form(
    Form(
        "edit_zone",
        lambda t: t.text("Edit the zone"),
        _zone_fields,
        _change_zone,
        lambda t: t.text("Edit the zone"),
        lambda t: t.text("Save"),
    )
)


async def open_new_zone(
    press: Press, plan: int, theme: str = "", spots: Sequence[WeakSpot] = (), objective: str = ""
) -> None:
    """The window for a new zone of a plan; `spots` are what it answers."""
    view = await press.read(reading.show, PlanId(plan))
    assert press.actor is not None  # noqa: S101 - a service was just called
    press.actor.must_be(Role.COORDINATOR)
    region = [view.plan.region] if view.plan.region else []
    filled = {
        "theme": terms.theme(press.t, theme),
        "territory": typed_places(region),
        "objective": objective,
    }
    about: dict[str, Any] = {"plan": plan}
    if spots:
        about["spots"] = [[one.axis.value, one.code, one.wave] for one in spots]
    await open_window(press, NEW_ZONE, about, filled)


@controls.new_zone.handler
async def _new_zone(press: Press, plan: int) -> None:
    await open_new_zone(press, plan)


@controls.edit_zone.handler
async def _edit_zone(press: Press, zone: int) -> None:
    one = (await press.read(reading.show_zone, ZoneId(zone))).zone
    filled = {
        "title": one.title,
        "theme": terms.theme(press.t, one.theme),
        "territory": typed_places(one.territory),
        "objective": one.objective,
    }
    await open_window(press, EDIT_ZONE, {"zone": zone, "seen": one.revision}, filled)
