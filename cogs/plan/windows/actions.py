"""The windows of actions: a new one, an edited one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.plan import controls
from cogs.plan.cards import done
from cogs.plan.cards.zone import action_card
from cogs.plan.forms import Entry, Form, form, open_window
from cogs.plan.windows import fields
from domain.actors import PartnerId
from domain.plans.amounts import read_money
from domain.plans.errors import NotYours
from domain.plans.fields import ActionFields
from domain.plans.model import ActionId, ZoneId
from services.plans import creating, editing, people, reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import LayoutView

    from cogs.kit import Field, Press
    from locales import Translator
    from services.plans.typed import Window


def _action_fields(t: Translator, window: Window) -> Sequence[Field]:
    def more(name: str, label: str) -> Field:
        return fields.line(window, name, label, paragraph=True, required=False, max_length=fields.TEXT)

    return [
        fields.title(window, t, t.text("Cargo bikes for the old town")),
        more("description", t.text("What is done")),
        fields.line(
            window,
            "budget",
            t.text("Budget"),
            required=False,
            max_length=40,
            hint=t.text("In euros unless you say otherwise, such as 150 000"),
        ),
        more("resources", t.text("Resources")),
        more("risks", t.text("Risks")),
    ]


def _action_of(entry: Entry, before: ActionFields) -> ActionFields:
    return ActionFields(
        entry.text("title"),
        before.partner,
        before.deputy,
        entry.text("description"),
        read_money(entry.text("budget")),
        entry.text("resources"),
        entry.text("risks"),
        before.regions,
    )


def _id(value: int | None) -> PartnerId | None:
    return PartnerId(value) if value else None


async def _make_action(press: Press, entry: Entry) -> LayoutView:
    about = entry.about
    base = ActionFields("", _id(about.get("partner")), _id(about.get("deputy")))
    view = await entry.write(press, creating.new_action, ZoneId(about["zone"]), _action_of(entry, base))
    return action_card(view, press.t, 0, done.made(str(view.code), press.t))


async def _change_action(press: Press, entry: Entry) -> LayoutView:
    action = ActionId(entry.about["action"])
    before = (await press.read(reading.show_action, action)).action
    wanted = _action_of(entry, ActionFields.of(before))
    view = await entry.write(press, editing.edit_action, action, entry.about["seen"], wanted)
    return action_card(view, press.t, 0, press.t.text("Saved. The network sees it in the history."))


NEW_ACTION = form(
    Form(
        "action",
        lambda t: t.text("New action"),
        _action_fields,
        _make_action,
        lambda t: t.text("New action"),
        lambda t: t.text("Make the action"),
    )
)
EDIT_ACTION = form(
    Form(
        "edit_action",
        lambda t: t.text("Edit the action"),
        _action_fields,
        _change_action,
        lambda t: t.text("Edit the action"),
        lambda t: t.text("Save"),
    )
)


async def open_new_action(press: Press, zone: int, partner: str = "", deputy: str = "") -> None:
    """The window for a new action of a zone; partners by code or name."""
    view = await press.read(reading.show_zone, ZoneId(zone))
    if not view.may_add_actions:
        raise NotYours(str(view.code), ())
    owner = await press.read(people.partner_called, partner)
    second = await press.read(people.partner_called, deputy)
    about = {"zone": zone, "partner": owner and int(owner.id), "deputy": second and int(second.id)}
    await open_window(press, NEW_ACTION, about)


@controls.new_action.handler
async def _new_action(press: Press, zone: int) -> None:
    await open_new_action(press, zone)


@controls.edit_action.handler
async def _edit_action(press: Press, action: int) -> None:
    one = (await press.read(reading.show_action, ActionId(action))).action
    budget = f"{one.budget.cents / 100:.2f} {one.budget.currency}".replace(".00 ", " ") if one.budget else ""
    filled = {
        "title": one.title,
        "description": one.description,
        "budget": budget,
        "resources": one.resources,
        "risks": one.risks,
    }
    await open_window(press, EDIT_ACTION, {"action": action, "seen": one.revision}, filled)
