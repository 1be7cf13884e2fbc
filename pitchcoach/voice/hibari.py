"""The Hibari voices (extra ``voices``): very good English, made about as fast as the system's own voices.

Only voices that lie in the package are listed: the others would be fetched from the internet. Numbers, dates
and the like are read by the package's own rules.
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
from pitchcoach.voice.characters import nothing_to_say, refuse_unreadable
from pitchcoach.voice.neural import Graph
from pitchcoach.voice.packages import folder_of, version_of
from pitchcoach.voice.pieces import Piece, edges_of, synthesised
from pitchcoach.voice.speech_text import fed_line
from pitchcoach.voice.trimming import write_sounding

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_DURATIONS: Final = "/CumSum_output_0"
"""The graph's inner value: for each sound, in which frame it ends."""
_RATE: Final = 24000
_LIMIT: Final = 400
"""Sounds it was taught to take at once."""
_SEED: Final = 0
"""Of the noise in the breath: the same words sound the same again."""
_PAUSES: Final = ",.!?;:—…"


class HibariVoice:
    """An engine with the voices of its package; any thread may call any method."""

    def __init__(self) -> None:
        self._graphs: dict[str, Graph] = {}

    def voices(self) -> tuple[VoiceInfo, ...]:
        """Return its voices where its package is installed; loads nothing."""
        folder = _assets()
        return () if folder is None else _voices(folder)

    def say(self, line: Line, voice: VoiceInfo, out: Path, speed: float = 1.0) -> Speech:
        """Speak one line into ``out``; see the port ``Voice``. Raises NoVoiceError, UnspeakableTextError."""
        import numpy as np

        folder = _assets()
        if folder is None:
            raise NoVoiceError(
                msg("the Hibari voice is not installed"),
                remedy=msg("Install it: pip install 'pitchcoach[voices]'"),
            )
        fed = fed_line(voice, line)
        refuse_unreadable(fed.text, voice)
        name = voice.id.rpartition(":")[2]
        facts = _registry(folder)[name]
        pieces = _pieces([fed.text[one:other] for one, other in fed.spans], british=facts["british"])
        if not any(piece.sounds for piece in pieces):
            raise nothing_to_say()
        graph = self._graphs.setdefault(name, Graph([folder / facts["file"]], _DURATIONS))
        noise = np.random.default_rng(_SEED)

        def synthesise(ids: Sequence[int]) -> tuple[NDArray[np.float32], Sequence[float]]:
            from hibari import dsp

            *spectra, ends = graph.run(
                {
                    "ids": np.array([[0, *ids, 0]], dtype=np.int64),
                    "speed": np.array([speed], dtype=np.float32),
                }
            )
            samples = dsp.synth(*(spectrum[0] for spectrum in spectra), noise)
            return samples, edges_of(ends, samples.size)

        numbers = json.loads((folder / "vocab.json").read_bytes())
        samples, times = synthesised(pieces, numbers, _LIMIT, _RATE, synthesise)
        return write_sounding(samples, _RATE, times, out)

    def stop(self) -> None:
        """End every running ``say`` at once."""
        for graph in tuple(self._graphs.values()):
            graph.stop()


def _pieces(phrases: Sequence[str], *, british: bool) -> list[Piece]:
    """Return the sounds of each phrase.

    A word's sounds depend on its neighbours, so the whole sentence is read; which of them are whose is told
    by comparing with the phrases read alone.
    """
    from difflib import SequenceMatcher

    read = _reader(british)
    whole: str = read("".join(phrases))
    alone = [f"{read(phrase)} " for phrase in phrases]
    blocks = SequenceMatcher(None, "".join(alone), whole, autojunk=False).get_matching_blocks()
    cuts = [0]
    for at in range(1, len(alone)):
        edge = sum(map(len, alone[:at]))
        near = max((block for block in blocks if block.a <= edge), key=lambda block: block.a)
        place = min(near.b + min(edge - near.a, near.size), len(whole))
        cuts.append(max(cuts[-1], place))
    pieces = []
    for first, last in zip(cuts, [*cuts[1:], len(whole)], strict=True):
        sounds = whole[first:last].rstrip(_PAUSES + " ”\"'")
        pieces.append(Piece(sounds, whole[first + len(sounds) : last]))
    return pieces


@cache
def _reader(british: bool) -> Any:
    from hibari.g2p import G2P

    return G2P(british=british)


def _assets() -> Path | None:
    folder = folder_of("hibari")
    return None if folder is None or folder_of("onnxruntime") is None else folder / "assets"


@cache
def _registry(folder: Path) -> dict[str, Any]:
    voices: dict[str, Any] = json.loads((folder / "voices.json").read_bytes())
    return {name: facts for name, facts in voices.items() if facts.get("bundled")}


@cache
def _voices(folder: Path) -> tuple[VoiceInfo, ...]:
    version = f"{version_of('hibari-tts')}-{version_of('onnxruntime')}"
    return tuple(
        VoiceInfo(
            id=f"hibari:{name}",
            name=f"Hibari {name.capitalize()}",
            languages=("en",),
            needs_kana=True,
            engine="hibari",
            quality=3,
            realtime=0.05,
            version=version,
            licence="Apache-2.0 (hibari-tts)",
        )
        for name in _registry(folder)
    )
