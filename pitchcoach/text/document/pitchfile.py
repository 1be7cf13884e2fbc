"""Pitch files on disk: found, read, written."""

from __future__ import annotations

import contextlib
import unicodedata
import zlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from pitchcoach.errors import ChangedOnDiskError, PitchcoachError, UnreadablePitchError, reason_of
from pitchcoach.files import write_atomically
from pitchcoach.i18n import msg
from pitchcoach.model.listing import SeenFile
from pitchcoach.model.pitch import ROLES, FileForm, Language, Pitch, Role
from pitchcoach.model.report import CheckReport
from pitchcoach.text.document import edit
from pitchcoach.text.document.encoding import decode, encode
from pitchcoach.text.document.following import (
    KEY,
    caught_up,
    read_ties,
    standing,
    ties_to,
    written_ties,
)
from pitchcoach.text.document.front_matter import with_value
from pitchcoach.text.document.parse import DEFAULT_SLOT_SECONDS, parse_pitch, parse_slot
from pitchcoach.text.document.scan import look, scan
from pitchcoach.text.rules import limit_place

LARGEST_BYTES: Final = 1_000_000
"""A ten-hour speech; anything larger is not a pitch and would only make the program wait."""


class DiskPitchFiles:
    """The real adapter of the port ``PitchFiles``."""

    def __init__(self, default_slot: float = DEFAULT_SLOT_SECONDS) -> None:
        self._default_slot = default_slot
        self._bases = Bases(self._load)

    def load(self, path: Path) -> Pitch:
        """Read one file, shared parts with the words of their base. Raises UnreadablePitchError."""
        return self._load(path, frozenset())

    def _load(self, path: Path, above: frozenset[Path]) -> Pitch:
        data = _read(path)
        try:
            text, form = decode(data)
            pitch = parse_pitch(text, path, form, default_slot=self._default_slot, stamp=_stamp(data))
            return self._followed(pitch, above, renew=True)
        except PitchcoachError as error:
            error.path = path
            raise

    def parse(self, text: str, like: Pitch) -> Pitch:
        """Read ``text`` as if it stood in the file of ``like``; its words stay as they are."""
        pitch = parse_pitch(text, like.path, like.form, default_slot=self._default_slot, stamp=like.stamp)
        return self._followed(pitch, frozenset(), renew=False)

    def slot_of(self, written: str) -> float | None:
        """Return the seconds of a slot as people write it; None when it is none."""
        return parse_slot(written)

    def base_of(self, pitch: Pitch) -> Pitch | None:
        """Return the pitch this one is based on; None when it names none or that cannot be read."""
        return self._bases.of(pitch, frozenset())

    def variants_of(self, base: Pitch) -> Sequence[Pitch]:
        """Return the pitches of the same folder based on this one; most files are passed over unread."""
        found = []
        for path in self.find(base.path.parent):
            if path.parent != base.path.parent or path == base.path:
                continue
            with contextlib.suppress(PitchcoachError):
                data = _read(path)
                if b"based_on" in data.replace(b"\0", b"") and (pitch := self.load(path)):
                    found.append(pitch)
        return [pitch for pitch in found if pitch.based_on == unicodedata.normalize("NFC", base.path.name)]

    def tied(self, pitch: Pitch, base: Pitch, roles: Collection[Role]) -> Pitch:
        """Return the pitch knowing what ``base`` says now in these parts; see the port."""
        ties = {role: tie for role, tie in read_ties(pitch.follows).items() if role not in roles}
        written = written_ties(ties | ties_to(base, roles), pitch)
        return self.with_value(pitch, KEY, written) if written or KEY in pitch.declared else pitch

    def _followed(self, pitch: Pitch, above: frozenset[Path], *, renew: bool) -> Pitch:
        """Tell how a variant stands to its base; ``renew`` gives shared parts the base's words of now."""
        if not pitch.based_on or not pitch.follows:
            return pitch
        base = self._bases.of(pitch, above)
        ties = read_ties(pitch.follows)
        stands = standing(pitch, ties, base)
        renewed = frozenset[Role]()
        if renew and base is not None and stands.behind:
            renewed = stands.behind
            for role in renewed:
                pitch = self._plain(caught_up(pitch, role, base), pitch)
                ties[role] = ties_to(base, (role,))[role]
            pitch = self._plain(with_value(pitch.text, KEY, written_ties(ties, pitch)), pitch)
            stands = standing(pitch, ties, base)
        return replace(
            pitch,
            base_missing=base is None,
            shared=stands.shared,
            moved_on=stands.moved_on,
            renewed=renewed,
        )

    def _plain(self, text: str, like: Pitch) -> Pitch:
        return parse_pitch(text, like.path, like.form, default_slot=self._default_slot, stamp=like.stamp)

    def save(self, pitch: Pitch) -> Pitch:
        """Write atomically in the pitch's own form; see the port."""
        if _stamp_on_disk(pitch.path) != pitch.stamp:
            raise ChangedOnDiskError(
                msg("{name} was changed by another program", name=pitch.path.name),
                remedy=msg("Your text is kept here; open the file again to see theirs."),
                path=pitch.path,
            )
        data, form = encode(pitch.text, pitch.form)
        write_atomically(pitch.path, data)
        return replace(pitch, form=form, stamp=_stamp(data))

    def with_body(self, pitch: Pitch, role: Role, body: str) -> Pitch:
        """Return the pitch with the body of one part replaced; see the port."""
        return self.parse(edit.with_body(pitch, role, body), pitch)

    def body_of(self, pitch: Pitch, role: Role) -> str:
        """Return the body of a part without the blank lines around it."""
        return edit.body_of(pitch, role)

    def with_value(self, pitch: Pitch, key: str, value: str) -> Pitch:
        """Return the pitch with one front matter value changed or added."""
        return self.parse(with_value(pitch.text, key, value), pitch)

    def limit_place(self, report: CheckReport) -> int | None:
        """Return the index in ``Pitch.text`` where the slot's length is passed."""
        return limit_place(report)

    def blank(self, path: Path, language: Language) -> Pitch:
        """Return a new pitch with empty parts; nothing is written."""
        headings = "\n\n".join(f"## {edit.heading_for(role, language)}" for role in ROLES)
        front = f"---\nslot: {self._default_slot:g}\nlanguage: {language}\n---\n"
        return parse_pitch(f"{front}\n{headings}\n", path, FileForm(), default_slot=self._default_slot)

    def find(self, place: Path) -> Sequence[Path]:
        """List the pitch files in a folder and below it, in the order of their names, or the file itself.

        Hidden folders and ``README`` files are passed over. Raises UnreadablePitchError for no such place.
        """
        return tuple(seen.path for seen in scan(place))

    def scan(self, place: Path) -> Sequence[SeenFile]:
        """List the same files as they are now, without opening them."""
        return scan(place)

    def look(self, path: Path) -> SeenFile:
        """Return one file as it is now."""
        return look(path)


class Bases:
    """Pitches that others are based on, read again only when their files changed."""

    def __init__(self, load: Callable[[Path, frozenset[Path]], Pitch]) -> None:
        self._load = load
        self._known: dict[Path, tuple[tuple[int, int], Pitch]] = {}

    def of(self, pitch: Pitch, above: frozenset[Path]) -> Pitch | None:
        """Return the base of ``pitch``; None when none can be read or it leads in a circle."""
        if not pitch.based_on:
            return None
        path = _composed(pitch.path.parent / pitch.based_on)
        above |= {pitch.path}
        if path in above:
            return None
        try:
            facts = path.stat()
            found = self._known.get(path)
            if found is not None and found[0] == (facts.st_mtime_ns, facts.st_size):
                base = found[1]
                if not base.based_on:  # the base of a base may have changed without it
                    return base
            base = self._load(path, above)
        except (OSError, PitchcoachError):
            return None
        self._known[path] = ((facts.st_mtime_ns, facts.st_size), base)
        return base


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:  # never more than that: the size of a device or pipe is told as 0
            data = file.read(LARGEST_BYTES + 1)
    except OSError as error:
        raise UnreadablePitchError(
            msg("cannot read {path}: {reason}", path=str(path), reason=reason_of(error)),
            remedy=msg("Check the name and the permissions of the file."),
            path=path,
        ) from error
    if len(data) > LARGEST_BYTES:
        raise UnreadablePitchError(
            msg("{name} is larger than 1 MB", name=path.name),
            remedy=msg("A pitch is a page of text; name the right file."),
            path=path,
        )
    return data


def _composed(path: Path) -> Path:
    """Return the file of a name as front matter has it, also where macOS once wrote its kana decomposed."""
    if path.name.isascii() or path.exists():
        return path
    with contextlib.suppress(OSError):
        for other in path.parent.iterdir():
            if unicodedata.normalize("NFC", other.name) == path.name:
                return other
    return path


def _stamp(data: bytes) -> str:
    # Two checksums and the length tell an edit from none, and need no library loaded for each check.
    return f"{len(data):x}-{zlib.crc32(data):08x}-{zlib.adler32(data):08x}"


def _stamp_on_disk(path: Path) -> str:
    try:
        return _stamp(path.read_bytes())
    except OSError:
        return ""
