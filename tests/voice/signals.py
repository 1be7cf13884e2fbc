"""Sound with known answers: tones and silences of known lengths, at a rate that no frame divides."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

RATE = 22050


def sound(*seconds: float) -> NDArray[np.float32]:
    """Silence, tone, silence, tone … of these lengths."""
    pieces = [
        np.sin(np.arange(round(length * RATE)) * 0.1) * (0.3 if at % 2 else 0.0)
        for at, length in enumerate(seconds)
    ]
    return np.concatenate(pieces).astype(np.float32)
