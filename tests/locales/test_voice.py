"""One voice in each language: how people are addressed, and that Techlink never says “I”.

What a rule finds wrongly is excepted by the beginning of its English text, with the reason.
"""

from __future__ import annotations

from typing import Final

import pytest

from locales.catalogue_files import load_known
from tests.locales.voice import FORBIDDEN, broken

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


@pytest.mark.parametrize("language", list(FORBIDDEN))
def test_a_catalogue_keeps_the_voice(language: str) -> None:
    faults = [
        f"{why}: {text!r} for {english!r}"
        for english, text in _texts(language)
        if not english.startswith(_HONEST[language])
        for why in broken(language, text)
    ]
    assert faults == []


@pytest.mark.parametrize("language", list(FORBIDDEN))
def test_every_exception_is_needed(language: str) -> None:
    found = [english for english, text in _texts(language) if broken(language, text)]
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
    assert broken(language, text)


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
    assert not broken(language, text)
