"""Where a place in a pitch file stands in the fields of the draft, and back. Pure functions."""

from __future__ import annotations

from pitchcoach.model.pitch import ROLES, Pitch, Role, Section
from pitchcoach.model.report import Finding
from pitchcoach.tui.widgets.places import Place, index_of, place_of, to_raw, to_shown

_ABOUT_A_PART = ("S101", "S102", "S103")
"""Rules whose name ends in the part that is missing or empty: their line is not in that part."""


def role_at(pitch: Pitch, index: int) -> Role | None:
    """Return the part whose field shows ``index`` of the file; None for anything outside the fields."""
    for role in ROLES:
        section = pitch.section(role)
        if section is not None and section.start <= index < section.end:
            return role
    last = pitch.sections[-1] if pitch.sections else None  # the file's end belongs to what stands last
    if last is not None and index >= last.end and last.role and pitch.section(last.role) is last:
        return last.role
    return None


def role_of_finding(pitch: Pitch, finding: Finding) -> Role | None:
    """Return the part whose field a finding is about; None when no field shows its place."""
    if finding.rule in _ABOUT_A_PART:
        return next((role for role in ROLES if finding.name.endswith(role)), None)
    return role_at(pitch, finding_index(pitch, finding))


def finding_index(pitch: Pitch, finding: Finding) -> int:
    """Return the index in the file's text at which a finding stands."""
    return index_of(pitch.text, (finding.line - 1, finding.column - 1))


def field_place(pitch: Pitch, role: Role, shown: str, index: int) -> Place:
    """Return where ``index`` of the file stands in the field of a part that shows ``shown``."""
    section = pitch.section(role)
    if section is None:
        return 0, 0
    start, core = _core(section)
    lead = len(shown) - len(shown.lstrip())
    return place_of(shown, lead + to_shown(core, max(0, index - start)))


def file_index(pitch: Pitch, role: Role, shown: str, place: Place) -> int:
    """Return the index in the file of a place in the field of a part."""
    section = pitch.section(role)
    if section is None:
        return len(pitch.text)
    start, core = _core(section)
    lead = len(shown) - len(shown.lstrip())
    index = start + to_raw(core, max(0, index_of(shown, place) - lead))
    return min(index, max(section.start, section.end - 1))


def limit_in(pitch: Pitch, role: Role, shown: str, limit: int | None) -> Place | None:
    """Return from where on the text of a field is beyond the slot that ends at ``limit`` of the file."""
    section = pitch.section(role)
    if limit is None or section is None or section.end <= limit or not section.spoken.text:
        return None
    return (0, 0) if section.start > limit else field_place(pitch, role, shown, limit)


def unshown(pitch: Pitch) -> tuple[Section, ...]:
    """Return the sections that are said but that no field shows: before the first heading, other headings."""
    fields = [pitch.section(role) for role in ROLES]
    return tuple(s for s in pitch.sections if s.spoken.text and not any(s is field for field in fields))


def _core(section: Section) -> tuple[int, str]:
    """Return where the words of a body begin in the file, and these words."""
    core = section.body.strip()
    return section.start + len(section.body) - len(section.body.lstrip()), core
