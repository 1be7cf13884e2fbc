"""Every rule about content, of every language."""

from __future__ import annotations

from typing import Final

from pitchcoach.text.content.rule import ContentRule
from pitchcoach.text.content.rules_en import CONTENT_EN
from pitchcoach.text.content.sound_ja import SOUND_JA
from pitchcoach.text.content.what_ja import WHAT_JA

CONTENT_RULES: Final[tuple[ContentRule, ...]] = (*WHAT_JA, *SOUND_JA, *CONTENT_EN)
