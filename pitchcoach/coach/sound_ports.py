"""What the use cases need of voices, loudspeakers and microphones; as in ``ports.py``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pitchcoach.model.delivery import Alignment, Measures
from pitchcoach.model.pitch import Language
from pitchcoach.model.sound import CueName, Device, Heard, Interval, Take, VoiceInfo
from pitchcoach.model.speech import Line, Speech

if TYPE_CHECKING:  # what is never heard must not pay for numpy
    import numpy as np
    from numpy.typing import NDArray


class Voice(Protocol):
    """Text into speech, in a file; behind it stand all engines of this machine."""

    def voices(self) -> Sequence[VoiceInfo]:
        """List the voices of this machine. Raises NoVoiceError."""
        ...

    def say(self, line: Line, voice: VoiceInfo, out: Path, speed: float = 1.0) -> Speech:
        """Speak one line into the WAV file ``out``, at ``speed`` times the voice's natural rate.

        The engine itself speaks faster or slower; samples are never stretched. Raises NoVoiceError,
        VoiceStoppedError, UnwritableError, and a PitchcoachError for a line it cannot say.
        """
        ...

    def stop(self) -> None:
        """End every running ``say`` at once, from any thread."""
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


class Stream(Protocol):
    """A loudspeaker that is fed piece by piece. Any thread may call anything."""

    def open(self, sample_rate: int) -> None:
        """Begin anew with pieces of this rate, nothing waiting, no pause; also after an end or a loss.

        Takes some 5 ms, 30 if something plays. Raises NoSoundError.
        """
        ...

    def feed(self, samples: NDArray[np.float32]) -> None:
        """Append (frames,) in -1.0 to 1.0, mono; dropped after ``finish``, ``stop`` or a loss."""
        ...

    def finish(self, on_end: Callable[[], None] | None = None) -> None:
        """Say that no more will come; the device is closed when all was heard.

        ``on_end`` is called once from another thread when it is over: all was heard, it was stopped, or the
        device was lost.
        """
        ...

    def pause(self) -> None:
        """Fall silent within 50 ms and consume nothing."""
        ...

    def resume(self) -> None:
        """Go on after a pause: some milliseconds may be heard twice, nothing is left out."""
        ...

    def clear(self) -> None:
        """Drop all that waits, heard within 50 ms; what is fed from now on is a new sound."""
        ...

    def stop(self) -> None:
        """Fall silent within 50 ms and close; nothing happens when it is closed."""
        ...

    @property
    def heard(self) -> float:
        """Seconds of the sound fed since ``open`` or ``clear`` that have left the loudspeaker."""
        ...

    @property
    def starving(self) -> bool:
        """Whether silence is played because nothing waits and more is to come."""
        ...

    @property
    def trouble(self) -> str:
        """A code: empty, or ``lost`` when the device went away; ``open`` tries it again."""
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
    def heard(self) -> Heard:
        """What the last second of sound was like; what was heard last is kept after ``stop``."""
        ...

    @property
    def position(self) -> float | None:
        """Seconds of the take that are being heard at this moment; None before sound has arrived.

        Sound reaches the file in pieces: this tells where the take is between two of them.
        """
        ...

    @property
    def trouble(self) -> str:
        """A code: empty, ``lost`` (no device any more), ``full`` (the file can take no more), ``gaps`` (sound
        lost), ``zeros`` (no permission).
        """
        ...


class Devices(Protocol):
    """What PortAudio sees."""

    def devices(self) -> Sequence[Device]:
        """List the devices. Raises NoSoundError when PortAudio is missing or there is no device."""
        ...

    def library(self) -> str:
        """Return what the sound library calls itself. Raises NoSoundError when it is missing."""
        ...

    def rescan(self) -> bool:
        """Look for newly plugged devices; False, and nothing done, while one is in use."""
        ...


class Recording(Protocol):
    """A recording in a file, of whatever kind."""

    @property
    def rate(self) -> int:
        """Frames a second."""
        ...

    @property
    def channels(self) -> int:
        """Samples in a frame."""
        ...

    @property
    def seconds(self) -> float:
        """Its duration, as its header says."""
        ...

    def blocks(self) -> Iterator[NDArray[np.float32]]:
        """Read it, in blocks of shape (frames, channels) in -1.0 to 1.0. Raises UnreadableTakeError."""
        ...

    def samples(self) -> NDArray[np.float32]:
        """Read all of it at once, shape (frames, channels). Raises UnreadableTakeError."""
        ...


class Measurer(Protocol):
    """Samples into what a good listener would notice; knows no script."""

    def measure(self, samples: NDArray[np.float32], rate: int, ignore: Sequence[Interval] = ()) -> Measures:
        """Measure a take of shape (frames, channels) or (frames,) in -1.0 to 1.0.

        ``ignore`` are stretches in which the program itself made a sound: they count as the room's silence.
        Never raises for what samples may hold: silence, noise and a take of no frames have their notes.
        """
        ...

    def measure_blocks(
        self,
        blocks: Iterable[NDArray[np.float32]],
        rate: int,
        channels: int,
        ignore: Sequence[Interval] = (),
    ) -> Measures:
        """Measure a take that comes in blocks of shape (frames, channels), none of which is kept."""
        ...


class Aligner(Protocol):
    """Samples and a script into what was said when."""

    def align(
        self, samples: NDArray[np.float32], rate: int, lines: Sequence[Line], ignore: Sequence[Interval] = ()
    ) -> Alignment | None:
        """Find the lines in a take; None when there is no speech to align, or no model for the language.

        All lines are of one language. ``ignore`` as in ``Measurer.measure``.
        """
        ...

    def load(self, language: Language) -> None:
        """Load what aligning needs, from a background thread. Never raises."""
        ...

    def library(self, language: Language) -> str:
        """Name what hears a language, with its version; empty when it is missing. Loads nothing."""
        ...
