"""The commands of what stands beside the draft: family, comparison, guide, readings, cuts."""

from __future__ import annotations

from typing import Final

from pitchcoach.i18n import msg
from pitchcoach.tui.commands.command import Command

WRITING: Final[tuple[Command, ...]] = (
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
)
