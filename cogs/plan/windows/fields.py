"""Fields that several windows share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cogs.kit import Field

if TYPE_CHECKING:
    from locales import Translator
    from services.plans.typed import Window

TITLE: Final = 200
TEXT: Final = 1500


def line(window: Window, name: str, label: str, **more: Any) -> Field:
    """A field with what stands in it; `more` as `cogs.kit.Field` takes it."""
    return Field(name, label, window.fields.get(name, ""), **more)


def title(window: Window, t: Translator, placeholder: str = "") -> Field:
    """The title of something."""
    return line(window, "title", t.text("Title"), max_length=TITLE, placeholder=placeholder)


def day(window: Window, name: str, label: str, t: Translator) -> Field:
    """A day, as people say it."""
    hint = t.text("Such as 31/01/2027, “in three weeks”, “end of March”")
    return line(window, name, label, max_length=60, hint=hint)


def past_day(window: Window, name: str, label: str, t: Translator) -> Field:
    """A day that has been."""
    # Translators: under a field for a day that has been, in words that are read there, max=100
    hint = t.text("Today or earlier, such as 31/01, “yesterday”, “a week ago”, “last Monday”")
    return line(window, name, label, max_length=60, hint=hint)


def why(window: Window, t: Translator, *, needed: bool = True) -> Field:
    """The reason for a change."""
    hint = t.text("It stands in the history, for everybody in the network")
    return line(window, "why", t.text("Why?"), required=needed, paragraph=True, max_length=1000, hint=hint)
