"""The commands of settings and doctor, of the dialogs, and of every screen."""

from __future__ import annotations

from typing import Final

from pitchcoach.i18n import msg
from pitchcoach.tui.commands.command import EVERYWHERE, Command

SHARED: Final[tuple[Command, ...]] = (
    Command("settings.change", "settings", "enter", "change", msg("Change"), msg("Change this setting.")),
    Command(
        "settings.default",
        "settings",
        "delete",
        "default",
        msg("Default"),
        msg("Give this setting its default again."),
    ),
    Command("doctor.again", "doctor", "r", "again", msg("Look again"), msg("Look at everything once more.")),
    Command("doctor.beep", "doctor", "b", "beep", msg("Test sound"), msg("Play a short tone.")),
    Command(
        "doctor.listen",
        "doctor",
        "m",
        "microphone",
        msg("Test microphone"),
        msg("Listen for a second and tell how loud it was."),
    ),
    Command(
        "prompt.accept",
        "prompt",
        "enter",
        "accept",
        msg("OK"),
        msg("Take what is written."),
        priority=True,  # before the field's own, which no footer would show
    ),
    Command("prompt.cancel", "prompt", "escape", "cancel", msg("Cancel"), msg("Close; nothing changes.")),
    Command(
        "finding.off_here",
        "finding",
        "f",
        "answer('here')",
        msg("Off in this file"),
        msg("Switch this rule off for this file."),
    ),
    Command(
        "finding.off_everywhere",
        "finding",
        "a",
        "answer('everywhere')",
        msg("Off everywhere"),
        msg("Switch this rule off for all pitches; the settings switch it on again."),
    ),
    Command(
        "finding.close", "finding", "escape,enter", "answer('')", msg("Close"), msg("Close; nothing changes.")
    ),
    Command(
        "base.take",
        "base",
        "t",
        "answer('take')",
        msg("Take these words"),
        msg("Say what the base says, from now on."),
    ),
    Command(
        "base.keep",
        "base",
        "k",
        "answer('keep')",
        msg("Keep mine"),
        msg("Keep the own words; the notice goes away."),
    ),
    Command("base.close", "base", "escape,enter", "answer('')", msg("Close"), msg("Close; nothing changes.")),
    Command("confirm.yes", "confirm", "y", "yes", msg("Yes"), msg("Answer yes.")),
    Command("confirm.no", "confirm", "n,escape", "no", msg("No"), msg("Answer no; nothing changes.")),
    Command("help.close", "help", "escape,question_mark,f1,q", "close", msg("Close"), msg("Close the help.")),
    Command(
        "app.back",
        EVERYWHERE,
        "escape",
        "back",
        msg("Back"),
        msg("Go back one step; nothing is lost."),
        show=False,
    ),
    Command(
        "app.palette",
        EVERYWHERE,
        "ctrl+p",
        "command_palette",
        msg("Commands"),
        msg("Search all commands of this screen."),
        show=False,
    ),
    Command(
        "app.quit",
        EVERYWHERE,
        "ctrl+q",
        "quit",
        msg("Quit"),
        msg("Leave the program."),
        show=False,
        priority=True,
    ),
    Command(
        "app.how_to_quit",
        EVERYWHERE,
        "ctrl+c",
        "how_to_quit",
        msg("How to quit"),
        msg("Say which key leaves the program."),
        show=False,
    ),
    Command(
        "app.help",
        EVERYWHERE,
        "question_mark,f1",
        "help",
        msg("Help"),
        msg("Explain this screen and its keys."),
    ),
)
