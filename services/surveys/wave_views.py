"""What the services say of a wave itself: all other answers of surveys carry it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from domain.records import Record

if TYPE_CHECKING:
    from datetime import date

    from domain.actors import NetworkId
    from domain.questionnaires import Form
    from domain.surveys import Wave


class WaveView(Record):
    """A wave with its questionnaire and who asks: what an invitation and a card's first line need.

    `zone` is the network's (an IANA name): the wave's last day is a day there.
    """

    network: NetworkId
    network_name: str
    wave: Wave
    form: Form
    zone: str

    def title(self, language: str) -> str:
        """The questionnaire's title in that language, and the wave's label: "Self-assessment 2027"."""
        return f"{self.form.title(language)} {self.wave.label}"

    @property
    def last_day(self) -> date:
        """The last whole day in which answers are taken: what readers in every zone are told."""
        return self.wave.last_day(ZoneInfo(self.zone))


class Elsewhere(Record):
    """The other waves that concern whoever reads a result, the latest first.

    `open` and `closed` ones have a result for the reader; `waiting` ones are open and have none yet.
    """

    open: tuple[WaveView, ...] = ()
    closed: tuple[WaveView, ...] = ()
    waiting: tuple[WaveView, ...] = ()


NOTHING_ELSE: Final = Elsewhere()
