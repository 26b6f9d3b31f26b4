"""Settling a partner's answers and signing them, from their own page or from a link."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.errors import DomainError
from domain.questionnaires import AnswerRefused
from domain.signatures import (
    AgreementChanged,
    AlreadySigned,
    AnswersClash,
    NoSuchAnswer,
    NotSettled,
    NotSigned,
)
from domain.surveys import WaveClosed
from portal.kit import Filled, number_of, status_of
from portal.surveys import agreements as views
from portal.surveys.refusals import page_of, words_of
from services.surveys import signing
from templates.markdown import plain, safe
from templates.words.surveys import signing as words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiohttp import web

    from domain.agreements import Item
    from domain.surveys import WaveId
    from portal.kit import Visit
    from services.surveys.signed_views import AgreementView

_TOLD: Final = (
    AnswerRefused, AgreementChanged, AlreadySigned, AnswersClash, NoSuchAnswer, NotSettled, NotSigned,
    WaveClosed,
)  # fmt: skip


class Signing:
    """A contact's desk in one wave. `base` is the page's own address; what is looked at is in its query."""

    def __init__(self, visit: Visit, wave: WaveId, base: str) -> None:
        self.visit: Final = visit
        self.wave: Final = wave
        self.base: Final = base

    async def show(
        self, values: Mapping[str, str] | None = None, error: DomainError | None = None
    ) -> web.Response:
        """What the query names: a question, what would be signed, what is asked first; else the overview."""
        try:
            found = await self.visit.read(signing.agreement, self.wave)
        except DomainError as refusal:
            return page_of(self.visit, refusal)
        return self._page(found, values or {}, error)

    async def act(self) -> web.StreamResponse:
        """A press."""
        values = await self.visit.fields()
        act, _, value = values.get("act", "").partition(":")
        try:
            return await self._do(act, value, values)
        except _TOLD as refusal:
            return await self.show(values, refusal)
        except DomainError as refusal:
            return page_of(self.visit, refusal)

    async def _do(self, act: str, value: str, values: Mapping[str, str]) -> web.StreamResponse:
        write, seal = self.visit.write, values.get("seal", "")
        at = number_of(values.get("number", ""), -1)
        if act == "choose":
            names = await self.visit.every("option")
            found = await write(signing.settle_named, self.wave, at, seal, names)
            return self._next(found, at)
        if act == "write":
            typed = values.get("answer", "")
            return self._next(await write(signing.settle_in_words, self.wave, at, seal, typed), at)
        if act == "aside":
            return self._next(await write(signing.settle_named, self.wave, at, seal, (value,)), at)
        if act == "propose":
            return self._next(await write(signing.take_proposal, self.wave, at, seal), at)
        if act == "take":
            await write(signing.take_proposals, self.wave, seal)
        elif act == "sign" and value in {"shown", "private"}:
            await write(signing.sign, self.wave, seal, shared=value == "shown")
            return self.visit.go(self.base, said="signed")
        elif act == "withdraw":
            await write(signing.withdraw, self.wave)
            return self.visit.go(self.base, said="withdrawn")
        elif act in {"show", "keep"}:
            await write(signing.share, self.wave, shared=act == "show")
            return self.visit.go(self.base, said="shown" if act == "show" else "kept")
        else:
            # No button of ours: nothing is done, but whether there is such a page is asked.
            await self.visit.read(signing.agreement, self.wave)
        return self.visit.go(self.base)

    def _next(self, found: AgreementView, after: int) -> web.Response:
        """What comes once a question is settled: the next one that is open, else the overview."""
        still = found.agreement.open
        following = next((one for one in still if one.number > after), still[0] if still else None)
        return self.visit.go(self.base, **({"look": str(following.number)} if following else {}))

    def _page(
        self, view: AgreementView, values: Mapping[str, str], error: DomainError | None
    ) -> web.Response:
        visit, t = self.visit, self.visit.t
        told = None if error is None else words_of(error, t)
        status = 200 if error is None else status_of(error)
        head = views.head_of(view, t, self.base, Filled(error=told, at="answer"))
        if view.signature is not None:
            return self._signed(view, head, status)
        partner = plain(view.partner_name, 100)
        if not view.open:
            shown = views.closed(view, t, head)
            return visit.page("surveys/signed.html.j2", shown, words.closed_title(t), status=status)
        if (item := self._item(view, values, error)) is not None:
            typed = values.get("answer") if error is not None else None
            looked = views.looked(view, item, t, head, typed)
            return visit.page("surveys/look.html.j2", looked, looked.label, status=status)
        asked = visit.request.query
        if error is None and asked.get("ready") and not view.agreement.open:
            signs = views.ready(view, t, head)
            return visit.page("surveys/ready.html.j2", signs, words.sign_for(t, partner), status=status)
        page = views.overview(view, t, head)
        said = t.text("**The signature is withdrawn.**") if visit.said == "withdrawn" else ""
        title = words.headline(t, view.agreement, partner)
        return visit.page("surveys/agreement.html.j2", page, title, status=status, said=said)

    def _item(self, view: AgreementView, values: Mapping[str, str], error: DomainError | None) -> Item | None:
        """The question that is looked at; after a refusal the one that the press was about."""
        asked = values.get("number", "") if values else self.visit.request.query.get("look", "")
        if isinstance(error, NotSettled | AnswersClash | AlreadySigned | WaveClosed):
            return None
        return view.agreement.item(number_of(asked, -1)) if asked else None

    def _signed(self, view: AgreementView, head: views.Head, status: int) -> web.Response:
        visit, t = self.visit, self.visit.t
        partner = safe(view.partner_name, 100)
        asked = visit.request.query.get("ask", "")
        if visit.request.method == "GET" and asked == "withdraw" and view.open:
            title, told = words.ask_withdraw(t, plain(view.partner_name, 100))
            shown = views.Question(head, told, "withdraw", t.text("Withdraw the signature"))
            return visit.page("surveys/sure.html.j2", shown, title)
        signature = view.signature
        if visit.request.method == "GET" and asked == "keep" and signature and signature.shared:
            title, told = words.ask_keep(t, plain(view.partner_name, 100))
            shown = views.Question(head, told, "keep", t.text("Keep it to ourselves"))
            return visit.page("surveys/sure.html.j2", shown, title)
        said = {
            "signed": f"**{t.text('Signed.')}**",
            "shown": "**{}**\n{}".format(*words.shown(t, partner)),
            "kept": "**{}**\n{}".format(*words.kept_back(t, partner)),
        }.get(visit.said, "")
        title = words.has_signed(t, plain(view.partner_name, 100))
        return visit.page(
            "surveys/signed.html.j2", views.signed(view, t, head), title, status=status, said=said
        )
