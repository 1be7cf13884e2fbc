"""How a pitch was said: what the samples of a take tell, laid over its text.

``Measures`` know nothing of the text and an ``Alignment`` nothing of sections and pace; here the two become
what the review, the command ``measure`` and the progress speak about. Without an alignment only that is told
which needs none. Nothing here opens a file or a device.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pitchcoach.coach.hearing.delivery_pace import (
    LEAST_SECONDS,
    RateUnit,
    beside,
    between,
    overlap,
    pace_curve,
    rates,
    script_units,
)
from pitchcoach.coach.hearing.delivery_pauses import PlacedPause, placed
from pitchcoach.i18n import Message, msg
from pitchcoach.model.delivery import AlignedPhrase, Alignment, Curve, Extra, Measures, Said
from pitchcoach.model.pitch import Role
from pitchcoach.model.reading import Pause
from pitchcoach.model.sound import Interval

if TYPE_CHECKING:
    from pitchcoach.coach.listening.spoken_lines import SpokenLine
    from pitchcoach.config.settings import Settings

HEARD_SECONDS: Final = 0.25
"""A shorter silence where none was asked for is a consonant rather than a pause (de Jong, Bosker 2013)."""
NO_TEXT: Final = msg("The pace cannot be told without the text.")
"""What is noted of every take that was measured without one."""


@dataclass(frozen=True, slots=True)
class SaidPhrase:
    """One phrase of the text and what became of it."""

    text: str
    """The words as written, with the punctuation that follows them."""
    line: int
    """Number of its line among the lines given, from 0."""
    phrase: int
    """Number of it in its line, from 0."""
    section: int
    """Index of its section in ``Pitch.sections``."""
    role: Role | None
    """Which part that is."""
    units: int
    """Morae (ja) or words (en)."""
    said: Said
    """Whether it was said, and whether more than once."""
    start: float
    """When it begins; for a skipped one, where it should have been."""
    end: float
    """When it ends; for a skipped one, its start."""
    asks: Pause
    """The pause that the punctuation after it asks for."""
    paused: float | None
    """Seconds of pause that followed it, 0 for none; None for a skipped one and after the last one said."""


@dataclass(frozen=True, slots=True)
class SaidSection:
    """One section of the pitch and when it was said."""

    section: int
    """Its index in ``Pitch.sections``."""
    role: Role | None
    """Which part it is."""
    start: float | None
    """When it begins, also if it was then begun again; None when all of it was skipped."""
    end: float | None
    """When its last phrase ends; None when all of it was skipped."""
    speech_rate: float | None
    """Its pace with its pauses, in ``Delivery.rate_unit``, as it was said the last time; None when there is
    not enough of it to tell."""
    articulation_rate: float | None
    """Its pace without pauses."""

    @property
    def seconds(self) -> float:
        """How long it took; 0 when all of it was skipped."""
        return 0.0 if self.start is None or self.end is None else self.end - self.start


@dataclass(frozen=True, slots=True)
class Delivery:
    """Everything that is known of how one take was said; None where that cannot be told."""

    measures: Measures
    """What the samples tell."""
    aligned: bool
    """Whether the text was found in the take: without it there are no phrases, sections and extras."""
    rate_unit: RateUnit | None
    """Unit of all paces; None without a text."""
    speech_rate: float | None
    """Units of the phrases that were said, over the time from the first to the last of them."""
    articulation_rate: float | None
    """The same without the pauses."""
    approximate: bool
    """Whether the paces only hold if the whole text was said, for the text was not found in the take."""
    pace: Curve
    """Speech rate in a window that slides along; stalls are left out of it."""
    pauses: tuple[PlacedPause, ...]
    """Every pause with its place, in the order of time."""
    phrases: tuple[SaidPhrase, ...]
    """Every phrase of the text, in its order; empty when the text was not found."""
    sections: tuple[SaidSection, ...]
    """Every section that has text, in its order; empty when the text was not found."""
    extras: tuple[Extra, ...]
    """What was said besides the text."""
    notes: tuple[Message, ...]
    """What limits all this, in sentences: those of the measures, and of the text."""

    @property
    def stalls(self) -> tuple[PlacedPause, ...]:
        """The pauses that are so long that listeners wonder."""
        return tuple(pause for pause in self.pauses if pause.stall)

    @property
    def skipped(self) -> tuple[SaidPhrase, ...]:
        """The phrases that were left out."""
        return tuple(phrase for phrase in self.phrases if phrase.said == "skipped")

    @property
    def repeated(self) -> tuple[SaidPhrase, ...]:
        """The phrases that were said more than once."""
        return tuple(phrase for phrase in self.phrases if phrase.said == "repeated")

    @property
    def passed_over(self) -> tuple[SaidPhrase, ...]:
        """The phrases whose comma or full stop got no pause."""
        return tuple(phrase for phrase in self.phrases if phrase.asks and phrase.paused == 0)

    @property
    def unplanned(self) -> tuple[PlacedPause, ...]:
        """The pauses that no punctuation asks for, as far as a listener hears them as pauses."""
        return tuple(
            pause
            for pause in self.pauses
            if pause.place in ("between", "inside") and pause.seconds >= HEARD_SECONDS
        )


def delivery(
    measures: Measures, alignment: Alignment | None, lines: Sequence[SpokenLine], settings: Settings
) -> Delivery:
    """Lay what was measured over the text; ``lines`` are those that were aligned, empty without a text."""
    stall = settings.delivery.stall_seconds
    unit = _unit(lines)
    found = alignment if alignment is not None and alignment.fits and _is_speech(measures) else None
    if found is None:
        alone = placed(measures.pauses, (), lines, stall)
        whole = between(measures.speech) if alignment is None and lines and not measures.doubt else None
        rate = rates(script_units(lines), [whole] if whole else [], measures.speech, unit)
        return Delivery(
            measures,
            aligned=False,
            rate_unit=unit,
            speech_rate=rate.speech,
            articulation_rate=rate.articulation,
            approximate=rate.speech is not None,
            pace=Curve(1.0, ()),
            pauses=alone,
            phrases=(),
            sections=(),
            extras=(),
            notes=(*_why_not(measures, alignment, lines), *measures.notes),
        )
    pauses = placed(measures.pauses, found.phrases, lines, stall)
    phrases = tuple(_phrase(one, lines[one.line], pauses, found.phrases) for one in found.phrases)
    said = [phrase for phrase in phrases if phrase.said != "skipped"]
    rate = rates(sum(p.units for p in said), said, measures.speech, unit)
    return Delivery(
        measures,
        aligned=True,
        rate_unit=unit,
        speech_rate=rate.speech,
        articulation_rate=rate.articulation,
        approximate=False,
        pace=pace_curve(said, [p for p in pauses if p.stall], measures, settings.delivery.pace_window, unit),
        pauses=pauses,
        phrases=phrases,
        sections=_sections(phrases, found.extras, measures, unit),
        extras=found.extras,
        notes=measures.notes,
    )


def _unit(lines: Sequence[SpokenLine]) -> RateUnit | None:
    if not lines:
        return None
    return "morae/s" if lines[0].line.language == "ja" else "words/min"


def _is_speech(measures: Measures) -> bool:
    """Tell whether a text can be in it: an aligner finds a little of any text in whatever sounds."""
    return bool(measures.speech) and not measures.doubt


def _why_not(
    measures: Measures, alignment: Alignment | None, lines: Sequence[SpokenLine]
) -> tuple[Message, ...]:
    if measures.speech_seconds < LEAST_SECONDS:
        return ()  # the measures themselves say that there is too little speech, or none
    if measures.doubt == "even":
        return (msg("This sounds like music or another even sound, not like somebody speaking."),)
    if measures.doubt == "voiceless":
        return (msg("There is no voice in it: this sounds like noise, not like somebody speaking."),)
    if not lines:
        return (NO_TEXT,)
    if alignment is None:
        return (
            msg("The text was not looked for in the recording; the pace only holds if all of it was said."),
        )
    return (msg("This does not sound like the pitch: its phrases and sections cannot be found."),)


def _phrase(
    aligned: AlignedPhrase,
    of: SpokenLine,
    pauses: Sequence[PlacedPause],
    order: Sequence[AlignedPhrase],
) -> SaidPhrase:
    phrase = of.line.sentence.phrases[aligned.phrase]
    key = (aligned.line, aligned.phrase)
    last = max((one.end for one in order if one.said != "skipped"), default=0.0)
    paused: float | None = sum(p.end - p.start for p in pauses if p.phrase == key and p.place != "inside")
    if aligned.said == "skipped" or aligned.end >= last:
        paused = None
    return SaidPhrase(
        phrase.text.strip(),
        aligned.line,
        aligned.phrase,
        of.section,
        of.role,
        phrase.morae if of.line.language == "ja" else phrase.words,
        aligned.said,
        aligned.start,
        aligned.end,
        phrase.pause,
        paused,
    )


def _sections(
    phrases: Sequence[SaidPhrase], extras: Sequence[Extra], measures: Measures, unit: RateUnit | None
) -> tuple[SaidSection, ...]:
    said = [phrase for phrase in phrases if phrase.said != "skipped"]
    tries = [one for one in beside(said, measures.speech) if not overlap(one, extras)]
    return tuple(
        _section([p for p in phrases if p.section == number], said, tries, measures, unit)
        for number in dict.fromkeys(phrase.section for phrase in phrases)
    )


def _section(
    phrases: Sequence[SaidPhrase],
    all_said: Sequence[SaidPhrase],
    tries: Sequence[Interval],
    measures: Measures,
    unit: RateUnit | None,
) -> SaidSection:
    """Return one section; ``tries`` is speech that was given up and said again."""
    role, number = phrases[0].role, phrases[0].section
    said = [phrase for phrase in phrases if phrase.said != "skipped"]
    whole = between(said)
    if whole is None:
        return SaidSection(number, role, None, None, None, None)
    rate = rates(sum(p.units for p in said), said, measures.speech, unit)
    start = whole.start
    if min(said, key=lambda one: one.start).said == "repeated":
        before = max((one.end for one in all_said if one.end <= start), default=0.0)
        start = min((one.start for one in tries if before <= one.start < start), default=start)
    return SaidSection(number, role, start, whole.end, rate.speech, rate.articulation)
