"""What is typed of a practice, window by window: each changes its own fields, and is saved at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.practices import places, windows
from domain.practices.mistakes import Mistakes
from domain.practices.model import TEXTS, Facts, PracticeId, Wording
from domain.practices.windows import Form
from domain.records import parts
from locales.places import country_words
from services.practices import desk, reading, sharing, typed
from services.practices.typed import OFFER, OFFERED, Window
from storage.practices import practices

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.actors import Actor
    from domain.practices.model import Practice
    from services.practices.views import PracticeView
    from storage.transaction import Transaction


def begin(tx: Transaction, actor: Actor) -> Window:
    """The window on a practice that is not there yet. Raises `NotAMember`."""
    actor.as_member()
    about = {"themes": list(desk.own_themes(tx))}
    return typed.begin(tx, actor, Form.WHAT.value, 0, {"language": actor.language}, about)


def open_on(tx: Transaction, actor: Actor, id: PracticeId, form: Form) -> Window:  # noqa: A002
    """A window on a practice, with what stands there. Raises `NotYourPractice` or `NotFound`."""
    practice = practices.load(tx, id)
    desk.must_change(actor, practice)
    said = _there(practice)
    about = {"code": practice.code, "themes": list(desk.themes_for(tx, practice.facts.theme))}
    return typed.begin(tx, actor, form.value, int(id), said, about)


def offer_on(tx: Transaction, actor: Actor, id: PracticeId, form: str, language: str) -> Window:  # noqa: A002
    """A window on a practice in another language; what it says in the original stands beside it.

    Raises `NotFound`, and `LanguageTaken` where somebody else has written it.
    """
    practice = practices.load(tx, id)
    desk.must_see(actor, practice)
    sharing.must_be_free(actor, practice, language)
    there = _wording(practice, language)
    said = {name: _plain(there, name) for name in OFFERED[form]}
    beside = {name: _plain(practice.original, name) for name in OFFERED[form]}
    about = {"code": practice.code, "language": language, "beside": beside}
    return typed.begin(tx, actor, form, int(id), said, about)


def fill(tx: Transaction, actor: Actor, window: int, fields: Mapping[str, str]) -> PracticeView:
    """Save what was typed, and the window is done. What is refused leaves it as it was.

    Only what was changed in it is written. Raises `FieldsChanged` where somebody else has changed the same,
    `Changed` for a window that is gone, and what `sharing.write` and `sharing.translate` raise.
    """
    kept = typed.load(tx, actor, window)
    typed.drop(tx, actor, window)
    if kept.form in OFFERED:
        return _offer(tx, actor, kept, fields)
    if not kept.practice:
        return _start(tx, actor, {**kept.fields, **fields})
    practice = practices.load(tx, PracticeId(kept.practice))
    desk.must_change(actor, practice)
    said = windows.own(fields, kept.shown, _there(practice))
    words, facts = _merged(tx, practice.original, practice.facts, said)
    return sharing.write(tx, actor, practice.id, practice.revision, words, facts)


def _start(tx: Transaction, actor: Actor, said: Mapping[str, str]) -> PracticeView:
    words, _ = _merged(tx, Wording(actor.language), Facts(), said)
    begun = sharing.start(tx, actor, words).practice
    _, facts = _merged(tx, words, begun.facts, said)
    return sharing.write(tx, actor, begun.id, begun.revision, begun.original, facts)


def _merged(tx: Transaction, words: Wording, facts: Facts, said: Mapping[str, str]) -> tuple[Wording, Facts]:
    """The same with what was typed, tidied; all that is wrong with it is told at once."""
    wrong = Mistakes()
    new = windows.merged(words, facts, said, country_words(), wrong)
    return sharing.tidied(tx, *new, facts, wrong)


def _offer(tx: Transaction, actor: Actor, kept: Window, fields: Mapping[str, str]) -> PracticeView:
    practice = practices.load(tx, PracticeId(kept.practice))
    desk.must_see(actor, practice)
    language = str(kept.about["language"])
    there = _wording(practice, language)
    said = windows.own(fields, kept.shown, {name: _plain(there, name) for name in OFFERED[kept.form]})
    words, _ = _merged(tx, there, practice.facts, said)
    return sharing.translate(tx, actor, practice.id, words)


def offered_so_far(practice: Practice, language: str) -> str:
    """The window to go on with in that language, "" where all is said that the original says."""
    words = _wording(practice, language)
    for form, names in OFFERED.items():
        if form == OFFER and not (words.title and words.summary):
            return form
        if any(getattr(practice.original, one) and not getattr(words, one) for one in names if one in TEXTS):
            return form
    return ""


def page(tx: Transaction, actor: Actor, id: PracticeId) -> PracticeView:  # noqa: A002
    """A practice, for who may write in it. Raises `NotYourPractice` or `NotFound`."""
    practice = practices.load(tx, id)
    desk.must_change(actor, practice)
    return reading.view(tx, actor, practice)


def _there(practice: Practice) -> dict[str, str]:
    """What its windows have in their fields; a region by its name."""
    said = windows.filled(practice.original, practice.facts)
    return said | ({"region": places.written(practice.facts.region)} if practice.facts.region else {})


def _wording(practice: Practice, language: str) -> Wording:
    return next((one.words for one in practice.wordings if one.words.language == language), Wording(language))


def _plain(words: Wording, name: str) -> str:
    said = parts(words)[name]
    return ", ".join(said) if name == "keywords" else str(said)
