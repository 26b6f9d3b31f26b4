"""Words for practices that are offered at the moment of need: each with why it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.practices.offers import Moment
from templates.markdown import fitted
from templates.words.practices import place

if TYPE_CHECKING:
    from domain.practices.offers import Offer, Offered
    from locales import Translator

_WORD = 40


def heading(t: Translator, moment: Moment) -> str:
    """What the practices have to do with what stands above them."""
    return {
        Moment.WEAK: t.text("Practices of others for what is weakest"),
        Moment.ZONE: t.text("What others do in such a zone"),
        Moment.ACTION: t.text("Others did something like it"),
        Moment.EVENT: t.text("Practices on what it is about"),
    }[moment]


def reason(t: Translator, offer: Offer) -> str:
    """Why one is there: the dimension it helps with, or the words that it answers."""
    words = t.join([t.text("“{words}”", words=fitted(one, _WORD)) for one in offer.words])
    if offer.about:
        return t.text("for {dimension}, by {words}", dimension=fitted(offer.about, _WORD), words=words)
    return t.text("it speaks of {words}", words=words)


def block(offered: Offered, t: Translator, length: int) -> str:
    """All of them with their reasons, titles cut to that length."""
    lines = [f"**{heading(t, offered.moment)}**"]
    for one in offered.offers:
        facts = [fitted(one.shown.title, length), place(t, one.practice.facts)]
        lines.append(f"{one.practice.code} {t.join_facts([fact for fact in facts if fact])}")
        lines.append(f"-# {reason(t, one)}")
    return "\n".join(lines)
