"""What the user did or met that the program cannot go on with: one sentence, a place, a remedy.

Every door raises these instead of its library's own exceptions, so that the edges (command line, screens)
need one handler. The message stays untranslated until an edge renders it.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from pitchcoach.i18n import Message, Translator, msg

EXIT_CLEAN: Final = 0
"""All is well."""
EXIT_FINDINGS: Final = 1
"""The check found something."""
EXIT_UNUSABLE: Final = 2
"""Bad input, or nothing could be done with it."""

_REASONS: Final[Mapping[int, Message]] = {
    errno.ENOENT: msg("No such file or directory"),
    errno.EACCES: msg("Permission denied"),
    errno.EPERM: msg("Operation not permitted"),
    errno.EISDIR: msg("Is a directory"),
    errno.ENOTDIR: msg("Not a directory"),
    errno.EROFS: msg("Read-only file system"),
    errno.ENOSPC: msg("No space left on device"),
    errno.ENAMETOOLONG: msg("File name too long"),
}


class PitchcoachError(Exception):
    """One clear sentence for the user: what is wrong, where, and what to do.

    ``message`` says what is wrong, ``remedy`` what to do (a second sentence), ``path`` and ``line`` (1-based)
    where.
    """

    def __init__(
        self,
        message: Message,
        *,
        remedy: Message | None = None,
        path: Path | None = None,
        line: int | None = None,
    ) -> None:
        super().__init__(message.text)
        self.message = message
        self.remedy = remedy
        self.path = path
        self.line = line

    def __reduce__(self) -> tuple[object, ...]:
        """Let it cross from one process to another whole."""
        return _again, (type(self), self.message, self.remedy, self.path, self.line)


def _again(
    kind: type[PitchcoachError],
    message: Message,
    remedy: Message | None,
    path: Path | None,
    line: int | None,
) -> PitchcoachError:
    return kind(message, remedy=remedy, path=path, line=line)


def reason_of(error: OSError) -> Message:
    """Return why the system refused; the usual reasons can be said in the user's language."""
    reason = _REASONS.get(error.errno or 0)
    return reason or msg("{reason}", reason=error.strerror or str(error))


def told(error: PitchcoachError, tr: Translator, place: str = "") -> str:
    """Return what is wrong and what to do, as sentences; ``place`` stands before them."""
    what = tr.render(error.message)
    if error.remedy is None:
        return place + what
    remedy = tr.render(error.remedy)
    if what.endswith((".", "!", "?", "。", "！", "？")):
        return tr("{place}{what} {remedy}", place=place, what=what, remedy=remedy)
    return tr("{place}{what}. {remedy}", place=place, what=what, remedy=remedy)


class UnreadablePitchError(PitchcoachError):
    """A pitch file that cannot be read as text, or whose front matter cannot be understood."""


class UnwritableError(PitchcoachError):
    """A file or folder that cannot be written; what was there before is untouched."""


class ChangedOnDiskError(UnwritableError):
    """Another program wrote the file since it was read."""


class SettingsError(PitchcoachError):
    """A settings file that cannot be understood."""


class NoSoundError(PitchcoachError):
    """No PortAudio, no device, or a device that refused: everything that needs no sound goes on."""


class UnreadableTakeError(PitchcoachError):
    """A sound file that is missing, empty or no WAV file."""


class NoVoiceError(PitchcoachError):
    """No speech engine, or none for this language."""


class StoreError(PitchcoachError):
    """The database cannot be opened, is damaged, or is from a newer version."""


class VoiceStoppedError(PitchcoachError):
    """The user stopped the voice: not a failure, nothing need be shown."""
