"""What a listener notices in a delivery: what was left out, silences, fillers, a part that was hurried.

Findings, marks in the text and the table all ask here, so that they never say different things. A recogniser
may be wrong: what there was time to say was not left out, and what is only possible is called possible.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from pitchcoach.coach.hearing.delivery import Delivery, SaidPhrase
from pitchcoach.coach.hearing.delivery_pace import between, overlap
from pitchcoach.coach.hearing.delivery_pauses import PlacedPause
from pitchcoach.i18n import msg
from pitchcoach.model.delivery import Extra
from pitchcoach.model.reading import Pause
from pitchcoach.model.sound import Interval

if TYPE_CHECKING:
    from pitchcoach.config.settings import Settings

SURE_PHRASES: Final = 2
"""So many phrases in a row that were not found were left out; one alone may just not have been recognised."""
DOUBTED_SHARE: Final = 0.1
"""From this share of phrases on that may have been said all the same, a recording was not well understood: of
real readers' phrases 3 in 100 are (our own measurement).
"""
STUCK_TIMES: Final = 1.5
"""A silence within a sentence this many times as long as a meant one is told (our own inference)."""
FILLER_SECONDS: Final = 0.8
"""What is that short and not in the text is called a possible filler; a word more is mostly longer."""
_PAUSES: Final[dict[Pause, float]] = {"": 0.0, "comma": 0.32, "stop": 0.7}
"""Seconds of pause that punctuation asks for, as 100 readers made them (the estimate's own values)."""


def left_out(found: Delivery) -> tuple[tuple[SaidPhrase, ...], ...]:
    """Return the runs of phrases that were surely left out: a whole sentence, or several in a row.

    Where there was speech enough for them, they were said otherwise, or not recognised: that is not sure.
    """
    return tuple(
        run
        for run in _skipped_runs(found)
        if (len(run) >= SURE_PHRASES or _whole_sentence(run[0], found)) and not _had_time(run, found)
    )


def doubted(found: Delivery) -> Delivery:
    """Return the delivery with a note when much of what counts as skipped may have been said all the same."""
    unsure = sum(len(run) for run in _skipped_runs(found) if _had_time(run, found))
    if unsure < max(SURE_PHRASES, DOUBTED_SHARE * len(found.phrases)):
        return found
    note = msg(
        "{count} phrases were not recognised; there was time for them, so they may have been said.",
        count=unsure,
    )
    return replace(found, notes=(*found.notes, note))


def long_silences(found: Delivery, settings: Settings) -> tuple[PlacedPause, ...]:
    """Return the stalls, and the silences within a sentence that are too long to be meant."""
    longest_meant = STUCK_TIMES * settings.delivery.pause_max
    return tuple(
        pause
        for pause in found.pauses
        if pause.phrase is not None
        and (pause.stall or (pause.place != "stop" and pause.seconds > longest_meant))
    )


def possible_fillers(found: Delivery) -> tuple[Extra, ...]:
    """Return what was said besides the text and may be a filler: what sounds like one, or is as short.

    Where a phrase was not recognised, what is heard instead is that phrase.
    """
    gaps = [_around(run, found) for run in _skipped_runs(found) if _had_time(run, found)]
    return tuple(
        extra
        for extra in found.extras
        if extra.kind == "filler" or (extra.kind == "speech" and extra.end - extra.start <= FILLER_SECONDS)
        if not any(gap.start <= (extra.start + extra.end) / 2 <= gap.end for gap in gaps)
    )


def paces(found: Delivery) -> tuple[float | None, ...]:
    """Return the pace of each section with its pauses, but without the time of stalls."""
    rates: list[float | None] = []
    for part in found.sections:
        if part.start is None or part.end is None or part.speech_rate is None:
            rates.append(None)
            continue
        start, end = part.start, part.end
        stalled = sum(stall.seconds for stall in found.stalls if start < stall.start < end)
        rates.append(part.speech_rate * part.seconds / max(part.seconds - stalled, 0.1))
    return tuple(rates)


def hurried(found: Delivery, settings: Settings) -> tuple[tuple[int, float, float], ...]:
    """Return the sections said much faster than the rest: number, pace, and pace of the rest.

    What is compared is how long each took with how long its words and its pauses would take at the pace of
    the whole: a part with few pauses in its text is no rush.
    """
    rates = paces(found)
    spans = [_took_and_asked(number, found) for number in range(len(found.sections))]
    fast = []
    for number, rate in enumerate(rates):
        took, asked = spans[number]
        others = [span for at, span in enumerate(spans) if at != number and rates[at] is not None]
        rest = _rest(rates, number, found)
        if rate is None or rest is None or not asked:
            continue
        slower = sum(one for one, _ in others) / sum(one for _, one in others)
        if asked * slower >= took * settings.delivery.rush_share:
            fast.append((number, rate, rest))
    return tuple(fast)


def _took_and_asked(number: int, found: Delivery) -> tuple[float, float]:
    """Return how long a section took without stalls and extras, and how long it would at the pace of all."""
    part = found.sections[number]
    if part.start is None or part.end is None or not found.articulation_rate:
        return 0.0, 0.0
    start, end = part.start, part.end
    besides = [Interval(one.start, one.end) for one in found.stalls]
    besides += [Interval(one.start, one.end) for one in found.extras]
    took = part.seconds - sum(one.end - one.start for one in besides if start < one.start < end)
    said = [one for one in found.phrases if one.section == part.section and one.said != "skipped"]
    a_second = found.articulation_rate / (60 if found.rate_unit == "words/min" else 1)
    paused = sum(_PAUSES[one.asks] for one in said[:-1])
    return max(took, 0.1), sum(one.units for one in said) / a_second + paused


def _rest(rates: Sequence[float | None], number: int, found: Delivery) -> float | None:
    """Return the mean of what the other sections have, weighted by their time."""
    pairs = zip(rates, found.sections, strict=True)
    others = [
        (rate, part.seconds) for at, (rate, part) in enumerate(pairs) if at != number and rate is not None
    ]
    whole = sum(seconds for _, seconds in others)
    return sum(rate * seconds for rate, seconds in others) / whole if whole else None


def _skipped_runs(found: Delivery) -> list[tuple[SaidPhrase, ...]]:
    runs = groupby(found.phrases, key=lambda one: one.said == "skipped")
    return [tuple(run) for skipped, run in runs if skipped]


def _beside(run: Sequence[SaidPhrase], found: Delivery) -> tuple[list[SaidPhrase], list[SaidPhrase]]:
    """Return the phrase said before a run of skipped ones, and the one after it, each if there is one."""
    first, last = found.phrases.index(run[0]), found.phrases.index(run[-1])
    before = [one for one in found.phrases[:first] if one.said != "skipped"]
    after = [one for one in found.phrases[last + 1 :] if one.said != "skipped"]
    return before[-1:], after[:1]


def _around(run: Sequence[SaidPhrase], found: Delivery) -> Interval:
    """Return the time in which a run would have been said."""
    before, after = _beside(run, found)
    whole = found.measures.duration_seconds
    return Interval(before[0].end if before else 0.0, after[0].start if after else whole)


def _had_time(run: Sequence[SaidPhrase], found: Delivery) -> bool:
    """Tell whether what sounds around a run of phrases is long enough to hold them, too."""
    if not found.articulation_rate:
        return False
    before, after = _beside(run, found)
    beside = (*before, *after)
    whole = between(beside)
    if whole is None:
        return False
    a_second = found.articulation_rate / (60 if found.rate_unit == "words/min" else 1)
    units = sum(one.units for one in beside) + sum(one.units for one in run) / 2
    return overlap(whole, found.measures.speech) > units / a_second


def _whole_sentence(phrase: SaidPhrase, found: Delivery) -> bool:
    return all(one.said == "skipped" for one in found.phrases if one.line == phrase.line)
