"""What keeps people out of a page: axe-core's rules, and what it leaves to others: narrow screens, large letters.

axe is handed to Chromium through its debugging protocol and runs in a world of its own: the page gets no script
tag, and its Content-Security-Policy stays as strict as it is.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from axe_playwright_python.base import AXE_SCRIPT

if TYPE_CHECKING:
    from playwright.async_api import CDPSession, Page

TAGS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa")
# By itself axe tries the rule of WCAG 2.2 only where it is named.
_RULES: Final = {"runOnly": {"type": "tag", "values": TAGS}, "rules": {"target-size": {"enabled": True}}}
# All else is the same in the dark.
_COLOURS: Final = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
_RUN: Final = """axe.run(document, {...%s, resultTypes: ['violations', 'incomplete']}).then(found => ({
  ran: found.passes.length,
  bad: found.violations.concat(found.incomplete.map(one => ({...one, open: true}))).map(one => ({
    id: one.id, open: !!one.open,
    at: one.nodes.map(n => n.html.slice(0, 160) + ' ' + n.any.concat(n.all, n.none).map(c => c.message).join('; ')),
  })),
}))"""

# WCAG 1.4.10, 2.5.8 and 2.5.5's exceptions for links in a line of text, on a screen 320 pixels wide.
_NARROW: Final = """() => {
  const faults = [], wide = document.documentElement.scrollWidth;
  if (wide > innerWidth) faults.push(`scrolls sideways: ${wide} of ${innerWidth}`);
  const shown = n => n.checkVisibility() && n.getBoundingClientRect().width > 0;
  for (const n of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')) {
    const box = (n.closest('label') || n).getBoundingClientRect();
    if (!shown(n) || box.right < 0) continue;
    const inText = n.tagName === 'A' && getComputedStyle(n).display === 'inline'
      && [...n.parentElement.childNodes].some(c => c !== n && c.textContent.trim());
    if (!inText && (box.width < 24 || box.height < 24))
      faults.push(`${box.width}×${box.height}: ` + n.outerHTML.slice(0, 160));
  }
  return faults;
}"""

# WCAG 1.4.4: with letters twice as large nothing is cut off, lies over another, or needs scrolling sideways.
_LARGE: Final = """() => {
  const faults = [], root = document.documentElement;
  root.style.fontSize = '200%';
  if (root.scrollWidth > innerWidth) faults.push(`200 % scrolls sideways: ${root.scrollWidth} of ${innerWidth}`);
  for (const n of document.querySelectorAll('body *')) {
    const style = getComputedStyle(n);
    if (n.closest('.unseen, .skip, svg, progress') || !n.checkVisibility() || style.display === 'inline') continue;
    const box = n.getBoundingClientRect();
    if (box.right > innerWidth + 1) faults.push('200 % sticks out: ' + n.outerHTML.slice(0, 160));
    const cut = n.scrollHeight > n.clientHeight + 2 && n.clientHeight && !['TEXTAREA', 'SELECT'].includes(n.tagName);
    if (cut && style.overflowY !== 'visible') faults.push('200 % is cut off: ' + n.outerHTML.slice(0, 160));
  }
  root.style.fontSize = '';
  return faults;
}"""

PHONE: Final = {"width": 390, "height": 844}
NARROW: Final = {"width": 320, "height": 640}
DESKTOP: Final = {"width": 1280, "height": 800}


class Axe:
    """Looks pages over in one tab; `faults` are what it found, `open` what axe could not decide by itself."""

    def __init__(self, page: Page, session: CDPSession) -> None:
        self.page, self._session = page, session
        self.faults: list[str] = []
        self.open: Counter[str] = Counter()
        self.looked = 0

    @classmethod
    async def at(cls, page: Page) -> Axe:
        """For this tab."""
        return cls(page, await page.context.new_cdp_session(page))

    async def look(self, name: str, *, desktop: bool = False) -> None:
        """The page as it stands: on a phone light and dark, narrow, and large; on a `desktop`, too."""
        page = self.page
        self.looked += 1
        world = await self._world()
        for theme, size, rules in (
            ("light", PHONE, _RULES),
            ("dark", PHONE, _COLOURS),
            (("light", "dark")[self.looked % 2], DESKTOP, _RULES),
        )[: 3 if desktop else 2]:
            await page.set_viewport_size(size)  # type: ignore[arg-type]
            await page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
            found = await self._evaluate(_RUN % json.dumps(rules), world)
            assert found["ran"], name
            for one in found["bad"]:
                where = f"{name} ({page.url}), {theme}, {size['width']}: {one['id']}: {one['at']}"
                if one["open"]:
                    self.open[one["id"]] += 1
                    self.undecided(one["id"], where)
                else:
                    self.faults.append(where)
        await page.emulate_media(color_scheme="light")
        for script, size in ((_NARROW, NARROW), (_LARGE, DESKTOP), (_LARGE, NARROW)):
            await page.set_viewport_size(size)  # type: ignore[arg-type]
            self.faults += [f"{name} ({page.url}): {one}" for one in await page.evaluate(script)]
        await page.set_viewport_size(PHONE)  # type: ignore[arg-type]

    def undecided(self, rule: str, where: str) -> None:
        """What axe leaves to a person: those below were looked at, any other is a fault until it was."""
        if rule not in LOOKED_AT:
            self.faults.append(f"undecided, {where}")

    async def _world(self) -> int:
        """A world of its own in the page, with axe in it."""
        tree = await self._session.send("Page.getFrameTree")
        frame = {"frameId": tree["frameTree"]["frame"]["id"], "worldName": "axe"}
        made = await self._session.send("Page.createIsolatedWorld", frame)
        await self._evaluate(f"{AXE_SCRIPT}; 0", made["executionContextId"])
        return int(made["executionContextId"])

    async def _evaluate(self, script: str, world: int) -> Any:
        how = {"expression": script, "contextId": world, "awaitPromise": True, "returnByValue": True}
        said = await self._session.send("Runtime.evaluate", how)
        assert "exceptionDetails" not in said, said["exceptionDetails"]
        return said["result"].get("value")


LOOKED_AT: Final[dict[str, str]] = {}
"""The rules that axe could not decide here, and why they hold: each was looked at."""
