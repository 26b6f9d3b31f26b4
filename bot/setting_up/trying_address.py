"""Opens the portal's public address as a browser would, to see whether it leads to the portal's port here.

Where the portal does not run yet, a stand-in listens in its place meanwhile. Both are known by the portal's
style sheet.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import aiohttp
from aiohttp import web

from portal.kit.style import STYLE, style

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

SECONDS: Final = 15.0
_PATH: Final = "/portal.css"
# Of another version it is not the same, but it begins alike.
_BEGINS: Final = STYLE[:40]
_NOT_PASSED_ON: Final = frozenset({502, 503, 504})


class Trouble(StrEnum):
    """Why the address does not lead to the portal."""

    NO_HOST = "no_host"  # there is no machine of that name
    CLOSED = "closed"  # nobody listens there
    SILENT = "silent"  # nobody answers in time
    CERTIFICATE = "certificate"  # it is not good for that name
    NOT_HTTPS = "not_https"  # the port answers, but not by TLS
    NOT_PASSED_ON = "not_passed_on"  # a proxy answers, and reaches nobody behind it
    LEADS_ON = "leads_on"  # to another address
    ELSEWHERE = "elsewhere"  # somebody else answers


class LeadsElsewhere(Exception):
    """It does not lead to the portal. `where` is the address to which it leads on, "" for none."""

    def __init__(self, trouble: Trouble, detail: str, where: str = "") -> None:
        super().__init__(detail)
        self.trouble: Final = trouble
        self.detail: Final = detail
        self.where: Final = where


async def open_it(
    url: str, portal: tuple[str, int], seconds: float = SECONDS, trusted: ssl.SSLContext | None = None
) -> None:
    """Fetch it. `portal` is where the portal listens here. Raises `LeadsElsewhere`.

    `trusted`: whose certificates are good; None is this machine's list.
    """
    async with _somebody_there(*portal):
        try:
            status, where, text = await _fetched(f"{url}{_PATH}", seconds, trusted)
        except aiohttp.ClientConnectorCertificateError as error:
            raise LeadsElsewhere(Trouble.CERTIFICATE, str(error.certificate_error)) from error
        except (aiohttp.ClientError, OSError, TimeoutError, UnicodeError) as error:
            raise LeadsElsewhere(_of(error), str(error)) from error
    if status == 200 and text.startswith(_BEGINS):
        return
    if status in _NOT_PASSED_ON:
        raise LeadsElsewhere(Trouble.NOT_PASSED_ON, str(status))
    if where:
        raise LeadsElsewhere(Trouble.LEADS_ON, str(status), where.removesuffix(_PATH))
    raise LeadsElsewhere(Trouble.ELSEWHERE, str(status))


async def _fetched(url: str, seconds: float, trusted: ssl.SSLContext | None) -> tuple[int, str, str]:
    """The status, where it leads on, and the beginning of what it says."""
    timeout = aiohttp.ClientTimeout(total=seconds)
    # `trust_env`: a proxy that the machine is told of is used, as people's browsers use one.
    async with (
        aiohttp.ClientSession(timeout=timeout, trust_env=True) as http,
        http.get(url, allow_redirects=False, ssl=trusted or True) as answer,
    ):
        begun = await answer.content.read(4 * len(_BEGINS))
        where = answer.headers.get("Location", "") if 300 <= answer.status < 400 else ""
        return answer.status, where, begun.decode("utf-8", "replace")


def _of(error: BaseException) -> Trouble:
    found: BaseException | None = error
    while found is not None:
        if isinstance(found, ssl.SSLCertVerificationError):
            return Trouble.CERTIFICATE
        if isinstance(found, ssl.SSLError | aiohttp.ClientConnectorSSLError):
            return Trouble.NOT_HTTPS
        if isinstance(found, socket.gaierror | aiohttp.ClientConnectorDNSError):
            return Trouble.NO_HOST
        if isinstance(found, TimeoutError):
            return Trouble.SILENT
        found = found.__cause__ or getattr(found, "os_error", None)
    return Trouble.CLOSED if isinstance(error, aiohttp.ClientConnectorError) else Trouble.ELSEWHERE


@contextlib.asynccontextmanager
async def _somebody_there(host: str, port: int) -> AsyncIterator[None]:
    """The portal where it listens; a stand-in while it does not run."""
    app = web.Application()
    app.router.add_get(_PATH, style)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        # Taken: the portal, most probably. If it is somebody else, that will be seen by what they say.
        with contextlib.suppress(OSError):
            await web.TCPSite(runner, host, port).start()
        yield
    finally:
        await runner.cleanup()
