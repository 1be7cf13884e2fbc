"""The commands after a round."""

from __future__ import annotations

from typing import Final

from pitchcoach.i18n import msg
from pitchcoach.tui.commands.command import Command

ROUNDS: Final[tuple[Command, ...]] = (
    Command("result.next", "result", "enter", "next", msg("Next round"), msg("Say it again.")),
    Command(
        "result.take",
        "result",
        "t",
        "take",
        msg("Play"),
        msg("Hear the recording of this round; the same key stops it."),
    ),
    Command("result.draft", "result", "e", "draft", msg("Draft"), msg("Change the pitch.")),
    Command("result.rounds", "result", "p", "rounds", msg("Rounds"), msg("See the rounds rehearsed so far.")),
    Command("result.enough", "result", "q,escape", "enough", msg("Enough"), msg("Go back to the library.")),
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
