"""Every command of the screens in one table: its keys, its name in the footer, its help. Imports no Textual.

Screens get their bindings from here, the palette and the help their lists, the user's own keys their check,
and the command line and the documentation may list it all. A new command is one entry; the screen named in
it has a method ``action_<action>``. Entries of a screen stand in the order of the footer: the first is what
one mostly does there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pitchcoach.i18n import Message, msg

EVERYWHERE: Final = "app"
"""The screen of commands that all screens share."""
DIALOGS: Final = frozenset({"base", "confirm", "finding", "help", "prompt"})
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


COMMANDS: Final[tuple[Command, ...]] = (
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
        msg("Hear this pitch; the same key stops it."),
    ),
    Command(
        "library.rounds", "library", "p", "rounds", msg("Rounds"), msg("See the rounds rehearsed so far.")
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
    Command(
        "draft.rehearse", "draft", "ctrl+r", "rehearse", msg("Rehearse"), msg("Rehearse what stands here.")
    ),
    Command(
        "draft.listen",
        "draft",
        "f5",
        "listen",
        msg("Listen"),
        msg("Hear it from the sentence at the cursor; the same key stops it."),
    ),
    Command(
        "draft.mode",
        "draft",
        "f2",
        "mode",
        msg("Plain text"),
        msg("Switch between the prompts and the plain file."),
    ),
    Command(
        "draft.finding",
        "draft",
        "f8",
        "finding",
        msg("Next finding"),
        msg("Go to the place of the next finding."),
    ),
    Command(
        "draft.reading",
        "draft",
        "f9",
        "reading",
        msg("Reading"),
        msg("Confirm or correct the next guess, else the reading at the cursor; the file keeps it."),
    ),
    Command(
        "draft.readings",
        "draft",
        "f3",
        "readings",
        msg("Readings"),
        msg("See how every word is read, and correct it."),
    ),
    Command(
        "draft.kana",
        "draft",
        "ctrl+t",
        "kana",
        msg("Kana"),
        msg("Show the readings above the text as it will be said, or hide them."),
        show=False,
    ),
    Command(
        "draft.base",
        "draft",
        "f6",
        "base",
        msg("Shared?"),
        msg("See how this part stands to the pitch it is based on, and take or leave its words."),
        priority=True,  # before a text field's own F6, which selects a line
    ),
    Command(
        "draft.trim",
        "draft",
        "f7",
        "trim",
        msg("Trim"),
        msg("See what to leave out so that it fits the slot."),
        priority=True,  # before a text field's own F7, which selects all
    ),
    Command(
        "draft.about",
        "draft",
        "ctrl+o",
        "about",
        msg("Why?"),
        msg("Explain the finding that is marked, or switch its rule off."),
    ),
    Command(
        "draft.guide", "draft", "ctrl+g", "guide", msg("Guide"), msg("Answer one question after the other.")
    ),
    Command("draft.editor", "draft", "f4", "editor", msg("Editor"), msg("Open the file in your own editor.")),
    Command(
        "draft.save",
        "draft",
        "ctrl+s",
        "save",
        msg("Save"),
        msg("Save now; it also saves by itself."),
        show=False,
    ),
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
    Command(
        "family.open",
        "family",
        "enter",
        "open",
        msg("Open"),
        msg("Write this variant; where there is none, make one."),
    ),
    Command(
        "family.compare",
        "family",
        "c",
        "compare",
        msg("Compare"),
        msg("Mark this variant; with another one marked, compare the two."),
    ),
    Command(
        "family.turn",
        "family",
        "n",
        "turn",
        msg("Next in cell"),
        msg("Go to the next variant where several lie in one cell."),
    ),
    Command(
        "compare.next",
        "compare",
        "n,f8",
        "difference(1)",
        msg("Next difference"),
        msg("Go to the next difference."),
    ),
    Command(
        "compare.previous",
        "compare",
        "p",
        "difference(-1)",
        msg("Previous"),
        msg("Go to the difference before."),
    ),
    Command(
        "compare.draft",
        "compare",
        "enter,e",
        "draft",
        msg("Draft"),
        msg("Write the pitch of the chosen side."),
    ),
    Command(
        "compare.side", "compare", "left,right", "side", msg("Other side"), msg("Choose the other side.")
    ),
    Command(
        "compare.up", "compare", "up", "scroll(-1)", msg("Up"), msg("Move the text up by a line."), show=False
    ),
    Command(
        "compare.down",
        "compare",
        "down",
        "scroll(1)",
        msg("Down"),
        msg("Move the text down by a line."),
        show=False,
    ),
    Command(
        "compare.page_up",
        "compare",
        "pageup",
        "page(-1)",
        msg("Page up"),
        msg("Move the text up by a page."),
        show=False,
    ),
    Command(
        "compare.page_down",
        "compare",
        "pagedown",
        "page(1)",
        msg("Page down"),
        msg("Move the text down by a page."),
        show=False,
    ),
    Command(
        "guide.next",
        "guide",
        "ctrl+n,f8",
        "next",
        msg("Next"),
        msg("Keep the answer and go to the next question; Enter does it, too, where one line is asked for."),
    ),
    Command(
        "guide.draft", "guide", "enter", "draft", msg("Draft"), msg("At the end: go on writing in the draft.")
    ),
    Command(
        "guide.rehearse", "guide", "ctrl+r", "rehearse", msg("Rehearse"), msg("At the end: rehearse it.")
    ),
    Command(
        "guide.back",
        "guide",
        "f7,ctrl+b",
        "back",
        msg("Back"),
        msg("Keep the answer and go back to the question before."),
        priority=True,  # before a text field's own F7, which selects all
    ),
    Command(
        "guide.open",
        "guide",
        "f6",
        "open",
        msg("Next open"),
        msg("Keep the answer and go to the next question without one."),
        priority=True,  # before a text field's own F6, which selects a line
    ),
    Command(
        "readings.correct",
        "readings",
        "enter",
        "correct",
        msg("Correct"),
        msg("Correct how this word is read in this pitch; its file keeps it."),
    ),
    Command(
        "readings.dictionary",
        "readings",
        "d",
        "dictionary",
        msg("All pitches"),
        msg("Correct how this word is read in all pitches; your own dictionary keeps it."),
    ),
    Command("readings.guess", "readings", "n,f8", "guess", msg("Next guess"), msg("Go to the next guess.")),
    Command(
        "readings.take_back",
        "readings",
        "delete",
        "take_back",
        msg("Take away"),
        msg("Take a told reading away, so that the program reads the word by itself."),
    ),
    Command("readings.undo", "readings", "u", "undo", msg("Undo"), msg("Take the last correction back.")),
    Command(
        "readings.listen",
        "readings",
        "l",
        "listen",
        msg("Listen"),
        msg("Hear the sentence at the cursor; the same key stops it."),
    ),
    Command(
        "readings.side",
        "readings",
        "b",
        "side",
        msg("Below"),
        msg("Show the readings below the words, or above them again."),
    ),
    Command("trim.apply", "trim", "enter", "apply", msg("Cut"), msg("Make the cuts that are chosen.")),
    Command(
        "trim.choose",
        "trim",
        "space",
        "choose",
        msg("Keep or cut"),
        msg("Choose this cut, or keep its words; in the list of single cuts."),
    ),
    Command("trim.undo", "trim", "u", "undo", msg("Undo"), msg("Take the last cuts back.")),
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
"""The table."""

HELP_ID: Final = "app.help"
"""The command the footer keeps when there is room for nothing else."""


def commands_of(screen: str, table: Sequence[Command] = COMMANDS) -> tuple[Command, ...]:
    """Return the commands of one screen, without those that are everywhere."""
    return tuple(command for command in table if command.screen == screen)
