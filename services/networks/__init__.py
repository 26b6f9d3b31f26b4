"""Networks: founding, the guided set-up, what has to exist on the server, and the overview."""

from services.networks.building import building, confirm, note_report, note_thing
from services.networks.controllers import name_controller, show_controller
from services.networks.founding import found
from services.networks.overview import overview, partner_called, partners
from services.networks.replies import choose_replies, show_replies
from services.networks.retention import RetentionView, set_retention, show_retention
from services.networks.setup import (
    describe,
    discard,
    drop_partner,
    edit_partner,
    follow_partner,
    open_setup,
    step_to,
    type_partners,
)
from services.networks.views import Building, Confirmed, Overview, PartnerLine, SetupView

__all__ = [
    "Building",
    "Confirmed",
    "Overview",
    "PartnerLine",
    "RetentionView",
    "SetupView",
    "building",
    "choose_replies",
    "confirm",
    "describe",
    "discard",
    "drop_partner",
    "edit_partner",
    "follow_partner",
    "found",
    "name_controller",
    "note_report",
    "note_thing",
    "open_setup",
    "overview",
    "partner_called",
    "partners",
    "set_retention",
    "show_controller",
    "show_replies",
    "show_retention",
    "step_to",
    "type_partners",
]
