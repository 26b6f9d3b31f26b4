"""Which words of the code are messages, and where they belong."""

from __future__ import annotations

import pytest

from locales.extraction import ExtractionError, Found, from_jinja, from_python
from locales.nouns import catalogue_of, noun_of


def python(text: str) -> list[Found]:
    return list(from_python(text, "cogs/x/y.py"))


def test_what_is_said_through_t_is_found() -> None:
    found = python(
        't.text("a")\npress.t.text("b {x}", x=1)\nself.t.plural("c", "cs", 2)\nt.context("k", "d")'
    )
    assert [message.id for message in found] == ["a", "b {x}", ("c", "cs"), "d"]
    assert found[3].context == "k"


def test_what_is_not_said_through_t_is_not() -> None:
    assert python('card.text("a")\nt.text(NAME)\nt.date("b")\nplural("c", "d", 1)') == []


def test_strings_in_pieces_are_one_message() -> None:
    assert python('t.text(\n    "a "\n    "b"\n)')[0].id == "a b"


def test_an_f_string_is_refused() -> None:
    with pytest.raises(ExtractionError, match=r"cogs/x/y\.py:1"):
        python('t.text(f"a {b}")')


def test_translators_are_told_what_stands_right_above() -> None:
    found = python('# Translators: a button,\n# max=80\nt.text("a")\n\n# not for them\nt.text("b")')
    assert found[0].comments == ["Translators: a button, max=80"]
    assert found[1].comments == []


def test_names_of_commands_bring_their_limits() -> None:
    found = python('command_name("/answer")\noption_name("day:")\ndescribed("Do")\nchoice("one")\nmark("m")')
    assert [message.id for message in found] == ["/answer", "day:", "Do", "one", "m"]
    assert ["max=33" in found[0].comments[0], "max=100" in found[2].comments[0]] == [True, True]


def test_templates() -> None:
    text = (
        "{# Translators: a heading #}\n{% trans %}One{% endtrans %}\n"
        "{% trans who=context.who %}\n  Two {{ who }}: 100 %\n  {% endtrans %}\n"
        "{% trans n=context.n %}{{ n }} day{% pluralize n %}{{ n }} days{% endtrans %}\n"
        '{{ t.text("Three {x}", x=1) }}{{ card.text("no") }}'
    )
    found = list(from_jinja(text, "templates/chat/x/y.md.j2"))
    assert {str(message.id) for message in found} == {
        "One",
        "Two {who}: 100 %",
        "('{n} day', '{n} days')",
        "Three {x}",
    }
    assert next(message for message in found if message.id == "One").comments == ["Translators: a heading"]


@pytest.mark.parametrize(
    ("place", "noun"),
    [
        ("cogs/surveys/cards/question.py", "surveys"),
        ("services/surveys.py", "surveys"),
        ("templates/errors/surveys.py", "surveys"),
        ("templates/chat/surveys/privacy.md.j2", "surveys"),
        ("templates/errors/__init__.py", "common"),
        ("templates/markdown.py", "common"),
        ("cogs/kit/errors.py", "kit"),
        ("bot/translator.py", "bot"),
    ],
)
def test_a_file_belongs_to_its_noun(place: str, noun: str) -> None:
    assert noun_of(place) == noun


def test_what_two_nouns_say_is_common() -> None:
    assert catalogue_of(["cogs/me/a.py", "services/me.py"]) == "me"
    assert catalogue_of(["cogs/me/a.py", "cogs/help/a.py"]) == "common"
