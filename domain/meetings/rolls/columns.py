"""The headings of attendance files, as Teams and Zoom write them in the languages in which they were seen.

Microsoft and Zoom reword them now and then: a heading that is not here makes a file that is refused with its
headings named, never one that is read wrongly. Adding one is adding its text.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from domain.folding import fold


class Column(StrEnum):
    """What a column says."""

    NAME = "name"
    EMAIL = "email"
    JOINED = "joined"
    LEFT = "left"
    LENGTH = "length"
    ACTION = "action"
    TIME = "time"


_SAID: Final = {
    Column.NAME: """
        full name | name | participant | nom complet | nom | nombre completo | nombre | nome completo | nome
        name (original name) | nom (nom d'origine) | nom (nom original) | nombre (nombre original)
        nombre de usuario (nombre original) | nome (nome original)
    """,
    Column.EMAIL: """
        email | e mail | user email | email address | adresse e mail | courriel | e mail de l'utilisateur
        correo electronico | correo | correo electronico del usuario | direccion de correo electronico
        email do utilizador | email do usuario | endereco de email | correio eletronico
    """,
    Column.JOINED: """
        join time | first join | first join time | joined | heure de participation | heure d'arrivee
        heure d'entree | heure de connexion | premiere participation | premiere connexion | premiere arrivee
        premiere entree | premier acces | hora de union | hora de entrada | hora para unirse | primera entrada
        primera union | primera conexion | hora de ingresso | hora de adesao | hora de participacao
        primeiro ingresso | primeira entrada | primeira adesao | primeira participacao
    """,
    Column.LEFT: """
        leave time | last leave | last leave time | left | heure de depart | heure de sortie
        heure de deconnexion | dernier depart | derniere sortie | derniere deconnexion | hora de salida
        hora para salir | ultima salida | ultimo abandono | hora de saida | ultima saida
    """,
    Column.LENGTH: """
        duration | in meeting duration | meeting duration | time in call | duration (minutes)
        total duration (minutes) | duree | duree de la reunion | duree en reunion | duree dans la reunion
        duree (minutes) | duree totale (minutes) | duracion | duracion de la reunion | duracion en la reunion
        duracion (minutos) | duracion total (minutos) | duracao | duracao na reuniao | duracao da reuniao
        duracao em reuniao | duracao (minutos) | duracao total (minutos)
    """,
    Column.ACTION: """
        user action | action de l'utilisateur | action utilisateur | accion del usuario | accion de usuario
        acao do utilizador | acao do usuario
    """,
    Column.TIME: """
        timestamp | time stamp | horodatage | marca de tiempo | marca de hora | carimbo de data/hora
        data e hora
    """,
}
_JOINS: Final = """
    joined | joined before | a rejoint | rejoint | participe | inscrit | s'est joint | unido | se unio
    se ha unido | se unio antes | ingressou | entrou | aderiu | juntou se | entrou antes
"""
_LEAVES: Final = """
    left | a quitte | quitte | parti | est parti | sorti | abandono | salio | se ha ido | ha salido | saiu
    deixou
"""
_LONGEST: Final = 60
_VALUE: Final = re.compile(r"[\d@]")
"""What no heading has in it: most cells of a file are seen by it to be none, before they are folded."""
_UPN: Final = re.compile(r"\(upn\)$")


def _listed(said: str) -> frozenset[str]:
    return frozenset(fold(one) for line in said.strip().splitlines() for one in line.split("|"))


_COLUMNS: Final = {name: column for column, said in _SAID.items() for name in _listed(said)}
_ACTIONS: Final = {**dict.fromkeys(_listed(_JOINS), True), **dict.fromkeys(_listed(_LEAVES), False)}


def column_of(heading: str) -> Column | None:
    """What a heading says; None for one that is not needed, or not known."""
    if len(heading) > _LONGEST or _VALUE.search(heading):
        return None
    said = fold(heading).strip(" :")
    return Column.EMAIL if _UPN.search(said) else _COLUMNS.get(said)


def joins(action: str) -> bool | None:
    """Whether an action is joining; False: leaving; None: neither, as far as is known."""
    return _ACTIONS.get(fold(action))


def of_zoom(headings: list[str]) -> bool:
    """Whether these are Zoom's: it says "original name", a length in minutes, or who was a guest."""
    said = [fold(one) for one in headings]
    return any("(" in one and ("name" in one or "nom" in one) for one in said) or any(
        one.endswith(("(minutes)", "(minutos)")) for one in said
    )
