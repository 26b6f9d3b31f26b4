"""For every question type: what people type and what it is read as, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.questionnaires import (
    AmbiguousChoice,
    AmbiguousNumber,
    BareNumber,
    EmptyAnswer,
    NotANumber,
    NothingAsked,
    NotWhole,
    NumberTooLarge,
    QuestionKind,
    TooLong,
    UnknownChoice,
)

if TYPE_CHECKING:
    from domain.errors import DomainError

# Kind: (typed, raw value).
READ: dict[QuestionKind, list[tuple[str, str]]] = {
    QuestionKind.TEXT: [
        ("a link", "a link"),
        ("  spaced \r\n twice ", "spaced \n twice"),
        ("**bold** <b>html</b> @everyone", "**bold** <b>html</b> @everyone"),
        ("re\u202egnis\u200b\x00", "regnis"),
        ("e\u0301", "é"),
        ("x" * 2000, "x" * 2000),
        ("👩‍🔬 ok", "👩‍🔬 ok"),
        ("12", "12"),
    ],
    QuestionKind.INTEGER: [
        ("12", "12"),
        (" +12 ", "12"),
        ("-3", "-3"),
        ("−3", "-3"),
        ("007", "7"),
        ("-0", "0"),
        ("1 500", "1500"),
        ("1\u202f500\u00a0000", "1500000"),
        ("1'500", "1500"),
        ("1.500.000", "1500000"),
        ("1,500,000", "1500000"),
        ("12,0", "12"),
        ("12.00", "12"),
        ("１２", "12"),
        (str(2**53 - 1), str(2**53 - 1)),
    ],
    QuestionKind.SELECT_ONE: [
        ("A", "l0"),
        ("e", "l4"),
        ("(c)", "l2"),
        ("b.", "l1"),
        ("We check it each year.", "l3"),
        ("WE CHECK IT EACH YEAR", "l3"),
        ("nous le verifions chaque annee", "l3"),
        ("Quelqu'un le fait", "l1"),
        ("partners", "l4"),
        ("each year", "l3"),
        ("année", "l3"),
        ("C. We do it by rule.", "l2"),
        ("l3", "l3"),
        ("don't know", "dk"),
        ("Don’t know", "dk"),
        ("je ne sais pas", "dk"),
        ("no lo sé", "dk"),
        ("NAO SEI", "dk"),
        ("dk", "dk"),
        ("je ne sais", "dk"),
        ("n/a", "na"),
        ("na", "na"),
        ("sans objet", "na"),
        ("no procede", "na"),
        ("não se aplica", "na"),
    ],
    QuestionKind.NOTE: [],
}

# Kind: (typed, refusal, its parameters).
REFUSED: dict[QuestionKind, list[tuple[str, type[DomainError], dict[str, object]]]] = {
    QuestionKind.TEXT: [
        ("", EmptyAnswer, {}),
        (" \n\t ", EmptyAnswer, {}),
        ("\u200b\u202e", EmptyAnswer, {}),
        ("x" * 10_000, TooLong, {"length": 10_000, "cap": 2_000}),
    ],
    QuestionKind.INTEGER: [
        ("   ", EmptyAnswer, {}),
        ("twelve", NotANumber, {"typed": "twelve"}),
        ("12 people", NotANumber, {"typed": "12 people"}),
        ("1-2", NotANumber, {"typed": "1-2"}),
        ("1e3", NotANumber, {"typed": "1e3"}),
        ("1 50", NotANumber, {"typed": "1 50"}),
        ("1.2.3", NotANumber, {"typed": "1.2.3"}),
        ("٣", NotANumber, {"typed": "٣"}),
        ("12.5", NotWhole, {"typed": "12.5"}),
        ("12,5", NotWhole, {"typed": "12,5"}),
        ("1.500", AmbiguousNumber, {"typed": "1.500", "readings": ("1500", "1.500")}),
        ("-1,500", AmbiguousNumber, {"typed": "-1,500", "readings": ("-1500", "-1.500")}),
        ("9" * 10_000, NumberTooLarge, {"typed": "9" * 60, "largest": 2**53 - 1}),
        (str(2**53), NumberTooLarge, {"typed": str(2**53), "largest": 2**53 - 1}),
    ],
    QuestionKind.SELECT_ONE: [
        ("", EmptyAnswer, {}),
        ("3", BareNumber, {"typed": "3", "letters": ("A", "B", "C", "D", "E")}),
        ("2.", BareNumber, {"typed": "2.", "letters": ("A", "B", "C", "D", "E")}),
        ("F", UnknownChoice, {"typed": "F", "letters": ("A", "B", "C", "D", "E")}),
        ("whatever", UnknownChoice, {"typed": "whatever", "letters": ("A", "B", "C", "D", "E")}),
        ("know", UnknownChoice, {"typed": "know", "letters": ("A", "B", "C", "D", "E")}),
        ("do", UnknownChoice, {"typed": "do", "letters": ("A", "B", "C", "D", "E")}),
        ("A. We do it by rule.", UnknownChoice, {"typed": "A. We do it by rule.",
                                                  "letters": ("A", "B", "C", "D", "E")}),
        ("does it", AmbiguousChoice, {"typed": "does it", "letters": ("A", "B")}),
        ("nous le", AmbiguousChoice, {"typed": "nous le", "letters": ("C", "D")}),
        ("@everyone", UnknownChoice, {"typed": "@everyone", "letters": ("A", "B", "C", "D", "E")}),
        ("x" * 10_000, UnknownChoice, {"typed": "x" * 100, "letters": ("A", "B", "C", "D", "E")}),
        ("!!!", UnknownChoice, {"typed": "!!!", "letters": ("A", "B", "C", "D", "E")}),
    ],
    QuestionKind.NOTE: [("hello", NothingAsked, {})],
}  # fmt: skip
