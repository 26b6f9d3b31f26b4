"""A sheet for each kind of event, its columns by their headings, and the words that stand for values."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from domain.events.model import EventKind, Manner
from domain.folding import fold
from domain.importing.columns import Field, Kind, Layout, as_kind, known_as
from domain.languages import LANGUAGES
from domain.partners import stamp

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.networks import Network
    from domain.sheets import Sheet


class F(StrEnum):
    """What a column says. The texts have one column a language: `text_field`."""

    ID = "id"
    REGION = "region"
    USED = "used"
    DAYS = "days"
    LEAST = "least"
    SKIP_UNDER = "skip_under"
    ROLE = "role"
    PROOF = "proof"
    MANNERS = "manners"


TEXTS: Final = ("title", "what", "skipped")
"""The texts of a task; each is in four columns."""


def text_field(text: str, language: str) -> str:
    """The key of the column that holds that text in that language."""
    return f"{text}_{language}"


_LANGUAGE_WORDS: Final = {
    "en": "english|anglais|inglés|inglês",
    "fr": "french|français|francés|francês",
    "es": "spanish|espagnol|español|espanhol",
    "pt": "portuguese|portugais|portugués|português",
}
_TEXT_WORDS: Final = {
    "title": "task|tâche|tarea|tarefa",
    "what": "what to do|ce qu’il faut faire|qué hacer|o que fazer",
    "skipped": "why it is left out|pourquoi elle est laissée de côté|por qué se deja fuera|"
    "porque fica de fora",
}


def _texts() -> tuple[Field, ...]:
    return tuple(
        Field(
            text_field(text, language),
            known_as(
                *(
                    f"{base} ({name})"
                    for base in _TEXT_WORDS[text].split("|")
                    for name in (*_LANGUAGE_WORDS[language].split("|"), language)
                )
            ),
        )
        for text in TEXTS
        for language in LANGUAGES
    )


FIELDS: Final = (
    Field(F.ID, known_as("techlink id|id|identifier|identifiant|identificador")),
    Field(F.REGION, known_as("region|région|región|região|nuts")),
    Field(F.USED, known_as("used|utilisée|se usa|usa-se")),
    Field(F.DAYS, known_as("days from the event|jours par rapport à l’événement|"
                           "días respecto al evento|dias em relação ao evento")),
    Field(F.LEAST, known_as("at least|au moins|como mínimo|no mínimo")),
    Field(F.SKIP_UNDER, known_as("left out under|laissée de côté en dessous de|"
                                 "se deja fuera con menos de|fica de fora com menos de")),
    Field(F.ROLE, known_as("role|rôle|función|rol|função|papel")),
    Field(F.PROOF, known_as("proof|evidence|justificatif|justificante|documento comprovativo")),
    Field(F.MANNERS, known_as("held|forme|modalidad|modalidade")),
    *_texts(),
)  # fmt: skip
_SHEETS: Final = {
    EventKind.CONFERENCE: "conference|conférence|conferencia|jornada|conferência",
    EventKind.SEMINAR: "seminar|séminaire|seminario|seminário",
    EventKind.WORKSHOP: "workshop|atelier|taller",
    EventKind.VIDEO: "video-conference|visioconférence|videoconferencia|videoconferência",
    EventKind.MEETING: "meeting|réunion|reunión|reunião",
}
KINDS: Final = tuple(Kind(kind.value, known_as(words), FIELDS) for kind, words in _SHEETS.items())


def kind_of(key: str) -> Kind | None:
    """The kind of that key; None for a sheet that is not read."""
    return next((kind for kind in KINDS if kind.key == key), None)


def guess(sheet: Sheet) -> Layout:
    """A sheet is what it is called, for all have the same columns: the longest name counts."""
    named = fold(sheet.name)
    fits = [(len(word), kind) for kind in KINDS for word in kind.words if word in named]
    if sheet.hidden or not fits:
        return Layout(sheet.name)
    return as_kind(sheet, max(fits, key=lambda one: one[0])[1])


def _words(said: Mapping[str, str]) -> dict[str, str]:
    """By each word, folded, the value that it stands for; a value stands for itself too."""
    return {fold(word): value for value, words in said.items() for word in (value, *words.split("|"))}


USED: Final = _words({"yes": "yes|oui|sí|sim|x|true", "no": "no|non|não|false"})
MANNERS: Final = _words({
    Manner.ONLINE: "online|en ligne|en línea|em linha|on the net",
    Manner.ON_SITE: "on site|sur place|presencial",
    Manner.HYBRID: "both|hybrid|hybride|híbrido|hibrido|les deux|ambos",
})  # fmt: skip


def id_of(network: Network, kind: EventKind, key: str) -> str:
    """The hidden id of a task in a file. Those of another network, or typed by hand, are none of ours."""
    return f"{key}-{stamp((kind.value, int(network.id), int(network.created_at.timestamp()), key))}"
