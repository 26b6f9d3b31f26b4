"""Which locales of Discord are answered, and how names lose their marks."""

from __future__ import annotations

import pytest
from discord import Locale, app_commands

from bot.translator import CommandTranslator
from cogs.kit import command_name, described, option_name

WHERE = app_commands.TranslationContextLocation


async def said(string: app_commands.locale_str, locale: Locale, where: WHERE) -> str | None:
    context: app_commands.TranslationContextTypes = app_commands.TranslationContext(where, None)  # type: ignore[arg-type]
    return await CommandTranslator().translate(string, locale, context)


def test_marks_are_for_translators_only() -> None:
    assert command_name("/overview").message == "overview"
    assert option_name("deadline:").message == "deadline"
    assert described("Do it").message == "Do it"


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        (Locale.french, "aperçu"),
        (Locale.spain_spanish, "resumen"),
        (Locale.latin_american_spanish, "resumen"),
        (Locale.brazil_portuguese, "resumo"),
        (Locale.british_english, None),
        (Locale.american_english, None),
        (Locale.german, None),
    ],
)
async def test_names(locale: Locale, text: str | None) -> None:
    assert await said(command_name("/overview"), locale, WHERE.command_name) == text


async def test_descriptions_keep_what_looks_like_a_mark() -> None:
    assert await said(described("/nothing:"), Locale.french, WHERE.command_description) is None
    assert await said(described("Nothing was changed."), Locale.french, WHERE.command_description) == (
        "Rien n’a été modifié."
    )
