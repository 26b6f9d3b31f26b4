"""How Portuguese says when, in Portugal."""

from __future__ import annotations

from functools import partial
from typing import Final

from domain.when import shared as s
from domain.when.pieces import Clock, Nth, Part, Shift, Weekday
from domain.when.rules import Language, always, rule
from domain.when.spans import Lengths

_ONES: Final = ["um", "dois", "tres", "quatro", "cinco", "seis", "sete", "oito", "nove"]
_TEENS: Final = [
    "dez",
    "onze",
    "doze",
    "treze",
    "catorze",
    "quinze",
    "dezasseis",
    "dezassete",
    "dezoito",
    "dezanove",
]
_TENS: Final = {20: "vinte", 30: "trinta", 40: "quarenta", 50: "cinquenta"}
NUMBERS: Final = {
    **{word: n for n, word in enumerate([*_ONES, *_TEENS], 1)},
    **{word: n for n, word in _TENS.items()},
    **{f"{ten} e {one}": n + m for n, ten in _TENS.items() for m, one in enumerate(_ONES, 1)},
    **{f"vinte e {one}": 20 + n for n, one in ((1, "uma"), (2, "duas"))},
    "uma": 1,
    "duas": 2,
    "quatorze": 14,
    "dezesseis": 16,
    "dezessete": 17,
    "dezenove": 19,
    "zero": 0,
    "noventa": 90,
}
ORDINALS: Final = {"primeiro": 1, "primeira": 1, "segundo": 2, "terceiro": 3, "terceira": 3}
_NTH: Final = {"quarto": 4, "quinto": 5}
_DAYS: Final = ("segunda", "terca", "quarta", "quinta", "sexta")
WEEKDAYS: Final = {
    **{
        name: n
        for n, day in enumerate(_DAYS)
        for name in (day, f"{day} feira", f"{n + 2} xa feira", f"{n + 2} a feira", f"{n + 2} xa")
    },
    **{name: n for n, name in enumerate(("seg", "ter", "qua", "qui", "sex", "sab", "dom"))},
    "sabado": 5,
    "domingo": 6,
}
MONTHS: Final = {
    name: n
    for n, names in enumerate(
        (
            "janeiro jan",
            "fevereiro fev",
            "marco mar",
            "abril abr",
            "maio mai",
            "junho jun",
            "julho jul",
            "agosto ago",
            "setembro set",
            "outubro out",
            "novembro nov",
            "dezembro dez",
        ),
        1,
    )
    for name in names.split()
}
_IN: Final = "(?:na |no |a |o |da |do |esta |de )?"
_COMING: Final = "(?:que vem|proxim[ao]|seguinte|que entra)"
_AHEAD: Final = "(?:daqui a|dentro de|em|de aqui a)"

RULES: Final = (
    *s.SHARED,
    # days
    rule(Weekday, "(?:na |no |a |o |da |do )?{weekday}"),
    rule(partial(Weekday, how="this"), "(?:n?est[ae]|dest[ae]) {weekday}"),
    rule(
        partial(Weekday, how="next"),
        f"{_IN}proxim[ao] {{weekday}}",
        f"{_IN}{{weekday}} {_COMING}",
        "esta {weekday} que vem",
    ),
    rule(
        partial(Weekday, how="last"),
        f"{_IN}{{weekday}} passad[ao]",
        f"{_IN}(?:ultim[ao]|passad[ao]) {{weekday}}",
    ),
    rule(partial(Weekday, how="of", weeks=-1), f"{_IN}{{weekday}} da semana passada"),
    s.weekday_plus(1, f"{_IN}{{weekday}} a (?:oito|8)(?: dias)?"),
    s.weekday_plus(2, f"{_IN}{{weekday}} a (?:quinze|15)(?: dias)?"),
    s.days_from_now(0, words=("(?:de )?hoje", "hoje mesmo", "o dia de hoje")),
    s.days_from_now(1, words=("(?:de )?amanha", "amanha mesmo")),
    s.days_from_now(2, words=("depois de amanha", "depois d amanha")),
    s.days_from_now(-1, words=("ontem",)),
    s.days_from_now(-2, words=("anteontem", "antes de ontem")),
    s.days_from_now(
        7, words=("de hoje a (?:oito|8)(?: dias)?", "hoje a (?:oito|8)(?: dias)?", "de hoje a uma semana")
    ),
    s.days_from_now(8, words=("de amanha a (?:oito|8)(?: dias)?",)),
    s.days_from_now(14, 15, words=("(?:de )?hoje a (?:quinze|15)(?: dias)?",)),
    s.days_from_now(7, 8, words=(f"{_AHEAD} (?:oito|8) dias",)),
    s.days_from_now(14, 15, words=(f"{_AHEAD} (?:quinze|15) dias", f"{_AHEAD} uma quinzena")),
    rule(lambda n: None if n in {8, 15} else s.shift(n, "day"), f"{_AHEAD} {{n}} dias?"),
    s.ahead("week", f"{_AHEAD} {{n}} semanas?"),
    s.ahead("month", f"{_AHEAD} {{n}} mes(?:es)?"),
    s.ahead("year", f"{_AHEAD} {{n}} anos?"),
    s.days_from_now(-8, -7, words=("ha (?:oito|8) dias(?: atras)?",)),
    s.days_from_now(-15, -14, words=("ha (?:quinze|15) dias(?: atras)?", "ha uma quinzena")),
    rule(lambda n: None if n in {8, 15} else s.shift(-n, "day"), "ha {n} dias?(?: atras)?"),
    s.ago("day", "{n} dias? atras"),
    s.ago("week", "ha {n} semanas?(?: atras)?", "{n} semanas? atras"),
    s.ago("month", "ha {n} mes(?:es)?(?: atras)?"),
    s.ago("year", "ha {n} anos?(?: atras)?"),
    s.week(-1, "(?:na |da |a )?semana passada", "(?:na |da |a )?(?:ultima|passada) semana"),
    s.week(0, "(?:d|n)?esta semana"),
    s.week(1, f"(?:na |da |a )?semana {_COMING}", "(?:na |da |a )?proxima semana"),
    # dates
    rule(
        s.dated,
        "(?:o |no |do |em |a )?(?:proximo )?(?:dia )?{day}(?: de)? {month}"
        "(?:(?: de| do)?(?: ano)?(?: de)? {year})?",
    ),
    rule(s.in_month, "(?:o |no |do )?(?:proximo )?dia {day}"),
    rule(
        partial(s.in_month, months=1),
        "(?:o |no |do )?(?:dia )?{day} do (?:mes que vem|proximo mes|mes seguinte)",
    ),
    rule(partial(s.in_month, months=-1), "(?:o |no |do )?(?:dia )?{day} do mes passado"),
    rule(partial(s.in_month, months=0), "(?:o |no |do )?(?:dia )?{day} (?:deste mes|do corrente(?: mes)?)"),
    rule(s.last_of, "(?:o |no )?ultimo dia de {month}(?:(?: de)? {year})?"),
    rule(partial(s.last_of, months=0), "(?:o |no )?ultimo dia (?:do|deste) mes"),
    rule(partial(s.last_of, months=-1), "(?:o |no )?ultimo dia do mes passado"),
    rule(partial(s.last_of, months=-1, vague=True), "(?:no |o |ao )?(?:fim|final) do mes passado"),
    rule(partial(s.last_of, months=1), "(?:o |no )?ultimo dia do (?:mes que vem|proximo mes)"),
    rule(
        partial(s.last_of, vague=True),
        "(?:no |o |em |ao )?(?:fim|final|finais|fins) de {month}(?:(?: de)? {year})?",
    ),
    rule(partial(s.last_of, months=0, vague=True), "(?:no |o |ao )?(?:fim|final) (?:do|deste) mes"),
    rule(
        partial(s.last_of, months=1, vague=True),
        "(?:no |o |ao )?(?:fim|final) do (?:mes que vem|proximo mes)",
    ),
    rule(Nth, f"{_IN}{{nth}} {{weekday}} de {{month}}"),
    rule(partial(Nth, months=0), f"{_IN}{{nth}} {{weekday}} (?:do|deste) mes"),
    rule(partial(Nth, months=1), f"{_IN}{{nth}} {{weekday}} do (?:mes que vem|proximo mes)"),
    rule(partial(Nth, -1), f"{_IN}ultim[ao] {{weekday}} de {{month}}"),
    rule(partial(Nth, -1, months=0), f"{_IN}ultim[ao] {{weekday}} (?:do|deste) mes"),
    rule(partial(Nth, -1, months=1), f"{_IN}ultim[ao] {{weekday}} do (?:mes que vem|proximo mes)"),
    # hours
    rule(s.clock, "{h}(?: : {mm})? (?:horas?|hs|hrs|h)", "{h} (?:horas?|hs) (?:e )?{mm}(?: minutos)?"),
    rule(s.past_hour, "{h}(?: horas?)? e {mw}(?: minutos)?", "{h} e {five}", r"{h} e {mm}(?: minutos)?"),
    rule(partial(s.past, 30), "{h}(?: horas?)? e meia"),
    rule(partial(s.past, 15), "{h}(?: horas?)? e (?:um )?quarto"),
    rule(partial(s.past, -15), "{h} menos (?:um )?quarto", "(?:as |a )?(?:um )?quarto para (?:as|a) {h}"),
    rule(s.to_hour, "{h} menos {minute}", "{minute}(?: minutos)? para (?:as|a) {h}"),
    rule(always(Clock(12)), "(?:ao |o )?meio dia"),
    rule(always(Clock(12, 30)), "(?:ao |o )?meio dia e meia"),
    rule(always(Clock(12, 15)), "(?:ao |o )?meio dia e (?:um )?quarto"),
    rule(always(Clock(0, midnight=True)), "(?:a |da )?meia noite"),
    rule(always(Clock(0, 30, midnight=True)), "(?:a )?meia noite e meia"),
    # parts of a day
    s.part("morning", "(?:de|pela|na|da parte da) manha", "manha"),
    s.part("afternoon", "(?:a|de|pela|na|da parte da) tarde", "tarde"),
    s.part("night", "(?:a|de|pela|na) noite", "noite"),
    s.part("dawn", "(?:de|na|pela) madrugada"),
    s.part("morning", "da manha", tight=True),
    s.part("afternoon", "da tarde", tight=True),
    s.part("night", "da noite", tight=True),
    s.part("dawn", "da madrugada", tight=True),
    s.today("morning", "esta manha"),
    s.today("afternoon", "esta tarde"),
    s.today("night", "esta noite", "logo a noite"),
    rule(always(Shift((-1,)), Part("night")), "ontem a noite"),
    # lengths
    rule(s.elapsed, f"{_AHEAD} {{span}}"),
    rule(s.elapsed_ago, "ha {span}(?: atras)?", "{span} atras"),
    rule(s.lasting, "(?:durante|por|duracao(?: de)?|com (?:a |uma )?duracao de) {span}"),
    # whose clock
    s.place(
        "(?:na |a |em )?hora (?:de |do |da |dos |das |em )?{place}", "hora local (?:de |do |da |dos )?{place}"
    ),
    s.place("(?:de|do|da|dos|das) {place}", bare=True),
    s.place("(?:em|no|na|nos|nas) {place}", where=True),
    s.own_zone(
        "Europe/Lisbon", "(?:na |a )?hora (?:portuguesa|do continente|continental|de portugal continental)"
    ),
    s.own_zone("Europe/Madrid", "(?:na |a )?hora (?:espanhola|peninsular)"),
    s.own_zone("Europe/Paris", "(?:na |a )?hora francesa"),
    s.own_zone("Europe/London", "(?:na |a )?hora (?:inglesa|britanica)"),
    s.own_zone("Europe/Dublin", "(?:na |a )?hora irlandesa"),
    s.own_zone("Atlantic/Azores", "(?:na |a )?hora acoriana"),
    s.own_zone("Atlantic/Canary", "(?:na |a )?hora (?:canaria|das canarias)"),
    # between and around
    s.link("at", "pelas", "para as"),
    s.link("at to", "as", "a(?= (?:uma|1|meia|meio) ?)"),
    s.link("to", "a", "ao", "ate", "ate ao", "ate a"),
    s.link("to hour", "ate as"),
    s.link(
        "from", "de", "do", "da", "desde", "desde o", "desde a", "a partir de", "a partir do", "a partir da"
    ),
    s.link("from hour", "das", "desde as", "a partir das"),
    s.link("between", "entre", "entre o", "entre a"),
    s.link("between hour", "entre as"),
    s.link("and", "e", "e o", "e a"),
    s.link("and hour", "e as"),
    s.fillers(
        "dia|para(?! as? )(?: o)?|por favor|obrigad[ao]|ola|bom dia|ok|em ponto|certas",
        "(?:a |uma )?reuniao|(?:a |uma )?chamada|videochamada|(?:o )?encontro|lembra me|lembrar",
        "marcamos|combinado|fica",
        "(?:podemos|poderiamos|pode ser|podia ser|da para|da me jeito|da te jeito)(?: falar"
        "| reunir| marcar| fazer| encontrar nos| ser)?",
        "(?:que tal|prazo|adiar|adia|digamos|seria|e melhor|vemo nos|falamos|encontramo nos|ate la"
        "|vamos fazer|melhor)",
    ),
)

GRAMMAR: Final = Language(
    code="pt",
    weekdays=WEEKDAYS,
    months=MONTHS,
    numbers=NUMBERS,
    ordinals={**ORDINALS, **_NTH},
    lengths=Lengths(
        hours=("hora", "horas", "h", "hs", "hrs"),
        minutes_=("minuto", "minutos", "min", "mins", "m"),
        fixed={
            "meia hora": 30,
            "meia horita": 30,
            "uma meia hora": 30,
            "hora e meia": 90,
            "um quarto de hora": 15,
            "quarto de hora": 15,
            "tres quartos de hora": 45,
        },
        halves=("e meia", "e meio"),
        ands=("e",),
    ),
    rules=RULES,
    holes=s.holes,
    hours=s.HOURS,
    slips=(
        "amanha",
        "hoje",
        "ontem",
        "depois",
        "proxima",
        "proximo",
        "semana",
        "feira",
        "meia",
        "noite",
        "tarde",
        "daqui",
        "dentro",
    ),
    offered=(
        "hoje",
        "amanhã",
        "depois de amanhã",
        "segunda-feira",
        "terça-feira",
        "quarta-feira",
        "quinta-feira",
        "sexta-feira",
        "sábado",
        "domingo",
        "próxima segunda-feira",
        "próxima terça-feira",
        "próxima quarta-feira",
        "próxima quinta-feira",
        "próxima sexta-feira",
        "segunda-feira que vem",
        "terça-feira que vem",
        "quarta-feira que vem",
        "quinta-feira que vem",
        "sexta-feira que vem",
        "daqui a duas horas",
        "daqui a dois dias",
        "daqui a uma semana",
        "daqui a duas semanas",
        "daqui a um mês",
        "segunda-feira da próxima semana",
        "terça-feira da próxima semana",
        "quarta-feira da próxima semana",
        "quinta-feira da próxima semana",
        "sexta-feira da próxima semana",
    ),
)
"""Portuguese, with "de hoje a oito" and "2ª feira"."""
