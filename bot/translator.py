"""Names and descriptions of commands for Discord, in the languages that it knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from discord import Locale, app_commands

from cogs.kit.commands import bare, translated
from locales import fingerprint, translator

if TYPE_CHECKING:
    from discord.app_commands import TranslationContextTypes, locale_str

# Discord has neither European Portuguese nor one Spanish. English is what the commands are written in.
LANGUAGES: Final = {
    Locale.french: "fr",
    Locale.spain_spanish: "es",
    Locale.latin_american_spanish: "es",
    Locale.brazil_portuguese: "pt",
}
_NAMES: Final = (
    app_commands.TranslationContextLocation.command_name,
    app_commands.TranslationContextLocation.group_name,
    app_commands.TranslationContextLocation.parameter_name,
)


def catalogues() -> dict[str, str]:
    """What Discord's languages are translated with, as it is now, without reading it."""
    return {str(locale): f"{language} {fingerprint(language)}" for locale, language in LANGUAGES.items()}


class CommandTranslator(app_commands.Translator):
    """Looks messages up in our catalogues."""

    async def translate(
        self, string: locale_str, locale: Locale, context: TranslationContextTypes
    ) -> str | None:
        """The text for a locale; None where the English one stands."""
        language = LANGUAGES.get(locale)
        if language is None:
            return None
        found = translated(string, translator(language))
        if context.location in _NAMES:
            found = bare(found)
        return None if found == string.message else found
