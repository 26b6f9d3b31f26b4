"""Chat Markdown outside chat: it says the same, as text and as HTML, and nobody's words become markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales import translator
from templates.flat import as_html, as_text, line_of, title_of
from templates.markdown import clean, plain, safe

T = translator("en", "Europe/Lisbon")
TYPED = st.text(st.one_of(st.sampled_from("*_~`|\\[]()<>@#-.:/&\"' \nab1"), st.characters()), max_size=60)


class Read(HTMLParser):
    """What a browser makes of it: tags, where links lead, and the words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.hrefs: list[str] = []
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.hrefs += [value or "" for name, value in attrs if name == "href"]
        if tag == "br":
            self.words += "\n"

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize(
    ("markdown", "text", "html"),
    [
        ("### A title", "A title\n=======", "<h1>A title</h1>"),
        ("### A\n### B", "A\n=\n\nB\n=", "<h1>A</h1>\n<h2>B</h2>"),
        ("-# small", "small", '<p class="small">small</p>'),
        ("- one\n- two", "- one\n- two", "<ul><li>one</li><li>two</li></ul>"),
        ("> said", "> said", "<blockquote>said</blockquote>"),
        ("a\nb\n\nc", "a\nb\n\nc", "<p>a<br>b</p>\n<p>c</p>"),
        ("**bold**, *italic* and `code`", "bold, italic and code", "<p><strong>bold</strong>, <em>italic</em> and <code>code</code></p>"),
        ("**Due:** 3 \\* 4 = 12", "Due: 3 * 4 = 12", "<p><strong>Due:</strong> 3 * 4 = 12</p>"),
        ("snake\\_case\\_word", "snake_case_word", "<p>snake_case_word</p>"),
        ("[here](https://x.org/?a=1&b)", "→ here\n  https://x.org/?a=1&b", '<p class="acts"><a class="act" href="https://x.org/?a=1&amp;b">here</a></p>'),
        ("see [here](https://x.org).", "see here (https://x.org).", '<p>see <a href="https://x.org">here</a>.</p>'),
        ("see https://x.org/a\\_b.", "see https://x.org/a_b.", '<p>see <a href="https://x.org/a_b">https://x.org/a_b</a>.</p>'),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("[x](javascript:1)", "[x](javascript:1)", "<p>[x](javascript:1)</p>"),
        ("until <t:1799755200:F>.", "until Tuesday, 12 January 2027, 12:00 (Lisbon).", "<p>until Tuesday, 12 January 2027, 12:00 (Lisbon).</p>"),
        ("<t:1799755200:F> (<t:1799755200:R>) · 3 h", "Tuesday, 12 January 2027, 12:00 (Lisbon) · 3 h", "<p>Tuesday, 12 January 2027, 12:00 (Lisbon) · 3 h</p>"),
        ("- <t:1799755200:F> – <t:1799766000:t>", "- Tuesday, 12 January 2027, 12:00–15:00 (Lisbon)", "<ul><li>Tuesday, 12 January 2027, 12:00–15:00 (Lisbon)</li></ul>"),
        ("<t:1799755200:F> – <t:1799845200:f>", "Tuesday, 12 January 2027, 12:00 – Wednesday, 13 January 2027, 13:00 (Lisbon)", "<p>Tuesday, 12 January 2027, 12:00 – Wednesday, 13 January 2027, 13:00 (Lisbon)</p>"),
        ("<t:1:F> – <t:999999999999:t>", "<t:1:F> – <t:999999999999:t>", "<p>&lt;t:1:F&gt; – &lt;t:999999999999:t&gt;</p>"),
        ("<t:999999999999:R>", "<t:999999999999:R>", "<p>&lt;t:999999999999:R&gt;</p>"),
        ("type </survey results:77> now", "type /survey results now", "<p>type <code>/survey results</code> now</p>"),
        ("`/me {}` & <b>", "/me {} & <b>", "<p><code>/me {}</code> &amp; &lt;b&gt;</p>"),
        ("a\n---\nb", "a\n\n-- \nb", "<p>a</p>\n<hr>\n<p>b</p>"),
    ],
)  # fmt: skip
def test_each_form_is_said_in_both(markdown: str, text: str, html: str) -> None:
    assert as_text(markdown, T) == text
    assert as_html(markdown, T) == html


def test_a_title_and_a_line_are_plain() -> None:
    assert title_of("-# where\n### Due: **x** \\<b\\>\nrest", T) == "Due: x <b>"
    assert title_of("no title", T) == ""
    assert line_of("**a** \\_b\\_\n[c](https://x.org)", T) == "a _b_ c (https://x.org)"


@given(TYPED)
def test_what_people_type_is_shown_as_typed(typed: str) -> None:
    kept = [line.rstrip() for line in clean(typed).splitlines()]
    said = as_text(safe(typed), T).splitlines()
    assert [line.split() for line in said if line.split()] == [line.split() for line in kept if line.split()]


@given(TYPED)
def test_what_people_type_becomes_no_markup(typed: str) -> None:
    read = Read(as_html(safe(typed), T))
    assert set(read.tags) <= {"p", "br", "a"}
    assert all(re.match(r"https?://", href) for href in read.hrefs)
    assert read.words.split() == clean(typed).split()


@given(st.text(st.sampled_from("*_`[]()<>\\ht ps:/.#-\n&\"'"), max_size=80))
def test_whatever_markdown_comes_it_is_well_formed_and_links_lead_to_the_web(markdown: str) -> None:
    read = Read(as_html(markdown, T))
    assert set(read.tags) <= {
        "p",
        "br",
        "a",
        "strong",
        "em",
        "code",
        "h1",
        "h2",
        "ul",
        "li",
        "blockquote",
        "hr",
    }
    assert all(re.match(r"https?://", href) for href in read.hrefs)
    as_text(markdown, T)


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "/me join"), ("fr", "/moi rejoindre"), ("es", "/yo unirse"), ("pt", "/eu entrar")],
)
def test_commands_stand_as_the_reader_s_picker_calls_them(language: str, said: str) -> None:
    t = translator(language)
    assert as_text("Type `/me join` there.", t) == f"Type {said} there."
    assert f"<code>{said}</code>" in as_html("Type `/me join` there.", t)
    assert (
        as_text("`/etc/passwd`, `/me join code: X` and `a/me`", t) == "/etc/passwd, /me join code: X and a/me"
    )


def test_a_subject_keeps_the_spaces_that_hold_words_together() -> None:
    assert (
        title_of("### Dans 7 jours\u00a0:  «\u202fPorts\u202f»", T)
        == "Dans 7 jours\u00a0: «\u202fPorts\u202f»"
    )
    assert line_of("Ce qui\n attend\u00a0: rien", T) == "Ce qui attend\u00a0: rien"
    assert plain("Ce qui\n attend\u00a0: rien", 80) == "Ce qui attend\u00a0: rien"
