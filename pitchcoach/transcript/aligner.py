"""The port ``Aligner``: one door for both languages."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pitchcoach.model.delivery import Alignment
from pitchcoach.model.pitch import Language
from pitchcoach.model.sound import Interval
from pitchcoach.model.speech import Line

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class ScriptAligner:
    """Aligns Japanese with the model of this room, English with pocketsphinx where it is installed."""

    def align(
        self, samples: NDArray[np.float32], rate: int, lines: Sequence[Line], ignore: Sequence[Interval] = ()
    ) -> Alignment | None:
        """Find the lines in a take; see the port ``Aligner``."""
        from pitchcoach.transcript.features import mono

        if not lines or not samples.size:
            return None
        if lines[0].language == "en":
            from pitchcoach.transcript.english import align_english

            return align_english(mono(samples), rate, lines, ignore)
        from pitchcoach.transcript.acoustic import shipped_model
        from pitchcoach.transcript.japanese import align_japanese

        model = shipped_model()
        return None if model is None else align_japanese(mono(samples), rate, lines, ignore, model)

    def load(self, language: Language) -> None:
        """Load what aligning needs; see the port ``Aligner``."""
        if language == "ja":
            from pitchcoach.transcript.acoustic import shipped_model

            shipped_model()
        else:
            with contextlib.suppress(ImportError):
                import pocketsphinx  # noqa: F401

    def library(self, language: Language) -> str:
        """Name what hears a language; see the port ``Aligner``."""
        if language == "ja":
            from pitchcoach.transcript.acoustic import MODEL

            return MODEL.name if MODEL.exists() else ""
        from importlib.metadata import PackageNotFoundError, version

        try:
            return f"pocketsphinx {version('pocketsphinx')}"
        except PackageNotFoundError:
            return ""
