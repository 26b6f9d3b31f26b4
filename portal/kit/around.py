"""Around every page: who it is, whether they may come in, what goes wrong, the headers and cookies."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Final

import structlog
from aiohttp import web

from domain.actors import NetworkId
from domain.door import SessionOver
from domain.errors import DomainError
from portal.kit import cookies, errors
from portal.kit.hardening import harden
from portal.kit.portal import PORTAL
from portal.kit.routes import Route, Who
from portal.kit.speaking import chosen
from portal.kit.visit import Visit, wanted
from services import door

if TYPE_CHECKING:
    from portal.kit.errors import Failure
    from portal.kit.portal import Portal
    from services.door import SignedIn

_VISIT: Final = web.RequestKey("visit", Visit)
_NUMBER: Final = 4
ROUTES: Final = web.AppKey("routes", dict[Callable[[web.Request], Awaitable[web.StreamResponse]], Route])
"""The route of each handler."""
_log = structlog.get_logger(__name__)


@web.middleware
async def around(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Every answer goes through here, also that there is no such page."""
    portal = request.app[PORTAL]
    visit = Visit(request, portal, None, "")
    try:
        visit = await _known(request, portal)
        request[_VISIT] = visit
        response = await handler(request)
    except web.HTTPException as error:
        response = _http(visit, error)
    except DomainError as error:
        response = failed(visit, errors.failure_of(error, visit.t))
    except errors.StalePage:
        response = failed(visit, errors.stale(visit.t))
    except Exception:  # noqa: BLE001 - logged under a number that the person is given
        number = secrets.token_hex(_NUMBER)
        # The path of a link holds its secret: only the page that was asked for is named.
        _log.exception("page_failed", number=number, page=_page_of(request))
        response = failed(visit, errors.unexpected(visit.t, number))
    harden(response, portal)
    _cookies(visit, response)
    return response


def handling(route: Route) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """The route as aiohttp calls it: who may come in is asked before anything else, then the form's token."""

    async def handle(request: web.Request) -> web.StreamResponse:
        visit: Visit = request[_VISIT]
        if route.who is not Who.ANYBODY and visit.signed_in is None:
            if route.method == "GET":
                return _to_sign_in(visit)
            raise SessionOver
        if route.who in {Who.FORMER, Who.MEMBER}:
            visit.enter(former=route.who is Who.FORMER)
        if route.files:
            visit.may_send_files()
        if route.method != "POST":
            return await route.handler(visit)
        fits = route.machine or await visit.from_our_page()
        try:
            if not fits:
                raise errors.StalePage
            return await route.handler(visit)
        finally:
            await visit.close_files()

    return handle


def _to_sign_in(visit: Visit) -> web.StreamResponse:
    """To the door; who comes in by it goes on to the page that they came for."""
    response = visit.go("/signin")
    if wanted(path := visit.request.path):
        cookies.put(response, visit.portal, cookies.WANTED, path)
    return response


def failed(visit: Visit, failure: Failure) -> web.Response:
    """A refusal as a page."""
    response = visit.page("kit/error.html.j2", failure, failure.text.title, status=failure.status)
    if failure.again:
        response.headers["Retry-After"] = str(failure.again)
    return response


async def _known(request: web.Request, portal: Portal) -> Visit:
    secret = cookies.read(request, portal, cookies.SESSION)
    if secret:
        try:
            return await _signed_in(request, portal, secret)
        except SessionOver:
            pass
    before = cookies.read(request, portal, cookies.VISIT)
    visit = Visit(request, portal, None, before or secrets.token_urlsafe(32))
    visit.new_secret = None if before else visit.secret
    visit.ends_session = bool(secret)
    return visit


async def _signed_in(request: web.Request, portal: Portal, secret: str) -> Visit:
    route, numbers = request.app[ROUTES].get(request.match_info.handler), request.match_info
    if route is None or route.reads is None:
        found, read = await portal.core.look_across(door.visit, secret), None
    else:
        fn, *names = route.reads
        args = tuple(int(numbers[name]) for name in names)
        network = NetworkId(int(numbers["network"]))
        found, read = await portal.core.look_across(door.visit_and_read, secret, network, fn, *args)
    await _seen(portal, found)
    visit = Visit(request, portal, found, secret)
    if read is not None:
        visit.has_read(read, fn, *args)
    return visit


async def _seen(portal: Portal, found: SignedIn) -> None:
    if found.session.stale(portal.core.now()):
        await portal.core.across(door.seen, found.session.id)


def _cookies(visit: Visit, response: web.StreamResponse) -> None:
    portal = visit.portal
    # Asked before a session that is over is dropped, which sets its cookie: this page's forms need theirs.
    opened = cookies.named(cookies.SESSION, portal) in response.cookies
    if visit.ends_session:
        cookies.drop(response, portal, cookies.SESSION)
    if visit.new_secret is not None and not opened:
        cookies.put(response, portal, cookies.VISIT, visit.new_secret)
    if language := chosen(visit.request):
        cookies.put(response, portal, cookies.LANGUAGE, language)


def _http(visit: Visit, error: web.HTTPException) -> web.StreamResponse:
    """What aiohttp itself refuses: no such page, another method, too large a form."""
    if error.status < 400:
        return error
    if error.status == 404:
        return failed(visit, errors.nowhere(visit.t))
    if error.status == 413:
        return failed(visit, errors.too_large(visit.t))
    response = failed(visit, errors.not_so(visit.t, error.status))
    if "Allow" in error.headers:
        response.headers["Allow"] = error.headers["Allow"]
    return response


def _page_of(request: web.Request) -> str:
    resource = request.match_info.route.resource
    return resource.canonical if resource is not None else "none"
