"""What can be told of a rule without running it: why it exists, where it comes from, what to do."""

from __future__ import annotations

from dataclasses import dataclass

from pitchcoach.i18n import Message
from pitchcoach.model.pitch import Language
from pitchcoach.model.report import Severity


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """One entry of the rule book."""

    id: str
    """Stable id such as ``C101``: what settings and files switch off."""
    name: str
    """Stable short name such as ``vague-target``."""
    severity: Severity
    """``hint`` does not make a pitch unclean."""
    languages: tuple[Language, ...]
    """The languages of pitches it looks at."""
    reason: Message
    """Why it exists: what happens to listeners, in one sentence."""
    source: Message
    """Where it comes from; our own inference is called that."""
    fix: Message
    """What to do, in one sentence."""
