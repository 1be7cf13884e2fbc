"""Writing a file so that it is either the old one or the new one, never half of each."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from pitchcoach.errors import UnwritableError, reason_of
from pitchcoach.i18n import msg


def write_atomically(path: Path, data: bytes, *, mode: int | None = None) -> None:
    """Replace the contents of ``path``; on any failure the old file stays as it was.

    An existing file keeps its mode unless ``mode`` is given; a link is followed, so that it stays a link.
    Raises UnwritableError.
    """
    target = Path(os.path.realpath(path))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".new", dir=target.parent)
    except OSError as error:
        raise _unwritable(path, error) from error
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.chmod(_mode_for(target) if mode is None else mode)
        fresh.replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            fresh.unlink()
        raise _unwritable(path, error) from error


def _mode_for(target: Path) -> int:
    """Return the mode the file has, or for a new one what the user's umask leaves of rw-rw-rw-."""
    try:
        return target.stat().st_mode & 0o7777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _unwritable(path: Path, error: OSError) -> UnwritableError:
    return UnwritableError(
        msg("cannot write {path}: {reason}", path=str(path), reason=reason_of(error)),
        remedy=msg("The old file is untouched; choose another folder or free some space."),
        path=path,
    )
