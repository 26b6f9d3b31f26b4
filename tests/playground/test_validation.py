"""Discord's limits: each refused with its code, at its place, and what Discord takes is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.errors import DiscordError
from playground.validation import callbacks, commands, messages
from playground.validation.problems import Problems
from tests import openapi
from tests.playground.ids import GENERAL
from tests.playground.person import Refused

if TYPE_CHECKING:
    from tests.playground.conftest import Running

V2 = 1 << 15


def button(**more: Any) -> dict[str, Any]:
    return {"type": 2, "style": 1, "label": "b", "custom_id": "b"} | more


def row(*inner: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "components": list(inner)}


def select(**more: Any) -> dict[str, Any]:
    return {
        "type": 3,
        "custom_id": "s",
        "options": [{"label": "a", "value": "a"}, {"label": "b", "value": "b"}],
    } | more


def text(content: str = "t") -> dict[str, Any]:
    return {"type": 10, "content": content}


def container(*inner: dict[str, Any]) -> dict[str, Any]:
    return {"type": 17, "components": list(inner)}


def in_rows(*buttons: dict[str, Any]) -> list[dict[str, Any]]:
    return [row(*buttons[i : i + 5]) for i in range(0, len(buttons), 5)]


BAD_MESSAGES: list[tuple[str, dict[str, Any], str]] = [
    ("content over 2,000", {"content": "x" * 2001}, "content"),
    ("content that is no text", {"content": 5}, "content"),
    ("eleven embeds", {"embeds": [{"title": "x"}] * 11}, "embeds"),
    ("title over 256", {"embeds": [{"title": "x" * 257}]}, "embeds.0.title"),
    ("description over 4,096", {"embeds": [{"description": "x" * 4097}]}, "embeds.0.description"),
    ("26 fields", {"embeds": [{"fields": [{"name": "n", "value": "v"}] * 26}]}, "embeds.0.fields"),
    ("an empty field", {"embeds": [{"fields": [{"name": "", "value": "v"}]}]}, "embeds.0.fields.0.name"),
    ("6,000 over all embeds", {"embeds": [{"description": "x" * 3001}] * 2}, "embeds"),
    ("a bad address", {"embeds": [{"url": "javascript:x"}]}, "embeds.0.url"),
    ("a bad time", {"embeds": [{"timestamp": "soon"}]}, "embeds.0.timestamp"),
    ("six rows", {"content": "x", "components": in_rows(*[button(custom_id=f"{n}") for n in range(26)])}, "components"),
    ("six in a row", {"components": [row(*[button(custom_id=f"{n}") for n in range(6)])]}, "components.0.components"),
    ("an empty row", {"components": [row()]}, "components.0.components"),
    ("a button in no row", {"components": [button()]}, "components.0.type"),
    ("a label over 80", {"components": [row(button(label="x" * 81))]}, "components.0.components.0.label"),
    ("a custom_id over 100", {"components": [row(button(custom_id="x" * 101))]}, "components.0.components.0.custom_id"),
    ("no custom_id", {"components": [row(button(custom_id=None))]}, "components.0.components.0.custom_id"),
    ("the same custom_id twice", {"components": [row(button(), button())]}, "components.0.components.1.custom_id"),
    ("a link with a custom_id", {"components": [row(button(style=5, url="https://x.y"))]}, "components.0.components.0"),
    ("a link to nowhere", {"components": [row(button(style=5, custom_id=None))]}, "components.0.components.0.url"),
    ("a bare button", {"components": [row(button(label=None))]}, "components.0.components.0"),
    ("style 9", {"components": [row(button(style=9))]}, "components.0.components.0.style"),
    ("a select beside a button", {"components": [row(select(), button())]}, "components.0.components"),
    ("no options", {"components": [row(select(options=[]))]}, "components.0.components.0.options"),
    ("26 options", {"components": [row(select(options=[{"label": f"{n}", "value": f"{n}"} for n in range(26)]))]},
     "components.0.components.0.options"),
    ("options of the same value", {"components": [row(select(options=[{"label": "a", "value": "a"}] * 2))]},
     "components.0.components.0.options.1.value"),
    ("min above max", {"components": [row(select(min_values=2, max_values=1))]}, "components.0.components.0.min_values"),
    ("V2 without its flag", {"components": [container(text())]}, "components"),
    ("V2 with content", {"flags": V2, "content": "x", "components": [text()]}, "content"),
    ("V2 with embeds", {"flags": V2, "embeds": [{"title": "x"}], "components": [text()]}, "embeds"),
    ("41 components", {"flags": V2, "components": [container(*[text()] * 40)]}, "components"),
    ("4,001 characters", {"flags": V2, "components": [text("x" * 2001), text("y" * 2000)]}, "components"),
    ("a container in a container", {"flags": V2, "components": [container(container(text()))]},
     "components.0.components.0.type"),
    ("a section without accessory", {"flags": V2, "components": [{"type": 9, "components": [text()]}]},
     "components.0.accessory.type"),
    ("a section of four texts", {"flags": V2, "components": [
        {"type": 9, "components": [text()] * 4, "accessory": button()}]}, "components.0.components"),
    ("a thumbnail alone", {"flags": V2, "components": [{"type": 11, "media": {"url": "https://x.y/z.png"}}]},
     "components.0.type"),
    ("the same id twice", {"flags": V2, "components": [text() | {"id": 3}, text() | {"id": 3}]}, "components.1.id"),
    ("a long nonce", {"content": "x", "nonce": "n" * 26}, "nonce"),
    ("an unknown parse", {"content": "x", "allowed_mentions": {"parse": ["all"]}}, "allowed_mentions.parse.0"),
]  # fmt: skip

GOOD_MESSAGES: list[tuple[str, dict[str, Any]]] = [
    ("2,000 characters", {"content": "x" * 2000}),
    ("25 buttons", {"content": "x", "components": in_rows(*[button(custom_id=f"{n}") for n in range(25)])}),
    ("an emoji button", {"components": [row(button(label=None, emoji={"name": "👍"}))]}),
    ("a link", {"components": [row({"type": 2, "style": 5, "url": "https://example.org", "label": "l"})]}),
    ("40 components of V2", {"flags": V2, "components": [container(*[text()] * 39)]}),
    ("V2 of all kinds", {"flags": V2, "components": [container(
        text(), {"type": 9, "components": [text()], "accessory": button()}, {"type": 14, "divider": False, "spacing": 2},
        row(select()), {"type": 12, "items": [{"media": {"url": "https://example.org/a.png"}}]})]}),
    ("an embed of 6,000", {"embeds": [{"description": "x" * 4096}, {"description": "x" * 1904}]}),
    ("a file beside nothing", {"content": None, "embeds": [{"title": "t"}]}),
]  # fmt: skip


def tree_paths(errors: dict[str, Any], at: str = "") -> list[str]:
    found = [at] if "_errors" in errors else []
    for key, inner in errors.items():
        if key != "_errors":
            found += tree_paths(inner, f"{at}.{key}".lstrip("."))
    return found


def message_problems(body: dict[str, Any]) -> list[str]:
    problems = Problems()
    messages.check(body, problems, v2=messages.wants_v2(body))
    return tree_paths(problems.tree())


@pytest.mark.parametrize(("body", "path"), [pytest.param(b, p, id=name) for name, b, p in BAD_MESSAGES])
def test_what_breaks_a_limit_is_named_at_its_place(body: dict[str, Any], path: str) -> None:
    assert path in message_problems(body)


@pytest.mark.parametrize("body", [pytest.param(b, id=name) for name, b in GOOD_MESSAGES])
def test_what_discord_takes_is_taken(body: dict[str, Any]) -> None:
    assert message_problems(body) == []


@pytest.mark.parametrize("body", [pytest.param(b, id=name) for name, b in GOOD_MESSAGES])
def test_the_published_contract_agrees_on_what_is_good(body: dict[str, Any]) -> None:
    assert openapi.schema_problems("MessageCreateRequest", body) == []


async def test_everything_wrong_is_told_at_once(playground: Running) -> None:
    rest = await playground.rest()
    body = {"content": "x" * 2001, "components": [row(button(label="y" * 81), button())], "tts": "loud"}
    with pytest.raises(Refused) as refusal:
        await rest.call("POST", f"/channels/{GENERAL}/messages", body)
    assert (refusal.value.status, refusal.value.code) == (400, 50035)
    assert refusal.value.body["message"] == "Invalid Form Body"
    errors = refusal.value.body["errors"]
    assert errors["content"]["_errors"] == [
        {"code": "BASE_TYPE_MAX_LENGTH", "message": "Must be 2000 or fewer in length."}
    ]
    assert {
        "content",
        "tts",
        "components.0.components.0.label",
        "components.0.components.1.custom_id",
    } == set(tree_paths(errors))


_kinds = st.sampled_from([1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 13, 14, 17, 18, 99, None])
_leaves = st.fixed_dictionaries(
    {"type": _kinds},
    optional={
        "custom_id": st.sampled_from(["a", "b", "", "x" * 101, None]),
        "style": st.sampled_from([1, 5, 6, 9, None]),
        "label": st.sampled_from(["l", "l" * 81, None]),
        "url": st.sampled_from(["https://a.b", "nowhere", None]),
        "content": st.sampled_from(["t", "", "t" * 4001]),
        "options": st.sampled_from([[], [{"label": "a", "value": "a"}], [{"label": "a"}]]),
        "media": st.sampled_from([{"url": "https://a.b/c.png"}, {}]),
        "disabled": st.sampled_from([True, None, "yes"]),
        "min_values": st.sampled_from([0, 26, None]),
    },
)
_components = st.recursive(
    _leaves,
    lambda inner: st.fixed_dictionaries(
        {"type": st.sampled_from([1, 9, 17])},
        optional={"components": st.lists(inner, max_size=6), "accessory": inner},
    ),
    max_leaves=12,
)


@settings(max_examples=200)
@given(st.lists(_components, max_size=6), st.booleans())
def test_whatever_the_published_contract_refuses_is_refused(
    components: list[dict[str, Any]], v2: bool
) -> None:
    """The playground may be stricter than the contract (rules that no schema says), never laxer."""
    body = {"components": components, "flags": V2 if v2 else 0}
    refused = openapi.schema_problems("MessageCreateRequest", body)
    if refused:
        assert message_problems(body), refused


@settings(max_examples=2000)
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5),
                    lambda x: st.lists(x, max_size=3) | st.dictionaries(st.sampled_from(
                        ["content", "embeds", "components", "type", "nonce", "flags", "attachments", "fields", "id",
                         "allowed_mentions", "message_reference", "custom_id", "options"]), x, max_size=4),
                    max_leaves=15))  # fmt: skip
def test_no_body_makes_the_checks_fall_over(body: Any) -> None:
    problems = Problems()
    messages.check(body, problems, v2=isinstance(body, dict) and messages.wants_v2(body))
    commands.check_all(body if isinstance(body, list) else [body], Problems())
    if isinstance(body, dict):
        for check in (callbacks.check_modal, callbacks.check_choices):
            try:
                check(body)
            except DiscordError as refusal:
                assert refusal.code == 50035  # noqa: PT017  # either outcome is right


def field(**more: Any) -> dict[str, Any]:
    return {"type": 18, "label": "l", "component": {"type": 4, "custom_id": "c", "style": 1} | more}


@pytest.mark.parametrize(
    ("modal", "path"),
    [
        ({"title": "t" * 46, "custom_id": "c", "components": [field()]}, "data.title"),
        ({"title": "t", "custom_id": "c", "components": []}, "data.components"),
        (
            {"title": "t", "custom_id": "c", "components": [field(custom_id=f"{n}") for n in range(6)]},
            "data.components",
        ),
        (
            {"title": "t", "custom_id": "c", "components": [field() | {"label": "l" * 46}]},
            "data.components.0.label",
        ),
        (
            {"title": "t", "custom_id": "c", "components": [field(max_length=4001)]},
            "data.components.0.component.max_length",
        ),
        (
            {"title": "t", "custom_id": "c", "components": [row(button())]},
            "data.components.0.components.0.type",
        ),
        (
            {"title": "t", "custom_id": "c", "components": [field(), field()]},
            "data.components.1.component.custom_id",
        ),
        ({"custom_id": "c", "components": [field()]}, "data.title"),
    ],
)
def test_modals(modal: dict[str, Any], path: str) -> None:
    with pytest.raises(DiscordError) as refusal:
        callbacks.check_modal(modal)
    assert path in tree_paths(refusal.value.errors or {})


def option(name: str = "o", **more: Any) -> dict[str, Any]:
    return {"type": 3, "name": name, "description": "d"} | more


@pytest.mark.parametrize(
    ("command", "path"),
    [
        ({"name": "Upper", "description": "d"}, "0.name"),
        ({"name": "two words", "description": "d"}, "0.name"),
        ({"name": "x" * 33, "description": "d"}, "0.name"),
        ({"name": "c"}, "0.description"),
        ({"name": "c", "description": "d" * 101}, "0.description"),
        ({"name": "c", "description": "d", "name_localizations": {"pt-PT": "c"}}, "0.name_localizations.pt-PT"),
        ({"name": "c", "description": "d", "name_localizations": {"fr": "Grand"}}, "0.name_localizations.fr"),
        ({"name": "c", "description": "d", "options": [option(f"o{n}") for n in range(26)]}, "0.options"),
        ({"name": "c", "description": "d", "options": [option(), option()]}, "0.options.1.name"),
        ({"name": "c", "description": "d", "options": [option("a"), option("b", required=True)]}, "0.options.1"),
        ({"name": "c", "description": "d", "options": [option(choices=[{"name": "n"}])]}, "0.options.0.choices.0.value"),
        ({"name": "c", "description": "d", "options": [option(autocomplete=True, choices=[{"name": "n", "value": "v"}])]},
         "0.options.0.choices"),
        ({"name": "c", "description": "d", "options": [option("a"), option("b", type=1)]}, "0.options"),
        ({"name": "Menu", "type": 3, "description": "d"}, "0"),
        ({"name": "c", "description": "d", "default_member_permissions": "many"}, "0.default_member_permissions"),
    ],
)  # fmt: skip
def test_commands(command: dict[str, Any], path: str) -> None:
    problems = Problems()
    commands.check_all([command], problems)
    assert path in tree_paths(problems.tree())


@pytest.mark.parametrize("name", ["questionário", "évènement", "año", "l'avis", "ajuda-já", "回答", "कार्य"])
def test_names_in_any_script(name: str) -> None:
    problems = Problems()
    commands.check_all([{"name": name, "description": "d"}], problems)
    assert problems.tree() == {}
