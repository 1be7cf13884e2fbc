"""What recordings told, as tables for people: each figure with what it means."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from pitchcoach.cli.context import Context
from pitchcoach.cli.table import table, visible
from pitchcoach.coach.hearing.delivery import NO_TEXT, Delivery, SaidSection
from pitchcoach.config.settings import Settings
from pitchcoach.errors import PitchcoachError
from pitchcoach.i18n import Translator
from pitchcoach.model.pitch import ROLE_NAMES
from pitchcoach.speech.notes import CLIPPED_SHARE

SOFT_LUFS: Final = -35.0
"""Below this a recording must be turned up to be heard at all (our own inference)."""
Row = tuple[str, str, str]


def print_tables(outcomes: Sequence[tuple[Path, Delivery | PitchcoachError]], context: Context) -> None:
    """Print one recording in full or several in a row each; then what is to be noted, then the errors."""
    found = [(path, outcome) for path, outcome in outcomes if isinstance(outcome, Delivery)]
    if len(outcomes) == 1 and found:
        _print_one(found[0][1], context)
    elif found:
        _print_many(found, context)
    sys.stdout.flush()
    for _, outcome in outcomes:
        if isinstance(outcome, PitchcoachError):
            context.complain(outcome)


def _print_one(found: Delivery, context: Context) -> None:
    tr = context.tr
    for note in found.notes:
        print(visible(tr.render(note)))
    if found.notes:
        print()
    rows = [*_time(found, tr), *_pauses(found, context.settings, tr), *_sound(found, context.settings, tr)]
    print(table((tr("Measure"), tr("Value"), tr("What it means")), rows, right=(1,)))
    if found.sections:
        head = (tr("Section"), tr("from"), tr("to"), tr("Took"), tr("Pace"))
        print("\n" + table(head, [_section(one, found, tr) for one in found.sections], right=(1, 2, 3, 4)))
    lines = [visible(line) for line in _places(found, tr)]
    if lines:
        print("\n" + "\n".join(lines))


def _print_many(found: Sequence[tuple[Path, Delivery]], context: Context) -> None:
    tr = context.tr
    head = (
        tr("File"),
        tr("Length"),
        tr("Speech"),
        tr("Pace"),
        tr("Pauses"),
        tr("Voice (f0)"),
        tr("Loudness"),
        tr("Above the room"),
    )
    rows = [
        (
            str(path),
            _seconds(one.measures.duration_seconds, tr),
            _seconds(one.measures.speech_seconds, tr),
            _pace(one.speech_rate, one, tr),
            str(len(one.pauses)),
            _f0(one, tr),
            _value("{value} LUFS", one.measures.loudness_lufs),
            _value("{value} dB", one.measures.snr_db, 0),
        )
        for path, one in found
    ]
    print(table(head, rows, right=(1, 2, 3, 4, 5, 6, 7)))
    notes = list(_notes(found, tr))
    if notes:
        print("\n" + "\n".join(map(visible, notes)))


def _notes(found: Sequence[tuple[Path, Delivery]], tr: Translator) -> Iterator[str]:
    """Yield what is to be noted: once what was asked of all, then the rest with its file."""
    if any(NO_TEXT in one.notes for _, one in found):
        yield tr.render(NO_TEXT)
    for path, one in found:
        yield from (f"{path}: {tr.render(note)}" for note in one.notes if note != NO_TEXT)


def _time(found: Delivery, tr: Translator) -> Iterator[Row]:
    measures = found.measures
    whole, spoken = measures.duration_seconds, measures.speech_seconds
    share = tr("{percent} % of it is speech", percent=f"{spoken / whole * 100:.0f}") if whole else ""
    yield tr("Length"), _seconds(whole, tr), ""
    yield tr("Speech"), _seconds(spoken, tr), share
    if measures.onset_seconds is not None and measures.trailing_seconds is not None:
        yield tr("Before the first word"), _seconds(measures.onset_seconds, tr), ""
        yield tr("After the last word"), _seconds(measures.trailing_seconds, tr), ""


def _pauses(found: Delivery, settings: Settings, tr: Translator) -> Iterator[Row]:
    band = settings.delivery
    if found.rate_unit is not None:
        told = _told_pace(found, settings, tr)
        yield tr("Pace"), _pace(found.speech_rate, found, tr), told
        yield tr("Pace without pauses"), _pace(found.articulation_rate, found, tr), ""
    seconds = [pause.seconds for pause in found.pauses]
    meant = sum(band.pause_min <= one <= band.pause_max for one in seconds)
    told = tr(
        "{count} of them sound meant ({low}–{high} s)",
        count=meant,
        low=f"{band.pause_min:g}",
        high=f"{band.pause_max:g}",
    )
    yield tr("Pauses"), str(len(seconds)), told if seconds else ""
    if seconds:
        yield tr("Usual pause"), _seconds(statistics.median(seconds), tr, 2), ""
    stalls = tr("silences of {seconds} s and more", seconds=f"{band.stall_seconds:g}")
    yield tr("Stalls"), str(len(found.stalls)), stalls
    run = found.measures.longest_run_seconds
    if run is not None:
        long = run > settings.length.breath_seconds
        breath = tr("▲ longer than one breath ({seconds} s)", seconds=f"{settings.length.breath_seconds:g}")
        yield tr("Longest run without a pause"), _seconds(run, tr), breath if long else tr("● one breath")


def _sound(found: Delivery, settings: Settings, tr: Translator) -> Iterator[Row]:
    measures, band = found.measures, settings.delivery
    yield tr("Voice (f0)"), _value("{value} Hz", measures.f0_median_hz, 0), ""
    yield (
        tr("f0 varies by"),
        _value(tr("{value} semitones"), measures.f0_sd_semitones),
        _lively(measures.f0_sd_semitones, band.f0_flat, tr),
    )
    soft = measures.loudness_lufs is not None and measures.loudness_lufs < SOFT_LUFS
    yield (
        tr("Loudness"),
        _value("{value} LUFS", measures.loudness_lufs),
        tr("▽ soft: speak closer to the microphone") if soft else "",
    )
    yield (
        tr("Loudness varies by"),
        _value("{value} dB", measures.loudness_range_db),
        _lively(measures.loudness_range_db, band.loudness_flat, tr),
    )
    clipped = measures.clipping_ratio
    yield (
        tr("Clipped"),
        tr("{percent} %", percent=f"{clipped * 100:.2f}"),
        tr("▲ too loud for the microphone") if clipped >= CLIPPED_SHARE else tr("● clean"),
    )
    yield (
        tr("Voice above the room"),
        _value("{value} dB", measures.snr_db, 0),
        _quiet(measures.snr_db, settings, tr),
    )


def _told_pace(found: Delivery, settings: Settings, tr: Translator) -> str:
    rate, time = found.speech_rate, settings.time
    if rate is None:
        return tr("not enough speech to tell")
    low, high = (
        (time.rate_easy_min, time.rate_easy_max)
        if found.rate_unit == "morae/s"
        else (time.words_easy_min, time.words_easy_max)
    )
    band = f"{low:g}–{high:g}"
    if rate > high:
        told = tr("▲ fast: {band} are easy to follow", band=band)
    elif rate < low:
        told = tr("▽ slow: {band} are usual", band=band)
    else:
        told = tr("● easy to follow ({band})", band=band)
    return tr("{told}; approximate", told=told) if found.approximate else told


def _lively(value: float | None, flat: float, tr: Translator) -> str:
    if value is None:
        return tr("not enough speech to tell")
    if value < flat:
        return tr("▽ flat (below {limit})", limit=f"{flat:g}")
    return tr("● lively (from {limit} on)", limit=f"{flat:g}")


def _quiet(snr: float | None, settings: Settings, tr: Translator) -> str:
    if snr is None:
        return tr("not enough silence to tell")
    return tr("● quiet room") if snr >= settings.sound.snr_least else tr("▲ loud room")


def _section(section: SaidSection, found: Delivery, tr: Translator) -> tuple[str, ...]:
    name = tr("Opening") if section.role is None else tr.render(ROLE_NAMES[section.role])
    if section.start is None or section.end is None:
        return name, "–", "–", tr("left out"), "–"
    took = _seconds(section.seconds, tr)
    return name, _clock(section.start), _clock(section.end), took, _pace(section.speech_rate, found, tr)


def _places(found: Delivery, tr: Translator) -> Iterator[str]:
    for phrase in found.skipped:
        yield tr("{time}  left out: {words}", time=_clock(phrase.start), words=phrase.text)
    for phrase in found.repeated:
        yield tr("{time}  said more than once: {words}", time=_clock(phrase.start), words=phrase.text)
    for phrase in found.passed_over:
        yield tr("{time}  no pause after: {words}", time=_clock(phrase.end), words=phrase.text)
    for pause in found.unplanned:
        seconds = _seconds(pause.seconds, tr)
        if pause.place == "inside":
            yield tr(
                "{time}  pause of {seconds} in: {words}",
                time=_clock(pause.start),
                seconds=seconds,
                words=pause.after,
            )
        else:
            yield tr(
                "{time}  unplanned pause of {seconds} after: {words}",
                time=_clock(pause.start),
                seconds=seconds,
                words=pause.after,
            )
    for pause in found.stalls:
        yield tr(
            "{time}  silence of {seconds} after: {words}",
            time=_clock(pause.start),
            seconds=_seconds(pause.seconds, tr),
            words=pause.after or "–",
        )
    for extra in found.extras:
        kinds = {
            "filler": tr("possible filler"),
            "speech": tr("not in the text"),
            "other": tr("another sound"),
        }
        guess = f" ({extra.guess})" if extra.guess else ""
        yield f"{_clock(extra.start)}  {kinds[extra.kind]}{guess}: {_seconds(extra.end - extra.start, tr)}"


def _pace(rate: float | None, found: Delivery, tr: Translator) -> str:
    if rate is None:
        return "–"
    about = "~" if found.approximate else ""
    if found.rate_unit == "morae/s":
        return tr("{rate} morae/s", rate=f"{about}{rate:.1f}")
    return tr("{rate} words/min", rate=f"{about}{rate:.0f}")


def _f0(found: Delivery, tr: Translator) -> str:
    measures = found.measures
    if measures.f0_median_hz is None:
        return "–"
    spread = "" if measures.f0_sd_semitones is None else f" ±{measures.f0_sd_semitones:.1f}"
    return f"{measures.f0_median_hz:.0f} Hz{spread}"


def _value(form: str, value: float | None, digits: int = 1) -> str:
    return "–" if value is None else form.replace("{value}", f"{value:.{digits}f}")


def _seconds(seconds: float, tr: Translator, digits: int = 1) -> str:
    return tr("{seconds} s", seconds=f"{seconds:.{digits}f}")


def _clock(seconds: float) -> str:
    return f"{int(seconds // 60)}:{seconds % 60:04.1f}"
