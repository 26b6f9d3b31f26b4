"""A command's options as a person filled them in, checked against the command's definition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground.validation.problems import Path, Problems, invalid

if TYPE_CHECKING:
    from playground.interactions.resolve import Resolver
    from playground.records.messages import Attachment

SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN = 1, 2, 3, 4, 5
USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, ATTACHMENT = 6, 7, 8, 9, 10, 11
"""Option types, by Discord's numbers."""


class Filling:
    """One pass over the options of one command.

    Args:
        uploads: stored files by their index in the request, which is what attachment options carry.
        partial: for autocomplete, where required options may still be missing and values half typed.
    """

    def __init__(self, resolver: Resolver, uploads: dict[int, Attachment], *, partial: bool) -> None:
        self._resolver = resolver
        self._uploads = uploads
        self._partial = partial
        self._problems = Problems()

    def run(self, given: Any, defined: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[str]]:
        """The options as the bot gets them, and the names of the subcommands on the way.

        Raises:
            DiscordError: 50035.
        """
        path: list[str] = []
        filled = self._level(given or [], defined, ("data", "options"), path)
        self._problems.settle()
        return filled, path

    def _level(
        self, given: Any, defined: list[dict[str, Any]], at: Path, path: list[str]
    ) -> list[dict[str, Any]]:
        if not isinstance(given, list) or not all(isinstance(o, dict) for o in given):
            raise invalid(at, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
        by_name = {d["name"]: d for d in defined}
        if any(d["type"] in {SUBCOMMAND, GROUP} for d in defined):
            return self._branch(given, by_name, at, path)
        filled = []
        for n, option in enumerate(given):
            definition = by_name.get(str(option.get("name")))
            if definition is None:
                self._wrong((*at, n), "APPLICATION_COMMAND_INTERACTION_UNKNOWN_OPTION", "No such option")
            else:
                filled.append(self._one(option, definition, (*at, n)))
        self._check_required(filled, defined, at)
        return filled

    def _branch(
        self, given: list[dict[str, Any]], by_name: dict[str, dict[str, Any]], at: Path, path: list[str]
    ) -> list[dict[str, Any]]:
        definition = by_name.get(str(given[0].get("name"))) if len(given) == 1 else None
        if definition is None:
            raise invalid(
                at, "APPLICATION_COMMAND_INTERACTION_SUBCOMMAND", "Exactly one known subcommand is required"
            )
        path.append(definition["name"])
        inner = self._level(
            given[0].get("options") or [], definition.get("options") or [], (*at, 0, "options"), path
        )
        return [{"name": definition["name"], "type": definition["type"], "options": inner}]

    def _one(self, option: dict[str, Any], definition: dict[str, Any], at: Path) -> dict[str, Any]:
        kind, value = definition["type"], option.get("value")
        filled = {"name": definition["name"], "type": kind, "value": value}
        if self._partial and option.get("focused") is True:
            return filled | {"value": str(value if value is not None else ""), "focused": True}
        if kind == ATTACHMENT:
            return filled | {"value": self._attach(value, (*at, "value"))}
        if not self._fits(kind, value, definition):
            text = f'Value "{value}" is not valid for this option.'
            self._wrong((*at, "value"), "APPLICATION_COMMAND_INTERACTION_INVALID_VALUE", text)
        elif definition.get("choices") and value not in [c["value"] for c in definition["choices"]]:
            self._wrong(
                (*at, "value"), "APPLICATION_COMMAND_INTERACTION_CHOICE", "Value must be one of the choices."
            )
        return filled | ({"value": str(value)} if kind in {USER, CHANNEL, ROLE, MENTIONABLE} else {})

    def _attach(self, value: Any, at: Path) -> str:
        upload = self._uploads.get(int(value)) if str(value).isdigit() else None
        if upload is None:
            self._wrong(at, "ATTACHMENT_NOT_FOUND", "The value must be the index of a file of this request.")
            return "0"
        self._resolver.attachment(upload)
        return str(upload.id)

    def _fits(self, kind: int, value: Any, d: dict[str, Any]) -> bool:
        match kind:
            case 3:
                return isinstance(value, str) and d.get("min_length", 0) <= len(value) <= d.get(
                    "max_length", 6000
                )
            case 4:
                return _number(value, int) and _within(value, d)
            case 5:
                return isinstance(value, bool)
            case 6:
                return self._resolver.user(value)
            case 7:
                return self._resolver.channel(value, d.get("channel_types"))
            case 8:
                return self._resolver.role(value)
            case 9:
                return self._resolver.mentionable(value)
            case 10:
                return _number(value, (int, float)) and _within(value, d)
        return False

    def _check_required(self, filled: list[dict[str, Any]], defined: list[dict[str, Any]], at: Path) -> None:
        if self._partial:
            return
        names = {o["name"] for o in filled}
        for d in defined:
            if d.get("required") and d["name"] not in names:
                self._wrong(at, "APPLICATION_COMMAND_INTERACTION_MISSING_OPTION", f"{d['name']} is required")

    def _wrong(self, at: Path, code: str, message: str) -> None:
        self._problems.add(at, code, message)


def _number(value: Any, kinds: type | tuple[type, ...]) -> bool:
    return isinstance(value, kinds) and not isinstance(value, bool)


def _within(value: float, definition: dict[str, Any]) -> bool:
    least, most = definition.get("min_value"), definition.get("max_value")
    return (least is None or value >= least) and (most is None or value <= most) and abs(value) <= 2**53
