"""The card on which a practice is written: what is said so far, how complete it is, what would add most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord import ButtonStyle

from cogs.kit import Card, confirm
from cogs.kit.text import by_words, fitted, safe
from cogs.practice import controls as shared
from cogs.practice import words
from cogs.practice.sharing import controls
from cogs.practice.sharing.windows import form_name, too_long
from domain.practices import places
from domain.practices.fields import NEEDED
from domain.practices.model import IN_REVIEW, TEXTS, Status
from domain.practices.quotes import QuoteState
from domain.practices.review import Verdict
from domain.practices.windows import Form, filled
from templates.markdown import code
from templates.words import practices as terms
from templates.words.practice_papers import period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import Item, LayoutView

    from domain.practices.review import Review
    from locales import Translator
    from services.practices.typed import Window
    from services.practices.views import PracticeView
    from templates.errors.text import ErrorText

_LINE: Final = 90
_LINK: Final = 120
_COMMENT: Final = 200
_WHY: Final = 400
_ALIKE: Final = 3
_COMMENTS: Final = 4


def draft_card(view: PracticeView, t: Translator, said: str = "") -> LayoutView:
    """A practice for who writes it. `said` is what was just done."""
    practice = view.practice
    card = Card(t, "practice").small(words.head(practice, t))
    card.title(words.title(practice, practice.original.title)).text(said)
    if practice.status in IN_REVIEW:
        return _waiting(card, view, t)
    if practice.status is Status.RETURNED and view.reviews:
        card.text(_returned(view, view.reviews[0], t))
    card.text(_meter(view, t))
    card.text(_so_far(view, t))
    _quote(card, view, t)
    if view.missing:
        fields = t.join(terms.field(t, one) for one in view.missing)
        card.text(t.text("Still needed to send it: {fields}.", fields=fields))
    for row in _rows(view, t):
        card.row(*row)
    long = [one for form in Form for one in too_long(filled(practice.original, practice.facts), form)]
    if long:
        named = t.join(terms.field(t, one) for one in long)
        card.small(t.text("Longer than a window on Discord holds, so left as it is: {fields}.", fields=named))
    return card.footer(_footer(view, t)).view()


def _meter(view: PracticeView, t: Translator) -> str:
    """How complete it is, and what would add most: "▰▰▰▱ 62 %: next, what would add most: Transfer"."""
    share = t.percent(view.complete / 100)
    if not view.lacking:
        return t.text("{meter} {share}: all is said", meter=words.meter(view.complete), share=share)
    return t.text(
        "{meter} {share}: next, what would add most: {field}",
        meter=words.meter(view.complete),
        share=share,
        field=terms.field(t, view.lacking[0]),
    )


def _so_far(view: PracticeView, t: Translator) -> str:
    """What is said so far, a line for each field."""
    practice = view.practice
    said = filled(practice.original, practice.facts)
    shown = [
        words.fact(terms.field(t, "theme"), safe(terms.theme(t, practice.facts.theme), words.NAME), t),
        *(words.fact(terms.field(t, name), _short(said[name]), t) for name in TEXTS),
        words.fact(terms.field(t, "region"), safe(places.written(practice.facts.region), _LINE), t),
        words.fact(terms.field(t, "organisation"), _short(practice.facts.organisation), t),
        words.fact(terms.field(t, "period"), period(practice.facts, t), t),
        words.fact(terms.field(t, "keywords"), _short(said["keywords"]), t),
        words.fact(terms.field(t, "contact"), _contact(view, t), t),
        words.fact(terms.field(t, "links"), _links(practice.facts.links, t), t),
        words.fact(t.text("Made from a message"), _source(view), t),
        words.fact(t.text("Files"), _number(len(view.files), t), t),
        t.text("**It did not work out**, and says so.") if practice.facts.failure else "",
    ]
    return words.lines(*shown)


def _short(text: str) -> str:
    return fitted(by_words(text, _LINE), _LINE) if text else ""


def _number(count: int, t: Translator) -> str:
    return t.number(count) if count else ""


def _links(links: Sequence[str], t: Translator) -> str:
    """The first, whole where it is no long one, and how many there are."""
    if not links:
        return ""
    first = f"<{links[0]}>" if len(links[0]) <= _LINK else code(links[0], _LINK)
    more = len(links) - 1
    return t.join_facts([first, t.plural("{n} more", "{n} more", more)]) if more else first


def _source(view: PracticeView) -> str:
    """The link of the message, of which the words are, or would be."""
    source = view.practice.source or (view.quote.link if view.quote else "")
    return f"<{source}>" if source and len(source) <= _LINK else ""


def _contact(view: PracticeView, t: Translator) -> str:
    facts = view.practice.facts
    if not facts.contact:
        return ""
    return t.text(
        "{contact} (shown to: {whom})",
        contact=_short(facts.contact),
        whom=terms.contact_shown(t, facts.contact_shown),
    )


def _returned(view: PracticeView, review: Review, t: Translator) -> str:
    """Why it came back and from whom, and what was said of which field."""
    if review.verdict is not Verdict.RETURN:
        return ""
    why, name = fitted(review.why, _WHY), words.reviewer(view, review)
    said = (
        t.text("**It came back from {name}:** {why}", name=name, why=why)
        if name
        else t.text("**It came back:** {why}", why=why)
    )
    return words.lines(said, *words.comments(review, _COMMENTS, _COMMENT, t))


def _quote(card: Card, view: PracticeView, t: Translator) -> None:
    quote = view.quote
    if quote is None:
        return
    name = safe(view.quoted, words.NAME) or t.text("its author")
    if quote.state is QuoteState.ASKED:
        card.text(
            words.lines(
                t.text("The message waits for the consent of {name}, who was asked.", name=name),
                t.text("They find the question in their inbox, so it may take a while.")
                if view.quoted_by_inbox
                else "",
                _unwritten(view, t),
            )
        )
        drop = controls.without.button(view.network, t.text("Go on without it"), int(view.practice.id))
        card.row(*_write_to_me(view, t), drop)
    elif quote.state is QuoteState.REFUSED:
        card.text(t.text("{name} would rather not be quoted. Tell it in your own words.", name=name))


def _rows(view: PracticeView, t: Translator) -> list[list[Item[Any]]]:
    network, id_, revision = view.network, int(view.practice.id), view.practice.revision
    first: list[Item[Any]] = []
    if view.lacking:
        field = next((one for one in view.lacking if one in NEEDED), view.lacking[0])
        label = t.text("Add: {field}", field=terms.field(t, field))
        style = ButtonStyle.primary
        first.append(controls.add.button(network, label, id_, field, style=style))
    public = view.practice.status is Status.PUBLISHED
    if not public:
        style = ButtonStyle.secondary if view.missing else ButtonStyle.success
        first.append(controls.send.button(network, t.text("Send…"), id_, revision, style=style))
    first.append(shared.show.button(network, t.text("Look at it"), id_, "", 0))
    forms: list[Item[Any]] = [
        controls.form.button(network, form_name(one.value, t), id_, one.value) for one in Form
    ]
    more: list[Item[Any]] = [
        controls.files.button(network, t.text("Files…"), id_),
        controls.languages.button(network, t.text("Other languages…"), id_),
        _last(view, t),
    ]
    return [first, forms, more]


def _last(view: PracticeView, t: Translator) -> Item[Any]:
    """What takes it away: a draft is thrown away, what was public is withdrawn."""
    act, label = (
        (controls.ask_discard, t.text("Discard…"))
        if view.practice.published_at is None
        else (controls.ask_withdraw, t.text("Withdraw…"))
    )
    style = ButtonStyle.danger
    return act.button(view.network, label, int(view.practice.id), view.practice.revision, style=style)


def _waiting(card: Card, view: PracticeView, t: Translator) -> LayoutView:
    card.text(t.text("It was sent. Who reviews has been told, and you hear what they say."))
    card.text(_unwritten(view, t))
    network, id_ = view.network, int(view.practice.id)
    card.row(
        *_write_to_me(view, t),
        controls.take_back.button(network, t.text("Take it back"), id_, view.practice.revision),
        shared.show.button(network, t.text("Look at it"), id_, "", 0),
    )
    return card.footer(t.text("Only its author and those who review it see this.")).view()


def _unwritten(view: PracticeView, t: Translator) -> str:
    """Said to who would wait for a message that never comes."""
    if not view.unwritten:
        return ""
    return t.text("You have not agreed to direct messages: the answer comes into `/me inbox` only.")


def _write_to_me(view: PracticeView, t: Translator) -> list[Item[Any]]:
    if not view.unwritten:
        return []
    label = t.text("Write to me when something is due")
    style = ButtonStyle.primary
    return [controls.write_to_me.button(view.network, label, int(view.practice.id), style=style)]


def _footer(view: PracticeView, t: Translator) -> str:
    saved = t.text(
        "Saved {time}, in {language}.",
        time=t.datetime(view.practice.changed_at, "short"),
        language=t.language_name(view.practice.original.language),
    )
    if view.practice.public:
        return f"{saved} {t.text('What you change is public at once.')}"
    return (
        f"{saved} {t.text('Only you and the coordination see the draft. `/practice mine` finds it again.')}"
    )


def back_to_form(view: PracticeView, t: Translator) -> Item[Any]:
    """Leads back to the card on which it is written; what is public is no draft any more."""
    label = t.text("‹ Back to writing") if view.practice.public else t.text("‹ Back to the draft")
    return controls.draft.button(view.network, label, int(view.practice.id))


def refused_card(window: Window, why: ErrorText, network: int | None, t: Translator) -> LayoutView:
    """What was typed could not be saved as it was; the window opens again with it."""
    card = Card(t, "error").small(form_name(window.form, t)).title(why.title).text(why.body)
    card.row(
        controls.again.button(network, t.text("Type again"), window.id, style=ButtonStyle.primary),
        controls.forget.button(network, t.text("Leave it"), window.id),
    )
    return card.footer(t.text("What you typed is kept for two days.")).view()


def incomplete_card(
    practice: int, field: str, why: ErrorText, network: int | None, t: Translator
) -> LayoutView:
    """It cannot be sent yet; `field` is the first that is missing, its window a press away."""
    label = t.text("Add: {field}", field=terms.field(t, field))
    card = Card(t, "error").title(why.title).text(why.body)
    return card.row(
        controls.add.button(network, label, practice, field, style=ButtonStyle.primary),
        controls.draft.button(network, t.text("‹ Back to the draft"), practice),
    ).view()


def alike_card(view: PracticeView, t: Translator) -> LayoutView:
    """What is there already and says much the same, before it is sent."""
    network, id_ = view.network, int(view.practice.id)
    card = Card(t, "practice").small(words.head(view.practice, t))
    card.title(t.text("Is it one of these?"))
    card.text(t.text("These say much the same. Where yours adds something, send it: both are worth having."))
    for one in view.alike[:_ALIKE]:
        found = one.in_language(t.language)
        look = shared.show.button(network, t.text("Look at it"), int(one.id), "", 0)
        line = f"**{words.title(one, found.title)}** ({one.code})\n{_short(found.summary)}"
        card.choice(line, look)
    send = controls.send_now.button(
        network, t.text("Send it all the same"), id_, view.practice.revision, style=ButtonStyle.primary
    )
    card.row(send, back_to_form(view, t))
    return card.footer(t.text("Nothing was sent yet.")).view()


def discard_card(view: PracticeView, t: Translator) -> LayoutView:
    """Asks before a draft goes."""
    yes = controls.discard.button(
        view.network,
        t.text("Throw it away"),
        int(view.practice.id),
        view.practice.revision,
        style=ButtonStyle.danger,
    )
    title = t.text("Throw the draft away?")
    named = words.title(view.practice, view.practice.original.title)
    return confirm(t, view.network, title, t.text("“{title}” cannot be brought back.", title=named), yes)


def withdraw_card(view: PracticeView, t: Translator) -> LayoutView:
    """Asks before a practice is public no more."""
    yes = controls.withdraw.button(
        view.network,
        t.text("Withdraw"),
        int(view.practice.id),
        view.practice.revision,
        style=ButtonStyle.danger,
    )
    title = t.text("Withdraw {practice}?", practice=view.practice.code)
    text = t.text(
        "Nobody finds it any more, from this moment on. You can go on writing it, and send it again."
    )
    return confirm(t, view.network, title, text, yes)


def said_card(title: str, text: str, t: Translator, *buttons: Item[Any]) -> LayoutView:
    """What was done, when there is no practice to show any more."""
    return Card(t, "practice").title(title).text(text).row(*buttons).view()
