"""What people call the kinds of organisations, in the four languages: folded words to kinds."""

from __future__ import annotations

from typing import Final

from domain.folding import fold
from domain.networks import PartnerKind

_SAID: Final = {
    PartnerKind.ENTERPRISE: (
        "enterprise, company, business, firm, SME, startup, entreprise, société, PME, empresa, pyme, "
        "sociedad, sociedade, compañía, companhia, Ltd, Lda, S.A., SARL, S.L."
    ),
    PartnerKind.UNIVERSITY: (
        "university, higher education, polytechnic, université, école, universidad, escuela, universidade, "
        "escola, politécnico, college, institute of technology, IUT"
    ),
    PartnerKind.CENTRE: (
        "centre, center, technology centre, technology center, research centre, laboratory, lab, "
        "centre technique, centre technologique, centre de recherche, laboratoire, centro, "
        "centro tecnológico, centro de investigación, laboratorio, centro de investigação, laboratório, "
        "institute, institut, instituto"
    ),
    PartnerKind.AGENCY: (
        "agency, public agency, development agency, public body, authority, council, chamber of commerce, "
        "agence, agence de développement, organisme public, conseil régional, chambre de commerce, agencia, "
        "organismo público, cámara de comercio, diputación, agência, câmara de comércio, câmara municipal, "
        "comissão de coordenação, ayuntamiento, région, gobierno, agence publique, agencia pública, "
        "agência pública"
    ),
    PartnerKind.OTHER: (
        "other, autre, otro, otra, outro, outra, other organisation, autre organisation, otra organización, "
        "outra organização"
    ),
}

KIND_WORDS: Final = {
    fold(word.strip()): kind for kind, words in _SAID.items() for word in (*words.split(","), kind.value)
}
