"""QR codes as SVG, black on white, with the quiet zone that scanners need."""

from __future__ import annotations

import io


def qr_svg(text: str) -> str:
    """The code of a text, as SVG without a size: whoever shows it says how large it is."""
    import segno  # noqa: PLC0415 - only where one is drawn

    kept = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        kept, kind="svg", border=4, xmldecl=False, svgns=True, omitsize=True, light="#fff"
    )
    return kept.getvalue().decode()
