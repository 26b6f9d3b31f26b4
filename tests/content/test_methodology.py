"""The methodology that ships: it holds together, in four languages, with the figures of its sources."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

import content
from domain.events.model import EventKind, Manner
from domain.languages import LANGUAGES
from domain.methodology.reading import FILES, MethodologyWrong, as_data, from_data, shipped
from tests.domain.methodology.made import methodology


def texts() -> list[tuple[str, dict[str, str]]]:
    found = methodology()
    every: list[tuple[str, dict[str, str]]] = []
    for role in found.roles.values():
        every += [(role.key, role.title), (role.key, role.what)]
    for proof in found.proofs.values():
        every += [(proof.key, one) for one in (proof.title, proof.why, proof.mend, proof.late)]
    for indicator in found.indicators.values():
        every += [(indicator.key, indicator.title), (indicator.key, indicator.how)]
    for task in found.tasks:
        every += [
            (task.key, task.title),
            (task.key, task.what),
            *([(task.key, task.skipped)] if task.skipped else []),
        ]
    every += [(kind.kind.value, kind.purpose) for kind in found.kinds.values()]
    return every


def test_every_text_is_there_in_four_languages_and_none_is_another_s() -> None:
    for where, words in texts():
        assert tuple(words) == LANGUAGES, where
        assert words["en"] not in {words["pt"], words["es"]} or len(words["en"]) < 20, where


def test_french_keeps_its_signs_together() -> None:
    for where, words in texts():
        for sign in ":;!?»":
            assert f" {sign}" not in words["fr"], (where, words["fr"])
        assert "« " not in words["fr"], where


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_are_short_enough_for_a_phone(language: str) -> None:
    for task in methodology().tasks:
        assert len(task.title[language]) <= 60, task.title[language]


def test_the_figures_of_the_sources_hold() -> None:
    found = {(one.kind, one.key): one for one in methodology().tasks}
    for kind in (EventKind.CONFERENCE, EventKind.SEMINAR, EventKind.WORKSHOP, EventKind.VIDEO):
        assert found[kind, "announce"].days <= -30, "announced a month before at least"
        assert found[kind, "report"].days <= 14, "evaluated within two weeks"
    for kind in (EventKind.CONFERENCE, EventKind.SEMINAR, EventKind.WORKSHOP):
        assert found[kind, "close"].days <= -7
        assert found[kind, "applied"].days == 90
    assert found[EventKind.CONFERENCE, "objective"].days == -90
    assert found[EventKind.SEMINAR, "objective"].days == round(-90 * 0.7)
    assert found[EventKind.WORKSHOP, "objective"].days == -90 * 0.5
    assert found[EventKind.VIDEO, "rehearsal"].days == -1


@pytest.mark.parametrize("kind", [kind for kind in EventKind if kind is not EventKind.MEETING])
def test_what_has_to_be_shown_is_checked_before_it_is_published(kind: EventKind) -> None:
    days = {one.key: one.days for one in methodology().of(kind)}
    assert days["objective"] < days["visibility"] < days["announce"] < days["checkin"] == 0


@pytest.mark.parametrize("kind", EventKind)
@pytest.mark.parametrize("manner", Manner)
def test_each_kind_shows_agenda_and_attendance(kind: EventKind, manner: Manner) -> None:
    tasks = [one for one in methodology().of(kind) if one.fits(manner) and not one.itself]
    proofs = {one.key for one in methodology().proofs_of(tasks)}
    assert {"agenda", "attendance"} <= proofs
    if kind is EventKind.MEETING:
        assert proofs == {"agenda", "attendance", "minutes"}
    else:
        assert {"visibility", "consent", "announcement", "report"} <= proofs


def test_rules_from_outside_say_where_they_stand() -> None:
    proofs = methodology().proofs
    rule = proofs["visibility"].rule
    assert rule is not None
    assert "2021/1060, Article 47" in rule.source["en"]
    assert "2021/1060, artículo 47" in rule.source["es"]
    assert rule.as_of is not None
    assert proofs["consent"].rule is not None
    assert all(one.first <= one.last for one in proofs.values())


def test_all_that_is_written_is_used() -> None:
    found = methodology()
    data = tomllib.loads(content.read_bytes("methodology", "tasks.toml").decode())
    assert set(data) == {one.key for one in found.tasks}
    assert set(found.proofs) == {one.proof for one in found.tasks if one.proof}
    assert set(found.roles) - {one.role for one in found.tasks} == {"deputy"}
    assert set(found.indicators) == {key for kind in found.kinds.values() for key in kind.indicators}


def test_what_is_kept_of_it_is_read_back_equal() -> None:
    assert from_data(as_data(methodology().tasks)) == methodology().tasks


@pytest.mark.parametrize(
    ("file", "spoil"),
    [
        ("roles", lambda data: data["lead"]["title"].pop("fr")),
        ("tasks", lambda data: data["poll"].pop("skipped")),
        ("tasks", lambda data: data["poll"].update(role="nobody")),
        ("meeting", lambda data: data["tasks"].append({"task": "poll", "days": -30, "least": 1})),
        ("meeting", lambda data: data["tasks"].append({"task": "nothing", "days": 30})),
        ("meeting", lambda data: data["indicators"].append("luck")),
        ("meeting", lambda data: data["tasks"][0].update(least=100)),
        ("meeting", lambda data: data["tasks"][-1].update(skip_under=3)),
    ],
)
def test_data_that_do_not_hold_together_are_refused(file: str, spoil: Any) -> None:
    files = {
        name: tomllib.loads(content.read_bytes("methodology", f"{name}.toml").decode()) for name in FILES
    }
    spoil(files[file])
    with pytest.raises((MethodologyWrong, KeyError)):
        shipped(files)
