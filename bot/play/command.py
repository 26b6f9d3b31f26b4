"""`techlink play FORM`: what was asked for on the command line, carried out."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.clock import SystemClock
from bot.exits import Stop
from bot.play import screen, script
from bot.play.files import examined, lines
from bot.play.talk import Talk
from domain.questionnaires import begin, decode, from_json, to_json
from domain.questionnaires.live import Setting
from domain.records import Record
from locales import translator

if TYPE_CHECKING:
    from pathlib import Path

    from domain.questionnaires import Form, Session


class Wish(Record):
    """The options of the command. No `language`: the form's own; no `now`: the present instant."""

    language: str
    zone: str
    now: str
    session: Path | None
    print_case: bool


def play(path: Path, wish: Wish, operations: Path | None) -> None:
    """Walk the form, or run the operations in a file. Raises `Stop` for a form that cannot be run."""
    _must_be_zone(wish.zone)
    form = _form(path, wish.language)
    if operations is None:
        _talk(form, wish)
        return
    now = _instant(wish.now) or SystemClock().now()
    setting = Setting(now, wish.zone, wish.language or form.default_language, form.hash)
    print(script.case(form, setting, script.operations_of(operations)))


def _form(path: Path, language: str) -> Form:
    """The form; what speaks against asking people with it, or should be looked at, goes to stderr."""
    found = examined(path)
    t = translator(language)
    runs = found.definition is not None
    for line in lines(found.errors, t):
        print(f"{'warning (it cannot be asked in chat)' if runs else 'error'}: {line}", file=sys.stderr)
    for line in lines(found.warnings, t):
        print(f"warning: {line}", file=sys.stderr)
    if found.definition is None:
        raise Stop(f"{path.name} cannot be run: see above.", 1)
    form = decode(found.definition)
    if language and language not in form.languages:
        raise Stop(f"{path.name} speaks {', '.join(form.languages)}, not {language}.", 2)
    return form


def _talk(form: Form, wish: Wish) -> None:
    clock = SystemClock()
    fixed = _instant(wish.now)
    # With a test case on stdout, the conversation goes to stderr, so that the case can be piped.
    screen_of = sys.stderr if wish.print_case else sys.stdout
    talk = Talk(
        form,
        _session(form, wish, fixed or clock.now()),
        read=lambda: _typed(sys.stdin.readline()),
        say=lambda line: print(line, file=screen_of, flush=True),
        now=lambda: fixed or clock.now(),
    )
    talk.run()
    for line in screen.result(form, talk.session, talk.language):
        print(line, file=screen_of)
    if wish.session is not None:
        wish.session.write_text(to_json(talk.session), "utf-8")
    if wish.print_case:
        begun = talk.session
        setting = Setting(begun.started, begun.zone, begun.language, begun.seed)
        print(script.case(form, setting, talk.operations))


def _session(form: Form, wish: Wish, now: datetime) -> Session:
    """A new session, or the one that was kept."""
    if wish.session is not None and not wish.session.parent.is_dir():
        raise Stop(f"{wish.session.parent} is no folder: the answers could not be kept there.", 2)
    if wish.session is not None and wish.session.exists():
        try:
            kept = from_json(wish.session.read_text("utf-8"))
        except (ValueError, KeyError, TypeError) as error:
            raise Stop(f"{wish.session} holds no answers that were kept.", 2) from error
        if kept.form != form.hash:
            raise Stop(f"{wish.session} belongs to another form, or to another version of this one.", 2)
        return kept
    return begin(form, language=wish.language or form.default_language, zone=wish.zone, now=now)


def _typed(line: str) -> str:
    if not line:
        raise EOFError
    return line.rstrip("\n")


def _instant(typed: str) -> datetime | None:
    """The instant named, in UTC where it names no offset. Raises `Stop` for one that cannot be read."""
    if not typed:
        return None
    try:
        moment = datetime.fromisoformat(typed)
    except ValueError as error:
        raise Stop(f"{typed} is no instant; write it like 2027-01-31T09:00.", 2) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _must_be_zone(zone: str) -> None:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Stop(f"There is no time zone {zone}; use a name such as Europe/Lisbon.", 2) from error
