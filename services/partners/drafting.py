"""Adding and editing a partner: what was typed is kept until it is right, confirmed or given up.

A window that cannot be taken as it is becomes a draft of who typed it, so that nothing is typed twice: it
says what is wrong, or what somebody else changed meanwhile, and opens the window again. The coordination
edits everything but the code; a contact edits its own partner's kind, place and language.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from domain.actors import PartnerId, Role
from domain.errors import Changed
from domain.network_setup import next_codes
from domain.partners import (
    Facts,
    Form,
    PartnerLeft,
    changed_since,
    differing,
    merged,
    read_form,
    stamps,
)
from domain.records import plain, replace
from services import own_drafts
from services.networks.things import reserved_by, wanted_for
from services.partner_words import partner_words
from services.partners.changing import add, edit
from services.partners.showing import is_contact_of
from services.partners.views import Edited, PartnerDraft, Window
from storage import drafts, networks

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.drafts import Draft
    from domain.networks import Partner
    from domain.partners import Slot
    from storage.transaction import Transaction

_DRAFT: Final = "partner"
_LIVES: Final = timedelta(days=1)


def window(tx: Transaction, actor: Actor, partner: PartnerId) -> Window:
    """What the window to edit a partner begins with. Raises `RoleNeeded`, `PartnerLeft`, `NotFound`."""
    found = networks.partner(tx, partner)
    whole = Role.COORDINATOR in actor.roles
    _may_edit(actor, found, whole=whole)
    return Window(found, whole, stamps(Facts.of(found)))


def type_new(tx: Transaction, actor: Actor, form: Form, draft: int = 0) -> PartnerDraft:
    """Keep what was typed of a new partner, in place of an earlier draft. Raises `RoleNeeded`."""
    actor.must_be(Role.COORDINATOR)
    return _kept(tx, actor, _read_new(tx, form), "", draft)


def next_code(tx: Transaction, actor: Actor) -> str:
    """The code that a new partner gets unless another is typed. Raises `RoleNeeded`."""
    actor.must_be(Role.COORDINATOR)
    return next_codes((partner.code for partner in networks.list_partners(tx, left=True)), 1)[0]


def type_edit(
    tx: Transaction, actor: Actor, partner: PartnerId, seen: str, form: Form, draft: int = 0
) -> Edited | PartnerDraft:
    """Change a partner as typed. `seen` are the stamps of what the window showed.

    It stays a draft while something is wrong, when something was changed since, and when it gives another
    name to what has a role or a channel on the server: that is asked first. Raises `RoleNeeded`, `NotFound`.
    """
    found = networks.partner(tx, partner)
    _may_edit(actor, found, whole=form.name is not None, gone=True)
    read = _read_edit(tx, found, seen, form)
    if read.facts is None or read.changed or not found.active or _renames(found, read.facts):
        return _kept(tx, actor, read, seen, draft)
    _forget(tx, actor, draft)
    return edit(tx, actor, found, read.facts)


def draft_of(tx: Transaction, actor: Actor, draft: int) -> PartnerDraft:
    """A draft as it stands now. Raises `Changed` when it is gone, `RoleNeeded`."""
    kept = _own(tx, actor, draft)
    form = Form(**kept.payload["form"])
    number = kept.payload["partner"]
    if number is None:
        actor.must_be(Role.COORDINATOR)
        return replace(_read_new(tx, form), id=draft)
    found = networks.partner(tx, PartnerId(number))
    _may_edit(actor, found, whole=form.name is not None, gone=True)
    return replace(_read_edit(tx, found, kept.payload["seen"], form), id=draft)


def create(tx: Transaction, actor: Actor, draft: int) -> Partner | PartnerDraft:
    """Make the draft a partner; still a draft when its name or code was taken meanwhile.

    Its role and channel are made afterwards, from what `services.networks.building` says. Raises `Changed`
    (it was confirmed or given up already) and `RoleNeeded`.
    """
    read = draft_of(tx, actor, draft)
    if read.partner is not None:
        raise Changed
    if read.facts is None:
        return read
    drafts.remove(tx, draft)
    return add(tx, actor, read.code, read.facts)


def apply(tx: Transaction, actor: Actor, draft: int) -> Edited | PartnerDraft:
    """Carry an edit out; still a draft when something is wrong with it or was changed again by now.

    Raises `Changed` (it was done or given up already), `RoleNeeded`, `PartnerLeft`.
    """
    read = draft_of(tx, actor, draft)
    if read.partner is None:
        raise Changed
    if not read.partner.active:
        raise PartnerLeft(read.partner.name)
    if read.facts is None or read.changed:
        return read
    drafts.remove(tx, draft)
    return edit(tx, actor, read.partner, read.facts)


def forget(tx: Transaction, actor: Actor, draft: int) -> PartnerId | None:
    """Give a draft up; the partner that it was to change. Harmless when it is gone."""
    kept = own_drafts.find(tx, actor, draft, _DRAFT)
    _forget(tx, actor, draft)
    number = kept.payload["partner"] if kept is not None else None
    return None if number is None else PartnerId(number)


def _may_edit(actor: Actor, partner: Partner, *, whole: bool, gone: bool = False) -> None:
    if whole or not (is_contact_of(actor, partner.id) or Role.COORDINATOR in actor.roles):
        actor.must_be(Role.COORDINATOR)
    if not (partner.active or gone):
        raise PartnerLeft(partner.name)


def _read_new(tx: Transaction, form: Form) -> PartnerDraft:
    network, everyone = networks.load(tx), networks.list_partners(tx, left=True)
    read = read_form(form, partner_words(), everyone, language=network.language)
    present = [partner for partner in everyone if partner.active]
    wanted = wanted_for(read.facts.name, network, present) if read.facts else ()
    reserved = reserved_by(everyone)
    return PartnerDraft(
        network, 0, None, form, read.facts, read.code, read.faults, wanted=wanted, reserved=reserved
    )


def _read_edit(tx: Transaction, partner: Partner, seen: str, form: Form) -> PartnerDraft:
    others = [one for one in networks.list_partners(tx, left=True) if one.id != partner.id]
    read = read_form(form, partner_words(), others, own=partner)
    now = Facts.of(partner)
    moved = changed_since(seen, now)
    facts: Facts | None = read.facts
    changed: tuple[Slot, ...] = ()
    if facts is not None and moved and differing(now, facts):
        facts = merged(seen, now, facts)
        changed = tuple(slot for slot in now.values() if slot in moved)
    # With faults nobody was told of the change: the next window still has to answer for it.
    following = seen if facts is None else stamps(now)
    return PartnerDraft(
        networks.load(tx), 0, partner, form, facts, partner.code, read.faults, changed, following
    )


def _renames(partner: Partner, facts: Facts) -> bool:
    return facts.name != partner.name and (partner.role is not None or partner.channel is not None)


def _kept(tx: Transaction, actor: Actor, read: PartnerDraft, seen: str, draft: int) -> PartnerDraft:
    _forget(tx, actor, draft)
    partner = None if read.partner is None else int(read.partner.id)
    payload = {"partner": partner, "seen": seen, "form": plain(read.form)}
    expires = tx.now + _LIVES
    kept = drafts.add(tx, actor.address, _DRAFT, payload, expires, member=actor.member)
    return replace(read, id=kept.id)


def _own(tx: Transaction, actor: Actor, draft: int) -> Draft:
    return own_drafts.load(tx, actor, draft, _DRAFT)


def _forget(tx: Transaction, actor: Actor, draft: int) -> None:
    if draft:
        own_drafts.drop(tx, actor, draft, _DRAFT)
