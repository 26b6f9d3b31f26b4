"""The network's statement of who pays, as it stands on the covers of its plans: the coordination words it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit import Card, Field
from cogs.kit.text import safe
from cogs.plan import controls
from cogs.plan.forms import Form, form, open_window
from domain.plans.fields import SHORT
from services.plans import papers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import LayoutView

    from cogs.kit import Press
    from cogs.plan.forms import Entry
    from locales import Translator
    from services.plans.papers import Statement
    from services.plans.typed import Window


def statement_card(found: Statement, t: Translator) -> LayoutView:
    """What stands on covers from now on."""
    card = Card(t, "plan").title(t.text("Who pays, as it stands on covers"))
    card.text(safe(found.text, SHORT) or t.text("Nothing is said. The cover keeps a place for it."))
    again = controls.funding.button(found.network, t.text("Funding statement…"))
    return card.row(again).footer(t.text("Only you see this.")).view()


def _fields(t: Translator, window: Window) -> Sequence[Field]:
    hint = t.text("Such as: Co-financed by the European Union through the Interreg Atlantic Area Programme")
    said = window.fields.get("text", "")
    label = t.text("Funding statement")
    return [Field("text", label, said, required=False, paragraph=True, max_length=SHORT, hint=hint)]


async def _state(press: Press, entry: Entry) -> LayoutView:
    return statement_card(await entry.write(press, papers.state, entry.text("text")), press.t)


FUNDING = form(
    Form(
        "funding",
        lambda t: t.text("Funding statement"),
        _fields,
        _state,
        lambda t: t.text("Funding statement"),
        lambda t: t.text("Save"),
    )
)


@controls.funding.handler
async def _funding(press: Press) -> None:
    found = await press.read(papers.statement)
    await open_window(press, FUNDING, {}, {"text": found.text})
