"""A practice talk: the made-up partner speaks, the user answers, and the turns are known without a key.

The program knows when its own voice speaks; the user's turns come from a key, or from the level of a
microphone. What is to be said is returned, never spoken here.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from pitchcoach.coach.meet import talk
from pitchcoach.coach.meet.cards import Theme
from pitchcoach.coach.meet.partners import Conversation, Partner, Said, says
from pitchcoach.coach.meet.talk import Talking
from pitchcoach.coach.meet.turns import Turns, hear
from pitchcoach.model.pitch import Language

QUESTION_SECONDS: Final = 15.0
"""A turn of the user up to this long is a question and gets an answer; after a longer one, which was the
user's own part, the partner asks something back. Our own inference."""


@dataclass(frozen=True, slots=True)
class Practice:
    """A practice talk at one moment."""

    conversation: Conversation
    """The partner, and what they have said."""
    turns: Turns = field(default_factory=Turns)
    """What the microphone tells; unused without one."""
    my_turn_since: float | None = None
    """Clock time at which the user's turn began; None while it is not his."""


def meet(partner: Partner, language: Language) -> Practice:
    """Return a talk with this partner, not begun."""
    return Practice(Conversation(partner, language))


def partner_speaks(
    practice: Practice, state: Talking, theme: Theme, now: float
) -> tuple[Practice, Talking, Said]:
    """Let the partner say the next thing: what fits to how long the user has just spoken."""
    since = practice.my_turn_since
    answer = since is None or now - since <= QUESTION_SECONDS
    conversation, said = says(practice.conversation, theme, answer=answer)
    spoken = replace(practice, conversation=conversation, my_turn_since=None)
    return spoken, talk.speaks(state, "them", now), said


def my_turn(practice: Practice, state: Talking, now: float) -> tuple[Practice, Talking]:
    """Give the user the word."""
    return replace(practice, my_turn_since=now), talk.speaks(state, "me", now)


def listen(
    practice: Practice, state: Talking, level: float, now: float, *, program_speaks: bool
) -> tuple[Practice, Talking, bool]:
    """Look at the microphone's level; True when the user has come to the end of a turn."""
    before = practice.turns.speaker
    turns = hear(practice.turns, level, now, program_speaks=program_speaks)
    practice = replace(practice, turns=turns)
    if turns.speaker == "me" and before != "me":
        return *my_turn(practice, state, now), False
    if program_speaks:
        return practice, state, False
    return practice, talk.speaks(state, turns.speaker, now), before == "me" and not turns.speaker
