"""The rules about how Japanese sounds to somebody who hears it once.

Their patterns are kept as text and compiled at first use, and their lists are read then: most of what the
program does checks nothing.
"""

from __future__ import annotations

from typing import Final

from pitchcoach.text.content.endings_ja import ENDINGS
from pitchcoach.text.content.homophones_ja import HOMOPHONES
from pitchcoach.text.content.jargon_ja import JARGON
from pitchcoach.text.content.katakana_ja import KATAKANA
from pitchcoach.text.content.numbers_ja import NUMBERS
from pitchcoach.text.content.rule import ContentRule
from pitchcoach.text.content.twisters_ja import TWISTERS

SOUND_JA: Final[tuple[ContentRule, ...]] = (JARGON, KATAKANA, ENDINGS, HOMOPHONES, NUMBERS, TWISTERS)
