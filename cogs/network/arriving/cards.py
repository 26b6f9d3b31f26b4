"""How far everybody is; mails before they go, and their receipt; codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord
from discord import ButtonStyle

from cogs.kit import Card, page_line, page_row, paged, plain, safe
from cogs.kit.flat import flat
from cogs.network import controls as network_controls
from cogs.network.arriving import controls
from cogs.network.arriving.letter import invitation
from domain.arriving import Stage
from locales import LANGUAGE_NAMES
from templates.words.arriving import stage_count, stage_name
from templates.words.notices import problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from discord.ui import Item, LayoutView

    from locales import Translator
    from services.arriving.views import (
        Expected,
        InvitationNotice,
        InvitationPreview,
        Invited,
        ProgressView,
    )

PAGE: Final = 12
NAMED: Final = 8
_BAR: Final = 10
_HERE: Final = (Stage.ARRIVED, Stage.CONFIRMED)


def progress_card(found: ProgressView, t: Translator, partner: int = 0, page: int = 0) -> LayoutView:
    """Bars of all, the people of one partner or of all in pages, and what can be done for them."""
    network = found.network.id
    shown = paged(found.people, page, PAGE)
    small = t.join_facts(filter(None, [t.text("Who arrives"), page_line(t, shown)]))
    card = Card(t, "network").small(small).title(_title(found, t))
    if not found.total:
        card.text(
            t.text(
                "Import a list of people with their e-mail addresses: who is not on Discord can then be "
                "invited by a mail, or by a code that you hand out."
            )
        )
        return card.footer(_footer(t)).view()
    card.text(_bars(found, t)).text("\n".join(_lines(shown.items, t)))
    if len(found.partners) > 1:
        card.picker(_partners(found, partner, t))
    if waiting := [one for one in shown.items if one.arrival.stage is Stage.ARRIVED]:
        options = [
            discord.SelectOption(label=plain(one.member.name, 100), value=str(one.member.id))
            for one in waiting
        ]
        ask = t.text("Confirm that somebody belongs…")
        card.picker(controls.confirm_one.select(network, options, partner, shown.number, placeholder=ask))
    card.row(*page_row(t, controls.show, network, shown, partner))
    return card.row(*_buttons(found, t)).footer(_footer(t)).view()


def preview_card(
    found: InvitationPreview, sample: InvitationNotice, language: Translator, t: Translator
) -> LayoutView:
    """Who gets a mail and what it says in one of the languages, before anything is sent."""
    network, count = found.network.id, len(found.people)
    card = Card(t, "confirm").small(t.text("Nothing is sent yet"))
    if found.remind:
        card.title(t.plural("Send {n} reminder by e-mail?", "Send {n} reminders by e-mail?", count))
    else:
        card.title(t.plural("Send {n} invitation by e-mail?", "Send {n} invitations by e-mail?", count))
    names = [f"- {_to(one, found, t)}" for one in found.people[:NAMED]]
    if count > NAMED:
        names.append("- " + t.plural("And {n} more.", "And {n} more.", count - NAMED))
    card.text(t.text("**To:**") + "\n" + "\n".join(names))
    if found.resting:
        card.small(
            t.plural(
                "Not again yet: {n} person. One mail a week, one invitation and three reminders in all.",
                "Not again yet: {n} people. One mail a week, one invitation and three reminders in all.",
                found.resting,
            )
        )
    missing = list(_missing(found, sample, card, t))
    card.row(*missing)
    card.line().text(_quoted(sample, language))
    card.picker(_languages(found, language.language, t))
    yes = controls.send.button(
        network, t.text("Send"), int(found.remind), found.seal, style=ButtonStyle.primary
    )
    back = controls.show.button(network, t.text("Do not send"), 0, 0)
    return card.row(yes, back).footer(t.text("Each reads it in their own language.")).view()


def _missing(
    found: InvitationPreview, sample: InvitationNotice, card: Card, t: Translator
) -> Iterator[Item[Any]]:
    """What an invitation would leave unsaid, on the card; the buttons by which it can be said."""
    network = found.network.id
    if not found.server_link:
        card.text(
            t.text("**No invitation to the server yet:** who uses Discord would not read how to come there.")
        )
        yield controls.server.button(network, t.text("Invitation to the server…"))
    if not sample.notice.controller.complete:
        card.text(t.text("**No controller named yet:** nobody would read who answers for what is kept."))
        yield network_controls.controller.button(network, t.text("Controller…"), "arriving")


def receipt_card(done: Invited, t: Translator) -> LayoutView:
    """What is on its way, to whom, and the number to quote."""
    count = len(done.names)
    card = Card(t, "network").small(t.text("Receipt {number}", number=done.receipt))
    if done.remind:
        card.title(t.plural("{n} reminder is on its way", "{n} reminders are on their way", count))
    else:
        card.title(t.plural("{n} invitation is on its way", "{n} invitations are on their way", count))
    names = t.join(safe(name, 40) for name in done.names[:NAMED])
    if count > NAMED:
        names = t.plural("{names} and {n} more", "{names} and {n} more", count - NAMED, names=names)
    card.text(t.text("To {names}.", names=names))
    card.text(t.text("What does not arrive, and why, stands here beside the name: `/network arriving`."))
    return card.row(controls.show.button(done.network, t.text("‹ Back"), 0, 0)).view()


def codes_card(people: Sequence[Expected], file: discord.File, network: int, t: Translator) -> LayoutView:
    """A file with everybody's code, to be handed out."""
    card = Card(t, "network").small(t.text("Who arrives"))
    card.title(t.plural("{n} code to hand out", "{n} codes to hand out", len(people)))
    card.text(
        t.text(
            "Give everybody their own code and nobody else’s: who types it on the server, with `/me join`, "
            "is that person."
        )
    )
    card.file(file).row(controls.show.button(network, t.text("‹ Back"), 0, 0))
    return card.footer(t.text("Only you see this.")).view()


def _title(found: ProgressView, t: Translator) -> str:
    if not found.total:
        return t.text("Nobody is expected")
    here = sum(found.counts.get(stage, 0) for stage in _HERE)
    return t.plural(
        "{here} of {n} person has arrived", "{here} of {n} people have arrived", found.total, here=here
    )


def _bars(found: ProgressView, t: Translator) -> str:
    """One bar, full once everybody has arrived; then how many are how far."""
    here = sum(found.counts.get(stage, 0) for stage in _HERE)
    full = min(max(bool(here), round(_BAR * here / found.total)), _BAR if here == found.total else _BAR - 1)
    counts = [stage_count(stage, found.counts[stage], t) for stage in Stage if found.counts.get(stage)]
    return f"`{'▰' * full}{'▱' * (_BAR - full)}`\n{t.join_facts(counts)}"


def _lines(people: Sequence[Expected], t: Translator) -> Iterator[str]:
    last: object = people
    for one in people:
        key = one.partner.id if one.partner else None
        if key != last:
            name = f"{one.partner.code} {safe(one.partner.name, 40)}" if one.partner else ""
            yield f"**{name or t.text('Without a partner')}**"
            last = key
        yield f"- {_person(one, t)}"


def _person(one: Expected, t: Translator) -> str:
    facts = [safe(one.member.name, 40), stage_name(one.arrival.stage, t)]
    if one.arrival.expected:
        if one.failed:
            facts.append(f"{safe(one.address, 60)}: {problem(one.failed, t)[0]}")
        elif not one.address:
            facts.append(t.text("no e-mail address"))
        elif one.written:
            facts.append(t.text("written to on {day}", day=t.date(one.written[-1])))
    return t.join_facts(facts)


def _partners(found: ProgressView, partner: int, t: Translator) -> Item[Any]:
    options = [discord.SelectOption(label=t.text("All partners"), value="0", default=not partner)]
    options += [
        discord.SelectOption(
            label=plain(one.name, 100), value=str(one.id), description=one.code, default=one.id == partner
        )
        for one in found.partners[:24]
    ]
    return controls.of.select(found.network.id, options, placeholder=t.text("Only one partner…"))


def _buttons(found: ProgressView, t: Translator) -> list[Item[Any]]:
    network = found.network.id
    buttons: list[Item[Any]] = []
    if found.to_invite:
        label = t.plural("Invite {n} by e-mail…", "Invite {n} by e-mail…", found.to_invite)
        buttons.append(controls.ask.button(network, label, 0, style=ButtonStyle.primary))
    if found.to_remind:
        label = t.plural("Remind {n} by e-mail…", "Remind {n} by e-mail…", found.to_remind)
        likely = ButtonStyle.secondary if found.to_invite else ButtonStyle.primary
        buttons.append(controls.ask.button(network, label, 1, style=likely))
    if sum(found.counts.values()) > sum(found.counts.get(stage, 0) for stage in _HERE):
        buttons.append(controls.codes.button(network, t.text("Codes…")))
    buttons.append(controls.server.button(network, t.text("Invitation to the server…")))
    return buttons


def _to(one: Expected, found: InvitationPreview, t: Translator) -> str:
    language = LANGUAGE_NAMES[found.languages[one.member.id]]
    return t.join_facts([safe(one.member.name, 40), safe(one.address, 60), language])


def _quoted(sample: InvitationNotice, language: Translator) -> str:
    said = flat(invitation(sample, language).view())
    buttons = [f"[ {act.label} ]" for act in said.acts]
    lines = "\n".join([said.markdown, *buttons]).splitlines()
    return "\n".join(f"> {line.removeprefix('### ')}" for line in lines if line.strip())


def _languages(found: InvitationPreview, now: str, t: Translator) -> Item[Any]:
    read = {found.languages[one.member.id] for one in found.people}
    options = [
        discord.SelectOption(
            label=name,
            value=code,
            default=code == now,
            description=t.text("read by some of them") if code in read else None,
        )
        for code, name in LANGUAGE_NAMES.items()
    ]
    return controls.language.select(
        found.network.id, options, int(found.remind), placeholder=t.text("Look at it in another language…")
    )


def _footer(t: Translator) -> str:
    return t.text("Only you see this. Nobody is written to before you press. By typing: `/network arriving`.")
