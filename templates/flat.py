"""Chat Markdown as plain text and as HTML, for where there is no chat: in mails.

It reads what our cards and templates write: titles (`###`), small text (`-#`), lists, quotes, bold, italics,
code, links, moments (`<t:1767225600:F>`) and spans (two with a dash between them), commands
(`</survey results:1>`), and the escapes of `templates.markdown.safe`. Whatever it does not know stays as it
was typed. In HTML all is escaped, and a link leads to the web or is none; nothing that people wrote becomes
markup.
"""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, Literal
from zoneinfo import ZoneInfo

from domain.records import Record
from locales.places import zone_city
from templates.commands import called
from templates.markdown import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from locales import Translator

Kind = Literal["title", "small", "item", "quote", "text", "act", "rule"]

_TITLE: Final = re.compile(r"#{1,3} +(.*)")
_SMALL: Final = re.compile(r"-# +(.*)")
_ITEM: Final = re.compile(r"\s*[-*] +(.*)")
_QUOTE: Final = re.compile(r">(?: |$)(.*)")
_ACT: Final = re.compile(r"\[((?:[^\[\]\\]|\\.)+)\]\((https?://[^\s()<>]+)\)")
_WEB: Final = re.compile(r"https?://", re.IGNORECASE)
_TIMES: Final = re.compile(
    r"(?P<ago> \(<t:-?\d{1,12}:R>\))"
    r"|<t:(?P<start>\d{1,12}):[a-zA-Z]> – <t:(?P<until>\d{1,12}):[a-zA-Z]>"
    r"|<t:(?P<moment>-?\d{1,12})(?::[a-zA-Z])?>"
)
_INLINE: Final = re.compile(
    r"\\(?P<escaped>[^\w\s]|_)"
    r"|`(?P<code>[^`\n]+)`"
    r"|\[(?P<label>(?:[^\[\]\\]|\\.)+)\]\((?P<url>[^\s()<>]+)\)"
    rf"|{_TIMES.pattern}"
    r"|</(?P<command>[\w -]+):\d+>"
    r"|<(?P<address>https?://[^\s<>]+)>"
    r"|(?P<bare>https?://(?:\\[_~|*]|[^\s<>()\[\]*\\])*(?:\\[_~|*]|[^\s<>()\[\]*\\.,;:!?]))"
    r"|\*\*(?P<bold>(?:[^*\\]|\\.|\*(?!\*))+)\*\*"
    r"|\*(?P<italic>(?:[^*\\]|\\.)+)\*"
)
_ESCAPE: Final = re.compile(r"\\([^\w\s]|_)")
_JOINER: Final = "\u2060"
_LATEST: Final = 253_402_300_799  # the last second of the year 9999


class Line(Record):
    """A line and what it is; `text` is Markdown. An `act` is a line that is a link and nothing else."""

    kind: Kind
    text: str
    url: str = ""


def as_text(markdown: str, t: Translator) -> str:
    """As plain text; moments in the reader's zone, links with their address."""
    said = [_as_text(line, t) for line in _lines(markdown)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(said)).strip()


def as_html(markdown: str, t: Translator) -> str:
    """As the inside of an HTML body: headings, paragraphs, lists, and links that act as buttons."""
    out: list[str] = []
    heading = "h1"
    for kind, group in _groups(_lines(markdown)):
        inside = [_inline(line.text, t, _HTML) for line in group]
        if kind == "item":
            out.append("<ul>" + "".join(f"<li>{one}</li>" for one in inside) + "</ul>")
        elif kind == "title":
            for one in inside:
                out.append(f"<{heading}>{one}</{heading}>")
                heading = "h2"
        elif kind == "act":
            links = (
                f'<a class="act" href="{html.escape(line.url)}">{one}</a>'
                for line, one in zip(group, inside, strict=True)
            )
            out.append(f'<p class="acts">{" ".join(links)}</p>')
        elif kind == "rule":
            out.append("<hr>")
        else:
            tag = {"small": 'p class="small"', "quote": "blockquote"}.get(kind, "p")
            out.append(f"<{tag}>{'<br>'.join(inside)}</{tag.partition(' ')[0]}>")
    return "\n".join(out)


def timed(markdown: str, t: Translator) -> str:
    """The same Markdown, its moments and spans as times on the reader's clock."""
    return _TIMES.sub(lambda found: _time(found, t), markdown)


def title_of(markdown: str, t: Translator) -> str:
    """The first title as plain text on one line; "" without one."""
    found = next((line.text for line in _lines(markdown) if line.kind == "title"), "")
    return one_line(_inline(found, t, _TEXT))


def line_of(markdown: str, t: Translator) -> str:
    """Markdown as plain text on one line."""
    return one_line(_inline(markdown, t, _TEXT))


def _lines(markdown: str) -> Iterator[Line]:
    for line in markdown.splitlines():
        stripped = line.strip()
        if stripped == "---":
            yield Line("rule", "")
        elif found := _ACT.fullmatch(stripped):
            yield Line("act", found[1], found[2])
        else:
            yield next(
                (
                    Line(kind, found[1])
                    for kind, pattern in _KINDS
                    if (found := pattern.fullmatch(stripped if kind != "item" else line))
                ),
                Line("text", line),
            )


_KINDS: Final[tuple[tuple[Kind, re.Pattern[str]], ...]] = (
    ("title", _TITLE),
    ("small", _SMALL),
    ("item", _ITEM),
    ("quote", _QUOTE),
)


def _groups(lines: Iterator[Line]) -> Iterator[tuple[Kind, list[Line]]]:
    """Lines of a kind that follow each other; an empty line ends a paragraph."""
    group: list[Line] = []
    for line in lines:
        empty = line.kind == "text" and not line.text.strip()
        if group and (empty or line.kind != group[0].kind):
            yield group[0].kind, group
            group = []
        if not empty:
            group.append(line)
    if group:
        yield group[0].kind, group


def _as_text(line: Line, t: Translator) -> str:
    said = _inline(line.text, t, _TEXT)
    if line.kind == "title":
        return f"{said}\n{'=' * min(len(said), 60)}\n"
    if line.kind == "act":
        return f"→ {said}\n  {line.url}\n"
    if line.kind == "rule":
        return "\n-- "
    return {"item": "- ", "quote": "> "}.get(line.kind, "") + said


class _Form(Record):
    """How the parts of a line are written."""

    plain: Callable[[str], str]
    bold: str
    italic: str
    code: str
    link: Callable[[str, str], str]


def _html_link(label: str, url: str) -> str:
    return f'<a href="{html.escape(url)}">{label}</a>'


def _text_link(label: str, url: str) -> str:
    return url if label == url else f"{label} ({url})"


_HTML: Final = _Form(html.escape, "<strong>{}</strong>", "<em>{}</em>", "<code>{}</code>", _html_link)
_TEXT: Final = _Form(str, "{}", "{}", "{}", _text_link)


def _inline(text: str, t: Translator, form: _Form) -> str:
    out, end = [], 0
    for found in _INLINE.finditer(text):
        out.append(form.plain(text[end : found.start()]))
        out.append(_part(found, t, form))
        end = found.end()
    return "".join([*out, form.plain(text[end:])]).replace(_JOINER, "")


def _part(found: re.Match[str], t: Translator, form: _Form) -> str:
    kind, inside = found.lastgroup or "", found[found.lastgroup or 0]
    if kind == "url":
        label = _inline(found["label"], t, form)
        return form.link(label, inside) if _WEB.match(inside) else form.plain(found[0])
    if kind in {"address", "bare"}:
        inside = _ESCAPE.sub(r"\1", inside)
        return form.link(form.plain(inside), inside)
    if kind in {"moment", "until", "ago"}:
        return form.plain(_time(found, t))
    if kind == "command":
        return form.code.replace("{}", form.plain(f"/{inside}"))
    if kind == "code":
        return form.code.replace("{}", form.plain(called(inside, t)))
    if kind in {"bold", "italic"}:
        return getattr(form, kind).replace("{}", _inline(inside, t, form))  # type: ignore[no-any-return]
    return form.plain(inside)


def _time(found: re.Match[str], t: Translator) -> str:
    if found["ago"]:
        return ""  # the day stands before it, and "in two hours" is wrong by the time that a mail is read
    if found["until"]:
        return _span(found["start"], found["until"], t) or found[0]
    return _moment(found["moment"], t) or found[0]


def _moment(seconds: str, t: Translator) -> str:
    number = int(seconds)
    if not 0 <= number <= _LATEST:
        return ""
    # Where there is no chat, no clock is the reader's for certain: it is named.
    return f"{t.datetime(datetime.fromtimestamp(number, UTC), 'full')} ({zone_city(t.zone, t.language)})"


def _span(start: str, until: str, t: Translator) -> str:
    """From when until when on the reader's clock, with the zone's name: the day once, where it is one."""
    if max(int(start), int(until)) > _LATEST:
        return ""
    zone = ZoneInfo(t.zone)
    began, ended = (datetime.fromtimestamp(int(one), zone).replace(tzinfo=None) for one in (start, until))
    return t.span(began, ended, t.zone, city=True)
