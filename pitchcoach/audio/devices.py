"""Which microphones and loudspeakers there are, and which one a name in the settings means.

Settings keep names, never PortAudio's numbers: those change with every plug. Opens no stream.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pitchcoach.audio.portaudio import LOCK, portaudio, reload_devices
from pitchcoach.errors import NoSoundError
from pitchcoach.i18n import Message, msg
from pitchcoach.model.sound import Device

Direction = Literal["input", "output"]


@dataclass(frozen=True, slots=True)
class Listed:
    """A device with the number that PortAudio gives it until the next reload."""

    index: int
    """PortAudio's number."""
    device: Device
    """What is kept of it."""


class SoundDevices:
    """The devices of this machine: the port ``Devices``."""

    def devices(self) -> Sequence[Device]:
        """List the devices. Raises NoSoundError when PortAudio is missing or there is no device at all."""
        found = tuple(listed.device for listed in listed_devices())
        if not found:
            raise _nothing_there(msg("No sound device was found."))
        return found

    def library(self) -> str:
        """Return PortAudio's name and version. Raises NoSoundError when it is missing."""
        return str(portaudio().get_portaudio_version()[1]).partition(",")[0]

    def rescan(self) -> bool:
        """Look for newly plugged devices; False, and nothing done, while a stream is open."""
        return rescan()


def rescan() -> bool:
    """Look for newly plugged devices; False (nothing done) while a stream is open. Raises NoSoundError."""
    return reload_devices()


def label(device: Device) -> str:
    """Return what settings keep of a device: ``name, host``, as PortAudio's own tools write it."""
    return f"{device.name}, {device.host}"


def choose(name: str, direction: Direction) -> Listed:
    """Return the device to open for ``name``; the system's default when it is empty.

    Raises NoSoundError: PortAudio is missing, nothing is plugged in, or no device is called so.
    """
    there = [listed for listed in listed_devices() if _channels(listed.device, direction)]
    if not there:
        wanted = msg("No microphone was found.") if direction == "input" else msg("No loudspeaker was found.")
        raise _nothing_there(wanted)
    if not name:
        return next((listed for listed in there if listed.device.default), there[0])
    found = _find(name, direction, there)
    if found is None:
        raise NoSoundError(
            msg("The device “{name}” of the settings is not there.", name=name),
            remedy=msg(
                "Plug it in, or choose another in the settings. There are: {names}",
                names="; ".join(label(listed.device) for listed in there),
            ),
        )
    return found


def listed_devices() -> tuple[Listed, ...]:
    """List what PortAudio saw when it last looked; may be empty. Raises NoSoundError without PortAudio."""
    sd = portaudio()
    with LOCK:
        hosts = sd.query_hostapis()
        entries = sd.query_devices()
        defaults = {_default(sd, "input"), _default(sd, "output")}
    return tuple(
        Listed(
            entry["index"],
            Device(
                name=entry["name"],
                host=hosts[entry["hostapi"]]["name"],
                inputs=entry["max_input_channels"],
                outputs=entry["max_output_channels"],
                sample_rate=round(entry["default_samplerate"]),
                default=entry["index"] in defaults,
            ),
        )
        for entry in entries
    )


def _default(sd: object, direction: Direction) -> int:
    try:
        return int(sd.query_devices(kind=direction)["index"])  # type: ignore[attr-defined]  # untyped library
    except (sd.PortAudioError, ValueError):  # type: ignore[attr-defined]  # there is no device of this direction
        return -1


def _find(name: str, direction: Direction | None, among: Sequence[Listed]) -> Listed | None:
    wanted = name.casefold().strip()
    same = [
        listed
        for listed in among
        if wanted in (label(listed.device).casefold(), listed.device.name.casefold().strip())
        and (direction is None or _channels(listed.device, direction))
    ]
    return next((listed for listed in same if listed.device.default), same[0] if same else None)


def _channels(device: Device, direction: Direction) -> int:
    return device.inputs if direction == "input" else device.outputs


def _nothing_there(message: Message) -> NoSoundError:
    if sys.platform.startswith("linux"):
        remedy = msg(
            "Plug one in. If other programs do have sound, PortAudio cannot see PulseAudio or PipeWire: "
            "install “libasound2-plugins” (PulseAudio) or “pipewire-alsa” (PipeWire) and start again."
        )
    else:
        remedy = msg(
            "Plug one in, allow the terminal to use it in the system's privacy settings, and start again."
        )
    return NoSoundError(message, remedy=remedy)
