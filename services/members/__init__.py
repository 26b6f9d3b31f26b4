"""Members: who belongs to which partner, in which roles, and how somebody joins or leaves."""

from services.members.assigning import FUNCTION_LENGTH, assign, dismiss, leaving, remove
from services.members.joining import enlist_coordinator, join_partner, joinable
from services.members.roster import mirrors, own_mirror, roster
from services.members.views import Assigned, Belonging, Mirror, Roster, Subject

__all__ = [
    "FUNCTION_LENGTH",
    "Assigned",
    "Belonging",
    "Mirror",
    "Roster",
    "Subject",
    "assign",
    "dismiss",
    "enlist_coordinator",
    "join_partner",
    "joinable",
    "leaving",
    "mirrors",
    "own_mirror",
    "remove",
    "roster",
]
