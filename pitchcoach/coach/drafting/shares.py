"""How much of a pitch each part usually takes: what an author aims at before there is anything to measure."""

from __future__ import annotations

from typing import Final

from pitchcoach.model.pitch import Role

USUAL_SHARES: Final[dict[Role, float]] = {"target": 0.25, "feature": 0.30, "benefit": 0.30, "hook": 0.15}
"""Share of the length: the mean of the program's example pitches, rounded to 5 %; our own inference."""
