"""An index in a dictionary, for tests and the demonstration: the same port, nothing on disk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from pitchcoach.model.listing import Listing, SeenFile


class MemoryIndex:
    """Listings in memory."""

    def __init__(self) -> None:
        self._kept: dict[Path, tuple[SeenFile, Listing]] = {}

    def fetch(self, files: Sequence[SeenFile]) -> Mapping[Path, Listing]:
        """Return the listings of those files that are still as they were, by the path given."""
        found = {}
        for seen in files:
            known = self._kept.get(seen.path.absolute())
            if known is not None and (known[0].mtime_ns, known[0].size) == (seen.mtime_ns, seen.size):
                found[seen.path] = known[1]
        return found

    def keep(self, listings: Sequence[tuple[SeenFile, Listing]]) -> None:
        """Keep listings of files as they are now."""
        for seen, listing in listings:
            self._kept[seen.path.absolute()] = (seen, listing)

    def keep_only(self, folder: Path, files: Sequence[SeenFile]) -> None:
        """Forget the files of a folder, and of those below it, that are not among these."""
        present = {seen.path.absolute() for seen in files}
        inside = folder.absolute()
        self._kept = {
            path: known
            for path, known in self._kept.items()
            if path in present or not path.is_relative_to(inside)
        }
