"""A tree of plain nodes to evaluate expressions over."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from domain.questionnaires.xpath import Environment

NOW = datetime(2026, 8, 7, 6, 31, 13, tzinfo=ZoneInfo("UTC"))


class Plain:
    def __init__(self, name: str, parent: Plain | None = None, text: str = "") -> None:
        self.name = name
        self.parent = parent
        self._text = text
        self._children: list[Plain] = []
        if parent:
            parent._children.append(self)

    def children(self, name: str | None = None) -> list[Plain]:
        return [child for child in self._children if name in (None, child.name)]

    def text(self) -> str:
        return self._text or "".join(child.text() for child in self._children)


# As in odk/expressions.json.
VALUES = {
    "age": "42", "inc": "1500.5", "zero": "0", "neg": "-7", "yes": "yes", "name": "Maria da Silva",
    "sp": "  padded  ", "multi": "a b c", "one": "a", "blank": "", "d1": "2026-08-07", "d2": "2020-02-29",
    "dtm": "2026-08-07T06:31:13.000+00:00", "tm": "10:30:00.000", "numstr": "007", "abc": "abc",
}  # fmt: skip
REPEAT = [
    {"name": "Ana", "age": "34", "x": "1"},
    {"name": "Bia", "age": "7", "x": ""},
    {"name": "Caio", "age": "19", "x": "3"},
]
LABELS = {"a": "Apple", "b": "Bear"}


def sample(zone: str = "UTC") -> tuple[Plain, Environment]:
    """The node that expressions stand on, and their environment."""
    root = Plain("")
    data = Plain("data", root)
    for name, text in VALUES.items():
        Plain(name, data, text)
    for row in REPEAT:
        instance = Plain("r", data)
        for name, text in row.items():
            Plain(name, instance, text)
    listed = Plain("")
    items = Plain("root", listed)
    for name, label in LABELS.items():
        item = Plain("item", items)
        Plain("name", item, name)
        Plain("label", item, label)
    environment = Environment(
        root=root,
        now=NOW.astimezone(ZoneInfo(zone)),
        zone=zone,
        seed="seed",
        instances={"fruit": listed},
        choice_label=lambda _path, name: LABELS.get(name, name),
    )
    return Plain("here", data), environment
