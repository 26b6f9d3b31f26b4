"""What the network says unasked: invitations, somebody who arrived, somebody whom a contact does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit.notices import register
from cogs.network.arriving import confirming as cards
from cogs.network.arriving import uniting as accounts
from cogs.network.arriving.letter import invitation
from domain.notices.kinds import (
    ACCOUNTS_ASKED,
    ACCOUNTS_SETTLED,
    ARRIVAL_ARRIVED,
    ARRIVAL_DISOWNED,
    ARRIVAL_INVITED,
)
from services.arriving import confirming, inviting
from services.members import uniting

if TYPE_CHECKING:
    from cogs.kit import Card
    from domain.notices.reader import Reader
    from locales import Translator
    from services.arriving.views import InvitationNotice


def _invitation(found: InvitationNotice, t: Translator, _reader: Reader) -> Card:
    return invitation(found, t)


register(ARRIVAL_INVITED, tell=inviting.tell, draw=_invitation, line=cards.invited_line)
register(ARRIVAL_ARRIVED, tell=confirming.tell_arrived, draw=cards.arrived_card, line=cards.arrived_line)
register(ARRIVAL_DISOWNED, tell=confirming.tell_disowned, draw=cards.disowned_card, line=cards.disowned_line)
register(ACCOUNTS_ASKED, tell=uniting.tell_asked, draw=accounts.asked_card, line=accounts.asked_line)
register(ACCOUNTS_SETTLED, tell=uniting.tell_settled, draw=accounts.settled_card, line=accounts.settled_line)
