"""What an author is asked: one question for each part, and smaller ones for whoever finds no answer to it.

Thirty seconds leave room for one thing, so they are asked for one; in a talk between two the author is asked
what to ask the other first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from pitchcoach.i18n import Message, msg
from pitchcoach.model.pitch import ROLES, Role

Kind = Literal["short", "minute", "talk"]
"""What there is time for: one thing, a whole pitch, a talk between two."""
Key = Literal["purpose", "audience", "slot"]
"""A value of the front matter that is asked for."""
Step = Key | Role
STEPS: Final[tuple[Step, ...]] = ("purpose", "audience", "slot", *ROLES)
"""The order in which a blank page is asked about."""
KEYS: Final[tuple[Key, ...]] = ("purpose", "audience", "slot")

SHORT_MOST: Final = 35.0
"""Up to this many seconds a pitch is asked about as a short one."""
TALK_LEAST: Final = 120.0
"""From this many seconds on it is asked about as a talk between two."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and what helps to answer it."""

    question: Message
    """The question."""
    follow_ups: tuple[Message, ...]
    """Two or three that are easier to answer."""


def kind_of(slot_seconds: float) -> Kind:
    """Return what there is time for."""
    if slot_seconds <= SHORT_MOST:
        return "short"
    return "talk" if slot_seconds >= TALK_LEAST else "minute"


VALUES: Final[dict[Key, Asked]] = {
    "purpose": Asked(
        msg("Why do you go? What should have happened when you come home?"),
        (
            msg("Whom do you want to know afterwards?"),
            msg("How many, of what, by when? Then you can tell whether it worked."),
        ),
    ),
    "audience": Asked(
        msg("Who will be listening?"),
        (
            msg("What do they do, and what keeps them busy this month?"),
            msg("Choose one kind of listener: a pitch for everybody is for nobody."),
        ),
    ),
    "slot": Asked(
        msg("How many seconds do you have?"),
        (
            msg("60 is usual for introducing oneself; guests are often given 30."),
            msg("From 120 on it is a talk between two, and the questions begin with listening."),
        ),
    ),
}

QUESTIONS: Final[dict[Kind, dict[Role, Asked]]] = {
    "minute": {
        "target": Asked(
            msg("Who has which problem? Let listeners think of one person."),
            (
                msg("Whom did you help last, and what did they say first?"),
                msg("On which day, at what moment, do they notice it?"),
                msg("Say your name and your trade at the end of this part."),
            ),
        ),
        "feature": Asked(
            msg("What do you do that others in your trade do not?"),
            (
                msg("What do you leave out on purpose?"),
                msg("How many times have you done it, for how many years?"),
                msg("What do customers tell others about you?"),
            ),
        ),
        "benefit": Asked(
            msg("What is different for them afterwards? Say it with a number."),
            (
                msg("One case: who was it, when, and what came of it?"),
                msg("How many days, hours or how much money did it save them?"),
                msg("What did they do with what they had gained?"),
            ),
        ),
        "hook": Asked(
            msg("What should they ask or tell you next?"),
            (
                msg("Which question can anybody here answer at once?"),
                msg("What can you show them or give them today?"),
                msg("Whom do you want to be introduced to?"),
            ),
        ),
    },
    "short": {
        "target": Asked(
            msg("Who has which problem? One person, one sentence, then your name."),
            (
                msg("Which moment do they all know?"),
                msg("Which of your words could anybody say? Leave those out."),
            ),
        ),
        "feature": Asked(
            msg("What is the one thing that only you do?"),
            (
                msg("If they remember three words of it, which three?"),
                msg("What do you not do, unlike the others?"),
            ),
        ),
        "benefit": Asked(
            msg("One case and one number: what changed?"),
            (
                msg("Before and after: which two numbers?"),
                msg("For whom was it?"),
            ),
        ),
        "hook": Asked(
            msg("Which one question do they take home?"),
            (
                msg("Can they answer it in five seconds?"),
                msg("What can you show them at once?"),
            ),
        ),
    },
    "talk": {
        "target": Asked(
            msg("What do you ask first, before you speak of yourself?"),
            (
                msg("What do you want to know about their work?"),
                msg("What may be troubling them? Ask, do not guess."),
                msg("Wait three seconds after each question: the other speaks first."),
            ),
        ),
        "feature": Asked(
            msg("How do you ask what they do today, and say in one sentence what you do?"),
            (
                msg("What of it matters to this one person?"),
                msg("Which of your words can wait until they ask?"),
            ),
        ),
        "benefit": Asked(
            msg("Which one case do you tell, and what do you ask after it?"),
            (
                msg("Whose case is nearest to theirs?"),
                msg("What would they do with the time or the money?"),
            ),
        ),
        "hook": Asked(
            msg("What can you do for them, and what do you ask at the end?"),
            (
                msg("Whom could you introduce to them?"),
                msg("What will each of you do next, and by when?"),
                msg("Which of their words do you come back to?"),
            ),
        ),
    },
}
