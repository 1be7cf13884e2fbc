"""A sound card made of nothing: a private PulseAudio with a virtual loudspeaker and a virtual microphone.

It touches no home folder, no session bus and no other PulseAudio. ``norewinds=1`` keeps the null sink from
buffering two seconds, which loses the beginning of every sound. The rate is the one PortAudio reports for
ALSA's pulse plugin, so that nothing is resampled on the way and samples can be compared one by one.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

RATE = 44_100
LOUDSPEAKER = "loudspeaker"
MICROPHONE = "microphone"
ALSA_CONF = Path("/usr/share/alsa/alsa.conf")
FIRST = ("nice", "-n", "-10")
"""Where it is allowed the card runs before all else: a starved one stutters, which no sound card does."""

PULSE_SCRIPT = """\
load-module module-native-protocol-unix auth-anonymous=1 socket={place}/native
load-module module-null-sink sink_name={loudspeaker} rate={rate} channels=2 norewinds=1
load-module module-null-sink sink_name={microphone} rate={rate} channels=2 norewinds=1
set-default-sink {loudspeaker}
set-default-source {microphone}.monitor
"""
ALSA_SCRIPT = """\
pcm.!default {{ type pulse server "unix:{place}/native" }}
ctl.!default {{ type pulse server "unix:{place}/native" }}
"""


def why_not() -> str:
    """Say why there can be no rig on this machine; empty when there can."""
    if not sys.platform.startswith("linux"):
        return "the virtual sound card is PulseAudio's, on Linux"
    missing = [name for name in ("pulseaudio", "pactl", "paplay", "parecord") if not shutil.which(name)]
    if missing:
        return f"not installed: {', '.join(missing)} (apt install pulseaudio pulseaudio-utils)"
    if not ALSA_CONF.exists():
        return "ALSA is not installed (apt install libasound2-plugins libportaudio2)"
    return ""


class VirtualSound:
    """A running virtual sound card; the environment of this process points to it until ``close``."""

    def __init__(self) -> None:
        # A socket's path may have 107 characters at most: pytest's own folders are too long.
        self.place = Path(tempfile.mkdtemp(prefix="pitchcoach-rig-"))
        names = {"place": self.place, "rate": RATE, "loudspeaker": LOUDSPEAKER, "microphone": MICROPHONE}
        self._file("default.pa", PULSE_SCRIPT.format(**names))
        self._file("asoundrc", ALSA_SCRIPT.format(**names))
        self._file("alsa.conf", f"<{ALSA_CONF}>\n<{self.place}/asoundrc>\n")
        self.environment = {
            "XDG_RUNTIME_DIR": str(self.place),
            "PULSE_RUNTIME_PATH": str(self.place),
            "PULSE_STATE_PATH": str(self.place),
            "PULSE_SERVER": f"unix:{self.place}/native",
            "ALSA_CONFIG_PATH": f"{self.place}/alsa.conf",
        }
        self._before = {name: os.environ.get(name) for name in self.environment}
        os.environ.update(self.environment)
        command = [
            *FIRST,
            "pulseaudio",
            "-n",
            "-F",
            f"{self.place}/default.pa",
            "--daemonize=no",
            "--exit-idle-time=-1",
        ]
        command += [
            "--disallow-exit",
            "--use-pid-file=no",
            "--realtime=no",
            f"--log-target=file:{self.place}/log",
        ]
        self._command = command
        self.plug_in()

    def _file(self, name: str, text: str) -> None:
        (self.place / name).write_text(text, encoding="utf-8")

    def _wait_until_ready(self) -> None:
        patience = time.monotonic() + 20
        while subprocess.run(["pactl", "info"], capture_output=True, check=False).returncode:
            if self._server.poll() is not None or time.monotonic() > patience:
                log = self.place / "log"
                raise RuntimeError(
                    f"PulseAudio did not start: {log.read_text()[-500:] if log.exists() else ''}"
                )
            time.sleep(0.02)

    def speak(self, wav: Path) -> subprocess.Popen[bytes]:
        """Say a WAV file into the virtual microphone; the process ends when it has been said."""
        return subprocess.Popen(
            [*FIRST, "paplay", f"--device={MICROPHONE}", "--latency-msec=100", str(wav)],
            stderr=subprocess.DEVNULL,
        )

    def echo(self) -> None:
        """Let the microphone hear the loudspeaker, as on a desk without headphones."""
        module = ["module-loopback", f"source={LOUDSPEAKER}.monitor", f"sink={MICROPHONE}", "latency_msec=1"]
        subprocess.run(["pactl", "load-module", *module], check=True, stdout=subprocess.DEVNULL)

    @contextmanager
    def listen(self, wav: Path) -> Iterator[None]:
        """Write what the virtual loudspeaker plays to ``wav``: 16 bit, two channels, ``RATE``."""
        command = [*FIRST, "parecord", f"--device={LOUDSPEAKER}.monitor", "--latency-msec=20"]
        command += [f"--rate={RATE}", "--channels=2", "--format=s16le", "--file-format=wav", str(wav)]
        listener = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        try:
            patience = time.monotonic() + 20
            while not (wav.exists() and wav.stat().st_size > 44) and time.monotonic() < patience:
                time.sleep(0.01)
            yield
            time.sleep(0.3)  # what is played last is on its way still
        finally:
            listener.send_signal(signal.SIGINT)
            listener.wait(10)

    def plug_in(self) -> None:
        """Start the sound card, or bring it back after ``unplug``."""
        self._server = subprocess.Popen(self._command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            self._wait_until_ready()
        except BaseException:
            self.close()
            raise

    def unplug(self) -> None:
        """Take the sound card away at once, as when a headset is pulled out."""
        self._server.kill()
        self._server.wait(10)

    def close(self) -> None:
        """End the server and give the environment back."""
        with suppress(ProcessLookupError):
            self._server.terminate()
        try:
            self._server.wait(5)
        except subprocess.TimeoutExpired:
            self.unplug()
        for name, value in self._before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        shutil.rmtree(self.place, ignore_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()
