"""Says that a program is running, so that no other one closes its round as interrupted.

A program holds an operating system lock on a small file of its own beside the database. The system lets go of
the lock when the program ends, in whatever way; a process number could meanwhile belong to somebody else.
Nothing here reads the database.
"""

from __future__ import annotations

import contextlib
import glob
import os
import secrets
import sys
from dataclasses import dataclass
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        # flock and not lockf: it belongs to this opening of the file, so that two stores of one program
        # differ and closing another descriptor does not drop it.
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@dataclass(frozen=True, slots=True)
class Presence:
    """A held lock."""

    token: str
    """Random name of the holder, never used twice."""
    file: Path
    """The locked file."""
    descriptor: int
    """Its open descriptor; not inherited by programs that are started from here."""
    process: int
    """Number of the process that took the lock: a fork of it must not remove the file."""


def appear(database: Path) -> Presence:
    """Take a lock beside ``database``. Raises OSError when the folder cannot be written or knows no locks."""
    while True:
        token = secrets.token_hex(8)
        file = database.with_name(f"{_prefix(database)}{token}")
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            # Between creating and locking, another program may take the file for a dead one's and remove it.
            if _try_lock(descriptor) and _is_still(descriptor, file):
                return Presence(token, file, descriptor, os.getpid())
        except OSError:
            os.close(descriptor)
            file.unlink(missing_ok=True)
            raise
        os.close(descriptor)


def vanish(presence: Presence) -> None:
    """Let go of the lock and remove its file."""
    if presence.process == os.getpid():
        _remove(presence.descriptor, presence.file)


def present(database: Path) -> frozenset[str]:
    """Return the tokens of all programs that run on ``database`` now; remove what dead ones left behind."""
    prefix = _prefix(database)
    files = database.parent.glob(glob.escape(prefix) + "*")
    return frozenset(f.name.removeprefix(prefix) for f in files if _is_held(f))


def _prefix(database: Path) -> str:
    return f"{database.name}.running-"


def _is_held(file: Path) -> bool:
    try:
        descriptor = os.open(file, os.O_RDWR)
    except FileNotFoundError:
        return False
    except OSError:
        return True  # it cannot be told: rather leave a round running than take it from its program
    if _try_lock(descriptor):
        _remove(descriptor, file)
        return False
    os.close(descriptor)
    return True


def _remove(descriptor: int, file: Path) -> None:
    # POSIX: removed while the lock is held, so that nobody can take it in between and lose the file later.
    # Windows refuses to remove an open file: first closed, then removed unless somebody has opened it since.
    if sys.platform == "win32":
        os.close(descriptor)
    with contextlib.suppress(OSError):
        file.unlink()
    if sys.platform != "win32":
        os.close(descriptor)


def _is_still(descriptor: int, file: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), file.stat())
    except FileNotFoundError:
        return False
