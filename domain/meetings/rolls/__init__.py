"""Attendance files of Teams and Zoom: read in four languages, people matched with members, nothing dropped.

`reading` gives the rows of a file, `times` reads its times and lengths, `columns` knows its headings,
`matching` says who is who. Whatever could not be read is handed back with its line, whoever could not be told
apart with those it could be.
"""

from domain.meetings.rolls.matching import Known, Match, match
from domain.meetings.rolls.model import Roll, Seen, Skipped, Sort, Stay
from domain.meetings.rolls.reading import read

__all__ = ["Known", "Match", "Roll", "Seen", "Skipped", "Sort", "Stay", "match", "read"]
