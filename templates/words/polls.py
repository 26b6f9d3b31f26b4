"""Words for date polls that chat, pages and mails share: what is said of a slot, how often, and bars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.polls import Vote

if TYPE_CHECKING:
    from domain.polls import Ranked
    from locales import Translator

_CELLS: Final = 8


def vote_name(vote: Vote, t: Translator) -> str:
    """What somebody says of a slot, as a button says it and as it is said back."""
    names = {
        # Translators: what somebody says of a slot in a date poll, on buttons, max=20
        Vote.YES: t.context("slot", "Yes"),
        Vote.IF_NEED_BE: t.context("slot", "If need be"),
        Vote.NO: t.context("slot", "No"),
    }
    return names[vote]


def tally(found: Ranked, t: Translator) -> str:
    """How many said what of a slot: "Yes: 5 · If need be: 1 · No: 2"."""
    return t.join_facts(
        [
            t.text("Yes: {n}", n=t.number(len(found.yes))),
            t.text("If need be: {n}", n=t.number(len(found.if_need_be))),
            t.text("No: {n}", n=t.number(len(found.missing))),
        ]
    )


def bar(count: int, of: int) -> str:
    """A share as eight cells, for beside its figures: some are filled as soon as there is one of them."""
    full = 0 if not of or not count else max(1, min(_CELLS, round(_CELLS * count / of)))
    return "▰" * full + "▱" * (_CELLS - full)


def partly_words(name: str, said: int, of: int, t: Translator) -> str:
    """Somebody who has said of some slots whether they can."""
    return t.plural("{name} ({said} of {n} slot)", "{name} ({said} of {n} slots)", of, name=name, said=said)


def answered_line(answered: int, asked: int, t: Translator) -> str:
    """How many have answered."""
    return t.text("Answered: {n} of {all}", n=t.number(answered), all=t.number(asked))
