"""Partners and people by spreadsheet: a file is kept, shown as what it would do, then done at once.

previewing   the register for the template; a file kept, its columns corrected, what it would do
applying     the draft carried out, in one transaction, if nothing changed since it was shown
undoing      an import without new partners taken back
"""

from services.importing.applying import apply
from services.importing.previewing import forget, hold, keep, may_import, register, say, show
from services.importing.undoing import undo
from services.importing.views import Imported, ImportView, Undone

__all__ = [
    "ImportView",
    "Imported",
    "Undone",
    "apply",
    "forget",
    "hold",
    "keep",
    "may_import",
    "register",
    "say",
    "show",
    "undo",
]
