"""The regions of the Atlantic countries: NUTS codes (Eurostat, NUTS 2024) and the names people give them.

The United Kingdom left NUTS; its regions keep the codes of NUTS 2021, which the programmes still print.
The first name is the region's own; the others are what partners call it in their languages. Where two have
one name, the larger one comes last and is meant by it. Regions of other countries are known by their code
alone.
"""

from __future__ import annotations

import re
from typing import Final

_TABLE: Final = """
PT11 Norte
PT15 Algarve
PT19 Centro
PT1A Grande Lisboa | Lisboa | Lisbon | Lisbonne
PT1B Península de Setúbal
PT1C Alentejo
PT1D Oeste e Vale do Tejo
PT20 Açores | Região Autónoma dos Açores | Azores
PT30 Madeira | Região Autónoma da Madeira | Madère
ES11 Galicia | Galiza | Galice
ES12 Asturias | Principado de Asturias | Asturies | Astúrias
ES13 Cantabria | Cantabrie | Cantábria
ES21 País Vasco | Euskadi | Basque Country | Pays basque | País Basco
ES22 Navarra | Comunidad Foral de Navarra | Navarre
ES23 La Rioja
ES24 Aragón | Aragão
ES30 Comunidad de Madrid | Madrid
ES41 Castilla y León | Castile and León | Castille-et-León | Castela e Leão
ES42 Castilla-La Mancha | Castille-La Manche
ES43 Extremadura | Estrémadure | Estremadura espanhola
ES51 Cataluña | Catalunya | Catalonia | Catalogne | Catalunha
ES52 Comunitat Valenciana | Comunidad Valenciana | Valencian Community | Communauté valencienne
ES53 Illes Balears | Islas Baleares | Balearic Islands | Îles Baléares | Ilhas Baleares
ES61 Andalucía | Andalusia | Andalousie | Andaluzia
ES62 Región de Murcia | Murcia | Múrcia
ES63 Ceuta
ES64 Melilla
ES70 Canarias | Islas Canarias | Canary Islands | Îles Canaries | Canárias
FR10 Île-de-France
FRB0 Centre-Val de Loire
FRC1 Bourgogne | Burgundy
FRC2 Franche-Comté
FRC Bourgogne-Franche-Comté
FRD1 Basse-Normandie
FRD2 Haute-Normandie
FRD Normandie | Normandy | Normandía | Normandia
FRE1 Nord-Pas de Calais
FRE2 Picardie
FRE Hauts-de-France
FRF1 Alsace
FRF2 Champagne-Ardenne
FRF3 Lorraine
FRF Grand Est
FRG0 Pays de la Loire | País del Loira | País do Loire
FRH0 Bretagne | Brittany | Bretaña | Bretanha
FRI1 Aquitaine | Aquitania | Aquitânia
FRI2 Limousin
FRI3 Poitou-Charentes
FRI Nouvelle-Aquitaine | Nueva Aquitania | Nova Aquitânia
FRJ1 Languedoc-Roussillon
FRJ2 Midi-Pyrénées
FRJ Occitanie | Occitania | Occitânia
FRK1 Auvergne
FRK2 Rhône-Alpes
FRK Auvergne-Rhône-Alpes
FRL0 Provence-Alpes-Côte d'Azur
FRM0 Corse | Corsica | Córcega | Córsega
FRY1 Guadeloupe | Guadalupe
FRY2 Martinique | Martinica
FRY3 Guyane | French Guiana
FRY4 La Réunion
FRY5 Mayotte
IE04 Northern and Western
IE05 Southern | Southern Ireland
IE06 Eastern and Midland
UKC1 Tees Valley and Durham
UKC2 Northumberland and Tyne and Wear
UKD1 Cumbria
UKD3 Greater Manchester
UKD4 Lancashire
UKD6 Cheshire
UKD7 Merseyside
UKE1 East Yorkshire and Northern Lincolnshire
UKE2 North Yorkshire
UKE3 South Yorkshire
UKE4 West Yorkshire
UKF1 Derbyshire and Nottinghamshire
UKF2 Leicestershire, Rutland and Northamptonshire
UKF3 Lincolnshire
UKG1 Herefordshire, Worcestershire and Warwickshire
UKG2 Shropshire and Staffordshire
UKG3 West Midlands
UKH1 East Anglia
UKH2 Bedfordshire and Hertfordshire
UKH3 Essex
UKI3 Inner London – West
UKI4 Inner London – East
UKI5 Outer London – East and North East
UKI6 Outer London – South
UKI7 Outer London – West and North West
UKJ1 Berkshire, Buckinghamshire and Oxfordshire
UKJ2 Surrey, East and West Sussex
UKJ3 Hampshire and Isle of Wight
UKJ4 Kent
UKK1 Gloucestershire, Wiltshire and Bath/Bristol area
UKK2 Dorset and Somerset
UKK3 Cornwall and Isles of Scilly | Cornwall | Cornouailles | Cornualles | Cornualha
UKK4 Devon
UKL1 West Wales and The Valleys
UKL2 East Wales
UKM5 North Eastern Scotland
UKM6 Highlands and Islands
UKM7 Eastern Scotland
UKM8 West Central Scotland
UKM9 Southern Scotland
UKN0 Northern Ireland
UKC North East England
UKD North West England
UKE Yorkshire and the Humber
UKF East Midlands
UKG West Midlands
UKH East of England
UKI London | Greater London | Londres
UKJ South East England
UKK South West England
UKL Wales | Cymru | Pays de Galles | Gales | País de Gales
UKM Scotland | Écosse | Escocia | Escócia
UKN Northern Ireland | Irlande du Nord | Irlanda del Norte | Irlanda do Norte
"""


def _read(table: str) -> dict[str, tuple[str, ...]]:
    rows = (line.split(" ", 1) for line in table.strip().splitlines())
    return {code: tuple(name.strip() for name in names.split("|")) for code, names in rows}


REGIONS: Final = _read(_TABLE)

_CODE: Final = re.compile(r"[A-Z]{2}(?=[A-Z]{0,2}[0-9])[A-Z0-9]{1,3}")
_NUTS_COUNTRIES: Final = {"EL": "GR", "UK": "GB"}


def country_of(region: str) -> str:
    """The ISO 3166 code of a NUTS region's country: NUTS says EL and UK where ISO says GR and GB."""
    return _NUTS_COUNTRIES.get(region[:2], region[:2])


def is_code(text: str) -> bool:
    """Whether it is written like a NUTS code, or is one of those we know."""
    return text in REGIONS or _CODE.fullmatch(text) is not None


def may_exist(code: str) -> bool:
    """Whether there can be a region of that code: where we know a country's, one of these or part of one."""
    ours = [known for known in REGIONS if known[:2] == code[:2]]
    return not ours or any(code.startswith(known) or known.startswith(code) for known in ours)


def region_name(code: str) -> str:
    """The region's own name, else that of the smallest region we know around it, else its code."""
    around = (code[:length] for length in range(len(code), 2, -1))
    return next((REGIONS[known][0] for known in around if known in REGIONS), code)
