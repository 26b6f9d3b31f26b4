"""Templates: the reader's language, strict names, HTML escaped and Markdown not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import jinja2
import pytest

from locales import translator
from locales.jinja import install, message_of
from templates.render import _environment, render


def environment(**templates: str) -> jinja2.Environment:
    loader = jinja2.DictLoader({name.replace("_", ".", 1): text for name, text in templates.items()})
    return install(jinja2.Environment(loader=loader, undefined=jinja2.StrictUndefined, autoescape=False))


def test_blocks_are_translated_with_their_names() -> None:
    made = environment(
        a="{% trans %}Cancel{% endtrans %} {% trans n=n %}{{ n }} x{% pluralize n %}{{ n }} xs{% endtrans %}"
    )
    assert made.get_template("a").render(t=translator("fr"), n=1) == "Annuler 1 x"
    assert made.get_template("a").render(t=translator("en"), n=1200) == "Cancel 1,200 xs"


def test_per_cent_and_braces_survive() -> None:
    assert message_of("100%% of %(who)s") == "100% of {who}"
    assert message_of("{x}") == "{{x}}"
    made = environment(a="{% trans who='us' %}100 % {of} {{ who }}{% endtrans %}")
    assert made.get_template("a").render(t=translator("en")) == "100 % {of} us"


def test_a_missing_name_is_an_error() -> None:
    made = environment(a="{{ context.missing }}")
    with pytest.raises(jinja2.UndefinedError):
        made.get_template("a").render(t=translator("en"), context=object())


@dataclass(frozen=True)
class Nobody:
    """A context without the template's names."""


# Macros alone: they print nothing by themselves.
PARTS = ("kit/forms.html.j2", "/parts.html.j2")


@pytest.mark.parametrize("path", sorted((Path("templates")).rglob("*.j2")), ids=str)
def test_each_template_asks_for_its_context(path: Path) -> None:
    """With an empty context each template that uses one must fail, not print nothing."""
    name = path.relative_to("templates").as_posix()
    if name.endswith(PARTS):
        assert "{% macro" in path.read_text("utf-8")
        return
    if not re.search(r"context\.|extends", path.read_text("utf-8")):
        assert render(name, Nobody(), translator("en"))
        return
    with pytest.raises(jinja2.UndefinedError):
        render(name, Nobody(), translator("en"))


@pytest.mark.parametrize("written", ["marked", "marked_line"])
def test_pages_call_commands_as_the_reader_s_picker_does(written: str) -> None:
    made = _environment().from_string(f"{{{{ text | {written} }}}}")
    text = "**Type** `/me join`, <b> and \x00`/me`"
    said = made.render(text=text, t=translator("fr"))
    assert "<strong>Type</strong> <code>/moi rejoindre</code>, &lt;b&gt; and <code>/moi</code>" in said
    assert "<code>/me join</code>" in made.render(text=text)
