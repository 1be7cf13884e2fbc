"""Looks at what is heard and what hears: voices, PortAudio, loudspeaker, microphone.

All of it is optional: whoever has none of it can still write, check and rehearse.
"""

from __future__ import annotations

import platform
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, Literal

from pitchcoach.coach.doctor_rows import Found, Look
from pitchcoach.coach.rooms import Rooms
from pitchcoach.i18n import Message, msg
from pitchcoach.model.pitch import Language
from pitchcoach.model.sound import Device

MICROPHONE_TEST: Final = "microphone-test"
"""The name of the look that is only taken when asked for."""
QUIET_DBFS: Final = -50.0
"""Speech at arm's length peaks far above this even with little gain; a quiet room stays below."""
CLIPPING_DBFS: Final = -0.2
"""Peaks this high were most likely cut off."""
BEST: Final = 3
"""The quality of the voices that are installed for their sound."""
GET_BEST: Final = "pip install 'pitchcoach[voices]'"
REINSTALL: Final = msg("Install it again with the program: “pip install --force-reinstall pitchcoach”.")
LISTEN_SECONDS: Final = 1.0
_STEP_SECONDS: Final = 0.05
"""Half the window of the level: no moment is missed."""


def sound_looks(rooms: Rooms, *, again: bool = False) -> list[Look]:
    """Return the looks in order; ``again``: see also what was plugged in since the first time."""
    return [
        Look("voice-ja", msg("Japanese voice"), lambda: voice(rooms, "ja")),
        Look("voice-en", msg("English voice"), lambda: voice(rooms, "en")),
        Look("aligner", msg("Script alignment"), lambda: aligner(rooms)),
        Look("portaudio", msg("Sound library"), lambda: library(rooms, again=again)),
        Look("loudspeaker", msg("Loudspeaker"), lambda: device(rooms, "loudspeaker")),
        Look("microphone", msg("Microphone"), lambda: device(rooms, "microphone")),
    ]


def microphone_look(rooms: Rooms, wait: Callable[[float], object] = time.sleep) -> Look:
    """Return the look that listens for a second; ``wait`` passes the seconds between two levels."""
    return Look(MICROPHONE_TEST, msg("Microphone test"), lambda: listen(rooms, wait))


def voice(rooms: Rooms, language: Language) -> Found:
    """Name the voice that would speak a language. Raises NoVoiceError."""
    chosen = rooms.choose_voice(language)
    there = [one for one in rooms.voice().voices() if language in one.languages]
    sentence = msg("{name} ({id}), one of {count}", name=chosen.name, id=chosen.id, count=len(there))
    if all(one.quality < BEST for one in there):  # nobody needs one: it is told, and nothing is amiss
        sentence = msg(
            "{name} ({id}); better ones: {command}", name=chosen.name, id=chosen.id, command=GET_BEST
        )
    if language == "ja" and chosen.needs_kana:
        sentence = msg("{name} ({id}), which is given kana", name=chosen.name, id=chosen.id)
    sound = rooms.settings.sound
    wanted = (sound.voice_ja if language == "ja" else sound.voice_en).strip()
    if wanted.casefold() not in f"{chosen.id}\n{chosen.name}".casefold():
        remedy = msg("The settings ask for “{name}”: “pitchcoach voices” lists what is here.", name=wanted)
        return Found("problem", sentence, remedy)
    return Found("ok", sentence)


def aligner(rooms: Rooms) -> Found:
    """Name what finds the script in a take, for both languages."""
    japanese, english = (rooms.aligner().library(language) for language in ("ja", "en"))
    if not japanese:
        return Found("missing", msg("Japanese takes cannot be laid over their script"), REINSTALL)
    if not english:
        return Found(
            "missing",
            msg("English takes cannot be laid over their script"),
            msg("Install it: pip install pocketsphinx"),
        )
    return Found("ok", msg("Japanese, and English with {library}", library=english))


def library(rooms: Rooms, *, again: bool) -> Found:
    """Name the sound library. Raises NoSoundError."""
    devices = rooms.devices()
    name = devices.library()
    if again:
        devices.rescan()
    return Found("ok", msg("{name}", name=name))


def device(rooms: Rooms, role: Literal["loudspeaker", "microphone"]) -> Found:
    """Name the device that would be used. Raises NoSoundError."""
    there = [
        one for one in rooms.devices().devices() if (one.outputs if role == "loudspeaker" else one.inputs)
    ]
    if not there:
        return Found("missing", msg("none was found"), msg("Plug one in and look again."))
    wanted = str(getattr(rooms.settings.sound, role)).strip()
    named = [one for one in there if wanted.casefold() in (one.name.casefold(), _label(one).casefold())]
    if wanted and not named:
        return Found(
            "problem",
            msg("“{name}” of the settings is not there", name=wanted),
            msg("Plug it in, or choose another: {names}", names="; ".join(map(_label, there))),
        )
    # As the audio room chooses: among several the system's default, else the first.
    among = named if wanted else there
    used = next((one for one in among if one.default), among[0])
    if len(there) == 1:
        return Found("ok", msg("{name}", name=_label(used)))
    return Found("ok", msg("{name}; others: {count}", name=_label(used), count=len(there) - 1))


def listen(rooms: Rooms, wait: Callable[[float], object]) -> Found:
    """Record for a second and tell how loud it was; the recording is deleted. Raises NoSoundError."""
    recorder = rooms.recorder()
    loudest = -120.0
    with tempfile.TemporaryDirectory(prefix="pitchcoach-") as private:
        recorder.start(Path(private) / "test.wav")
        try:
            for _ in range(round(LISTEN_SECONDS / _STEP_SECONDS)):
                wait(_STEP_SECONDS)
                loudest = max(loudest, recorder.level)
            trouble = recorder.trouble
        finally:
            taken = recorder.stop()
    if taken is None or trouble == "lost":
        return Found(
            "problem",
            msg("no sound arrived"),
            msg("Plug the microphone in again, or choose another in the settings."),
        )
    if trouble == "zeros":
        return Found("problem", msg("exact silence arrived: no permission, or muted"), permission())
    return heard(loudest, gaps=trouble == "gaps")


def heard(loudest: float, *, gaps: bool) -> Found:
    """Judge a peak in dBFS; ``gaps``: some of the sound was lost."""
    sentence = msg("the loudest moment had {level} dBFS", level=f"{loudest:.0f}".replace("-", "−"))
    if loudest >= CLIPPING_DBFS:
        return Found("problem", sentence, msg("That is too loud: turn the input level down."))
    if loudest < QUIET_DBFS:
        remedy = msg("That is very quiet: speak meanwhile, come closer, or turn the input level up.")
        return Found("problem", sentence, remedy)
    if gaps:
        remedy = msg("Some of the sound was lost: close other programs, or use another microphone.")
        return Found("problem", sentence, remedy)
    return Found("ok", sentence)


def permission(system: str | None = None) -> Message:
    """Say where a system (as ``platform.system`` names it, here by default) keeps the microphone's switch."""
    system = platform.system() if system is None else system
    if system == "Darwin":
        return msg("Allow your terminal in System Settings › Privacy & Security › Microphone; restart it.")
    if system == "Windows":
        return msg("Allow desktop apps in Settings › Privacy & security › Microphone.")
    return msg("Switch it on and unmute it in the sound settings of the system.")


def _label(device: Device) -> str:
    """Name a device as the settings keep it."""
    return f"{device.name}, {device.host}"
