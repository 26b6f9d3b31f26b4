"""How Spanish says when, in Spain."""

from __future__ import annotations

from functools import partial
from typing import Final

from domain.when import shared as s
from domain.when.pieces import Clock, Nth, Part, Shift, Weekday
from domain.when.rules import Language, always, rule
from domain.when.spans import Lengths

_ONES: Final = ["uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"]
_TEENS: Final = [
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciseis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidos",
    "veintitres",
    "veinticuatro",
    "veinticinco",
    "veintiseis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
    "treinta",
]
_TENS: Final = {30: "treinta", 40: "cuarenta", 50: "cincuenta"}
NUMBERS: Final = {
    **{word: n for n, word in enumerate([*_ONES, *_TEENS], 1)},
    **{word: n for n, word in _TENS.items()},
    **{f"{ten} y {one}": n + m for n, ten in _TENS.items() for m, one in enumerate(_ONES, 1)},
    "un": 1,
    "una": 1,
    "veintiun": 21,
    "veintiuna": 21,
    "cero": 0,
    "noventa": 90,
}
ORDINALS: Final = {
    "primero": 1,
    "primer": 1,
    "segundo": 2,
    "tercer": 3,
    "tercero": 3,
    "cuarto": 4,
    "quinto": 5,
}
WEEKDAYS: Final = {
    name: n
    for n, names in enumerate(
        (
            "lunes lun",
            "martes mar",
            "miercoles mie mierc",
            "jueves jue juev",
            "viernes vie vier",
            "sabado sab",
            "domingo dom",
        )
    )
    for name in names.split()
}
MONTHS: Final = {
    name: n
    for n, names in enumerate(
        (
            "enero ene",
            "febrero feb",
            "marzo mar",
            "abril abr",
            "mayo may",
            "junio jun",
            "julio jul",
            "agosto ago",
            "septiembre setiembre sept set sep",
            "octubre oct",
            "noviembre nov",
            "diciembre dic",
        ),
        1,
    )
    for name in names.split()
}
_NEXT_WEEK: Final = "semana (?:que viene|proxima|siguiente|que entra)"

RULES: Final = (
    *s.SHARED,
    # days
    rule(Weekday, "(?:el )?{weekday}"),
    rule(partial(Weekday, how="this"), "este {weekday}"),
    rule(
        partial(Weekday, how="next"),
        "(?:el |este )?proximo {weekday}",
        "(?:el |este )?{weekday} (?:proximo|que viene|siguiente|que entra)",
    ),
    rule(
        partial(Weekday, how="last"),
        "(?:el )?{weekday} pasado",
        "(?:el )?pasado {weekday}",
        "(?:el )?ultimo {weekday}",
    ),
    rule(partial(Weekday, how="of", weeks=-1), "(?:el )?{weekday} de la semana pasada"),
    s.weekday_plus(1, "(?:el |del |de )?{weekday} en (?:ocho|8)(?: dias)?"),
    s.weekday_plus(2, "del? {weekday} en (?:quince|15)"),
    s.days_from_now(0, words=("hoy", "hoy mismo", "hoy dia", "el dia de hoy")),
    s.days_from_now(1, words=("manana", "manana mismo")),
    s.days_from_now(2, words=("pasado manana",)),
    s.days_from_now(-1, words=("ayer",)),
    s.days_from_now(-2, words=("anteayer", "antes de ayer", "antier")),
    s.days_from_now(7, words=("(?:de )?hoy en (?:ocho|8)(?: dias)?", "(?:de )?hoy en una semana")),
    s.days_from_now(8, words=("de manana en (?:ocho|8)(?: dias)?",)),
    s.days_from_now(14, 15, words=("(?:de )?hoy en (?:quince|15)(?: dias)?",)),
    s.days_from_now(7, 8, words=("(?:dentro de|en|de aqui a) (?:ocho|8) dias",)),
    s.days_from_now(
        14, 15, words=("(?:dentro de|en|de aqui a) (?:quince|15) dias", "(?:dentro de|en) una quincena")
    ),
    rule(lambda n: None if n in {8, 15} else s.shift(n, "day"), "(?:dentro de|en|de aqui a) {n} dias?"),
    s.ahead("week", "(?:dentro de|en|de aqui a) {n} semanas?"),
    s.ahead("month", "(?:dentro de|en|de aqui a) {n} mes(?:es)?"),
    s.ahead("year", "(?:dentro de|en|de aqui a) {n} anos?"),
    s.days_from_now(-8, -7, words=("hace (?:ocho|8) dias",)),
    s.days_from_now(-15, -14, words=("hace (?:quince|15) dias", "hace una quincena")),
    rule(lambda n: None if n in {8, 15} else s.shift(-n, "day"), "hace {n} dias?"),
    s.ago("day", "{n} dias? atras"),
    s.ago("week", "hace {n} semanas?", "{n} semanas? atras"),
    s.ago("month", "hace {n} mes(?:es)?"),
    s.ago("year", "hace {n} anos?"),
    s.week(
        -1,
        "(?:de |en )?(?:la )?(?:pasada|ultima) semana(?: el)?",
        "(?:de |en )?(?:la )?semana pasada(?: el)?",
    ),
    s.week(0, "(?:de |en )?esta semana(?: el)?"),
    s.week(
        1,
        f"(?:de |en )?(?:la )?{_NEXT_WEEK}(?: el)?",
        "(?:de |en )?la (?:proxima|siguiente) semana(?: el)?",
        "proxima semana(?: el)?",
    ),
    # dates
    rule(s.dated, "(?:el )?(?:proximo )?(?:dia )?{day}(?: de)? {month}(?:(?: de| del)?(?: ano)? {year})?"),
    rule(s.in_month, "(?:el )?(?:proximo )?dia {day}", "el (?:proximo )?{day}"),
    rule(
        partial(s.in_month, months=1),
        "(?:el )?(?:dia )?{day} del (?:mes que viene|proximo mes|mes proximo|mes siguiente)",
    ),
    rule(partial(s.in_month, months=-1), "(?:el )?(?:dia )?{day} del (?:mes pasado|pasado mes)"),
    rule(
        partial(s.in_month, months=0),
        "(?:el )?(?:dia )?{day} (?:de este mes|del (?:corriente|presente mes|mes en curso))",
    ),
    rule(s.last_of, "(?:el )?ultimo dia de {month}(?:(?: de| del)? {year})?"),
    rule(partial(s.last_of, months=0), "(?:el )?ultimo dia (?:del|de este) mes"),
    rule(partial(s.last_of, months=-1), "(?:el )?ultimo dia del mes pasado"),
    rule(partial(s.last_of, months=-1, vague=True), "(?:a |el )?(?:final|finales|fines|fin) del mes pasado"),
    rule(partial(s.last_of, months=1), "(?:el )?ultimo dia del (?:mes que viene|proximo mes|mes proximo)"),
    rule(
        partial(s.last_of, vague=True),
        "(?:a |el )?(?:final|finales|fines|fin) de {month}(?:(?: de| del)? {year})?",
    ),
    rule(
        partial(s.last_of, months=0, vague=True),
        "(?:a |el )?(?:final|finales|fines|fin) (?:de|del|de este) mes",
    ),
    rule(
        partial(s.last_of, months=1, vague=True),
        "(?:a |el )?(?:final|finales|fines|fin) del (?:mes que viene|proximo mes)",
    ),
    rule(Nth, "(?:el )?{nth} {weekday} (?:de|del mes de) {month}"),
    rule(partial(Nth, months=0), "(?:el )?{nth} {weekday} (?:del|de este) mes"),
    rule(partial(Nth, months=1), "(?:el )?{nth} {weekday} del (?:mes que viene|proximo mes|mes proximo)"),
    rule(partial(Nth, -1), "(?:el )?ultimo {weekday} (?:de|del mes de) {month}"),
    rule(partial(Nth, -1, months=0), "(?:el )?ultimo {weekday} (?:del|de este) mes"),
    rule(
        partial(Nth, -1, months=1), "(?:el )?ultimo {weekday} del (?:mes que viene|proximo mes|mes proximo)"
    ),
    # hours
    rule(s.clock, "{h}(?: : {mm})? (?:horas?|hs|hrs|h)", "{h} (?:horas?|hs) (?:y )?{mm}"),
    rule(s.past_hour, "{h}(?: horas)? y {mw}(?: minutos)?", "{h} y {five}", r"{h} y {mm}(?: minutos)?"),
    rule(partial(s.past, 30), "{h}(?: horas)? y media", "{h} media"),
    rule(s.worded, "{hw} {mw}"),
    rule(partial(s.past, 15), "{h}(?: horas)? y cuarto"),
    rule(partial(s.past, -15), "{h} menos cuarto", "(?:un )?cuarto para las? {h}"),
    rule(s.to_hour, "{h} menos {minute}"),
    rule(always(Clock(12)), "(?:el |al |a )?mediodia"),
    rule(always(Clock(0, midnight=True)), "(?:a |la |a la )?(?:medianoche|media noche)"),
    # parts of a day
    s.part("morning", "(?:por|en|a) la manana"),
    s.part("afternoon", "(?:por|en|a) la tarde", "tarde"),
    s.part("night", "(?:por|en|a) la noche", "noche"),
    s.part("dawn", "(?:por|en|de) la madrugada", "de madrugada"),
    s.part("morning", "de la manana", tight=True),
    s.part("noon", "del? mediodia", tight=True),
    s.part("afternoon", "de la tarde", tight=True),
    s.part("night", "de la noche", tight=True),
    s.part("dawn", "de la madrugada", tight=True),
    s.today("morning", "esta manana", "hoy por la manana"),
    rule(always(Shift(), Clock(12)), "este mediodia"),
    s.today("afternoon", "esta tarde"),
    s.today("night", "esta noche"),
    rule(always(Shift((-1,)), Part("night")), "anoche"),
    # lengths
    rule(s.elapsed, "(?:dentro de|en|de aqui a) {span}"),
    rule(s.elapsed_ago, "hace {span}"),
    rule(s.lasting, "(?:durante|por|duracion(?: de)?|con una duracion de) {span}"),
    # whose clock
    s.place("(?:en |a )?hora (?:de |del |en |de la |de las )?{place}", "(?:en |a )?hora local de {place}"),
    s.place("(?:de|del) {place}", bare=True),
    s.place("en (?:el |la |las )?{place}", where=True),
    s.own_zone(
        "Europe/Madrid", "(?:en |a )?hora (?:peninsular(?: espanola)?|de la peninsula|espanola)", "peninsular"
    ),
    s.own_zone("Atlantic/Canary", "(?:en |a )?hora (?:canaria|insular|de las islas canarias)"),
    s.own_zone("Europe/Lisbon", "(?:en |a )?hora (?:portuguesa|lusa)"),
    s.own_zone("Europe/Paris", "(?:en |a )?hora francesa"),
    s.own_zone("Europe/London", "(?:en |a )?hora (?:britanica|inglesa|del reino unido)"),
    s.own_zone("Europe/Dublin", "(?:en |a )?hora irlandesa"),
    s.own_zone("Atlantic/Azores", "(?:en |a )?hora (?:azoriana|de las azores)"),
    # between and around
    s.link("at", "las"),
    s.link("at to", "a las", "a la(?= (?:una|1) ?)"),
    s.link("to", "a", "al", "hasta", "hasta el"),
    s.link("to hour", "hasta las?"),
    s.link("from", "de", "del", "desde", "desde el", "a partir de", "a partir del"),
    s.link("from hour", "de las?", "desde las?", "a partir de las?"),
    s.link("between", "entre", "entre el"),
    s.link("between hour", "entre las?"),
    s.link("and", "y", "y el"),
    s.link("and hour", "y las?"),
    s.fillers(
        "el|dia|para(?: el)?|por favor|gracias|hola|vale|ok|en punto|exactas",
        "(?:la |una )?reunion|(?:la |una )?llamada|(?:la |una )?cita|videollamada",
        "recuerdame(?:lo)?|quedamos|nos vemos",
        "(?:podemos|podriamos|podria ser|puede ser|se puede|nos viene bien|te viene bien"
        "|os viene bien)(?: quedar| vernos| hablar| hacerlo| reunirnos)?",
        "(?:que tal|mejor|plazo|fecha limite|lo hacemos|lo dejamos|aplazar(?:lo)?|aplazalo|digamos"
        "|seria|es|sera|hablamos)",
    ),
)

GRAMMAR: Final = Language(
    code="es",
    weekdays=WEEKDAYS,
    months=MONTHS,
    numbers=NUMBERS,
    ordinals=ORDINALS,
    lengths=Lengths(
        hours=("hora", "horas", "h", "hs", "hrs"),
        minutes_=("minuto", "minutos", "min", "mins", "m"),
        fixed={
            "media hora": 30,
            "hora y media": 90,
            "media horita": 30,
            "una media hora": 30,
            "un cuarto de hora": 15,
            "cuarto de hora": 15,
            "tres cuartos de hora": 45,
        },
        halves=("y media", "y medio"),
        ands=("y",),
    ),
    rules=RULES,
    holes=s.holes,
    hours={**s.HOURS, "afternoon": ("16:00", "17:00", "18:00"), "night": ("20:00", "21:00", "22:00")},
    slips=(
        "manana",
        "pasado",
        "ayer",
        "proximo",
        "proxima",
        "semana",
        "siguiente",
        "mediodia",
        "medianoche",
        "tarde",
        "noche",
        "dentro",
        "viene",
    ),
    offered=(
        "hoy",
        "mañana",
        "pasado mañana",
        "lunes",
        "martes",
        "miércoles",
        "jueves",
        "viernes",
        "sábado",
        "domingo",
        "el próximo lunes",
        "el próximo martes",
        "el próximo miércoles",
        "el próximo jueves",
        "el próximo viernes",
        "el lunes que viene",
        "el martes que viene",
        "el miércoles que viene",
        "el jueves que viene",
        "el viernes que viene",
        "dentro de dos horas",
        "dentro de dos días",
        "dentro de una semana",
        "dentro de dos semanas",
        "dentro de un mes",
        "lunes de la semana que viene",
        "martes de la semana que viene",
        "miércoles de la semana que viene",
        "jueves de la semana que viene",
        "viernes de la semana que viene",
    ),
)
"""Spanish, with "de hoy en ocho"."""
