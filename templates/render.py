"""Renders a template with its context, a record, in the reader's language.

A template of `chat/` is Markdown and escapes nothing by itself: what people wrote goes through `safe_text`.
One of `portal/` is HTML and escapes everything; our own
Markdown becomes elements by `marked`.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment

    from locales import Translator


def render(name: str, context: Any, t: Translator) -> str:
    """The text of a template: `render("chat/surveys/privacy.md.j2", PrivacyText(…), t)`.

    `context` is a record, seen by the template under that name. A name that the template uses and
    nobody gave is an error (`jinja2.UndefinedError`).
    """
    return _environment().get_template(name).render(context=context, t=t).strip()


def prepare(folder: str) -> None:
    """Compile all templates of a folder ("portal/") now, so that nobody waits for it at the first page."""
    environment = _environment()
    for name in environment.list_templates(filter_func=lambda name: name.startswith(folder)):
        environment.get_template(name)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    # Jinja2 is not needed before the first template is.
    import jinja2  # noqa: PLC0415

    from locales.jinja import install  # noqa: PLC0415
    from templates.html import marked, marked_line  # noqa: PLC0415
    from templates.markdown import safe  # noqa: PLC0415

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        autoescape=jinja2.select_autoescape(["html", "html.j2"], default=False),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters |= {"safe_text": safe, "marked": marked, "marked_line": marked_line}
    return install(environment)
