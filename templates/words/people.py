"""Words for what is kept on a person, table by table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from locales import Translator

KEPT: Final[Mapping[str, Callable[[Translator, int], str]]] = {
    "arrival": lambda t, n: t.plural("{n} invitation to join", "{n} invitations to join", n),
    "consent": lambda t, n: t.plural(
        "{n} consent that you gave or recorded", "{n} consents that you gave or recorded", n
    ),
    "delivery": lambda t, n: t.plural(
        "{n} message to you with notifications", "{n} messages to you with notifications", n
    ),
    "draft": lambda t, n: t.plural(
        "{n} draft, begun and not confirmed", "{n} drafts, begun and not confirmed", n
    ),
    "event": lambda t, n: t.plural(
        "{n} event that you organise, or announced", "{n} events that you organise, or announced", n
    ),
    "event_answer": lambda t, n: t.plural(
        "{n} answer whether somebody comes to an event", "{n} answers whether somebody comes to events", n
    ),
    "event_change": lambda t, n: t.plural(
        "{n} change of an event that you made", "{n} changes of events that you made", n
    ),
    "event_role": lambda t, n: t.plural(
        "{n} role that you have at an event", "{n} roles that you have at events", n
    ),
    "event_task": lambda t, n: t.plural(
        "{n} task of an event that you do or finished", "{n} tasks of events that you do or finished", n
    ),
    "event_task_change": lambda t, n: t.plural(
        "{n} change of an event’s tasks that you made", "{n} changes of events’ tasks that you made", n
    ),
    "event_task_given": lambda t, n: t.plural(
        "{n} piece of evidence that you gave for a task of an event",
        "{n} pieces of evidence that you gave for tasks of events",
        n,
    ),
    "event_invited": lambda t, n: t.plural(
        "{n} event that you were invited to by name", "{n} events that you were invited to by name", n
    ),
    "calendar_feed": lambda t, n: t.plural(
        "{n} address of your own calendar", "{n} addresses of your own calendar", n
    ),
    "guest": lambda t, n: t.plural("{n} entry as a guest of events", "{n} entries as a guest of events", n),
    "practice_saved_search": lambda t, n: t.plural("{n} saved search", "{n} saved searches", n),
    "practice": lambda t, n: t.plural("{n} good practice of yours", "{n} good practices of yours", n),
    "practice_wording": lambda t, n: t.plural(
        "{n} text of a good practice", "{n} texts of good practices", n
    ),
    "practice_quote": lambda t, n: t.plural(
        "{n} message of yours that is quoted", "{n} messages of yours that are quoted", n
    ),
    "practice_review": lambda t, n: t.plural(
        "{n} review of a good practice", "{n} reviews of good practices", n
    ),
    "poll": lambda t, n: t.plural("{n} date poll that you began", "{n} date polls that you began", n),
    "poll_answer": lambda t, n: t.plural(
        "{n} date poll that you answered", "{n} date polls that you answered", n
    ),
    "poll_vote": lambda t, n: t.plural(
        "{n} time of a date poll that you said something on",
        "{n} times of date polls that you said something on",
        n,
    ),
    "feedback_person": lambda t, n: t.plural(
        "{n} event that you were asked about, with what you began to say and did not send",
        "{n} events that you were asked about, with what you began to say and did not send",
        n,
    ),
    "file": lambda t, n: t.plural("{n} file that you gave", "{n} files that you gave", n),
    "material": lambda t, n: t.plural(
        "{n} link or file that you gave after an event", "{n} links or files that you gave after events", n
    ),
    "minutes": lambda t, n: t.plural("{n} approval of minutes", "{n} approvals of minutes", n),
    "minutes_entry": lambda t, n: t.plural(
        "{n} entry in minutes that is yours, or that you wrote",
        "{n} entries in minutes that are yours, or that you wrote",
        n,
    ),
    "minutes_opinion": lambda t, n: t.plural(
        "{n} version of minutes that you approved or objected to",
        "{n} versions of minutes that you approved or objected to",
        n,
    ),
    "minutes_version": lambda t, n: t.plural(
        "{n} version of minutes that you sent", "{n} versions of minutes that you sent", n
    ),
    "presence_mark": lambda t, n: t.plural(
        "{n} note whether somebody was at an event", "{n} notes whether somebody was at events", n
    ),
    "presence_roll": lambda t, n: t.plural(
        "{n} attendance file that you sent", "{n} attendance files that you sent", n
    ),
    "presence_stay": lambda t, n: t.plural(
        "{n} time that you were connected to an event", "{n} times that you were connected to events", n
    ),
    "member": lambda t, n: t.plural("{n} member whom you recorded", "{n} members whom you recorded", n),
    "inbox": lambda t, n: t.plural("{n} notification in your inbox", "{n} notifications in your inbox", n),
    "member_role": lambda t, n: t.plural("{n} role in the network", "{n} roles in the network", n),
    "notice": lambda t, n: t.plural("{n} notification to you", "{n} notifications to you", n),
    "notice_rhythm": lambda t, n: t.plural(
        "{n} choice of how often you are notified", "{n} choices of how often you are notified", n
    ),
    "notice_settings": lambda t, n: t.plural(
        "{n} choice of when and where you are notified", "{n} choices of when and where you are notified", n
    ),
    "methodology_version": lambda t, n: t.plural(
        "{n} version of the common methodology that you made",
        "{n} versions of the common methodology that you made",
        n,
    ),
    "nudge": lambda t, n: t.plural(
        "{n} reminder to a partner that you asked for", "{n} reminders to partners that you asked for", n
    ),
    "plan_change": lambda t, n: t.plural(
        "{n} change of a plan that you made", "{n} changes of plans that you made", n
    ),
    "plan_comment": lambda t, n: t.plural(
        "{n} comment of yours on a milestone", "{n} comments of yours on milestones", n
    ),
    "plan_duty": lambda t, n: t.plural(
        "{n} milestone that you answer for", "{n} milestones that you answer for", n
    ),
    "plan_evidence": lambda t, n: t.plural(
        "{n} piece of evidence that you gave for a milestone",
        "{n} pieces of evidence that you gave for milestones",
        n,
    ),
    "plan_postponement": lambda t, n: t.plural(
        "{n} later date that you asked for", "{n} later dates that you asked for", n
    ),
    "plan_postponement_answer": lambda t, n: t.plural(
        "{n} request for a later date that you answered",
        "{n} requests for later dates that you answered",
        n,
    ),
    "plan_seat": lambda t, n: t.plural(
        "{n} steering committee that you sit in", "{n} steering committees that you sit in", n
    ),
    "practice_adoption": lambda t, n: t.plural("{n} practice adopted", "{n} practices adopted", n),
    "practice_check": lambda t, n: t.plural(
        "{n} report on an adopted practice", "{n} reports on adopted practices", n
    ),
    "practice_rating": lambda t, n: t.plural("{n} practice rated", "{n} practices rated", n),
    "practice_question": lambda t, n: t.plural(
        "{n} question or answer on a practice", "{n} questions or answers on practices", n
    ),
    "visit": lambda t, n: t.plural(
        "{n} visit offered, asked for or taken up", "{n} visits offered, asked for or taken up", n
    ),
    "visit_task": lambda t, n: t.plural("{n} task of a host", "{n} tasks of a host", n),
    "setting": lambda t, n: t.plural(
        "{n} setting of the network that you changed last",
        "{n} settings of the network that you changed last",
        n,
    ),
    "setting_history": lambda t, n: t.plural(
        "{n} change of a setting that you made", "{n} changes of settings that you made", n
    ),
    "settlement": lambda t, n: t.plural(
        "{n} answer that you settled for your partner", "{n} answers that you settled for your partner", n
    ),
    "signature": lambda t, n: t.plural(
        "{n} signature for a partner that you gave or withdrew",
        "{n} signatures for partners that you gave or withdrew",
        n,
    ),
    "submission": lambda t, n: t.plural(
        "{n} questionnaire that you sent", "{n} questionnaires that you sent", n
    ),
    "survey_session": lambda t, n: t.plural(
        "{n} questionnaire that you began and did not send, with its answers",
        "{n} questionnaires that you began and did not send, with their answers",
        n,
    ),
    "trail": lambda t, n: t.plural(
        "{n} act noted for the coordination", "{n} acts noted for the coordination", n
    ),
    "wave": lambda t, n: t.plural(
        "{n} questionnaire that you opened to partners", "{n} questionnaires that you opened to partners", n
    ),
}
"""A text for each table that names a member (`storage.keeping.tables`); a test asks for every one."""


def kept_line(table: str, count: int, t: Translator) -> str:
    """How much of one table is somebody's."""
    return KEPT[table](t, count)
