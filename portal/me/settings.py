"""My settings: how I am called and spoken to, and how I am told of what is due; one form, saved together."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Final

from domain.errors import DomainError
from domain.languages import LANGUAGES
from domain.notices import Rhythm, Way
from domain.notices.preferences import CHOICES, NoMailAddress, QuietAllDay
from domain.people import FUNCTION_LENGTH, NAME_LENGTH, FunctionTooLong, NameNeeded, NameTooLong
from domain.records import Record
from domain.zones import UnknownZone
from locales import LANGUAGE_NAMES
from portal.kit import Filled, Visit, Who, refused, status_of
from portal.me.routes import routes
from services import me
from services.me import Chosen, Quiet
from services.notices import preferences
from templates.words.addresses import address_line
from templates.words.networks import zone_name
from templates.words.notices import GROUPS, RHYTHMS, WAYS
from templates.words.reaching import mails_said, reached

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiohttp import web

    from locales import Translator
    from services.me import Profile
    from services.notices.views import MyNotices

_MONDAY: Final = date(2024, 1, 1)
_NONE: Final = "none"
WAS: Final = "was-"
"""Before a field's name: what the page showed in it, so that only what somebody changed is saved."""
RHYTHM: Final = "rhythm-"
"""Before a group of kinds: the field with how often its notices come."""
_FIELDS: Final[Mapping[type[DomainError], str]] = {
    NameNeeded: "name",
    NameTooLong: "name",
    FunctionTooLong: "function",
    UnknownZone: "zone",
    NoMailAddress: "way",
    QuietAllDay: "begins",
}
"""The field that a refusal is about."""
Options = tuple[tuple[str, str], ...]


class Settings(Record):
    """What is chosen, and what there is to choose from. `now`: by field what the page shows as chosen.

    `reached` (Markdown) is by which way notices really come, `mails` why none come by e-mail; `address` that
    of e-mail, in a line.
    """

    filled: Filled
    now: Mapping[str, str]
    zone: str
    reached: str
    mails: str
    address: str
    languages: Options
    ways: Options
    hours: Options
    days: Options
    rhythms: Options
    groups: tuple[tuple[str, str, bool], ...]
    most: tuple[int, int] = (NAME_LENGTH, FUNCTION_LENGTH)


@routes.get("/n/{network}/settings", Who.MEMBER)
async def look(visit: Visit) -> web.StreamResponse:
    """What is chosen now."""
    t = visit.t
    said = {"saved": t.text("**Saved.**")}.get(visit.said, "")
    return await show(visit, said=said)


@routes.post("/n/{network}/settings", Who.MEMBER)
async def choose(visit: Visit) -> web.StreamResponse:
    """All of the form, saved together; where one thing cannot be, nothing is, and all stands there still."""
    values = await visit.fields()
    try:
        await visit.write(me.choose, _chosen(values))
    except ValueError:
        # Only a made-up form sends what is not among the choices: nothing is saved.
        return visit.go(f"{visit.base}/settings")
    except DomainError as error:
        at = next((name for kind, name in _FIELDS.items() if isinstance(error, kind)), "")
        filled = refused(values, error, visit.t, at)
        return await show(visit, filled=filled, status=status_of(error))
    return visit.go(f"{visit.base}/settings", said="saved")


def _chosen(values: Mapping[str, str]) -> Chosen:
    """What differs from what the page showed: what was changed elsewhere meanwhile is left alone.

    Raises `ValueError`.
    """

    def changed(*names: str) -> bool:
        return any(name in values and values[name] != values.get(f"{WAS}{name}") for name in names)

    def sent(name: str) -> str:
        return values.get(name, "")

    return Chosen(
        called=(sent("name"), sent("function")) if changed("name", "function") else None,
        language=sent("language") if changed("language") else None,
        zone=sent("zone") if changed("zone") else None,
        way=Way(sent("way")) if changed("way") else None,
        quiet=_quiet(sent("begins"), sent("ends")) if changed("begins", "ends") else None,
        digest=_digest(sent("at"), sent("weekday")) if changed("at", "weekday") else None,
        rhythms={
            name.removeprefix(RHYTHM): Rhythm(value)
            for name, value in values.items()
            if name.startswith(RHYTHM) and changed(name)
        },
    )


def _quiet(begins: str, ends: str) -> Quiet:
    return (
        Quiet(None, None) if begins == _NONE else Quiet(time.fromisoformat(begins), time.fromisoformat(ends))
    )


def _digest(at: str, weekday: str) -> tuple[time, int]:
    return time.fromisoformat(at), int(weekday)


async def show(
    visit: Visit, *, said: str = "", filled: Filled | None = None, status: int = 200
) -> web.Response:
    """The page; after something was refused, with what was typed and why it cannot be."""
    profile, found = await visit.read(me.profile), await visit.read(preferences.mine)
    # What was just chosen may be another language.
    visit.reader = profile.person or visit.reader
    t = visit.t
    shown = Settings(
        filled=filled or Filled(),
        now=_now(profile, found),
        zone=zone_name(profile.zone, t),
        reached=reached(found, t),
        mails=mails_said(found, t) if visit.core.mails else "",
        address=address_line(profile.mail, t),
        languages=tuple((code, LANGUAGE_NAMES[code]) for code in LANGUAGES),
        ways=tuple((way.value, WAYS[way](t)) for way in CHOICES if _offered(way, found)),
        hours=_hours(found, t),
        days=tuple((str(n), t.weekday(_MONDAY + timedelta(days=n))) for n in range(7)),
        rhythms=tuple((rhythm.value, label(t)) for rhythm, label in RHYTHMS.items()),
        groups=tuple((group, GROUPS[group](t), group in found.always) for group in found.rhythms),
    )
    return visit.page("me/settings.html.j2", shown, t.text("My settings"), said=said, status=status)


def _now(profile: Profile, found: MyNotices) -> dict[str, str]:
    chosen, quiet = found.preferences, found.preferences.quiet
    return {
        "name": profile.name,
        "function": profile.member.function if profile.member else "",
        "language": profile.language,
        "zone": profile.zone,
        "way": chosen.way.value,
        "begins": f"{quiet.begins:%H:%M}" if quiet else _NONE,
        "ends": f"{quiet.ends:%H:%M}" if quiet else "08:00",
        "at": f"{chosen.digest_at:%H:%M}",
        "weekday": str(chosen.digest_weekday),
        **{f"{RHYTHM}{group}": rhythm.value for group, rhythm in found.rhythms.items()},
    }


def _offered(way: Way, found: MyNotices) -> bool:
    """Mails only to who agreed to them; or chose them before: a list without it would choose another."""
    return way is not Way.EMAIL or bool(found.mail) or found.preferences.way is way


def _hours(found: MyNotices, t: Translator) -> Options:
    """Every full hour, and what is chosen now."""
    chosen = found.preferences
    present = {chosen.digest_at, *((chosen.quiet.begins, chosen.quiet.ends) if chosen.quiet else ())}
    every = sorted({*(time(hour) for hour in range(24)), *present})
    return tuple((f"{one:%H:%M}", t.time(one)) for one in every)
