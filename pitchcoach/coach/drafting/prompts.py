"""Prompts: what helps an author to begin, for this slot and these listeners.

Questions are the interface's, in its language; examples are words of a pitch, in the pitch's own.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pitchcoach.coach.check import scaled
from pitchcoach.coach.drafting.audiences import Group, group_of
from pitchcoach.coach.drafting.examples.parts import Parts
from pitchcoach.coach.drafting.questions import KEYS, QUESTIONS, TALK_LEAST, VALUES, Key, Kind, Step, kind_of
from pitchcoach.coach.drafting.shares import USUAL_SHARES
from pitchcoach.config.settings import Length
from pitchcoach.i18n import Message
from pitchcoach.model.pitch import ROLES, Language, Role

SENTENCES: Final[dict[Kind, dict[Role, int]]] = {
    "minute": {"target": 3, "feature": 4, "benefit": 3, "hook": 2},
    "short": {"target": 2, "feature": 2, "benefit": 1, "hook": 2},
    "talk": {"target": 3, "feature": 3, "benefit": 2, "hook": 3},
}
"""Sentences of a part: the commonest number in the examples."""
EXAMPLE_SLOTS: Final[dict[Kind, float]] = {"minute": 60.0, "short": 30.0, "talk": TALK_LEAST}
"""The slot that the examples of a kind are written for."""
OWN_SHARE: Final[dict[Kind, float]] = {"minute": 1.0, "short": 1.0, "talk": 0.5}
"""Share of the slot in which the author speaks: in a talk half of it is the other's; our own inference."""
EXAMPLE_VALUES: Final[dict[Language, dict[Key, str]]] = {
    "ja": {
        "purpose": "店を開く人をよく知る不動産屋さんと、三人知り合う。\n"
        "自己紹介のあとで、二人から質問をもらう。\n"
        "来月、一対一で会う約束を三つして帰る。",
        "audience": "これから飲食店を開く方",
        "slot": "",
    },
    "en": {
        "purpose": "Meet three estate agents who know people opening restaurants.\n"
        "Be asked a question by two people after the pitch.\n"
        "Go home with three dates for a talk between two next month.",
        "audience": "people opening their first restaurant",
        "slot": "",
    },
}
"""What others have answered, one answer a line."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """What helps to write one part, or one value of the front matter."""

    question: Message
    """What to answer."""
    follow_ups: tuple[Message, ...]
    """Smaller questions for whoever finds no answer."""
    example: str
    """What somebody else said, in the pitch's language; of a value one answer a line; may be empty."""
    sentences: int = 0
    """How many sentences the part usually has; 0 for a value."""
    amount: tuple[int, int] = (0, 0)
    """How many characters (ja) or words (en) the part usually has in this slot; 0 for a value."""


@dataclass(frozen=True, slots=True)
class Prompts:
    """Everything that is asked about one pitch."""

    language: Language
    """The language of the pitch."""
    kind: Kind
    """What there is time for."""
    group: Group
    """Whom the examples speak to."""
    steps: Mapping[Step, Prompt]
    """What is asked, in the order of ``questions.STEPS``."""


def prompts_for(
    language: Language, slot_seconds: float, audience: str, limits: Length | None = None
) -> Prompts:
    """Return what helps to write a pitch for a slot and for listeners named in its author's words."""
    kind, group = kind_of(slot_seconds), group_of(audience)
    spoken = example(language, kind, group)
    steps: dict[Step, Prompt] = {
        key: Prompt(VALUES[key].question, VALUES[key].follow_ups, EXAMPLE_VALUES[language][key])
        for key in KEYS
    }
    for role in ROLES:
        asked = QUESTIONS[kind][role]
        amount = usual_amount(role, language, slot_seconds, limits or Length())
        sentences = max(1, round(SENTENCES[kind][role] * slot_seconds / EXAMPLE_SLOTS[kind]))
        steps[role] = Prompt(asked.question, asked.follow_ups, spoken[role], sentences, amount)
    return Prompts(language, kind, group, steps)


def usual_amount(role: Role, language: Language, slot_seconds: float, limits: Length) -> tuple[int, int]:
    """Return how many characters (ja) or words (en) a part usually has in a slot."""
    own = slot_seconds * OWN_SHARE[kind_of(slot_seconds)] * USUAL_SHARES[role]
    if language == "ja":
        return scaled(limits.characters_min, limits.characters_max, own)
    return scaled(limits.words_min, limits.words_max, own)


def example(language: Language, kind: Kind, group: Group) -> Parts:
    """Return the example pitch of a length that speaks to a group."""
    module = importlib.import_module(f"pitchcoach.coach.drafting.examples.{kind}_{language}")
    told: Mapping[Group, Parts] = getattr(module, f"{kind}_{language}".upper())
    return told[group]
