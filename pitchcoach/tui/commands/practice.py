"""The commands before and in a round."""

from __future__ import annotations

from typing import Final

from pitchcoach.i18n import msg
from pitchcoach.tui.commands.command import Command

PRACTICE: Final[tuple[Command, ...]] = (
    Command("setup.start", "setup", "enter,space", "start", msg("Start"), msg("Start the round.")),
    Command(
        "setup.rung", "setup", "up", "rung(1)", msg("Rung up"), msg("Choose the next rung of the ladder.")
    ),
    Command(
        "setup.rung_down",
        "setup",
        "down",
        "rung(-1)",
        msg("Rung down"),
        msg("Choose the rung below, where more is shown."),
    ),
    Command("setup.slot", "setup", "right", "slot(1)", msg("Longer"), msg("Choose a longer slot.")),
    Command("setup.slot_down", "setup", "left", "slot(-1)", msg("Shorter"), msg("Choose a shorter slot.")),
    Command(
        "setup.signals",
        "setup",
        "g",
        "signals",
        msg("Signals"),
        msg("Choose whose signals the round has: green, yellow, red, bells, a hard cut."),
    ),
    Command(
        "setup.rounds", "setup", "plus", "rounds(1)", msg("More rounds"), msg("Rehearse one round more.")
    ),
    Command(
        "setup.rounds_down",
        "setup",
        "minus",
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
        "rehearse.peek",
        "rehearse",
        "k",
        "peek",
        msg("Look up"),
        msg("Show the sentence that is due for a moment; it is counted."),
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
    Command(
        "rehearse.slower",
        "rehearse",
        "minus",
        "speed(-1)",
        msg("Slower"),
        msg("Let the text go slower; the clock stays as it is."),
        show=False,
    ),
    Command(
        "rehearse.faster",
        "rehearse",
        "plus",
        "speed(1)",
        msg("Faster"),
        msg("Let the text go faster; the clock stays as it is."),
        show=False,
    ),
    Command(
        "rehearse.follow",
        "rehearse",
        "t",
        "follow",
        msg("Text by key"),
        msg("Let the text follow the plan, or wait for your keys."),
        show=False,
    ),
    Command(
        "rehearse.mute",
        "rehearse",
        "u",
        "mute",
        msg("Mute"),
        msg("Give the signals without sounds, or with them again."),
        show=False,
    ),
    Command(
        "rehearse.record",
        "rehearse",
        "m",
        "record",
        msg("Microphone off"),
        msg("Switch the microphone off; what it recorded of this round is deleted."),
    ),
    Command("rehearse.stop", "rehearse", "escape", "stop", msg("Stop"), msg("Stop the round; asks first.")),
)
