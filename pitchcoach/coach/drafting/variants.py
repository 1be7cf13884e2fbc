"""Variants: a pitch for another audience or slot, sharing with its base what it does not say otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pitchcoach.coach.rooms import Rooms
from pitchcoach.errors import PitchcoachError
from pitchcoach.i18n import msg
from pitchcoach.model.pitch import ROLES, Pitch, Role


def new_variant(base: Pitch, audience: str, slot_seconds: float, rooms: Rooms) -> Pitch:
    """Write a variant of ``base`` beside it and return it: every part is shared until it is written in.

    For the same audience the slot joins the title, so that both can be told apart in a list.
    """
    if not _is_text(base.path.name):
        raise PitchcoachError(
            msg("no variant can name its base: the file name {name} is not text", name=ascii(base.path.name)),
            remedy=msg("Rename the file first."),
        )
    slot = f"{slot_seconds:g}"
    unit = f"{slot}秒" if base.language == "ja" else f"{slot} s"
    title = base.title if audience != base.audience else _with_slot(base, unit)
    files, shelf = rooms.files, rooms.shelf
    name = " ".join(part for part in (base.family, audience, unit) if part)
    path = shelf.free_path(base.path.parent, name, base.path.suffix)  # in .txt an asterisk is an asterisk
    variant = files.blank(path, base.language)
    variant = files.parse(base.text, variant)
    values = {
        "title": title,
        "audience": audience,
        "slot": slot,
        "language": base.language,
        "pitch": base.family,
        "based_on": base.path.name,
        "follows": "",
    }
    for key, value in values.items():
        if value or key in variant.declared:
            variant = files.with_value(variant, key, value)
    return files.save(files.tied(variant, base, ROLES))


def taken_over(pitch: Pitch, role: Role, rooms: Rooms) -> Pitch:
    """Return the pitch with the base's words of now in one part, shared from then on."""
    base = _base(pitch, rooms)
    changed = rooms.files.with_body(pitch, role, rooms.files.body_of(base, role))
    return rooms.files.tied(changed, base, (role,))


def kept_own(pitch: Pitch, role: Role, rooms: Rooms) -> Pitch:
    """Return the pitch knowing that its author has seen what the base says now and keeps the own words."""
    return rooms.files.tied(pitch, _base(pitch, rooms), (role,))


def spread(base: Pitch, rooms: Rooms) -> Sequence[Path]:
    """Write the base's words of now into the files that share them; return the files that changed."""
    changed = []
    for variant in rooms.files.variants_of(base):
        if variant.renewed:
            rooms.files.save(variant)
            changed.append(variant.path)
            changed.extend(spread(variant, rooms))
    return changed


def follow_rename(old: Path, new: Path, variants: Sequence[Pitch], rooms: Rooms) -> None:
    """Let the variants of a renamed file know its new name."""
    if old != new:
        for variant in variants:
            rooms.files.save(rooms.files.with_value(variant, "based_on", new.name))


def _is_text(name: str) -> bool:
    """Tell whether the system could read the bytes of a file's name as characters."""
    return not any("\ud800" <= character <= "\udfff" for character in name)


def _with_slot(base: Pitch, unit: str) -> str:
    return f"{base.title} {unit}版" if base.language == "ja" else f"{base.title} ({unit})"


def _base(pitch: Pitch, rooms: Rooms) -> Pitch:
    base = rooms.files.base_of(pitch)
    if base is None:
        raise PitchcoachError(
            msg("{name} is not based on a pitch that can be read", name=pitch.path.name),
            remedy=msg("Put the file name of another pitch of this folder into based_on."),
            path=pitch.path,
        )
    return base
