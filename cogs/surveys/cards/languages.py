"""Which of our languages a questionnaire lacks, and what stands in for them: said before anybody is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.languages import LANGUAGES

if TYPE_CHECKING:
    from domain.questionnaires import Form
    from locales import Translator


def lacking(form: Form, t: Translator) -> str:
    """The languages that are missing and what stands in for them; empty where none is."""
    if not set(form.languages) & set(LANGUAGES):
        return t.text(
            "**Languages:** the questionnaire does not say which of Techlink’s languages it is in, so "
            "everybody sees its texts as they are. Buttons and messages stay in each reader’s language."
        )
    missing = [code for code in LANGUAGES if code not in form.languages]
    if not missing:
        return ""
    return t.text(
        "**Not in {missing}:** who reads that sees the questionnaire’s texts in {instead}. Buttons and "
        "messages stay in each reader’s language.",
        missing=t.join((t.language_name(code) for code in missing), "or"),
        instead=t.language_name(form.default_language),
    )
