"""What a recording shows: candidates for the one thing that is said of a round, each with its drill.

What is only possible is called possible. Nobody is blamed for a filler; what to do instead is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from pitchcoach.coach.hearing.delivery import Delivery, SaidPhrase, SaidSection
from pitchcoach.coach.hearing.delivery_noticed import hurried, left_out, long_silences, possible_fillers
from pitchcoach.coach.reviewing.drill import Drill
from pitchcoach.coach.reviewing.findings import Candidate, Help
from pitchcoach.i18n import Message, msg
from pitchcoach.model.pitch import ROLE_NAMES
from pitchcoach.model.round import Round

if TYPE_CHECKING:
    from pitchcoach.config.settings import Settings

CLIPPED_SHARE: Final = 0.0005
"""From this share of clipped samples on a recording is heard to distort (our own inference)."""
LOST_SHARE: Final = 0.5
"""Who passes over more than this share of the commas is in a hurry (our own inference)."""
LEAST_COMMAS: Final = 4
"""Of fewer commas no share is told."""
_QUOTED: Final = 14
"""Characters of a phrase that are quoted."""


def delivery_findings(found: Delivery, done: Round, settings: Settings) -> Iterator[Candidate]:
    """Yield what could be said of a recorded round; nothing where there is nothing to say."""
    yield from _skipped(found, done)
    yield from _stalls(found, done, settings)
    yield from _rushed(found, done, settings)
    yield from _commas(found)
    yield from _repeated(found, done)
    yield from _start(found, done, settings)
    yield from _fillers(found, settings)
    yield from _flat(found, settings)
    yield from _recording(found, settings)


def _skipped(found: Delivery, done: Round) -> Iterator[Candidate]:
    runs = left_out(found)
    if not runs:
        return
    longest = max(runs, key=lambda run: sum(phrase.units for phrase in run))
    number = _number(longest[0], found)
    units = sum(phrase.units for run in runs for phrase in run)
    share = units / max(1, sum(phrase.units for phrase in found.phrases))
    name = _name(number, found, done)
    told = msg("“{words}” in {section} was left out.", words=_quoted(longest), section=name)
    if len(runs) > 1:
        told = msg(
            "“{words}” in {section} was left out, and more in {others} other places.",
            words=_quoted(longest),
            section=name,
            others=len(runs) - 1,
        )
    todo = msg("Say only {section} twice with the text before you, then once without.", section=name)
    yield Candidate("skipped", Help.WHOLE, told, Drill("say", todo, section=number, times=3), share)
    todo = msg("Say only how each sentence of {section} begins, twice: then its order stands.", section=name)
    order = Drill("say", todo, section=number, times=2, show="openings")
    yield Candidate("skipped-order", Help.WHOLE, told, order, share / 2)


def _stalls(found: Delivery, done: Round, settings: Settings) -> Iterator[Candidate]:
    inner = long_silences(found, settings)
    if not inner:
        return
    longest = max(inner, key=lambda pause: (pause.stall, pause.seconds))
    phrase = next(one for one in found.phrases if (one.line, one.phrase) == longest.phrase)
    number = _number(phrase, found)
    figures = {"seconds": f"{longest.seconds:.1f}", "words": _quoted([phrase])}
    told = msg("{seconds} s of silence after “{words}”.", **figures)
    if not longest.stall:
        told = msg("{seconds} s of silence in the middle of a sentence, after “{words}”.", **figures)
    todo = msg("Say the sentence before it and the one after it in one go, three times.")
    drill = Drill("say", todo, section=number, times=3)
    yield Candidate("stall", Help.FOLLOWED, told, drill, longest.seconds)
    todo = msg("Let the voice lead you through {section} once.", section=_name(number, found, done))
    yield Candidate("stall-voice", Help.FOLLOWED, told, Drill("shadow", todo, section=number))


def _rushed(found: Delivery, done: Round, settings: Settings) -> Iterator[Candidate]:
    fast = hurried(found, settings)
    if not fast:
        return
    number, rate, rest = max(fast, key=lambda one: one[1] / one[2])
    name, part = _name(number, found, done), found.sections[number]
    lost = next((p for p in found.passed_over if p.section == part.section and p.asks == "comma"), None)
    figures = {"section": name, "rate": _rate(rate, found), "rest": _rate(rest, found)}
    if lost is None:
        told = msg("{section} was rushed: {rate}, the rest {rest}.", **figures)
    else:
        told = msg(
            "{section} was rushed: {rate}, the rest {rest}; the comma after “{words}” got no pause.",
            words=_quoted([lost]),
            **figures,
        )
    todo = msg("Say only {section} twice, with a full breath at each pause.", section=name)
    say = Drill("say", todo, section=number, times=2, show="breaths")
    yield Candidate("rushed", Help.FOLLOWED, told, say, 2 * rate / rest)
    todo = msg("Say {section} after the voice once, at its pace.", section=name)
    yield Candidate("rushed-voice", Help.FOLLOWED, told, Drill("shadow", todo, section=number))


def _commas(found: Delivery) -> Iterator[Candidate]:
    asked = [one for one in found.phrases if one.asks == "comma" and one.paused is not None]
    lost = [one for one in asked if one.paused == 0]
    if len(asked) < LEAST_COMMAS or len(lost) <= LOST_SHARE * len(asked):
        return
    told = msg(
        "{lost} of {asked} commas got no pause, first the one after “{words}”.",
        lost=len(lost),
        asked=len(asked),
        words=_quoted([lost[0]]),
    )
    todo = msg("Say it once and breathe in at every comma, even if it feels too long.")
    yield Candidate("commas", Help.FOLLOWED, told, Drill("say", todo, show="breaths"), len(lost) / len(asked))


def _repeated(found: Delivery, done: Round) -> Iterator[Candidate]:
    if not found.repeated:
        return
    first = found.repeated[0]
    number = _number(first, found)
    told = msg("“{words}” came twice: a new start.", words=_quoted([first]))
    todo = msg(
        "Say only {section} twice; when you slip, go on instead of back.", section=_name(number, found, done)
    )
    drill = Drill("say", todo, section=number, times=2)
    yield Candidate("repeated", Help.VOICE, told, drill, len(found.repeated))


def _start(found: Delivery, done: Round, settings: Settings) -> Iterator[Candidate]:
    onset = found.measures.onset_seconds
    if not found.aligned or onset is None or onset - done.take_start < settings.delivery.late_start:
        return
    late = onset - done.take_start
    told = msg("You began {seconds} s after the clock.", seconds=f"{late:.1f}")
    todo = msg("Say only the first part three times, each time straight after breathing in.")
    yield Candidate("late-start", Help.SHAPE, told, Drill("say", todo, section=0, times=3), late)


def _fillers(found: Delivery, settings: Settings) -> Iterator[Candidate]:
    fillers = possible_fillers(found)
    words = sum(phrase.units for phrase in found.phrases if phrase.said != "skipped")
    minutes = max(found.measures.speech_seconds, 30.0) / 60
    if found.rate_unit == "words/min":
        allowed = settings.delivery.fillers_english * words
    else:
        allowed = settings.delivery.fillers_pitch * minutes
    if len(fillers) <= allowed:
        return
    guesses = list(dict.fromkeys(extra.guess for extra in fillers if extra.guess))
    heard = msg("{count} possible fillers", count=len(fillers))
    if guesses:
        heard = msg("{count} possible fillers ({words})", count=len(fillers), words="・".join(guesses[:3]))
    told = msg("{heard}; {aim} a minute disturb nobody.", heard=heard, aim=settings.delivery.fillers_pitch)
    todo = msg("Say it once, and where one wants to come, close your mouth and breathe.")
    yield Candidate("fillers", Help.VOICE, told, Drill("say", todo, show="breaths"), len(fillers) - allowed)


def _flat(found: Delivery, settings: Settings) -> Iterator[Candidate]:
    limits, measures = settings.delivery, found.measures
    spread = measures.f0_sd_semitones
    if spread is not None and spread < limits.f0_flat:
        told = msg(
            "Your voice moves by {spread} semitones; below {limit} it sounds flat.",
            spread=f"{spread:.1f}",
            limit=f"{limits.f0_flat:g}",
        )
        todo = msg("Say it after the voice once and exaggerate how it rises and falls.")
        yield Candidate("flat-voice", Help.VOICE, told, Drill("shadow", todo), 1 + limits.f0_flat - spread)
    varied = measures.loudness_range_db
    if varied is not None and varied < limits.loudness_flat:
        told = msg(
            "Your loudness varies by {range} dB; below {limit} it sounds flat.",
            range=f"{varied:.1f}",
            limit=f"{limits.loudness_flat:g}",
        )
        todo = msg("Say it once and give the one word that counts in each sentence more voice.")
        yield Candidate("flat-loudness", Help.VOICE, told, Drill("say", todo), limits.loudness_flat - varied)


def _recording(found: Delivery, settings: Settings) -> Iterator[Candidate]:
    measures = found.measures
    if measures.clipping_ratio > CLIPPED_SHARE:
        told = msg("The recording is distorted: the microphone was too loud.")
        todo = msg("Go a little farther from the microphone and say it again.")
        yield Candidate("clipped", Help.TOLD, told, Drill("round", todo), 2)
    if measures.snr_db is not None and measures.snr_db < settings.sound.snr_least:
        told = msg("The room is only {snr} dB softer than your voice.", snr=f"{measures.snr_db:.0f}")
        todo = msg("Go closer to the microphone or to a quieter place, and say it again.")
        yield Candidate("noisy", Help.TOLD, told, Drill("round", todo), 1)
    if not measures.speech:
        told = msg("There is no speech in the recording.")
        todo = msg("Look whether the right microphone is chosen, and say it again.")
        yield Candidate("no-speech", Help.TOLD, told, Drill("round", todo), 3)


def _number(phrase: SaidPhrase, found: Delivery) -> int:
    """Return the number of a phrase's section among those with text."""
    return next(n for n, part in enumerate(found.sections) if part.section == phrase.section)


def _name(number: int, found: Delivery, done: Round) -> Message:
    part: SaidSection = found.sections[number]
    if part.role is not None:
        return ROLE_NAMES[part.role]
    heading = done.marks[number].heading if number < len(done.marks) else ""
    return Message(heading.replace("{", "").replace("}", "")) if heading else msg("The opening")


def _quoted(phrases: Sequence[SaidPhrase]) -> str:
    between = " " if phrases[0].text.isascii() else ""
    text = between.join(phrase.text for phrase in phrases[:2]).rstrip("、。,. ")
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1] + "…"


def _rate(rate: float, found: Delivery) -> Message:
    if found.rate_unit == "words/min":
        return msg("{rate} words/min", rate=f"{rate:.0f}")
    return msg("{rate} morae/s", rate=f"{rate:.1f}")
