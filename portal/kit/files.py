"""Handing over files: always to be kept, never opened as a page of ours."""

from __future__ import annotations

from urllib.parse import quote

from domain.files import plain_name


def attachment(name: str) -> dict[str, str]:
    """The header by which a browser keeps an answer under that name (RFC 6266, in letters of any script)."""
    plain, whole = plain_name(name), quote(name, safe="")
    said = f'attachment; filename="{plain}"'
    return {"Content-Disposition": said if plain == name else f"{said}; filename*=UTF-8''{whole}"}
