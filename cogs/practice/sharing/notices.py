"""What practices say unasked: one waits for a review, what became of it, whether it is valid, quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord import ButtonStyle

from cogs.kit import Card
from cogs.kit.notices import look_at, register
from cogs.kit.text import fitted, safe
from cogs.practice import controls as shared
from cogs.practice import words
from cogs.practice.sharing import controls
from cogs.practice.sharing.cards.beside import quote_text
from cogs.practice.sharing.cards.review import marks_line
from domain.notices.kinds import (
    PRACTICE_ARCHIVED,
    PRACTICE_QUOTE_ANSWERED,
    PRACTICE_QUOTED,
    PRACTICE_RENEWAL,
    PRACTICE_REVIEWED,
    PRACTICE_SENT,
    PRACTICE_TRANSLATED,
)
from domain.practices.model import Status
from domain.practices.quotes import QuoteState
from services.practices.notices import PracticeNotice, TranslatedNotice, tell, tell_quoted, tell_translated
from services.practices.telling import WAITING

if TYPE_CHECKING:
    from domain.notices.reader import Reader
    from domain.practices.review import Review
    from locales import Translator
    from services.practices.quoting import QuoteView
    from services.practices.views import PracticeView

_WHY: Final = 800
_COMMENT: Final = 200
_COMMENTS: Final = 6
_SUMMARY: Final = 400


def _card(found: PracticeNotice, t: Translator, title: str) -> Card:
    return Card(t, "practice").small(words.head(found.view.practice, t)).title(title)


def _title(view: PracticeView) -> str:
    return fitted(view.practice.original.title or view.practice.code, 100)


def _short(view: PracticeView) -> str:
    return f"{view.practice.code} {fitted(view.practice.original.title, 36)}".strip()


def _sent(found: PracticeNotice, t: Translator, _reader: Reader) -> Card:
    view = found.view
    card = _card(found, t, t.text("To review: {title}", title=_title(view)))
    card.text(fitted(view.practice.original.summary, _SUMMARY)).text(words.credit(view, t))
    review = controls.review.button(
        view.network, t.text("Review it"), int(view.practice.id), 0, style=ButtonStyle.primary
    )
    card.row(review, controls.waiting.button(view.network, t.text("All that wait"), 0))
    return card.footer(t.text("You get this because you review practices. One review is enough."))


def _sent_line(found: PracticeNotice, t: Translator) -> str:
    return t.text("{practice} waits for a review.", practice=_short(found.view))


def _reviewed(found: PracticeNotice, t: Translator, _reader: Reader) -> Card:
    view = found.view
    published = view.practice.status is Status.PUBLISHED
    title = t.text("Published: {title}", title=_title(view)) if published else _back_title(view, t)
    card = _card(found, t, title)
    if view.reviews:
        card.text(_said(view, view.reviews[0], t))
    network, id_ = view.network, int(view.practice.id)
    if published:
        card.text(t.text("Every member finds it from now on. Thank you for sharing it."))
        look = shared.show.button(network, t.text("Look at it"), id_, "", 0, style=ButtonStyle.primary)
        return card.row(look)
    card.row(controls.draft.button(network, t.text("Go on writing…"), id_, style=ButtonStyle.primary))
    return card.footer(t.text("Nothing is lost. Send it again when it is ready."))


def _back_title(view: PracticeView, t: Translator) -> str:
    return t.text("It came back: {title}", title=_title(view))


def _said(view: PracticeView, review: Review, t: Translator) -> str:
    """Who reviewed it, and what they wrote: why, the four criteria, comments by field."""
    name = words.reviewer(view, review)
    return words.lines(
        t.text("Reviewed by {name}.", name=name) if name else "",
        fitted(review.why, _WHY),
        marks_line(review.marks, t),
        *words.comments(review, _COMMENTS, _COMMENT, t),
    )


def _reviewed_line(found: PracticeNotice, t: Translator) -> str:
    if found.view.practice.status is Status.PUBLISHED:
        return t.text("{practice} is published.", practice=_short(found.view))
    return t.text("{practice} came back, with comments.", practice=_short(found.view))


def _renewal(found: PracticeNotice, t: Translator, _reader: Reader) -> Card:
    view = found.view
    card = _card(found, t, t.text("Still valid? {title}", title=_title(view)))
    at = view.practice.published_at
    if at is not None:
        card.text(t.text("You published it on {day}. Is it still done so?", day=t.date(at)))
    network, id_, revision = view.network, int(view.practice.id), view.practice.revision
    card.row(
        controls.renew.button(network, t.text("Still valid"), id_, revision, style=ButtonStyle.primary),
        controls.draft.button(network, t.text("Update…"), id_),
        controls.archive.button(network, t.text("Archive"), id_, revision),
    )
    if found.until is None:
        return card
    day = t.date(found.until)
    return card.footer(
        t.text("Without an answer by {day} it is archived: its link opens, no search finds it.", day=day)
    )


def _renewal_line(found: PracticeNotice, t: Translator) -> str:
    return t.text("Is {practice} still valid?", practice=_short(found.view))


def _archived(found: PracticeNotice, t: Translator, _reader: Reader) -> Card:
    view = found.view
    card = _card(found, t, t.text("Archived: {title}", title=_title(view)))
    card.text(t.text("Nobody said that it is still valid. Its link opens, no search finds it."))
    network, id_ = view.network, int(view.practice.id)
    reopen = controls.reopen.button(
        network, t.text("Write it anew"), id_, view.practice.revision, style=ButtonStyle.primary
    )
    return card.row(reopen, shared.show.button(network, t.text("Look at it"), id_, "", 0))


def _archived_line(found: PracticeNotice, t: Translator) -> str:
    return t.text("{practice} was archived.", practice=_short(found.view))


def _translated(found: TranslatedNotice, t: Translator, _reader: Reader) -> Card:
    view, said = found.view, found.words
    network, id_, language = view.network, int(view.practice.id), t.language_name(said.language)
    card = Card(t, "practice").small(words.head(view.practice, t))
    card.title(t.text("In {language}: {title}", language=language, title=fitted(said.title, 100)))
    card.text(
        t.text(
            "{name} wrote it in {language}. Members find it by these words from now on.",
            name=_by(found, t),
            language=language,
        )
    )
    card.text(fitted(said.summary, _SUMMARY))
    look = shared.show.button(network, t.text("Look at it"), id_, said.language, 0, style=ButtonStyle.primary)
    card.row(look, controls.languages.button(network, t.text("Other languages…"), id_))
    return card.footer(t.text("The original stays what it is. You can take a language away."))


def _translated_line(found: TranslatedNotice, t: Translator) -> str:
    return t.text(
        "{name} wrote {practice} in {language}.",
        name=_by(found, t),
        practice=found.view.practice.code,
        language=t.language_name(found.words.language),
    )


def _by(found: TranslatedNotice, t: Translator) -> str:
    return safe(found.who, 40) or t.text("somebody")


def _quoted(found: QuoteView, t: Translator, _reader: Reader) -> Card:
    card = quote_text(found, t)
    yes = controls.agree.button(
        found.network, t.text("Yes, use it"), int(found.practice.id), style=ButtonStyle.primary
    )
    card.row(yes, controls.refuse.button(found.network, t.text("Rather not"), int(found.practice.id)))
    return card.footer(t.text("Nothing is used before you say yes."))


def _quoted_line(found: QuoteView, t: Translator) -> str:
    name = safe(found.asker, 40) or t.text("somebody")
    return t.text("{name} would like to quote a message of yours.", name=name)


def _answered(found: PracticeNotice, t: Translator, _reader: Reader) -> Card:
    view = found.view
    name = safe(view.quoted, words.NAME) or t.text("its author")
    agreed = view.quote is not None and view.quote.state is QuoteState.AGREED
    if agreed:
        card = _card(found, t, t.text("{name} agreed to be quoted", name=name))
        card.text(t.text("The message stands in your draft now. Go on with what is missing."))
    else:
        card = _card(found, t, t.text("{name} would rather not be quoted", name=name))
        card.text(t.text("The message was taken away. You can tell it in your own words."))
    style = ButtonStyle.primary
    return card.row(
        controls.draft.button(view.network, t.text("Go on writing…"), int(view.practice.id), style=style)
    )


def _answered_line(found: PracticeNotice, t: Translator) -> str:
    view = found.view
    name = safe(view.quoted, 40) or t.text("its author")
    if view.quote is not None and view.quote.state is QuoteState.AGREED:
        return t.text("{name} agreed to be quoted in {practice}.", name=name, practice=view.practice.code)
    return t.text("{name} would rather not be quoted in {practice}.", name=name, practice=view.practice.code)


def _tell(tx: Any, notice: Any, reader: Any) -> PracticeNotice | None:
    return tell(tx, notice, reader)


def _tell_translated(tx: Any, notice: Any, reader: Any) -> TranslatedNotice | None:
    return tell_translated(tx, notice, reader)


def _tell_quoted(tx: Any, notice: Any, reader: Any) -> QuoteView | None:
    return tell_quoted(tx, notice, reader)


look_at(WAITING, lambda network, label, one: shared.show.button(network, label, one, "", 0))
register(PRACTICE_SENT, tell=_tell, draw=_sent, line=_sent_line)
register(PRACTICE_REVIEWED, tell=_tell, draw=_reviewed, line=_reviewed_line)
register(PRACTICE_RENEWAL, tell=_tell, draw=_renewal, line=_renewal_line)
register(PRACTICE_ARCHIVED, tell=_tell, draw=_archived, line=_archived_line)
register(PRACTICE_TRANSLATED, tell=_tell_translated, draw=_translated, line=_translated_line)
register(PRACTICE_QUOTED, tell=_tell_quoted, draw=_quoted, line=_quoted_line)
register(PRACTICE_QUOTE_ANSWERED, tell=_tell, draw=_answered, line=_answered_line)
