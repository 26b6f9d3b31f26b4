"""Members: who belongs to which partner, in which roles, and how somebody joins or leaves."""

from services.members.assigning import (
    assign,
    belonging,
    dismiss,
    leaving,
    leaving_member,
    remove,
    second,
)
from services.members.contacts import contacts_stamp, set_contacts, take_out
from services.members.going import Leaving, ask_to_leave, leave
from services.members.joining import enlist_coordinator, join_partner, joinable
from services.members.merging import Merged, Together, join_persons, preview
from services.members.roster import mirrors, own_mirror, roster
from services.members.uniting import Asked, agree, merge, question, refuse
from services.members.views import Assigned, Belonging, Mirror, Roster, Subject

__all__ = [
    "Asked",
    "Assigned",
    "Belonging",
    "Leaving",
    "Merged",
    "Mirror",
    "Roster",
    "Subject",
    "Together",
    "agree",
    "ask_to_leave",
    "assign",
    "belonging",
    "contacts_stamp",
    "dismiss",
    "enlist_coordinator",
    "join_partner",
    "join_persons",
    "joinable",
    "leave",
    "leaving",
    "leaving_member",
    "merge",
    "mirrors",
    "own_mirror",
    "preview",
    "question",
    "refuse",
    "remove",
    "roster",
    "second",
    "set_contacts",
    "take_out",
]
