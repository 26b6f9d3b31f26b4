"""One's data: what is kept, what for, until when; what erasing would do; the receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ButtonStyle

from cogs.kit import Card, page_line, page_row, paged, safe
from cogs.me import controls
from domain.consents import RECORDABLE, Given
from domain.privacy import Part, Reason, Topic
from locales import translator
from templates.words.consents import purpose_title, since_line
from templates.words.people import kept_line
from templates.words.privacy import known_lines, part_line, reason_line, topic_end, topic_purpose, topic_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import Item, LayoutView

    from domain.consents import Consent
    from domain.files import File
    from locales import Translator
    from services.me import Erased, Kept, Preview

_NAMED = 10
_ON_A_PAGE = 2600
"""So many characters of nouns stand on a card; Discord takes 4,000 with all that is around them."""


def data_card(found: Kept, number: int = 0) -> LayoutView:
    """What is kept of this person, noun by noun, in pages; to take it along, to have it erased."""
    profile = found.profile
    t, network = translator(profile.language, profile.zone), profile.network
    page = paged(_pages([_told(found, topic, t) for topic in found.topics]), number, 1)
    head = [t.text("What Techlink keeps on you"), safe(network.name, 60), page_line(t, page)]
    card = Card(t, "me").small(t.join_facts(filter(None, head)))
    card.title(safe(profile.name, 80))
    back = controls.back.button(network.id, t.text("‹ Back"))
    if not found.topics:
        card.text(t.text("Nothing. Techlink sees your name only while you use it."))
        return card.row(back).footer(t.text("Only you see this.")).view()
    for noun in page.items[0]:
        card.text(noun)
    card.row(*page_row(t, controls.kept_page, network.id, page))
    card.row(*_taking_back(found, network.id, t))
    card.row(
        controls.download.button(network.id, t.text("Download my data"), style=ButtonStyle.primary),
        back,
        controls.ask_erase.button(network.id, t.text("Erase my data…"), style=ButtonStyle.danger),
    )
    return card.footer(
        t.text(
            "Only you see this. What you and Techlink wrote to each other is kept by Discord: you can delete "
            "your messages there. To correct something, ask the coordination; `/network overview` says who "
            "that is."
        )
    ).view()


def _told(found: Kept, topic: Topic, t: Translator) -> str:
    lines = "\n".join(f"- {line}" for line in _lines(found, topic, t))
    small = f"-# {topic_purpose(topic, t)} {topic_end(topic, found.record_until, t)}"
    return f"**{topic_title(topic, t)}**\n{lines}\n{small}"


def _pages(nouns: Sequence[str]) -> list[list[str]]:
    """As many nouns on a page as there is room for; one that is longer has a page of its own."""
    pages: list[list[str]] = [[]]
    for noun in nouns:
        if pages[-1] and sum(map(len, pages[-1])) + len(noun) > _ON_A_PAGE:
            pages.append([])
        pages[-1].append(noun)
    return pages


def _by_others(found: Kept) -> list[tuple[Consent, str]]:
    """What others recorded for them; what they said themselves is on the page of consents."""
    return [
        (held, by) for held, by in found.agreed if held.how is Given.BEHALF and held.purpose in RECORDABLE
    ]


def _taking_back(found: Kept, network: int, t: Translator) -> list[Item[Any]]:
    return [
        controls.consent_back.button(
            network,
            # Translators: a button; {what} is "Pictures of me", or "My name and address in public"
            t.text("Take back: {what}", what=purpose_title(held.purpose, t)),
            held.purpose.value,
        )
        for held, _ in _by_others(found)
    ]


def _lines(found: Kept, topic: Topic, t: Translator) -> list[str]:
    lines = [kept_line(table, count, t) for table, count in found.topics[topic].items()]
    person, member = found.profile.person, found.member
    if topic is Topic.PROFILE and person is not None:
        chosen = (
            [t.text("the language or time zone that you chose")] if person.language or person.zone else []
        )
        known = known_lines(found.reached, t, lambda address: safe(address, 80))
        return [*known, *chosen, *lines]
    if topic is Topic.MEMBERSHIP and member is not None:
        since = t.text("since {date}: your partner, function and role", date=t.date(member.joined_at))
        left = member.left_at and t.text("you left on {date}", date=t.date(member.left_at))
        return [since, *([left] if left else []), *lines]
    if topic is Topic.CONSENTS:
        return [*lines, *(since_line(held, by, t) for held, by in _by_others(found))]
    return lines


def sent_card(t: Translator, file: discord.File, missing: Sequence[File] = ()) -> LayoutView:
    """The file, and what is in it; `missing` are files of theirs that could not be had."""
    card = Card(t, "me").title(t.text("Your data, as a file"))
    card.text(
        t.text(
            "README.txt in it says what each part is. The file holds what this network keeps on you, and "
            "of others only the names of those who did something to you."
        )
    )
    if missing:
        names = t.join(safe(one.name, 60) for one in missing[:_NAMED])
        card.text(
            t.text(
                "These files of yours could not be sent: {names}. Whoever runs Techlink can give them to "
                "you.",
                names=names,
            )
        )
    return (
        card.file(file)
        .footer(t.text("Only you see this; the file goes when you close Discord, so save it now."))
        .view()
    )


def beside_card(t: Translator, files: Sequence[discord.File]) -> LayoutView:
    """Files that somebody gave, too large to be in the ZIP."""
    card = Card(t, "me").title(t.text("Files that you gave"))
    for file in files:
        card.file(file)
    return card.footer(t.text("Only you see this; files go when you close Discord, so save them now.")).view()


def preview_card(found: Preview, t: Translator) -> LayoutView:
    """What would go and what would stay; the second press erases."""
    card = Card(t, "confirm").small(safe(found.network.name, 100))
    card.title(t.text("Erase what is kept on {name}?", name=safe(found.name, 80)))
    card.text(_gone(t.text("**This goes, and cannot be brought back**"), found.erasure.goes, t))
    card.text(_staying(t.text("**This stays**"), found.erasure.stays, t))
    card.text(
        t.text(
            "You are no member of {network} any more then. Messages on Discord, also those in your direct "
            "messages with Techlink, stay until you delete them there.",
            network=safe(found.network.name, 80),
        )
    )
    if found.holds:
        card.text(
            t.plural(
                "**{n} thing** of yours would be nobody’s, such as a milestone or the contact’s role. "
                "Ask the coordination to hand it over first, with `/network handover`.",
                "**{n} things** of yours would be nobody’s, such as milestones or the contact’s role. "
                "Ask the coordination to hand them over first, with `/network handover`.",
                found.holds,
            )
        )
    erase = controls.erase.button(
        found.network.id, t.text("Erase all this now"), found.erasure.seal, style=ButtonStyle.danger
    )
    return (
        card.row(controls.kept.button(found.network.id, t.text("‹ Back")), erase)
        .footer(t.text("Nothing has been erased yet. You may want to download your data first."))
        .view()
    )


def receipt_card(done: Erased, troubles: Sequence[str], t: Translator) -> LayoutView:
    """What was erased, what stays: the record of it."""
    card = Card(t, "me").small(safe(done.network.name, 100)).title(t.text("You are erased here"))
    if done.receipt:
        card.text(t.text("Receipt of the erasure: **{number}**", number=done.receipt))
    card.text(_gone(t.text("**Erased**"), done.erasure.goes, t))
    card.text(_staying(t.text("**Kept**"), done.erasure.stays, t))
    if troubles:
        roles = t.join(safe(name, 60) for name in troubles)
        card.text(
            t.text(
                "These roles could not be taken from you on the server: {roles}. Tell its owner.", roles=roles
            )
        )
    return card.footer(
        t.text(
            "Erased {moment}. Copies in backups go as whoever runs Techlink replaces them. Messages on "
            "Discord are yours to delete there.",
            moment=t.datetime(done.at),
        )
    ).view()


def _gone(title: str, parts: Sequence[Part], t: Translator) -> str:
    return "\n".join([title, *(f"- {part_line(part, t)}" for part in parts)]) if parts else ""


def _staying(title: str, parts: Sequence[Part], t: Translator) -> str:
    """What stays, under its reasons: each is said once."""
    if not parts:
        return ""

    lines = [title]
    for reason in Reason:
        same = [part for part in parts if part.reason is reason]
        if same:
            lines += [*(f"- {part_line(part, t)}" for part in same)]
            lines.append(f"-# {reason_line(reason, same[0].until, t)}")
    return "\n".join(lines)
