"""What a pitch's saving changed in the files of its variants."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual.message import Message as Event


class PitchSpread(Event):
    """The variants that share words with a pitch have its new ones."""

    def __init__(self, changed: Sequence[Path]) -> None:
        self.changed = changed
        super().__init__()
