"""The commands of what a recording tells, and of the recordings themselves."""

from __future__ import annotations

from typing import Final

from pitchcoach.i18n import msg
from pitchcoach.tui.commands.command import Command

REVIEW: Final[tuple[Command, ...]] = (
    Command(
        "review.play",
        "review",
        "enter,space",
        "play",
        msg("Play from here"),
        msg("Hear the recording from the phrase under the cursor; the same key stops it."),
    ),
    Command(
        "review.page",
        "review",
        "c",
        "page(1)",
        msg("Next picture"),
        msg("Show the next picture: pace, voice, loudness, sound, figures, comparison."),
    ),
    Command(
        "review.page_back",
        "review",
        "C",
        "page(-1)",
        msg("Picture before"),
        msg("Show the picture before this one."),
        show=False,
    ),
    Command(
        "review.mark",
        "review",
        "n",
        "mark(1)",
        msg("Next mark"),
        msg("Go to the next phrase at which there is something to notice."),
    ),
    Command(
        "review.mark_back",
        "review",
        "b",
        "mark(-1)",
        msg("Mark before"),
        msg("Go back to the phrase before at which there is something to notice."),
    ),
    Command(
        "review.takes", "review", "r", "takes", msg("Recordings"), msg("See the recordings of this pitch.")
    ),
    Command("takes.review", "takes", "enter", "review", msg("Review"), msg("See what this recording tells.")),
    Command(
        "takes.play",
        "takes",
        "t",
        "take",
        msg("Play"),
        msg("Hear this recording; the same key stops it."),
    ),
    Command(
        "takes.export",
        "takes",
        "x",
        "export",
        msg("Copy"),
        msg("Copy this recording into a folder of yours."),
    ),
    Command(
        "takes.delete",
        "takes",
        "delete",
        "delete",
        msg("Delete"),
        msg("Delete this recording; its round and figures stay. Asks first."),
    ),
    Command(
        "takes.delete_all",
        "takes",
        "ctrl+d",
        "delete_all",
        msg("Delete all"),
        msg("Delete all recordings of this pitch; the rounds and figures stay. Asks first."),
    ),
)
