"""Who is behind a browser's secret, and what their page reads first: on one snapshot, so in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from domain.records import Record
from services.actors import visiting
from services.door.sessions import visit

if TYPE_CHECKING:
    from collections.abc import Callable

    from domain.actors import NetworkId
    from services.door.sessions import SignedIn
    from storage.transaction import Unscoped


class ReadAhead(Record):
    """What a service said, or the error that it raised."""

    value: Any
    error: Exception | None = None

    def told(self) -> Any:
        """As if the service were called now."""
        if self.error is not None:
            raise self.error
        return self.value


def visit_and_read(
    tx: Unscoped, secret: str, network: NetworkId, fn: Callable[..., Any], *args: Any
) -> tuple[SignedIn, ReadAhead | None]:
    """`visit`, and `fn(tx, actor, …)` for that person where they are a member now. Raises `SessionOver`."""
    found = visit(tx, secret)
    here = found.at(network)
    if here is None or not here.active:
        return found, None
    try:
        actor = visiting(tx, found.session.person.id, here.network)
        return found, ReadAhead(fn(tx.within(network), actor, *args))
    except Exception as error:  # noqa: BLE001 - raised where the page asks for it
        return found, ReadAhead(None, error)
