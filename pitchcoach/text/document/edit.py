"""Changes to the text of a pitch file that leave everything else as the author wrote it."""

from __future__ import annotations

from pitchcoach.model.pitch import ROLES, Language, Pitch, Role, Section
from pitchcoach.text.document.parse import HEADINGS


def heading_for(role: Role, language: Language) -> str:
    """Return the heading the program writes for a part."""
    return HEADINGS[role][0] if language == "ja" else role.capitalize()


def with_body(pitch: Pitch, role: Role, body: str) -> str:
    """Return the file's text with the body of one part replaced; a missing part is put in its place."""
    section = pitch.section(role)
    body = body.strip("\n")
    if section is not None:
        start, end = _core(section)
        if start == end and body.strip():
            follows = section.end < len(pitch.text)
            opening = "" if pitch.text[:start].endswith("\n") else "\n"
            rest = pitch.text[section.end :]
            return pitch.text[:start] + opening + body + ("\n\n" if follows else "\n") + rest
        return pitch.text[:start] + body + pitch.text[end:]
    if not body.strip():
        return pitch.text
    at = _place_for(pitch, role)
    head = pitch.text[:at].rstrip("\n")
    rest = pitch.text[at:]
    block = f"## {heading_for(role, pitch.language)}\n{body}\n"
    return (head + "\n\n" if head else "") + block + ("\n" + rest if rest else "")


def body_of(pitch: Pitch, role: Role) -> str:
    """Return what a field of the prompts shows for a part: its body without the blank lines around it."""
    section = pitch.section(role)
    if section is None:
        return ""
    start, end = _core(section)
    return pitch.text[start:end]


def _core(section: Section) -> tuple[int, int]:
    """Return where in the file the body's own words begin and end; an empty body is its start twice."""
    core = section.body.strip()
    if not core:
        return section.start, section.start
    start = section.start + section.body.index(core)
    return start, start + len(core)


def _place_for(pitch: Pitch, role: Role) -> int:
    """Return where a missing part belongs: after the nearest earlier part, else before a later one."""
    order = ROLES.index(role)
    for earlier in reversed(ROLES[:order]):
        section = pitch.section(earlier)
        if section:
            return section.end
    for later in ROLES[order + 1 :]:
        section = pitch.section(later)
        if section:
            return pitch.text.rfind("\n", 0, max(section.start - 1, 0)) + 1
    return len(pitch.text)
