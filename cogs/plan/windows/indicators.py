"""The windows of a zone's indicators, and the presses around them; a measurement is a press of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ButtonStyle

from cogs.kit import confirm, paged
from cogs.kit.text import plain
from cogs.plan import controls
from cogs.plan.cards import indicators as cards
from cogs.plan.cards import words
from cogs.plan.forms import Entry, Form, form, open_window
from cogs.plan.looking import answer
from cogs.plan.windows import fields
from domain.errors import Changed
from domain.plans.amounts import read_figure, typed_figure
from domain.plans.errors import NumberNotUnderstood
from domain.plans.fields import IndicatorFields
from domain.plans.model import IndicatorId, ZoneId
from domain.records import replace
from services.plans import describing, desk, reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import LayoutView

    from cogs.kit import Field, Press
    from domain.plans.model import Indicator
    from locales import Translator
    from services.plans.typed import Window
    from services.plans.views import ZoneView


async def _to_edit(press: Press, zone: int) -> ZoneView:
    """The zone, for who may edit it. Raises `RoleNeeded`."""
    view = await press.read(reading.show_zone, ZoneId(zone))
    assert press.actor is not None  # noqa: S101 - a service was just called
    desk.must_coordinate(press.actor)
    return view


def _one(view: ZoneView, indicator: int) -> Indicator:
    for one in view.zone.indicators:
        if one.id == indicator:
            return one
    raise Changed


# ---- what is measured


def _fields(t: Translator, window: Window) -> Sequence[Field]:
    example = t.text("Parcels delivered by bike")
    return [
        fields.line(window, "name", t.text("What is measured"), max_length=300, placeholder=example),
        fields.line(window, "unit", t.text("Unit"), required=False, max_length=100, placeholder="%"),
        fields.line(window, "baseline", t.text("Baseline"), required=False, max_length=40),
        fields.line(window, "target", t.text("Target"), required=False, max_length=40),
        fields.line(window, "source", t.text("Source"), required=False, max_length=300),
    ]


def _wanted(entry: Entry) -> IndicatorFields:
    return IndicatorFields(
        entry.text("name"),
        entry.text("unit"),
        read_figure(entry.text("baseline")),
        read_figure(entry.text("target")),
        source=entry.text("source"),
    )


async def _add(press: Press, entry: Entry) -> LayoutView:
    view = await entry.write(press, describing.add_indicator, ZoneId(entry.about["zone"]), _wanted(entry))
    last = len(view.zone.indicators) // cards.A_PAGE
    return cards.indicators_card(view, press.t, last, press.t.text("**Written.** The network sees it."))


async def _change(press: Press, entry: Entry) -> LayoutView:
    zone, indicator = ZoneId(entry.about["zone"]), IndicatorId(entry.about["indicator"])
    before = _one(await press.read(reading.show_zone, zone), indicator)
    wanted = replace(_wanted(entry), measured=before.measured, measured_on=before.measured_on)
    seen: int = entry.about["seen"]
    view = await entry.write(press, describing.change_indicator, zone, seen, indicator, wanted)
    said = press.t.text("Saved. The network sees it in the history.")
    return cards.indicator_card(view, indicator, press.t, said)


ADD = form(
    Form(
        "indicator",
        lambda t: t.text("New indicator"),
        _fields,
        _add,
        lambda t: t.text("New indicator"),
        lambda t: t.text("Add"),
    )
)
EDIT = form(
    Form(
        "edit_indicator",
        lambda t: t.text("Edit the indicator"),
        _fields,
        _change,
        lambda t: t.text("Edit the indicator"),
        lambda t: t.text("Save"),
    )
)

# ---- a measurement


def _measured_fields(t: Translator, window: Window) -> Sequence[Field]:
    choice = tuple((value, label) for value, label in window.about["among"])
    which = [fields.line(window, "indicator", t.text("What was measured"), options=choice)]
    hint = t.text("Left empty, the present source stays")
    return [
        *(which if len(choice) > 1 else []),
        fields.line(window, "value", t.text("How much"), max_length=40),
        fields.past_day(window, "on", t.text("On which day"), t),
        fields.line(window, "source", t.text("Source"), required=False, max_length=300, hint=hint),
    ]


async def _record(press: Press, entry: Entry) -> LayoutView:
    zone = ZoneId(entry.about["zone"])
    indicator = IndicatorId(int(entry.text("indicator") or entry.about["among"][0][0]))
    value = read_figure(entry.text("value"))
    if value is None:
        raise NumberNotUnderstood(entry.text("value"))
    source = entry.text("source")
    view = await entry.write(press, describing.record, zone, indicator, value, entry.days.get("on"), source)
    said = press.t.text("**Recorded.** What was measured earlier stays in the history.")
    return cards.indicator_card(view, indicator, press.t, said)


RECORD = form(
    Form(
        "measured",
        lambda t: t.text("Record a measurement"),
        _measured_fields,
        _record,
        lambda t: t.text("Was it measured on this day?"),
        lambda t: t.text("Record"),
        days=("on",),
        side="gone",
    )
)


async def _open_record(press: Press, view: ZoneView, among: Sequence[Indicator]) -> None:
    if not among:
        raise Changed
    about = {"zone": int(view.zone.id), "among": [[str(one.id), plain(one.name, 100)] for one in among]}
    filled = {"on": view.today.isoformat(), "indicator": str(among[0].id)}
    await open_window(press, RECORD, about, filled)


@controls.measure.handler
async def _measure(press: Press, zone: int, page: int) -> None:
    view = await _to_edit(press, zone)
    every = view.zone.indicators
    few = len(every) <= cards.MOST_AT_ONCE
    await _open_record(press, view, every if few else paged(every, page, cards.A_PAGE).items)


@controls.measure_one.handler
async def _measure_one(press: Press, zone: int, indicator: int) -> None:
    view = await _to_edit(press, zone)
    await _open_record(press, view, [_one(view, indicator)])


# ---- looking, and the rest


@controls.indicators.handler
async def _indicators(press: Press, zone: int, page: int) -> None:
    view = await press.read(reading.show_zone, ZoneId(zone))
    await answer(press, cards.indicators_card(view, press.t, page))


@controls.pick_indicator.handler
async def _pick_indicator(press: Press, zone: int) -> None:
    view = await press.read(reading.show_zone, ZoneId(zone))
    await answer(press, cards.indicator_card(view, int(press.values[0]), press.t))


@controls.add_indicator.handler
async def _add_pressed(press: Press, zone: int) -> None:
    await _to_edit(press, zone)
    await open_window(press, ADD, {"zone": zone})


@controls.edit_indicator.handler
async def _edit_pressed(press: Press, zone: int, indicator: int) -> None:
    view = await _to_edit(press, zone)
    one = _one(view, indicator)
    filled = {
        "name": one.name,
        "unit": one.unit,
        "baseline": typed_figure(one.baseline),
        "target": typed_figure(one.target),
        "source": one.source,
    }
    about = {"zone": zone, "indicator": indicator, "seen": view.zone.revision}
    await open_window(press, EDIT, about, filled)


@controls.ask_drop_indicator.handler
async def _ask_drop(press: Press, zone: int, indicator: int) -> None:
    view = await _to_edit(press, zone)
    one, t = _one(view, indicator), press.t
    yes = controls.drop_indicator.button(
        press.network, t.text("Remove it"), zone, indicator, view.zone.revision, style=ButtonStyle.danger
    )
    title = t.text("Remove this indicator?")
    said = words.lines(
        cards.indicator_line(one, t), t.text("What was measured stays in the history of the zone.")
    )
    await answer(press, confirm(t, press.network, title, said, yes))


@controls.drop_indicator.handler
async def _drop(press: Press, zone: int, indicator: int, seen: int) -> None:
    view = await press.write(describing.remove_indicator, ZoneId(zone), seen, IndicatorId(indicator))
    said = press.t.text("**Removed.** The history keeps what it was.")
    await answer(press, cards.indicators_card(view, press.t, 0, said))
