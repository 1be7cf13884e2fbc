"""The commands of the rounds so far."""

from __future__ import annotations

from typing import Final

from pitchcoach.i18n import msg
from pitchcoach.tui.commands.command import Command

ROUNDS: Final[tuple[Command, ...]] = (
    Command(
        "progress.list",
        "progress",
        "enter",
        "list",
        msg("List"),
        msg("List the rounds of this pitch, to look at them, hear them, or delete one."),
    ),
    Command(
        "progress.takes",
        "progress",
        "r",
        "takes",
        msg("Recordings"),
        msg("See the recordings of this pitch."),
    ),
    Command("progress.whole", "progress", "o", "whole", msg("All pitches"), msg("See how all rounds went.")),
    Command("overall.open", "overall", "enter", "open", msg("Open"), msg("See how this pitch went.")),
    Command("rounds.look", "rounds", "enter", "look", msg("Look"), msg("Open the result of this round.")),
    Command(
        "rounds.take",
        "rounds",
        "t",
        "take",
        msg("Play"),
        msg("Hear the recording of this round; the same key stops it."),
    ),
    Command("rounds.review", "rounds", "v", "review", msg("Review"), msg("See what this recording tells.")),
    Command(
        "rounds.delete",
        "rounds",
        "delete",
        "delete",
        msg("Delete"),
        msg("Delete this round and its recording; asks first."),
    ),
    Command("kept.look", "kept", "enter", "look", msg("Look"), msg("Open the result of this round.")),
    Command(
        "kept.keep", "kept", "k,escape", "keep", msg("Keep"), msg("Close; the round stays in its progress.")
    ),
    Command(
        "kept.take",
        "kept",
        "t",
        "take",
        msg("Play"),
        msg("Hear the recording of this round; the same key stops it."),
    ),
    Command(
        "kept.delete",
        "kept",
        "delete",
        "delete",
        msg("Delete"),
        msg("Delete this round and its recording; asks first."),
    ),
)
