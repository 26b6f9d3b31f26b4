"""All kinds of notices. To add one: a row here, its words in `cogs/<noun>/notices.py`, a test of both."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from domain.notices.model import Late, NoticeKind

if TYPE_CHECKING:
    from collections.abc import Mapping

# Who has not answered is nobody's business but theirs.
SURVEY_CLOSING: Final = NoticeKind(
    "survey.closing", "survey", late=Late.SAY, grace=timedelta(hours=12), confidential=True
)
SURVEY_CLOSED: Final = NoticeKind(
    "survey.closed", "survey", late=Late.DIGEST, grace=timedelta(days=1), to_coordination=True
)

# A reminder of a day is worth something until the next one; what happened is told in one digest when late.
MILESTONE_DUE: Final = NoticeKind("milestone.due", "plan", late=Late.SAY, grace=timedelta(hours=3))
MILESTONE_OVERDUE: Final = NoticeKind("milestone.overdue", "plan", late=Late.SAY, grace=timedelta(hours=12))
# The last rungs, for the coordination: as with a request, her partner's colleagues have no part in it.
MILESTONE_ESCALATED: Final = NoticeKind(
    "milestone.escalated", "plan", late=Late.SAY, grace=timedelta(hours=12), in_person=True
)
MILESTONE_SLIPPED: Final = NoticeKind("milestone.slipped", "plan", late=Late.DIGEST, grace=timedelta(days=1))
MILESTONE_GIVEN: Final = NoticeKind("milestone.given", "plan", late=Late.DIGEST, grace=timedelta(days=1))
# Asked of the coordination: her partner's colleagues have no part in it.
POSTPONEMENT_ASKED: Final = NoticeKind(
    "postponement.asked", "plan", late=Late.SAY, grace=timedelta(hours=12), in_person=True
)
POSTPONEMENT_ANSWERED: Final = NoticeKind(
    "postponement.answered", "plan", late=Late.SAY, grace=timedelta(hours=12)
)

# Somebody asked for it a moment ago and waits; it is worth nothing once its link is over.
SIGN_IN: Final = NoticeKind("door.sign_in", "door", late=Late.DROP, confidential=True, asked=True)
# The question whether an address is somebody's: it goes there alone, and is worth nothing after its link.
ADDRESS: Final = NoticeKind(
    "door.address", "door", late=Late.DROP, grace=timedelta(days=1), confidential=True, asked=True
)
# To who was put on a list, at the address that stands there; nothing was, or could be, chosen by then.
ARRIVAL_INVITED: Final = NoticeKind(
    "arrival.invited", "arrival", late=Late.SAY, grace=timedelta(days=1), confidential=True
)
# Asked of the partner's contact, or of the coordination, about somebody who reads the partner's channel.
ARRIVAL_ARRIVED: Final = NoticeKind(
    "arrival.arrived", "arrival", late=Late.DIGEST, grace=timedelta(days=1), confidential=True
)
ARRIVAL_DISOWNED: Final = NoticeKind(
    "arrival.disowned", "arrival", late=Late.DIGEST, grace=timedelta(days=1), confidential=True
)
# Whether two accounts are one person, asked of each of them; and what came of it.
ACCOUNTS_ASKED: Final = NoticeKind(
    "accounts.asked", "arrival", late=Late.SAY, grace=timedelta(days=1), confidential=True
)
ACCOUNTS_SETTLED: Final = NoticeKind(
    "accounts.settled", "arrival", late=Late.DIGEST, grace=timedelta(days=1), confidential=True
)
# What somebody recorded for them is theirs to know, and to take back.
CONSENT_RECORDED: Final = NoticeKind(
    "consent.recorded", "consent", late=Late.SAY, grace=timedelta(days=1), confidential=True
)
# What somebody worked on is not there any more, removed by somebody else.
PLAN_REMOVED: Final = NoticeKind("plan.removed", "plan", late=Late.DIGEST, grace=timedelta(days=1), over=True)
# What somebody owes is theirs to know, and it may name a questionnaire that they have not answered.
TODO_REMINDER: Final = NoticeKind(
    "todo.nudge", "todo", late=Late.DIGEST, grace=timedelta(days=1), confidential=True
)

# An invitation is worth something until registration closes; who has not answered is theirs to know.
EVENT_INVITED: Final = NoticeKind(
    "event.invited", "event", late=Late.SAY, grace=timedelta(days=1), shared=True
)
EVENT_UNANSWERED: Final = NoticeKind(
    "event.unanswered", "event", late=Late.SAY, grace=timedelta(hours=12), confidential=True
)
EVENT_REMINDER: Final = NoticeKind("event.reminder", "event", late=Late.SAY, shared=True)
EVENT_OFFERED: Final = NoticeKind("event.offered", "event", late=Late.SAY)
EVENT_LAPSED: Final = NoticeKind("event.lapsed", "event", late=Late.DIGEST, grace=timedelta(hours=3))
EVENT_SEATED: Final = NoticeKind("event.seated", "event", late=Late.SAY, grace=timedelta(hours=3))
EVENT_ANSWERED_FOR: Final = NoticeKind(
    "event.answered_for", "event", late=Late.SAY, grace=timedelta(hours=12)
)
EVENT_MOVED: Final = NoticeKind("event.moved", "event", late=Late.SAY, grace=timedelta(hours=1), shared=True)
EVENT_CHANGED: Final = NoticeKind(
    "event.changed", "event", late=Late.SAY, grace=timedelta(hours=3), shared=True
)
EVENT_CANCELLED: Final = NoticeKind(
    "event.cancelled", "event", late=Late.SAY, grace=timedelta(hours=1), shared=True, over=True
)
# Asked of who organises it: its announcement cannot stand where it was to stand.
EVENT_UNPOSTED: Final = NoticeKind(
    "event.unposted", "event", late=Late.DIGEST, grace=timedelta(hours=3), in_person=True
)
# To somebody from outside, at an address that is nobody's yet: they asked for it, or were invited once.
GUEST_CONFIRM: Final = NoticeKind(
    "guest.confirm", "event", late=Late.DROP, grace=timedelta(days=1), confidential=True, asked=True
)
GUEST_REGISTERED: Final = NoticeKind(
    "guest.registered", "event", late=Late.SAY, grace=timedelta(days=1), confidential=True, asked=True
)
GUEST_KNOWN: Final = NoticeKind(
    "guest.known", "event", late=Late.DROP, grace=timedelta(days=1), confidential=True, asked=True
)
GUEST_INVITED: Final = NoticeKind(
    "guest.invited", "event", late=Late.SAY, grace=timedelta(days=1), confidential=True
)
# Asked of who organises it: somebody changed or removed on Discord what stands there for it.
EVENT_ON_DISCORD: Final = NoticeKind(
    "event.edited_on_discord", "event", late=Late.DIGEST, grace=timedelta(hours=3), in_person=True
)
# To who pressed "Interested" there: what that counts as, and what they would get.
EVENT_INTEREST: Final = NoticeKind(
    "event.interest", "event", late=Late.SAY, grace=timedelta(hours=3), confidential=True
)
# Asked of the coordination, which manages the server: a right is missing there.
EVENT_HINDERED: Final = NoticeKind(
    "event.hindered", "event", late=Late.DIGEST, grace=timedelta(days=1), in_person=True
)

# Asked of who was there; once the day is over, its organiser hears of it.
MINUTES_SENT: Final = NoticeKind("minutes.sent", "event", late=Late.SAY, grace=timedelta(hours=12))
# To who organises the event: what others think of minutes is theirs to weigh.
MINUTES_OBJECTED: Final = NoticeKind(
    "minutes.objected", "event", late=Late.SAY, grace=timedelta(hours=12), in_person=True
)
MINUTES_OVER: Final = NoticeKind(
    "minutes.over", "event", late=Late.SAY, grace=timedelta(hours=12), in_person=True
)
MINUTES_APPROVED: Final = NoticeKind("minutes.approved", "event", late=Late.DIGEST, grace=timedelta(days=1))
# Whether their name stands beside their words is theirs to say.
MINUTES_QUOTED: Final = NoticeKind(
    "minutes.quoted", "event", late=Late.SAY, grace=timedelta(hours=12), confidential=True
)
MEETING_THANKS: Final = NoticeKind("meeting.thanks", "event", late=Late.SAY, grace=timedelta(days=1))
# Whether somebody has said how it was is theirs to know; how many have is told to who organises the event.
FEEDBACK_REMINDER: Final = NoticeKind(
    "feedback.reminder", "event", late=Late.SAY, grace=timedelta(hours=12), confidential=True
)
FEEDBACK_CLOSED: Final = NoticeKind(
    "feedback.closed", "event", late=Late.DIGEST, grace=timedelta(days=1), in_person=True
)
FOLLOW_UP_GIVEN: Final = NoticeKind("follow_up.given", "event", late=Late.DIGEST, grace=timedelta(days=1))
FOLLOW_UP_DUE: Final = NoticeKind("follow_up.due", "event", late=Late.SAY, grace=timedelta(hours=12))
MEETING_KINDS: Final = (
    MINUTES_SENT,
    MINUTES_OBJECTED,
    MINUTES_OVER,
    MINUTES_APPROVED,
    MINUTES_QUOTED,
    MEETING_THANKS,
    FEEDBACK_REMINDER,
    FEEDBACK_CLOSED,
    FOLLOW_UP_GIVEN,
    FOLLOW_UP_DUE,
)

# What there is to do for an event, gathered by day; it is worth something until the day is well over.
TASK_DUE: Final = NoticeKind("task.due", "event", late=Late.SAY, grace=timedelta(hours=12))
TASK_OVERDUE: Final = NoticeKind("task.overdue", "event", late=Late.SAY, grace=timedelta(hours=12))
# What a controller would miss, while it can still be mended.
TASK_PROOFS: Final = NoticeKind("task.proofs", "event", late=Late.SAY, grace=timedelta(hours=12))

TASK_KINDS: Final = (TASK_DUE, TASK_OVERDUE, TASK_PROOFS)
POLL_INVITED: Final = NoticeKind("poll.invited", "event", late=Late.SAY, grace=timedelta(days=1), shared=True)
POLL_UNANSWERED: Final = NoticeKind(
    "poll.unanswered", "event", late=Late.SAY, grace=timedelta(hours=12), confidential=True
)
# The one first mail to somebody from outside, as `GUEST_INVITED` is of an event.
POLL_GUEST_ASKED: Final = NoticeKind(
    "poll.guest_asked", "event", late=Late.SAY, grace=timedelta(days=1), confidential=True
)
# To the organiser: who said what is theirs to weigh.
POLL_ALL_ANSWERED: Final = NoticeKind(
    "poll.all_answered", "event", late=Late.SAY, grace=timedelta(hours=12), in_person=True
)
POLL_ENDED: Final = NoticeKind(
    "poll.ended", "event", late=Late.SAY, grace=timedelta(hours=12), in_person=True
)
POLL_CHANGED: Final = NoticeKind("poll.changed", "event", late=Late.SAY, grace=timedelta(hours=12))
POLL_CANCELLED: Final = NoticeKind(
    "poll.cancelled", "event", late=Late.DIGEST, grace=timedelta(days=1), shared=True, over=True
)

# To reviewers: the author's and the reviewers' business until it is published.
PRACTICE_SENT: Final = NoticeKind(
    "practice.sent", "practice", late=Late.DIGEST, grace=timedelta(days=1), in_person=True
)
PRACTICE_REVIEWED: Final = NoticeKind(
    "practice.reviewed", "practice", late=Late.DIGEST, grace=timedelta(days=1), in_person=True
)
PRACTICE_RENEWAL: Final = NoticeKind("practice.renewal", "practice", late=Late.SAY, grace=timedelta(days=1))
# What somebody searches for, and is weak at, is theirs to know.
PRACTICE_FOUND: Final = NoticeKind(
    "practice.found", "practice", late=Late.DIGEST, grace=timedelta(days=1), confidential=True
)
PRACTICE_NEWS: Final = NoticeKind(
    "practice.news", "practice_news", late=Late.SAY, grace=timedelta(days=1), confidential=True
)
PRACTICE_ARCHIVED: Final = NoticeKind(
    "practice.archived", "practice", late=Late.DIGEST, grace=timedelta(days=1), in_person=True
)
# To who keeps it: what members read of it is somebody else's words now.
PRACTICE_TRANSLATED: Final = NoticeKind(
    "practice.translated", "practice", late=Late.DIGEST, grace=timedelta(days=1), in_person=True
)
# Whether their words may be used is theirs to say.
PRACTICE_QUOTED: Final = NoticeKind(
    "practice.quoted", "practice", late=Late.SAY, grace=timedelta(days=1), confidential=True
)
PRACTICE_QUOTE_ANSWERED: Final = NoticeKind(
    "practice.quote_answered", "practice", late=Late.DIGEST, grace=timedelta(days=1), in_person=True
)
# To the author of a practice, and to who takes it over: between the two of them.
ADOPTION_TOLD: Final = NoticeKind(
    "adoption.told", "practice", late=Late.DIGEST, grace=timedelta(days=1), in_person=True
)
ADOPTION_THANKED: Final = NoticeKind(
    "adoption.thanked", "practice", late=Late.DIGEST, grace=timedelta(days=1), in_person=True
)
ADOPTION_HELP: Final = NoticeKind(
    "adoption.help", "practice", late=Late.DIGEST, grace=timedelta(days=1), in_person=True
)
ADOPTION_CHECK: Final = NoticeKind("adoption.check", "practice", late=Late.SAY, grace=timedelta(days=1))
ADOPTION_CAME: Final = NoticeKind(
    "adoption.came", "practice", late=Late.DIGEST, grace=timedelta(days=1), in_person=True
)
ADOPTION_WITHDRAWN: Final = NoticeKind(
    "adoption.withdrawn", "practice", late=Late.DIGEST, grace=timedelta(days=1), in_person=True
)
QUESTION_ASKED: Final = NoticeKind(
    "question.asked", "practice", late=Late.SAY, grace=timedelta(days=1), in_person=True
)
QUESTION_ANSWERED: Final = NoticeKind(
    "question.answered", "practice", late=Late.DIGEST, grace=timedelta(days=1), in_person=True
)

# Between the two who visit each other.
VISIT_TAKEN: Final = NoticeKind(
    "visit.taken", "practice", late=Late.DIGEST, grace=timedelta(days=1), in_person=True
)
VISIT_DATED: Final = NoticeKind("visit.dated", "practice", late=Late.SAY, grace=timedelta(days=1))
VISIT_REPORT: Final = NoticeKind("visit.report", "practice", late=Late.SAY, grace=timedelta(days=1))
VISIT_REPORTED: Final = NoticeKind(
    "visit.reported", "practice", late=Late.DIGEST, grace=timedelta(days=1), in_person=True
)
VISIT_AGAIN: Final = NoticeKind("visit.again", "practice", late=Late.SAY, grace=timedelta(days=1))

POLL_KINDS: Final = (
    POLL_GUEST_ASKED,
    POLL_INVITED,
    POLL_UNANSWERED,
    POLL_ALL_ANSWERED,
    POLL_ENDED,
    POLL_CHANGED,
    POLL_CANCELLED,
)
EVENT_KINDS: Final = (
    EVENT_INVITED,
    EVENT_UNANSWERED,
    EVENT_REMINDER,
    EVENT_OFFERED,
    EVENT_LAPSED,
    EVENT_SEATED,
    EVENT_ANSWERED_FOR,
    EVENT_MOVED,
    EVENT_CHANGED,
    EVENT_CANCELLED,
    EVENT_UNPOSTED,
    EVENT_ON_DISCORD,
    EVENT_INTEREST,
    EVENT_HINDERED,
)
PRACTICE_KINDS: Final = (
    PRACTICE_SENT,
    PRACTICE_REVIEWED,
    PRACTICE_RENEWAL,
    PRACTICE_FOUND,
    PRACTICE_NEWS,
    PRACTICE_ARCHIVED,
    PRACTICE_TRANSLATED,
    PRACTICE_QUOTED,
    PRACTICE_QUOTE_ANSWERED,
)
VISIT_KINDS: Final = (VISIT_TAKEN, VISIT_DATED, VISIT_REPORT, VISIT_REPORTED, VISIT_AGAIN)
ADOPTION_KINDS: Final = (
    ADOPTION_TOLD,
    ADOPTION_THANKED,
    ADOPTION_HELP,
    ADOPTION_CHECK,
    ADOPTION_CAME,
    ADOPTION_WITHDRAWN,
    QUESTION_ASKED,
    QUESTION_ANSWERED,
)
GUEST_KINDS: Final = (GUEST_CONFIRM, GUEST_REGISTERED, GUEST_KNOWN, GUEST_INVITED)
PLAN_KINDS: Final = (
    MILESTONE_DUE,
    MILESTONE_OVERDUE,
    MILESTONE_ESCALATED,
    MILESTONE_SLIPPED,
    MILESTONE_GIVEN,
    POSTPONEMENT_ASKED,
    POSTPONEMENT_ANSWERED,
    PLAN_REMOVED,
)
ARRIVAL_KINDS: Final = (ARRIVAL_INVITED, ARRIVAL_ARRIVED, ARRIVAL_DISOWNED, ACCOUNTS_ASKED, ACCOUNTS_SETTLED)
KINDS: Final[Mapping[str, NoticeKind]] = {
    kind.code: kind
    for kind in (
        SURVEY_CLOSING,
        SURVEY_CLOSED,
        SIGN_IN,
        ADDRESS,
        *PLAN_KINDS,
        *EVENT_KINDS,
        *MEETING_KINDS,
        *TASK_KINDS,
        *POLL_KINDS,
        *GUEST_KINDS,
        *PRACTICE_KINDS,
        *ADOPTION_KINDS,
        *VISIT_KINDS,
        TODO_REMINDER,
        CONSENT_RECORDED,
        *ARRIVAL_KINDS,
    )
}
"""One whose words no `cogs/<noun>/notices.py` registers stops the start."""


def kind_of(code: str) -> NoticeKind:
    """The kind with that code. A notice of a kind that this version has forgotten expires silently."""
    return KINDS.get(code) or NoticeKind(code, "", late=Late.DROP)


AGAIN: Final = frozenset(
    kind.code
    for kind in (
        SURVEY_CLOSING,
        MILESTONE_DUE,
        EVENT_UNANSWERED,
        EVENT_REMINDER,
        POLL_UNANSWERED,
        FEEDBACK_REMINDER,
        FOLLOW_UP_DUE,
        TODO_REMINDER,
    )
)
"""Reminders that say the same when they come again: of several of one thing, an inbox shows the last."""
