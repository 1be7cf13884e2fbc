"""A delivery as plain values for JSON: figures rounded to what they are worth, sentences in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pitchcoach.coach.hearing.delivery import Delivery, SaidPhrase, SaidSection
from pitchcoach.coach.hearing.delivery_pauses import PlacedPause
from pitchcoach.i18n import Message


def as_json(found: Delivery, render: Callable[[Message], str]) -> dict[str, Any]:
    """Return everything that is told of a take; None wherever it cannot be told."""
    measures = found.measures
    return {
        "duration_seconds": round(measures.duration_seconds, 3),
        "speech_seconds": round(measures.speech_seconds, 3),
        "onset_seconds": _rounded(measures.onset_seconds, 3),
        "trailing_seconds": _rounded(measures.trailing_seconds, 3),
        "longest_run_seconds": _rounded(measures.longest_run_seconds, 3),
        "pauses": [_pause(one) for one in found.pauses],
        "speech_rate": _rounded(found.speech_rate, 2),
        "articulation_rate": _rounded(found.articulation_rate, 2),
        "rate_unit": found.rate_unit,
        "rate_approximate": found.approximate,
        "f0_median_hz": _rounded(measures.f0_median_hz, 1),
        "f0_sd_semitones": _rounded(measures.f0_sd_semitones, 2),
        "loudness_lufs": _rounded(measures.loudness_lufs, 2),
        "loudness_range_db": _rounded(measures.loudness_range_db, 2),
        "clipping_ratio": round(measures.clipping_ratio, 6),
        "snr_db": _rounded(measures.snr_db, 1),
        "phrases": [_phrase(one) for one in found.phrases],
        "extras": [
            {
                "start": round(one.start, 3),
                "end": round(one.end, 3),
                "kind": one.kind,
                "guess": one.guess or None,
            }
            for one in found.extras
        ],
        "sections": [_section(one) for one in found.sections],
        "notes": [render(note) for note in found.notes],
    }


def _pause(pause: PlacedPause) -> dict[str, Any]:
    return {
        "start": round(pause.start, 3),
        "end": round(pause.end, 3),
        "after": pause.after or None,
        "place": pause.place or None,
        "stall": pause.stall,
    }


def _phrase(phrase: SaidPhrase) -> dict[str, Any]:
    return {
        "text": phrase.text,
        "start": round(phrase.start, 3),
        "end": round(phrase.end, 3),
        "said": phrase.said,
        "section": phrase.role,
        "pause_after": _rounded(phrase.paused, 3),
    }


def _section(section: SaidSection) -> dict[str, Any]:
    return {
        "role": section.role,
        "start": _rounded(section.start, 3),
        "end": _rounded(section.end, 3),
        "seconds": round(section.seconds, 3),
        "speech_rate": _rounded(section.speech_rate, 2),
        "articulation_rate": _rounded(section.articulation_rate, 2),
    }


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)
