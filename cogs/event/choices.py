"""What can be chosen in commands on events and date polls: kinds, how often."""

from __future__ import annotations

from typing import Final

from discord import app_commands

from cogs.kit import choice
from domain.events.model import EventKind
from domain.events.repeats import Repeat

KINDS: Final = [
    app_commands.Choice(name=choice("video-conference"), value=EventKind.VIDEO.value),
    app_commands.Choice(name=choice("meeting"), value=EventKind.MEETING.value),
    app_commands.Choice(name=choice("seminar"), value=EventKind.SEMINAR.value),
    app_commands.Choice(name=choice("workshop"), value=EventKind.WORKSHOP.value),
    app_commands.Choice(name=choice("conference"), value=EventKind.CONFERENCE.value),
]
REPEATS: Final = [
    app_commands.Choice(name=choice("every week"), value=Repeat.WEEKLY.value),
    app_commands.Choice(name=choice("every two weeks"), value=Repeat.FORTNIGHTLY.value),
    app_commands.Choice(name=choice("every month, on the same weekday"), value=Repeat.MONTHLY_DAY.value),
    app_commands.Choice(name=choice("every month, on the same day"), value=Repeat.MONTHLY_DATE.value),
    app_commands.Choice(name=choice("every working day"), value=Repeat.DAILY.value),
    app_commands.Choice(name=choice("every year"), value=Repeat.YEARLY.value),
]
