"""What helps where an organisation is weak: by dimension of the self-assessment, what to look for.

Each dimension has the themes to look in and short expressions, in the words of those who write practices;
several short ones find more than one long one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.practices.model import Theme
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Mapping


class Need(Record):
    """What to look for: in these themes, and by which expressions in each language."""

    themes: frozenset[str]
    words: Mapping[str, tuple[str, ...]]


def _need(*themes: Theme, en: str, fr: str, es: str, pt: str) -> Need:
    said = {"en": en, "fr": fr, "es": es, "pt": pt}
    return Need(
        frozenset(one.value for one in themes),
        {language: tuple(one.strip() for one in text.split(";")) for language, text in said.items()},
    )


NEEDS: Final[Mapping[str, Need]] = {
    "d1": _need(
        Theme.INNOVATION,
        en="innovation strategy; innovation management",
        fr="stratégie d’innovation; gestion de l’innovation",
        es="estrategia de innovación; gestión de la innovación",
        pt="estratégia de inovação; gestão da inovação",
    ),
    "d2": _need(
        Theme.SKILLS,
        Theme.INNOVATION,
        en="training staff; culture of innovation",
        fr="formation du personnel; culture de l’innovation",
        es="formación del personal; cultura de innovación",
        pt="formação do pessoal; cultura de inovação",
    ),
    "d3": _need(
        Theme.INNOVATION,
        en="ideas of employees; pilot project",
        fr="idées des salariés; projet pilote",
        es="ideas de los empleados; proyecto piloto",
        pt="ideias dos trabalhadores; projeto-piloto",
    ),
    "d4": _need(
        Theme.COOPERATION,
        en="cooperation between regions; partnership of companies",
        fr="coopération entre régions; partenariat d’entreprises",
        es="cooperación entre regiones; colaboración de empresas",
        pt="cooperação entre regiões; parceria de empresas",
    ),
    "d5": _need(
        Theme.DIGITAL,
        Theme.INNOVATION,
        en="digital tools; intellectual property",
        fr="outils numériques; propriété intellectuelle",
        es="herramientas digitales; propiedad intelectual",
        pt="ferramentas digitais; propriedade intelectual",
    ),
    "d6": _need(
        Theme.FUNDING,
        en="funding of projects; grant",
        fr="financement de projets; subvention",
        es="financiación de proyectos; subvención",
        pt="financiamento de projetos; subsídio",
    ),
    "d7": _need(
        Theme.INNOVATION,
        Theme.DIGITAL,
        en="impact evaluation; involving users",
        fr="évaluation d’impact; associer les usagers",
        es="evaluación del impacto; implicar a los usuarios",
        pt="avaliação do impacto; envolver os utilizadores",
    ),
}
"""By code of the dimension in the questionnaire that ships. Others are looked for by what they are called."""
