"""A real terminal for tests: tmux on a socket of its own, typed into and looked at from outside."""

from __future__ import annotations

import itertools
import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

needs_tmux = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
ROOT = Path(__file__).parents[2]
_numbers = itertools.count()


class Tmux:
    """One window with one command. ``status`` is the command's exit status once it has ended."""

    def __init__(self, tmp_path: Path) -> None:
        self._socket = f"pitchcoach-{os.getpid()}-{next(_numbers)}"
        self._status = tmp_path / "status"
        self._pid = tmp_path / "pid"

    def _tmux(self, *arguments: str, check: bool = True) -> str:
        done = subprocess.run(
            ["tmux", "-L", self._socket, "-f", os.devnull, *arguments],
            capture_output=True,
            text=True,
            check=check,
        )
        return done.stdout

    def start(
        self, command: str, size: tuple[int, int] = (80, 24), environment: dict[str, str] | None = None
    ) -> None:
        """Run a shell command in a window of ``size`` (columns, rows); the window stays when it has ended."""
        sets = " ".join(f"{name}={shlex.quote(value)}" for name, value in (environment or {}).items())
        script = (
            f"cd {shlex.quote(str(ROOT))}; echo $$ > {shlex.quote(str(self._pid))};"
            f" {sets} {command}; echo $? > {shlex.quote(str(self._status))}; echo SHELL-AGAIN; sleep 60"
        )
        width, height = (str(n) for n in size)
        self._tmux("new-session", "-d", "-x", width, "-y", height, "sh", "-c", script)

    def keys(self, *keys: str) -> None:
        """Press keys by tmux's names (``C-q``, ``F1``, ``Escape``)."""
        self._tmux("send-keys", *keys)

    def type(self, text: str) -> None:
        """Send text as it is."""
        self._tmux("send-keys", "-l", text)

    def paste(self, text: str) -> None:
        """Paste text as a terminal does, marked as pasted."""
        self._tmux("set-buffer", text)
        self._tmux("paste-buffer", "-p")

    def screen(self) -> str:
        """Return what is to be seen."""
        return self._tmux("capture-pane", "-p")

    def ask(self, form: str) -> str:
        """Return one of tmux's formats, such as ``#{alternate_on}``."""
        return self._tmux("display-message", "-p", form).strip()

    def resize(self, width: int, height: int) -> None:
        """Change the window's size."""
        self._tmux("resize-window", "-x", str(width), "-y", str(height))

    def wait_for(self, text: str, seconds: float = 20) -> str:
        """Return the screen as soon as ``text`` is on it; fail with what was there instead."""
        return self._wait(self.screen, lambda screen: text in screen, seconds, text)

    def wait_until_count(self, text: str, count: int, seconds: float = 20) -> None:
        """Wait until ``text`` is on the screen that many times."""
        self._wait(self.screen, lambda screen: screen.count(text) == count, seconds, f"{count} times {text}")

    def wait_until(self, form: str, wanted: str, seconds: float = 20) -> None:
        """Wait until one of tmux's formats has a value."""
        self._wait(lambda: self.ask(form), lambda value: value == wanted, seconds, f"{form} {wanted}")

    def _wait(self, look, good, seconds: float, what: str) -> str:  # type: ignore[no-untyped-def]
        end = time.monotonic() + seconds
        seen = look()
        while not good(seen):
            if time.monotonic() > end:
                pytest.fail(f"waited {seconds} s for {what!r}; there is:\n{seen}\n{self.screen()}")
            time.sleep(0.05)
            seen = look()
        return str(seen)

    @property
    def status(self) -> int:
        """The exit status of the command, which has ended."""
        return int(self._status.read_text(encoding="ascii"))

    def python(self) -> int:
        """Return the process id of the Python that runs in the window."""
        shell = self._pid.read_text(encoding="ascii").strip()
        children = Path(f"/proc/{shell}/task/{shell}/children").read_text(encoding="ascii").split()
        return int(children[0])

    def stop(self) -> None:
        """Close everything."""
        self._tmux("kill-server", check=False)


def toy(log: Path, *arguments: str, redirect: str = "") -> str:
    """Return the command line of the toy program."""
    words: Sequence[str] = [sys.executable, "-m", "tests.tui.toy", str(log), *arguments]
    return f"{shlex.join(words)} {redirect}"
