"""What the services say of a wave itself: all other answers of surveys carry it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from domain.actors import NetworkId
    from domain.questionnaires import Form
    from domain.surveys import Wave


@dataclass(frozen=True)
class WaveView:
    """A wave with its questionnaire and who asks: what an invitation and a card's first line need."""

    network: NetworkId
    network_name: str
    wave: Wave
    form: Form

    def title(self, language: str) -> str:
        """The questionnaire's title in that language, and the wave's label: "Self-assessment 2027"."""
        return f"{self.form.title(language)} {self.wave.label}"


@dataclass(frozen=True)
class Elsewhere:
    """The other waves that concern whoever reads a result, the latest first.

    `open` and `closed` ones have a result for the reader; `waiting` ones are open and have none yet.
    """

    open: tuple[WaveView, ...] = ()
    closed: tuple[WaveView, ...] = ()
    waiting: tuple[WaveView, ...] = ()


NOTHING_ELSE: Final = Elsewhere()
