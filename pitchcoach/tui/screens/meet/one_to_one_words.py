"""What the screen of a one-to-one says: with whom, who speaks, whose share it is, one's own part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.cells import cell_len

from pitchcoach.coach.meet.own_part import Part
from pitchcoach.coach.meet.talk import Shares, Talking
from pitchcoach.coach.rehearsing.signals import Signals
from pitchcoach.i18n import Translator, msg
from pitchcoach.model.meet import Event, Person
from pitchcoach.tui.screens.rehearse_line import point_names, time_line
from pitchcoach.tui.signs import Signs
from pitchcoach.tui.words import clock, section_name

RULE: Final = msg("The rule: listen first; not only about yourself.")
"""The rule of the article that the method comes from."""


def with_whom(person: Person | None, event: Event | None, trade: str, tr: Translator) -> str:
    """Return with whom one talks: somebody met, else a made-up partner of this trade."""
    if person is None:
        return tr("One-to-one, practice   partner: {trade} (made up)", trade=trade)
    names = (person.name, person.firm, event.name if event else "")
    return "   ".join([tr("One-to-one"), *filter(None, names)])


def line_words(
    signals: Signals, seconds: float, whole: float, columns: int, signs: Signs, tr: Translator, *, plain: bool
) -> str:
    """Draw the time with its signals, and below it what each of them is."""
    width = max(20, min(66, columns - 16))
    line = time_line(signals, seconds, whole, width, plain=plain)
    return f"{line}\n{point_names(signals, seconds, whole, width, signs, tr)}"


def signal_words(
    state: Talking, signals: Signals, seconds: float, signs: Signs, tr: Translator, *, plain: bool
) -> str:
    """Return what the talk is about now and who speaks; before the start how long it will be."""
    if state.began is None:
        before, after = ("<", ">") if plain else ("←", "→")
        minutes = tr("{minutes} minutes", minutes=f"{state.planned_seconds / 60:.0f}")
        return f"{before} {minutes} {after}   {tr('They speak first. Enter starts the clock.')}"
    point = signals.current(seconds)
    word = f"{signs.shape(point.shape)} {tr.render(point.word)}" if point else ""
    if state.seconds is not None:
        return word
    speakers = {"them": tr("they speak"), "me": tr("you speak"), "": tr("nobody speaks")}
    return f"{word}   {signs.now} {speakers[state.speaker]}"


def share_words(so_far: Shares, columns: int, signs: Signs, tr: Translator) -> str:
    """Return the shares as a bar with times, and below it as figures beside the rule."""
    width = max(10, min(40, columns - 40))
    bar = signs.bar(so_far.listening, width) if so_far.spoken else signs.empty * width
    theirs, mine = tr("they {time}", time=clock(so_far.theirs)), tr("you {time}", time=clock(so_far.mine))
    below = tr.render(RULE)
    if so_far.spoken:
        listening, speaking = f"{so_far.listening:.0%}", f"{1 - so_far.listening:.0%}"
        share = tr("listening {listening} : speaking {speaking}", listening=listening, speaking=speaking)
        below = f"{share}   {below}"
    return f"{theirs}  {bar}  {mine}\n{below}"


def own_words(title: str, parts: Sequence[Part], tr: Translator) -> str:
    """Return three words of each part of one's own pitch; without one, how to come by it."""
    if not parts:
        return tr("For your own part make a variant of two or three minutes: v in the library.")
    names = [section_name(role, heading, tr) for role, heading, _ in parts]
    width = max(map(cell_len, names)) + 2
    rows = [
        name + " " * (width - cell_len(name)) + words
        for name, (_, _, words) in zip(names, parts, strict=True)
    ]
    return "\n".join([f"{tr('Your part')}: {title}", *rows])
