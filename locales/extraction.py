"""Finds the messages of the code: Python by its syntax tree, Jinja2 by its own.

A message is the literal given to `t.text`, `t.plural` or `t.context` (the translator is always called `t`,
or is an attribute of that name), to `mark`, or to the kit's `command_name`, `option_name`, `choice` or
`described`.
A comment that begins with "Translators:" right above is kept for the translators; "max=NN" in it is a limit.
"""

from __future__ import annotations

import ast
import io
import tokenize
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jinja2 import nodes

ROOMS: Final = ("bot", "cogs", "documents", "domain", "portal", "services", "templates")
TAG: Final = "Translators:"

# Discord's own limits, so that nobody has to repeat them at each command; the mark in front counts too.
_LIMITS: Final = {
    "command_name": "the name of a command, small letters, no spaces, keep the slash, max=33",
    "option_name": "the name of an option, small letters, no spaces, keep the colon, max=33",
    "described": "the description of a command or option, max=100",
    "choice": "one of an option's choices, max=100",
}
_METHODS: Final = {"text": 1, "plural": 2, "context": 2}
_FUNCTIONS: Final = {"mark": 1} | dict.fromkeys(_LIMITS, 1)


class ExtractionError(ValueError):
    """Something that should be a message is not a literal."""


@dataclass
class Found:
    """A message of the code: where it stands and what translators are told about it."""

    id: str | tuple[str, str]
    context: str | None = None
    places: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    def merge(self, other: Found) -> None:
        """Take in another use of the same message."""
        self.places += [place for place in other.places if place not in self.places]
        self.comments += [comment for comment in other.comments if comment not in self.comments]


Key = tuple[str | None, str]


def key_of(message: str | tuple[str, ...] | list[str], context: str | None) -> Key:
    """What tells messages apart: the context and the (singular) text."""
    return context or None, message if isinstance(message, str) else message[0]


def extract(root: Path) -> dict[Key, Found]:
    """Every message of the rooms under `root`, in the order of its first use."""
    found: dict[Key, Found] = {}
    for path in sources(root):
        name = path.relative_to(root).as_posix()
        text = path.read_text("utf-8")
        for message in from_python(text, name) if path.suffix == ".py" else from_jinja(text, name):
            key = key_of(message.id, message.context)
            if key not in found:
                found[key] = message
                continue
            if isinstance(message.id, tuple):
                found[key].id = message.id
            found[key].merge(message)
    return found


def sources(root: Path) -> Iterator[Path]:
    """The files that may hold messages."""
    for room in ROOMS:
        yield from sorted((root / room).rglob("*.py"))
        yield from sorted((root / room).rglob("*.j2"))


def from_python(text: str, name: str) -> Iterator[Found]:
    """The messages of one Python file."""
    comments = _python_comments(text)
    for node in ast.walk(ast.parse(text, name)):
        if isinstance(node, ast.Call) and (wanted := _wanted(node.func)):
            word, count = wanted
            literals = [_literal(arg, name) for arg in node.args[:count]]
            # A name instead of a literal is a constant that was marked where it stands.
            if len(literals) < count or None in literals:
                continue
            found = _message(word, [str(item) for item in literals], name, _above(comments, node.lineno))
            found.context = found.context or _within(node, name)
            yield found


def from_jinja(text: str, name: str) -> Iterator[Found]:
    """The messages of one template: `{% trans %}` blocks and calls of `t`."""
    import jinja2  # noqa: PLC0415 - only the catalogue tool needs it here
    from jinja2 import nodes  # noqa: PLC0415

    from locales.jinja import install, message_of  # noqa: PLC0415

    environment = install(jinja2.Environment(autoescape=True))
    comments = {
        line + value.count("\n"): value.strip(" -\n")
        for line, kind, value in environment.lex(text)
        if kind == "comment" and TAG in value
    }
    for node in environment.parse(text).find_all(nodes.Call):
        word = _jinja_word(node.node)
        count = _METHODS.get(word, 0)
        literals = [str(arg.value) for arg in node.args[:count] if isinstance(arg, nodes.Const)]
        if count and len(literals) == count:
            if isinstance(node.node, nodes.Name):
                literals = [message_of(literal) for literal in literals]
            above = [comments[node.lineno - 1]] if node.lineno - 1 in comments else []
            yield _message(word, literals, name, above)


def _jinja_word(target: nodes.Node) -> str:
    """Which of the translator's methods a call means; a `{% trans %}` block has become a call of gettext."""
    called = {"gettext": "text", "ngettext": "plural"}.get(getattr(target, "name", ""), "")
    if getattr(getattr(target, "node", None), "name", None) == "t":
        return str(getattr(target, "attr", ""))
    return called


def _wanted(function: ast.expr) -> tuple[str, int] | None:
    if isinstance(function, ast.Name) and function.id in _FUNCTIONS:
        return function.id, _FUNCTIONS[function.id]
    if isinstance(function, ast.Attribute) and function.attr in _METHODS:
        owner = function.value
        owner_name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
        if owner_name == "t":
            return function.attr, _METHODS[function.attr]
    return None


def _within(call: ast.Call, name: str) -> str | None:
    """The context that a command's name is given where its English name is not enough."""
    return next((_literal(one.value, name) for one in call.keywords if one.arg == "within"), None)


def _literal(node: ast.expr, name: str) -> str | None:
    if isinstance(node, ast.JoinedStr):
        raise ExtractionError(f"{name}:{node.lineno}: a message cannot be an f-string")
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _message(word: str, literals: list[str], name: str, above: list[str]) -> Found:
    comments = [f"{TAG} {_LIMITS[word]}"] if word in _LIMITS else []
    comments += above
    if word == "plural":
        return Found((literals[0], literals[1]), None, [name], comments)
    if word == "context":
        return Found(literals[1], literals[0], [name], comments)
    return Found(literals[0], None, [name], comments)


def _python_comments(text: str) -> dict[int, str]:
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return {
        token.start[0]: token.string.lstrip("# ").rstrip()
        for token in tokens
        if token.type == tokenize.COMMENT
    }


def _above(comments: dict[int, str], line: int) -> list[str]:
    """The block of comment lines that ends right above, or on, the line, when it is for translators."""
    if comments.get(line, "").startswith(TAG):
        return [comments[line]]
    block: list[str] = []
    while line - 1 in comments:
        line -= 1
        block.insert(0, comments[line])
        if comments[line].startswith(TAG):
            return [" ".join(block)]
    return []
