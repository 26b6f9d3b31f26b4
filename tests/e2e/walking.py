"""What somebody does who answers the self-assessment, in the words of their own language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from locales import translator
from tests.e2e.person import controls, text

if TYPE_CHECKING:
    from locales import Translator
    from tests.e2e.person import Json, Person


class Walk:
    """One person's questionnaire: the card that lies open in their direct messages, and what they do."""

    def __init__(self, person: Person, language: str) -> None:
        self.person = person
        self.t: Translator = translator(language)
        self.message = ""

    @property
    def card(self) -> Json:
        return self.person.messages[self.message]

    async def open(self) -> None:
        """Find the invitation in the partner's channel and press its button."""
        person = self.person
        for channel in person.guilds[0]["channels"]:
            if channel["type"] == 0:
                await person.history(str(channel["id"]))
        found: tuple[Json, Json] = await person.until(self._invitation, "an invitation")
        await person.touch(*found)
        self.message = (await person.see(self.t.text("Before you begin")))["id"]

    def _invitation(self) -> tuple[Json, Json] | None:
        for message in self.person.messages.values():
            for control in controls(message):
                if ":survey:accept:" in control.get("custom_id", ""):
                    return message, control
        return None

    async def press(self, label: str, nth: int = 0) -> None:
        """Press a button of the card by its English name."""
        await self.person.press(self.card, self.t.text(label), nth)

    async def press_raw(self, label: str) -> None:
        """Press a button by exactly what stands on it."""
        await self.person.press(self.card, label)

    async def act(self, name: str) -> None:
        """Press whatever carries this act, such as `on` (go on) or `send`."""
        button = next(c for c in controls(self.card) if f":survey:{name}:" in f":{c['custom_id']}:")
        await self.person.touch(self.card, button)

    def has(self, name: str) -> bool:
        """Whether the card offers this act."""
        return any(f":survey:{name}:" in f":{c.get('custom_id', '')}:" for c in controls(self.card))

    async def say(self, words: str) -> None:
        """Type into the direct messages, and follow the card that comes below."""
        before = self.message
        await self.person.say(str(self.card["channel_id"]), words)

        def newer() -> str | None:
            mine = [
                m["id"]
                for m in self.person.messages.values()
                if int(m["id"]) > int(before) and controls(m) and m["channel_id"] == self.card["channel_id"]
            ]
            return max(mine, key=int, default=None)

        self.message = await self.person.until(newer, "the next card below")

    async def to_review(self, place: int = 2) -> int:
        """Answer all that is asked with one place in the list; the number of answers given."""
        given = 0
        while not self.has("send"):
            if self.has("choose"):
                await self.press("This one", place)
                given += 1
            else:
                await self.act("on")
        return given

    def reads(self, *words: str) -> bool:
        """Whether all these words stand on the card."""
        return all(word in text(self.card) for word in words)
