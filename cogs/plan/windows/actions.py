"""The windows of actions: a new one, an edited one, a described one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cogs.plan import controls
from cogs.plan.cards import done
from cogs.plan.cards.zone import action_card
from cogs.plan.forms import Entry, Form, form, open_window
from cogs.plan.windows import fields
from domain.actors import PartnerId, Role
from domain.plans.amounts import read_money, typed_money
from domain.plans.errors import NotYours
from domain.plans.fields import ActionFields
from domain.plans.model import ActionId, ZoneId
from domain.records import replace
from services.plans import creating, editing, people, reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import LayoutView

    from cogs.kit import Field, Press
    from domain.plans.model import Action
    from locales import Translator
    from services.plans.typed import Window

_NONE: Final = "0"
_MOST_LISTED: Final = 24  # of 25: one more says that there is none
_MOST_FIELDS: Final = 5


def _partner(window: Window, name: str, label: str, none: str, hint: str, *, needed: bool) -> Field:
    """A list of the partners; where they are too many for one, a line for the name or the code of one."""
    listed = [(str(key), str(called)) for key, called in window.about["partners"]]
    if not listed:
        return fields.line(window, name, label, required=False, max_length=100, hint=hint)
    return fields.line(window, name, label, required=needed, options=(*listed, (_NONE, none)))


def _responsible(window: Window, t: Translator) -> Field:
    label, none = t.text("Responsible partner"), t.text("Not decided yet")
    return _partner(window, "partner", label, none, _hint(t), needed=True)


def _deputy(window: Window, t: Translator) -> Field:
    label, none = t.text("Deputy partner"), t.text("None")
    return _partner(window, "deputy", label, none, _hint(t), needed=False)


def _hint(t: Translator) -> str:
    return t.text("The name or the code of a partner")


def _more(window: Window, name: str, label: str) -> Field:
    return fields.line(window, name, label, paragraph=True, required=False, max_length=fields.TEXT)


def _budget(window: Window, t: Translator) -> Field:
    hint = t.text("In euros unless you say otherwise, such as 150 000")
    return fields.line(window, "budget", t.text("Budget"), required=False, max_length=40, hint=hint)


def _described(window: Window, t: Translator) -> tuple[Field, Field, Field]:
    return (
        _more(window, "description", t.text("What is done")),
        _more(window, "resources", t.text("Resources")),
        _more(window, "risks", t.text("Risks")),
    )


def _new_fields(t: Translator, window: Window) -> Sequence[Field]:
    """Partners that the command did not name, then as much of the rest as there is room for."""
    description, resources, risks = _described(window, t)
    found = [
        fields.title(window, t, t.text("Cargo bikes for the old town")),
        *([_responsible(window, t)] if "partner" in window.about["ask"] else []),
        *([_deputy(window, t)] if "deputy" in window.about["ask"] else []),
        description,
        _budget(window, t),
        resources,
        risks,
    ]
    return found[:_MOST_FIELDS]


def _edit_fields(t: Translator, window: Window) -> Sequence[Field]:
    moves = "partner" in window.about["ask"]
    return [
        fields.title(window, t),
        *([_responsible(window, t)] if moves else []),
        _deputy(window, t),
        _budget(window, t),
        fields.why(window, t, needed=False),
    ]


async def _chosen(press: Press, entry: Entry, name: str, present: PartnerId | None) -> PartnerId | None:
    """The partner in a field; the present one where the window had no such field."""
    if name not in entry.fields:
        return present
    value = entry.text(name)
    if entry.about["partners"]:
        return PartnerId(int(value)) if value not in ("", _NONE) else None
    found = await press.read(people.partner_called, value)
    return found.id if found is not None else None


async def _action_of(press: Press, entry: Entry, before: ActionFields) -> ActionFields:
    """What the window says; what it has no field for stays as it was."""

    def said(name: str, present: str) -> str:
        return entry.fields.get(name, present)

    return replace(
        before,
        title=said("title", before.title),
        partner=await _chosen(press, entry, "partner", before.partner),
        deputy=await _chosen(press, entry, "deputy", before.deputy),
        description=said("description", before.description),
        budget=read_money(entry.text("budget")) if "budget" in entry.fields else before.budget,
        resources=said("resources", before.resources),
        risks=said("risks", before.risks),
    )


def _id(value: int | None) -> PartnerId | None:
    return PartnerId(value) if value else None


async def _make_action(press: Press, entry: Entry) -> LayoutView:
    about = entry.about
    base = ActionFields("", _id(about.get("partner")), _id(about.get("deputy")))
    wanted = await _action_of(press, entry, base)
    view = await entry.write(press, creating.new_action, ZoneId(about["zone"]), wanted)
    return action_card(view, press.t, 0, done.made(str(view.code), press.t))


async def _change_action(press: Press, entry: Entry) -> LayoutView:
    action = ActionId(entry.about["action"])
    before = (await press.read(reading.show_action, action)).action
    wanted = await _action_of(press, entry, ActionFields.of(before))
    seen: int = entry.about["seen"]
    view = await entry.write(press, editing.edit_action, action, seen, wanted, entry.text("why"))
    return action_card(view, press.t, 0, press.t.text("Saved. The network sees it in the history."))


NEW_ACTION = form(
    Form(
        "action",
        lambda t: t.text("New action"),
        _new_fields,
        _make_action,
        lambda t: t.text("New action"),
        lambda t: t.text("Make the action"),
    )
)
EDIT_ACTION = form(
    Form(
        "edit_action",
        lambda t: t.text("Edit the action"),
        _edit_fields,
        _change_action,
        lambda t: t.text("Edit the action"),
        lambda t: t.text("Save"),
    )
)
DESCRIBE_ACTION = form(
    Form(
        "describe_action",
        lambda t: t.text("Describe the action"),
        lambda t, window: _described(window, t),
        _change_action,
        lambda t: t.text("Describe the action"),
        lambda t: t.text("Save"),
    )
)


async def _partners(press: Press, *held: PartnerId | None) -> dict[PartnerId, str]:
    """Names by id: those in the network now, and those that the action has already."""
    found = {one.id: one.name for one in await press.read(people.partners)}
    names = await press.read(people.partner_names)
    return found | {one: names[one] for one in held if one is not None and one in names}


def _coordinates(press: Press) -> bool:
    return press.actor is not None and Role.COORDINATOR in press.actor.roles


def _listed(partners: dict[PartnerId, str]) -> list[list[Any]]:
    """For the window; nothing where they are too many to choose from a list."""
    return [[int(key), name] for key, name in partners.items()] if len(partners) <= _MOST_LISTED else []


def _filled(partners: dict[PartnerId, str], one: PartnerId | None) -> str:
    """What stands in a partner's field at first."""
    if len(partners) <= _MOST_LISTED:
        return _NONE if one is None else str(one)
    return "" if one is None else partners[one]


async def open_new_action(press: Press, zone: int, partner: str = "", deputy: str = "") -> None:
    """The window for a new action of a zone; partners by code or name, or asked for in the window.

    A contact adds actions of their own partner, so only its deputy is asked for.
    """
    view = await press.read(reading.show_zone, ZoneId(zone))
    if not view.may_add_actions:
        raise NotYours(str(view.code), ())
    owner = await press.read(people.partner_called, partner)
    second = await press.read(people.partner_called, deputy)
    own = press.actor.partner if press.actor is not None else None
    every = await _partners(press, own)
    asks = [
        *(["partner"] if owner is None and _coordinates(press) else []),
        *(["deputy"] if second is None else []),
    ]
    about = {
        "zone": zone,
        "partner": owner and int(owner.id),
        "deputy": second and int(second.id),
        "ask": asks,
        "partners": _listed(every),
    }
    filled = {"deputy": _filled(every, None)}
    if own is not None:
        filled["partner"] = _filled(every, own)
    await open_window(press, NEW_ACTION, about, {name: said for name, said in filled.items() if name in asks})


@controls.new_action.handler
async def _new_action(press: Press, zone: int) -> None:
    await open_new_action(press, zone)


async def _to_edit(press: Press, action: int) -> Action:
    """The action, for who may edit it. Raises `NotYours` before anyone types."""
    view = await press.read(reading.show_action, ActionId(action))
    if not view.may_edit:
        raise NotYours(str(view.code), ())
    return view.action


@controls.edit_action.handler
async def _edit_action(press: Press, action: int) -> None:
    one = await _to_edit(press, action)
    every = await _partners(press, one.partner, one.deputy)
    asks = ["partner", "deputy"] if _coordinates(press) else ["deputy"]
    filled = {
        "title": one.title,
        "partner": _filled(every, one.partner),
        "deputy": _filled(every, one.deputy),
        "budget": typed_money(one.budget) if one.budget else "",
    }
    about = {"action": action, "seen": one.revision, "ask": asks, "partners": _listed(every)}
    known = {name: said for name, said in filled.items() if name != "partner" or "partner" in asks}
    await open_window(press, EDIT_ACTION, about, known)


@controls.describe_action.handler
async def _describe_action(press: Press, action: int) -> None:
    one = await _to_edit(press, action)
    filled = {"description": one.description, "resources": one.resources, "risks": one.risks}
    about = {"action": action, "seen": one.revision, "partners": []}
    await open_window(press, DESCRIBE_ACTION, about, filled)
