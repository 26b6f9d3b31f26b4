"""What hangs on networks and members: drafts, settings with their history, the trail."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from domain.records import replace
from storage import across, drafts, keeping, members, networks, people, settings, trail
from storage.surveys import signatures, waves
from tests.clock import NOON

if TYPE_CHECKING:
    from domain.networks import NewPartner
    from storage.transaction import Transaction, Unscoped

DAY = timedelta(days=1)


def later(tx: Transaction, by: timedelta) -> Transaction:
    return replace(tx, now=tx.now + by)


def test_a_draft_is_kept_until_it_expires(tx: Transaction, other: Transaction) -> None:
    draft = drafts.add(tx, "100", "filter", {"codes": ["A", None], "n": 1}, NOON + DAY)
    assert drafts.load(tx, draft.id) == draft
    assert drafts.load(other, draft.id) is None
    assert drafts.load(later(tx, DAY - timedelta(milliseconds=1)), draft.id) == draft
    assert drafts.load(later(tx, DAY), draft.id) is None


def test_a_removed_draft_is_gone_for_its_own_network_only(tx: Transaction, other: Transaction) -> None:
    draft = drafts.add(tx, "100", "filter", {}, NOON + DAY)
    drafts.remove(other, draft.id)
    assert drafts.load(tx, draft.id) == draft
    drafts.remove(tx, draft.id)
    drafts.remove(tx, draft.id)
    assert drafts.load(tx, draft.id) is None


def test_a_network_shares_one_draft_of_a_kind(tx: Transaction, other: Transaction) -> None:
    drafts.replace(tx, "set-up", {"step": 1})
    drafts.replace(other, "set-up", {"step": 7})
    newest = drafts.replace(tx, "set-up", {"step": 2})
    drafts.replace(tx, "another", {})
    assert drafts.latest(tx, "set-up") == newest
    drafts.discard(tx, "set-up")
    assert drafts.latest(tx, "set-up") is None
    assert drafts.latest(tx, "another") is not None
    theirs = drafts.latest(other, "set-up")
    assert theirs is not None
    assert theirs.payload == {"step": 7}


def test_expired_drafts_of_all_networks_are_swept(
    unscoped: Unscoped, tx: Transaction, other: Transaction
) -> None:
    drafts.add(tx, "1", "filter", {}, NOON + DAY)
    drafts.add(other, "1", "filter", {}, NOON + DAY)
    kept = drafts.add(other, "1", "filter", {}, NOON + 2 * DAY)
    assert across.delete_old_drafts(replace(unscoped, now=NOON + DAY)) == 2
    assert drafts.latest(other, "filter") == kept


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.lists(st.tuples(st.sampled_from("ab"), st.booleans() | st.integers() | st.text()), max_size=10))
def test_a_setting_is_the_newest_of_its_history(
    tx: Transaction, other: Transaction, changes: list[tuple[str, object]]
) -> None:
    tx.connection.exec_driver_sql("DELETE FROM setting")
    tx.connection.exec_driver_sql("DELETE FROM setting_history")
    expected: dict[str, list[object]] = {}
    for key, value in changes:
        settings.change(tx, key, value, None)
        values = expected.setdefault(key, [])
        if not values or values[0] != value:
            values.insert(0, value)
    assert {key: setting.value for key, setting in settings.load_all(tx).items()} == {
        key: values[0] for key, values in expected.items()
    }
    assert {key: [one.value for one in settings.history(tx, key)] for key in expected} == expected
    assert settings.load_all(other) == {}
    assert settings.load(tx, "c") is None


def test_the_trail_tells_the_newest_first_and_pages(tx: Transaction, other: Transaction) -> None:
    for number in range(5):
        trail.record(tx, None, "edited", "partner", number % 2, {"n": number})
    trail.record(other, None, "edited", "partner", 0)
    entries = trail.listed(tx, limit=3)
    assert [entry.detail for entry in entries] == [{"n": 4}, {"n": 3}, {"n": 2}]
    assert [entry.detail["n"] for entry in trail.listed(tx, before=entries[-1].id)] == [1, 0]
    assert [entry.detail["n"] for entry in trail.listed(tx, subject=("partner", 0))] == [4, 2, 0]
    assert {entry.at for entry in entries} == {NOON}
    assert trail.listed(other)[0].detail == {}


def test_what_is_no_plain_data_is_not_kept(tx: Transaction) -> None:
    with pytest.raises(Exception, match="JSON serializable"):
        drafts.add(tx, "1", "filter", {"at": NOON}, NOON + DAY)


def test_whatever_column_names_a_member_counts(tx: Transaction, new_partner: NewPartner) -> None:
    partner = networks.add_partner(tx, new_partner).id
    signs, withdraws = (
        members.add(tx, people.add_person(tx, name).id, partner).id for name in ("Ana", "Bruno")
    )
    joined = members.add(tx, people.add_person(tx, "Cléo").id, partner, recorded_by=withdraws).id
    tx.connection.exec_driver_sql(
        "INSERT INTO form (id, network_id, hash, definition, added_at)"
        f" VALUES (1, {tx.network}, 'h', '{{}}', 1800000000000)"
    )
    wave = waves.add(tx, "h", "2027", NOON, NOON + DAY, withdraws)
    signatures.sign(tx, wave, partner, {}, people=1, shared=True, member=signs)
    signatures.withdraw(tx, signatures.of_wave(tx, wave)[0].id, withdraws)
    settings.change(tx, "a", 1, withdraws)
    trail.record(tx, None, "member assigned", "member", joined)
    trail.record(tx, joined, "edited", "partner", joined)
    assert keeping.counts(tx, signs) == {"signature": 1}
    assert keeping.counts(tx, withdraws) == {
        "member": 1,
        "setting": 1,
        "setting_history": 1,
        "signature": 1,
        "wave": 1,
    }
    assert keeping.counts(tx, joined) == {"trail": 2}


def test_a_row_that_names_a_member_twice_counts_once(tx: Transaction, new_partner: NewPartner) -> None:
    member = members.add(tx, people.add_person(tx, "Ana").id, networks.add_partner(tx, new_partner).id).id
    trail.record(tx, member, "member assigned", "member", member)
    assert keeping.counts(tx, member) == {"trail": 1}
