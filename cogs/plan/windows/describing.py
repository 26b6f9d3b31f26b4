"""The windows of the diagnosis and of the steering committee, and the presses around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ButtonStyle

from cogs.kit import confirm
from cogs.kit.text import fitted
from cogs.plan import controls
from cogs.plan.cards import describing as cards
from cogs.plan.cards import words
from cogs.plan.forms import Entry, Form, form, open_window
from cogs.plan.looking import answer
from cogs.plan.windows import fields
from domain.errors import Changed
from domain.plans.amounts import read_figure, read_year, typed_figure
from domain.plans.fields import FindingFields
from domain.plans.model import FindingId, FindingKind, PlanId
from services.plans import describing, desk, reading
from templates.words.plans import terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import LayoutView

    from cogs.kit import Field, Press
    from domain.plans.model import Finding
    from locales import Translator
    from services.plans.typed import Window
    from services.plans.views import PlanView

_FIGURE = FindingKind.FIGURE.value


async def _to_edit(press: Press, plan: int) -> PlanView:
    """The plan, for who may edit it. Raises `RoleNeeded`."""
    view = await press.read(reading.show, PlanId(plan))
    assert press.actor is not None  # noqa: S101 - a service was just called
    desk.must_coordinate(press.actor)
    return view


# ---- the diagnosis


def _finding_fields(t: Translator, window: Window) -> Sequence[Field]:
    figure = window.about["kind"] == _FIGURE
    label = t.text("What is counted") if figure else t.text("In one or two sentences")
    said = [fields.line(window, "text", label, paragraph=True, max_length=1000)]
    if figure:
        said += [
            fields.line(window, "value", t.text("Value"), required=False, max_length=40),
            fields.line(window, "unit", t.text("Unit"), required=False, max_length=100),
            fields.line(window, "year", t.text("Year"), required=False, max_length=20),
        ]
    hint = t.text("Where it is said: a study, a register, a page")
    source = fields.line(window, "source", t.text("Source"), required=False, max_length=300, hint=hint)
    return [*said, source]


def _fields_of(entry: Entry) -> FindingFields:
    return FindingFields(
        FindingKind(entry.about["kind"]),
        entry.text("text"),
        read_figure(entry.text("value")),
        entry.text("unit"),
        read_year(entry.text("year")),
        entry.text("source"),
    )


async def _add_finding(press: Press, entry: Entry) -> LayoutView:
    view = await entry.write(press, describing.add_finding, PlanId(entry.about["plan"]), _fields_of(entry))
    new = max(view.whole.diagnosis, key=lambda one: one.id)
    page = cards.findings(view).index(new) // cards.A_PAGE
    return cards.diagnosis_card(view, press.t, page, press.t.text("**Written.** The network sees it."))


async def _change_finding(press: Press, entry: Entry) -> LayoutView:
    about = entry.about
    wanted = _fields_of(entry)
    if about["kind"] != _FIGURE:
        before = _one(await press.read(reading.show, PlanId(about["plan"])), about["finding"])
        # What has no field in this window stays as it is.
        wanted = FindingFields(
            before.kind, wanted.text, before.value, before.unit, before.year, wanted.source
        )
    plan, finding = PlanId(about["plan"]), FindingId(about["finding"])
    view = await entry.write(press, describing.change_finding, plan, about["seen"], finding, wanted)
    page = cards.findings(view).index(_one(view, finding)) // cards.A_PAGE
    said = press.t.text("Saved. The network sees it in the history.")
    return cards.diagnosis_card(view, press.t, page, said)


def _one(view: PlanView, finding: int) -> Finding:
    for one in view.whole.diagnosis:
        if one.id == finding:
            return one
    raise Changed


ADD_FINDING = form(
    Form(
        "finding",
        lambda t: t.text("Add to the diagnosis"),
        _finding_fields,
        _add_finding,
        lambda t: t.text("Add to the diagnosis"),
        lambda t: t.text("Add"),
    )
)
EDIT_FINDING = form(
    Form(
        "edit_finding",
        lambda t: t.text("Change the diagnosis"),
        _finding_fields,
        _change_finding,
        lambda t: t.text("Change the diagnosis"),
        lambda t: t.text("Save"),
    )
)


@controls.diagnosis.handler
async def _diagnosis(press: Press, plan: int, page: int) -> None:
    view = await press.read(reading.show, PlanId(plan))
    await answer(press, cards.diagnosis_card(view, press.t, page))


@controls.pick_finding.handler
async def _pick_finding(press: Press, plan: int) -> None:
    view = await press.read(reading.show, PlanId(plan))
    await answer(press, cards.finding_card(view, int(press.values[0]), press.t))


@controls.add_finding.handler
async def _add_finding_pressed(press: Press, plan: int) -> None:
    await _to_edit(press, plan)
    await open_window(press, ADD_FINDING, {"plan": plan, "kind": FindingKind(press.values[0]).value})


@controls.edit_finding.handler
async def _edit_finding(press: Press, plan: int, finding: int) -> None:
    view = await _to_edit(press, plan)
    one = _one(view, finding)
    about = {"plan": plan, "finding": finding, "kind": one.kind.value, "seen": view.plan.revision}
    filled = {
        "text": one.text,
        "value": typed_figure(one.value),
        "unit": one.unit,
        "year": str(one.year or ""),
        "source": one.source,
    }
    await open_window(press, EDIT_FINDING, about, filled)


@controls.ask_drop_finding.handler
async def _ask_drop_finding(press: Press, plan: int, finding: int) -> None:
    view = await _to_edit(press, plan)
    one, t, seen = _one(view, finding), press.t, view.plan.revision
    label = t.text("Remove it")
    yes = controls.drop_finding.button(press.network, label, plan, finding, seen, style=ButtonStyle.danger)
    title = t.text("Remove this from the diagnosis?")
    said = words.fact(terms.finding_kind(t, one.kind), fitted(one.text, words.TEXT), t)
    await answer(press, confirm(t, press.network, title, said, yes))


@controls.drop_finding.handler
async def _drop_finding(press: Press, plan: int, finding: int, seen: int) -> None:
    view = await press.write(describing.remove_finding, PlanId(plan), seen, FindingId(finding))
    said = press.t.text("**Removed.** The history keeps what it was.")
    await answer(press, cards.diagnosis_card(view, press.t, 0, said))


# ---- the steering committee


def _seat_fields(t: Translator, window: Window) -> Sequence[Field]:
    hint = t.text("A member’s name, or the name of somebody who has not joined yet")
    address = t.text("Only for who has not joined yet")
    example = t.text("Chair")
    return [
        fields.line(window, "name", t.text("Name"), max_length=100, hint=hint),
        fields.line(window, "email", t.text("E-mail address"), required=False, max_length=200, hint=address),
        fields.line(
            window, "function", t.text("Function"), required=False, max_length=100, placeholder=example
        ),
    ]


async def _add_seat(press: Press, entry: Entry) -> LayoutView:
    said = entry.text("name"), entry.text("email"), entry.text("function")
    view = await entry.write(press, describing.add_seat, PlanId(entry.about["plan"]), *said)
    last = len(view.whole.committee) // cards.A_PAGE
    return cards.committee_card(view, press.t, last, press.t.text("**Named.** The network sees it."))


async def _change_seat(press: Press, entry: Entry) -> LayoutView:
    about = entry.about
    view = await entry.write(
        press,
        describing.change_seat,
        PlanId(about["plan"]),
        about["seen"],
        about["place"],
        name=entry.text("name"),
        email=entry.text("email"),
        function=entry.text("function"),
    )
    said = press.t.text("Saved. The network sees it in the history.")
    return cards.committee_card(view, press.t, about["place"] // cards.A_PAGE, said)


ADD_SEAT = form(
    Form(
        "seat",
        lambda t: t.text("A seat in the steering committee"),
        _seat_fields,
        _add_seat,
        lambda t: t.text("A seat in the steering committee"),
        lambda t: t.text("Save"),
    )
)
EDIT_SEAT = form(
    Form(
        "edit_seat",
        lambda t: t.text("A seat in the steering committee"),
        _seat_fields,
        _change_seat,
        lambda t: t.text("A seat in the steering committee"),
        lambda t: t.text("Save"),
    )
)


@controls.committee.handler
async def _committee(press: Press, plan: int, page: int) -> None:
    view = await press.read(reading.show, PlanId(plan))
    await answer(press, cards.committee_card(view, press.t, page))


async def _with_seat(press: Press, plan: int, place: int, seen: int) -> PlanView:
    """The plan as it was seen: a place says which seat only then. Raises `RoleNeeded` or `Changed`."""
    view = await _to_edit(press, plan)
    desk.must_see(seen, view.plan.revision)
    if not 0 <= place < len(view.whole.committee):
        raise Changed
    return view


@controls.pick_seat.handler
async def _pick_seat(press: Press, plan: int, seen: int) -> None:
    place = int(press.values[0])
    await answer(press, cards.seat_card(await _with_seat(press, plan, place, seen), place, press.t))


@controls.add_seat.handler
async def _add_seat_pressed(press: Press, plan: int) -> None:
    await _to_edit(press, plan)
    await open_window(press, ADD_SEAT, {"plan": plan})


@controls.edit_seat.handler
async def _edit_seat(press: Press, plan: int, place: int, seen: int) -> None:
    seat = (await _with_seat(press, plan, place, seen)).whole.committee[place]
    filled = {"name": seat.who.name, "email": seat.who.email or "", "function": seat.function}
    await open_window(press, EDIT_SEAT, {"plan": plan, "place": place, "seen": seen}, filled)


@controls.ask_drop_seat.handler
async def _ask_drop_seat(press: Press, plan: int, place: int, seen: int) -> None:
    seat, t = (await _with_seat(press, plan, place, seen)).whole.committee[place], press.t
    label = t.text("Remove from it")
    yes = controls.drop_seat.button(press.network, label, plan, place, seen, style=ButtonStyle.danger)
    title = t.text("Remove {name} from the committee?", name=fitted(seat.who.called, words.NAME))
    said = t.text("Milestones that they answer for stay theirs.")
    await answer(press, confirm(t, press.network, title, said, yes))


@controls.drop_seat.handler
async def _drop_seat(press: Press, plan: int, place: int, seen: int) -> None:
    view = await press.write(describing.remove_seat, PlanId(plan), seen, place)
    said = press.t.text("**Removed** from the committee.")
    await answer(press, cards.committee_card(view, press.t, place // cards.A_PAGE, said))
