"""Imports on a database: kept, corrected, carried out at once or not at all, and undone."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from domain.actors import ChannelKind, PartnerId, Role
from domain.door import LinkVoid
from domain.errors import Changed, RoleNeeded
from domain.importing.network import layouts, read
from domain.people import Standing
from domain.records import replace
from domain.server_plan import Kind
from domain.sheets import Flaw, Row, Sheet, Sheets
from locales import translator
from services import importing, links, networks, partners
from services.importing import Imported, ImportView
from services.partner_words import partner_words
from storage import drafts, members, people, trail
from templates.tables.register import register_tables
from tests.domain.importing.given import sheet, told
from tests.services.networks_made import BOSS, assigned, built, discord_user

if TYPE_CHECKING:
    from services.core import Core
    from tests.clock import FixedClock

ANA = discord_user(2, "Ana")
HEADINGS = ["Name", "Partner", "E-mail", "Function", "Role"]


@pytest.fixture
async def network(core: Core) -> None:
    """Porto, Brest and Cork; Berta coordinates, Ana works for Porto and is on Discord."""
    await built(core)
    await assigned(core, 2, "Ana", partner=PartnerId(1))


pytestmark = pytest.mark.usefixtures("network")


def file(*sheets: Sheet) -> Sheets:
    return Sheets("register.xlsx", sheets)


def people_of(*rows: list[str]) -> Sheets:
    return file(sheet("People", HEADINGS, *rows))


async def kept(core: Core, what: Sheets) -> ImportView:
    return await core.write(BOSS, importing.keep, what)


async def done(core: Core, what: Sheets) -> Imported:
    view = await kept(core, what)
    found = await core.write(BOSS, importing.apply, view.id, view.outcome.stamp)
    assert isinstance(found, Imported), view.outcome.problems
    return found


async def register(core: Core) -> dict[str, tuple[str, str, str, list[str]]]:
    """Everybody's partner, address, function and roles, by name."""
    known = await core.read(BOSS, importing.register)
    names = {one.id: one.name for one in known.partners}
    return {
        one.member.name: (
            names.get(one.member.partner, ""),
            one.email,
            one.member.function,
            sorted(one.member.roles),
        )
        for one in known.people
        if one.member.active
    }


async def test_new_partners_and_their_people_come_together(core: Core):
    found = await done(
        core,
        file(
            sheet("Members", HEADINGS, ["Zoé", "Vigo", "Zoe@example.org", "Head", "contact"]),
            sheet(
                "Partners",
                ["Code", "Name", "Region"],
                ["", "Vigo", "Galicia"],
                ["UBO", "Quimper", "Bretagne"],
            ),
        ),
    )
    assert found.undo == 0, "names and codes of partners stay theirs"
    coded = {one.name: one.code for one in await core.read(BOSS, networks.partners)}
    assert (coded["Vigo"], coded["Quimper"]) == ("P4", "UBO")
    assert (await register(core))["Zoé"] == ("Vigo", "zoe@example.org", "Head", ["contact"])
    zoe = await core.read(BOSS, lambda tx, _: people.person_at(tx, ChannelKind.EMAIL, "zoe@example.org"))
    channels = await core.read(BOSS, lambda tx, _: people.list_channels(tx, zoe.id))
    assert [(one.kind, one.agreed_at) for one in channels] == [(ChannelKind.EMAIL, None)]
    assert found.mirrors == (), "she has no Discord yet"


async def test_sent_again_it_changes_nothing(core: Core):
    rows = people_of(["Zoé", "P2", "zoe@example.org", "Head", ""], ["Ana", "", "ana@example.org", "", ""])
    await done(core, rows)
    again = await kept(core, rows)
    assert (again.outcome.effective, again.outcome.problems) == (0, ())
    refused = await core.write(BOSS, importing.apply, again.id, again.outcome.stamp)
    assert isinstance(refused, ImportView)


async def test_the_template_says_what_is_known(core: Core):
    known = await core.read(BOSS, importing.register)
    tables = register_tables(known, translator("fr"))
    sheets = Sheets(
        "r.xlsx",
        tuple(
            Sheet(
                table.name,
                (
                    Row(1, tuple(column.heading for column in table.columns)),
                    *(Row(number, row) for number, row in enumerate(table.rows, 2)),
                ),
            )
            for table in tables
        ),
    )
    found = read(sheets, layouts(sheets), known, partner_words())
    assert (found.effective, found.problems, len(found.partners), len(found.people)) == (0, (), 3, 2)


async def test_changes_are_made_field_by_field_and_recorded(core: Core):
    await core.write(BOSS, networks.note_thing, Kind.PARTNER_ROLE, 701, 1)
    await core.write(BOSS, networks.note_thing, Kind.PARTNER_ROLE, 702, 2)
    known = await core.read(BOSS, importing.register)
    ident = next(row[0] for row in register_tables(known, translator("en"))[1].rows if row[1] == "Ana")
    found = await done(
        core,
        file(
            sheet("Partners", ["Code", "Name"], ["P1", "Porto"]),
            sheet(
                "People",
                ["Techlink id", *HEADINGS],
                [ident, "Ana", "P2", "ana@example.org", "Head", "contact"],
            ),
        ),
    )
    assert (await register(core))["Ana"] == ("Université de Brest", "ana@example.org", "Head", ["contact"])
    assert found.renamed == ("Porto",)
    (mirror,) = found.mirrors
    assert (mirror.user, mirror.have, mirror.lose) == (2, {702}, {701})
    acts = await core.read(BOSS, lambda tx, _: trail.listed(tx))
    assert [one.act for one in acts[:3]] == ["register imported", "member imported", "partner edited"]
    assert acts[0].detail == {"partners changed": 1, "people changed": 1}
    assert acts[1].detail == {"fields": ["partner", "email", "function", "role"]}


async def test_links_end_where_an_import_changes_the_address_and_where_it_is_taken_back(
    core: Core, clock: FixedClock
):
    def link(tx: Any, _actor: Any, who: str) -> str:
        member = next(one for one in members.listed(tx) if one.name == who)
        return links.make(tx, member.id, links.Purpose.SIGN, 1)

    async def imported(*rows: list[str]) -> Any:
        known = await core.read(BOSS, importing.register)
        ids = {row[1]: row[0] for row in register_tables(known, translator("en"))[1].rows}
        lines = [[ids[row[0]], *row] for row in rows]
        return await done(core, file(sheet("People", ["Techlink id", "Name", "Email"], *lines)))

    async def held(*tokens: str) -> list[bool]:
        found = []
        for token in tokens:
            try:
                await core.look_across(links.read, token)
            except LinkVoid:
                found.append(False)
            else:
                found.append(True)
        return found

    await core.across(links.prepare)
    everybody = await core.read(BOSS, lambda tx, _: [one.name for one in members.listed(tx)])
    other = next(name for name in everybody if name != "Ana")
    await imported(["Ana", "ana@example.org"], [other, "other@example.org"])
    before = [await core.write(BOSS, link, who) for who in ("Ana", other)]
    clock.advance(timedelta(seconds=1))
    changed = await imported(["Ana", "ana@new.example"], [other, "other@example.org"])
    assert await held(*before) == [False, True]
    after = await core.write(BOSS, link, "Ana")
    clock.advance(timedelta(seconds=1))
    await core.write(BOSS, importing.undo, changed.undo)
    assert await held(after) == [False]


async def test_an_address_is_corrected_by_name_and_partner_and_the_one_before_lets_nobody_in(core: Core):
    await done(core, people_of(["Zoé", "P2", "zoe@exmaple.org", "", ""]))
    made = await done(core, people_of(["Zoé", "P2", "zoe@example.org", "", ""]))
    assert (await register(core))["Zoé"][1] == "zoe@example.org"
    before = await core.read(BOSS, lambda tx, _: people.person_at(tx, ChannelKind.EMAIL, "zoe@exmaple.org"))
    assert before is None
    await core.write(BOSS, importing.undo, made.undo)
    assert (await register(core))["Zoé"][1] == "zoe@exmaple.org"


async def test_a_language_is_the_list_s_to_say_until_somebody_is_here(core: Core):
    def given(language: str, who: str = "Zoé", address: str = "zoe@example.org") -> Sheets:
        return file(sheet("People", ["Name", "E-mail", "Langue"], [who, address, language]))

    async def spoken(who: str) -> str | None:
        found = await core.read(BOSS, lambda tx, _: members.listed(tx))
        return next(one.person.language for one in found if one.name == who)

    await done(core, given("français"))
    assert await spoken("Zoé") == "fr"
    made = await done(core, given("pt"))
    assert await spoken("Zoé") == "pt"
    await core.write(BOSS, importing.undo, made.undo)
    assert await spoken("Zoé") == "fr"
    view = await kept(core, given("pt", "Ana", ""))
    assert view.outcome.effective == 0
    assert await spoken("Ana") is None, "she is here, and chooses"


async def test_with_two_bad_rows_of_five_nothing_is_imported_and_the_corrected_file_is(core: Core):
    before = await register(core)
    rows = [
        ["Zoé", "P2", "zoe@example.org", "", ""],
        ["Iria", "Atlantis", "iria@example.org", "", ""],
        ["Rui", "P1", "rui@example.org", "", ""],
        ["Ewa", "P1", "ewa", "", ""],
        ["Tom", "P3", "tom@example.org", "", ""],
    ]
    view = await kept(core, people_of(*rows))
    assert told(view.outcome.problems) == [(3, 2, "no_partner"), (5, 3, "bad_email")]
    refused = await core.write(BOSS, importing.apply, view.id, view.outcome.stamp)
    assert isinstance(refused, ImportView)
    assert not refused.moved
    assert await register(core) == before
    rows[1][1], rows[3][2] = "P1", "ewa@example.org"
    await done(core, people_of(*rows))
    assert (await register(core)).keys() - before.keys() == {"Zoé", "Iria", "Rui", "Ewa", "Tom"}


async def test_what_changed_since_it_was_shown_is_shown_again(core: Core):
    view = await kept(core, people_of(["Ana", "P1", "", "Head", ""]))
    await assigned(core, 2, "Ana", function="Director")
    shown = await core.write(BOSS, importing.apply, view.id, view.outcome.stamp)
    assert isinstance(shown, ImportView)
    assert shown.moved
    assert [(one.old, one.new) for one in shown.outcome.people[0].changes] == [("Director", "Head")]
    assert (await register(core))["Ana"][2] == "Director"
    now = await core.write(BOSS, importing.apply, view.id, shown.outcome.stamp)
    assert isinstance(now, Imported)
    with pytest.raises(Changed):
        await core.write(BOSS, importing.apply, view.id, shown.outcome.stamp)


async def test_columns_are_corrected_in_the_draft(core: Core):
    view = await kept(core, file(sheet("x", ["Who", "Where", "Mail"], ["Zoé", "P2", "zoe@example.org"])))
    assert view.layouts[0].kind == "people", "an address tells"
    view = await core.write(BOSS, importing.say, view.id, 0, 1, "name")
    view = await core.write(BOSS, importing.say, view.id, 0, 2, "partner")
    assert view.layouts[0].fields == ("name", "partner", "email")
    assert view.outcome.effective == 1
    other = await core.write(BOSS, importing.hold, view.id, 0, "partners")
    assert other.layouts[0].kind == "partners"
    none = await core.write(BOSS, importing.hold, other.id, 0, "")
    assert not none.layouts[0].read
    with pytest.raises(Changed):
        await core.read(BOSS, importing.show, view.id)
    for sheet_, column, field in ((1, 1, "name"), (0, 0, "name"), (0, 1, "place"), (0, 1, "name")):
        with pytest.raises(Changed):
            await core.write(BOSS, importing.say, none.id, sheet_, column, field)
    with pytest.raises(Changed):
        await core.write(BOSS, importing.hold, none.id, 9, "people")


async def test_a_cell_that_cannot_be_read_is_kept_as_that(core: Core):
    found = sheet("People", HEADINGS, ["Zoé", "P2", "?", "", ""])
    view = await kept(core, file(replace(found, flaws={(2, 3): Flaw.FORMULA}), sheet("Hid", ["Name"])))
    shown = await core.read(BOSS, importing.show, view.id)
    assert told(shown.outcome.problems) == [(2, 3, "formula")]
    assert shown.sheets.sheets[0] == view.sheets.sheets[0]


async def test_two_people_change_addresses_and_it_is_undone(core: Core):
    await done(
        core, people_of(["Ana", "", "ana@example.org", "", ""], ["Berta", "", "berta@example.org", "", ""])
    )
    known = await core.read(BOSS, importing.register)
    rows = register_tables(known, translator("en"))[1].rows
    ids = {row[1]: row[0] for row in rows}
    before = await register(core)
    swap = file(
        sheet(
            "Members",
            ["Techlink id", *HEADINGS],
            [ids["Ana"], "Ana Silva", "P3", "berta@example.org", "Head", "contact"],
            [ids["Berta"], "Berta", "P1", "ana@example.org", "", "both"],
            ["", "Zoé", "P3", "zoe@example.org", "", ""],
        )
    )
    made = await done(core, swap)
    after = await register(core)
    assert after["Ana Silva"] == ("Cork Labs", "berta@example.org", "Head", ["contact"])
    assert after["Berta"][1] == "ana@example.org"
    assert made.undo
    undone = await core.write(BOSS, importing.undo, made.undo)
    assert (undone.partners, undone.people) == (0, 3)
    assert await register(core) == before
    with pytest.raises(Changed):
        await core.write(BOSS, importing.undo, made.undo)
    again = await done(core, people_of(["Zoé", "P3", "zoe@example.org", "", ""]))
    assert again.outcome.people[0].returns, "she is who she was"


async def test_undoing_what_was_changed_since_does_nothing(core: Core):
    partner_too = file(
        sheet("Partners", ["Code", "Language"], ["P1", "French"]),
        sheet("People", HEADINGS, ["Ana", "", "ana@example.org", "", ""]),
    )
    made = await done(core, partner_too)
    undone = await core.write(BOSS, importing.undo, made.undo)
    assert (undone.partners, undone.people) == (1, 1)
    made = await done(core, partner_too)
    await assigned(core, 2, "Ana", function="Director")
    with pytest.raises(Changed):
        await core.write(BOSS, importing.undo, made.undo)
    assert (await register(core))["Ana"][1] == "ana@example.org"
    spoken = {one.code: one.language for one in await core.read(BOSS, networks.partners)}
    assert spoken["P1"] == "fr"


async def test_an_address_that_somebody_agreed_to_is_not_touched(core: Core):
    await done(core, people_of(["Zoé", "P2", "zoe@example.org", "", ""]))
    await core.write(BOSS, lambda tx, _: people.agree(tx, ChannelKind.EMAIL, "zoe@example.org"))
    known = await core.read(BOSS, importing.register)
    ident = next(row[0] for row in register_tables(known, translator("en"))[1].rows if row[1] == "Zoé")
    view = await kept(core, file(sheet("People", ["Techlink id", "E-mail"], [ident, "new@example.org"])))
    assert told(view.outcome.problems) == [(2, 2, "email_theirs")]


async def test_somebody_of_another_network_is_that_person(core: Core):
    await done(core, people_of(["Zoé", "P2", "zoe@example.org", "", ""]))
    other = discord_user(9, "Otto", manages=True, server=4712)
    await core.across(networks.found, other, "Other network")
    await core.write(other, networks.type_partners, "Vigo; Galicia")
    await core.write(other, networks.confirm)
    view = await core.write(other, importing.keep, people_of(["Z. Le Goff", "P1", "zoe@example.org", "", ""]))
    assert view.outcome.people[0].new
    assert "Zoé" not in repr(view.outcome), "what she is elsewhere is not told"
    await core.write(other, importing.apply, view.id, view.outcome.stamp)
    here = await core.read(other, lambda tx, _: members.find_at(tx, ChannelKind.EMAIL, "zoe@example.org"))
    there = await core.read(BOSS, lambda tx, _: members.find_at(tx, ChannelKind.EMAIL, "zoe@example.org"))
    assert here.person.id == there.person.id
    assert here.id != there.id


async def test_only_the_coordination_imports_and_sees_its_own_files(core: Core, clock: FixedClock):
    view = await kept(core, people_of(["Zoé", "P2", "zoe@example.org", "", ""]))
    for service, given in (
        (importing.may_import, ()),
        (importing.register, ()),
        (importing.keep, (people_of(),)),
        (importing.show, (view.id,)),
        (importing.apply, (view.id, "")),
        (importing.undo, (view.id,)),
    ):
        with pytest.raises(RoleNeeded):
            await core.write(ANA, service, *given)
    await assigned(core, 3, "Carla", standing=Standing.COORDINATOR)
    second = discord_user(3, "Carla")
    with pytest.raises(Changed):
        await core.read(second, importing.show, view.id)
    with pytest.raises(Changed):
        await core.write(second, importing.undo, view.id)
    await core.write(second, importing.forget, view.id)
    await core.read(BOSS, importing.show, view.id)
    clock.advance(timedelta(days=1, seconds=1))
    with pytest.raises(Changed):
        await core.read(BOSS, importing.show, view.id)


async def test_a_file_that_is_given_up_is_gone(core: Core):
    view = await kept(core, people_of(["Zoé", "P2", "zoe@example.org", "", ""]))
    await core.write(BOSS, importing.forget, view.id)
    assert await core.read(BOSS, lambda tx, _: drafts.load(tx, view.id)) is None


async def test_a_partner_that_left_is_not_taken_back_by_a_file(core: Core):
    await core.write(BOSS, partners.leave, PartnerId(3))
    view = await kept(core, file(sheet("Partners", ["Name"], ["Cork Labs"])))
    assert told(view.outcome.problems) == [(2, 1, "slot")]


async def test_roles_that_imports_do_not_give_are_left_alone(core: Core):
    ana = await core.read(BOSS, lambda tx, _: members.find_at(tx, ChannelKind.DISCORD, "2"))
    await core.write(BOSS, lambda tx, _: members.grant(tx, ana.id, Role.REVIEWER))
    await done(core, people_of(["Ana", "P1", "", "", "contact"]))
    assert (await register(core))["Ana"][3] == ["contact", "reviewer"]
