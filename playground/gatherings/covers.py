"""The cover pictures of events: in JSON a data URI with a PNG, JPEG, GIF or WebP."""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING, Any

from playground.messages.uploads import image_size

if TYPE_CHECKING:
    from playground.validation.problems import Path, Problems

_FORM = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,", re.ASCII)
_LARGEST = 10 * 1024 * 1024
"""Bytes."""


def check(value: Any, at: Path, problems: Problems) -> None:
    """Notes what is no picture, or too large a one."""
    data = decoded(value) if isinstance(value, str) else None
    if data is None or image_size(data) is None:
        problems.add(at, "IMAGE_INVALID", "Invalid image")
    elif len(data) > _LARGEST:
        problems.add(at, "BINARY_TYPE_MAX_SIZE", f"File cannot be larger than {_LARGEST / 1024} kb.")


def decoded(uri: str) -> bytes | None:
    """The bytes of a data URI; None when it is none."""
    form = _FORM.match(uri)
    if form is None:
        return None
    try:
        return base64.b64decode(uri[form.end() :], validate=True)
    except (binascii.Error, ValueError):
        return None


def kind_of(data: bytes) -> str:
    """The content type that the bytes themselves tell."""
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        return "image/png"
    if data[:3] == b"GIF":
        return "image/gif"
    return "image/webp" if data[:4] == b"RIFF" else "image/jpeg"
