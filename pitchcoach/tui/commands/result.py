"""The commands after a round: what is said of it, the drill, and the marks mended."""

from __future__ import annotations

from typing import Final

from pitchcoach.i18n import Message, msg
from pitchcoach.tui.commands.command import Command

FEELINGS: Final[tuple[Message, ...]] = (
    msg("stuck"),
    msg("shaky"),
    msg("all right"),
    msg("good"),
    msg("at ease"),
)
"""How a round may have felt, from 1 to 5."""

RESULT: Final[tuple[Command, ...]] = (
    Command("result.next", "result", "enter", "next", msg("Again"), msg("Say it again on the same rung.")),
    Command("result.drill", "result", "d", "drill", msg("Drill"), msg("Begin the drill that was proposed.")),
    Command(
        "result.rung",
        "result",
        "r",
        "rung",
        msg("Next rung"),
        msg("Say it on the rung of the ladder that is proposed next."),
    ),
    Command("result.enough", "result", "q", "enough", msg("Enough"), msg("Go back to the library.")),
    Command(
        "result.marks",
        "result",
        "m",
        "marks",
        msg("Marks"),
        msg("Set a mark that was forgotten, move one, or take one away."),
    ),
    Command("result.note", "result", "n", "note", msg("Note"), msg("Write a line about this round.")),
    Command(
        "result.take",
        "result",
        "t",
        "take",
        msg("Play"),
        msg("Hear the recording of this round; the same key stops it."),
    ),
    Command(
        "result.review",
        "result",
        "v",
        "review",
        msg("Recording"),
        msg("See what the recording tells, and hear it from any phrase."),
    ),
    Command("result.draft", "result", "e", "draft", msg("Draft"), msg("Change the pitch.")),
    Command("result.rounds", "result", "p", "rounds", msg("Rounds"), msg("See the rounds rehearsed so far.")),
    *(
        Command(
            f"result.felt_{number}",
            "result",
            str(number),
            f"felt({number})",
            word,
            msg("Say how this round felt, from 1 (stuck) to 5 (at ease); the same again takes it back."),
            show=False,
        )
        for number, word in enumerate(FEELINGS, 1)
    ),
    Command(
        "drill.press",
        "drill",
        "space,enter",
        "press",
        msg("Begin or done"),
        msg("Begin to speak, or tell that it was said; begins once more after the last time."),
    ),
    Command("drill.close", "drill", "q,escape", "close", msg("Back"), msg("Go back to the result.")),
    Command(
        "marks.later",
        "marks",
        "right",
        "move(0.5)",
        msg("Later"),
        msg("Move the mark by half a second; a forgotten one is set where the plan has it."),
    ),
    Command(
        "marks.earlier",
        "marks",
        "left",
        "move(-0.5)",
        msg("Earlier"),
        msg("Move the mark back by half a second; a forgotten one is set where the plan has it."),
    ),
    Command(
        "marks.take",
        "marks",
        "t",
        "take",
        msg("Listen"),
        msg("Hear the recording from a little before the mark; the same key stops it."),
    ),
    Command(
        "marks.here",
        "marks",
        "space",
        "here",
        msg("Mark here"),
        msg("Set the mark at the place that is being heard."),
    ),
    Command("marks.remove", "marks", "delete", "remove", msg("Remove"), msg("Take this mark away.")),
    Command(
        "marks.close",
        "marks",
        "enter,q,escape",
        "close",
        msg("Done"),
        msg("Go back to the result; every change is kept already."),
    ),
    Command(
        "marks.later_1",
        "marks",
        "plus,full_stop",
        "move(1)",
        msg("1 s later"),
        msg("Move the mark by a second."),
        show=False,
    ),
    Command(
        "marks.earlier_1",
        "marks",
        "minus,comma",
        "move(-1)",
        msg("1 s earlier"),
        msg("Move the mark back by a second."),
        show=False,
    ),
)
