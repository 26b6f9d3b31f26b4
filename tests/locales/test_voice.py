"""One voice in each language: how people are addressed, and that Techlink never says “I”.

What `docs/glossary.md` asks, as words that no catalogue may hold. Each list is of what was really written once;
what a rule finds wrongly is excepted by the beginning of its English text, with the reason.
"""

from __future__ import annotations

import re
from typing import Final

import pytest

from locales.catalogue_files import load_known

# Not prose: commands, and what is quoted, such as the reader's own answer «Je participe».
_QUOTED: Final = re.compile("`[^`]*`|«[^»]*»")

_FAMILIAR: Final = (
    "abre|añade|avisa|busca|comparte|comprueba|confirma|copia|elige|escoge|escribe|guarda|haz|indica|intenta|mira|pega|"
    "pon|pulsa|quita|usa|ven|ábrel[ao]|elígel[ao]|escríbel[ao]|guárdal[ao]|míral[ao]|quítal[ao]"
)
_TO_TU: Final = (
    "tú|ti|te|tus?|tuy[oa]s?|contigo|borres|buscas|debes|dirías|eliges|eres|escribes|guardas|haces|puedes|pulsas|"
    "quieres|quites|sabes|tienes"
)
_OF_BRAZIL: Final = (
    "vocês?|usuári[oa]s?|telas?|arquivos|equipes?|contatos?|cadastros?|celular|gerenciar|salvar|baixar"
)
_PARTICIPLES: Final = (
    "abonné|averti|connecté|consulté|effacé|informé|inscrit|intéressé|invité|notifié|prévenu|prononcé"
)

_FORBIDDEN: Final = {
    "es": {
        "tú, where the glossary asks for no address, or usted": rf"\b({_TO_TU})\b",
        "a familiar imperative": rf"(?:^|[.!?:,\n] ?|\bluego )({_FAMILIAR})\b",
        "a masculine form for the reader": r"\busted mismo\b",
    },
    "pt": {
        "a word of Brazil": rf"\b({_OF_BRAZIL})\b",
        "tu, where the glossary asks for no address": r"\b(tu|teus?|tuas?|contigo)\b",
        "a masculine form for the reader": r"\b(agradecido|obrigado(?! a)|(é|será|ser) (avisado|informado|notificado))\b",
        "língua, which is idioma here": r"\blínguas?\b",
        "procurar of a search, which is pesquisar here": r"(^|/)procurar\b",
    },
    "fr": {
        "Techlink saying I": r"\b(je|j’\w+)\b",
        "a masculine form for the reader": rf"\bvous (?:vous )?(?:êtes|étiez|serez|soyez)(?: \w+)* ({_PARTICIPLES})\b|"
        rf"\bvoulez (?:\w+ )?être ({_PARTICIPLES})\b|\bvous seul\b|\(e\)|·e",
    },
    "en": {"Techlink saying I": r"\bI\b"},
}

# How the English texts begin in which the reader speaks: what they press, say and agree to.
_READER: Final = (
    "Forget what I typed",
    "How I am notified",
    "I agree",
    "I am here",
    "I have a code",
    "I have been shown",
    "I have ten minutes",
    "I have…",
    "I want",
    "It is mine, and I agree",
    "Look at what I wrote",
    "Say when I can",
    "This is not me",
    "What I saw",
    "Yes, I belong",
)

# How the English texts begin whose translation a rule finds wrongly.
_HONEST: Final[dict[str, tuple[str, ...]]] = {
    # “it adds”, “it asks for what is new”: somebody else does it.
    "es": ("Open the link again: it adds", "On the web or in the new Outlook"),
    "pt": (),
    # “Je ne sais pas”, “Je participe”: the reader’s answers; English says them without “I”.
    "fr": (
        *(one for one in _READER if one not in {"Forget what I typed", "How I am notified"}),
        "**Don’t know** and",
        "Answers: {answered} · Don’t know",
        "Don’t know",
        "Going",
        "Not going",
        "Say how far…",
        "{sign}: don’t know",
    ),
    "en": _READER,
}


def _texts(language: str) -> list[tuple[str, str]]:
    """Every message as (English, in the language)."""
    pairs = []
    for one in load_known("fr" if language == "en" else language).values():
        english = (one.id,) if isinstance(one.id, str) else one.id
        strings = english if language == "en" else one.strings
        pairs += [(english[0], text) for text in strings if not one.obsolete]
    return pairs


def _broken(language: str, text: str) -> list[str]:
    """Why a text breaks the rules of its language; nothing for a good one."""
    prose = _QUOTED.sub("", text)
    rules = _FORBIDDEN[language].items()
    return [why for why, pattern in rules if re.search(pattern, prose, re.IGNORECASE)]


@pytest.mark.parametrize("language", list(_FORBIDDEN))
def test_a_catalogue_keeps_the_voice(language: str) -> None:
    faults = [
        f"{why}: {text!r} for {english!r}"
        for english, text in _texts(language)
        if not english.startswith(_HONEST[language])
        for why in _broken(language, text)
    ]
    assert faults == []


@pytest.mark.parametrize("language", list(_FORBIDDEN))
def test_every_exception_is_needed(language: str) -> None:
    found = [english for english, text in _texts(language) if _broken(language, text)]
    assert [one for one in _HONEST[language] if not any(english.startswith(one) for english in found)] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Solo tú ves esto."),
        ("es", "Las cifras lo dicen. De los años, elige uno."),
        ("es", "Guarda la búsqueda."),
        ("pt", "Só você vê isto."),
        ("pt", "**Enviada.** É avisado quando houver resposta."),
        ("pt", "**Guardado.** Obrigado."),
        ("pt", "na sua língua"),
        ("fr", "ni une région que je connaisse"),
        ("fr", "vous êtes de nouveau prévenu"),
        ("fr", "Visible par vous seul."),
        ("en", "no region that I know"),
    ],
)
def test_what_was_once_written_is_found(language: str, text: str) -> None:
    assert _broken(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Pulsar «Guarda» o escribir `elige`."),
        ("es", "Quien lo abre entra en su nombre y guarda la lista."),
        ("pt", "Fica obrigado a responder; toda a equipa."),
        ("fr", "«\u00a0Je participe\u00a0» la prend; vous êtes là."),
        ("en", "Techlink knows it."),
    ],
)
def test_good_prose_is_left_alone(language: str, text: str) -> None:
    assert not _broken(language, text)
