"""The text of a round: what its rung shows, what moves it on, and what is looked up for a moment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pitchcoach.coach.rehearsing import prompter
from pitchcoach.coach.rehearsing.hiding import Passage, passages
from pitchcoach.i18n import Translator
from pitchcoach.model.round import Rung
from pitchcoach.tui.practice import Practice

HIDES: Final[frozenset[Rung]] = frozenset({"cues", "cloze", "keywords", "blind", "short", "event"})
"""Rungs on which there is something to look up."""
_BARE: Final[frozenset[Rung]] = frozenset({"blind", "event"})


class RoundText:
    """What the prompter shows; seconds given to it are those of the round, moments those of the clock."""

    def __init__(
        self, cues: Sequence[prompter.Cue], practice: Practice, manner: prompter.Manner, peek_seconds: float
    ) -> None:
        self._cues = tuple(cues)
        self._rung, self._level = practice.rung, practice.level
        self._following = prompter.Following(manner)
        self._peek_seconds = peek_seconds
        self._peek: tuple[int, float] | None = None
        self._made: tuple[int | None, tuple[Passage, ...]] | None = None
        self.looked_up = 0
        """How often hidden words were looked up."""

    def passages(self, now: float) -> tuple[Passage, ...]:
        """Return what is shown; worked out once for each sentence that is looked up, not at every tick."""
        if self._peek is not None and now >= self._peek[1]:
            self._peek = None
        peek = self._peek[0] if self._peek else None
        if self._made is None or self._made[0] != peek:
            self._made = (peek, passages(self._cues, self._rung, self._level, peek))
        return self._made[1]

    def due(self, seconds: float) -> int:
        """Return the number of the phrase to say now."""
        return prompter.due(self._cues, self._following, seconds)

    def enter(self, section: int, since: float) -> None:
        """Go to the start of a section that began at this second; nothing happens inside one."""
        if section != self._following.section:
            self._following = prompter.enter(self._following, self._cues, section, since)
            self._peek = None

    def go_to(self, cue: int, seconds: float) -> None:
        """Go on from a phrase."""
        self._following = prompter.go_to(self._following, self._cues[cue], seconds)

    def change_speed(self, steps: int, seconds: float) -> None:
        """Go faster or slower."""
        self._following = prompter.with_speed(self._following, steps, seconds)

    def change_manner(self, seconds: float) -> None:
        """Let the next of plan, marks and keys move it."""
        at = prompter.MANNERS.index(self._following.manner) + 1
        manner = prompter.MANNERS[at % len(prompter.MANNERS)]
        self._following = prompter.with_manner(self._following, manner, seconds)

    def look_up(self, now: float, seconds: float) -> None:
        """Show the sentence that is due for a moment, or hide it again."""
        if self._peek is not None:
            self._peek = None
        elif self._cues:
            self._peek = (self.due(seconds), now + self._peek_seconds)
            self.looked_up += 1

    def words(self, tr: Translator) -> list[str]:
        """Tell what moves the text, and how often it was looked up."""
        following, told = self._following, []
        if self._rung not in _BARE:
            manners = {
                "plan": tr("text by plan"),
                "section": tr("text by plan, waits for Space"),
                "hand": tr("text by your keys ↑↓"),
            }
            told.append(manners[following.manner])
            if following.speed != 1 and following.manner != "hand":
                told.append(tr("{speed} times as fast", speed=f"{following.speed:.1f}"))
        if self.looked_up:
            told.append(tr.plural("looked up once", "looked up {count} times", self.looked_up))
        return told
