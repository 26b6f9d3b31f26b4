"""Pictures and files inside embeds and components: `attachment://` made into an address."""

from __future__ import annotations

from typing import Any

from playground.messages.attachments import named
from playground.payloads.bases import unbased
from playground.validation.problems import Path, invalid


def resolved(
    url: str, attachments: list[dict[str, Any]], base: str, at: Path
) -> tuple[str, dict[str, Any] | None]:
    """A stored address, and the attachment it is, if it is one.

    Raises:
        DiscordError: 50035, when no attachment has that name.
    """
    if not url.startswith("attachment://"):
        return unbased(url, base), None
    found = named(url, attachments)
    if found is None:
        raise invalid(
            at, "ATTACHMENT_NOT_FOUND", f"Attachment {url.removeprefix('attachment://')} not found."
        )
    return found["url"], found


def unfurled(media: dict[str, Any], attachments: list[dict[str, Any]], base: str, at: Path) -> dict[str, Any]:
    """A component's media as it is shown."""
    url, attachment = resolved(media["url"], attachments, base, (*at, "url"))
    shown: dict[str, Any] = {"id": attachment["id"] if attachment else "0", "url": url, "proxy_url": url}
    if attachment is not None:
        shown["attachment_id"] = attachment["id"]
        for name in ("width", "height", "content_type"):
            if name in attachment:
                shown[name] = attachment[name]
    return shown | {"loading_state": 2}


def finished_embeds(
    embeds: list[dict[str, Any]], attachments: list[dict[str, Any]], base: str
) -> list[dict[str, Any]]:
    """Embeds as they are shown."""
    return [_embed(e, attachments, base, ("embeds", n)) for n, e in enumerate(embeds)]


def _embed(embed: dict[str, Any], attachments: list[dict[str, Any]], base: str, at: Path) -> dict[str, Any]:
    shown = {k: v for k, v in embed.items() if v is not None} | {"type": "rich"}
    for name in ("image", "thumbnail"):
        if (embed.get(name) or {}).get("url"):
            shown[name] = _picture(embed[name]["url"], attachments, base, (*at, name, "url"))
        else:
            shown.pop(name, None)
    for name in ("footer", "author"):
        if (embed.get(name) or {}).get("icon_url"):
            url, _ = resolved(embed[name]["icon_url"], attachments, base, (*at, name, "icon_url"))
            shown[name] = embed[name] | {"icon_url": url, "proxy_icon_url": url}
    if "fields" in shown:
        shown["fields"] = [{"inline": False} | f for f in shown["fields"]]
    return shown


def _picture(url: str, attachments: list[dict[str, Any]], base: str, at: Path) -> dict[str, Any]:
    stored, attachment = resolved(url, attachments, base, at)
    size = (
        {n: attachment[n] for n in ("width", "height", "content_type") if n in attachment}
        if attachment
        else {}
    )
    return {"url": stored, "proxy_url": stored, "flags": 0} | size


def used_in_embeds(embeds: list[dict[str, Any]]) -> set[str]:
    """Addresses that embeds show; such attachments are not listed again beside them."""
    used = {(e.get(name) or {}).get("url") for e in embeds for name in ("image", "thumbnail")}
    used |= {(e.get(name) or {}).get("icon_url") for e in embeds for name in ("footer", "author")}
    return {u for u in used if u}
