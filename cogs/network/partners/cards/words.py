"""What several cards of partners say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cogs.kit import safe
from cogs.network.cards.words import fact_line, standing_name
from domain.partners import Slot, differing
from domain.people import Standing
from templates.words.networks import kind_name, place_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from domain.partners import Facts
    from locales import Translator
    from services.partners import MemberLine

NAME: Final = 60


def slot_name(slot: Slot, t: Translator) -> str:
    """What a fact of a partner is called: the label of its field too, so at most 45 characters."""
    names = {
        Slot.NAME: t.text("Name"),
        Slot.KIND: t.text("Kind of organisation"),
        Slot.PLACE: t.text("Country or region"),
        # Translators: the language that Techlink writes in a partner's channel, max=45
        Slot.LANGUAGE: t.text("Language of the channel"),
        # Translators: the short code by which people call a partner, such as P7, max=45
        Slot.CODE: t.text("Short code"),
    }
    return names[slot]


def said(facts: Facts, slot: Slot, t: Translator) -> str:
    """One fact as the reader reads it."""
    if slot is Slot.KIND:
        return kind_name(facts.kind, t)
    if slot is Slot.PLACE:
        return place_name(facts.country, facts.region, t) or t.text("not said")
    return t.language_name(facts.language) if slot is Slot.LANGUAGE else safe(facts.name, NAME)


def fact_lines(facts: Facts, slots: Iterable[Slot], t: Translator) -> str:
    """These facts, one a line."""
    return "\n".join(fact_line(slot_name(slot, t), said(facts, slot, t), t) for slot in slots)


def change_lines(before: Facts, after: Facts, t: Translator) -> str:
    """What an edit changed, one fact a line."""
    return "\n".join(
        fact_line(slot_name(slot, t), f"{said(before, slot, t)} → {said(after, slot, t)}", t)
        for slot in differing(before, after)
    )


def member_line(line: MemberLine, absent: Collection[int], t: Translator) -> str:
    """Somebody of a partner: name, function, what they are, and whether they are on the server."""
    facts = [safe(line.member.function, 40), standing_name(Standing.of(line.member.roles), t)]
    if line.user in absent:
        facts.append(t.text("not on this server"))
    return "- " + t.join_facts([safe(line.member.name, 40), *(fact for fact in facts if fact)])
