"""What notices are about, by name: for lists, which still say it when nothing else is left to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.events.model import AnswerId, EventId
from domain.notices.about import About, Fate
from domain.plans.model import MilestoneStatus, PostponementState
from domain.polls import PollId, PollStatus
from domain.practices.model import PracticeId, Status
from domain.records import replace
from domain.surveys import WaveId
from services.events import telling as event_telling
from services.feedback.telling import FEEDBACK
from services.meetings import telling as meeting_telling
from services.plans.reminding import ANSWER, MILESTONE, NEWS, PLAN, REQUEST
from services.polls import telling as poll_telling
from services.practices import telling as practice_telling
from services.surveys import inviting
from services.surveys.reminding import WAVE
from storage import polls
from storage.events import answers, events
from storage.plans import called
from storage.practices import practices
from storage.surveys import waves

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from domain.events.model import Event
    from domain.notices import Notice, NoticeId
    from storage.plans.called import Called
    from storage.transaction import Transaction

EVENT: Final = event_telling.EVENT
_FATES: Final = {MilestoneStatus.DONE: Fate.DONE, MilestoneStatus.CANCELLED: Fate.CANCELLED}
_ANSWERED: Final = {
    PostponementState.ACCEPTED: Fate.AGREED,
    PostponementState.REFUSED: Fate.REFUSED,
    PostponementState.WITHDRAWN: Fate.WITHDRAWN,
}


def about(tx: Transaction, notices: Sequence[Notice], language: str) -> Mapping[NoticeId, About]:
    """What each is about, titles in that language; without words for what is gone without a trace."""
    requests = called.asked_of(tx, _ids(notices, REQUEST, ANSWER))
    milestones = called.milestones(
        tx, {*_ids(notices, MILESTONE, NEWS), *(one.milestone for one in requests.values())}
    )
    plans = called.plans(tx, _ids(notices, PLAN))
    own_events = _events(tx, notices)
    own_polls = {
        one: polls.load(tx, PollId(one)) for one in _ids(notices, poll_telling.POLL, poll_telling.NEWS)
    }
    wanted = [PracticeId(one) for one in _ids(notices, *practice_telling.ABOUT)]
    own_practices = {int(one.id): one for one in practices.loaded(tx, wanted)} if wanted else {}
    titles = _waves(tx, {_wave(one) for one in notices} - {0}, language)

    def one_of(notice: Notice) -> About:
        subject = notice.subject_id
        if _is(notice, REQUEST, ANSWER) and (asked := requests.get(subject)) is not None:
            found = _of_plan(MILESTONE, asked.milestone, milestones[asked.milestone])
            # What became of the request, and not of the milestone later.
            fate = found.fate if found.fate is Fate.REMOVED else _ANSWERED.get(asked.state, found.fate)
            return replace(found, fate=fate)
        if _is(notice, MILESTONE, NEWS) and subject in milestones:
            return _of_plan(MILESTONE, subject, milestones[subject])
        if _is(notice, PLAN) and subject in plans:
            return _of_plan(PLAN, subject, plans[subject])
        if notice.id in own_events and _is(notice, meeting_telling.FOLLOW_UP, meeting_telling.QUOTE):
            return About(own_events[notice.id].title, "", meeting_telling.FOLLOW_UP, notice.subject_id)
        if notice.id in own_events:
            event = own_events[notice.id]
            fate = Fate.NONE if event.on else Fate.CANCELLED
            return About(event.title, event.code, EVENT, int(event.id), fate)
        if _is(notice, poll_telling.POLL, poll_telling.NEWS):
            poll = own_polls[notice.subject_id]
            fate = Fate.CANCELLED if poll.status is PollStatus.CANCELLED else Fate.NONE
            return About(poll.fields.title, poll.code, poll_telling.POLL, int(poll.id), fate)
        if notice.subject_id in own_practices and _is(notice, *practice_telling.ABOUT):
            practice = own_practices[notice.subject_id]
            # Of a draft of somebody else's, and of what is nowhere to be read any more, the code is enough.
            if _is(notice, practice_telling.QUOTE) or practice.status is Status.WITHDRAWN:
                return About("", practice.code)
            return About(practice.original.title, practice.code, practice_telling.WAITING, int(practice.id))
        wave = _wave(notice)
        return About(titles[wave], kind=WAVE, id=wave) if wave in titles else About()

    return {notice.id: one_of(notice) for notice in notices}


def _events(tx: Transaction, notices: Sequence[Notice]) -> Mapping[NoticeId, Event]:
    """The events that some of these are about, by the notice; an answer is about its event."""
    of: dict[NoticeId, EventId] = {}
    for one in notices:
        if _is(one, EVENT, event_telling.NEWS, meeting_telling.MINUTES, meeting_telling.NEWS, FEEDBACK):
            of[one.id] = EventId(one.subject_id)
        elif _is(one, meeting_telling.FOLLOW_UP, meeting_telling.QUOTE):
            of[one.id] = EventId(int(one.detail.get("event", 0)))
        elif _is(one, event_telling.ANSWER) and (said := answers.find(tx, AnswerId(one.subject_id))):
            of[one.id] = said.event
    there = {one.id: one for one in events.several(tx, of.values())} if of else {}
    return {notice: there[event] for notice, event in of.items() if event in there}


def _of_plan(kind: str, subject: int, found: Called) -> About:
    if found.removed:
        return About(found.title, str(found.code), fate=Fate.REMOVED)
    fate = _FATES.get(found.status, Fate.NONE) if found.status is not None else Fate.NONE
    return About(found.title, str(found.code), kind, subject, fate)


def _is(notice: Notice, *kinds: str) -> bool:
    return notice.subject_kind in kinds


def _ids(notices: Iterable[Notice], *kinds: str) -> set[int]:
    return {one.subject_id for one in notices if one.subject_kind in kinds}


def _wave(notice: Notice) -> int:
    """The wave that a notice is about, 0 for none."""
    return notice.subject_id if notice.subject_kind == WAVE else int(notice.detail.get("wave", 0))


def _waves(tx: Transaction, ids: Iterable[int], language: str) -> Mapping[int, str]:
    found = {one: waves.load(tx, WaveId(one)) for one in ids}
    return {one: inviting.view(tx, wave).title(language) for one, wave in found.items() if wave is not None}
