"""Attendance files as Teams and Zoom write them."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.actors import MemberId
from domain.folding import fold
from domain.meetings.errors import RollUnreadable
from domain.meetings.rolls import Known, Sort, Stay, match, matching, read
from domain.meetings.rolls.times import Order, length, order_of
from domain.meetings.rolls.times import read as read_time


def wall(text: str) -> datetime:
    """What a clock on a wall shows: files name no zone."""
    return datetime.fromisoformat(text)


EVENT = wall("2027-06-15T14:00")
HEADER = b"Full Name\tDuration\n"

TEAMS = """1. Summary
Meeting title\tTides and tanks
Attended participants\t2
Start time\t6/15/27, 1:58:00 PM
End time\t6/15/27, 3:31:10 PM
Meeting duration\t1h 33m 10s
Average attendance time\t1h 10m 2s

2. Participants
Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole
Ana Sousa\t6/15/27, 1:58:00 PM\t6/15/27, 3:31:10 PM\t1h 20m\tana@porto.example\tana@porto.example\tOrganizer
Bruno (Guest)\t6/15/27, 2:10:00 PM\t6/15/27, 3:00:00 PM\t50m\t\t\tAttendee

3. In-Meeting Activities
Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole
Ana Sousa\t6/15/27, 1:58:00 PM\t6/15/27, 2:30:00 PM\t32m\tana@porto.example\tOrganizer
Ana Sousa\t6/15/27, 2:43:10 PM\t6/15/27, 3:31:10 PM\t48m\tana@porto.example\tOrganizer
"""
OLD_TEAMS = """Full Name\tUser Action\tTimestamp
Ana Sousa\tJoined before\t15/06/2027, 14:00:00
Bruno\tJoined\t15/06/2027, 14:05:00
Ana Sousa\tLeft\t15/06/2027, 14:30:00
Ana Sousa\tJoined\t15/06/2027, 14:40:00
Bruno\tLeft\t15/06/2027, 15:00:00
"""
SPANISH = """Nombre;Primera entrada;Última salida;Duración de la reunión;Correo electrónico;Rol
Ana Sousa;15/6/27, 14:00:00;15/6/27, 15:30:00;1 h 30 min;ana@porto.example;Organizador
"""
PORTUGUESE = """2. Participantes
Nome\tPrimeiro ingresso\tÚltima saída\tDuração na reunião\tEmail\tID do participante (UPN)\tFunção
Ana Sousa\t15/06/27, 14:00:00\t15/06/27, 15:30:00\t1h 30m\tana@porto.example\tana@porto.example\tOrganizador
"""
FRENCH = """Nom complet\tAction de l’utilisateur\tHorodatage
Ana Sousa\tA rejoint\t15/06/2027, 14:00:00
Ana Sousa\tA quitté\t15/06/2027, 15:30:00
"""
ZOOM = """Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants
812 3456 7890,Tides and tanks,06/15/2027 01:58:00 PM,06/15/2027 03:31:00 PM,ana@porto.example,94,2

Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,In Waiting Room
Ana Sousa,ana@porto.example,06/15/2027 01:58:00 PM,06/15/2027 02:30:00 PM,32,No,No
"Bruno (Bruno Dias, Porto)",,06/15/2027 02:10:00 PM,06/15/2027 03:00:00 PM,50,Yes,No
Ana Sousa,ana@porto.example,06/15/2027 02:40:00 PM,06/15/2027 03:31:00 PM,51,No,No
"""
ZOOM_SHORT = """Name (original name),Email,Total duration (minutes),Guest
Ana Sousa,ana@porto.example,83,No
"""


def at(hour: int, minute: int, second: int = 0) -> datetime:
    return EVENT.replace(hour=hour, minute=minute, second=second)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-8"])
def test_teams_in_every_encoding(encoding: str) -> None:
    roll = read(TEAMS.encode(encoding), EVENT)
    ana, bruno = roll.people
    assert (roll.sort, roll.skipped) == (Sort.TEAMS, ())
    assert [(one.joined, one.left) for one in ana.stays] == [
        (at(13, 58), at(14, 30)),
        (at(14, 43, 10), at(15, 31, 10)),
    ], "where somebody joined twice, both stays count, and nothing between them"
    assert (ana.name, ana.email) == ("Ana Sousa", "ana@porto.example")
    assert [(one.joined, one.left) for one in bruno.stays] == [(at(14, 10), at(15, 0))]


def test_old_files_of_teams_say_joined_and_left() -> None:
    ana, bruno = read(OLD_TEAMS.encode("utf-16"), EVENT).people
    assert [(one.joined, one.left) for one in ana.stays] == [(at(14, 0), at(14, 30)), (at(14, 40), None)]
    assert [(one.joined, one.left) for one in bruno.stays] == [(at(14, 5), at(15, 0))]


@pytest.mark.parametrize("text", [SPANISH, PORTUGUESE, FRENCH])
def test_other_languages(text: str) -> None:
    (ana,) = read(text.encode("utf-8-sig"), EVENT).people
    assert [(one.joined, one.left) for one in ana.stays] == [(at(14, 0), at(15, 30))]


def test_zoom() -> None:
    roll = read(ZOOM.encode("utf-8-sig"), EVENT)
    ana, bruno = roll.people
    assert (roll.sort, roll.skipped) == (Sort.ZOOM, ())
    assert [(one.joined, one.left) for one in ana.stays] == [
        (at(13, 58), at(14, 30)),
        (at(14, 40), at(15, 31)),
    ]
    assert bruno.name == "Bruno (Bruno Dias, Porto)"


def test_zoom_with_minutes_alone() -> None:
    roll = read(ZOOM_SHORT.encode(), EVENT)
    assert roll.sort is Sort.ZOOM
    assert roll.people[0].stays == (Stay(None, None, timedelta(minutes=83)),)


def test_lines_that_cannot_be_read_are_handed_back() -> None:
    text = TEAMS + "Ana\tsoon\tlater\tlong\n\tx\ty\tz\t\tAttendee\n\nTotal\t2\n"
    roll = read(text.encode(), EVENT)
    assert [(one.line, one.why) for one in roll.skipped] == [(18, "time"), (19, "name"), (21, "time")]
    assert "soon" in roll.skipped[0].text


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "columns"),
        (b"Who,When,Where\nAna,now,here\n", "columns"),
        (b"Full Name\tUser Action\tTimestamp\n", "empty"),
        (b"\xff\xfe\x00", "text"),
        (b"PK\x03\x04" + bytes(50) + b"abc", "text"),
        (b"x" * (2 * 1024 * 1024 + 1), "size"),
        (b"Full Name\tDuration\n" * 12_001, "lines"),
        (HEADER + b"".join(b"P %d\t5m\n" % one for one in range(2001)), "people"),
        (b"".join(HEADER + b"P %d\t5m\n" % one for one in range(2001)), "people"),
    ],
)
def test_another_file_is_refused_with_the_reason(data: bytes, why: str) -> None:
    with pytest.raises(RollUnreadable) as refused:
        read(data, EVENT)
    assert refused.value.why == why


def test_a_file_of_as_many_people_as_may_be_is_read() -> None:
    roll = read(HEADER + b"".join(b"P %d\t5m\n" % one for one in range(2000)), EVENT)
    assert len(roll.people) == 2000


@pytest.mark.parametrize(
    "line",
    [
        "Ana\t9999999999999 h",
        "Ana\t" + "9" * 400,
        "Ana\t" + "x" * 131_073,
        '"' + "Ana " * 40_000 + '"\t5m',
    ],
)
def test_a_line_with_an_absurd_cell_is_handed_back(line: str) -> None:
    roll = read(HEADER + line.encode() + b"\nBruno\t5m\n", EVENT)
    assert [(one.line, one.why) for one in roll.skipped] == [(2, "time")]
    assert len(roll.skipped[0].text) <= 100
    assert [one.name for one in roll.people] == ["Bruno"]


@pytest.mark.parametrize("heading", ["Meeting title\t" + "x" * 200_000, "x" * 200_000])
def test_an_absurd_cell_above_the_people_does_no_harm(heading: str) -> None:
    roll = read(heading.encode() + b"\n" + HEADER + b"Bruno\t5m\n", EVENT)
    assert ([one.name for one in roll.people], roll.skipped) == (["Bruno"], ())


@pytest.mark.parametrize("time", ["12/31/9999, 11:59:00 PM", "1/1/0100, 0:30"])
def test_a_year_that_no_zone_knows_is_no_time(time: str) -> None:
    roll = read(f"Full Name\tJoin Time\tDuration\nAna\t{time}\tlong\n".encode(), EVENT)
    assert ([one.why for one in roll.skipped], roll.people) == (["time"], ())


def test_headings_that_are_not_known_are_named() -> None:
    with pytest.raises(RollUnreadable) as refused:
        read(b"Who,When,Where\nAna,now,here\n", EVENT)
    assert refused.value.headers == ("Who", "When", "Where")


@given(
    st.binary(max_size=400)
    | st.text(max_size=200).map(lambda text: ("Full Name,Join Time\n" + text).encode())
)
def test_no_file_does_any_harm(data: bytes) -> None:
    try:
        read(data, EVENT)
    except RollUnreadable:
        return


STAYS = st.lists(
    st.tuples(st.sampled_from(["Ana", "Bruno", "Cléo Le Goff"]), st.integers(0, 60), st.integers(0, 60)),
    min_size=1,
    max_size=20,
)


@given(STAYS, st.sampled_from("\t,;"), st.sampled_from(["utf-16", "utf-8-sig", "utf-8"]), st.booleans())
def test_every_line_is_somebodys(
    stays: list[tuple[str, int, int]], delimiter: str, encoding: str, month_first: bool
) -> None:
    form = "%m/%d/%Y %I:%M:%S %p" if month_first else "%d/%m/%Y %H:%M:%S"
    lines = [delimiter.join(["Full Name", "Join Time", "Leave Time", "Duration"])]
    for name, begin, minutes in stays:
        joined = EVENT + timedelta(minutes=begin)
        left = joined + timedelta(minutes=minutes)
        lines.append(delimiter.join([name, joined.strftime(form), left.strftime(form), f"{minutes}m"]))
    roll = read("\r\n".join(lines).encode(encoding), EVENT)
    assert roll.skipped == ()
    found = [(one.name, stay.joined, stay.left) for one in roll.people for stay in one.stays]
    wanted = [
        (name, EVENT + timedelta(minutes=begin), EVENT + timedelta(minutes=begin + minutes))
        for name, begin, minutes in stays
    ]
    assert sorted(found) == sorted(wanted)


@pytest.mark.parametrize(
    ("text", "order", "moment"),
    [
        ("3/4/27, 2:05:06 PM", Order.MONTH_FIRST, wall("2027-03-04T14:05:06")),
        ("3/4/2027 14:05", Order.DAY_FIRST, wall("2027-04-03T14:05")),
        ("03.04.2027, 14:05:06", Order.DAY_FIRST, wall("2027-04-03T14:05:06")),
        ("2027-04-03 14:05:06", Order.MONTH_FIRST, wall("2027-04-03T14:05:06")),
        ("2027-04-03T14:05:06.000Z", Order.MONTH_FIRST, wall("2027-04-03T14:05:06")),
        ("3/4/2027, 2:05:06 p. m.", Order.DAY_FIRST, wall("2027-04-03T14:05:06")),
        ("4/3/27, 12:00:00\u202fAM", Order.MONTH_FIRST, wall("2027-04-03T00:00")),
        ("14:05", Order.DAY_FIRST, wall("2027-06-15T14:05")),
        ("31/02/2027 10:00", Order.DAY_FIRST, None),
        ("soon", Order.DAY_FIRST, None),
    ],
)
def test_times(text: str, order: Order, moment: datetime | None) -> None:
    assert read_time(text, order, EVENT) == moment


def test_one_file_has_one_order() -> None:
    around = wall("2027-06-05T14:00")
    assert order_of(["6/5/2027 14:00", "6/5/2027 15:00"], around) is Order.MONTH_FIRST
    assert order_of(["5/6/2027 14:00"], around) is Order.DAY_FIRST
    assert order_of(["5/6/2027 14:00", "25/6/2027 14:00"], wall("2027-05-06T00:00")) is Order.DAY_FIRST


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("1h 30m 30s", 90.5),
        ("1 h 2 min", 62),
        ("00:45:30", 45.5),
        ("83", 83),
        ("12m", 12),
        ("", None),
        ("long", None),
        ("744 h", 44_640),
        ("745 h", None),
        ("9999999999999 h", None),
    ],
)
def test_lengths(text: str, minutes: float | None) -> None:
    assert length(text) == (None if minutes is None else timedelta(minutes=minutes))


KNOWN = [
    Known(MemberId(1), "Ana Sousa", frozenset({"ana@porto.example"})),
    Known(MemberId(2), "Bruno Dias"),
    Known(MemberId(3), "Cléo Le Goff"),
    Known(MemberId(4), "Ana Dias"),
]


@pytest.mark.parametrize(
    ("name", "email", "member", "guesses"),
    [
        ("A. S.", "ana@porto.example", 1, []),
        ("Ana Sousa", "other@porto.example", 1, []),
        ("SOUSA, Ana", "", 1, []),
        ("cleo le goff (Guest)", "", 3, []),
        ("Bruno (Bruno Dias)", "", 2, []),
        ("Ana", "", None, [4, 1]),
        ("Dias", "", None, [4, 2]),
        ("iPhone", "", None, []),
    ],
)
def test_who_is_who(name: str, email: str, member: int | None, guesses: list[int]) -> None:
    header = "Full Name\tEmail\tDuration\n"
    roll = read(f"{header}{name}\t{email}\t10m\n".encode(), EVENT)
    (found,) = match(roll.people, KNOWN)
    assert (found.member, list(found.guesses)) == (member, guesses)


def test_two_of_one_name_are_asked() -> None:
    roll = read(b"Full Name\tDuration\nAna Sousa\t10m\n", EVENT)
    (found,) = match(roll.people, [*KNOWN, Known(MemberId(5), "Ana Sousa")])
    assert (found.member, found.guesses) == (None, (1, 5))


def test_each_name_is_folded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    folded: list[str] = []
    monkeypatch.setattr(matching, "fold", lambda text: folded.append(text) or fold(text))
    known = [Known(MemberId(one), f"Maria Nome{one}") for one in range(40)]
    roll = read(HEADER + b"".join(b"Maria Autre%d\t5m\n" % one for one in range(70)), EVENT)
    found = match(roll.people, known)
    assert {len(one.guesses) for one in found} == {10}
    assert len(folded) == 40 + 70, "once for each, not for each pair"


WORDS = st.lists(st.sampled_from(["ana", "rui", "dias", "de", "le", "goff"]), min_size=1, max_size=3)


@given(
    st.lists(WORDS.map(" ".join), max_size=8),
    st.lists(st.tuples(WORDS.map(" ".join), WORDS.map(" ".join)), min_size=1, max_size=4),
)
def test_guesses_are_those_who_share_most(names: list[str], people: list[tuple[str, str]]) -> None:
    known = [Known(MemberId(number), name) for number, name in enumerate(names, 1)]
    lines = "".join(f"{name} ({other})\t5m\n" for name, other in people)
    for found in match(read(HEADER + lines.encode(), EVENT).people, known):
        written = [set(one.strip(")").split()) for one in found.seen.name.split("(")]
        same = [one.member for one in known if set(one.name.split()) in written]
        if same:
            sure = len(same) == 1
            assert (found.member, found.guesses) == ((same[0], ()) if sure else (None, tuple(same)))
            continue
        shared = {
            one.member: max(sum(len(word) > 2 for word in each & set(one.name.split())) for each in written)
            for one in known
        }
        likely = sorted((one for one in known if shared[one.member]), key=lambda one: one.name)
        likely.sort(key=lambda one: -shared[one.member])
        assert (found.member, found.guesses) == (None, tuple(one.member for one in likely))
