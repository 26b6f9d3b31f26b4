"""What can be wrong with an expression."""

from __future__ import annotations


class XPathError(Exception):
    """An expression that cannot be used. `code` says why, `detail` names the part, `at` is its offset.

    Codes: `xpath_syntax`, `xpath_too_long`, `xpath_too_deep`, `xpath_unknown_function`, `xpath_arguments`,
    `xpath_bad_pattern`, `xpath_unknown_axis`, `xpath_too_much`.
    """

    def __init__(self, code: str, detail: str = "", at: int = 0) -> None:
        super().__init__(f"{code} {detail!r} at {at}")
        self.code = code
        self.detail = detail
        self.at = at
