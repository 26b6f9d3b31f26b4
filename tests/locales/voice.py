"""What `docs/glossary.md` asks of the voice, as words that no text of a language may hold.

Each list is of what was really written once; none tries to be complete.
"""

from __future__ import annotations

import re
from typing import Final

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

FORBIDDEN: Final = {
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


def broken(language: str, text: str) -> list[str]:
    """Why a text breaks the rules of its language; nothing for a good one."""
    prose = _QUOTED.sub("", text)
    rules = FORBIDDEN[language].items()
    return [why for why, pattern in rules if re.search(pattern, prose, re.IGNORECASE)]
