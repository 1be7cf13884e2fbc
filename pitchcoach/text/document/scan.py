"""Which files of a folder are pitches, each looked at once: one pass, nothing is opened."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from pitchcoach.errors import UnreadablePitchError
from pitchcoach.i18n import msg
from pitchcoach.model.listing import SeenFile

SUFFIXES: Final = (".md", ".markdown", ".txt")


def scan(place: Path) -> Sequence[SeenFile]:
    """List the pitch files in a folder and below it, in the order of their names, or the file itself.

    Hidden folders, folders that may not be entered, links to folders and ``README`` files are passed over.
    Raises UnreadablePitchError for no such place.
    """
    if place.is_file():
        return (look(place),)
    if not place.is_dir():
        raise UnreadablePitchError(
            msg("there is no file or folder {path}", path=str(place)),
            remedy=msg("Check the spelling, or name a folder with .md or .txt files."),
            path=place,
        )
    return tuple(_below(str(place)))


def look(path: Path) -> SeenFile:
    """Return a file as it is now."""
    try:
        facts = path.stat()
    except OSError:
        return SeenFile(path, -1, -1)
    return SeenFile(path, facts.st_mtime_ns, facts.st_size)


def _below(folder: str) -> Iterator[SeenFile]:
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return
    folders = []
    for entry in found:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink():
                folders.append(entry.path)
        elif _is_pitch(entry.name):
            yield _seen(entry)
    for below in folders:
        yield from _below(below)


def _is_pitch(name: str) -> bool:
    return name.lower().endswith(SUFFIXES) and os.path.splitext(name)[0].upper() != "README"  # noqa: PTH122  # no Path for each of thousands


def _seen(entry: os.DirEntry[str]) -> SeenFile:
    try:
        facts = entry.stat()
    except OSError:  # a link to nothing: it is listed, and reading it tells why it cannot be read
        return SeenFile(Path(entry.path), -1, -1)
    return SeenFile(Path(entry.path), facts.st_mtime_ns, facts.st_size)
