"""Attachments: which a request brings, which it keeps, and how others name them (`attachment://…`)."""

from __future__ import annotations

import mimetypes
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from playground import snowflakes
from playground.errors import DiscordError, refused
from playground.messages.uploads import LARGEST_FILE, MOST_FILES, Upload, image_size, safe_name
from playground.records.messages import FILES, Attachment
from playground.validation.problems import invalid

if TYPE_CHECKING:
    from playground.state import Playground


def check(files: dict[int, Upload], listed: Any, kept: list[dict[str, Any]]) -> None:
    """Refuses files that are too large or too many, and mentions of files that are not there.

    Args:
        files: uploads by their index in the request.
        listed: the body's `attachments`: `id` is an index of `files`, or the id of an attachment to keep.
        kept: what the message has already.

    Raises:
        DiscordError: 40005, 30015 or 50035.
    """
    if any(len(f.data) > LARGEST_FILE for f in files.values()):
        raise DiscordError(413, 40005, "Request entity too large")
    if len(files) + len(kept) > MOST_FILES:
        raise refused(30015, f"Maximum number of attachments reached ({MOST_FILES})")
    known = {str(i) for i in files} | {a["id"] for a in kept}
    for n, entry in enumerate(listed or []):
        if str(entry["id"]) not in known:
            text = f"Attachment data for attachment id {entry['id']} not found."
            raise invalid(("attachments", n), "ATTACHMENT_NOT_FOUND", text)


def kept_of(existing: list[dict[str, Any]], listed: Any) -> list[dict[str, Any]]:
    """What an edit keeps: all when it lists nothing, else those listed."""
    if listed is None:
        return existing
    ids = {str(entry.get("id")) for entry in listed if isinstance(entry, dict)}
    return [a for a in existing if a["id"] in ids]


async def store(
    pg: Playground, channel_id: int, files: dict[int, Upload], listed: Any, *, ephemeral: bool
) -> list[dict[str, Any]]:
    """Keeps the uploads; gives them as attachment objects with stored addresses."""
    about = {str(e["id"]): e for e in listed or []}
    made = []
    for index, upload in sorted(files.items()):
        told = about.get(str(index), {})
        attachment = _record(pg, channel_id, upload, told.get("filename"))
        await pg.files.add(attachment, upload.data)
        made.append(shown(attachment, told.get("description"), ephemeral=ephemeral))
    return made


def _record(pg: Playground, channel_id: int, upload: Upload, told_name: str | None) -> Attachment:
    given = (told_name or upload.filename).replace("\\", "/").rsplit("/", 1)[-1]
    name = safe_name(given)
    title = PurePath(given).stem[:1024] if name != given else None
    size = image_size(upload.data)
    kind = upload.content_type
    if not kind or kind == "application/octet-stream":
        kind = mimetypes.guess_type(name)[0]
    width, height = size or (None, None)
    return Attachment(pg.ids.next(), channel_id, name, len(upload.data), kind, width, height, title)


def shown(a: Attachment, description: str | None = None, *, ephemeral: bool = False) -> dict[str, Any]:
    """An attachment object."""
    url = f"{FILES}/attachments/{a.channel_id}/{a.id}/{a.filename}"
    made: dict[str, Any] = {
        "id": str(a.id),
        "filename": a.filename,
        "size": a.size,
        "url": url,
        "proxy_url": url,
    }
    if a.title:
        made["title"] = a.title
    if a.content_type:
        made["content_type"] = a.content_type
    if a.width:
        made |= {"width": a.width, "height": a.height}
    if description:
        made["description"] = description
    if ephemeral:
        made["ephemeral"] = True
    return made


def named(url: str, attachments: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The attachment that `attachment://name` means."""
    name = safe_name(url.removeprefix("attachment://"))
    return next((a for a in attachments if a["filename"] == name), None)


def find(pg: Playground, value: Any) -> Attachment | None:
    """A stored file by the id a person or bot sent."""
    number = snowflakes.parse(value)
    return pg.files.get(number) if number is not None else None
