"""How far a slow piece of work has come: one line that is written over, on a terminal only."""

from __future__ import annotations

import sys
from typing import Final

from pitchcoach.i18n import Message, Translator, msg

LINES: Final = msg("{made} of {count} sentences are ready; Ctrl+C stops")
"""Of lines that are spoken."""


class Progress:
    """Tells of what is done so far; silent where standard error is no terminal."""

    def __init__(self, tr: Translator, told: Message = LINES, *, wanted: bool = True) -> None:
        self.tr = tr
        self._sentence = told.text
        self._wanted = wanted and sys.stderr.isatty()
        self._told = ""

    def __call__(self, made: int, of: int) -> None:
        """Tell so many of so many."""
        told = self.tr(self._sentence, made=made, count=of)
        if self._wanted and told != self._told:
            self._write(told)

    def clear(self) -> None:
        """Take the line away again."""
        if self._told:
            self._write("")

    def _write(self, told: str) -> None:
        print(f"\r\x1b[K{told}", end="", file=sys.stderr, flush=True)
        self._told = told
