"""What the use cases need of the rooms, and nothing else of them.

Each port has one real adapter and one fake beside it; the program's composition (``cli/compose.py``) picks.
The ports of sound stand in ``sound_ports``, those of the database in ``store_ports``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from pitchcoach.model.listing import Listing, SeenFile, Tally
from pitchcoach.model.pitch import Language, Pitch, Role, Ruby, Trashed
from pitchcoach.model.reading import Estimate, Pace, Reading
from pitchcoach.model.report import CheckReport
from pitchcoach.model.speech import Prosody
from pitchcoach.model.trim import Cut


class Reader(Protocol):
    """Text into readings."""

    def read(self, text: str, language: Language, rubies: Sequence[Ruby] = ()) -> Reading:
        """Read ``text``; the best reading there is, however long it takes to load."""
        ...

    def read_now(self, text: str, language: Language, rubies: Sequence[Ruby] = ()) -> Reading:
        """Read ``text`` without loading anything: cached, else by the rough rule (``exact`` False)."""
        ...

    def prosody(self, text: str, rubies: Sequence[Ruby] = ()) -> Prosody | None:
        """Return how one Japanese sentence is to be said, phone by phone; None where that cannot be told."""
        ...

    def load(self) -> None:
        """Load what exact readings need; may take a second, so call it from a background thread."""
        ...

    @property
    def personal(self) -> Mapping[str, str]:
        """The user's own dictionary: words with their kana; a ruby goes before it."""
        ...

    def learn(self, word: str, kana: str) -> None:
        """Read ``word`` so from now on."""
        ...

    def forget(self, word: str) -> None:
        """Take a word out of the dictionary again."""
        ...

    def with_words(self, words: Mapping[str, str]) -> Reader:
        """Return a reader that knows these words, too, to try them."""
        ...


class Estimator(Protocol):
    """Readings into seconds."""

    def estimate(self, readings: Sequence[Reading], pace: Pace) -> Estimate:
        """Estimate the time of all readings said one after the other."""
        ...

    def parts(self, readings: Sequence[Reading], pace: Pace) -> tuple[float, ...]:
        """Share the same estimate out over the readings, in seconds; the sum is the estimate."""
        ...

    def counted(self, tallies: Sequence[Tally], pace: Pace) -> tuple[Estimate, tuple[float, ...]]:
        """Return the same estimate and the same shares for readings of which only the counts are left."""
        ...


class PitchFiles(Protocol):
    """Pitch files on disk."""

    def load(self, path: Path) -> Pitch:
        """Read one file. Raises UnreadablePitchError."""
        ...

    def parse(self, text: str, like: Pitch) -> Pitch:
        """Read ``text`` as if it stood in the file of ``like``."""
        ...

    def save(self, pitch: Pitch) -> Pitch:
        """Write atomically in the pitch's own form; return it as it now lies on disk.

        The form returned differs from the one given where a character could not be written in it. Raises
        UnwritableError, or ChangedOnDiskError when somebody else wrote the file since it was read; the file
        is then untouched.
        """
        ...

    def with_body(self, pitch: Pitch, role: Role, body: str) -> Pitch:
        """Return the pitch with the body of one part replaced, or put in its place; nothing else changes."""
        ...

    def body_of(self, pitch: Pitch, role: Role) -> str:
        """Return the body of a part without the blank lines around it; empty when it is missing."""
        ...

    def with_value(self, pitch: Pitch, key: str, value: str) -> Pitch:
        """Return the pitch with one front matter value changed or added."""
        ...

    def slot_of(self, written: str) -> float | None:
        """Return the seconds of a slot as people write it (60, 1:00, 1分); None when it is none."""
        ...

    def base_of(self, pitch: Pitch) -> Pitch | None:
        """Return the pitch this one is based on; None when it names none or that cannot be read."""
        ...

    def variants_of(self, base: Pitch) -> Sequence[Pitch]:
        """Return the pitches of the same folder that are based on this one, as far as they can be read."""
        ...

    def tied(self, pitch: Pitch, base: Pitch, roles: Collection[Role]) -> Pitch:
        """Return the pitch knowing what ``base`` says now in these parts.

        Parts with the same words are shared from then on; other words are the pitch's own, and ``moved_on``
        tells when the base changes after this.
        """
        ...

    def limit_place(self, report: CheckReport) -> int | None:
        """Return the index in ``Pitch.text`` where the slot's length is passed; None when it is not."""
        ...

    def blank(self, path: Path, language: Language) -> Pitch:
        """Return a new pitch with empty parts; nothing is written."""
        ...

    def find(self, place: Path) -> Sequence[Path]:
        """List the pitch files in a folder and below it, or the file itself."""
        ...

    def scan(self, place: Path) -> Sequence[SeenFile]:
        """List the same files as they are now, without opening them."""
        ...

    def look(self, path: Path) -> SeenFile:
        """Return one file as it is now."""
        ...


class ListingIndex(Protocol):
    """What was counted in pitch files, kept so that an unchanged file need not be read again.

    It is only worth the time it saves: it may forget anything at any time and never raises. Any thread may
    ask.
    """

    def fetch(self, files: Sequence[SeenFile]) -> Mapping[Path, Listing]:
        """Return the listings of those files that are still as they were, by the path given."""
        ...

    def keep(self, listings: Sequence[tuple[SeenFile, Listing]]) -> None:
        """Keep listings of files as they are now."""
        ...

    def keep_only(self, folder: Path, files: Sequence[SeenFile]) -> None:
        """Forget the files of a folder, and of those below it, that are not among these."""
        ...


class Trimmer(Protocol):
    """Finds what can go from a pitch, and makes cuts in its file."""

    def cuts(self, report: CheckReport) -> Sequence[Cut]:
        """Return what can go, in the order of the text; some of it wants the same words."""
        ...

    def without(self, pitch: Pitch, cuts: Sequence[Cut]) -> str | None:
        """Return the text of the file after the cuts; None when its markup does not bear them together."""
        ...


class Shelf(Protocol):
    """Pitch files as things that are copied, renamed and thrown away. All raise UnwritableError."""

    def free_path(self, folder: Path, title: str, suffix: str = ".md") -> Path:
        """Return a path for a new pitch of this title that no file has yet."""
        ...

    def stem(self, title: str) -> str:
        """Return the file name, without ending, that a title makes."""
        ...

    def duplicate(self, path: Path) -> Path:
        """Copy a file beside itself and return the copy."""
        ...

    def rename(self, path: Path, title: str) -> Path:
        """Give a file the name of a title; the new path."""
        ...

    def put_into_trash(self, path: Path) -> Trashed:
        """Move a file into the program's own trash."""
        ...

    def take_from_trash(self, trashed: Trashed) -> Path:
        """Put a file back where it was; the path it now has."""
        ...
