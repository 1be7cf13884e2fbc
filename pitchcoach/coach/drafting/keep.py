"""Keep: a pitch that is being written reaches the disk, and where it cannot, its words are kept elsewhere.

Decides where the text of the draft goes: into its file, beside it when another program wrote the file in the
meantime, into the rescue folder when nothing can be written there. It asks nothing and shows nothing.
"""

from __future__ import annotations

import contextlib
import glob
import hashlib
import os
import threading
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from pitchcoach.coach.rooms import Rooms
from pitchcoach.errors import ChangedOnDiskError, PitchcoachError, UnwritableError
from pitchcoach.files import write_atomically
from pitchcoach.i18n import Message, msg
from pitchcoach.model.pitch import FileForm, Pitch


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of one attempt to write."""

    pitch: Pitch
    """The pitch that was to be kept, with path, form and stamp as they are on disk now."""
    told: Message | None = None
    """What the user should know though it worked: another file, another form."""
    error: PitchcoachError | None = None
    """Why it is not in its file and where its words are instead (``reason`` among the values of its message);
    they still wait to be written."""
    rescue: Path | None = None
    """Where its words are instead; None also when they could be kept nowhere."""


class Keeper:
    """Writes one pitch; any thread may ask it to, and the newest words offered always win."""

    def __init__(self, pitch: Pitch, rooms: Rooms) -> None:
        self._rooms = rooms
        self._offered = pitch
        self._waiting = False
        self._path, self._form, self._stamp = pitch.path, pitch.form, pitch.stamp
        self._rescued: Path | None = None
        self._writing = threading.Lock()

    @property
    def waiting(self) -> bool:
        """Whether words were offered that are not in the file yet."""
        return self._waiting

    @property
    def new(self) -> bool:
        """Whether the pitch has no file yet."""
        return not self._stamp

    @property
    def stamp(self) -> str:
        """The stamp of the file as it was last written or read."""
        return self._stamp

    @property
    def rescue_path(self) -> Path:
        """Where the words go when the file cannot be written: never over the words of an earlier failure."""
        if self._rescued is not None:
            return self._rescued
        first = self._first_rescue
        return next(p for n in count(1) if not (p := first.with_stem(f"{first.stem}-{n}")).exists())

    def rescues(self) -> list[Path]:
        """Return what earlier failures left for this file, oldest first."""
        first = self._first_rescue
        return sorted(first.parent.glob(f"{glob.escape(first.stem)}-*{first.suffix}"))

    @property
    def _first_rescue(self) -> Path:
        path = self._path.absolute()
        mark = hashlib.sha1(os.fsencode(path), usedforsecurity=False).hexdigest()[:8]
        return self._rooms.locations.data / "rescue" / f"{path.stem[:40]} {mark}{path.suffix}"

    def offer(self, pitch: Pitch) -> None:
        """Take the words as they are now, to be written when ``write`` is next called."""
        self._offered, self._waiting = pitch, True

    def write(self, *, always: bool = False) -> Kept | None:
        """Write what was offered last; None when that is done already. Never raises a PitchcoachError.

        ``always`` writes a pitch that has no file yet although nothing was offered.
        """
        with self._writing:
            if not self._waiting and not (always and self.new):
                return None
            self._waiting = False  # words offered from now on, by another thread, wait for the next time
            pitch = replace(self._offered, path=self._path, form=self._form, stamp=self._stamp)
            if self.new:
                pitch = replace(pitch, path=self._named_after_title(pitch))
            try:
                kept = self._into_file(pitch)
            except PitchcoachError as error:
                self._waiting = True
                rescue = self._into_rescue(pitch)
                return Kept(pitch, error=_unkept(error, rescue), rescue=rescue)
            self._path, self._form, self._stamp = kept.pitch.path, kept.pitch.form, kept.pitch.stamp
            self._drop_rescue()
            return kept

    def _named_after_title(self, pitch: Pitch) -> Path:
        """Return the file a pitch without one shall have: since it was begun its title may have changed,
        or its name may have been taken.
        """
        shelf = self._rooms.shelf
        fits = "title" not in pitch.declared or shelf.stem(pitch.title) == pitch.path.stem
        if fits and not pitch.path.exists():
            return pitch.path
        return shelf.free_path(pitch.path.parent, pitch.title)

    def _into_file(self, pitch: Pitch) -> Kept:
        try:
            saved = self._rooms.files.save(pitch)
        except ChangedOnDiskError:
            return self._beside(pitch)
        return Kept(saved, _told_form(pitch.path, pitch.form, saved.form))

    def _beside(self, pitch: Pitch) -> Kept:
        """Write where nothing of others is lost: at the old place if the file is gone, else beside it."""
        if not pitch.path.exists():
            saved = self._rooms.files.save(replace(pitch, stamp=""))
            return Kept(saved, msg("{name} was gone and is written again.", name=pitch.path.name))
        free = self._rooms.shelf.free_path(pitch.path.parent, f"{pitch.path.stem} (mine)")
        like = free.with_suffix(pitch.path.suffix)
        path = free if like.exists() else like
        saved = self._rooms.files.save(replace(pitch, path=path, stamp=""))
        told = msg(
            "Another program changed {theirs}; what you write here goes into {mine}.",
            theirs=pitch.path.name,
            mine=path.name,
        )
        return Kept(saved, told)

    def _into_rescue(self, pitch: Pitch) -> Path | None:
        path = self.rescue_path
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_atomically(path, pitch.text.encode("utf-8", "surrogatepass"), mode=0o600)
        except (OSError, UnwritableError):
            return None
        self._rescued = path
        return path

    def _drop_rescue(self) -> None:
        """Remove the copy made here: its words are in the file now."""
        if self._rescued is not None:
            with contextlib.suppress(OSError):
                self._rescued.unlink(missing_ok=True)
            self._rescued = None


def _told_form(path: Path, before: FileForm, after: FileForm) -> Message | None:
    if after.encoding != before.encoding:
        return msg(
            "{name} is UTF-8 now: {encoding} has no sign for one of its characters.",
            name=path.name,
            encoding=before.encoding.upper(),
        )
    if before.mixed and not after.mixed:
        return msg("{name} had several kinds of line ends; it has one kind now.", name=path.name)
    return None


def _unkept(error: PitchcoachError, rescue: Path | None) -> PitchcoachError:
    """Return the error of a failed saving as the user needs it: where the words are instead."""
    reason = error.message.values.get("reason", error.message)
    if rescue is None:
        return UnwritableError(
            msg("The file cannot be written ({reason}), and no copy either.", reason=reason),
            remedy=msg("Your words are only on this screen: free some space and press Ctrl+S."),
        )
    return UnwritableError(
        msg("The file cannot be written ({reason}); a copy is in {path}.", reason=reason, path=str(rescue)),
        remedy=msg("Your words stay on this screen; Ctrl+S tries again."),
    )
