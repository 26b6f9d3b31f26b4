"""My settings: how I am called and spoken to, and how I am told of what is due; each a form of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Final

from domain.errors import DomainError
from domain.languages import LANGUAGES
from domain.notices import Rhythm, Way
from domain.notices.preferences import CHOICES
from domain.people import FUNCTION_LENGTH, NAME_LENGTH
from locales import LANGUAGE_NAMES
from portal.kit import Filled, Visit, Who, refused, status_of
from portal.me.routes import routes
from services import me
from services.notices import preferences
from templates.words.addresses import address_line
from templates.words.networks import zone_name
from templates.words.notices import GROUPS, RHYTHMS, WAYS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from aiohttp import web

    from locales import Translator
    from services.me import Profile
    from services.notices.views import MyNotices

_MONDAY: Final = date(2024, 1, 1)
_NONE: Final = "none"
Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Settings:
    """What is chosen, and what there is to choose from. `wrong` names the form that was refused."""

    profile: Profile
    found: MyNotices
    zone: str
    languages: Options
    zones: Options
    ways: Options
    hours: Options
    days: Options
    rhythms: Options
    groups: tuple[tuple[str, str, str, bool], ...]
    filled: Filled
    wrong: str
    address: str
    mails: bool
    most: tuple[int, int] = (NAME_LENGTH, FUNCTION_LENGTH)


@routes.get("/n/{network}/settings", Who.MEMBER)
async def look(visit: Visit) -> web.StreamResponse:
    """What is chosen now."""
    t = visit.t
    said = {
        "saved": t.text("**Saved.**"),
        "mailed": t.text(
            "**A mail is on its way.** Open the link in it and press: then the address is yours."
        ),
        "removed": t.text("**Taken away.** No address of yours is kept, and no mails come."),
    }.get(visit.said, "")
    return await show(visit, said=said)


@routes.post("/n/{network}/settings/{what}", Who.MEMBER)
async def choose(visit: Visit) -> web.StreamResponse:
    """One of the forms, saved at once."""
    what, values = visit.request.match_info["what"], await visit.fields()
    if what not in _FORMS:
        return visit.go(f"{visit.base}/settings")
    field, save = _FORMS[what]
    try:
        await save(visit, values)
    except ValueError:
        # Only a made-up form sends what is not among the choices: nothing is saved.
        return visit.go(f"{visit.base}/settings")
    except DomainError as error:
        filled = refused(values, error, visit.t, field)
        return await show(visit, filled=filled, wrong=what, status=status_of(error))
    return visit.go(f"{visit.base}/settings", said="saved")


async def _introduce(visit: Visit, values: Mapping[str, str]) -> None:
    await visit.write(me.introduce, values.get("name", ""), values.get("function", ""))


async def _language(visit: Visit, values: Mapping[str, str]) -> None:
    await visit.write(me.choose_language, values.get("language", ""))


async def _zone(visit: Visit, values: Mapping[str, str]) -> None:
    await visit.write(me.choose_zone, values.get("zone", ""))


async def _way(visit: Visit, values: Mapping[str, str]) -> None:
    await visit.write(preferences.choose_way, Way(values.get("way", "")))


async def _quiet(visit: Visit, values: Mapping[str, str]) -> None:
    begins, ends = values.get("begins", ""), values.get("ends", "")
    if begins == _NONE:
        await visit.write(preferences.no_quiet)
        return
    await visit.write(preferences.choose_quiet, time.fromisoformat(begins), time.fromisoformat(ends))


async def _digest(visit: Visit, values: Mapping[str, str]) -> None:
    at, weekday = time.fromisoformat(values.get("at", "")), int(values.get("weekday", ""))
    await visit.write(preferences.choose_digest, at, weekday)


async def _rhythms(visit: Visit, values: Mapping[str, str]) -> None:
    for name, value in values.items():
        if name.startswith("rhythm-"):
            await visit.write(preferences.choose_rhythm, name.removeprefix("rhythm-"), Rhythm(value))


_FORMS: Final[Mapping[str, tuple[str, Callable[[Visit, Mapping[str, str]], Awaitable[None]]]]] = {
    "name": ("name", _introduce),
    "language": ("language", _language),
    "zone": ("zone", _zone),
    "way": ("way", _way),
    "quiet": ("begins", _quiet),
    "digest": ("at", _digest),
    "rhythms": ("", _rhythms),
}


async def show(
    visit: Visit, *, said: str = "", filled: Filled | None = None, wrong: str = "", status: int = 200
) -> web.Response:
    """The page; after something was refused, with what was typed and why it cannot be."""
    profile, found = await visit.read(me.profile), await visit.read(preferences.mine)
    # What was just chosen may be another language.
    visit.reader = profile.person or visit.reader
    t = visit.t
    shown = Settings(
        profile=profile,
        found=found,
        zone=zone_name(profile.zone, t),
        languages=tuple((code, LANGUAGE_NAMES[code]) for code in LANGUAGES),
        zones=tuple((zone, zone_name(zone, t)) for zone in dict.fromkeys([profile.zone, *profile.zones])),
        ways=tuple((way.value, WAYS[way](t)) for way in CHOICES if way is not Way.EMAIL or found.mail),
        hours=_hours(found, t),
        days=tuple((str(n), t.weekday(_MONDAY + timedelta(days=n))) for n in range(7)),
        rhythms=tuple((rhythm.value, label(t)) for rhythm, label in RHYTHMS.items()),
        groups=tuple(
            (group, GROUPS[group](t), chosen.value, group in found.always)
            for group, chosen in found.rhythms.items()
        ),
        filled=filled or Filled(),
        wrong=wrong,
        address=address_line(profile.mail, t),
        mails=visit.core.mails,
    )
    return visit.page("me/settings.html.j2", shown, t.text("My settings"), said=said, status=status)


def _hours(found: MyNotices, t: Translator) -> Options:
    """Every full hour, and what is chosen now."""
    chosen = found.preferences
    present = {chosen.digest_at, *((chosen.quiet.begins, chosen.quiet.ends) if chosen.quiet else ())}
    every = sorted({*(time(hour) for hour in range(24)), *present})
    return tuple((f"{one:%H:%M}", t.time(one)) for one in every)
