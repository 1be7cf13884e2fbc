"""What a command is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pitchcoach.i18n import Message

EVERYWHERE: Final = "app"
"""The screen of commands that all screens share."""
DIALOGS: Final = frozenset({"base", "confirm", "finding", "heard", "help", "kept", "prompt", "voices"})
"""Screens that stand above the others: of what is everywhere only priority commands reach them."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the user can ask for."""

    id: str
    """``screen.name``: stable, what a user's settings call it."""
    screen: str
    """The screen it belongs to, or ``app``."""
    keys: str
    """Textual's key names, separated by commas; the first is shown."""
    action: str
    """Textual's action, a method of the screen (or of the app) without ``action_``."""
    label: Message
    """One or two words for the footer."""
    help: Message
    """One sentence for help and palette."""
    show: bool = True
    """Whether the footer shows it."""
    priority: bool = False
    """Whether it works before the focused widget and above dialogs."""
