"""Commands as Textual's bindings. Labels stay English: footer, help and palette translate them."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import Binding

from pitchcoach.tui.commands import COMMANDS, Command, commands_of


def bindings_of(screen: str, table: Sequence[Command] = COMMANDS) -> list[Binding]:
    """Return the bindings of one screen, each under its command's id, so that the user can rebind it."""
    return [
        Binding(
            command.keys,
            command.action,
            command.label.text,
            show=command.show,
            priority=command.priority,
            tooltip=command.help.text,
            id=command.id,
        )
        for command in commands_of(screen, table)
    ]
