"""The commands of the rounds so far."""

from __future__ import annotations

from typing import Final

from pitchcoach.i18n import msg
from pitchcoach.tui.commands.command import Command

ROUNDS: Final[tuple[Command, ...]] = (
    Command(
        "rounds.take",
        "rounds",
        "t",
        "take",
        msg("Play"),
        msg("Hear the recording of this round; the same key stops it."),
    ),
    Command(
        "rounds.delete",
        "rounds",
        "delete",
        "delete",
        msg("Delete"),
        msg("Delete this round and its recording; asks first."),
    ),
)
