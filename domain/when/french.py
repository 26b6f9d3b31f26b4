"""How French says when."""

from __future__ import annotations

from functools import partial
from typing import Final

from domain.when import shared as s
from domain.when.pieces import Clock, Nth, Part, Shift, Weekday
from domain.when.rules import Language, always, rule
from domain.when.spans import Lengths

_ONES: Final = ["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"]
_TEENS: Final = ["dix", "onze", "douze", "treize", "quatorze", "quinze", "seize"]
_TENS: Final = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante"}
NUMBERS: Final = {
    **{word: n for n, word in enumerate([*_ONES, *_TEENS], 1)},
    **{f"dix {word}": 10 + n for n, word in enumerate(_ONES, 1) if n > 6},
    **{word: n for n, word in _TENS.items()},
    **{f"{ten} {one}": n + m for n, ten in _TENS.items() for m, one in enumerate(_ONES, 1)},
    **{f"{ten} et {one}": n + 1 for n, ten in _TENS.items() for one in ("un", "une")},
    "une": 1,
    "zero": 0,
    "quatre vingt dix": 90,
}
ORDINALS: Final = {
    "premier": 1,
    "premiere": 1,
    "deuxieme": 2,
    "second": 2,
    "troisieme": 3,
    "quatrieme": 4,
    "cinquieme": 5,
}
WEEKDAYS: Final = {
    name: n
    for n, names in enumerate(
        (
            "lundi lun",
            "mardi mar",
            "mercredi mer merc",
            "jeudi jeu",
            "vendredi ven vend",
            "samedi sam",
            "dimanche dim",
        )
    )
    for name in names.split()
}
MONTHS: Final = {
    name: n
    for n, names in enumerate(
        (
            "janvier janv jan",
            "fevrier fevr fev",
            "mars",
            "avril avr",
            "mai",
            "juin",
            "juillet juil",
            "aout",
            "septembre sept sep",
            "octobre oct",
            "novembre nov",
            "decembre dec",
        ),
        1,
    )
    for name in names.split()
}
_OF: Final = "(?:de |d |du |des |de la |de l |aux |a |a la )?"

RULES: Final = (
    *s.SHARED,
    # days
    rule(Weekday, "(?:le )?{weekday}", "(?:le )?{weekday} a venir"),
    rule(partial(Weekday, how="this"), "ce {weekday}"),
    rule(
        partial(Weekday, how="next"),
        "(?:le |ce )?{weekday} prochain",
        "(?:le )?prochain {weekday}",
        "{weekday} qui vient",
        "{weekday} suivant",
    ),
    rule(partial(Weekday, how="last"), "{weekday} (?:dernier|passe)"),
    rule(partial(Weekday, how="of", weeks=-1), "{weekday} (?:de )?la semaine (?:derniere|passee)"),
    s.weekday_plus(1, "(?:de )?{weekday}(?: prochain)? en huit", "(?:de )?{weekday} en 8"),
    s.weekday_plus(2, "(?:de )?{weekday}(?: prochain)? en quinze", "(?:de )?{weekday} en 15"),
    s.days_from_now(0, words=("aujourd hui", "aujourdhui", "ce jour", "auj")),
    s.days_from_now(1, words=("demain", "des demain")),
    s.days_from_now(2, words=("apres demain", "surlendemain", "apresdemain")),
    s.days_from_now(-1, words=("hier",)),
    s.days_from_now(-2, words=("avant hier",)),
    s.days_from_now(7, words=("(?:d )?aujourd hui en huit", "(?:d )?aujourd hui en 8", "dans une semaine")),
    s.days_from_now(8, words=("(?:de )?demain en (?:huit|8)",)),
    s.days_from_now(15, words=("(?:de )?demain en (?:quinze|15)",)),
    s.days_from_now(14, words=("(?:d )?aujourd hui en (?:quinze|15)",)),
    s.days_from_now(
        7,
        8,
        words=(
            "(?:dans|sous|d ici) (?:huit|8) jours",
            "(?:dans|sous) une huitaine(?: de jours)?",
            "sous huitaine",
        ),
    ),
    s.days_from_now(
        14, 15, words=("(?:dans|sous|d ici) (?:quinze|15) jours", "(?:dans|sous) une quinzaine(?: de jours)?")
    ),
    rule(lambda n: None if n in {8, 15} else s.shift(n, "day"), "dans {n} jours?"),
    s.ahead("week", "dans {n} semaines?"),
    s.ahead("month", "dans {n} mois"),
    s.ahead("year", "dans {n} ans?", "dans {n} annees?"),
    s.days_from_now(-8, -7, words=("il y a (?:huit|8) jours", "il y a une huitaine(?: de jours)?")),
    s.days_from_now(-15, -14, words=("il y a (?:quinze|15) jours", "il y a une quinzaine(?: de jours)?")),
    rule(lambda n: None if n in {8, 15} else s.shift(-n, "day"), "il y a {n} jours?"),
    s.ago("week", "il y a {n} semaines?"),
    s.ago("month", "il y a {n} mois"),
    s.ago("year", "il y a {n} ans?"),
    s.week(-1, "(?:de )?(?:la )?semaine (?:derniere|passee|precedente)"),
    s.week(0, "(?:de )?cette semaine"),
    s.week(
        1, "(?:de |pour )?(?:la )?semaine (?:prochaine|suivante|qui vient)", "(?:de )?la prochaine semaine"
    ),
    s.week(2, "(?:de )?la semaine d apres la prochaine"),
    # dates
    rule(s.dated, "(?:le )?{day}(?: de)? {month}(?: {year}| prochain)?"),
    rule(s.in_month, "le {day}(?: prochain)?"),
    rule(partial(s.in_month, months=1), "(?:le )?{day} du mois (?:prochain|suivant|qui vient)"),
    rule(partial(s.in_month, months=-1), "(?:le )?{day} du mois (?:dernier|passe)"),
    rule(partial(s.in_month, months=0), "(?:le )?{day} (?:de ce mois|du mois|courant)(?: ci)?"),
    rule(s.last_of, "(?:le )?dernier jour (?:de |d |du mois de |du mois d ){month}(?: {year})?"),
    rule(partial(s.last_of, months=0), "(?:le )?dernier jour (?:du mois|de ce mois)(?: ci)?"),
    rule(partial(s.last_of, months=-1), "(?:le )?dernier jour du mois (?:dernier|passe)"),
    rule(partial(s.last_of, months=-1, vague=True), "(?:a la |la )?fin du mois (?:dernier|passe)"),
    rule(partial(s.last_of, months=1), "(?:le )?dernier jour du mois prochain"),
    rule(partial(s.last_of, vague=True), "(?:a la |la )?fin(?: de| d| du mois de)? {month}(?: {year})?"),
    rule(partial(s.last_of, months=0, vague=True), "(?:a la |la )?fin (?:du|de|de ce) mois"),
    rule(partial(s.last_of, months=1, vague=True), "(?:a la |la )?fin du mois prochain"),
    rule(Nth, "(?:le )?{nth} {weekday} (?:de |d |du mois de |du mois d ){month}"),
    rule(partial(Nth, months=0), "(?:le )?{nth} {weekday} (?:du mois|de ce mois)"),
    rule(partial(Nth, months=1), "(?:le )?{nth} {weekday} du mois prochain"),
    rule(partial(Nth, -1), "(?:le )?dernier {weekday} (?:de |d |du mois de |du mois d ){month}"),
    rule(partial(Nth, -1, months=0), "(?:le )?dernier {weekday} (?:du mois|de ce mois)"),
    rule(partial(Nth, -1, months=1), "(?:le )?dernier {weekday} du mois prochain"),
    # hours
    rule(s.clock, "{h} (?:heures?|hrs?)(?: {mm}(?: minutes?)?)?"),
    rule(s.past_hour, "{h} (?:heures?|h) {mw}(?: minutes?)?", "{h} (?:heures?|h) {five}"),
    rule(partial(s.past, 30), "{h} (?:heures?|h) et demie?"),
    rule(partial(s.past, 15), "{h} (?:heures?|h) (?:et quart|un quart)"),
    rule(partial(s.past, 45), "{h} (?:heures?|h) trois quarts"),
    rule(partial(s.past, -15), "{h} (?:heures?|h) moins (?:le |un )?quart"),
    rule(s.to_hour, "{h} (?:heures?|h) moins {minute}"),
    rule(always(Clock(12)), "midi", "12 h midi"),
    rule(always(Clock(12, 30)), "midi et demie?", "midi trente"),
    rule(always(Clock(12, 15)), "midi et quart"),
    rule(always(Clock(11, 45)), "midi moins (?:le )?quart"),
    rule(always(Clock(0, midnight=True)), "minuit"),
    rule(always(Clock(0, 30, midnight=True)), "minuit et demie?", "minuit trente"),
    # parts of a day
    s.part("morning", "(?:le |au |en |dans la |de bon )?matin", "(?:dans la |en )?matinee"),
    s.part("afternoon", "(?:l |dans l |en |en fin d |en debut d )?(?:apres midi|aprem)"),
    s.part("evening", "(?:le |en )?soir", "(?:dans la |en )?soiree", "en debut de soiree"),
    s.part("night", "(?:la |dans la |de )?nuit"),
    s.part("morning", "du matin", tight=True),
    s.part("afternoon", "de l apres midi", "de l aprem", tight=True),
    s.part("evening", "du soir", tight=True),
    s.part("night", "de la nuit", tight=True),
    s.today("morning", "ce matin"),
    s.today("afternoon", "cet(?:te)? apres midi", "cet aprem"),
    s.today("evening", "ce soir"),
    s.today("night", "cette nuit"),
    rule(always(Shift((-1,)), Part("evening")), "hier soir"),
    # lengths
    rule(s.elapsed, "dans {span}", "d ici {span}"),
    rule(s.elapsed_ago, "il y a {span}"),
    rule(s.lasting, "(?:pendant|durant|pour une duree de|duree(?: de)?) {span}"),
    # whose clock
    s.place(f"(?:a l )?heure {_OF}{{place}}", f"{_OF}l heure {_OF}{{place}}"),
    s.place("de {place}", bare=True),
    s.place("(?:a|en|au|aux) {place}", where=True),
    s.own_zone("Europe/Paris", "(?:a l )?heure (?:francaise|de france metropolitaine|metropolitaine)"),
    s.own_zone("Europe/Madrid", "(?:a l )?heure (?:espagnole|peninsulaire)"),
    s.own_zone("Europe/Lisbon", "(?:a l )?heure portugaise"),
    s.own_zone("Europe/London", "(?:a l )?heure (?:britannique|anglaise)"),
    s.own_zone("Europe/Dublin", "(?:a l )?heure irlandaise"),
    s.own_zone("Atlantic/Azores", "(?:a l )?heure acorienne"),
    s.own_zone("Atlantic/Canary", "(?:a l )?heure canarienne"),
    # between and around
    s.link("at to", "a"),
    s.link("to", "au", "jusqu a", "jusqu au", "jusque"),
    s.link("from", "de", "du", "des", "a partir de", "a partir du", "a compter de"),
    s.link("between", "entre"),
    s.link("and", "et"),
    s.fillers(
        "le|les? jour|pour|pile|precises?|tapantes?|svp|stp|merci|bonjour|salut|ok",
        "environs?(?= $)|d ici(?: a| au)?",
        "(?:la )?reunion|(?:un |le )?rendez vous|(?:le )?rdv|visio(?:conference)?|(?:un )?appel",
        "on|rappel|rappelle moi",
        "(?:est ce qu )?on (?:peut|pourrait|pourra) (?:se voir|se parler|faire|dire|faire ca"
        "|se retrouver|prendre)",
        "(?:peut on|pourrait on) (?:se voir|se parler|faire|dire|faire ca|se retrouver|prendre)",
        "on (?:dit|se voit|se retrouve|se parle|fait ca|se fait ca|cale)|disons|plutot|echeance",
        "cela|ca|c est",
        "(?:ca|cela) (?:te|vous) va|reporter|reporte(?:r|z)?(?: (?:ca|la))? (?:a|au)?",
        "voyons nous|rendez vous",
    ),
)

GRAMMAR: Final = Language(
    code="fr",
    weekdays=WEEKDAYS,
    months=MONTHS,
    numbers=NUMBERS,
    ordinals=ORDINALS,
    lengths=Lengths(
        hours=("heure", "heures", "h", "hr", "hrs"),
        minutes_=("minute", "minutes", "min", "mn", "m"),
        fixed={
            "une demi heure": 30,
            "demi heure": 30,
            "une petite demi heure": 30,
            "un quart d heure": 15,
            "quart d heure": 15,
            "trois quarts d heure": 45,
        },
        halves=("et demie", "et demi"),
        ands=("et",),
    ),
    rules=RULES,
    holes=s.holes,
    hours=s.HOURS,
    slips=(
        "demain",
        "aujourd",
        "apres",
        "hier",
        "prochain",
        "prochaine",
        "semaine",
        "matin",
        "minuit",
        "midi",
        "quinze",
    ),
    offered=(
        "aujourd’hui",
        "demain",
        "après-demain",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "lundi prochain",
        "mardi prochain",
        "mercredi prochain",
        "jeudi prochain",
        "vendredi prochain",
        "dans deux heures",
        "dans deux jours",
        "dans une semaine",
        "dans deux semaines",
        "dans un mois",
        "lundi de la semaine prochaine",
        "mardi de la semaine prochaine",
        "mercredi de la semaine prochaine",
        "jeudi de la semaine prochaine",
        "vendredi de la semaine prochaine",
        "vendredi en huit",
    ),
)
"""French, with "en huit" and "en quinze"."""
