"""The Markdown of our own texts (errors, lines of notices) as HTML, for pages and mails.

Only what those texts use: bold, code, small lines, lists, lines and paragraphs, escaped marks. All else is
shown as it stands, so that nothing that people wrote becomes an element.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jinja2 import pass_context
from markupsafe import Markup, escape

from templates.commands import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2.runtime import Context

# What stands for an escaped mark while the others are read: nothing that a text holds (a control character).
_MARKS: Final = "\\`*_~|[]<>#-+•.)"
_ESCAPED: Final = re.compile(r"\\([\\`*_~|\[\]<>#\-+•.)])")
_HELD: Final = re.compile("\x00([0-9]+)\x00")
_CODE: Final = re.compile(r"`([^`\n]+)`")
_BOLD: Final = re.compile(r"\*\*([^*\n]+)\*\*")
_BARE: Final = re.compile(r"&lt;(https?://[^\s&]+)&gt;")


@pass_context
def marked(context: Context, text: str) -> Markup:
    """The text as HTML: paragraphs, lists, and what is bold, small or code in them."""
    return Markup("").join(_blocks(_spoken(context, text)))


@pass_context
def marked_line(context: Context, text: str) -> Markup:
    """A single line, without a paragraph around it."""
    return _inline(" ".join(_spoken(context, text).split()))


def _spoken(context: Context, text: str) -> str:
    """With commands as the page's language calls them."""
    t = context.get("t")
    said = text.replace("\x00", "")
    return said if t is None else named(said, t)


def _blocks(text: str) -> Iterator[Markup]:
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = [line for line in block.split("\n") if line.strip()]
        while lines:
            listed = list(_while(lines, "- "))
            if listed:
                lines = lines[len(listed) :]
                items = Markup("").join(Markup("<li>{}</li>").format(_inline(line[2:])) for line in listed)
                yield Markup("<ul>{}</ul>").format(items)
                continue
            plain = list(_until(lines, "- "))
            lines = lines[len(plain) :]
            yield Markup("<p>{}</p>").format(Markup("<br>").join(_line(line) for line in plain))


def _while(lines: list[str], mark: str) -> Iterator[str]:
    for line in lines:
        if not line.startswith(mark):
            return
        yield line


def _until(lines: list[str], mark: str) -> Iterator[str]:
    for line in lines:
        if line.startswith(mark):
            return
        yield line


def _line(line: str) -> Markup:
    if line.startswith("-# "):
        return Markup("<small>{}</small>").format(_inline(line[3:]))
    return _inline(line)


def _inline(text: str) -> Markup:
    held = _ESCAPED.sub(lambda hit: f"\x00{_MARKS.index(hit[1])}\x00", text)
    said = str(escape(held))
    said = _CODE.sub(r"<code>\1</code>", said)
    said = _BOLD.sub(r"<strong>\1</strong>", said)
    said = _BARE.sub(r"\1", said)
    return Markup(_HELD.sub(lambda hit: str(escape(_MARKS[int(hit[1])])), said))  # noqa: S704 - escaped above
