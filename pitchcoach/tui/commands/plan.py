"""The commands of the plan until an event."""

from __future__ import annotations

from typing import Final

from pitchcoach.i18n import msg
from pitchcoach.tui.commands.command import Command

PLAN: Final[tuple[Command, ...]] = (
    Command("plan.rehearse", "plan", "enter", "rehearse", msg("Rehearse"), msg("Rehearse this pitch.")),
    Command(
        "plan.day",
        "plan",
        "d",
        "day",
        msg("Another day"),
        msg("Set the event on another day; the plan follows."),
    ),
    Command(
        "plan.remove",
        "plan",
        "delete",
        "remove",
        msg("No event"),
        msg("Take the event out of the calendar; asks first. The rounds stay."),
    ),
    Command("plan.close", "plan", "q,escape", "close", msg("Back"), msg("Go back.")),
)
