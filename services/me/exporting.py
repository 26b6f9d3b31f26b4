"""All that is kept on the actor in this network, as plain data with the words that were read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from domain.privacy import PersonalData
from domain.records import replace
from services.me.subject import subject_of
from services.surveys import forms
from storage import files, networks, privacy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.actors import Actor
    from domain.privacy import Sheet
    from domain.questionnaires import Form
    from storage.transaction import Transaction


def export(tx: Transaction, actor: Actor) -> PersonalData:
    """What is kept on the actor, for files in their language. Raises `NothingKept`.

    Of others it holds nothing but the names of those who did something to the actor.
    """
    subject = subject_of(tx, actor)
    found = privacy.told(tx, subject)
    return PersonalData(
        language=actor.language,
        zone=actor.zone,
        network=networks.load(tx).name,
        name=actor.name,
        made_at=tx.now,
        topics=tuple(
            (topic, tuple(_in_words(tx, sheet, actor.language) for sheet in sheets))
            for topic, sheets in found
        ),
        files=files.of_member(tx, subject.member) if subject.member is not None else (),
    )


def _in_words(tx: Transaction, sheet: Sheet, language: str) -> Sheet:
    return replace(sheet, rows=tuple(_row_in_words(tx, row, language) for row in sheet.rows))


def _row_in_words(tx: Transaction, row: Mapping[str, Any], language: str) -> Mapping[str, Any]:
    """The row with its questionnaire's title in place of the hash, and what was asked and answered."""
    if "form" not in row:
        return row
    form = forms.load(tx, row["form"])
    told = {
        name if name != "form" else "questionnaire": value if name != "form" else form.title(language)
        for name, value in row.items()
    }
    if "question" in row:
        told |= _question_in_words(form, row["question"], row["answer"], language)
    return told


def _question_in_words(form: Form, key: str, raw: str | None, language: str) -> Mapping[str, str]:
    try:
        question = form.question(key)
    except KeyError:  # a repeat that was added or taken away
        return {"question_text": "", "answer_text": raw or ""}
    labels = {option.name: option.label(language) for option in question.options}
    chosen = [labels[name] for name in (raw or "").split() if name in labels]
    return {"question_text": question.label(language), "answer_text": " · ".join(chosen) or raw or ""}
