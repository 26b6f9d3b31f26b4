"""Messages in Jinja2 templates: `{% trans name=… %}…{{ name }}…{% endtrans %}` and `t.text("…")`.

Jinja2 makes `%(name)s` of a placeholder; here it becomes `{name}`, so that templates and Python share one
kind of message and one catalogue. Imported only where templates are rendered or read.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from jinja2 import pass_context

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.runtime import Context

_PERCENT: Final = re.compile(r"%\((\w+)\)s|%%|([{}])")


@lru_cache(maxsize=1024)
def message_of(text: str) -> str:
    """The message behind what Jinja2 hands to gettext."""
    return _PERCENT.sub(
        lambda hit: f"{{{hit[1]}}}" if hit[1] else (hit[2] or "%") * (2 if hit[2] else 1), text
    )


@pass_context
def _gettext(context: Context, text: str, **values: object) -> str:
    return str(context["t"].text(message_of(text), **values))


@pass_context
def _ngettext(context: Context, one: str, many: str, number: int, **values: object) -> str:
    rest = {name: value for name, value in values.items() if name not in {"n", "num"}}
    return str(context["t"].plural(message_of(one), message_of(many), number, **rest))


def install(environment: Environment) -> Environment:
    """Teach an environment our messages. Templates get the reader's translator as `t`."""
    environment.add_extension("jinja2.ext.i18n")
    environment.policies["ext.i18n.trimmed"] = True
    environment.newstyle_gettext = True  # type: ignore[attr-defined]  # set by the extension
    environment.globals.update(gettext=_gettext, ngettext=_ngettext)
    return environment
