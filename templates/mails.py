"""Mails: one template of Markdown gives both the text and the HTML, so that both say the same.

To add a mail: `templates/mail/<name>.md.j2` with a context that has `subject`, and a call of `mail`. Lines
that are nothing but a link (`[Open my questionnaire](https://…)`) become buttons; what people wrote goes
through `safe_text`. `shell.html.j2` is the frame of all, and has no words.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, Protocol

from domain.records import Record
from templates.flat import as_html, as_text
from templates.render import render

if TYPE_CHECKING:
    from locales import Translator


class Subject(Protocol):
    """What every mail's context has: its subject, a line of plain text."""

    @property
    def subject(self) -> str:
        """The subject."""


class Mail(Record):
    """A mail's words."""

    subject: str
    text: str
    html: str


class Link(Record):
    """A button of a mail; `url` is `http` or `https`, without spaces and brackets."""

    label: str
    url: str


class Part(Record):
    """What one card says, as Markdown, and its links."""

    markdown: str
    acts: tuple[Link, ...]


class Why(Enum):
    """Why somebody gets a mail: agreed, asked for it, registered for an event, or we ask whether we may."""

    AGREED = "agreed"
    ASKED = "asked"
    ADDRESSED = "addressed"
    REGISTERED = "registered"
    INVITED = "invited"


class NoticeMail(Record):
    """The context of `notices.md.j2`.

    `elsewhere`: some buttons have no link. `unsubscribe`, `settings` and `own` (what a guest of events has)
    are links, "" without one. `above` is Markdown. `replies`: answers go to the coordination; else `instead`
    is where one writes to, "" for none.
    """

    subject: str
    network: str
    above: str
    parts: tuple[Part, ...]
    elsewhere: bool = False
    unsubscribe: str = ""
    settings: str = ""
    own: str = ""
    why: Why = Why.AGREED
    replies: bool = False
    instead: str = ""

    @property
    def several(self) -> bool:
        """Whether there is more than one card, each with a title of its own."""
        return len(self.parts) > 1


class Shell(Record):
    """The context of `shell.html.j2`; `body` is HTML."""

    language: str
    subject: str
    body: str


def mail(name: str, context: Subject, t: Translator) -> Mail:
    """The words of `mail/<name>.md.j2` in the reader's language."""
    markdown = render(f"mail/{name}.md.j2", context, t)
    shell: Any = Shell(t.language, context.subject, as_html(markdown, t))
    return Mail(context.subject, as_text(markdown, t) + "\n", render("mail/shell.html.j2", shell, t) + "\n")
