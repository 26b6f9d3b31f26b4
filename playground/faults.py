"""Faults on demand: what a network and a service do on a bad day."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

DROP, DROP_BEFORE, DELAY = "drop", "drop_before", "delay"
"""Cut the connection after the request took effect, before it did, or answer late."""

NO_SUCH_MAILBOX = "550 5.1.1 There is no such mailbox here"

STATUSES = frozenset({429, 500, 502, 503, 504})


@dataclass(slots=True)
class RequestFault:
    """Strikes matching requests.

    Attributes:
        path: without `/api/v10`; `*` stands for one part of it, or the rest when last.
        times: how often it still strikes; None for ever.
        seconds: `retry_after` of a 429, or how long a delay lasts.
        user_id: strikes only this user's requests, or everybody's when None.
    """

    method: str
    path: str
    status: int | str
    times: int | None = 1
    seconds: float = 1.0
    user_id: int | None = None
    pattern: re.Pattern[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        parts = [re.escape(p) if p != "*" else "[^/]+" for p in self.path.strip("/").split("/")]
        if self.path.endswith("*"):
            parts[-1] = ".*"
        self.pattern = re.compile("/" + "/".join(parts))

    def strikes(self, method: str, path: str, user_id: int | None) -> bool:
        """Whether it concerns this request."""
        return (
            self.times != 0
            and self.method in {"*", method}
            and self.user_id in {None, user_id}
            and self.pattern.fullmatch(path) is not None
        )

    def shown(self) -> dict[str, Any]:
        """As `GET /playground/faults` lists it."""
        return {
            "method": self.method,
            "path": self.path,
            "status": self.status,
            "times": self.times,
            "retry_after": self.seconds,
            "user_id": str(self.user_id) if self.user_id else None,
        }


@dataclass(slots=True)
class MailFaults:
    """What the mail server does on a bad day.

    Attributes:
        down: it hangs up on everybody.
        slow_s: so long it takes to answer.
        refused: addresses that it does not take, with its answer.
    """

    down: bool = False
    slow_s: float = 0.0
    refused: dict[str, str] = field(default_factory=dict)

    def add(self, body: dict[str, Any]) -> None:
        """One of the JSON of `POST /playground/faults`: `{"mail": "refuse", "address": …, "answer": …}`.

        Raises:
            ValueError: with a line that says what is wrong.
        """
        kind = body["mail"]
        if kind == "down":
            self.down = True
        elif kind == "slow":
            self.slow_s = float(body.get("seconds", 30.0))
        elif kind == "refuse":
            answer = str(body.get("answer", NO_SUCH_MAILBOX))
            if not isinstance(body.get("address"), str) or not re.fullmatch(r"[45]\d\d [^\r\n]+", answer):
                raise ValueError("say address, and answer as the server would, such as 550 5.1.1 Unknown")
            self.refused[body["address"].lower()] = answer
        else:
            raise ValueError("mail must be down, slow or refuse")

    def shown(self) -> dict[str, Any]:
        """As `GET /playground/faults` lists it."""
        return {"down": self.down, "slow_s": self.slow_s, "refused": dict(self.refused)}


class Faults:
    """All standing faults; they end with the process."""

    def __init__(self) -> None:
        self.mail = MailFaults()
        self.requests: list[RequestFault] = []
        self.closed_dms: set[int] = set()

    def struck(self, method: str, path: str, user_id: int | None) -> RequestFault | None:
        """The fault that strikes this request, counted as having struck."""
        for fault in self.requests:
            if fault.strikes(method, path, user_id):
                if fault.times is not None:
                    fault.times -= 1
                return fault
        return None

    def clear(self) -> None:
        """Ends all of them."""
        self.requests.clear()
        self.closed_dms.clear()
        self.mail = MailFaults()


def parse(body: dict[str, Any]) -> RequestFault:
    """A fault from the JSON of `POST /playground/faults`.

    Raises:
        ValueError: with a line that says what is wrong.
    """
    status = body.get("status", 500)
    if status not in STATUSES and status not in {DROP, DROP_BEFORE, DELAY}:
        raise ValueError(f"status must be one of {sorted(STATUSES)}, drop, drop_before or delay")
    times = body.get("times", 1)
    if times is not None and (not isinstance(times, int) or times < 0):
        raise ValueError("times must be a count, or null for ever")
    path = str(body.get("path", "*"))
    user = body.get("user_id")
    seconds = float(body.get("retry_after", 1.0))
    return RequestFault(
        str(body.get("method", "*")).upper(), path, status, times, seconds, int(user) if user else None
    )
