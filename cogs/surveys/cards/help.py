"""How answering works, for whoever asks for it under a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit import Card

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from locales import Translator


def how_answering_works(t: Translator) -> LayoutView:
    """The ways to answer, to move about and to stop."""
    return (
        Card(t, "survey")
        .title(t.text("How answering works"))
        .text(
            t.text(
                "Press the button beside the sentence that is nearest to today, not to your plans. In direct "
                "messages you can type as well: the letter (A to E) or the first words of the sentence, in "
                "any of the four languages."
            )
        )
        .text(
            t.text(
                "Where several sentences may apply, choose all of them in the list, or type their letters: "
                "A, C. Numbers and days are typed as you write them: 2,5 or 2.5, 31/01/2027."
            )
        )
        .text(
            t.text(
                "**Don’t know** and **Not applicable** are answers too: they are never counted as zero. "
                "What you skip is asked again before you send."
            )
        )
        .text(
            t.text(
                "You can also type: back, skip, pause, go on, review, send. Every answer is saved at once; "
                "you can stop at any time and go on days later, on another device too."
            )
        )
        .view()
    )
