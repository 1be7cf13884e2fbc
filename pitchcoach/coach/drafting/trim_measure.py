"""What cuts save, measured on the changed text: each part is cut, read and counted again, once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from pitchcoach.coach.check import check
from pitchcoach.model.reading import Reading
from pitchcoach.model.report import CheckReport, SectionReport
from pitchcoach.model.trim import Candidate, Cut

if TYPE_CHECKING:
    from pitchcoach.coach.rooms import Rooms
    from pitchcoach.config.settings import Settings
    from pitchcoach.model.pitch import Pitch


ESSENTIAL: Final = frozenset({"C103", "C107", "C108", "C109", "S101", "S102"})
"""Rules that miss something: number or case, question or offer, name, trade, a part."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How long a text is."""

    length: int
    """Characters (ja) or words (en)."""
    seconds: float
    """The estimate."""
    characters: int
    """Characters, in English too."""


_Part = tuple[Reading, int, int]
"""How one part sounds, its length and its characters."""


class Measure:
    """Measures one pitch without any of its cuts; what was measured is kept."""

    def __init__(
        self,
        pitch: Pitch,
        rooms: Rooms,
        settings: Settings,
        slot_seconds: float | None,
        going_on: Callable[[], None] = lambda: None,
    ) -> None:
        """Take a pitch; ``going_on`` is called before each piece of work and may raise to end it."""
        self._going_on = going_on
        self._rooms = rooms
        self._settings = settings
        self._checker = replace(rooms.checker, rules=())
        self._trimmer = rooms.trimmer()
        self._parts: dict[tuple[int, frozenset[Cut]], _Part | None] = {}
        self._pace = rooms.checker.pace(pitch.language)
        self.report = check(pitch, self._checker, settings, slot_seconds=slot_seconds)
        """The pitch as it is."""
        self.most_length = (self.report.target_words or self.report.target_characters or (0, 0))[1]
        """The most characters (ja) or words (en) that fit."""
        self._lacking = self._lacks(pitch)

    @property
    def pitch(self) -> Pitch:
        """The pitch as it is."""
        return self.report.pitch

    def cuts(self) -> Sequence[Cut]:
        """Return what can go."""
        return self._trimmer.cuts(self.report)

    def figures(self, cuts: Collection[Cut] = ()) -> Figures | None:
        """Return how long the pitch is without the cuts; None when the file does not bear them together."""
        parts = []
        for at in range(len(self.pitch.sections)):
            part = self._part(at, frozenset(cut for cut in cuts if cut.section == at))
            if part is None:
                return None
            parts.append(part)
        estimate = self._checker.estimator.estimate([reading for reading, _, _ in parts], self._pace)
        return Figures(sum(p[1] for p in parts), estimate.seconds, sum(p[2] for p in parts))

    def fits(self, cuts: Collection[Cut]) -> bool:
        """Tell whether the pitch is within both upper limits without the cuts."""
        now = self.figures(cuts)
        return now is not None and self.over(now) == (0, 0.0)

    def over(self, figures: Figures) -> tuple[int, float]:
        """Return by how much the upper limits are passed: characters or words, and seconds."""
        return (
            max(0, figures.length - self.most_length),
            max(0.0, figures.seconds - self.report.slot_seconds),
        )

    def changed(self, cuts: Sequence[Cut]) -> CheckReport:
        """Return the report on the pitch without the cuts."""
        text = self._trimmer.without(self.pitch, cuts)
        pitch = self.pitch if text is None else self._rooms.files.parse(text, self.pitch)
        return check(pitch, self._checker, self._settings, slot_seconds=self.report.slot_seconds)

    def spoils(self, cuts: Sequence[Cut]) -> bool:
        """Tell whether the cuts take away what the pitch has: its name, a number, the question at its end."""
        return bool(self._lacks(self.changed(cuts).pitch) - self._lacking)

    def _lacks(self, pitch: Pitch) -> frozenset[str]:
        checker = self._rooms.checker
        report = check(pitch, checker, self._settings, slot_seconds=self.report.slot_seconds)
        return frozenset(finding.rule for finding in report.findings) & ESSENTIAL

    def candidate(self, cut: Cut) -> Candidate | None:
        """Return a cut with what it saves alone; None when it saves nothing."""
        before, after = self.figures(), self.figures((cut,))
        if before is None or after is None:
            return None
        seconds = before.seconds - after.seconds
        characters = before.characters - after.characters
        words = 0 if self.report.words is None else before.length - after.length
        if seconds < 0 or characters <= 0 or words < 0:
            return None
        shown = in_its_phrase(cut, self.report.sections[cut.section])
        return Candidate(cut, *shown, seconds, characters, words)

    def _part(self, at: int, cuts: frozenset[Cut]) -> _Part | None:
        key = (at, cuts)
        if key not in self._parts:
            self._parts[key] = self._read(at, cuts)
        return self._parts[key]

    def _read(self, at: int, cuts: frozenset[Cut]) -> _Part | None:
        pitch = self.pitch
        self._going_on()
        if cuts:
            text = self._trimmer.without(pitch, tuple(cuts))
            if text is None:
                return None
            pitch = self._rooms.files.parse(text, pitch)
            if len(pitch.sections) != len(self.pitch.sections):
                return None
        spoken = pitch.sections[at].spoken
        reading = self._checker.reader.read(spoken.text, self.pitch.language, spoken.rubies)
        characters = self._checker.count_characters(spoken.text)
        english = self.pitch.language == "en"
        return reading, self._checker.count_words(spoken.text) if english else characters, characters


def in_its_phrase(cut: Cut, part: SectionReport) -> tuple[str, str]:
    """Return the words of a cut with the rest of their phrase, before and after it is made."""
    text = part.section.spoken.text
    phrases = part.reading.phrases
    edges = {phrase.start for phrase in phrases} | {phrase.end for phrase in phrases}
    if not cut.replacement and {cut.start, cut.end} <= edges:
        return cut.words.strip(), ""
    start = max((p.start for p in phrases if p.start <= cut.start), default=cut.start)
    end = min((p.end for p in phrases if p.end >= cut.end), default=cut.end)
    after = text[start : cut.start] + cut.replacement + text[cut.end : end]
    return text[start:end].strip(), after.strip()
