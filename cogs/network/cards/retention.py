"""For how long the record of what was done is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit import Card, safe

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from locales import Translator
    from services.networks import RetentionView


def retention_card(found: RetentionView, t: Translator) -> LayoutView:
    """What holds, why, and what it means for people who are erased."""
    kept = found.retention
    card = Card(t, "network").small(safe(found.network.name, 100))
    card.title(t.text("The record is kept until {date}", date=t.date(kept.until)))
    card.text(
        t.plural(
            "{n} year, counted from 31 December {year}: the year of the last payment to a partner.",
            "{n} years, counted from 31 December {year}: the year of the last payment to a partner.",
            kept.years,
            year=str(kept.last_payment),
        )
    )
    if not found.own:
        card.text(
            t.text(
                "This is the default: {source}, as it stood on {date}. The network has not said its own yet.",
                source=found.default.source,
                date=t.date(found.default.as_of),
            )
        )
    card.text(
        t.text(
            "Until then it stays readable what was done, also by people who had themselves erased: without "
            "their names. It is deleted afterwards. What they were promised before stays as it was promised."
        )
    )
    return card.footer(
        t.text("Some programmes ask for 7 years, state aid for 10. By typing: `/network retention`.")
    ).view()
