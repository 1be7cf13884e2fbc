"""What a Japanese pitch says: to whom, with what proof, and who speaks."""

from __future__ import annotations

from typing import Final

from pitchcoach.text.content.benefit_ja import BENEFIT_FOR_ME
from pitchcoach.text.content.name_ja import NO_NAME
from pitchcoach.text.content.proof_ja import NO_NUMBER_OR_EXAMPLE
from pitchcoach.text.content.reply_ja import HOOK_ASKS_NOTHING
from pitchcoach.text.content.rule import ContentRule
from pitchcoach.text.content.target_ja import VAGUE_TARGET
from pitchcoach.text.content.trade_ja import NO_TRADE

WHAT_JA: Final[tuple[ContentRule, ...]] = (
    VAGUE_TARGET,
    BENEFIT_FOR_ME,
    NO_NUMBER_OR_EXAMPLE,
    HOOK_ASKS_NOTHING,
    NO_NAME,
    NO_TRADE,
)
