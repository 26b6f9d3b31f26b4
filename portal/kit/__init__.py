"""What the pages share: routes and who may come in, visits, forms, errors, the application."""

from portal.kit import cookies
from portal.kit.errors import StalePage, failure_of, status_of
from portal.kit.files import attachment
from portal.kit.forms import Filled, all_refused, number_of, refused
from portal.kit.portal import NoticeWords, Portal
from portal.kit.routes import Routes, Who
from portal.kit.visit import Visit

__all__ = [
    "Filled",
    "NoticeWords",
    "Portal",
    "Routes",
    "StalePage",
    "Visit",
    "Who",
    "all_refused",
    "attachment",
    "cookies",
    "failure_of",
    "number_of",
    "refused",
    "status_of",
]
