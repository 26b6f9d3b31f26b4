"""The sheets of a plan and their columns, with the headings that each is known by in our languages.

The first heading of each language is that of our own file (`templates/words/plans/sheet.py`).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from domain.folding import fold
from domain.importing.columns import Field, Kind, known_as
from domain.plans.model import FindingKind, MilestoneKind, Theme


class SheetKind(StrEnum):
    """What a sheet can hold."""

    PLAN = "plan"
    DIAGNOSIS = "diagnosis"
    ZONES = "zones"
    INDICATORS = "indicators"
    ACTIONS = "actions"
    MILESTONES = "milestones"


class F(StrEnum):
    """What a column can say."""

    ID = "id"
    CODE = "code"
    TITLE = "title"
    FIRST = "first"
    LAST = "last"
    REGION = "region"
    LANGUAGE = "language"
    TIME_ZONE = "time_zone"
    VISION = "vision"
    KIND = "kind"
    TEXT = "text"
    VALUE = "value"
    UNIT = "unit"
    YEAR = "year"
    SOURCE = "source"
    THEME = "theme"
    TERRITORY = "territory"
    OBJECTIVE = "objective"
    ZONE = "zone"
    NAME = "name"
    BASELINE = "baseline"
    TARGET = "target"
    MEASURED = "measured"
    MEASURED_ON = "measured_on"
    DESCRIPTION = "description"
    PARTNER = "partner"
    DEPUTY = "deputy"
    BUDGET = "budget"
    RESOURCES = "resources"
    RISKS = "risks"
    REGIONS = "regions"
    ACTION = "action"
    DUE = "due"
    OWNER = "owner"
    OWNER_EMAIL = "owner_email"
    DEPUTY_EMAIL = "deputy_email"
    EVIDENCE = "evidence"
    AFTER = "after"
    STATUS = "status"


_ID: Final = Field(F.ID, known_as("techlink id"))
_CODE: Final = Field(
    F.CODE, known_as("code|código|number|n°|numéro|número|ref|reference|référence|referencia")
)
_TITLE: Final = "title|titre|título|name|nom|nombre|nome|designation|intitulé|denominación|designação"
_DESCRIPTION: Final = Field(
    F.DESCRIPTION, known_as("description|descripción|descrição|details|détails|detalles|comments|remarques")
)
_SOURCE: Final = Field(F.SOURCE, known_as("source|fuente|fonte"))
_UNIT: Final = Field(F.UNIT, known_as("unit|unité|unidad|unidade|unit of measurement|unité de mesure"))
_ZONE: Final = Field(F.ZONE, known_as(
    "zone|zona|intervention zone|zone d’intervention|zone d'intervention|zona de intervención|"
    "zona de intervenção|work package|lot de travail|lot|paquete de trabajo|pacote de trabalho|wp|"
    "axis|axe|eje|eixo"
))  # fmt: skip

KINDS: Final = (
    Kind(SheetKind.PLAN, known_as("plan|plano"), (
        _ID, _CODE,
        Field(F.TITLE, known_as(_TITLE)),
        Field(F.FIRST, known_as("first day|premier jour|primer día|primeiro dia|start|begin|"
                                "début|inicio|início")),
        Field(F.LAST, known_as("last day|dernier jour|último día|último dia|end|fin|fim")),
        Field(F.REGION, known_as("region|région|región|região")),
        Field(F.LANGUAGE, known_as("language|langue|idioma|lengua|língua")),
        Field(F.TIME_ZONE, known_as("time zone|fuseau horaire|zona horaria|fuso horário")),
        Field(F.VISION, known_as("vision|visión|visão|purpose|objet|finalidad|finalidade")),
    )),
    Kind(SheetKind.DIAGNOSIS, known_as("diagnosis|diagnostic|diagnóstico|swot|dafo"), (
        _ID,
        Field(F.KIND, known_as("kind|nature|clase|natureza|type|tipo|category|"
                               "catégorie|categoría|categoria")),
        Field(F.TEXT, known_as("text|texte|texto|finding|constat|hallazgo|constatação|statement")),
        Field(F.VALUE, known_as("value|valeur|valor|figure|chiffre|cifra")),
        _UNIT,
        Field(F.YEAR, known_as("year|année|año|ano")),
        _SOURCE,
    )),
    Kind(SheetKind.ZONES, known_as("zones|zonas|work packages|lots de travail|paquetes de trabajo|"
                                   "pacotes de trabalho"), (
        _ID, _CODE,
        Field(F.TITLE, known_as(f"{_TITLE}|zone|zona|zone title")),
        Field(F.THEME, known_as("theme|thème|tema|topic|thématique")),
        Field(F.TERRITORY, known_as("territory|territoire|territorio|território|place|lieu|lugar|area")),
        Field(F.OBJECTIVE, known_as("objective|objectif|objetivo|goal|aim|but|meta")),
    )),
    Kind(SheetKind.INDICATORS, known_as("indicators|indicateurs|indicadores"), (
        _ID, _ZONE,
        Field(F.NAME, known_as("indicator|indicateur|indicador|name|nom|nombre|nome")),
        _UNIT,
        Field(F.BASELINE, known_as("baseline|valeur de référence|valor de referencia|valor de referência")),
        Field(F.TARGET, known_as("target|valeur cible|meta|cible|target value|objetivo")),
        Field(F.MEASURED, known_as("measured|mesuré|medido|measured value|valeur mesurée|"
                                   "valor medido|actual")),
        Field(F.MEASURED_ON, known_as("measured on|mesuré le|medido el|medido em|date|fecha|data")),
        _SOURCE,
    )),
    Kind(SheetKind.ACTIONS, known_as("actions|acciones|ações"), (
        _ID, _CODE, _ZONE,
        Field(F.TITLE, known_as(f"{_TITLE}|action|acción|ação|activity|activité|actividad|atividade")),
        _DESCRIPTION,
        Field(F.PARTNER, known_as(
            "owner|responsable|responsável|partner|partenaire|socio|parceiro|lead|lead partner|chef de file"
        )),
        Field(F.DEPUTY, known_as("deputy|suppléant|suplente|suppléance|stand-in")),
        Field(F.BUDGET, known_as("budget|presupuesto|orçamento|cost|coût|coste|custo|"
                                 "amount|montant|importe")),
        Field(F.RESOURCES, known_as("resources|moyens|recursos|ressources|means")),
        Field(F.RISKS, known_as("risks|risques|riesgos|riscos")),
        Field(F.REGIONS, known_as(
            "shared with|partagée avec|compartida con|partilhada com|other regions|autres régions|"
            "otras regiones|outras regiões"
        )),
    )),
    Kind(SheetKind.MILESTONES, known_as("milestones|jalons|hitos|marcos"), (
        _ID, _CODE, _ZONE,
        Field(F.ACTION, known_as("action|acción|ação|activity|activité|actividad|atividade")),
        Field(F.TITLE, known_as(
            f"{_TITLE}|milestone|jalon|hito|marco|deliverable|livrable|entregable|entregável|task|tâche|tarea|tarefa"
        )),
        Field(F.KIND, known_as("kind|nature|clase|natureza|type|tipo")),
        Field(F.DUE, known_as(
            "due date|échéance|fecha límite|prazo|due|deadline|date|date limite|fecha|plazo|data|data limite"
        )),
        Field(F.OWNER, known_as("owner|responsable|responsável|person in charge|responsible|pilote")),
        Field(F.OWNER_EMAIL, known_as(
            "owner’s e-mail|e-mail du responsable|correo del responsable|e-mail do responsável|owner e-mail|"
            "e-mail|email|courriel|correo|correo electrónico"
        ), telling=True),
        Field(F.DEPUTY, known_as("deputy|suppléant|suplente|suppléance|stand-in")),
        Field(F.DEPUTY_EMAIL, known_as(
            "deputy’s e-mail|e-mail du suppléant|correo del suplente|e-mail do suplente|deputy e-mail"
        ), telling=True),
        Field(F.EVIDENCE, known_as(
            "evidence asked|justificatif demandé|justificante pedido|documento comprovativo pedido|"
            "comprovativo pedido|documento comprovativo|evidence|justificatif|justificante|comprovativo|proof"
        )),
        Field(F.AFTER, known_as(
            "after|après|después de|depois de|depends on|dépend de|depende de|predecessors|prédécesseurs"
        )),
        _DESCRIPTION,
    )),
)  # fmt: skip


def _words(said: dict[str, str]) -> dict[str, str]:
    """By each word, folded, the value that it stands for; a value stands for itself too."""
    return {fold(word): value for value, words in said.items() for word in (value, *words.split("|"))}


FINDINGS: Final = _words({
    FindingKind.FIGURE: "key figure|chiffre clé|cifra clave|número-chave|figure",
    FindingKind.STRENGTH: "strength|force|fortaleza|ponto forte|point fort|punto fuerte",
    FindingKind.WEAKNESS: "weakness|faiblesse|debilidad|ponto fraco|point faible|punto débil",
    FindingKind.OPPORTUNITY: "opportunity|opportunité|oportunidad|oportunidade",
    FindingKind.THREAT: "threat|menace|amenaza|ameaça",
    FindingKind.ACTOR: "actor|acteur|ator|stakeholder",
})  # fmt: skip
MILESTONES: Final = _words({
    MilestoneKind.MILESTONE: "milestone|jalon|hito|marco",
    MilestoneKind.DELIVERABLE: "deliverable|livrable|entregable|entregável",
    MilestoneKind.REPORT: "report|rapport|informe|relatório",
    MilestoneKind.MEETING: "meeting|réunion|reunión|reunião",
})  # fmt: skip
THEMES: Final = _words({
    Theme.ENVIRONMENT: "environment|environnement|medio ambiente|ambiente",
    Theme.ENERGY: "alternative energy|énergies alternatives|energías alternativas|"
        "energias alternativas|energy|énergie",
    Theme.MOBILITY: "urban mobility|mobilité urbaine|movilidad urbana|mobilidade urbana|mobility|mobilité",
})  # fmt: skip


def kind_of(key: str) -> Kind | None:
    """The kind of that key; None for a sheet that is not read."""
    return next((kind for kind in KINDS if kind.key == key), None)
