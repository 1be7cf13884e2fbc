"""How a take was delivered: what its samples tell, and what of the script was said when.

``Measures`` come from the samples alone, an ``Alignment`` from the samples and the script. Times are seconds
from the start of the take.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pitchcoach.i18n import Message
from pitchcoach.model.sound import Interval

Said = Literal["said", "skipped", "repeated"]
ExtraKind = Literal["filler", "speech", "other"]
"""``filler`` is a possible filled pause, ``speech`` something else that was said, ``other`` neither."""

SpeechDoubt = Literal["", "even", "voiceless"]
"""Why what sounds in a take is hardly speech: ``even`` as music, ``voiceless`` as noise."""


@dataclass(frozen=True, slots=True)
class Curve:
    """A measure over time, one value each ``step`` seconds; None where there is nothing to tell."""

    step: float
    """Seconds between two values; the first stands at half a step."""
    values: tuple[float | None, ...]
    """In the unit of the measure."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What the samples of one take tell; None wherever there is not enough speech to tell."""

    duration_seconds: float
    """The whole take."""
    speech: tuple[Interval, ...]
    """Where somebody speaks, in order."""
    pauses: tuple[Interval, ...]
    """The silent intervals between the first and the last speech, in order."""
    longest_run_seconds: float | None
    """The longest stretch of speech without a pause."""
    onset_seconds: float | None
    """From the start of the take to the first speech."""
    trailing_seconds: float | None
    """From the last speech to the end of the take."""
    f0_median_hz: float | None
    """Median f0 of the voiced frames."""
    f0_sd_semitones: float | None
    """Spread of f0 in semitones: the median over windows of the standard deviation within each."""
    loudness_lufs: float | None
    """Integrated loudness by ITU-R BS.1770."""
    loudness_range_db: float | None
    """How much the level of the speech varies, in dB."""
    clipping_ratio: float
    """Share of all samples that are clipped, 0–1."""
    snr_db: float | None
    """Level of the speech above that of the room, in dB."""
    level: Curve
    """RMS level in dBFS."""
    f0: Curve
    """f0 in Hz; None where the voice is silent or unvoiced."""
    notes: tuple[Message, ...] = ()
    """What is to be said of the take itself: too short, too noisy, clipped, no speech."""
    doubt: SpeechDoubt = ""
    """Why it is no speech, for all that can be told."""

    @property
    def speech_seconds(self) -> float:
        """All speech together, pauses excluded."""
        return sum((one.end - one.start for one in self.speech), 0.0)


@dataclass(frozen=True, slots=True)
class AlignedPhrase:
    """One phrase of the script in the take."""

    line: int
    """Number of its line (sentence) in what was aligned, from 0."""
    phrase: int
    """Number of it in its line, from 0."""
    start: float
    """When it begins; for a skipped one, where it should have been."""
    end: float
    """When it ends; for a skipped one, its start."""
    said: Said
    """Whether it was said, and whether more than once; the times are those of the last time."""
    phones: tuple[Interval, ...] = ()
    """Its phones, in order; empty where the aligner tells only words, and for a skipped phrase."""


@dataclass(frozen=True, slots=True)
class Extra:
    """A stretch of the take that is not in the script."""

    start: float
    """When it begins."""
    end: float
    """When it ends."""
    kind: ExtraKind
    """What it may be."""
    guess: str = ""
    """Which filler it sounds like, such as えーと; empty when that cannot be told."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The script in the take."""

    phrases: tuple[AlignedPhrase, ...]
    """Every phrase of the script, in its order."""
    extras: tuple[Extra, ...]
    """What was said besides, in the order of time."""
    fits: bool
    """Whether the take is this script at all; False for another text, music or noise."""
    score: float
    """How well it fits; nearer to 0 is better. Japanese: mean log-likelihood a frame against the best state;
    English: the logarithm of the script's share in what sounds."""
