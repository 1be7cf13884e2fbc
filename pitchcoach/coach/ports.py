"""What the use cases need of the rooms, and nothing else of them.

Each port has one real adapter and one fake beside it; the program's composition (``cli/compose.py``) picks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from pitchcoach.model.pitch import Language, Pitch, Ruby
from pitchcoach.model.reading import Estimate, Pace, Reading
from pitchcoach.model.round import Mark, Outcome, Round
from pitchcoach.model.sound import CueName, Device, Take, VoiceInfo


class Reader(Protocol):
    """Text into readings."""

    def read(self, text: str, language: Language, rubies: Sequence[Ruby] = ()) -> Reading:
        """Read ``text``; the best reading there is, however long it takes to load."""
        ...

    def read_now(self, text: str, language: Language, rubies: Sequence[Ruby] = ()) -> Reading:
        """Read ``text`` without loading anything: from the cache, else by the rough rule (``exact`` False)."""
        ...

    def load(self) -> None:
        """Load what exact readings need; may take a second, so call it from a background thread."""
        ...


class Estimator(Protocol):
    """Readings into seconds."""

    def estimate(self, readings: Sequence[Reading], pace: Pace) -> Estimate:
        """Estimate the time of all readings said one after the other."""
        ...

    def parts(self, readings: Sequence[Reading], pace: Pace) -> tuple[float, ...]:
        """Share the same estimate out over the readings, in seconds; the sum is the estimate."""
        ...


class PitchFiles(Protocol):
    """Pitch files on disk."""

    def load(self, path: Path) -> Pitch:
        """Read one file. Raises UnreadablePitchError."""
        ...

    def parse(self, text: str, like: Pitch) -> Pitch:
        """Read ``text`` as if it stood in the file of ``like``."""
        ...

    def save(self, pitch: Pitch) -> None:
        """Write atomically in the pitch's own form. Raises UnwritableError; the old file is then untouched."""
        ...

    def find(self, place: Path) -> Sequence[Path]:
        """List the pitch files in a folder and below it, or the file itself."""
        ...


class Voice(Protocol):
    """Text into speech, in a file."""

    def voices(self) -> Sequence[VoiceInfo]:
        """List the voices of this machine. Raises NoVoiceError."""
        ...

    def render(self, text: str, voice: VoiceInfo, out: Path, rate: int | None = None) -> Take:
        """Speak ``text`` into the WAV file ``out``; ``rate`` is the engine's nominal words a minute."""
        ...

    def stop(self) -> None:
        """End a running ``render`` at once, from any thread."""
        ...


class Player(Protocol):
    """A loudspeaker."""

    def play(self, take: Take, on_end: Callable[[], None] | None = None) -> None:
        """Start playing and return; ``on_end`` is called from another thread, at the end or at a stop."""
        ...

    def cue(self, name: CueName) -> None:
        """Start a short sound and return; never raises, a missing loudspeaker is silent."""
        ...

    def stop(self) -> None:
        """Stop at once, from any thread; nothing happens when nothing plays."""
        ...

    @property
    def position(self) -> float:
        """Seconds of the take handed to the device so far."""
        ...


class Recorder(Protocol):
    """A microphone that writes a WAV file while it runs."""

    def start(self, out: Path) -> None:
        """Open the microphone and the file. Raises NoSoundError."""
        ...

    def stop(self) -> Take | None:
        """End; the take, or None when nothing arrived."""
        ...

    @property
    def level(self) -> float:
        """Peak of the last tenth of a second in dBFS; -120 when nothing was heard."""
        ...

    @property
    def trouble(self) -> str:
        """A code: empty, ``lost`` (the device went away), ``zeros`` (no permission), ``gaps`` (sound was lost)."""
        ...


class Devices(Protocol):
    """What PortAudio sees."""

    def devices(self) -> Sequence[Device]:
        """List the devices. Raises NoSoundError when PortAudio is missing."""
        ...


class Store(Protocol):
    """The rounds of this user. Every call opens, commits and closes what it needs: any thread may call it."""

    def begin(self, new: Round) -> int:
        """Keep a running round; returns its number."""
        ...

    def mark(self, round_id: int, seconds: float, marks: Sequence[Mark]) -> None:
        """Keep the marks so far of a running round and the time it has run."""
        ...

    def end(
        self, round_id: int, outcome: Outcome, seconds: float, marks: Sequence[Mark], take: Path | None = None
    ) -> None:
        """Close a running round."""
        ...

    def rounds(self, pitch: Path | None = None, limit: int | None = None) -> Sequence[Round]:
        """List closed rounds, newest first; of one pitch file or of all."""
        ...

    def get(self, round_id: int) -> Round | None:
        """Return one round."""
        ...

    def last_practised(self) -> dict[Path, Round]:
        """Return the newest closed round of every pitch file."""
        ...

    def recover(self) -> Sequence[Round]:
        """Close rounds whose program is gone as ``interrupted`` and return them."""
        ...

    def moved(self, old: Path, new: Path) -> None:
        """Let the rounds of a pitch follow its file."""
        ...
