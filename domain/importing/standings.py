"""What people call the roles in a network, in the four languages: folded words to standings."""

from __future__ import annotations

from typing import Final

from domain.folding import fold
from domain.people import Standing

_SAID: Final = {
    Standing.MEMBER: (
        "member, member only, membre, simple membre, miembro, solo miembro, membro, apenas membro"
    ),
    Standing.CONTACT: (
        "contact, contact of the partner, contact person, référent, référent du partenaire, persona de "
        "contacto, contacto, persona de contacto del socio, ponto de contacto, ponto de contacto do parceiro"
    ),
    Standing.COORDINATOR: (
        "coordination, coordinator, coordination of the network, coordination du réseau, coordinateur, "
        "coordinatrice, coordinación, coordinación de la red, coordinador, coordinadora, coordenação, "
        "coordenação da rede, coordenador, coordenadora"
    ),
    Standing.BOTH: (
        "both, contact and coordination, référent et coordination, contacto y coordinación, "
        "persona de contacto y coordinación, ponto de contacto e coordenação, contacto e coordenação"
    ),
}

STANDING_WORDS: Final = {
    fold(word.strip()): standing
    for standing, words in _SAID.items()
    for word in (*words.split(","), standing.value)
}
