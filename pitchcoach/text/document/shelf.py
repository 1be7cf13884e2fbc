"""Pitch files as things on a shelf: copied, renamed, put into the trash and taken out again."""

from __future__ import annotations

import contextlib
import re
import shutil
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from pitchcoach.errors import UnwritableError, reason_of
from pitchcoach.i18n import msg
from pitchcoach.model.pitch import Trashed

_UNFIT: Final = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_LONGEST_NAME: Final = 60  # characters; 180 bytes of UTF-8 stay inside every file system's 255


class DiskShelf:
    """The real adapter of the port ``Shelf``; its trash is a folder of the program's own."""

    def __init__(self, trash: Path) -> None:
        self._trash = trash

    def free_path(self, folder: Path, title: str, suffix: str = ".md") -> Path:
        """Return a path for a new pitch of this title that no file has yet."""
        return _free(folder, title, suffix)

    def stem(self, title: str) -> str:
        """Return the file name, without ending, that a title makes."""
        return _stem(title)

    def duplicate(self, path: Path) -> Path:
        """Copy a pitch file beside itself, byte for byte."""
        copy = _free(path.parent, path.stem, path.suffix)
        with _refusing(copy):
            shutil.copy(path, copy)
        return copy

    def rename(self, path: Path, title: str) -> Path:
        """Give a file the name of a title."""
        wanted = _free(path.parent, title, path.suffix)
        with _refusing(wanted):
            path.rename(wanted)
        return wanted

    def put_into_trash(self, path: Path) -> Trashed:
        """Move a file into the trash, from where it can be taken back."""
        stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
        with _refusing(path):
            self._trash.mkdir(parents=True, exist_ok=True, mode=0o700)
            kept = _free(self._trash, f"{stamp} {path.stem}", path.suffix)
            shutil.move(path, kept)
        return Trashed(path, kept)

    def take_from_trash(self, trashed: Trashed) -> Path:
        """Put a file back where it was, or beside what has taken its place since."""
        path = trashed.path
        if path.exists():
            path = _free(path.parent, path.stem, path.suffix)
        with _refusing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(trashed.kept, path)
        return path


def _stem(title: str) -> str:
    name = _UNFIT.sub("-", unicodedata.normalize("NFC", title)).strip(" .-")
    return name[:_LONGEST_NAME].strip() or "pitch"


def _free(folder: Path, title: str, suffix: str) -> Path:
    name = _stem(title)
    path = folder / f"{name}{suffix}"
    number = 2
    while path.exists():
        path = folder / f"{name}-{number}{suffix}"
        number += 1
    return path


@contextlib.contextmanager
def _refusing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UnwritableError(
            msg("cannot write {path}: {reason}", path=str(path), reason=reason_of(error)),
            remedy=msg("Nothing was changed; check the permissions of the folder."),
            path=path,
        ) from error
