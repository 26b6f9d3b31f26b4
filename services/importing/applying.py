"""An import carried out: all of it in one transaction, or nothing of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from domain.actors import ChannelKind, MemberId, PartnerId, Role
from domain.folding import fold
from domain.importing.partners import PartnerField
from domain.importing.people import PersonField
from domain.network_setup import next_codes
from domain.partners import Facts
from domain.records import replace
from services import links
from services.arriving import listing
from services.importing.previewing import forget, show
from services.importing.undoing import Before, remember
from services.importing.views import Imported, ImportView
from services.members.belonging import note, shown
from services.partners.changing import add, edit
from storage import across, addresses, members, networks, people, trail

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.importing.network import Outcome
    from domain.importing.people import PersonEntry
    from domain.people import Member, Standing
    from storage.transaction import Transaction


@dataclass
class _Work:
    """What is done so far: the partners by their folded names, the members that were changed or added."""

    tx: Transaction
    actor: Actor
    partners: dict[str, PartnerId] = field(default_factory=dict)
    touched: list[MemberId] = field(default_factory=list)
    before: Before = field(default_factory=Before)
    renamed: list[str] = field(default_factory=list)


def apply(tx: Transaction, actor: Actor, draft: int, seen: str) -> Imported | ImportView:
    """Do what the file says, if that is still what was shown: `seen` is the stamp of it.

    Otherwise, and while anything is wrong with it, nothing is done and the file is handed back as it would
    work now. Raises `Changed` (it was imported or given up already), `RoleNeeded`.
    """
    view = show(tx, actor, draft)
    outcome = view.outcome
    if outcome.problems or not outcome.effective or outcome.stamp != seen:
        return replace(view, moved=outcome.stamp != seen)
    forget(tx, actor, draft)
    work = _Work(tx, actor)
    _partners(work, outcome)
    _people(work, outcome)
    trail.record(tx, actor.member, "register imported", "network", tx.network, _counts(outcome))
    found = (shown(tx, members.load(tx, member)).mirror for member in work.touched)
    mirrors = tuple(mirror for mirror in found if mirror is not None)
    expected = _expect(work, outcome)
    undo = 0 if any(entry.new for entry in outcome.partners) else remember(tx, actor, work.before)
    return Imported(networks.load(tx), outcome, mirrors, tuple(work.renamed), undo, expected)


def _partners(work: _Work, outcome: Outcome) -> None:
    tx = work.tx
    for entry in outcome.partners:
        if entry.key is None or entry.same:
            continue
        was = networks.partner(tx, PartnerId(entry.key))
        done = edit(tx, work.actor, was, entry.facts)
        work.before.partners.append((was.id, Facts.of(was), Facts.of(done.after)))
        if entry.now(PartnerField.NAME) and (was.role or was.channel):
            work.renamed.append(done.after.name)
    new = [entry for entry in outcome.partners if entry.new]
    taken = [one.code for one in networks.list_partners(tx, left=True)] + [entry.code for entry in new]
    codes = iter(next_codes(taken, len(new)))
    for entry in new:
        add(tx, work.actor, entry.code or next(codes), entry.facts)
    work.partners.update({fold(one.name): one.id for one in networks.list_partners(tx)})


def _people(work: _Work, outcome: Outcome) -> None:
    """Addresses are freed first: two people may change theirs with each other."""
    known = {int(one.id): one for one in members.listed(work.tx)}
    changed = [(known[entry.key], entry) for entry in outcome.people if entry.key and not entry.same]
    for member, entry in changed:
        for change in entry.changes:
            elsewhere = across.known_elsewhere(work.tx, member.person.id)
            if change.field == PersonField.EMAIL and change.old and not elsewhere:
                addresses.drop(work.tx, member.person.id, change.old)
                links.void_all(work.tx, member.person.id)
    for member, entry in changed:
        _change(work, member, entry)
    for entry in outcome.people:
        if entry.new:
            _enlist(work, entry)


def _change(work: _Work, member: Member, entry: PersonEntry) -> None:
    tx = work.tx
    # How somebody is called and spoken to in other networks, too, is theirs to say.
    named, spoken = entry.now(PersonField.NAME), entry.now(PersonField.LANGUAGE)
    if (named, spoken) != (None, None) and not across.known_elsewhere(tx, member.person.id):
        if named is not None:
            people.rename(tx, member.person.id, named)
        if spoken is not None:
            people.choose(tx, member.person.id, language=spoken or None)
    if entry.now(PersonField.EMAIL):
        people.add_channel(tx, member.person.id, ChannelKind.EMAIL, entry.email)
    if any(change.field == PersonField.EMAIL and change.old for change in entry.changes):
        listing.readdress(tx, member, entry.email)
    partner = member.partner
    if entry.now(PersonField.PARTNER) is not None:
        partner = work.partners[fold(entry.partner)] if entry.partner else None
    members.move(tx, member.id, partner, entry.function)
    set_standing(tx, member, entry.standing)
    email = next((change.old for change in entry.changes if change.field == PersonField.EMAIL), entry.email)
    after = members.load(tx, member.id)
    work.before.people.append((member, email, after, entry.email))
    work.touched.append(member.id)
    # The trail outlives who asks to be forgotten: which fields were changed, not to what.
    note(tx, work.actor, "member imported", after, fields=[change.field for change in entry.changes])


def _enlist(work: _Work, entry: PersonEntry) -> None:
    """A new member: whom other networks know at this address, or a person with it and nothing else."""
    tx = work.tx
    person = people.person_at(tx, ChannelKind.EMAIL, entry.email)
    if person is None:
        person = people.add_person(tx, entry.name, language=entry.language or None)
        people.add_channel(tx, person.id, ChannelKind.EMAIL, entry.email)
    member = members.add(
        tx,
        person.id,
        work.partners[fold(entry.partner)] if entry.partner else None,
        function=entry.function,
        recorded_by=work.actor.member,
        roles=entry.standing.roles,
    )
    work.before.added.append(member.id)
    work.touched.append(member.id)
    note(tx, work.actor, "member imported", member, new=True)


def _expect(work: _Work, outcome: Outcome) -> int:
    """Everybody in the file who is not on Discord is expected, and can be invited; how many are new there."""
    named = {MemberId(entry.key) for entry in outcome.people if entry.key is not None}
    return listing.expect(
        work.tx, (members.load(work.tx, one) for one in sorted(named | set(work.before.added)))
    )


def set_standing(tx: Transaction, member: Member, standing: Standing) -> None:
    """Give and take the roles of a standing; other roles are left alone."""
    for role in (Role.CONTACT, Role.COORDINATOR):
        change = members.grant if role in standing.roles else members.revoke
        change(tx, member.id, role)


def _counts(outcome: Outcome) -> dict[str, int]:
    """How many rows did what, for the trail."""
    counts: dict[str, int] = {}
    for entry in (*outcome.partners, *outcome.people):
        if not entry.same:
            name = f"{entry.kind} {'added' if entry.new else 'changed'}"
            counts[name] = counts.get(name, 0) + 1
    return counts
