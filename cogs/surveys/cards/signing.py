"""Before, after and instead of a signature."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle

from cogs.kit import Card, confirm, safe
from cogs.surveys import controls
from cogs.surveys.cards.words import moment, scale, title_of
from templates.words.results import telling

if TYPE_CHECKING:
    from discord.ui import Item, LayoutView

    from locales import Translator
    from services.surveys.signed_views import AgreementView, SignatureView


def ready(view: AgreementView, t: Translator) -> LayoutView:
    """What the signature would say and who would see it, before it is given."""
    about, found = view.about, view.agreement
    network, wave = about.network, about.wave.id
    card = (
        Card(t, "survey")
        .small(title_of(about, t))
        .title(t.text("Sign for {partner}?", partner=safe(view.partner_name)))
    )
    if about.form.dimensions:
        card.text(telling.dimension_lines(view.scores, about.form, t)).small(scale(t))
    card.text(telling.declared_line(view.declared, about.form, t))
    if view.waiting:
        card.text(
            t.plural(
                "{n} person has not sent answers yet. You can sign without them.",
                "{n} people have not sent answers yet. You can sign without them.",
                view.waiting,
            )
        )
    card.text(
        t.text(
            "**Who sees it:** your partner’s own people in any case. You decide now whether the coordination "
            "and the other partners see this result too, or whether it only counts in sums of five partners "
            "or more. Nobody outside sees who answered what."
        )
    )
    return (
        card.row(
            controls.sign.button(
                network, t.text("Sign and show the network"), wave, found.seal, 1, style=ButtonStyle.success
            ),
            controls.sign.button(network, t.text("Sign, only for sums"), wave, found.seal, 0),
            controls.overview.button(network, t.text("‹ Back to the overview"), wave, 0),
        )
        .footer(
            t.text("You can withdraw the signature until {date}.", date=moment(about.wave.last_moment, "F"))
        )
        .view()
    )


def signed(view: AgreementView, t: Translator) -> LayoutView:
    """The record of a signature in force."""
    signature = view.signature
    if signature is None:
        raise ValueError("only what is signed has a record")
    about = view.about
    card = (
        Card(t, "survey")
        .small(title_of(about, t))
        .title(t.text("{partner} has signed", partner=safe(view.partner_name)))
        .text(signed_by(signature, t))
        .text(shown_to(t, shared=signature.shared))
    )
    if signature.newer:
        card.text(
            t.plural(
                "{n} person has sent answers since. They do not count unless you withdraw the signature and "
                "sign again.",
                "{n} people have sent answers since. They do not count unless you withdraw the signature and "
                "sign again.",
                signature.newer,
            )
        )
    buttons: list[Item[Any]] = [
        controls.ours.button(
            about.network, t.text("See our result"), about.wave.id, style=ButtonStyle.primary
        )
    ]
    if view.open:
        buttons.append(withdrawing(view.about.network, about.wave.id, t))
    return card.row(*buttons).footer(_until(view, t)).view()


def closed(view: AgreementView, t: Translator) -> LayoutView:
    """A wave that ended without this partner's signature."""
    return (
        Card(t, "survey")
        .small(title_of(view.about, t))
        .title(t.text("This questionnaire closed without your partner’s signature"))
        .text(
            t.text(
                "It took signatures until {date}. What people answered is kept and stays theirs, but it does "
                "not count for {partner}. Ask the coordination whether there will be another round.",
                date=moment(view.about.wave.last_moment, "F"),
                partner=safe(view.partner_name),
            )
        )
        .view()
    )


def ask_withdraw(view: AgreementView, t: Translator) -> LayoutView:
    """Asked before a signature is withdrawn."""
    yes = controls.withdraw.button(
        view.about.network, t.text("Withdraw the signature"), view.about.wave.id, style=ButtonStyle.danger
    )
    return confirm(
        t,
        view.about.network,
        t.text("Withdraw the signature of {partner}?", partner=safe(view.partner_name)),
        t.text(
            "Until somebody signs again, {partner} counts as if it had not answered. What was settled stays "
            "settled, and everything stays on record.",
            partner=safe(view.partner_name),
        ),
        yes,
    )


def withdrawing(network: int, wave: int, t: Translator) -> Item[Any]:
    """The button that asks whether to withdraw."""
    return controls.ask_withdraw.button(network, t.text("Withdraw the signature…"), wave)


def signed_by(signature: SignatureView, t: Translator) -> str:
    """Who signed, when, over how many people's answers."""
    if signature.name is None:
        return t.plural(
            "Signed {date}, over the answers of {n} person.",
            "Signed {date}, over the answers of {n} people.",
            signature.people,
            date=moment(signature.at, "D"),
        )
    return t.plural(
        "Signed {date} by {name}, over the answers of {n} person.",
        "Signed {date} by {name}, over the answers of {n} people.",
        signature.people,
        date=moment(signature.at, "D"),
        name=safe(signature.name, 60),
    )


def shown_to(t: Translator, *, shared: bool) -> str:
    """Who may see a signed result."""
    if shared:
        return t.text("The coordination and the other partners see this result.")
    return t.text(
        "Only your partner’s own people see this result. To others it counts in sums of five partners or "
        "more."
    )


def _until(view: AgreementView, t: Translator) -> str:
    if not view.open:
        return t.text("Only you see this.")
    return t.text(
        "Only you see this. You can withdraw the signature until {date}.",
        date=moment(view.about.wave.last_moment, "F"),
    )
