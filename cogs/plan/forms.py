"""Windows on plans: opened, typed into, understood, said back, carried out.

A `Form` says which fields its window has and what is done with them. The rest is the same for all: what was
typed is kept, and a file that came with it; a day that can be read in several ways is asked back; a day that
was not spelled out is said back before anything is done; what is refused opens the window again with what was
typed.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Concatenate, Final, ParamSpec, TypeVar

from cogs.kit import receive
from cogs.kit.errors import explain
from cogs.plan import controls
from cogs.plan.cards import asking
from cogs.plan.looking import answer
from domain.errors import Changed, DomainError, NotAllowed
from domain.plans.amounts import amount_text, money_readings, typed_money
from domain.plans.errors import AmountNotUnderstood
from domain.plans.model import Money
from domain.records import Record, field
from services.plans import days as typed_days
from services.plans import typed as windows

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from discord.ui import LayoutView

    from cogs.kit import Field, Press
    from domain.actors import Actor
    from domain.files import NewFile
    from locales import Translator
    from services.plans.days import Side
    from services.plans.typed import Window


P = ParamSpec("P")
T = TypeVar("T")


class Entry(Record):
    """What a form is given: what it is about, its fields, the days that were read in them, files."""

    window: int
    about: Mapping[str, Any]
    fields: Mapping[str, str]
    days: Mapping[str, date]
    files: Mapping[str, NewFile] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """What stands in a field; "" where the window had none of that name."""
        return self.fields.get(name, "")

    async def write(
        self,
        press: Press,
        service: Callable[Concatenate[Any, Actor, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """The one call that a form makes: the service's transaction ends the window, too.

        Raises `Changed` where the window was carried out, or given up, already.
        """

        def once(tx: Any, actor: Actor) -> T:
            return windows.run(tx, actor, self.window, service, *args, **kwargs)

        return await press.write(once)


class Form(Record):
    """One kind of window. `days` are the fields that hold days, `side` where these lie.

    `question` and `verb` are said where a day is said back: "Postpone it to this day?", "Postpone"; `beside`
    is what else is said there, and refuses what would be refused afterwards. What `run` changes it changes
    with `Entry.write`, once.
    """

    name: str
    title: Callable[[Translator], str]
    fields: Callable[[Translator, Window], Sequence[Field]]
    run: Callable[[Press, Entry], Awaitable[LayoutView]]
    question: Callable[[Translator], str]
    verb: Callable[[Translator], str]
    days: tuple[str, ...] = ()
    side: Side = "coming"
    beside: Callable[[Press, Window, Mapping[str, date]], Awaitable[Sequence[str]]] | None = None


_FORMS: Final[dict[str, Form]] = {}


def form(found: Form) -> Form:
    """Make a form known by its name."""
    _FORMS[found.name] = found
    return found


def every_form() -> tuple[Form, ...]:
    """All that are known."""
    return tuple(_FORMS.values())


async def open_window(
    press: Press, found: Form, about: Mapping[str, Any], fields: Mapping[str, str] | None = None
) -> None:
    """Open a new window; `fields` are what stands in it at first."""
    window = await press.write(windows.begin, found.name, about, fields or {})
    await _open(press, window)


async def refuse_command(
    press: Press, found: Form, about: Mapping[str, Any], fields: Mapping[str, str], error: DomainError
) -> None:
    """Say why what a command said cannot be so, and keep it: the window opens with it."""
    await _refused(press, await press.write(windows.begin, found.name, about, fields), error)


async def _open(press: Press, window: Window) -> None:
    found = _FORMS[window.form]
    t = press.t
    modal = controls.typed.modal(press.network, found.title(t), found.fields(t, window), window.id)
    await press.open(modal)


@controls.typed.handler
async def _typed(press: Press, window: int) -> None:
    kept = await press.write(windows.type_into, window, press.fields, {})
    if press.uploads:
        try:
            files = {name: await receive(press, sent) for name, sent in press.uploads.items()}
        except DomainError as error:
            await _refused(press, kept, error)
            return
        kept = await press.write(windows.type_into, kept.id, {}, {}, files)
    await _understand(press, kept)


@controls.correct.handler
async def _correct(press: Press, window: int) -> None:
    await _open(press, await press.read(windows.load, window))


@controls.choose_day.handler
async def _choose_day(press: Press, window: int, field: str, day: str) -> None:
    before = await press.read(windows.load, window)
    kept = await press.write(windows.type_into, window, {}, {**before.days, field: day})
    await _understand(press, kept, said_back=True)


@controls.go_on.handler
async def _go_on(press: Press, window: int, turn: int) -> None:
    kept = await press.read(windows.load, window)
    if kept.turn != turn:
        raise Changed
    await _run(press, kept)


@controls.drop.handler
async def _drop(press: Press, window: int) -> None:
    await press.write(windows.drop, window)
    await press.update(asking.dropped(press.t))


@controls.choose_amount.handler
async def _choose_amount(press: Press, window: int, field: str, cents: int, currency: str) -> None:
    kept = await press.write(windows.type_into, window, {field: typed_money(Money(cents, currency))}, {})
    await _understand(press, kept)


async def _understand(press: Press, window: Window, *, said_back: bool = False) -> None:
    """Read the days; ask which is meant, or say back how they were read, or go on.

    `said_back`: a day was chosen, so all is said back before anything is done.
    """
    found = _FORMS[window.form]
    read: dict[str, str] = dict(window.days)
    beside: Sequence[str] = ()
    try:
        for name in found.days:
            said = window.fields.get(name, "").strip()
            if not said or name in read:
                continue
            days = await press.read(typed_days.read, said, side=found.side)
            if len(days) > 1:
                kept = await press.write(windows.type_into, window.id, {}, read)
                label = _labels(press, found, kept).get(name, name)
                await answer(press, asking.which_day(kept, name, label, said, days, press.t, press.network))
                return
            read[name] = days[0].isoformat()
            said_back = said_back or said != read[name]
        if said_back and found.beside is not None:
            dates = {name: date.fromisoformat(day) for name, day in read.items()}
            beside = await found.beside(press, window, dates)
    except DomainError as error:
        await _refused(press, window, error)
        return
    kept = await press.write(windows.type_into, window.id, {}, read)
    if said_back:
        await answer(press, _back(press, found, kept, beside))
        return
    await _run(press, kept)


def _labels(press: Press, found: Form, window: Window) -> dict[str, str]:
    return {one.name: one.label for one in found.fields(press.t, window)}


def _back(press: Press, found: Form, window: Window, beside: Sequence[str]) -> LayoutView:
    t = press.t
    labels = _labels(press, found, window)
    days = {labels.get(name, name): date.fromisoformat(day) for name, day in window.days.items()}
    return asking.said_back(window, found.question(t), found.verb(t), days, beside, t, press.network)


async def _run(press: Press, window: Window) -> None:
    found = _FORMS[window.form]
    days = {name: date.fromisoformat(day) for name, day in window.days.items()}
    try:
        view = await found.run(press, Entry(window.id, window.about, window.fields, days, window.files))
    except (Changed, NotAllowed):
        raise
    except DomainError as error:
        await _refused(press, window, error)
        return
    await answer(press, view)


async def _refused(press: Press, window: Window, error: DomainError) -> None:
    """Say why it cannot be so, and keep what was typed: the window opens again with it."""
    field: str = ""
    amounts: tuple[Money, ...] = ()
    if isinstance(error, AmountNotUnderstood):
        amounts = money_readings(error.typed)
        field = next((name for name, said in window.fields.items() if amount_text(said) == error.typed), "")
    why = explain(error, press.t)
    await answer(press, asking.refused(window, why, press.t, press.network, field, amounts if field else ()))
