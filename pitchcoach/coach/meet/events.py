"""Events: how each kind usually goes, new ones and changed ones, and what goes when one is deleted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from pitchcoach.coach.meet import tidy
from pitchcoach.coach.rehearsing.signals import OWN, PRESETS
from pitchcoach.errors import PitchcoachError
from pitchcoach.i18n import Message, msg
from pitchcoach.model.meet import Event, EventKind


@dataclass(frozen=True, slots=True)
class Template:
    """How events of one kind usually go."""

    slot_seconds: float
    """How long one introduction may take."""
    signals: str
    """Preset of the signals; empty for the settings' own."""
    about: Message
    """What happens there."""
    purposes: tuple[Message, ...]
    """Purposes that people often have, to begin from."""


TEMPLATES: Final[dict[EventKind, Template]] = {
    "minute": Template(
        60.0,
        "toastmasters",
        msg("Everybody stands up and says a minute; the talks come afterwards."),
        (
            msg("Be asked about my work by three people"),
            msg("Find three people who meet my customers before I do"),
            msg("Try the new opening and see who answers the question"),
        ),
    ),
    "rotation": Template(
        120.0,
        "one_to_one_5",
        msg("Pairs talk for five or ten minutes each; listen first, your own part is two minutes."),
        (
            msg("Learn from each partner whom they want to meet"),
            msg("Agree on the next meeting with two partners"),
        ),
    ),
    "list": Template(
        60.0,
        "",
        msg("A list of the participants is given out: read along, note, sort it out afterwards."),
        (
            msg("Mark five people on the list to write to tomorrow"),
            msg("Talk with everybody whose customers could be mine, too"),
        ),
    ),
    "mingling": Template(
        30.0,
        "",
        msg("Nobody is called up: half a minute when somebody asks what you do, then questions."),
        (
            msg("Have three long talks instead of twenty cards"),
            msg("Introduce two people to each other"),
        ),
    ),
    "group": Template(
        45.0,
        "bni",
        msg("The same members every week: one request at a time, clear enough to be passed on."),
        (
            msg("Name the one customer I want to be introduced to this week"),
            msg("Bring one introduction for another member"),
        ),
    ),
}
"""What a new event of a kind begins with; every value can be changed."""


def new_event(
    name: str,
    on: date,
    kind: EventKind = "minute",
    *,
    place: str = "",
    slot_seconds: float | None = None,
    signals: str | None = None,
    purpose: str = "",
    variant: Path | None = None,
) -> Event:
    """Return a new event that begins with the template of its kind. Raises PitchcoachError."""
    template = TEMPLATES[kind]
    fresh = Event(None, name, on, kind=kind, slot_seconds=template.slot_seconds, signals=template.signals)
    return changed(
        fresh,
        place=place,
        slot_seconds=slot_seconds,
        signals=signals,
        purpose=purpose,
        variant=variant,
    )


def changed(
    event: Event,
    *,
    name: str | None = None,
    on: date | None = None,
    place: str | None = None,
    kind: EventKind | None = None,
    slot_seconds: float | None = None,
    signals: str | None = None,
    purpose: str | None = None,
    variant: Path | None = None,
) -> Event:
    """Return the event with these values; None leaves one as it is. Raises PitchcoachError.

    Another kind brings its own slot and signals where the event still had those of its template.
    """
    if kind is not None and kind != event.kind:
        old, new = TEMPLATES[event.kind], TEMPLATES[kind]
        if (event.slot_seconds, event.signals) == (old.slot_seconds, old.signals):
            event = replace(event, slot_seconds=new.slot_seconds, signals=new.signals)
    return replace(
        event,
        name=_named(event.name if name is None else name),
        on=event.on if on is None else on,
        place=event.place if place is None else tidy.line(place),
        kind=event.kind if kind is None else kind,
        slot_seconds=event.slot_seconds if slot_seconds is None else slot_seconds,
        signals=event.signals if signals is None else _preset(signals),
        purpose=event.purpose if purpose is None else tidy.line(purpose),
        variant=event.variant if variant is None else variant.absolute(),
    )


def next_event(events: Sequence[Event], today: date) -> Event | None:
    """Return the event that comes next; one of today counts."""
    return min((event for event in events if event.on >= today), key=lambda event: event.on, default=None)


def _named(name: str) -> str:
    if found := tidy.line(name):
        return found
    raise PitchcoachError(msg("an event needs a name"), remedy=msg("Write what people call it."))


def _preset(name: str) -> str:
    if name in PRESETS:
        return "" if name == OWN else name
    if not name:
        return ""
    raise PitchcoachError(
        msg("there are no signals called {name}", name=name),
        remedy=msg("Choose one of {names}.", names=", ".join(PRESETS)),
    )
