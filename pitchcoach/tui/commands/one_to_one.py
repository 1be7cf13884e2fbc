"""The commands of a one-to-one."""

from __future__ import annotations

from typing import Final

from pitchcoach.i18n import msg
from pitchcoach.tui.commands.command import Command

ONE_TO_ONE: Final[tuple[Command, ...]] = (
    Command("onetoone.start", "onetoone", "enter", "start", msg("Start"), msg("Start the clock.")),
    Command(
        "onetoone.turn",
        "onetoone",
        "space",
        "turn",
        msg("Give the word over"),
        msg("Now the other one speaks; in practice the partner goes on."),
    ),
    Command(
        "onetoone.length",
        "onetoone",
        "left,right",
        "length(1)",
        msg("5 or 10 minutes"),
        msg("Choose five or ten minutes."),
    ),
    Command(
        "onetoone.partner",
        "onetoone",
        "p",
        "partner",
        msg("Another partner"),
        msg("Practise with another made-up partner."),
    ),
    Command(
        "onetoone.card", "onetoone", "n,down", "card(1)", msg("Next question"), msg("Show the next question.")
    ),
    Command(
        "onetoone.finish",
        "onetoone",
        "f",
        "finish",
        msg("End"),
        msg("End the talk and ask for the next step."),
    ),
    Command(
        "onetoone.card_back",
        "onetoone",
        "b,up",
        "card(-1)",
        msg("Question before"),
        msg("Show the question before."),
        show=False,
    ),
    Command(
        "onetoone.theme",
        "onetoone",
        "t",
        "theme",
        msg("Theme"),
        msg("Show questions of the next theme: goals, accomplishments, interests, networks, skills."),
    ),
    Command(
        "onetoone.glance",
        "onetoone",
        "k",
        "glance",
        msg("My part"),
        msg("Show three words of each part of your own pitch, or hide them."),
    ),
    Command(
        "onetoone.written",
        "onetoone",
        "w",
        "written",
        msg("In writing"),
        msg("Show in writing what the partner says, or hide it."),
    ),
    Command(
        "onetoone.keep",
        "onetoone",
        "ctrl+s",
        "keep",
        msg("Save"),
        msg("At the end: keep the talk with its next step; Enter does it, too."),
    ),
    Command(
        "onetoone.stop",
        "onetoone",
        "escape",
        "stop",
        msg("Leave"),
        msg("Leave; a running talk asks first, and what was spoken is kept."),
    ),
)
