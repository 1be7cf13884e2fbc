"""The rules about English pitches: what they say, and how it sounds to somebody who hears it once."""

from __future__ import annotations

from typing import Final

from pitchcoach.text.content.benefit_en import BENEFIT_FOR_ME
from pitchcoach.text.content.introduction_en import NO_NAME, NO_TRADE
from pitchcoach.text.content.jargon_en import JARGON
from pitchcoach.text.content.numbers_en import NUMBERS
from pitchcoach.text.content.openings_en import EMPTY_OPENER, SAME_OPENING
from pitchcoach.text.content.proof_en import NO_NUMBER_OR_EXAMPLE
from pitchcoach.text.content.reply_en import HOOK_ASKS_NOTHING
from pitchcoach.text.content.rule import ContentRule
from pitchcoach.text.content.target_en import VAGUE_TARGET
from pitchcoach.text.content.twisters_en import TWISTERS

CONTENT_EN: Final[tuple[ContentRule, ...]] = (
    VAGUE_TARGET,
    BENEFIT_FOR_ME,
    NO_NUMBER_OR_EXAMPLE,
    JARGON,
    SAME_OPENING,
    HOOK_ASKS_NOTHING,
    NO_NAME,
    NO_TRADE,
    EMPTY_OPENER,
    NUMBERS,
    TWISTERS,
)
