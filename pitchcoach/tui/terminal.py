"""The terminal before and after the screens: what must hold whatever happens in between. Imports no Textual.

- Textual draws on standard error; so do ALSA, PortAudio and speech engines with their complaints. While the
  screens are
  open, file descriptor 2 is a private log and Textual gets the terminal itself, also under ``2>file``.
- SIGTERM and SIGHUP end the program as the quit key does: screens are unmounted, the terminal is restored.
- A crash never exits with 0, and neither the screen nor the log gets the user's text: no local variables,
  no source
  lines, no exception message (it may quote the text), unless ``TEXTUAL=debug`` asks for the message.
"""

from __future__ import annotations

import asyncio
import contextlib
import io
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final, Protocol

from pitchcoach.errors import EXIT_CLEAN, PitchcoachError
from pitchcoach.i18n import Translator, msg

CRASHED: Final = 70
"""Exit status after a crash (``EX_SOFTWARE`` of sysexits.h): never one that ``check`` uses."""
_LOG_LIMIT: Final = 256 * 1024
_POSIX: Final = os.name == "posix"


class TerminalApp(Protocol):
    """What ``run`` needs of the app."""

    crash: BaseException | None
    """The exception that ended it."""

    @property
    def return_code(self) -> int | None:
        """The status it ended with."""
        ...

    def run_async(self) -> Any:
        """Run it; awaitable."""
        ...

    def exit(self, *, return_code: int = 0) -> None:
        """End it soon."""
        ...


class _Screen(io.TextIOWrapper):
    """The terminal as Textual's output: a terminal that went away must not kill the thread that writes to it.

    Textual's writer thread would die of the first error, its queue fill up and the program hang for ever.
    """

    def write(self, text: str, /) -> int:
        with contextlib.suppress(OSError):
            return super().write(text)
        return len(text)

    def flush(self) -> None:
        with contextlib.suppress(OSError):
            super().flush()


def require_terminal() -> None:
    """Raise PitchcoachError unless a person sits at both ends."""
    for stream, name in ((sys.__stdin__, "stdin"), (sys.__stdout__, "stdout")):
        if stream is None or stream.closed or not stream.isatty():
            raise PitchcoachError(
                msg("The screens need a terminal, and {stream} is not one.", stream=name),
                remedy=msg("Start the program without a pipe or a redirection, or use its other commands."),
            )
    if os.environ.get("TERM") == "dumb":
        raise PitchcoachError(
            msg("This terminal can only show lines (TERM=dumb)."),
            remedy=msg("Use another terminal, or the program's other commands."),
        )


def _open_log(log: Path) -> int:
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
    try:
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(log, flags, 0o600)
        if _POSIX:
            os.fchmod(descriptor, 0o600)
        if os.fstat(descriptor).st_size > _LOG_LIMIT:
            os.ftruncate(descriptor, 0)
    except OSError:
        return os.open(os.devnull, os.O_WRONLY)  # noise must stay off the screen even where no log can be
    return descriptor


@contextlib.contextmanager
def guarded_stderr(log: Path) -> Iterator[None]:
    """Keep what libraries write to file descriptor 2 off the screen, inside this block.

    On a terminal it goes to ``log`` (mode 0600, begun anew above 256 KiB); where the user sent it to a
    file, there. Children inherit it: a program that shows itself to the user needs
    ``stderr=sys.__stderr__``. Windows is left alone, Textual draws on standard output there.
    """
    if not _POSIX:
        yield
        return
    to_terminal = os.isatty(2)
    terminal = os.dup(2 if to_terminal else 1)
    os.set_inheritable(terminal, False)
    screen = _Screen(io.BufferedWriter(io.FileIO(terminal, "w")), encoding="utf-8", errors="replace")
    kept, python_stderr = os.dup(2), sys.__stderr__
    os.set_inheritable(kept, False)
    if to_terminal:
        descriptor = _open_log(log)
        os.dup2(descriptor, 2)
        os.close(descriptor)
    sys.__stderr__ = screen  # type: ignore[misc]  # where Textual's driver draws
    try:
        yield
    finally:
        sys.__stderr__ = python_stderr  # type: ignore[misc]
        os.dup2(kept, 2)
        os.close(kept)
        with contextlib.suppress(OSError):
            screen.close()


def crash_report(error: BaseException, *, quote: bool = False) -> str:
    """Return where ``error`` came from: kinds, files, lines and functions, and nothing of the user's.

    ``quote`` adds the errors' own messages.
    """
    lines: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(lines) < 400:
        lines.append(type(cause).__qualname__ + (f": {cause}" if quote else ""))
        frames = traceback.extract_tb(cause.__traceback__)
        lines += [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines) + "\n"


def _keep_report(error: BaseException, log: Path) -> bool:
    """Append the report to the log; False when it cannot be written."""
    descriptor = _open_log(log)
    with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as file:
        file.write(crash_report(error, quote="debug" in os.environ.get("TEXTUAL", "")))
    return log.exists()


async def _run(app: TerminalApp) -> None:
    if _POSIX:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, partial(app.exit, return_code=128 + number))
    await app.run_async()


def _told(error: BaseException, tr: Translator, log: Path) -> str:
    if _keep_report(error, log):
        return tr("pitchcoach stopped because of a fault of its own; where it happened is in {log}.", log=log)
    return tr("pitchcoach stopped because of a fault of its own.")


def run(make_app: Callable[[], TerminalApp], tr: Translator, log: Path) -> int:
    """Show the screens until the user leaves, and return the exit status.

    ``make_app`` is called inside the guard, because Textual looks at the streams when an app is made. The
    status is the app's own: 0, 128 + n after a signal, 70 after a crash, which is told in one sentence on
    standard error.

    Raises
    ------
    PitchcoachError
        When there is no terminal, and when a screen let such an error through.

    """
    require_terminal()
    crash: BaseException | None = None
    status = EXIT_CLEAN
    with guarded_stderr(log):
        try:
            app = make_app()
            asyncio.run(_run(app))
            crash, status = app.crash, app.return_code or EXIT_CLEAN
        except KeyboardInterrupt:
            return 128 + signal.SIGINT
        except Exception as error:
            crash = error
    if isinstance(crash, PitchcoachError):
        raise crash
    if crash is None:
        return status
    sys.stderr.write(_told(crash, tr, log) + "\n")
    return CRASHED
