"""Draft: pitches begun, renamed and copied, with their rounds following them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pitchcoach.coach.drafting.answers import Answers, answered
from pitchcoach.coach.drafting.questions import STEPS
from pitchcoach.coach.drafting.variants import follow_rename
from pitchcoach.coach.rehearsing.planning import moved
from pitchcoach.coach.rooms import Rooms
from pitchcoach.model.pitch import Language, Pitch


def new_pitch(
    folder: Path, title: str, language: Language, rooms: Rooms, answers: Answers | None = None
) -> Pitch:
    """Return a pitch of this title, with what is answered of it, at a free path.

    It is written when it is first saved. Raises PitchcoachError for a slot that cannot be understood.
    """
    blank = rooms.files.blank(rooms.shelf.free_path(folder, title), language)
    pitch = rooms.files.with_value(blank, "title", title)
    for step in STEPS:
        if answer := (answers or {}).get(step, "").strip():
            pitch = answered(pitch, step, answer, rooms.files)
    return pitch


def retitle(pitch: Pitch, title: str, rooms: Rooms) -> Path:
    """Give a pitch another title and return where it then lies.

    The file is renamed too where its name was the old title; a name the author chose stays. A family that had
    its name from the title keeps that name, so that the variants stay together.
    """
    named_after_title = rooms.shelf.stem(pitch.title) == pitch.path.stem
    changed = rooms.files.with_value(pitch, "title", title)
    if "pitch" not in pitch.declared and pitch.family != changed.family:
        changed = rooms.files.with_value(changed, "pitch", pitch.family)
    rooms.files.save(changed)
    if not named_after_title:
        return pitch.path
    variants = rooms.files.variants_of(pitch)
    path = rooms.shelf.rename(pitch.path, title)
    follow_rename(pitch.path, path, variants, rooms)
    rooms.store().moved(pitch.path.absolute(), path.absolute())
    moved(pitch.path, path, rooms)
    return path


def duplicate(pitch: Pitch, rooms: Rooms) -> Path:
    """Copy a pitch into a new variant of the same family and return the copy."""
    path = rooms.shelf.duplicate(pitch.path)
    copy = rooms.files.load(path)
    if "based_on" not in copy.declared:
        rooms.files.save(rooms.files.with_value(copy, "based_on", pitch.path.name))
    return path


def add_examples(folder: Path, examples: Path, rooms: Rooms) -> int:
    """Copy the example pitches into a folder, never over a file; returns how many were copied."""
    copied = 0
    for path in rooms.files.find(examples):
        target = folder / path.name
        if not target.exists():
            rooms.files.save(replace(rooms.files.load(path), path=target, stamp=""))
            copied += 1
    return copied
