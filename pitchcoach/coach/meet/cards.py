"""Question cards for a one-to-one, one at a time, by theme: what to ask when one's own head is empty.

The themes are those that networkers know as GAINS: goals, accomplishments, interests, networks, skills.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from pitchcoach.coach.meet.cards_en import CARDS_EN
from pitchcoach.coach.meet.cards_ja import CARDS_JA
from pitchcoach.i18n import Message, msg
from pitchcoach.model.pitch import Language

Theme = Literal["goals", "accomplishments", "interests", "networks", "skills"]
THEMES: Final[tuple[Theme, ...]] = get_args(Theme)
THEME_NAMES: Final[dict[Theme, Message]] = {
    "goals": msg("Goals"),
    "accomplishments": msg("Accomplishments"),
    "interests": msg("Interests"),
    "networks": msg("Networks"),
    "skills": msg("Skills"),
}
"""What the interface calls the themes."""
_CARDS: Final[Mapping[Language, Mapping[str, tuple[str, ...]]]] = {"ja": CARDS_JA, "en": CARDS_EN}


@dataclass(frozen=True, slots=True)
class Card:
    """One question."""

    theme: Theme
    """What it is about."""
    text: str
    """The question, as one says it."""


def cards(language: Language) -> tuple[Card, ...]:
    """Return all cards of a language, theme by theme."""
    return tuple(Card(theme, text) for theme in THEMES for text in _CARDS[language][theme])


def step(at: int, by: int, count: int) -> int:
    """Return the card ``by`` places on; after the last comes the first."""
    return (at + by) % count


def next_theme(at: int, language: Language) -> int:
    """Return the first card of the next theme."""
    shown = cards(language)
    theme = THEMES[(THEMES.index(shown[at].theme) + 1) % len(THEMES)]
    return next(number for number, card in enumerate(shown) if card.theme == theme)
