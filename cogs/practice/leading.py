"""Where the buttons of practices lead in a mail: to the page that does what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit.leading import Page, leads
from cogs.practice import controls
from cogs.practice.adopting import controls as adopting
from cogs.practice.searching import controls as searching
from cogs.practice.sharing import controls as sharing

if TYPE_CHECKING:
    from cogs.kit.leading import Lead


def _practice(practice: int, *_: object) -> Lead:
    return Page(f"practices/{practice}")


def _valid(practice: int, _revision: int) -> Lead:
    return Page(f"practices/{practice}/valid")


def _adoption(adoption: int, *_: object) -> Lead:
    return Page(f"adoptions/{adoption}")


def _question(question: int) -> Lead:
    return Page(f"asked/{question}")


leads(controls.show, _practice)
leads(searching.show, _practice)
leads(sharing.draft, _practice)
leads(sharing.languages, _practice)
leads(sharing.waiting, lambda _page: Page("practices/review"))
leads(sharing.review, lambda practice, _page: Page(f"practices/{practice}/review"))
leads(sharing.renew, _valid)
leads(sharing.archive, _valid)
leads(adopting.show, _adoption)
leads(adopting.say, _adoption)
leads(adopting.thank, _adoption)
leads(adopting.offer, _adoption)
leads(adopting.question, _question)
leads(adopting.answer, _question)
