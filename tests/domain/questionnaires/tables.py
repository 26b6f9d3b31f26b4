"""Small forms written as tables, and the shipped one, converted once each."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

import content
from domain.questionnaires import Form, Session, begin
from domain.questionnaires.conversion import convert, read

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def table(**sheets: str) -> bytes:
    """`survey="type | name\\ntext | a"` as an XLSForm in Markdown."""
    lines: list[str] = []
    for name, rows in sheets.items():
        lines.append(f"| {name} |")
        lines += [f"| | {row} |" for row in rows.strip().splitlines()]
    return "\n".join(lines).encode()


@cache
def form(survey: str, choices: str = "", dimensions: str = "", settings: str = "") -> Form:
    """A form that is accepted."""
    return convert(_all(survey, choices, dimensions, settings), "form.md")


@cache
def engine_form(survey: str, choices: str = "") -> Form:
    """A form that the engine can carry out, whether or not a conversation can yet."""
    found, _ = read(_all(survey, choices, "", ""), "form.md")
    assert found is not None
    return found


def _all(survey: str, choices: str, dimensions: str, settings: str) -> bytes:
    sheets = {"survey": survey, "choices": choices, "dimensions": dimensions, "settings": settings}
    return table(**{name: rows for name, rows in sheets.items() if rows})


@cache
def instrument() -> Form:
    """The shipped self-assessment."""
    name = "innovation-self-assessment.md"
    return convert(content.read_bytes("instruments", name), name)


def started(found: Form, language: str = "en", zone: str = "Europe/Lisbon") -> Session:
    return begin(found, language=language, zone=zone, now=NOW, seed="seed")


LEVELS = """list_name | name | score | label::English (en) | label::French (fr)
level | l0 | 0 | Nobody does it. | Personne ne le fait.
level | l1 | 1 | Somebody does it at times. | Quelqu’un le fait parfois.
level | l2 | 2 | We do it by rule. | Nous le faisons selon une règle.
level | l3 | 3 | We check it each year. | Nous le vérifions chaque année.
level | l4 | 4 | Partners learn from us. | Des partenaires apprennent de nous.
level | dk | | Don’t know | Je ne sais pas
level | na | | Not applicable | Sans objet"""

# Two chapters, a condition, a note, a required number, an attached text.
SMALL = """type | name | label::English (en) | label::French (fr) | relevant | required | constraint | \
constraint_message::English (en) | constraint_message::French (fr) | appearance | dimension | facet
note | welcome | Welcome. | Bienvenue. | | | | | | | |
begin_group | one | First | Premier | | | | | | | |
select_one level | q1 | Is it done? | Est-ce fait ? | | yes | | | | | d | f
select_one level | q2 | Is it kept up? | Est-ce tenu ? | ${q1} != 'l0' | yes | | | | | d | g
text | proof | What shows it? | Qu’est-ce qui le montre ? | | | string-length(.) <= 40 | Forty at most. | \
Quarante au plus. | chapter-end | |
end_group | | | | | | | | | | |
begin_group | two | Second | Deuxième | | | | | | | |
integer | people | How many people? | Combien de personnes ? | | yes | . >= 1 and . < 1000 | From 1 to 999. | \
De 1 à 999. | | |
text | why | Why ${people}? | Pourquoi ${people} ? | ${people} > 10 | | | | | | |
end_group | | | | | | | | | | |"""
DIMENSIONS = """kind | code | label::English (en) | label::French (fr)
dimension | d | Doing | Faire
facet | f | Done | Fait
facet | g | Kept | Tenu"""


def small() -> Form:
    return form(SMALL, LEVELS, DIMENSIONS)
