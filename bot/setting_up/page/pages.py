"""The pages: whose set-up this is, a step each, the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from aiohttp import web

from bot.setting_up.page import site as kit
from bot.setting_up.page.site import LARGEST_FORM, SITE, Site, around
from bot.setting_up.steps import STEPS
from domain.records import Record
from portal.kit import csrf
from portal.kit.style import style
from templates.words import setting_up as words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.setting_up.steps.model import Line, Question, Step
    from bot.setting_up.walk import Walk
    from locales import Translator

END: Final = "/end"
_BY_NAME: Final = {step.name: step for step in STEPS}


class Asked(Record):
    """A question as its field: nothing of a secret is in it, `kept` says that there is one."""

    name: str
    label: str
    hint: str
    value: str
    secret: bool
    options: tuple[tuple[str, str], ...]


class Reached(Record):
    """A step in the list of all: its address, whether it works, whether it is this one."""

    path: str
    title: str
    works: bool
    here: bool


class StepView(Record):
    """The context of `step.html.j2`.

    `before` is what the step before found, `found` what this one did (each line with whether it is small),
    `at` the field to mend.
    """

    path: str
    steps: tuple[Reached, ...]
    before: tuple[tuple[str, bool], ...]
    found: tuple[tuple[str, bool], ...]
    at: str
    intro: tuple[str, ...]
    asked: tuple[Asked, ...]
    possible: bool
    press: str


class EndView(Record):
    """The context of `end.html.j2`."""

    steps: tuple[Reached, ...]
    before: tuple[tuple[str, bool], ...]
    summary: tuple[str, ...]
    left: tuple[str, ...]
    over: bool


def make_app(site: Site) -> web.Application:
    """The application, ready to be served."""
    app = web.Application(middlewares=[around], client_max_size=LARGEST_FORM)
    app[SITE] = site
    site.walk.page = True
    app.router.add_get("/portal.css", style, allow_head=False)
    app.router.add_get("/open/{secret}", _welcome, allow_head=False)
    app.router.add_post("/open/{secret}", _enter)
    app.router.add_get("/", _first, allow_head=False)
    app.router.add_get("/step/{step}", _look, allow_head=False)
    app.router.add_post("/step/{step}", _send)
    app.router.add_get(END, _end, allow_head=False)
    app.router.add_post(END, _finish)
    return app


async def _welcome(request: web.Request) -> web.StreamResponse:
    """What this is; looking at it uses nothing up."""
    site = request.app[SITE]
    if site.knows(request):
        return kit.go("/")
    if not site.opens(request):
        return kit.closed(request)
    t = site.t(request)
    intro = tuple(words.welcome(t).splitlines())
    return kit.page(request, "welcome.html.j2", intro, t.text("Set Techlink up"), secret=site.secret)


async def _enter(request: web.Request) -> web.StreamResponse:
    """This browser, and no other from now on."""
    site = request.app[SITE]
    if site.knows(request):
        return kit.go("/")  # pressed twice
    if not site.opens(request):
        return kit.closed(request)
    if await kit.fields(request, site.secret) is None:
        return kit.told(request, "stale", 403)
    # Asked again: while the form came in, a press before this one may have been let in.
    if not site.opens(request):
        return kit.closed(request)
    response = kit.go("/")
    site.let_in(response)
    return response


async def _first(request: web.Request) -> web.StreamResponse:
    """To the first step that does not work yet."""
    outcomes = request.app[SITE].walk.outcomes
    left = [step for step in STEPS if not (step.name in outcomes and outcomes[step.name].passed)]
    return kit.go(f"/step/{left[0].name}" if left else END)


async def _look(request: web.Request) -> web.StreamResponse:
    return _shown(request, _step(request))


async def _send(request: web.Request) -> web.StreamResponse:
    """Try what was typed and go on where it works, or leave the step for another time."""
    site, step = request.app[SITE], _step(request)
    sent = await kit.fields(request, site.cookie)
    if sent is None:
        return kit.told(request, "stale", 403)
    if "skip" in sent:
        site.walk.outcomes.pop(step.name, None)
        return kit.go(_after(step))
    if not step.ready(site.walk):
        return _shown(request, step)
    async with site.one_at_a_time:
        site.walk.t = site.t(request)
        verdict = await site.walk.attempt(step, _given(step, sent))
        if verdict is None:
            return kit.go(_after(step))
        if not verdict.passed:
            return _shown(request, step, status=422)
        return kit.go(await _onwards(step, site.walk))


async def _onwards(step: Step, walk: Walk) -> str:
    """The page after a step that works: what is done already needs no page."""
    following = STEPS[STEPS.index(step) + 1 :]
    for one in following:
        if not (one.looks and one.ready(walk)):
            return f"/step/{one.name}"
        found = await walk.attempt(one, {})
        if found is None or not found.passed:
            return f"/step/{one.name}"
    return END


async def _end(request: web.Request) -> web.StreamResponse:
    return _closing(request, over=False)


async def _finish(request: web.Request) -> web.StreamResponse:
    """They are through: the page says how to start Techlink, and set-up ends."""
    site = request.app[SITE]
    if await kit.fields(request, site.cookie) is None:
        return kit.told(request, "stale", 403)
    site.finished.set()
    return _closing(request, over=True)


def _closing(request: web.Request, *, over: bool) -> web.Response:
    site = request.app[SITE]
    t = site.t(request)
    view = EndView(
        _reached(site.walk, None, t),
        _lines(_before(STEPS[-1], site.walk, of_itself=True), t),
        tuple(site.walk.summary(t)),
        tuple(site.walk.next_steps(t).splitlines()),
        over,
    )
    return kit.page(request, "end.html.j2", view, t.text("What works, and what is left"))


def _step(request: web.Request) -> Step:
    step = _BY_NAME.get(request.match_info["step"])
    if step is None:
        raise web.HTTPNotFound
    return step


def _after(step: Step) -> str:
    place = STEPS.index(step) + 1
    return f"/step/{STEPS[place].name}" if place < len(STEPS) else END


def _given(step: Step, sent: Mapping[str, str]) -> dict[str, str | None]:
    """A field that was left empty empties it; a secret's keeps what is there, since that is never shown."""
    return {
        one.name: None if one.secret and not sent.get(one.name) else sent.get(one.name)
        for one in step.questions
        if one.name != csrf.FIELD
    }


def _shown(request: web.Request, step: Step, status: int = 200) -> web.Response:
    site = request.app[SITE]
    walk, t = site.walk, site.t(request)
    ready, found = step.ready(walk), walk.outcomes.get(step.name)
    lines: Sequence[Line] = found.lines if found is not None and ready else ()
    view = StepView(
        path=f"/step/{step.name}",
        steps=_reached(walk, step, t),
        before=_lines(_before(step, walk), t),
        found=_lines(lines, t) if ready else ((words.without_a_token(t), False),),
        at=found.at if found is not None else "",
        intro=tuple(step.intro(walk, t).splitlines()),
        asked=tuple(_asked(one, walk, t) for one in step.questions),
        possible=ready,
        press=words.check(t) if step.questions else step.done(t),
    )
    number = STEPS.index(step) + 1
    title = words.step_of(number, len(STEPS), step.title(t), t)
    return kit.page(request, "step.html.j2", view, title, status=status)


def _before(step: Step, walk: Walk, *, of_itself: bool = False) -> list[Line]:
    """What the steps right before this one found when they passed: the page after says so."""
    place = STEPS.index(step) + (1 if of_itself else 0)
    found: list[Line] = []
    for one in reversed(STEPS[:place]):
        verdict = walk.outcomes.get(one.name)
        if verdict is None or not verdict.passed:
            break
        found = [*verdict.lines, *found]
        if not one.looks:
            break
    return found


def _asked(question: Question, walk: Walk, t: Translator) -> Asked:
    hint = question.hint(t) if question.hint else ""
    if question.secret and walk.known(question):
        hint = words.empty_keeps_it(t)
    options = tuple((value, label(t)) for value, label in question.choices)
    return Asked(question.name, question.label(t), hint, walk.shown(question), question.secret, options)


def _reached(walk: Walk, here: Step | None, t: Translator) -> tuple[Reached, ...]:
    return tuple(
        Reached(
            f"/step/{one.name}",
            one.title(t),
            one.name in walk.outcomes and walk.outcomes[one.name].passed,
            one is here,
        )
        for one in STEPS
    )


def _lines(lines: Sequence[Line], t: Translator) -> tuple[tuple[str, bool], ...]:
    """What was found, each with whether it stands there in small."""
    return tuple((line.marked(t).strip(), line.small) for line in lines)
