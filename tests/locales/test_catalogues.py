"""The catalogue tool: nothing is lost, the same input gives the same bytes, every fault is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from locales.catalogue_files import Known, build, load_known
from locales.checks import check, faults, source_faults, typography
from locales.extraction import Found, Key, key_of

if TYPE_CHECKING:
    from pathlib import Path

Messages = dict[Key, Found]


def said(*messages: Found) -> Messages:
    return {key_of(message.id, message.context): message for message in messages}


def one(text: str, place: str = "cogs/a/x.py", *comments: str, context: str | None = None) -> Found:
    return Found(text, context, [place], list(comments))


def known(message: Found, *strings: str, noun: str = "a", **how: bool) -> dict[Key, Known]:
    return {key_of(message.id, message.context): Known(message.id, message.context, strings, noun, **how)}


def written(root: Path, messages: Messages, translations: dict[Key, Known]) -> dict[str, str]:
    files = build("fr", messages, translations)
    (root / "fr").mkdir(exist_ok=True)
    for path in (root / "fr").glob("*.po"):
        path.unlink()
    for noun, text in files.items():
        (root / "fr" / f"{noun}.po").write_text(text, "utf-8")
    return files


def test_a_translation_survives_a_move_a_removal_and_a_return(tmp_path: Path) -> None:
    plural = Found(("{n} day", "{n} days"), None, ["cogs/a/x.py"], [])
    noun = one("Answer", context="noun")
    messages = said(one("One"), plural, noun)
    translations = known(one("One"), "Un") | known(plural, "{n} jour", "{n} jours") | known(noun, "Réponse")
    first = written(tmp_path, messages, translations)
    assert written(tmp_path, messages, load_known("fr", tmp_path)) == first
    # Moved to another noun's file:
    moved = said(one("One", "cogs/b/x.py"), plural, noun)
    assert set(written(tmp_path, moved, load_known("fr", tmp_path))) == {"a", "b"}
    assert load_known("fr", tmp_path)[None, "One"].noun == "b"
    # Gone from the code, then back:
    written(tmp_path, said(one("Two")), load_known("fr", tmp_path))
    gone = load_known("fr", tmp_path)
    assert gone[None, "One"].obsolete
    assert gone["noun", "Answer"].strings == ("Réponse",)
    written(tmp_path, messages, gone)
    back = load_known("fr", tmp_path)
    assert not any(message.obsolete for message in back.values())
    assert back[None, "{n} day"].strings == ("{n} jour", "{n} jours")


@pytest.mark.parametrize(
    ("message", "strings", "fault"),
    [
        (one("One"), ("",), "missing"),
        (one("One {a}"), ("Un",), "placeholders"),
        (one("One"), ("Un {a}",), "placeholders"),
        (one("One", "cogs/a/x.py", "Translators: a button, max=5"), ("Un deux",), "at most 5"),
        (one("It"), ("l'une",), "apostrophe"),
        (one("It?"), ("Quoi?",), "no-break"),
        (Found(("{n} a", "{n} b"), None, ["cogs/a/x.py"], []), ("{n} a", "b"), "placeholders"),
    ],
)
def test_every_fault_is_named(message: Found, strings: tuple[str, ...], fault: str) -> None:
    (old,) = known(message, *strings).values()
    assert any(fault in line for line in faults("fr", message, old))


def test_a_good_translation_has_no_fault() -> None:
    message = Found(("one of {who}", "{n} of {who}"), None, ["cogs/a/x.py"], [])
    (old,) = known(message, "l’un de {who}", "{n} de {who}").values()
    assert list(faults("fr", message, old)) == []


def test_missing_unused_misplaced_and_fuzzy_messages_are_named() -> None:
    messages = said(one("One"), one("Two"), one("Three"))
    translations = (
        known(one("One"), "Un", noun="b")
        | known(one("Three"), "Trois", fuzzy=True)
        | known(one("Four"), "Quatre", obsolete=True)
    )
    lines = "\n".join(check("fr", messages, translations))
    for fault in ("not in the catalogue", "belongs in a.po", "fuzzy", "unused"):
        assert fault in lines


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("Attention\u00a0!", True),
        ("Attention !", False),
        ("Attention!", False),
        ("Voir\u00a0: ici", True),
        ("Voir : ici", False),
        ("Voir: ici", False),
        ("à 14:30, https://a.example/?b=c", True),
        ("«\u202foui\u202f»", True),
        ("« oui »", False),
        ("Quoi\u00a0?!", True),
        ("le <t:1:R>", True),
        ("échéance:", True),
        ("aujourd’hui `it's`", True),
    ],
)
def test_french_typography(text: str, good: bool) -> None:
    assert (list(typography("fr", text)) == []) is good


def test_english_is_looked_over_too() -> None:
    messages = said(one("Don't"), one("{}"), one("A long one", "cogs/a/x.py", "Translators: max=3"))
    lines = "\n".join(source_faults(messages))
    assert all(fault in lines for fault in ("apostrophe", "plain names", "at most 3"))
