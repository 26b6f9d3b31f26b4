"""Drawing a card imports what can be pressed; what happens then has to be known too, as in the bot."""

from __future__ import annotations

import pytest

import cogs.event.looking
import cogs.event.making
import cogs.event.meeting.after
import cogs.event.meeting.during
import cogs.event.meeting.papers
import cogs.event.running
import cogs.help.presses
import cogs.kit.joining
import cogs.me.choosing
import cogs.me.data
import cogs.me.inbox
import cogs.me.presses
import cogs.me.todo
import cogs.network.assigning
import cogs.network.deliveries.presses
import cogs.network.handover.presses
import cogs.network.importing.presses
import cogs.network.owed.presses
import cogs.network.partners.channel
import cogs.network.partners.leaving
import cogs.network.presses
import cogs.plan.answering
import cogs.plan.joining
import cogs.plan.working
import cogs.practice.looking
import cogs.practice.searching.commands
import cogs.practice.sharing.commands
import cogs.surveys.agreeing
import cogs.surveys.presses
import cogs.surveys.reading  # noqa: F401
from cogs.kit import links


@pytest.fixture(autouse=True)
def _nobody_has_told_the_ids_of_commands() -> None:
    """Whatever bot ran before in this process: cards name commands by their words."""
    links.remember([])
