"""Signals: what an organiser shows and sounds while somebody speaks, as a plan of points.

Each point has a word, a shape and a sound besides its colour, so that none of them is needed alone. The
presets are told in seconds of their usual slot and scale with another one, where the custom does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from pitchcoach.config.settings import Settings
from pitchcoach.i18n import Message, msg
from pitchcoach.model.sound import CueName

SignalState = Literal["green", "yellow", "red", "over"]
"""Which colour it has: all is well, come to the end, time is up, far too long."""
Shape = Literal[
    "circle", "triangle", "square", "cross", "bell", "bells2", "bells3", "listen", "speak", "agree"
]
QUESTION_SECONDS: Final = 60.0
"""Time for questions between the second and the third sound of the bell; our own inference."""
_TWENTY, _TEN = 20.0, 10.0
_SHORT_TOPIC: Final = 90.0
"""Below it a slot has the points of a short table topic."""


@dataclass(frozen=True, slots=True)
class SignalPoint:
    """One signal."""

    at: float
    """Seconds from the start at which it is given."""
    state: SignalState
    """Its colour."""
    name: Message
    """What stands on the line of the clock: a word or two."""
    word: Message
    """What is said while it lasts."""
    shape: Shape
    """Its sign; the screens draw it."""
    cue: CueName | None
    """Its sound; None for one that is silent by custom."""


@dataclass(frozen=True, slots=True)
class Signals:
    """All signals of one round or talk."""

    id: str
    """Which preset it is."""
    points: tuple[SignalPoint, ...]
    """In the order of time."""
    cut_at: float | None = None
    """Seconds at which the speaker is stopped; None where one may go on."""

    def current(self, seconds: float) -> SignalPoint | None:
        """Return the signal that holds at this second; None before the first."""
        return next((point for point in reversed(self.points) if point.at <= seconds), None)


@dataclass(frozen=True, slots=True)
class Preset:
    """What is told of a preset."""

    id: str
    """What the settings and the records call it."""
    name: Message
    """What the interface calls it."""
    slot_seconds: float | None
    """Its usual slot; None where any will do."""


OWN: Final = "own"
"""The points of the settings; records may also leave the name empty for it."""
PRESETS: Final[dict[str, Preset]] = {
    preset.id: preset
    for preset in (
        Preset(OWN, msg("My settings"), None),
        Preset("toastmasters", msg("Toastmasters, one minute"), 60.0),
        Preset("table_topics", msg("Toastmasters, table topics"), 120.0),
        Preset("bni", msg("20 s and 10 s left, then the bell (BNI)"), 60.0),
        Preset("bells", msg("Three bells"), 180.0),
        Preset("cut", msg("Hard cut"), 120.0),
        Preset("one_to_one_5", msg("One-to-one, 5 minutes"), 300.0),
        Preset("one_to_one_10", msg("One-to-one, 10 minutes"), 600.0),
    )
}
"""Every preset by its name."""
ROUND_PRESETS: Final = (OWN, "toastmasters", "table_topics", "bni", "bells", "cut")
"""Those for a speech; the others divide a talk between two."""


def preset(name: str, slot_seconds: float, settings: Settings) -> Signals:
    """Return the points of a preset for a slot; the settings' own for a name that nobody knows."""
    makers = {
        "toastmasters": _toastmasters,
        "table_topics": _table_topics,
        "bni": _left,
        "bells": _bells,
        "cut": _cut,
    }
    if name in makers:
        return makers[name](slot_seconds)
    if name in ("one_to_one_5", "one_to_one_10"):
        return _one_to_one(name, PRESETS[name].slot_seconds or slot_seconds)
    own = settings.signals
    return _colours(
        OWN,
        slot_seconds * own.green,
        slot_seconds * own.yellow,
        slot_seconds * own.red,
        slot_seconds + own.over_after,
    )


def _colours(name: str, green: float, yellow: float, red: float, over: float) -> Signals:
    points = (
        SignalPoint(green, "green", msg("green"), msg("GREEN: you qualify"), "circle", "green"),
        SignalPoint(yellow, "yellow", msg("yellow"), msg("YELLOW: come to the end"), "triangle", "yellow"),
        SignalPoint(red, "red", msg("red"), msg("RED: time is up"), "square", "red"),
        SignalPoint(over, "over", msg("over"), msg("OVER: stop now"), "cross", "over"),
    )
    return Signals(name, tuple(sorted(points, key=lambda point: point.at)))


def _toastmasters(slot: float) -> Signals:
    return _colours("toastmasters", slot * 0.5, slot * 0.75, slot, slot + 1.0)


def _table_topics(slot: float) -> Signals:
    """1:00, 1:30, 2:00 and out at 2:30; the short form 0:45, 1:00, 1:15 and out 15 s later."""
    if slot < _SHORT_TOPIC:
        return _colours("table_topics", slot * 0.6, slot * 0.8, slot, slot * 1.2)
    return _colours("table_topics", slot * 0.5, slot * 0.75, slot, slot * 1.25)


def _left(slot: float) -> Signals:
    points = (
        SignalPoint(slot - _TWENTY, "green", msg("20 s"), msg("20 SECONDS LEFT"), "circle", "left20"),
        SignalPoint(slot - _TEN, "yellow", msg("10 s"), msg("10 SECONDS LEFT"), "triangle", "left10"),
        SignalPoint(slot, "red", msg("bell"), msg("BELL: time is up"), "bell", "bell"),
    )
    return Signals("bni", tuple(point for point in points if point.at > 0))


def _bells(slot: float) -> Signals:
    """One minute before the end, at the end, after the questions; in short slots the first is half way."""
    first = slot - 60.0 if slot > 120.0 else slot / 2
    return Signals(
        "bells",
        (
            SignalPoint(first, "yellow", msg("1 bell"), msg("1 BELL: come to the end"), "bell", "bell"),
            SignalPoint(slot, "red", msg("2 bells"), msg("2 BELLS: time is up"), "bells2", "bells2"),
            SignalPoint(
                slot + QUESTION_SECONDS,
                "over",
                msg("3 bells"),
                msg("3 BELLS: the time for questions is over"),
                "bells3",
                "bells3",
            ),
        ),
    )


def _cut(slot: float) -> Signals:
    points = (
        SignalPoint(slot - 30.0, "green", msg("30 s"), msg("30 SECONDS LEFT"), "circle", "green"),
        SignalPoint(slot - _TEN, "yellow", msg("10 s"), msg("10 SECONDS LEFT"), "triangle", "left10"),
        SignalPoint(slot, "red", msg("cut"), msg("CUT: the next one, please"), "cross", "cut"),
    )
    return Signals("cut", tuple(point for point in points if point.at > 0), cut_at=slot)


def _one_to_one(name: str, slot: float) -> Signals:
    """Listen for the first half, speak until a fifth is left, agree on the next step, end."""
    points = (
        SignalPoint(0.0, "green", msg("they"), msg("LISTEN: the other one first"), "listen", None),
        SignalPoint(
            slot * 0.5, "green", msg("yourself"), msg("YOU: what you can do for them"), "speak", "turn"
        ),
        SignalPoint(slot * 0.8, "yellow", msg("next step"), msg("AGREE on the next step"), "agree", "yellow"),
        SignalPoint(slot, "red", msg("the end"), msg("END: thank them"), "square", "bell"),
    )
    return Signals(name, points)
