"""Discord's refusals: HTTP status, numeric code, text."""

from __future__ import annotations

from typing import Any


class DiscordError(Exception):
    """A refusal as Discord words it.

    Args:
        status: HTTP status.
        code: Discord's numeric JSON error code, 0 for none.
        message: Discord's text for that code.
        errors: the nested tree of a 50035, whose leaves are `{"_errors": [{"code", "message"}]}`.
        extra: more top-level fields of the body (`retry_after` of a 429).
    """

    def __init__(
        self,
        status: int,
        code: int,
        message: str,
        *,
        errors: dict[str, Any] | None = None,
        extra: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(f"{status}/{code} {message}")
        self.status = status
        self.code = code
        self.message = message
        self.errors = errors
        self.extra = extra or {}

    def body(self) -> dict[str, Any]:
        """The JSON body of the answer."""
        body: dict[str, Any] = {"message": self.message, "code": self.code}
        if self.errors:
            body["errors"] = self.errors
        return body | self.extra


_UNKNOWN = {
    "account": 10001,
    "application": 10002,
    "channel": 10003,
    "guild": 10004,
    "member": 10007,
    "message": 10008,
    "permission overwrite": 10009,
    "role": 10011,
    "user": 10013,
    "emoji": 10014,
    "webhook": 10015,
    "interaction": 10062,
    "application command": 10063,
    "voice state": 10065,
    "stage instance": 10067,
    "guild scheduled event": 10070,
}


def unknown(what: str) -> DiscordError:
    """404 for something that is not there, e.g. `unknown("channel")` is 10003."""
    return DiscordError(404, _UNKNOWN[what], f"Unknown {what.title()}")


def unauthorised() -> DiscordError:
    """401: the token is nobody's."""
    return DiscordError(401, 0, "401: Unauthorized")


def missing_access() -> DiscordError:
    """403/50001: it exists, but this user cannot see it."""
    return DiscordError(403, 50001, "Missing Access")


def missing_permissions() -> DiscordError:
    """403/50013: seen, but the act is not allowed."""
    return DiscordError(403, 50013, "Missing Permissions")


def refused(code: int, message: str, status: int = 400) -> DiscordError:
    """Any other refusal, by Discord's own code and words."""
    return DiscordError(status, code, message)


def not_modelled(what: str) -> DiscordError:
    """501 for a part of a request that the playground would have to ignore."""
    return DiscordError(501, 0, f"The playground does not have {what}")


def not_built(method: str, path: str) -> DiscordError:
    """501 that names the route: the playground never pretends to have done something."""
    return DiscordError(501, 0, f"The playground does not have {method} {path}")
