"""Work that would block the screens, in one daemon thread; each piece ends in one event for its screen.

A later request about the same subject replaces one that still waits, so that typing never queues up stale
checks. The thread touches no widget: it posts what the work returned.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Protocol

from textual.message import Message as Event

from pitchcoach.errors import PitchcoachError


class Failed(Event):
    """Work that a user's error ended."""

    def __init__(self, subject: str, error: PitchcoachError) -> None:
        self.subject = subject
        self.error = error
        super().__init__()


class Broken(Event):
    """Work that a fault of the program ended."""

    def __init__(self, fault: BaseException) -> None:
        self.fault = fault
        super().__init__()


class Target(Protocol):
    """Whoever waits for the event."""

    def post_message(self, message: Event) -> bool:
        """Take an event, from any thread."""
        ...


Work = Callable[[], Event | None]


class Background:
    """The thread and what waits for it."""

    def __init__(self) -> None:
        self._waiting: dict[str, tuple[Work, Target]] = {}
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    def ask(self, subject: str, work: Work, target: Target) -> None:
        """Let ``work`` be done and its event posted to ``target``, instead of work on the same subject."""
        with self._changed:
            self._waiting[subject] = (work, target)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="background", daemon=True)
                self._thread.start()
            self._changed.notify()

    def _run(self) -> None:
        while True:
            with self._changed:
                while not self._waiting:
                    self._changed.wait()
                subject = next(iter(self._waiting))
                work, target = self._waiting.pop(subject)
            try:
                event = work()
            except PitchcoachError as error:
                event = Failed(subject, error)
            except Exception as fault:
                event = Broken(fault)
            if event is not None:
                target.post_message(event)
