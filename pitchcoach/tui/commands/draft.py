"""The commands of the draft."""

from __future__ import annotations

from typing import Final

from pitchcoach.i18n import msg
from pitchcoach.tui.commands.command import Command

DRAFT: Final[tuple[Command, ...]] = (
    Command(
        "draft.rehearse", "draft", "ctrl+r", "rehearse", msg("Rehearse"), msg("Rehearse what stands here.")
    ),
    Command(
        "draft.listen",
        "draft",
        "f5",
        "listen",
        msg("Listen"),
        msg("Hear it from the sentence at the cursor, and follow it phrase by phrase."),
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
)
