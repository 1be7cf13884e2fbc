"""The fields of a draft: values, parts and the plain file, with the text as it will be said beside them.

It moves words between fields and manuscript and shows the figures it is given; it checks and saves nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.document._edit import Edit
from textual.widgets import Static

from pitchcoach.coach.drafting.prompts import Prompts, prompts_for
from pitchcoach.i18n import Translator
from pitchcoach.model.pitch import ROLES, Pitch, Role
from pitchcoach.model.report import CheckReport
from pitchcoach.tui.lit import lit
from pitchcoach.tui.screens.draft_places import field_place, file_index, limit_in, role_at, unshown
from pitchcoach.tui.screens.manuscript import Manuscript
from pitchcoach.tui.signs import Signs
from pitchcoach.tui.widgets.aloud import aloud
from pitchcoach.tui.widgets.keystrokes import normalised
from pitchcoach.tui.widgets.marked import MarkedArea
from pitchcoach.tui.widgets.part import PartField
from pitchcoach.tui.widgets.places import index_of, place_of, to_raw, to_shown
from pitchcoach.tui.widgets.text import LineInput
from pitchcoach.tui.words import section_name

VALUES: Final = ("title", "audience", "slot")


class DraftSheet(Vertical):
    """What is written in; one manuscript at a time."""

    def __init__(self, text: Manuscript, tr: Translator, signs: Signs, written: Callable[[], None]) -> None:
        super().__init__()
        self.text = text
        self.plain = not text.pitch.has_headings and bool(unshown(text.pitch))
        """Whether the plain file is shown instead of the prompts; at first where it has no parts."""
        self.kana = False
        """Whether the readings stand above the text as it will be said."""
        self._tr, self._signs = tr, signs
        pitch = text.pitch
        hints = {"title": pitch.title, "audience": "", "slot": f"{pitch.slot_seconds:g}"}
        self._prompts = _prompts_of(pitch)
        self.parts = {role: PartField(role, text.body(role), self._prompts.steps[role], tr) for role in ROLES}
        self.values = {
            key: LineInput(text.value(key), placeholder=hints[key], id=f"value-{key}") for key in VALUES
        }
        self.whole = MarkedArea(pitch.text, id="whole")
        self._together: list[dict[MarkedArea, list[Edit]]] = []
        for area in (self.whole, *(part.area for part in self.parts.values())):
            area.edited, area.together = written, self._together
        self._seen = self._fields_now()

    def compose(self) -> ComposeResult:
        """Lay out the values in one line, below them the fields and the text as it will be said."""
        with Horizontal(id="values"):
            for key, label in zip(
                VALUES, (self._tr("Title"), self._tr("For"), self._tr("Slot")), strict=True
            ):
                yield Static(lit(label), classes="label")
                yield self.values[key]
            yield Static(lit(self._tr("s")), classes="unit")
        yield Static(lit(str(self.text.pitch.path)), id="file")
        with Horizontal(id="fields"):
            with VerticalScroll(id="prompts", can_focus=False):
                yield from self.parts.values()
                yield Static(id="unshown")
            yield self.whole
            with Vertical(id="beside"):
                yield Static(id="caption")
                with VerticalScroll(id="aloud", can_focus=False):
                    yield Static(id="spoken")

    def on_mount(self) -> None:
        """Show the prompts or the plain file; begin at the first part without words."""
        self.set_class(self.plain, "-whole")
        empty: Role = next((role for role in ROLES if not self.text.body(role)), ROLES[0])
        field = self.whole if self.plain else self.parts[empty].area
        if not self.plain:
            field.move_cursor(field.document.end)
        field.focus()

    # Words

    def _fields_now(self) -> dict[str, str]:
        """Return what stands in every field, by its name."""
        now: dict[str, str] = {role: part.area.text for role, part in self.parts.items()}
        now.update((key, field.value) for key, field in self.values.items())
        now["whole"] = self.whole.text
        return now

    def collect(self) -> bool:
        """Put what changed in the fields into the manuscript; works while the screen is being taken down."""
        now, before = self._fields_now(), self._seen
        self._seen = now
        changed = [name for name, text in now.items() if text != before[name]]
        for name in changed:
            role = next((role for role in ROLES if role == name), None)
            if role is not None:
                self.text.write_body(role, now[name])
            elif name == "whole":
                self.text.write_whole(now[name])
            else:
                self.text.write_value(name, now[name])
        if "whole" in changed and not self.plain:  # undo took the values back with it
            self._fill_values()
            self._seen = self._fields_now()
        return bool(changed)

    def fill(self, text: Manuscript | None = None, *, undoable: bool = False) -> None:
        """Let every field show what the manuscript says; a field that says it already keeps its history.

        ``undoable`` lets the user take the change back in any field that it changed, and in all at once.
        """
        self.text = text or self.text
        changed = []
        for role, part in self.parts.items():
            body = self.text.body(role)
            if part.area.text.strip() != body.strip():
                _show_in(part.area, body, undoable=undoable)
                changed.append(part.area)
        self._fill_values()
        whole = normalised(self.text.to_keep.text)
        if self.whole.text != whole:
            _show_in(self.whole, whole, undoable=undoable)
            changed.append(self.whole)
        if undoable:
            self._together.append({area: area.history.undo_stack[-1] for area in changed})
        self._seen = self._fields_now()
        self.query_one("#file", Static).update(lit(str(self.text.pitch.path)), layout=False)

    def _fill_values(self) -> None:
        for key, field in self.values.items():
            if field.value.strip() != self.text.value(key):
                field.value = self.text.value(key)

    def turn(self) -> None:
        """Show the plain file instead of the prompts, or the prompts again."""
        self.plain = not self.plain
        self.set_class(self.plain, "-whole")
        self.fill()

    # Places

    def cursor(self) -> int:
        """Return the index in the file at which the cursor stands; 0 when it is in none of the texts."""
        pitch = self.text.pitch
        if self.plain:
            return to_raw(pitch.text, index_of(self.whole.text, self.whole.cursor_location))
        for role, part in self.parts.items():
            if part.area.has_focus:
                return file_index(pitch, role, part.area.text, part.area.cursor_location)
        return 0

    def go_to(self, index: int, role: Role | None = None) -> None:
        """Put the cursor where an index of the file is shown, in the part ``role`` where that is known."""
        pitch = self.text.pitch
        role = role or role_at(pitch, index)
        if self.plain:
            area, place = self.whole, place_of(self.whole.text, to_shown(pitch.text, index))
        elif role is not None:
            area = self.parts[role].area
            place = field_place(pitch, role, area.text, index)
        else:
            area, place = self.parts["target"].area, (0, 0)
        area.focus()
        area.move_cursor(place, center=True)

    # Figures

    def show(self, report: CheckReport, limit: int | None) -> None:
        """Show the figures of each part and mark what stands at or after ``limit`` of the file's text."""
        pitch = report.pitch
        self._ask(pitch)
        if self.plain:
            raw = pitch.text
            place = None if limit is None else place_of(self.whole.text, to_shown(raw, limit))
            self.whole.mark_beyond(place)
        else:
            for role, field in self.parts.items():
                part = next((p for p in report.sections if p.section is pitch.section(role)), None)
                field.show(report, part, limit_in(pitch, role, field.area.text, limit), self._signs)

    def _ask(self, pitch: Pitch) -> None:
        """Ask what fits slot and listeners as they are named now."""
        prompts = _prompts_of(pitch)
        if prompts != self._prompts:
            self._prompts = prompts
            for role, field in self.parts.items():
                field.ask(prompts.steps[role])

    def show_beside(self, report: CheckReport, limit: int | None) -> None:
        """Show what takes a new layout: the text as it will be said, and what no field shows."""
        others = [section_name(s.role, s.heading, self._tr) for s in unshown(self.text.pitch)]
        rest = self.query_one("#unshown", Static)
        rest.set_class(bool(others), "-shown")
        if others:
            names = ", ".join(others)
            rest.update(lit(self._tr("Also said, but seen in the plain text only: {names}", names=names)))

        if self.has_class("-narrow"):
            return
        caption = Content.assemble((self._tr("As it will be said"), "$quiet"))
        if limit is not None:
            words = self._tr("beyond the slot")
            caption += Content.assemble((f"   {self._signs.long} {words}", "$attention"))
        self.query_one("#caption", Static).update(caption, layout=False)
        if self.kana and report.exact:
            from pitchcoach.tui.widgets.aloud_readings import aloud_with_readings

            width = max(20, self.query_one("#aloud").content_size.width - 1)
            said = aloud_with_readings(report, limit, self._signs, width)
        else:
            said = aloud(report, limit, self._signs)
        self.query_one("#spoken", Static).update(said)


def _prompts_of(pitch: Pitch) -> Prompts:
    return prompts_for(pitch.language, pitch.slot_seconds, pitch.audience)


def _show_in(area: MarkedArea, text: str, *, undoable: bool) -> None:
    if not undoable:
        area.load_text(text)
        return
    told, area.edited = area.edited, None  # the manuscript says it already
    area.history.checkpoint()
    area.replace(text, (0, 0), area.document.end)
    area.history.checkpoint()
    area.edited = told
