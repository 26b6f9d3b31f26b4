"""The one handler of all HTTP requests: checks, faults, limits, the route, the log, and what follows."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aiohttp import web

from playground import faults
from playground.errors import DiscordError, not_built, unauthorised
from playground.log import Entry
from playground.payloads.bases import based
from playground.rest import bodies, loopback
from playground.rest.call import Call, Reply
from playground.store.codec import dumps

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection

    from playground.faults import RequestFault
    from playground.ratelimits import Verdict
    from playground.records.users import User
    from playground.rest.routing import Route, Router
    from playground.state import Playground

API = "/api/v10"
_VIA = {"Via": "1.1 playground"}
"""Goes with every 429: without it discord.py takes the answer for a ban and does not try again."""

_JSON = {"Content-Type": "application/json"}
_log = logging.getLogger("playground")


@dataclass(slots=True)
class _Outcome:
    status: int
    body: Any
    headers: dict[str, str]


class Door:
    """Joins the API, the control routes and the pages."""

    def __init__(
        self,
        pg: Playground,
        api: Router,
        control: Router,
        pages: Callable[[web.BaseRequest], Awaitable[web.StreamResponse]],
        names: Collection[str],
    ) -> None:
        """`names` are those under which it answers."""
        self._pg = pg
        self._names = names
        self._api = api
        self._control = control
        self._pages = pages

    async def __call__(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answers one request."""
        try:
            loopback.check(request.host, request.headers.get("Origin"), self._names)
        except DiscordError as refusal:
            return _response(_Outcome(refusal.status, refusal.body(), {}), "")
        path = request.path
        if path.startswith("/api/"):
            return await self._serve(request, path.removeprefix(API), self._answer_api)
        if path.startswith("/playground/"):
            return await self._serve(request, path, self._answer_control)
        return await self._pages(request)

    async def _serve(
        self,
        request: web.BaseRequest,
        path: str,
        answer: Callable[[web.BaseRequest, str], Awaitable[_Outcome | None]],
    ) -> web.StreamResponse:
        outcome = await answer(request, path)
        events = self._pg.settle()
        if outcome is None:
            _cut(request)
            self._pg.hub.dispatch(events)
            return web.Response(status=500)
        response = _response(outcome, _base(request))
        await response.prepare(request)
        await response.write_eof()
        # Only now: discord.py knows a view once it has read the answer to the message that carries it,
        # and would drop a press that comes before.
        self._pg.hub.dispatch(events)
        return response

    async def _answer_api(self, request: web.BaseRequest, path: str) -> _Outcome | None:
        user = self._signed_in(request)
        fault = self._pg.faults.struck(request.method, path, user.id if user else None)
        if fault is not None and fault.status == faults.DELAY:
            await asyncio.sleep(fault.seconds)
            fault = None
        if fault is not None and fault.status != faults.DROP:
            return await self._fail(request, path, user, fault)
        body, outcome = await self._route(request, path, user)
        self._note(request.method, path, outcome.status, user, body)
        return None if fault is not None else outcome

    async def _fail(
        self, request: web.BaseRequest, path: str, user: User | None, fault: RequestFault
    ) -> _Outcome | None:
        body = await bodies.read(request)
        status = fault.status if isinstance(fault.status, int) else 0
        self._note(request.method, path, status, user, body)
        if fault.status == faults.DROP_BEFORE:
            return None
        if status == 429:
            return _too_fast(fault.seconds, {})
        return _Outcome(status, {"message": f"{status}: a fault that was asked for", "code": 0}, {})

    async def _route(
        self, request: web.BaseRequest, path: str, user: User | None
    ) -> tuple[bodies.Body, _Outcome]:
        body, headers = bodies.Body(), {}
        try:
            body = await bodies.read(request)
            route, params = self._find(request.method, path, user)
            verdict = self._limit(route, params, user)
            headers = verdict.headers
            if verdict.retry_after is not None:
                return body, _too_fast(verdict.retry_after, headers)
            base, query = _base(request), request.query
            call = Call(self._pg, user, request.method, path, base, params, query, body.data, body.files)
            return body, _outcome(await route.handler(call), headers)
        except DiscordError as refusal:
            more = _VIA if refusal.status == 429 else {}
            return body, _Outcome(refusal.status, refusal.body(), headers | more)
        except Exception:  # noqa: BLE001  # the last door: whatever it is, it is logged and answered
            _log.exception("%s %s failed", request.method, path)
            return body, _Outcome(500, {"message": "500: Internal Server Error", "code": 0}, headers)

    def _find(self, method: str, path: str, user: User | None) -> tuple[Route, dict[str, str]]:
        found = self._api.find(method, path)
        if user is None and not (found and found[0].open):
            raise unauthorised()
        if found is None:
            _log.error("no such route: %s %s", method, path)
            raise not_built(method, path)
        return found

    def _limit(self, route: Route, params: dict[str, str], user: User | None) -> Verdict:
        major = params[route.names[0]] if route.names else ""
        major += params.get("token", "")  # of a webhook, the token belongs to the major parameter
        who, enforce = (user.id, user.bot) if user else (0, True)
        return self._pg.limits.take(
            who, f"{route.method} {route.template}", major, route.rate, enforce=enforce
        )

    def _signed_in(self, request: web.BaseRequest) -> User | None:
        token = request.headers.get("Authorization")
        return self._pg.directory.by_token(token.removeprefix("Bot ")) if token else None

    def _note(self, method: str, path: str, status: int, user: User | None, body: bodies.Body) -> None:
        who = user.id if user else None
        self._pg.log.add(
            Entry("request", body.logged(), method=method, path=path, status=status, user_id=who)
        )

    async def _answer_control(self, request: web.BaseRequest, path: str) -> _Outcome:
        found = self._control.find(request.method, path)
        try:
            if found is None:
                raise not_built(request.method, path)
            body = await bodies.read(request)
            call = Call(
                self._pg, None, request.method, path, _base(request), found[1], request.query, body.data, {}
            )
            return _outcome(await found[0].handler(call), {})
        except DiscordError as refusal:
            return _Outcome(refusal.status, refusal.body(), {})
        except ValueError as wrong:
            return _Outcome(400, {"message": str(wrong), "code": 0}, {})


def _outcome(answer: Any, headers: dict[str, str]) -> _Outcome:
    if isinstance(answer, Reply):
        return _Outcome(answer.status, answer.body, headers)
    return _Outcome(204 if answer is None else 200, answer, headers)


def _too_fast(seconds: float, headers: dict[str, str]) -> _Outcome:
    more = _VIA | {"Retry-After": str(max(1, round(seconds))), "X-RateLimit-Scope": "user"}
    body = {"message": "You are being rate limited.", "retry_after": round(seconds, 3), "global": False}
    return _Outcome(429, body, headers | more)


def _response(outcome: _Outcome, base: str) -> web.Response:
    if outcome.body is None:
        return web.Response(status=outcome.status, headers=outcome.headers)
    raw = based(dumps(outcome.body), base).encode()
    # exactly application/json: with a charset behind it, discord.py does not read it as JSON
    return web.Response(status=outcome.status, body=raw, headers=outcome.headers | _JSON)


def _base(request: web.BaseRequest) -> str:
    return f"http://{request.host}"


def _cut(request: web.BaseRequest) -> None:
    if request.transport is not None:
        request.transport.abort()
