"""A link for signing in that somebody asks for by their e-mail address, sent through the outbox.

The outbox holds no words and no secrets, only which link it is: the link's token is made of its key when
the message is written (`services.links`), and its SHA-256 sum is kept beside all others. Nobody is told
whether an address is known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from domain.actors import ChannelKind
from domain.door import LINK_LIVES, MOST_LINKS, MOST_LINKS_WITHIN, SignInId
from domain.notices import NewNotice
from domain.notices.kinds import SIGN_IN
from services import links
from services.door.tokens import new_token, sum_of
from services.door.views import SignInNotice
from storage import across, door, outbox
from storage.people import normal_address

if TYPE_CHECKING:
    from domain.notices import Notice
    from domain.notices.reader import Reader
    from storage.transaction import Unscoped

SUBJECT: Final = "sign_in"


def ask(tx: Unscoped, address: str) -> None:
    """Send a link to whoever is reached at that e-mail address; nothing where nobody is, and nobody is told.

    Nobody gets more than `MOST_LINKS` an hour, whoever asks for them. An address that somebody else gave for
    them, and that they never confirmed, lets in only who has no other way in.
    """
    person = door.person_at(tx, address)
    if person is None:
        return
    known = across.memberships(tx, person.id)
    here = next((one for one in known if one.active), None)
    if not door.lets_in(tx, person.id, address, len(known)):
        return
    if here is None or door.made_since(tx, person.id, tx.now - MOST_LINKS_WITHIN) >= MOST_LINKS:
        return
    expires_at = tx.now + LINK_LIVES
    made = door.add_sign_in(tx, person.id, sum_of(new_token()), expires_at)
    door.change_sign_in(tx, made, sum_of(links.sign_in_token(tx, made)))
    notice = NewNotice(
        kind=SIGN_IN,
        subject_kind=SUBJECT,
        subject_id=made,
        due_at=tx.now,
        dedupe_key=f"sign_in:{made}",
        member=here.member,
        expires_at=expires_at,
        address=normal_address(ChannelKind.EMAIL, address),
    )
    outbox.add(tx.within(here.network.id), [notice])


def tell_sign_in(tx: Any, notice: Notice, reader: Reader) -> SignInNotice | None:
    """What a message with a link says now; None once the link was used or is over."""
    key = SignInId(notice.subject_id)
    found = door.sign_in(tx, key)
    if found is None or found.used_at is not None or tx.now >= found.expires_at:
        return None
    return SignInNotice(reader.network, links.sign_in_token(tx, key), found.expires_at)
