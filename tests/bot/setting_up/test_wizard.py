"""Set-up as it is lived through: every wrong step is explained, and one goes on from there."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import discord as discord_py
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.setting_up import asking_discord, discord_answers
from bot.setting_up.walk import Walk
from bot.setting_up.wizard import Wizard, choose_language
from domain.languages import LANGUAGES
from domain.server_plan import NEEDED
from locales import translator
from templates.words import setting_up as words
from tests.bot.setting_up.servers import PASSWORD, USER, Post, mail_server
from tests.bot.setting_up.test_tokens import TOKEN

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from pathlib import Path

T = translator("en")
# Enter at the mail server and at the portal's address: they are left for another time.
LEFT = ["", ""]
RIGHTS, NO_ROLES = "17910282128400", str(17910282128400 & ~(1 << 28))


@dataclass
class Desk:
    """Somebody who types these lines, one after the other, and reads."""

    lines: list[str]
    told: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)

    def say(self, text: str) -> None:
        self.told.append(text)

    def ask(self, question: str, *, hidden: bool = False) -> str:
        if not self.lines:
            raise EOFError
        line = self.lines.pop(0)
        if hidden:
            self.hidden.append(line)
        return line

    @property
    def all(self) -> str:
        return "\n".join(self.told)


@dataclass
class Answers:
    """A Discord that gives these answers in turn, the last one for ever."""

    applications: list[Any]
    guilds: list[Any]
    asked: list[str] = field(default_factory=list)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request.headers["Authorization"])
        found = self.applications if request.path.endswith("applications/@me") else self.guilds
        said = found.pop(0) if len(found) > 1 else found[0]
        if isinstance(said, int):
            return web.json_response({"message": "?"}, status=said)
        return (
            web.Response(text=said, content_type="text/html")
            if isinstance(said, str)
            else web.json_response(said)
        )


def app(flags: int = 1 << 15) -> dict[str, Any]:
    return {"id": "123456789012345678", "name": "Techlink", "flags": flags}


def guild(permissions: str = RIGHTS) -> dict[str, Any]:
    return {"id": "9", "name": "Atlantic", "permissions": permissions}


@contextlib.asynccontextmanager
async def discord(answers: Answers) -> AsyncIterator[str]:
    site = web.Application()
    site.router.add_get("/{tail:.*}", answers.answer)
    async with TestServer(site) as server:
        yield str(server.make_url("/api"))


async def set_up(
    tmp_path: Path, answers: Answers, lines: Sequence[str], present: str = ""
) -> tuple[Desk, str]:
    desk, file = Desk(list(lines)), tmp_path / ".env"
    async with discord(answers) as api:
        walk = Walk(file, {"DISCORD_TOKEN": present} if present else {}, api)
        walk.t = T
        await Wizard(desk, walk).run()
    return desk, file.read_text() if file.exists() else ""


async def test_the_straight_way(tmp_path: Path) -> None:
    desk, written = await set_up(tmp_path, Answers([app()], [[guild()]]), [TOKEN, "", *LEFT])
    assert written == f"DISCORD_TOKEN={TOKEN}\n"
    assert desk.hidden == [TOKEN]
    assert TOKEN not in desk.all
    assert (
        "client_id=123456789012345678&scope=bot+applications.commands&permissions=17910282128400" in desk.all
    )
    assert desk.told[-1].startswith("All is well.")


async def test_every_wrong_step_is_explained(tmp_path: Path) -> None:
    answers = Answers([401, app(0), app(0), app(0), app()], [[], [guild(NO_ROLES)], 503, [guild()]])
    lines = ["123456789012345678", TOKEN, TOKEN, "", "", "", "", "", "", *LEFT]
    desk, written = await set_up(tmp_path, answers, lines)
    told = desk.told[: desk.told.index("\n== What works, and what is left")]
    said = [line for line in told if line.startswith(("✗", "✓")) and "Saved in" not in line]
    assert [line.partition(".")[0] for line in said] == [
        "✗ This is the application’s id",
        "✗ Discord does not accept this token",
        "✓ This is the token of “Techlink”",
        "✗ Techlink has to know who is on the server, to know who belongs to which partner",
        "✗ Techlink has to know who is on the server, to know who belongs to which partner",
        "✓ “Server Members Intent” is on",
        "✗ The bot is on no server yet",
        "✗ On “Atlantic”, but without: Manage Roles",
        "✗ Discord asks to try again later",
        "✓ On “Atlantic”, with all rights that it needs",
    ]
    assert written == f"DISCORD_TOKEN={TOKEN}\n"
    assert set(answers.asked) == {f"Bot {TOKEN}"}


@pytest.mark.parametrize("right", NEEDED)
def test_each_right_that_is_missing_is_named(right: str) -> None:
    has = discord_py.Permissions(int(RIGHTS))
    has.update(**{right: False})
    assert discord_answers.server(guild(str(has.value))).missing == (right,)
    assert all(words.rights((right,), translator(language)) for language in LANGUAGES)


async def test_the_token_that_is_there_is_kept_by_enter(tmp_path: Path) -> None:
    desk, written = await set_up(tmp_path, Answers([app()], [[guild("8")]]), ["", "", *LEFT], present=TOKEN)
    assert written == "", "nothing was changed, so nothing is written"
    assert "“Atlantic”, with all rights" in desk.all, "who administers has all of them"


async def test_who_leaves_after_the_token_keeps_it(tmp_path: Path) -> None:
    with pytest.raises(EOFError):
        await set_up(tmp_path, Answers([app()], [[]]), [TOKEN])
    assert (tmp_path / ".env").read_text() == f"DISCORD_TOKEN={TOKEN}\n"


async def test_a_step_can_be_left_and_what_needs_it_says_so(tmp_path: Path) -> None:
    desk, written = await set_up(tmp_path, Answers([app()], [[guild()]]), ["-", *LEFT])
    assert written == ""
    assert desk.told.count("· This needs the bot’s token, from the first step.") == 2
    assert "· The bot’s token: left for another time." in desk.all
    assert desk.told[-1].startswith("Techlink cannot run on Discord yet. This is missing: ")


async def test_the_end_says_what_works_and_what_is_left(tmp_path: Path) -> None:
    desk, _ = await set_up(tmp_path, Answers([app()], [[guild()]]), [TOKEN, "", *LEFT])
    assert desk.told[-2].splitlines() == [
        "✓ The bot’s token",
        "✓ Who is on the server",
        "✓ The bot on your server",
        "· The mail server: left for another time.",
        "· The portal’s address: left for another time.",
    ]


async def test_a_mail_server_in_the_terminal_wrong_then_right(tmp_path: Path) -> None:
    post = Post()
    async with mail_server(post, signs_in=True) as port:
        wrong = ["127.0.0.1", "none", str(port), USER, "wrong", "techlink@example.org", "ines@example.org"]
        # Enter keeps all that is right; the password that was wrong is typed anew.
        right = ["", "", "", "", PASSWORD, "", ""]
        lines = ["-", *wrong, *right, ""]
        desk, written = await set_up(tmp_path, Answers([app()], [[]]), lines)
    assert "✗ 127.0.0.1 does not take this user with this password." in desk.all
    assert "✓ 127.0.0.1 took a mail for ines@example.org." in desk.all
    assert desk.hidden == ["-", "wrong", PASSWORD]
    assert PASSWORD not in desk.all
    assert f"TECHLINK_MAIL_PASSWORD='{PASSWORD}'" in written
    assert len(post.mails) == 1


async def test_what_is_set_up_already_is_kept_by_enter_and_shown(tmp_path: Path) -> None:
    async with mail_server(Post()) as port:
        walk = Walk(
            tmp_path / ".env",
            {
                "TECHLINK_MAIL_HOST": "127.0.0.1",
                "TECHLINK_MAIL_PORT": str(port),
                "TECHLINK_MAIL_TLS": "none",
                "TECHLINK_MAIL_SENDER": "techlink@example.org",
            },
        )
        desk = Desk(["-", "", "", "", "", "", "", "ines@example.org", ""])
        await Wizard(desk, walk).run()
    assert "took a mail for ines@example.org" in desk.all
    assert not (tmp_path / ".env").exists(), "nothing was changed"


async def test_what_the_environment_sets_too_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "another")
    desk, written = await set_up(tmp_path, Answers([app()], [[guild()]]), [TOKEN, "", *LEFT])
    assert TOKEN in written
    assert "DISCORD_TOKEN is also set in the environment" in desk.all


async def test_somebody_else_who_answers_is_not_taken_for_discord() -> None:
    async with discord(Answers(["<html>Sign in to the network</html>"], [[]])) as api:
        with pytest.raises(asking_discord.NoAnswer) as caught:
            await asking_discord.application(TOKEN, api)
    assert caught.value.trouble is asking_discord.Trouble.STRANGE


async def test_nobody_who_answers_is_told_as_the_network() -> None:
    async with discord(Answers([app()], [[]])) as api:
        pass  # it is gone by now
    with pytest.raises(asking_discord.NoAnswer) as caught:
        await asking_discord.application(TOKEN, api)
    assert caught.value.trouble is asking_discord.Trouble.UNREACHED
    assert TOKEN not in caught.value.detail


@pytest.mark.parametrize(
    ("line", "language"),
    [("", "pt"), ("FR", "fr"), ("español", "es"), ("English", "en"), ("PORTUGUES", "pt"), ("Francais", "fr")],
)
def test_the_language_is_chosen_first(line: str, language: str) -> None:
    assert choose_language(Desk([line]), "pt") == language


def test_a_language_that_is_none_is_asked_again() -> None:
    assert choose_language(Desk(["deutsch", "es"]), "en") == "es"
