"""What a partner's contact is told on the way to the signature and after: the same on cards and pages.

Texts are Markdown; what is given to them (names, titles, moments) comes as it shall stand there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.agreements import ItemState

if TYPE_CHECKING:
    from domain.agreements import Agreement, Item
    from locales import Translator


def people(t: Translator, count: int) -> str:
    """How many have answered."""
    return t.plural("{n} person has answered", "{n} people have answered", count)


def headline(t: Translator, found: Agreement, partner: str) -> str:
    """What is to be done before the partner can sign."""
    still = len(found.open)
    if still:
        return t.plural(
            "{n} answer to settle before {partner} signs",
            "{n} answers to settle before {partner} signs",
            still,
            partner=partner,
        )
    return t.text("All is settled: {partner} can sign", partner=partner)


def standing(t: Translator, found: Agreement) -> str:
    """How many questions are agreed on, settled and still open; where one person answered, that they did."""
    settled, still = found.count(ItemState.SETTLED), len(found.open)
    if len(found.people) == 1 and not settled and not still:
        return t.text(
            "There is nothing to settle: the answers of this one person are those of your partner. You can "
            "change any of them before you sign."
        )
    return t.text(
        "Agreed: **{agreed}** · Settled: **{settled}** · Still open: **{still}**",
        agreed=found.count(ItemState.AGREED),
        settled=settled,
        still=still,
    )


def rule(t: Translator, found: Agreement) -> str:
    """How proposals come about, and what has to be done before one can sign; a line each."""
    if not found.open:
        return t.text("You can sign now; until then every answer can still be changed.")
    told = t.text("You can sign once nothing is open: press “Look” beside a question and choose an answer.")
    if all(one.proposal is None for one in found.open):
        return told
    if found.easy:
        told = t.text(
            "You can sign once nothing is open: take the proposals together where the answers lie less "
            "than two levels apart, and press “Look” beside the others."
        )
    how = t.text(
        "Proposed is the lower middle of your colleagues’ answers; where answers have no order, what more "
        "than half of them chose."
    )
    return f"{how}\n{told}"


def take_together(t: Translator, count: int) -> str:
    """The button that settles what lies close together."""
    return t.plural(
        "Take {n} proposal less than two levels apart",
        "Take {n} proposals less than two levels apart",
        count,
    )


def unasked(t: Translator) -> str:
    """Said of a question that nobody was asked."""
    return t.text("Nobody was asked this; your partner’s answers, taken together, call for it.")


def why_proposed(t: Translator, found: Item) -> str:
    """Said of the sentence itself: none of the people beside it proposed anything."""
    if found.apart is None:
        return t.text("**Proposal of Techlink:** more than half chose it")
    return t.text("**Proposal of Techlink:** the lower middle of all answers")


def chosen_by(t: Translator, names: str) -> str:
    """Who gave an answer."""
    return t.text("Chosen by {names}", names=names)


def nobody_any_more(t: Translator) -> str:
    """What somebody is called who was erased."""
    return t.text("somebody who is not here any more")


def choose_what_is_true(t: Translator) -> str:
    """Under a question that is looked at."""
    return t.text("Choose what is true of your partner; you can change it until you sign.")


def only_you(t: Translator, partner: str) -> str:
    """Who sees the answers side by side."""
    return t.text("Only you see this, as the contact of {partner}.", partner=partner)


def sign_for(t: Translator, partner: str) -> str:
    """The title before a signature."""
    return t.text("Sign for {partner}?", partner=partner)


def not_sent_yet(t: Translator, count: int) -> str:
    """How many a signature would leave out."""
    return t.plural(
        "{n} person has not sent answers yet. You can sign without them.",
        "{n} people have not sent answers yet. You can sign without them.",
        count,
    )


def who_sees(t: Translator, *, scored: bool) -> str:
    """What the contact decides: of a form without scores no sums are made."""
    if scored:
        return t.text(
            "**Who sees it:** your partner’s own people in any case. You decide now whether the coordination "
            "and the other partners see this result too, or whether it only counts in sums of five partners "
            "or more. Nobody outside sees who answered what."
        )
    return t.text(
        "**Who sees it:** your partner’s own people in any case. You decide now whether the coordination and "
        "the other partners read these answers too, with your partner’s name beside them. If not, they are "
        "counted nowhere. Nobody outside sees who answered what."
    )


def sign_and_show(t: Translator) -> str:
    """The button of a signature whose result the network sees."""
    return t.text("Sign and show the network")


def sign_privately(t: Translator, *, scored: bool) -> str:
    """The button of a signature whose result stays within the partner."""
    return t.text("Sign, only for sums") if scored else t.text("Sign, for ourselves only")


def you_sign(t: Translator, count: int) -> str:
    """How many answers a signature is under."""
    return t.plural("You sign {n} answer", "You sign {n} answers", count)


def may_withdraw(t: Translator, until: str) -> str:
    """Before signing: that it can be taken back."""
    return t.text("You can withdraw the signature until {date}.", date=until)


def has_signed(t: Translator, partner: str) -> str:
    """The title of a signature in force."""
    return t.text("{partner} has signed", partner=partner)


def signed_by(t: Translator, count: int, on: str, name: str | None) -> str:
    """Who signed, when, over how many people's answers. No name: they were erased."""
    if name is None:
        return t.plural(
            "Signed {date}, based on the answers of {n} person.",
            "Signed {date}, based on the answers of {n} people.",
            count,
            date=on,
        )
    return t.plural(
        "Signed {date} by {name}, based on the answers of {n} person.",
        "Signed {date} by {name}, based on the answers of {n} people.",
        count,
        date=on,
        name=name,
    )


def shown_to(t: Translator, *, shared: bool) -> str:
    """Who may see a signed result."""
    if shared:
        return t.text("The coordination and the other partners see this result.")
    return t.text(
        "Only your partner’s own people see this result. To others it counts in sums of five partners or "
        "more."
    )


def sent_since(t: Translator, count: int) -> str:
    """How many sent answers that the signature does not cover."""
    return t.plural(
        "{n} person has sent answers since. They do not count unless you withdraw the signature and "
        "sign again.",
        "{n} people have sent answers since. They do not count unless you withdraw the signature and "
        "sign again.",
        count,
    )


def closed_title(t: Translator) -> str:
    """A wave that ended without this partner's signature."""
    return t.text("This questionnaire closed without your partner’s signature")


def closed(t: Translator, until: str, partner: str) -> str:
    """What became of the answers then."""
    return t.text(
        "It took signatures until {date}. What people answered is kept and stays theirs, but it does "
        "not count for {partner}. Ask the coordination whether there will be another round.",
        date=until,
        partner=partner,
    )


def ask_withdraw(t: Translator, partner: str) -> tuple[str, str]:
    """Asked before a signature is withdrawn: the question, and what follows from it."""
    return (
        t.text("Withdraw the signature of {partner}?", partner=partner),
        t.text(
            "Until somebody signs again, {partner} counts as if it had not answered. What was settled stays "
            "settled, and everything stays on record.",
            partner=partner,
        ),
    )


def ask_keep(t: Translator, partner: str) -> tuple[str, str]:
    """Asked once the questionnaire is closed: then what is kept back cannot be shown again."""
    return (
        t.text("Keep the result of {partner} to yourselves?", partner=partner),
        t.text(
            "Only your partner’s own people will see it; to others it counts in sums of five partners or "
            "more. The questionnaire is closed, so it cannot be shown again."
        ),
    )


def kept_back(t: Translator, partner: str) -> tuple[str, str]:
    """Said once a signed result is kept within the partner."""
    return (
        t.text("{partner} keeps its result to itself now", partner=partner),
        t.text(
            "From now on only your partner’s own people see this result. To everybody else it counts in "
            "sums of five partners or more. Who saw it before may remember it."
        ),
    )


def shown(t: Translator, partner: str) -> tuple[str, str]:
    """Said once a signed result is shown to the network."""
    return (
        t.text("The network sees the result of {partner} now", partner=partner),
        t.text(
            "From now on the coordination and the other partners see this result. Nobody outside sees who "
            "answered what."
        ),
    )
