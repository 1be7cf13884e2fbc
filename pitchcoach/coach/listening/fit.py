"""A pitch spoken in a given time: "read this in exactly 60 s".

The engine itself speaks faster or slower, and what is left is settled by the pauses between sentences, then
by those at commas, within what sounds natural as long as that will do. Samples are never stretched.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from pitchcoach.coach.listening.assembled import Piece, comma_gaps, length
from pitchcoach.coach.listening.read_aloud import pause_after
from pitchcoach.i18n import Message, msg
from pitchcoach.model.speech import Speech

if TYPE_CHECKING:
    from pitchcoach.coach.listening.spoken_lines import SpokenLine
    from pitchcoach.config.settings import Delivery, Settings
    from pitchcoach.model.pitch import Language

Say = Callable[[int, float], Speech]
"""Speaks the line of a number at a speed."""

SLOWEST: Final = 0.4
FASTEST: Final = 2.5
"""Speeds beyond which no engine can be understood (espeak itself goes no slower than 0.5)."""
CORRECTIONS: Final = 3
NEAR: Final = 0.01
"""How far from the time asked for a take may be, as a share of it."""
_COMMA_SHARE: Final = 0.5
"""A comma is one beat where a full stop is two."""
_EVEN: Final = 0.1
"""Pauses this much longer or shorter than the speed makes them are not heard as another way of speaking."""
_PROBED: Final = 0.4
"""Share of the text by which a slow voice's rate is found before all is spoken."""
_STEP: Final = 0.001
"""Speeds are whole multiples of it: what was spoken before at a speed is then found again."""
_COARSE_STEP: Final = 0.02
"""The same for a slow voice, which may then not have to speak anew at all; pauses make up for it."""
_NOTHING: Final = 1e-6
"""Seconds less than a sample."""
_STEPS: Final = 60
"""Halvings when a number is searched: beyond what a float can tell."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A pitch in the time asked for, or as near to it as the voice comes."""

    pieces: tuple[Piece, ...]
    """What to play, one after the other."""
    speed: float
    """The engine's speed, as a multiple of the voice's natural one."""
    wanted: float
    """The seconds asked for."""
    notes: tuple[Message, ...]
    """What the user should know: the pace is not natural, or the voice could not do it."""

    @property
    def seconds(self) -> float:
        """How long it is."""
        return length(self.pieces)

    @property
    def error(self) -> float:
        """How much longer it is than asked for, as a share of that."""
        return self.seconds / self.wanted - 1.0


@dataclass(frozen=True, slots=True)
class _Bounds:
    """The shortest and the longest pauses that may be made."""

    stop: tuple[float, float]
    """Seconds between two sentences."""
    comma: tuple[float, float]
    """Seconds at a comma."""

    @classmethod
    def natural(cls, delivery: Delivery) -> _Bounds:
        """Return those that sound meant."""
        least, most = delivery.pause_min, delivery.pause_max
        return cls((least, most), (least * _COMMA_SHARE, most * _COMMA_SHARE))

    @classmethod
    def utmost(cls, delivery: Delivery) -> _Bounds:
        """Return those for a voice that cannot be so slow or so fast: still pauses, not stalls or none."""
        least, most = delivery.pause_min * _COMMA_SHARE, delivery.stall_seconds
        return cls((least, most), (least * _COMMA_SHARE, most * _COMMA_SHARE))


def units(lines: Sequence[SpokenLine]) -> int:
    """Return the morae (ja) or words (en) of lines; at least 1."""
    return max(1, sum(_units(line) for line in lines))


def fit(
    lines: Sequence[SpokenLine], seconds: float, say: Say, settings: Settings, *, thrifty: bool = False
) -> Fitted:
    """Speak ``lines`` in ``seconds``; with ``thrifty``, for a slow voice, as little as possible is spoken.

    Raises what ``say`` raises, and ValueError for a time that is none.
    """
    if not lines or seconds <= 0:
        raise ValueError("a fit needs lines and a positive time")
    delivery = settings.delivery
    bounds = _Bounds.natural(delivery)
    natural = _natural(lines, say, thrifty=thrifty)
    step = _COARSE_STEP if thrifty else _STEP
    speed = _speed_for(natural, lines, seconds, delivery, step)
    best: tuple[Piece, ...] = ()
    chosen = speed
    for _ in range(1 + CORRECTIONS):
        speeches = [say(number, speed) for number in range(len(lines))]
        plain = _plain(lines, speeches, speed, delivery)
        pieces = _settled(plain, seconds, bounds)
        if not best or abs(length(pieces) - seconds) <= abs(length(best) - seconds):
            best, chosen = pieces, speed
        pauses = sum(piece.pause for piece in plain[:-1])
        even = abs(length(plain) - seconds) <= _EVEN * pauses
        if (thrifty or even) and abs(length(pieces) / seconds - 1.0) <= NEAR / 10:
            break
        natural = [speech.take.seconds * speed for speech in speeches]
        better = _speed_for(natural, lines, seconds, delivery, step)
        if better == speed:
            break
        speed = better
    best = _settled(best, seconds, _Bounds.utmost(delivery))
    found = Fitted(best, chosen, seconds, ())
    return replace(found, notes=_notes(found, lines, settings))


def shared_out(total: float, values: Sequence[float], bounds: Sequence[tuple[float, float]]) -> list[float]:
    """Return the values, all made longer or shorter by one factor, so that they add up to ``total``.

    None leaves its bounds: where these do not allow the total, it comes as near as they do.
    """
    low, high = 0.0, 1.0

    def scaled(factor: float) -> list[float]:
        return [
            min(max(value * factor, least), most) for value, (least, most) in zip(values, bounds, strict=True)
        ]

    while sum(scaled(high)) < total and any(
        value > 0 and value * high < most for value, (_, most) in zip(values, bounds, strict=True)
    ):
        high *= 2
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(scaled(middle)) < total else (low, middle)
    return scaled(high)


def _units(line: SpokenLine) -> int:
    sentence = line.line.sentence
    return sentence.morae if line.line.language == "ja" else sentence.words


def _sounds(line: SpokenLine) -> int:
    """Return what the length of a line goes by."""
    sentence = line.line.sentence
    return max(1, sentence.morae or sentence.syllables)


def _natural(lines: Sequence[SpokenLine], say: Say, *, thrifty: bool) -> list[float]:
    """Return how long each line takes at the voice's natural speed; of a slow voice only some are spoken."""
    if not thrifty:
        return [say(number, 1.0).take.seconds for number in range(len(lines))]
    sounds = [_sounds(line) for line in lines]
    probed: dict[int, float] = {}
    for number in range(len(lines)):
        probed[number] = say(number, 1.0).take.seconds
        heard = sum(sounds[at] for at in probed)
        if heard >= _PROBED * sum(sounds):
            break
    rate = sum(sounds[at] for at in probed) / sum(probed.values())
    return [probed.get(number, sounds[number] / rate) for number in range(len(lines))]


def _speed_for(
    natural: Sequence[float], lines: Sequence[SpokenLine], seconds: float, delivery: Delivery, step: float
) -> float:
    """Return the speed at which lines of these natural lengths, and the pauses between them, take so long."""
    slow, fast = SLOWEST, FASTEST
    for _ in range(_STEPS):
        middle = (slow + fast) / 2
        pauses = sum(_pause(line, middle, delivery) for line in lines[:-1])
        slow, fast = (middle, fast) if sum(natural) / middle + pauses > seconds else (slow, middle)
    return round(round(slow / step) * step, 3)


def _pause(line: SpokenLine, speed: float, delivery: Delivery) -> float:
    return min(max(pause_after(line, speed, False), delivery.pause_min), delivery.pause_max)


def _plain(
    lines: Sequence[SpokenLine], speeches: Sequence[Speech], speed: float, delivery: Delivery
) -> tuple[Piece, ...]:
    last = len(lines) - 1
    return tuple(
        Piece(line, speech, _pause(line, speed, delivery) if number < last else 0.0)
        for number, (line, speech) in enumerate(zip(lines, speeches, strict=True))
    )


def _settled(pieces: tuple[Piece, ...], seconds: float, bounds: _Bounds) -> tuple[Piece, ...]:
    """Return the pieces with the pauses that make them last ``seconds``, as far as the bounds allow."""
    missing = seconds - length(pieces)
    if abs(missing) <= _NOTHING:
        return pieces
    pauses = [piece.pause for piece in pieces[:-1]]
    shared = [*shared_out(sum(pauses) + missing, pauses, [bounds.stop] * len(pauses)), 0.0]
    paused = tuple(replace(piece, pause=pause) for piece, pause in zip(pieces, shared, strict=True))
    return _with_commas(paused, seconds - length(paused), bounds)


def _with_commas(pieces: tuple[Piece, ...], missing: float, bounds: _Bounds) -> tuple[Piece, ...]:
    gaps = [
        (number, phrase, silence)
        for number, piece in enumerate(pieces)
        for phrase, silence in comma_gaps(piece.line, piece.speech)
    ]
    if not gaps or abs(missing) <= _NOTHING:
        return pieces
    least, most = bounds.comma
    made = [silence + dict(pieces[number].commas).get(phrase, 0.0) for number, phrase, silence in gaps]
    shared = shared_out(sum(made) + missing, made, [(min(now, least), max(now, most)) for now in made])
    changes: dict[int, list[tuple[int, float]]] = {}
    for (number, phrase, silence), wanted in zip(gaps, shared, strict=True):
        changes.setdefault(number, []).append((phrase, wanted - silence))
    return tuple(replace(piece, commas=tuple(changes.get(number, ()))) for number, piece in enumerate(pieces))


def _notes(found: Fitted, lines: Sequence[SpokenLine], settings: Settings) -> tuple[Message, ...]:
    notes = []
    if abs(found.error) > NEAR:
        notes.append(
            msg(
                "this voice cannot say it in {wanted} s: it takes {seconds} s",
                wanted=f"{found.wanted:.1f}",
                seconds=f"{found.seconds:.1f}",
            )
        )
    pace = _pace_note(units(lines) / found.wanted, lines[0].line.language, settings)
    return (*notes, pace) if pace else tuple(notes)


def _pace_note(a_second: float, language: Language, settings: Settings) -> Message | None:
    time = settings.time
    if language == "ja":
        rate, low, high = round(a_second, 1), time.rate_easy_min, time.rate_easy_max
        told = msg(
            "that is {rate} morae a second; {low} to {high} are easy to follow",
            rate=f"{rate:.1f}",
            low=f"{low:g}",
            high=f"{high:g}",
        )
    else:
        rate, low, high = round(a_second * 60), time.words_easy_min, time.words_easy_max
        told = msg(
            "that is {rate} words a minute; {low} to {high} are easy to follow",
            rate=rate,
            low=low,
            high=high,
        )
    return None if low <= rate <= high else told
