"""Users and the bot's application."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playground.records.users import User


def user(u: User) -> dict[str, Any]:
    """A user as anybody sees them."""
    return {
        "id": str(u.id),
        "username": u.username,
        "global_name": None if u.bot else u.display_name,
        "avatar": u.avatar,
        "discriminator": "0000" if u.bot else "0",
        "public_flags": 0,
        "flags": 0,
        "bot": u.bot,
        "system": False,
        "banner": None,
        "accent_color": None,
        "avatar_decoration_data": None,
        "collectibles": None,
        "primary_guild": None,
    }


def me(u: User) -> dict[str, Any]:
    """A user as they see themselves."""
    private = {"mfa_enabled": True, "locale": u.locale, "premium_type": 0, "email": None, "verified": True}
    return user(u) | private


def application(u: User) -> dict[str, Any]:
    """The bot's application; its id is the bot's own."""
    return {
        "id": str(u.id),
        "name": u.display_name or u.username,
        "icon": u.avatar,
        "description": u.description,
        "type": None,
        "bot_public": False,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": u.application_flags,
        "flags_new": str(u.application_flags),
        "bot": user(u),
    }


def own_application(u: User, owner: User, guilds: int) -> dict[str, Any]:
    """The application as its owner's bot sees it (`/oauth2/applications/@me`)."""
    return application(u) | {
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "owner": user(owner),
        "approximate_guild_count": guilds,
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "explicit_content_filter": 0,
        "team": None,
        "tags": [],
        "eligible_oauth2_scopes": ["bot", "applications.commands"],
        "integration_types_config": {"0": {}},
    }
