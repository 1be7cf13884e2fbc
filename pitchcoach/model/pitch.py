"""A pitch as it lies in its file and as it will be spoken."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from pitchcoach.i18n import Message, msg

Language = Literal["ja", "en"]
Role = Literal["target", "feature", "benefit", "hook"]
ROLES: Final[tuple[Role, ...]] = ("target", "feature", "benefit", "hook")
ROLE_NAMES: Final[dict[Role, Message]] = {
    "target": msg("Target"),
    "feature": msg("Feature"),
    "benefit": msg("Benefit"),
    "hook": msg("Hook"),
}
"""What the interface calls the parts."""
REQUIRED_ROLES: Final[tuple[Role, ...]] = ("target", "feature", "benefit")


@dataclass(frozen=True)
class FileForm:
    """How the bytes of a text file were written, so that saving keeps it."""

    encoding: str = "utf-8"
    """Python codec name without the mark: ``utf-8``, ``utf-16-le``, ``utf-16-be``, ``cp932``."""
    bom: bool = False
    """Whether a byte order mark stood first."""
    newline: str = "\n"
    """The line end of the file; the commonest one where several are mixed."""
    mixed: bool = False
    """Whether several line ends stood in the file; saving makes them all ``newline``."""


@dataclass(frozen=True)
class Ruby:
    """A reading the author wrote: ``{行政書士|ぎょうせいしょし}``."""

    start: int
    """Index of its first character in the spoken text."""
    end: int
    """Index after its last character in the spoken text."""
    kana: str
    """The reading as written."""


@dataclass(frozen=True)
class Spoken:
    """What of a piece of a file is said aloud, NFC-normalised, one string."""

    text: str
    """The words; ``\\n`` stands between paragraphs, list items and hard line breaks, nowhere else."""
    places: tuple[int, ...]
    """For each character of ``text``: its index in the whole file's text (``Pitch.text``)."""
    rubies: tuple[Ruby, ...] = ()
    """The readings written in the file, in order."""


@dataclass(frozen=True)
class Section:
    """One part of a pitch: from a ``##`` heading to the next, or what stands before the first."""

    role: Role | None
    """Which of the four parts it is; None for other headings and for text without a heading."""
    heading: str
    """The heading as written, without ``##``; empty for text before the first heading."""
    line: int
    """1-based line of the heading, or of the first line without one."""
    start: int
    """Index in ``Pitch.text`` of the first character of the body."""
    end: int
    """Index in ``Pitch.text`` after the last character of the body."""
    body: str
    """``Pitch.text[start:end]``: the body as written, with its markup."""
    spoken: Spoken
    """What of it is said aloud."""


@dataclass(frozen=True)
class Pitch:
    """One pitch file, read."""

    path: Path
    """Where it lies; its name need not exist yet for a new pitch."""
    text: str
    """The whole file as text, line ends as ``\\n``, otherwise untouched."""
    form: FileForm
    """How the bytes were written."""
    title: str
    """``title``, else the first ``#`` heading, else the file's name."""
    audience: str
    """For whom this variant is; may be empty."""
    slot_seconds: float
    """The time allowed."""
    language: Language
    """``language``, else what the letters say."""
    family: str
    """The family its variants share (``pitch`` in the front matter), else the title."""
    based_on: str
    """File name of the variant it was made from; may be empty."""
    sections: tuple[Section, ...]
    """In the order of the file; sections without any text are kept."""
    has_headings: bool
    """Whether any ``##`` heading stands in the file: without one the parts cannot be told."""
    declared: frozenset[str] = frozenset()
    """The front matter keys that stand in the file."""
    purpose: str = ""
    """Why its author goes to the events it is for; may be empty."""
    rules_off: frozenset[str] = frozenset()
    """Ids of the rules that are switched off for this file."""
    follows: str = ""
    """What it knows of the pitch it is based on, as written in the file."""
    base_missing: bool = False
    """Whether the pitch it is based on cannot be read."""
    shared: frozenset[Role] = frozenset()
    """The parts whose words are those of the pitch it is based on."""
    moved_on: frozenset[Role] = frozenset()
    """Its own parts whose counterpart in the pitch it is based on has changed since they were written."""
    renewed: frozenset[Role] = frozenset()
    """The shared parts for which the file itself still has older words."""
    stamp: str = ""
    """Digest of the bytes on disk when it was read; empty for a file that did not exist."""

    def section(self, role: Role) -> Section | None:
        """Return the first section of this role."""
        return next((s for s in self.sections if s.role == role), None)


@dataclass(frozen=True)
class Trashed:
    """A pitch file in the trash."""

    path: Path
    """Where it was."""
    kept: Path
    """Where it is now."""
