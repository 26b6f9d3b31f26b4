"""Who has answered and who has not, and what `/survey invite` is about to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord import ButtonStyle

from cogs.kit import Card, page_row, paged, safe
from cogs.kit.text import fitted
from cogs.surveys import controls
from cogs.surveys.cards.elsewhere import also_open, offer_statuses
from cogs.surveys.cards.findings import few
from cogs.surveys.cards.languages import lacking
from cogs.surveys.cards.packing import packed
from cogs.surveys.cards.words import MOST_NAMES, moment, some, title_of
from domain import questionnaires
from domain.surveys import Stage
from templates.words.surveys.answering import open_until

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import Item, LayoutView

    from locales import Translator
    from services.surveys.views import FormFindings, MemberStatus, PartnerStatus, Preview, StatusView


# A card holds 4,000 characters; the rest of it needs its share.
LETTERS_A_PAGE: Final = 2_400
NAMES_A_LINE: Final = 8


def preview(plan: Preview, t: Translator, found: FormFindings | None = None) -> LayoutView:
    """What will be posted, where and until when, before anything is; `found` are an own file's warnings."""
    size = questionnaires.size(plan.form)
    card = (
        Card(t, "survey")
        .small(t.text("Nothing has been sent yet"))
        .title(fitted(f"{plan.form.title(t.language)} {plan.label}", 250))
        .text(
            t.plural("{n} question", "{n} questions", size.questions)
            + " · "
            + t.plural("about {n} minute", "about {n} minutes", size.minutes)
        )
        .text(t.text("Open from now until {date}.", date=moment(plan.last_moment, "F")))
        .text(
            t.plural(
                "An invitation goes to the channel of {n} partner: {names}.",
                "An invitation goes to the channels of {n} partners: {names}.",
                len(plan.partners),
                names=some(plan.partners, t),
            )
        )
    )
    card.text(lacking(plan.form, t))
    if plan.without_channel:
        names = some(plan.without_channel, t)
        card.text(
            t.text(
                "**No channel yet:** {names}. `/network setup` makes the channels that are missing.",
                names=names,
            )
        )
    buttons = [
        controls.invite.button(plan.network, t.text("Invite"), plan.draft, style=ButtonStyle.primary),
        controls.discard.button(plan.network, t.text("Discard"), plan.draft),
    ]
    if found is not None:
        card.text("\n".join(few(found, t)))
        if len(few(found, t)) <= len(found.warnings):
            label = t.text("All that should be looked at")
            buttons.append(controls.all_findings.button(plan.network, label, found.draft))
    return card.row(*buttons).view()


def invited(view: StatusView, t: Translator) -> LayoutView:
    """What became of the invitations: where they are, and whose card could not be posted."""
    about = view.about
    problems = {partner.name: partner.problem for partner in view.partners if partner.problem}
    card = (
        Card(t, "survey")
        .small(title_of(about, t))
        .title(t.text("The invitations are out") if not problems else t.text("Not all invitations are out"))
        .text(open_until(t, moment(about.wave.last_moment, "F")))
    )
    lines = [
        t.text("{name}: {stage}", name=f"**{safe(name)}**", stage=_problem(problem, t))
        for name, problem in problems.items()
    ]
    if lines:
        card.text("\n".join(lines[:MOST_NAMES]))
    network, wave = about.network, about.wave.id
    buttons = [controls.status.button(network, t.text("Who has answered?"), wave)]
    if problems:
        buttons.insert(
            0,
            controls.invite_again.button(network, t.text("Try again"), wave, style=ButtonStyle.primary),
        )
    return card.row(*buttons).view()


def status(view: StatusView, t: Translator, page: int = 0) -> LayoutView:
    """Counts first, then the partners: what is missing before what is done."""
    about = view.about
    card = (
        Card(t, "survey")
        .small(f"{title_of(about, t)} · {_deadline(view, t)}")
        .title(
            t.text(
                "Sent: {sent} · Under way: {started} · Not started: {not_started}",
                sent=view.count(Stage.SENT),
                started=view.count(Stage.STARTED),
                not_started=view.count(Stage.NOT_STARTED),
            )
        )
    )
    card.text(also_open(view.others, t))
    if view.everybody:
        card.text(
            t.text(
                "Partners that have signed: {signed} of {total}", signed=view.signed, total=len(view.partners)
            )
        )
    shown = paged(packed(_blocks(view, t), LETTERS_A_PAGE), page, 1)
    card.text(shown.items[0] if shown.items else t.text("This questionnaire does not ask your partner."))
    turning = page_row(t, controls.people, about.network, shown, about.wave.id)
    if turning:
        card.row(*turning)
    card.row(*_acts(view, t))
    offer_statuses(card, view.others, t)
    seen = (
        t.text("Only you see this. Colleagues are not told who has not answered.")
        if view.everybody or len(view.partners) != 1 or len(view.partners[0].members) != 1
        else t.text("Only you see this.")
    )
    return card.footer(seen).view()


def _deadline(view: StatusView, t: Translator) -> str:
    if not view.open:
        return t.text("closed {when}", when=moment(view.about.wave.closes_at, "R"))
    return t.text("closes {when}", when=moment(view.about.wave.closes_at, "R"))


def _blocks(view: StatusView, t: Translator) -> list[list[str]]:
    """A block for each partner where something is missing, the most urgent first; one for those that signed.

    Somebody who looks at their own partner alone sees its people even when it has signed.
    """
    done = [one for one in view.partners if view.everybody and one.signature and not one.problem]
    missing = [one for one in view.partners if one not in done]
    blocks = [_block(partner, t) for partner in sorted(missing, key=_urgency)]
    if done:
        blocks.append([t.text("**Signed**"), *(_done(partner, t) for partner in done)])
    return blocks


def _urgency(partner: PartnerStatus) -> tuple[bool, bool, bool]:
    """What only the coordination can mend comes first, then partners of which nothing is there."""
    stuck = bool(partner.problem) or not partner.contacts or not partner.members
    return bool(partner.signature), not stuck, bool(partner.count(Stage.SENT))


def _done(partner: PartnerStatus, t: Translator) -> str:
    facts = [f"✓ {safe(partner.name)}"]
    if partner.signature is not None:
        facts.append(moment(partner.signature.at, "d"))
    return t.join_facts([*facts, _sent(partner, t)])


def _acts(view: StatusView, t: Translator) -> list[Item[Any]]:
    """What would help: signing, a reminder, posting once more what could not be posted."""
    network, wave = view.about.network, view.about.wave.id
    buttons: list[Item[Any]] = []
    if view.may_sign:
        label = t.text("Agree and sign…")
        buttons.append(controls.agree.button(network, label, wave, style=ButtonStyle.primary))
    if view.to_nudge:
        buttons.append(controls.ask_nudge.button(network, t.text("Send a kind reminder…"), wave))
    if view.everybody and any(partner.problem for partner in view.partners):
        buttons.append(controls.invite_again.button(network, t.text("Post the invitations again"), wave))
    if view.everybody and view.signed:
        buttons.append(controls.network.button(network, t.text("The network’s picture"), wave))
    return buttons


def _signature(partner: PartnerStatus, t: Translator) -> str:
    """Whether the partner has signed, and who can."""
    if partner.signature is not None:
        return t.text("✓ signed {date}", date=moment(partner.signature.at, "d"))
    if not partner.contacts:
        return t.text("not signed; no contact yet, the coordination names one with `/network assign`")
    told = t.text("not signed; contact: {names}", names=some(partner.contacts, t))
    if partner.nudged_at is None:
        return told
    return t.join_facts([told, t.text("reminded {date}", date=moment(partner.nudged_at, "d"))])


def _sent(partner: PartnerStatus, t: Translator) -> str:
    return t.text("{sent} of {total} sent", sent=partner.count(Stage.SENT), total=len(partner.members))


def _block(partner: PartnerStatus, t: Translator) -> list[str]:
    """A partner's name and count, what is in the way, its signature, its people: the missing first."""
    name = f"**{safe(partner.name)}**"
    lines = [t.join_facts([name, _sent(partner, t)]) if partner.members and partner.whole else name]
    if partner.problem:
        lines.append(_problem(partner.problem, t))
    elif not partner.invited:
        lines.append(t.text("The invitation is on its way."))
    lines.append(f"-# {_signature(partner, t)}")
    if not partner.members:
        lines.append(t.text("Nobody has joined this partner yet."))
    return lines + _people(partner.members, t)


def _people(members: Sequence[MemberStatus], t: Translator) -> list[str]:
    """The people by how far they are, some of them a line."""
    by_stage = {stage: [one for one in members if one.stage is stage] for stage in Stage}
    missing = [safe(one.name) for one in by_stage[Stage.NOT_STARTED]]
    under_way = [
        t.text("{name} ({stage})", name=safe(one.name), stage=_under_way(one, t))
        for one in by_stage[Stage.STARTED]
    ]
    sent = [safe(one.name) for one in by_stage[Stage.SENT]]
    return [
        *(t.text("Not started: {names}", names=t.join(some)) for some in _rows(missing)),
        *(t.text("Under way: {names}", names=t.join(some)) for some in _rows(under_way)),
        *(f"-# {t.text('Sent: {names}', names=t.join(some))}" for some in _rows(sent)),
    ]


def _rows(names: Sequence[str]) -> list[Sequence[str]]:
    return [names[start : start + NAMES_A_LINE] for start in range(0, len(names), NAMES_A_LINE)]


def _under_way(member: MemberStatus, t: Translator) -> str:
    if member.answered == member.total:
        return t.text("all answered, not sent yet")
    return t.text("{done} of {total} answered", done=member.answered, total=member.total)


def _problem(code: str, t: Translator) -> str:
    texts = {
        "no_channel": t.text("No channel yet: `/network setup` makes one."),
        "gone": t.text("Its channel is gone: `/network setup` makes a new one."),
        "forbidden": t.text(
            "Techlink may not write in its channel: give it “View Channel” and “Send Messages” there."
        ),
    }
    return texts.get(code, t.text("Discord did not take the card. Try again in a while."))


def discarded(t: Translator) -> LayoutView:
    """The record of a preview that came to nothing."""
    return Card(t, "survey").title(t.text("Discarded. Nothing was sent.")).view()
