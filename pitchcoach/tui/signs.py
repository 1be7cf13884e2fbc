"""The signs that tell state before any colour does, and plain ones where those are drawn two cells wide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pitchcoach.coach.rehearsing.signals import Shape
    from pitchcoach.model.report import Fit


@dataclass(frozen=True, slots=True)
class Signs:
    """One set of signs, each one cell wide."""

    fits: str
    """It fits its slot."""
    long: str
    """It is too long."""
    short: str
    """It is too short."""
    signal: str
    """A signal of the clock, before its word."""
    recording: str
    """The microphone is on."""
    now: str
    """What is said now."""
    closed: str
    """More lies below it."""
    opened: str
    """What lies below it is shown."""
    done: str
    """It is done."""
    full: str
    """A full cell of a bar."""
    empty: str
    """An empty cell of a bar."""
    edge: str
    """An end of what fits, on a bar."""

    def fit(self, fit: Fit) -> str:
        """Return the sign for a judgement."""
        return {"fits": self.fits, "long": self.long, "short": self.short}[fit]

    def shape(self, shape: Shape) -> str:
        """Return the sign for the shape of a signal; of the bells as many as are struck."""
        drawn, plain = _SHAPES[shape]
        return plain if self is PLAIN else drawn

    def bar(self, share: float, width: int) -> str:
        """Return a bar of ``width`` cells, ``share`` (0 to 1, clamped) of it full."""
        cells = round(min(1.0, max(0.0, share)) * width)
        return self.full * cells + self.empty * (width - cells)


_SHAPES: Final[dict[Shape, tuple[str, str]]] = {
    "circle": ("●", "o"),
    "triangle": ("▲", "^"),
    "square": ("■", "#"),
    "cross": ("✕", "x"),
    "bell": ("♪", "!"),
    "bells2": ("♪♪", "!!"),
    "bells3": ("♪♪♪", "!!!"),
    "listen": ("◇", "<"),
    "speak": ("◆", ">"),
    "agree": ("◎", "="),
}
DRAWN: Final = Signs("●", "▲", "▽", "■", "●", "▶", "▸", "▾", "✓", "▇", "·", "│")
PLAIN: Final = Signs("=", "+", "-", "#", "*", ">", ">", "v", "o", "#", ".", "|")


def signs(*, plain: bool = False) -> Signs:
    """Return the signs; ``plain`` ones are ASCII (``interface.ascii_signs``)."""
    return PLAIN if plain else DRAWN
