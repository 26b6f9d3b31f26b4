"""Components of messages and modals: which may stand where, with which limits.

Source: Discord's documentation (components/reference), and its published contract for the figures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground.validation.fields import (
    Field,
    ListOf,
    Number,
    OneOf,
    Shape,
    Snowflake,
    Text,
    Truth,
    Url,
    check_shape,
    length_is_wrong,
)

if TYPE_CHECKING:
    from playground.validation.problems import Path, Problems

ROW, BUTTON, STRING_SELECT, TEXT_INPUT = 1, 2, 3, 4
USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT = 5, 6, 7, 8
SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR = 9, 10, 11, 12, 13, 14
CONTAINER, LABEL, UPLOAD, RADIO, CHECKBOXES, CHECKBOX = 17, 18, 19, 21, 22, 23
SELECTS = frozenset({STRING_SELECT, USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT})
V2_ONLY = frozenset({SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER})
"""Component types, by Discord's numbers."""

LINK, PREMIUM = 5, 6
"""Button styles that have no custom_id."""

_ID: dict[str, Field] = {"id": Number(0, 2**31 - 1)}
_CUSTOM_ID = Text(100, 1, required=True)
_EMOJI = Shape({"id": Snowflake(), "name": Text(32)})
_MEDIA = Shape({"url": Url(files=True, required=True)}, required=True)


def _option(most: int, *, required: bool = True) -> Field:
    text = Text(most, 1, required=required)
    return Shape(
        {"label": text, "value": text, "description": Text(most), "emoji": _EMOJI, "default": Truth()}
    )


_SELECT: dict[str, Field] = _ID | {
    "custom_id": _CUSTOM_ID,
    "placeholder": Text(150),
    "min_values": Number(0, 25),
    "max_values": Number(1, 25),
    "disabled": Truth(),
    "required": Truth(),
}
_DEFAULTS = ListOf(
    Shape({"id": Snowflake(required=True), "type": OneOf(("user", "role", "channel"), True)}), 25
)
_CHOICE: dict[str, Field] = _ID | {"custom_id": _CUSTOM_ID, "required": Truth()}

SHAPES: dict[int, dict[str, Field]] = {
    ROW: _ID,
    BUTTON: _ID
    | {
        "style": OneOf((1, 2, 3, 4, 5, 6), required=True),
        "label": Text(80),
        "custom_id": Text(100, 1),
        "url": Url(512),
        "sku_id": Snowflake(),
        "disabled": Truth(),
        "emoji": _EMOJI,
    },
    STRING_SELECT: _SELECT | {"options": ListOf(_option(100), 25, 1, required=True)},
    USER_SELECT: _SELECT | {"default_values": _DEFAULTS},
    ROLE_SELECT: _SELECT | {"default_values": _DEFAULTS},
    MENTIONABLE_SELECT: _SELECT | {"default_values": _DEFAULTS},
    CHANNEL_SELECT: _SELECT | {"default_values": _DEFAULTS, "channel_types": ListOf(Number(0, 16), 20)},
    TEXT_INPUT: _ID
    | {
        "custom_id": _CUSTOM_ID,
        "style": OneOf((1, 2), required=True),
        "label": Text(45, 1),
        "value": Text(4000),
        "placeholder": Text(100),
        "required": Truth(),
        "min_length": Number(0, 4000),
        "max_length": Number(1, 4000),
    },
    SECTION: _ID,
    TEXT: _ID | {"content": Text(4000, 1, required=True)},
    THUMBNAIL: _ID | {"media": _MEDIA, "description": Text(1024, 1), "spoiler": Truth()},
    GALLERY: _ID
    | {
        "items": ListOf(
            Shape({"media": _MEDIA, "description": Text(1024, 1), "spoiler": Truth()}), 10, 1, required=True
        )
    },
    FILE: _ID | {"file": _MEDIA, "spoiler": Truth()},
    SEPARATOR: _ID | {"divider": Truth(), "spacing": OneOf((1, 2))},
    CONTAINER: _ID | {"accent_color": Number(0, 0xFFFFFF), "spoiler": Truth()},
    LABEL: _ID | {"label": Text(45, 1, required=True), "description": Text(100, 1)},
    UPLOAD: _CHOICE | {"min_values": Number(0, 10), "max_values": Number(1, 10)},
    RADIO: _CHOICE | {"options": ListOf(_option(100), 10, 2, required=True)},
    CHECKBOXES: _CHOICE
    | {
        "options": ListOf(_option(100), 10, 1, required=True),
        "min_values": Number(0, 10),
        "max_values": Number(1, 10),
    },
    CHECKBOX: _ID | {"custom_id": _CUSTOM_ID, "default": Truth()},
}

CHILDREN: dict[int, tuple[frozenset[int], int, int]] = {
    ROW: (frozenset({BUTTON}) | SELECTS, 1, 5),
    SECTION: (frozenset({TEXT}), 1, 3),
    CONTAINER: (frozenset({ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR}), 1, 40),
}
"""What may stand inside: types, least, most."""

_MODAL_ROW = (frozenset({TEXT_INPUT}), 1, 5)
_IN_LABEL = SELECTS | {TEXT_INPUT, UPLOAD, RADIO, CHECKBOXES, CHECKBOX}
_V1 = frozenset({ROW})
_V2 = frozenset({ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR, CONTAINER})
_MODAL = frozenset({ROW, LABEL, TEXT})
MOST_IN_V2 = 40
MOST_TEXT_IN_V2 = 4000


class Walk:
    """One pass over the components of a message or modal."""

    def __init__(self, problems: Problems, *, modal: bool = False) -> None:
        self.problems = problems
        self.modal = modal
        self.count = 0
        self.text = 0
        self._custom_ids: set[str] = set()
        self._ids: set[int] = set()

    def many(self, value: Any, allowed: frozenset[int], least: int, most: int, at: Path) -> None:
        """A list of components."""
        if length_is_wrong(value, least, most, at, self.problems):
            return
        for i, component in enumerate(value):
            self.one(component, allowed, (*at, i))

    def one(self, component: Any, allowed: frozenset[int], at: Path) -> None:
        """One component: its kind, its fields, what it holds."""
        kind = component.get("type") if isinstance(component, dict) else None
        if isinstance(kind, bool) or not isinstance(kind, int) or kind not in allowed:
            choices = ", ".join(map(str, sorted(allowed)))
            self.problems.add(
                (*at, "type"), "UNION_TYPE_CHOICES", f'Value of field "type" must be one of ({choices}).'
            )
            return
        self.count += 1
        check_shape(SHAPES[kind], component, at, self.problems)
        self._unique(component, at)
        if kind == TEXT and isinstance(component.get("content"), str):
            self.text += len(component["content"])
        self._inside(kind, component, at)
        _PARTICULAR.get(kind, _nothing)(component, at, self.problems)

    def _inside(self, kind: int, component: dict[str, Any], at: Path) -> None:
        if kind in CHILDREN:
            inner, least, most = _MODAL_ROW if self.modal and kind == ROW else CHILDREN[kind]
            self.many(component.get("components"), inner, least, most, (*at, "components"))
        if kind == SECTION:
            self.one(component.get("accessory"), frozenset({BUTTON, THUMBNAIL}), (*at, "accessory"))
        if kind == LABEL:
            self.one(component.get("component"), _IN_LABEL, (*at, "component"))

    def _unique(self, component: dict[str, Any], at: Path) -> None:
        custom_id = component.get("custom_id")
        if isinstance(custom_id, str):
            if custom_id in self._custom_ids:
                self.problems.add(
                    (*at, "custom_id"),
                    "COMPONENT_CUSTOM_ID_DUPLICATED",
                    "Component custom id cannot be duplicated",
                )
            self._custom_ids.add(custom_id)
        number = component.get("id")
        if isinstance(number, int) and number:
            if number in self._ids:
                self.problems.add((*at, "id"), "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated")
            self._ids.add(number)


def check_message(components: Any, *, v2: bool, at: Path, problems: Problems) -> None:
    """A message's components, of the old kind (five rows) or of Components V2 (forty in all)."""
    walk = Walk(problems)
    if not v2 and isinstance(components, list) and any(_is_v2(c) for c in components):
        problems.add(
            at, "COMPONENTS_V2_FLAG_REQUIRED", "These components need the IS_COMPONENTS_V2 message flag"
        )
        return
    walk.many(components, _V2 if v2 else _V1, 0, MOST_IN_V2 if v2 else 5, at)
    if v2 and walk.count > MOST_IN_V2:
        text = f"Total number of components exceeds {MOST_IN_V2}"
        problems.add(at, "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", text)
    if walk.text > MOST_TEXT_IN_V2:
        text = f"Components displayable text size exceeds maximum size of {MOST_TEXT_IN_V2}"
        problems.add(at, "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", text)


def check_modal(components: Any, at: Path, problems: Problems) -> None:
    """A modal's components: one to five of them."""
    walk = Walk(problems, modal=True)
    walk.many(components, _MODAL, 1, 5, at)


def _is_v2(component: Any) -> bool:
    kind = component.get("type") if isinstance(component, dict) else None
    return isinstance(kind, int) and kind in V2_ONLY


def _nothing(_component: dict[str, Any], _at: Path, _problems: Problems) -> None:
    """Most kinds have no rule beyond their fields."""


def _row(row: dict[str, Any], at: Path, problems: Problems) -> None:
    listed = row.get("components")
    inner = [c.get("type") for c in (listed if isinstance(listed, list) else []) if isinstance(c, dict)]
    wide = [t for t in inner if t != BUTTON]
    if wide and len(inner) > 1:
        text = "The specified component exceeds the maximum width"
        problems.add((*at, "components"), "COMPONENT_LAYOUT_WIDTH_EXCEEDED", text)


def _button(button: dict[str, Any], at: Path, problems: Problems) -> None:
    style, custom_id, url = button.get("style"), button.get("custom_id"), button.get("url")
    if style == LINK:
        if not url:
            problems.add((*at, "url"), "BASE_TYPE_REQUIRED", "A url is required")
        if custom_id:
            problems.add(at, "BUTTON_COMPONENT_INVALID", "A custom id and url cannot both be specified")
    elif style == PREMIUM:
        if not button.get("sku_id"):
            problems.add((*at, "sku_id"), "BASE_TYPE_REQUIRED", "A sku_id is required")
    else:
        if not custom_id:
            text = "A custom id is required"
            problems.add((*at, "custom_id"), "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED", text)
        if url:
            problems.add((*at, "url"), "BUTTON_COMPONENT_INVALID", "Only link buttons have a url")
    if style != PREMIUM and not (button.get("label") or button.get("emoji")):
        problems.add(at, "BUTTON_COMPONENT_INVALID_EMPTY", "A label or emoji is required")


def _select(select: dict[str, Any], at: Path, problems: Problems) -> None:
    least, most = select.get("min_values"), select.get("max_values")
    if isinstance(least, int) and isinstance(most, int) and least > most:
        problems.add(
            (*at, "min_values"), "SELECT_COMPONENT_INVALID_MIN_VALUES", "min_values exceeds max_values"
        )
    options = [o for o in select.get("options") or [] if isinstance(o, dict)]
    values = [o.get("value") for o in options]
    for i, value in enumerate(values):
        if value in values[:i]:
            text = "The specified option value is already used"
            problems.add((*at, "options", i, "value"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", text)
    if options and isinstance(most, int) and most > len(options):
        text = "max_values exceeds the number of options"
        problems.add((*at, "max_values"), "SELECT_COMPONENT_INVALID_MAX_VALUES", text)


def _text_input(field: dict[str, Any], at: Path, problems: Problems) -> None:
    least, most = field.get("min_length"), field.get("max_length")
    if isinstance(least, int) and isinstance(most, int) and least > most:
        problems.add(
            (*at, "min_length"), "TEXT_INPUT_COMPONENT_INVALID_MIN_LENGTH", "min_length exceeds max_length"
        )


_PARTICULAR = {
    ROW: _row,
    BUTTON: _button,
    **dict.fromkeys(SELECTS | {CHECKBOXES, RADIO}, _select),
    TEXT_INPUT: _text_input,
}
