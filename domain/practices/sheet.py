"""A collection as a spreadsheet: its columns by their headings, and the words that stand for values.

A row is a practice in one language; rows of one key are its languages. A cell holds the words that the
template offers, in any of the four languages, or the code that a JSON entry would hold.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from domain.folding import fold
from domain.importing.columns import Field, Kind, known_as
from domain.practices.model import ContactShown, EvidenceLevel, HostKind, Maturity, Theme

if TYPE_CHECKING:
    from collections.abc import Mapping


class F(StrEnum):
    """What a column says."""

    KEY = "key"
    LANGUAGE = "language"
    ORIGINAL = "original"
    TITLE = "title"
    SUMMARY = "summary"
    PROBLEM = "problem"
    SOLUTION = "solution"
    EVIDENCE = "evidence"
    RESOURCES = "resources"
    DIFFICULTIES = "difficulties"
    TRANSFER = "transfer"
    KEYWORDS = "keywords"
    THEME = "theme"
    COUNTRY = "country"
    REGION = "region"
    PLACE = "place"
    ORGANISATION = "organisation"
    HOST = "partner_kind"
    STARTED = "from"
    ENDED = "to"
    MATURITY = "maturity"
    LEVEL = "evidence_level"
    FAILURE = "failure"
    CONTACT = "contact"
    CONTACT_SHOWN = "contact_shown"
    LINKS = "links"


_HEADINGS: Final = {
    F.KEY: "key|id|reference|clé|référence|clave|referencia|chave|referência",
    F.LANGUAGE: "language|langue|idioma|lengua|língua",
    F.ORIGINAL: "original language|langue d’origine|idioma original",
    F.TITLE: "title|titre|título|name of the practice",
    F.SUMMARY: "summary|abstract|short description|résumé|resumen|resumo",
    F.PROBLEM: "problem|challenge|problem addressed|problème|défi|problema|reto|desafio",
    F.SOLUTION: "what is done|solution|description|practice|detailed description|ce qui est fait|pratique|"
    "qué se hace|solución|descripción|o que se faz|solução|descrição",
    F.EVIDENCE: "evidence of success|evidence|results|preuve de réussite|résultats|prueba de éxito|"
    "resultados|prova de sucesso",
    F.RESOURCES: "resources|resources needed|cost|costs|moyens|ressources|coût|recursos|coste|custo",
    F.DIFFICULTIES: "difficulties|challenges encountered|lessons learned|difficultés|dificultades|"
    "dificuldades",
    F.TRANSFER: "transfer|transferability|potential for learning or transfer|transfert|transférabilité|"
    "transferencia|transferibilidad|transferência|transferibilidade",
    F.KEYWORDS: "keywords|tags|mots-clés|palabras clave|palavras-chave",
    F.THEME: "theme|topic|thème|tema",
    F.COUNTRY: "country|pays|país",
    F.REGION: "region|nuts|nuts code|région|región|região",
    F.PLACE: "place|town|city|location|lieu|commune|lugar|municipio|local|município",
    F.ORGANISATION: "organisation|organization|main institution|institution|structure|organización|entidad|"
    "organização|entidade",
    F.HOST: "kind of organisation|type of organisation|type d’organisation|nature de l’organisation|"
    "tipo de organización|tipo de organização",
    F.STARTED: "since|from|start|start date|depuis|début|desde|inicio|início",
    F.ENDED: "until|to|end|end date|jusqu’à|fin|hasta|até|fim",
    F.MATURITY: "how far it is|maturity|avancement|maturité|grado de avance|madurez|grau de avanço|"
    "maturidade",
    F.LEVEL: "strength of the evidence|how well it is known|evidence level|solidité des preuves|"
    "solidez de las pruebas|solidez das provas",
    F.FAILURE: "it failed|failure|failed|c’est un échec|échec|fracasó|fracaso|falhou|fracasso",
    F.CONTACT: "contact|contact details|contact person|coordonnées|référent|contacto|persona de contacto|"
    "ponto de contacto",
    F.CONTACT_SHOWN: "contact shown to|contact visible pour|contacto visible para|contacto visível para",
    F.LINKS: "links|link|website|further information|liens|lien|site web|enlaces|enlace|sitio web|ligações|"
    "ligação|sítio web",
}
KEY: Final = "practices"
PRACTICES: Final = Kind(
    KEY,
    known_as("practice|practices|good practices|bonnes pratiques|pratiques|buenas prácticas|prácticas|"
             "boas práticas|práticas"),
    tuple(Field(key, known_as(words, key)) for key, words in _HEADINGS.items()),
)  # fmt: skip
KINDS: Final = (PRACTICES,)


def _words(said: Mapping[str, str]) -> Mapping[str, str]:
    """By each word, folded, the code that it stands for; a code stands for itself too."""
    return {fold(word): code for code, words in said.items() for word in (code, *words.split("|"))}


LANGUAGE_WORDS: Final = _words({
    "en": "english|anglais|inglés|inglês",
    "fr": "french|français|francés|francês",
    "es": "spanish|espagnol|español|castellano|espanhol",
    "pt": "portuguese|portugais|portugués|português",
})  # fmt: skip
THEME_WORDS: Final = _words({
    Theme.ENVIRONMENT: "environnement|medio ambiente|ambiente",
    Theme.ENERGY: "alternative energy|énergies alternatives|énergie|energías alternativas|energía|"
                  "energias alternativas|energia",
    Theme.MOBILITY: "urban mobility|mobilité urbaine|mobilité|movilidad urbana|movilidad|mobilidade urbana|"
                    "mobilidade",
    Theme.INNOVATION: "innovation management|gestion de l’innovation|gestión de la innovación|innovación|"
                      "gestão da inovação|inovação",
    Theme.FUNDING: "financement|financiación|financiamento",
    Theme.COOPERATION: "coopération|cooperación|cooperação",
    Theme.CIRCULAR: "circular economy|économie circulaire|economía circular|economia circular",
    Theme.BLUE: "blue economy|économie bleue|economía azul|economia azul",
    Theme.DIGITAL: "numérique|digitalización|digitalização",
    Theme.SKILLS: "compétences|competencias|competências",
})  # fmt: skip
HOST_WORDS: Final = _words({
    HostKind.ENTERPRISE: "company|sme|entreprise|empresa|pyme|pme",
    HostKind.UNIVERSITY: "université|universidad|universidade",
    HostKind.CENTRE: "technology centre|centre technique|centro tecnológico",
    HostKind.AGENCY: "agence|agencia|agência",
    HostKind.AUTHORITY: "public authority|collectivité ou administration|collectivité|administration|"
                        "administración pública|administração pública",
    HostKind.ASSOCIATION: "asociación|associação",
    HostKind.OTHER: "other organisation|autre organisation|autre|otra organización|otra|outra organização|"
                    "outra",
})  # fmt: skip
MATURITY_WORDS: Final = _words({
    Maturity.IDEA: "idea, not yet tried|idée, pas encore essayée|idée|idea, aún sin probar|"
                   "ideia, ainda por experimentar|ideia",
    Maturity.PILOT: "tried out|expérimentée|probada|experimentada",
    Maturity.RUNNING: "en place|en marcha|em funcionamento",
    Maturity.WIDESPREAD: "répandue|extendida|generalizada",
})  # fmt: skip
LEVEL_WORDS: Final = _words({
    EvidenceLevel.DECLARED: "déclarée|declarada",
    EvidenceLevel.MEASURED: "mesurée|medida",
    EvidenceLevel.INDEPENDENT: "independently evaluated|évaluée par un tiers|evaluada por terceros|"
                               "avaliada por terceiros",
})  # fmt: skip
SHOWN_WORDS: Final = _words({
    ContactShown.COORDINATION: "only the coordination|la coordination seulement|solo la coordinación|"
                               "só a coordenação",
    ContactShown.MEMBERS: "members of the network|les membres du réseau|los miembros de la red|"
                          "os membros da rede",
    ContactShown.EVERYBODY: "tout le monde|todo el mundo|toda a gente",
})  # fmt: skip
YES_NO: Final = _words({"yes": "oui|sí|sim|x|true|1", "no": "non|não|false|0"})

WORDS: Final[Mapping[F, Mapping[str, str]]] = {
    F.LANGUAGE: LANGUAGE_WORDS,
    F.ORIGINAL: LANGUAGE_WORDS,
    F.THEME: THEME_WORDS,
    F.HOST: HOST_WORDS,
    F.MATURITY: MATURITY_WORDS,
    F.LEVEL: LEVEL_WORDS,
    F.FAILURE: YES_NO,
    F.CONTACT_SHOWN: SHOWN_WORDS,
}
"""By column, what each of its words stands for."""
