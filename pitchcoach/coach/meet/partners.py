"""Made-up partners for practice talks: who they are and what they say next; their words lie in TOML files."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Final, Literal

from pitchcoach.coach.meet.cards import THEMES, Theme
from pitchcoach.model.pitch import Language

GOODBYE: Final[Mapping[Language, str]] = {
    "ja": "お話を聞いていただいて、ありがとうございました。次は、いつお会いできそうですか。",
    "en": "Thank you for listening to me. When shall we talk again?",
}
"""What a partner says when there is nothing else left to say."""


@dataclass(frozen=True, slots=True)
class Partner:
    """Somebody in a small business; neither the person nor the firm exists."""

    trade: str
    """What they do, in a word or two."""
    introduction: str
    """What they say when they introduce themselves."""
    answers: Mapping[Theme, str]
    """What they answer, by the theme of the question: three or four of the five."""
    asks: tuple[str, ...]
    """What they ask back."""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing a partner says."""

    text: str
    """The words."""
    kind: Literal["introduction", "answer", "question", "goodbye"]
    """What it is."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """A partner, and what they have said so far."""

    partner: Partner
    """Who it is."""
    language: Language
    """What they speak."""
    said: tuple[Said, ...] = ()
    """All of it, in order."""


@cache
def partners(language: Language) -> tuple[Partner, ...]:
    """Return the partners who speak a language."""
    text = files(__package__).joinpath(f"partners_{language}.toml").read_text(encoding="utf-8")
    return tuple(
        Partner(
            one["trade"],
            one["introduction"],
            {theme: one[theme] for theme in THEMES if theme in one},
            tuple(one["asks"]),
        )
        for one in tomllib.loads(text)["partner"]
    )


def says(conversation: Conversation, theme: Theme, *, answer: bool = True) -> tuple[Conversation, Said]:
    """Let the partner say the next thing: to introduce themselves, then to answer a question of a theme.

    Without ``answer`` they ask something back: the user has just spoken of himself. What is used up is not
    said again: another answer comes, else another question, else goodbye.
    """
    used = {one.text for one in conversation.said}
    partner = conversation.partner
    answers = [text for text in _by_theme(partner, theme) if text not in used]
    questions = [text for text in partner.asks if text not in used]
    if not conversation.said:
        new = Said(partner.introduction, "introduction")
    elif answers and (answer or not questions):
        new = Said(answers[0], "answer")
    elif questions:
        new = Said(questions[0], "question")
    else:
        new = Said(GOODBYE[conversation.language], "goodbye")
    return replace(conversation, said=(*conversation.said, new)), new


def _by_theme(partner: Partner, theme: Theme) -> list[str]:
    return [partner.answers[one] for one in (theme, *THEMES) if one in partner.answers]
