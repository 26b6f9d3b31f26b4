"""What the services of partners answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import Role
from domain.records import Record

if TYPE_CHECKING:
    from domain.networks import Network, Partner
    from domain.partners import Facts, Fault, Form, Slot
    from domain.people import Member
    from domain.server_plan import Wanted
    from services.members.views import Mirror
    from services.networks.views import PartnerLine


class PartnerList(Record):
    """The partners of the network; with `left`, those that left it instead. `former` counts these.

    `manages`: the reader coordinates the network.
    """

    network: Network
    lines: tuple[PartnerLine, ...]
    former: int
    left: bool
    manages: bool


class MemberLine(Record):
    """Somebody of a partner; `user` is their Discord id, where they have one."""

    member: Member
    user: int | None

    @property
    def contact(self) -> bool:
        """Whether they are a contact of the partner."""
        return Role.CONTACT in self.member.roles


class PartnerView(Record):
    """One partner with its people, contacts first.

    `manages`: the reader coordinates the network; `contributes`: they are a contact of this partner.
    """

    network: Network
    partner: Partner
    people: tuple[MemberLine, ...]
    manages: bool
    contributes: bool

    @property
    def contacts(self) -> tuple[MemberLine, ...]:
        """Those who speak for the partner."""
        return tuple(line for line in self.people if line.contact)


class Window(Record):
    """What a window to edit a partner begins with: `whole` with its name; `seen` are the facts' stamps."""

    partner: Partner
    whole: bool
    seen: str


class PartnerDraft(Record):
    """A new partner, or an edit of one (`partner`), typed and not yet done.

    `facts` is what it says, None while there are `faults`. `changed` is what somebody else changed since
    the window was opened: `facts` then are what was written on top of that. `seen` are the stamps that the
    next window carries. With `wanted` and `reserved` one can tell what a new partner needs on the server.
    """

    network: Network
    id: int
    partner: Partner | None
    form: Form
    facts: Facts | None
    code: str
    faults: tuple[Fault, ...]
    changed: tuple[Slot, ...] = ()
    seen: str = ""
    wanted: tuple[Wanted, ...] = ()
    reserved: frozenset[int] = frozenset()


class Edited(Record):
    """A partner before and after an edit; the same twice when nothing was changed."""

    before: Partner
    after: Partner


class Parting(Record):
    """A partner that left or came back, and the roles that its people lose or get."""

    view: PartnerView
    mirrors: tuple[Mirror, ...]
