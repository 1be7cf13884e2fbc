"""Trim: what to drop so that a pitch fits its slot, or where to say more; the user decides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from pitchcoach.coach.drafting.shares import USUAL_SHARES
from pitchcoach.coach.drafting.trim_measure import Measure
from pitchcoach.coach.drafting.trim_sets import sets
from pitchcoach.errors import PitchcoachError
from pitchcoach.i18n import Message, msg
from pitchcoach.model.pitch import ROLES, Pitch
from pitchcoach.model.report import CheckReport
from pitchcoach.model.trim import Candidate, Cut, CutSet, Thin, Trimming

if TYPE_CHECKING:
    from pitchcoach.coach.rooms import Rooms
    from pitchcoach.config.settings import Settings

_CANDIDATES: Final = 0.6
"""Share of the work that is the single cuts; the rest is the sets."""


def suggestions(
    pitch: Pitch,
    rooms: Rooms,
    settings: Settings,
    slot_seconds: float | None = None,
    tick: Callable[[float], None] = lambda share: None,
) -> Trimming:
    """Return what can be done about the length of a pitch, against its own slot or another one.

    Reads the changed texts, so it may take a second: ``tick`` is told the share that is done, and may raise
    to end it.
    """
    share = 0.0
    measure = Measure(pitch, rooms, settings, slot_seconds, lambda: tick(share))
    report = measure.report
    long = "long" in (report.length, report.time)
    short = not long and "short" in (report.length, report.time)
    cuts = () if short else measure.cuts()
    candidates = []
    for number, cut in enumerate(cut for cut in cuts if long or cut.kind == "redundant"):
        share = _CANDIDATES * number / len(cuts)
        candidate = measure.candidate(cut)
        if candidate is not None and (cut.kind == "redundant" or not measure.spoils((cut,))):
            candidates.append(candidate)
    share = _CANDIDATES
    found = sets(candidates, measure) if long else ()
    # Two cuts may together take away what neither does alone.
    found = tuple(one for one in found if not measure.spoils([c.cut for c in one.candidates])) or found
    return Trimming(
        report=report,
        sentence=_sentence(report, candidates, found),
        candidates=tuple(candidates),
        sets=found,
        thin=() if long else thin_parts(report, rooms, settings),
    )


def apply(pitch: Pitch, cuts: Sequence[Cut], rooms: Rooms) -> Pitch:
    """Return the pitch without the cuts; nothing outside them changes. Raises PitchcoachError."""
    text = None
    if all(_still_there(pitch, cut) for cut in cuts):
        text = rooms.trimmer().without(pitch, cuts)
    if text is None:
        raise PitchcoachError(
            msg("the text has changed meanwhile"), remedy=msg("Try again."), path=pitch.path
        )
    return rooms.files.parse(text, pitch)


def outcome(
    pitch: Pitch, cuts: Sequence[Candidate], rooms: Rooms, settings: Settings, slot_seconds: float
) -> CutSet:
    """Return what some cuts of the user's own choice come to, measured."""
    measure = Measure(pitch, rooms, settings, slot_seconds)
    report = measure.changed([c.cut for c in cuts])
    before = measure.report
    length = before.characters - report.characters
    if before.words is not None:
        length = before.words - (report.words or 0)
    return CutSet(tuple(cuts), before.estimate.seconds - report.estimate.seconds, length, report)


def thin_parts(report: CheckReport, rooms: Rooms, settings: Settings) -> tuple[Thin, ...]:
    """Return the parts of a short pitch that have less than their usual share, the thinnest first."""
    if "short" not in (report.length, report.time) or not report.pitch.has_headings:
        return ()
    low, high = report.target_words or report.target_characters or (0, 0)
    said = report.characters if report.words is None else report.words
    wanted = low
    if report.time == "short" and report.estimate.seconds > 0:
        shortest = report.slot_seconds * settings.time.shortest_share
        wanted = max(low, min(high, round(said * shortest / report.estimate.seconds)))
    found = []
    for role in ROLES:
        texts = [part for part in report.sections if part.section.role == role]
        length = sum(
            part.characters if report.words is None else rooms.checker.count_words(part.section.spoken.text)
            for part in texts
        )
        found.append(Thin(role, length, round(wanted * USUAL_SHARES[role])))
    return tuple(sorted((t for t in found if t.missing > 0), key=lambda t: t.missing, reverse=True))


def over(report: CheckReport) -> Message:
    """Return by how much a pitch is too long, in what is counted and in seconds."""
    high = (report.target_words or report.target_characters or (0, 0))[1]
    length = (report.characters if report.words is None else report.words) - high
    values = {
        "seconds": f"{report.estimate.seconds - report.slot_seconds:.1f}",
        "slot": f"{report.slot_seconds:g}",
    }
    if report.length != "long":
        return msg("{seconds} s too long for {slot} s.", **values)
    if report.words is None:
        if report.time != "long":
            return msg("{count} characters too long for {slot} s.", count=length, **values)
        return msg("{count} characters and {seconds} s too long for {slot} s.", count=length, **values)
    if report.time != "long":
        return msg("{count} words too long for {slot} s.", count=length, **values)
    return msg("{count} words and {seconds} s too long for {slot} s.", count=length, **values)


def figures(seconds: float, length: int, report: CheckReport) -> Message:
    """Return seconds and characters or words, as both the lists and the command line tell them."""
    values = {"seconds": f"{seconds:.1f}", "count": length}
    if report.words is None:
        return msg("{seconds} s, {count} characters", **values)
    return msg("{seconds} s, {count} words", **values)


def figures_after(report: CheckReport) -> Message:
    """Return how long a pitch is."""
    length = report.characters if report.words is None else report.words
    return figures(report.estimate.seconds, length, report)


def _sentence(report: CheckReport, candidates: Sequence[Candidate], found: Sequence[CutSet]) -> Message:
    state, advice = over(report), msg("Each of these sets brings it inside.")
    if "long" not in (report.length, report.time):
        return _not_long(report, candidates)
    if not found:
        advice = msg("Nothing can be cut safely: say one part in fewer words, or take a longer slot.")
    elif not found[0].fits:
        advice = msg(
            "With everything cut that can be cut safely it is still {over} Say one part in fewer words, "
            "or take a longer slot.",
            over=over(found[0].report),
        )
    elif len(found) == 1:
        advice = msg("This set brings it inside.")
    return msg("{state} {advice}", state=state, advice=advice)


def _not_long(report: CheckReport, candidates: Sequence[Candidate]) -> Message:
    low, high = report.target_words or report.target_characters or (0, 0)
    values = {"slot": f"{report.slot_seconds:g}", "low": low, "high": high}
    if report.length == "short":
        count = report.characters if report.words is None else report.words
        if report.words is None:
            state = msg(
                "{under} characters too few for {slot} s ({low}–{high}).", under=low - count, **values
            )
        else:
            state = msg("{under} words too few for {slot} s ({low}–{high}).", under=low - count, **values)
    elif report.time == "short":
        state = msg(
            "It takes only about {seconds} s of {slot} s.", seconds=f"{report.estimate.seconds:.0f}", **values
        )
    elif candidates:
        return msg("It fits. What could be said in fewer words is listed all the same.")
    else:
        return msg("It fits; nothing has to go.")
    advice = msg("Without headings it cannot be told which part is thin.")
    if report.pitch.has_headings:
        advice = msg("These parts say less than is usual.")
    return msg("{state} {advice}", state=state, advice=advice)


def _still_there(pitch: Pitch, cut: Cut) -> bool:
    if cut.section >= len(pitch.sections):
        return False
    return pitch.sections[cut.section].spoken.text[cut.start : cut.end] == cut.words
