"""The text of a draft between its fields and its file, without any widget.

Fields hold pieces of one file; here a change of a piece becomes a change of the whole, and a whole that
cannot be read for a moment (a half-typed front matter) is kept all the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pitchcoach.coach.ports import PitchFiles
from pitchcoach.errors import PitchcoachError
from pitchcoach.model.pitch import Pitch, Role
from pitchcoach.tui.widgets.keystrokes import normalised


class Manuscript:
    """One pitch that is being written."""

    def __init__(self, pitch: Pitch, files: PitchFiles) -> None:
        self._files = files
        self._pitch = pitch
        self._text = pitch.text
        self._problem: PitchcoachError | None = None
        self._role: Role | None = None
        self._before = pitch

    @property
    def pitch(self) -> Pitch:
        """The newest text that could be read."""
        return self._pitch

    @property
    def problem(self) -> PitchcoachError | None:
        """Why the newest text cannot be read; None when it can."""
        return self._problem

    @property
    def to_keep(self) -> Pitch:
        """What belongs into the file: the newest text, whether it can be read or not."""
        return replace(self._pitch, text=self._text)

    def body(self, role: Role) -> str:
        """Return what the field of a part shows."""
        return normalised(self._files.body_of(self._pitch, role))

    def value(self, key: str) -> str:
        """Return what the field of a front matter value shows; empty when the file does not name it."""
        pitch = self._pitch
        values = {"title": pitch.title, "audience": pitch.audience, "slot": f"{pitch.slot_seconds:g}"}
        return values[key] if key in pitch.declared else ""

    def write_body(self, role: Role, body: str) -> None:
        """Put the text of a field into its part.

        The part is measured where the writing of this field began: a heading typed into the field would
        otherwise end the part, and what follows it be written again with every key.
        """
        if self._role != role:
            self._role, self._before = role, self._pitch
        if body == normalised(self._files.body_of(self._before, role)):
            self._take(self._before)
        else:
            self._try(lambda: self._files.with_body(self._before, role, body))

    def write_value(self, key: str, value: str) -> None:
        """Change one value of the front matter; the file keeps the old one while the new cannot be read."""
        self._role = None
        if key in self._pitch.declared or value.strip():
            self._try(lambda: self._files.with_value(self._pitch, key, value.strip()))

    def write_whole(self, text: str) -> None:
        """Replace the whole text; ``problem`` tells when it cannot be read."""
        self._role = None
        self._try(lambda: self._files.parse(text, self._pitch))
        self._text = text

    def leave_field(self) -> None:
        """Forget what could not be read of a value: its field shows the old one again."""
        self._role = None
        self._problem = None

    def lies(self, kept: Pitch) -> None:
        """Follow the file to the place and form it has been written in."""
        self._pitch = replace(self._pitch, path=kept.path, form=kept.form, stamp=kept.stamp)
        self._before = replace(self._before, path=kept.path, form=kept.form, stamp=kept.stamp)

    def _try(self, change: Callable[[], Pitch]) -> None:
        try:
            self._take(change())
        except PitchcoachError as error:
            self._problem = error

    def _take(self, pitch: Pitch) -> None:
        self._pitch, self._text, self._problem = pitch, pitch.text, None
