"""The text that is ready to be sent: the pattern's letter for a channel and a kind of customer, with what was
noted of the person in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from string import Formatter

from pitchcoach.coach.calendar_words import day_in_words
from pitchcoach.coach.meet.seasons import GREETINGS, card_on, opening
from pitchcoach.coach.meet.today import Todo
from pitchcoach.config.followup import SEASONAL, Letter, Pattern
from pitchcoach.i18n import Message
from pitchcoach.model.meet import Encounter


@dataclass(frozen=True, slots=True)
class Ready:
    """A text that can be sent, or changed first."""

    text: Message
    """The text; empty where the pattern has no letter for the channel."""
    limit: int | None
    """How many characters the channel has room for; None where the pattern does not say."""
    unsigned: bool = False
    """Whether the letter would name the user, but the pattern does not know the name."""


def ready(todo: Todo, pattern: Pattern, encounter: Encounter | None, today: date) -> Ready:
    """Return the text for one line of today's list; what the user wrote for it before goes first."""
    limit = pattern.limits.get(todo.touch.channel)
    if todo.touch.text:
        return Ready(Message("{text}", {"text": todo.touch.text}), limit)
    letter = letter_for(pattern, todo.touch.channel, todo.person.category)
    if letter is None:
        return Ready(Message(""), limit)
    unsigned = not pattern.signature and "me" in _places(letter.text)
    return Ready(filled(letter.text, _values(todo, pattern, encounter, today)), limit, unsigned)


def letter_for(pattern: Pattern, channel: str, category: str) -> Letter | None:
    """Return the letter for a channel: the one for this kind of customer, else the one for all others."""
    of_channel = [letter for letter in pattern.letters if letter.channel == channel]
    own = next((letter for letter in of_channel if letter.category == category), None)
    return own or next((letter for letter in of_channel if letter.category is None), None)


def filled(text: str, values: dict[str, str | Message]) -> Message:
    """Fill the places of a letter; a line with a place that has nothing in it is left out."""
    lines = [line for line in text.split("\n") if all(values.get(place) for place in _places(line))]
    return Message("\n".join(lines), dict(values))


def _places(line: str) -> list[str]:
    return [place for _, place, _, _ in Formatter().parse(line) if place is not None]


def _values(
    todo: Todo, pattern: Pattern, encounter: Encounter | None, today: date
) -> dict[str, str | Message]:
    person, event, channel = todo.person, todo.event, todo.touch.channel
    return {
        "name": person.name,
        "firm": person.firm,
        "event": event.name if event else "",
        "day": day_in_words(event.on) if event else "",
        "note": encounter.note if encounter else "",
        "can_do": encounter.can_do if encounter else "",
        "promised": encounter.promised if encounter else "",
        "me": pattern.signature,
        "season": opening(today),
        "greeting": GREETINGS[card_on(channel, today)] if channel in SEASONAL else "",
    }
