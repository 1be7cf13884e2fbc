"""What was chosen for the rounds of one sitting, and which of them is next."""

from __future__ import annotations

from dataclasses import dataclass

from pitchcoach.model.pitch import Pitch
from pitchcoach.model.report import CheckReport


@dataclass(frozen=True, slots=True)
class Practice:
    """One sitting with one pitch."""

    pitch: Pitch
    """What is rehearsed."""
    report: CheckReport
    """Its figures against the chosen slot."""
    rounds: int
    """How many rounds were chosen."""
    read_first: bool
    """Whether the voice reads it before each round."""
    record: bool
    """Whether rounds are recorded."""
    number: int = 1
    """Which round is next, from 1."""
