"""Results with their picture: drawn in a worker; a card without it says the same in figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit import chart_file
from cogs.surveys.cards.network_result import network_result
from cogs.surveys.cards.partner_result import partner_result
from documents.charts import Axis, Radar, drawable
from services.practices import offering

if TYPE_CHECKING:
    import discord
    from discord.ui import LayoutView

    from cogs.kit import Press
    from domain.questionnaires import Form, Scores
    from domain.results import NetworkPicture
    from locales import Translator
    from services.surveys.signed_views import NetworkResult, PartnerResult


async def show_partner(press: Press, found: PartnerResult, *, anew: bool = False) -> None:
    """A partner's result as a card of its own; `anew`: in place of the card that was pressed."""
    axes = _axes(found.about.form, press.t, found.picture, found.result.scores)
    chart = await _draw(press, axes, found.about.title(press.t.language), found.partner_name)
    offered = None
    if found.own:
        offered = await press.read(offering.for_scores, found.about.form, found.result.scores)
    await _answer(press, partner_result(found, press.t, chart, offered), chart, anew=anew)


async def show_network(
    press: Press, found: NetworkResult, page: int = 0, *, tallies: int = 0, anew: bool = False
) -> None:
    """The network's picture, at a `page` of its partners and one of its questions; `anew` as above."""
    axes = _axes(found.about.form, press.t, found.picture, None) if found.picture.has_figures else ()
    chart = await _draw(press, axes, found.about.title(press.t.language), "")
    await _answer(press, network_result(found, press.t, chart, page, tallies), chart, anew=anew)


def _axes(form: Form, t: Translator, medians: NetworkPicture, own: Scores | None) -> tuple[Axis, ...]:
    return tuple(
        Axis(
            label=dimension.label(t.language),
            partner=None if own is None else own.dimension(dimension.code).value,
            median=medians.dimension(dimension.code).value,
        )
        for dimension in form.dimensions
    )


async def _draw(press: Press, axes: tuple[Axis, ...], title: str, partner: str) -> discord.File | None:
    if not drawable(axes):
        return None
    return await chart_file(press, Radar(axes, press.t.language, title=title, partner=partner))


async def _answer(press: Press, view: LayoutView, chart: discord.File | None, *, anew: bool = False) -> None:
    files = [] if chart is None else [chart]
    await (press.update(view, files) if anew else press.reply(view, files=files))
