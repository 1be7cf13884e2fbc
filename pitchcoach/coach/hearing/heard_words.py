"""What the pictures of a recording show, in words: a picture never carries its message alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pitchcoach.coach.hearing.delivery import Delivery
from pitchcoach.coach.hearing.delivery_noticed import hurried, left_out, long_silences, possible_fillers
from pitchcoach.i18n import Message, msg
from pitchcoach.model.delivery import Measures

if TYPE_CHECKING:
    from pitchcoach.config.settings import Settings


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the table."""

    name: Message
    """What was measured."""
    value: Message
    """The figure with its unit."""
    meaning: Message
    """The usual band, and on which side of it the figure lies."""
    good: bool | None
    """Whether it lies inside the band; None where there is none."""


def summary(found: Delivery, settings: Settings) -> Message:
    """Return what became of the text, in one sentence."""
    if not found.aligned:
        return found.notes[-1] if found.notes else msg("The text was not found in the recording.")
    whole = found.phrases
    out = sum(len(run) for run in left_out(found))
    parts = []
    if out:
        parts.append(msg("{count} of {whole} phrases left out", count=out, whole=len(whole)))
    silences = len(long_silences(found, settings))
    if silences == 1:
        parts.append(msg("one long silence"))
    elif silences:
        parts.append(msg("{count} long silences", count=silences))
    fast = len(hurried(found, settings))
    if fast == 1:
        parts.append(msg("one part hurried"))
    elif fast:
        parts.append(msg("{count} parts hurried", count=fast))
    if len(found.repeated) == 1:
        parts.append(msg("one phrase said again"))
    elif found.repeated:
        parts.append(msg("{count} phrases said again", count=len(found.repeated)))
    fillers = len(possible_fillers(found))
    if fillers == 1:
        parts.append(msg("one possible filler"))
    elif fillers:
        parts.append(msg("{count} possible fillers", count=fillers))
    if not parts:
        return msg("All of the text was said, in its order.")
    return _listed(parts)


def pace_words(found: Delivery, settings: Settings) -> Message:
    """Return what the curve of the pace shows."""
    values = [(value, n) for n, value in enumerate(found.pace.values) if value is not None]
    if not values:
        return msg("There is not enough speech for a curve of the pace.")
    fastest, slowest = max(values), min(values)
    digits = 0 if found.rate_unit == "words/min" else 1
    low, high = _easy(found, settings)
    return msg(
        "From {slow} at {slow_at} to {fast} at {fast_at} {unit}; {low}–{high} is easy to follow.",
        slow=f"{slowest[0]:.{digits}f}",
        slow_at=_clock(slowest[1] * found.pace.step),
        fast=f"{fastest[0]:.{digits}f}",
        fast_at=_clock(fastest[1] * found.pace.step),
        unit=_unit(found),
        low=f"{low:g}",
        high=f"{high:g}",
    )


def voice_words(found: Delivery, settings: Settings) -> Message:
    """Return what the curve of f0 shows."""
    spread, median = found.measures.f0_sd_semitones, found.measures.f0_median_hz
    if spread is None or median is None:
        return msg("There is not enough voice to tell how it moves.")
    limit = settings.delivery.f0_flat
    sentence = (
        msg("The voice moves by {spread} semitones around {hz} Hz: it sounds flat below {limit}.")
        if spread < limit
        else msg("The voice moves by {spread} semitones around {hz} Hz: lively ({limit} and more).")
    )
    return msg(sentence.text, spread=f"{spread:.1f}", hz=f"{median:.0f}", limit=f"{limit:g}")


def level_words(found: Delivery, settings: Settings) -> Message:
    """Return what the curve of the level shows."""
    measures = found.measures
    if measures.loudness_range_db is None:
        return msg("There is not enough speech to tell how loud it is.")
    limit = settings.delivery.loudness_flat
    sentence = (
        msg("Loudness varies by {range} dB: it sounds flat below {limit}.")
        if measures.loudness_range_db < limit
        else msg("Loudness varies by {range} dB: enough ({limit} and more).")
    )
    return msg(sentence.text, range=f"{measures.loudness_range_db:.1f}", limit=f"{limit:g}")


def wave_words(found: Delivery) -> Message:
    """Return what the waveform shows."""
    measures = found.measures
    if not measures.speech:
        return msg("There is no speech in the recording.")
    return msg(
        "{speech} s of speech and {pauses} pauses in {whole} s; the longest stretch without one is {run} s.",
        speech=f"{measures.speech_seconds:.0f}",
        pauses=len(measures.pauses),
        whole=f"{measures.duration_seconds:.0f}",
        run=f"{measures.longest_run_seconds or 0:.0f}",
    )


def figures(found: Delivery, settings: Settings) -> tuple[Figure, ...]:
    """Return the table: what was measured, and what each figure means."""
    measures, limits = found.measures, settings.delivery
    low, high = _easy(found, settings)
    digits = 0 if found.rate_unit == "words/min" else 1
    asked = [one for one in found.phrases if one.asks and one.paused is not None]
    given = sum(one.paused != 0 for one in asked)
    fillers = len(possible_fillers(found))
    share = _share(measures)
    rows = [
        _figure(msg("Speech rate"), found.speech_rate, _unit(found), digits, _band(low, high), (low, high)),
        _figure(
            msg("without pauses"),
            found.articulation_rate,
            _unit(found),
            digits,
            msg("how fast the words themselves come"),
        ),
        _figure(
            msg("Longest run"),
            measures.longest_run_seconds,
            msg("s"),
            1,
            msg("without a pause; a breath: {seconds} s", seconds=f"{settings.length.breath_seconds:g}"),
            (0.0, settings.length.breath_seconds),
        ),
        _figure(msg("Share of speech"), share, msg("%"), 0, msg("from the first word to the last")),
        _figure(
            msg("Movement of the voice"),
            measures.f0_sd_semitones,
            msg("semitones"),
            1,
            msg("lively from {limit} on", limit=f"{limits.f0_flat:g}"),
            (limits.f0_flat, 99.0),
        ),
        _figure(
            msg("Variation of loudness"),
            measures.loudness_range_db,
            msg("dB"),
            1,
            msg("lively from {limit} on", limit=f"{limits.loudness_flat:g}"),
            (limits.loudness_flat, 99.0),
        ),
        _figure(
            msg("Loudness"),
            measures.loudness_lufs,
            Message("LUFS"),
            0,
            msg("of the recording, not of the voice"),
        ),
        _figure(
            msg("Voice above the room"),
            measures.snr_db,
            msg("dB"),
            0,
            msg("clear from {limit} on", limit=f"{settings.sound.snr_least:g}"),
            (settings.sound.snr_least, 999.0),
        ),
    ]
    if found.aligned:
        rows.insert(
            2,
            Figure(
                msg("Pauses of the text"),
                msg("{given} of {asked}", given=given, asked=len(asked)),
                msg("{count} more came unasked", count=len(found.unplanned)),
                good=None if not asked else given >= len(asked) / 2,
            ),
        )
        rows.insert(
            3,
            Figure(
                msg("Possible fillers"),
                msg("{count}", count=fillers),
                msg("{aim} a minute disturb nobody", aim=limits.fillers_pitch),
                good=fillers <= limits.fillers_pitch * max(measures.speech_seconds, 60.0) / 60,
            ),
        )
    return tuple(rows)


def _figure(
    name: Message,
    value: float | None,
    unit: Message,
    digits: int,
    meaning: Message,
    band: tuple[float, float] | None = None,
) -> Figure:
    if value is None:
        return Figure(name, msg("–"), msg("not enough speech to tell"), None)
    good = None if band is None else band[0] <= round(value, digits) <= band[1]
    return Figure(name, msg("{value} {unit}", value=f"{value:.{digits}f}", unit=unit), meaning, good)


def _share(measures: Measures) -> float | None:
    """Return how much of the time from the first to the last speech is speech, in percent."""
    if not measures.speech:
        return None
    span = measures.speech[-1].end - measures.speech[0].start
    return 100 * measures.speech_seconds / span if span else None


def _band(low: float, high: float) -> Message:
    return msg("easy to follow: {low}–{high}", low=f"{low:g}", high=f"{high:g}")


def _easy(found: Delivery, settings: Settings) -> tuple[float, float]:
    limits = settings.time
    if found.rate_unit == "words/min":
        return float(limits.words_easy_min), float(limits.words_easy_max)
    return limits.rate_easy_min, limits.rate_easy_max


def _unit(found: Delivery) -> Message:
    return msg("words/min") if found.rate_unit == "words/min" else msg("morae/s")


def _listed(parts: list[Message]) -> Message:
    """Join parts with commas, whatever their number."""
    joined = parts[0]
    for part in parts[1:]:
        joined = msg("{first}, {second}", first=joined, second=part)
    return msg("{what}.", what=joined)


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
