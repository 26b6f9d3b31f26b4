"""What people write is never markup, never script, never a link to anything but the web; and it never stops the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.async_api import expect

from tests.browser.marks import BROWSER
from tests.browser.world import GENERAL, IDS

if TYPE_CHECKING:
    from tests.browser.conftest import SignIn
    from tests.browser.screen import Screen

pytestmark = BROWSER

TRAPS = [
    "<img src=x onerror=\"window.caught='img'\">",
    "<script>window.caught='script'</script>",
    "<svg/onload=\"window.caught='svg'\">",
    '**<b onclick="window.caught=1">bold</b>**',
    "`<img src=x onerror=\"window.caught='code'\">`",
    "# <iframe src=javascript:window.caught=1>",
    "> <a href=javascript:alert(1)>quote</a>",
    "||<img src=x onerror=\"window.caught='spoiler'\">||",
    '"><img src=x onerror=window.caught=1>',
    "{{constructor.constructor('window.caught=1')()}}",
]
LINKS = [
    "[click](javascript:window.caught=1)",
    "[click](data:text/html,<script>window.caught=1</script>)",
    "[click](vbscript:x)",
    "<javascript:window.caught=1>",
    "[https://bank.example](https://thief.example)",
]
MARKUP = [
    ("**bold**", "strong", "bold"),
    ("*one* word", "em", "one"),
    ("_one_ word", "em", "one"),
    ("snake_case_name", "em", None),
    ("__under__", "u", "under"),
    ("~~gone~~", "s", "gone"),
    ("`code **not bold**`", "code", "code **not bold**"),
    ("```py\nprint(1)\n```", "pre", "print(1)"),
    ("# Large", ".md-h1", "Large"),
    ("### Small **bold** #", ".md-h3", "Small bold"),
    ("-# fine print", ".md-small", "fine print"),
    ("> quoted\n> twice", "blockquote", "quoted\ntwice"),
    (">>> all\nthe rest", "blockquote", "all\nthe rest"),
    ("- a\n- b\n  - c", "ul ul li", "c"),
    ("2. two\n3. three", "ol[start='2'] li:last-child", "three"),
    (r"\*not bold\*", "em", None),
    ("||hidden||", ".spoiler-text", "hidden"),
    ("see https://example.org/a_(b).", "a", "https://example.org/a_(b"),
    ("[named](https://example.org/)", "a", "named"),
    ("**unclosed", "strong", None),
    ("#no space", ".md-h", None),
    ("***both***", "strong", None),
    (f"<@{IDS['ines']}>", ".mention", "@Inês Duarte"),
    (f"<#{GENERAL}>", "button.mention", "#general"),
    ("<t:1800000000:D>", "time", None),
    ("<t:99999999999999999:F>", ".md-time", "Invalid date"),
]


async def drawn(screen: Screen, source: str) -> dict[str, Any]:
    """What the page makes of a source: its HTML and how long it took, in ms."""
    script = """async source => {
        const { markdown } = await import('/page/text/render.js');
        const start = performance.now();
        const node = markdown(source, {});
        document.body.append(node);
        const all = [...node.querySelectorAll('*')];
        const out = {html: node.outerHTML, text: node.textContent, ms: performance.now() - start,
            tags: all.map(n => n.tagName.toLowerCase()),
            on: all.flatMap(n => [...n.attributes]).filter(a => a.name.startsWith('on')).length,
            hrefs: all.filter(n => n.href).map(n => n.href)};
        node.remove();
        return out;
    }"""
    result: dict[str, Any] = await screen.evaluate(script, source)
    return result


async def test_markup_in_messages_stays_text(sign_in: SignIn) -> None:
    ines, claire = await sign_in("ines", GENERAL), await sign_in("claire", GENERAL)
    for trap in TRAPS:
        await ines.box.fill(trap)
        await ines.box.press("Enter")
    last = await claire.card("constructor.constructor")
    await expect(last).to_be_visible()
    for screen in (ines, claire):
        assert await screen.evaluate("window.caught") is None
        assert (
            await screen.page.locator("#messages :is(script, iframe, [onerror], [onload], [onclick])").count()
            == 0
        )
        assert await screen.page.locator("#messages img:not(.avatar, .picture img)").count() == 0
    await expect(
        claire.page.get_by_text("<img src=x onerror=\"window.caught='img'\">", exact=True)
    ).to_be_visible()


async def test_names_and_replies_stay_text_too(sign_in: SignIn) -> None:
    ines = await sign_in("ines", GENERAL)
    message = await ines.send("<img src=x onerror=window.caught=1> asked")
    await message.hover()
    await message.get_by_role("button", name="Reply").click()
    await ines.send("answered with care")
    await expect(ines.message("answered with care").locator(".reply-line")).to_contain_text("<img src=x")
    assert await ines.evaluate("window.caught") is None


@pytest.mark.parametrize("source", LINKS)
async def test_only_web_addresses_become_links(sign_in: SignIn, source: str) -> None:
    ines = await sign_in("ines", GENERAL)
    result = await drawn(ines, source)
    assert not [href for href in result["hrefs"] if not href.startswith(("http://", "https://"))]
    assert "thief.example" not in "".join(result["hrefs"]) or result["text"] == source
    assert result["on"] == 0


async def test_markdown_means_what_it_means_on_discord(sign_in: SignIn) -> None:
    ines = await sign_in("ines", GENERAL)
    script = """async cases => {
        const { markdown } = await import('/page/text/render.js');
        return cases.map(([source, selector]) => markdown(source, {}).querySelector(selector)?.textContent ?? null);
    }"""
    found = await ines.evaluate(script, [[source, selector] for source, selector, _ in MARKUP])
    wanted = [text for _, _, text in MARKUP]
    wrong = []
    for (source, selector, text), got in zip(MARKUP, found, strict=True):
        free = text is None and selector in {"time", "strong"} and source.startswith(("<t:", "***"))
        if not free and got != text:
            wrong.append((source, selector, text, got))
    assert not wrong
    assert len(found) == len(wanted)


async def test_hostile_lengths_do_not_stop_the_page(sign_in: SignIn) -> None:
    ines = await sign_in("ines", GENERAL)
    for unit in (
        "**",
        "*",
        "_",
        "||",
        "[",
        "[a](",
        "`",
        "> ",
        "- ",
        "<",
        "~~*__",
        "```",
        "\\",
        "# ",
        "(((",
        "<t:",
    ):
        source = (unit * 4000)[:4000]
        result = await drawn(ines, source)
        assert result["ms"] < 1000, (unit, result["ms"])


async def test_scripts_from_elsewhere_and_inline_ones_are_refused(sign_in: SignIn) -> None:
    ines = await sign_in("ines", GENERAL)
    await ines.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.caught = 1'; document.body.append(s); s.remove(); }"
    )
    assert await ines.evaluate("window.caught") is None
    assert any("Content Security Policy" in error for error in ines.errors)
    ines.errors.clear()
