"""Partners: listed and shown, added and edited through a draft, given a channel, leaving and coming back."""

from services.partners.drafting import (
    apply,
    create,
    draft_of,
    forget,
    next_code,
    type_edit,
    type_new,
    window,
)
from services.partners.leaving import leave, take_back
from services.partners.placing import may_use, speak, use_channel
from services.partners.showing import listing, show
from services.partners.views import (
    Edited,
    MemberLine,
    Parting,
    PartnerDraft,
    PartnerList,
    PartnerView,
    Window,
)

__all__ = [
    "Edited",
    "MemberLine",
    "Parting",
    "PartnerDraft",
    "PartnerList",
    "PartnerView",
    "Window",
    "apply",
    "create",
    "draft_of",
    "forget",
    "leave",
    "listing",
    "may_use",
    "next_code",
    "show",
    "speak",
    "take_back",
    "type_edit",
    "type_new",
    "use_channel",
    "window",
]
