"""Radars to try everything on: the shipped dimensions in four languages, and what people might write."""

from __future__ import annotations

from documents.charts import Axis, Radar

PARTNER = (62, 31, 50, 78, 44, 56, 69, 3, 100, 88, 0, 45)
MEDIAN = (55, 48, 52, 64, 51, 49, 58, 40, 60, 50, 50, 47)
DIMENSIONS = {
    "en": (
        "Direction",
        "People and culture",
        "From idea to project",
        "Cooperation",
        "Knowledge and technology",
        "Resources and funding",
        "Use and impact",
    ),
    "fr": (
        "Orientation",
        "Personnes et culture",
        "De l’idée au projet",
        "Coopération",
        "Savoirs et technologies",
        "Ressources et financement",
        "Usages et impact",
    ),
    "es": (
        "Rumbo",
        "Personas y cultura",
        "De la idea al proyecto",
        "Cooperación",
        "Conocimiento y tecnología",
        "Recursos y financiación",
        "Uso e impacto",
    ),
    "pt": (
        "Rumo",
        "Pessoas e cultura",
        "Da ideia ao projeto",
        "Cooperação",
        "Conhecimento e tecnologia",
        "Recursos e financiamento",
        "Uso e impacto",
    ),
}
LONG = "Conhecimento, vigilância tecnológica, digital e propriedade intelectual"
HOSTILE = (
    "<script>alert(1)</script>",
    "a & b \x00\x08\ud800",
    "x" * 300,
    "\u202eevil \u05d0\u05d1\u05d2 مرحبا",
    "🚀 rocket 🚀",
    "日本",
    "]]><!-- \"'",
)


def axes(labels: tuple[str, ...], partner: object = PARTNER, median: object = MEDIAN) -> tuple[Axis, ...]:
    return tuple(Axis(*row) for row in zip(labels, partner, median, strict=False))  # type: ignore[call-overload]


def radar(language: str = "en", **more: object) -> Radar:
    """The shipped self-assessment; `more` are fields of `Radar`."""
    given = {"axes": axes(DIMENSIONS[language]), "language": language, "partner": "Agence de l’Ouest", **more}
    return Radar(**given)  # type: ignore[arg-type]
