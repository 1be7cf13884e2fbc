"""Every command of the screens: its keys, its name in the footer, its help. Imports no Textual.

A file for each group of screens; here they are one table.

Screens get their bindings from here, the palette and the help their lists, the user's own keys their check,
and the command line and the documentation may list it all. A new command is one entry; the screen named in
it has a method ``action_<action>``. Entries of a screen stand in the order of the footer: the first is what
one mostly does there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pitchcoach.tui.commands.command import DIALOGS, EVERYWHERE, Command
from pitchcoach.tui.commands.draft import DRAFT
from pitchcoach.tui.commands.library import LIBRARY
from pitchcoach.tui.commands.listening import LISTENING
from pitchcoach.tui.commands.meet import MEET
from pitchcoach.tui.commands.plan import PLAN
from pitchcoach.tui.commands.practice import PRACTICE
from pitchcoach.tui.commands.result import RESULT
from pitchcoach.tui.commands.review import REVIEW
from pitchcoach.tui.commands.rounds import ROUNDS
from pitchcoach.tui.commands.shared import SHARED
from pitchcoach.tui.commands.writing import WRITING

__all__ = ["COMMANDS", "DIALOGS", "EVERYWHERE", "HELP_ID", "Command", "commands_of"]

COMMANDS: Final[tuple[Command, ...]] = (
    *LIBRARY,
    *DRAFT,
    *PRACTICE,
    *LISTENING,
    *RESULT,
    *PLAN,
    *ROUNDS,
    *REVIEW,
    *WRITING,
    *MEET,
    *SHARED,
)
"""The table."""

HELP_ID: Final = "app.help"
"""The command the footer keeps when there is room for nothing else."""


def commands_of(screen: str, table: Sequence[Command] = COMMANDS) -> tuple[Command, ...]:
    """Return the commands of one screen, without those that are everywhere."""
    return tuple(command for command in table if command.screen == screen)
