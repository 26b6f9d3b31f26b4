"""How a network begins: somebody who manages the server opens its set-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import UnknownNetwork
from domain.languages import from_locale
from domain.network_setup import NAME_LENGTH, ServerManagerNeeded
from domain.zones import first_guess
from storage import across

if TYPE_CHECKING:
    from domain.actors import Caller, NetworkId
    from storage.transaction import Unscoped


def found(tx: Unscoped, caller: Caller, name: str) -> NetworkId:
    """The network of the caller's server, made if there is none yet; doing it again is harmless.

    `name` is the server's. Raises `ServerManagerNeeded` for somebody who may not make one, `UnknownNetwork`
    outside servers.
    """
    if caller.server is None:
        raise UnknownNetwork
    present = across.network_of_server(tx, caller.server)
    if present is not None:
        return present.id
    if not caller.manages_server:
        raise ServerManagerNeeded
    language = from_locale(caller.locale)
    made = across.found_network(
        tx,
        server=caller.server,
        name=" ".join(name.split())[:NAME_LENGTH] or "Techlink",
        language=language,
        zone=first_guess(caller.locale),
    )
    return made.id
