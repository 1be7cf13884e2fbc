"""The text as it was said: each phrase with what a listener noticed at it, in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pitchcoach.coach.hearing.delivery import Delivery, SaidPhrase
from pitchcoach.coach.hearing.delivery_noticed import hurried, left_out, long_silences, possible_fillers
from pitchcoach.coach.hearing.delivery_pauses import PlacedPause
from pitchcoach.i18n import Message, msg
from pitchcoach.model.delivery import Extra

if TYPE_CHECKING:
    from pitchcoach.config.settings import Settings


@dataclass(frozen=True, slots=True)
class HeardPhrase:
    """One phrase of the text and what is to be marked at it."""

    said: SaidPhrase
    """The phrase."""
    section: int
    """Number of its section among those with text."""
    pause: PlacedPause | None
    """The pause after it, or the longest inside it."""
    long: bool
    """Whether that pause is too long to be meant."""
    lost: bool
    """Whether its comma or full stop got no pause."""
    fast: bool
    """Whether it was said in a hurry."""
    left_out: bool
    """Whether it was surely left out; a single short phrase that was not found is not."""
    extras: tuple[Extra, ...]
    """What was said between it and the next phrase besides the text."""

    @property
    def marked(self) -> bool:
        """Whether there is something to look at; a pause where it belongs is nothing."""
        pause = self.pause
        unasked = self.long or (pause is not None and pause.place in ("between", "inside"))
        return unasked or self.fast or self.lost or bool(self.extras) or self.said.said != "said"


def heard_text(found: Delivery, settings: Settings) -> tuple[HeardPhrase, ...]:
    """Return every phrase of the text; empty when the text was not found in the recording."""
    rushed = {number for number, _, _ in hurried(found, settings)}
    silences = long_silences(found, settings)
    sure = {(one.line, one.phrase) for run in left_out(found) for one in run}
    numbers = {part.section: number for number, part in enumerate(found.sections)}
    heard = []
    for said in found.phrases:
        key = (said.line, said.phrase)
        pauses = [pause for pause in found.pauses if pause.phrase == key]
        longest = max(pauses, key=lambda pause: pause.seconds, default=None)
        number = numbers[said.section]
        heard.append(
            HeardPhrase(
                said,
                number,
                longest,
                long=longest in silences,
                lost=bool(said.asks) and said.paused == 0,
                fast=said.said != "skipped" and (number in rushed or _too_fast(said, found, settings)),
                left_out=key in sure,
                extras=_extras_after(said, found),
            )
        )
    return tuple(heard)


def phrase_words(one: HeardPhrase, found: Delivery) -> tuple[Message, ...]:
    """Return what is to be said of a phrase, a sentence each; what is as it should be is said, too."""
    said = one.said
    if said.said == "skipped":
        return (msg("left out") if one.left_out else msg("not recognised: said otherwise, or left out"),)
    words = []
    if said.said == "repeated":
        words.append(msg("said more than once"))
    if one.pause is not None:
        words.append(_pause_words(one.pause, long=one.long))
    elif one.lost:
        words.append(msg("no pause where the text has one"))
    if one.fast:
        words.append(msg("hurried"))
    fillers = possible_fillers(found)
    words += [_extra_words(extra, possible=extra in fillers) for extra in one.extras]
    return tuple(words) or (msg("as written"),)


def _too_fast(said: SaidPhrase, found: Delivery, settings: Settings) -> bool:
    limit = settings.time.words_easy_max if found.rate_unit == "words/min" else settings.time.rate_easy_max
    at = int((said.start + said.end) / 2 / found.pace.step)
    pace = found.pace.values[at] if at < len(found.pace.values) else None
    return pace is not None and pace > limit


def _extras_after(said: SaidPhrase, found: Delivery) -> tuple[Extra, ...]:
    """Return what was said besides from the end of a phrase to the start of the one said next."""
    if said.said == "skipped":
        return ()
    later = [one.start for one in found.phrases if one.said != "skipped" and one.start > said.start]
    ends = min(later, default=float("inf"))
    middles = [(extra, (extra.start + extra.end) / 2) for extra in found.extras]
    return tuple(extra for extra, middle in middles if said.start < middle <= max(ends, said.end))


def _pause_words(pause: PlacedPause, *, long: bool) -> Message:
    seconds = f"{pause.seconds:.1f}"
    if long:
        return msg("{seconds} s of silence after it: too long for a pause", seconds=seconds)
    if pause.place == "inside":
        return msg("{seconds} s of pause inside it, unasked", seconds=seconds)
    if pause.place == "between":
        return msg("{seconds} s of pause after it, unasked", seconds=seconds)
    return msg("{seconds} s of pause after it", seconds=seconds)


def _extra_words(extra: Extra, *, possible: bool) -> Message:
    if possible and extra.guess:
        return msg("then possibly a filler: {guess}", guess=extra.guess)
    if possible:
        return msg("then possibly a filler")
    return msg("then {seconds} s that are not in the text", seconds=f"{extra.end - extra.start:.1f}")
