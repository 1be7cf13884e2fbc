"""What the times of a round show: candidates for the one thing that is said of it."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter
from typing import Final

from pitchcoach.coach.reviewing.drill import Drill
from pitchcoach.coach.reviewing.findings import Candidate, Help
from pitchcoach.coach.reviewing.review import Review, Row
from pitchcoach.config.settings import Settings
from pitchcoach.i18n import Message, msg
from pitchcoach.model.pitch import ROLE_NAMES
from pitchcoach.model.round import Round

CLOSE_SECONDS: Final = 2.0
"""Differences below this are within what a person's thumb and breath make; they are not talked about."""
OFF_BY_HEART: Final = frozenset({"blind", "short", "event"})
"""The rungs on which nothing of the text is seen: whoever fits there has climbed the ladder."""
_SECONDS: Final = itemgetter(1)
_NONE: Final = (0, 0.0)
_ORDER: Final = msg("Say only how each sentence begins, twice: then the order of it stands.")
_AFTER_VOICE: Final = msg("Say it after the voice once: it leaves a pause where the text has one.")


def round_findings(
    done: Round, result: Review, settings: Settings, own_slot: float | None = None
) -> Iterator[Candidate]:
    """Yield what could be said of a closed round; there is always something.

    ``own_slot`` is what the pitch is written for: in a shorter one its text stays as it is.
    """
    yield from _whole(done, result)
    yield from _slot(done, result, done.slot_seconds if own_slot is None else own_slot)
    yield from _pace(done, result, settings)
    yield from _shape(result)
    yield from _room(result, settings)
    yield from _well(done, result)


def _whole(done: Round, result: Review) -> Iterator[Candidate]:
    openings = Drill("say", _ORDER, times=2, show="openings")
    if done.outcome != "done":
        found = msg("The round stopped at {seconds} s.", seconds=f"{result.actual:.0f}")
        again = Drill("round", msg("Say it once more to the end, however it comes out."))
        yield Candidate("stopped", Help.WHOLE, found, again, weight=2)
        yield Candidate("stopped-order", Help.WHOLE, found, openings, weight=1)
    elif result.actual < result.planned / 2:
        found = msg(
            "Only {seconds} s of {planned} s: was every part said?",
            seconds=f"{result.actual:.0f}",
            planned=f"{result.planned:.0f}",
        )
        yield Candidate("missing", Help.WHOLE, found, openings)


def _slot(done: Round, result: Review, own_slot: float) -> Iterator[Candidate]:
    if result.over <= 0:
        return
    over = f"{max(result.over, 1):.0f}"
    number, more = _longest(result)
    if more >= CLOSE_SECONDS:
        name = _name(result.rows[number])
        found = msg(
            "{over} s over. {section} took {more} s more than planned.",
            over=over,
            section=name,
            more=f"{more:.0f}",
        )
        todo = msg("Say only {section} three times, a little shorter each time.", section=name)
        yield Candidate("over-section", Help.SLOT, found, Drill("say", todo, section=number, times=3), more)
    found = msg("{over} s over.", over=over)
    if own_slot > done.slot_seconds or done.rung == "short":
        drill = Drill("say", _ORDER, times=2, show="openings")
    elif result.planned > result.slot - CLOSE_SECONDS:
        drill = Drill("trim", msg("Leave out one sentence: what may go is listed."))
    else:  # the text would fit: it is the saying that takes long
        todo = msg("Say it along with the voice once: it keeps the pace that fits.")
        drill = Drill("shadow", todo, along=True)
    yield Candidate("over", Help.SLOT, found, drill)


def _pace(done: Round, result: Review, settings: Settings) -> Iterator[Candidate]:
    rate, limits = result.units_per_second or 0.0, settings.time
    if done.language == "ja" and rate > limits.rate_easy_max:
        found = msg("{rate} morae a second is hard to follow.", rate=f"{rate:.1f}")
        todo = msg("Say it once with a full breath at every 。")
    elif done.language == "en" and rate * 60 > limits.words_easy_max:
        found = msg("{rate} words a minute is hard to follow.", rate=f"{rate * 60:.0f}")
        todo = msg("Say it once with a full breath at every full stop.")
    else:
        return
    yield Candidate("fast", Help.FOLLOWED, found, Drill("say", todo, show="breaths"), 3)
    yield Candidate("fast-voice", Help.FOLLOWED, found, Drill("shadow", _AFTER_VOICE), 2)


def _shape(result: Review) -> Iterator[Candidate]:
    number, more = _longest(result)
    if more >= CLOSE_SECONDS and result.over <= 0:
        name = _name(result.rows[number])
        found = msg("It fits. {section} took {more} s more than planned.", section=name, more=f"{more:.0f}")
        todo = msg("Say only {section} three times and keep it moving.", section=name)
        say = Drill("say", todo, section=number, times=3)
        yield Candidate("slow-section", Help.SHAPE, found, say, more)
        todo = msg("Say {section} after the voice once.", section=name)
        yield Candidate("slow-section-voice", Help.SHAPE, found, Drill("shadow", todo, section=number))
    number, less = _quickest(result)
    if less >= CLOSE_SECONDS and result.over <= 0:
        name = _name(result.rows[number])
        found = msg("{section} went by {less} s faster than planned.", section=name, less=f"{less:.0f}")
        todo = msg("Say only {section} twice, with a full breath after each sentence.", section=name)
        say = Drill("say", todo, section=number, times=2, show="breaths")
        yield Candidate("hurried-section", Help.SHAPE, found, say, less / 2)  # a short part costs less


def _room(result: Review, settings: Settings) -> Iterator[Candidate]:
    if result.over >= (settings.time.shortest_share - 1) * result.slot:
        return
    early = result.planned - result.actual
    if early > CLOSE_SECONDS:
        found = msg("{left} s faster than planned.", left=f"{early:.0f}")
        todo = msg("Say it once and leave a beat after each sentence.")
        yield Candidate("hurried", Help.FOLLOWED, found, Drill("say", todo, show="breaths"), 1)
        yield Candidate("hurried-voice", Help.FOLLOWED, found, Drill("shadow", _AFTER_VOICE))
    found = msg("{left} s are free.", left=f"{-result.over:.0f}")
    todo = msg("Add a number or an example to the benefit.")
    yield Candidate("free", Help.ROOM, found, Drill("write", todo))


def _well(done: Round, result: Review) -> Iterator[Candidate]:
    unmarked = len(result.rows) > 1 and all(row.actual is None for row in result.rows[:-1])
    if unmarked:
        found = msg("It fits. Where the time went is not known: no part's end was marked.")
        todo = msg("Say it again and press Space at the end of each part.")
        yield Candidate("unmarked", Help.TOLD, found, Drill("round", todo))
    found = msg("It fits.") if unmarked else msg("It fits, and every part is on plan.")
    if done.rung in OFF_BY_HEART:
        todo = msg("Say it once more tomorrow: what stands after a night stays.")
        yield Candidate("well", Help.WELL, found, Drill("round", todo))
    else:
        todo = msg("Say it again on the next rung of the ladder.")
        yield Candidate("well", Help.WELL, found, Drill("rung", todo))


def _longest(result: Review) -> tuple[int, float]:
    """Return the number of the section that took most beyond its plan, and by how much."""
    return max(_differences(result), key=_SECONDS, default=_NONE)


def _quickest(result: Review) -> tuple[int, float]:
    """Return the number of the section that was most below its plan, and by how much."""
    number, more = min(_differences(result), key=_SECONDS, default=_NONE)
    return number, -more


def _differences(result: Review) -> Iterator[tuple[int, float]]:
    return ((number, row.difference or 0.0) for number, row in enumerate(result.rows))


def _name(row: Row) -> Message:
    if row.role is not None:
        return ROLE_NAMES[row.role]
    return Message(row.heading) if row.heading else msg("The opening")
