"""What several cards of practices say: where, who, when, how well it is known; texts in pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cogs.kit.text import fitted, safe
from domain.practices.model import Status
from templates.words import practices as words
from templates.words.networks import place_name
from templates.words.practice_papers import period

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from domain.practices.model import Practice
    from domain.practices.review import Review
    from locales import Translator
    from services.practices.views import PracticeView

TITLE: Final = 150
NAME: Final = 60
LINE: Final = 200
_METER: Final = 4


def head(practice: Practice, t: Translator) -> str:
    """The small line: its code, its theme, and how far it is where it is not simply published."""
    state = "" if practice.status is Status.PUBLISHED else words.status(t, practice.status)
    theme = safe(words.theme(t, practice.facts.theme), NAME) if practice.facts.theme else ""
    return t.join_facts(
        one for one in (t.text("Good practice {code}", code=practice.code), theme, state) if one
    )


def title(practice: Practice, said: str) -> str:
    """A title, harmless; the code where there is none yet."""
    return fitted(said, TITLE) if said else practice.code


def fact(label: str, value: str, t: Translator) -> str:
    """One fact with its label; nothing for no value."""
    return t.text("**{label}:** {value}", label=label, value=value) if value else ""


def lines(*said: str) -> str:
    """Those that say something, a line each."""
    return "\n".join(one for one in said if one)


def meter(complete: int) -> str:
    """How complete it is as four blocks."""
    full = min(_METER, complete * _METER // 100)
    return "▰" * full + "▱" * (_METER - full)


def facts(view: PracticeView, t: Translator) -> str:
    """Where it is done, by whom, since when, how far it is, and how well it is known."""
    known = view.practice.facts
    region = place_name(known.country or None, known.region or None, t)
    where = ", ".join(one for one in (safe(known.place, LINE), safe(region, LINE)) if one)
    kind = words.host(t, known.host) if known.host else ""
    who = t.join_facts(one for one in (safe(known.organisation, LINE), kind) if one)
    level = words.evidence_level(t, known.evidence_level)
    return lines(
        t.text("**It did not work out.** It is told so that others need not learn it the hard way.")
        if known.failure
        else "",
        fact(t.text("Where"), where, t),
        fact(t.text("Who"), who, t),
        fact(words.field(t, "period"), period(known, t), t),
        fact(words.field(t, "maturity"), words.maturity(t, known.maturity) if known.maturity else "", t),
        fact(words.field(t, "evidence_level"), level, t),
    )


def reviewer(view: PracticeView, review: Review) -> str:
    """The name of who gave a review, harmless; "" where nobody knows any more."""
    return safe(view.reviewers.get(review.by, ""), NAME) if review.by is not None else ""


def comments(review: Review, most: int, length: int, t: Translator) -> list[str]:
    """What was said of which field, a line each."""
    some = list(review.comments.items())[:most]
    return [f"- {fact(words.field(t, name), fitted(text, length), t)}" for name, text in some]


def credit(view: PracticeView, t: Translator) -> str:
    """Who shared it, and for whom."""
    if view.author and view.partner:
        return t.text(
            "Shared by {name} ({partner})", name=safe(view.author, NAME), partner=safe(view.partner, NAME)
        )
    by = view.author or view.partner
    return t.text("Shared by {name}", name=safe(by, NAME)) if by else ""


def split(blocks: Sequence[str], room: int) -> tuple[tuple[str, ...], ...]:
    """Texts as pages of at most so many characters; a text that is too long for one goes on on the next."""
    pages: list[list[str]] = [[]]
    left = room
    for block in blocks:
        for piece in _pieces(block, room):
            if len(piece) > left and pages[-1]:
                pages.append([])
                left = room
            pages[-1].append(piece)
            left -= len(piece)
    return tuple(tuple(page) for page in pages)


def _pieces(block: str, room: int) -> Iterator[str]:
    """A text in pieces, cut where a line or a word ends; never between a mark and what it escapes."""
    while len(block) > room:
        cut = max(block.rfind("\n", 0, room), block.rfind(" ", 0, room))
        if cut <= room // 2:
            cut = room - 1 if block[room - 2] != "\\" else room - 2
        yield block[:cut].rstrip()
        block = block[cut:].lstrip()
    if block:
        yield block
