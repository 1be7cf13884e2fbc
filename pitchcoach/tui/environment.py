"""What must stand in the environment before Textual is first imported; this module must never import it."""

from __future__ import annotations

import os
from typing import Final

_BEFORE_TEXTUAL: Final = {
    # With the kitty keyboard protocol on, an input method's commit of five or more characters reaches
    # Textual 8.2 as one long escape sequence, which it types into the text instead of reading it.
    "TEXTUAL_DISABLE_KITTY_KEY": "1",
    "TEXTUAL_ANIMATIONS": "none",
    "TEXTUAL_SMOOTH_SCROLL": "0",
}


_STALE: Final = ("COLUMNS", "LINES")
"""Where a parent exported them, Textual would believe them instead of the terminal, also after a resize."""


def prepare_environment() -> None:
    """Set what Textual reads at import; what the user has set already stays."""
    for name, value in _BEFORE_TEXTUAL.items():
        os.environ.setdefault(name, value)
    for name in _STALE:
        os.environ.pop(name, None)
