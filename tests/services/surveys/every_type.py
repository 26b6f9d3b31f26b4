"""A small questionnaire with every type that can be asked, its texts as long and as hostile as may be."""

from __future__ import annotations

from functools import cache

from domain.questionnaires import Form, decode, encode
from domain.questionnaires.conversion import convert
from tests.domain.questionnaires.tables import table

HOSTILE = "@everyone *muito* <@1> " + "`x` " * 400
SURVEY = f"""type | name | label::English (en) | label::French (fr) | hint::English (en) | hint::French (fr) | \
required | relevant | default | calculation | choice_filter | readonly | constraint
note | hello | Welcome. {HOSTILE} | Bienvenue. {HOSTILE} | | | | | | | | |
begin_group | one | Travel | Déplacements | | | | | | | | |
select_multiple way | ways | How do you travel? | Comment vous déplacez-vous ? | {HOSTILE} | {HOSTILE} | yes | | | | | |
select_one way | best | Which one most? | Lequel le plus ? | | | yes | | | | selected(${{ways}}, name) | |
select_one month | month | In which month? | Quel mois ? | | | | | | | | |
decimal | km | How many kilometres a day? | Combien de kilomètres par jour ? | | | | | | | | | . >= 0
calculate | year | | | | | | | | ${{km}} * 220 | | |
integer | people | How many people? | Combien de personnes ? | | | | | | | | |
end_group | | | | | | | | | | | |
begin_group | two | Places | Lieux | | | | | | | | |
select_one town | home | Where do you live? | Où habitez-vous ? | | | | | | | | |
select_multiple town | seen | Where have you been? | Où êtes-vous allé ? | | | | | | | | |
date | since | Since when? | Depuis quand ? | | | | | today() | | | |
decimal | total | That makes a year | Cela fait par an | | | | ${{km}} > 0 | | ${{year}} | | yes |
text | why | Why? | Pourquoi ? | | | | ${{since}} < date('2020-01-01') | | | | |
end_group | | | | | | | | | | | |"""
WAYS = "\n".join(
    f"way | {name} | {label} | {french}"
    for name, label, french in (
        ("walk", "On foot", "À pied"),
        ("bike", f"By bicycle {HOSTILE}", f"À vélo {HOSTILE}"),
        ("bus", "By bus", "En bus"),
        ("dk", "Don’t know", "Je ne sais pas"),
        ("na", "Not applicable", "Sans objet"),
    )
)
MONTHS = "\n".join(f"month | m{n} | {HOSTILE} month {n} | {HOSTILE} mois {n}" for n in range(12))
TOWNS = "\n".join(
    f"town | t{n} | {name} | {name}"
    for n, name in enumerate(["Porto", "Porto Santo", "Brest", *(f"Town {n} {HOSTILE}" for n in range(40))])
)
CHOICES = f"list_name | name | label::English (en) | label::French (fr)\n{WAYS}\n{MONTHS}\n{TOWNS}"
SETTINGS = "form_id | form_title\nevery | Every type"


def data() -> bytes:
    return table(survey=SURVEY, choices=CHOICES, settings=SETTINGS)


@cache
def form() -> Form:
    return convert(data(), "every.md")


@cache
def definition() -> str:
    return encode(form())


def again() -> Form:
    return decode(definition())
