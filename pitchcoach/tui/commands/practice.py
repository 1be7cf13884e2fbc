"""The commands before and in a round."""

from __future__ import annotations

from typing import Final

from pitchcoach.i18n import msg
from pitchcoach.tui.commands.command import Command

PRACTICE: Final[tuple[Command, ...]] = (
    Command("setup.start", "setup", "enter,space", "start", msg("Start"), msg("Start the round.")),
    Command("setup.slot", "setup", "right", "slot(1)", msg("Longer"), msg("Choose a longer slot.")),
    Command("setup.slot_down", "setup", "left", "slot(-1)", msg("Shorter"), msg("Choose a shorter slot.")),
    Command("setup.rounds", "setup", "up", "rounds(1)", msg("More rounds"), msg("Rehearse one round more.")),
    Command(
        "setup.rounds_down",
        "setup",
        "down",
        "rounds(-1)",
        msg("Fewer rounds"),
        msg("Rehearse one round less."),
    ),
    Command(
        "setup.read",
        "setup",
        "v",
        "read",
        msg("Voice first"),
        msg("Choose whether the voice reads the pitch before a round."),
    ),
    Command(
        "setup.shadow",
        "setup",
        "s",
        "shadow",
        msg("With the voice"),
        msg("Say it after the voice, or along with it."),
    ),
    Command(
        "setup.record",
        "setup",
        "m",
        "record",
        msg("Microphone"),
        msg("Choose whether a round keeps a recording on this machine."),
    ),
    Command(
        "rehearse.mark",
        "rehearse",
        "space,enter",
        "mark",
        msg("Section done"),
        msg("Mark the end of this section; after the last one the round ends."),
    ),
    Command(
        "rehearse.unmark",
        "rehearse",
        "backspace",
        "unmark",
        msg("Take back"),
        msg("Take the last mark back."),
    ),
    Command(
        "rehearse.pause", "rehearse", "p", "pause", msg("Pause"), msg("Stop the clock, or let it go on.")
    ),
    Command(
        "rehearse.finish",
        "rehearse",
        "f",
        "finish",
        msg("Finish"),
        msg("End the round here; the pitch was said to its end."),
    ),
    Command(
        "rehearse.line_up",
        "rehearse",
        "up",
        "line(-1)",
        msg("Up"),
        msg("Go back one line in the text."),
        show=False,
    ),
    Command(
        "rehearse.line_down",
        "rehearse",
        "down",
        "line(1)",
        msg("Down"),
        msg("Go on one line in the text."),
        show=False,
    ),
    Command("rehearse.stop", "rehearse", "escape", "stop", msg("Stop"), msg("Stop the round; asks first.")),
)
