"""How English says when, in Britain and Ireland."""

from __future__ import annotations

from functools import partial
from typing import Final

from domain.when import shared as s
from domain.when.pieces import Clock, Nth, Part, Shift, Weekday
from domain.when.rules import Language, always, rule
from domain.when.spans import Lengths

_ONES: Final = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS: Final = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS: Final = {20: "twenty", 30: "thirty", 40: "forty", 50: "fifty"}
NUMBERS: Final = {
    **{word: n for n, word in enumerate([*_ONES, *_TEENS], 1)},
    **{word: n for n, word in _TENS.items()},
    **{f"{ten} {one}": n + m for n, ten in _TENS.items() for m, one in enumerate(_ONES, 1)},
    "ninety": 90,
}
_FIRSTS: Final = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]
_TENTHS: Final = [
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
ORDINALS: Final = {
    **{word: n for n, word in enumerate([*_FIRSTS, *_TENTHS], 1)},
    **{f"twenty {word}": 20 + n for n, word in enumerate(_FIRSTS, 1)},
    "thirtieth": 30,
    "thirty first": 31,
}
WEEKDAYS: Final = {
    name: n
    for n, names in enumerate(
        (
            "monday mon",
            "tuesday tue tues",
            "wednesday wed weds",
            "thursday thu thur thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
MONTHS: Final = {
    name: n
    for n, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
_SPOKEN: Final = {"five": 5, "ten": 10, "twenty": 20, "twenty five": 25}

RULES: Final = (
    *s.SHARED,
    # days
    rule(Weekday, "{weekday}", "(?:this )?coming {weekday}"),
    rule(partial(Weekday, how="this"), "this {weekday}"),
    rule(partial(Weekday, how="next"), "next {weekday}", "{weekday} next"),
    rule(partial(Weekday, how="last"), "last {weekday}", "{weekday} last"),
    rule(partial(Weekday, how="of", weeks=-1), "{weekday} (?:of )?last week"),
    s.weekday_plus(
        1, "{weekday} week", "(?:a|one|1) week (?:on|from|this) {weekday}", "a week after {weekday}"
    ),
    s.weekday_plus(2, "{weekday} fortnight", "(?:a fortnight|(?:two|2) weeks) (?:on|from) {weekday}"),
    s.days_from_now(0, words=("today",)),
    s.days_from_now(1, words=("tomorrow", "tmrw", "tmw", "tomoz")),
    s.days_from_now(2, words=("(?:the )?day after tomorrow", "overmorrow")),
    s.days_from_now(-1, words=("yesterday",)),
    s.days_from_now(-2, words=("(?:the )?day before yesterday",)),
    s.days_from_now(-14, words=("(?:a|one) fortnight ago",)),
    s.days_from_now(7, words=("today week", "(?:a|one|1) week (?:from )?(?:today|now)", "this day week")),
    s.days_from_now(8, words=("tomorrow week", "(?:a|one|1) week (?:from )?tomorrow")),
    s.days_from_now(
        14,
        words=(
            "in (?:a|one) fortnight(?: s time)?",
            "(?:a|one) fortnight (?:today|from today|from now)",
            "(?:two|2) weeks (?:from )?(?:today|now)",
        ),
    ),
    s.days_from_now(15, words=("(?:two|2) weeks (?:from )?tomorrow", "a fortnight tomorrow")),
    s.ahead("day", "in {n} days?(?: time)?", "{n} days? from (?:now|today)"),
    s.ahead("week", "in {n} weeks?(?: s)?(?: time)?", "{n} weeks? from (?:now|today)"),
    s.ahead("month", "in {n} months?(?: s)?(?: time)?", "{n} months? from (?:now|today)"),
    s.ahead("year", "in {n} years?(?: s)?(?: time)?", "{n} years? from (?:now|today)"),
    s.ago("day", "{n} days? ago"),
    s.ago("week", "{n} weeks? ago"),
    s.ago("month", "{n} months? ago"),
    s.ago("year", "{n} years? ago"),
    s.week(-1, "(?:in |of )?(?:the )?(?:last|past|previous) week(?: on)?"),
    s.week(0, "(?:of |in )?this week"),
    s.week(1, "(?:of |in )?(?:the )?(?:next|following) week", "next week s"),
    s.week(2, "(?:of |in )?(?:the )?week after next"),
    # dates
    rule(
        s.dated,
        "(?:the )?{day}(?: day)?(?: of)? {month}(?:(?: in)? {year})?",
        "{month} (?:the )?{day}(?:(?: in| of)? {year})?",
    ),
    rule(s.written_ordinal, "(?:the )?{ordinal}"),
    rule(s.ordinal_day, "the {nth}"),
    rule(partial(s.in_month, months=1), "(?:the )?{day} of next month", "next month on the {day}"),
    rule(partial(s.in_month, months=-1), "(?:the )?{day} of last month", "last month on the {day}"),
    rule(partial(s.in_month, months=0), "(?:the )?{day} of this month"),
    rule(s.last_of, "(?:the )?last day (?:of|in) {month}(?: {year})?"),
    rule(partial(s.last_of, months=0), "(?:the )?last day of (?:the|this) month"),
    rule(partial(s.last_of, months=-1), "(?:the )?last day of last month"),
    rule(partial(s.last_of, months=-1, vague=True), "(?:the )?end of last month"),
    rule(partial(s.last_of, months=1), "(?:the )?last day of next month"),
    rule(partial(s.last_of, vague=True), "(?:the )?end of {month}(?: {year})?"),
    rule(partial(s.last_of, months=0, vague=True), "(?:the )?end of (?:the|this) month", "month end"),
    rule(partial(s.last_of, months=1, vague=True), "(?:the )?end of next month"),
    rule(Nth, "(?:the )?{nth} {weekday} (?:of|in) {month}"),
    rule(partial(Nth, months=0), "(?:the )?{nth} {weekday} (?:of|in) (?:the|this) month"),
    rule(partial(Nth, months=1), "(?:the )?{nth} {weekday} (?:of|in) next month"),
    rule(partial(Nth, -1), "(?:the )?last {weekday} (?:of|in) {month}"),
    rule(partial(Nth, -1, months=0), "(?:the )?last {weekday} (?:of|in) (?:the|this) month"),
    rule(partial(Nth, -1, months=1), "(?:the )?last {weekday} (?:of|in) next month"),
    # hours
    rule(s.clock, "{h}(?: : {mm})? (?:o clock|hrs|hours)", "{h} (?:hrs|hours) {mm}"),
    rule(s.military, "{four} (?:hrs|hours|h)", "at {four}"),
    rule(s.worded, "{hw} {mw}"),
    rule(partial(s.past, 30), "half(?: past)? {h}"),
    rule(partial(s.past, 15), "(?:a )?quarter (?:past|after) {h}"),
    rule(partial(s.past, -15), "(?:a )?quarter (?:to|before) {h}"),
    rule(s.past_hour, "{minute}(?: minutes?| mins?)? past {h}"),
    rule(s.to_hour, "{minute} (?:minutes?|mins?) to {h}"),
    *(rule(partial(s.past, -n), f"{word} to {{h}}") for word, n in _SPOKEN.items()),
    rule(always(Clock(12)), "(?:12 |twelve )?noon", "midday", "mid day"),
    rule(always(Clock(0, midnight=True)), "(?:12 |twelve )?midnight"),
    # parts of a day
    s.part("morning", "(?:in the |on the )?morning", "a m"),
    s.part("afternoon", "(?:in the |on the )?(?:early |late )?afternoon"),
    s.part("evening", "(?:in the |on the )?(?:early |late )?evening"),
    s.part("night", "(?:at |in the )?night"),
    s.part("morning", "in the morning", tight=True),
    s.part("afternoon", "in the afternoon", tight=True),
    s.part("evening", "in the evening", tight=True),
    s.part("night", "at night", tight=True),
    s.today("morning", "this morning"),
    s.today("afternoon", "this afternoon"),
    s.today("evening", "this evening"),
    s.today("night", "tonight"),
    rule(always(Shift((-1,)), Part("night")), "last night"),
    # lengths
    rule(s.elapsed, "in {span}(?: s)?(?: time)?", "{span} from now"),
    rule(s.elapsed_ago, "{span} ago"),
    rule(s.lasting, "(?:for|lasting) {span}"),
    # whose clock
    s.place("(?:the )?{place}(?: s)? time", "time in {place}", "(?:the )?clock (?:in|of) {place}"),
    s.place("in {place}", where=True),
    s.own_zone("Europe/London", "(?:british|english|scottish|welsh)(?: summer| local)? time"),
    s.own_zone("Europe/Dublin", "irish(?: summer| local)? time"),
    s.own_zone("Europe/Lisbon", "portuguese(?: local)? time"),
    s.own_zone(
        "Europe/Madrid", "spanish(?: mainland| local)? time", "peninsular time", "mainland spain time"
    ),
    s.own_zone("Europe/Paris", "french(?: local)? time"),
    s.own_zone("Atlantic/Canary", "canary(?: islands?)? time"),
    s.own_zone("Atlantic/Azores", "azorean time"),
    # between and around
    s.link("at", "at"),
    s.link("to", "to", "until", "till", "til", "through"),
    s.link("from", "from", "starting", "starting at", "starting from"),
    s.link("between", "between"),
    s.link("and", "and"),
    s.fillers(
        "on|the|of|for|please|pls|thanks|thank you|ok|okay|hi|hello|so|sharp|exactly|prompt",
        "by",
        "(?:can|could|shall|should|may) we(?: do| meet| talk| say| have it| move it to| make it)?",
        "(?:let us|let s|lets)(?: do| meet| talk| say| have it| try| make it)?",
        "(?:how|what) about|see you|meet|meeting|call|remind me|it is|it s|is|we meet|due",
        "deadline|say|schedule(?: it)?",
        "postpone(?: it)?(?: to)?|move(?: it)? to|snooze until|works for me|is fine",
        "would be (?:good|great|fine)",
    ),
)

GRAMMAR: Final = Language(
    code="en",
    weekdays=WEEKDAYS,
    months=MONTHS,
    numbers=NUMBERS,
    ordinals=ORDINALS,
    lengths=Lengths(
        hours=("hour", "hours", "hr", "hrs", "h"),
        minutes_=("minute", "minutes", "min", "mins", "m"),
        fixed={
            "half an hour": 30,
            "half hour": 30,
            "a half hour": 30,
            "a quarter of an hour": 15,
            "quarter of an hour": 15,
            "three quarters of an hour": 45,
            "a couple of hours": 120,
        },
        halves=("and a half", "and half"),
        ands=("and",),
        articles=("a", "an"),
    ),
    rules=RULES,
    holes=s.holes,
    hours=s.HOURS,
    slips=(
        "tomorrow",
        "today",
        "yesterday",
        "tonight",
        "next",
        "week",
        "fortnight",
        "midnight",
        "midday",
        "morning",
        "afternoon",
        "evening",
    ),
    offered=(
        "today",
        "tomorrow",
        "the day after tomorrow",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "next Monday",
        "next Tuesday",
        "next Wednesday",
        "next Thursday",
        "next Friday",
        "in two hours",
        "in two days",
        "in a week",
        "in two weeks",
        "in a month",
        "Monday next week",
        "Tuesday next week",
        "Wednesday next week",
        "Thursday next week",
        "Friday next week",
    ),
)
"""English, with the Irish and Scottish "Friday week"."""
