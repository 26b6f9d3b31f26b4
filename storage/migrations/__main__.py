"""`python -m storage.migrations "what it is for"`: write the next step (`make migration m="…"`)."""

from __future__ import annotations

import sys

from storage.migrations.tools import new_step

if __name__ == "__main__":
    if len(sys.argv) != 2 or not sys.argv[1].strip():
        sys.exit('Say what the step is for: make migration m="partners have a logo"')
    sys.stdout.write(f"{new_step(sys.argv[1])}: read it, mend it, and test that data survive it\n")
