"""Cards: Discord's limits are errors here, before a person meets them."""

from __future__ import annotations

from typing import Any

import pytest

from cogs.kit import Acts, Card, CardTooLarge, Field, Press, links, paged
from cogs.kit.modals import build, typed_into
from locales import translator

acts = Acts("cards_test")
press = acts.button("press", int)
T = translator("en")


@press.handler
async def _press(press: Press, number: int) -> None:
    """Only its button is of interest here."""


def card() -> Card:
    return Card(T, "survey")


def contents(made: Card) -> list[str]:
    (box,) = made.view().to_components()
    return [part.get("content", "") for part in box["components"]]


async def test_the_grammar() -> None:
    made = card().footer("last").small("where").title("a\nb").text("").text("body").row().line()
    assert contents(made) == ["-# where", "### a b", "body", "", "-# last"]


async def test_small_text_that_is_empty_is_not_drawn() -> None:
    made = card().small("").small(" ").small("one\n\ntwo").footer("")
    assert contents(made) == ["-# one\n-# two"]


async def test_commands_without_ids_have_the_names_that_the_picker_shows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(links, "_IDS", {})
    made = (
        Card(translator("pt"), "plan").title("`/plan due`").text("`/me zone` e `/plan zone`").small("`/help`")
    )
    assert contents(made) == ["### `/plano prazos`", "`/eu fuso` e `/plano zona`", "-# `/ajuda`"]
    assert contents(Card(T, "plan").text("`/plan due`")) == ["`/plan due`"]


async def test_a_view_never_times_out_and_is_not_remembered() -> None:
    view = card().choice("One", press.button(1, "This one", 1)).view()
    assert view.timeout is None
    assert view.is_persistent()


async def test_forty_components_are_the_most() -> None:
    made = card()
    for number in range(13):
        made.choice("x", press.button(1, "This one", number))
    assert made.view().total_children_count == 40
    with pytest.raises(CardTooLarge):
        made.text("one more").view()


async def test_four_thousand_characters_are_the_most() -> None:
    card().text("x" * 4000).view()
    with pytest.raises(CardTooLarge):
        card().text("x" * 3999).small("x").view()


async def test_five_buttons_are_the_most_in_a_row() -> None:
    with pytest.raises(CardTooLarge):
        card().row(*(press.button(1, "x", number) for number in range(6)))


@pytest.mark.parametrize("label", ["", "x" * 81])
async def test_labels_fit(label: str) -> None:
    with pytest.raises(ValueError, match="80"):
        press.button(1, label, 1)


@pytest.mark.parametrize(
    ("number", "items", "real", "pages"),
    [(0, "abc", 0, 3), (2, "g", 2, 3), (9, "g", 2, 3), (-1, "abc", 0, 3)],
)
def test_pages(number: int, items: str, real: int, pages: int) -> None:
    page = paged("abcdefg", number, 3)
    assert ("".join(page.items), page.number, page.pages, page.total) == (items, real, pages, 7)


def test_an_empty_list_has_one_empty_page() -> None:
    assert paged([], 3, 5).items == ()
    assert paged([], 3, 5).pages == 1


async def test_a_modal_is_cut_to_size_and_not_stored() -> None:
    modal = build(
        "tl:x:y:1", "t" * 60, [Field("word", "l" * 60, value="v" * 20, max_length=10, hint="h" * 200)]
    )
    sent: dict[str, Any] = modal.to_dict()
    (label,) = sent["components"]
    assert (len(sent["title"]), len(label["label"]), len(label["description"])) == (45, 45, 100)
    assert label["component"]["value"] == "v" * 10
    assert modal.is_finished()
    with pytest.raises(ValueError, match="one to 5"):
        build("tl:x:y:1", "t", [Field(str(number), "l") for number in range(6)])


async def test_a_field_with_options_is_a_select_that_shows_what_was_chosen() -> None:
    options = (("a", "l" * 120), ("b", "Bee"))
    fields = [
        Field("one", "One", "b", options=options),
        Field("two", "Two", options=options, required=False, placeholder="Guess"),
    ]
    one, two = (label["component"] for label in build("tl:x:y:1", "t", fields).to_dict()["components"])
    assert (one["type"], one["custom_id"], one["min_values"], one["required"]) == (3, "one", 1, True)
    assert [option["default"] for option in one["options"]] == [False, True]
    assert len(one["options"][0]["label"]) == 100
    assert (two["min_values"], two["required"], two["placeholder"]) == (0, False, "Guess")
    assert not any(option["default"] for option in two["options"])


def test_what_was_typed_is_read_from_labels_and_from_old_rows() -> None:
    data = {
        "components": [
            {"type": 18, "component": {"type": 3, "custom_id": "c", "values": ["three"]}},
            {"type": 18, "component": {"type": 3, "custom_id": "d", "values": []}},
            {"type": 18, "component": {"type": 4, "custom_id": "a", "value": "one"}},
            {"type": 1, "components": [{"type": 4, "custom_id": "b", "value": "two"}]},
            {"type": 10, "id": 3},
        ]
    }
    assert typed_into(data) == {"a": "one", "b": "two", "c": "three", "d": ""}
