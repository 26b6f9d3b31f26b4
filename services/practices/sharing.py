"""Sharing a practice: a draft that is kept at each step, until it is sent to be reviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.actors import Role
from domain.errors import NotFound
from domain.languages import LANGUAGES
from domain.practices import errors, review
from domain.practices.fields import missing, must_have_begun, tidy_facts, tidy_words
from domain.practices.mistakes import Mistakes
from domain.practices.model import EDITABLE, IN_REVIEW, SHOWN, Facts, Status, Wording
from domain.records import replace
from services.practices import desk, publishing, reading, searching, telling
from services.practices.adopting import telling as adopting
from storage import networks, trail
from storage.practices import practices

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.practices.model import Practice, PracticeId
    from services.practices.views import PracticeView
    from storage.transaction import Transaction

PRACTICE: Final = "practice"
_ALIKE: Final = 3


def begin(tx: Transaction, actor: Actor, words: Wording, source: str = "") -> PracticeView:
    """A draft of one's own, with what is known already: where its author's partner is. `source`: a link.

    Raises what `domain.practices.fields` raises, and `NotAMember`.
    """
    member = actor.as_member()
    said = tidy_words(words)
    facts = Facts()
    if actor.partner is not None:
        home = networks.partner(tx, actor.partner)
        facts = replace(facts, country=home.country or "", region=home.region or "", organisation=home.name)
    made = practices.add(tx, facts, said, author=member, partner=actor.partner, source=source)
    return reading.view(tx, actor, made)


def start(tx: Transaction, actor: Actor, words: Wording) -> PracticeView:
    """The same for who types it: with a title. Raises `PracticeNeedsTitle`, too."""
    if not words.title.strip():
        raise errors.PracticeNeedsTitle
    return begin(tx, actor, words)


def write(
    tx: Transaction,
    actor: Actor,
    id: PracticeId,  # noqa: A002
    seen: int,
    words: Wording,
    facts: Facts,
) -> PracticeView:
    """What its author says of it now, all of it; the original's language may be another now.

    What is published is found by its new words at once.

    Raises what `domain.practices.fields` raises, `Changed`, `NotYourPractice` and `PracticeNotThere`.
    """
    practice = _mine(tx, actor, id, seen)
    review.must_be(practice, *EDITABLE, Status.PUBLISHED)
    said, known = tidied(tx, words, facts, practice.facts)
    if practice.public and (lacking := missing(said, known, ("title", "summary", "theme"))):
        raise errors.PracticeIncomplete(lacking)
    before = practice.original.language
    if said.language != before:
        if said.language in {one.words.language for one in practice.wordings}:
            raise errors.LanguageTaken(said.language)
        publishing.drop_wording(tx, practice, before)
    practices.put_wording(tx, practice.id, said, actor.member)
    changed = practices.change(tx, practice, known, original=said.language)
    if changed.public:
        publishing.refresh(tx, changed)
    return reading.view(tx, actor, changed)


def tidied(
    tx: Transaction, words: Wording, facts: Facts, before: Facts, wrong: Mistakes | None = None
) -> tuple[Wording, Facts]:
    """Both tidied; `before` are the facts so far, `wrong` what is known to be wrong already.

    Raises what `domain.practices.fields` raises, all at once. What stood there already is not held against
    who changes something else.
    """
    wrong = wrong or Mistakes()
    said = wrong.tried(lambda: tidy_words(words), words)
    known = wrong.tried(lambda: tidy_facts(facts, desk.themes_for(tx, before.theme)), facts)
    if (known.started, known.maturity) != (before.started, before.maturity):
        wrong.tried(lambda: must_have_begun(known, tx.now.date()), None)
    wrong.tell()
    return said, known


def translate(
    tx: Transaction,
    actor: Actor,
    id: PracticeId,  # noqa: A002
    words: Wording,
) -> PracticeView:
    """Its words in another language, all or a title and a summary; by its author or any colleague.

    Who keeps a practice that members see is told of a colleague's words, since these are read at once.

    Raises `NotFound`, what `must_be_free` raises, `WordingIncomplete`, and what `domain.practices.fields`
    raises.
    """
    member = actor.as_member()
    practice = practices.load(tx, id)
    desk.must_see(actor, practice)
    must_be_free(actor, practice, words.language)
    said = tidy_words(words)
    lacking = tuple(one for one in ("title", "summary") if not getattr(said, one))
    if lacking:
        raise errors.WordingIncomplete(lacking)
    practices.put_wording(tx, id, said, member)
    if practice.status in SHOWN:
        telling.translated(tx, practice, said.language, member)
        trail.record(tx, member, "practice.translated", PRACTICE, id, {"language": said.language})
    return _refreshed(tx, actor, practice)


def must_be_free(actor: Actor, practice: Practice, language: str) -> None:
    """Raise `LanguageTaken` unless the actor may write the practice in that language; `NotFound` for none.

    While others review it only its author writes in it: raises `PracticeNotThere`.
    """
    if practice.status in IN_REVIEW and not desk.is_author(actor, practice):
        raise errors.PracticeNotThere(practice.code, practice.status.value)
    if language not in LANGUAGES:
        raise NotFound("language", language[:10])
    if language not in desk.free_languages(actor, practice):
        raise errors.LanguageTaken(language)


def untranslate(tx: Transaction, actor: Actor, id: PracticeId, language: str) -> PracticeView:  # noqa: A002
    """Take a language away. Raises `LanguageOfOriginal`, `NotYourPractice` or `NotFound`."""
    practice = practices.load(tx, id)
    desk.must_change(actor, practice)
    if language == practice.original.language:
        raise errors.LanguageOfOriginal(language)
    publishing.drop_wording(tx, practice, language)
    return _refreshed(tx, actor, practice)


def before_sending(tx: Transaction, actor: Actor, id: PracticeId) -> PracticeView:  # noqa: A002
    """The practice as it would be sent, with what is published and says much the same."""
    practice = practices.load(tx, id)
    desk.must_change(actor, practice)
    found = searching.alike(tx, practice, _ALIKE)
    return replace(reading.view(tx, actor, practice), alike=found)


def send(tx: Transaction, actor: Actor, id: PracticeId, seen: int) -> PracticeView:  # noqa: A002
    """To the reviewers, who are told.

    Raises `PracticeIncomplete`, `QuoteOpen`, `PracticeNotThere` and `Changed`.
    """
    practice = _mine(tx, actor, id, seen)
    status = review.after_submission(practice)
    lacking = missing(practice.original, practice.facts)
    if lacking:
        raise errors.PracticeIncomplete(lacking)
    desk.quote_must_be_settled(tx, practice)
    sent = practices.change(tx, practice, status=status)
    telling.sent(tx, sent)
    trail.record(tx, actor.member, "practice.sent", PRACTICE, sent.id)
    return reading.view(tx, actor, sent)


def take_back(tx: Transaction, actor: Actor, id: PracticeId, seen: int) -> PracticeView:  # noqa: A002
    """Out of review, to be written in again. Raises `PracticeNotThere` and `Changed`."""
    practice = _mine(tx, actor, id, seen)
    review.must_be(practice, *IN_REVIEW)
    back = practices.change(tx, practice, status=Status.DRAFT)
    telling.settled(tx, back)
    return reading.view(tx, actor, back)


def discard(tx: Transaction, actor: Actor, id: PracticeId, seen: int) -> None:  # noqa: A002
    """Delete a draft that was never published. Raises `PracticeNotThere` and `Changed`."""
    practice = _mine(tx, actor, id, seen)
    review.must_be(practice, *EDITABLE)
    if practice.published_at is not None:  # others know it, took it over or said something of it
        raise errors.PracticeNotThere(practice.code, practice.status.value)
    telling.gone(tx, practice)
    practices.remove(tx, practice.id)


def withdraw(tx: Transaction, actor: Actor, id: PracticeId, seen: int) -> PracticeView:  # noqa: A002
    """Nobody finds it any more, and who took it over is told; it can be written in and sent again.

    Raises `PracticeNotThere` and `Changed`.

    What was public and is being written in again can be withdrawn, too.
    """
    practice = _mine(tx, actor, id, seen)
    known = EDITABLE if practice.published_at is not None else ()
    review.must_be(practice, Status.PUBLISHED, Status.ARCHIVED, *known)
    gone = publishing.withdraw(tx, practice, Status.WITHDRAWN)
    telling.gone(tx, gone)
    adopting.withdrawn(tx, gone, actor.member)
    trail.record(tx, actor.member, "practice.withdrawn", PRACTICE, gone.id)
    return reading.view(tx, actor, gone)


def reopen(tx: Transaction, actor: Actor, id: PracticeId, seen: int) -> PracticeView:  # noqa: A002
    """What was withdrawn or archived is a draft again. Raises `PracticeNotThere` and `Changed`."""
    practice = _mine(tx, actor, id, seen)
    review.must_be(practice, Status.WITHDRAWN, Status.ARCHIVED)
    return reading.view(tx, actor, practices.change(tx, practice, status=Status.DRAFT))


def renew(tx: Transaction, actor: Actor, id: PracticeId, seen: int) -> PracticeView:  # noqa: A002
    """It is still valid: asked again in twelve months. Raises `PracticeNotThere` and `Changed`."""
    practice = _mine(tx, actor, id, seen)
    review.must_be(practice, Status.PUBLISHED)
    again = practices.change(tx, practice, renew_at=review.renew_at(tx.now), renewal_asked_at=None)
    telling.published(tx, again)
    trail.record(tx, actor.member, "practice.renewed", PRACTICE, again.id)
    return reading.view(tx, actor, again)


def archive(tx: Transaction, actor: Actor, id: PracticeId, seen: int) -> PracticeView:  # noqa: A002
    """Out of date: its link opens, no search finds it. Raises `PracticeNotThere` and `Changed`."""
    practice = _mine(tx, actor, id, seen)
    review.must_be(practice, Status.PUBLISHED)
    old = publishing.withdraw(tx, practice, Status.ARCHIVED)
    telling.gone(tx, old)
    trail.record(tx, actor.member, "practice.archived", PRACTICE, old.id)
    return reading.view(tx, actor, old)


def _refreshed(tx: Transaction, actor: Actor, practice: Practice) -> PracticeView:
    changed = practices.change(tx, practice)
    if changed.public:
        publishing.refresh(tx, changed)
    return reading.view(tx, actor, changed)


def _mine(tx: Transaction, actor: Actor, id: PracticeId, seen: int) -> Practice:  # noqa: A002
    if Role.COORDINATOR not in actor.roles:
        actor.as_member()
    practice = practices.load(tx, id)
    desk.must_change(actor, practice)
    desk.must_be_as_seen(practice, seen)
    return practice
