"""The plan of a server: carried out and made again, it finds everything kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.records import replace
from domain.server_plan import (
    NEEDED,
    Act,
    ChannelSeen,
    Hindrance,
    Kind,
    RoleSeen,
    ServerSeen,
    Wanted,
    carried_out,
    channel_name,
    decide,
    noted,
)

EVERYONE, ME = 1, 2
BARE = ServerSeen(
    EVERYONE, ME, my_position=10, allowed=frozenset(NEEDED), roles=(RoleSeen(1, "@everyone", 0),)
)


def network(*partners: str) -> list[Wanted]:
    """What a network with these partners needs."""
    return [
        Wanted(Kind.COORDINATION_ROLE, ("Coordination",)),
        Wanted(Kind.CATEGORY, ("Atlantic",)),
        Wanted(Kind.COORDINATION_CHANNEL, ("coordination",)),
        *(Wanted(Kind.PARTNER_ROLE, (name,), partner=n) for n, name in enumerate(partners)),
        *(Wanted(Kind.PARTNER_CHANNEL, (channel_name(name),), partner=n) for n, name in enumerate(partners)),
    ]


def build(wanted: list[Wanted], seen: ServerSeen, *, note: bool = True) -> tuple[list[Wanted], ServerSeen]:
    """Carry out decision after decision, as the bot does, noting the ids unless told not to."""
    fresh = 1000
    for index in range(len(wanted)):
        decision = decide(wanted, seen)[index]
        if decision.act is Act.REFUSE:
            continue
        fresh += 1
        made = decision.id or fresh
        seen = carried_out(decision, made, seen)
        wanted = noted(wanted, decision, made)
    return (wanted if note else [replace(one, known=None) for one in wanted]), seen


def test_a_bare_server_gets_everything_roles_first():
    decisions = decide(network("Porto", "Brest"), BARE)
    assert {d.act for d in decisions} == {Act.CREATE}
    kinds = [d.wanted.kind for d in decisions]
    assert kinds == sorted(kinds, key=list(Kind).index)


_NAMES = st.lists(
    st.text("aáb-. C", min_size=1, max_size=5).filter(str.strip), unique_by=str.casefold, max_size=5
)


@given(_NAMES, st.booleans(), st.data())
def test_carried_out_and_made_again_it_only_keeps(names, note, data):
    start = BARE
    for name in names:  # a server where somebody made some of it by hand already
        if data.draw(st.booleans()):
            start = replace(start, roles=(*start.roles, RoleSeen(500 + len(start.roles), name, 3)))
        if data.draw(st.booleans()):
            public = ChannelSeen(700 + len(start.channels), channel_name(name))
            start = replace(start, channels=(*start.channels, public))
    wanted, seen = build(network(*names), start, note=note)
    again = decide(wanted, seen)
    assert {d.act for d in again} <= {Act.KEEP, Act.ADOPT}
    ids = [d.id for d in again]
    assert len(set(ids)) == len(ids), "no thing serves two"
    _, after = build(wanted, seen)
    assert (len(after.roles), len(after.channels)) == (len(seen.roles), len(seen.channels)), "never doubles"


def test_what_was_deleted_by_hand_is_made_anew_and_the_rest_kept():
    wanted, seen = build(network("Porto", "Brest"), BARE)
    gone = next(one.known for one in wanted if one.kind is Kind.PARTNER_CHANNEL)
    seen = replace(seen, channels=tuple(c for c in seen.channels if c.id != gone))
    acts = [d.act for d in decide(wanted, seen)]
    assert acts.count(Act.CREATE) == 1
    assert acts.count(Act.KEEP) == len(acts) - 1


def test_a_private_channel_that_was_opened_is_closed_again_and_a_guest_in_it_is_named():
    wanted, seen = build(network("Porto"), BARE)
    channel = next(one.known for one in wanted if one.kind is Kind.PARTNER_CHANNEL)

    def with_access(access):
        return replace(
            seen,
            channels=tuple(
                replace(c, readers={**c.readers, **access}) if c.id == channel else c for c in seen.channels
            ),
        )

    opened = [d for d in decide(wanted, with_access({EVERYONE: True})) if d.id == channel]
    assert [d.act for d in opened] == [Act.CLOSE]
    visited = [d for d in decide(wanted, with_access({77: True})) if d.id == channel]
    assert [(d.act, d.guests) for d in visited] == [(Act.KEEP, frozenset({77}))]


def test_the_bot_may_be_let_in_by_its_own_role_or_as_administrator():
    wanted, seen = build(network("Porto"), BARE)
    without_me = tuple(
        replace(c, readers={id_: may for id_, may in c.readers.items() if id_ != ME}) for c in seen.channels
    )
    shut_out = replace(seen, channels=without_me)
    assert Act.CLOSE in {d.act for d in decide(wanted, shut_out)}
    mighty = replace(shut_out, allowed=frozenset({"administrator"}))
    assert {d.act for d in decide(wanted, mighty)} == {Act.KEEP}
    by_role = replace(
        shut_out,
        mine=frozenset({66}),
        channels=tuple(replace(c, readers={**c.readers, 66: True}) for c in without_me),
    )
    decisions = decide(wanted, by_role)
    assert {d.act for d in decisions} == {Act.KEEP}
    assert not any(d.guests for d in decisions)


@pytest.mark.parametrize(
    ("role", "why"),
    [
        (RoleSeen(50, "Porto", 3, powers=frozenset({"administrator"})), Hindrance.ROLE_POWERFUL),
        (RoleSeen(50, "Porto", 11), Hindrance.ROLE_HIGHER),
    ],
)
def test_a_role_that_is_too_mighty_or_too_high_is_not_taken_over(role, why):
    decisions = decide(network("Porto"), replace(BARE, roles=(*BARE.roles, role)))
    refused = [d for d in decisions if d.act is Act.REFUSE]
    assert refused[0].hindrance is why
    assert refused[0].detail == "Porto"


def test_the_role_of_an_integration_is_left_alone():
    managed = RoleSeen(50, "Porto", 3, managed=True)
    decision = next(
        d
        for d in decide(network("Porto"), replace(BARE, roles=(*BARE.roles, managed)))
        if d.wanted.name == "Porto"
    )
    assert decision.act is Act.CREATE


def test_a_known_role_keeps_its_powers_which_the_server_gave_it():
    mighty = RoleSeen(50, "Team", 3, powers=frozenset({"administrator"}))
    wanted = [Wanted(Kind.COORDINATION_ROLE, ("Coordination",), known=50)]
    assert decide(wanted, replace(BARE, roles=(*BARE.roles, mighty)))[0].act is Act.KEEP


@pytest.mark.parametrize("lacking", ["manage_roles", "manage_channels"])
def test_a_missing_permission_is_named_and_only_stops_what_needs_it(lacking):
    seen = replace(BARE, allowed=frozenset(NEEDED) - {lacking})
    decisions = decide(network("Porto"), seen)
    assert seen.missing == (lacking,)
    for decision in decisions:
        needs_roles = decision.wanted.kind.is_role
        if needs_roles == (lacking == "manage_roles"):
            assert decision.hindrance is Hindrance.PERMISSION
            assert decision.detail == lacking
        elif lacking == "manage_roles" and decision.wanted.kind is not Kind.CATEGORY:
            assert decision.hindrance is Hindrance.WAITS_FOR_ROLE


def test_an_administrator_may_do_all():
    assert not replace(BARE, allowed=frozenset({"administrator"})).missing


def test_a_full_server_refuses_only_what_does_not_fit():
    roles = tuple(RoleSeen(n, f"r{n}", 1) for n in range(100, 348))
    decisions = decide(network("Porto", "Brest"), replace(BARE, roles=(*BARE.roles, *roles)))
    assert [d.hindrance for d in decisions[:3]] == [None, Hindrance.TOO_MANY_ROLES, Hindrance.TOO_MANY_ROLES]


@pytest.mark.parametrize(
    ("name", "channel"),
    [
        ("Porto technology centre", "porto-technology-centre"),
        ("  Agência — S.A. ", "agência-s-a"),
        ("???", "partner"),
        ("x" * 120, "x" * 100),
    ],
)
def test_channel_names_are_written_as_discord_writes_them(name, channel):
    assert channel_name(name) == channel


def test_what_is_reserved_is_taken_over_by_nobody():
    seen = replace(
        BARE,
        roles=(*BARE.roles, RoleSeen(50, "Porto", 1)),
        channels=(ChannelSeen(60, "porto"),),
    )
    acts = {one.wanted.kind: one.act for one in decide(network("Porto"), seen)}
    assert acts[Kind.PARTNER_ROLE] is Act.ADOPT
    acts = {one.wanted.kind: one.act for one in decide(network("Porto"), seen, {50, 60})}
    assert (acts[Kind.PARTNER_ROLE], acts[Kind.PARTNER_CHANNEL]) == (Act.CREATE, Act.CREATE)


def test_what_is_found_is_called_what_it_is_called():
    seen = replace(BARE, roles=(*BARE.roles, RoleSeen(50, "PORTO", 1)))
    wanted = [Wanted(Kind.PARTNER_ROLE, ("Porto",), known=50, partner=1)]
    assert [one.called for one in decide(wanted, seen)] == ["PORTO"]
