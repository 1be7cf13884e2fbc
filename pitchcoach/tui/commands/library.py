"""The commands of the library."""

from __future__ import annotations

from typing import Final

from pitchcoach.i18n import msg
from pitchcoach.tui.commands.command import Command

LIBRARY: Final[tuple[Command, ...]] = (
    Command("library.rehearse", "library", "enter", "rehearse", msg("Rehearse"), msg("Rehearse this pitch.")),
    Command(
        "library.draft",
        "library",
        "e",
        "draft",
        msg("Draft"),
        msg("Write this pitch, with its length and time beside it."),
    ),
    Command("library.new", "library", "n", "new", msg("New"), msg("Begin a new pitch.")),
    Command(
        "library.variant",
        "library",
        "v",
        "variant",
        msg("Variant"),
        msg("Make a variant for another audience or slot; it follows this pitch."),
    ),
    Command(
        "library.listen",
        "library",
        "l",
        "listen",
        msg("Listen"),
        msg("Hear this pitch and follow it phrase by phrase."),
    ),
    Command(
        "library.rounds", "library", "p", "rounds", msg("Progress"), msg("See how the rounds so far went.")
    ),
    Command(
        "library.day",
        "library",
        "D",
        "day",
        msg("Event day"),
        msg("See the plan until the event of this pitch; set its day first where there is none."),
    ),
    Command(
        "library.overall",
        "library",
        "o",
        "overall",
        msg("All rounds"),
        msg("See how the rounds of all pitches went."),
        show=False,
    ),
    Command(
        "library.events",
        "library",
        "g",
        "events",
        msg("Events"),
        msg("See the events, the people met there, and what worked."),
    ),
    Command(
        "library.today",
        "library",
        "t",
        "today",
        msg("Today"),
        msg("See whom to get in touch with today, with the words ready."),
    ),
    Command(
        "library.family",
        "library",
        "m",
        "family",
        msg("Family"),
        msg("See for whom and how long there are variants, and what is missing."),
    ),
    Command(
        "library.compare",
        "library",
        "c",
        "compare",
        msg("Compare"),
        msg("See this variant beside the one it is based on."),
    ),
    Command(
        "library.find", "library", "slash", "find", msg("Find"), msg("Show only pitches with these words.")
    ),
    Command("library.duplicate", "library", "d", "duplicate", msg("Duplicate"), msg("Copy this pitch.")),
    Command("library.rename", "library", "r", "rename", msg("Rename"), msg("Give this pitch another title.")),
    Command(
        "library.delete",
        "library",
        "delete",
        "delete",
        msg("Delete"),
        msg("Move this pitch into the trash; it can be taken back."),
    ),
    Command(
        "library.undo",
        "library",
        "u",
        "undo",
        msg("Undo"),
        msg("Take the pitch deleted last out of the trash."),
    ),
    Command(
        "library.settings",
        "library",
        "s",
        "settings",
        msg("Settings"),
        msg("Look at the limits and choices, and change them."),
    ),
    Command(
        "library.doctor",
        "library",
        "w",
        "doctor",
        msg("What works"),
        msg("See what works on this machine and what to install."),
    ),
    Command(
        "library.examples",
        "library",
        "x",
        "examples",
        msg("Examples"),
        msg("Copy the example pitches here."),
        show=False,
    ),
    Command(
        "library.reload", "library", "f5", "reload", msg("Reload"), msg("Read the folder again."), show=False
    ),
)
