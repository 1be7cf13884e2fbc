"""Every rule about content, of every language."""

from __future__ import annotations

from typing import Final

from pitchcoach.text.content.rule import ContentRule

CONTENT_RULES: Final[tuple[ContentRule, ...]] = ()
