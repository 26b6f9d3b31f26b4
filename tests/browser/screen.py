"""A person in front of the chat page: what tests, and the docs' pictures, do with it."""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.async_api import expect

if TYPE_CHECKING:
    from playwright.async_api import ConsoleMessage, Locator, Page

PATIENCE = 15_000  # ms; the machine may be busy, and nobody waits when things go well
_ENTERS = 3
PICTURES = os.environ.get("TECHLINK_SCREENSHOTS", "")


class Screen:
    """One page, signed in as one person. `url` is the playground's address, `token` the person's."""

    def __init__(self, page: Page, url: str, token: str) -> None:
        self.page, self.url, self.token = page, url.rstrip("/"), token
        self.errors: list[str] = []
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._heard)

    def _heard(self, said: ConsoleMessage) -> None:
        if said.type == "error":
            self.errors.append(said.text)

    async def open(self, channel: str | None = None) -> Screen:
        """Goes to the page as this person, in this channel (its id) if given, and waits until it is connected."""
        place = f"&channel={channel}" if channel else ""
        await self.page.goto(f"{self.url}/#as={self.token}{place}")
        await self.connected()
        await self.answered()
        await expect(self.page.locator("#message-box, .composer-refused").first).to_be_visible()
        return self

    async def connected(self) -> None:
        await expect(self.page.locator("html[data-connection=ready]")).to_be_attached()

    @property
    def box(self) -> Locator:
        return self.page.locator("#message-box")

    async def goto_channel(self, name: str) -> None:
        """Presses a channel, or a person's direct messages, in the list of the place one is in."""
        button = self.page.locator("#sidebar .channel", has_text=re.compile(rf"^\s*{re.escape(name)}"))
        await button.first.click()
        await expect(self.page.locator(".header-name")).to_have_text(name)
        await self.answered()

    async def goto_dms(self) -> None:
        await self.page.get_by_role("button", name=re.compile("^Direct messages")).click()

    async def send(self, text: str) -> Locator:
        """Writes a message and waits until the server has it."""
        await self.box.fill(text)
        await self.box.press("Enter")
        await expect(self.page.locator(".message.pending")).to_have_count(0)
        mine = self.page.locator(f'.message[data-author="{await self.my_id()}"]').last
        await expect(mine).to_be_visible()
        return self.page.locator(f'.message[data-id="{await mine.get_attribute("data-id")}"]')

    async def my_id(self) -> str:
        return str(await self.page.evaluate("import('/page/core/state.js').then(m => m.state.me.id)"))

    async def command(self, name: str, **options: str) -> None:
        """Runs a slash command through the picker, by keyboard: `command("survey invite", audience="Everybody")`.

        Names of commands and options are the plain (English) ones, whatever the person's language.
        """
        await self.begin_command(name)
        for option, value in options.items():
            await self.fill_option(option, value)
        await self._send_command()

    async def _send_command(self) -> None:
        """Enter; once more where suggestions that came late took it, as they may on a busy machine."""
        form = self.page.locator(".command-form")
        for _ in range(_ENTERS):
            await self.page.keyboard.press("Enter")
            with contextlib.suppress(AssertionError):
                await expect(form).to_be_hidden(timeout=PATIENCE // _ENTERS)
                return

    async def begin_command(self, name: str) -> None:
        await self.box.click()
        await self.box.press_sequentially(f"/{name}")
        await expect(self.page.locator(".suggestion.active")).to_have_attribute("data-command", name)
        await self.page.keyboard.press("Enter")
        await expect(self.page.locator(".command-form")).to_be_visible()

    def chip(self, option: str) -> Locator:
        return self.page.locator(f'.chip[data-option="{option}"]')

    async def fill_option(self, option: str, value: str) -> None:
        """Fills an option (by its plain name), adding it when it is optional; what is suggested for it is taken."""
        if not await self.chip(option).count():
            await self.page.locator(f'.chip-add[data-option="{option}"]').click()
        field = self.chip(option).locator("input")
        await field.focus()
        await field.fill(value)
        if await field.get_attribute("aria-autocomplete") == "list":
            await self.page.locator(".suggestion", has_text=value).first.click()

    def messages(self, text: str | re.Pattern[str]) -> Locator:
        """The messages that say the text themselves (not in the line about what they answer), sent ones only."""
        return self.page.locator(".message:not(.pending)", has=self.page.locator(".content", has_text=text))

    def message(self, text: str | re.Pattern[str]) -> Locator:
        """The newest message that says the text, whichever that is at the time of asking."""
        return self.messages(text).last

    async def card(self, text: str | re.Pattern[str]) -> Locator:
        """Waits for a message with the text, and returns it: the same message, however it changes afterwards."""
        found = self.message(text)
        await expect(found).to_be_visible(timeout=PATIENCE)
        return self.page.locator(f'.message[data-id="{await found.get_attribute("data-id")}"]')

    async def run(self, command: str, text: str | re.Pattern[str]) -> Locator:
        """Runs a command without options and returns the new message with the text that it makes."""
        before = await self.messages(text).count()
        await self.command(command)
        await expect(self.messages(text)).to_have_count(before + 1, timeout=PATIENCE)
        return await self.card(text)

    async def press(self, label: str, within: Locator | None = None) -> None:
        """Presses the newest button with the label (on that card) and waits until it was answered."""
        root = within or self.page.locator("#messages")
        await root.locator("[data-custom-id]").filter(has_text=label).last.click()
        await self.answered()

    async def answered(self) -> None:
        """Waits until nothing is loading and no press is without its answer."""
        await expect(self.page.locator("[aria-busy=true]")).to_have_count(0, timeout=PATIENCE)

    async def choose(self, select: str, *labels: str, within: Locator | None = None) -> None:
        """Chooses values in a select, found by its placeholder or what it shows."""
        await (within or self.page).locator(".select", has_text=select).last.click()
        for label in labels:
            await self.page.locator(".listbox .option", has_text=label).first.click()
        if len(labels) > 1 or await self.page.locator(".listbox-foot").count():
            await self.page.locator(".listbox-foot .button").click()
        await self.answered()

    @property
    def modal(self) -> Locator:
        return self.page.locator("dialog.modal")

    async def fill_modal(self, **fields: str) -> None:
        """Fills text fields by their labels (underscores stand for spaces) and submits."""
        for label, value in fields.items():
            await self.modal.get_by_label(label.replace("_", " "), exact=True).fill(value)
        await self.modal.get_by_role("button", name="Submit").click()

    async def picture(self, name: str) -> Path | None:
        """A screenshot for eyes: written to the folder named by TECHLINK_SCREENSHOTS, if any."""
        if not PICTURES:
            return None
        path = Path(PICTURES) / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        await self.page.screenshot(path=str(path), animations="disabled")
        return path

    async def evaluate(self, script: str, argument: Any = None) -> Any:
        return await self.page.evaluate(script, argument)
